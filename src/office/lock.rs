//! A file that a passphrase alone opens.
//!
//! Its format is that of age (age-encryption.org/v1, with the recipient `scrypt`): what is locked here other programs
//! open, and what they lock is opened here. The passphrase is made a key by scrypt, slowly, so that a guess costs
//! whoever guesses a second and a quarter of a gigabyte; how much of both a file asks for stands in its head, which
//! anybody may have written, and has a bound.

use std::fmt;

use age::{
    DecryptError,
    scrypt::{Identity, Recipient},
};
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error as ThisError;
use unicode_normalization::UnicodeNormalization;

use super::{Hint, Kind, Refusal};

/// What each such file begins with.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// How the name of such a file ends.
pub const ENDING: &str = "age";

/// The exponent of the work for a key: 2^18 steps, a quarter of a gigabyte, about a second.
const WORK: u8 = 18;

/// The most work that a file may ask for: a gigabyte, and a few seconds.
pub const MOST_WORK: u8 = 20;

/// The fewest characters of a new passphrase. It is no measure of a good one.
pub const FEWEST: usize = 8;

/// What opens a file, in the form in which it is composed: an `é` of one keyboard is that of another.
pub struct Passphrase(SecretString);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passphrase").finish_non_exhaustive()
    }
}

impl Passphrase {
    /// One to open a file with.
    pub fn of(typed: &SecretString) -> Passphrase {
        let composed: String = typed.expose_secret().nfc().collect();
        Passphrase(SecretString::from(composed))
    }

    /// One to lock a file with.
    ///
    /// # Errors
    /// When it is too short to keep anybody out.
    pub fn new(typed: &SecretString) -> Result<Passphrase, Refused> {
        let passphrase = Passphrase::of(typed);
        if passphrase.0.expose_secret().trim().chars().count() < FEWEST {
            return Err(Refused::Short);
        }
        Ok(passphrase)
    }
}

/// Why a file was not locked or opened.
#[derive(Debug, ThisError)]
pub enum Refused {
    #[error(
        "the passphrase is too short: {FEWEST} characters are the least, and four or more words are better"
    )]
    Short,
    #[error("the file cannot be locked: {0}")]
    Unlockable(String),
    #[error("the passphrase does not open the file")]
    Wrong,
    #[error(
        "the file is locked for a key, and not with a passphrase: open it with the program that has the key"
    )]
    ForAKey,
    #[error(
        "the file asks for more work than a passphrase needs: 2^{asked} steps, where 2^{MOST_WORK} are the most"
    )]
    TooMuchWork { asked: u8 },
    #[error("the file is cut short or damaged: get it again from where it was kept")]
    Damaged,
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::Short => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::Short | Refused::Unlockable(_) => Vec::new(),
            _ => vec![Hint::say("nothing was changed")],
        }
    }
}

/// Whether these are the bytes of a file that was locked so.
pub fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The same bytes, locked.
///
/// # Errors
/// When the system gives no random numbers.
pub fn locked(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, Refused> {
    locked_by(bytes, passphrase, WORK)
}

fn locked_by(bytes: &[u8], passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, Refused> {
    let mut recipient = Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work);
    age::encrypt(&recipient, bytes).map_err(|error| Refused::Unlockable(error.to_string()))
}

/// What was locked: the whole of it, or nothing.
///
/// # Errors
/// When the passphrase is another, the file is not whole, or it asks for more work than is done.
pub fn opened(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, Refused> {
    let mut identity = Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    age::decrypt(&identity, bytes).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Refused::Wrong,
        DecryptError::NoMatchingKeys => Refused::ForAKey,
        DecryptError::ExcessiveWork { required, .. } => Refused::TooMuchWork { asked: required },
        _ => Refused::Damaged,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Quick, for a test that asks about something else.
    const LITTLE: u8 = 4;

    fn passphrase(typed: &str) -> Passphrase {
        Passphrase::new(&SecretString::from(typed)).unwrap()
    }

    fn refused(bytes: &[u8], typed: &str) -> Refused {
        opened(bytes, &passphrase(typed)).unwrap_err()
    }

    #[test]
    fn what_is_locked_is_opened_by_its_passphrase_alone() {
        let own = "correct horse battery stapl\u{e9}";
        for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
            let bytes: Vec<u8> = (0..length).map(|at: u32| at.to_le_bytes()[1]).collect();
            let locked = locked_by(&bytes, &passphrase(own), LITTLE).unwrap();
            assert!(is_locked(&locked) && !is_locked(&bytes));
            assert_eq!(opened(&locked, &passphrase(own)).unwrap(), bytes);
            // Typed with an accent of its own it is the same.
            let parted = passphrase("correct horse battery staple\u{301}");
            assert_eq!(opened(&locked, &parted).unwrap(), bytes);
            for wrong in [
                "Correct horse battery stapl\u{e9}",
                "correct horse battery stapl\u{e9} ",
            ] {
                assert!(matches!(refused(&locked, wrong), Refused::Wrong), "{wrong}");
            }
        }
    }

    #[test]
    fn a_file_that_is_cut_short_or_changed_gives_nothing() {
        let own = "correct horse battery staple";
        let bytes = vec![7; 150_000];
        let locked = locked_by(&bytes, &passphrase(own), LITTLE).unwrap();
        // At every place of the head, at the ends of its pieces of 64 kB, and one byte before the last.
        let head = locked
            .windows(5)
            .position(|five| five == b"\n--- ")
            .unwrap();
        let payload = locked.len() - 150_000 - 3 * 16;
        let places = (MAGIC.len()..head + 60).chain([
            payload,
            payload + 65_536 + 16,
            payload + 2 * (65_536 + 16),
            locked.len() - 1,
        ]);
        for place in places {
            let cut = refused(&locked[..place], own);
            assert!(matches!(cut, Refused::Damaged), "{place}: {cut}");
        }
        for place in [head + 10, payload + 5, locked.len() - 5] {
            let mut other = locked.clone();
            other[place] ^= 1;
            let changed = refused(&other, own);
            assert!(matches!(changed, Refused::Damaged), "{place}: {changed}");
        }
        let mut longer = locked.clone();
        longer.push(0);
        assert!(matches!(refused(&longer, own), Refused::Damaged));
    }

    /// Somebody else may have written the head.
    #[test]
    fn a_file_that_asks_for_hours_or_gigabytes_is_refused_at_once() {
        let own = "correct horse battery staple";
        let locked = locked_by(b"x", &passphrase(own), LITTLE).unwrap();
        let head_ends = locked.windows(4).position(|four| four == b"\n---").unwrap();
        let head = String::from_utf8(locked[..head_ends].to_vec()).unwrap();
        for asked in [MOST_WORK + 1, 30, 63] {
            let asks = head.replacen(&format!(" {LITTLE}\n"), &format!(" {asked}\n"), 1);
            assert_ne!(asks, head);
            let file = [asks.as_bytes(), &locked[head_ends..]].concat();
            let begun = Instant::now();
            let refused = refused(&file, own);
            assert!(
                matches!(refused, Refused::TooMuchWork { asked: found } if found == asked),
                "{refused}"
            );
            assert!(begun.elapsed().as_secs() < 5);
        }
        for asked in ["64", "255", "256", "99999999999999", "-1", "04", "x", ""] {
            let asks = head.replacen(&format!(" {LITTLE}\n"), &format!(" {asked}\n"), 1);
            let file = [asks.as_bytes(), &locked[head_ends..]].concat();
            assert!(!matches!(refused(&file, own), Refused::Wrong), "{asked}");
        }
    }

    #[test]
    fn what_is_no_such_file_and_what_is_for_a_key_is_told_apart() {
        let own = "correct horse battery staple";
        for wrong in [
            &b""[..],
            b"PK",
            b"age-encryption.org/v1\n",
            b"age-encryption.org/v2\n-> x\n",
        ] {
            assert!(matches!(refused(wrong, own), Refused::Damaged), "{wrong:?}");
        }
        let for_key = b"age-encryption.org/v1\n-> X25519 8wB7+QU0yLUwqCnDlHGLM6Bkcb3LlVSBTfxbbVfFyxU\n\
            Yz7zJj9sA0F4wB7+QU0yLUwqCnDlHGLM6Bkcb3LlVSA\n--- 8wB7+QU0yLUwqCnDlHGLM6Bkcb3LlVSBTfxbbVfFyxU\nxxxxxxxxxxxxxxxxxxxxxxxxxx";
        assert!(matches!(refused(for_key, own), Refused::ForAKey));
    }

    #[test]
    fn a_short_passphrase_locks_nothing() {
        for short in ["", "1234567", "      a       "] {
            let refused = Passphrase::new(&SecretString::from(short)).unwrap_err();
            assert!(matches!(refused, Refused::Short), "{short}");
        }
        assert!(Passphrase::new(&SecretString::from("12345678")).is_ok());
        assert!(!format!("{:?}", passphrase("12345678")).contains("1234"));
    }
}
