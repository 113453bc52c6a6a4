//! The page, read by poppler and qpdf. They are no part of Rust: `.ci/run`
//! installs them and runs these tests.

use std::{fs, process::Command};

use datawrit::{
    delivery::page::{self, Paper},
    letter::{Block, Letter},
};

use super::letter;

/// What a program says of a PDF file.
fn said_by(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    fs::write(&file, pdf).unwrap();
    let output = Command::new(program)
        .args(before)
        .arg(&file)
        .args(after)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Every word of the letter in the order in which it is read.
fn written(letter: &Letter) -> String {
    let mut text = letter.sender.join(" ");
    for part in letter.sender_email.iter().chain(&letter.recipient) {
        text.push_str(&format!(" {part}"));
    }
    text.push_str(&format!(
        " {} {} {}",
        letter.date_line, letter.reference_line, letter.subject
    ));
    for block in &letter.body {
        match block {
            Block::Paragraph(paragraph) => text.push_str(&format!(" {paragraph}")),
            Block::Item { label, text: item } => text.push_str(&format!(" {label} {item}")),
        }
    }
    text.push_str(&format!(" {} {}", letter.closing, letter.signature));
    text
}

#[test]
#[ignore = "needs pdftotext; .ci/run runs it"]
fn the_page_gives_its_text_back_word_for_word() {
    for language in ["en", "de", "fr"] {
        let (letter, _) = letter(
            language,
            "I moved.\n\nMy new address is secret, x - y, 18(1)(d).",
        );
        for paper in [Paper::A4, Paper::UsLetter] {
            let pdf = page::render(&letter, paper).unwrap();
            let read = said_by("pdftotext", &["-enc", "UTF-8"], &pdf, &["-"]);
            // The foot of each page is no part of the letter's words.
            let foot = |line: &&str| {
                let label = letter.page_label.split("{page}").next().unwrap().trim();
                !line.contains(label) && *line != letter.reference_line.replace('\u{a0}', " ")
            };
            let read: Vec<&str> = read.lines().filter(foot).collect();
            let expected = written(&letter)
                .replacen(&letter.reference_line, "", 1)
                .replace('\u{a0}', " ");
            let read = read.join(" ").replace(['\u{c}', '\u{a0}'], " ");
            let (read, expected) = (words(&read), words(&expected));
            // A thousand words on each side help nobody: the first that differs does.
            let differs = read
                .iter()
                .zip(&expected)
                .position(|(read, expected)| read != expected);
            let from = differs
                .unwrap_or(read.len().min(expected.len()))
                .saturating_sub(3);
            let some = |words: &[&str]| {
                words
                    .iter()
                    .skip(from)
                    .take(8)
                    .map(|word| (*word).to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(some(&read), some(&expected), "{language} {paper:?}");
            assert_eq!(read.len(), expected.len(), "{language} {paper:?}");
        }
    }
}

#[test]
#[ignore = "needs qpdf; .ci/run runs it"]
fn the_file_is_sound_for_qpdf() {
    let (letter, _) = letter("fr", "pourquoi");
    let pdf = page::render(&letter, Paper::A4).unwrap();
    let said = said_by("qpdf", &["--check"], &pdf, &[]);
    assert!(
        said.contains("No syntax or stream encoding errors found"),
        "{said}"
    );
}

#[test]
#[ignore = "needs pdffonts and pdfinfo; .ci/run runs it"]
fn the_file_has_its_title_its_fonts_and_its_paper() {
    let (letter, _) = letter("de", "warum");
    let pdf = page::render(&letter, Paper::A4).unwrap();
    let fonts = said_by("pdffonts", &[], &pdf, &[]);
    let rows: Vec<_> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "{fonts}");
    for row in rows {
        // Embedded, subset, with a map to Unicode.
        assert_eq!(row.matches("yes").count(), 3, "{fonts}");
    }
    let info = said_by("pdfinfo", &[], &pdf, &[]);
    let entry = |key: &str| {
        info.lines()
            .find_map(|line| line.strip_prefix(key))
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert_eq!(
        entry("Title:").replace('\u{a0}', " "),
        letter.subject.replace('\u{a0}', " ")
    );
    assert_eq!(entry("Producer:"), "datawrit");
    assert_eq!(entry("Page size:"), "595.28 x 841.89 pts (A4)");
    let letter_size = page::render(&letter, Paper::UsLetter).unwrap();
    assert!(said_by("pdfinfo", &[], &letter_size, &[]).contains("612 x 792 pts (letter)"));
}

#[test]
fn paper_follows_the_country() {
    let paper = |code: &str| Paper::of(Some(&code.parse().unwrap()));
    assert_eq!(paper("US-CA"), Paper::UsLetter);
    assert_eq!(paper("CA"), Paper::UsLetter);
    assert_eq!(paper("DE"), Paper::A4);
    assert_eq!(Paper::of(None), Paper::A4);
}

#[test]
fn the_same_letter_is_the_same_file_and_small() {
    let (letter, _) = letter("de", "warum");
    let first = page::render(&letter, Paper::A4).unwrap();
    assert_eq!(first, page::render(&letter, Paper::A4).unwrap());
    assert!(first.len() < 40_000, "{}", first.len());
    let language = lopdf::Document::load_mem(&first).unwrap();
    let catalogue = language.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"de");
}
