//! Mails: to whom, from whom, once.

use std::os::unix::fs::PermissionsExt;

use mail_parser::MessageParser;

use super::Case;

const ADA: [&str; 4] = ["--name", "Ada Example", "--format", "eml"];

fn with_ada<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().chain(ADA).collect()
}

#[test]
fn a_list_longer_than_a_days_allowance_goes_on_the_next_day() {
    let case = Case::of("01-list-over-two-days");
    let words = with_ada(&["access", "--from", "companies.txt"]);
    let mut of_each_day = Vec::new();
    for day in ["2026-11-22", "2026-11-23", "2026-11-24"] {
        case.write(Some(day), &words, &["--send", "--yes"]);
        of_each_day.push(case.sent().len());
    }
    assert_eq!(of_each_day, [2, 4, 4], "{:?}", case.sent());
    let mut sent = case.sent();
    sent.sort();
    sent.dedup();
    assert_eq!(sent.len(), 4, "each company has one mail: {sent:?}");
    let cases = case.list("2026-11-24");
    assert_eq!(cases.len(), 4, "{cases:?}");
    assert_eq!(case.letters(".eml").len(), 4);
    // A list that has grown by one: that one is new.
    std::fs::write(
        case.path("companies.txt"),
        case.read("companies.txt") + "\ndeliveroo\n",
    )
    .unwrap();
    case.write(Some("2026-11-25"), &words, &["--send", "--yes"]);
    assert_eq!(case.list("2026-11-25").len(), 5);
    assert_eq!(case.sent().len(), 5, "{:?}", case.sent());
}

#[test]
fn the_same_request_while_one_is_open_is_told() {
    let case = Case::of("02-asked-again-while-open");
    let words = ["access", "netflix", "--name", "Ada Example"];
    case.write(Some("2026-11-01"), &words, &["--format", "txt"])
        .succeeded();
    let reference = case.only();
    case.run(&[
        "--today",
        "2026-11-01",
        "record",
        &reference,
        "sent",
        "--by",
        "email",
    ])
    .succeeded();
    let again = case.write(Some("2026-11-15"), &words, &["--format", "txt"]);
    let told = again.all();
    assert!(told.contains(&reference), "{told}");
    assert!(
        told.contains("2026-12-01") || told.contains("1 December"),
        "{told}"
    );
    assert_eq!(case.list("2026-11-15").len(), 1, "{told}");
    case.run(&["--today", "2026-11-16", "record", &reference, "closed"])
        .succeeded();
    let anew = case
        .write(Some("2026-11-17"), &words, &["--format", "txt"])
        .succeeded();
    assert!(!anew.all().contains(&reference), "{}", anew.all());
}

#[test]
fn an_address_that_bounced_is_not_used_for_the_next_letter() {
    let case = Case::of("05-bounced-then-the-next-letter");
    std::fs::create_dir_all(case.path("home/recipients")).unwrap();
    std::fs::rename(
        case.path("example-shop.toml"),
        case.path("home/recipients/example-shop.toml"),
    )
    .unwrap();
    let send = ["--send", "--yes"];
    case.write(
        Some("2026-11-20"),
        &with_ada(&["access", "example-shop"]),
        &send,
    )
    .succeeded();
    let reference = case.only();
    let note = "550 5.1.1 no such user";
    case.run(&[
        "--today",
        "2026-11-21",
        "record",
        &reference,
        "bounced",
        "--note",
        note,
    ])
    .succeeded();
    let next = case.write(
        Some("2026-11-23"),
        &with_ada(&["deletion", "example-shop"]),
        &send,
    );
    let sent = case.sent();
    let to_first = sent
        .iter()
        .filter(|line| line.contains("first@example.org"))
        .count();
    assert_eq!(to_first, 1, "{sent:?}");
    assert!(
        sent.iter().any(|line| line.contains("second@example.org"))
            || next.all().contains("second@example.org"),
        "{}",
        next.all()
    );
    let shown = case
        .run(&["recipients", "show", "example-shop"])
        .succeeded();
    assert!(shown.all().contains("bounced"), "{}", shown.all());
    assert!(shown.all().contains("2026-11-21"), "{}", shown.all());
}

#[test]
fn no_line_of_the_head_is_longer_than_an_encoded_word_allows() {
    let case = Case::of("09-header-line-too-long");
    let name = "Jürgen Weiß-Étienne Großmüller";
    let mut arguments = vec!["write", "access", "netflix", "--name", name];
    arguments.extend([
        "--email",
        "juergen.grossmueller@example.org",
        "--residence",
        "DE",
    ]);
    arguments.extend(["--format", "eml", "--output", "letters"]);
    case.run(&arguments).succeeded();
    let raw = case.letter(".eml");
    let head = raw.split("\r\n\r\n").next().unwrap();
    for line in head.lines().filter(|line| line.contains("=?")) {
        assert!(line.len() <= 76, "{} characters: {line}", line.len());
    }
    let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
    let from = message.from().unwrap().first().unwrap();
    assert_eq!(from.name.as_deref(), Some(name));
    assert_eq!(
        from.address.as_deref(),
        Some("juergen.grossmueller@example.org")
    );
}

#[test]
fn an_address_that_nobody_reads_is_told() {
    for local in [
        "no-reply",
        "noreply",
        "do-not-reply",
        "donotreply",
        "No.Reply",
    ] {
        let case = Case::of("12-no-reply-address");
        let address = format!("{local}@portal.example");
        let mut words = vec!["deletion", "Example Portal Ltd", "--law", "gdpr"];
        words.extend(["--recipient-email", &address]);
        let said = case.write(None, &with_ada(&words), &[]);
        let told = said.stderr.to_lowercase();
        assert!(told.contains("nobody"), "{local}: {told}");
        assert!(told.contains("--"), "how to name another: {told}");
    }
}

#[test]
fn a_mail_from_another_address_or_name_than_the_letters_says_so() {
    let case = Case::of("14-mail-from-another-address");
    let program = case.path("take-mail");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let letter = |name: &str, email: &str, more: &[&str]| {
        let mut arguments = vec![
            "--today",
            "2026-11-23",
            "write",
            "access",
            "netflix",
            "--name",
            name,
        ];
        arguments.extend(["--email", email, "--residence", "DE", "--format", "eml"]);
        arguments.extend(["--output", "letters"]);
        arguments.extend(more);
        case.run(&arguments)
    };
    let said = letter("Ada Example", "ada.old@example.net", &["--send", "--yes"]).all();
    assert!(said.contains("ada.old@example.net"), "{said}");
    let tells = said.lines().find(|line| line.starts_with("shares "));
    let tells = tells.unwrap_or_else(|| panic!("{said}"));
    assert!(
        tells.contains("ada.old@example.net") && tells.contains("ada@example.org"),
        "{tells}"
    );
    letter("Ben Example", "ben@example.org", &[]).succeeded();
    let ben = case
        .list("2026-11-23")
        .iter()
        .map(|listed| listed["case"].as_str().unwrap().to_owned())
        .find(|reference| {
            let shown = case.run(&["show", reference]).succeeded().stdout;
            shown.contains("Ben Example")
        })
        .unwrap();
    let rehearsed = case
        .run(&["--today", "2026-11-23", "send", &ben, "--dry-run"])
        .all();
    assert!(
        rehearsed.contains("Ben Example") && rehearsed.contains("Ada Example"),
        "{rehearsed}"
    );
}

#[test]
fn a_name_stays_one_name_in_the_head_of_a_mail() {
    let case = Case::of("16-names-in-the-head-of-a-mail");
    let names = case.read("names.txt");
    assert_eq!(names.lines().count(), 5);
    for name in names.lines() {
        let _ = std::fs::remove_dir_all(case.path("letters"));
        case.write(
            None,
            &["access", "netflix", "--name", name],
            &["--format", "eml"],
        )
        .succeeded();
        let raw = case.letter(".eml");
        let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
        let from: Vec<_> = message.from().unwrap().iter().collect();
        assert_eq!(from.len(), 1, "{name}: {raw}");
        assert_eq!(
            from[0].address.as_deref(),
            Some("ada@example.org"),
            "{name}"
        );
        // mail-parser keeps the backslashes of a quoted string.
        let read = from[0].name.as_deref().unwrap().replace('\\', "");
        assert_eq!(read, name);
    }
    let refused = case.write(
        None,
        &["access", "netflix", "--name", "Ada\nExample"],
        &["--format", "eml"],
    );
    assert_ne!(refused.code, 0);
}

#[test]
fn letter_record_and_mail_have_one_day() {
    let case = Case::of("24-day-of-a-mail");
    let program = case.path("take-mail");
    std::fs::write(&program, "#!/bin/sh\ncat > mail.eml\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let config = format!(
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsendmail = \"{}\"\npause = 0\n",
        program.display()
    );
    std::fs::write(case.path("home/config.toml"), config).unwrap();
    // Whatever the hour, one of these is another day than London's.
    for (zone, offset) in [("UTC+11", "-1100"), ("UTC-13", "+1300")] {
        let mut arguments = vec!["write", "access", "netflix", "--residence", "US-CA"];
        arguments.extend(ADA);
        let email = format!("ada{}@example.org", offset.trim_start_matches(['-', '+']));
        arguments.extend(["--email", &email, "--output", "letters", "--send", "--yes"]);
        let mut command = case.command(&arguments);
        command.env("TZ", zone);
        case.said(command).succeeded();
        let raw = case.read("mail.eml");
        let date = raw.lines().find(|line| line.starts_with("Date:")).unwrap();
        assert!(date.trim_end().ends_with(offset), "{date}");
        let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
        let date = message.date().unwrap();
        let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        let mut list = case.command(&["list", "--json"]);
        list.env("TZ", zone);
        let told: serde_json::Value = serde_json::from_str(&case.said(list).stdout).unwrap();
        let cases = told
            .get("cases")
            .unwrap_or(&told)
            .as_array()
            .unwrap()
            .clone();
        let references: Vec<&str> = cases
            .iter()
            .filter_map(|case| case["case"].as_str())
            .collect();
        let days: Vec<String> = references
            .iter()
            .map(|reference| case.run(&["show", reference, "--json"]).succeeded().stdout)
            .collect();
        assert!(
            days.iter().any(|shown| shown.contains(&day)),
            "{day}: {days:?}"
        );
    }
}
