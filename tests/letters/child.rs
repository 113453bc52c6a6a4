//! A child's letter is a parent's: who writes, whose data, how old, and what the law
//! gives a parent.

use std::sync::LazyLock;

use datawrit::{
    delivery::{
        page::{Layouts, Press, Setting},
        text,
    },
    law::{Right, Statute, Statutes},
    letter::{Letter, Templates},
    request::ChildAge,
};

use super::{bare, flat, full, grounds, is_shown, line, statutes, write};

/// A letter for a child, as every test here reads it.
struct Written {
    /// Statute, right and language.
    name: String,
    statute: &'static Statute,
    /// The language's code.
    language: String,
    /// Which letter it is, whatever right was asked.
    right: Right,
    age: ChildAge,
    letter: Letter,
}

/// Every right of every statute in every language, for a child of every age: written once, for all that read it.
static LETTERS: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let statutes: &'static Statutes = Box::leak(Box::new(statutes()));
    let mut written = Vec::new();
    for statute in statutes.all().unwrap() {
        let statute: &'static Statute = Box::leak(Box::new(statute));
        for language in &statute.languages {
            let templates = Templates::open(statute, language, None).unwrap();
            for grant in &statute.rights {
                let grounds = grounds(statutes, statute, grant.right);
                let full = full(statute, grant.right, language);
                let mut request = bare(statute, grant.right, language);
                request.requester.residence = full.requester.residence;
                request.requester.email = Some("ada@example.org".parse().unwrap());
                request.requester.child = Some(line("Ben Example"));
                request.portability = full.portability;
                for age in ChildAge::ALL {
                    request.requester.child_age = Some(age);
                    written.push(Written {
                        name: format!("{}-{}-{}", statute.id, grant.right, language.primary()),
                        statute,
                        language: language.primary().to_owned(),
                        right: grounds.letter(),
                        age,
                        letter: write(&templates, &request, &grounds),
                    });
                }
            }
        }
    }
    written
});

/// Those for a child of this age.
fn of(age: ChildAge) -> impl Iterator<Item = &'static Written> {
    LETTERS.iter().filter(move |written| written.age == age)
}

/// Laws on one subject, in letters of their own kind: what they say of a child cites no second law.
fn is_special(statute: &Statute) -> bool {
    statute.templates.as_deref() == Some("us-special")
}

/// Federal laws have the American words, but nobody's residence.
fn is_federal(statute: &Statute) -> bool {
    let places = statute.residences.iter().flat_map(|lived| &lived.places);
    places.into_iter().all(|place| place.code() == "US")
}

fn in_the_states(statute: &Statute) -> bool {
    let places = statute.residences.iter().flat_map(|lived| &lived.places);
    places
        .into_iter()
        .all(|place| place.code().starts_with("US-"))
}

#[test]
fn every_letter_for_a_child_stands_as_it_was_read() {
    let mut count = 0;
    for Written {
        name,
        statute,
        letter,
        ..
    } in of(ChildAge::Under13)
    {
        if !is_shown(statute) {
            continue;
        }
        insta::assert_snapshot!(name.as_str(), text::render(letter));
        count += 1;
    }
    assert!(count > 90);
}

#[test]
fn it_says_who_writes_whose_data_it_is_and_to_whom_one_answers() {
    for Written {
        name,
        statute,
        language,
        age,
        letter,
        ..
    } in LETTERS.iter()
    {
        let letter = flat(letter);
        let said: &[&str] = match (statute.id.as_str(), language.as_str()) {
            ("gdpr", "de") => &[
                "als Elternteil für mein Kind Ben Example",
                "an mich als Elternteil",
            ],
            ("gdpr", "fr") => &[
                "de parent de mon enfant, Ben Example",
                "m’adresser, en ma qualité de parent",
            ],
            ("ccpa", "es") => &[
                "padre, madre o tutor legal de Ben Example",
                "Mi hijo o hija y yo somos residentes de California",
                "a mí, que escribo esta carta",
            ],
            ("ccpa", _) => &[
                "guardian of my child, Ben Example",
                "My child and I are residents of California",
                "to me, the parent",
            ],
            ("mhmda", _) => &[
                "guardian of my child, Ben Example",
                "My child and I live in Washington",
                "to me, the parent",
            ],
            _ if in_the_states(statute) => &[
                "guardian of my child, Ben Example",
                "My child and I are residents of ",
                "to me, the parent",
            ],
            _ if is_federal(statute) => &["guardian of my child, Ben Example", "to me, the parent"],
            (_, "en") => &["parent of my child, Ben Example", "to me, the parent"],
            _ => &["Ben Example"],
        };
        for said in said {
            assert!(letter.contains(said), "{name} {age}: {said}\n{letter}");
        }
        let age = match (*age, language.as_str()) {
            (ChildAge::Under13, "en") => "under 13 years of age",
            (ChildAge::Under13, "de") => "unter 13 Jahre alt",
            (ChildAge::Under13, "fr") => "moins de 13 ans",
            (ChildAge::Under13, "es") if statute.id == "ccpa" => "menor de 13 años",
            (ChildAge::Under13, _) => "13",
            (ChildAge::From13To15, "en") => "13",
            (ChildAge::From13To15, "de") => "zwischen 13 und 15 Jahre alt",
            (ChildAge::From13To15, "fr") => "entre 13 et 15 ans",
            (ChildAge::From13To15, "es") if statute.id == "ccpa" => {
                "al menos 13 años y es menor de 16"
            }
            (ChildAge::From13To15, _) => "15",
            (ChildAge::From16To17, "en") => "16 or 17 years of age",
            (ChildAge::From16To17, "de") => "16 oder 17 Jahre alt",
            (ChildAge::From16To17, "fr") => "16 ou 17 ans",
            (ChildAge::From16To17, "es") if statute.id == "ccpa" => "16 o 17 años",
            (ChildAge::From16To17, _) => "17",
        };
        assert!(letter.contains(age), "{name}: {age}");
    }
}

#[test]
fn me_is_the_child_wherever_the_data_are_meant() {
    for Written {
        name,
        statute,
        language,
        letter,
        ..
    } in of(ChildAge::Under13)
    {
        let letter = flat(letter);
        let said = match (statute.id.as_str(), language.as_str()) {
            ("gdpr", "de") => "von mir als der betroffenen Person oder",
            ("gdpr", "en") => "of me as the data subject,",
            ("gdpr", "fr") => "de moi comme de la personne concernée",
            ("ccpa", "es") => "de mí como la persona a la que se refiere la información",
            ("ccpa", _) => "of me as the person whom the information concerns",
            _ if in_the_states(statute) || is_federal(statute) => {
                "of me as the person whom the data concerns"
            }
            (_, "en") => "of me as the person whom the data concern,",
            _ => continue,
        };
        assert!(letter.contains(said), "{name}: {said}\n{letter}");
    }
}

/// The subject stands before the sentence that says who "me" is.
#[test]
fn a_subject_that_says_my_means_the_child() {
    for Written { name, letter, .. } in LETTERS.iter() {
        let subject = &letter.subject;
        let words: Vec<String> = subject
            .split(|letter: char| !letter.is_alphabetic())
            .map(str::to_lowercase)
            .collect();
        for pair in words.windows(2) {
            let mine = [
                "my", "mein", "meine", "meiner", "meinen", "meines", "mon", "ma", "mes", "mi",
                "mis",
            ];
            if mine.contains(&pair[0].as_str()) {
                let child = ["child", "kind", "kindes", "enfant", "hijo"];
                assert!(child.contains(&pair[1].as_str()), "{name}: {subject}");
            }
        }
    }
}

#[test]
fn what_a_parent_gave_or_has_is_not_the_childs() {
    for Written {
        name, age, letter, ..
    } in LETTERS.iter()
    {
        let letter = flat(letter);
        for wrong in [
            "my consent",
            "answer to me.",
            "my account if I have one",
            "any account I have",
            "leaves my account",
            "weder mein Konto",
            "laisse subsister mon compte",
            "cuenta que yo tenga",
            "my browser",
            "mi navegador",
            "mein Kind betreffend",
            "soy su padre",
            "meiner Einwilligung",
            "mon consentement",
            "por medio de mi cuenta si la tengo",
            "I am a resident of California",
            "Soy residente",
            ". I live in Washington",
            "). I live in Washington",
            "on my own behalf",
            "en nombre propio",
        ] {
            assert!(!letter.contains(wrong), "{name} {age}: {wrong}");
        }
    }
}

#[test]
fn the_federal_rule_stands_in_american_letters_for_the_youngest_and_sets_no_day() {
    for Written {
        name,
        statute,
        right,
        age,
        letter,
        ..
    } in LETTERS.iter()
    {
        let asks_it = matches!(*right, Right::Access | Right::Deletion)
            || (statute.id == "ccpa" && matches!(*right, Right::OptOut | Right::Objection));
        let has_it = flat(letter).contains("16 CFR");
        let beside =
            *age == ChildAge::Under13 && in_the_states(statute) && !is_special(statute) && asks_it;
        // Its own letters rest on it.
        let expected = beside || statute.id == "us-coppa";
        assert_eq!(has_it, expected, "{name} {age}");
        for paragraph in text::message(letter).split("\n\n") {
            let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.contains("16 CFR") && statute.id != "us-coppa" {
                for day in ["days", "días", "business", "within"] {
                    assert!(!words.contains(day), "{name}: {words}");
                }
            }
        }
    }
}

#[test]
fn under_sixteen_a_californian_opts_in_and_the_parent_proves_it_by_the_rule() {
    for Written {
        name,
        statute,
        right,
        age,
        letter,
        ..
    } in LETTERS.iter()
    {
        if statute.id != "ccpa" {
            continue;
        }
        let letter = flat(letter);
        let sale = matches!(*right, Right::OptOut | Right::Objection);
        assert_eq!(
            letter.contains("§ 1798.120(c)"),
            sale && *age != ChildAge::From16To17,
            "{name} {age}"
        );
        assert_eq!(
            letter.contains("CCR § 7071"),
            sale && *age == ChildAge::From13To15,
            "{name} {age}"
        );
        let asks_who = matches!(
            right,
            Right::Access | Right::Deletion | Right::Rectification | Right::AutomatedDecisions
        );
        assert_eq!(
            letter.contains("§ 7070(a)(2)") && letter.contains("§ 7070(c)"),
            asks_who && *age == ChildAge::Under13,
            "{name} {age}"
        );
        assert_eq!(
            letter.contains("§ 7063(a)"),
            asks_who && *age != ChildAge::Under13,
            "{name} {age}"
        );
    }
}

#[test]
fn a_letter_for_a_child_fits_three_pages() {
    let layouts = Layouts::open(None).unwrap();
    let press = Press::new(Vec::new()).unwrap();
    // Printing all takes its time: the layouts take turns.
    let mut turns = layouts.all().collect::<Vec<_>>().into_iter().cycle();
    for Written {
        name,
        statute,
        right,
        letter,
        ..
    } in of(ChildAge::Under13)
    {
        // The longest of them.
        let long = matches!(*right, Right::Access | Right::Deletion);
        if !long || !is_shown(statute) {
            continue;
        }
        let layout = turns.next().unwrap();
        let pdf = press.print(letter, &Setting::new(layout)).unwrap();
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        assert!(pages <= 3, "{name} in {}: {pages}", layout.id);
    }
}
