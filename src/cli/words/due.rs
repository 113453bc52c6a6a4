//! What `due` says.

use chrono::NaiveDate;

use crate::{
    cli::table::shortened,
    law::EventKind,
    office::{NextDue, told},
    request::Reference,
};

pub fn not_recorded(case: &Reference, recipient: &str) -> String {
    format!(
        "{case} to {} is not recorded as sent; if you sent it: `datawrit record {case} sent --on DATE`",
        shortened(recipient, 40)
    )
}

pub fn answer_or_dispute(case: &Reference, asked: EventKind, since: NaiveDate) -> String {
    let (answered, disputed) = told::ends(asked);
    format!(
        "{case}: the recipient has been waiting for your answer since {since}; answer, then `datawrit record {case} {answered}`, or dispute the question, then `datawrit record {case} {disputed}`"
    )
}

pub fn the_same_for(cases: usize) -> String {
    format!("the same holds for {cases} more cases; `datawrit list` shows them")
}

pub fn nothing(within: u32, next: Option<&NextDue>) -> String {
    let next = next.map_or_else(String::new, |next| {
        let recipient = shortened(&next.recipient, 40);
        format!("; next: {recipient}, {} on {}", next.title, next.due)
    });
    format!("nothing is due in the next {within} days{next}")
}
