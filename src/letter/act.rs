//! The statute as templates see it: the variable `law`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::law::{
    Certainty, Citation, ClockInForce, EventKind, Grounds, Language, Period, Place, Right, Statute,
    Word,
};

/// What a template that is shared by several statutes may say of the one at hand. What the statute does not
/// have is not here: a template asks for it first (`{% if law.clock.appeal %}`), or fails.
#[derive(Debug, Serialize)]
pub struct Act {
    title: String,
    short_title: String,
    citation: String,
    /// Where the person lives, by name, as far as the statute protects people there.
    #[serde(skip_serializing_if = "Option::is_none")]
    home: Option<String>,
    /// The right that is asked for.
    asked: Cited,
    /// Every right that the statute has on the day, by its word with `_` for `-`.
    right: BTreeMap<String, Cited>,
    /// The times that run for this request, by their ids.
    clock: BTreeMap<String, Time>,
    /// The first of them in which the recipient must answer, whatever its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Time>,
    /// The rule by which the authority may hear who comes late to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    relief: Option<Cited>,
    /// What the request must have or come with, by its word.
    needs: BTreeMap<&'static str, Cited>,
    /// What else the statute's file has for letters, by its id.
    provision: BTreeMap<String, Cited>,
    /// The statute's own words in the letter's language.
    word: BTreeMap<String, Word>,
}

/// What the letters of a language call what the statute's file says in English.
#[derive(Clone, Copy)]
struct Said<'a>(Option<&'a BTreeMap<String, String>>);

impl Said<'_> {
    /// Without what follows a colon, which tells the reader of the file what the provision says.
    fn of(self, english: &str) -> String {
        let english = english.split(": ").next().unwrap_or_default();
        let said = self.0.and_then(|said| said.get(english));
        joined(said.map_or(english, String::as_str))
    }
}

/// The provision of the time for the answer, where it is another one for each right.
const TIME: &str = "time";

/// A provision in the words of a letter.
#[derive(Debug, Clone, Serialize)]
struct Cited {
    /// With the code's name: `Va. Code § 59.1-577(A)(1)`.
    cite: String,
    /// Where the code was named before: `§ 59.1-577(A)(1)`; the same where there is no such sign.
    section: String,
}

/// A time limit in the words of a letter.
#[derive(Debug, Serialize)]
struct Time {
    number: u32,
    /// `days`, `business-days` or `months`.
    unit: &'static str,
    /// The word of the event whose day is day 0: `received`.
    starts_at: &'static str,
    #[serde(flatten)]
    cited: Cited,
    /// Whether somebody has read it: a letter does not hold a number from memory over anybody.
    sure: bool,
    /// Whether the number is the person's own, where the law sets none.
    own: bool,
    /// Whether the day of the event is its first.
    event_is_day_1: bool,
    /// What an extension adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<Box<Time>>,
}

impl Act {
    /// The statute on a day, for a request that rests on `grounds`.
    pub fn of(
        statute: &Statute,
        grounds: &Grounds,
        home: Option<&Place>,
        language: &Language,
        day: NaiveDate,
    ) -> Act {
        let home = home.filter(|place| statute.protects(place, day));
        let rights = statute.known_rights().into_iter();
        let tags = [language.code(), language.primary()];
        let words = tags.iter().find_map(|tag| statute.words.get(*tag));
        let said = Said(tags.iter().find_map(|tag| statute.said.get(*tag)));
        let provision: BTreeMap<String, Cited> = statute
            .provisions_on(day)
            .filter(|one| Right::named_or_all(&one.rights, &[grounds.letter()]))
            .map(|provision| (key(&provision.id), Cited::of(&provision.reference, said)))
            .collect();
        // One clock may rest on a section for each right: a letter cites the one of its right.
        let answer = grounds.answer().map(|clock| {
            let time = Time::of(clock, said);
            match provision.get(TIME) {
                Some(cited) if !clock.is_the_persons_own_day() => Time {
                    cited: cited.clone(),
                    ..time
                },
                _ => time,
            }
        });
        Act {
            title: said.of(&grounds.title),
            short_title: said.of(&grounds.short_title),
            citation: said.of(&grounds.citation),
            home: home.map(|place| place.name(language).to_owned()),
            asked: Cited::all(&grounds.references, said),
            right: rights
                .filter_map(|right| Some((right, statute.right_on(right, day)?)))
                .map(|(right, reference)| (key(right.word()), Cited::of(reference, said)))
                .collect(),
            clock: grounds
                .clocks
                .iter()
                // One that goes by the law of its own event may be of a later day.
                .filter(|clock| clock.from <= day)
                .map(|clock| (key(&clock.id), Time::of(clock, said)))
                .collect(),
            needs: statute
                .formalities_on(grounds.letter(), day)
                .map(|one| (one.what.word(), Cited::of(&one.reference, said)))
                .collect(),
            answer,
            relief: grounds
                .clocks
                .iter()
                .filter(|clock| clock.ends_at.contains(&EventKind::Complained))
                .find_map(|clock| clock.relief.as_ref())
                .map(|relief| Cited::of(&relief.reference, said)),
            provision,
            word: words
                .into_iter()
                .flatten()
                .map(|(name, word)| (name.clone(), together(word)))
                .collect(),
        }
    }
}

impl Cited {
    fn of(reference: &Citation, said: Said) -> Cited {
        let cite = said.of(&reference.title);
        // After a comma the sign is that of a paragraph within the provision: `art. 18, § 2º`.
        let section = cite.find('§').and_then(|at| {
            let (code, section) = cite.split_at_checked(at)?;
            (!code.trim_end().ends_with(',')).then_some(section)
        });
        let section = section.unwrap_or(&cite).to_owned();
        Cited { cite, section }
    }

    fn all(references: &[Citation], said: Said) -> Cited {
        let all = references.iter().map(|one| Cited::of(one, said));
        let all: Vec<Cited> = all.collect();
        let join = |text: fn(&Cited) -> &str| {
            let texts: Vec<&str> = all.iter().map(text).collect();
            texts.join("; ")
        };
        Cited {
            cite: join(|one| &one.cite),
            section: join(|one| &one.section),
        }
    }
}

impl Time {
    fn of(clock: &ClockInForce, said: Said) -> Time {
        let (number, unit) = counted(clock.period);
        let more = clock.extension.as_ref().and_then(|extension| {
            let (in_all, same) = counted(extension.period?);
            (same == unit).then(|| {
                Box::new(Time {
                    number: in_all.saturating_sub(number),
                    unit,
                    starts_at: clock.starts_at.word(),
                    cited: Cited::of(&extension.reference, said),
                    sure: extension.certainty != Certainty::Memory,
                    own: false,
                    event_is_day_1: clock.event_is_day_1,
                    more: None,
                })
            })
        });
        Time {
            number,
            unit,
            starts_at: clock.starts_at.word(),
            cited: Cited::of(&clock.reference, said),
            sure: clock.certainty != Certainty::Memory,
            own: clock.is_the_persons_own_day(),
            event_is_day_1: clock.event_is_day_1,
            more,
        }
    }
}

fn counted(period: Period) -> (u32, &'static str) {
    match period {
        Period::Days(number) => (number, "days"),
        Period::BusinessDays(number) => (number, "business-days"),
        Period::Months(number) => (number, "months"),
    }
}

/// A name as a template writes it: what has a hyphen is a subtraction there.
fn key(name: &str) -> String {
    name.replace('-', "_")
}

/// The statute's own words, their numbers where they belong.
fn together(word: &Word) -> Word {
    match word {
        Word::Text(text) => Word::Text(joined(text)),
        Word::List(texts) => Word::List(texts.iter().map(|text| joined(text)).collect()),
    }
}

/// Codes whose number of a title or chapter stands before them.
const CODES: [&str; 4] = ["CFR ", "CCR ", "U.S.C. ", "ILCS "];

/// A number stays on the line of the word before it, and that of a title on the line of its code.
fn joined(cite: &str) -> String {
    let mut joined = String::with_capacity(cite.len() + 4);
    for (at, character) in cite.char_indices() {
        let rest = cite.get(at + character.len_utf8()..).unwrap_or_default();
        let number_follows = rest.starts_with(|next: char| next.is_ascii_digit());
        let after_a_comma = joined.ends_with([',', ';']);
        let before_its_code = joined.ends_with(|last: char| last.is_ascii_digit())
            && CODES.iter().any(|code| rest.starts_with(code));
        let stays = (number_follows && !after_a_comma) || before_its_code;
        joined.push(if character == ' ' && stays {
            '\u{a0}'
        } else {
            character
        });
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_said_with_its_code_or_without() {
        let of = |title: &str| {
            let reference = Citation {
                title: title.to_owned(),
                href: String::new(),
            };
            let cited = Cited::of(&reference, Said(None));
            (cited.cite, cited.section)
        };
        assert_eq!(
            of("Va. Code § 59.1-577(B)(1): once, 45 days more"),
            (
                "Va. Code §\u{a0}59.1-577(B)(1)".to_owned(),
                "§\u{a0}59.1-577(B)(1)".to_owned()
            )
        );
        assert_eq!(
            of("15 U.S.C. § 1681i(a)(1)(A)"),
            (
                "15\u{a0}U.S.C. §\u{a0}1681i(a)(1)(A)".to_owned(),
                "§\u{a0}1681i(a)(1)(A)".to_owned()
            )
        );
        let oregon = "ORS\u{a0}646A.574(1)(a)".to_owned();
        assert_eq!(of("ORS 646A.574(1)(a)"), (oregon.clone(), oregon));
    }

    #[test]
    fn a_language_says_a_reference_in_its_own_way() {
        let said = [(
            "FADP Article 25(7)".to_owned(),
            "Art. 25 Abs. 7 DSG".to_owned(),
        )];
        let said = BTreeMap::from(said);
        let reference = Citation {
            title: "FADP Article 25(7): thirty days".to_owned(),
            href: String::new(),
        };
        let cite = |said| Cited::of(&reference, said).cite;
        assert_eq!(cite(Said(Some(&said))), "Art.\u{a0}25 Abs.\u{a0}7 DSG");
        assert_eq!(cite(Said(None)), "FADP Article\u{a0}25(7)");
    }
}
