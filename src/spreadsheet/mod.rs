//! What a spreadsheet saved as a table of text: in which encoding, with which separator?
//!
//! A program that saves "CSV" writes commas in one country and semicolons in the next (RFC 4180
//! knows the comma alone), tabs where "text" was chosen, and UTF-8, UTF-16 or Windows-1252.

mod encoding;
mod separator;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub use encoding::{Encoding, NotText, decoded};
pub use separator::{Separator, looks_like_a_table};

/// A heading as it is compared: small letters and digits alone, without accents, so that
/// ` E-Mail ` is `email` and `Empfänger` is `empfanger`.
pub fn heading(cell: &str) -> String {
    cell.nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .filter(|character| character.is_alphanumeric())
        .collect()
}

/// The lines that say something: not empty, and no remark behind `#`.
pub fn telling(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn headings_are_compared_without_case_space_hyphens_and_accents() {
        for (typed, compared) in [
            ("Recipient", "recipient"),
            (" E-Mail ", "email"),
            ("Empfänger", "empfanger"),
            ("Empfa\u{308}nger", "empfanger"),
            ("recipient_address", "recipientaddress"),
            ("SOCIÉTÉ\u{a0}", "societe"),
            ("", ""),
        ] {
            assert_eq!(heading(typed), compared);
        }
    }
}
