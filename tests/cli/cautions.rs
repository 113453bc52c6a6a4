//! What a person is told before a letter goes that could harm them, and what is left
//! out of it.

use super::{Home, home::ADA};

/// What is said beside the letter, and the letter itself without its line breaks.
fn rehearsed(home: &Home, arguments: &[&str]) -> (Vec<String>, String) {
    let mut all = vec!["write"];
    all.extend(arguments);
    all.push("--dry-run");
    if !arguments.contains(&"--name") {
        all.extend(ADA);
    }
    let output = home.output(&all);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let letter = String::from_utf8(output.stdout).unwrap();
    (
        said.lines().map(str::to_owned).collect(),
        letter.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

fn tells(said: &[String], words: &str) -> bool {
    said.iter().any(|line| line.contains(words))
}

const HIDDEN: &str = "the reason speaks of somebody who must not find you";

#[test]
fn an_address_that_must_not_be_found_is_warned_of_where_it_is_printed() {
    let home = Home::new();
    for (reason, warned) in [
        ("I was stalked in 2024.", true),
        ("Für mich besteht eine Auskunftssperre.", true),
        ("You hold a wrong date of birth.", false),
    ] {
        let arguments = ["objection", "amazon-eu", "--lang", "en", "--reason", reason];
        let (said, letter) = rehearsed(&home, &arguments);
        assert_eq!(tells(&said, HIDDEN), warned, "{reason}: {said:?}");
        assert!(letter.contains(reason), "nothing is held back: {letter}");
    }
    // No postal address, nothing to warn of.
    let (said, letter) = rehearsed(
        &home,
        &[
            "objection",
            "amazon-eu",
            "--reason",
            "I was stalked.",
            "--name",
            "Ada Example",
            "--email",
            "ada@example.org",
            "--residence",
            "DE",
        ],
    );
    assert!(!tells(&said, HIDDEN), "{said:?}");
    assert!(!letter.contains("Lindenallee"));
}

#[test]
fn a_withdrawal_of_everything_is_warned_of() {
    let home = Home::new();
    let whole = "withdraws every consent";
    let (said, _) = rehearsed(&home, &["withdrawal", "amazon-eu"]);
    assert!(tells(&said, whole), "{said:?}");
    for of in [["--item", "the newsletter"], ["--product", "alexa"]] {
        let (said, _) = rehearsed(&home, &["withdrawal", "amazon-eu", of[0], of[1]]);
        assert!(!tells(&said, whole), "{said:?}");
    }
}

#[test]
fn a_reason_is_left_out_where_a_purpose_is_ground_to_refuse() {
    let home = Home::new();
    let template = "Subject: Deletion {{ reference }}\n\nHello,\n\nDelete.\n\n\
                    {% if reason %}Because {{ reason }}{% endif %}\n\nBye";
    for (state, file, place, provision) in [
        ("us-ut", "ut", "US-UT", "Utah Code § 13-61-203(4)(b)"),
        ("us-ia", "ia", "US-IA", "Iowa Code § 715D.3(2)(c)"),
        ("us-va", "va", "US-VA", ""),
    ] {
        let law = format!("{}/law/us/{file}/{state}.toml", env!("CARGO_MANIFEST_DIR"));
        let law = std::fs::read_to_string(law).unwrap();
        let law = law.replacen("languages = []", "languages = [\"en-US\"]", 1);
        home.put(&format!("home/law/us/{file}/{state}.toml"), &law);
        home.put(&format!("home/templates/{state}/deletion.en.txt"), template);
        let (said, letter) = rehearsed(
            &home,
            &[
                "deletion",
                "amazon-us",
                "--residence",
                place,
                "--reason",
                "I want money.",
            ],
        );
        let left_out = !provision.is_empty();
        assert_eq!(!letter.contains("I want money"), left_out, "{letter}");
        assert_eq!(tells(&said, "the reason is left out"), left_out, "{said:?}");
        assert!(tells(&said, provision), "{said:?}");
    }
}

#[test]
fn the_age_of_a_child_is_asked_for_where_the_law_turns_on_it() {
    let home = Home::new();
    let mut all = vec!["write", "access", "amazon-us", "--residence", "US-CA"];
    all.extend(["--child", "Ben Example", "--dry-run"]);
    all.extend(ADA);
    let (said, status) = home.refusal(&all);
    assert_eq!(status, 2, "{said}");
    assert!(
        said.contains("--child-age under-13, 13-15 or 16-17"),
        "{said}"
    );

    let of = |age: &'static str| {
        let mut arguments = vec!["access", "amazon-us", "--residence", "US-CA"];
        arguments.extend(["--child", "Ben Example", "--child-age", age]);
        arguments
    };
    let permission = "the child's own signed permission";
    let (said, letter) = rehearsed(&home, &of("under-13"));
    assert!(!tells(&said, permission), "{said:?}");
    assert!(letter.contains("16 CFR part 312"));
    let (said, letter) = rehearsed(&home, &of("13-15"));
    assert!(tells(&said, permission), "{said:?}");
    assert!(!letter.contains("16 CFR"));

    // Washington's Act asks no age; what is missed by saying none is told.
    let washington = [
        "access",
        "amazon-us",
        "--residence",
        "US-WA",
        "--child",
        "Ben Example",
    ];
    let (said, _) = rehearsed(&home, &washington);
    assert!(
        tells(
            &said,
            "16 CFR 312.6 gives a parent more: --child-age under-13"
        ),
        "{said:?}"
    );
    // And Europe's letters need none.
    let (said, _) = rehearsed(&home, &["access", "amazon-eu", "--child", "Ben Example"]);
    assert!(!tells(&said, "--child-age"), "{said:?}");
}

#[test]
fn an_age_without_a_child_or_one_that_is_none_is_refused() {
    let home = Home::new();
    for (arguments, words) in [
        (&["--child-age", "13-15"][..], "--child 'NAME'"),
        (
            &["--child", "Ben", "--child-age", "12"],
            "under-13, 13-15 and 16-17",
        ),
    ] {
        let mut all = vec!["write", "access", "amazon-eu", "--dry-run"];
        all.extend(arguments);
        all.extend(ADA);
        let (said, status) = home.refusal(&all);
        assert_eq!(status, 2, "{said}");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn data_go_to_another_company_in_a_portability_letter_alone() {
    let home = Home::new();
    let to = ["--transfer-to", "Other Shop Ltd"];
    let (_, letter) = rehearsed(
        &home,
        &["portability", "amazon-eu", "--lang", "en", to[0], to[1]],
    );
    assert!(letter.contains("directly to Other Shop Ltd"), "{letter}");
    let mut all = vec!["write", "access", "amazon-eu", "--dry-run", to[0], to[1]];
    all.extend(ADA);
    let (said, status) = home.refusal(&all);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("portability letter"), "{said}");
}

#[test]
fn what_is_kept_under_a_device_asks_for_the_devices_identifier() {
    let home = Home::new();
    let opt_out = [
        "opt-out",
        "amazon-us",
        "--residence",
        "US-CA",
        "--product",
        "ads",
    ];
    let (said, _) = rehearsed(&home, &opt_out);
    assert!(tells(&said, "--id 'advertising ID=...'"), "{said:?}");
    let mut with_it = opt_out.to_vec();
    with_it.extend([
        "--id",
        "advertising ID=38400000-8cf0-11bd-b23e-10b96e40000d",
    ]);
    let (said, letter) = rehearsed(&home, &with_it);
    assert!(!tells(&said, "--id 'advertising ID=...'"), "{said:?}");
    assert!(letter.contains("advertising ID: 38400000"), "{letter}");
}

const DROP: &str = "consumer.drop.privacy.ca.gov";

#[test]
fn a_californian_is_told_of_the_platform_that_asks_all_brokers_at_once() {
    let home = Home::new();
    let jane = [
        "--name",
        "Jane Doe",
        "--email",
        "jane@example.org",
        "--residence",
    ];
    let told = |asked: &[&str], place: &'static str, more: &[&str]| {
        rehearsed(&home, &[asked, &jane, &[place], more].concat()).0
    };
    let acme = ["--recipient-email", "privacy@acme.example"];
    for right in ["deletion", "opt-out", "objection"] {
        let said = told(&[right, "ACME Data LLC"], "US-CA", &acme);
        assert!(
            tells(&said, "if ACME Data LLC is a data broker"),
            "{said:?}"
        );
        assert!(tells(&said, "every registered broker at once"), "{said:?}");
        assert!(tells(&said, DROP) && tells(&said, "(DROP)"), "{said:?}");
    }
    let said = told(&["deletion", "acxiom-us"], "US-CA", &[]);
    assert!(
        tells(&said, "is registered as a data broker in California"),
        "{said:?}"
    );
    assert!(tells(&said, DROP), "{said:?}");
    // Of no use for a copy, elsewhere, and against a company that is known and registered nowhere.
    assert!(!tells(
        &told(&["access", "ACME Data LLC"], "US-CA", &acme),
        DROP
    ));
    assert!(!tells(
        &told(&["deletion", "ACME Data LLC"], "US-TX", &acme),
        DROP
    ));
    assert!(!tells(&told(&["deletion", "spotify"], "US-CA", &[]), DROP));
}

#[cfg(unix)]
#[test]
fn the_platform_and_the_language_are_told_before_anything_is_kept() {
    use super::prompts::on_a_terminal;

    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Jane Doe\"\naddress = \"12 Elm St; Fresno, CA 93701; US\"\nemail = \"jane@example.org\"\nresidence = \"US-CA\"\n",
    );
    let (screen, _) = on_a_terminal(
        &home,
        &[
            "write",
            "deletion",
            "ACME Data LLC",
            "--recipient-email=privacy@acme.example",
        ],
        &[(DROP, ""), ("language", "\r"), ("What now?", "q\r")],
    );
    assert_eq!(screen.matches(DROP).count(), 1, "{screen}");
    assert!(!home.path("home/tracker.db").exists());

    // In one line, too: here the question is whether a file is replaced, and behind it nothing can be taken back.
    home.put("letter.txt", "what stood there");
    let write = ["write", "access", "spotify", "--residence=AT", "--lang=sv"];
    let (screen, code) = on_a_terminal(
        &home,
        &[&write[..], &["--format=txt", "--output=letter.txt"]].concat(),
        &[("letter.txt", "n\r")],
    );
    assert_ne!(code, 0, "{screen}");
    assert!(screen.contains("no speaker of Swedish"), "{screen}");
    assert_eq!(
        std::fs::read_to_string(home.path("letter.txt")).unwrap(),
        "what stood there"
    );
}
