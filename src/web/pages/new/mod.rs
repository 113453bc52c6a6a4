//! A new letter: a question a page, and nothing is kept on the disk before the person says what is to become of it.

mod begun;
mod beside;
mod questions;
mod ready;
mod you;

use axum::http::StatusCode;

use begun::Begun;

use crate::{
    law::Right,
    office::{
        people::{self, Member},
        write::{Desk, Order, Page},
    },
    request::Line,
    speech::{say, spoken},
    web::{
        asking::{Asking, LetterQuestion},
        frame,
        reply::{Answered, PageReply},
        visit::PageVisit,
        words::Said,
    },
};

/// The pages below `/new`.
pub fn answer(visit: &PageVisit<'_>, path: &[&str]) -> Answered {
    let (number, rest) = match path {
        [] => (None, path),
        [number, rest @ ..] => match number.parse::<u32>() {
            Ok(number) => (Some(number), rest),
            Err(_) => return Ok(frame::stopped(StatusCode::NOT_FOUND)),
        },
    };
    let asking = match number {
        None => {
            // A page of a company may lead here.
            let company = visit.query.iter().find(|(key, _)| key == "company");
            let company = company.map_or("", |(_, company)| company);
            let mut order = Order::new(Right::Access, company);
            order.speaks = spoken().tongue().code().parse().ok();
            let mut asking = Asking::new(order);
            // And so may one of a person.
            let person = visit.query.iter().find(|(key, _)| key == "for");
            asking.person = person.and_then(|(_, name)| Line::new(name).ok());
            Some(asking)
        }
        Some(number) => visit.memory.letter(number),
    };
    let Some(asking) = asking else {
        return Err(Said(say!("new-gone")).into());
    };
    let mut asking = asking;
    let members = people::people(&visit.site.home)?;
    if visit.posts && matches!(rest, [] | ["company"]) {
        whose(visit, &members, &mut asking);
    }
    // Whose home it is needs no name, and somebody of whom nothing is known is nobody.
    let owner = visit.site.home.profile();
    let known = members.iter().find(|one| {
        let person = asking.person.as_ref();
        person.is_some_and(|person| person.folded() == one.name.folded())
    });
    asking.person = known
        .filter(|one| one.file != owner)
        .map(|one| one.name.clone());
    let mut begun = Begun {
        visit,
        desk: Desk::open_for(visit.world(), &Page::default(), asking.person.as_ref())?,
        number,
        members,
        asking,
    };
    match (visit.posts, rest) {
        (false, []) if number.is_none() => ask(&begun, LetterQuestion::Company),
        (true, []) if number.is_none() => take(&mut begun, LetterQuestion::Company),
        (false, []) => ready::ready(&begun),
        (true, ["write"]) => ready::write(&begun),
        (true, ["law"]) => begun.under_another_law(),
        (true, ["drop"]) => {
            if let Some(number) = number {
                visit.memory.forget(number);
            }
            Ok(PageReply::see("/?done=dropped"))
        }
        (false, ["page", page]) => ready::picture(&begun, page),
        (posts, [question]) => match LetterQuestion::of(question) {
            Some(question) if posts => take(&mut begun, question),
            Some(question) => ask(&begun, question),
            None => Ok(frame::stopped(StatusCode::NOT_FOUND)),
        },
        _ => Ok(frame::stopped(StatusCode::NOT_FOUND)),
    }
}

/// For whom it is, as the first page asks it. What was said of another is of no use then.
fn whose(visit: &PageVisit<'_>, members: &[Member], asking: &mut Asking) {
    let said = visit.said("for");
    let Some(member) = members.iter().find(|one| one.name.as_str() == said) else {
        return;
    };
    let before = asking.person.replace(member.name.clone());
    let same = match &before {
        Some(before) => before.folded() == member.name.folded(),
        None => member.file == visit.site.home.profile(),
    };
    if !same {
        let order = &mut asking.order;
        (order.name, order.address, order.residence, order.email) = (None, None, None, None);
        order.identifiers.clear();
        order.law = None;
        asking.changed(LetterQuestion::You);
        asking.answered.remove(&LetterQuestion::You);
        asking.answered.remove(&LetterQuestion::Details);
    }
}

fn ask(begun: &Begun<'_, '_>, question: LetterQuestion) -> Answered {
    match question {
        LetterQuestion::Company => questions::company(begun, &[]),
        LetterQuestion::You => you::you(begun, &[]),
        LetterQuestion::What => questions::what(begun, &[]),
        LetterQuestion::How => questions::how(begun, &[]),
        LetterQuestion::Details => questions::details(begun),
        LetterQuestion::Language => questions::language(begun),
    }
}

fn take(begun: &mut Begun<'_, '_>, question: LetterQuestion) -> Answered {
    match question {
        LetterQuestion::Company => questions::take_company(begun),
        LetterQuestion::You => you::take(begun),
        LetterQuestion::What => questions::take_what(begun),
        LetterQuestion::How => questions::take_how(begun),
        LetterQuestion::Details => questions::take_details(begun),
        LetterQuestion::Language => questions::take_language(begun),
    }
}
