//! `datawrit recipients import`

use std::path::Path;

use crate::{
    cli::{
        answer::Answer,
        commands::Scene,
        failure::Failure,
        question,
        table::{Table, shortened},
        words,
    },
    directory::Plan,
    office::recipients::Import,
    speech::say,
};

/// How many lines of each kind a preview shows, without --verbose.
const SHOWN: usize = 10;

pub fn import(scene: &Scene<'_>, path: &Path) -> Result<Answer, Failure> {
    let mut import = Import::plan(scene, path)?;
    let preview = preview(&import.plans, scene.global.verbose);
    let nothing = import.is_empty();
    if !nothing && (scene.global.yes || agreed(scene, &preview)?) {
        import.accept()?;
    }
    let note = match (nothing, import.imported) {
        (true, _) => Some(say!("recipients-nothing-would-change")),
        (false, true) => None,
        (false, false) => Some(say!("recipients-not-imported")),
    };
    let answer = if scene.global.json {
        Answer::outcome(&import.told())?
    } else {
        Answer::text(preview)
    };
    Ok(answer.notes(note))
}

/// Shows the preview to whoever is there, and asks.
fn agreed(scene: &Scene<'_>, preview: &str) -> Result<bool, Failure> {
    if scene.global.json {
        return Ok(false);
    }
    question::confirm_after(preview, &say!("recipients-import")).map(|answer| answer == Some(true))
}

fn preview(plans: &[Plan], all: bool) -> String {
    let most = if all { usize::MAX } else { SHOWN };
    let mut text = String::new();
    for plan in plans {
        text += &format!("{} ({})\n", plan.collection, plan.licence);
        let new: Vec<_> = plan
            .new
            .iter()
            .map(|new| [new.id.to_string(), new.name.clone(), String::new()])
            .collect();
        let changed = plan.changed.iter();
        let changed: Vec<_> = changed
            .map(|changed| {
                [
                    changed.id.to_string(),
                    changed.name.clone(),
                    changed.keys.join(", "),
                ]
            })
            .collect();
        let conflicts: Vec<_> = plan
            .conflicts
            .iter()
            .map(|conflict| {
                [
                    conflict.id.to_string(),
                    conflict.channel.to_string(),
                    say!(
                        "recipients-conflict",
                        used = conflict.used.to_string(),
                        source = words::retold(&conflict.used_provenance),
                        left = conflict.left.to_string(),
                        other = words::retold(&conflict.left_provenance)
                    ),
                ]
            })
            .collect();
        let skipped: Vec<_> = plan
            .skipped
            .iter()
            .map(|skipped| {
                [
                    skipped.place.clone(),
                    skipped.what.clone(),
                    words::retold(&skipped.reason),
                ]
            })
            .collect();
        let gone: Vec<_> = plan
            .gone
            .iter()
            .map(|gone| {
                [
                    gone.id.to_string(),
                    gone.name.clone(),
                    say!("recipients-gone-why"),
                ]
            })
            .collect();
        let doubtful: Vec<_> = plan
            .doubtful
            .iter()
            .map(|doubt| {
                [
                    doubt.id.to_string(),
                    doubt.name.clone(),
                    words::retold(&doubt.reason),
                ]
            })
            .collect();
        let packs: Vec<_> = plan
            .packs
            .iter()
            .map(|pack| [pack.name.to_string(), String::new(), String::new()])
            .collect();
        for (title, rows) in [
            (say!("recipients-plan-new"), new),
            (say!("recipients-plan-changed"), changed),
            (say!("recipients-plan-conflicts"), conflicts),
            (say!("recipients-plan-gone"), gone),
            (say!("recipients-plan-doubtful"), doubtful),
            (say!("recipients-plan-packs"), packs),
            (say!("recipients-plan-skipped"), skipped),
        ] {
            text += &format!("{title:<10}{}\n", rows.len());
            let mut table = Table::default();
            let more = rows.len().saturating_sub(most);
            for [first, second, third] in rows.into_iter().take(most) {
                table.row([shortened(&first, 34), shortened(&second, 40), third]);
            }
            text += &table.render(2);
            if more > 0 {
                text += &format!("  {}\n", say!("recipients-and-more", count = more));
            }
        }
        let unchanged = say!("recipients-plan-unchanged");
        text += &format!("{unchanged:<10}{}\n", plan.unchanged);
    }
    text
}
