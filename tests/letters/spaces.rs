//! What belongs together stays on a line: a number with its sign, its word or its title,
//! the reference with its label, and in French a colon with the word before it.

use datawrit::{
    letter::{Block, Letter, Templates},
    request::ChildAge,
};

use super::{bare, full, grounds, line, statutes, write};

/// Words that are never left alone at the end of a line by the number or letter after them.
const HEADS: &[&str] = &[
    "§",
    "§§",
    "Article",
    "Articles",
    "article",
    "articles",
    "l’article",
    "Art.",
    "Abs.",
    "Satz",
    "paragraphe",
    "paragraphes",
    "RCW",
    "recital",
    "considérant",
    "Erwägungsgrund",
    "section",
    "chapter",
    "part",
    "parte",
    "n°",
];
const LETTERED: &[&str] = &["lit.", "point"];
const LABELS: &[&str] = &["reference", "Zeichen", "référence", "referencia"];

fn parted(before: &str, after: &str, french: bool) -> bool {
    let before = before.trim_start_matches('(');
    let first = after.chars().next().unwrap_or(' ');
    (HEADS.contains(&before) && first.is_ascii_digit())
        || (LETTERED.contains(&before) && first.is_ascii_lowercase() && !after.starts_with("du"))
        || (LABELS.contains(&before) && after.starts_with("K7Q3"))
        || (before.ends_with(|last: char| last.is_ascii_digit()) && matches!(after, "CCR" | "CFR"))
        || (french && matches!(first, ':' | ';' | '?' | '!' | '»'))
}

pub fn check(letter: &Letter, name: &str) {
    let french = letter.language.primary() == "fr";
    let blocks = letter.body.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Item { text, .. } => text.as_str(),
    });
    for text in blocks.chain([letter.subject.as_str()]) {
        let words: Vec<&str> = text.split(' ').collect();
        for pair in words.windows(2) {
            assert!(
                !parted(pair[0], pair[1], french),
                "{name}: {:?} {:?} in {text}",
                pair[0],
                pair[1]
            );
        }
    }
}

#[test]
fn no_line_ends_between_what_belongs_together() {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            for grant in &statute.rights {
                let grounds = grounds(&statutes, &statute, grant.right);
                let name = format!("{} {} {language}", statute.id, grant.right);
                let mut request = bare(&statute, grant.right, language);
                check(&write(&templates, &request, &grounds), &name);
                request.requester.child = Some(line("Ben Example"));
                request.requester.child_age = Some(ChildAge::Under13);
                check(&write(&templates, &request, &grounds), &name);
                let full = full(&statute, grant.right, language);
                check(&write(&templates, &full, &grounds), &name);
            }
        }
    }
}
