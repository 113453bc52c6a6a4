//! `datawrit why`

use std::fmt::Write;

use super::{Scene, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure, words},
    law::{Deadline, EventKind},
    office,
    tracker::CaseClock,
};

/// Walks from the event that starts each clock to the day it ends.
pub fn why(scene: &Scene<'_>, args: &args::Why) -> Result<Answer, Failure> {
    let why = office::why::why(scene, &args.case)?;
    if scene.global.json {
        return Answer::outcome(&why);
    }
    let case = &why.case.case;
    let place = case.place.as_ref();
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    let recipient = format!("{}{place}", case.recipient);
    let walks = why.case.clocks.iter();
    let walks: Vec<String> = walks.filter_map(|clock| walk(clock, &recipient)).collect();
    if walks.is_empty() {
        return Ok(Answer::default().note(words::clocks::none_started()));
    }
    Ok(Answer::text(walks.join("\n")).paged(scene))
}

/// The sum of one clock; its first step is the event, to which it belongs whose it was.
fn walk(clock: &CaseClock, recipient: &str) -> Option<String> {
    let first = clock.deadline.basis.first()?;
    let by = match clock.clock.starts_at {
        EventKind::Received | EventKind::Authenticated => Some(recipient),
        _ => None,
    };
    let whose = clock.clock.whose;
    let mut text = words::clocks::begins(&first.step, first.day, by) + "\n";
    text += &view::sum(&after_the_event(&clock.deadline), whose).render(0);
    if let Some(argued) = clock.argued.as_ref().filter(|_| clock.met_on.is_none()) {
        text += &(words::clocks::may_argue() + "\n");
        text += &view::sum(&after_the_event(&argued.deadline), whose).render(0);
    }
    for remark in view::remarks(clock) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {remark}");
    }
    Some(text)
}

fn after_the_event(deadline: &Deadline) -> Deadline {
    Deadline {
        basis: deadline.basis.iter().skip(1).cloned().collect(),
        ..deadline.clone()
    }
}
