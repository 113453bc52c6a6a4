//! Which days and spans of time does a sentence name?

use chrono::{Datelike, NaiveDate};

use super::{phrases::Days, words::Word};

/// The days in a sentence, in order. One without a year is the next such day after the mail. Where the language leaves
/// open whether `03/04/2026` has its day first, what is known of the sender tells.
pub(super) fn days(
    words: &[Word],
    text: &str,
    days: &Days,
    day_first: Option<bool>,
    mail: Option<NaiveDate>,
) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    let number = |at: usize| -> Option<u32> {
        let word = &words.get(at)?.folded;
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        // `1st`, `2nd`, `1er`; not `2026q3`.
        (word.len() - digits.len() <= 3).then_some(())?;
        digits.parse().ok()
    };
    let month = |at: usize| days.months.get(&words.get(at)?.folded).copied();
    let is_small = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| matches!(word.folded.as_str(), "de" | "del" | "of" | "the"))
    };
    // The year behind the name of a month, and where the words go on.
    let year_behind = |month: usize| {
        let mut after = month + 1;
        while is_small(after) {
            after += 1;
        }
        match number(after).filter(|year| (2000..2200).contains(year)) {
            Some(named) => (Some(year(named)), after + 1),
            None => (None, month + 1),
        }
    };
    let is_between = |at: usize| {
        let is_month = |word: &Word| {
            days.month_words.contains(&word.folded)
                || matches!(word.folded.as_str(), "du" | "des" | "d" | "el")
        };
        is_small(at) || words.get(at).is_some_and(is_month)
    };
    let mut at = 0;
    while at < words.len() {
        // 2026-10-12, 12.10.2026, 10/12/2026, 12.10.: three numbers joined by one sign.
        if let (Some(a), Some(b)) = (number(at), number(at + 1))
            && let Some(sign) = sign_between(words, text, at)
        {
            let third = sign_between(words, text, at + 1)
                .filter(|next| *next == sign)
                .and_then(|_| number(at + 2));
            let day = match (third, sign) {
                (Some(c), '-') if a > 1000 => NaiveDate::from_ymd_opt(year(a), b, c),
                (Some(c), '.') => NaiveDate::from_ymd_opt(year(c), b, a),
                (Some(c), '/' | '-') => numeric(a, b, year(c), days.day_first.or(day_first)),
                (None, '.') if is_ordinal(words, text, at + 1) && !is_cited(words, text, at) => {
                    without_year(b, a, mail)
                }
                _ => None,
            };
            if let Some(day) = day {
                found.push(day);
                at += if third.is_some() { 3 } else { 2 };
                continue;
            }
        }
        // 12 October 2026, 12. Oktober, 12 de octubre de 2026.
        if let Some(day) = number(at).filter(|day| (1..=31).contains(day)) {
            let mut next = at + 1;
            while is_small(next) {
                next += 1;
            }
            if let Some(month) = month(next) {
                let (named, behind) = year_behind(next);
                let date = match named {
                    Some(year) => NaiveDate::from_ymd_opt(year, month, day),
                    None => without_year(month, day, mail),
                };
                if let Some(date) = date {
                    found.push(date);
                    at = behind;
                    continue;
                }
            }
        }
        // The end of January 2027, Ende Januar, fin du mois de janvier.
        if (words.get(at)).is_some_and(|word| days.month_end_words.contains(&word.folded)) {
            let mut next = at + 1;
            while next < at + 4 && is_between(next) {
                next += 1;
            }
            if let Some(month) = month(next) {
                let (named, behind) = year_behind(next);
                let date = match named {
                    Some(year) => last_of(month, year),
                    None => mail.and_then(|mail| {
                        let this = last_of(month, mail.year())?;
                        let next = || last_of(month, mail.year() + 1);
                        if this < mail { next() } else { Some(this) }
                    }),
                };
                if let Some(date) = date {
                    found.push(date);
                    at = behind;
                    continue;
                }
            }
        }
        // October 12, 2026.
        if let (Some(month), Some(day)) = (month(at), number(at + 1)) {
            let named = number(at + 2).filter(|year| (2000..2200).contains(year));
            let date = match named {
                Some(named) => NaiveDate::from_ymd_opt(year(named), month, day),
                None => without_year(month, day, mail),
            };
            if let Some(date) = date {
                found.push(date);
                at += if named.is_some() { 3 } else { 2 };
                continue;
            }
        }
        at += 1;
    }
    found
}

/// A span that a sentence names, as its words: `two further months`, `45 days`, `72 hours`.
pub(super) fn span(words: &[Word], text: &str, days: &Days) -> Option<String> {
    let (at, unit) = place_of_span(words, days)?;
    let place = words.get(at)?.place.start..words.get(unit)?.place.end;
    text.get(place).map(str::to_owned)
}

/// How many days it has, where it is one of hours, days or weeks; a day that has begun counts.
pub(super) fn length_of_span(words: &[Word], days: &Days) -> Option<u64> {
    let (at, unit) = place_of_span(words, days)?;
    let number = &words.get(at)?.folded;
    let number = match days.numbers.get(number) {
        Some(number) => u64::from(*number),
        None => u64::from(number.parse::<u16>().ok()?),
    };
    let unit = &words.get(unit)?.folded;
    if days.hour_words.contains(unit) {
        Some(number.div_ceil(24))
    } else if days.day_words.contains(unit) {
        Some(number)
    } else {
        let weeks = days.week_words.contains(unit).then_some(number);
        weeks.map(|weeks| weeks.saturating_mul(7))
    }
}

/// The words of its number and of its unit.
fn place_of_span(words: &[Word], days: &Days) -> Option<(usize, usize)> {
    for (at, word) in words.iter().enumerate() {
        let is_number = word.folded.chars().all(|c| c.is_ascii_digit())
            || days.numbers.contains_key(&word.folded);
        if !is_number {
            continue;
        }
        for (next, unit) in words.iter().enumerate().skip(at + 1).take(3) {
            let units = [
                &days.day_words,
                &days.week_words,
                &days.month_words,
                &days.hour_words,
            ];
            if units
                .iter()
                .any(|unit_words| unit_words.contains(&unit.folded))
            {
                return Some((at, next));
            }
        }
    }
    None
}

fn sign_between(words: &[Word], text: &str, at: usize) -> Option<char> {
    let (left, right) = (words.get(at)?, words.get(at + 1)?);
    let between = text.get(left.place.end..right.place.start)?.trim();
    let mut signs = between.chars();
    match (signs.next(), signs.next()) {
        (Some(sign @ ('.' | '/' | '-')), None) => Some(sign),
        _ => None,
    }
}

/// Whether a full stop follows a number, as in `12.10.`; `12.3` alone is a section or a sum.
fn is_ordinal(words: &[Word], text: &str, at: usize) -> bool {
    let rest = words.get(at).and_then(|word| text.get(word.place.end..));
    rest.is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a number is that of a provision: `Art. 12.3`, `§ 12.3`.
fn is_cited(words: &[Word], text: &str, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) else {
        return (words.get(at)).is_some_and(|word| {
            text.get(..word.place.start)
                .is_some_and(|text| text.trim_end().ends_with('§'))
        });
    };
    let between = words
        .get(at)
        .and_then(|word| text.get(before.place.end..word.place.start));
    before.folded.starts_with("art")
        || matches!(
            before.folded.as_str(),
            "section" | "sections" | "abs" | "para" | "paragraph"
        )
        || between.is_some_and(|between| between.contains('§'))
}

/// The last day of a month.
fn last_of(month: u32, year: i32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

fn year(number: u32) -> i32 {
    let number = if number < 100 { number + 2000 } else { number };
    i32::try_from(number).unwrap_or(0)
}

/// `03/04/2026`: where both readings are days and neither the language nor the sender tells, none is told.
fn numeric(a: u32, b: u32, year: i32, day_first: Option<bool>) -> Option<NaiveDate> {
    let (first, second) = (
        NaiveDate::from_ymd_opt(year, b, a),
        NaiveDate::from_ymd_opt(year, a, b),
    );
    match (first, second, day_first) {
        (Some(day), None, _) | (Some(day), _, Some(true)) => Some(day),
        (None, Some(day), _) | (_, Some(day), Some(false)) => Some(day),
        (Some(one), Some(other), None) if one == other => Some(one),
        _ => None,
    }
}

/// The first such day that is not more than a month before the mail.
fn without_year(month: u32, day: u32, mail: Option<NaiveDate>) -> Option<NaiveDate> {
    let mail = mail?;
    let this = NaiveDate::from_ymd_opt(mail.year(), month, day)?;
    if (mail - this).num_days() > 31 {
        NaiveDate::from_ymd_opt(mail.year() + 1, month, day)
    } else {
        Some(this)
    }
}
