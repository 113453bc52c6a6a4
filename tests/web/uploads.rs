//! Files that are handed over: bounded, and for their owner alone.

use std::{
    fs,
    io::{ErrorKind, Write},
    net::TcpStream,
};

use crate::door::{BOUNDARY, Door, read};

fn head(door: &Door, cookie: &str, length: &str) -> String {
    head_of(door, "/came", cookie, length)
}

fn head_of(door: &Door, path: &str, cookie: &str, length: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nOrigin: http://{}\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n{length}\r\n\r\n",
        door.host(),
        door.host()
    )
}

fn begin(mark: &str) -> String {
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"mark\"\r\n\r\n{mark}\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"mail\"; filename=\"a.eml\"\r\n\r\n"
    )
}

/// The most memory that this process has had, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes: u64 = line
        .unwrap()
        .split_whitespace()
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    kilobytes * 1024
}

/// A gigabyte is refused: by its length before a byte of it is read, and in pieces when the bound is reached.
#[cfg(target_os = "linux")]
#[test]
fn a_gigabyte_is_refused_and_fills_neither_memory_nor_disk() {
    // A backup may be larger than a mail.
    for (path, most) in [("/came", 128 << 20), ("/data/restore", 384 << 20)] {
        a_gigabyte_to(path, most);
    }
}

fn a_gigabyte_to(path: &str, most: usize) {
    let door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    let before = peak();

    let mut stream = TcpStream::connect(door.at[0]).unwrap();
    let told = head_of(&door, path, &cookie, "Content-Length: 1073741824");
    stream.write_all(told.as_bytes()).unwrap();
    assert_eq!(read(stream).status, 413);

    let mut stream = TcpStream::connect(door.at[0]).unwrap();
    let pieces = head_of(&door, path, &cookie, "Transfer-Encoding: chunked");
    stream.write_all(pieces.as_bytes()).unwrap();
    let beginning = begin(&mark);
    write!(stream, "{:x}\r\n{beginning}\r\n", beginning.len()).unwrap();
    let piece = vec![b'a'; 1 << 20];
    let mut written = 0;
    for _ in 0..1024 {
        let sent = write!(stream, "{:x}\r\n", piece.len())
            .and_then(|()| stream.write_all(&piece))
            .and_then(|()| stream.write_all(b"\r\n"));
        match sent {
            Ok(()) => written += piece.len(),
            // It has answered, and does not listen any more.
            Err(error) => {
                assert!(
                    [ErrorKind::BrokenPipe, ErrorKind::ConnectionReset].contains(&error.kind()),
                    "{error}"
                );
                break;
            }
        }
    }
    assert!(written < most, "{path}: {written} bytes were taken");
    // Other tests print and draw meanwhile; a gigabyte is more than all of them take.
    let grown = peak().saturating_sub(before);
    assert!(grown < 384 << 20, "{grown} bytes");
    let left = fs::read_dir(door.home.path()).unwrap();
    for entry in left {
        let entry = entry.unwrap();
        let name = entry.file_name();
        assert!(!name.to_string_lossy().starts_with("upload"), "{name:?}");
    }
    // And the pages are still there.
    assert_eq!(door.get("/", &cookie).status, 200);
}

#[test]
fn a_file_without_the_mark_before_it_is_not_looked_at() {
    let door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    for wrong in ["", "0", &mark[1..]] {
        let body =
            begin(wrong) + "From: a@example.org\r\n\r\nhi" + &format!("\r\n--{BOUNDARY}--\r\n");
        let head = head(&door, &cookie, &format!("Content-Length: {}", body.len()));
        let answer = door.raw((head + &body).as_bytes());
        assert_eq!(answer.status, 403);
    }
    let names: Vec<_> = fs::read_dir(door.home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        names
            .iter()
            .all(|name| name.to_string_lossy().starts_with("open.")),
        "{names:?}"
    );
}

#[test]
fn a_form_is_bounded_too() {
    let door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    let body = format!("mark={mark}&name={}", "a".repeat(2 << 20));
    assert_eq!(door.post("/me", &cookie, &[], &body).status, 413);
}

/// A file lies in the home while it is read, and nobody else can read it.
#[cfg(unix)]
#[test]
fn a_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    let mut stream = TcpStream::connect(door.at[0]).unwrap();
    let pieces = head(&door, &cookie, "Transfer-Encoding: chunked");
    stream.write_all(pieces.as_bytes()).unwrap();
    let beginning = begin(&mark) + &"From: a@example.org\r\n".repeat(4096);
    write!(stream, "{:x}\r\n{beginning}\r\n", beginning.len()).unwrap();
    stream.flush().unwrap();
    let file = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        fs::read_dir(door.home.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.to_string_lossy().contains("upload-"))
    });
    let file = file.expect("the file lies in the home");
    let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    drop(stream);
    let gone = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        !file.exists()
    });
    assert!(gone, "what was broken off is left");
}
