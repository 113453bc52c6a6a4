//! Which cases stand so.

use crate::speech::say;
pub use crate::wording::{question, stand as word};

pub fn none_fits() -> String {
    say!("stand-none-fits")
}

pub fn none_yet() -> String {
    say!("stand-none-yet")
}

/// Beside a company that is late: that a letter is written which has not left.
pub fn letter_waits() -> String {
    say!("stand-letter-waits")
}
