//! What is in a mail that came back, and what does it say?
//!
//! [`read`] takes the bytes of a mail apart within bounds, cuts away what it quotes, and says which [`Kind`]s it is,
//! how surely, and by which words. The words are data: `replies/<language>.toml` and the user's files over them.
//! Nothing is opened, fetched or unpacked. To which case a mail belongs, and what is recorded of it, is not known here.

mod attachment;
mod automatic;
mod counting;
mod days;
mod decoding;
mod evidence;
mod html;
mod judge;
mod kind;
mod learned;
mod link;
mod mail;
mod marks;
mod ours;
mod particulars;
mod phrases;
mod quoted;
mod reading;
mod report;
pub mod source;
mod unreadable;
mod verdict;
mod vocabulary;
mod words;

pub use attachment::Attachment;
pub use counting::{stems_in, stems_of};
pub use decoding::TransferEncoding;
pub use kind::Kind;
pub use learned::{KindCounts, WordCounts};
pub use link::Link;
pub use mail::{Correspondent, LARGEST, MailParts, MailText, parts};
pub use ours::{Ours, bare_id};
pub use phrases::{PhraseFault, ReplyPhrases};
pub use reading::{Reading, read, read_parts};
pub use report::{Action, DeliveryReport, Failure};
pub use unreadable::UnreadableMail;
pub use verdict::{Particulars, Verdict};
