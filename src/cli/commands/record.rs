//! `datawrit record`

use super::{
    Scene,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure},
    law::EventKind,
    tracker::{Dispatch, Event, Medium},
};

pub fn record(scene: &Scene<'_>, args: &args::Record) -> Result<Answer, Failure> {
    let (mut tracker, case) = scene.home.case(&args.case)?;
    // What settles a mail of which nobody knew belongs to the day it left.
    let unsettled = matches!(case.dispatch(), Dispatch::Unknown | Dispatch::Interrupted)
        && matches!(args.event, EventKind::Sent | EventKind::NotSent);
    let left_on = unsettled.then(|| case.day_of(EventKind::Sending)).flatten();
    let on = args.on.or(left_on).unwrap_or(scene.today);
    if on > scene.today {
        return Err(
            Failure::misuse(format!("{on} is in the future; today is {}", scene.today))
                .hint("record it when it has happened"),
        );
    }
    if args.by.is_some() && args.event != EventKind::Sent {
        return Err(Failure::misuse(format!(
            "--by says how a letter was sent, not how it was {}",
            args.event
        ))
        .hint("leave it out, or record `sent`"));
    }
    if args.tracking.is_some() && args.event != EventKind::Sent {
        return Err(Failure::misuse(
            "--tracking is the carrier's number of a letter that was sent",
        )
        .hint("leave it out, or record `sent`"));
    }
    if let Some(until) = args.until {
        if args.event != EventKind::Extended {
            return Err(
                Failure::misuse("--until is the day that a notice of extension names")
                    .hint("leave it out, or record `extended`"),
            );
        }
        if until < on {
            return Err(Failure::misuse(format!(
                "--until {until} is before the day of the notice, {on}"
            ))
            .hint("--until is the day that the company named, --on the day of its notice"));
        }
    }
    // Read before anything is recorded, so that a broken file stops it.
    let statutes = scene.home.statutes()?;
    let calendars = statutes.calendars()?;
    let medium = (args.event == EventKind::Sent).then(|| {
        args.by.unwrap_or(if unsettled {
            Medium::Email
        } else {
            case.usual_medium()
        })
    });
    let corrects = case
        .day_of(args.event)
        .filter(|day| *day != on)
        .filter(|_| !matches!(args.event, EventKind::Sent | EventKind::Extended));
    tracker.record(
        &case,
        &Event {
            medium,
            note: args.note.clone(),
            tracking: args.tracking.clone(),
            until: args.until,
            ..Event::new(args.event, on, scene.today)
        },
    )?;

    let view = CaseView::of(
        tracker.find(case.reference.as_str())?,
        scene.today,
        calendars,
    )?;
    if scene.global.json {
        return Ok(Answer::json(&view.json()));
    }
    let how = medium
        .map(|medium| format!(" by {medium}"))
        .unwrap_or_default();
    let mut text = format!("{}  {} on {on}{how}\n", case.reference, args.event);
    if let Some(clock) = view.next().filter(|clock| !clock.is_forecast()) {
        text += &format!(
            "{} due {}, {}\n",
            clock.clock.title,
            clock.deadline.due,
            view::standing(clock)
        );
        for remark in view::remarks(clock) {
            text += &format!("  {remark}\n");
        }
    }
    let mut answer = Answer::text(text);
    if args.event == EventKind::Sent
        && let Some(first) = case.first_day_of(EventKind::Sent)
        && case.day_of(EventKind::Bounced).is_none()
    {
        answer = answer.note(format!(
            "the deadline still counts from {first}; if that date was wrong, record when the letter was received: `datawrit record {} received --on DATE`",
            case.reference
        ));
    }
    if args.event == EventKind::Bounced
        && let Some(day) = case.day_of(EventKind::Received)
    {
        answer = answer.note(format!(
            "the receipt of {day} still counts; record `received` again if it was wrong"
        ));
    }
    Ok(match corrects {
        Some(day) => answer.note(format!(
            "this takes the place of {} on {day}; both stay in the log",
            args.event
        )),
        None => answer,
    })
}
