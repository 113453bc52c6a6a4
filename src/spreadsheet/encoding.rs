//! From the bytes of a file to its text.

use std::fmt;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use thiserror::Error;

/// How a file's characters were written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    /// What Windows calls ANSI in Western Europe and America; taken where nothing else fits.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        })
    }
}

/// The bytes are not text in any encoding that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "it is not text: byte {at} is {byte:#04x} (UTF-8, UTF-16 and Windows-1252 are read; a spreadsheet is saved as CSV)"
)]
pub struct NotText {
    /// The position of the first byte that no text has, counted from 1.
    pub at: usize,
    pub byte: u8,
}

/// The text of a file without its mark (U+FEFF), and how it was written.
///
/// UTF-16 is known by its mark, or by the zero bytes of its first characters; what is valid UTF-8
/// is UTF-8; the rest is Windows-1252, unless it has a control character that no text has.
///
/// # Errors
/// When the bytes are not text.
pub fn decoded(bytes: &[u8]) -> Result<(String, Encoding), NotText> {
    let utf16 = if bytes.starts_with(&[0xff, 0xfe]) {
        Some((UTF_16LE, Encoding::Utf16LittleEndian))
    } else if bytes.starts_with(&[0xfe, 0xff]) {
        Some((UTF_16BE, Encoding::Utf16BigEndian))
    } else {
        match bytes {
            [low, 0, _, 0, ..] if *low != 0 => Some((UTF_16LE, Encoding::Utf16LittleEndian)),
            [0, high, 0, _, ..] if *high != 0 => Some((UTF_16BE, Encoding::Utf16BigEndian)),
            _ => None,
        }
    };
    if let Some((encoding, name)) = utf16 {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        if broken || text.contains(is_foreign) {
            return Err(first_foreign(bytes, |byte| byte >= 0x80));
        }
        return Ok((text.into_owned(), name));
    }
    let (text, broken) = UTF_8.decode_with_bom_removal(bytes);
    if !broken {
        return match text.contains(is_foreign) {
            true => Err(first_foreign(bytes, |_| false)),
            false => Ok((text.into_owned(), Encoding::Utf8)),
        };
    }
    // Five bytes stand for nothing in Windows-1252.
    let unused = |byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    if bytes
        .iter()
        .any(|byte| unused(*byte) || is_foreign(char::from(*byte)))
        || bytes.starts_with(&[0xef, 0xbb, 0xbf])
    {
        return Err(first_foreign(bytes, unused));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Encoding::Windows1252))
}

/// Control characters, by which a picture or an archive differs from a text. Escapes are left to whoever
/// reads the cells, and can name the line.
fn is_foreign(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{e}'..='\u{1a}')
}

fn first_foreign(bytes: &[u8], also: impl Fn(u8) -> bool) -> NotText {
    let found = bytes
        .iter()
        .enumerate()
        .find(|(_, byte)| is_foreign(char::from(**byte)) || also(**byte))
        .or(bytes.iter().enumerate().next_back());
    NotText {
        at: found.map_or(0, |(at, _)| at + 1),
        byte: found.map_or(0, |(_, byte)| *byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "recipient;name\r\nnetflix;Jürgen “Größe” Müßig\r\n";

    fn utf16(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn a_text_is_read_in_every_encoding_a_spreadsheet_saves() {
        let marked = format!("\u{feff}{TEXT}");
        // By hand: the curly quotes are 93 and 94 in Windows-1252, the rest as in Latin-1.
        let western: Vec<u8> = TEXT
            .chars()
            .map(|character| match character {
                '“' => 0x93,
                '”' => 0x94,
                other => u8::try_from(u32::from(other)).unwrap(),
            })
            .collect();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked.as_bytes().to_vec(), Encoding::Utf8),
            (
                utf16(&marked, u16::to_le_bytes),
                Encoding::Utf16LittleEndian,
            ),
            (utf16(&marked, u16::to_be_bytes), Encoding::Utf16BigEndian),
            (utf16(TEXT, u16::to_le_bytes), Encoding::Utf16LittleEndian),
            (utf16(TEXT, u16::to_be_bytes), Encoding::Utf16BigEndian),
            (western, Encoding::Windows1252),
        ] {
            assert_eq!(decoded(&bytes), Ok((TEXT.to_owned(), encoding)));
        }
        assert_eq!(decoded(b""), Ok((String::new(), Encoding::Utf8)));
    }

    #[test]
    fn what_is_not_text_is_told_with_its_byte() {
        for (bytes, at, byte) in [
            (&b"PK\x03\x04 a spreadsheet"[..], 3, 3),
            (&b"\x89PNG\r\n\x1a\n\0\0"[..], 7, 0x1a),
            (&[0; 8], 1, 0),
            // A Polish list: 0x9d is a letter in Windows-1250 and nothing in Windows-1252.
            (b"Alpha\n\x9d\n", 7, 0x9d),
        ] {
            assert_eq!(decoded(bytes), Err(NotText { at, byte }));
        }
    }
}
