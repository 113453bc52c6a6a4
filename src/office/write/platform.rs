//! Where does one request on a platform of the state do what a letter is for?

use std::slice;

use super::{company::Company, desk::Desk, notice::Notice};
use crate::{
    directory::Record,
    law::{Place, Platform, Reach, Right, Statute},
    office::Error,
    request::Line,
};

/// The platform of a home that does what one of these rights asks for, and its statute.
fn found(
    desk: &Desk<'_>,
    home: &Place,
    rights: &[Right],
) -> Result<Option<(Statute, Platform)>, Error> {
    let today = desk.today();
    let statutes = desk.statutes.protecting(home, today)?;
    let found = statutes.into_iter().find_map(|statute| {
        let mut rights = rights.iter();
        let platform = rights.find_map(|right| statute.platform(*right, today))?;
        let platform = platform.clone();
        Some((statute, platform))
    });
    Ok(found)
}

/// Whether a request on the platform reaches the company, as far as its record says it.
fn reaches(desk: &Desk<'_>, statute: &Statute, platform: &Platform, record: &Record) -> bool {
    match platform.reaches {
        Reach::RegisteredBrokers => record
            .registrations
            .iter()
            .any(|entry| statute.protects(&entry.registry, desk.today())),
    }
}

/// That one request on a platform of the state does what some of these letters do.
pub(super) fn of_several(
    desk: &Desk<'_>,
    home: Option<Place>,
    right: Right,
    companies: &[(String, Vec<Line>)],
) -> Result<Option<Notice>, Error> {
    let Some(home) = home else {
        return Ok(None);
    };
    let Some((statute, platform)) = found(desk, &home, slice::from_ref(&right))? else {
        return Ok(None);
    };
    let mut needless = Vec::new();
    for (company, _) in companies {
        if let Some(record) = desk.book.record(company)?
            && reaches(desk, &statute, &platform, &record)
        {
            needless.push(company.clone());
        }
    }
    Ok((!needless.is_empty()).then(|| Notice::Platform {
        home,
        right: platform.right,
        href: platform.href.clone(),
        reaches: platform.reaches,
        instead_of: needless,
    }))
}

/// The same of one letter; of a company that the directory does not know, too, which may be one of those.
pub(super) fn of_one(
    desk: &Desk<'_>,
    home: Option<&Place>,
    rights: &[Right],
    company: &Company,
) -> Result<Option<Notice>, Error> {
    let Some(home) = home else {
        return Ok(None);
    };
    let Some((statute, platform)) = found(desk, home, rights)? else {
        return Ok(None);
    };
    let registered = match company {
        Company::Known(record) if reaches(desk, &statute, &platform, record) => true,
        Company::Known(_) => return Ok(None),
        Company::Named(..) => false,
    };
    Ok(Some(Notice::PlatformInstead {
        home: home.clone(),
        name: platform.name.unwrap_or(statute.short_title),
        href: platform.href,
        company: company.name().clone(),
        registered,
    }))
}
