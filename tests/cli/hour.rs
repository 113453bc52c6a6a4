//! `docs/a-law-in-an-hour.md`, followed: the files of the page and nothing else.

use datawrit::law::Statute;

use crate::home::Home;

const PAGE: &str = include_str!("../../docs/a-law-in-an-hour.md");

/// The files of the page: what stands behind the kind of a block is its path.
fn files() -> Vec<(&'static str, &'static str)> {
    let blocks = PAGE.split("```").skip(1).step_by(2);
    blocks
        .filter_map(|block| {
            let (head, text) = block.split_once('\n')?;
            let (_, path) = head.split_once(' ')?;
            Some((path, text))
        })
        .collect()
}

/// The one file with this ending in a folder.
fn only(home: &Home, folder: &str, ending: &str) -> String {
    let mut found = std::fs::read_dir(home.path(folder))
        .unwrap()
        .filter_map(|file| {
            let path = file.unwrap().path();
            let wanted = path.extension().is_some_and(|known| known == ending);
            wanted.then(|| std::fs::read_to_string(path).unwrap())
        });
    found.next().unwrap()
}

#[test]
fn a_made_up_law_is_written_tracked_and_complained_under_from_files_alone() {
    let mut home = Home::new();
    let files = files();
    assert_eq!(files.len(), 7);
    for (path, text) in &files {
        home.put(&format!("home/{path}"), text);
    }
    home.run(&["law", "show", "aq-data"]);
    home.on("2026-10-01");
    let write = ["write", "access", "Example Shop", "--name=Ada Example"];
    let rest = ["--email=ada@example.org", "--residence=AQ", "--json"];
    let files = ["--format=txt", "--output=out"];
    let case = home.json(&[&write[..], &rest[..], &files[..]].concat());
    let case = case["case"].as_str().unwrap().to_owned();
    home.on("2026-10-01")
        .run(&["record", &case, "sent", "--by", "email"]);
    home.on("2026-11-10").run(&["next", &case]);
    home.run(&["next", &case, "--letter", "reminder", "--dry-run"]);
    home.run(&["next", &case, "--letter", "complaint", "--dry-run"]);
    home.run(&["authority", &case]).run(&["due"]);
    let letter = only(&home, "out", "txt");
    insta::assert_snapshot!(home.transcript() + "\n" + &letter);
    for words in [
        "Antarctic Data Act (Act 7 of 2024)",
        "ene de 30 tagoj (§\u{a0}4(1))",
        "senpaga (§\u{a0}5)",
    ] {
        let letter = letter.replace('\n', " ");
        assert!(
            letter
                .replace("§\u{a0}", "§ ")
                .contains(&words.replace('\u{a0}', " ")),
            "{words}\n{letter}"
        );
    }
}

/// The build makes JSON of a law file; it says the same then.
#[test]
fn the_made_up_law_would_be_the_same_within_the_program() {
    let (_, text) = files()[0];
    let own: Statute = toml::from_str(text).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let built_in = serde_json::to_string(&table).unwrap();
    assert_eq!(serde_json::from_str::<Statute>(&built_in).unwrap(), own);
}

/// Two cases under one law that has an authority since the day between them: each has the letters of its own day, whichever
/// of them is looked at first.
#[test]
fn a_case_has_the_letters_of_the_law_that_it_was_opened_under() {
    let mut home = Home::new();
    for (path, text) in files() {
        let text = text.replace(
            "[[regulator]]\nfrom = 2024-01-01",
            "[[regulator]]\nfrom = 2026-10-05",
        );
        home.put(&format!("home/{path}"), &text);
    }
    for (day, company) in [
        ("2026-10-01", "Example Shop"),
        ("2026-10-10", "Example Inn"),
    ] {
        home.on(day);
        let written = home.json(&[
            "write",
            "access",
            company,
            "--name=Ada Example",
            "--email=ada@example.org",
            "--residence=AQ",
            "--format=txt",
            "--output=out",
            "--json",
        ]);
        let case = written["case"].as_str().unwrap();
        let sent = home.output(&["record", case, "sent", "--by", "email"]);
        assert!(sent.status.success());
        home.on("2026-11-20");
        let refused = home.output(&["record", case, "refused", "--on", "2026-10-30"]);
        assert!(refused.status.success());
    }
    let all = home.json(&["next", "--json"]);
    let letters: Vec<_> = (all.as_array().unwrap().iter())
        .map(|step| format!("{}: {}", step["recipient"], step["letters"]))
        .collect();
    assert_eq!(
        letters,
        [r#""Example Shop": []"#, r#""Example Inn": ["complaint"]"#]
    );
    for step in all.as_array().unwrap() {
        let case = step["case"].as_str().unwrap();
        let alone = home.json(&["next", case, "--json"]);
        assert_eq!(alone[0]["letters"], step["letters"], "{alone}");
    }
}
