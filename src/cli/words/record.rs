//! What `record` says.

use crate::office::record::Refused;

/// Why nothing was recorded.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::NotSentBy { event } => {
            format!("--by says how a letter was sent, not how it was {event}")
        }
        Refused::NotTracked { .. } => {
            "--tracking is the carrier's number of a letter that was sent".to_owned()
        }
        Refused::NotUntil { .. } => {
            "--until is the day that a notice of extension names".to_owned()
        }
        Refused::BeforeNotice { .. } => format!("--until {refused}"),
        Refused::Future { .. } => refused.to_string(),
    }
}
