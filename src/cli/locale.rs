//! What does the environment say of language and letters?

/// A variable of the environment, if it says something.
pub fn said(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the system says its language and its terminal there, and nowhere else"
    )]
    let said = std::env::var(name);
    said.ok().filter(|said| !said.is_empty())
}

/// The locale of a category: the first of `LC_ALL`, the category and `LANG` that says something (POSIX.1-2017 section 8.2).
pub fn of(category: &str) -> Option<String> {
    ["LC_ALL", category, "LANG"].into_iter().find_map(said)
}
