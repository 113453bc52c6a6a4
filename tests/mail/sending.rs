//! What `datawrit send` shows, tells and records.

use std::{fs, process::Stdio};

use datawrit::{
    law::EventKind,
    tracker::{Event, Tracker},
};
use mail_parser::{MessageParser, MimeHeaders};

use super::{
    Home, account, home, last_word,
    server::{Action, Behaviour, Moment, Server},
    write_letter,
};

#[test]
fn a_letter_is_shown_sent_and_recorded() {
    let server = Server::start(Behaviour::good());
    let mut home = Home::new();
    account(&home, &server);
    let case = write_letter(&home, "Musterfirma");
    home.run(&["send", &case, "--dry-run"])
        .run(&["send", &case])
        .run(&["send", &case, "--yes"])
        .run(&["send", &case, "--yes"])
        .run(&["list"])
        .run(&["account"])
        .run(&["account", "test"]);
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    insta::assert_snapshot!(home.transcript().replace(&port, "PORT"));

    let shown = home.json(&["show", &case, "--json"]);
    let attempts: Vec<_> = shown["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["attempt"].is_object())
        .map(|event| (event["kind"].clone(), event["attempt"].clone()))
        .collect();
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].0, "sending");
    assert_eq!(attempts[1].0, "sent");
    assert_eq!(attempts[1].1["reply"]["queue_id"], "T3ST");
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(
        taken[0].header("Message-ID").as_deref(),
        attempts[0].1["message_id"].as_str()
    );
    assert_eq!(taken[0].from, "ada@example.org");
    assert_eq!(taken[0].to, ["privacy@musterfirma.example.org"]);
    assert_eq!(taken[0].user.as_deref(), Some("ada"));
}

/// Who acts for the person hears the answer, and their signed paper goes with the mail; once the mandate has ended, the
/// letter that names them does not leave.
#[test]
fn a_mail_has_the_paper_of_who_acts_and_its_answer_goes_there() {
    let server = Server::start(Behaviour::good());
    let mut home = Home::new();
    account(&home, &server);
    home.put("signed.pdf", "%PDF-1.4\nthe signed page\n%%EOF\n");
    home.put("home/profile.toml", "name = \"Ada Example\"\n");
    let mandate = [
        "mandate",
        "--name",
        "Verein Beispielrechte",
        "--email",
        "faelle@verein.example.org",
        "--since",
        "2026-11-01",
        "--signed",
        "signed.pdf",
    ];
    assert_eq!(home.strictly(&mandate).2, 0);
    let (first, second) = (write_letter(&home, "Alpha"), write_letter(&home, "Beta"));
    home.run(&["send", &first, "--dry-run"])
        .run(&["send", &first, "--yes"])
        .run(&["mandate", "--end"])
        .run(&["send", &second, "--yes"]);
    insta::assert_snapshot!(home.transcript());
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(
        taken[0].header("Reply-To").as_deref(),
        Some("\"Verein Beispielrechte\" <faelle@verein.example.org>")
    );
    assert_eq!(taken[0].to, ["privacy@alpha.example.org"]);
    let mail = MessageParser::default().parse(&taken[0].bytes).unwrap();
    let file = mail.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("authority.pdf"));
    assert_eq!(file.contents(), b"%PDF-1.4\nthe signed page\n%%EOF\n");
}

#[test]
fn several_letters_go_over_one_connection_and_are_counted() {
    let server = Server::start(Behaviour::wrong_at_first(
        Moment::Recipient,
        Action::Say("550 5.1.1 no such user".to_owned()),
        1,
    ));
    let mut home = Home::new();
    account(&home, &server);
    let cases: Vec<String> = ["Alpha", "Beta", "Gamma"]
        .iter()
        .map(|company| write_letter(&home, company))
        .collect();
    let mut arguments = vec!["send", "--yes"];
    arguments.extend(cases.iter().map(String::as_str));
    // Nobody is there: it goes there again after a word alone.
    home.run(&arguments).run(&arguments);
    assert_eq!(server.taken().len(), 2);
    home.run(&["send", "--yes", "--yes-this-address", &cases[0]]);
    insta::assert_snapshot!(home.transcript());
    assert_eq!(server.taken().len(), 3);
}

#[test]
fn a_days_number_is_kept_over_several_runs_and_the_rest_waits_for_tomorrow() {
    let server = Server::start(Behaviour::good());
    let mut home = Home::new();
    account(&home, &server);
    let config = fs::read_to_string(home.path("home/config.toml")).unwrap();
    home.put("home/config.toml", &(config + "per-day = 2\n"));
    let cases: Vec<String> = ["Alpha", "Beta", "Gamma", "Delta"]
        .iter()
        .map(|company| write_letter(&home, company))
        .collect();
    let mut arguments = vec!["send", "--yes"];
    arguments.extend(cases.iter().map(String::as_str));
    home.run(&arguments[..3]).run(&arguments);
    assert_eq!(server.taken().len(), 2);
    home.on("2026-11-24").run(&arguments);
    assert_eq!(server.taken().len(), 4);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn what_is_unknown_is_settled_by_the_person_or_by_the_reply() {
    let server = Server::start(Behaviour::wrong_at(Moment::Dot, Action::TakeAndClose));
    let mut home = Home::new();
    account(&home, &server);
    let (first, second) = (write_letter(&home, "Alpha"), write_letter(&home, "Beta"));
    home.run(&["send", &first, &second, "--yes"]);
    home.run(&["send", &first, "--yes"]);
    // The recipient has answered, so it has received.
    home.on("2026-11-25")
        .run(&["record", &first, "acknowledged"])
        .run(&["due", "--within", "60"]);
    // The person has looked: it did not leave. It goes out as it was.
    home.run(&["record", &second, "not-sent"]);
    server.behave(Behaviour::good());
    home.run(&["send", &second, "--yes"]);
    insta::assert_snapshot!(home.transcript());
    let taken = server.taken();
    assert_eq!(taken.len(), 3);
    assert_eq!(taken[1].bytes, taken[2].bytes);
}

#[test]
fn an_address_that_is_not_the_companys_needs_a_word() {
    let server = Server::start(Behaviour::good());
    let mut home = Home::new();
    account(&home, &server);
    home.put(
        "home/recipients/muster.toml",
        include_str!("../fixtures/muster.toml"),
    );
    let mut arguments = vec!["write", "access", "muster", "--format", "txt", "--json"];
    arguments.extend(home::ADA);
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();
    home.run(&["send", &case, "--yes", "--to", "muster@freemail.example"])
        .run(&["send", &case, "--yes", "--to", "dpo@muster.example.org"])
        .run(&["send", &case, "--yes", "--dry-run"]);
    insta::assert_snapshot!(home.transcript());
    assert_eq!(server.taken().len(), 1);
}

/// An account that hands its mails to a program, which does this.
fn sends_by(home: &Home, script: &str) {
    let program = home.path("sendmail");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    home.put(
        "home/config.toml",
        &format!(
            "[account.local]\nfrom = \"ada@example.org\"\nsendmail = \"{}\"\n",
            program.display()
        ),
    );
}

#[test]
fn what_a_program_says_is_told_also_when_it_has_not_read_the_mail() {
    let home = Home::new();
    sends_by(&home, "exec <&-\necho 'no such user here' >&2\nexit 67");
    let case = write_letter(&home, "Musterfirma");
    for _ in 0..5 {
        let sent = home.output(&["send", &case, "--yes"]);
        let said = String::from_utf8(sent.stdout).unwrap();
        assert!(
            said.contains("did not take it: no such user here"),
            "{said}"
        );
        assert_eq!(last_word(&home, &case), "not-sent");
    }
}

/// Whether it took the mail nobody knows, so it is not handed over again.
#[test]
fn a_program_that_is_ended_with_the_mail_in_hand_leaves_an_unknown() {
    for script in [
        "cat > mail; echo x >> took; kill -9 $$",
        "cat > mail; echo x >> took; kill -TERM $$",
        "cat > mail; echo x >> took; exec sleep 60",
    ] {
        let home = Home::new();
        sends_by(&home, script);
        let config = fs::read_to_string(home.path("home/config.toml")).unwrap();
        home.put("home/config.toml", &(config + "timeout = 1\n"));
        let case = write_letter(&home, "Musterfirma");
        for _ in 0..2 {
            home.output(&["send", &case, "--yes"]);
            assert_eq!(last_word(&home, &case), "unknown", "{script}");
        }
        assert_eq!(
            fs::read_to_string(home.path("took")).unwrap(),
            "x\n",
            "{script}"
        );
    }
}

/// The letter, the record and the mail are of one day, and west of it the day before is one too.
#[test]
fn a_mail_is_of_the_senders_day() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    for zone in ["<-12>12", "<+14>-14"] {
        let run = |arguments: &[&str]| {
            let mut command = home.command();
            command.env_remove("DATAWRIT_TODAY").env("TZ", zone);
            command.args(arguments).output().unwrap()
        };
        let to = format!(
            "privacy@{}.example.org",
            if zone.contains('-') { "west" } else { "east" }
        );
        let mut write = vec![
            "write",
            "access",
            &to,
            "--recipient-email",
            &to,
            "--again",
            "--json",
            "--output",
            "letters",
        ];
        write.extend(home::ADA);
        let written: serde_json::Value = serde_json::from_slice(&run(&write).stdout).unwrap();
        let case = written["case"].as_str().unwrap();
        run(&["send", case, "--yes"]);
        let shown: serde_json::Value =
            serde_json::from_slice(&run(&["show", case, "--json"]).stdout).unwrap();
        let events = shown["events"].as_array().unwrap();
        let sent = events.last().unwrap();
        assert_eq!(sent["kind"], "sent");
        let date = server.taken().last().unwrap().header("Date").unwrap();
        let date = chrono::DateTime::parse_from_rfc2822(&date).unwrap();
        assert_eq!(
            date.date_naive().to_string(),
            sent["happened_on"].as_str().unwrap()
        );
        let hours = if zone.contains("-12") { -12 } else { 14 };
        assert_eq!(date.offset().local_minus_utc(), hours * 3600);
    }
    // Written on the 24th, posted where it is still the 23rd.
    let mut home = Home::new();
    home.on("2026-11-24");
    let case = write_letter(&home, "Musterfirma");
    home.on("2026-11-23");
    assert!(home.output(&["record", &case, "sent"]).status.success());
    home.on("2026-11-22");
    assert_eq!(home.refusal(&["record", &case, "sent"]).1, 2);
}

/// A company of an imported collection is guarded as one of our own records is.
#[test]
fn an_imported_company_is_known_when_its_letter_is_sent() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    home.put(
        "list.csv",
        "id,name,website,country,email,form\n\
         nordlicht,Nordlicht Versand GmbH,https://nordlicht.example.org,DE,\
         privacy@nordlicht.example.org,https://nordlicht.example.org/requests\n",
    );
    let imported = home.output(&["recipients", "import", "list.csv", "--yes"]);
    assert!(imported.status.success());
    let mut arguments = vec!["write", "access", "nordlicht", "--format", "txt", "--json"];
    arguments.extend(home::ADA);
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();

    let to = "nordlicht@freemail.example";
    let (said, code) = home.refusal(&["send", &case, "--yes", "--to", to]);
    assert_eq!(code, 1);
    assert!(
        said.contains("nordlicht@freemail.example is not at example.org, by which Nordlicht Versand GmbH is known"),
        "{said}"
    );
    let form = home.output(&["show", &case, "--form"]);
    let said = String::from_utf8(form.stderr).unwrap();
    assert!(
        said.contains("the form is at https://nordlicht.example.org/requests"),
        "{said}"
    );
    assert!(server.taken().is_empty());
    home.output(&["send", &case, "--yes"]);
    assert_eq!(server.taken().len(), 1);
}

#[test]
fn two_programs_do_not_send_at_once() {
    let server = Server::start(Behaviour::wrong_at(Moment::Dot, Action::Silence));
    let home = Home::new();
    account(&home, &server);
    let case = write_letter(&home, "Musterfirma");
    let mut first = home
        .command()
        .args(["send", &case, "--yes"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let other = write_letter(&home, "Beta");
    let mut said = String::new();
    // The first holds the outbox until it gives up on the silent server.
    while first.try_wait().unwrap().is_none() {
        let (refused, code) = home.refusal(&["send", &other, "--yes", "--account", "nobody"]);
        if code == 1 {
            said = refused;
        }
        let (refused, code) = home.refusal(&["send", &other]);
        if code == 1 {
            said = refused;
            break;
        }
    }
    first.wait().unwrap();
    assert_eq!(
        said,
        "error: another datawrit is sending from this home\nhint: wait until it has finished; this one sent nothing\n"
    );
    assert_eq!(last_word(&home, &case), "unknown");
}

#[test]
fn drafts_and_the_machines_own_program_are_accounts_too() {
    let mut home = Home::new();
    home.put(
        "home/config.toml",
        "[account.drafts]\nfrom = \"ada@example.org\"\ndrafts = \"drafts\"\n\n\
         [account.local]\nfrom = \"ada@example.org\"\nsendmail = \"/bin/false\"\n",
    );
    let case = write_letter(&home, "Musterfirma");
    home.run(&["send", &case, "--yes"])
        .run(&["send", &case, "--yes", "--account", "drafts"])
        .run(&["send", &case, "--yes", "--account", "local"]);
    sends_by(&home, "echo \"$@\" > arguments\ncat > mail");
    home.run(&["send", &case, "--yes"]);
    let arguments = fs::read_to_string(home.path("arguments")).unwrap();
    assert!(
        arguments.contains("privacy@musterfirma.example.org"),
        "{arguments}"
    );
    let draft = fs::read_to_string(home.path("home/drafts").join(format!("{case}.eml"))).unwrap();
    let sent = fs::read_to_string(home.path("mail")).unwrap();
    assert!(draft.starts_with("X-Unsent: 1\r\n"));
    assert!(!sent.contains("X-Unsent"));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn the_password_comes_from_where_the_account_says_and_is_never_told() {
    let server = Server::start(Behaviour {
        extensions: vec!["AUTH PLAIN XOAUTH2"],
        ..Behaviour::good()
    });
    let home = Home::new();
    account(&home, &server);
    let with = |line: &str| {
        home.put(
            "home/config.toml",
            &format!(
                "[account.default]\nsmtp = \"{}\"\nca = \"ca.pem\"\n{line}\n",
                server.url()
            ),
        );
    };
    let test = |environment: &[(&str, &str)], arguments: &[&str], stdin: &str| {
        let mut command = home.command();
        command.args(["account", "test"]).args(arguments);
        command.envs(environment.iter().copied());
        home.put("stdin", stdin);
        command.stdin(fs::File::open(home.path("stdin")).unwrap());
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(
            !said.contains("s3cret") && !said.contains("wr0ng"),
            "{said}"
        );
        (output.status.success(), said)
    };
    with("password.env = \"MAIL_PASSWORD\"");
    assert!(test(&[("MAIL_PASSWORD", "s3cret")], &[], "").0);
    let (done, said) = test(&[("MAIL_PASSWORD", "wr0ng")], &[], "");
    assert!(!done && said.contains("535 5.7.8 wrong password"), "{said}");
    let (done, said) = test(&[], &[], "");
    assert!(
        !done && said.contains("the variable that password.env names is not set"),
        "{said}"
    );
    // The password in the place of the variable's or the program's name is not repeated.
    with("password.env = \"s3cret\"");
    assert!(!test(&[], &[], "").0);
    with("password.command = [\"s3cret\"]");
    assert!(!test(&[], &[], "").0);
    // No file of its memory while a secret is in it.
    with("password.command = [\"sh\", \"-c\", \"ulimit -H -c > core-limit; echo s3cret\"]");
    let mut shell = std::process::Command::new("sh");
    shell
        .arg("-c")
        .arg("ulimit -c unlimited; exec \"$0\" account test");
    shell
        .arg(home.command().get_program())
        .current_dir(home.folder());
    assert!(
        shell
            .env("DATAWRIT_HOME", "home")
            .output()
            .unwrap()
            .status
            .success()
    );
    let limit = fs::read_to_string(home.path("core-limit")).unwrap();
    assert_eq!(limit.trim(), "0");
    // A program that never ends, and one that says too much; a line without an end.
    with("command-timeout = 1\npassword.command = [\"sleep\", \"60\"]");
    let (done, said) = test(&[], &[], "");
    assert!(!done && said.contains("did not end in 1 s"), "{said}");
    with("command-timeout = 20\npassword.command = [\"cat\", \"/dev/zero\"]");
    let (done, said) = test(&[], &[], "");
    assert!(!done && said.contains("more than a password"), "{said}");
    with("");
    let (done, said) = test(&[], &["--password-stdin"], &"x".repeat(1 << 20));
    assert!(
        !done && said.contains("stdin does not give a password"),
        "{said}"
    );
    with("password.command = [\"sh\", \"-c\", \"echo s3cret; echo second line\"]");
    assert!(test(&[], &[], "").0);
    with("password.command = [\"sh\", \"-c\", \"echo s3cret; exit 3\"]");
    let (done, said) = test(&[], &[], "");
    assert!(
        !done && said.contains("ended with exit status: 3"),
        "{said}"
    );
    with("");
    assert!(test(&[], &["--password-stdin"], "s3cret\n").0);
    let (done, said) = test(&[], &[], "");
    assert!(!done && said.contains("add --password-stdin"), "{said}");
    with("token.command = [\"echo\", \"s3cret\"]");
    assert!(test(&[], &[], "").0);
    with("password = \"s3cret\"");
    let (done, said) = test(&[], &[], "");
    assert!(
        !done && said.contains("the password is in the file as plain text"),
        "{said}"
    );
}

#[test]
fn a_power_cut_leaves_an_unknown_and_never_a_mail_to_be_sent_again() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    let case = write_letter(&home, "Musterfirma");
    // What `send` records of a mail, by hand, so that it can be looked at between.
    let log = || fs::read(home.path("home/tracker.db-wal")).unwrap();
    let mut tracker = Tracker::open(&home.path("home")).unwrap();
    let found = tracker.find(&case).unwrap();
    let event = |kind| Event::new(kind, found.opened_on, found.opened_on);
    tracker.record(&found, &event(EventKind::Sending)).unwrap();
    let waited_for = log();
    tracker
        .record_unsettled(&found, &event(EventKind::Sent))
        .unwrap();
    // Every other process knows it at once.
    assert_eq!(last_word(&home, &case), "sent");
    let written = log();
    assert!(written.len() > waited_for.len() && written.starts_with(&waited_for));
    // Something has to be written for the disk to be waited for.
    tracker.settle().unwrap();
    assert!(log().len() > written.len());

    // A disk that has what was waited for, and no more.
    let mut other = Home::new();
    account(&other, &server);
    fs::copy(home.path("home/tracker.db"), other.path("home/tracker.db")).unwrap();
    fs::write(other.path("home/tracker.db-wal"), waited_for).unwrap();
    other
        .run(&["send", &case, "--yes"])
        .run(&["send", &case, "--yes"]);
    assert_eq!(last_word(&other, &case), "unknown");
    assert!(server.taken().is_empty());
    insta::assert_snapshot!(other.transcript());
}

#[test]
fn letters_can_be_written_and_sent_at_once() {
    let server = Server::start(Behaviour::good());
    let mut home = Home::new();
    account(&home, &server);
    let with = |arguments: &[&'static str]| [arguments, &home::ADA[..]].concat();
    let address = ["--recipient-email", "privacy@alpha.example.org"];
    let one = with(&[
        "write", "access", "Alpha", "--lang", "en", "--send", "--yes",
    ]);
    home.run(&[&one[..], &address].concat());
    home.put(
        "list.csv",
        "recipient,recipient-email\nBeta,privacy@beta.example.org\nGamma,privacy@gamma.example.org\n",
    );
    let many = with(&[
        "write", "access", "--from", "list.csv", "--lang", "en", "--output", "out", "--send",
        "--yes",
    ]);
    home.run(&many).run(&many);
    insta::assert_snapshot!(home.transcript());
    assert_eq!(server.taken().len(), 3);
}
