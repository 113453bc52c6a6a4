//! `datawrit where`

use super::Scene;
use crate::{
    cli::{answer::Answer, failure::Failure, table::Table, words},
    office::whereabouts::whereabouts as look,
    speech::say,
};

pub fn whereabouts(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let found = look(scene)?;
    if scene.global.json {
        return Answer::outcome(&found);
    }
    let mut text = format!("{}\n", found.folder.display());
    if found.things.is_empty() {
        text += &format!("{}\n", say!("home-where-nothing"));
        return Ok(Answer::text(text));
    }
    let mut table = Table::default();
    for thing in &found.things {
        table.row([
            thing.name.clone(),
            size(thing.bytes),
            words::holds(thing.holds),
        ]);
    }
    text += &table.render(2);
    if !found.written.is_empty() {
        text += &format!("\n{}\n", say!("home-where-written"));
        for file in &found.written {
            text += &format!("  {}\n", file.path.display());
        }
    }
    let answer = Answer::text(text).paged(scene);
    Ok(answer.note(say!("home-where-next")))
}

/// Rounded to what a person compares: `12 KB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
