//! The names of the records that come with the program.

/// The names of the built-in records, as `build.rs` gathers them.
static BUILT_IN_NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/names.tsv"));

/// One of them.
pub(super) struct BuiltInName {
    pub id: &'static str,
    /// `legal`, `trading`, `website`, `domain`, `product` or `former`.
    pub kind: &'static str,
    pub text: &'static str,
}

pub(super) fn built_in_names() -> impl Iterator<Item = BuiltInName> {
    BUILT_IN_NAMES.lines().filter_map(|line| {
        let (id, rest) = line.split_once('\t')?;
        let (kind, text) = rest.split_once('\t')?;
        Some(BuiltInName { id, kind, text })
    })
}
