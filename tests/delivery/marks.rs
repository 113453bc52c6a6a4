//! Letters that are a letter and marks, as in names of German registers: a page gives them back.

use std::{fs, process::Command};

use datawrit::delivery::{
    page::{Layouts, Press, Setting, Typeface},
    preview,
};

use super::letter;

/// Each sequence of the fixture as a word of its own, at its start, within and at its end.
fn words() -> Vec<String> {
    let sequences = include_str!("../fixtures/din-91379.tsv").lines();
    let sequences = sequences.filter(|line| !line.starts_with('#'));
    let words = sequences.flat_map(|line| {
        let (codes, letters) = line.split_once('\t').unwrap();
        let read: String = codes
            .split(' ')
            .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
            .collect();
        assert_eq!(read, letters);
        [
            format!("{letters}ia"),
            format!("a{letters}ib,"),
            format!("Ma{letters}"),
        ]
    });
    words.collect()
}

fn printed(words: &[String], typeface: Typeface) -> Vec<u8> {
    let layouts = Layouts::open(None).unwrap();
    let setting = Setting {
        typeface,
        justified: true,
        ..Setting::new(layouts.get("din-5008-b").unwrap())
    };
    let press = Press::new(Vec::new()).unwrap();
    let (letter, _) = letter("de", &words.join(" "));
    press.print(&letter, &setting).unwrap()
}

/// What a page says in `ActualText`, piece by piece.
fn said(file: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(file).unwrap();
    let mut said = Vec::new();
    for page in file.page_iter() {
        let content = file.get_page_content(page);
        for operation in lopdf::content::Content::decode(&content)
            .unwrap()
            .operations
        {
            if operation.operator != "BDC" {
                continue;
            }
            let Some(Ok(properties)) = operation.operands.get(1).map(lopdf::Object::as_dict) else {
                continue;
            };
            if let Ok(text) = properties.get(b"ActualText") {
                let bytes = text.as_str().unwrap();
                let units = bytes[2..].chunks_exact(2);
                let units = units.map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
                said.push(String::from_utf16(&units.collect::<Vec<_>>()).unwrap());
            }
        }
    }
    said
}

#[test]
fn a_word_with_a_letter_and_marks_is_said_as_one_word() {
    let words = words();
    assert!(words.len() > 400, "{}", words.len());
    for typeface in [Typeface::Serif, Typeface::Sans] {
        let file = printed(&words, typeface);
        // What is drawn otherwise, its mark beside it, is said as a whole; what the font has as one
        // glyph, as any letter.
        let said = said(&file);
        assert!(said.len() > 100, "{}", said.len());
        for piece in &said {
            let word = piece.trim_end().to_owned();
            assert!(words.contains(&word), "{piece} is a part of a word");
        }
        let pages = preview::pages(&file).unwrap();
        let lines: Vec<String> = pages.into_iter().flat_map(|page| page.lines).collect();
        let read = lines.join(" ");
        let read: Vec<&str> = read.split_whitespace().collect();
        for word in &words {
            assert!(read.contains(&word.as_str()), "{word} {typeface:?}");
        }
    }
}

#[test]
#[ignore = "needs pdftotext of poppler"]
fn poppler_reads_a_word_with_a_letter_and_marks_as_one() {
    let words = words();
    for typeface in [Typeface::Serif, Typeface::Sans] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.pdf");
        fs::write(&path, printed(&words, typeface)).unwrap();
        for mode in ["-raw", "-layout", "-nopgbrk"] {
            let output = Command::new("pdftotext")
                .args([mode, "-enc", "UTF-8"])
                .arg(&path)
                .arg("-")
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let read: Vec<&str> = text.split_whitespace().collect();
            let lost: Vec<&String> = words
                .iter()
                .filter(|word| !read.contains(&word.as_str()))
                .collect();
            assert!(lost.is_empty(), "{mode} {typeface:?}: {lost:?}");
        }
    }
}
