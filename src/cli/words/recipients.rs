//! What `recipients` says.

use crate::{
    cli::table::shortened,
    directory::{Hit, NameKind},
    office::recipients::Refused,
    request::printable,
};

/// Why no company, or no pack, is meant.
pub fn refused(refused: &Refused) -> String {
    let short = |asked: &str| printable(&shortened(asked, 40));
    match refused {
        Refused::Nobody { asked, .. } => {
            format!("no company called `{}` is in the directory", short(asked))
        }
        Refused::Several { asked, hits } => format!(
            "`{}` matches several companies: {}",
            short(asked),
            listed(hits)
        ),
        Refused::NoPack(_) => refused.to_string(),
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
        list.push(format!("and {} more", hits.len() - MOST));
    }
    list.join(", ")
}
