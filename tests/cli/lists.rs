//! A list is understood before the first letter is written, and goes on where it was.

use std::{collections::BTreeSet, fs, io::Write, process::Stdio};

use super::Home;

/// What writes a text letter for each line of a file.
const FROM: [&str; 8] = [
    "write",
    "access",
    "--name=Fallback Person",
    "--email=fallback@example.org",
    "--residence=DE",
    "--format=txt",
    "--output=out",
    "--from",
];

fn put(home: &Home, name: &str, bytes: &[u8]) {
    fs::write(home.path(name), bytes).unwrap();
}

fn from<'a>(path: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    FROM.into_iter()
        .chain([path])
        .chain(more.iter().copied())
        .collect()
}

/// The letters in `out`.
fn letters(home: &Home) -> Vec<String> {
    let Ok(files) = fs::read_dir(home.path("out")) else {
        return Vec::new();
    };
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    texts.collect()
}

fn cases(home: &Home) -> usize {
    home.json(&["list", "--json"]).as_array().unwrap().len()
}

/// A table as programs save it: two people, each with a company.
#[test]
fn a_table_is_read_however_it_was_saved() {
    let heads = [
        ["recipient", "name", "email"],
        ["Recipient", " Name ", "E-Mail"],
        ["COMPANY", "Full name", "E-mail address"],
        ["Firma", "Name", "E-Mail-Adresse"],
        ["Empfänger", "Vor- und Nachname", "Mail"],
        ["Société", "Nom et prénom", "Courriel"],
        ["Empresa", "Nombre", "Correo electrónico"],
    ];
    let rows = [
        ["netflix", "Jürgen Example", "juergen@example.org"],
        ["spotify", "Ben Example", "ben@example.org"],
    ];
    let utf16 = |text: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    };
    let mut tried = 0;
    for (at, head) in heads.iter().enumerate() {
        for separator in [",", ";", "\t"] {
            for end in ["\n", "\r\n", "\r"] {
                // The columns in any order.
                let order = [[0, 1, 2], [2, 0, 1], [1, 2, 0]][at % 3];
                let line = |cells: &[&str; 3]| order.map(|at| cells[at]).join(separator);
                let lines = [line(head), line(&rows[0]), line(&rows[1]), String::new()];
                let text = lines.join(end);
                let marked = format!("\u{feff}{text}");
                let latin = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap());
                for bytes in [
                    text.clone().into_bytes(),
                    marked.clone().into_bytes(),
                    utf16(&marked, u16::to_le_bytes),
                    utf16(&marked, u16::to_be_bytes),
                    latin.collect(),
                ] {
                    // A sample of all: each head, separator, end and encoding meets several others.
                    tried += 1;
                    if tried % 7 != 0 {
                        continue;
                    }
                    let home = Home::new();
                    put(&home, "list.csv", &bytes);
                    let (_, said, code) = home.strictly(&from("list.csv", &["--lang=en"]));
                    assert_eq!(code, 0, "{text:?} {said}");
                    let letters = letters(&home);
                    assert_eq!(letters.len(), 2, "{text:?} {said}");
                    for [_, name, email] in rows {
                        let of = |letter: &&String| letter.contains(name) && letter.contains(email);
                        assert_eq!(letters.iter().filter(of).count(), 1, "{text:?}");
                    }
                    assert!(!letters.concat().contains("allback"));
                }
            }
        }
    }
}

#[test]
fn what_is_not_understood_is_refused_before_the_first_letter() {
    let mut told = String::new();
    for text in [
        "plz;ort\n04109;Leipzig\n1010;Wien\n",
        "name,email\nAda Example,ada@example.org\n",
        "recipient,telephone\nnetflix,1\n",
        "recipient,name,name\nnetflix,Ada,Ada\n",
        "netflix,Ada Example\nspotify,Ben Example\n",
        "netflix\nspotify\n4711\n",
        "netflix\nada@example.org\n",
        "netflix\nspotify;Ben\n",
        "netflix\n\"1&1 Internet SE\",Jane\n",
        "netflix\nFirma, E-Mail\n",
        "recipient;name\nnetflix;Ada\nben@example.org;Ben\n",
        "",
        "# nobody\n\n",
        "recipient,name\n",
        "recipient\n,,\n",
    ] {
        let home = Home::new();
        home.put("list.csv", text);
        let (printed, said, code) = home.strictly(&from("list.csv", &[]));
        assert_eq!((printed.as_str(), cases(&home)), ("", 0), "{text:?} {said}");
        assert!(code > 0 && said.contains("nothing was written"), "{said}");
        told += &format!("{text:?}\n{said}exit {code}\n\n");
    }
    insta::assert_snapshot!(told);
}

/// What stands around a table when a spreadsheet saves it, or a person writes it.
#[test]
fn a_table_is_found_whatever_stands_around_it() {
    let rows = "netflix;Ada Example;ada@example.org\nspotify;Ben Example;ben@example.org\n";
    let ends = ["\n", "\r\n", "\r"];
    for (number, text) in [
        // Empty rows.
        format!(";;\nFirma;Name;E-Mail\n{rows}"),
        format!(";;\n\n \t\nFirma;Name;E-Mail\n;;\n{rows};;\n"),
        format!("sep=;\n;;\nFirma;Name;E-Mail\n{rows}"),
        // Remarks, a line put aside among them.
        format!("# ours\nFirma;Name;E-Mail\n#lidl;Cleo Example;c@example.org\n{rows}"),
        // Headings of two lines.
        format!("\"Firma\n\";Name;\"E-Mail-\nAdresse\"\n{rows}"),
    ]
    .into_iter()
    .enumerate()
    {
        // The first with every end of a line, the others take turns.
        let turn = number % ends.len();
        for end in if number == 0 {
            &ends[..]
        } else {
            &ends[turn..=turn]
        } {
            let home = Home::new();
            home.put("list.csv", &text.replace('\n', end));
            let (_, said, code) = home.strictly(&from("list.csv", &[]));
            assert_eq!((code, cases(&home)), (0, 2), "{text:?} {said}");
        }
    }
    // One column, and the separators of the empty ones beside it.
    for text in [
        "Firma;;\nnetflix;;\nspotify;;\n",
        ",Company\n,netflix\n,spotify\n",
    ] {
        let home = Home::new();
        home.put("list.csv", text);
        assert_eq!(home.strictly(&from("list.csv", &[])).2, 0, "{text}");
        assert_eq!(cases(&home), 2);
    }
    // Of what stands above the head nobody knows whether it is a row.
    let home = Home::new();
    home.put(
        "list.csv",
        &format!("Mitglieder\nFirma;Name;E-Mail\n{rows}"),
    );
    let (_, said, code) = home.strictly(&from("list.csv", &[]));
    assert_eq!((code, cases(&home)), (2, 0));
    assert_eq!(
        said,
        "error: the list list.csv has something above the line that names its columns \
         (`Firma;Name;E-Mail`); nothing was written\nhint: remove what stands above that line\n"
    );
}

#[test]
fn another_kind_of_file_is_refused_before_the_first_letter() {
    for text in [
        "%PDF-1.7\n1 0 obj\nnetflix\nendobj\n",
        "<ul>\n<li>\nnetflix\n</li>\n</ul>\n",
        "[\nnetflix\n]\n",
        "[\"netflix\",\"spotify\"]\n",
        "{\"company\": \"netflix\"}\n",
        "{\\rtf1\\ansi\nnetflix\n",
        "BEGIN:VCARD\nnetflix\n",
        "From: Ada <ada@example.org>\nSubject: list\n\nnetflix\n",
        "companies:\n  - netflix\n",
        "| Company | Name |\n|---|---|\n| netflix | Ada |\n",
        "company|name\nnetflix|Ada Example\n",
        "netflix\nFirma\nspotify\n",
        "Firma;Name\nnetflix;Ada Example\nFirma;Name\n",
    ] {
        let home = Home::new();
        home.put("list.csv", text);
        let (_, said, code) = home.strictly(&from("list.csv", &[]));
        assert_eq!((code, cases(&home)), (2, 0), "{text:?} {said}");
        assert!(said.contains("nothing was written"), "{said}");
    }
}

#[test]
fn a_line_that_fails_is_named_by_its_number_in_the_file() {
    let wrong = "lidl;Ada Example;nowhere";
    for (text, line) in [
        (format!("Firma;Name;Wohnsitz\n{wrong}\n"), 2),
        (format!("\n;;\nFirma;Name;Wohnsitz\n\n{wrong}\n"), 5),
        (format!("\"Fir\nma\";Name;Wohnsitz\n;;\n{wrong}\n"), 4),
        (
            format!("Firma;Name;Wohnsitz\n\"a\nb\";;nowhere\n{wrong}\n"),
            4,
        ),
        (
            format!("# ours\nsep=;\nFirma;Name;Wohnsitz\n#\n{wrong}\n"),
            5,
        ),
    ] {
        for end in ["\n", "\r\n", "\r"] {
            let home = Home::new();
            home.put("list.csv", &text.replace('\n', end));
            let (printed, said, code) = home.strictly(&from("list.csv", &[]));
            let named = format!("list.csv, line {line}: residence");
            assert!(
                printed.contains(&named),
                "{text:?} {end:?}\n{printed}{said}"
            );
            assert_eq!(code, 1);
        }
    }
}

#[test]
fn an_address_may_stand_in_the_lines_of_its_cell() {
    for end in ["\n", "\r\n"] {
        let home = Home::new();
        let list =
            "Firma;Name;Anschrift\nnetflix;Ada Example;\"Lindenallee 12\n04109 Leipzig\n\nDE\"\n";
        home.put("list.csv", &list.replace('\n', end));
        let (_, said, code) = home.strictly(&from("list.csv", &[]));
        assert_eq!(code, 0, "{said}");
        let text = letters(&home).concat();
        assert!(text.contains("Lindenallee 12\n04109 Leipzig"), "{text}");
    }
}

#[test]
fn names_with_commas_and_a_list_headed_by_one_word_are_names() {
    for text in [
        "Alpha, Inc.\nBeta, LLC\n",
        "recipient\nAlpha, Inc.\n\"Beta, LLC\"\n",
        "Firma\nAlpha, Inc.\nBeta, LLC\n",
        "# names\nAlpha, Inc.\n\nBeta, LLC\nAlpha, Inc.\n",
    ] {
        let home = Home::new();
        home.put("list.txt", text);
        home.strictly(&from("list.txt", &["--no-address"]));
        let list = home.json(&["list", "--json"]);
        let names: Vec<&str> = list
            .as_array()
            .unwrap()
            .iter()
            .map(|case| case["recipient"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["Alpha, Inc.", "Beta, LLC"], "{text:?}");
    }
}

#[test]
fn a_list_from_a_pipe_is_read_once() {
    for path in ["-", "/dev/stdin"] {
        let home = Home::new();
        let mut command = home.command();
        command.args(from(path, &[])).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        pipe.write_all(b"netflix\nspotify\n").unwrap();
        drop(pipe);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said, "wrote   2 letters to out\n");
        assert_eq!(cases(&home), 2);
    }
}

#[test]
fn a_list_without_end_is_told_within_a_bound() {
    let home = Home::new();
    let (_, said, code) = home.strictly(&from("/dev/zero", &[]));
    assert_eq!(code, 1);
    assert!(said.contains("a line of more than 256 kB"), "{said}");
    assert_eq!(cases(&home), 0);
}

#[test]
fn a_rehearsal_of_a_list_with_a_line_that_cannot_be_written_ends_with_1() {
    let home = Home::new();
    home.put("list.txt", "netflix\nNobody Knows This One\n");
    let (printed, _, code) = home.strictly(&from("list.txt", &["--dry-run"]));
    assert_eq!(code, 1);
    assert!(printed.contains("list.txt, line 2"), "{printed}");
    home.put("list.txt", "netflix\n");
    assert_eq!(home.strictly(&from("list.txt", &["--dry-run"])).2, 0);
}

const FOUR: &str = "netflix\nspotify\ndiscord\nzalando\n";

#[test]
fn a_finished_list_makes_nothing_anew_on_another_day_unless_asked_to() {
    let mut home = Home::new();
    home.put("list.txt", FOUR);
    let run = |home: &Home, more: &[&str]| {
        let (printed, said, code) = home.strictly(&from("list.txt", more));
        assert_eq!(code, 0, "{said}");
        (printed, said)
    };
    run(&home, &[]);
    let before = home.json(&["list", "--json"]);
    home.on("2026-12-24");
    let (printed, said) = run(&home, &[]);
    assert!(
        printed.contains("before  4 were already there"),
        "{printed}"
    );
    assert!(said.contains("--again=2026-12-24"), "{said}");
    let after = home.json(&["list", "--json"]);
    let references = |list: &serde_json::Value| -> BTreeSet<String> {
        let cases = list.as_array().unwrap().iter();
        cases.map(|case| case["case"].to_string()).collect()
    };
    assert_eq!(references(&after), references(&before));
    // What is said otherwise, and asks for the same, is before too.
    for same in [
        "--lang=de",
        "--format=eml",
        "--by=post",
        "--output=elsewhere",
    ] {
        let mut arguments = vec!["write", "access", "--name=FALLBACK person"];
        arguments.extend(["--email=fallback@example.org", "--residence=DE"]);
        arguments.extend(["--from=list.txt", same]);
        let (printed, _, _) = home.strictly(&arguments);
        assert!(printed.contains("wrote   0 letters"), "{same}: {printed}");
    }
    // One that is new is written; the others are not.
    home.put("list.txt", &format!("vinted\n{FOUR}"));
    assert!(run(&home, &[]).0.contains("wrote   1 letter "));
    assert_eq!(cases(&home), 5);
    // On purpose: once, however often the command is given.
    for (written, day) in [
        ("5", "2026-12-24"),
        ("0", "2026-12-24"),
        ("0", "2027-01-07"),
    ] {
        home.on(day);
        let (printed, _) = run(&home, &["--again=2026-12-24"]);
        // The one that was new is of that day already.
        let written = if written == "5" { "4" } else { written };
        assert!(
            printed.contains(&format!("wrote   {written} letter")),
            "{printed}"
        );
    }
    assert_eq!(cases(&home), 9);
    let (_, said, code) = home.strictly(&from("list.txt", &["--again"]));
    assert!(code == 2 && said.contains("--again=2027-01-07"), "{said}");
}

#[test]
fn processes_with_the_same_list_make_each_letter_once() {
    let home = Home::new();
    let lines: Vec<String> = (0..60).map(|number| format!("Firma {number}")).collect();
    home.put("list.txt", &lines.join("\n"));
    let running: Vec<_> = ["2026-11-23", "2026-11-23", "2026-11-24", "2026-12-24"]
        .iter()
        .map(|day| {
            let mut command = home.command();
            command.args(from("list.txt", &["--no-address"]));
            command.env("DATAWRIT_TODAY", day);
            command.stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }
    assert_eq!(cases(&home), 60);
    assert_eq!(letters(&home).len(), 60);
}

/// A `sendmail` that notes whom it was given a mail for, and an account that allows two a day.
#[cfg(unix)]
fn account(home: &Home) {
    use std::os::unix::fs::PermissionsExt;
    home.put(
        "take-mail",
        "#!/bin/sh\necho \"$@\" >> sent.log\ncat > /dev/null\n",
    );
    let program = home.path("take-mail");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nfrom = \"Fallback Person <fallback@example.org>\"\nsendmail = \"{}\"\npause = 0\nper-day = 2\n",
            program.display()
        ),
    );
}

#[cfg(unix)]
#[test]
fn a_list_longer_than_a_days_allowance_goes_on_the_next_day() {
    let mut home = Home::new();
    account(&home);
    home.put("list.txt", FOUR);
    let mut sent = Vec::new();
    for day in ["2026-11-22", "2026-11-23", "2026-11-24", "2026-12-24"] {
        home.on(day);
        home.strictly(&from("list.txt", &["--format=eml", "--send", "--yes"]));
        let log = fs::read_to_string(home.path("sent.log")).unwrap();
        let to: Vec<String> = log
            .lines()
            .map(|line| line.split(' ').next_back().unwrap().to_owned())
            .collect();
        sent.push(to);
    }
    assert_eq!(sent.iter().map(Vec::len).collect::<Vec<_>>(), [2, 4, 4, 4]);
    assert_eq!(sent[3].iter().collect::<BTreeSet<_>>().len(), 4);
    assert_eq!(cases(&home), 4);
}
