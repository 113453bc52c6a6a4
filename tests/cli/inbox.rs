//! What came back, from the command line.

use super::Home;

/// A home with a case whose letter left by mail, and a reply to it in `reply.eml`.
fn home() -> (Home, String) {
    let home = Home::new();
    let mut write = vec![
        "write",
        "access",
        "Example GmbH",
        "--law",
        "gdpr",
        "--json",
        "--format",
        "eml",
    ];
    write.extend(["--recipient-email", "privacy@example-gmbh.example"]);
    write.extend([
        "--name",
        "Ada Example",
        "--email",
        "ada@example.org",
        "--residence",
        "DE",
    ]);
    write.extend(["--output", "letter.eml"]);
    let case = home.json(&write)["case"].as_str().unwrap().to_owned();
    assert!(
        home.output(&["record", &case, "sent", "--by", "email"])
            .status
            .success()
    );
    home.put(
        "reply.eml",
        &format!(
            "Date: Mon, 23 Nov 2026 10:00:00 +0100\nFrom: Example <privacy@example-gmbh.example>\n\
             To: ada@example.org\nSubject: Re: {case}\nMessage-ID: <1@example-gmbh.example>\n\n\
             Please send us a copy of your passport so that we can verify your identity.\n"
        ),
    );
    (home, case)
}

#[test]
fn a_reply_is_taken_in_shown_and_decided() {
    let (mut home, case) = home();
    let taken = home.json(&["inbox", "import", "reply.eml", "--json"]);
    assert_eq!(taken["case"], case.as_str());
    assert_eq!(taken["kind"], "needs-identity");
    assert_eq!(taken["message_id"], "<1@example-gmbh.example>");
    assert_eq!(taken["recorded"], serde_json::Value::Null);
    home.run(&["inbox", "import", "reply.eml"]);
    home.run(&["inbox"]);
    home.run(&["inbox", "review", "1"]);
    home.run(&["inbox", "review", "1", "--yes"]);
    home.run(&["inbox", "review", "1", "--kind", "denied"]);
    home.run(&["inbox"]);
    home.run(&["inbox", "import", "nothing.eml"]);
    insta::assert_snapshot!(home.transcript());
    let waiting = home.json(&["inbox", "--json"]);
    assert_eq!(waiting["waiting"], serde_json::json!([]));
    let verified = home.json(&["verify", "--json"]);
    assert_eq!(verified["faults"], serde_json::json!([]));
}

#[test]
fn a_mailbox_of_others_mails_leaves_nothing_but_the_reply() {
    let (home, case) = home();
    let reply = std::fs::read_to_string(home.path("reply.eml")).unwrap();
    let other = "From: shop@shop.example\nSubject: Your order\n\nIt is on its way.\n";
    let from = "From a@b.example Mon Nov 23 10:00:00 2026\n";
    home.put(
        "mails.mbox",
        &format!("{from}{other}\n{from}{reply}\n{from}{reply}\n"),
    );
    let told = home.output(&["inbox", "import", "mails.mbox"]);
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(
        told.contains(
            "note: 1 mail kept, 1 known before, 1 passed over that has nothing of any case"
        ),
        "{told}"
    );
    let waiting = home.json(&["inbox", "--json"]);
    assert_eq!(waiting["waiting"][0]["case"], case.as_str());
    assert_eq!(waiting["waiting"].as_array().unwrap().len(), 1);
}

#[test]
fn files_are_kept_with_a_case() {
    let (home, case) = home();
    home.put("answer.pdf", "%PDF-1.7");
    let kept = home.json(&["keep", &case, "answer.pdf", "--json"]);
    assert_eq!(kept["files"][0]["name"], "answer.pdf");
    let assigned = home.json(&["inbox", "import", "reply.eml", "--json"]);
    let number = assigned["number"].to_string();
    let assigned = home.json(&["inbox", "assign", &number, &case, "--json"]);
    assert_eq!(assigned["case"], case.as_str());
    let decided = home.json(&["inbox", "review", &number, "--kind", "denied", "--json"]);
    assert_eq!(decided["recorded"], "refused");
}

/// Several files and folders are taken in with one command; what cannot be read of them is told.
#[test]
fn several_files_are_taken_in_at_once() {
    let (home, case) = home();
    let reply = std::fs::read_to_string(home.path("reply.eml")).unwrap();
    home.put("more/another.eml", &reply.replace("<1@", "<2@"));
    let import = ["inbox", "import", "reply.eml", "more", "nothing.eml"];
    let (taken, said, code) = home.strictly(&import);
    assert_eq!(code, 0, "{said}");
    assert_eq!(taken.lines().count(), 2, "{taken}");
    assert!(taken.lines().all(|line| line.contains(&case)), "{taken}");
    assert!(said.contains("nothing.eml"), "{said}");
    assert_eq!(home.refusal(&["inbox", "import"]).1, 2);
}
