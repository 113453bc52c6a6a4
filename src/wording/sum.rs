//! How a day was worked out, in the language of the screen.
//!
//! The steps of a sum are kept with a case and go into JSON, in English. Here each is read, and said again; one that is
//! not known is shown as it is.

use super::names::{cited, event, named, period, title};
use crate::{
    law::{Deadline, HOLIDAY_FROM_A_LIST, Period, Place, Whose},
    letter::month_of,
    office::told,
    speech::{Tongue, say, spoken},
};

/// The sum, one step a row: what, where that led, on whose words; and the first day of being late.
pub fn rows(deadline: &Deadline, whose: Whose) -> Vec<[String; 3]> {
    let steps = deadline.basis.iter().map(|one| {
        let reference = one.reference.as_ref().map(|rule| cited(&rule.title));
        let words = match (&one.note, reference) {
            (Some(words), None) => note(words),
            (Some(words), Some(rule)) => format!("{rule}: {}", note(words)),
            (None, rule) => rule.unwrap_or_default(),
        };
        [step(&one.step), one.day.to_string(), words]
    });
    let last = [late(whose), told::overdue_from(deadline), String::new()];
    steps.chain([last]).collect()
}

/// What is said of the day after the last.
fn late(whose: Whose) -> String {
    match whose {
        Whose::Recipient | Whose::Authority => say!("clocks-overdue-from"),
        Whose::Requester => say!("clocks-too-late-from"),
    }
}

/// What was done: `+ 1 month`, `Saturday: moves to`.
pub fn step(words: &str) -> String {
    said_of_a_step(words).unwrap_or_else(|| words.to_owned())
}

fn said_of_a_step(words: &str) -> Option<String> {
    if let Ok(kind) = words.parse() {
        return Some(event(kind));
    }
    if let Some(added) = words.strip_prefix("+ ") {
        return Some(match added.strip_suffix(" while they waited for you") {
            Some(waited) => say!("clocks-step-waited", period = length(waited)?),
            None => say!("clocks-step-plus", period = length(added)?),
        });
    }
    if let Some(why) = words.strip_suffix(": moves to") {
        return Some(match why.strip_prefix("on the most generous reading, ") {
            Some(why) => say!("clocks-step-moves-generous", why = reasons(why)),
            None => say!("clocks-step-moves", why = reasons(why)),
        });
    }
    if let Some(what) = words.strip_suffix(" due") {
        return Some(say!("clocks-step-due", what = title(what)));
    }
    if let Some(what) = words.strip_prefix("no ") {
        return Some(say!("clocks-step-none", what = title(what)));
    }
    if let Some(day) = words.strip_prefix("the day named on ") {
        return Some(say!("clocks-step-named", day = day));
    }
    Some(match words {
        "starts anew" => say!("clocks-step-anew"),
        "on the most generous reading" => say!("clocks-step-generous"),
        _ => return None,
    })
}

fn length(words: &str) -> Option<String> {
    words.parse::<Period>().ok().map(period)
}

/// Why a day is none on which anything ends: a day of the week, or holidays by the names of their table.
fn reasons(words: &str) -> String {
    let reasons = words.split(", ").map(|reason| match reason {
        "Saturday" => say!("clocks-saturday"),
        "Sunday" => say!("clocks-sunday"),
        holiday => holiday.to_owned(),
    });
    reasons.collect::<Vec<_>>().join(", ")
}

/// A place as a table of holidays calls it, in English: in the language of the screen, where it is known.
fn place(words: &str) -> String {
    if spoken().tongue() == Tongue::default() {
        return words.to_owned();
    }
    match title(words) {
        said if said == words => {
            let known = Place::meant_from(words, None);
            known.map_or(said, |place| named(&place))
        }
        said => said,
    }
}

/// What is particular to a step, or in doubt.
pub fn note(words: &str) -> String {
    // Of several, each is said.
    let parts = words.split("; ").map(|part| {
        let whole = said_of_a_note(part);
        whole.unwrap_or_else(|| part.to_owned())
    });
    match said_of_a_note(words) {
        Some(said) => said,
        None => parts.collect::<Vec<_>>().join("; "),
    }
}

fn said_of_a_note(words: &str) -> Option<String> {
    match words {
        "day 0, not counted" => return Some(say!("clocks-note-day-0")),
        "they replied on that day, so it had come" => return Some(say!("clocks-note-replied")),
        "place not known, weekends alone counted" => return Some(say!("clocks-note-no-place")),
        "the law sets no last day of its own" => return Some(say!("clocks-note-no-law-last")),
        HOLIDAY_FROM_A_LIST => return Some(say!("clocks-note-from-a-list")),
        _ => {}
    }
    if let Some(place) = words.strip_prefix("place not known: a holiday in ") {
        return Some(say!(
            "clocks-note-holiday-unknown",
            place = self::place(place)
        ));
    }
    if let Some(place) = words.strip_prefix("a holiday in ") {
        return Some(say!("clocks-note-holiday", place = self::place(place)));
    }
    if let Some(day) = words
        .strip_prefix("no ")
        .and_then(|rest| rest.strip_suffix(", last day of the month"))
    {
        let (number, month) = day.split_once(' ')?;
        return Some(say!(
            "clocks-note-no-such-day",
            number = number,
            month = month_of(month)?
        ));
    }
    if let Some(place) = words
        .strip_prefix("public holidays of ")
        .and_then(|rest| rest.strip_suffix(" not known, weekends alone counted"))
    {
        return Some(say!("clocks-note-no-holidays", place = self::place(place)));
    }
    if let Some((place, other)) = words
        .strip_prefix("no calendar for ")
        .and_then(|rest| rest.strip_suffix(" is used"))
        .and_then(|rest| rest.split_once(": that of "))
    {
        return Some(say!(
            "clocks-note-stands-in",
            place = self::place(place),
            other = self::place(other)
        ));
    }
    if let Some(((holiday, part), place)) = words
        .strip_suffix(" is known")
        .and_then(|rest| {
            rest.split_once(": were the act due there, the last day would move, and only ")
        })
        .and_then(|(first, place)| Some((first.split_once(" is a holiday in ")?, place)))
    {
        return Some(say!(
            "clocks-note-in-a-part",
            holiday = holiday,
            part = self::place(part),
            place = self::place(place)
        ));
    }
    if let Some((holiday, part)) = words
        .strip_suffix(
            ", and it is not known whether the last day moves for it: it may be a day later",
        )
        .and_then(|rest| rest.split_once(" is a holiday in "))
    {
        return Some(say!(
            "clocks-note-in-this-part",
            holiday = holiday,
            part = self::place(part)
        ));
    }
    if let Some(day) = words.strip_prefix(
        "it is not known whether a last day on a Saturday, a Sunday or a holiday moves: complain only after the next business day, ",
    ) {
        return Some(say!("clocks-note-in-doubt", day = day));
    }
    if let Some((period, after)) =
        words.split_once(" after one of these, where that is over first: ")
    {
        let after: Option<Vec<String>> = after
            .split(", ")
            .map(|kind| kind.parse().ok().map(event))
            .collect();
        return Some(say!(
            "clocks-note-sooner",
            period = length(period)?,
            after = after?.join(", ")
        ));
    }
    if let Some(day) = words.strip_suffix(", which is before the first last day") {
        return Some(say!("clocks-note-named-early", day = day));
    }
    if let Some((from, to)) = words
        .strip_prefix("from their question on ")
        .and_then(|rest| rest.split_once(" to its end on "))
    {
        return Some(say!("clocks-note-waited", from = from, to = to));
    }
    if let Some(day) = words.strip_prefix("the law's last day is ") {
        return Some(say!("clocks-law-last", day = day));
    }
    let days = words.strip_prefix("without ")?;
    Some(say!("clocks-note-without", days = days))
}
