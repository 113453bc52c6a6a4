//! What goes with a complaint: the letters that it speaks of, and what came back.
//!
//! A complaint names its annexes when it is written, and they are gathered when it leaves. What the letter names is what goes with
//! it, whatever came or was recorded in between.

use chrono::{Datelike, NaiveDate};

use crate::{
    letter::{Block, Letter, month_of, on_one_line},
    office::{Error, came},
    tracker::{Case, Dispatch, Format, KeptReply, LetterNumber, Tracker},
};

/// Something that can be enclosed with a complaint.
pub(in crate::office) struct Enclosable {
    /// As the letter names it, without the day on which it came.
    pub title: String,
    /// Of what came back.
    pub came_on: Option<NaiveDate>,
    what: What,
}

enum What {
    Letter(LetterNumber, Format),
    Reply(KeptReply),
}

/// In which form a letter is enclosed: as the page where there is one, for it is the letter as it was signed.
const FORMS: [(Format, &str); 3] = [
    (Format::Pdf, "pdf"),
    (Format::Txt, "txt"),
    (Format::Eml, "eml"),
];

/// Every letter of the case that left, then everything that came back; of a complaint that is written the letters before it.
///
/// # Errors
/// When something is no longer what was kept.
pub(in crate::office) fn enclosable(
    tracker: &Tracker,
    case: &Case,
    complaint: Option<LetterNumber>,
) -> Result<Vec<Enclosable>, Error> {
    let mut all = Vec::new();
    for letter in &case.letters {
        if complaint.is_some_and(|complaint| letter.number >= complaint)
            || case.dispatch_of(letter.number) != Dispatch::Sent
        {
            continue;
        }
        let kept = case.formats(letter.number);
        let mut forms = FORMS.into_iter().map(|(format, _)| format);
        let Some(format) = forms.find(|format| kept.contains(format)) else {
            continue;
        };
        let data = tracker.letter_of(case, letter.number)?;
        let data = data.and_then(|json| serde_json::from_str::<Letter>(&json).ok());
        let title = match data {
            // The day as it stands within a sentence: in French without its article.
            Some(data) => {
                let day = data.heading_date.unwrap_or(data.date_line);
                // And on one line, as it is in the sentences.
                format!("{} ({})", data.subject, on_one_line(&day))
            }
            // Written before letters were kept as data.
            None => format!("{} ({})", case.reference, letter.day),
        };
        all.push(Enclosable {
            title,
            came_on: None,
            what: What::Letter(letter.number, format),
        });
    }
    for reply in tracker.replies(case)? {
        all.push(Enclosable {
            title: came::title(&reply).unwrap_or_default(),
            came_on: Some(reply.came_on),
            what: What::Reply(reply),
        });
    }
    Ok(all)
}

impl Enclosable {
    /// Whether a letter names it so: a letter breaks its lines where it likes, and says a day in its own language.
    pub fn is_named(&self, named: &str) -> bool {
        let Some(came_on) = self.came_on else {
            return is_same(named, &self.title);
        };
        let (title, day) = match named.rsplit_once('(') {
            Some((title, day)) if !self.title.is_empty() => (title, day),
            _ => ("", named),
        };
        is_same(title, &self.title) && says(day, came_on)
    }

    /// The ending of its file's name.
    pub fn ending(&self) -> &'static str {
        match &self.what {
            What::Letter(_, format) => FORMS
                .iter()
                .find(|(form, _)| form == format)
                .map_or("bin", |(_, ending)| ending),
            What::Reply(reply) => reply.name.as_deref().map_or("eml", ending),
        }
    }

    /// Its bytes, as they were kept.
    ///
    /// # Errors
    /// When they are no longer that.
    pub fn bytes(self, tracker: &Tracker, case: &Case) -> Result<Vec<u8>, Error> {
        Ok(match self.what {
            What::Letter(number, format) => tracker.document_of(case, number, format)?.bytes,
            What::Reply(reply) => reply.bytes,
        })
    }
}

/// What a letter says that it encloses, by number from 1: the list with which a complaint to an authority ends.
pub(in crate::office) fn named(letter: &Letter) -> Vec<String> {
    let mut titles: Vec<String> = letter
        .body
        .iter()
        .rev()
        .map_while(|block| match block {
            Block::Item { label, text } if label.ends_with('.') => Some(text.clone()),
            _ => None,
        })
        .collect();
    titles.reverse();
    titles
}

/// Whether a letter names something by this title: a letter breaks its lines where it likes.
pub(in crate::office) fn is_same(named: &str, title: &str) -> bool {
    named.split_whitespace().eq(title.split_whitespace())
}

/// Whether a text is this day, in any language of letters.
fn says(text: &str, day: NaiveDate) -> bool {
    let numbers = text.split(|one: char| !one.is_ascii_digit());
    let numbers: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
    let mut words = text.split(|one: char| !one.is_alphabetic());
    let another = |word: &str| month_of(word).is_some_and(|month| month != day.month());
    day.year_ce().0
        && numbers.contains(&day.year_ce().1)
        && numbers.contains(&day.day())
        && (numbers.len() < 3 || numbers.contains(&day.month()))
        && !words.any(another)
}

/// The ending of a file's name where it is a usual one of what people keep.
fn ending(name: &str) -> &'static str {
    let usual = [
        "pdf", "png", "jpg", "jpeg", "zip", "csv", "json", "txt", "eml",
    ];
    let own = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let mut usual = usual.into_iter();
    usual
        .find(|ending| ending.eq_ignore_ascii_case(own))
        .unwrap_or("bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_in_the_language_of_the_letter() {
        let day = "2026-12-01".parse().unwrap();
        for text in [
            "2026-12-01)",
            "1 December 2026)",
            "1. Dezember 2026)",
            "1er décembre 2026)",
            "2026年12月1日)",
            "1 grudnia 2026 r.)",
        ] {
            assert!(says(text, day), "{text}");
        }
        for text in [
            "2026-12-02)",
            "1 November 2026)",
            "1. Dezember 2025)",
            "copy)",
        ] {
            assert!(!says(text, day), "{text}");
        }
    }
}
