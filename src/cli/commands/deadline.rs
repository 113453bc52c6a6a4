//! `datawrit deadline`

use super::{Scene, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure},
    office::deadline::{self, Order},
};

pub fn deadline(scene: &Scene<'_>, args: &args::Deadline) -> Result<Answer, Failure> {
    let order = Order {
        law: args.law.clone(),
        clock: args.clock.clone(),
        right: args.right,
        on: args.on.past(scene.today),
        place: args.place.clone(),
        extended: args.extended,
    };
    let counted = deadline::deadline(scene, &order)?;
    if scene.global.json {
        return Answer::outcome(&counted);
    }
    let sum = view::sum(&counted.deadline, counted.whose);
    Ok(Answer::text(sum.text(0)).notes(view::doubts(&counted.deadline)))
}
