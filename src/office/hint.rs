//! The way out of an error.

use crate::{
    law::{EventKind, Place, Venue},
    request::Reference,
};

/// What the person can do, as data: a door says it with its own flags, commands or buttons.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// Words that are the same at every door: they name no flag and no command.
    Say(String),
    // Of recording.
    /// The detail goes with this event alone.
    GoesWith { event: EventKind },
    /// The day that the company named is one detail, that of its notice another.
    DayNamedOrDayOfNotice,
    // Of files.
    /// Choose another name for the file, or say that what is there may be replaced.
    AnotherNameOrReplace,
    /// Choose another place; nothing was recorded.
    AnotherPlace,
    // Of writing.

    // Of sending.
    /// One of these accounts is to be named.
    NameAccount { known: Vec<String> },
    /// A rehearsal shows what would be sent.
    Rehearse,
    /// Nothing was sent; the same order tries again.
    SendAgain,
    // Of looking: list, due, show, why, deadline, law, verify.

    // Of proof, export, import, authorities and recipients.
    /// Which part of the country it is; each has its own authority.
    NamePart {
        case: Reference,
        venue: Venue,
        parts: Vec<Place>,
    },
    /// The body complained about may be of another sector.
    AnotherSector,
    /// Which place ties the case to the law: where the person lives, works or was wronged.
    PlaceTheCase {
        /// The law's short title.
        law: String,
    },
}

impl Hint {
    pub fn say(words: impl Into<String>) -> Hint {
        Hint::Say(words.into())
    }
}
