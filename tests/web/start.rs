//! How the pages begin and end.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use datawrit::web::OpenedPages;

use crate::door::{Door, answer, get, site};

#[test]
fn they_end_when_nobody_asks_for_them() {
    let mut door = Door::open_for(Duration::from_millis(1200));
    let cookie = door.enter();
    let begun = Instant::now();
    // Each page that is asked for begins the time anew; what is refused does not.
    for _ in 0..4 {
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(door.get("/", &cookie).status, 200);
    }
    assert!(begun.elapsed() > Duration::from_millis(1900));
    let asked = Instant::now();
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(door.raw(&get("/", &door.host(), &[])).status, 403);
    door.thread.take().unwrap().join().unwrap();
    assert!(
        asked.elapsed() < Duration::from_secs(6),
        "{:?}",
        asked.elapsed()
    );
}

#[test]
fn quit_ends_them() {
    let mut door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    let answer = door.post("/quit", &cookie, &[], &format!("mark={mark}"));
    assert_eq!(answer.status, 200);
    door.thread.take().unwrap().join().unwrap();
    // The home can be opened anew.
    let again = site(door.home.path(), Duration::from_secs(1))
        .open()
        .unwrap();
    assert!(matches!(again, OpenedPages::Here(_)));
}

#[test]
fn a_second_start_shows_the_first() {
    let door = Door::open();
    let second = site(door.home.path(), Duration::from_secs(1))
        .open()
        .unwrap();
    let OpenedPages::There { address } = second else {
        panic!("it opened a second time");
    };
    let host = door.host();
    assert!(address.starts_with(&format!("http://{host}/enter/")));
    assert_ne!(address, door.address);
    let entry = address.strip_prefix(&format!("http://{host}")).unwrap();
    assert_eq!(door.raw(&get(entry, &host, &[])).status, 303);
    // Whoever cannot read the home gets none.
    let key = ("X-Datawrit-Key", "0000");
    let stranger = door.post("/address", "", &[key], "");
    assert_eq!(stranger.status, 403);
}

#[cfg(unix)]
#[test]
fn what_a_second_start_reads_is_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let door = Door::open();
    for name in ["open.json", "open.lock"] {
        let file = std::fs::metadata(door.home.path().join(name)).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(home: &std::path::Path, ssh: Option<&str>) -> (Started, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_datawrit"));
    command
        .args(["open", "--print", "--home"])
        .arg(home)
        .env_remove("SSH_CONNECTION")
        .env("LC_ALL", "C")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(ssh) = ssh {
        command.env("SSH_CONNECTION", ssh);
    }
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (Started(child), line.trim().to_owned())
}

#[test]
fn the_program_prints_its_address_and_the_tunnel_to_it() {
    let home = tempfile::tempdir().unwrap();
    let (mut first, address) = start(home.path(), Some("192.0.2.7 50000 192.0.2.1 22"));
    let port: u16 = address
        .strip_prefix("http://127.0.0.1:")
        .and_then(|rest| rest.split('/').next())
        .unwrap()
        .parse()
        .unwrap();
    let path = &address[format!("http://127.0.0.1:{port}").len()..];
    let at = ([127, 0, 0, 1], port).into();
    let entered = answer(at, &get(path, &format!("127.0.0.1:{port}"), &[]));
    assert_eq!(entered.status, 303);

    let (mut second, other) = start(home.path(), None);
    assert!(
        other.starts_with(&format!("http://127.0.0.1:{port}/enter/")),
        "{other}"
    );
    assert!(second.0.wait().unwrap().success());

    first.0.kill().unwrap();
    let mut said = String::new();
    first
        .0
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    let tunnel = format!("ssh -L {port}:127.0.0.1:{port} 192.0.2.1");
    assert!(said.contains(&tunnel), "{said}");

    // The lock went with it.
    let (_third, address) = start(home.path(), None);
    assert!(!address.contains(&format!(":{port}/")), "{address}");
}

/// No flag lets it listen anywhere else.
#[test]
fn there_is_no_flag_for_another_address() {
    let help = Command::new(env!("CARGO_BIN_EXE_datawrit"))
        .args(["open", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for word in [
        "--host",
        "--bind",
        "--listen",
        "--address",
        "--port",
        "--ssh",
    ] {
        assert!(!help.contains(word), "{help}");
    }
    for flag in ["--host", "--bind", "--listen", "--address"] {
        let refused = Command::new(env!("CARGO_BIN_EXE_datawrit"))
            .args(["open", flag, "0.0.0.0"])
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(2), "{flag}");
    }
}

/// Another program that holds the cases is named, and the page can be loaded again.
#[test]
#[ignore = "waits as long as the program does for cases that are held: 20 s"]
fn cases_that_another_program_holds_are_said_to_be_so() {
    let door = Door::open();
    let cookie = door.enter();
    let written = Command::new(env!("CARGO_BIN_EXE_datawrit"))
        .args([
            "write",
            "access",
            "Lidl",
            "--today",
            "2026-11-01",
            "--yes",
            "--home",
        ])
        .arg(door.home.path())
        .args(["--name", "Ada Example", "--email", "ada@example.org"])
        .args([
            "--address",
            "Ring 1; 1010 Wien; Austria",
            "--no-address",
            "--format",
            "txt",
        ])
        .arg("--output")
        .arg(door.home.path())
        .output()
        .unwrap();
    assert!(written.status.success(), "{written:?}");
    let held = rusqlite::Connection::open(door.home.path().join("tracker.db")).unwrap();
    held.execute_batch("pragma locking_mode = exclusive; begin exclusive; create table held (a)")
        .unwrap();
    let page = door.get("/", &cookie);
    assert_eq!(page.status, 503, "{}", page.body);
    assert!(
        page.body.contains("Another program is using these cases"),
        "{}",
        page.body
    );
    drop(held);
    assert_eq!(door.get("/", &cookie).status, 200);
}
