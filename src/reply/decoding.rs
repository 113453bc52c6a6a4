//! From the bytes of a part to its content: transfer encodings (RFC 2045) and charsets.

use std::borrow::Cow;

use encoding_rs::{Encoding as Charset, UTF_8, WINDOWS_1252};
use memchr::memmem;
use serde::{Deserialize, Serialize};

/// How a part is encoded for the way (RFC 2045 section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferEncoding {
    /// As it is: 7bit, 8bit, binary, or nothing said.
    #[default]
    Identity,
    Base64,
    QuotedPrintable,
}

impl TransferEncoding {
    pub(super) fn named(name: Option<&str>) -> TransferEncoding {
        let name = name.unwrap_or("").trim().to_ascii_lowercase();
        match name.as_str() {
            "base64" => TransferEncoding::Base64,
            "quoted-printable" => TransferEncoding::QuotedPrintable,
            _ => TransferEncoding::Identity,
        }
    }
}

/// The content, at most `most` bytes of it. What is not of the encoding is passed over.
pub(super) fn decoded(bytes: &[u8], encoding: TransferEncoding, most: usize) -> Cow<'_, [u8]> {
    match encoding {
        TransferEncoding::Identity => Cow::Borrowed(bytes.get(..most).unwrap_or(bytes)),
        TransferEncoding::Base64 => Cow::Owned(base64(bytes, most)),
        TransferEncoding::QuotedPrintable => Cow::Owned(quoted_printable(bytes, most)),
    }
}

/// What a byte stands for in base64: six bits, or one of the two below.
const SIX: [u8; 256] = {
    let mut six = [FOREIGN; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        six[byte as usize] = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => PADDING,
            _ => FOREIGN,
        };
        byte += 1;
    }
    six
};
const FOREIGN: u8 = 64;
const PADDING: u8 = 65;

/// Lenient, as mails need it: line ends, blanks and foreign signs are passed over, padding ends a group.
fn base64(bytes: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity((bytes.len() / 4 * 3 + 3).min(most));
    let (mut bits, mut held) = (0_u32, 0_u32);
    let six = |byte: &u8| SIX.get(usize::from(*byte)).copied().unwrap_or(FOREIGN);
    let mut rest = bytes;
    while let Some((first, more)) = rest.split_first() {
        // Four of them are three bytes: nearly always, but at the end of a line.
        if held == 0
            && out.len() + 3 <= most
            && let Some((four, after)) = rest.split_first_chunk::<4>()
        {
            let [a, b, c, d] = four.each_ref().map(six);
            if (a | b | c | d) < FOREIGN {
                let [a, b, c, d] = [a, b, c, d].map(u32::from);
                let [_, three @ ..] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
                out.extend_from_slice(&three);
                rest = after;
                continue;
            }
        }
        rest = more;
        let six = six(first);
        if six == PADDING {
            (bits, held) = (0, 0);
            continue;
        }
        if six == FOREIGN {
            continue;
        }
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            if out.len() >= most {
                break;
            }
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}

/// A `=` that begins neither a line end nor two digits stays.
fn quoted_printable(bytes: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len().min(most));
    let digit = |at: usize| {
        let byte = bytes.get(at).copied()?;
        (byte as char).to_digit(16)
    };
    let mut at = 0;
    while let Some(rest) = bytes.get(at..)
        && !rest.is_empty()
        && out.len() < most
    {
        let plain = memchr::memchr(b'=', rest).unwrap_or(rest.len());
        if plain > 0 {
            let room = most - out.len();
            out.extend_from_slice(rest.get(..plain.min(room)).unwrap_or_default());
            at += plain;
            continue;
        }
        if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
            out.push((high * 16 + low) as u8);
            at += 3;
            continue;
        }
        // A soft line end, perhaps with blanks before it.
        let mut end = at + 1;
        while matches!(bytes.get(end), Some(b' ' | b'\t' | b'\r')) {
            end += 1;
        }
        if bytes.get(end) == Some(&b'\n') {
            at = end + 1;
        } else {
            out.push(b'=');
            at += 1;
        }
    }
    out
}

/// The text of a part. Labels lie: a text that is UTF-8 is read so, whatever a Western label says, and one
/// that is not is read as windows-1252 though it is called UTF-8; `iso-8859-1` and `us-ascii` mean
/// windows-1252 in mails, as the TransferEncoding Standard has it.
pub(super) fn text(bytes: Cow<'_, [u8]>, label: Option<&str>) -> String {
    let named = label.and_then(|label| Charset::for_label(label.trim().as_bytes()));
    let western = match named {
        None => true,
        Some(charset) => {
            charset == UTF_8 || charset == WINDOWS_1252 || charset.name().starts_with("ISO-8859-1")
        }
    };
    if western {
        match std::str::from_utf8(&bytes) {
            Ok(text) if text.starts_with(MARK) || is_encoded_twice(text) => {
                return repaired(text.trim_start_matches(MARK));
            }
            // Looked at just now.
            Ok(_) => return String::from_utf8(bytes.into_owned()).unwrap_or_default(),
            // Cut off in mid-character at the bound: still UTF-8.
            Err(fault) if fault.error_len().is_none() && fault.valid_up_to() > 0 => {
                let whole = bytes.get(..fault.valid_up_to()).unwrap_or_default();
                return repaired(&String::from_utf8_lossy(whole));
            }
            Err(_) => {}
        }
    }
    let charset = match named {
        Some(charset) if charset != UTF_8 => charset,
        _ => WINDOWS_1252,
    };
    let (text, _, _) = charset.decode(&bytes);
    text.into_owned()
}

/// The sign that some programs put before a text (the byte order mark).
const MARK: char = '\u{FEFF}';

/// Whether one of ä ö ü é ñ ó á í stands in a text as two signs, of which the first is `Ã`.
fn is_encoded_twice(text: &str) -> bool {
    let bytes = text.as_bytes();
    memmem::find_iter(bytes, "\u{C3}".as_bytes()).any(|at| {
        matches!(
            bytes.get(at + 2..at + 4),
            Some([0xC2, 0xA4 | 0xB6 | 0xBC | 0xA9 | 0xB1 | 0xB3 | 0xA1 | 0xAD])
        )
    })
}

/// `Ã¶` is an `ö` that was encoded twice. It is repaired for reading; the bytes are kept.
fn repaired(text: &str) -> String {
    if !is_encoded_twice(text) {
        return text.to_owned();
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    match String::from_utf8(bytes.into_owned()) {
        Ok(repaired) if !lossy => repaired,
        _ => text.to_owned(),
    }
}
