//! Looking for cases and for help.

use super::{Home, home::ADA};

fn written(home: &Home, company: &str) -> String {
    let mailbox = format!(
        "{}@example.org",
        company.split(' ').next().unwrap().to_lowercase()
    );
    let mut arguments = vec![
        "write", "access", company, "--law", "gdpr", "--format", "txt",
    ];
    arguments.extend(["--recipient-email", &mailbox, "--output", "out", "--json"]);
    arguments.extend(ADA);
    home.json(&arguments)["case"].as_str().unwrap().to_owned()
}

fn with_cases() -> Home {
    let mut home = Home::new();
    home.on("2026-11-02");
    let cases = ["Late GmbH", "Asking GmbH", "Unsent GmbH", "Young GmbH"]
        .map(|company| written(&home, company));
    for (case, event, day) in [
        (0, "sent", "2026-11-02"),
        (1, "sent", "2026-11-02"),
        (1, "identity-asked", "2026-11-10"),
        (3, "sent", "2026-12-23"),
    ] {
        home.on("2026-12-28");
        assert_eq!(
            home.strictly(&["record", &cases[case], event, "--on", day])
                .2,
            0
        );
    }
    home.on("2027-01-04");
    home
}

#[test]
fn a_list_shows_those_that_are_wanted_in_the_order_that_is_wanted() {
    let home = with_cases();
    let companies = |arguments: &[&str]| -> Vec<String> {
        let list = home.json(&[&["list", "--json"], arguments].concat());
        let cases = list.as_array().unwrap().iter();
        cases
            .map(|case| case["recipient"].as_str().unwrap().replace(" GmbH", ""))
            .collect()
    };
    assert_eq!(companies(&[]), ["Late", "Asking", "Unsent", "Young"]);
    assert_eq!(companies(&["--late"]), ["Late"]);
    assert_eq!(companies(&["--waiting"]), ["Asking"]);
    assert_eq!(companies(&["--not-sent"]), ["Unsent"]);
    assert_eq!(companies(&["--late", "--not-sent"]), ["Late", "Unsent"]);
    assert_eq!(companies(&["--company", "you"]), ["Young"]);
    assert_eq!(companies(&["--law", "ccpa"]), [""; 0]);
    assert_eq!(
        companies(&["--sort", "company"]),
        ["Asking", "Late", "Unsent", "Young"]
    );
    assert_eq!(companies(&["--late", "--company", "young"]), [""; 0]);
    let (shown, said, code) = home.strictly(&["list", "--law", "ccpa"]);
    assert_eq!((shown.as_str(), code), ("", 0));
    assert!(said.contains("no case fits"), "{said}");
    // People's words on the screen, those of the protocol in data.
    let (shown, _, _) = home.strictly(&["list"]);
    for word in ["late", "wants you", "not sent", "waiting"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    assert_eq!(
        home.json(&["list", "--late", "--json"])[0]["status"],
        "expired"
    );
}

#[test]
fn tables_are_sentences_for_who_listens() {
    let home = with_cases();
    let (shown, _, _) = home.strictly(&["list", "--plain"]);
    assert_eq!(shown.lines().count(), 4, "{shown}");
    assert!(shown.starts_with("1 / 4: no. 1, case "), "{shown}");
    assert!(
        shown.contains(", status late, law gdpr, right access, recipient Late GmbH, due "),
        "{shown}"
    );
    let output = home
        .command()
        .arg("list")
        .env("ACCESSIBLE", "1")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), shown);
    let output = home
        .command()
        .arg("list")
        .env("ACCESSIBLE", "0")
        .output()
        .unwrap();
    assert_ne!(String::from_utf8(output.stdout).unwrap(), shown);
}

#[test]
fn help_has_topics_and_every_command_a_page_of_the_manual() {
    let home = Home::new();
    for topic in ["letters", "days", "accounts", "json", "accessibility"] {
        let (shown, said, code) = home.strictly(&["help", topic]);
        assert_eq!((said.as_str(), code), ("", 0));
        assert!(
            shown.lines().all(|line| line.chars().count() <= 80),
            "{shown}"
        );
    }
    let (all, _, _) = home.strictly(&["help"]);
    assert!(all.contains("Topics: datawrit help letters"), "{all}");
    let commands: Vec<&str> = all
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands {
        let (help, said, code) = home.strictly(&["help", command]);
        assert_eq!((said.as_str(), code), ("", 0), "{command}");
        assert!(
            help.contains(&format!("Usage: datawrit {command}")),
            "{help}"
        );
        let (page, _, code) = home.strictly(&["man", command]);
        assert_eq!(code, 0);
        assert!(
            page.contains(".TH") && page.contains(".SH SYNOPSIS"),
            "{command}: {page}"
        );
    }
    let (help, _, _) = home.strictly(&["help", "write"]);
    assert!(
        help.contains("datawrit write deletion spotify --send"),
        "{help}"
    );
    let (_, said, code) = home.strictly(&["help", "lettres"]);
    assert_eq!(code, 2);
    assert!(said.contains("did you mean `letters`?"), "{said}");
}

#[cfg(unix)]
#[test]
fn after_each_step_a_person_reads_what_it_means_and_what_to_do() {
    use super::prompts::on_a_terminal;

    let mut home = with_cases();
    let case = home.json(&["list", "--late", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    home.on("2027-01-05");
    // Enter leaves it open.
    let open = [("Did they give reasons for refusing?", "\r")];
    let (screen, code) = on_a_terminal(&home, &["record", &case, "refused"], &open);
    assert_eq!(code, 0, "{screen}");
    assert!(
        screen.contains("they refused on 5 January 2027"),
        "{screen}"
    );
    assert!(
        screen.contains(&format!("datawrit next {case} --letter")),
        "{screen}"
    );
    let commands = screen
        .lines()
        .filter(|line| line.starts_with("  datawrit "));
    assert!(commands.count() <= 2, "{screen}");
    let (screen, _) = on_a_terminal(
        &home,
        &["record", &case, "refused", "--quiet", "--again"],
        &open,
    );
    assert!(!screen.contains("datawrit next"), "{screen}");
    // A program is told nothing that it did not ask for.
    let (_, said, _) = home.strictly(&["record", &case, "refused", "--again"]);
    assert!(!said.contains("datawrit next"), "{said}");
}

#[test]
fn a_shell_completes_cases_events_rights_and_languages() {
    let home = with_cases();
    let case = home.json(&["list", "--late", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    let offered = |words: &[&str]| -> Vec<String> {
        let mut command = home.command();
        command
            .env("COMPLETE", "fish")
            .arg("--")
            .arg("datawrit")
            .args(words);
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .map(|line| line.split('\t').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(offered(&["show", &case[..3]]), [case.as_str()]);
    assert_eq!(offered(&["record", &case, "refu"]), ["refused"]);
    assert_eq!(offered(&["write", "rect"]), ["rectification"]);
    assert!(offered(&["write", "access", "x", "--lang", "f"]).contains(&"fr".to_owned()));
}
