//! The first minute: who the person is, and the account to send from.
#![cfg(unix)]

use std::fs;

use super::{Home, prompts::on_a_terminal};

#[test]
fn five_questions_are_asked_and_kept() {
    let home = Home::new();
    let (screen, code) = on_a_terminal(
        &home,
        &["init"],
        &[
            ("1/5  Your name, as companies know it:", "Jane Doe\r"),
            ("2/5  Your postal address", ""),
            (" > ", "Hauptstraße 5\r"),
            (">", "1010 Wien\r"),
            (">", "Österreich\r"),
            (">", "\r"),
            ("Understood: Hauptstraße 5 / 1010 Wien / Austria.", ""),
            (
                "3/5  You live in Austria; your law is the GDPR. Right? [Y/n]",
                "\r",
            ),
            // Back to see what was said, and forth again.
            ("4/5  Your e-mail address:", "<\r"),
            ("3/5", "\r"),
            ("4/5", "jane@\r"),
            ("4/5", "jane@example.org\r"),
            ("5/5  How do you want to send letters?", "1\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    let profile = fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert_eq!(
        profile,
        "name = \"Jane Doe\"\naddress = \"Hauptstraße 5; 1010 Wien; AT\"\nemail = \"jane@example.org\"\nsending = \"myself\"\n"
    );
    assert!(screen.contains("Saved in home/profile.toml"), "{screen}");
    assert!(screen.contains("datawrit write"), "{screen}");
    assert!(
        screen.lines().all(|line| line.chars().count() <= 80),
        "{screen}"
    );
    // Again, everything is there already.
    let (screen, code) = on_a_terminal(
        &home,
        &["init"],
        &[
            ("[Jane Doe]:", "\r"),
            ("Enter keeps Hauptstraße 5 / 1010 Wien / Austria.", "\r"),
            ("3/5", "\r"),
            ("[jane@example.org]:", "\r"),
            ("5/5", "\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("Nothing was changed"), "{screen}");
}

/// Each of the five in its turn, with the others answered; what is left empty is not kept, and not guessed.
#[test]
fn any_one_of_the_five_questions_is_left_empty() {
    const ADDRESS: [(&str, &str); 2] = [("2/5", ""), (">", "Ring 1, 1010 Wien, Austria\r")];
    const KEPT: [&str; 5] = ["name", "address", "residence", "email", "sending"];
    for left in KEPT {
        let home = Home::new();
        let mut answers = vec![("1/5", if left == "name" { "\r" } else { "Jane Doe\r" })];
        answers.extend(match left {
            "address" => vec![
                ("2/5", ""),
                (">", "\r"),
                ("3/5  Where do you live?", "Austria\r"),
                ("3/5  You live in Austria", "\r"),
            ],
            "residence" => [
                &ADDRESS[..],
                &[
                    ("3/5  You live in Austria", "n\r"),
                    ("What is not right?", "\r"),
                    ("Where do you live?", "\r"),
                ],
            ]
            .concat(),
            _ => [&ADDRESS[..], &[("3/5  You live in Austria", "\r")]].concat(),
        });
        answers.push((
            "4/5",
            if left == "email" {
                "\r"
            } else {
                "jane@example.org\r"
            },
        ));
        answers.push(("5/5", if left == "sending" { "\r" } else { "3\r" }));
        let (screen, code) = on_a_terminal(&home, &["init"], &answers);
        assert_eq!(code, 0, "{left}: {screen}");
        let profile = fs::read_to_string(home.path("home/profile.toml")).unwrap();
        for key in KEPT {
            let expected = match key {
                // Where somebody lives is said by the address, unless there is none.
                "residence" => left == "address",
                // Enter is the first way, as its brackets say.
                "sending" => true,
                key => key != left,
            };
            let kept = profile.contains(&format!("{key} = "));
            assert_eq!(kept, expected, "{key} without {left}: {profile}");
        }
        // And a letter asks for what it cannot do without.
        let write = ["write", "access", "netflix", "--format=eml", "--output=out"];
        let asked = match left {
            "name" => vec![("our name", "Jane Doe\r")],
            "email" => vec![("our e-mail address", "jane@example.org\r")],
            _ => Vec::new(),
        };
        let (screen, code) = on_a_terminal(&home, &write, &asked);
        assert_eq!(code, 0, "{left}: {screen}");
    }
}

#[test]
fn what_was_said_before_the_end_of_input_is_kept_and_flags_are_answers() {
    let home = Home::new();
    let (screen, code) = on_a_terminal(
        &home,
        &["init", "--sending=post"],
        &[
            ("1/4", "Jane Doe\r"),
            ("2/4", "\r"),
            ("3/4  Where do you live?", "US\r"),
            ("the law depends on the state. Which one?", "US\r"),
            ("which state of it?", "California\r"),
            ("4/4", "\u{4}"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    let profile = fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert_eq!(
        profile,
        "name = \"Jane Doe\"\nresidence = \"US-CA\"\nsending = \"post\"\n"
    );
    // Without a terminal the flags are all there is.
    let (kept, said, code) =
        home.strictly(&["init", "--address", "12 Elm St, Fresno, CA 93701", "--json"]);
    assert_eq!((said.as_str(), code), ("", 0));
    assert!(kept.contains("\"address\""), "{kept}");
    let (_, said, code) = home.strictly(&["init"]);
    assert_eq!(code, 2, "{said}");
}

#[test]
fn an_account_of_a_known_provider_needs_no_server() {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Jane Doe\"\nemail = \"jane@gmail.com\"\n",
    );
    let (screen, code) = on_a_terminal(
        &home,
        &["account", "add"],
        &[
            ("send from [jane@gmail.com]:", "\r"),
            ("https://myaccount.google.com/apppasswords", ""),
            ("Where should the password come from?", "2\r"),
            ("such as pass show mail:", "pass show 'my mail\r"),
            ("not closed", "pass show 'my mail'\r"),
            ("Try it now?", "n\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    let config = fs::read_to_string(home.path("home/config.toml")).unwrap();
    assert_eq!(
        config,
        "[account.default]\nfrom = \"Jane Doe <jane@gmail.com>\"\nsmtp = \"smtps://jane@gmail.com@smtp.gmail.com\"\npassword = { command = [\"pass\", \"show\", \"my mail\"] }\n"
    );
}

#[test]
fn an_account_of_another_provider_asks_for_its_server_and_is_tried() {
    let home = Home::new();
    // Nothing listens there.
    let (screen, code) = on_a_terminal(
        &home,
        &["account", "add", "jane@example.org"],
        &[
            ("The mail server of example.org", "nonsense://x\r"),
            // Nobody logs in there, so that nothing is asked before it is tried.
            ("The mail server of example.org", "localhost:1\r"),
        ],
    );
    assert_eq!(code, 1, "{screen}");
    assert!(
        screen.contains("the account was added, and does not work yet"),
        "{screen}"
    );
    assert!(screen.contains("datawrit account test default"), "{screen}");
    // Without a terminal, by flags alone.
    let (_, said, code) = home.strictly(&["account", "add", "ada@example.net"]);
    assert_eq!(code, 2);
    assert!(said.contains("--server"), "{said}");
    let (added, said, code) = home.strictly(&[
        "account",
        "add",
        "ada@example.net",
        "--server=mail.example.net",
        "--password-command=pass show mail",
        "--json",
    ]);
    assert_eq!((said.as_str(), code), ("", 0));
    assert!(added.contains("\"a command\""), "{added}");
}
