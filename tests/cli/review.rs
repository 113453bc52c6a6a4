//! What the person decides of a reply at a terminal, and what is recorded of it.
#![cfg(unix)]

use super::{Home, prompts::on_a_terminal};

/// A home with two cases, and a reply to the first that was taken in.
fn home(said: &str) -> (Home, [String; 2]) {
    let home = Home::new();
    let write = |company: &str, mailbox: &str| {
        let write = [
            "write", "access", company, "--law", "gdpr", "--json", "--format", "txt",
        ];
        let more = ["--recipient-email", mailbox, "--residence", "DE"];
        let ada = ["--name", "Ada Example", "--email", "ada@example.org"];
        let case = home.json(&[&write[..], &more, &ada].concat());
        let case = case["case"].as_str().unwrap().to_owned();
        let sent = home.output(&["record", &case, "sent", "--by", "email"]);
        assert!(sent.status.success());
        case
    };
    let cases = [
        write("Example GmbH", "privacy@example-gmbh.example"),
        write("Other GmbH", "privacy@other-gmbh.example"),
    ];
    home.put(
        "reply.eml",
        &format!(
            "Date: Mon, 23 Nov 2026 10:00:00 +0100\nFrom: Example <privacy@example-gmbh.example>\n\
             To: ada@example.org\nSubject: Re: {}\nMessage-ID: <1@example-gmbh.example>\n\n{said}\n",
            cases[0]
        ),
    );
    let taken = home.json(&["inbox", "import", "reply.eml", "--json"]);
    assert_eq!(taken["case"], cases[0].as_str());
    assert_eq!(taken["waits"], true);
    (home, cases)
}

/// The events of a case after it was sent.
fn since_sent(home: &Home, case: &str) -> Vec<String> {
    let shown = home.json(&["show", case, "--json"]);
    let events = shown["events"].as_array().unwrap().iter();
    let kinds = events.map(|event| event["kind"].as_str().unwrap().to_owned());
    kinds.skip_while(|kind| kind != "sent").skip(1).collect()
}

const PASSPORT: &str =
    "Please send us a copy of your passport so that we can verify your identity.";
const WHERE: &str = "What does it say?";

/// The number of the choice that has these words, as the screen shows it.
fn review(home: &Home, answers: &[(&str, &str)]) -> String {
    let (screen, code) = on_a_terminal(home, &["inbox", "review"], answers);
    assert_eq!(code, 0, "{screen}");
    screen
}

#[test]
fn what_was_read_is_accepted() {
    let (home, [case, _]) = home(PASSPORT);
    let screen = review(&home, &[(WHERE, "1\r")]);
    assert!(
        screen.contains("1  they want to know who you are"),
        "{screen}"
    );
    assert_eq!(since_sent(&home, &case), ["identity-asked"]);
}

#[test]
fn later_leaves_everything_as_it_was() {
    let (home, [case, _]) = home(PASSPORT);
    review(&home, &[(WHERE, "\r")]);
    assert!(since_sent(&home, &case).is_empty());
    assert_eq!(
        home.json(&["inbox", "--json"])["waiting"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

/// Another kind, with the particulars that a letter needs.
#[test]
fn another_kind_is_chosen_and_what_the_letter_needs_is_asked_for() {
    let (home, [case, _]) = home(PASSPORT);
    let reason = "it is too much work";
    let answers = [
        (WHERE, "something else\r"),
        ("20  ", "they refuse\r"),
        ("Why do they refuse", "it is too much work\r"),
    ];
    review(&home, &answers);
    assert_eq!(since_sent(&home, &case), ["refused"]);
    let (letter, said, code) =
        home.strictly(&["next", &case, "--letter", "objection", "--dry-run"]);
    assert_eq!(code, 0, "{said}");
    assert!(letter.contains(reason), "{letter}");
}

#[test]
fn several_kinds_are_all_recorded_with_the_day_that_was_named() {
    let (home, [case, _]) = home(PASSPORT);
    let answers = [
        (WHERE, "something else\r"),
        ("20  ", "4,13\r"),
        ("Until when", "2027-01-29\r"),
    ];
    let screen = review(&home, &answers);
    assert_eq!(
        since_sent(&home, &case),
        ["identity-asked", "extended"],
        "{screen}"
    );
    let shown = home.json(&["show", &case, "--json"]);
    assert_eq!(
        shown["events"].as_array().unwrap().last().unwrap()["until"],
        "2027-01-29"
    );
}

/// Filed with the wrong case, it is recorded in the right one alone; a case that is none is asked for again.
#[test]
fn what_was_filed_wrongly_is_recorded_where_it_belongs() {
    let (home, [case, other]) = home(PASSPORT);
    let right = format!("{other}\r");
    let answers = [
        (WHERE, "another case\r"),
        ("Case:", "ZZZZ-ZZZZ\r"),
        ("Case:", &right),
        (WHERE, "1\r"),
    ];
    review(&home, &answers);
    assert!(since_sent(&home, &case).is_empty());
    assert_eq!(since_sent(&home, &other), ["identity-asked"]);
    let verified = home.json(&["verify", "--json"]);
    assert_eq!(verified["faults"], serde_json::json!([]));
}

/// What is no answer is set aside, and nothing goes into the log.
#[test]
fn what_has_nothing_to_do_with_a_request_is_set_aside() {
    let (home, [case, _]) = home(PASSPORT);
    review(&home, &[(WHERE, "nothing to do\r")]);
    assert!(since_sent(&home, &case).is_empty());
    assert_eq!(
        home.json(&["inbox", "--json"])["waiting"],
        serde_json::json!([])
    );
}

/// The same without a terminal, by flags.
#[test]
fn the_particulars_are_flags_too() {
    let (home, [case, _]) = home(PASSPORT);
    let decide = ["inbox", "review", "1", "--kind", "other-channel"];
    let more = ["--channel", "https://example.org/form", "--json"];
    home.json(&[&decide[..], &more].concat());
    assert_eq!(since_sent(&home, &case), ["replied"]);
    let stands = ["next", &case, "--letter", "request-stands", "--dry-run"];
    let (letter, said, code) = home.strictly(&stands);
    assert_eq!(code, 0, "{said}");
    assert!(letter.contains("https://example.org/form"), "{letter}");
}

/// The points that are missing are ticked by their numbers, and more is said in one's own words.
#[test]
fn what_is_missing_is_ticked_by_numbers() {
    let (home, [case, _]) = home(PASSPORT);
    let recorded = home.output(&["record", &case, "answered-in-part"]);
    assert!(recorded.status.success());
    let answers = [
        ("What is missing of their answer?", "4,5\r"),
        ("What else is missing", "my recordings\r"),
        ("What else is missing", "\r"),
    ];
    let write = ["next", &case, "--letter", "missing", "--lang", "en"];
    let (screen, code) = on_a_terminal(&home, &write, &answers);
    assert_eq!(code, 0, "{screen}");
    let show = ["show", &case, "--letter", "2", "--format", "txt"];
    let shown = home.output(&[&show[..], &["--output", "letter.txt"]].concat());
    assert!(shown.status.success(), "{shown:?}");
    let letter = std::fs::read_to_string(home.path("letter.txt")).unwrap();
    for part in [
        "1. the recipients",
        "2. how long the data",
        "3. my recordings",
    ] {
        assert!(letter.contains(part), "{letter}");
    }
}
