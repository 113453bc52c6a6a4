//! `datawrit record`

use chrono::NaiveDate;

use super::{Scene, view};
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
        Hint,
        inbox::{SAID, records},
        record::{self, Order},
    },
    speech::say,
};

pub fn record(scene: &Scene<'_>, args: &args::Record) -> Result<Answer, Failure> {
    let Some(event) = args.event else {
        return asked(scene, args);
    };
    // Behind `extended` it may be the day of the notice, or the one that the company names.
    if event == EventKind::Extended && args.day.is_some() {
        return Err(Failure::misuse(say!("faults-which-day"))
            .hint(words::hint(&Hint::DayNamedOrDayOfNotice)));
    }
    let order = Order {
        case: args.case.clone(),
        event,
        letter: args.letter,
        on: args.day.or(args.on).map(|day| day.past(scene.today)),
        by: args.by,
        until: args.until.map(|day| day.to_come(scene.today)),
        tracking: args.tracking.clone(),
        note: args.note.clone(),
    };
    recorded(scene, &order)
}

/// The same, where only the case was said: what a company may have done is asked, as in the browser.
fn asked(scene: &Scene<'_>, args: &args::Record) -> Result<Answer, Failure> {
    if !question::somebody_is_there() || scene.global.json {
        return Err(Failure::misuse(say::say_what(&args::events_by_hand())));
    }
    // A case that is not there is told before anything is asked.
    scene.home.case(&args.case)?;
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
        let order = Order {
            case: args.case.clone(),
            event,
            letter: args.letter,
            on,
            by: args.by,
            until,
            tracking: args.tracking.clone(),
            note: args.note.clone(),
        };
        return recorded(scene, &order);
    }
}

fn recorded(scene: &Scene<'_>, order: &Order) -> Result<Answer, Failure> {
    let recorded = record::record(scene, order)?;
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
