//! Many letters from one command.

use std::{
    collections::BTreeSet,
    fs,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{Home, home::ADA};

const MEMBERS: &str = "\
recipient,recipient-address,name,address,email,id
Musterfirma,Musterweg 1; 04109 Leipzig; DE,Ada Example,Lindenallee 12; 04109 Leipzig; DE,ada@example.org,customer number=4711
\"Größe & Söhne, Inhaber: K. \"\"Kalle\"\" Größe\",Musterweg 2; 04109 Leipzig; DE,Bo Example,Ulmenweg 3; 04109 Leipzig; DE,bo@example.org,
amazon-eu,,Cy Example,Ahornweg 4; 04109 Leipzig; DE,,
Musterfirma,Musterweg 1; 04109 Leipzig; DE,Ada Example,Lindenallee 12; 04109 Leipzig; DE,ada@example.org,customer number=4711
Nirgends,Weg 1; XX,Ada Example,Lindenallee 12; 04109 Leipzig; DE,,
Ohne Absender,Musterweg 9; 04109 Leipzig; DE,,,,
,,,,,
";

fn files(home: &Home, folder: &str) -> BTreeSet<String> {
    fs::read_dir(home.path(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn a_table_is_written_line_by_line_and_what_cannot_be_is_told_with_its_line() {
    let mut home = Home::new();
    home.put("members.csv", MEMBERS);
    home.run(&["write", "access", "--from", "members.csv", "--dry-run"])
        .run(&[
            "write",
            "access",
            "--from",
            "members.csv",
            "--output",
            "out",
        ])
        .run(&["list"]);
    let written = files(&home, "out");
    // A second run finds everything, and writes again the one file that is missing.
    let missing = written.first().unwrap();
    let bytes = fs::read(home.path("out").join(missing)).unwrap();
    fs::remove_file(home.path("out").join(missing)).unwrap();
    home.run(&[
        "write",
        "access",
        "--from",
        "members.csv",
        "--output",
        "out",
    ]);
    assert_eq!(files(&home, "out"), written);
    assert_eq!(fs::read(home.path("out").join(missing)).unwrap(), bytes);
    insta::assert_snapshot!(home.transcript());
}

/// What several lines lack is said in each, and what to do about it once, behind them; a program reads both with each.
#[test]
fn what_is_to_be_done_about_several_lines_is_said_once() {
    let home = Home::new();
    let nameless: String = (1..=3)
        .map(|at| format!("Firma {at},Musterweg {at}; 04109 Leipzig; DE\n"))
        .collect();
    home.put(
        "nameless.csv",
        &format!("recipient,recipient-address\n{nameless}"),
    );
    let write = [
        "write",
        "access",
        "--from",
        "nameless.csv",
        "--output",
        "out",
    ];
    let write = [
        &write[..],
        &["--address", "Lindenallee 12; 04109 Leipzig; DE"],
    ]
    .concat();
    for (tongue, missing) in [
        ("en", "your name"),
        ("de", "Ihr Name"),
        ("fr", "votre nom"),
        ("es", "su nombre"),
    ] {
        let (said, _, code) = home.strictly(&[&write[..], &["--ui", tongue]].concat());
        assert_eq!(code, 1, "{said}");
        assert_eq!(said.matches(missing).count(), 3, "{said}");
        assert_eq!(said.matches("--name").count(), 1, "{said}");
        let last = said.trim_end().lines().last();
        assert!(last.is_some_and(|line| line.contains("--name")), "{said}");
    }
    let failed = &home.json(&[&write[..], &["--json"]].concat())["failed"];
    let failed = failed.as_array().unwrap();
    assert_eq!(failed.len(), 3);
    assert!(
        failed
            .iter()
            .all(|one| one["why"].as_str().unwrap().contains("--name")),
        "{failed:?}"
    );
}

#[test]
fn a_list_of_names_and_several_names_are_many_letters_too() {
    let mut home = Home::new();
    home.put("names.txt", "# whom to ask\nAlpha\n\nBeta\r\nAlpha\n");
    let with = |arguments: &[&'static str]| [arguments, &ADA[..]].concat();
    home.run(&with(&[
        "write",
        "access",
        "--from",
        "names.txt",
        "--output",
        "out",
    ]))
    .run(&with(&[
        "write", "access", "Gamma", "Delta", "--output", "out", "--json",
    ]))
    .run(&with(&[
        "write", "access", "Gamma", "Delta", "--output", "one.pdf",
    ]))
    .run(&with(&["write", "access", "--pack", "nobody"]))
    .run(&["write", "access"]);
    home.put("wrong.csv", "recipient,telephone\nAlpha,1\n");
    home.run(&with(&["write", "access", "--from", "wrong.csv"]))
        .run(&with(&["write", "access", "--from", "missing.csv"]));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_family_gets_one_letter_that_names_its_members() {
    let mut home = Home::new();
    for (id, name) in [("muster", "Muster AG"), ("muster-eins", "Muster Eins GmbH")] {
        home.put(
            &format!("home/recipients/{id}.toml"),
            &format!("id = \"{id}\"\nname = \"{name}\"\nfamily = \"muster\"\ncountry = \"DE\"\n"),
        );
    }
    let with = |arguments: &[&'static str]| [arguments, &ADA[..]].concat();
    home.run(&with(&[
        "write",
        "access",
        "muster-eins",
        "muster",
        "Andere",
        "--output",
        "out",
        "--lang",
        "en",
    ]));
    let letter = home.json(&["list", "--json"]);
    let cases = letter.as_array().unwrap();
    assert_eq!(cases.len(), 2);
    let case = cases[0]["case"].as_str().unwrap().to_owned();
    let shown = home.json(&["show", &case, "--json"]);
    let text = shown["letter"].as_str().unwrap().replace('\n', " ");
    for name in ["Muster AG", "Muster Eins GmbH"] {
        assert!(text.contains(name), "{text}");
    }
    home.run(&with(&[
        "write",
        "access",
        "muster-eins",
        "muster",
        "--each",
        "--output",
        "each",
        "--lang",
        "en",
    ]));
    insta::assert_snapshot!(home.transcript());
}

/// A list of so many companies, and what writes a letter to each into `out`.
fn many(home: &Home, companies: u32) -> Vec<&'static str> {
    let lines: Vec<String> = (0..companies)
        .map(|number| format!("Firma {number}"))
        .collect();
    home.put("names.txt", &lines.join("\n"));
    let command = [
        "write",
        "access",
        "--from",
        "names.txt",
        "--format=txt",
        "--output=out",
    ];
    command.into_iter().chain(ADA).collect()
}

/// Runs it unheard.
fn begin(home: &Home, arguments: &[&str]) -> Child {
    let mut command = home.command();
    command.args(arguments).arg("--no-address");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[test]
fn a_run_that_was_killed_goes_on_and_no_letter_is_lost_or_made_twice() {
    let home = Home::new();
    let arguments = many(&home, 200);
    let begun = Instant::now();
    for round in 0..6 {
        let mut child = begin(&home, &arguments);
        thread::sleep(Duration::from_millis(30 + 60 * round));
        // SIGKILL, to the child that was started here.
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let output = home.output(&arguments);
    assert!(
        output.status.success(),
        "{} after {:?}",
        String::from_utf8_lossy(&output.stderr),
        begun.elapsed()
    );
    let cases = home.json(&["list", "--json"]);
    let recipients: BTreeSet<&str> = cases
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["recipient"].as_str().unwrap())
        .collect();
    assert_eq!(cases.as_array().unwrap().len(), 200);
    assert_eq!(recipients.len(), 200);
    let written = files(&home, "out");
    let letters = written.iter().filter(|name| name.ends_with(".txt"));
    assert_eq!(letters.count(), 200);
}

#[test]
fn what_a_killed_run_was_writing_is_cleared_away_by_the_one_that_ends_it() {
    let home = Home::new();
    home.put("out/.datawrit-1a2B3c", "%PDF-1.7 half a letter");
    home.put("out/.other", "somebody else's");
    let arguments = many(&home, 300);
    let mut child = begin(&home, &arguments);
    // As soon as it has begun.
    let begun = || fs::read_dir(home.path("out")).is_ok_and(|files| files.count() > 2);
    while !begun() {
        assert!(child.try_wait().unwrap().is_none(), "it ended too soon");
        thread::sleep(Duration::from_millis(1));
    }
    // SIGKILL, to the child that was started here.
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    assert!(home.output(&arguments).status.success());
    let files = files(&home, "out");
    // An empty one may be another process's that has not locked it yet, and stays.
    let letters = files.iter().filter(|name| name.ends_with(".txt"));
    assert_eq!(letters.count(), 300, "{files:?}");
    assert!(!files.contains(".datawrit-1a2B3c"), "{files:?}");
    assert!(files.contains(".other"), "{files:?}");
}

#[test]
fn a_file_that_cannot_be_written_ends_the_run_and_the_next_one_writes_it() {
    let home = Home::new();
    let arguments = many(&home, 150);
    let rehearsed = home.output(&[&arguments[..], &["--dry-run"]].concat());
    let rehearsed = String::from_utf8(rehearsed.stdout).unwrap();
    let line = rehearsed.lines().find(|line| line.ends_with("  Firma 7"));
    let reference = line.unwrap().split("  ").next().unwrap();
    // A folder stands where the letter should.
    let taken = format!("out/access-firma-7-{reference}.txt");
    home.put(&format!("{taken}/x"), "");
    let (said, code) = home.refusal(&arguments);
    assert_eq!(code, 1);
    assert!(said.contains(&taken), "{said}");

    fs::remove_dir_all(home.path(&taken)).unwrap();
    assert!(home.output(&arguments).status.success());
    assert_eq!(files(&home, "out").len(), 150);
    let cases = home.json(&["list", "--json"]);
    assert_eq!(cases.as_array().unwrap().len(), 150);
}

#[test]
fn a_californian_is_told_which_letters_the_states_platform_makes_needless() {
    let home = Home::new();
    let named = [
        "write",
        "deletion",
        "acxiom-us",
        "Example Shop",
        "--email=ada@example.org",
    ];
    let rest = ["--name=Ada Example", "--format=txt", "--dry-run"];
    let written = |more: &[&str]| -> Vec<String> {
        let all = named.iter().chain(&rest).chain(more);
        all.map(|word| (*word).to_owned()).collect()
    };
    let told = |home: &Home, more: &[&str]| {
        let arguments = written(more);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        String::from_utf8(home.output(&arguments).stderr).unwrap()
    };
    // As the flag, the address or the profile tells; and nobody else.
    let address = "--address=12 Linden Avenue; Sacramento, CA 95814; US-CA";
    for (more, is_told) in [
        (&["--residence=US-CA"][..], true),
        (&[address], true),
        (&["--residence=US-WA", address], false),
        (&["--residence=DE"], false),
    ] {
        let said = told(&home, more);
        assert_eq!(
            said.contains("consumer.drop.privacy.ca.gov"),
            is_told,
            "{said}"
        );
        assert_eq!(said.contains("replaces 1 of these letters"), is_told);
        assert_eq!(said.contains("yourself: acxiom-us"), is_told);
    }
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\nresidence = \"US-CA\"\n",
    );
    assert!(told(&home, &[]).contains("replaces 1 of these letters"));
}

#[test]
fn one_letter_of_a_list_is_one() {
    let home = Home::new();
    let output = home.output(&many(&home, 1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said, "wrote   1 letter to out\n");
}
