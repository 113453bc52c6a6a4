//! Several people in one home: a profile and cases each, and a screen that others can see.

use super::Home;

/// A home of Ada's, in which Karl Knopf and Zoë Ångström are written for, too.
fn association() -> Home {
    let home = Home::new();
    let init = |of: &[&str], details: &[&str]| {
        let said = home.strictly(&[&["init"], of, details].concat());
        assert_eq!(said.2, 0, "{said:?}");
    };
    init(
        &[],
        &[
            "--name",
            "Ada Example",
            "--email",
            "ada@example.org",
            "--address",
            "Lindenallee 12; 04109 Leipzig; Germany",
        ],
    );
    init(
        &["--for", "Karl Knopf"],
        &[
            "--email",
            "karl@example.org",
            "--address",
            "Ring 1; 1010 Wien; Austria",
        ],
    );
    init(
        &["--for", "Zoë Ångström"],
        &[
            "--email",
            "zoe@example.org",
            "--address",
            "Gatan 3; 11120 Stockholm; Sweden",
        ],
    );
    home
}

fn write(home: &Home, of: &[&str], company: &str) -> String {
    let write = ["write", "access", company, "--format", "txt", "--json"];
    let mailbox = [
        "--recipient-email",
        "privacy@example.com",
        "--output",
        "out",
    ];
    let case = home.json(&[&write[..], &mailbox, of].concat());
    case["case"].as_str().unwrap().to_owned()
}

fn shown(home: &Home, arguments: &[&str]) -> String {
    let (shown, said, code) = home.strictly(arguments);
    assert!(code == 0 || code == 3, "{said}");
    shown
}

#[test]
fn a_letter_is_written_from_the_profile_of_whom_it_is_for_and_of_nobody_else() {
    let home = association();
    let case = write(&home, &["--for", "karl"], "Example GmbH");
    let letter = shown(&home, &["show", &case]);
    assert!(letter.contains("Karl Knopf") && letter.contains("karl@example.org"));
    assert!(
        !letter.contains("Ada") && !letter.contains("Leipzig"),
        "{letter}"
    );
    let own = shown(&home, &["show", &write(&home, &[], "Example GmbH")]);
    assert!(
        own.contains("Ada Example") && !own.contains("Karl"),
        "{own}"
    );
    // Said again, it is the same file, and the rest of it stays.
    let kept = home.json(&[
        "init",
        "--for",
        "KARL  knopf",
        "--residence",
        "AT",
        "--json",
    ]);
    assert!(
        kept["profile"]
            .as_str()
            .unwrap()
            .contains("karl-knopf-1.toml")
    );
    assert_eq!(kept["changed"], serde_json::json!(["residence"]));
    let (_, said, code) = home.strictly(&["write", "access", "Example GmbH", "--for", "Berta"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("`Berta`") && said.contains("datawrit init --for Berta"),
        "{said}"
    );
}

#[test]
fn whose_a_case_is_is_said_where_there_are_several_and_in_initials_where_others_see_it() {
    let mut home = association();
    let own = write(&home, &[], "First GmbH");
    assert!(!shown(&home, &["list"]).contains("Ada"));
    assert!(!shown(&home, &["status"]).contains("Ada"));
    let karls = write(&home, &["--for", "Karl Knopf"], "Second GmbH");
    write(&home, &["--for", "ång"], "Third GmbH");
    for case in [&own, &karls] {
        let note = ["--note", "Karl asked by telephone"];
        shown(
            &home,
            &[&["record", case, "sent", "--by", "email"], &note[..]].concat(),
        );
    }
    home.on("2027-01-10");
    for screen in [&["list"][..], &["status"], &["due"], &["next"]] {
        let named = shown(&home, screen);
        assert!(
            named.contains("Ada Example") && named.contains("Karl Knopf"),
            "{named}"
        );
        let private = shown(&home, &[screen, &["--private"]].concat());
        assert!(
            private.contains("A. E.") && private.contains("K. K."),
            "{private}"
        );
        for name in ["Ada", "Karl", "Knopf", "Zoë", "Ångström"] {
            assert!(!private.contains(name), "{private}");
        }
        let one = shown(&home, &[screen, &["--for", "karl"]].concat());
        assert!(one.contains(&karls) && !one.contains(&own), "{one}");
        // All of it is his: there is nobody to be told apart.
        assert!(!one.contains("Knopf"), "{one}");
    }
    for case in [&own, &karls] {
        let named = shown(&home, &["show", case]);
        assert!(
            named.contains("\nfor ") && named.contains("@example.org"),
            "{named}"
        );
        let private = shown(&home, &["show", case, "--private", "--log"]);
        for name in [
            "Ada",
            "Karl",
            "Knopf",
            "@example.org",
            "Lindenallee",
            "Ring 1",
            "by telephone",
        ] {
            assert!(!private.contains(name), "{name}: {private}");
        }
        // As the list has them.
        let initials = if case == &own { "A. E." } else { "K. K." };
        assert!(
            private.contains(&format!("for        {initials}\n")),
            "{private}"
        );
    }
    let people = shown(&home, &["init", "--list", "--private"]);
    assert!(
        people.contains("K. K.") && !people.to_lowercase().contains("karl"),
        "{people}"
    );
    let (_, said, code) = home.strictly(&["list", "--private", "--json"]);
    assert_eq!(code, 2, "{said}");
    let cases = home.json(&["list", "--json"]);
    assert_eq!(cases[1]["person"], "Karl Knopf");
    home.run(&["list"])
        .run(&["status"])
        .run(&["init", "--list"]);
    home.run(&["status", "--private"])
        .run(&["list", "--for", "berta"]);
    insta::assert_snapshot!(
        home.transcript()
            .replace(home.folder().to_str().unwrap(), "HERE")
    );
}

/// What has no letter and no digit fits nobody, and not everybody; and that nobody is called so is said by whatever looks.
#[test]
fn a_word_without_a_letter_means_nobody() {
    let home = association();
    for typed in ["😀", "..", "nobodyatall"] {
        for command in ["list", "due", "status", "next"] {
            let (said, code) = home.refusal(&[command, "--for", typed]);
            assert_eq!(code, 2, "{command} {said}");
            let words = format!("no person here is called `{typed}`");
            assert!(said.contains(&words), "{command} {said}");
        }
    }
    assert_eq!(home.strictly(&["list", "--company", "!!"]).2, 0);
    assert!(!shown(&home, &["list", "--company", "!!"]).contains("GmbH"));
}

/// A list is written for one person, or each of its lines for another, from the profile of each.
#[test]
fn the_letters_of_a_list_are_for_whom_they_are_said_to_be() {
    let home = association();
    let mailbox = "privacy@example.com";
    let write = |text: &str, more: &[&str]| {
        home.put("list.csv", text);
        let write = [
            "write", "access", "--from", "list.csv", "--format", "txt", "--output", "out",
        ];
        home.strictly(&[&write[..], more].concat())
    };
    let people = || -> Vec<String> {
        let list = home.json(&["list", "--json"]);
        let cases = list.as_array().unwrap().iter();
        cases
            .map(|case| case["person"].as_str().unwrap().to_owned())
            .collect()
    };
    let head = "company,company e-mail";
    let (_, said, code) = write(
        &format!("{head}\nFirst GmbH,{mailbox}\n"),
        &["--for", "karl"],
    );
    assert_eq!(code, 0, "{said}");
    assert_eq!(people(), ["Karl Knopf"]);
    let of_each = format!(
        "{head},for\nFirst GmbH,{mailbox},zoë\nFirst GmbH,{mailbox},\nThird GmbH,{mailbox},Karl Knopf\nFourth GmbH,{mailbox},Berta\n"
    );
    let (shown, _, code) = write(&of_each, &[]);
    // Nobody knows who Berta is; the others have their letters.
    assert_eq!(code, 1, "{shown}");
    assert!(
        shown.contains("list.csv, line 5") && shown.contains("`Berta`"),
        "{shown}"
    );
    assert_eq!(
        people(),
        ["Karl Knopf", "Zoë Ångström", "Ada Example", "Karl Knopf"]
    );
    let letters: Vec<String> = walk(&home.path("out"))
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert_eq!(letters.len(), 4);
    for (own, address) in [
        ("Karl Knopf", "karl@example.org"),
        ("Zoë Ångström", "zoe@example.org"),
        ("Ada Example", "ada@example.org"),
    ] {
        for letter in letters.iter().filter(|letter| letter.contains(own)) {
            assert!(letter.contains(address), "{letter}");
            let others = ["karl@", "zoe@", "ada@"]
                .into_iter()
                .filter(|other| !address.starts_with(other));
            for other in others {
                assert!(!letter.contains(other), "{other}: {letter}");
            }
        }
    }
    // One name is enough, and what is one person's is in no other's letter.
    let twice = format!("{head},for,name\nFifth GmbH,{mailbox},zoë,Zoë Ångström\n");
    let (shown, _, code) = write(&twice, &[]);
    assert!(
        code == 1 && shown.contains("both say whose letter it is"),
        "{shown}"
    );
    let (_, said, code) = write(&of_each, &["--id", "customer number=4711"]);
    assert!(
        code == 2 && said.contains("belongs to one person"),
        "{said}"
    );
}

#[test]
fn a_childs_case_is_the_childs() {
    let home = association();
    let child = ["--child", "Mia Example", "--child-age", "under-13"];
    write(&home, &child, "First GmbH");
    write(&home, &[], "Second GmbH");
    let list = shown(&home, &["list"]);
    assert!(
        list.contains("Mia Example") && list.contains("Ada Example"),
        "{list}"
    );
    assert!(shown(&home, &["list", "--for", "mia"]).contains("First GmbH"));
    // Whoever signs for her finds it, too.
    assert!(shown(&home, &["list", "--for", "ada"]).contains("First GmbH"));
}

#[test]
fn who_leaves_takes_everything_along_and_a_backup_has_everybody() {
    let home = association();
    let karls = write(&home, &["--for", "Karl Knopf"], "Second GmbH");
    let own = write(&home, &[], "First GmbH");
    shown(&home, &["backup", "all.zip"]);
    // By a part of the name nobody is deleted.
    let (_, said, code) = home.strictly(&["forget", "--for", "Karl", "--yes"]);
    assert_eq!(code, 2, "{said}");
    let gone = home.json(&[
        "forget",
        "--for",
        "karl knopf",
        "--files",
        "--yes",
        "--json",
    ]);
    assert_eq!(gone["cases"], 1);
    let list = shown(&home, &["list"]);
    assert!(list.contains(&own) && !list.contains(&karls), "{list}");
    for file in walk(&home.path("home"))
        .into_iter()
        .chain(walk(&home.path("out")))
    {
        let bytes = std::fs::read(&file).unwrap();
        for word in ["Karl", "karl@", &karls] {
            assert!(!holds(&bytes, word), "{word} in {}", file.display());
        }
    }
    std::fs::rename(home.path("home"), home.path("before")).unwrap();
    shown(&home, &["restore", "all.zip"]);
    let list = shown(&home, &["list", "--for", "Karl Knopf"]);
    assert!(list.contains(&karls), "{list}");
    write(&home, &["--for", "zoë"], "Third GmbH");
    shown(&home, &["forget", "--everything", "--yes"]);
    assert!(!home.path("home/people").exists());
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

#[test]
fn somebody_who_is_here_is_not_put_down_again_by_a_short_name() {
    let home = association();
    let (_, said, code) = home.strictly(&["init", "--for", "karl", "--email", "k@example.org"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("may be somebody who is here already") && said.contains("Karl Knopf"),
        "{said}"
    );
    let (listed, _, _) = home.strictly(&["init", "--list"]);
    assert_eq!(listed.matches("arl").count(), 2, "{listed}");
    // Who is new says the name that stands on letters.
    let new = [
        "init",
        "--for",
        "karl",
        "--name",
        "karl",
        "--email",
        "k@example.org",
    ];
    let (_, said, code) = home.strictly(&new);
    assert_eq!(code, 0, "{said}");
}

#[cfg(unix)]
#[test]
fn a_terminal_asks_who_is_meant_by_a_short_name() {
    let home = association();
    let answers = [("Who is `karl`?", "1\r")];
    let init = ["init", "--for", "karl", "--email", "new@example.org"];
    let answers = [
        &answers[..],
        &[("Postal address of Karl", "\r"), ("Right?", "\r")],
    ]
    .concat();
    let (screen, code) = super::prompts::on_a_terminal(&home, &init, &answers);
    assert_eq!(code, 0, "{screen}");
    let (_, said, _) = home.strictly(&["write", "access", "spotify", "--for", "karl", "--dry-run"]);
    assert!(!said.contains("fits several people"), "{said}");
}

#[test]
fn somebody_of_a_list_is_known_as_one_without_a_profile() {
    let home = association();
    home.put(
        "list.csv",
        "recipient,recipient-email,name,address,email\n\
         ACME,privacy@acme.example,Erna Emil,\"Weg 1; 1010 Wien; AT\",erna@example.org\n",
    );
    let (_, said, code) = home.strictly(&["write", "access", "--from", "list.csv"]);
    assert_eq!(code, 0, "{said}");
    let (_, said, code) = home.strictly(&["write", "access", "spotify", "--for", "erna"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("`Erna Emil` has letters here, and no profile")
            && said.contains("datawrit init --for 'Erna Emil'"),
        "{said}"
    );
}

/// Who has letters from a list and no profile is written for with what those say, once somebody says that it is right.
#[cfg(unix)]
#[test]
fn what_the_letters_of_somebody_say_is_asked_about_and_kept() {
    use super::prompts::on_a_terminal;

    let home = association();
    home.put(
        "list.csv",
        "company,name,address,email\nlidl,Erna Emil,\"Ring 7; 1010 Wien; AT\",erna@example.org\n",
    );
    let list = ["write", "access", "--from", "list.csv", "--format", "txt"];
    assert_eq!(home.strictly(&list).2, 0);
    let write = ["write", "access", "spotify", "--for", "erna"];
    let right = "Ring 7 / 1010 Wien / Austria; erna@example.org. Right?";
    // Said to be wrong, nothing is taken.
    let (screen, code) = on_a_terminal(&home, &write, &[(right, "n\r")]);
    assert_eq!(code, 2, "{screen}");
    assert!(
        screen.contains("datawrit init --for 'Erna Emil'"),
        "{screen}"
    );
    let answers = [
        (right, "\r"),
        ("How shall it go?", "q\r"),
        ("type a number", "1\r"),
    ];
    let more = [
        ("They find you by", "\r"),
        ("In which language?", "\r"),
        ("What now?", "q\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &write, &[&answers[..], &more].concat());
    assert_eq!(code, 0, "{screen}");
    let (shown, ..) = home.strictly(&["init", "--list"]);
    assert!(shown.contains("erna-emil-1.toml"), "{shown}");
    // And without anybody to ask nothing is taken unsaid.
    std::fs::remove_file(home.path("home/people/erna-emil-1.toml")).unwrap();
    let (_, said, code) = home.strictly(&write);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("no profile"), "{said}");
}

/// Of one person, too, a few of the letters that have not left are told, and how many others there are.
#[test]
fn what_has_not_left_is_told_of_one_person_however_many_there_are_of_others() {
    let home = association();
    let unsent = |of: &[&str], number: u32| {
        let (company, mailbox) = (
            format!("Shop {number} GmbH"),
            format!("privacy@shop{number}.example"),
        );
        let write = ["write", "access", &company, "--recipient-email", &mailbox];
        let rest = ["--format", "txt", "--output", "out", "--json"];
        let written = home.json(&[&write[..], &rest, of].concat());
        written["case"].as_str().unwrap().to_owned()
    };
    let karl = ["--for", "Karl Knopf"];
    for number in 0..4 {
        unsent(&[], number);
    }
    let karls = unsent(&karl, 4);
    let (_, said, _) = home.strictly(&["due", "--for", "karl"]);
    assert!(said.contains(&karls), "{said}");
    for number in 5..9 {
        unsent(&karl, number);
    }
    let (_, said, _) = home.strictly(&["due", "--for", "karl"]);
    assert!(said.contains("4 more cases"), "{said}");
}

/// Where several people have a case with a company, each is named with its person, and `--for` says whose is meant.
#[test]
fn a_company_that_several_people_wrote_to_names_each_of_them() {
    let home = association();
    let adas = write(&home, &[], "Spotify AB");
    let karls = write(&home, &["--for", "Karl Knopf"], "Spotify AB");
    for command in [
        &["record", "spotify", "sent"][..],
        &["show", "spotify"],
        &["next", "spotify"],
        &["next", "spotify", "--letter", "reminder"],
    ] {
        let (said, code) = home.refusal(command);
        assert_ne!(code, 0, "{said}");
        for (case, person) in [(&adas, "Ada Example"), (&karls, "Karl Knopf")] {
            let named = format!("{case} (access, Spotify AB, {person})");
            assert!(said.contains(&named), "{command:?}: {said}");
        }
        assert!(said.contains("`--for NAME`"), "{command:?}: {said}");
    }
    // Others can see the screen.
    let (said, _) = home.refusal(&["show", "spotify", "--private"]);
    assert!(said.contains("K. K.") && !said.contains("Karl"), "{said}");

    let of_karl = ["--for", "karl"];
    let sent = [&["record", "spotify", "sent"], &of_karl[..]].concat();
    assert_eq!(home.strictly(&sent).2, 0);
    let held = home.json(&[&["show", "spotify", "--json"], &of_karl[..]].concat());
    assert_eq!(
        (&held["case"], &held["sent"]),
        (&karls.as_str().into(), &true.into())
    );
    let steps = home.json(&[&["next", "spotify", "--json"], &of_karl[..]].concat());
    assert_eq!(steps[0]["case"], karls);
    assert_eq!(steps.as_array().map(Vec::len), Some(1));
    // A reference of somebody else's is none of his, and nobody is an error.
    let (said, _) = home.refusal(&["show", &adas, "--for", "karl"]);
    let none = format!("`karl` has no case that is called `{adas}`");
    assert!(said.contains(&none), "{said}");
    let (said, _) = home.refusal(&["show", "spotify", "--for", "Nemo"]);
    assert!(said.contains("no person here is called `Nemo`"), "{said}");

    for format in ["csv", "json"] {
        let export = [&["export", "--format", format], &of_karl[..]].concat();
        let exported = shown(&home, &export);
        assert!(exported.contains(&karls), "{exported}");
        assert!(!exported.contains(&adas), "{exported}");
    }
    let (said, _) = home.refusal(&["export", "--format", "csv", "--for", "Nemo"]);
    assert!(said.contains("no person here is called `Nemo`"), "{said}");
}

/// A value is taken out of a profile without a question, and the name of somebody else stays.
#[test]
fn what_is_to_be_kept_no_longer_is_taken_out() {
    let home = association();
    let kept = home.json(&["init", "--forget", "address,email,sending", "--json"]);
    // How letters leave was not there.
    assert_eq!(kept["changed"], serde_json::json!(["address", "email"]));
    let profile = std::fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert_eq!(profile, "name = \"Ada Example\"\n");
    shown(&home, &["init", "--for", "Karl Knopf", "--forget", "email"]);
    let karls = home.path("home/people/karl-knopf-1.toml");
    let karls = std::fs::read_to_string(karls).unwrap();
    assert!(
        !karls.contains("email") && karls.contains("Ring 1"),
        "{karls}"
    );
    let (_, said, code) = home.strictly(&["init", "--for", "Karl Knopf", "--forget", "name"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("known by their name"), "{said}");
    let (_, said, code) = home.strictly(&["init", "--forget", "adress"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("address"), "{said}");
    // Nor do two people get one name.
    let (_, said, code) = home.strictly(&["init", "--for", "Karl Knopf", "--name", "zoë ångström"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("somebody else who is here"), "{said}");
}
