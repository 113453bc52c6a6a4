//! A statute with its letters, in a language of the user's own: files alone, no Rust.

use crate::home::Home;

const LAW: &str = r#"
id = 'aq-data'
title = "Antarctic Data Act"
short-title = "ADA"
citation = "Act 7 of 2024"
href = "https://example.org/act-7"
checked-on = 2026-11-22
general = true
languages = ["pl"]

[[residence]]
places = ['AQ']
from = 2024-01-01
reference = { title = "section 2", href = "https://example.org/act-7" }
certainty = "memory"

[[right]]
right = "access"
title = "right of access"

[[right.version]]
from = 2024-01-01
reference = { title = "section 3", href = "https://example.org/act-7" }
certainty = "memory"

[[clock]]
id = "respond"
title = "answer"
for = ["access"]
starts-at = "received"
ends-at = ["answered"]

[[clock.version]]
from = 2024-01-01
period = "30 days"
counting = "us-wa"
reference = { title = "section 4", href = "https://example.org/act-7" }
certainty = "memory"
"#;

const LANGUAGE: &str = r#"
months = ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"]
date = "{day} {month} {year}"
reference = "Mój znak: {reference}"
page = "Strona {page} z {pages}"
email = "Adres e-mail"
address = "Adres pocztowy"
enclosures = ["Załącznik", "Załączniki"]
letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"

[by]
post = "Pocztą"
registered = "Listem poleconym"
fax = "Faksem"
email = "Pocztą elektroniczną"
"#;

const LETTER: &str = "Subject: Dostęp do moich danych ({{ reference }})\n\n\
    Szanowni Państwo,\n\n\
    zgodnie z art. 3 ustawy proszę o kopię moich danych. Źródła i odbiorców też proszę wymienić. \
    {% for identifier in identifiers %}{{ identifier.label }}: {{ identifier.value }}. {% endfor %}\n\n\
    Z poważaniem\n";

#[test]
fn a_statute_with_letters_in_a_language_of_ones_own_needs_files_alone() {
    let mut home = Home::new();
    home.put("home/law/aq-data.toml", LAW);
    home.put("home/templates/languages/pl.toml", LANGUAGE);
    home.put("home/templates/aq-data/access.pl.txt", LETTER);
    let write = ["write", "access", "Example Shop", "--name=Łucja Żak"];
    let rest = ["--email=ada@example.org", "--residence=AQ", "--yes"];
    let files = ["--format=txt", "--format=pdf", "--output=out"];
    home.run(&["law", "show", "aq-data"]);
    home.run(&[&write[..], &rest[..], &files[..]].concat());
    let written = |ending: &str| {
        let mut files = std::fs::read_dir(home.path("out")).unwrap();
        let found = files.find_map(|file| {
            let path = file.unwrap().path();
            path.extension()
                .is_some_and(|known| known == ending)
                .then_some(path)
        });
        found.unwrap()
    };
    let text = std::fs::read_to_string(written("txt")).unwrap();
    let page = written("pdf");
    insta::assert_snapshot!(home.transcript() + "\n" + &text);
    // The page holds each letter of the language, as another program reads it.
    let read = lopdf::Document::load(page).unwrap();
    let read = read.extract_text(&[1]).unwrap();
    let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["Łucja Żak", "23 listopada 2026", "Źródła i odbiorców też"] {
        assert!(read.contains(words), "{words}: {read}");
    }
}
