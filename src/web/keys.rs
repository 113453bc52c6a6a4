//! Who has come in: the code of an address, the cookie for it, the mark of each form.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use sha2::{Digest, Sha256};
use tokio::time::Instant;

use super::open_error::OpenError;

/// How long the code of an address is good.
pub const CODE: Duration = Duration::from_secs(60);

/// The secrets of one start. None of them is kept anywhere but in memory, and in the browser's cookie.
#[derive(Debug)]
pub struct Keys {
    codes: Mutex<Vec<(String, Instant)>>,
    cookie: String,
    mark: String,
}

/// 256 bits, as hexadecimal digits.
pub fn secret() -> Result<String, OpenError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| OpenError::Random)?;
    Ok(hex::encode(bytes))
}

/// Compared by their hashes, so that how long it takes says nothing.
pub fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

impl Keys {
    pub fn new() -> Result<Keys, OpenError> {
        Ok(Keys {
            codes: Mutex::default(),
            cookie: secret()?,
            mark: secret()?,
        })
    }

    /// A code that lets in once, for a minute.
    pub fn code(&self) -> Result<String, OpenError> {
        let code = secret()?;
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|(_, since)| since.elapsed() < CODE);
        codes.push((code.clone(), Instant::now()));
        Ok(code)
    }

    /// Whether the code is good, which it is no longer after.
    pub fn enters(&self, given: &str) -> bool {
        self.enters_at(given, Instant::now())
    }

    fn enters_at(&self, given: &str, now: Instant) -> bool {
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|(_, since)| now.duration_since(*since) < CODE);
        let before = codes.len();
        codes.retain(|(code, _)| !same(code, given));
        codes.len() < before
    }

    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// What every form of these pages holds, and no form of others can.
    pub fn mark(&self) -> &str {
        &self.mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_once_and_for_a_minute() {
        let session = Keys::new().unwrap();
        let code = session.code().unwrap();
        assert!(session.enters(&code));
        assert!(!session.enters(&code));
        let late = session.code().unwrap();
        assert!(!session.enters_at(&late, Instant::now() + CODE));
        let soon = session.code().unwrap();
        assert!(session.enters_at(&soon, Instant::now() + CODE / 2));
        assert!(!session.enters(""));
    }
}
