//! Are mails found in files as mail programs keep them, each to the byte, and with no more than is theirs?

use std::{fs, path::Path};

use datawrit::reply::source::{self, Raw, SourceFault};

/// What a file or a folder yields: the bytes of each mail, or why there is none.
fn found(path: &Path) -> Vec<Result<Vec<u8>, String>> {
    source::mails(path)
        .map(|mail| {
            mail.map(|mail| mail.bytes)
                .map_err(|fault| fault.to_string())
        })
        .collect()
}

/// The mails of a file with these bytes.
fn of(name: &str, bytes: &[u8]) -> Vec<Result<Vec<u8>, String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let place = format!("{}/", folder.path().display());
    let plain = |fault: String| fault.replace(&place, "");
    let found = found(&path).into_iter();
    found.map(|one| one.map_err(plain)).collect()
}

const FROM: &str = "From shop@example.org Mon Nov 23 10:00:00 2026\n";

fn ok(mails: &[&[u8]]) -> Vec<Result<Vec<u8>, String>> {
    mails.iter().map(|mail| Ok(mail.to_vec())).collect()
}

#[test]
fn a_file_with_one_mail_is_that_mail_to_the_byte() {
    for mail in [
        &b"Subject: a\r\n\r\nb\r\n\r\n\r\n"[..],
        b"Subject: a\n\nFrom here on nothing is quoted.\n\nFrom b@c.example Mon Nov 23 10:00:00 2026\n",
        b"Subject: \xFF\x00\n\n\x00",
        b"From: a@b.example\n",
    ] {
        assert_eq!(of("one.eml", mail), ok(&[mail]));
    }
    assert_eq!(of("empty.eml", b""), []);
}

#[test]
fn an_mbox_is_parted_at_its_own_lines_and_nowhere_else() {
    // Not after a line that is not blank, and not at a sentence that begins so.
    let first = "Subject: a\n\nFrom all of us:\nFrom b@c.example Mon Nov 23 10:00:00 2026\n\n\
        From Monday on we are closed.\n";
    let second = "Subject: b\n\n>From the start\n>>From\n";
    let whole = format!("{FROM}{first}\n{FROM}{second}\n");
    let mails = of("box", whole.as_bytes());
    assert_eq!(mails, ok(&[first.as_bytes(), second.as_bytes()]));
    // The blank line between is the mbox's, also with the line ends of Windows, and missing at the end.
    let windows = whole.replace('\n', "\r\n");
    let mails = of("box.mbox", windows.trim_end().as_bytes());
    let expected = [first, second.trim_end()].map(|mail| mail.replace('\n', "\r\n"));
    assert_eq!(mails, ok(&[expected[0].as_bytes(), expected[1].as_bytes()]));
}

#[test]
fn an_mbox_is_unquoted_for_reading_and_kept_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("box");
    let mail = "Subject: a\n\n>From the start\n>>From before\n> From a quote\n>Fromage\n";
    fs::write(&path, format!("{FROM}{mail}\n")).unwrap();
    let raw = source::mails(&path).next().unwrap().unwrap();
    assert_eq!(raw.bytes, mail.as_bytes());
    assert_eq!(
        raw.unquoted(),
        b"Subject: a\n\nFrom the start\n>From before\n> From a quote\n>Fromage\n".as_slice()
    );
    assert_eq!(raw.place, format!("{}:1", path.display()));
    // A mail by itself has nothing quoted in this way.
    let whole = Raw::whole(mail.as_bytes().to_vec());
    assert_eq!(whole.unquoted(), mail.as_bytes());
}

#[test]
fn the_place_of_a_mail_is_the_line_on_which_it_begins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("box");
    fs::write(
        &path,
        format!("{FROM}Subject: a\n\n1\n\n{FROM}Subject: b\n\n2\n"),
    )
    .unwrap();
    let places: Vec<String> = source::mails(&path)
        .map(|mail| mail.unwrap().place)
        .collect();
    let place = |line: u32| format!("{}:{line}", path.display());
    assert_eq!(places, [place(1), place(6)]);
}

#[test]
fn apples_emlx_is_the_mail_within_it() {
    let mail = "Subject: a\n\nb\n";
    let emlx = format!("{}     \n{mail}<?xml version=\"1.0\"?><plist/>", mail.len());
    assert_eq!(of("1.emlx", emlx.as_bytes()), ok(&[mail.as_bytes()]));
}

#[test]
fn outlooks_msg_is_refused_with_the_way_out() {
    let msg = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(
        of("answer.msg", &msg),
        [Err(
            "answer.msg is a mail as Outlook keeps it (.msg), which cannot be read: save it as .eml in Outlook"
                .to_owned()
        )]
    );
}

#[test]
fn a_maildir_is_read_with_its_folders_and_without_what_is_on_its_way() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for one in ["", ".Answers/", ".Answers/.Old/", "letters/"] {
        for part in ["new", "cur", "tmp"] {
            fs::create_dir_all(root.join(format!("{one}{part}"))).unwrap();
        }
    }
    for (path, mail) in [
        ("cur/2.b.host:2,S", "Subject: 2\n\n"),
        ("new/1.a.host", "Subject: 1\n\n"),
        ("new/.hidden", "Subject: hidden\n\n"),
        ("tmp/3.c.host", "Subject: half\n\n"),
        (".Answers/cur/4.d.host:2,", "Subject: 4\n\n"),
        ("letters/cur/5.e.host:2,", "Subject: another mailbox\n\n"),
        ("notes.eml", "Subject: not of the Maildir\n\n"),
    ] {
        fs::write(root.join(path), mail).unwrap();
    }
    let mut mails: Vec<String> = found(root)
        .into_iter()
        .map(|mail| String::from_utf8(mail.unwrap()).unwrap())
        .collect();
    mails.sort();
    assert_eq!(
        mails,
        ["Subject: 1\n\n", "Subject: 2\n\n", "Subject: 4\n\n"]
    );
}

#[test]
fn of_another_folder_the_mails_in_it_are_read_in_the_order_of_their_names() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("b.EML", "Subject: b\n\n"),
        ("a.eml", "Subject: a\n\n"),
        ("c.mbox", &format!("{FROM}Subject: c\n\n")),
        ("read-me.txt", "Subject: no\n\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    assert_eq!(
        found(folder.path()),
        ok(&[b"Subject: a\n\n", b"Subject: b\n\n", b"Subject: c\n"])
    );
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("photo.jpg"), "x").unwrap();
    assert_eq!(
        found(other.path()),
        [Err(format!(
            "{} is neither a mail, nor an mbox, nor a Maildir",
            other.path().display()
        ))]
    );
    let missing = other.path().join("nothing.eml");
    assert!(matches!(
        source::mails(&missing).next(),
        Some(Err(SourceFault::Unreadable { .. }))
    ));
}

/// One that is too large is passed over and named, and those around it are read.
#[test]
fn a_mail_that_is_too_large_costs_itself_alone() {
    let small = "Subject: a\n\nb\n";
    let mut large = b"Subject: large\n\n".to_vec();
    large.resize(50_000_001, b'x');
    let mut whole = format!("{FROM}{small}\n{FROM}").into_bytes();
    whole.extend_from_slice(&large);
    whole.extend_from_slice(format!("\n\n{FROM}{small}\n").as_bytes());
    let mails = of("box", &whole);
    assert_eq!(
        mails,
        [
            Ok(small.as_bytes().to_vec()),
            Err("box:6: the mail has more than 50,000,000 bytes and is passed over".to_owned()),
            Ok(small.as_bytes().to_vec())
        ]
    );
    assert_eq!(
        of("large.eml", &large),
        [Err(
            "large.eml: the mail has more than 50,000,000 bytes and is passed over".to_owned()
        )]
    );
}

#[test]
fn a_stream_is_one_mail_or_an_mbox() {
    let bytes = |input: &'static [u8]| -> Vec<Vec<u8>> {
        let mails = source::stream(input, "stdin");
        mails.map(|mail| mail.unwrap().bytes).collect()
    };
    assert_eq!(bytes(b"Subject: a\n\nb\n"), [b"Subject: a\n\nb\n"]);
    assert_eq!(
        bytes(b"From a@b.example Mon Nov 23 10:00:00 2026\nSubject: a\n\nb\n\nFrom a@b.example Mon Nov 23 10:00:00 2026\nSubject: c\n\n"),
        [&b"Subject: a\n\nb\n"[..], b"Subject: c\n"]
    );
    assert_eq!(bytes(b""), [] as [Vec<u8>; 0]);
}
