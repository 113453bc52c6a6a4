//! Whoever reads German alone comes from nothing to a letter, and from there to the day: no sentence on the way is in
//! English.
#![cfg(unix)]

use super::{
    Home,
    home::TRIAL,
    post::Post,
    prompts::{UNSEEN, on_a_terminal},
};

/// Words of an English sentence that no German one has.
const ENGLISH: [&str; 42] = [
    "the", "of", "and", "is", "are", "you", "your", "with", "without", "from", "this", "that",
    "it", "its", "not", "no", "has", "have", "does", "can", "cannot", "there", "which", "who",
    "what", "when", "where", "write", "sent", "received", "answer", "due", "case", "letter",
    "right", "address", "shows", "missing", "overdue", "first", "last", "company",
];

/// A line without a command in it; what explains it, behind three spaces, stays.
pub fn untyped(line: &str) -> String {
    let Some(at) = line.find("datawrit ") else {
        return line.to_owned();
    };
    let (before, command) = line.split_at(at);
    let behind = command.split_once("   ").map_or("", |(_, behind)| behind);
    format!("{before} {behind}")
}

/// What is typed, and names: commands, flags, words in backticks, files, what law files and companies are called.
fn without_what_is_typed(line: &str) -> String {
    let line = line
        .split_once("; es hat ")
        .map_or(line, |(before, _)| before);
    let line = line
        .split_once("; es gibt ")
        .map_or(line, |(before, _)| before);
    // A command in the list of them, before what it does; a line of a file.
    let line = match line
        .strip_prefix("  ")
        .and_then(|line| line.split_once("  "))
    {
        Some((command, does)) if command.chars().all(|one| one.is_ascii_lowercase()) => does,
        _ => line,
    };
    let line = line.split_once(" = \"").map_or(line, |_| "");
    untyped(&line.split('`').step_by(2).collect::<Vec<_>>().join(" "))
        .replace("38 avenue John F. Kennedy", "")
        .replace("access-amazon-eu", "")
        .split_whitespace()
        .filter(|word| !word.starts_with("--") && !word.contains("://") && !word.contains('@'))
        // The name of a site.
        .filter(|word| !word.trim_end_matches(['.', ',', ')', ';']).contains('.'))
        .collect::<Vec<_>>()
        .join(" ")
}

#[track_caller]
fn assert_german(shown: &str) {
    let english: Vec<String> = shown
        .lines()
        .filter(|line| *line != TRIAL)
        .filter_map(|line| {
            let words = without_what_is_typed(line);
            let words = words.split(|one: char| !one.is_alphabetic() && one != '-');
            let found: Vec<&str> = words.filter(|word| ENGLISH.contains(word)).collect();
            (!found.is_empty()).then(|| format!("{found:?} in: {line}"))
        })
        .collect();
    assert!(english.is_empty(), "{}\n\n{shown}", english.join("\n"));
}

#[test]
fn an_english_sentence_is_found() {
    for line in [
        "note: the letter is in English",
        "Ausweg: add --name",
        "2027-01-07: answer (DSGVO)",
    ] {
        let found = std::panic::catch_unwind(|| assert_german(line));
        // `add` alone is too little to be found.
        assert_eq!(found.is_err(), !line.contains("add"), "{line}");
    }
    assert_german("note: `datawrit send 1VAW`, oder geben Sie den Brief zur Post");
    assert_german("  datawrit show 1VAW --form   der Text für das Formular");
}

/// The letter itself is in the language that was chosen for it; what stands on the screen is German.
#[test]
fn from_nothing_to_a_letter_and_its_day_in_german() {
    let mut home = Home::new();
    home.run(&["--ui=de"]);
    let (screen, code) = on_a_terminal(
        &home,
        &["--ui=de", "init"],
        &[
            ("1/5  Ihr Name, wie Firmen ihn kennen:", "Erika Beispiel\r"),
            ("2/5  Ihre Postanschrift", ""),
            (" > ", "Hauptstraße 5\r"),
            (">", "1010 Wien\r"),
            (">", "Österreich\r"),
            (">", "\r"),
            ("Verstanden: Hauptstraße 5 / 1010 Wien / Österreich.", ""),
            ("Ihr Recht ist: DSGVO. Richtig? [J/n]", "j\r"),
            ("4/5", "erika@\r"),
            ("ist keine E-Mail-Adresse", "erika@example.org\r"),
            ("5/5", "3\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert_german(&screen);
    let (screen, code) = on_a_terminal(
        &home,
        &["--ui=de", "write"],
        &[
            ("An wen?", "amazn\r"),
            ("Meinen Sie eine davon?", "amazon europe core\r"),
            ("eine Nummer von 1", "1\r"),
            ("Was möchten Sie?", "1\r"),
            ("Wie soll er gehen?", "Post\r"),
            ("In welcher Sprache?", "Deutsch\r"),
            ("Was nun?", "p\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert_german(&screen);
    for command in [
        &["list"][..],
        &["due"],
        &["show", "amazon"],
        &["why", "amazon"],
        &["next"],
        &["record", "amazon", "sent", "--on", "gestern", "--yes"],
        &["status"],
        &["list"],
        &["due", "--within", "60"],
        &["next"],
        &["due"],
    ] {
        home.run(&[&["--ui=de"], command].concat());
    }
    home.on("2027-01-20");
    for command in [
        &["status"][..],
        &["due"],
        &["list"],
        &["next"],
        &["show", "amazon"],
        &["record", "amazon", "identity-asked", "--on", "18.1."],
        &["due"],
        &["next", "amazon"],
        &["record", "amazon", "refused", "--on", "19.1."],
        &["show", "amazon"],
        &["authority", "amazon"],
    ] {
        home.run(&[&["--ui=de"], command].concat());
    }
    let transcript = home.transcript();
    // The authority's own record has its source and its languages in English words.
    let screens = transcript.split("authority amazon").next().unwrap();
    assert_german(screens);
    insta::assert_snapshot!(screens);
}

/// A mailbox is added and tried, and two mails leave: one from the questions of `write`, one by `send`.
#[test]
fn a_mailbox_and_the_mails_that_leave_from_it_in_german() {
    let post = Post::open();
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Erika Beispiel\"\naddress = \"Ring 1; 1010 Wien; AT\"\nemail = \"erika@example.org\"\n",
    );
    let terminal = |arguments: &[&str], answers: &[(&str, &str)]| {
        let (screen, code) = on_a_terminal(&home, &[&["--ui=de"], arguments].concat(), answers);
        assert_eq!(code, 0, "{screen}");
        assert_german(&screen);
        // No question draws itself anew.
        assert!(!screen.contains("\u{1b}[2K"), "{screen:?}");
        screen
    };
    let password = format!("{UNSEEN}geheim-42\r");
    let server = format!("smtp://erika@127.0.0.1:{}\r", post.port);
    let screen = terminal(
        &["account", "add"],
        &[
            ("von der Sie senden [erika@example.org]:", "\r"),
            ("Der Mailserver von example.org", &server),
            ("Woher soll das Passwort kommen?", "1\r"),
            ("Jetzt ausprobieren? Es wird nichts gesendet. [J/n]", "j\r"),
            ("Passwort des Kontos `default`:", &password),
        ],
    );
    assert!(
        screen.contains("Es funktioniert; gesendet wurde nichts."),
        "{screen}"
    );
    assert_eq!(post.mails(), 0);
    let screen = terminal(
        &["write", "access", "spotify"],
        &[
            ("Wie soll er gehen?", "1\r"),
            ("die E-Mail-Adresse Ihres Kontos [erika@example.org]:", "\r"),
            ("In welcher Sprache?", "Deutsch\r"),
            ("Was nun?", "s\r"),
            ("Passwort", &password),
        ],
    );
    assert!(screen.contains("gesendet"), "{screen}");
    assert!(
        screen.contains("Die Antwort ist am 23. Dezember 2026"),
        "{screen}"
    );
    assert_eq!(post.mails(), 1, "{screen}");
    let write = [
        "write",
        "access",
        "netflix",
        "--lang=de",
        "--format=eml",
        "--output=out",
    ];
    assert_eq!(home.strictly(&write).2, 0);
    // Whoever says no sends nothing, and whoever says yes is not asked twice.
    let send = ["--ui=de", "send", "netflix"];
    let (screen, code) = on_a_terminal(&home, &send, &[("Senden? [j/N]", "\r")]);
    assert_ne!(code, 0, "{screen}");
    assert_german(&screen);
    let screen = terminal(
        &send[1..],
        &[("Senden? [j/N]", "j\r"), ("Passwort", &password)],
    );
    assert!(
        screen.contains("erfährt  Erika Beispiel; erika@example.org"),
        "{screen}"
    );
    assert_eq!(post.mails(), 2, "{screen}");
    assert!(!screen.contains("geheim"), "{screen}");
}

#[test]
fn what_goes_wrong_on_the_way_is_said_in_german() {
    let mut home = Home::new();
    home.run(&["--ui=de", "show", "amazon"]);
    for command in [
        &["write"][..],
        &["write", "access"],
        &["write", "Zugang", "netflix"],
        &["write", "access", "gogle"],
        &["write", "access", "netflix", "--name=Erika"],
        &[
            "write",
            "access",
            "netflix",
            "--name=Erika",
            "--address=Hauptstraße 5; 1010 Wien",
        ],
        &[
            "write",
            "access",
            "netflix",
            "--name=Erika",
            "--email=erika",
        ],
        &[
            "write",
            "access",
            "netflix",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=Vatikanstadt",
        ],
        &[
            "write",
            "access",
            "netflix",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=AT",
            "--lang=tr",
        ],
        &[
            "write",
            "opt-out",
            "netflix",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=AT",
        ],
        &["init"],
        &["show", "nix"],
        &["record", "nix", "gesendet"],
        &["record", "nix", "sent", "--on", "3/4"],
        &["record", "nix", "sent", "--on", "bald"],
        &["zeige"],
        &["lst"],
        &["list", "--spät"],
        &["due", "--within", "bald"],
        &["help", "briefe"],
        &["send", "nix"],
    ] {
        home.run(&[&["--ui=de"], command].concat());
    }
    let letter = [
        "--ui=de",
        "write",
        "access",
        "netflix",
        "--name=Erika",
        "--email=erika@example.org",
        "--residence=AT",
        "--format=txt",
    ];
    home.run(&letter);
    home.run(&letter);
    for command in [
        &["show", "nix"][..],
        &["record", "netflix", "sent", "--on", "2027-01-01"],
        &["record", "netflix", "sent", "--on", "2026-01-01"],
        &["send", "netflix"],
        &["show", "netflix", "--form"],
    ] {
        home.run(&[&["--ui=de"], command].concat());
    }
    let transcript = home.transcript();
    // The text for the form is the letter.
    let screens = transcript
        .split("$ datawrit --ui=de show netflix --form")
        .next()
        .unwrap();
    assert_german(screens);
    insta::assert_snapshot!(screens);
}

#[test]
fn help_is_in_german() {
    let mut home = Home::new();
    for topic in [
        &["help"][..],
        &["help", "letters"],
        &["help", "days"],
        &["help", "accounts"],
        &["help", "json"],
        &["help", "accessibility"],
    ] {
        home.run(&[&["--ui=de"], topic].concat());
    }
    let transcript = home.transcript();
    assert_german(&transcript);
    insta::assert_snapshot!(transcript);
    // However help is asked for.
    let (first, _, _) = home.strictly(&["--ui=de", "--help"]);
    assert!(
        first.contains("Befehle:") && first.contains("Schreibt einen Brief"),
        "{first}"
    );
    let (of_a_command, _, _) = home.strictly(&["record", "--help", "--ui=de"]);
    assert!(of_a_command.contains("Trägt ein, was"), "{of_a_command}");
    let (english, _, _) = home.strictly(&["--help"]);
    assert!(english.contains("Commands:"), "{english}");
}

#[test]
fn the_language_is_that_of_the_system() {
    let home = Home::new();
    let said = |variables: &[(&str, &str)]| {
        let mut command = home.command();
        command.args(["list"]).envs(variables.iter().copied());
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    assert!(said(&[("LANG", "de_AT.UTF-8")]).contains("noch kein Vorgang"));
    assert!(said(&[("LANG", "de_AT.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")]).contains("aucun dossier"));
    assert!(said(&[("LANG", "de_AT.UTF-8"), ("DATAWRIT_UI", "es")]).contains("ningún expediente"));
    assert!(said(&[("LANG", "C")]).contains("no case yet"));
}
