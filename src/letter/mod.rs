//! What does the letter say?
//!
//! [`Templates`] holds the letters of one statute in one language, checked when
//! they are opened, and writes a [`Letter`] from a request and its grounds; one that follows ([`FollowUp`](crate::law::FollowUp))
//! also from what the log of its case holds ([`Facts`]).

mod act;
mod alphabet;
mod authority;
mod available;
mod caution;
mod facts;
mod fault;
#[expect(
    clippy::module_inception,
    reason = "the noun of the module, in its own file"
)]
mod letter;
mod markup;
mod month;
mod phrases;
mod sentences;
mod templates;
mod tick_list;

pub use alphabet::{alphabet, unread};
pub use authority::{Authorised, authority, authority_languages};
pub use available::Available;
pub use caution::speaks_of_hiding;
pub use facts::{Fact, Facts, Happened, Told};
pub use fault::LetterError;
pub use letter::{Block, Enclosures, Letter, Represented, Translation};
pub use month::month_of;
pub use phrases::on_one_line;
pub use templates::Templates;
pub use tick_list::{Point, tick_list};
