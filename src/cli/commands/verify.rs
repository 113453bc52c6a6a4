//! `datawrit verify`

use serde_json::json;

use super::{Scene, send::plural};
use crate::cli::{answer::Answer, failure::Failure};

/// Computes every hash of the store again; exits with 1 when one does not hold.
pub fn verify(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let Some(tracker) = scene.home.existing_tracker()? else {
        return Ok(Answer::default().note("there is no case yet"));
    };
    let (faults, cases, entries) = tracker.verify()?;
    let code = u8::from(!faults.is_empty());
    if scene.global.json {
        let value = json!({ "cases": cases, "entries": entries, "faults": faults });
        return Ok(Answer::json(&value).exits(code));
    }
    let mut text = String::new();
    for fault in &faults {
        let case = fault.case.as_deref().unwrap_or("tracker  ");
        text += &format!("{case}  {}\n", fault.what);
    }
    let cases = plural(cases as usize, "case");
    let entries = format!("{entries} entr{}", if entries == 1 { "y" } else { "ies" });
    text += &match faults.len() {
        0 => format!("{cases}, {entries}: every hash holds\n"),
        count => format!("{cases}, {entries}: {}\n", plural(count, "fault")),
    };
    Ok(Answer::text(text).exits(code))
}
