//! A letter in another name holds nothing of the profile, and nothing that was typed for somebody
//! else.

use std::{collections::BTreeMap, fs};

use super::Home;

/// Everything a profile can say of Ada, a line each.
const ADA: [&str; 5] = [
    "address = \"Lindenallee 12; 04109 Leipzig; DE\"",
    "email = \"ada@example.org\"",
    "residence = \"DE\"",
    "page.signature = \"ada.svg\"",
    "[[identifier]]\nlabel = \"customer number\"\nvalue = \"4711\"\nfor = [\"netflix\"]",
];
const SIGNATURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"80\">\
    <path d=\"M5 60 C 60 0, 120 90, 290 20\" stroke=\"black\" fill=\"none\" stroke-width=\"4\"/></svg>";
/// What a line may say of Ben: a column and its cell.
const BEN: [(&str, &str); 4] = [
    ("address", "Ulmenweg 3; 1010 Wien; AT"),
    ("email", "ben@example.org"),
    ("residence", "AT"),
    ("id", "customer number=99"),
];

fn home(profile: &[&str]) -> Home {
    let home = Home::new();
    home.put("ada.svg", SIGNATURE);
    if !profile.is_empty() {
        // The one table stands last.
        let text = format!("name = \"Ada Example\"\n{}\n", profile.join("\n"));
        home.put("home/profile.toml", &text);
    }
    home
}

/// The files that were written, by their names.
fn letters(home: &Home) -> BTreeMap<String, Vec<u8>> {
    let Ok(files) = fs::read_dir(home.path("out")) else {
        return BTreeMap::new();
    };
    files
        .map(|file| {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

/// Every way to say who Ben is, as a list and as flags.
fn ways() -> Vec<(String, Vec<String>)> {
    let mut ways = Vec::new();
    for chosen in 0_u32..16 {
        let said: Vec<(&str, &str)> = BEN
            .iter()
            .enumerate()
            .filter(|(at, _)| chosen & (1 << at) != 0)
            .map(|(_, said)| *said)
            .collect();
        let heads: Vec<&str> = said.iter().map(|(column, _)| *column).collect();
        let cells: Vec<&str> = said.iter().map(|(_, cell)| *cell).collect();
        let list = format!(
            "{}\n{}\n",
            [&["recipient", "name"], &heads[..]].concat().join(","),
            [&["netflix", "Ben Example"], &cells[..]].concat().join(",")
        );
        ways.push((list, vec!["--from".to_owned(), "list.csv".to_owned()]));
        let mut flags = vec!["netflix".to_owned(), "--name=Ben Example".to_owned()];
        flags.extend(said.iter().map(|(flag, cell)| format!("--{flag}={cell}")));
        ways.push((String::new(), flags));
    }
    ways
}

#[test]
fn the_profile_changes_nothing_in_the_letters_of_others() {
    changes_nothing(|way| {
        vec![if way % 2 == 0 {
            ADA.to_vec()
        } else {
            vec![ADA[way % ADA.len()]]
        }]
    });
}

#[test]
#[ignore = "takes half a minute"]
fn no_line_of_the_profile_changes_a_letter_of_others() {
    changes_nothing(|_| ADA.iter().map(|line| vec![*line]).collect());
}

/// With these profiles, given the number of the way, the letters are those without one.
fn changes_nothing(profiles: impl Fn(usize) -> Vec<Vec<&'static str>>) {
    let mut written = 0;
    for (way, (list, flags)) in ways().into_iter().enumerate() {
        let run = |profile: &[&str]| {
            let home = home(profile);
            home.put("list.csv", &list);
            let mut arguments = vec!["write", "access"];
            arguments.extend(flags.iter().map(String::as_str));
            arguments.extend(["--format=txt,pdf", "--output=out"]);
            arguments.push("--embed-data");
            let code = home.strictly(&arguments).2;
            (letters(&home), code)
        };
        let without = run(&[]);
        written += without.0.len();
        for profile in &profiles(way) {
            // To the byte, and where a line cannot be written without the profile, it is not.
            assert!(run(profile) == without, "{profile:?} {list:?} {flags:?}");
        }
    }
    // Whoever has an address or an e-mail address, and lives somewhere, has a letter in two formats.
    assert_eq!(written, 2 * 2 * 10);
}

#[test]
fn a_flag_of_one_person_is_not_put_into_the_letters_of_others() {
    let list = "recipient,name\nnetflix,Ada Example\nspotify,Ben Example\n";
    let with = |flags: &[&'static str]| {
        let home = home(&[]);
        home.put("list.csv", list);
        let mut arguments = vec![
            "write",
            "access",
            "--from",
            "list.csv",
            "--name=Ada Example",
        ];
        arguments.extend(["--residence=DE", "--format=txt", "--output=out"]);
        arguments.extend(flags);
        let (_, said, code) = home.strictly(&arguments);
        (letters(&home), said, code)
    };
    // What would be wrong in another's letter is refused before the first is written.
    for flag in [
        "--id=customer number=4711",
        "--signature=ada.svg",
        "--child=Cleo Example",
        "--child-age=under-13",
        "--reason=somebody must not find me",
        "--enclosure=a copy of my passport",
    ] {
        let (letters, said, code) = with(&["--email=ada@example.org", flag]);
        let named = flag.split('=').next().unwrap();
        assert_eq!((letters.len(), code), (0, 2), "{said}");
        assert!(
            said.contains(named) && said.contains("Ben Example"),
            "{said}"
        );
    }
    // An address is Ada's: Ben's line fails, hers is written.
    for flag in [
        "--email=ada@example.org",
        "--address=Lindenallee 12; 04109 Leipzig; DE",
    ] {
        let (letters, _, code) = with(&[flag]);
        let names: Vec<&String> = letters.keys().collect();
        assert_eq!(code, 1);
        assert!(
            matches!(names[..], [only] if only.contains("netflix")),
            "{names:?}"
        );
    }
}

#[test]
fn a_household_has_its_address_and_residence_in_common_and_nothing_else() {
    let by_flag = ("recipient,name\nnetflix,Ben Example\n", true);
    let by_column = ("recipient,name,Haushalt\nnetflix,Ben Example,ja\n", false);
    for (list, flag) in [by_flag, by_column] {
        let home = home(&ADA);
        home.put("list.csv", list);
        let mut arguments = vec!["write", "access", "--from", "list.csv"];
        arguments.extend(["--format=txt,pdf", "--output=out"]);
        if flag {
            arguments.push("--same-household");
        }
        let (_, said, code) = home.strictly(&arguments);
        assert_eq!(code, 0, "{said}");
        let letters = letters(&home);
        let text = letters.iter().find(|(name, _)| name.ends_with(".txt"));
        let text = String::from_utf8(text.unwrap().1.clone()).unwrap();
        assert!(text.contains("Ben Example") && text.contains("Lindenallee 12"));
        for adas in ["Ada", "ada@example.org", "4711"] {
            assert!(!text.contains(adas), "{text}");
        }
        // Without her signature: the page of somebody who has none.
        let bare = home_without_signature(list, flag);
        assert!(bare == letters);
    }
}

fn home_without_signature(list: &str, flag: bool) -> BTreeMap<String, Vec<u8>> {
    let home = home(&ADA[..1]);
    home.put("list.csv", list);
    let mut arguments = vec!["write", "access", "--from", "list.csv"];
    arguments.extend(["--format=txt,pdf", "--output=out", "--residence=DE"]);
    if flag {
        arguments.push("--same-household");
    }
    assert_eq!(home.strictly(&arguments).2, 0);
    letters(&home)
}

/// Two people of one name are told apart by what stands beside it.
#[test]
fn a_namesake_takes_nothing_of_the_profile() {
    let lines = [
        "Ada Example,other@example.org,,",
        "Ada Example,other@example.org,Ulmenweg 3; 1010 Wien; AT,AT",
        "ada example,,Ulmenweg 3; 1010 Wien; AT,AT",
        "Ada Example,other@example.org,,AT",
        "Ada Example,,,AT",
    ];
    let mut written = 0;
    for line in lines {
        let run = |profile: &[&str], list: &str| {
            let home = home(profile);
            home.put("list.csv", list);
            let mut arguments = vec!["write", "access", "--from", "list.csv"];
            arguments.extend(["--format=txt,pdf", "--output=out"]);
            let code = home.strictly(&arguments).2;
            (letters(&home), code)
        };
        let list = format!("recipient,name,email,address,residence\nnetflix,{line}\n");
        let with = run(&ADA, &list);
        assert!(with == run(&[], &list), "{line}");
        written += with.0.len();
    }
    // A line that lacks something fails, the three others have a text and a page.
    assert_eq!(written, 2 * 3);
    // What is the same beside the name makes it hers.
    for line in [
        "Ada Example,ADA@example.org,,AT",
        "Ada Example,ada@example.org,Ulmenweg 3; 1010 Wien; AT,AT",
        "Ada Example,,Lindenallee 12; 04109 Leipzig; DE,",
        "Ada Example,,,DE",
    ] {
        let home = home(&ADA);
        let list = format!("recipient,name,email,address,residence\nnetflix,{line}\n");
        home.put("list.csv", &list);
        let mut arguments = vec!["write", "access", "--from", "list.csv"];
        arguments.extend(["--format=txt", "--output=out"]);
        assert_eq!(home.strictly(&arguments).2, 0, "{line}");
        let text = letters(&home).into_values().next().unwrap();
        assert!(String::from_utf8(text).unwrap().contains("4711"), "{line}");
    }
}

#[test]
fn a_name_typed_in_another_way_is_the_same_person() {
    for name in ["ADA  example", "ada example "] {
        let home = home(&ADA);
        let (_, said, code) = home.strictly(&[
            "write",
            "access",
            "netflix",
            "--name",
            name,
            "--format=txt",
            "--output=out",
        ]);
        assert_eq!(code, 0, "{said}");
        let letters = letters(&home);
        let text = String::from_utf8(letters.values().next().unwrap().clone()).unwrap();
        assert!(text.contains("4711"), "{text}");
    }
}
