//! `datawrit verify`

use super::Scene;
use crate::{
    cli::{answer::Answer, failure::Failure, words},
    office,
    tracker::Fault,
};

/// Computes every hash of the store again; exits with 1 when one does not hold.
pub fn verify(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let Some(found) = office::verify::verify(scene)? else {
        return Ok(Answer::default().note("there is no case yet"));
    };
    let code = u8::from(!found.faults.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(&found)?.exits(code));
    }
    let mut text = lines(&found.faults);
    let cases = words::plural(found.cases as usize, "case");
    let entries = format!(
        "{} entr{}",
        found.entries,
        if found.entries == 1 { "y" } else { "ies" }
    );
    text += &match found.faults.len() {
        0 => format!("{cases}, {entries}: complete and unchanged\n"),
        count => format!("{cases}, {entries}: {}\n", words::plural(count, "fault")),
    };
    text += &match &found.given_away {
        Some(given) => format!(
            "compared with  itself, and the last hash given away: evidence of {}, {}, {}\n",
            given.case, given.given_on, given.entry
        ),
        None => "compared with  itself only: no hash was given away yet (`datawrit evidence CASE` has one)\n"
            .to_owned(),
    };
    if !found.uncovered.is_empty() {
        text += "not covered by any hash:\n";
        text += &lines(&found.uncovered);
    }
    Ok(Answer::text(text).exits(code))
}

fn lines(faults: &[Fault]) -> String {
    faults
        .iter()
        .map(|fault| {
            let case = fault.case.as_deref().unwrap_or("tracker  ");
            format!("{case}  {}\n", fault.what)
        })
        .collect()
}
