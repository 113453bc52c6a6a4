//! What a letter costs does not depend on its language: its script is in the font that every file has a part of.

use datawrit::{
    delivery::page::{Layouts, Press, Setting},
    law::Right,
    letter::Templates,
};

use super::{full, grounds, statutes, write};

/// The longest letter in every language. Greek and Bulgarian have two alphabets in two weights, for the names in Latin
/// letters too.
#[test]
#[ignore = "prints a letter in every language; `.ci/run` runs it"]
fn a_letter_in_any_language_takes_at_most_three_tenths_more_than_in_english() {
    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    let grounds = grounds(&statutes, &gdpr, Right::Access);
    let layouts = Layouts::open(None).unwrap();
    let layout = layouts.all().next().unwrap();
    let press = Press::new(Vec::new()).unwrap();
    let bytes = gdpr.languages.iter().map(|language| {
        let templates = Templates::open(&gdpr, language, None).unwrap();
        let letter = write(&templates, &full(&gdpr, Right::Access, language), &grounds);
        let pdf = press.print(&letter, &Setting::new(layout)).unwrap();
        (language.code(), pdf.len())
    });
    let bytes: Vec<(&str, usize)> = bytes.collect();
    let (_, english) = bytes.iter().find(|(code, _)| *code == "en").unwrap();
    for (code, size) in &bytes {
        assert!(size * 100 <= english * 130, "{code}: {size} of {english}");
    }
    assert!(bytes.len() > 8, "{bytes:?}");
}
