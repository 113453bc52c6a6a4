//! Mails that mean ill: names of files, archives, links.

use std::io::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use datawrit::office::inbox::holds;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    house::{House, PERSON},
    intake::{case, take},
};

/// A reply with files, each by what its head says of its name.
fn with_files(reference: &str, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut mail = format!(
        "Date: Tue, 15 Sep 2026 10:00:00 +0200\r\nFrom: privacy@quarrybooks.example\r\nTo: {PERSON}\r\n\
         Subject: Re: {reference}\r\nMessage-ID: <h1@quarrybooks.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nYour data are attached.\r\n"
    );
    for (name, bytes) in files {
        mail += &format!(
            "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; {name}\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            STANDARD.encode(bytes)
        );
    }
    (mail + "--b--\r\n").into_bytes()
}

#[test]
fn the_name_of_a_file_is_only_a_name() {
    let long = "a".repeat(5_000);
    let names = [
        ("filename=\"../../../etc/passwd\"", "passwd"),
        ("filename=\"..\\\\..\\\\boot.ini\"", "boot.ini"),
        ("filename=\"/\"", "attachment.bin"),
        ("filename=\"..\"", "attachment.bin"),
        ("filename=\"C:evil.exe\"", "C_evil.exe"),
        ("filename=\"CON\"", "_CON"),
        ("filename=\"nul.pdf\"", "_nul.pdf"),
        ("filename=\"Com1.tar.gz\"", "_Com1.tar.gz"),
        ("filename=\"lpt9 .txt\"", "_lpt9 .txt"),
        ("filename=\"console.pdf\"", "console.pdf"),
        // An escape of the terminal, and a sign that would show `fdp.exe` as `exe.pdf`.
        ("filename*=utf-8''a%1b%5b31mb%00c.pdf", "a[31mbc.pdf"),
        ("filename*=utf-8''bill%e2%80%aefdp.exe", "billfdp.exe"),
    ];
    let mut files: Vec<_> = names
        .iter()
        .map(|(name, _)| ((*name).to_owned(), b"x".to_vec()))
        .collect();
    files.push((format!("filename=\"{long}.pdf\""), b"x".to_vec()));
    let house = House::new();
    let (case, _) = case(&house);
    let taken = take(&house, &with_files(&case, &files));
    let told: Vec<&str> = taken
        .item
        .files
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    let (long, told) = told.split_last().unwrap();
    let wanted: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
    assert_eq!(told, wanted);
    assert!(long.chars().count() <= 120, "{long}");
    assert!(long.starts_with("aaa") && long.ends_with(".pdf"), "{long}");
}

/// What would unpack to much more than it is, or hides its names among a million, is listed by its first names and nothing else.
#[test]
fn an_archive_is_listed_and_never_unpacked() {
    let mut bomb = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    bomb.start_file("../bomb\u{1b}[2J.txt", deflated).unwrap();
    for _ in 0..32 {
        bomb.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let house = House::new();
    let (case, _) = case(&house);
    let size = bomb.len();
    let mail = with_files(&case, &[("filename=data.zip".to_owned(), bomb)]);
    let taken = take(&house, &mail);
    let file = &taken.item.files[0];
    assert_eq!((file.bytes, file.holds.len()), (size, 1));
    assert!(file.holds[0].starts_with("../bomb"), "{:?}", file.holds);
    assert!(!file.holds[0].contains('\u{1b}'), "{:?}", file.holds);
}

/// A directory of names and nothing else: so many entries, and behind them what is none.
fn directory(entries: usize, behind: &[u8]) -> Vec<u8> {
    let mut archive = b"PK\x03\x04".to_vec();
    archive.resize(64, 0);
    let start = archive.len();
    let mut entry = b"PK\x01\x02".to_vec();
    entry.resize(46, 0);
    entry[28] = 5;
    entry.extend(b"a.txt");
    for _ in 0..entries {
        archive.extend(&entry);
    }
    archive.extend(behind);
    let length = archive.len() - start;
    archive.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff");
    archive.extend(u32::try_from(length).unwrap().to_le_bytes());
    archive.extend(u32::try_from(start).unwrap().to_le_bytes());
    archive.extend([0, 0]);
    archive
}

#[test]
fn of_a_directory_of_a_million_names_no_more_is_read_than_is_told() {
    assert_eq!(holds(&directory(1_000_000, b"")).len(), 100);
    // Whoever reads it all finds that it is broken.
    assert_eq!(holds(&directory(65_535, &[0xff; 64])), vec!["a.txt"; 100]);
    assert_eq!(holds(&directory(2, &[0xff; 64])), ["a.txt", "a.txt"]);
    for broken in [&b"PK\x03\x04"[..], b"PK\x05\x06", &directory(0, b"")] {
        assert_eq!(holds(broken), Vec::<String>::new());
    }
    let mut cut = directory(1, b"");
    cut.truncate(cut.len() - 30);
    assert_eq!(holds(&cut), Vec::<String>::new());
}

#[test]
fn where_the_words_of_a_link_name_another_place_the_place_is_shown() {
    let house = House::new();
    let (case, _) = case(&house);
    let mail = format!(
        "Date: Tue, 15 Sep 2026 10:00:00 +0200\r\nFrom: privacy@quarrybooks.example\r\nTo: {PERSON}\r\n\
         Subject: Re: {case}\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>Please confirm your request: <a href=\"https://thief.example/x?id=1\">https://quarrybooks.example/confirm</a>,\r\n\
         <a href=\"https://www.quarrybooks.example/a\">quarrybooks.example</a>,\r\n\
         <a href=\"https://quarrybooks.example@thief.example/b\">our page</a>,\r\n\
         <a href=\"https://quarrybooks.example.thief.example/c\">www.quarrybooks.example</a></p>\r\n"
    );
    let taken = take(&house, mail.as_bytes());
    let told: Vec<(&str, bool)> = taken
        .item
        .links
        .iter()
        .map(|link| (link.target.as_str(), link.misleads))
        .collect();
    assert_eq!(
        told,
        [
            ("https://thief.example/x?id=1", true),
            ("https://www.quarrybooks.example/a", false),
            ("https://quarrybooks.example@thief.example/b", false),
            ("https://quarrybooks.example.thief.example/c", true),
            // What the words of the first say is a link of its own, to where it says.
            ("https://quarrybooks.example/confirm", false),
        ]
    );
}
