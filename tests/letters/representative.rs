//! Somebody acts for the person who asks: every letter of every law and language says so once, names what is enclosed,
//! and asks for the answer there.

use std::collections::BTreeMap;

use datawrit::{
    delivery::text,
    law::FollowUp,
    letter::{Block, Letter, Represented},
    request::{Address, Proxy, Request},
};

use super::{flat, grid, line, statutes};

const EMAIL: &str = "faelle@association.example.org";
const NAME: &str = "Association for Example Rights";

fn represented(request: Request) -> Request {
    let mut requester = request.requester;
    requester.representative = Some(Proxy {
        name: line(NAME),
        address: Some("Hilfsgasse 3; 1010 Wien; AT".parse::<Address>().unwrap()),
        email: EMAIL.parse().unwrap(),
        reference: Some(line("V-2026/17")),
        authority: "a".repeat(64),
    });
    Request {
        requester,
        ..request
    }
}

/// The paragraph that names who acts.
fn said(letter: &Letter) -> Vec<usize> {
    let blocks = letter.body.iter().enumerate();
    let found = blocks.filter(|(_, block)| match block {
        Block::Paragraph(text) => text.contains(NAME),
        Block::Item { .. } => false,
    });
    found.map(|(place, _)| place).collect()
}

#[test]
fn every_letter_says_once_who_acts_and_asks_for_the_answer_there() {
    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    let mut letters = 0_u32;
    grid::written_of(represented, |written| {
        let (letter, name) = (&written.letter, &written.name);
        letters += 1;
        let said = said(letter);
        assert_eq!(said.len(), 1, "{name}\n{}", text::render(letter));
        let Some(Block::Paragraph(paragraph)) = letter.body.get(said[0]) else {
            panic!("{name}");
        };
        for contact in ["Hilfsgasse 3", "1010 Wien", EMAIL, "V-2026/17"] {
            assert!(paragraph.contains(contact), "{name}: {paragraph}");
        }
        // Nothing stands behind it but what introduces the list of annexes.
        let rest = &letter.body[said[0] + 1..];
        let annexes = rest.iter().skip(1);
        assert!(
            rest.is_empty()
                || (written.step == Some(FollowUp::Complaint)
                    && annexes.clone().count() > 0
                    && annexes
                        .clone()
                        .all(|block| matches!(block, Block::Item { .. }))),
            "{name}\n{}",
            text::render(letter)
        );
        // It is named among what is enclosed, once.
        let Represented { title, email, .. } = letter.represented.as_ref().unwrap();
        assert_eq!(email, EMAIL);
        let enclosed = letter.enclosures.iter().flat_map(|all| &all.titles);
        let items = letter.body.iter().filter_map(|block| match block {
            Block::Item { text, .. } => Some(text),
            Block::Paragraph(_) => None,
        });
        let named = enclosed.chain(items).filter(|one| *one == title);
        assert_eq!(named.count(), 1, "{name}: {title}");
        // The person still signs, and finds the answer nowhere but there.
        assert_eq!(letter.signature, "Ada Example", "{name}");
        let asks = letter.body.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            Block::Item { .. } => None,
        });
        for paragraph in asks {
            assert!(
                !paragraph.contains("ada@example.org"),
                "{name}: {paragraph}"
            );
        }
        let language = letter.language.code();
        shown
            .entry(language.to_owned())
            .or_insert_with(|| format!("{paragraph}\n\n    {title}\n"));
    });
    assert!(letters > 1000, "{letters}");
    let shown: Vec<String> = shown
        .into_iter()
        .map(|(language, said)| format!("{language}\n\n{said}"))
        .collect();
    insta::assert_snapshot!("representative", shown.join("\n"));
}

/// Where a parent asks, the answer goes to who acts, and no sentence says otherwise.
#[test]
fn a_parents_letter_asks_for_the_answer_there_too() {
    let statutes = statutes();
    let mut pairs = 0_u32;
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = datawrit::letter::Templates::open(&statute, language, None).unwrap();
            let Some(right) = statute.rights.first().map(|grant| grant.right) else {
                continue;
            };
            let grounds = super::grounds(&statutes, &statute, right);
            let mut request = super::full(&statute, right, language);
            request.requester.child = Some(line("Ben Example"));
            let alone = super::write(&templates, &request, &grounds);
            let with = super::write(&templates, &represented(request), &grounds);
            let (alone, with) = (flat(&alone), flat(&with));
            for says in [
                "to me, the parent",
                "an mich als Elternteil",
                "m’adresser, en ma qualité",
            ] {
                assert!(!with.contains(says), "{} {language}: {with}", statute.id);
            }
            // What it says of the child is the same, but for that sentence.
            let first = |text: &str| text.matches("Ben Example").count();
            assert_eq!(first(&alone), first(&with), "{} {language}", statute.id);
            pairs += 1;
        }
    }
    assert!(pairs > 60, "{pairs}");
}
