//! What a screen reader says, what a narrow screen shows, and what a terminal gets that shows ASCII alone.
#![cfg(unix)]

use unicode_width::UnicodeWidthStr;

use super::{Home, home::ADA, post::Post, terminal::seen};

/// What the screens of every day show.
const SCREENS: [&[&str]; 4] = [&["status"], &["next"], &["inbox"], &["list"]];

/// A home with somebody who is late, somebody who asks, a letter that waits, one on time, and a mail to look at.
fn with_cases() -> Home {
    let mut home = Home::new();
    home.on("2026-11-02");
    let cases = ["Late GmbH", "Asking GmbH", "Unsent GmbH", "Young GmbH"].map(|company| {
        let mut write = vec!["write", "access", company, "--law=gdpr", "--format=txt"];
        // All of them have one address here.
        write.extend([
            "--again",
            "--recipient-email=privacy@example.org",
            "--output=out",
            "--json",
        ]);
        write.extend(ADA);
        home.json(&write)["case"].as_str().unwrap().to_owned()
    });
    home.on("2026-12-28");
    for (case, event, day) in [
        (0, "sent", "2026-11-02"),
        (1, "sent", "2026-11-02"),
        (1, "identity-asked", "2026-11-10"),
        (3, "sent", "2026-12-23"),
    ] {
        let record = ["record", &cases[case], event, "--on", day];
        assert_eq!(home.strictly(&record).2, 0);
    }
    home.put(
        "reply.eml",
        &format!(
            "Date: Mon, 28 Dec 2026 10:00:00 +0100\nFrom: Late <privacy@example.org>\nTo: ada@example.org\n\
             Subject: Re: {}\nMessage-ID: <1@example.org>\n\nPlease send us a copy of your passport.\n",
            cases[0]
        ),
    );
    assert_eq!(home.strictly(&["inbox", "import", "reply.eml"]).2, 0);
    home.on("2027-01-04");
    home
}

/// What a terminal of so many columns gets, without colours.
fn shown(home: &Home, arguments: &[&str], columns: u16, environment: &[(&str, &str)]) -> String {
    let mut command = home.command();
    command.args(arguments).args(["--color", "never"]);
    command
        .env("TERM", "xterm")
        .envs(environment.iter().copied());
    let bytes = seen(&mut command, columns, 10_000);
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

/// Nothing is drawn over something else.
#[track_caller]
fn assert_written_once(shown: &str) {
    let steers = |one: char| matches!(one, '\r' | '\u{1b}' | '\u{8}');
    assert!(!shown.contains(steers), "{shown:?}");
}

#[test]
fn the_screens_of_every_day_fit_forty_columns() {
    let home = with_cases();
    for screen in SCREENS {
        for ui in ["en", "de", "fr", "es"] {
            let shown = shown(&home, &[&["--ui", ui], screen].concat(), 40, &[]);
            for line in shown.lines() {
                assert!(line.width() <= 40, "{screen:?} {ui}: {line:?} in\n{shown}");
            }
            // Nothing stands where a cell is empty.
            assert!(!shown.contains("\n\n\n"), "{screen:?} {ui}: {shown}");
            assert!(shown.contains("Late"), "{screen:?} {ui}: {shown}");
            assert_written_once(&shown);
        }
    }
}

#[test]
fn a_row_is_a_sentence_for_who_listens() {
    let home = with_cases();
    for columns in [40, 80] {
        for screen in SCREENS {
            let aloud = shown(&home, screen, columns, &[("ACCESSIBLE", "1")]);
            let plain = shown(&home, &[screen, &["--plain"]].concat(), columns, &[]);
            assert_eq!(aloud, plain, "{screen:?}");
            assert_written_once(&aloud);
            let whole = aloud.split_whitespace().collect::<Vec<_>>().join(" ");
            let said = match screen[0] {
                "status" => "Late GmbH, access, due 2026-12-02, about 33 days late.",
                "next" => "Late GmbH, access: the answer was due on 2 December 2026",
                "inbox" => "Late <privacy@example.org>, Re: ",
                _ => "recipient Late GmbH, due 2026-12-02, overdue.",
            };
            assert!(whole.contains(said), "{screen:?} {columns}: {aloud}");
        }
    }
}

/// Marks alone: names, and the letters of a language, stay as they are.
#[test]
fn a_terminal_of_ascii_gets_ascii() {
    let home = with_cases();
    let more: [&[&str]; 8] = [
        &["due"],
        &["show", "late"],
        &["why", "late"],
        &["help", "letters"],
        &["help", "write"],
        &["law", "show", "gdpr"],
        &["record", "late", "nonsense"],
        &["write", "access", "gogle"],
    ];
    for environment in [("LANG", "C"), ("LC_ALL", "POSIX"), ("TERM", "dumb")] {
        for screen in SCREENS.into_iter().chain(more) {
            let shown = shown(&home, screen, 80, &[environment]);
            let marks: Vec<char> = shown
                .chars()
                .filter(|one| !one.is_ascii() && !one.is_alphabetic())
                .collect();
            assert!(
                marks.is_empty(),
                "{marks:?} {environment:?} {screen:?}: {shown}"
            );
        }
    }
}

#[test]
fn while_many_letters_are_written_and_sent_nothing_is_drawn_anew() {
    let post = Post::open();
    let many = |environment: &[(&str, &str)]| {
        let home = Home::new();
        home.put(
            "home/config.toml",
            &format!(
                "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"smtp://127.0.0.1:{}\"\npause = 0\n",
                post.port
            ),
        );
        home.put(
            "list.csv",
            "company,company e-mail\nOne GmbH,one@example.org\nTwo GmbH,two@example.org\nThree GmbH,three@example.org\n",
        );
        let mut write = vec!["write", "access", "--from=list.csv", "--format=eml"];
        write.extend(["--output=out", "--yes", "--law=gdpr"]);
        write.extend(ADA);
        let written = shown(&home, &write, 80, environment);
        // One command for all of them.
        let (status, ..) = home.strictly(&["status"]);
        assert!(status.ends_with("\n  datawrit send --all\n"), "{status}");
        let sent = shown(&home, &["send", "--all", "--yes"], 80, environment);
        assert!(written.contains("3 letters"), "{written}");
        assert_eq!(sent.matches("250 queued").count(), 3, "{sent}");
        written + &sent
    };
    for quiet in [("ACCESSIBLE", "1"), ("TERM", "dumb")] {
        assert_written_once(&many(&[quiet]));
    }
    // Where a bar is drawn, it is of marks that the terminal has.
    let drawn = many(&[]);
    assert!(drawn.contains("\u{1b}[2K"), "{drawn:?}");
    let drawn = many(&[("LANG", "C")]);
    assert!(drawn.contains("\u{1b}[2K") && drawn.is_ascii(), "{drawn:?}");
}
