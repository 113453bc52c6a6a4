//! Who may send, and what a mail of a trial says.

use std::{fs, os::unix::fs::PermissionsExt, process::Stdio, thread, time::Duration};

use super::{Home, home::TRIAL_MAIL, last_word, write_letter};

/// An account whose program says in a file that it has begun, and waits until it may go on.
fn slow(home: &Home) {
    let program = home.path("slow");
    fs::write(
        &program,
        "#!/bin/sh\ncat > /dev/null\ncd \"$(dirname \"$0\")\"\necho begun >> begun\n\
         for i in $(seq 600); do [ -e go-on ] && exit; sleep 0.05; done\n",
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsendmail = \"{}\"\npause = 0\n",
            program.display()
        ),
    );
}

fn begun(home: &Home) -> usize {
    fs::read_to_string(home.path("begun")).map_or(0, |text| text.lines().count())
}

/// The mail that is being handed over may leave, and those after it.
fn go_on(home: &Home) {
    home.put("go-on", "");
}

/// Begins to send, and returns when the first mail is being handed over.
fn sending(home: &Home, cases: &[&str]) -> std::process::Child {
    let mut child = home
        .command()
        .env("PATH", "/bin:/usr/bin")
        .args(["send", "--yes"])
        .args(cases)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for _ in 0..600 {
        if begun(home) > 0 {
            return child;
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    panic!("it never began");
}

#[test]
fn nobody_else_sends_while_a_sender_lives_also_when_its_lock_was_deleted() {
    let home = Home::new();
    slow(&home);
    let (first, second) = (write_letter(&home, "Alpha"), write_letter(&home, "Beta"));
    let child = sending(&home, &[&first]);
    fs::remove_file(home.path("home/sending.lock")).unwrap();
    for case in [&first, &second] {
        let (told, code) = home.refusal(&["send", case, "--yes"]);
        assert!(
            told.contains("another datawrit is sending from this home"),
            "{told}"
        );
        assert_eq!(code, 1);
    }
    // A look is not a letter that leaves.
    let (shown, said, code) = home.strictly(&["send", &second, "--dry-run"]);
    assert_eq!(code, 0, "{shown}{said}");
    go_on(&home);
    let done = child.wait_with_output().unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert_eq!(
        (begun(&home), last_word(&home, &first)),
        (1, "sent".to_owned())
    );
    // It has ended, and the next one sends.
    home.output(&["send", &second, "--yes"]);
    assert_eq!(
        (begun(&home), last_word(&home, &second)),
        (2, "sent".to_owned())
    );
    // What keeps the others from sending is of the program, and goes with everything.
    let (told, ..) = home.strictly(&["where"]);
    assert!(told.contains("sending.lock"), "{told}");
    assert!(!told.contains("not made by datawrit"), "{told}");
    home.output(&["forget", "--everything", "--yes"]);
    assert!(!home.path("home/sending.lock").exists());
}

#[test]
fn who_has_lost_the_right_to_send_sends_no_more() {
    let home = Home::new();
    slow(&home);
    let (first, second) = (write_letter(&home, "Alpha"), write_letter(&home, "Beta"));
    let child = sending(&home, &[&first, &second]);
    // As a process on another machine would, to which this one is not seen to live.
    rusqlite::Connection::open(home.path("home/tracker.db"))
        .unwrap()
        .execute("UPDATE sender SET claim = 'of another'", [])
        .unwrap();
    go_on(&home);
    let done = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(
        told.contains("another datawrit is sending from this home"),
        "{told}"
    );
    assert_eq!(begun(&home), 1);
    assert_eq!(last_word(&home, &first), "sent");
    assert_eq!(last_word(&home, &second), "written");
}

#[test]
fn a_mail_of_a_trial_says_so_and_a_real_one_does_not() {
    for trial in [true, false] {
        let home = Home::new();
        slow(&home);
        go_on(&home);
        let run = |arguments: &[&str]| {
            let mut command = home.command();
            if !trial {
                command.env_remove("DATAWRIT_TODAY");
            }
            command.env("PATH", "/bin:/usr/bin");
            let output = command.args(arguments).output().unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            (
                String::from_utf8(output.stdout).unwrap(),
                String::from_utf8(output.stderr).unwrap(),
            )
        };
        let mut write = vec![
            "write",
            "access",
            "Musterfirma",
            "--json",
            "--output",
            "letters",
        ];
        write.extend(["--recipient-email", "privacy@x.example.org"]);
        write.extend(super::home::ADA);
        let written: serde_json::Value = serde_json::from_str(&run(&write).0).unwrap();
        let (_, told) = run(&["send", written["case"].as_str().unwrap(), "--yes"]);
        assert_eq!(told.contains(TRIAL_MAIL), trial, "{told}");
        let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
        let mail: Vec<u8> = connection
            .query_row("SELECT bytes FROM messages", [], |row| row.get(0))
            .unwrap();
        let mail = String::from_utf8(mail).unwrap();
        assert_eq!(mail.starts_with("X-Datawrit-Trial: "), trial, "{mail}");
        assert_eq!(mail.matches("X-Datawrit-Trial").count(), usize::from(trial));
    }
}
