//! What breaks around the program is told, and loses nothing.

use std::{fs, os::unix::fs::PermissionsExt, process::Stdio};

use super::{Home, home::ADA};

#[test]
fn a_broken_file_of_the_users_own_is_named_with_line_and_caret() {
    let mut home = Home::new();
    home.put(
        "home/templates/gdpr/access.en.txt",
        "Subject: a\n\n{{ nmae }\n\nBye",
    );
    home.run(
        &[
            &["write", "access", "X", "--lang", "en", "--dry-run"],
            &ADA[..],
        ]
        .concat(),
    );
    fs::remove_dir_all(home.path("home/templates")).unwrap();
    home.put("home/law/eu/gdpr.toml", "id = \"gdpr\"\ntitle = 3\n");
    home.run(&["law", "show", "mhmda"]);
    home.put("home/law/eu/gdpr.toml", "id = \"gdpr\"\nsurprise = 3\n");
    home.run(&["law"]);
    fs::remove_dir_all(home.path("home/law")).unwrap();
    home.put("home/recipients/mine.toml", "id = \"mine\"\nname = \"\"\n");
    home.run(&[&["write", "access", "mine", "--dry-run"], &ADA[..]].concat());
    home.put("home/profile.toml", "name = \"Ada\"\nphone = \"1\"\n");
    home.run(&["write", "access", "X"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_tracker_of_another_program_or_of_a_newer_version_is_left_alone() {
    let mut home = Home::new();
    let case = home.write_access();
    let path = home.path("home/tracker.db");
    // Says which version it was.
    let set_version = |version: u32| -> u32 {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let before = connection.pragma_query_value(None, "user_version", |row| row.get(0));
        connection
            .pragma_update(None, "user_version", version)
            .unwrap();
        before.unwrap()
    };
    let ours = set_version(99);
    home.run(&["list"]);
    set_version(ours);
    assert_eq!(home.json(&["list", "--json"])[0]["case"], case);

    for companion in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(home.path(&format!("home/tracker.db{companion}")));
    }
    home.put(
        "home/tracker.db",
        "This is a text, and a long one at that, which is no database at all. "
            .repeat(20)
            .as_str(),
    );
    let before = fs::read(&path).unwrap();
    home.run(&["list"]);
    assert_eq!(fs::read(&path).unwrap(), before);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_letter_changed_behind_the_trackers_back_is_noticed() {
    let home = Home::new();
    let case = home.write_access();
    let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
    let refused = connection
        .execute("UPDATE documents SET bytes = x'00'", [])
        .unwrap_err();
    assert_eq!(refused.to_string(), "documents are never changed");
    assert_eq!(
        connection
            .execute("DELETE FROM events", [])
            .unwrap_err()
            .to_string(),
        "events are never removed"
    );
    connection
        .execute_batch("DROP TRIGGER documents_are_final; UPDATE documents SET bytes = x'00';")
        .unwrap();
    drop(connection);
    let (said, code) = home.refusal(&["show", &case, "--format", "pdf", "--output", "x.pdf"]);
    assert_eq!(
        said,
        format!("error: the record of {case} is damaged: the pdf letter is not the one written\n")
    );
    assert_eq!(code, 1);
}

#[test]
fn the_tracker_is_readable_by_its_owner_alone() {
    let home = Home::new();
    home.write_access();
    let mode = |path: &str| home.path(path).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("home"), 0o700);
    assert_eq!(mode("home/tracker.db"), 0o600);
}

/// Runs a command that may make no file larger than this many blocks of 512 bytes:
/// a write past that fails as on a full disk.
fn with_little_room(home: &Home, blocks: u32, arguments: &[&str]) -> (String, i32) {
    let mut command = home.command();
    let program = command.get_program().to_owned();
    let shell = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut limited = std::process::Command::new("/bin/sh");
    limited
        .args(["-c", &shell, "sh"])
        .arg(program)
        .args(arguments)
        .current_dir(home.folder());
    for (key, value) in command.env("PATH", "/bin:/usr/bin").get_envs() {
        limited.env(key, value.unwrap());
    }
    let output = limited.output().unwrap();
    (
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap(),
    )
}

#[test]
fn a_disk_without_room_opens_no_case_and_leaves_no_half_file() {
    let home = Home::new();
    let write = |format: &'static str| {
        [
            &[
                "write", "access", "X", "--again", "--format", format, "--output", "out",
            ],
            &ADA[..],
        ]
        .concat()
    };
    // No room for the tracker.
    let (said, code) = with_little_room(&home, 40, &write("txt"));
    assert!(said.contains("is the disk full") && code == 1, "{said}");
    assert_eq!(fs::read_dir(home.path("out")).unwrap().count(), 0);
    assert!(home.output(&write("txt")).status.success());

    // Room for the tracker, but not for forty pages.
    let long: String = (0..2700_u32)
        .map(|number| format!("{:x} ", number.wrapping_mul(7919)))
        .collect();
    let letter = [&write("pdf")[..], &["--reason", &long]].concat();
    let (said, code) = with_little_room(&home, 66, &letter);
    assert!(
        said.contains("cannot be written to: File too large") && code == 1,
        "{said}"
    );
    assert_eq!(fs::read_dir(home.path("out")).unwrap().count(), 1);
    assert_eq!(home.json(&["list", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn many_at_once_lose_nothing() {
    let home = Home::new();
    let mut running = Vec::new();
    for number in 0..24 {
        let mut command = home.command();
        // Every letter is written twice, so that half of them meet.
        command.args([
            "write",
            "access",
            &format!("Firma {}", number / 2),
            "--no-address",
            "--again",
            "--format",
            "txt",
            "--output",
            "out",
        ]);
        command
            .args(ADA)
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        running.push(command.spawn().unwrap());
    }
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let list = home.json(&["list", "--json"]);
    let mut cases: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["case"].to_string())
        .collect();
    cases.sort();
    cases.dedup();
    assert_eq!(cases.len(), 24);
    assert_eq!(fs::read_dir(home.path("out")).unwrap().count(), 24);

    let case = list[0]["case"].as_str().unwrap();
    let mut running = Vec::new();
    for number in 0..24 {
        let mut command = home.command();
        command.args([
            "record",
            case,
            "reminded",
            "--note",
            &format!("call {number}"),
        ]);
        running.push(command.stdout(Stdio::null()).spawn().unwrap());
    }
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(
        home.json(&["show", case, "--json"])["events"]
            .as_array()
            .unwrap()
            .len(),
        25
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let home = Home::new();
    let mut child = home
        .command()
        .args(["law", "show", "mhmda"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let mut home = Home::new();
    let case = home.write_access();
    home.output(&["record", &case, "received"]);
    home.on("2027-06-01");
    let plain = home.output(&["due"]).stdout;
    assert!(!plain.contains(&0x1b));
    let coloured = home.output(&["due", "--color", "always"]).stdout;
    assert!(coloured.contains(&0x1b));
    let never = home
        .command()
        .args(["due", "--color", "never"])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    assert_eq!(never.stdout, plain);
    let asked_not = home
        .command()
        .arg("due")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert_eq!(asked_not.stdout, plain);
}
