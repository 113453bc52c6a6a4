//! How does the letter reach the recipient?
//!
//! As a page to post ([`page`]), as a mail to send ([`mail`]), or as plain text
//! for a form ([`text`]): three renderings of one [`Letter`](crate::letter::Letter).
//! [`preview`] reads a page back, for a look before it is posted.

pub mod mail;
pub mod page;
pub mod preview;
pub mod program;
pub mod sendmail;
pub mod server;
pub mod smtp;
pub mod text;
