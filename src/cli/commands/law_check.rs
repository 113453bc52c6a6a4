//! `datawrit law check`

use std::{collections::BTreeMap, sync::Arc};

use chrono::Days;
use serde_json::json;

use super::Scene;
use crate::{
    cli::{answer::Answer, failure::Failure, table::Table},
    law::{Grounds, Statutes},
    tracker::{Case, CaseClock},
};

/// After this many days a statute wants to be compared with its sources again.
const STALE: u64 = 180;

/// Reports open cases whose clocks a later correction of the law files would
/// move, and statutes that nobody has checked for 180 days. Nothing is changed:
/// a case keeps the law it was opened under.
pub fn check(scene: &Scene<'_>, statutes: &Statutes) -> Result<Answer, Failure> {
    let mut stale = Vec::new();
    for statute in statutes.all()? {
        let fresh_until = statute.checked_on.checked_add_days(Days::new(STALE));
        if fresh_until.is_none_or(|until| scene.today > until) {
            stale.push((statute.id, statute.checked_on));
        }
    }

    let cases = scene.home.cases()?;
    let calendars = statutes.calendars()?;
    let mut moved = Vec::new();
    // Most cases were opened on the same grounds; each is looked up once.
    let mut now: BTreeMap<_, Option<Arc<Grounds>>> = BTreeMap::new();
    for case in &cases {
        let kept = case.clocks(scene.today, calendars)?;
        if !kept.iter().any(CaseClock::is_running) {
            continue;
        }
        let key = (case.law.clone(), case.asked, case.opened_on);
        let grounds = match now.get(&key) {
            Some(grounds) => grounds.clone(),
            None => {
                let found = as_it_is_now(case, statutes)?.map(Arc::new);
                now.insert(key, found.clone());
                found
            }
        };
        let Some(grounds) = grounds else { continue };
        let changed = Case {
            grounds,
            ..case.clone()
        };
        let changed = changed.clocks(scene.today, calendars)?;
        for clock in kept.iter().filter(|clock| clock.is_running()) {
            let other = changed
                .iter()
                .find(|other| other.clock.id == clock.clock.id);
            let due = other.map(|other| other.deadline.due);
            if due != Some(clock.deadline.due) {
                moved.push((case, clock.clone(), due));
            }
        }
    }

    if scene.global.json {
        return Ok(Answer::json(&json!({
            "moved": moved.iter().map(|(case, clock, due)| json!({
                "case": case.reference.as_str(),
                "law": case.law,
                "clock": clock.clock.id,
                "due": clock.deadline.due,
                "due_now": due,
            })).collect::<Vec<_>>(),
            "stale": stale.iter().map(|(id, day)| json!({ "law": id, "checked_on": day })).collect::<Vec<_>>(),
        })));
    }
    let mut table = Table::default();
    for (case, clock, due) in &moved {
        let now = due.map_or_else(|| "no such clock".to_owned(), |due| due.to_string());
        table.row([
            case.reference.to_string(),
            case.law.clone(),
            clock.clock.title.clone(),
            format!("due {} when opened", clock.deadline.due),
            format!("{now} by the file now"),
        ]);
    }
    let stale = stale.iter().map(|(id, day)| {
        format!("`{id}` was last compared with its sources on {day}, more than {STALE} days ago")
    });
    let answer = Answer::text(table.render(0)).notes(stale);
    Ok(if moved.is_empty() {
        answer.note("no open case would move")
    } else {
        answer
    })
}

/// What the case would rest on, had it been opened under the files as they are
/// now; `None` where the statute or the right is gone.
fn as_it_is_now(case: &Case, statutes: &Statutes) -> Result<Option<Grounds>, Failure> {
    if !statutes.ids().contains(&case.law) {
        return Ok(None);
    }
    let statute = statutes.get(&case.law)?;
    let grounds = statute.grounds(case.asked, case.opened_on, statutes.countings()?);
    // Cases opened before the home was kept have every clock there is.
    Ok(grounds.ok().map(|grounds| match &case.grounds.home {
        Some(home) => grounds.at_home(Some(home)),
        None => grounds,
    }))
}
