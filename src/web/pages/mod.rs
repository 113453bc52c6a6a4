//! One file a page.

mod came;
mod case;
mod cases;
mod companies;
mod data;
mod days;
mod laws;
mod mandate;
mod me;
mod new;
mod people;
mod picture;
mod today;

use axum::http::StatusCode;
use maud::html;

use super::{
    frame,
    reply::PageReply,
    visit::PageVisit,
    ways::{self, ShownTrouble},
};
use crate::{office::Error, request::Reference, speech::say};

const STYLE: &str = include_str!("../style.css");

/// The page that was asked for.
pub fn answer(visit: &PageVisit<'_>) -> PageReply {
    let parts: Vec<&str> = visit.path.iter().map(String::as_str).collect();
    let answered = match (visit.posts, parts.as_slice()) {
        (false, ["style.css"]) => Ok(PageReply::style(STYLE)),
        (false, []) => today::today(visit),
        (false, ["me"]) => me::me(visit),
        (true, ["me"]) => me::keep(visit),
        (true, ["me", "account"]) => me::add_account(visit),
        (true, ["me", "try"]) => me::try_account(visit),
        (false, ["people"]) => people::people(visit),
        (true, ["people"]) => people::keep(visit),
        (false, ["mandate"]) => mandate::mandate(visit),
        (true, ["mandate"]) => mandate::keep(visit),
        (true, ["mandate", "end"]) => mandate::end(visit),
        (false, ["mandate", "paper"]) => mandate::paper(visit),
        (false, ["came"]) => came::came(visit),
        (true, ["came"]) => came::take(visit),
        (false, ["came", number]) => came::one(visit, number),
        (true, ["came", number]) => came::decide(visit, number),
        (false, ["came", number, "file", at]) => came::file(visit, number, at),
        (false, ["cases"]) => cases::cases(visit),
        (_, ["case", case, below @ ..]) => case::answer(visit, case, below),
        (_, ["new", below @ ..]) => new::answer(visit, below),
        (false, ["days"]) => days::list(visit),
        (false, ["days", "datawrit.ics"]) => days::calendar(visit),
        (false, ["days", month]) => days::month(visit, month),
        (false, ["companies"]) => companies::search(visit),
        (false, ["companies", id]) => companies::one(visit, id),
        (false, ["data"]) => data::data(visit),
        (false, ["data", "backup"]) => data::backup(visit),
        (true, ["data", "backup"]) => data::locked(visit),
        (true, ["data", "restore"]) => data::restore(visit),
        (false, ["data", "forget"]) => data::case(visit),
        (true, ["data", "forget"]) => data::forget_case(visit),
        (false, ["data", "forget-everything"]) => data::everything(visit),
        (true, ["data", "forget-everything"]) => data::forget_everything(visit),
        (false, ["words"]) => laws::list(visit),
        (false, ["words", id]) => laws::one(visit, id),
        (true, ["quit"]) => Ok(frame::ended()),
        _ => Ok(frame::stopped(StatusCode::NOT_FOUND)),
    };
    answered.unwrap_or_else(|error| trouble(visit, &error))
}

/// A page that says what went wrong.
fn trouble(visit: &PageVisit<'_>, error: &Error) -> PageReply {
    let ShownTrouble { status, what, ways } = ways::trouble(error);
    let title = say!("web-trouble");
    let parts: Vec<&str> = visit.path.iter().map(String::as_str).collect();
    let back = match parts.as_slice() {
        ["case", case, _, ..] => case.parse::<Reference>().ok(),
        _ => None,
    };
    let main = html! {
        (super::form::fault(&[what]))
        (ways::all(&ways))
        @if let Some(case) = back {
            p.actions { a.button.second href={ "/case/" (case) } { (say!("case-to-the-case")) } }
        }
    };
    frame::page(visit, frame::Section::Today, &title, main).status(status)
}
