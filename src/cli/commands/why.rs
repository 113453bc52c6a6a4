//! `datawrit why`

use std::fmt::Write;

use serde_json::json;

use super::{
    Scene,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure},
    law::{Deadline, EventKind},
    office::spoken::SpokenClock,
};

/// Walks from the event that starts each clock to the day it ends.
pub fn why(scene: &Scene<'_>, args: &args::Why) -> Result<Answer, Failure> {
    let (_, case) = scene.home.case(&args.case)?;
    let statutes = scene.home.statutes()?;
    let view = CaseView::of(case, scene.today, statutes.calendars()?)?;
    if scene.global.json {
        let clocks: Vec<_> = view.clocks.iter().map(SpokenClock::from).collect();
        return Ok(Answer::json(&json!({
            "case": view.case.reference.as_str(),
            "clocks": clocks,
        })));
    }
    let place = view.case.place.as_ref();
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    let mut text = String::new();
    for (index, clock) in view.clocks.iter().enumerate() {
        let mut deadline = clock.deadline.clone();
        // The first step is the event: whose it was belongs to it.
        let (first, rest) = match deadline.basis.split_first() {
            Some((first, rest)) => (first.clone(), rest.to_vec()),
            None => continue,
        };
        deadline.basis = rest;
        let by = match clock.clock.starts_at {
            EventKind::Received | EventKind::Authenticated => {
                format!(" by {}{place}", view.case.recipient)
            }
            _ => String::new(),
        };
        if index > 0 {
            text.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {}{by}", first.step, first.day);
        text += &view::sum(&deadline, clock.clock.whose).render(0);
        if let Some(argued) = clock.argued.as_ref().filter(|_| clock.met_on.is_none()) {
            text += "the company may argue\n";
            let further = Deadline {
                basis: argued.deadline.basis.iter().skip(1).cloned().collect(),
                ..argued.deadline.clone()
            };
            text += &view::sum(&further, clock.clock.whose).render(0);
        }
        for remark in view::remarks(clock) {
            let _ = writeln!(text, "  {remark}");
        }
    }
    if text.is_empty() {
        return Ok(Answer::default().note("no clock has started in this case"));
    }
    Ok(Answer::text(text).paged(scene))
}
