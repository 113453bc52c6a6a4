//! Has the mail left?

use super::Event;
use crate::law::EventKind;

/// Whether a letter has left, by what the log of its case says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispatch {
    /// It has not, or it came back.
    Unsent,
    /// A mail was being handed over when the program ended; while another
    /// process is sending, it may still be.
    Interrupted,
    /// The server had the whole mail and nobody knows whether it took it.
    Unknown,
    Sent,
}

impl Dispatch {
    pub(super) fn of<'a>(events: impl Iterator<Item = &'a Event>) -> Dispatch {
        let mut dispatch = Dispatch::Unsent;
        for event in events {
            dispatch = match event.kind {
                EventKind::Sending => Dispatch::Interrupted,
                EventKind::Sent | EventKind::Received => Dispatch::Sent,
                EventKind::NotSent | EventKind::Bounced => Dispatch::Unsent,
                EventKind::Unknown => Dispatch::Unknown,
                // Who answers has received.
                kind if kind.is_reaction()
                    && matches!(dispatch, Dispatch::Unknown | Dispatch::Interrupted) =>
                {
                    Dispatch::Sent
                }
                _ => dispatch,
            };
        }
        dispatch
    }
}
