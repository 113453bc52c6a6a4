//! What `recipients` says.

use crate::{
    cli::table::shortened,
    directory::{Hit, NameKind},
    office::recipients::Refused,
    request::printable,
    speech::say,
};

/// Why no company, or no pack, is meant.
pub fn refused(refused: &Refused) -> String {
    let short = |asked: &str| printable(&shortened(asked, 40));
    match refused {
        Refused::Nobody { asked, .. } => {
            say!("recipients-not-there", name = short(asked).to_string())
        }
        Refused::Several { asked, hits } => say!(
            "recipients-several",
            name = short(asked).to_string(),
            names = listed(hits)
        ),
        Refused::NoPack(_) => super::retold(refused),
    }
}

/// `amazon-eu (Amazon Europe Core SARL), ...`, the first five.
pub fn listed(hits: &[Hit]) -> String {
    const MOST: usize = 5;
    let mut list: Vec<String> = hits
        .iter()
        .take(MOST)
        .map(|hit| match hit.kind {
            NameKind::Id => format!("`{}`", hit.id),
            _ => format!("`{}` ({})", hit.id, shortened(&hit.name, 40)),
        })
        .collect();
    if hits.len() > MOST {
        list.push(say!("many-and-more", count = hits.len() - MOST));
    }
    list.join(", ")
}
