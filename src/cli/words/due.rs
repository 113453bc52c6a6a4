//! What `due` says.

use chrono::NaiveDate;

use crate::{
    cli::table::shortened,
    law::EventKind,
    office::{NextDue, told, view::ToSend},
    request::Reference,
    speech::say,
};

pub fn not_recorded(case: &Reference, recipient: &str) -> String {
    say!(
        "due-not-recorded",
        case = case.to_string(),
        company = shortened(recipient, 40)
    )
}

pub fn answer_or_dispute(case: &Reference, asked: EventKind, since: NaiveDate) -> String {
    let (answered, disputed) = told::ends(asked);
    say!(
        "due-answer-or-dispute",
        case = case.to_string(),
        day = since,
        answered = answered.to_string(),
        disputed = disputed.to_string()
    )
}

/// That a letter is written which has not left.
pub fn letter_waits(letter: &ToSend) -> String {
    let number = letter.letter.to_string();
    match letter.came_back_on {
        Some(day) => say!("due-letter-came-back", number = number, day = day),
        None => say!("due-letter-waits", number = number),
    }
}

pub fn the_same_for(cases: usize) -> String {
    say!("due-the-same-for", cases = cases)
}

pub fn nothing(within: u32, next: Option<&NextDue>) -> String {
    match next {
        None => say!("due-nothing", within = within),
        Some(next) => say!(
            "due-nothing-next",
            within = within,
            company = shortened(&next.recipient, 40),
            what = super::title(&next.title),
            day = next.due
        ),
    }
}
