//! `datawrit due`

use serde_json::{Value, json};

use super::{
    Scene,
    list::views,
    view::{self, CaseView},
};
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        table::{Table, shortened},
    },
    tracker::CaseClock,
};

/// The exit code that says that something is overdue.
const OVERDUE: u8 = 3;

pub fn due(scene: &Scene<'_>, args: &args::Due) -> Result<Answer, Failure> {
    let cases = views(scene)?;
    let mut due: Vec<(&CaseView, &CaseClock)> = cases
        .iter()
        .flat_map(|view| view.clocks.iter().map(move |clock| (view, clock)))
        .filter(|(_, clock)| clock.is_running() && !clock.is_forecast() && !clock.lapsed)
        .filter(|(_, clock)| clock.days_left <= i64::from(args.within))
        .collect();
    due.sort_by_key(|(view, clock)| (clock.deadline.due, view.case.reference.clone()));
    let code = if due.iter().any(|(_, clock)| clock.overdue) {
        OVERDUE
    } else {
        0
    };
    let unsent: Vec<String> = cases
        .iter()
        .filter(|view| view.next().is_some_and(CaseClock::is_forecast))
        .map(|view| {
            format!(
                "{} to {} is not recorded as sent; `datawrit record {} sent --on DATE` starts its clocks",
                view.case.reference,
                shortened(&view.case.recipient, 40),
                view.case.reference
            )
        })
        .collect();

    if scene.global.json {
        let entries = due.iter().map(|(view, clock)| {
            let mut entry = view::clock_json(clock);
            entry["case"] = json!(view.case.reference.as_str());
            entry["recipient"] = json!(view.case.recipient);
            entry["law"] = json!(view.case.law);
            entry["right"] = json!(view.case.asked.word());
            entry
        });
        return Ok(Answer {
            code,
            ..Answer::json(&Value::Array(entries.collect()))
        });
    }
    if due.is_empty() {
        let nothing = format!("nothing is due within {} days", args.within);
        return Ok(Answer::default().note(nothing).notes(unsent));
    }
    let mut table = Table::default();
    for (view, clock) in &due {
        table.row([
            clock.deadline.due.to_string(),
            view::standing(clock),
            view.case.reference.to_string(),
            clock.clock.title.clone(),
            shortened(&view.case.recipient, 28),
        ]);
    }
    let text = table
        .render(0)
        .lines()
        .zip(&due)
        .map(|(line, (_, clock))| view::alarming(line, clock.overdue) + "\n")
        .collect();
    let estimates = due
        .iter()
        .filter(|(_, clock)| clock.overdue)
        .filter_map(|(view, clock)| {
            let label = clock.receipt.and_then(|receipt| receipt.label())?;
            Some(format!(
                "{}: {label}; make sure of it before you accuse anybody",
                view.case.reference
            ))
        });
    Ok(Answer {
        code,
        ..Answer::text(text)
    }
    .notes(estimates)
    .notes(unsent))
}
