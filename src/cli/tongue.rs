//! Which language does the person at this screen read?

use super::args::Global;
use crate::speech::Tongue;

/// The one that was named, else that of the messages of this system: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that
/// says something (POSIX.1-2017 section 8.2).
pub fn of(global: &Global) -> Tongue {
    global.ui.or_else(of_the_system).unwrap_or_default()
}

fn of_the_system() -> Option<Tongue> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the system says its language there, and nowhere else"
    )]
    let said = |name: &str| std::env::var(name).ok().filter(|said| !said.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(said)?;
    Tongue::meant(&locale)
}
