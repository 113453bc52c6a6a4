//! A letter, asked for step by step: the whole dialogue on a pseudo-terminal.
#![cfg(unix)]

use std::fs;

use super::{Home, prompts::on_a_terminal};

/// A complaint from a country whose parts have authorities of their own: which part it is is asked for by a number, and
/// kept as the person's home if they want that.
#[test]
fn which_part_of_the_country_is_asked_for_before_a_complaint_and_kept() {
    let mut home = introduced("myself");
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\naddress = \"Lindenallee 12; 14467 Potsdam; DE\"\nemail = \"ada@example.org\"\n",
    );
    let case = super::next::case(&mut home, "gdpr", &["--residence", "DE"]);
    for event in [&["sent", "--by", "email"][..], &["refused"]] {
        let record = [&["record", &case], event, &["--on", "2026-11-02"]].concat();
        assert_eq!(home.strictly(&record).2, 0);
    }
    home.on("2026-11-20");
    let complaint = ["next", &case, "--letter", "complaint"];
    let (screen, code) = on_a_terminal(
        &home,
        &complaint,
        &[
            ("Did they give reasons for refusing?", "1\r"),
            (
                "In which part of the country do you live (Germany)?",
                "Brandenburg\r",
            ),
            ("Keep Brandenburg in the profile as your home?", "\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("letter 2, complaint"), "{screen}");
    let profile = fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert!(profile.contains("residence = \"DE-BB\""), "{profile}");
    // From here on it is known, here and elsewhere.
    let hearing = home.json(&["authority", &case, "--json"]);
    assert_eq!(hearing["authorities"][0]["place"], "DE-BB", "{hearing}");
    // An empty answer is none, and loses nothing.
    fs::remove_file(home.path("home/profile.toml")).unwrap();
    let (screen, code) = on_a_terminal(&home, &["authority", &case], &[("Number:", "\r")]);
    assert_eq!(code, 2, "{screen}");
    assert!(screen.contains("--residence DE-BB"), "{screen}");
}

fn introduced(sending: &str) -> Home {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        &format!(
            "name = \"Jane Doe\"\naddress = \"Hauptstraße 5; 1010 Wien; AT\"\nemail = \"jane@example.org\"\nsending = \"{sending}\"\n"
        ),
    );
    home.put(
        "home/config.toml",
        "[account.default]\nfrom = \"Jane Doe <jane@example.org>\"\ndrafts = \"drafts\"\n",
    );
    home
}

fn cases(home: &Home) -> Vec<(String, String)> {
    let list = home.json(&["list", "--json"]);
    let cases = list.as_array().unwrap().iter();
    let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    cases
        .map(|case| (word(&case["recipient"]), word(&case["right"])))
        .collect()
}

#[test]
fn a_letter_to_amazon_from_austria_is_sent_with_six_answers() {
    let home = introduced("mailbox");
    let answers = [
        // The one for people in Austria is meant, and is named.
        ("Amazon Europe Core SARL, Luxembourg", ""),
        ("What do you want?", "1\r"),
        ("An e-mail arrives today: answer by 23 December 2026.", ""),
        ("amazon.de (eu-privacy@amazon.de)", ".de\r"),
        ("In which language?", "2\r"),
        // What stands in the mail, where no postal address does.
        ("They learn: Jane Doe; jane@example.org\r\n", ""),
        // What a page tells besides, and that the days count from another day then.
        ("On paper they also learn: Hauptstraße 5, 1010 Wien", ""),
        ("print and post: answer by", "v\r"),
        ("Auskunft über meine personenbezogenen Daten", ""),
        ("They learn: Jane Doe; jane@example.org\r\n", "s\r"),
    ];
    let answered = answers.iter().filter(|(_, typed)| !typed.is_empty());
    assert!(answered.count() <= 5);
    let (screen, code) = on_a_terminal(&home, &["write", "amazon", "--no-pager"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(
        cases(&home),
        [("Amazon Europe Core SARL".to_owned(), "access".to_owned())]
    );
    let drafts: Vec<_> = fs::read_dir(home.path("home/drafts")).unwrap().collect();
    assert_eq!(drafts.len(), 1, "{screen}");
    let draft = fs::read_to_string(drafts[0].as_ref().unwrap().path()).unwrap();
    assert!(
        draft.contains("To: ") && draft.contains("eu-privacy@amazon.de"),
        "{draft}"
    );
    assert!(
        screen.contains("23 December 2026") || screen.contains("2026-12-23"),
        "{screen}"
    );
    // The day of the mails is said once, and what was said before they were sent is not said again.
    assert!(screen.matches("arrives today").count() == 1, "{screen}");
    // Whoever has looked at the letter sees again what there is to think of before it goes.
    assert!(screen.matches("may have changed").count() == 2, "{screen}");
    assert!(screen.contains("something else (3 more)"), "{screen}");
    // What is shown is the mail.
    let (_, shown) = screen.split_once("What now?").unwrap();
    let (shown, _) = shown.split_once("The letter to").unwrap();
    assert!(shown.contains("Art. 15 DSGVO"), "{shown}");
    assert!(!shown.contains("Hauptstra"), "{shown}");
    // What was asked can be said in one line.
    assert!(
        screen.contains("datawrit write access amazon-eu --recipient-email"),
        "{screen}"
    );
    // No file lies where the person happened to be.
    assert!(!home.path("access-amazon-eu.pdf").exists());
    let lying: Vec<_> = fs::read_dir(home.folder()).unwrap().flatten().collect();
    assert_eq!(lying.len(), 1, "{lying:?}");
}

#[test]
fn what_is_said_is_not_asked_again_and_one_goes_back_and_drops_without_a_trace() {
    let home = introduced("myself");
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "deletion"],
        &[
            ("To whom?", "\r"),
            ("type a name", "gogle\r"),
            ("gogle is not in the directory.", "<\r"),
            ("To whom?", "netflix\r"),
            ("How shall it go?", "<\r"),
            ("To whom?", "netflix\r"),
            ("How shall it go?", "1\r"),
            ("In which language?", "1\r"),
            ("What now?", "x\r"),
            ("type a number from 1 to", "e\r"),
            ("What do you want to change?", "6\r"),
            ("Your reasons", "I have left.\r"),
            ("What now?", "q\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(
        screen.contains("nothing was written and no case was opened"),
        "{screen}"
    );
    assert!(!home.path("home/tracker.db").exists());
}

#[test]
fn a_stranger_is_asked_for_what_is_missing_and_is_remembered() {
    let home = Home::new();
    let (screen, code) = on_a_terminal(
        &home,
        &["write"],
        &[
            ("To whom?", "Foo Quux\r"),
            ("Foo Quux is not in the directory.", "another company\r"),
            ("Its name [Foo Quux]:", "\r"),
            (
                "Its e-mail address, or its postal address",
                "privacy@quux\r",
            ),
            ("is not", "Quuxweg 1, 10115 Berlin, Germany\r"),
            ("Your postal address", ""),
            (" > ", "12 Elm St\r"),
            (">", "Fresno, CA 93701\r"),
            (">", "USA\r"),
            (">", "\r"),
            // The state stands in it.
            (
                "12 Elm St / Fresno, CA 93701 / the United States. Right?",
                "\r",
            ),
            ("your name:", "Jane Doe\r"),
            ("What do you want?", "1\r"),
            ("It goes by post to Quuxweg 1; 10115 Berlin; DE", ""),
            ("In which language?", "1\r"),
            ("What now?", "p\r"),
            ("Remember what you said about yourself", "\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    let profile = fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert_eq!(
        profile,
        "name = \"Jane Doe\"\naddress = \"12 Elm St; Fresno, CA 93701; US\"\n"
    );
    assert_eq!(cases(&home), [("Foo Quux".to_owned(), "access".to_owned())]);
}

#[test]
fn a_law_that_is_not_known_is_no_wall_where_the_company_is_bound_by_another() {
    let home = introduced("myself");
    home.put(
        "home/profile.toml",
        "name = \"Somsak\"\naddress = \"Silom Road 1; Bangkok; TH\"\nemail = \"somsak@example.org\"\n",
    );
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "access", "spotify"],
        &[
            (
                "The company is in Sweden, so the GDPR binds it whoever you are.",
                "\r",
            ),
            ("How shall it go?", "1\r"),
            (
                "They find you by the e-mail address of your account [somsak@example.org]:",
                "\r",
            ),
            ("In which language?", "1\r"),
            ("What now?", "q\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
}

/// In New York no law is on data of every kind: the one that binds the company comes first, then those on one matter each.
#[test]
fn where_several_laws_can_be_used_one_is_chosen_with_its_reason() {
    let home = introduced("myself");
    home.put(
        "home/profile.toml",
        "name = \"Jane\"\naddress = \"1 Main St; Albany, NY; US\"\nresidence = \"US-NY\"\nemail = \"jane@example.org\"\n",
    );
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "spotify"],
        &[
            ("Which law shall the letter rest on?", "1\r"),
            ("What do you want?", "1\r"),
            ("How shall it go?", "1\r"),
            ("They find you by", "\r"),
            ("In which language?", "1\r"),
            ("What now?", "q\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(
        screen.contains("wherever you live (GDPR Article 3(1))"),
        "{screen}"
    );
    assert!(screen.contains("credit files"), "{screen}");
    // The same, with the law on what a bank passes on: it grants one right alone.
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "spotify"],
        &[
            ("Which law shall the letter rest on?", "GLBA\r"),
            ("What do you want?", "\u{4}"),
        ],
    );
    assert!(
        screen.contains("stop them selling") && !screen.contains("know what they have"),
        "{code} {screen}"
    );
}

#[test]
fn an_open_request_to_the_same_company_is_told_before_another_is_written() {
    let home = introduced("mailbox");
    let written = home.strictly(&["write", "access", "netflix", "--format=txt", "--output=out"]);
    assert_eq!(written.2, 0, "{}", written.1);
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "netflix"],
        &[
            ("What do you want?", "2\r"),
            ("not recorded as sent", "1\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert_eq!(cases(&home).len(), 1);
}

#[test]
fn a_word_that_people_have_for_a_right_is_understood() {
    let home = introduced("myself");
    let (screen, _) = on_a_terminal(
        &home,
        &["write", "erasure"],
        &[("Do you mean deletion?", "y\r"), ("To whom?", "\u{4}")],
    );
    assert!(screen.contains("nothing was written"), "{screen}");
    let (_, said, code) = home.strictly(&["write", "erasure"]);
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `deletion`?"), "{said}");
    let (_, said, code) = home.strictly(&["write"]);
    assert_eq!(code, 2);
    assert!(said.contains("what to ask for is missing"), "{said}");
}

/// Several people in one home: for whom a letter is is asked for first, and what is known of them is theirs.
#[test]
fn for_whom_the_letter_is_is_asked_where_there_are_several_people() {
    let home = introduced("myself");
    let karl = [
        "init",
        "--for",
        "Karl Knopf",
        "--email",
        "karl@example.org",
        "--residence",
        "DE-BE",
    ];
    assert_eq!(home.strictly(&karl).2, 0);
    let how = ("How shall it go?", "1\r");
    let language = ("In which language?", "1\r");
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "access", "netflix"],
        &[
            ("For whom is the letter?", ""),
            ("1  Jane Doe", ""),
            ("2  Karl Knopf", "karl\r"),
            how,
            language,
            ("They learn: Karl Knopf; karl@example.org", "q\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(!screen.contains("jane@example.org"), "{screen}");
    // Enter is whoever's home it is; where others see the screen there are initials.
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "access", "netflix", "--private"],
        &[
            ("1  J. D.", ""),
            ("2  K. K.", "\r"),
            how,
            language,
            ("They learn: Jane Doe", "q\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    // Nothing is asked that was said, and who stops has written nothing.
    let said = ["write", "access", "netflix", "--for", "karl"];
    let (screen, code) = on_a_terminal(&home, &said, &[("How shall it go?", "\u{4}")]);
    assert_eq!(code, 0, "{screen}");
    assert!(!screen.contains("For whom"), "{screen}");
    let write = ["write", "access", "netflix"];
    let (screen, code) = on_a_terminal(&home, &write, &[("For whom is the letter?", "<\r")]);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("nothing was written"), "{screen}");
    assert!(!home.path("home/tracker.db").exists());
}

/// A letter in a language that nobody has read gets a translation behind it, if the person wants one.
#[test]
fn a_translation_is_offered_behind_a_letter_that_nobody_has_read() {
    let home = introduced("myself");
    let how = ("How shall it go?", "1\r");
    for (language, answers, copies) in [
        ("polish", &[("Put a translation", "y\r")][..], 1),
        ("polish", &[("Put a translation", "\r")], 0),
        (
            "polish",
            &[
                ("Put a translation", "<\r"),
                ("In which language?", "english\r"),
            ],
            0,
        ),
        // Ours was read.
        ("german", &[], 0),
    ] {
        let chosen = format!("{language}\r");
        let questions = [
            &[how, ("In which language?", chosen.as_str())],
            answers,
            &[("What now?", "v\r"), ("What now?", "q\r")],
        ];
        let (screen, code) = on_a_terminal(
            &home,
            &["write", "access", "netflix", "--no-pager"],
            &questions.concat(),
        );
        assert_eq!(code, 0, "{screen}");
        assert_eq!(
            screen
                .matches("A translation, for information only")
                .count(),
            copies,
            "{language}: {screen}"
        );
    }
}

/// What fewer people want is behind one more line, or typed at once; one goes back from it.
#[test]
fn a_right_that_few_want_is_found_behind_one_more_line_or_by_its_word() {
    let home = introduced("myself");
    let write = ["write", "amazon"];
    let answers = [
        ("something else (3 more)", "5\r"),
        ("take back a consent", "<\r"),
        ("something else (3 more)", "something else\r"),
        ("take back a consent", "consent\r"),
        ("How shall it go?", "1\r"),
        ("In which language?", "1\r"),
        ("What now?", "d\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &write, &answers);
    assert_eq!(code, 0, "{screen}");
    let answers = [
        ("What do you want?", "portability\r"),
        ("How shall it go?", "1\r"),
        ("In which language?", "1\r"),
        ("What now?", "d\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &["write", "netflix"], &answers);
    assert_eq!(code, 0, "{screen}");
    let rights: Vec<String> = cases(&home).into_iter().map(|(_, right)| right).collect();
    assert!(
        rights.contains(&"withdrawal".to_owned()) && rights.contains(&"portability".to_owned()),
        "{rights:?}"
    );
}

/// The shop that was typed is the one that Enter means, and the way back leads to another company.
#[test]
fn the_shop_that_is_typed_is_meant_and_one_goes_back_to_another_company() {
    let home = introduced("myself");
    let answers = [
        ("What do you want?", "<\r"),
        ("To whom?", "amazon.fr\r"),
        ("What do you want?", "1\r"),
        ("Number [2]:", "\r"),
        ("In which language?", "1\r"),
        ("What now?", "d\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &["write", "amazon"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("amazon.fr"), "{screen}");
}

/// Where the law wants reasons with a request, they are asked for before the letter is shown.
#[test]
fn the_reasons_that_a_law_wants_are_asked_for() {
    let home = introduced("myself");
    home.put(
        "home/profile.toml",
        "name = \"Aiko Example\"\naddress = \"Marunouchi 1; Tokyo 100-0005; JP\"\nemail = \"aiko@example.org\"\nsending = \"myself\"\n",
    );
    home.put(
        "home/recipients/mueller.toml",
        "id = \"mueller\"\nname = \"Müllerwerke\"\n\n[[channel]]\nemail = \"privacy@example.com\"\nprovenance = \"privacy-policy\"\n",
    );
    let (screen, code) = on_a_terminal(
        &home,
        &["write", "deletion", "mueller"],
        &[
            ("Its e-mail address", "privacy@example.com\r"),
            ("Your reasons", "I have left.\r"),
            ("What now?", "q\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(
        screen.contains("nothing was written and no case was opened"),
        "{screen}"
    );
}
