//! The way out of an error.

use crate::law::EventKind;

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

    // Of looking: list, due, show, why, deadline, law, verify.

    // Of proof, export, import, authorities and recipients.
}

impl Hint {
    pub fn say(words: impl Into<String>) -> Hint {
        Hint::Say(words.into())
    }
}
