//! Which companies are asked together?

use std::{collections::BTreeMap, sync::Arc};

use super::{
    desk::Desk, notice::Notice, order::Order, orders::Orders, platform, refused::Refused,
    resolve::home_of,
};
use crate::{directory::Record, office::Error, request::Line};

/// The letters to several companies: one for the companies of one family, or one to `each`.
///
/// # Errors
/// When the directory or the law cannot be read.
pub fn orders(
    desk: &Desk<'_>,
    common: Order,
    companies: Vec<String>,
    each: bool,
) -> Result<Orders, Error> {
    let mut notices = Vec::new();
    let companies = if each {
        companies
            .into_iter()
            .map(|company| (company, Vec::new()))
            .collect()
    } else {
        by_family(desk, companies, &mut notices)?
    };
    let home = home_of(desk, &common);
    notices.extend(platform::of_several(desk, home, common.right, &companies)?);
    Ok(Orders::of_companies(common, companies, notices))
}

/// The companies of a pack.
///
/// # Errors
/// When there is none of this name, or the directory cannot be read.
pub fn pack(desk: &Desk<'_>, name: &str) -> Result<Vec<String>, Error> {
    desk.book
        .look(|directory| {
            Ok(match directory.pack(name)? {
                Some(pack) => Ok(pack.ids.iter().map(ToString::to_string).collect()),
                None => {
                    let known = directory.packs()?;
                    Err(Refused::NoPack {
                        name: name.to_owned(),
                        known: known.iter().map(|pack| pack.name.to_string()).collect(),
                    })
                }
            })
        })?
        .map_err(Error::from)
}

/// One letter for the companies of one family, to the one the family is called
/// after or the first, which names the others; not fifty to one mailbox.
fn by_family(
    desk: &Desk<'_>,
    companies: Vec<String>,
    notices: &mut Vec<Notice>,
) -> Result<Vec<(String, Vec<Line>)>, Error> {
    let mut letters: Vec<(String, Vec<Arc<Record>>)> = Vec::new();
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for company in companies {
        let record = desk.book.record(&company)?;
        let family = record
            .as_ref()
            .and_then(|record| record.family.as_ref())
            .map(ToString::to_string);
        let known = family.as_ref().and_then(|family| families.get(family));
        match (known.and_then(|at| letters.get_mut(*at)), record) {
            (Some((_, members)), Some(record)) => members.push(record),
            (_, record) => {
                if let Some(family) = family {
                    families.insert(family, letters.len());
                }
                letters.push((company, record.into_iter().collect()));
            }
        }
    }
    Ok(letters
        .into_iter()
        .map(|(company, members)| {
            if members.len() < 2 {
                return (company, Vec::new());
            }
            let head = members
                .iter()
                .find(|record| record.family.as_ref() == Some(&record.id))
                .or(members.first());
            let id = head.map_or(company, |record| record.id.to_string());
            let mut names: Vec<Line> = members.iter().map(|record| record.name.clone()).collect();
            names.dedup();
            notices.push(Notice::OneFamily {
                id: id.clone(),
                names: names.clone(),
            });
            (id, names)
        })
        .collect())
}
