//! What does a reply say, in one word?

use serde_with::{DeserializeFromStr, SerializeDisplay};
use strum::{Display, EnumIter, EnumString};

/// What a reply says or asks.
///
/// The order is that of what is left to do, most first: of several kinds in one mail the first is told
/// first. A kind of which nothing is left to do is *done* ([`Kind::is_done`]) and needs the most proof.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumString,
    EnumIter,
    SerializeDisplay,
    DeserializeFromStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// The mail did not arrive, and will not.
    Bounce,
    /// The mail has not arrived yet; the server still tries.
    Delayed,
    /// Something is to be clicked or typed before the request counts.
    ConfirmLink,
    /// Proof of who is asking is wanted.
    NeedsIdentity,
    /// A datum is wanted by which to find the person, or what exactly is meant.
    NeedsDetails,
    /// Money is asked.
    FeeAsked,
    /// Another way is named: a form, a portal, another address, do it yourself.
    OtherChannel,
    /// Whoever answers says that it acts for another.
    ProcessorOnly,
    /// Some was given or erased, and the rest not.
    Partial,
    /// The request is refused.
    Denied,
    /// The matter was closed, without an answer.
    Closed,
    /// Locked or restricted instead of erased.
    Suppressed,
    /// More time is taken.
    Extended,
    /// The copy or the information is there.
    Answered,
    /// Erased.
    Deleted,
    /// No longer sold, shared or used for advertising.
    OptedOut,
    /// No data of this person was found.
    NothingHeld,
    /// It arrived, or something will be done.
    Acknowledged,
    /// Somebody is away.
    OutOfOffice,
    /// Not an answer to a request.
    Unrelated,
}

impl Kind {
    /// Whether the person would take the matter for settled. To tell this wrongly costs the most.
    pub fn is_done(self) -> bool {
        matches!(
            self,
            Kind::Answered | Kind::Deleted | Kind::OptedOut | Kind::NothingHeld
        )
    }

    /// Whether it says that something happened, so that a future or a condition takes it away.
    pub(super) fn is_of_the_past(self) -> bool {
        self.is_done() || matches!(self, Kind::Suppressed | Kind::Closed)
    }
}
