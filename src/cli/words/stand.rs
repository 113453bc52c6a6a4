//! Which cases stand so.

use crate::speech::say;
pub use crate::wording::stand as word;

pub fn none_fits() -> String {
    say!("stand-none-fits")
}

pub fn none_yet() -> String {
    say!("stand-none-yet")
}
