//! What `record` says.

use crate::{office::record::Refused, speech::say};

/// Why nothing was recorded.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::NotSentBy { event } => say!("record-not-sent-by", event = event.to_string()),
        Refused::NotTracked { .. } => say!("record-not-tracked"),
        Refused::NotUntil { .. } => say!("record-not-until"),
        Refused::BeforeNotice { .. } | Refused::Future { .. } => super::faults::recorded(refused),
    }
}
