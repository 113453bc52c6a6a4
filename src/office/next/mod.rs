//! What comes next in a case, and the letter for it.

mod facts;
mod heard;
mod letter;
mod step;

pub use heard::{Deed, Done, Heard, Link, Named};
pub use letter::{Added, Composed, Order, Refused, compose, occasion};
pub use step::{Because, Step, What, steps};
