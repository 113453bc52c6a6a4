//! How a letter is printed, as the user wants it.

use std::fs;

use super::{Home, home::ADA};

fn write<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["write", "access", "Example GmbH"]
        .into_iter()
        .chain(ADA)
        .chain(more.iter().copied())
        .collect()
}

/// A letter whose recipient has too many lines for any window.
const LONG: &str = "Abteilung 1; Haus 2; Hof 3; Treppe 4; Gasse 5; 10115 Berlin; DE";

#[test]
fn what_cannot_be_printed_is_refused_with_the_way_out() {
    let home = Home::new();
    home.put("words.txt", "no picture, and no font");
    home.put("home/layouts/mine.toml", "title = 'mine'\n");
    let mut said = String::new();
    for (remove, arguments) in [
        (false, write(&[])),
        (true, write(&["--layout", "din-a4"])),
        (true, write(&["--typeface", "gothic"])),
        (
            true,
            write(&["--layout", "us-10", "--recipient-address", LONG]),
        ),
        (true, write(&["--signature", "words.txt"])),
        (true, write(&["--signature", "nowhere.png"])),
        (true, write(&["--font", "words.txt"])),
        (true, write(&["--by", "pigeon"])),
        (true, write(&["--item", "שלום"])),
        (true, write(&["--item", "字"])),
    ] {
        if remove {
            let _ = std::fs::remove_file(home.path("home/layouts/mine.toml"));
        }
        let (words, code) = home.refusal(&arguments);
        said.push_str(&format!("{:?}\n{words}exit {code}\n\n", &arguments[9..]));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn the_letter_names_its_way_and_what_lies_beside_it() {
    let mut home = Home::new();
    let more = [
        "--law",
        "uk-gdpr",
        "--by",
        "registered",
        "--enclosure",
        "copy of the power of attorney",
        "--enclosure",
        "photograph",
        "--code",
        "--layout",
        "fr",
        "--format",
        "txt",
        "--output",
        "letters",
    ];
    home.run(&write(&more));
    let files: Vec<_> = std::fs::read_dir(home.path("letters")).unwrap().collect();
    let text = std::fs::read_to_string(files[0].as_ref().unwrap().path()).unwrap();
    assert!(
        text.contains("\nBy registered post\n23 November 2026\n"),
        "{text}"
    );
    let end = "Ada Example\n\nEnclosures\ncopy of the power of attorney\nphotograph\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn a_layout_of_the_profile_is_used_and_the_flag_wins_over_it() {
    let home = Home::new();
    home.put("home/profile.toml", "[page]\nlayout = 'us-10'\n");
    let paper = |more: &[&str]| {
        let mut arguments = write(more);
        arguments.extend(["--yes", "--again", "--output", "letter.pdf"]);
        assert!(home.output(&arguments).status.success());
        let file = lopdf::Document::load(home.path("letter.pdf")).unwrap();
        let page = file.page_iter().next().unwrap();
        let page = file.get_dictionary(page).unwrap();
        let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap();
        sheet[3].as_float().unwrap().round()
    };
    assert_eq!(paper(&[]), 792.0);
    assert_eq!(paper(&["--layout", "plain"]), 842.0);
}

#[test]
fn a_signature_drawn_with_lines_is_on_the_page_and_its_words_stay_the_same() {
    let home = Home::new();
    home.put(
        "pen.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 10\">\
         <path d=\"M1 9Q8-4 15 8T29 3\" fill=\"none\" stroke=\"#124\"/></svg>",
    );
    home.put(
        "shop.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 10\"><text>Ada</text></svg>",
    );
    let signed = ["--signature", "pen.svg", "--output", "signed.pdf"];
    assert!(home.output(&write(&signed)).status.success());
    let file = fs::read(home.path("signed.pdf")).unwrap();
    let pages = datawrit::delivery::preview::pages(&file).unwrap();
    let words: Vec<String> = pages.into_iter().flat_map(|page| page.lines).collect();
    assert!(words.join(" ").contains("Ada Example"), "{words:?}");
    let file = lopdf::Document::load_mem(&file).unwrap();
    let forms = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let forms = forms.filter(|form| {
        let kind = form.dict.get(b"Subtype").and_then(lopdf::Object::as_name);
        kind.is_ok_and(|kind| kind == b"Form")
    });
    assert_eq!(forms.count(), 1);
    let (said, code) = home.refusal(&write(&["--signature", "shop.svg"]));
    assert_eq!(code, 1);
    assert!(said.contains("it contains `text`"), "{said}");
}

#[test]
fn an_address_with_a_word_that_no_line_has_room_for_says_so() {
    let home = Home::new();
    let name = "Elektrizitaetshauptbetriebswerkbauunterbeamtengesellschaftsversammlungsort";
    let mut arguments = vec!["write", "access", name, "--recipient-address"];
    arguments.push("Musterweg 1; 04109 Leipzig; DE");
    arguments.extend(ADA);
    let (said, code) = home.refusal(&arguments);
    assert_eq!(code, 1);
    assert!(
        said.contains(&format!(
            "`{name}` above the letter (recipient) is wider than the 75 mm"
        )),
        "{said}"
    );
}
