//! What is said of what came back.

use crate::{
    reply::Kind,
    speech::{say, spoken},
};

/// What a reply says, in a word or two; typed and in JSON it is [`Kind`]'s own.
pub fn short(kind: Kind) -> String {
    spoken().say(&format!("inbox-kind-{kind}"), &[])
}

/// What a reply says, in words.
pub fn kind(kind: Kind) -> String {
    match kind {
        Kind::Bounce => say!("review-bounce"),
        Kind::Delayed => say!("review-delayed"),
        Kind::ConfirmLink => say!("review-confirm-link"),
        Kind::NeedsIdentity => say!("review-needs-identity"),
        Kind::NeedsDetails => say!("review-needs-details"),
        Kind::FeeAsked => say!("review-fee-asked"),
        Kind::OtherChannel => say!("review-other-channel"),
        Kind::ProcessorOnly => say!("review-processor-only"),
        Kind::Partial => say!("review-partial"),
        Kind::Denied => say!("review-denied"),
        Kind::Closed => say!("review-closed"),
        Kind::Suppressed => say!("review-suppressed"),
        Kind::Extended => say!("review-extended"),
        Kind::Answered => say!("review-answered"),
        Kind::Deleted => say!("review-deleted"),
        Kind::OptedOut => say!("review-opted-out"),
        Kind::NothingHeld => say!("review-nothing-held"),
        Kind::Acknowledged => say!("review-acknowledged"),
        Kind::OutOfOffice => say!("review-out-of-office"),
        Kind::Unrelated => say!("review-unrelated"),
    }
}
