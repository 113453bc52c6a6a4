//! People named where no screen is at hand: in an error, which any command can meet.

use std::sync::OnceLock;

use super::table::shortened;
use crate::office::people::Initials;

/// How many columns a name may take.
pub const WIDTH: usize = 18;

/// Whether others can see the screen, for all that one start says.
static HIDDEN: OnceLock<bool> = OnceLock::new();

/// Chooses whether names are shown by their initials where an error names people. The first choice holds.
pub fn hide(chosen: bool) {
    let _ = HIDDEN.set(chosen);
}

/// A person among those of an error.
pub fn shown<'a>(names: impl IntoIterator<Item = &'a str>, name: &str) -> String {
    match HIDDEN.get() {
        Some(true) => Initials::of(names).shorten(name),
        _ => shortened(name, WIDTH),
    }
}
