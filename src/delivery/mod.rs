//! How does the letter reach the recipient?
//!
//! As a page to post ([`page`]), as a mail to send ([`mail`]), or as plain text
//! for a form ([`text`]): three renderings of one [`Letter`](crate::letter::Letter).

pub mod mail;
pub mod page;
pub mod text;
