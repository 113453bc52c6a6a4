//! How does a case stand, in a word that people use?

use super::{
    next::{Because, Step},
    status::Group,
    view::CaseView,
};
use crate::tracker::Status;

/// Where the next step is. The states of the Data Rights Protocol are in data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The recipient is late.
    Late,
    /// The recipient has its time.
    Waiting,
    /// The recipient wants something of the person, or answered in part.
    Wants,
    Refused,
    /// A letter is not known to have left.
    NotSent,
    AtAuthority,
    Answered,
    /// Taken back or put away.
    Finished,
}

impl Stand {
    /// By the one thing to do in it.
    pub fn of(view: &CaseView, step: &Step) -> Stand {
        match Group::of(step) {
            Group::Ignoring => Stand::Late,
            Group::Waiting => match step.because {
                Because::Refused | Because::RefusedAgain | Because::Disputed => Stand::Refused,
                _ => Stand::Wants,
            },
            Group::Unsent => Stand::NotSent,
            Group::AtAuthority => Stand::AtAuthority,
            Group::OnTime => Stand::Waiting,
            Group::Done if view.status == Status::Fulfilled => Stand::Answered,
            Group::Done => Stand::Finished,
        }
    }

    /// Whether the next step is the person's.
    pub fn is_for_you(self) -> bool {
        matches!(self, Stand::Wants | Stand::Refused)
    }
}
