//! `datawrit deadline`

use serde_json::json;

use super::{Scene, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure},
    law::Ask,
};

pub fn deadline(scene: &Scene<'_>, args: &args::Deadline) -> Result<Answer, Failure> {
    let statutes = scene.home.statutes()?;
    let statute = statutes.get(&args.law)?;
    let countings = statutes.countings()?;
    let ids: Vec<_> = statute
        .clocks
        .iter()
        .map(|clock| clock.id.as_str())
        .collect();
    if !ids.contains(&args.clock.as_str()) {
        return Err(Failure::misuse(format!(
            "`{}` has no clock `{}`; it has {}",
            statute.id,
            args.clock,
            ids.join(", ")
        )));
    }
    let clock = statute
        .clock(&args.clock, args.on, countings)
        .ok_or_else(|| {
            Failure::cannot(format!(
                "the clock `{}` of `{}` did not exist yet on {}",
                args.clock, statute.id, args.on
            ))
            .hint(format!(
                "`datawrit law show {}` shows when it begins",
                statute.id
            ))
        })?;
    if args.extended && clock.extension.is_none() {
        return Err(Failure::misuse(format!(
            "the clock `{}` of `{}` cannot be extended",
            clock.id, statute.id
        )));
    }
    let place = args.place.as_ref().or(clock.authority_in.as_ref());
    let deadline = clock.deadline(Ask {
        extended: args.extended,
        ..Ask::plain(args.on, place, statutes.calendars()?)
    })?;
    if scene.global.json {
        return Ok(Answer::json(&json!({
            "nominal": deadline.nominal,
            "due": deadline.due,
            "overdue_from": deadline.overdue_from(),
            "basis": deadline.basis,
            "certainty": deadline.certainty,
            "doubts": deadline.doubts,
        })));
    }
    Ok(Answer::text(view::sum(&deadline, clock.whose).text(0)).notes(view::doubts(&deadline)))
}
