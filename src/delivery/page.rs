//! How does a finished letter look on paper?
//!
//! `font` turns words into glyphs, `line` breaks them into lines, `layout` puts the lines on
//! pages, and `document` writes the pages as a PDF file. Only `document` knows PDF, so that
//! another writer could take its place.

mod document;
mod font;
mod layout;
mod line;

use crate::{law::Place, letter::Letter};

/// The paper a letter is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216: 210 x 297 mm.
    A4,
    /// 8.5 x 11 in.
    UsLetter,
}

impl Paper {
    /// The paper that is used at home: US Letter in North America, and where its
    /// paper is used; A4 everywhere else.
    pub fn of(home: Option<&Place>) -> Paper {
        // The territories that CLDR lists with the paper size US-Letter.
        const US_LETTER: [&str; 14] = [
            "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
        ];
        match home {
            Some(place) if US_LETTER.contains(&place.country().code()) => Paper::UsLetter,
            _ => Paper::A4,
        }
    }

    /// Width and height in points (1/72 in).
    fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::UsLetter => (612.0, 792.0),
        }
    }
}

/// Why a letter could not be set on paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The letter's font covers Latin, Greek and Cyrillic; a box or a hole in a letter that goes
    /// to a court one day is worse than no letter.
    #[error(
        "the {place} holds {character:?} (U+{:04X}), which the letter's font cannot show",
        u32::from(*character)
    )]
    MissingGlyph {
        character: char,
        /// The part of the letter: `subject`, `body`.
        place: &'static str,
    },
    /// The font or the PDF library failed; the letter is not at fault.
    #[error("the PDF file could not be written: {0}")]
    Writer(String),
}

/// Sets `letter` on `paper` and returns the PDF file.
///
/// The same letter on the same paper gives the same bytes, in every process.
///
/// # Errors
///
/// [`PageError::MissingGlyph`] for the first character that the font cannot show, and
/// [`PageError::Writer`] when the file cannot be put together.
pub fn render(letter: &Letter, paper: Paper) -> Result<Vec<u8>, PageError> {
    let pages = layout::pages(letter, paper)?;
    document::write(letter, paper, &pages)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use lopdf::{Document, Object};
    use proptest::prelude::*;

    use super::*;
    use crate::letter::Block;

    /// A short letter with `body` after its salutation.
    pub(super) fn letter(body: Vec<Block>) -> Letter {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let mut blocks = vec![paragraph("Sehr geehrte Damen und Herren,")];
        blocks.extend(body);
        Letter {
            reference: "K7Q3-9MX2".to_owned(),
            language: "de".parse().unwrap(),
            day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            sender: lines(&[
                "Žofie Grünwald-Łęcka",
                "Hauptstraße 4711/26",
                "10623 Berlin",
            ]),
            sender_email: Some("zofie@mail.example".to_owned()),
            recipient: lines(&["Musterfirma GmbH", "Postfach 1", "22767 Hamburg"]),
            recipient_email: None,
            date_line: "22. November 2026".to_owned(),
            reference_line: "Mein Zeichen: K7Q3-9MX2".to_owned(),
            subject: "Auskunft nach Artikel 15 DSGVO — Datenschutz".to_owned(),
            body: blocks,
            closing: "Mit freundlichen Grüßen".to_owned(),
            signature: "Žofie Grünwald-Łęcka".to_owned(),
            page_label: "Seite {page} von {pages}".to_owned(),
        }
    }

    pub(super) fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    /// Some 550 words: what a long letter has.
    fn long_letter() -> Letter {
        let text = "Bitte teilen Sie mir mit, welche Daten über mich Sie verarbeiten. ".repeat(10);
        letter(vec![paragraph(&text); 5])
    }

    /// The words on every page, as a reader of the file finds them.
    fn words(file: &[u8]) -> String {
        let file = Document::load_mem(file).unwrap();
        let pages: Vec<u32> = file.get_pages().into_keys().collect();
        let text = file.extract_text(&pages).unwrap();
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_come_back_from_the_file() {
        let text = "Affäre offiziell „eins“ «deux» – — 12\u{A0}€ 5\u{202F}% e\u{301} x\u{301} \
            Ελλάδα език ŐŰ Auf\u{200C}lage Netz\u{200B}werk\u{2060}e Ver\u{AD}ein";
        let item = Block::Item {
            label: "1.".to_owned(),
            text: "die Zwecke;".to_owned(),
        };
        let file = render(&letter(vec![paragraph(text), item]), Paper::A4).unwrap();
        let expected = "Žofie Grünwald-Łęcka Hauptstraße 4711/26 10623 Berlin zofie@mail.example \
            Musterfirma GmbH Postfach 1 22767 Hamburg 22. November 2026 Mein Zeichen: K7Q3-9MX2 \
            Auskunft nach Artikel 15 DSGVO — Datenschutz Sehr geehrte Damen und Herren, \
            Affäre offiziell „eins“ «deux» – — 12\u{A0}€ 5\u{202F}% e\u{301} x\u{301} \
            Ελλάδα език ŐŰ Auflage Netzwerke Verein 1. die Zwecke; \
            Mit freundlichen Grüßen Žofie Grünwald-Łęcka";
        assert_eq!(words(&file), expected);
    }

    #[test]
    fn a_long_letter_fits_two_pages_and_40_kilobytes() {
        for paper in [Paper::A4, Paper::UsLetter] {
            let file = render(&long_letter(), paper).unwrap();
            assert_eq!(Document::load_mem(&file).unwrap().get_pages().len(), 2);
            assert!(file.len() < 40_000, "{} bytes", file.len());
            let words = words(&file);
            assert!(words.contains("Seite 1 von 2"), "{words}");
            assert!(
                words.ends_with("Mein Zeichen: K7Q3-9MX2 Seite 2 von 2"),
                "{words}"
            );
        }
    }

    #[test]
    fn one_page_has_no_number() {
        assert!(!words(&render(&letter(vec![]), Paper::A4).unwrap()).contains("Seite"));
    }

    #[test]
    fn the_same_letter_gives_the_same_bytes_and_another_letter_another_name() {
        let identity = |file: &[u8]| {
            Document::load_mem(file)
                .unwrap()
                .trailer
                .get(b"ID")
                .cloned()
        };
        let (one, other) = (letter(vec![]), long_letter());
        let file = render(&one, Paper::A4).unwrap();
        assert_eq!(file, render(&one, Paper::A4).unwrap());
        let other = render(&other, Paper::A4).unwrap();
        assert_ne!(identity(&file).unwrap(), identity(&other).unwrap());
    }

    #[test]
    fn the_file_says_what_it_is_and_nothing_of_where_it_was_made() {
        let bytes = render(&letter(vec![]), Paper::UsLetter).unwrap();
        let file = Document::load_mem(&bytes).unwrap();
        assert_eq!(file.version, "1.7");
        let catalog = file.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap(), &Object::string_literal("de"));
        let viewer = catalog
            .get(b"ViewerPreferences")
            .unwrap()
            .as_dict()
            .unwrap();
        assert_eq!(
            viewer.get(b"DisplayDocTitle").unwrap(),
            &Object::Boolean(true)
        );

        let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = file.get_dictionary(info).unwrap();
        let decoded = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
        assert_eq!(
            decoded(b"Title"),
            "Auskunft nach Artikel 15 DSGVO — Datenschutz"
        );
        assert_eq!(decoded(b"Producer"), "datawrit");
        assert_eq!(decoded(b"CreationDate"), "D:20261122");
        assert_eq!(info.len(), 3);
    }

    #[test]
    fn every_letter_of_the_official_languages_shows() {
        let letters = [
            "äöüßẞ àâæçéèêëîïôœùûüÿ ñáíóú¿¡ ìòù åæø ãõ ij́", // de fr es it da sv pt nl
            "áčďéěíňóřšťúůýž ąćęłńóśźż ľĺŕô őű čćđšž",      // cs pl sk hu hr sl
            "ăâîșțşţ āčēģīķļņšūž ąčęėįšųūž õäöüšž ċġħż",    // ro lv lt et mt
            "ḃċḋḟġṁṗṡṫ áéíóú ğışİ",                         // ga, and Turkish
            "абвгдежзийклмнопрстуфхцчшщъьюя ѐѝ",            // bg
            "αβγδεζηθικλμνξοπρσςτυφχψω άέήίόύώϊϋΐΰ",        // el
            "„“”‚‘’«»‹›–—…€£§№°·•† 0123456789 ()[]{}@#&%+-=*/\\|~^_<>!?.,:;'\"`$",
        ];
        for line in letters {
            for line in [line.to_owned(), line.to_uppercase()] {
                let mut letter = letter(vec![paragraph(&line)]);
                letter.subject = line;
                assert!(render(&letter, Paper::A4).is_ok(), "{}", letter.subject);
            }
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_named_with_its_place() {
        let mut letter = letter(vec![]);
        letter.subject = "Antrag 字".to_owned();
        assert_eq!(
            render(&letter, Paper::A4).unwrap_err().to_string(),
            "the subject holds '字' (U+5B57), which the letter's font cannot show"
        );
        letter.subject = "Antrag\u{7}".to_owned();
        assert_eq!(
            render(&letter, Paper::A4).unwrap_err().to_string(),
            r"the subject holds '\u{7}' (U+0007), which the letter's font cannot show"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_text_is_too_strange_to_be_set_or_refused(
            text in r"[a-zäßΩЖ \n\t\u{301}\u{AD}\u{A0}\u{200B}\u{202E}/@(){}<>-]{0,400}|\PC{0,60}",
            label in r"\PC{0,3}|[a-z]{0,80}",
        ) {
            let item = Block::Item { label, text: text.clone() };
            let mut letter = letter(vec![paragraph(&text), item]);
            letter.signature = text;
            match render(&letter, Paper::A4) {
                Ok(file) => prop_assert!(Document::load_mem(&file).is_ok()),
                Err(error) => {
                    let expected = matches!(error, PageError::MissingGlyph { .. });
                    prop_assert!(expected, "{error}");
                }
            }
        }
    }
}
