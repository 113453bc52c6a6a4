//! What is asked where somebody is there to answer: the program on a pseudo-terminal.
#![cfg(unix)]

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::fd::OwnedFd,
    process::Stdio,
    sync::mpsc,
    thread,
    time::Duration,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, tcgetattr},
};

use super::Home;

/// Stands before what is typed where the terminal does not show it.
pub const UNSEEN: char = '\u{1}';

/// Stands before what a terminal sends in Latin-1.
pub const LATIN: char = '\u{2}';

/// Runs a command on a terminal and answers its questions: each pair is what is waited for, and
/// what is typed then. What was on the screen comes back, and the exit code.
pub fn on_a_terminal(home: &Home, arguments: &[&str], answers: &[(&str, &str)]) -> (String, i32) {
    let ours: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let theirs = OpenOptions::new()
        .read(true)
        .write(true)
        .open(name.to_str().unwrap())
        .unwrap();
    let side = || Stdio::from(theirs.try_clone().unwrap());
    let mut command = home.command();
    command.args(arguments).env("TERM", "xterm");
    command.stdin(side()).stdout(side()).stderr(side());
    let mut child = command.spawn().unwrap();
    drop((command, theirs));
    let mut keyboard = File::from(ours);
    let mut screen = keyboard.try_clone().unwrap();
    let (to_us, seen) = mpsc::channel();
    thread::spawn(move || {
        let mut piece = [0; 4096];
        // Ends with an error when the other side is closed.
        while let Ok(read @ 1..) = screen.read(&mut piece) {
            if to_us.send(piece[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut shown = Vec::new();
    let mut from = 0;
    for (asked, typed) in answers {
        loop {
            let text = String::from_utf8_lossy(&shown[from..]).into_owned();
            if text.contains(asked) {
                break;
            }
            let Ok(piece) = seen.recv_timeout(Duration::from_secs(20)) else {
                child.kill().unwrap();
                panic!("`{asked}` was never asked: {text}");
            };
            shown.extend(piece);
        }
        // Nothing was typed: what else is on the screen is looked at next.
        if !typed.is_empty() {
            from = shown.len();
        }
        if let Some(secret) = typed.strip_prefix(UNSEEN) {
            // What is typed before the terminal stops showing it would be lost.
            let shows = || {
                let modes = tcgetattr(&keyboard).unwrap().local_modes;
                modes.contains(LocalModes::ECHO)
            };
            for _ in 0..400 {
                if !shows() {
                    break;
                }
                thread::sleep(Duration::from_millis(50));
            }
            keyboard.write_all(secret.as_bytes()).unwrap();
        } else if let Some(typed) = typed.strip_prefix(LATIN) {
            let letters = typed.chars().map(|letter| u8::try_from(letter).unwrap());
            keyboard.write_all(&letters.collect::<Vec<u8>>()).unwrap();
        } else {
            keyboard.write_all(typed.as_bytes()).unwrap();
        }
    }
    let code = child.wait().unwrap().code().unwrap();
    while let Ok(piece) = seen.recv_timeout(Duration::from_millis(200)) {
        shown.extend(piece);
    }
    (String::from_utf8_lossy(&shown).replace("\r\n", "\n"), code)
}

const ADA: [&str; 5] = [
    "--name=Ada Example",
    "--email=ada@example.org",
    "--residence=DE",
    "--format=txt",
    "--output=out",
];

fn recipients(home: &Home) -> Vec<String> {
    let list = home.json(&["list", "--json"]);
    let cases = list.as_array().unwrap().iter();
    cases
        .map(|case| case["recipient"].as_str().unwrap().to_owned())
        .collect()
}

/// What was answered before is not lost to a terminal that is set to another coding.
#[test]
fn an_answer_that_is_not_utf8_is_asked_for_again() {
    let home = Home::new();
    let answer = format!("{LATIN}J\u{fc}rgen Beispiel\r");
    let answers = [
        ("name", answer.as_str()),
        ("again", "Ada Example\r"),
        ("ddress", "\u{4}"),
    ];
    let (screen, code) = on_a_terminal(&home, &["init"], &answers);
    assert_eq!(code, 0, "{screen}");
    let profile = std::fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert!(profile.contains("Ada Example"), "{screen} {profile}");
}

/// Where the address of the pages cannot be written, nobody could open them: they are not served.
#[cfg(target_os = "linux")]
#[test]
fn pages_whose_address_cannot_be_written_are_not_served() {
    let home = Home::new();
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = home.command();
    let run = command.args(["open", "--print"]).stdout(full);
    let run = run.stdin(Stdio::null()).stderr(Stdio::piped()).spawn();
    let (to_us, ended) = mpsc::channel();
    let run = run.unwrap();
    let id = rustix::process::Pid::from_child(&run);
    thread::spawn(move || to_us.send(run.wait_with_output().unwrap()));
    let Ok(ended) = ended.recv_timeout(Duration::from_secs(30)) else {
        rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
        panic!("it serves on");
    };
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("error: stdout:"), "{said}");
}

#[test]
fn a_company_that_is_not_known_is_asked_about_with_numbers() {
    let home = Home::new();
    let write = |company| [&["write", "access", company][..], &ADA].concat();
    let (screen, code) = on_a_terminal(&home, &write("gogle"), &[("Number", "1\r")]);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("1  google  Google LLC"), "{screen}");
    let (screen, code) = on_a_terminal(
        &home,
        &write("Foo Quux"),
        &[
            ("Number", "1\r"),
            ("e-mail address", "privacy@quux.example.org\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert_eq!(recipients(&home), ["Google Ireland Limited", "Foo Quux"]);
    // An empty answer is none.
    let (screen, code) = on_a_terminal(&home, &write("Bar Quux"), &[("Number", "\r")]);
    assert_eq!(code, 2, "{screen}");
    assert_eq!(recipients(&home).len(), 2);
}

#[test]
fn the_same_request_goes_on_only_when_that_is_wanted() {
    let home = Home::new();
    let write = [&["write", "access", "netflix"][..], &ADA].concat();
    assert_eq!(home.strictly(&write).2, 0);
    for (answer, code, cases) in [("n\r", 1, 1), ("y\r", 0, 2)] {
        let (screen, found) = on_a_terminal(&home, &write, &[("another one anyway?", answer)]);
        assert_eq!(found, code, "{screen}");
        assert!(screen.contains("is open"), "{screen}");
        assert_eq!(recipients(&home).len(), cases);
    }
}

#[test]
fn a_list_is_shown_as_it_was_understood_before_the_first_letter() {
    let home = Home::new();
    home.put(
        "list.csv",
        "company,company e-mail\nnetflix,\nspotify,\nFoo Quux,privacy@quux.example.org\ngogle,\n",
    );
    let write = [&["write", "access", "--from", "list.csv"][..], &ADA].concat();
    let (screen, code) = on_a_terminal(&home, &write, &[("Go on?", "n\r")]);
    assert_eq!((code, recipients(&home).len()), (1, 0), "{screen}");
    let told = "3 letters; 2 companies known, 1 not: Foo Quux; 1 line cannot be used";
    assert!(screen.contains(told), "{screen}");
    let (screen, code) = on_a_terminal(&home, &write, &[("Go on?", "y\r")]);
    assert_eq!((code, recipients(&home).len()), (1, 3), "{screen}");
}

#[test]
fn what_several_letters_miss_is_asked_for_once() {
    let home = Home::new();
    let write = [
        "write",
        "access",
        "netflix",
        "spotify",
        "--format=txt",
        "--output=out",
    ];
    let (screen, code) = on_a_terminal(
        &home,
        &write,
        &[
            ("postal address", "Lindenallee 12; 04109 Leipzig; DE\r"),
            ("your name", "Ada Example\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    assert_eq!(recipients(&home).len(), 2);
}

#[test]
fn the_state_is_asked_for_and_the_right_is_looked_at_before_the_last_question() {
    let home = Home::new();
    let address = |address| [("postal address", address)];
    let write = |right| ["write", right, "spotify", "--format=txt", "--output=out"];
    let (screen, code) = on_a_terminal(
        &home,
        &write("access"),
        &[
            address("12 Elm Street; Fresno; US\r")[0],
            ("which (US-CA", "US-CA\r"),
            ("your name", "Ada Example\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    let vienna = address("Weg 1; 1010 Wien; AT\r");
    let (screen, code) = on_a_terminal(&home, &write("opt-out"), &vienna);
    assert_eq!(code, 2, "{screen}");
    assert!(
        screen.contains("no opt-out") && !screen.contains("your name"),
        "{screen}"
    );
}

/// An answer of `-` takes out what is known, and Enter keeps it.
#[test]
fn what_is_known_is_taken_out_with_an_answer() {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\naddress = \"Ring 1; 1010 Wien; AT\"\nresidence = \"DE\"\nemail = \"ada@example.org\"\nsending = \"post\"\n",
    );
    let (screen, code) = on_a_terminal(
        &home,
        &["init"],
        &[
            ("- takes it out of the profile", ""),
            ("Your name, as companies know it [Ada Example]:", "\r"),
            ("Enter keeps Ring 1 / 1010 Wien / Austria", ""),
            (">", "-\r"),
            ("You live in Germany", "n\r"),
            ("Where do you live?", "-\r"),
            ("Your e-mail address [ada@example.org]:", "-\r"),
            // What was taken out is asked for without it.
            ("How do you want to send letters?", "<\r"),
            ("Your e-mail address:", "\r"),
            ("How do you want to send letters?", "\r"),
        ],
    );
    assert_eq!(code, 0, "{screen}");
    let profile = std::fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert_eq!(
        profile, "name = \"Ada Example\"\nsending = \"post\"\n",
        "{screen}"
    );
}

/// Every reminder that is due is looked at together, asked about once, and leaves after yes; after no nothing does, and what
/// was written waits.
#[test]
fn every_reminder_leaves_after_one_question() {
    let mut home = Home::new();
    home.put(
        "home/config.toml",
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\ndrafts = \"drafts\"\n",
    );
    home.on("2026-11-02");
    for company in ["Alpha", "Beta"] {
        let mailbox = format!("{}@example.org", company.to_lowercase());
        let write = ["write", "access", company, "--law", "gdpr", "--json"];
        let more = ["--name", "Ada Example", "--email", "ada@example.org"];
        let way = ["--residence", "DE", "--format", "txt"];
        let to = ["--recipient-email", mailbox.as_str()];
        let case = home.json(&[&write[..], &more, &way, &to].concat());
        let case = case["case"].as_str().unwrap().to_owned();
        let sent = home.output(&["record", &case, "sent", "--by", "email"]);
        assert!(sent.status.success());
    }
    home.on("2026-12-10");
    let drafts = |home: &Home| {
        let drafts = std::fs::read_dir(home.path("home/drafts"));
        drafts.map_or(0, Iterator::count)
    };
    let asked = "Send these 2 mails?";
    let (screen, _) = on_a_terminal(&home, &["next", "--all"], &[(asked, "n\r")]);
    assert_eq!(screen.matches(asked).count(), 1, "{screen}");
    for company in ["Alpha", "Beta"] {
        assert!(screen.contains(company), "{screen}");
    }
    assert_eq!(drafts(&home), 0, "{screen}");
    let (screen, code) = on_a_terminal(&home, &["next", "--all"], &[(asked, "y\r")]);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(screen.matches(asked).count(), 1, "{screen}");
    assert_eq!(drafts(&home), 2, "{screen}");
}
