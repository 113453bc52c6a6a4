//! What reaches a real terminal, byte by byte: the program runs on a pseudo-terminal.

use std::{
    fs::File,
    io::Read,
    os::fd::OwnedFd,
    process::{Command, Stdio},
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};
use unicode_width::UnicodeWidthStr;

use super::{Home, home::ADA};

/// What a terminal of this size is sent by the command. Nobody types.
pub fn seen(command: &mut Command, columns: u16, rows: u16) -> Vec<u8> {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let size = Winsize {
        ws_row: rows,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&master, size).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let terminal: OwnedFd = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().unwrap())
        .unwrap()
        .into();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(terminal.try_clone().unwrap())
        .stderr(terminal)
        .spawn()
        .unwrap();
    // The command holds the other end open, and must not do so longer than the program.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut bytes = Vec::new();
    // It ends with an error when the other end is closed.
    let _ = File::from(master).read_to_end(&mut bytes);
    child.wait().unwrap();
    bytes
}

impl Home {
    /// What a terminal shows of a command, 80 columns wide and endlessly high.
    fn shown(&self, arguments: &[&str]) -> String {
        self.shown_at(arguments, 80)
    }

    fn shown_at(&self, arguments: &[&str], columns: u16) -> String {
        let mut command = self.command();
        command.env("TERM", "dumb").env("CLICOLOR_FORCE", "1");
        let bytes = seen(command.args(arguments), columns, 10_000);
        String::from_utf8(bytes).unwrap()
    }
}

/// What must not reach a terminal: set the title, clear the screen in one byte, turn the direction,
/// go back to the line's start.
const HOSTILE: &str = "a\u{1b}]0;x\u{7}\u{9b}2J\u{202e}b\u{200f}c\u{7f}d";

/// Asserts that nothing but line feeds, tabs and our own colours steers the terminal.
#[track_caller]
fn assert_harmless(shown: &str, what: &str) {
    let mut rest = shown;
    while let Some(at) = rest.find('\u{1b}') {
        let after = &rest[at + 1..];
        let colour = after.strip_prefix('[').and_then(|after| {
            let end = after.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            after[end..].starts_with('m').then(|| &after[end + 1..])
        });
        rest = colour.unwrap_or_else(|| panic!("{what}: an escape in {shown:?}"));
    }
    for character in shown.replace("\r\n", "\n").chars() {
        let harmful = character != '\u{1b}' && character != '\n' && character != '\t' && {
            character.is_control()
                || matches!(u32::from(character),
                    0x061C | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF)
        };
        assert!(!harmful, "{what}: {character:?} in {shown:?}");
    }
}

/// The commands, their subcommands and options, as the help of the program has them.
fn commands(home: &Home) -> Vec<(Vec<String>, Vec<String>)> {
    let mut found = Vec::new();
    let mut left = vec![Vec::<String>::new()];
    while let Some(path) = left.pop() {
        let mut arguments: Vec<&str> = path.iter().map(String::as_str).collect();
        arguments.push("--help");
        let help = String::from_utf8(home.output(&arguments).stdout).unwrap();
        let mut options = Vec::new();
        let mut part = "";
        for line in help.lines() {
            if !line.starts_with(' ') {
                part = line;
            }
            let word = line.trim_start().trim_end_matches(',');
            if part.starts_with("Commands") && line.starts_with("  ") && !line.starts_with("   ") {
                let name = word.split(' ').next().unwrap();
                if name != "help" {
                    left.push([&path[..], &[name.to_owned()]].concat());
                }
            } else if let Some(at) = word.find("--")
                && line.trim_start().starts_with('-')
                && let Some((name, rest)) = word[at..].split_once(' ')
                && rest.trim_start().starts_with('<')
            {
                options.push(name.to_owned());
            }
        }
        if !path.is_empty() {
            found.push((path, options));
        }
    }
    found
}

#[test]
fn no_argument_of_any_command_steers_the_terminal() {
    hostile_arguments(4);
}

#[test]
#[ignore = "takes a minute or more: every argument; .ci/run runs it"]
fn not_one_argument_of_any_command_steers_the_terminal() {
    hostile_arguments(1);
}

/// Every so manieth argument.
fn hostile_arguments(step: usize) {
    let home = Home::new();
    let case = home.write_access();
    let commands = commands(&home);
    assert!(commands.len() > 20, "{commands:?}");
    let mut tried = 0;
    for (at, (path, options)) in commands.into_iter().enumerate() {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        // What comes before the option, so that it is reached.
        let before: Vec<&str> = match path[..] {
            ["write"] => vec!["write", "access", "X", "--dry-run", "--format", "txt"],
            ["show" | "why" | "preview" | "authority" | "evidence" | "send"] => {
                vec![path[0], &case]
            }
            ["record"] => vec!["record", &case, "received"],
            _ => path.clone(),
        };
        let mut tries: Vec<Vec<&str>> = vec![
            [&path[..], &[HOSTILE]].concat(),
            [&path[..], &[HOSTILE, HOSTILE]].concat(),
            [&path[..], &["--json", HOSTILE]].concat(),
            [&path[..], &[&case, HOSTILE]].concat(),
        ];
        for option in &options {
            tries.push([&before[..], &[option, HOSTILE]].concat());
        }
        if path == ["write"] {
            tries.push([&["write", "access", HOSTILE, "--dry-run"], &ADA[..]].concat());
            for option in &options {
                let all = [
                    &before[..],
                    &ADA[..],
                    &["--residence", "DE"],
                    &[option, HOSTILE],
                ];
                tries.push(all.concat());
            }
        }
        // Of each command others, so that each kind of argument is among them.
        for arguments in tries.into_iter().skip(at % step).step_by(step) {
            assert_harmless(&home.shown(&arguments), &format!("{arguments:?}"));
            tried += 1;
        }
    }
    for variable in ["DATAWRIT_TODAY", "DATAWRIT_HOME", "PAGER"] {
        for arguments in [&["list"][..], &["show", &case], &["write", "access", "x"]] {
            let mut command = home.command();
            command.env(variable, HOSTILE).args(arguments);
            let shown = String::from_utf8(seen(&mut command, 80, 10_000)).unwrap();
            assert_harmless(&shown, &format!("{variable} {arguments:?}"));
            tried += 1;
        }
    }
    assert!(tried * step > 150, "{tried}");
}

#[test]
fn no_file_of_the_home_and_no_list_steers_the_terminal() {
    hostile_files(4);
}

#[test]
#[ignore = "takes half a minute: every file with every text; .ci/run runs it"]
fn not_one_file_of_the_home_steers_the_terminal() {
    hostile_files(1);
}

/// Every so manieth text in each file, and every so manieth column of a list.
fn hostile_files(step: usize) {
    let home = Home::new();
    let case = home.write_access();
    let escaped = "a\\u001b]0;x\\u0007\\u009b2J\\u202eb";
    // What each file is, with what it holds hostile: as it is, within quotes, as a key, broken.
    let texts = [
        HOSTILE.to_owned(),
        format!("name = \"{escaped}\"\n"),
        format!("id = \"{escaped}\"\ntitle = \"{escaped}\"\n"),
        format!("\"{escaped}\" = 1\n"),
        format!("[\"{escaped}\"]\nx = 1\n"),
        format!("# {HOSTILE}\nname = \"x\" {HOSTILE}\n"),
        format!("residence = \"{escaped}\"\nlaw = \"{escaped}\"\naddress = \"{escaped}\"\n"),
        format!("[account.\"{escaped}\"]\nsmtp = \"{escaped}\"\nfrom = \"{escaped}\"\n"),
        format!(
            "id = \"mine\"\nname = \"Mine\"\ncountry = \"{escaped}\"\nlanguage = \"{escaped}\"\n"
        ),
    ];
    let files = [
        "profile.toml",
        "config.toml",
        "law/eu/gdpr.toml",
        "law/eu/mine.toml",
        "law/extra-holidays.txt",
        "templates/gdpr/access.en.txt",
        "templates/languages/en.toml",
        "recipients/mine.toml",
        "recipients/products/mine.toml",
        "authorities/mine.toml",
        "layouts/mine.toml",
        "law/a\u{1b}]0;x\u{7}b\u{202e}.toml",
        "recipients/a\u{9b}2J.toml",
    ];
    for (at, file) in files.into_iter().enumerate() {
        let file = format!("home/{file}");
        for text in texts.iter().skip(at % step).step_by(step) {
            home.put(&file, text);
            let write = [&["write", "access", "X", "--dry-run"], &ADA[..]].concat();
            let own = ["write", "access", "mine", "--dry-run"];
            // Those that read it.
            let readers: &[&[&str]] = match file.split('/').nth(1).unwrap() {
                "profile.toml" => &[&own],
                "config.toml" => &[&["account"], &["send", &case, "--dry-run"]],
                "law" => &[&["list"], &["law", "show", "gdpr"], &["law"]],
                "recipients" => &[
                    &own,
                    &["recipients", "search", "mine"],
                    &["recipients", "show", "mine"],
                ],
                "authorities" => &[&["authority", &case, "--residence", "DE"]],
                _ => &[&write],
            };
            for arguments in readers {
                let shown = home.shown(arguments);
                assert_harmless(&shown, &format!("{file} with {text:?}, {arguments:?}"));
            }
        }
        std::fs::remove_file(home.path(&file)).unwrap();
    }

    let columns = [
        "recipient",
        "name",
        "address",
        "email",
        "residence",
        "law",
        "lang",
        "right",
        "reason",
        "recipient_email",
        "recipient_address",
        "child",
        "product",
        "ids",
        HOSTILE,
    ];
    for (at, separator) in [",", ";"].into_iter().enumerate() {
        for column in columns.iter().copied().skip(at % step).step_by(step) {
            home.put(
                "list.csv",
                &format!("recipient{separator}{column}\nGoogle{separator}{HOSTILE}\n{HOSTILE}\n"),
            );
            let list = [
                &["write", "access", "--from", "list.csv", "--dry-run"],
                &ADA[..],
            ]
            .concat();
            assert_harmless(&home.shown(&list), column);
            assert_harmless(&home.shown(&["recipients", "import", "list.csv"]), column);
            assert_harmless(&home.shown(&["import", "list.csv"]), column);
        }
    }
    home.put("list.txt", &format!("{HOSTILE}\nGoogle {HOSTILE}\n"));
    let list = [
        &["write", "access", "--from", "list.txt", "--dry-run"],
        &ADA[..],
    ]
    .concat();
    assert_harmless(&home.shown(&list), "a list");
}

/// Every string of an archive, one after the other, made hostile; grounds and requests are hashed,
/// and get their new hashes.
#[test]
fn no_string_of_an_archive_steers_the_terminal() {
    hostile_strings(18);
}

#[test]
#[ignore = "takes a minute or more: every string; .ci/run runs it"]
fn not_one_string_of_an_archive_steers_the_terminal() {
    hostile_strings(1);
}

/// Every so manieth string, the first one first.
fn hostile_strings(step: usize) {
    // As an earlier version wrote it, without the hash that tells of what was altered later.
    let written = include_bytes!("../fixtures/archive-2.json");
    let mut archive: serde_json::Value = serde_json::from_slice(written).unwrap();
    let one = archive["cases"].as_array_mut().unwrap();
    one.truncate(1);
    let case = one[0]["reference"].as_str().unwrap().to_owned();
    archive["cases"][0]["events"][1]["attempt"] = serde_json::json!({
        "at": "2026-11-23T12:00:00Z",
        "account": "default",
        "message_id": "<a@example.org>",
        "sha256": "0",
        "to": "privacy@example.org",
        "step": "at the end",
        "reply": { "code": 250, "text": "queued", "queue_id": "1" },
        "fault": "none",
    });
    let mut places = Vec::new();
    strings(&archive, String::new(), &mut places);
    assert!(places.len() > 30, "{places:?}");
    let mut taken = 0;
    for place in places.into_iter().step_by(step) {
        let mut changed = archive.clone();
        *changed.pointer_mut(&place).unwrap() = HOSTILE.into();
        let grounds = changed["grounds"]
            .as_object()
            .unwrap()
            .values()
            .next()
            .cloned();
        let text = serde_json::to_string(&grounds.unwrap()).unwrap();
        // As the archive orders them, so that only the hash is another.
        let hash = sha256(&text);
        changed["grounds"] =
            serde_json::json!({ &hash: serde_json::from_str::<serde_json::Value>(&text).unwrap() });
        if !place.ends_with("/cases/0/grounds") {
            changed["cases"][0]["grounds"] = hash.into();
        }
        let home = Home::new();
        home.put("archive.json", &changed.to_string());
        let said = home.shown(&["import", "archive.json"]);
        assert_harmless(&said, &place);
        if place.contains("/attempt/") {
            assert!(!home.path("home/tracker.db").exists(), "{place}: {said}");
        }
        if !home.path("home/tracker.db").exists() {
            continue;
        }
        taken += 1;
        for arguments in [
            &["list"][..],
            &["list", "--json"],
            &["show", &case],
            &["show", &case, "--json"],
            &["why", &case],
            &["due", "--within", "90"],
            &["authority", &case],
            &["export", "--format", "csv"],
            &["export", "--format", "ics"],
            &["export", "--format", "json"],
        ] {
            let shown = home.shown(arguments);
            assert_harmless(&shown, &format!("{place}, {arguments:?}"));
            // Neither does a file that is shown later.
            let piped = String::from_utf8(home.output(arguments).stdout).unwrap();
            if arguments[0] != "export" || arguments[2] != "json" {
                let piped = piped.trim_start_matches('\u{feff}');
                assert_harmless(piped, &format!("{place}, {arguments:?} piped"));
            }
        }
    }
    assert!(taken > 0, "no archive was taken in, and nothing was tried");
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn strings(value: &serde_json::Value, at: String, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(_) => found.push(at),
        serde_json::Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                strings(value, format!("{at}/{index}"), found);
            }
        }
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                strings(
                    value,
                    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        _ => {}
    }
}

/// The lines a terminal shows, without colours.
fn lines(shown: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = shown;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Asserts that no line is wider than the terminal, but for a word that has no place to break.
#[track_caller]
fn assert_fits(lines: &[String], columns: usize, what: &str) {
    for line in lines {
        let one_word = !line.trim().contains(' ');
        assert!(
            line.width() <= columns || one_word,
            "{what}: {line:?} at {columns}"
        );
    }
}

#[test]
fn tables_and_letters_hold_in_narrow_and_usual_widths() {
    tables_and_letters_hold(&[40, 80]);
}

#[test]
#[ignore = "takes twenty seconds; .ci/run runs it"]
fn tables_and_letters_hold_in_every_width() {
    tables_and_letters_hold(&[40, 60, 80, 120]);
}

fn tables_and_letters_hold(widths: &[u16]) {
    let mut home = Home::new();
    let mut cases = Vec::new();
    for name in [
        "株式会社ソニー・インタラクティブエンタテインメント本社",
        "Zoe\u{308} e\u{301}t Cie\u{301} Socie\u{301}te\u{301} Anonyme de Droit Franc\u{327}ais",
        "Ordinary Company With a Rather Long Name Incorporated",
        "🎉 Party GmbH",
    ] {
        let mut write = vec!["write", "access", name, "--json", "--format", "txt"];
        write.extend(["--recipient-address", "Musterweg 1; 04109 Leipzig; DE"]);
        write.extend(ADA);
        let written = home.json(&write);
        let case = written["case"].as_str().unwrap().to_owned();
        home.output(&["record", &case, "sent", "--by", "email"]);
        cases.push(case);
    }
    let letter = home.write_access();
    home.output(&["record", &letter, "sent"]);
    for day in ["2026-11-24", "2027-06-01"] {
        home.on(day);
        for &columns in widths {
            for arguments in [
                &["list"][..],
                &["due", "--within", "90"],
                &["show", &cases[0]],
                &["show", &cases[1]],
                &["why", &cases[2]],
                &["law"],
                &["law", "show", "gdpr"],
                &["recipients", "search", "amazon"],
                &["recipients", "show", "google"],
                &["authority", &cases[2], "--residence", "DE-SN"],
                &["preview", &letter],
                &["licences"],
            ] {
                let shown = lines(&home.shown_at(arguments, columns));
                assert!(shown.len() > 1, "{arguments:?}: {shown:?}");
                // Notes are not set: the terminal breaks them, and a command in them can be copied.
                let data: Vec<String> = shown
                    .into_iter()
                    .filter(|line| !line.starts_with("note: "))
                    .collect();
                assert_fits(&data, columns.into(), &format!("{arguments:?} on {day}"));
            }
        }
    }
    // Late or not, a row is one line at 80 columns, and the columns stand below each other.
    let list = lines(&home.shown(&["list"]));
    assert_eq!(list.len(), 6, "{list:#?}");
    let due = list[0].find("DUE").unwrap();
    for row in &list[1..] {
        let at = row.find("2026").or(row.find("2027")).unwrap();
        assert_eq!(row[..at].width(), due, "{list:#?}");
    }
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        list.join("\n"),
        lines(&home.shown_at(&["list"], 40)).join("\n")
    ));
}

#[test]
fn what_is_longer_than_the_screen_goes_to_the_pager() {
    let home = Home::new();
    let case = home.write_access();
    home.put("pager", "#!/bin/sh\necho PAGED\nexec cat\n");
    let paged = |arguments: &[&str], pager: &str, rows: u16| {
        let mut command = home.command();
        command.env("PAGER", pager).env("PATH", "/usr/bin:/bin");
        String::from_utf8(seen(command.args(arguments), 80, rows)).unwrap()
    };
    let all = paged(&["show", &case], "", 24);
    let through = paged(&["show", &case], "sh ./pager", 24);
    assert_eq!(through, format!("PAGED\r\n{all}"));
    assert!(
        paged(&["preview", &case, "--graphics", "none"], "sh ./pager", 24).starts_with("PAGED")
    );
    for (arguments, rows) in [
        (&["show", &case][..], 1000),
        (&["show", &case, "--no-pager"], 24),
        (&["show", &case, "--json"], 24),
    ] {
        let shown = paged(arguments, "sh ./pager", rows);
        assert!(!shown.contains("PAGED"), "{arguments:?}");
        assert!(shown.contains("Leipzig"), "{arguments:?}");
    }
    // Nothing of the letter stays beside the tracker.
    let mut left: Vec<_> = std::fs::read_dir(home.path("home"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["tracker.db", "tracker.witness", "written.tsv"]);
}
