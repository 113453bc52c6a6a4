//! `datawrit verify`

use super::Scene;
use crate::{
    cli::{answer::Answer, failure::Failure, words},
    office,
    speech::say,
    tracker::Fault,
};

/// Computes every hash of the store again; exits with 1 when one does not hold.
pub fn verify(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let Some(found) = office::verify::verify(scene)? else {
        return Ok(Answer::default().note(say!("proof-no-case")));
    };
    let code = u8::from(!found.faults.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(&found)?.exits(code));
    }
    let mut text = lines(&found.faults);
    let cases = say!("proof-cases", count = u64::from(found.cases));
    let entries = say!("proof-entries", count = u64::from(found.entries));
    text += &match found.faults.len() {
        0 => say!("proof-unchanged", cases = cases, entries = entries),
        count => say!(
            "proof-faulty",
            cases = cases,
            entries = entries,
            faults = say!("proof-faults", count = count)
        ),
    };
    text.push('\n');
    text += &match &found.given_away {
        Some(given) => say!(
            "proof-compared",
            case = given.case.to_string(),
            day = given.given_on.to_string(),
            entry = given.entry.to_string()
        ),
        None => say!("proof-compared-alone"),
    };
    text.push('\n');
    if !found.uncovered.is_empty() {
        text += &say!("proof-uncovered");
        text.push('\n');
        text += &lines(&found.uncovered);
    }
    Ok(Answer::text(text).exits(code))
}

fn lines(faults: &[Fault]) -> String {
    faults
        .iter()
        .map(|fault| {
            let case = fault.case.as_deref().unwrap_or("tracker  ");
            format!("{case}  {}\n", words::retold(&fault.what))
        })
        .collect()
}
