//! `datawrit record`

use chrono::NaiveDate;

use super::{Scene, named::named, view};
use crate::{
    cli::{
        answer::Answer,
        args,
        day::Day,
        failure::Failure,
        question::{self, Said},
        words::{self, record as say},
    },
    law::EventKind,
    office::{
        Error, Hint,
        inbox::{SAID, records},
        record::{self, Order, Refused},
    },
    request::Line,
    speech::say,
    tracker::Reasons,
};

pub fn record(scene: &Scene<'_>, args: &args::Record) -> Result<Answer, Failure> {
    let Some(event) = args.event else {
        return asked(scene, args);
    };
    let case = named(scene, &args.case, args.person.as_ref())?;
    // Behind `extended` it may be the day of the notice, or the one that the company names.
    if event == EventKind::Extended && args.day.is_some() {
        return Err(Failure::misuse(say!("faults-which-day"))
            .hint(words::hint(&Hint::DayNamedOrDayOfNotice)));
    }
    let mut order = Order {
        on: args.day.or(args.on).map(|day| day.past(scene.today)),
        until: args.until.map(|day| day.to_come(scene.today)),
        ..order(args, case, event)
    };
    let asks = question::somebody_is_there() && !scene.global.json && !scene.global.yes;
    if asks && record::has_reasons(event) && order.reasons.is_none() {
        // What cannot be recorded is told before anything is asked.
        record::check(scene, &order)?;
        match reasons(event)? {
            Said::Is(said) => order.reasons = said,
            Said::Back | Said::Stop => {
                return Ok(Answer::default().note(say::nothing_recorded()));
            }
        }
    }
    recorded(scene, &order)
}

/// What was said of an event in the line, but for its days.
fn order(args: &args::Record, case: String, event: EventKind) -> Order {
    Order {
        letter: args.letter,
        by: args.by,
        tracking: args.tracking.clone(),
        note: args.note.clone(),
        reasons: args.reasons(),
        again: args.again,
        ..Order::new(case, event)
    }
}

/// What they said of their reasons, of which the letters after it speak; `None` where that is not to be said.
fn reasons(event: EventKind) -> Result<Said<Option<Reasons>>, Failure> {
    let words = || {
        question::ask(&say::which_reasons(), |answer| {
            question::optional(answer, |answer| {
                Line::new(answer).map_err(|fault| words::faults::text(&fault))
            })
        })
    };
    loop {
        // Who does not know leaves it open with Enter.
        let choices = say::whether_reasons();
        let usual = choices.len().checked_sub(1);
        return Ok(
            match question::one_of(&say::were_there_reasons(event), &choices, usual)? {
                Said::Is(0) => match words()? {
                    Said::Is(given) => Said::Is(given.map(Reasons::Given)),
                    Said::Back => continue,
                    Said::Stop => Said::Stop,
                },
                Said::Is(1) => Said::Is(Some(Reasons::None)),
                Said::Is(_) => Said::Is(None),
                Said::Back => Said::Back,
                Said::Stop => Said::Stop,
            },
        );
    }
}

/// The same, where only the case was said: what a company may have done is asked, as in the browser.
fn asked(scene: &Scene<'_>, args: &args::Record) -> Result<Answer, Failure> {
    if !question::somebody_is_there() || scene.global.json {
        return Err(Failure::misuse(say::say_what(&args::events_by_hand())));
    }
    // A case that is not there is told before anything is asked.
    let case = named(scene, &args.case, args.person.as_ref())?;
    let nothing = || Ok(Answer::default().note(say::nothing_recorded()));
    let day_of = |prompt: &str, read: &dyn Fn(Day) -> NaiveDate| {
        question::ask(prompt, |answer| {
            question::optional(answer, |answer| answer.parse().map(read))
        })
    };
    loop {
        let choices = SAID.map(say::done);
        let at = match question::one_of(&say::what_happened(), &choices, None)? {
            Said::Is(at) => at,
            Said::Back | Said::Stop => return nothing(),
        };
        let Some(event) = SAID.get(at).and_then(|kind| records(*kind)) else {
            return nothing();
        };
        let on = match day_of(&say::which_day(), &|day| day.past(scene.today))? {
            Said::Is(on) => on,
            Said::Back => continue,
            Said::Stop => return nothing(),
        };
        let until = if event == EventKind::Extended {
            match day_of(&say::until_when(), &|day| day.to_come(scene.today))? {
                Said::Is(until) => until,
                Said::Back => continue,
                Said::Stop => return nothing(),
            }
        } else {
            None
        };
        let said = match args.reasons() {
            None if record::has_reasons(event) => match reasons(event)? {
                Said::Is(said) => said,
                Said::Back => continue,
                Said::Stop => return nothing(),
            },
            said => said,
        };
        let order = Order {
            on,
            until,
            reasons: said,
            ..order(args, case.clone(), event)
        };
        return recorded(scene, &order);
    }
}

/// Whether a letter left before the day that it bears, as the person says once more.
fn left_before_its_date(scene: &Scene<'_>, error: &Error) -> Result<bool, Failure> {
    let Some(Refused::BeforeItsDate { on, dated }) = error.downcast_ref() else {
        return Ok(false);
    };
    if scene.global.yes {
        return Ok(true);
    }
    let asked = say!("record-before-its-date", day = *on, dated = *dated);
    Ok(!scene.global.json && question::confirm(&asked)? == Some(true))
}

fn recorded(scene: &Scene<'_>, order: &Order) -> Result<Answer, Failure> {
    let recorded = match record::record(scene, order) {
        Err(error) if left_before_its_date(scene, &error)? => record::record_anyway(scene, order)?,
        recorded => recorded?,
    };
    if scene.global.json {
        return Answer::outcome(&recorded.case);
    }
    let mut text = words::case::recorded(&recorded, order.event) + "\n";
    if let Some(clock) = recorded.case.next().filter(|clock| !clock.is_forecast()) {
        text += &view::until_when(clock);
    }
    let answer = Answer::text(text).notes(recorded.notices.iter().map(words::notice));
    answer.after(scene, &recorded.case.case.reference)
}
