//! Which companies are asked together?

use std::collections::BTreeMap;

use super::{orders::Orders, resolve::home_of};
use crate::{
    cli::{args, commands::Scene, failure::Failure},
    directory::{Directory, Record},
    law::Reach,
    office::Profile,
    request::Line,
};

/// The letters of a command that asks for several; `None` when it is one letter.
pub fn orders(scene: &Scene<'_>, args: &args::Write) -> Result<Option<Orders>, Failure> {
    if let Some(path) = &args.from {
        let profile = Profile::read(&scene.home.profile())?;
        return Orders::of_file(args, &profile, path).map(Some);
    }
    let directory = scene.home.directory()?;
    let companies: Vec<String> = match &args.pack {
        None if args.recipients.len() < 2 => return Ok(None),
        None => args.recipients.clone(),
        Some(name) => pack(&directory, name)?,
    };
    let mut notes = Vec::new();
    let companies = if args.each {
        companies
            .into_iter()
            .map(|company| (company, Vec::new()))
            .collect()
    } else {
        by_family(&directory, companies, &mut notes)?
    };
    notes.extend(platform(scene, args, &directory, &companies)?);
    Ok(Some(Orders::of_companies(args, companies, notes)))
}

fn pack(directory: &Directory, name: &str) -> Result<Vec<String>, Failure> {
    match directory.pack(name)? {
        Some(pack) => Ok(pack.ids.iter().map(ToString::to_string).collect()),
        None => {
            let known: Vec<String> = directory
                .packs()?
                .iter()
                .map(|pack| pack.name.to_string())
                .collect();
            let failure = Failure::misuse(format!("there is no pack called `{name}`"));
            Err(if known.is_empty() {
                failure.hint("packs come with a collection: `datawrit recipients import PATH`")
            } else {
                failure.hint(format!("the packs are {}", known.join(", ")))
            })
        }
    }
}

/// One letter for the companies of one family, to the one the family is called
/// after or the first, which names the others; not fifty to one mailbox.
fn by_family(
    directory: &Directory,
    companies: Vec<String>,
    notes: &mut Vec<String>,
) -> Result<Vec<(String, Vec<Line>)>, Failure> {
    let mut letters: Vec<(String, Vec<Record>)> = Vec::new();
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for company in companies {
        let record = directory.find(&company.trim().to_lowercase())?;
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
            let told: Vec<&str> = names.iter().map(Line::as_str).collect();
            notes.push(format!(
                "one letter to `{id}` covers {}, which are one family; to write to each, add --each",
                told.join(", ")
            ));
            (id, names)
        })
        .collect())
}

/// That one request on a platform of the state does what some of these letters do.
fn platform(
    scene: &Scene<'_>,
    args: &args::Write,
    directory: &Directory,
    companies: &[(String, Vec<Line>)],
) -> Result<Option<String>, Failure> {
    let profile = Profile::read(&scene.home.profile())?;
    let Some(home) = home_of(args, &profile) else {
        return Ok(None);
    };
    let statutes = scene.home.statutes()?.protecting(&home, scene.today)?;
    let mut platforms = statutes
        .iter()
        .filter_map(|statute| Some((statute, statute.platform(args.right, scene.today)?)));
    let Some((statute, platform)) = platforms.next() else {
        return Ok(None);
    };
    let mut needless = Vec::new();
    for (company, _) in companies {
        if let Some(record) = directory.find(&company.trim().to_lowercase())?
            && match platform.reaches {
                Reach::RegisteredBrokers => record
                    .registrations
                    .iter()
                    .any(|entry| statute.protects(&entry.registry, scene.today)),
            }
        {
            needless.push(company.as_str());
        }
    }
    Ok((!needless.is_empty()).then(|| {
        format!(
            "{}'s platform for {} ({}) reaches {} with one request, and replaces {} of these letters, except for \
             what you gave the company yourself: {}",
            home.in_english(),
            platform.right,
            platform.href,
            platform.reaches.in_words(),
            needless.len(),
            needless.join(", ")
        )
    }))
}
