//! `datawrit keep`

use std::path::PathBuf;

use super::Scene;
use crate::{
    cli::{answer::Answer, args, day::Day, failure::Failure, table::Table, words},
    office::{
        keep::{self, Order},
        next::after,
    },
    request::printable,
    speech::say,
};

pub fn keep(scene: &Scene<'_>, args: &args::Keep) -> Result<Answer, Failure> {
    // A day among the files is no file.
    let is_day = |file: &&PathBuf| {
        file.to_str()
            .is_some_and(|file| file.parse::<Day>().is_ok())
    };
    if let Some(day) = args
        .files
        .iter()
        .find(|file| is_day(file) && !file.exists())
    {
        let day = printable(&day.display().to_string());
        return Err(
            Failure::misuse(say!("faults-usage-argument", argument = &day))
                .hint(say!("faults-usage-flag", way = format!("--on {day}"))),
        );
    }
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
