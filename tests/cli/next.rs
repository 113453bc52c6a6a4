//! What comes next in a case, and the letters that follow.

use super::{Home, home::ADA};

pub fn case(home: &mut Home, law: &str, more: &[&str]) -> String {
    home.on("2026-11-02");
    let mut arguments = vec![
        "write",
        "access",
        "Example Shop",
        "--law",
        law,
        "--format",
        "txt",
    ];
    arguments.extend(["--recipient-email", "privacy@example.org", "--json"]);
    arguments.extend(ADA);
    arguments.extend(more);
    home.json(&arguments)["case"].as_str().unwrap().to_owned()
}

fn record(home: &mut Home, case: &str, day: &str, event: &[&str]) {
    home.on(day);
    let arguments = [&["record", case], event, &["--on", day]].concat();
    let (_, said, code) = home.strictly(&arguments);
    assert_eq!(code, 0, "{said}");
}

/// From silence to the authority, by the letters that the program writes.
#[test]
fn from_silence_to_the_complaint() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    home.run(&["next"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    home.run(&["next", &case]);
    home.on("2026-12-10").run(&["next", "shop"]);
    home.run(&["next", &case, "--letter", "objection"]);
    home.run(&["next", &case, "--letter", "reminder"]);
    home.run(&["next"]);
    record(
        &mut home,
        &case,
        "2026-12-10",
        &["sent", "--letter", "2", "--by", "email"],
    );
    home.on("2026-12-20").run(&["next"]);
    home.on("2027-01-05").run(&["next"]);
    home.run(&["next", &case, "--letter", "complaint", "--dry-run"]);
    home.run(&["next", &case, "--letter", "complaint"]);
    record(
        &mut home,
        &case,
        "2027-01-06",
        &["sent", "--letter", "3", "--by", "post"],
    );
    home.run(&["next"]).run(&["show", &case]).run(&["verify"]);
    insta::assert_snapshot!(home.transcript());
}

/// CQLR c. P-39.1 sections 32 and 43: thirty days after silence, and a reminder asks for nothing after them.
#[test]
fn silence_starts_a_time_of_ones_own() {
    let mut home = Home::new();
    let case = case(&mut home, "ca-qc-p391", &["--residence", "CA-QC"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    home.on("2026-12-04").run(&["next"]);
    home.on("2026-12-23").run(&["next"]);
    home.run(&["next", &case, "--letter", "reminder"]);
    home.on("2027-01-20").run(&["next"]);
    insta::assert_snapshot!(home.transcript());
}

/// Whoever comes late to the commission may still be heard for reasonable cause (CQLR c. P-39.1 section 43): `next` says so once
/// the time is over, and not before, and the application asks for it.
#[test]
fn who_comes_late_with_their_own_step_is_told_how_they_may_be_heard() {
    let mut home = Home::new();
    let case = case(&mut home, "ca-qc-p391", &["--residence", "CA-QC"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-20", &["refused"]);
    // 20 November + 30 days = 20 December.
    home.on("2026-12-20");
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(step["by"].as_str(), Some("2026-12-20"));
    assert!(step.get("lapsed").is_none(), "{step}");
    let complaint = ["next", &case, "--letter", "complaint", "--dry-run"];
    let words = |letter: String| letter.split_whitespace().collect::<Vec<_>>().join(" ");
    let late = "I ask you to hear me all the same (CQLR c. P-39.1 section 43)";
    assert!(!words(home.strictly(&complaint).0).contains(late));

    home.on("2026-12-21");
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(step["lapsed"]["on"].as_str(), Some("2026-12-20"));
    let rule = step["lapsed"]["relief"]["title"].as_str();
    assert!(rule.is_some_and(|rule| rule.starts_with("CQLR c. P-39.1 section 43")));
    for (language, said) in [
        (
            "en",
            "with a good reason for coming late you may still be heard",
        ),
        (
            "de",
            "mit einem guten Grund für die Verspätung können Sie noch gehört werden",
        ),
        (
            "fr",
            "avec un bon motif de retard, vous pouvez encore être entendu",
        ),
        (
            "es",
            "con un buen motivo para el retraso aún pueden escucharle",
        ),
    ] {
        let told = words(home.strictly(&["--ui", language, "next"]).0);
        assert!(told.contains(said), "{told}");
    }
    let letter = words(home.strictly(&complaint).0);
    assert!(letter.contains(late), "{letter}");
    assert!(letter.contains("over on 20 December 2026"), "{letter}");
}

/// Nobody is complained about who is not late and has done nothing, and a notice without reasons moves no day.
#[test]
fn a_letter_claims_no_wrong_that_the_log_does_not_hold() {
    let mut home = Home::new();
    let case = case(&mut home, "ccpa", &["--residence", "US-CA"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    // Ten business days to confirm receipt are over (11 CCR 7021(a)); the 45 to answer are not.
    home.on("2026-11-20");
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(
        (step["what"].as_str(), step["by"].as_str()),
        (Some("wait"), Some("2026-12-17"))
    );
    let (said, code) = home.refusal(&["next", &case, "--letter", "complaint"]);
    assert_eq!(code, 2);
    assert!(said.contains("holds nothing to complain about"), "{said}");
    let (said, code) = home.refusal(&["next", &case, "--letter", "remindr"]);
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `reminder`?"), "{said}");

    record(
        &mut home,
        &case,
        "2026-11-25",
        &["extended", "--until", "2027-01-29"],
    );
    let invalid = ["next", &case, "--letter", "extension-invalid", "--dry-run"];
    // By the log alone the notice holds.
    assert_eq!(home.refusal(&invalid).1, 2);
    let (letter, said, code) = home.strictly(&[&invalid[..], &["--no-reasons"]].concat());
    assert_eq!(code, 0, "{said}");
    let letter = letter.split_whitespace().collect::<Vec<_>>().join(" ");
    // 2 November + 45 days = Thursday 17 December.
    assert!(letter.contains("December 17, 2026"), "{letter}");
    assert_eq!(letter.matches("January 29, 2027").count(), 1, "{letter}");
}

/// A longer time that the law is not known to give is not told as an extension, but as what the other side wrote.
#[test]
fn a_longer_time_that_no_law_is_known_to_give_is_told_as_what_they_wrote() {
    for (law, country, language, announced, granted) in [
        (
            "au-privacy",
            "AU",
            "en",
            "you told me that you need until 15 January 2027)",
            "with the extension",
        ),
        (
            "ca-qc-p391",
            "CA-QC",
            "fr",
            "qu’il vous faut jusqu’au 15 janvier 2027)",
            "avec la prolongation",
        ),
        (
            "uy-18331",
            "UY",
            "es",
            "que necesitan hasta el 15 de enero de 2027)",
            "con la prórroga",
        ),
    ] {
        let mut home = Home::new();
        let case = case(
            &mut home,
            law,
            &["--lang", language, "--residence", country],
        );
        record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
        record(
            &mut home,
            &case,
            "2026-11-10",
            &["extended", "--until", "2027-01-15"],
        );
        home.on("2026-12-20");
        let letter = ["next", &case, "--letter", "reminder", "--dry-run"];
        let (letter, said, code) = home.strictly(&letter);
        assert_eq!(code, 0, "{law} {language}: {said}");
        let letter = letter
            .split([' ', '\n'])
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        assert!(letter.contains(announced), "{law} {language}: {letter}");
        assert!(!letter.contains(granted), "{law} {language}: {letter}");
    }
    // Article 12(3) of the GDPR gives it.
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "IE"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(
        &mut home,
        &case,
        "2026-11-20",
        &["extended", "--until", "2027-01-15"],
    );
    home.on("2027-03-20");
    let letter = ["next", &case, "--letter", "reminder", "--dry-run"];
    let (letter, said, code) = home.strictly(&letter);
    assert_eq!(code, 0, "{said}");
    let letter = letter.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        letter.contains("with the extension of which you informed me on 20 November 2026"),
        "{letter}"
    );
}

/// What each of the others asks for, where the law is Europe's, Britain's, California's and Washington's.
#[test]
fn what_they_did_leads_to_the_letter_for_it() {
    let mut shown = String::new();
    for law in ["gdpr", "uk-gdpr", "ccpa", "mhmda"] {
        for (event, more) in [
            ("identity-asked", &["--given", "order number 0815"][..]),
            ("clarification-asked", &["--given", "all of them"]),
            ("fee-asked", &[]),
            ("answered-in-part", &["--missing", "the recordings"]),
            ("nothing-held", &["--given", "former email: a@example.org"]),
            ("refused", &["--refusal", "it is too much work"]),
        ] {
            let mut home = Home::new();
            let case = case(&mut home, law, &[]);
            record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
            record(&mut home, &case, "2026-11-12", &[event]);
            let step = home.json(&["next", &case, "--json"])[0].clone();
            let letters: Vec<&str> = step["letters"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one.as_str().unwrap())
                .collect();
            shown += &format!(
                "{law} {event}: {} {letters:?}\n",
                step["what"].as_str().unwrap()
            );
            for letter in letters.into_iter().filter(|letter| *letter != "complaint") {
                let arguments =
                    [&["next", &case, "--letter", letter, "--dry-run"][..], more].concat();
                let (text, said, code) = home.strictly(&arguments);
                assert_eq!(code, 0, "{law} {event} {letter}: {said}");
                let subject = text.lines().find(|line| {
                    line.contains(&case) && !line.contains(':')
                        || line.contains("reference") && line.contains('(')
                });
                assert!(subject.is_some(), "{law} {event} {letter}\n{text}");
            }
        }
    }
    insta::assert_snapshot!(shown);
}

/// A complaint leaves to the authority, under its name and at its address, and the company's is not there.
#[test]
fn a_complaint_goes_to_the_authority_alone() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    home.put(
        "home/config.toml",
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\ndrafts = \"drafts\"\n",
    );
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-20", &["refused"]);
    home.on("2026-12-12");
    assert_eq!(
        home.strictly(&["next", &case, "--letter", "complaint"]).2,
        0
    );
    let (shown, said, code) = home.strictly(&["send", &case, "--dry-run"]);
    assert_eq!(code, 0, "{said}");
    let shown = shown + &said;
    let to = "Österreichische Datenschutzbehörde <dsb@dsb.gv.at>";
    assert!(shown.contains(to), "{shown}");
    let (_, said, code) = home.strictly(&["send", &case, "--yes"]);
    assert_eq!(code, 0, "{said}");
    let drafts = std::fs::read_dir(home.path("home/drafts")).unwrap();
    let draft = drafts.map(|draft| draft.unwrap().path()).next().unwrap();
    let mail = std::fs::read_to_string(draft).unwrap();
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("<dsb@dsb.gv.at>"), "{head}");
    assert!(!head.contains("privacy@example.org"), "{head}");
    // What it encloses is in it: the request that left.
    assert_eq!(mail.matches("filename=\"annex-").count(), 1, "{mail}");
    assert!(mail.contains("annex-1.txt"), "{mail}");
    // The authority's name has letters that stand in an encoded word (RFC 2047).
    assert!(head.contains("To: =?utf-8?"), "{head}");
}

/// What a letter told of the other side, the complaint after it tells too, also when nobody says it again; its days are past
/// once they are over, and its annexes have theirs as the language writes them.
#[test]
fn a_complaint_does_not_deny_what_the_letter_before_it_told() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "FR", "--lang", "fr"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-20", &["refused"]);
    home.on("2026-12-12");
    let write = |home: &Home, step: &str, more: &[&str]| {
        let path = format!("{step}.txt");
        let arguments = [&["next", &case, "--letter", step, "--output", &path], more].concat();
        let (_, said, code) = home.strictly(&arguments);
        assert_eq!(code, 0, "{said}");
        let letter = std::fs::read_to_string(home.path(&path)).unwrap();
        letter.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let objection = write(
        &home,
        "objection",
        &["--refusal", "cela demande trop de travail"],
    );
    assert!(
        objection.contains("pour ce motif : cela demande trop de travail"),
        "{objection}"
    );
    assert!(
        objection.contains("a expiré le 2 décembre 2026"),
        "{objection}"
    );
    record(
        &mut home,
        &case,
        "2026-12-12",
        &["sent", "--letter", "2", "--by", "post"],
    );
    home.on("2027-01-05");
    // What is said anew stands over it.
    let anew = ["--dry-run", "--refusal", "plus aucune trace"];
    let anew = [&["next", &case, "--letter", "complaint"][..], &anew].concat();
    let (shown, said, code) = home.strictly(&anew);
    assert_eq!(code, 0, "{said}");
    assert!(shown.contains("plus aucune trace"), "{shown}");
    assert!(!shown.contains("trop de travail"), "{shown}");
    let complaint = write(&home, "complaint", &[]);
    assert!(
        complaint.contains("cela demande trop de travail"),
        "{complaint}"
    );
    assert!(!complaint.contains("aucun motif"), "{complaint}");
    assert!(complaint.contains(") (2 novembre 2026)"), "{complaint}");
}

/// A case at the stage of a complaint: a request and a reminder that left, and what came back.
fn ready_to_complain(home: &mut Home, files: &[(&str, Vec<u8>)]) -> String {
    let case = case(home, "gdpr", &["--residence", "AT"]);
    home.put(
        "home/config.toml",
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\ndrafts = \"drafts\"\n",
    );
    record(home, &case, "2026-11-02", &["sent", "--by", "email"]);
    home.on("2026-12-10");
    let (_, said, code) = home.strictly(&["next", &case, "--letter", "reminder"]);
    assert_eq!(code, 0, "{said}");
    let left = ["sent", "--letter", "2", "--by", "post"];
    record(home, &case, "2026-12-10", &left);
    home.on("2026-12-28");
    for (name, bytes) in files {
        std::fs::write(home.path(name), bytes).unwrap();
        let (_, said, code) = home.strictly(&["keep", &case, name]);
        assert_eq!(code, 0, "{said}");
    }
    let (_, said, code) = home.strictly(&["next", &case, "--letter", "complaint"]);
    assert_eq!(code, 0, "{said}");
    case
}

/// The files of the one mail that was laid down as a draft, by another library than the one that wrote it.
fn files_of_the_draft(home: &Home) -> Vec<(String, Vec<u8>)> {
    let mut drafts = std::fs::read_dir(home.path("home/drafts")).unwrap();
    let mail = std::fs::read(drafts.next().unwrap().unwrap().path()).unwrap();
    assert!(drafts.next().is_none());
    let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
    let files = mail.attachments().map(|part| {
        use mail_parser::MimeHeaders;
        let name = part.attachment_name().unwrap().to_owned();
        (name, part.contents().to_vec())
    });
    files.collect()
}

/// What the complaint encloses is in its mail to the byte, in its order and under its numbers.
#[test]
fn a_complaints_mail_has_its_annexes_to_the_byte() {
    let mut home = Home::new();
    let photo = (0..=255).cycle().take(70_000).collect::<Vec<u8>>();
    let answer =
        b"From: privacy@example.org\r\nSubject: your request\r\n\r\nWe write.\r\n".to_vec();
    let kept = [
        ("letter.jpg", photo.clone()),
        ("answer.eml", answer.clone()),
    ];
    let case = ready_to_complain(&mut home, &kept);
    let (_, said, code) = home.strictly(&["send", &case, "--yes"]);
    assert_eq!(code, 0, "{said}");
    let file = |letter: &str, format: &str| {
        let output = format!("of-{letter}.{format}");
        let show = ["show", &case, "--letter", letter, "--format", format];
        let (_, said, code) = home.strictly(&[&show[..], &["--output", &output]].concat());
        assert_eq!(code, 0, "{said}");
        std::fs::read(home.path(&output)).unwrap()
    };
    let expected = [
        ("annex-1.txt", file("1", "txt")),
        ("annex-2.pdf", file("2", "pdf")),
        ("annex-3.jpg", photo),
        ("annex-4.eml", answer),
    ];
    let found = files_of_the_draft(&home);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, expected.clone().map(|(name, _)| name));
    for ((name, expected), (_, found)) in expected.iter().zip(&found) {
        assert!(
            expected == found,
            "{name}: {} and {} bytes",
            expected.len(),
            found.len()
        );
    }
    // The letter names as many, in this order.
    let (complaint, said, code) = home.strictly(&[
        "next",
        &case,
        "--letter",
        "complaint",
        "--dry-run",
        "--lang",
        "en",
    ]);
    assert_eq!(code, 0, "{said}");
    let enclosed = complaint.split("I enclose:").nth(1).unwrap();
    for (number, name) in [(3, "letter.jpg"), (4, "answer.eml")] {
        assert!(
            enclosed.contains(&format!("{number}. {name}")),
            "{enclosed}"
        );
    }
}

/// A complaint is read with its annexes: what comes after it was written goes with the next one, and one that is gone is told.
#[test]
fn a_complaints_annexes_are_those_that_it_names() {
    let mut home = Home::new();
    let case = ready_to_complain(&mut home, &[("a.txt", b"a".to_vec())]);
    let write = [
        "write",
        "access",
        "Other Shop",
        "--law",
        "gdpr",
        "--format",
        "txt",
    ];
    let more = [
        "--recipient-email",
        "privacy@example.com",
        "--residence",
        "AT",
        "--json",
    ];
    let other = home.json(&[&write[..], &more, &ADA].concat());
    let other = other["case"].as_str().unwrap().to_owned();
    let done = |home: &Home, arguments: &[&str]| {
        let (_, said, code) = home.strictly(arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
    };
    // Taken back and written anew, with a mail that was found meanwhile.
    done(&home, &["undo", &case]);
    home.put(
        "found.eml",
        "From: help@example.net\nDate: Sun, 20 Dec 2026 10:00:00 +0000\nSubject: Your request\n\nWe look into it.\n",
    );
    done(&home, &["inbox", "import", "found.eml"]);
    done(&home, &["inbox", "assign", "2", &case]);
    done(&home, &["next", &case, "--letter", "complaint"]);
    // What came before the complaint, and is found after it; and what came on its day.
    for (name, on) in [("before.txt", "2026-12-01"), ("same-day.txt", "2026-12-28")] {
        home.put(name, "later");
        done(&home, &["keep", &case, name, "--on", on]);
    }
    let (shown, said, code) = home.strictly(&["send", &case, "--dry-run", "--json"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        shown.contains("annex-4.eml") && !shown.contains("annex-5"),
        "{shown}"
    );
    // The mail that it names is of another case, as it turns out.
    done(&home, &["inbox", "assign", "2", &other]);
    let (said, code) = home.refusal(&["send", &case, "--yes"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(said.replace(&case, "CASE"));
    done(&home, &["send", &case, "--yes", "--leave-out", "4"]);
    let names = files_of_the_draft(&home).into_iter().map(|(name, _)| name);
    let names: Vec<String> = names.collect();
    assert_eq!(names, ["annex-1.txt", "annex-2.pdf", "annex-3.txt"]);
}

/// A mail that no server is sure to take is refused before anything leaves, with its size and the ways out.
#[test]
fn a_complaint_too_large_for_a_mail_is_refused_with_the_ways_out() {
    let mut home = Home::new();
    let archive = vec![7; 15_000_000];
    let case = ready_to_complain(&mut home, &[("a.txt", b"a".to_vec()), ("all.zip", archive)]);
    let (said, code) = home.refusal(&["send", &case, "--yes"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(said.replace(&case, "CASE"));
    let (_, said, code) = home.strictly(&["send", &case, "--yes", "--leave-out", "4"]);
    assert_eq!(code, 0, "{said}");
    let names = files_of_the_draft(&home).into_iter().map(|(name, _)| name);
    let names: Vec<String> = names.collect();
    assert_eq!(names, ["annex-1.txt", "annex-2.pdf", "annex-3.txt"]);
}

/// Once the authority has the matter nobody is reminded of what the company owes, and again of everything once the
/// authority has written.
#[test]
fn what_an_authority_has_nags_no_longer() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-20", &["identity-asked"]);
    home.on("2027-01-10");
    let calendar = |home: &Home| {
        let export = ["export", "--format", "ics"];
        let (calendar, said, code) = home.strictly(&export);
        assert_eq!(code, 0, "{said}");
        calendar
    };
    assert!(calendar(&home).contains("STATUS:NEEDS-ACTION"));
    record(&mut home, &case, "2027-01-10", &["complained"]);
    home.on("2027-01-11");
    home.run(&["due", "--within", "60"])
        .run(&["list"])
        .run(&["status"])
        .run(&["next"]);
    let exported = calendar(&home);
    // The news that the authority owes is all that is left to do.
    let tasks = exported.split("BEGIN:VTODO").skip(1);
    let open: Vec<_> = tasks
        .filter(|task| task.contains("STATUS:NEEDS-ACTION"))
        .collect();
    assert_eq!(open.len(), 1, "{exported}");
    assert!(open[0].contains("-authority-todo@"), "{exported}");
    // Ten months later the authority is late, and it alone.
    home.on("2027-06-01").run(&["due"]);
    record(&mut home, &case, "2027-06-02", &["authority-informed"]);
    home.run(&["status"]).run(&["next"]).run(&["verify"]);
    insta::assert_snapshot!(home.transcript());
}

/// What is missing is ticked by the words of the request's points, in the letter's language; a slip is not printed.
#[test]
fn what_is_missing_is_ticked_by_the_points_of_the_request() {
    let mut shown = String::new();
    for (law, more, items) in [
        ("gdpr", &["--lang", "de"][..], "recipients,retention"),
        ("gdpr", &["--lang", "fr"], "recipients,retention"),
        ("uk-gdpr", &[], "source,copy"),
        ("ccpa", &["--lang", "es-US"], "third-parties,sold"),
        ("mhmda", &[], "recipients,contacts"),
    ] {
        let mut home = Home::new();
        let case = case(&mut home, law, &[]);
        record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
        record(&mut home, &case, "2026-11-12", &["answered-in-part"]);
        let write = ["next", &case, "--letter", "missing", "--dry-run"];
        let own = [
            "--missing",
            items,
            "--missing",
            "my recordings, all of them",
        ];
        let (letter, said, code) = home.strictly(&[&write[..], more, &own].concat());
        assert_eq!(code, 0, "{law}: {said}");
        let listed = letter.split("\n\n").filter(|block| {
            let mut numbers = (1..10).map(|number| format!("{number}. "));
            numbers.any(|number| block.starts_with(&number))
        });
        let listed: Vec<&str> = listed.collect();
        assert!(!listed.is_empty(), "{letter}");
        shown += &format!("{law} {}\n{}\n\n", more.join(" "), listed.join("\n"));
        let slip = ["--missing", "recipeints,retention"];
        let (said, code) = home.refusal(&[&write[..], &slip].concat());
        assert_eq!(code, 2);
        shown += &format!("{said}\n");
        let (said, code) = home.refusal(&write);
        assert_eq!(code, 2);
        shown += &format!("{said}\n");
    }
    insta::assert_snapshot!(shown);
}

/// Every reminder that is due is written, looked at and sent together.
#[test]
fn every_reminder_is_sent_after_one_question() {
    let mut home = Home::new();
    home.put(
        "home/config.toml",
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\ndrafts = \"drafts\"\n",
    );
    for company in ["Alpha GmbH", "Beta GmbH"] {
        home.on("2026-11-02");
        let mut write = vec!["write", "access", company, "--law", "gdpr", "--json"];
        let mailbox = format!("{}@example.org", company.replace(' ', "-").to_lowercase());
        write.extend(["--recipient-email", &mailbox, "--format", "txt"]);
        write.extend(ADA);
        let case = home.json(&write)["case"].as_str().unwrap().to_owned();
        record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    }
    home.on("2026-12-10");
    home.run(&["next", "--all"]);
    // What was written and not sent is sent with the rest.
    home.run(&["next", "--all", "--yes"]);
    home.run(&["status"]);
    let drafts = std::fs::read_dir(home.path("home/drafts")).unwrap();
    assert_eq!(drafts.count(), 2);
    insta::assert_snapshot!(home.transcript());
}

/// A letter about an answer is a letter that has to leave, on every screen, and once it left its answer is waited for:
/// until the day that it names, and then there is the complaint, which knows what was missing.
#[test]
fn a_letter_about_an_answer_is_to_leave_and_its_answer_is_waited_for() {
    for (event, letter, says) in [
        ("nothing-held", "nothing-held", "--given"),
        ("answered", "missing", "--missing"),
    ] {
        let mut home = Home::new();
        let case = case(&mut home, "gdpr", &["--residence", "AT"]);
        record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
        record(&mut home, &case, "2026-11-12", &[event]);
        let (_, said, code) =
            home.strictly(&["next", &case, "--letter", letter, says, "my calls of May"]);
        assert_eq!(code, 0, "{said}");
        let next = |home: &Home| {
            let step = home.json(&["next", &case, "--json"])[0].clone();
            let word = |key: &str| step[key].as_str().unwrap_or_default().to_owned();
            (word("what"), word("because"), word("by"))
        };
        let expected = |what: &str, because: &str, by: &str| {
            (what.to_owned(), because.to_owned(), by.to_owned())
        };
        assert_eq!(next(&home), expected("send", "not-sent", ""), "{letter}");
        let (list, ..) = home.strictly(&["list"]);
        assert!(list.contains("not sent"), "{letter}: {list}");
        let (status, ..) = home.strictly(&[]);
        assert!(status.contains("NOT SENT YET (1)"), "{letter}: {status}");
        assert!(!status.contains("Finished"), "{letter}: {status}");
        assert!(
            status.contains(&format!("datawrit next {case}")),
            "{status}"
        );

        record(&mut home, &case, "2026-11-13", &["sent", "--by", "email"]);
        // Twelve and fourteen, the last period of our letters.
        let waits = expected("wait", "not-enough", "2026-11-26");
        assert_eq!(next(&home), waits, "{letter}");
        let (status, ..) = home.strictly(&[]);
        assert!(status.contains("26 November 2026"), "{letter}: {status}");
        home.on("2026-11-27");
        // A year from a refusal is the last day of a complaint in Austria (DSG section 24(4)).
        let until = if letter == "missing" {
            ""
        } else {
            "2027-11-12"
        };
        let complains = expected("write", "not-enough", until);
        assert_eq!(next(&home), complains, "{letter}");
        let complaint = ["next", &case, "--letter", "complaint", "--dry-run"];
        let (text, said, code) = home.strictly(&complaint);
        assert_eq!(code, 0, "{said}");
        assert_eq!(
            text.contains("my calls of May"),
            letter == "missing",
            "{text}"
        );

        record(&mut home, &case, "2026-11-28", &["answered"]);
        assert_eq!(next(&home), expected("nothing", "finished", ""), "{letter}");
        let (_, said, code) = home.strictly(&["verify"]);
        assert_eq!(code, 0, "{said}");
    }
}

/// A case that was put away stays so, and a letter that is written in it afterwards has to leave.
#[test]
fn a_letter_in_a_case_that_was_put_away_is_to_leave() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-12", &["nothing-held"]);
    record(&mut home, &case, "2026-11-12", &["closed"]);
    let what = |home: &Home| home.json(&["next", &case, "--json"])[0]["what"].clone();
    assert_eq!(what(&home), "nothing");
    let write = [
        "next",
        &case,
        "--letter",
        "nothing-held",
        "--given",
        "my old name",
    ];
    let (_, said, code) = home.strictly(&write);
    assert_eq!(code, 0, "{said}");
    assert_eq!(what(&home), "send");
    let (status, ..) = home.strictly(&[]);
    assert!(status.contains("NOT SENT YET (1)"), "{status}");
    record(&mut home, &case, "2026-11-13", &["closed"]);
    assert_eq!(what(&home), "nothing");
}

/// What a hint prints for the person's own words is no word of theirs.
#[test]
fn a_word_of_a_hint_is_not_put_into_a_letter() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-12", &["answered-in-part"]);
    record(&mut home, &case, "2026-11-13", &["identity-asked"]);
    let letters = |home: &Home| {
        home.json(&["show", &case, "--json"])["letters"]
            .as_array()
            .map(Vec::len)
    };
    let before = letters(&home);
    for (letter, flag, words, way) in [
        ("missing", "--missing", "POINTS", "recipients"),
        (
            "identity-supplied",
            "--given",
            "WHAT YOU SAY",
            "--given 'my customer",
        ),
        (
            "identity-supplied",
            "--given",
            "WAS SIE SAGEN",
            "--given 'my customer",
        ),
    ] {
        let (said, code) = home.refusal(&["next", &case, "--letter", letter, flag, words]);
        assert_eq!(code, 2);
        assert!(said.contains(words) && said.contains(way), "{said}");
        // Without it the way is told as well.
        let (said, code) = home.refusal(&["next", &case, "--letter", letter]);
        assert_eq!(code, 2);
        assert!(said.contains(flag) && said.contains(way), "{said}");
    }
    assert_eq!(letters(&home), before);
    // The hint can be typed as it is printed.
    let (told, ..) = home.strictly(&["next", &case]);
    assert!(
        !told.contains("WHAT YOU SAY") && !told.contains("POINTS"),
        "{told}"
    );
    let (said, code) = home.refusal(&["write", "access", "NAME", "--law", "gdpr"]);
    assert_eq!(code, 2);
    assert!(said.contains("`NAME`"), "{said}");
}

/// Where a mail cannot go, no hint says `send` alone: what is printed works.
#[test]
fn what_cannot_leave_by_mail_has_another_way() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-03", &["bounced"]);
    let (status, ..) = home.strictly(&[]);
    assert!(
        status.contains(&format!("datawrit next {case}")),
        "{status}"
    );
    assert!(!status.contains("datawrit send"), "{status}");
    let (told, ..) = home.strictly(&["next", &case]);
    assert!(
        told.contains(&format!("send {case} --to ADDRESS")),
        "{told}"
    );
    assert!(told.contains(&format!("--output {case}.txt")), "{told}");

    let company = [
        "--recipient-address",
        "Ring 2; 1010 Wien; AT",
        "--residence",
        "AT",
    ];
    let write = [
        "write",
        "access",
        "Paper Shop",
        "--law",
        "gdpr",
        "--json",
        "--format",
        "pdf",
    ];
    let paper = home.json(&[&write[..], &company, &ADA].concat())["case"].clone();
    let paper = paper.as_str().unwrap();
    let (told, ..) = home.strictly(&["next", paper]);
    assert!(!told.contains("datawrit send"), "{told}");
    let show = told
        .lines()
        .find(|line| line.contains("datawrit show"))
        .unwrap();
    let command = show.trim().split("   ").next().unwrap();
    let words: Vec<&str> = command.split_whitespace().skip(1).collect();
    let (_, said, code) = home.strictly(&words);
    assert_eq!(code, 0, "{words:?} {said}");
    assert!(home.path(&format!("{paper}.pdf")).exists());
}

/// What cannot have happened is not recorded, with the way out; and whoever wrote by hand says first that it left.
#[test]
fn what_cannot_have_happened_is_not_recorded() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    home.on("2026-11-10");
    let refused = |home: &Home, event: &[&str], why: &str, way: &str| {
        let entries = home.json(&["show", &case, "--json"])["events"].clone();
        let (said, code) = home.refusal(&[&["record", &case], event].concat());
        assert_eq!(code, 2, "{event:?}: {said}");
        assert!(
            said.contains(why) && said.contains(way),
            "{event:?}: {said}"
        );
        assert_eq!(home.json(&["show", &case, "--json"])["events"], entries);
    };
    let first = format!("`datawrit record {case} sent --on DAY`");
    let undo = format!("datawrit undo {case}");
    for event in ["answered", "refused", "acknowledged", "bounced"] {
        refused(&home, &[event], "not recorded as sent", &first);
    }
    record(&mut home, &case, "2026-11-04", &["sent", "--by", "email"]);
    home.on("2026-11-10");
    let before = "before the day on which the letter left";
    refused(&home, &["received", "--on", "2026-11-03"], before, &first);
    refused(&home, &["answered", "--on", "2026-11-03"], before, &first);
    refused(
        &home,
        &["not-sent"],
        "recorded as sent on 4 November 2026",
        &undo,
    );
    // It had left the day before, which is said first.
    record(&mut home, &case, "2026-11-03", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-03", &["received"]);
    home.on("2026-11-10");
    record(&mut home, &case, "2026-11-10", &["answered"]);
    refused(&home, &["bounced"], "answered on 10 November 2026", &undo);
    let (_, said, code) = home.strictly(&["verify"]);
    assert_eq!(code, 0, "{said}");
}

/// Whether reasons were given a letter says only where somebody has said it.
#[test]
fn a_letter_says_of_reasons_what_the_person_said() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    record(&mut home, &case, "2026-11-12", &["refused"]);
    let written = |home: &Home, step: &str, more: &[&str]| {
        let write = ["next", &case, "--letter", step, "--dry-run", "--lang", "en"];
        let (letter, said, code) = home.strictly(&[&write[..], more].concat());
        assert_eq!(code, 0, "{said}");
        letter.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for step in ["objection", "complaint"] {
        let none = "reasons that I could examine";
        let none = if step == "objection" {
            "I have found none that I could examine"
        } else {
            none
        };
        assert!(!written(&home, step, &[]).contains(none), "{step}");
        let bare = written(&home, step, &["--refused-without-reasons"]);
        assert!(bare.contains(none), "{step}: {bare}");
        let given = written(&home, step, &["--refusal", "too much work"]);
        assert!(
            given.contains("too much work") && !given.contains(none),
            "{step}: {given}"
        );
    }
}

/// At a question of theirs it is said what it does to their time, and which letter is for what.
#[test]
fn a_question_is_told_with_the_reason_for_each_answer() {
    for (law, time) in [
        ("uk-gdpr", "their time stops until you answer"),
        ("ccpa", "their time runs on meanwhile"),
    ] {
        let mut home = Home::new();
        let case = case(&mut home, law, &[]);
        record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
        record(&mut home, &case, "2026-11-12", &["identity-asked"]);
        let (told, _, _) = home.strictly(&["next", &case]);
        assert!(told.contains(time), "{law}: {told}");
        assert!(told.contains("such as a customer number"), "{law}: {told}");
    }
}

/// Takes in a reply that says this, and decides what it is.
fn replied(home: &mut Home, case: &str, text: &str, decided: &[&str]) {
    home.on("2026-11-10");
    home.put(
        "reply.eml",
        &format!(
            "Date: Tue, 10 Nov 2026 10:00:00 +0100\nFrom: Shop <privacy@example.org>\nTo: ada@example.org\n\
             Subject: Re: {case}\nMessage-ID: <{}.{case}@example.org>\n\n{text}\n",
            text.len()
        ),
    );
    let taken = home.json(&["inbox", "import", "reply.eml", "--json"]);
    let number = taken["number"].to_string();
    let (_, said, code) = home.strictly(&[&["inbox", "review", &number], decided].concat());
    assert_eq!(code, 0, "{said}");
}

/// Who only processes for another names whom to ask: the letter to that company is the first of what can be done.
#[test]
fn the_letter_to_the_controller_that_a_processor_names_is_the_next_command() {
    let mut home = Home::new();
    let of_case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(
        &mut home,
        &of_case,
        "2026-11-02",
        &["sent", "--by", "email"],
    );
    let text = "We only process the data on behalf of Other Shop Ltd. Please write to them.";
    replied(&mut home, &of_case, text, &["--yes"]);
    let (told, ..) = home.strictly(&["next", &of_case]);
    let written =
        "  datawrit write access 'Other Shop Ltd'   a letter to the company that decides\n";
    assert!(told.contains(written), "{told}");
    assert!(told.contains("--letter request-stands"), "{told}");
    assert!(told.contains("closed   if they may be right"), "{told}");
    let step = home.json(&["next", &of_case, "--json"])[0].clone();
    assert_eq!(step["controller"]["name"], "Other Shop Ltd");
    assert_eq!(step["controller"]["right"], "access");
    // What is offered can be run, with the address that the company gives.
    let mut run = vec!["write", "access", "Other Shop Ltd", "--law", "gdpr"];
    run.extend(["--residence", "AT", "--format", "txt", "--dry-run"]);
    run.extend(["--recipient-email", "privacy@other-shop.example"]);
    run.extend(ADA);
    let (letter, said, code) = home.strictly(&run);
    assert_eq!(code, 0, "{said}");
    assert!(letter.contains("Other Shop Ltd"), "{letter}");
}

/// Where no company is named, its place is held in the language of the screen, and a word of the hint is nobody's name.
#[test]
fn who_names_no_controller_leaves_its_name_to_the_person() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    let kind = ["--kind", "processor-only"];
    replied(&mut home, &case, "We write about your request.", &kind);
    for (language, name) in [
        ("en", "NAME"),
        ("de", "NAME"),
        ("fr", "NOM"),
        ("es", "NOMBRE"),
    ] {
        let (told, ..) = home.strictly(&["--ui", language, "next", &case]);
        let command = format!("  datawrit write access '{name}'   ");
        assert!(told.contains(&command), "{told}");
    }
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(step["controller"]["name"], serde_json::Value::Null);
    // What somebody else wrote is no flag of a command.
    let mut home = Home::new();
    let case = self::case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    let kind = ["--kind", "processor-only", "--controller=--send"];
    replied(&mut home, &case, "We write about your request.", &kind);
    let (told, ..) = home.strictly(&["next", &case]);
    assert!(told.contains("datawrit write access 'NAME'"), "{told}");
}

/// A link that is to be opened is shown with the last day on which it works, after which they may let no time run.
#[test]
fn a_link_to_be_confirmed_is_shown_with_its_last_day() {
    let text = |until: &str| {
        format!(
            "Please confirm your request by clicking this link: https://example.org/confirm?id=4711\n{until}"
        )
    };
    for (until, day, said) in [
        (
            "The link expires on 24 November 2026.",
            Some("2026-11-24"),
            "it works until 24 November 2026; after that day they may say that no time runs",
        ),
        (
            "The link expires in 72 hours.",
            Some("2026-11-13"),
            "it works until 13 November 2026; after that day they may say that no time runs",
        ),
        (
            "Thank you.",
            None,
            "until when it works was not said; as long as it is not opened they may say that no time runs",
        ),
    ] {
        let mut home = Home::new();
        let case = case(&mut home, "us-va", &["--residence", "US-VA"]);
        record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
        let kind = ["--kind", "confirm-link"];
        replied(&mut home, &case, &text(until), &kind);
        let (told, ..) = home.strictly(&["next", &case]);
        let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("they want a link to be opened on"), "{told}");
        let link = "which has not been opened: https://example.org/confirm?id=4711";
        assert!(words.contains(link), "{told}");
        assert!(words.contains(said), "{told}");
        let step = home.json(&["next", &case, "--json"])[0].clone();
        assert_eq!(step["link"], "https://example.org/confirm?id=4711");
        assert_eq!(step.get("link_until").and_then(|day| day.as_str()), day);
    }
}

/// `chase`, as people say it, is `next`, and the help says so.
#[test]
fn chase_is_next() {
    let mut home = Home::new();
    let case = case(&mut home, "gdpr", &["--residence", "AT"]);
    record(&mut home, &case, "2026-11-02", &["sent", "--by", "email"]);
    home.on("2026-12-10");
    let (next, ..) = home.strictly(&["next"]);
    let (chase, _, code) = home.strictly(&["chase"]);
    assert_eq!((code, &chase), (0, &next));
    assert!(chase.contains("--letter reminder"), "{chase}");
    let reminder = ["--letter", "reminder", "--dry-run"];
    let (letter, said, code) = home.strictly(&[&["chase", &case], &reminder[..]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(letter.contains(&case), "{letter}");
    let (help, ..) = home.strictly(&["help"]);
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("`chase` is the same"), "{help}");
}
