//! What keeps the cases: stores of earlier versions, trials, and what is told when
//! something is wrong with the file.

use std::{fs, os::unix::fs::PermissionsExt, process::Output};

use super::{
    Home,
    home::{ADA, TRIAL},
};

/// Two cases that the version of 25 November 2026 kept: one was sent and acknowledged, one not.
const TRACKER: &[u8] = include_bytes!("../fixtures/tracker-2.db");
const ARCHIVES: [(&str, &str); 2] = [
    ("1", include_str!("../fixtures/archive-1.json")),
    ("2", include_str!("../fixtures/archive-2.json")),
];

/// Runs a command by the real clock.
fn now(home: &Home, arguments: &[&str]) -> Output {
    home.command()
        .env_remove("DATAWRIT_TODAY")
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn with_old_tracker() -> Home {
    let home = Home::new();
    fs::create_dir(home.path("home")).unwrap();
    fs::write(home.path("home/tracker.db"), TRACKER).unwrap();
    home
}

#[test]
fn a_store_of_an_earlier_version_keeps_every_hash_and_says_what_none_covers() {
    let home = with_old_tracker();
    let verified = now(&home, &["verify"]);
    let told = said(&verified);
    assert!(verified.status.success(), "{told}");
    assert!(
        told.contains("2 cases, 5 entries: complete and unchanged"),
        "{told}"
    );
    assert!(
        told.contains("not covered by any hash:\nFQ5T-BRTC  the sender and the moment of the mail"),
        "{told}"
    );
    assert!(said(&now(&home, &["show", "FQ5T"])).contains("ticket 815"));
    // The heads of the chains, as that version wrote them.
    let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
    let head: String = connection
        .query_row(
            "SELECT sha256 FROM chain ORDER BY number DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        head,
        "6824a671197248f91e1113103df03ebacc5362eb86fdbe373d3e8fe32671b249"
    );
    let recorded = now(
        &home,
        &[
            "record", "6XJJ", "sent", "--by", "form", "--note", "by hand",
        ],
    );
    assert!(recorded.status.success(), "{}", said(&recorded));
    let packed = now(
        &home,
        &["evidence", "FQ5T", "--output", "a.zip", "--without-notes"],
    );
    assert!(packed.status.success(), "{}", said(&packed));
    assert!(
        said(&packed).contains("an earlier version wrote the name of the account"),
        "{}",
        said(&packed)
    );
    assert!(now(&home, &["verify"]).status.success());
}

/// Its letter is what was written then, whatever the templates say today.
#[test]
fn an_unsent_case_of_an_earlier_version_is_sent_word_for_word() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sent = |home: &Home| {
        home.put(
            "home/config.toml",
            "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\ndrafts = \"drafts\"\n",
        );
        let output = now(home, &["send", "6XJJ", "--yes"]);
        assert!(output.status.success(), "{}", said(&output));
        let drafts = if home.path("drafts").exists() {
            "drafts"
        } else {
            "home/drafts"
        };
        let mail = fs::read(home.path(drafts).join("6XJJ-6NBY.eml")).unwrap();
        let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
        words(&mail.body_text(0).unwrap())
    };
    let home = with_old_tracker();
    let text: Vec<u8> = rusqlite::Connection::open(home.path("home/tracker.db"))
        .unwrap()
        .query_row(
            "SELECT bytes FROM documents WHERE reference = '6XJJ-6NBY' AND format = 'txt'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let text = words(&String::from_utf8(text).unwrap());
    let (_, letter) = text.split_once("Dear Sir or Madam,").unwrap();
    let letter = format!("Dear Sir or Madam,{letter}");
    assert_eq!(sent(&home), letter);
    for (version, archive) in ARCHIVES {
        let home = Home::new();
        home.put("old.json", archive);
        now(&home, &["import", "old.json"]);
        assert_eq!(sent(&home), letter, "{version}");
    }
}

#[test]
fn a_tracker_from_before_the_chain_is_chained_when_it_is_opened() {
    let home = with_old_tracker();
    let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
    // As the first migration left it, which knew nothing of mails.
    connection
        .execute_batch(
            "DROP TRIGGER events_are_kept; DROP TABLE chain; DROP TABLE messages; DROP TABLE IF EXISTS forgotten;
             DELETE FROM events WHERE particulars IS NOT NULL;
             CREATE TRIGGER events_are_kept     BEFORE DELETE ON events    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
             UPDATE sqlite_sequence SET seq = 3; ALTER TABLE events DROP COLUMN particulars;
             PRAGMA foreign_keys = OFF; DROP TRIGGER events_are_final; UPDATE events SET number = 3 WHERE number > 3;
             CREATE TRIGGER events_are_final    BEFORE UPDATE ON events    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(connection);
    let recorded = now(&home, &["record", "6XJJ", "sent"]);
    assert!(recorded.status.success(), "{}", said(&recorded));
    let told = said(&now(&home, &["verify"]));
    assert!(
        told.starts_with("2 cases, 4 entries: complete and unchanged\n"),
        "{told}"
    );
}

#[test]
fn archives_of_earlier_versions_are_read_and_written_on_whole() {
    for (version, archive) in ARCHIVES {
        let home = Home::new();
        home.put("old.json", archive);
        let imported = now(&home, &["import", "old.json"]);
        assert!(imported.status.success(), "{version}: {}", said(&imported));
        let verified = now(&home, &["verify"]);
        assert!(verified.status.success(), "{version}: {}", said(&verified));
        // Once more, from what is written now.
        now(
            &home,
            &["export", "--format", "json", "--output", "new.json"],
        );
        let again = now(&home, &["--home", "other", "import", "new.json"]);
        assert!(again.status.success(), "{version}: {}", said(&again));
        let export = ["export", "--format", "json"];
        let there = now(&home, &[&["--home", "other"], &export[..]].concat());
        assert_eq!(said(&now(&home, &export)), said(&there), "{version}");
    }
}

#[test]
fn a_mark_before_an_archive_is_not_part_of_it() {
    let home = Home::new();
    home.put("old.json", &format!("\u{feff}{}", ARCHIVES[1].1));
    let imported = now(&home, &["import", "old.json"]);
    assert!(imported.status.success(), "{}", said(&imported));
}

#[test]
fn a_letter_stays_as_it_was_written_when_its_template_changes() {
    let home = Home::new();
    home.put(
        "home/templates/gdpr/access.en.txt",
        "Subject: Access\n\nDear Sir or Madam,\n\nPlease tell me.\n\nBye",
    );
    let write = [
        &[
            "write", "access", "X", "--lang", "en", "--format", "txt", "--json",
        ],
        &ADA[..],
    ]
    .concat();
    let case = home.json(&write)["case"].as_str().unwrap().to_owned();
    let form = ["show", &case, "--form", "--json"];
    let before = home.json(&form)["text"].as_str().unwrap().to_owned();
    assert!(before.contains("Please tell me."), "{before}");
    home.put(
        "home/templates/gdpr/access.en.txt",
        "Subject: Other\n\nDear Sir or Madam,\n\nOther words.\n\nBye",
    );
    assert_eq!(home.json(&form)["text"], before.as_str());
    // Nor does it need the law's file to be sound.
    home.put("home/law/eu/gdpr.toml", "broken");
    assert_eq!(home.json(&form)["text"], before.as_str());
}

#[test]
fn a_tracker_that_was_emptied_is_told() {
    for emptied in [true, false] {
        let home = Home::new();
        home.write_access();
        let file = home.path("home/tracker.db");
        for companion in ["-wal", "-shm"] {
            let _ = fs::remove_file(home.path(&format!("home/tracker.db{companion}")));
        }
        if emptied {
            fs::write(&file, "").unwrap();
        } else {
            fs::remove_file(&file).unwrap();
        }
        for command in ["verify", "list", "due"] {
            let (told, code) = home.refusal(&[command]);
            assert!(
                told.contains("is empty or gone, and there were cases in it: 1"),
                "{told}"
            );
            assert_eq!(code, 1);
        }
        assert!(!file.exists() || fs::metadata(&file).unwrap().len() == 0);
    }
}

#[test]
fn a_day_that_is_made_up_goes_into_no_log_of_real_cases() {
    let home = with_old_tracker();
    home.put("archive.json", ARCHIVES[1].1);
    let dry = [&["write", "access", "X", "--dry-run"], &ADA[..]].concat();
    let write = [&["write", "access", "X"], &ADA[..]].concat();
    let list = [&["write", "access", "X", "Y"], &ADA[..]].concat();
    home.put(
        "home/config.toml",
        "[account.default]\nfrom = \"ada@example.org\"\nsendmail = \"/bin/true\"\n",
    );
    let before = said(&now(&home, &["export", "--format", "json"]));
    for refused in [
        &write[..],
        &list,
        &["record", "6XJJ", "sent"],
        &["send", "6XJJ", "--yes"],
        &["evidence", "FQ5T", "--output", "x.zip", "--yes"],
        &["import", "archive.json", "--yes"],
    ] {
        let (told, code) = home.refusal(refused);
        assert!(
            told.contains("this home has real cases; a made-up date does not go into its log"),
            "{told}"
        );
        assert!(told.contains("leave out --today"), "{told}");
        assert_eq!(code, 2);
    }
    for read in [
        &["list"][..],
        &["due"],
        &["show", "FQ5T"],
        &["why", "FQ5T"],
        &["verify"],
        &dry,
    ] {
        let output = home.output(read);
        assert!(
            matches!(output.status.code(), Some(0 | 3)),
            "{read:?}: {}",
            said(&output)
        );
    }
    assert_eq!(said(&now(&home, &["export", "--format", "json"])), before);
}

#[test]
fn a_home_for_trials_says_so_once_and_mixes_with_no_other() {
    let home = Home::new();
    let write =
        |to: &str| home.output(&[&["write", "access", to, "--format", "txt"], &ADA[..]].concat());
    assert!(said(&write("X")).contains(TRIAL));
    assert!(!said(&write("Y")).contains(TRIAL));
    // By the real clock too it is a home for trials.
    let written = now(
        &home,
        &[
            &[
                "write",
                "access",
                "Z",
                "--no-address",
                "--format",
                "txt",
                "--json",
            ],
            &ADA[..],
        ]
        .concat(),
    );
    assert!(written.status.success(), "{}", said(&written));
    let archive = said(&now(&home, &["export", "--format", "json"]));
    assert_eq!(archive.matches("\"trial\": true").count(), 3);
    home.put("trial.json", &archive);
    home.put("real.json", ARCHIVES[1].1);
    let mixed = now(&home, &["import", "real.json"]);
    assert!(
        said(&mixed).contains("this home is for trials") && mixed.status.code() == Some(2),
        "{}",
        said(&mixed)
    );
    let real = with_old_tracker();
    real.put("trial.json", &archive);
    let mixed = now(&real, &["import", "trial.json"]);
    assert!(
        said(&mixed).contains("does not go into its log") && mixed.status.code() == Some(2),
        "{}",
        said(&mixed)
    );
}

#[test]
fn a_mail_that_an_archive_adds_is_told_and_asked_about() {
    let home = with_old_tracker();
    let mut archive: serde_json::Value = serde_json::from_str(ARCHIVES[1].1).unwrap();
    let mut mail = archive["cases"][0]["messages"][0].clone();
    mail["message_id"] = "<other@example.org>".into();
    archive["cases"][1]["messages"] = serde_json::json!([mail.clone()]);
    // The order of the keys is part of the hashes, so the text is changed and not the data.
    let text = ARCHIVES[1].1;
    let at = text.rfind("\"messages\": []").unwrap();
    let added = format!("\"messages\": [{mail}]");
    home.put(
        "more.json",
        &(text[..at].to_owned() + &added + &text[at + "\"messages\": []".len()..]),
    );
    let refused = now(&home, &["import", "more.json"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(
        said(&refused).contains("6XJJ-6NBY  1 mail more than here"),
        "{}",
        said(&refused)
    );
    let taken = now(&home, &["import", "more.json", "--yes"]);
    assert!(
        said(&taken).contains("continued by 1 mail"),
        "{}",
        said(&taken)
    );
    let told = said(&now(&home, &["verify"]));
    assert!(
        told.contains("6XJJ-6NBY  the mail <other@example.org>: no entry mentions it"),
        "{told}"
    );

    // The same mail in two cases is a fault of the archive, in its words.
    mail["message_id"] = archive["cases"][0]["messages"][0]["message_id"].clone();
    let added = format!("\"messages\": [{mail}]");
    home.put(
        "twice.json",
        &(text[..at].to_owned() + &added + &text[at + "\"messages\": []".len()..]),
    );
    let twice = now(&home, &["--home", "new", "import", "twice.json"]);
    assert!(
        said(&twice).contains("is there twice, or in another case too"),
        "{}",
        said(&twice)
    );
}

#[test]
fn a_tracker_that_others_can_read_is_told_with_the_command_that_closes_it() {
    let home = Home::new();
    home.write_access();
    let path = home.path("home/tracker.db");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    let told = said(&home.output(&["list"]));
    assert!(
        told.contains("can be read by others: `chmod 600 home/tracker.db`"),
        "{told}"
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(!said(&home.output(&["list"])).contains("chmod"));
}

/// Runs a command in a home that is there to be read alone; for root no file is so.
fn reading(home: &Home, arguments: &[&str]) -> (String, i32) {
    use std::os::unix::process::CommandExt;

    let mut command = home.command();
    if rustix::process::geteuid().is_root() {
        command.uid(65_534).gid(65_534);
    }
    let output = command.args(arguments).output().unwrap();
    (said(&output), output.status.code().unwrap())
}

/// What may be read alone, all the way up to the folder of the test.
fn read_alone(home: &Home, alone: bool) {
    let folder = home.path("home");
    let (of_folder, of_file) = if alone {
        (0o555, 0o444)
    } else {
        (0o755, 0o644)
    };
    fs::set_permissions(home.folder(), fs::Permissions::from_mode(0o755)).unwrap();
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            fs::set_permissions(path, fs::Permissions::from_mode(of_file)).unwrap();
        }
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(of_folder)).unwrap();
}

/// Looking changes nothing, and is done where nothing can be changed; what cannot be seen there is not left out.
#[test]
fn a_home_in_which_nothing_can_be_written_is_looked_at() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-24").run(&["record", &case, "sent"]);
    read_alone(&home, true);
    for looking in [
        &["status"][..],
        &["list"],
        &["show", &case],
        &["due"],
        &["next"],
        &["why", &case],
        &["export", "--format", "json"],
    ] {
        let (told, code) = reading(&home, looking);
        assert_eq!(code, 0, "{looking:?}: {told}");
        assert!(
            told.contains(&case) || ["status", "due", "why"].contains(&looking[0]),
            "{looking:?}: {told}"
        );
    }
    fs::create_dir(home.path("elsewhere")).unwrap();
    fs::set_permissions(home.path("elsewhere"), fs::Permissions::from_mode(0o777)).unwrap();
    let (told, code) = reading(&home, &["backup", "elsewhere/all.zip"]);
    assert_eq!(code, 0, "{told}");
    let (told, code) = reading(&home, &["record", &case, "answered"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("cannot be written"), "{told}");
    // What another process had recorded when it was ended lies in the log beside the file.
    read_alone(&home, false);
    let tracker = home.path("home/tracker.db");
    let connection = rusqlite::Connection::open(&tracker).unwrap();
    connection.execute("CREATE TABLE more (one)", []).unwrap();
    let log = fs::read(home.path("home/tracker.db-wal")).unwrap();
    drop(connection);
    fs::write(home.path("home/tracker.db-wal"), log).unwrap();
    read_alone(&home, true);
    let (told, code) = reading(&home, &["status"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("what was recorded last is in") && told.contains("copy the folder"),
        "{told}"
    );
    read_alone(&home, false);
}
