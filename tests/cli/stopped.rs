//! What a run that was killed leaves behind, the next one ends.

use std::{
    fs,
    os::unix::fs::{FileTypeExt, PermissionsExt},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use super::{Home, home::ADA};

fn files(home: &Home) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(home.path("letters"))
        .map(|files| {
            files
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}

/// Kills the command within the time it takes, over and over; then nothing unfinished lies there after
/// the next run, and each case has its letter.
fn killed(home: &Home, arguments: &[&str], kills: u32) {
    let begun = Instant::now();
    home.output(arguments);
    let run = begun.elapsed();
    for round in 0..kills {
        let mut child = home
            .command()
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The second half of a run is when files are written.
        thread::sleep(run / 2 + run * round / kills / 2);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    home.output(arguments);
    let names = files(home);
    assert!(
        names.iter().all(|name| !name.starts_with(".datawrit-")),
        "{names:?}"
    );
    for case in home.json(&["list", "--json"]).as_array().unwrap() {
        let reference = case["case"].as_str().unwrap();
        let letters = names.iter().filter(|name| name.contains(reference));
        assert_eq!(letters.count(), 1, "{reference}: {names:?}");
    }
}

#[test]
fn after_a_kill_nothing_unfinished_lies_there_and_each_case_has_its_letter() {
    let home = Home::new();
    let write = [
        "write", "access", "X GmbH", "--output", "letters", "--format", "txt",
    ];
    let address = ["--recipient-address", "Musterweg 1; 04109 Leipzig; DE"];
    killed(&home, &[&write[..], &address, &ADA].concat(), 30);
}

#[test]
fn after_a_kill_within_a_list_too() {
    let home = Home::new();
    home.put("list.txt", "google\nspotify\nnetflix\n");
    let write = [
        "write", "access", "--from", "list.txt", "--output", "letters", "--format", "txt",
    ];
    killed(&home, &[&write[..], &ADA].concat(), 10);
}

/// The moment between the case and its file, made by hand: what is left is a file for the time being.
#[test]
fn a_letter_whose_run_was_killed_before_it_had_its_name_gets_it() {
    let home = Home::new();
    let case = home.write_access();
    let name = files(&home).remove(0);
    let path = home.path("letters").join(&name);
    let left = home.path(&format!("letters/.datawrit-{case}~{name}~a1b2c3"));
    let bytes = fs::read(&path).unwrap();
    fs::rename(&path, &left).unwrap();
    // Of no case that is known, and of an older version.
    home.put(
        &format!("letters/.datawrit-0000-0000~{name}~a1b2c3"),
        "half",
    );
    home.put("letters/.datawrit-a1b2c3", "half");
    let write = [
        "write", "access", "Y GmbH", "--output", "letters", "--format", "txt",
    ];
    let said = home.output(&[&write[..], &ADA].concat()).stderr;
    let said = String::from_utf8(said).unwrap();
    assert!(
        said.contains(&format!("the letter of {case}, was left unfinished")),
        "{said}"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let names = files(&home);
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
}

#[test]
fn a_pipe_or_a_device_is_written_into_and_stays_what_it_is() {
    let home = Home::new();
    let case = home.write_access();
    fifo(&home, "pipe.json");
    for arguments in [
        vec![
            "--yes",
            "export",
            "--format",
            "json",
            "--output",
            "pipe.json",
        ],
        vec![
            "--yes",
            "show",
            &case,
            "--format",
            "pdf",
            "--output",
            "pipe.json",
        ],
        vec!["export", "--format", "csv", "--output", "pipe.json"],
    ] {
        let reader = home.path("pipe.json");
        let reader = thread::spawn(move || fs::read(reader).unwrap());
        let done = home.output(&arguments);
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        assert!(!reader.join().unwrap().is_empty());
        let kind = fs::symlink_metadata(home.path("pipe.json"))
            .unwrap()
            .file_type();
        assert!(kind.is_fifo(), "{arguments:?}");
    }
    std::os::unix::fs::symlink("/dev/null", home.path("null.csv")).unwrap();
    let done = home.output(&["--yes", "export", "--format", "csv", "--output", "null.csv"]);
    assert!(done.status.success());
    assert_eq!(
        fs::read_link(home.path("null.csv")).unwrap().to_str(),
        Some("/dev/null")
    );
}

fn fifo(home: &Home, name: &str) {
    let made = std::process::Command::new("mkfifo")
        .arg(home.path(name))
        .status();
    assert!(made.unwrap().success());
}

#[test]
fn folders_we_make_are_for_their_owner_alone() {
    let home = Home::new();
    let write = [
        "write", "access", "Y GmbH", "--output", "a/b", "--format", "txt",
    ];
    home.output(&[&write[..], &ADA].concat());
    let mode = |path: &str| fs::metadata(home.path(path)).unwrap().permissions().mode() & 0o777;
    for folder in ["a", "a/b", "home"] {
        assert_eq!(mode(folder), 0o700, "{folder}");
    }
}

/// Each file of the home in turn is a pipe that nobody writes into, an endless device, and a link to
/// itself; a folder is a link that leads back.
#[test]
fn a_file_of_the_home_that_is_no_file_is_told_at_once() {
    let files = [
        ("profile.toml", &["write", "access", "X", "--dry-run"][..]),
        ("config.toml", &["account"]),
        ("law/eu/gdpr.toml", &["law"]),
        ("law/extra-holidays.txt", &["law", "holidays", "DE"]),
        (
            "templates/gdpr/access.en.txt",
            &["write", "access", "X", "--dry-run", "--lang", "en"],
        ),
        ("recipients/mine.toml", &["recipients", "show", "mine"]),
        ("layouts/mine.toml", &["write", "access", "X", "--dry-run"]),
        (
            "authorities/mine.toml",
            &["authority", "--law", "gdpr", "--residence", "DE"],
        ),
    ];
    for (file, arguments) in files {
        for kind in ["pipe", "device", "loop"] {
            let home = Home::new();
            let case = home.write_access();
            let mut arguments = arguments.to_vec();
            if arguments[0] == "write" {
                arguments.extend(if file == "profile.toml" {
                    &[][..]
                } else {
                    &ADA[..]
                });
            }
            if arguments[0] == "authority" {
                arguments = vec!["authority", &case, "--residence", "FR"];
            }
            let path = format!("home/{file}");
            fs::create_dir_all(home.path(&path).parent().unwrap()).unwrap();
            match kind {
                "pipe" => fifo(&home, &path),
                "device" => std::os::unix::fs::symlink("/dev/zero", home.path(&path)).unwrap(),
                _ => {
                    let name = file.rsplit('/').next().unwrap();
                    std::os::unix::fs::symlink(name, home.path(&path)).unwrap();
                }
            }
            let mut child = home
                .command()
                .args(&arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let begun = Instant::now();
            let status = loop {
                if let Some(status) = child.try_wait().unwrap() {
                    break status;
                }
                if begun.elapsed() > Duration::from_secs(20) {
                    child.kill().unwrap();
                    panic!("{file} as a {kind}: waited for");
                }
                thread::sleep(Duration::from_millis(10));
            };
            let mut said = String::new();
            std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut said).unwrap();
            assert!(!status.success(), "{file} as a {kind}: {said}");
            let name = file.rsplit('/').next().unwrap();
            assert!(said.contains(name), "{file} as a {kind}: {said}");
        }
    }
    for folder in ["law", "templates", "recipients", "layouts", "authorities"] {
        let home = Home::new();
        home.put(&format!("home/{folder}/x.toml"), "");
        for name in ["a", "b"] {
            std::os::unix::fs::symlink(".", home.path(&format!("home/{folder}/{name}"))).unwrap();
        }
        let begun = Instant::now();
        home.output(
            &[
                &["write", "access", "X", "--dry-run", "--format", "pdf"],
                &ADA[..],
            ]
            .concat(),
        );
        assert!(begun.elapsed() < Duration::from_secs(20), "{folder}");
    }
}

/// What an error repeats of a file is its beginning.
#[test]
fn an_error_does_not_repeat_a_whole_file() {
    let long = "x".repeat(100_000);
    for (file, text, arguments) in [
        (
            "home/profile.toml",
            format!("name = {long}"),
            vec!["write", "access", "X"],
        ),
        (
            "home/profile.toml",
            format!("{long} = 1"),
            vec!["write", "access", "X"],
        ),
        (
            "home/law/eu/gdpr.toml",
            format!("id = \"{long}\""),
            vec!["law"],
        ),
        ("home/law/eu/gdpr.toml", format!("{long} = 1"), vec!["law"]),
        (
            "home/law/extra-holidays.txt",
            long.clone(),
            vec!["law", "holidays", "DE"],
        ),
        (
            "home/recipients/mine.toml",
            format!("id = \"mine\"\nname = {long}"),
            vec!["recipients", "show", "mine"],
        ),
        (
            "home/recipients/mine.toml",
            format!("id = \"mine\"\nname = \"{long}\""),
            vec!["recipients", "show", "mine"],
        ),
        (
            "home/layouts/mine.toml",
            format!("{long} = 1"),
            [&["write", "access", "X", "--dry-run"], &ADA[..]].concat(),
        ),
        (
            "home/templates/gdpr/access.en.txt",
            format!("Subject: {{{{ {long} }}}}"),
            [
                &["write", "access", "X", "--dry-run", "--lang", "en"],
                &ADA[..],
            ]
            .concat(),
        ),
        (
            "archive.json",
            format!("{{\"datawrit_archive\": 2, \"{long}\": 1}}"),
            vec!["import", "archive.json"],
        ),
        (
            "archive.json",
            format!("{{\"datawrit_archive\": \"{long}\"}}"),
            vec!["import", "archive.json"],
        ),
        (
            "list.json",
            format!("[{{\"name\": \"{long}\", \"{long}\": 1}}]"),
            vec!["recipients", "import", "list.json"],
        ),
        (
            "list.yaml",
            format!("brokers:\n  - {long}: {long}\n"),
            vec!["recipients", "import", "list.yaml"],
        ),
        (
            "list.csv",
            format!("name,{long}\nx,y\n"),
            vec!["recipients", "import", "list.csv"],
        ),
    ] {
        let home = Home::new();
        home.put(file, &text);
        let said = home.output(&arguments);
        let said = [said.stdout, said.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        let longest = said.split(|c: char| c != 'x').map(str::len).max();
        assert!(longest <= Some(1000), "{file}, {arguments:?}: {longest:?}");
        assert!(
            said.len() < 8000,
            "{file}, {arguments:?}: {} bytes",
            said.len()
        );
    }
}

/// The words of a template are held to what is held of a person's: nothing in a letter steers.
#[test]
fn a_template_cannot_put_what_steers_into_a_letter_nor_fill_the_memory() {
    for (body, says) in [
        ("one \u{1b}[31m", "U+001B"),
        ("one \u{202e}two", "U+202E"),
        ("{{ \"a\u{9b}b\" }}", "U+009B"),
        (
            "{% for a in range(end=3000) %}{% for b in range(end=3000) %}{{ name }}{% endfor %}{% endfor %}",
            "4 MiB",
        ),
    ] {
        let home = Home::new();
        home.put(
            "home/templates/gdpr/access.en.txt",
            &format!("Subject: a\n\n{body}\n\nBye"),
        );
        let write = [
            "write",
            "access",
            "X",
            "--lang",
            "en",
            "--format",
            "txt",
            "--dry-run",
        ];
        let (said, code) = home.refusal(&[&write[..], &ADA].concat());
        assert_eq!(code, 1);
        assert!(said.contains(says), "{said}");
        assert!(said.contains("access.en.txt"), "{said}");
    }
}
