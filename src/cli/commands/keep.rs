//! `datawrit keep`

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, table::Table, words::plural},
    office::keep::{self, Order},
};

pub fn keep(scene: &Scene<'_>, args: &args::Keep) -> Result<Answer, Failure> {
    let order = Order {
        case: args.case.clone(),
        files: args.files.clone(),
        letter: args.letter,
        on: args.on.map(|day| day.past(scene.today)),
    };
    let kept = keep::keep(scene, &order)?;
    if scene.global.json {
        return Answer::outcome(&kept);
    }
    let mut table = Table::default();
    for one in &kept.files {
        let what = if one.known { "there already" } else { "kept" };
        table.row([
            kept.case.to_string(),
            what.to_owned(),
            plural(one.file.bytes, "byte"),
            one.file.name.clone(),
        ]);
        for name in &one.file.holds {
            table.below(name);
        }
    }
    Ok(Answer::text(table.render(0)).note(format!(
        "an answer that is in it is recorded with `datawrit record {} answered`",
        kept.case
    )))
}
