//! How does a finished letter look on paper?
//!
//! `layout` says where the parts are, `font` turns words into glyphs, `line` breaks them into
//! lines, `sheet` puts the lines on pages, `content` draws the pages, `embedding` cuts the fonts
//! down, `document` puts the objects of the file together, `stream` makes them small and `file` writes
//! them. `paragraphs` keeps what was broken into lines, so that the same words are set once in a batch.

mod content;
mod document;
mod embedding;
mod fault;
mod file;
mod font;
mod layout;
mod line;
mod paragraphs;
mod picture;
mod setting;
mod sheet;
mod stream;

pub use fault::PageError;
pub use font::Typeface;
pub use layout::{Area, Layout, LayoutError, Layouts, Source};
pub use picture::{Picture, PictureError};
pub use setting::Setting;

use crate::letter::Letter;
use document::Blanks;
use embedding::Stocks;
use font::Fonts;
use paragraphs::Paragraphs;

/// Prints letters: the fonts are read and cut down once, and what is the same in many letters is
/// set once.
///
/// Many threads may print with one press at a time. Its memory does not grow with the number of
/// letters, and no letter depends on those before it.
#[derive(Debug, Default)]
pub struct Press {
    fonts: Fonts,
    paragraphs: Paragraphs,
    stocks: Stocks,
    blanks: Blanks,
}

impl Press {
    /// A press with the program's fonts, and the user's for what those cannot show: the name of
    /// each file as an error should show it, and its bytes.
    ///
    /// # Errors
    ///
    /// [`PageError::Font`] for a file that is not a font.
    pub fn new(fonts: Vec<(String, Vec<u8>)>) -> Result<Press, PageError> {
        Ok(Press {
            fonts: Fonts::new(fonts)?,
            ..Press::default()
        })
    }

    /// Sets a letter and returns the PDF file: PDF/A-3a and PDF/UA-1.
    ///
    /// The same letter in the same setting gives the same bytes, in every process.
    ///
    /// # Errors
    ///
    /// [`PageError::MissingGlyph`] and [`PageError::RightToLeft`] for the first character that
    /// cannot be shown, [`PageError::Address`] and [`PageError::Word`] for an address that its field has no room for, and
    /// [`PageError::Writer`] when the file cannot be put together.
    pub fn print(&self, letter: &Letter, setting: &Setting<'_>) -> Result<Vec<u8>, PageError> {
        let set = sheet::set(&self.fonts, &self.paragraphs, letter, setting)?;
        let runs = set.pages.iter().flat_map(|page| &page.runs);
        let lines = runs.map(|run| &*run.line.glyphs);
        let language = letter.language.code();
        let codes = self.stocks.codes(&self.fonts, language, lines)?;
        document::write(&self.blanks, letter, setting, &set, &codes)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use chrono::NaiveDate;
    use lopdf::{Document, Object};
    use proptest::prelude::*;

    use super::*;
    use crate::letter::Block;

    static PRESS: LazyLock<Press> = LazyLock::new(Press::default);
    static LAYOUTS: LazyLock<Layouts> = LazyLock::new(|| Layouts::open(None).unwrap());

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
            heading_date: None,
            reference_line: "Mein Zeichen: K7Q3-9MX2".to_owned(),
            dispatch_line: None,
            subject: "Auskunft nach Artikel 15 DSGVO — Datenschutz".to_owned(),
            body: blocks,
            closing: "Mit freundlichen Grüßen".to_owned(),
            signature: "Žofie Grünwald-Łęcka".to_owned(),
            enclosures: None,
            represented: None,
            page_label: "Seite {page} von {pages}".to_owned(),
            translation: None,
        }
    }

    pub(super) fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    /// The file of a letter in one of the layouts.
    fn print(letter: &Letter, layout: &str) -> Result<Vec<u8>, PageError> {
        let layouts = Layouts::open(None).unwrap();
        let press = Press::new(Vec::new()).unwrap();
        press.print(letter, &Setting::new(layouts.get(layout).unwrap()))
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
        let file = print(&letter(vec![paragraph(text), item]), "plain").unwrap();
        let expected = "Žofie Grünwald-Łęcka Hauptstraße 4711/26 10623 Berlin zofie@mail.example \
            Musterfirma GmbH Postfach 1 22767 Hamburg Mein Zeichen: K7Q3-9MX2 22. November 2026 \
            Auskunft nach Artikel 15 DSGVO — Datenschutz Sehr geehrte Damen und Herren, \
            Affäre offiziell „eins“ «deux» – — 12\u{A0}€ 5\u{202F}% e\u{301} x\u{301} \
            Ελλάδα език ŐŰ Auflage Netzwerke Verein 1. die Zwecke; \
            Mit freundlichen Grüßen Žofie Grünwald-Łęcka";
        assert_eq!(words(&file), expected);
    }

    #[test]
    fn a_long_letter_fits_two_pages_and_40_kilobytes() {
        for layout in Layouts::open(None).unwrap().all() {
            let file = print(&long_letter(), &layout.id).unwrap();
            assert_eq!(Document::load_mem(&file).unwrap().get_pages().len(), 2);
            assert!(file.len() < 40_000, "{}: {} bytes", layout.id, file.len());
            let words = words(&file);
            assert!(words.contains("Seite 1 von 2"), "{words}");
            let head = "Musterfirma GmbH · 22. November 2026 Mein Zeichen: K7Q3-9MX2";
            assert_eq!(words.matches(head).count(), 1, "{words}");
            assert!(words.ends_with("Seite 2 von 2"), "{words}");
        }
    }

    #[test]
    fn the_head_of_a_later_page_has_its_own_form_of_the_day() {
        let mut letter = long_letter();
        letter.date_line = "Le 22 novembre 2026".to_owned();
        letter.heading_date = Some("22 novembre 2026".to_owned());
        let words = words(&print(&letter, "din-5008-a").unwrap());
        assert!(
            words.contains("Musterfirma GmbH · 22 novembre 2026 Mein"),
            "{words}"
        );
        assert_eq!(words.matches("Le 22 novembre 2026").count(), 1, "{words}");
    }

    #[test]
    fn a_long_name_is_shortened_in_the_head_of_a_later_page() {
        let mut letter = long_letter();
        letter.recipient[0] =
            "Gesellschaft für lange Firmenbezeichnungen und Datenverarbeitung mit \
            beschränkter Haftung & Co. Kommanditgesellschaft auf Aktien"
                .to_owned();
        let words = words(&print(&letter, "plain").unwrap());
        let head = "Firmenbezeichnungen und … · 22. November 2026 Mein Zeichen: K7Q3-9MX2";
        assert!(words.contains(head), "{words}");
    }

    #[test]
    fn one_page_has_no_number() {
        assert!(!words(&print(&letter(vec![]), "plain").unwrap()).contains("Seite"));
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
        let file = print(&one, "plain").unwrap();
        assert_eq!(file, print(&one, "plain").unwrap());
        let other = print(&other, "plain").unwrap();
        assert_ne!(identity(&file).unwrap(), identity(&other).unwrap());
    }

    #[test]
    fn the_file_says_what_it_is_and_nothing_of_where_it_was_made() {
        let bytes = print(&letter(vec![]), "us-10").unwrap();
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
        assert_eq!(decoded(b"CreationDate"), "D:20261122000000Z");
        assert_eq!(decoded(b"Author"), "Žofie Grünwald-Łęcka");
        assert_eq!(info.len(), 5);
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
            "áðéíóúýþæö ăâđêôơư ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", // is vi
            "„“”‚‘’«»‹›–—…€£§№°·•† 0123456789 ()[]{}@#&%+-=*/\\|~^_<>!?.,:;'\"`$",
        ];
        let layouts = Layouts::open(None).unwrap();
        let press = Press::new(Vec::new()).unwrap();
        for typeface in [Typeface::Serif, Typeface::Sans] {
            for line in letters {
                for line in [line.to_owned(), line.to_uppercase()] {
                    let mut letter = letter(vec![paragraph(&line)]);
                    letter.subject = line;
                    let setting = Setting {
                        typeface,
                        ..Setting::new(layouts.get("plain").unwrap())
                    };
                    let printed = press.print(&letter, &setting);
                    assert!(printed.is_ok(), "{}", letter.subject);
                }
            }
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_named_with_its_place() {
        let mut letter = letter(vec![]);
        letter.subject = "Antrag 字".to_owned();
        assert_eq!(
            print(&letter, "plain").unwrap_err().to_string(),
            "the subject contains '字' (U+5B57), which the letter's font cannot show"
        );
        letter.subject = "Antrag\u{7}".to_owned();
        assert_eq!(
            print(&letter, "plain").unwrap_err().to_string(),
            r"the subject contains '\u{7}' (U+0007), which the letter's font cannot show"
        );
    }

    #[test]
    fn a_letter_does_not_depend_on_those_before_it_or_on_the_thread() {
        let layouts = Layouts::open(None).unwrap();
        let setting = Setting::new(layouts.get("din-5008-b").unwrap());
        let letters: Vec<Letter> = ["Šimková", "Ελένη", "Đặng", "Иван", "x\u{301}"]
            .iter()
            .map(|name| letter(vec![paragraph(&format!("Ich bin {name}."))]))
            .collect();
        let alone: Vec<Vec<u8>> = letters
            .iter()
            .map(|letter| print(letter, "din-5008-b").unwrap())
            .collect();
        let press = Press::new(Vec::new()).unwrap();
        std::thread::scope(|scope| {
            for turn in 0..3 {
                let (press, letters, alone) = (&press, &letters, &alone);
                scope.spawn(move || {
                    for index in 0..letters.len() {
                        let index = (index + turn) % letters.len();
                        let file = press.print(&letters[index], &setting).unwrap();
                        assert!(file == alone[index], "{index}");
                    }
                });
            }
        });
    }

    #[test]
    fn text_from_right_to_left_is_refused_with_its_place() {
        let mut letter = letter(vec![]);
        letter.subject = "Antrag שלום".to_owned();
        assert_eq!(
            print(&letter, "plain").unwrap_err().to_string(),
            "the subject contains 'ש' (U+05E9), which is written from right to left"
        );
    }

    #[test]
    fn the_letters_data_lie_in_the_file_when_wanted() {
        let layouts = Layouts::open(None).unwrap();
        let press = Press::new(Vec::new()).unwrap();
        let setting = Setting {
            data: Some(b"{\"case\":\"K7Q3-9MX2\"}"),
            ..Setting::new(layouts.get("plain").unwrap())
        };
        let file = press.print(&letter(vec![]), &setting).unwrap();
        let file = Document::load_mem(&file).unwrap();
        let attached = file.catalog().unwrap().get(b"AF").unwrap();
        let attached = attached.as_array().unwrap()[0].as_reference().unwrap();
        let attached = file.get_dictionary(attached).unwrap();
        let files = attached.get(b"EF").unwrap().as_dict().unwrap();
        let stream = files.get(b"UF").unwrap().as_reference().unwrap();
        let stream = file.get_object(stream).unwrap().as_stream().unwrap();
        let data = stream
            .decompressed_content()
            .unwrap_or(stream.content.clone());
        assert_eq!(data, b"{\"case\":\"K7Q3-9MX2\"}");
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
            match PRESS.print(&letter, &Setting::new(LAYOUTS.get("us-10").unwrap())) {
                Ok(file) => prop_assert!(Document::load_mem(&file).is_ok()),
                Err(error) => {
                    let expected = matches!(
                        error,
                        PageError::MissingGlyph { .. } | PageError::RightToLeft { .. }
                    );
                    prop_assert!(expected, "{error}");
                }
            }
        }
    }
}
