//! `datawrit law check`

use super::Scene;
use crate::{
    cli::{answer::Answer, failure::Failure, table::Table, words},
    office::law_check,
    speech::say,
};

/// Reports open cases whose clocks a later correction of the law files would
/// move, and statutes that nobody has checked for long.
pub fn check(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let found = law_check::check(scene)?;
    if scene.global.json {
        return Answer::outcome(&found);
    }
    let mut table = Table::default();
    for moved in &found.moved {
        let now = moved.due_now;
        let now = now.map_or_else(|| say!("home-law-no-clock"), |due| due.to_string());
        table.row([
            moved.case.to_string(),
            moved.law.clone(),
            words::title(&moved.title),
            say!("home-law-was", day = moved.due.to_string()),
            say!("home-law-now", day = now),
        ]);
    }
    Ok(Answer::text(table.render(0)).notes(found.notices.iter().map(words::notice)))
}
