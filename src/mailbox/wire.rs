//! The bytes between us and an IMAP server, with a bound on what it may send for what was asked.
//!
//! The library keeps a literal (`{310}` and so many bytes) whole, and makes room for it once it is
//! announced. So the announcement is read here, before the library sees it:
//!
//! ```text
//! we allow 64 kB            C: A3 UID SEARCH UID 7:*
//!                           S: * SEARCH 7 8 9                 counted
//! we allow 310 B and 64 kB  C: A4 UID FETCH 7 (UID BODY.PEEK[])
//!                           S: * 1 FETCH (UID 7 BODY[] {310}  within what is left: its bytes are counted
//!                           S: * 1 FETCH (UID 7 BODY[] {2000000000}   more than is left: the end
//! ```

use std::{
    fmt, io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::delivery::server::Stream;

/// The errors of a server that sends more than was asked for.
pub(super) const TOO_MUCH: &str = "a reply longer than was asked for";
pub(super) const TOO_LARGE: &str = "it announces more than was asked for";

/// The most digits of an announcement that is read: more than any number we allow.
const DIGITS: usize = 20;

/// A stream that ends when the server sends more than is allowed.
pub(super) struct Wire {
    stream: Box<dyn Stream>,
    /// How many bytes the server may still send.
    allowed: usize,
    /// How many of them belong to a literal that has begun.
    literal: usize,
    /// The end of the line so far, as far as it may announce a literal.
    announcement: Announcement,
}

/// How much of `{310}\r\n` was read.
#[derive(Debug, Default)]
struct Announcement {
    digits: Vec<u8>,
    at: Place,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Elsewhere,
    Digits,
    Closed,
    Return,
}

impl Announcement {
    /// The length of the literal that this byte completes the announcement of.
    fn read(&mut self, byte: u8) -> Option<Option<usize>> {
        self.at = match (self.at, byte) {
            (_, b'{') => {
                self.digits.clear();
                Place::Digits
            }
            (Place::Digits, b'0'..=b'9') if self.digits.len() < DIGITS => {
                self.digits.push(byte);
                Place::Digits
            }
            // RFC 7888: a literal that is not waited for.
            (Place::Digits, b'+') if !self.digits.is_empty() => Place::Digits,
            (Place::Digits, b'}') if !self.digits.is_empty() => Place::Closed,
            (Place::Closed, b'\r') => Place::Return,
            (Place::Return, b'\n') => {
                self.at = Place::Elsewhere;
                let digits = std::str::from_utf8(&self.digits).ok();
                return Some(digits.and_then(|digits| digits.parse().ok()));
            }
            _ => Place::Elsewhere,
        };
        None
    }
}

impl Wire {
    pub(super) fn new(stream: Box<dyn Stream>) -> Wire {
        Wire {
            stream,
            allowed: 0,
            literal: 0,
            announcement: Announcement::default(),
        }
    }

    /// From here on the server may send so many bytes.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowed = bytes;
    }

    fn hear(&mut self, heard: &mut [u8]) -> Result<(), &'static str> {
        self.allowed = self.allowed.checked_sub(heard.len()).ok_or(TOO_MUCH)?;
        let length = heard.len();
        let mut at = 0;
        while let Some(byte) = heard.get_mut(at) {
            if self.literal > 0 {
                let within = self.literal.min(length - at);
                self.literal -= within;
                at += within;
                continue;
            }
            at += 1;
            // Outside of literals only ASCII is lawful, and the library takes nothing but UTF-8.
            if !byte.is_ascii() {
                *byte = b'?';
            }
            if let Some(announced) = self.announcement.read(*byte) {
                let left = self.allowed + (length - at);
                let announced = announced.filter(|announced| *announced <= left);
                self.literal = announced.ok_or(TOO_LARGE)?;
            }
        }
        Ok(())
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = room.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, room))?;
        let heard = room.filled_mut().get_mut(before..).unwrap_or_default();
        Poll::Ready(self.hear(heard).map_err(io::Error::other))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What goes over it is nobody's to see.
        f.write_str("Wire")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(allowed: usize, text: &[u8], piece: usize) -> Result<Vec<u8>, &'static str> {
        let (ours, _theirs) = tokio::io::duplex(1);
        let mut wire = Wire::new(Box::new(ours));
        wire.allow(allowed);
        let mut heard = text.to_vec();
        for piece in heard.chunks_mut(piece) {
            wire.hear(piece)?;
        }
        Ok(heard)
    }

    #[test]
    fn what_is_announced_is_held_against_what_was_asked_for_before_it_comes() {
        let fetch = |literal: &str| format!("* 1 FETCH (BODY[] {literal}\r\n");
        for piece in [1, 3, 1000] {
            for (literal, said) in [
                ("{5}", Ok(())),
                ("{70}", Ok(())),
                ("{100}", Err(TOO_LARGE)),
                ("{2000000000}", Err(TOO_LARGE)),
                ("{99999999999999999999}", Err(TOO_LARGE)),
                ("{2000000000+}", Err(TOO_LARGE)),
                // None of these announces one.
                ("{99999999999999999999999999999}", Ok(())),
                ("{}", Ok(())),
                ("{12 34}", Ok(())),
            ] {
                let heard = heard(100, fetch(literal).as_bytes(), piece).map(|_| ());
                assert_eq!(heard, said, "{literal}, {piece}");
            }
        }
        assert_eq!(heard(10, b"* SEARCH 1 2 3 4 5\r\n", 4), Err(TOO_MUCH));
    }

    #[test]
    fn a_literal_is_handed_on_to_the_byte_and_announces_nothing() {
        let text = b"* 1 FETCH (X \xfc BODY[] {12}\r\n\xfc{90000}\r\n\xe4\xf6 UID 3)\r\n";
        for piece in 1..text.len() {
            let heard = heard(200, text, piece).unwrap();
            let expected = b"* 1 FETCH (X ? BODY[] {12}\r\n\xfc{90000}\r\n\xe4\xf6 UID 3)\r\n";
            assert_eq!(heard, expected, "{piece}");
        }
    }
}
