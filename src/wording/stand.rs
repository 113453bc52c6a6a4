//! How a case stands, in a word.

use crate::{
    office::{
        next::{Because, Meanwhile, Step},
        stand::Stand,
    },
    speech::say,
};

pub fn stand(stand: Stand) -> String {
    match stand {
        Stand::Late => say!("stand-late"),
        Stand::Waiting => say!("stand-waiting"),
        Stand::Wants => say!("stand-wants"),
        Stand::Refused => say!("stand-refused"),
        Stand::NotSent => say!("stand-not-sent"),
        Stand::AtAuthority => say!("stand-at-authority"),
        Stand::Answered => say!("stand-answered"),
        Stand::Finished => say!("stand-finished"),
    }
}

/// Why a question of theirs is answered, or objected to: what it does to their time, and which of the letters is for
/// what.
pub fn question(step: &Step) -> Vec<String> {
    let what = match step.because {
        Because::IdentityAsked => say!("next-why-identity"),
        Because::ClarificationAsked => say!("next-why-meaning"),
        Because::FeeAsked => say!("next-why-fee"),
        _ => return Vec::new(),
    };
    let time = match step.meanwhile {
        Some(Meanwhile::StandsStill) => Some(say!("next-time-stands-still")),
        Some(Meanwhile::RunsOn) => Some(say!("next-time-runs-on")),
        None => None,
    };
    time.into_iter().chain([what]).collect()
}
