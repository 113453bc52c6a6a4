//! The lines of a mail's head that hold words: names, a subject, a day.
//!
//! Ours and not the library's, for two bounds that it does not keep: a line with an encoded
//! word has 76 characters at most (RFC 2047, section 2), and a date is the sender's own time
//! with its offset (RFC 5322, section 3.3).

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, FixedOffset};
use lettre::message::header::{HeaderName, HeaderValue};

/// The longest line, in characters, without its end.
const LINE: usize = 76;
/// What an encoded word has around its Base64.
const BEGIN: &str = "=?utf-8?b?";
const END: &str = "?=";

/// `Date`, in the time of who sends.
pub fn date(at: DateTime<FixedOffset>) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str("Date"),
        // As the library reads it back: in Greenwich.
        at.to_utc()
            .format("%a, %d %b %Y %H:%M:%S +0000")
            .to_string(),
        at.format("%a, %d %b %Y %H:%M:%S %z").to_string(),
    )
}

pub fn subject(text: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Subject");
    let room = LINE - "Subject: ".len();
    let words: Vec<&str> = text.split(' ').collect();
    // Plain words fold at their spaces; one that reads as an encoded word is encoded too.
    let plain = is_plain(text)
        && words
            .iter()
            .all(|word| !word.is_empty() && word.len() < room);
    let value = if plain {
        folded(&words, room)
    } else {
        encoded(text, room).join("\r\n ")
    };
    HeaderValue::dangerous_new_pre_encoded(name, text.to_owned(), value)
}

/// A mailbox: its name in quotation marks, or in encoded words where it has more than ASCII
/// or is too long, which never stand inside the marks (RFC 2047, section 5), and the address.
pub fn mailbox(field: &'static str, name: &str, address: &str) -> HeaderValue {
    let room = LINE - field.len() - ": ".len();
    let address_part = format!("<{address}>");
    let name = name.trim();
    let quoted = quoted(name);
    let mut lines = if name.is_empty() {
        Vec::new()
    } else if is_plain(name) && quoted.len() <= room {
        vec![quoted]
    } else {
        encoded(name, room)
    };
    let used = match lines.len() {
        0 => 0,
        1 => LINE - room + lines.first().map_or(0, String::len),
        _ => 1 + lines.last().map_or(0, String::len),
    };
    match lines.last_mut() {
        Some(last) if used + 1 + address_part.len() <= LINE => {
            *last += &format!(" {address_part}");
        }
        _ => lines.push(address_part),
    }
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(field),
        // What the library reads of it, for the envelope that nobody uses.
        address.to_owned(),
        lines.join("\r\n "),
    )
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && !text.contains("=?")
}

fn quoted(name: &str) -> String {
    if !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

fn folded(words: &[&str], room: usize) -> String {
    let mut value = String::new();
    let mut left = room;
    for word in words {
        if value.is_empty() {
            value.push_str(word);
            left = room.saturating_sub(word.len());
        } else if word.len() < left {
            value.push(' ');
            value.push_str(word);
            left -= 1 + word.len();
        } else {
            value.push_str("\r\n ");
            value.push_str(word);
            left = LINE.saturating_sub(1 + word.len());
        }
    }
    value
}

/// Encoded words, one a line; `room` is what the first line has left. Each holds whole
/// characters (RFC 2047, section 5).
fn encoded(text: &str, room: usize) -> Vec<String> {
    let mut words = Vec::new();
    let mut part = String::new();
    let mut fits = bytes_in(room);
    for character in text.chars() {
        if part.len() + character.len_utf8() > fits {
            words.push(word(&part));
            part.clear();
            fits = bytes_in(LINE - 1);
        }
        part.push(character);
    }
    if !part.is_empty() {
        words.push(word(&part));
    }
    words
}

/// How many bytes an encoded word of so many characters carries; it has 75 at most.
fn bytes_in(room: usize) -> usize {
    room.min(75).saturating_sub(BEGIN.len() + END.len()) / 4 * 3
}

fn word(part: &str) -> String {
    format!("{BEGIN}{}{END}", STANDARD.encode(part))
}
