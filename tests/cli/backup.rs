//! A home in one file, and back; and where everything lies.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use super::Home;

#[test]
fn a_home_is_put_back_and_nothing_is_replaced_unasked() {
    let mut home = Home::new();
    home.run(&["where"]);
    let case = home.write_access();
    home.put("home/profile.toml", "name = \"Ada Example\"\n");
    home.run(&["backup", "home.zip"]);
    let before = home.json(&["show", &case, "--json"]);
    home.run(&["restore", "home.zip"]);
    assert!(home.output(&["record", &case, "sent"]).status.success());
    home.run(&["restore", "home.zip", "--replace"]);
    assert_eq!(home.json(&["show", &case, "--json"]), before);
    home.run(&["verify"])
        .run(&["--ui", "fr", "backup", "home.zip"]);
    let found = home.json(&["where", "--json"]);
    let things = found["things"].as_array().unwrap().iter();
    let names: Vec<_> = things
        .map(|thing| thing["name"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&"profile.toml") && names.contains(&"tracker.db"),
        "{names:?}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = home
            .path("home.zip")
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let restored = home.path("home").metadata().unwrap();
        assert_eq!(restored.permissions().mode() & 0o777, 0o700);
    }
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn what_a_killed_backup_left_of_the_tracker_goes_with_the_next() {
    let home = Home::new();
    home.write_access();
    let (copy, empty) = ("home/.datawrit-killed", "home/.datawrit-sooner");
    home.put(copy, "half a tracker");
    home.put(empty, "");
    assert!(home.output(&["backup", "home.zip"]).status.success());
    assert!(!home.path(copy).exists() && !home.path(empty).exists());
    assert!(
        home.output(&["restore", "home.zip", "--replace"])
            .status
            .success()
    );
}

const PASSPHRASE: &str = "correct horse battery staple";

/// Runs a command that is handed a line.
fn handed(home: &Home, line: &str, arguments: &[&str]) -> (String, i32) {
    let mut child = home
        .command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let shown = [output.stdout, output.stderr].concat();
    (
        String::from_utf8(shown).unwrap(),
        output.status.code().unwrap(),
    )
}

#[test]
fn a_locked_backup_is_opened_by_its_passphrase_alone() {
    let mut home = Home::new();
    let case = home.write_access();
    home.put("home/profile.toml", "name = \"Ada Example\"\n");
    let (said, code) = handed(
        &home,
        PASSPHRASE,
        &["backup", "home.zip", "--passphrase-stdin"],
    );
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("home.zip.age") && said.contains("cannot be opened"),
        "{said}"
    );
    assert!(!home.path("home.zip").exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let kept = home.path("home.zip.age").metadata().unwrap();
        assert_eq!(kept.permissions().mode() & 0o777, 0o600);
    }
    let locked = fs::read(home.path("home.zip.age")).unwrap();
    assert!(locked.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    for word in ["Ada", "profile.toml", "PK\u{3}\u{4}", case.as_str()] {
        let found = locked
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(!found, "{word}");
    }
    // It is not replaced unasked, and neither is one that a passphrase does not open.
    let again = handed(
        &home,
        PASSPHRASE,
        &["backup", "home.zip", "--passphrase-stdin"],
    );
    assert!(
        again.1 == 1 && again.0.contains("exists already"),
        "{again:?}"
    );
    assert_eq!(fs::read(home.path("home.zip.age")).unwrap(), locked);
    let restore = ["restore", "home.zip.age", "--replace", "--passphrase-stdin"];
    let (said, code) = handed(&home, "correct horse battery stable", &restore);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("the passphrase does not open the file"),
        "{said}"
    );
    assert!(said.contains("nothing was changed"), "{said}");
    fs::write(home.path("cut.age"), &locked[..locked.len() - 1]).unwrap();
    let cut = ["restore", "cut.age", "--replace", "--passphrase-stdin"];
    let (said, code) = handed(&home, PASSPHRASE, &cut);
    assert!(code == 1 && said.contains("cut short or damaged"), "{said}");
    assert_eq!(home.json(&["list", "--json"])[0]["case"], case);
    // Nobody is there to be asked.
    home.run(&["backup", "other.zip", "--lock"])
        .run(&["backup", "other.age"])
        .run(&["restore", "home.zip.age", "--replace"]);
    assert!(!home.path("other.zip.age").exists() && !home.path("other.age").exists());

    fs::remove_dir_all(home.path("home")).unwrap();
    let way = format!("--passphrase-command=echo '{PASSPHRASE}'");
    let (_, said, code) = home.strictly(&["restore", "home.zip.age", &way]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(home.json(&["list", "--json"])[0]["case"], case);
    let profile = fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert_eq!(profile, "name = \"Ada Example\"\n");
    home.run(&["verify"]);
    insta::assert_snapshot!(home.transcript());
}

/// By a program that knows the description of the format, and nothing of ours.
#[test]
#[ignore = "needs python3"]
fn a_locked_backup_is_opened_by_another_program() {
    let home = Home::new();
    let case = home.write_access();
    let locks = ["backup", "home.zip", "--passphrase-stdin"];
    assert_eq!(handed(&home, PASSPHRASE, &locks).1, 0);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/age_open.py");
    let opened = Command::new("python3")
        .args([script.as_os_str(), home.path("home.zip.age").as_os_str()])
        .env("PASSPHRASE", PASSPHRASE)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&opened.stderr);
    assert!(opened.status.success(), "{said}");
    fs::write(home.path("opened.zip"), opened.stdout).unwrap();
    fs::remove_dir_all(home.path("home")).unwrap();
    let (_, said, code) = home.strictly(&["restore", "opened.zip"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(home.json(&["list", "--json"])[0]["case"], case);
}

/// What another program locked: the reference program of the format, of the text `PK`, with the passphrase above.
#[test]
fn what_another_program_locked_is_opened() {
    let home = Home::new();
    let theirs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/locked-elsewhere.age");
    fs::copy(theirs, home.path("theirs.age")).unwrap();
    let restore = ["restore", "theirs.age", "--passphrase-stdin"];
    let (said, code) = handed(&home, PASSPHRASE, &restore);
    // It opens, and is not a backup.
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("it is not a backup of datawrit"), "{said}");
    let (said, _) = handed(&home, "another passphrase", &restore);
    assert!(said.contains("does not open the file"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_passphrase_is_typed_twice_and_unseen() {
    use super::prompts::on_a_terminal;

    let mut home = Home::new();
    home.write_access();
    let (screen, code) = on_a_terminal(
        &home,
        &["backup", "home.zip", "--lock"],
        &[
            ("Passphrase for the file", "\u{1}short\r"),
            ("8 characters are the least", ""),
            ("Passphrase for the file", "\u{1}correct horse\r"),
            ("The same again", "\u{1}correct house\r"),
            ("They differ", ""),
            ("Passphrase for the file", "\u{1}correct horse\r"),
            ("The same again", "\u{1}correct horse\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(
        !screen.contains("correct h") && !screen.contains("short\n"),
        "{screen}"
    );
    fs::remove_dir_all(home.path("home")).unwrap();
    let asked = "Passphrase of home.zip.age";
    let restore = ["restore", "home.zip.age"];
    let (screen, code) = on_a_terminal(
        &home,
        &restore,
        &[
            (asked, "\u{1}correct house\r"),
            ("does not open", ""),
            (asked, "\u{1}correct horse\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("1 case of"), "{screen}");
    // Three times, and no more.
    fs::remove_dir_all(home.path("home")).unwrap();
    let wrong = [(asked, "\u{1}correct house\r"), ("does not open", "")];
    let three = [wrong, wrong, wrong].concat();
    let (screen, code) = on_a_terminal(&home, &restore, &three[..5]);
    assert_eq!(code, 1, "{screen}");
    assert!(!home.path("home").exists());
    home.run(&["list"]);
}
