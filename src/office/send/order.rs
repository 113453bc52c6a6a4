//! What is to be sent, and what the person has said of it beforehand.

use crate::request::Email;

/// What is to be sent.
#[derive(Debug, Clone, Default)]
pub struct Order {
    pub which: Which,
    /// The account to send from; the one that is used when nobody names one.
    pub account: Option<String>,
    /// Another address than the one in the letter.
    pub to: Option<Email>,
    /// Whether the letter's page goes with it.
    pub attach_page: bool,
    /// The annexes of a complaint that do not go with it, by their numbers.
    pub leave_out: Vec<usize>,
    /// Whether it goes to this address even if the company's record does not have it, nobody reads
    /// it, or a mail came back.
    pub any_address: bool,
    /// Whether it goes even if it is signed by somebody other than the account's sender.
    pub any_sender: bool,
    /// Whether it goes even if the recipient has reacted before.
    pub anyway: bool,
    /// Whether it is only shown what would be sent.
    pub rehearsal: bool,
}

/// The letters of which cases.
#[derive(Debug, Clone)]
pub enum Which {
    /// Of everything that is written and has not left.
    All,
    /// Of these, by their references or the beginnings of them.
    These {
        cases: Vec<String>,
        /// They come from a list: what cannot be sent does not stop the rest.
        batch: bool,
    },
}

impl Default for Which {
    fn default() -> Which {
        Which::These {
            cases: Vec::new(),
            batch: false,
        }
    }
}

impl Which {
    /// Whether there may be several, so that one which cannot be sent is told beside the others.
    pub(super) fn is_many(&self) -> bool {
        match self {
            Which::All => true,
            Which::These { cases, batch } => *batch || cases.len() > 1,
        }
    }
}
