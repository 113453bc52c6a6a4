//! `datawrit track`

use super::{Scene, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, words},
    law::NO_LAW,
    office::{
        keep,
        write::{self, Desk, Order, Page, Sent},
    },
    shelf,
    speech::say,
    tracker::Medium,
};

pub fn track(scene: &Scene<'_>, args: &args::Track) -> Result<Answer, Failure> {
    let letter = match &args.letter {
        Some(path) => Some(shelf::bytes_up_to(path, keep::MOST).map_err(|error| {
            let path = path.display().to_string();
            Failure::cannot(say!("home-unread", path = path, why = error.to_string()))
        })?),
        None => None,
    };
    let by = match args.by {
        Some(by) => by,
        None => how_it_left(scene)?,
    };
    let desk = Desk::open_for(scene.world, &Page::default(), args.person.as_ref())?;
    let named = Order {
        name: args.name.clone(),
        ..Order::new(args.right, args.recipient.clone())
    };
    let order = Order {
        law: args.law.clone(),
        residence: desk
            .residence(&named, args.residence.as_ref())
            .map_err(|unknown| Failure::no_place(&unknown))?,
        recipient_address: args.recipient_address.clone(),
        recipient_email: args.recipient_email.clone(),
        language: args.lang.clone(),
        no_address: true,
        ..named
    };
    let sent = Sent {
        order,
        on: args.sent.past(scene.today),
        by,
        letter,
        answer_by: args.answer_by.map(|day| day.to_come(scene.today)),
    };
    let tracked = write::track(&desk, &sent)?;
    if scene.global.json {
        return Answer::outcome(&tracked);
    }
    let case = &tracked.case.case;
    let mut text = say!(
        "home-tracked",
        case = case.reference.to_string(),
        day = sent.on.to_string(),
        medium = sent.by.to_string(),
        recipient = case.recipient.as_str(),
    );
    text.push('\n');
    if let Some(clock) = tracked.case.next() {
        text += &view::until_when(clock);
    }
    if case.law == NO_LAW {
        text += &format!("{}\n", say!("home-tracked-no-law"));
    }
    let notices = tracked.notices.iter().map(words::write::notice);
    Answer::text(text)
        .notes(notices)
        .after(scene, &case.reference)
}

/// How it left decides the day and stands in letters: it is asked for, and never assumed.
fn how_it_left(scene: &Scene<'_>) -> Result<Medium, Failure> {
    let ways = [Medium::Post, Medium::Email, Medium::Form];
    if !scene.global.json && question::somebody_is_there() {
        let names = ways.map(words::medium);
        let chosen = question::choose(&say!("home-how-it-left"), &names)?;
        if let Some(way) = chosen.and_then(|at| ways.get(at)) {
            return Ok(*way);
        }
    }
    Err(Failure::misuse(say!("home-how-not-said")).hint(say!("home-say-how")))
}
