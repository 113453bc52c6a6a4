//! What is missing of an answer, by the points of the request or in the person's own words.

use thiserror::Error as ThisError;

use crate::{
    law::{Language, Statute, nearest},
    letter::{Point, tick_list},
    office::{Error, World},
    request::Line,
    tracker::Case,
};

/// The word was meant as that of a point, and is none.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
#[error("`{word}` is not a point of the request{}", did_you_mean(meant.as_deref()))]
pub struct UnknownPoint {
    pub word: String,
    pub meant: Option<String>,
    /// The words of all points.
    pub points: Vec<String>,
}

fn did_you_mean(word: Option<&str>) -> String {
    word.map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}

/// What the request of a case asks for, point by point, in the language of its letters or in another.
///
/// # Errors
/// When there is no such case, or the list cannot be read.
pub fn asked(
    world: &World<'_>,
    typed: &str,
    language: Option<&Language>,
) -> Result<Vec<Point>, Error> {
    let (tracker, case) = world.home.case(typed)?;
    let statutes = world.home.statutes()?;
    let statute = statutes.get(&case.law)?;
    let language = match language {
        Some(language) => language.clone(),
        None => tracker.request(&case)?.language,
    };
    points(world, &statute, &case, &language)
}

/// The tick list of a case.
pub(super) fn points(
    world: &World<'_>,
    statute: &Statute,
    case: &Case,
    language: &Language,
) -> Result<Vec<Point>, Error> {
    let right = case.grounds.letter();
    let own = world.home.templates();
    Ok(tick_list(&statute.id, right, language, Some(&own))?)
}

/// The lines of the letter: words of the tick list, alone or several with commas, are what they stand for; anything
/// else is said as it was typed. Words with commas and no space between them are a list.
///
/// # Errors
/// When a word of a list, or one that is nearly a point's, is none.
pub(super) fn lines(typed: &[Line], points: &[Point]) -> Result<Vec<Line>, UnknownPoint> {
    let mut lines: Vec<Line> = Vec::new();
    let known = |word: &str| points.iter().find(|point| point.id == word);
    for line in typed {
        let words: Vec<&str> = line.as_str().split(',').map(str::trim).collect();
        let is_word = |word: &&str| !word.is_empty() && !word.contains(char::is_whitespace);
        let near = |word: &str| nearest(word, points.iter().map(|point| point.id.as_str()));
        let listed = !points.is_empty()
            && words.iter().all(is_word)
            && (words.len() > 1 || words.iter().any(|word| near(word).is_some()));
        if !listed {
            lines.push(line.clone());
            continue;
        }
        for word in words {
            let point = known(word).ok_or_else(|| UnknownPoint {
                word: word.to_owned(),
                meant: near(word).map(str::to_owned),
                points: points.iter().map(|point| point.id.clone()).collect(),
            })?;
            if !lines.contains(&point.says) {
                lines.push(point.says.clone());
            }
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        law::{Right, Statutes},
        shelf::built_in,
    };

    fn list() -> Vec<Point> {
        let language = "en".parse().unwrap();
        tick_list("gdpr", Right::Access, &language, None).unwrap()
    }

    fn said(typed: &[&str]) -> Result<Vec<String>, UnknownPoint> {
        let typed: Vec<Line> = typed.iter().map(|line| Line::new(line).unwrap()).collect();
        let lines = lines(&typed, &list())?;
        Ok(lines.iter().map(Line::to_string).collect())
    }

    #[test]
    fn words_of_the_list_are_what_they_stand_for_and_the_rest_is_as_typed() {
        let recipients = "the recipients (Article\u{a0}15(1)(c))";
        let copy = "the copy of the data (Article\u{a0}15(3))";
        assert_eq!(
            said(&["recipients, copy", "recipients"]).unwrap(),
            [recipients, copy]
        );
        let own = ["the recordings, the recipients", "screenshots"];
        assert_eq!(said(&own).unwrap(), own);
        for (typed, meant) in [("retentoin", Some("retention")), ("copy,invoices", None)] {
            let unknown = said(&[typed]).unwrap_err();
            assert_eq!(unknown.meant.as_deref(), meant, "{typed}");
        }
    }

    /// Where a statute has the letter in a language, it has the list there: the same words in the same order, for each
    /// of its rights.
    #[test]
    fn the_lists_are_the_same_in_every_language() {
        let statutes = Statutes::open(None).unwrap();
        let mut met = 0;
        for statute in statutes.all().unwrap() {
            for grant in &statute.rights {
                let today = "2030-01-04".parse().unwrap();
                let countings = statutes.countings().unwrap();
                let grounds = statute.grounds(grant.right, today, countings);
                let right = grounds.unwrap().letter();
                let followed = statute.languages.iter().filter(|language| {
                    let (law, tag) = (&statute.id, language.primary());
                    let files = [
                        format!("{law}/next/missing.{tag}.txt"),
                        format!("{law}/sentences/{tag}.toml"),
                    ];
                    files
                        .iter()
                        .any(|file| built_in::TEMPLATES.text(file).is_some())
                });
                let lists: Vec<Vec<String>> = followed
                    .map(|language| {
                        let list = tick_list(&statute.id, right, language, None).unwrap();
                        list.into_iter().map(|point| point.id).collect()
                    })
                    .collect();
                let Some(first) = lists.first() else { continue };
                assert!(
                    lists.iter().all(|list| list == first) && !first.is_empty(),
                    "{} {}: {lists:?}",
                    statute.id,
                    grant.right
                );
                met += 1;
            }
        }
        assert!(met > 0);
    }
}
