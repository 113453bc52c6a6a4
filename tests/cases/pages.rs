//! Names and pictures as they come from pages and telephones.

use std::process::Command;

use mail_parser::MessageParser;
use unicode_normalization::UnicodeNormalization;

use super::Case;

const AT_HOME: [&str; 2] = ["--address", "Lindenallee 12; 04109 Leipzig; DE"];

/// The page's text as poppler reads it.
fn page_text(case: &Case) -> String {
    let pages = case.letters(".pdf");
    assert_eq!(pages.len(), 1);
    let output = Command::new("pdftotext")
        .arg(&pages[0])
        .arg("-")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn in_all_formats(case: &Case, formats: &str) {
    let name = case.read("name.txt");
    let mut more = AT_HOME.to_vec();
    more.extend(["--format", formats]);
    case.write(
        None,
        &["access", "netflix", "--name", name.trim_end_matches('\n')],
        &more,
    )
    .succeeded();
}

/// The name in `From`, and the text, as a mail program reads them.
fn mail(case: &Case) -> (String, String) {
    let raw = case.letter(".eml");
    let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
    let from = message.from().unwrap().first().unwrap();
    (
        from.name.clone().unwrap().into_owned(),
        message.body_text(0).unwrap().into_owned(),
    )
}

#[test]
fn a_soft_hyphen_is_no_part_of_a_name() {
    let case = Case::of("08-soft-hyphen-in-a-name");
    in_all_formats(&case, "txt,eml");
    let (from, body) = mail(&case);
    assert_eq!(from, "Ada Beispielmann");
    for text in [&case.letter(".txt"), &body] {
        assert!(text.contains("Ada Beispielmann"), "{text}");
        assert!(!text.contains('\u{ad}'), "{text}");
    }
    let shown = case
        .run(&["show", &case.only(), "--json"])
        .succeeded()
        .stdout;
    assert!(
        !shown.contains('\u{ad}') && !shown.contains("u00ad"),
        "{shown}"
    );
}

#[test]
#[ignore = "needs poppler; .ci/run runs it"]
fn a_mark_over_a_letter_parts_no_word_of_the_page() {
    let case = Case::of("15-name-copied-from-the-page");
    in_all_formats(&case, "pdf");
    let text: String = page_text(&case).nfc().collect();
    let name: String = "M\u{303}ia G\u{303}uarani".nfc().collect();
    assert!(text.contains(&name), "{text}");
}

#[test]
#[ignore = "needs poppler; .ci/run runs it"]
fn decomposed_letters_are_the_same_name_everywhere() {
    let case = Case::of("22-decomposed-name");
    in_all_formats(&case, "pdf,eml,txt");
    let name = "Jürgen Weiß-Étienne Nguyễn";
    let (from, body) = mail(&case);
    // One form, so that a company finds the name in its data.
    assert_eq!(from, name);
    for text in [&case.letter(".txt"), &body, &page_text(&case)] {
        assert!(text.contains(name), "{text}");
    }
}

#[test]
#[ignore = "needs poppler; .ci/run runs it"]
fn a_photographed_signature_stands_as_a_viewer_shows_it() {
    let case = Case::of("10-signature-on-its-side");
    let mut more = AT_HOME.to_vec();
    more.extend(["--signature", "turned.jpeg", "--format", "pdf"]);
    let said = case.write(None, &["access", "netflix", "--name", "Ada Example"], &more);
    if said.code != 0 {
        assert!(said.all().contains("turn"), "{}", said.all());
        return;
    }
    let pages = case.letters(".pdf");
    let png = case.path("page");
    let done = Command::new("pdftoppm")
        .args(["-r", "100", "-png", "-f", "1", "-l", "2"])
        .arg(&pages[0])
        .arg(&png)
        .status()
        .unwrap();
    assert!(done.success());
    let (wide, high) = block(&case);
    assert!(high > wide * 3, "{wide} wide and {high} high");
}

/// Width and height of what is black over more than a letter's stroke in both directions: the
/// picture of this case is black all over.
fn block(case: &Case) -> (u32, u32) {
    const STROKE: usize = 20;
    for number in 1..=2 {
        let Ok(file) = std::fs::File::open(case.path(&format!("page-{number}.png"))) else {
            continue;
        };
        let mut reader = png::Decoder::new(std::io::BufReader::new(file))
            .read_info()
            .unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!(info.color_type, png::ColorType::Rgb);
        let (width, height) = (info.width as usize, info.height as usize);
        let black = |x: usize, y: usize| bytes[(y * width + x) * 3] < 64;
        let (mut left, mut right, mut top, mut bottom) = (width, 0, height, 0);
        for y in 0..height - STROKE {
            for x in 0..width - STROKE {
                if (0..STROKE).all(|step| black(x + step, y) && black(x, y + step)) {
                    (left, right) = (left.min(x), right.max(x + STROKE));
                    (top, bottom) = (top.min(y), bottom.max(y + STROKE));
                }
            }
        }
        if right > 0 {
            let side = |from: usize, to: usize| u32::try_from(to - from).unwrap();
            return (side(left, right), side(top, bottom));
        }
    }
    panic!("no page shows the picture");
}
