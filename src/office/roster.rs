//! Who is in a home, and how their cases stand.

use std::path::PathBuf;

use serde::Serialize;

use super::{Error, World, next::each, people::people, stand::Stand};
use crate::request::Line;

/// One of the people, with their cases.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonView {
    pub name: String,
    /// Where what is known of them lies; none where only cases have the name.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub file: Option<PathBuf>,
    pub cases: usize,
    /// In which the company is late.
    pub late: usize,
    /// In which the next step is the person's.
    pub waiting: usize,
}

/// Everybody of whom something is known or a case is, with their cases: whose home it is first.
///
/// # Errors
/// When a file of theirs cannot be read; when the tracker or a law file cannot be read.
pub fn roster(world: &World<'_>) -> Result<Vec<PersonView>, Error> {
    let mut views: Vec<(String, PersonView)> = people(world.home)?
        .into_iter()
        .map(|member| {
            let view = PersonView {
                name: member.name.to_string(),
                file: Some(member.file),
                cases: 0,
                late: 0,
                waiting: 0,
            };
            (member.name.folded(), view)
        })
        .collect();
    each(world, &mut |view, step| {
        let name = view.case.person();
        let folded = Line::new(name).map_or_else(|_| name.to_owned(), |name| name.folded());
        let at = views.iter().position(|(known, _)| *known == folded);
        let at = at.unwrap_or_else(|| {
            let new = PersonView {
                name: name.to_owned(),
                file: None,
                cases: 0,
                late: 0,
                waiting: 0,
            };
            views.push((folded, new));
            views.len() - 1
        });
        let Some((_, person)) = views.get_mut(at) else {
            return;
        };
        let stand = Stand::of(view, &step);
        person.cases += 1;
        person.late += usize::from(stand == Stand::Late);
        person.waiting += usize::from(stand.is_for_you());
    })?;
    Ok(views.into_iter().map(|(_, view)| view).collect())
}
