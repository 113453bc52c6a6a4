//! The names of the built-in records, to search through.

use std::sync::LazyLock;

use super::{
    Href,
    built_in::built_in_names,
    names::{NameKind, Names},
};

/// Made once: a batch looks up each of its companies.
pub(super) static BUILT_IN_INDEX: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    let mut last = "";
    for name in built_in_names() {
        if name.id != last {
            last = name.id;
            names.add(name.id, NameKind::Id, name.id);
        }
        match name.kind {
            "legal" => names.add(name.id, NameKind::Legal, name.text),
            "trading" => names.add(name.id, NameKind::Trading, name.text),
            "domain" => names.add(name.id, NameKind::Domain, name.text),
            "website" => {
                if let Ok(website) = name.text.parse::<Href>() {
                    names.add(name.id, NameKind::Domain, &website.domain());
                }
            }
            "product" => names.add(name.id, NameKind::Product, name.text),
            _ => {}
        }
    }
    names
});
