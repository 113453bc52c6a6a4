//! `datawrit keep`

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, table::Table, words},
    office::{
        keep::{self, Order},
        next::after,
    },
    speech::say,
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
        let what = if one.known {
            say!("after-known")
        } else {
            say!("after-kept")
        };
        table.row([
            kept.case.to_string(),
            what,
            say!("inbox-bytes", count = one.file.bytes),
            one.file.name.clone(),
        ]);
        for name in &one.file.holds {
            table.below(name);
        }
    }
    let answer = Answer::text(table.render(0));
    if !Answer::guides(scene) {
        return Ok(answer);
    }
    let after = after(scene, kept.case.as_str())?;
    Ok(answer.guided(scene, words::after::came(&after)))
}
