//! What is said of a file that a passphrase opens.

use crate::{
    office::lock::{FEWEST, MOST_WORK, Refused},
    speech::say,
};

/// Why it was not locked or opened.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Short => short(),
        Refused::Unlockable(why) => say!("home-lock-failed", why = why),
        Refused::Wrong => say!("home-lock-wrong"),
        Refused::ForAKey => say!("home-lock-for-a-key"),
        Refused::TooMuchWork { asked } => say!(
            "home-lock-too-much",
            asked = asked.to_string(),
            most = MOST_WORK.to_string()
        ),
        Refused::Damaged => say!("home-lock-damaged"),
    }
}

/// The passphrase is too short.
pub fn short() -> String {
    say!("home-lock-short", least = FEWEST.to_string())
}
