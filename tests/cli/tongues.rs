//! Whoever reads German, French or Spanish alone can go through a whole story, with what goes wrong on its way: no
//! sentence of the program is in English.

use std::{fs, path::Path};

use super::{Home, german::untyped, home::TRIAL};

/// Words of an English sentence that hardly any other language has.
const ENGLISH: [&str; 58] = [
    "the", "of", "and", "is", "are", "was", "were", "you", "your", "with", "without", "from",
    "this", "that", "it", "its", "not", "no", "has", "have", "does", "cannot", "there", "which",
    "who", "what", "when", "where", "write", "wrote", "sent", "received", "answer", "due", "case",
    "letter", "right", "address", "shows", "missing", "overdue", "first", "last", "company",
    "nothing", "name", "file", "for", "by", "at", "be", "if", "or", "to", "late", "page",
    "recorded", "checked",
];

/// Those that a language has as words of its own, with other meanings.
const OF_ITS_OWN: [(&str, &[&str]); 3] = [
    ("de", &["was", "die", "name", "late", "not", "hat", "at"]),
    (
        "fr",
        &["due", "page", "case", "sent", "file", "at", "or", "be"],
    ),
    ("es", &["no", "has", "name", "be", "at", "or"]),
];

/// What is English on the screen on purpose, and why.
const ON_PURPOSE: [(&str, &str); 2] = [
    ("BDSG sections 40 and 19(2)", "a law, as its file cites it"),
    ("sent, not-sent", "events as they are typed"),
];

/// The files of laws, authorities and companies: what they say stays in their language.
fn as_the_files_have_it() -> String {
    fn gather(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, text);
            } else if path.extension().is_some_and(|end| end == "toml") {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    for folder in ["law", "authorities"] {
        gather(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut text,
        );
    }
    text
}

/// A line without what is typed, and without names: commands, flags, words in backticks, paths, addresses.
fn of_the_program(line: &str) -> String {
    let line = line.replace("\u{a0}", " ");
    let line = ON_PURPOSE
        .iter()
        .fold(line, |line, (words, _)| line.replace(words, " "));
    // Between backticks, and between quotes, stands what others have said.
    let typed = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    // A word alone in a list is one that can be typed.
    let listed = typed.split(", ").filter(|part| part.contains(' '));
    let typed = match typed.contains(", ") {
        true => listed.collect::<Vec<_>>().join(", "),
        false => typed,
    };
    untyped(&typed)
        .split_whitespace()
        .filter(|word| !word.starts_with("--") && !word.contains("://") && !word.contains('@'))
        // The name of a site or a file.
        .filter(|word| {
            !word
                .trim_end_matches(['.', ',', ')', ';', ':'])
                .contains(['.', '_', '/'])
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn english(tongue: &str, line: &str) -> Vec<String> {
    let own = OF_ITS_OWN.iter().find(|(code, _)| *code == tongue);
    let own = own.map_or(&[][..], |(_, words)| words);
    let words = of_the_program(line);
    // A hash has letters between its digits that look like a word.
    let words: Vec<&str> = words
        .split_whitespace()
        .filter(|word| word.len() < 32 || !word.chars().all(|one| one.is_ascii_hexdigit()))
        .collect();
    let words = words.join(" ");
    let words = words.split(|one: char| !one.is_alphabetic() && one != '-');
    words
        .filter(|word| ENGLISH.contains(word) && !own.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Runs a command and holds what it says against the language; the command without its language.
fn hold(home: &Home, tongue: &str, arguments: &[&str], files: &str, faults: &mut Vec<String>) {
    let whole = [&["--ui", tongue], arguments].concat();
    let mut command = home.command();
    let output = command.args(&whole).output().unwrap();
    // A calendar folds its lines, and has several in one.
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stdout = stdout.replace("\r\n ", "").replace("\\n", "\n");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    for line in stdout.lines().chain(stderr.lines()) {
        if line == TRIAL {
            continue;
        }
        // A command in a list of them, before what it does.
        let line = match line
            .strip_prefix("  ")
            .and_then(|line| line.split_once("  "))
        {
            Some((command, does)) if command.chars().all(|one| one.is_ascii_lowercase()) => does,
            _ => line,
        };
        // A cell of a table, and a sentence up to its citation.
        let cells = line.split("  ").filter(|cell| {
            let words = cell.split(" (").next().unwrap_or_default().trim();
            words.len() < 12 || !files.contains(words)
        });
        let found = english(tongue, &cells.collect::<Vec<_>>().join("  "));
        if !found.is_empty() {
            faults.push(format!("{}: {found:?} in: {line}", whole.join(" ")));
        }
    }
}

#[test]
fn an_english_sentence_is_found_in_each_language() {
    for tongue in ["de", "fr", "es"] {
        assert!(!english(tongue, "error: there is no case yet").is_empty());
        assert!(!english(tongue, "wrote  out.pdf: 3 cases").is_empty());
        assert!(english(tongue, "nota: `write when you like`").is_empty());
    }
}

/// A home with a case that was written, sent and answered, and files for the commands that need them.
fn home() -> (Home, String) {
    let mut home = Home::new();
    home.on("2026-11-02");
    let written = home.json(&[
        "write",
        "access",
        "Beispiel GmbH",
        "--law=gdpr",
        "--json",
        "--format=eml",
        "--recipient-email=privacy@beispiel-gmbh.example",
        "--name=Erika Muster",
        "--email=erika@example.org",
        "--residence=DE-BE",
        "--output=letter.eml",
        "--lang=de",
    ]);
    let case = written["case"].as_str().unwrap().to_owned();
    let sent = home.output(&["record", &case, "sent", "--by", "email"]);
    assert!(sent.status.success());
    home.on("2026-11-10");
    home.put(
        "reply.eml",
        &format!(
            "Date: Tue, 10 Nov 2026 10:00:00 +0100\nFrom: Beispiel <privacy@beispiel-gmbh.example>\n\
             To: erika@example.org\nSubject: Re: {case}\nMessage-ID: <1@beispiel-gmbh.example>\n\n\
             Bitte senden Sie uns eine Kopie Ihres Ausweises, damit wir Ihre Identität prüfen können.\n"
        ),
    );
    home.put(
        "other.eml",
        "Date: Tue, 10 Nov 2026 10:00:00 +0100\nFrom: a@laden.example\nSubject: Bestellung\n\nDanke.\n",
    );
    home.put("answer.pdf", "%PDF-1.7");
    home.put("list.csv", "recipient\nnetflix\nspotify\n");
    home.put("bad.csv", "empfänger;x\nnetflix;1\n");
    home.put("broken.json", "{");
    home.put(
        "accounts/config.toml",
        "[account.default]\nsmtp = \"smtps://erika@127.0.0.1:9\"\npassword.env = \"NOT_SET\"\n",
    );
    home.put(
        "accounts/bad/config.toml",
        "[account.a]\nfrom = \"Erika <erika@example.org>\"\n",
    );
    home.put(
        "accounts/drafts/config.toml",
        "[account.default]\nfrom = \"Erika Muster <erika@example.org>\"\ndrafts = \"out\"\n",
    );
    (home, case)
}

#[test]
fn a_whole_story_is_told_in_german() {
    told_whole("de");
}

#[test]
#[ignore = "takes some seconds, as the German one does"]
fn a_whole_story_is_told_in_french() {
    told_whole("fr");
}

#[test]
#[ignore = "takes some seconds, as the German one does"]
fn a_whole_story_is_told_in_spanish() {
    told_whole("es");
}

#[track_caller]
fn told_whole(tongue: &str) {
    let files = as_the_files_have_it();
    let mut faults = Vec::new();
    let (mut home, case) = home();
    for command in [
        // What came.
        &["inbox"][..],
        &["inbox", "import", "nowhere.eml"],
        &["inbox", "import", "other.eml"],
        &["inbox", "import", "reply.eml"],
        &["inbox", "import", "reply.eml"],
        &["inbox", "import", "list.csv"],
        &["inbox"],
        &["inbox", "review"],
        &["inbox", "review", "1"],
        &["inbox", "review", "99"],
        &["inbox", "review", "1", "--kind", "unsinn"],
        &["inbox", "assign", "1", "nix"],
        &["inbox", "review", "2", "--kind", "needs-identity"],
        &["inbox", "review", "2", "--kind", "denied"],
        &["inbox", "fetch"],
        &["keep", &case, "answer.pdf"],
        &["keep", &case, "answer.pdf"],
        &["keep", &case, "nowhere.pdf"],
        // What is next.
        &["list"],
        &["due"],
        &["next"],
        &["next", &case],
        &["next", &case, "--letter", "appeal"],
        &["next", &case, "--letter", "identity-supplied"],
        &["next", &case, "--letter", "identity-disputed"],
        &["why", &case],
        // Sending.
        &["send"],
        &["send", &case],
        &["send", "--all"],
        &["send", "nix"],
        &["account"],
        &["account", "test"],
        &["account", "add"],
        &["account", "add", "erika@example.org"],
        &["account", "add", "nix"],
    ] {
        hold(&home, tongue, command, &files, &mut faults);
    }
    home.on("2027-01-20");
    for command in [
        &["status"][..],
        &["next", "nix"],
        &["record", &case, "identity-supplied", "--on", "2026-11-12"],
        &["record", &case, "refused", "--on", "2028-11-12"],
        &["record", &case, "sent", "--until", "2027-01-01"],
        &["record", &case, "refused", "--on", "2026-12-01"],
        &["next", &case],
        &["next", &case, "--letter", "complaint"],
        &["authority", &case],
        &["authority", &case, "--residence", "DE"],
        &["authority", &case, "--sector", "nix"],
        &["evidence", &case, "--output", "evidence.zip"],
        &["evidence", &case, "--output", "evidence.zip"],
        &["evidence", &case, "--output", "nowhere/x/evidence.zip"],
        &["verify"],
        &["undo"],
        &["redo"],
        &["redo"],
        &["export", "--format", "json", "--output", "all.json"],
        &["export", "--format", "json", "--output", "all.json"],
        &["export", "--format", "json", "--output", ""],
        &["export", "--format", "ics"],
        &["import", "all.json"],
        &["import", "broken.json"],
        &["import", "nowhere.json"],
        &["--home", "other", "import", "all.json"],
        &["--home", "other", "inbox", "import", "reply.eml"],
        &["--home", "accounts", "account"],
        &["--home", "accounts", "account", "test"],
        &["--home", "accounts", "account", "test", "nix"],
        &["--home", "accounts/bad", "account"],
        &["--home", "accounts/drafts", "account"],
        &["--home", "accounts/drafts", "account", "test"],
        &["backup", "all.zip"],
        &["restore", "broken.json"],
        &["restore", "all.zip"],
        &["where"],
        // Companies and laws.
        &["recipients", "search", "amazn"],
        &["recipients", "search", "zzzzqqqq"],
        &["recipients", "show", "amazon"],
        &["recipients", "show", "netflix"],
        &["recipients", "show", "zzzzqqqq"],
        &["recipients", "packs"],
        &["recipients", "list", "--pack", "nix"],
        &["recipients", "import", "nowhere"],
        &["recipients", "import", "broken.json"],
        &["law"],
        &["law", "for", "AT"],
        &["law", "show", "gdpr"],
        &["law", "check"],
        &["law", "show", "nix"],
        &[
            "law",
            "holidays",
            "AT",
            "--from",
            "2027-01-01",
            "--to",
            "2027-02-01",
        ],
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "nix",
            "--on",
            "2027-01-01",
        ],
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "answer",
            "--on",
            "2027-01-01",
            "--place",
            "AT",
        ],
        &["licences", "nowhere"],
        &["licences"],
        // Many letters.
        &[
            "write",
            "access",
            "--from",
            "list.csv",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=DE",
            "--output=letters",
            "--format=txt",
        ],
        &[
            "write",
            "access",
            "--from",
            "list.csv",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=DE",
            "--output=letters",
            "--format=txt",
        ],
        &[
            "write",
            "access",
            "--from",
            "list.csv",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=DE",
            "--output=letters",
            "--format=txt",
            "--again",
        ],
        &[
            "write",
            "access",
            "--from",
            "bad.csv",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=DE",
            "--output=letters",
        ],
        &[
            "write",
            "access",
            "--from",
            "nowhere.csv",
            "--name=Erika",
            "--output=letters",
        ],
        &[
            "write",
            "portability",
            "netflix",
            "--name=Erika",
            "--email=erika@example.org",
            "--residence=US-CA",
        ],
        // What the parser of the command line refuses.
        &["help"],
        &["help", "write"],
        &["help", "inbox"],
        &["send", "--help"],
        &["inbox", "review", "--help"],
        &["law", "show", "--help"],
        &["account", "add", "--help"],
        &["lst"],
        &["list", "--nix"],
        &["record"],
        &["record", &case, "nix"],
        &["show"],
        &["due", "--within", "nix"],
        &["write", "access", "netflix", "--address", "x"],
        &["write", "access", "netflix", "--residence", "nix"],
        &["write", "access", "netflix", "--email", "nix"],
        &["next", &case, "--letter", "nix"],
        &["deadline", "--law", "gdpr", "--on", "nix"],
        &["law", "nix"],
        &["forget", &case],
        &["forget", "nix"],
        &["track"],
        &["preview", "nix"],
    ] {
        hold(&home, tongue, command, &files, &mut faults);
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}
