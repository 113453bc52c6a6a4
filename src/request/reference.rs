//! The name of a case, short enough to be read over the telephone.

use std::{fmt, str::FromStr};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Request, printable};

/// Crockford's base 32: no I, L, O or U, so that nothing is misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Eight characters in two groups, `K7Q3-9MX2`: forty bits of a hash.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Reference(String);

/// The text is not the beginning of a reference.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a case such as `K7Q3-9MX2`, nor the beginning of one")]
pub struct NotAReference(pub String);

impl Reference {
    /// The reference of a request made on `day`, the `number`-th of its kind.
    ///
    /// It is a hash of the request and nothing else, so that the same letter
    /// can be made again byte for byte, and a rehearsal shows the real one.
    pub fn of(request: &Request, day: chrono::NaiveDate, number: u32) -> Reference {
        let mut hash = Sha256::new();
        // A request always has a JSON form: it holds only text and lists.
        hash.update(serde_json::to_vec(request).unwrap_or_default());
        hash.update(day.to_string());
        hash.update(number.to_be_bytes());
        let bits = hash.finalize();
        let mut reference = String::with_capacity(9);
        for (index, chunk) in (0..8).map(|index| (index, index * 5)) {
            let word = u16::from_be_bytes([bits[chunk / 8], bits[chunk / 8 + 1]]);
            let five = (word >> (11 - chunk % 8)) & 31;
            if index == 4 {
                reference.push('-');
            }
            reference.push(ALPHABET[usize::from(five)].into());
        }
        Reference(reference)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The canonical form of what a person typed as a case: capitals, with the
    /// hyphen, look-alikes replaced. It may be a beginning: `k7q` gives `K7Q`.
    ///
    /// # Errors
    /// When no reference can begin like this.
    pub fn beginning(typed: &str) -> Result<String, NotAReference> {
        let wrong = || NotAReference(printable(typed).chars().take(80).collect());
        let mut beginning = String::new();
        for character in typed
            .trim()
            .to_ascii_uppercase()
            .chars()
            .filter(|&c| c != '-')
        {
            let character = match character {
                'I' | 'L' => '1',
                'O' => '0',
                other => other,
            };
            if !character.is_ascii() || !ALPHABET.contains(&(character as u8)) {
                return Err(wrong());
            }
            if beginning.len() == 4 {
                beginning.push('-');
            }
            beginning.push(character);
        }
        if beginning.is_empty() || beginning.len() > 9 {
            Err(wrong())
        } else {
            Ok(beginning)
        }
    }
}

impl FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        match Reference::beginning(text)? {
            whole if whole.len() == 9 => Ok(Reference(whole)),
            _ => Err(NotAReference(text.to_owned())),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_may_be_typed_small_without_its_hyphen_and_in_part() {
        assert_eq!(Reference::beginning("k7q").unwrap(), "K7Q");
        assert_eq!(Reference::beginning("k7q39mx2").unwrap(), "K7Q3-9MX2");
        assert_eq!(Reference::beginning("ilo").unwrap(), "110");
        for wrong in ["", "-", "K7Q3-9MX2A", "K7U", "Ä", "../x"] {
            assert!(Reference::beginning(wrong).is_err(), "{wrong}");
        }
    }
}
