//! The page, read by poppler and qpdf. They are no part of Rust: `.ci/run`
//! installs them and runs these tests.

use std::{fs, process::Command};

use datawrit::{
    delivery::page::{Layouts, PageError, Press, Setting},
    letter::{Block, Letter},
};

use super::letter;

/// The file of a letter in one of the layouts.
fn print(letter: &Letter, layout: &str) -> Result<Vec<u8>, PageError> {
    let layouts = Layouts::open(None).unwrap();
    let press = Press::new(Vec::new()).unwrap();
    press.print(letter, &Setting::new(layouts.get(layout).unwrap()))
}

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

/// Every word of the letter's head, in no order: where its parts stand differs by layout.
fn head(letter: &Letter) -> Vec<String> {
    let mut lines = letter.sender.clone();
    lines.extend(letter.sender_email.clone());
    lines.extend(letter.recipient.clone());
    lines.extend([letter.reference_line.clone(), letter.date_line.clone()]);
    let mut words: Vec<String> = words(&plain(&lines.join(" ")))
        .into_iter()
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}

/// Every word of the letter from the subject on, in the order in which it is read.
fn written(letter: &Letter) -> String {
    let mut text = letter.subject.clone();
    for block in &letter.body {
        match block {
            Block::Paragraph(paragraph) => text.push_str(&format!(" {paragraph}")),
            Block::Item { label, text: item } => text.push_str(&format!(" {label} {item}")),
        }
    }
    text.push_str(&format!(" {} {}", letter.closing, letter.signature));
    plain(&text)
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// What `pdftotext` finds of the letter, without the head and the foot of its pages and the return
/// line, which are no part of its words.
fn read(pdf: &[u8], letter: &Letter) -> String {
    let read = said_by("pdftotext", &["-enc", "UTF-8"], pdf, &["-"]);
    let label = letter.page_label.split("{page}").next().unwrap().trim();
    let mut on_first_page = true;
    let mut kept = Vec::new();
    for line in plain(&read).split('\n') {
        on_first_page &= !line.starts_with('\u{c}');
        let line = line.trim_start_matches('\u{c}');
        let is_reference = line == plain(&letter.reference_line);
        if !(line.contains(label) || line.contains(" · ") || (is_reference && !on_first_page)) {
            kept.push(line.to_owned());
        }
    }
    // A word that was parted ends its line in a soft hyphen (ISO 32000-1, 14.8.2.2.3).
    kept.join(" ").replace("\u{ad} ", "")
}

#[test]
#[ignore = "needs pdftotext; .ci/run runs it"]
fn the_page_gives_its_text_back_word_for_word() {
    let layouts = Layouts::open(None).unwrap();
    for language in ["en", "de", "fr"] {
        let (letter, _) = letter(
            language,
            "I moved.\n\nMy new address is secret, x - y, 18(1)(d).",
        );
        for layout in layouts.all() {
            let pdf = print(&letter, &layout.id).unwrap();
            let text = read(&pdf, &letter);
            let (read, expected) = (words(&text), written(&letter));
            let expected = words(&expected);
            let count = read.len().saturating_sub(expected.len());
            let (above, read) = read.split_at(count);
            let mut above: Vec<String> = above.iter().map(|word| (*word).to_owned()).collect();
            above.sort();
            assert_eq!(above, head(&letter), "{language} {}", layout.id);
            // A thousand words on each side help nobody: the first that differs does.
            let differs = read
                .iter()
                .zip(&expected)
                .position(|(read, expected)| read != expected);
            let some = |words: &[&str]| {
                let from = differs.unwrap_or(words.len()).saturating_sub(3);
                let some = words.iter().skip(from).take(8);
                some.map(|word| (*word).to_owned()).collect::<Vec<_>>()
            };
            assert_eq!(some(read), some(&expected), "{language} {}", layout.id);
        }
    }
}

#[test]
#[ignore = "needs qpdf; .ci/run runs it"]
fn the_file_is_sound_for_qpdf() {
    let (letter, _) = letter("fr", "pourquoi");
    let pdf = print(&letter, "plain").unwrap();
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
    let pdf = print(&letter, "plain").unwrap();
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
    assert_eq!(entry("Page size:"), "595.276 x 841.89 pts (A4)");
    let letter_size = print(&letter, "us-10").unwrap();
    assert!(said_by("pdfinfo", &[], &letter_size, &[]).contains("612 x 792 pts (letter)"));
}

#[test]
fn the_same_letter_is_the_same_file_and_small() {
    let (letter, _) = letter("de", "warum");
    let first = print(&letter, "plain").unwrap();
    assert_eq!(first, print(&letter, "plain").unwrap());
    assert!(first.len() < 40_000, "{}", first.len());
    let language = lopdf::Document::load_mem(&first).unwrap();
    let catalogue = language.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"de");
}
