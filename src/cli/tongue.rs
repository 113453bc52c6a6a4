//! Which language does the person at this screen read?

use super::{args::Global, locale};
use crate::speech::Tongue;

/// The one that was named, else that of the messages of this system.
pub fn of(global: &Global) -> Tongue {
    let of_the_system = || Tongue::meant(&locale::of("LC_MESSAGES")?);
    global.ui.or_else(of_the_system).unwrap_or_default()
}
