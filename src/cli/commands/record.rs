//! `datawrit record`

use super::{Scene, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure, words},
    law::EventKind,
    office::{
        Hint,
        record::{self, Order},
    },
    speech::say,
};

pub fn record(scene: &Scene<'_>, args: &args::Record) -> Result<Answer, Failure> {
    // Behind `extended` it may be the day of the notice, or the one that the company names.
    if args.event == EventKind::Extended && args.day.is_some() {
        return Err(Failure::misuse(say!("faults-which-day"))
            .hint(words::hint(&Hint::DayNamedOrDayOfNotice)));
    }
    let order = Order {
        case: args.case.clone(),
        event: args.event,
        letter: args.letter,
        on: args.day.or(args.on).map(|day| day.past(scene.today)),
        by: args.by,
        until: args.until.map(|day| day.to_come(scene.today)),
        tracking: args.tracking.clone(),
        note: args.note.clone(),
    };
    let recorded = record::record(scene, &order)?;
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
