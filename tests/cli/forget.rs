//! What is forgotten is gone: no byte of it is in any file of the home.

use std::{fs, path::Path, thread, time::Duration};

use super::Home;

const NAME: &str = "Zdenka Quirnheim";
const STREET: &str = "Vierzehnheiligenweg 77";
/// A word that stands in this letter alone.
const WORD: &str = "Kaleidoskopverein";

/// Opens a case whose words are in no other, with a note, a further entry and a kept file.
fn case(home: &Home) -> String {
    let address = format!("{STREET}; 04109 Leipzig; DE");
    let written = home.json(&[
        "write",
        "access",
        WORD,
        "--json",
        "--lang",
        "de",
        "--name",
        NAME,
        "--address",
        &address,
        "--email",
        "zdenka.quirnheim@example.org",
        "--id",
        "Kundennummer=QX-558-1931",
        "--format",
        "pdf",
        "--output",
        "letters",
    ]);
    let case = written["case"].as_str().unwrap().to_owned();
    home.put("scan.txt", &format!("To {NAME}: we have nothing."));
    for arguments in [
        &[
            "record",
            &case,
            "sent",
            "--note",
            "Gave it to Quirnheim's neighbour",
        ][..],
        &["keep", &case, "scan.txt"],
        &["record", &case, "refused"],
        &["undo", &case],
        &["evidence", &case, "--output", "proof.zip", "--yes"],
    ] {
        let output = home.output(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    }
    case
}

/// Every file of a folder, with what is in it.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if file.path().is_dir() {
            found.extend(files(&file.path()));
        } else {
            found.push((
                file.path().display().to_string(),
                fs::read(file.path()).unwrap(),
            ));
        }
    }
    found
}

/// What the case has that no other has: words as UTF-8, UTF-16, base64 and hexadecimal digits, and pieces of its
/// compressed page.
fn needles(home: &Home, case: &str) -> Vec<Vec<u8>> {
    use base64::{Engine, engine::general_purpose::STANDARD};

    let mut needles = vec![case.as_bytes().to_vec()];
    for word in [NAME, "Quirnheim", "quirnheim", STREET, WORD, "QX-558-1931"] {
        needles.push(word.as_bytes().to_vec());
        needles.push(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
        let digits = word.bytes().map(|byte| format!("{byte:02x}"));
        needles.push(digits.collect::<String>().into_bytes());
        // Whichever of three places its first byte has.
        for shift in 0..3 {
            let shifted = [&vec![b' '; shift][..], word.as_bytes()].concat();
            let text = STANDARD.encode(shifted);
            needles.push(text.as_bytes()[4..text.len() - 4].to_vec());
        }
    }
    // Shorter ones are anywhere.
    needles.retain(|needle| needle.len() >= 8);
    for (name, bytes) in files(&home.path("letters")) {
        assert!(name.ends_with(".pdf"));
        let from = bytes.len() / 4;
        needles.extend((0..8).map(|piece| bytes[from + piece * 997..][..24].to_vec()));
    }
    needles
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// In which files which of them are.
fn found(home: &Home, needles: &[Vec<u8>]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, bytes) in files(&home.path("home")) {
        for needle in needles {
            if holds(&bytes, needle) {
                found.push(format!("{name}: {}", String::from_utf8_lossy(needle)));
            }
        }
    }
    found
}

fn other(home: &Home) -> String {
    let written = home.json(&[
        "write",
        "access",
        "Another GmbH",
        "--json",
        "--name",
        "Ada Example",
        "--email",
        "ada@example.org",
        "--residence",
        "DE",
        "--format",
        "txt",
        "--output",
        "other",
    ]);
    let case = written["case"].as_str().unwrap().to_owned();
    assert!(
        home.output(&["record", &case, "sent", "--by", "post"])
            .status
            .success()
    );
    case
}

#[test]
fn no_byte_of_a_case_stays_and_the_others_are_as_they_were() {
    let home = Home::new();
    let before = other(&home);
    let case = case(&home);
    let after = home.json(&["show", &before, "--json"]);
    let needles = needles(&home, &case);
    assert!(
        needles
            .iter()
            .filter(|needle| files(&home.path("home"))
                .iter()
                .any(|(_, bytes)| holds(bytes, needle)))
            .count()
            >= 8
    );
    let (_, said, code) = home.strictly(&["forget", &case]);
    assert_eq!(code, 2, "nobody was asked: {said}");
    let forgotten = home.json(&["forget", &case, "--yes", "--files", "--json"]);
    assert_eq!(forgotten["files"], 2);
    assert_eq!(found(&home, &needles), Vec::<String>::new());
    assert!(!home.path("proof.zip").exists() && files(&home.path("letters")).is_empty());
    let (printed, said, code) = home.strictly(&["verify"]);
    assert_eq!(code, 0, "{printed}{said}");
    assert_eq!(home.json(&["show", &before, "--json"]), after);
    // What is recorded since is chained to what was there.
    assert!(
        home.output(&["record", &before, "acknowledged"])
            .status
            .success()
    );
    assert_eq!(home.strictly(&["verify"]).2, 0);
    assert!(
        home.output(&["evidence", &before, "--output", "other.zip", "--yes"])
            .status
            .success()
    );
    assert_eq!(home.strictly(&["verify"]).2, 0);
}

#[test]
fn a_trace_is_left_where_it_is_wanted_and_none_of_what_never_left() {
    let home = Home::new();
    let case = case(&home);
    let kept = home.json(&["forget", &case, "--yes", "--leave-trace", "--json"]);
    assert_eq!(kept["trace"], true);
    let store = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
    let trace: (String, String) = store
        .query_row(
            "SELECT reference, day FROM forgotten WHERE reference IS NOT NULL",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(trace, (case, "2026-11-23".to_owned()));
    let unsent = home.write_access();
    let (_, said, code) = home.strictly(&["forget", &unsent, "--yes", "--leave-trace"]);
    assert_eq!(code, 2, "{said}");
    assert_eq!(home.strictly(&["forget", &unsent, "--yes"]).2, 0);
    assert_eq!(home.strictly(&["verify"]).2, 0);
    assert_eq!(home.json(&["list", "--json"]), serde_json::json!([]));
}

#[test]
fn everything_is_everything_and_what_is_not_ours_is_named() {
    let home = Home::new();
    let case = case(&home);
    home.put("home/profile.toml", &format!("name = \"{NAME}\"\n"));
    home.put(
        "home/recipients/mine.toml",
        "name = \"Mine\"\n# Quirnheim knows them\n",
    );
    home.put("home/holiday.jpg", "not ours");
    let needles = needles(&home, &case);
    let forgotten = home.json(&["forget", "--everything", "--yes", "--files", "--json"]);
    assert_eq!(found(&home, &needles), Vec::<String>::new());
    let stays = forgotten["stays"].to_string();
    assert!(stays.contains("holiday.jpg"), "{stays}");
    let left: Vec<_> = files(&home.path("home"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
    // It is an empty home, and not one that lost something.
    assert_eq!(home.json(&["list", "--json"]), serde_json::json!([]));
}

/// Milliseconds after the start of the run.
const MOMENTS: [u64; 8] = [0, 3, 6, 10, 15, 22, 30, 45];

#[test]
fn a_run_that_is_killed_leaves_it_as_it_was_or_as_it_is_to_be() {
    killed_while_a_case_is_forgotten(&[0, 6, 22]);
}

#[test]
#[ignore = "takes half a minute; .ci/run runs it"]
fn killed_at_more_moments_it_is_as_it_was_or_as_it_is_to_be() {
    killed_while_a_case_is_forgotten(&MOMENTS);
}

fn killed_while_a_case_is_forgotten(waits: &[u64]) {
    for &wait in waits {
        let home = Home::new();
        other(&home);
        let case = case(&home);
        let needles = needles(&home, &case);
        let mut command = home.command();
        command.args(["forget", &case, "--yes"]);
        let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        // The next start finishes what was begun, or finds it as it was.
        let (printed, said, code) = home.strictly(&["verify"]);
        assert_eq!(code, 0, "after {wait} ms: {printed}{said}");
        assert!(!home.path("home/forgetting.json").exists());
        let (_, _, shown) = home.strictly(&["show", &case]);
        if shown == 0 {
            assert!(!found(&home, &needles).is_empty());
        } else {
            assert_eq!(
                found(&home, &needles),
                Vec::<String>::new(),
                "after {wait} ms"
            );
        }
    }
}

#[test]
fn a_run_that_is_killed_while_everything_is_forgotten_is_ended_by_the_next() {
    killed_while_everything_is_forgotten(&[0, 6, 22]);
}

#[test]
#[ignore = "takes half a minute; .ci/run runs it"]
fn killed_at_more_moments_while_everything_is_forgotten_the_next_ends_it() {
    killed_while_everything_is_forgotten(&MOMENTS);
}

fn killed_while_everything_is_forgotten(waits: &[u64]) {
    for &wait in waits {
        let home = Home::new();
        other(&home);
        let case = case(&home);
        let needles = needles(&home, &case);
        let mut command = home.command();
        command.args(["forget", "--everything", "--yes"]);
        let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        // The next start finishes what was begun, or finds it as it was.
        let (printed, said, code) = home.strictly(&["verify"]);
        assert_eq!(code, 0, "after {wait} ms: {printed}{said}");
        assert!(!home.path("home/forgetting.json").exists());
        if home.strictly(&["show", &case]).2 == 0 {
            assert!(!found(&home, &needles).is_empty());
            // Asked for again, it goes.
            let (printed, said, code) = home.strictly(&["forget", "--everything", "--yes"]);
            assert_eq!(code, 0, "after {wait} ms: {printed}{said}");
        }
        assert_eq!(
            found(&home, &needles),
            Vec::<String>::new(),
            "after {wait} ms"
        );
    }
}
