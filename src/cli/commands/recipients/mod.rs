//! `datawrit recipients`

mod company;
mod import;
mod show;

use std::{env::current_exe, fs::OpenOptions, io::Write, path::Path};

use clap_complete::env::Shells;
use serde_json::json;

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args::{self, RecipientsCommand},
        failure::Failure,
        table::{Table, shortened},
    },
    directory::{Directory, Hit, Meant, NameKind},
    request::printable,
};

pub use company::Company;

pub fn recipients(scene: &Scene<'_>, args: &args::Recipients) -> Result<Answer, Failure> {
    match &args.command {
        RecipientsCommand::Search { text, limit } => search(scene, text, usize::from(*limit)),
        RecipientsCommand::Show { company } => show::show(scene, company),
        RecipientsCommand::List { pack } => list(scene, pack.as_deref()),
        RecipientsCommand::Packs => packs(scene),
        RecipientsCommand::Import { path } => import::import(scene, path),
        RecipientsCommand::Export { output } => export(scene, output.as_deref()),
    }
}

/// What a shell reads to complete commands and ids by asking the program.
pub fn completions(args: &args::Completions) -> Result<Answer, Failure> {
    let unknown = || Failure::misuse(format!("no completions for `{}`", args.shell));
    let shells = Shells::builtins();
    let shell = shells.completer(&args.shell).ok_or_else(unknown)?;
    let program = current_exe().map(|path| path.display().to_string());
    let program = program.unwrap_or_else(|_| "datawrit".to_owned());
    let mut script = Vec::new();
    shell
        .write_registration("COMPLETE", "datawrit", "datawrit", &program, &mut script)
        .map_err(|error| Failure::cannot(error.to_string()))?;
    String::from_utf8(script)
        .map(Answer::data)
        .map_err(|error| Failure::cannot(error.to_string()))
}

fn search(scene: &Scene<'_>, text: &str, limit: usize) -> Result<Answer, Failure> {
    let directory = scene.home.directory()?;
    let hits = directory.search(text)?;
    let more = hits.len().saturating_sub(limit);
    let mut table = Table::default();
    let mut values = Vec::new();
    for hit in hits.into_iter().take(limit) {
        let Some(record) = directory.find(&hit.id)? else {
            continue;
        };
        let name = record.name.as_str();
        let place = record.place.as_ref().or(record.country.as_ref());
        values.push(json!({
            "id": record.id,
            "name": name,
            "place": place,
            "obsolete": record.obsolete.is_some(),
            "matched": hit.name,
            "score": hit.score,
        }));
        let by = if record.obsolete.is_some() {
            "obsolete".to_owned()
        } else if hit.name == name || hit.name == record.id.as_str() {
            String::new()
        } else {
            shortened(&hit.name, 30)
        };
        table.row([
            record.id.to_string(),
            shortened(name, 34),
            place.map(ToString::to_string).unwrap_or_default(),
            by,
        ]);
    }
    if scene.global.json {
        return Ok(Answer::json(&json!({ "recipients": values, "more": more })));
    }
    let shown = printable(&shortened(text, 40));
    if values.is_empty() {
        return Ok(Answer::default().note(format!(
            "no company called `{shown}` is in the directory; its privacy policy has its full name and an e-mail address: `datawrit write access 'NAME' --recipient-email ADDRESS`"
        )));
    }
    let answer = Answer::text(table.render(0));
    Ok(match more {
        0 => answer,
        more => answer.note(format!("{more} more match; --limit shows more of them")),
    })
}

fn list(scene: &Scene<'_>, pack: Option<&str>) -> Result<Answer, Failure> {
    let directory = scene.home.directory()?;
    let companies = directory.companies()?;
    let mut missing = Vec::new();
    let chosen: Vec<(String, String)> = match pack {
        None => companies.into_iter().collect(),
        Some(name) => {
            let pack = directory.pack(name)?.ok_or_else(|| {
                Failure::misuse(format!("there is no pack called `{}`", printable(name)))
                    .hint("`datawrit recipients packs` lists them; an import brings them")
            })?;
            let mut chosen = Vec::new();
            for id in pack.ids {
                match directory.find(id.as_str())? {
                    Some(record) => chosen.push((record.id.to_string(), record.name.to_string())),
                    None => missing.push(id.to_string()),
                }
            }
            chosen
        }
    };
    if scene.global.json {
        let values: Vec<_> = chosen
            .iter()
            .map(|(id, name)| json!({ "id": id, "name": name }))
            .collect();
        return Ok(Answer::json(
            &json!({ "recipients": values, "missing": missing }),
        ));
    }
    let mut table = Table::default();
    for (id, name) in &chosen {
        table.row([id.as_str(), name.as_str()]);
    }
    let answer = Answer::text(table.render(0));
    Ok(if missing.is_empty() {
        answer
    } else {
        answer.note(format!(
            "the pack names companies that are not in the directory: {}",
            missing.join(", ")
        ))
    })
}

fn packs(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let packs = scene.home.directory()?.packs()?;
    if scene.global.json {
        let values: Vec<_> = packs
            .iter()
            .map(|pack| {
                json!({
                    "name": pack.name,
                    "recipients": pack.ids,
                    "whole": pack.whole,
                    "collection": pack.collection,
                })
            })
            .collect();
        return Ok(Answer::json(&json!({ "packs": values })));
    }
    if packs.is_empty() {
        return Ok(Answer::default().note(
            "there are no packs; the data folder of datarequests.org has some: `datawrit recipients import PATH`",
        ));
    }
    let mut table = Table::default();
    for pack in &packs {
        let number = match pack.ids.len() {
            1 => "1 company".to_owned(),
            number => format!("{number} companies"),
        };
        let how = if pack.whole {
            "meant whole"
        } else {
            "to choose from"
        };
        table.row([pack.name.as_str(), &number, how, pack.collection.as_str()]);
    }
    Ok(Answer::text(table.render(0)).paged(scene))
}

fn export(scene: &Scene<'_>, output: Option<&Path>) -> Result<Answer, Failure> {
    let text = scene.home.directory()?.export()?;
    let Some(path) = output else {
        return Ok(Answer::data(text));
    };
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
        });
    written.map_err(|error| {
        Failure::cannot(format!("{} cannot be written: {error}", path.display()))
            .hint("name a file that is not there yet")
    })?;
    if scene.global.json {
        return Ok(Answer::json(&json!({ "file": path })));
    }
    Ok(Answer::text(format!("wrote  {}\n", path.display())))
}

/// The company a text means; an error that lists those it may mean.
fn known(directory: &Directory, text: &str) -> Result<crate::directory::Record, Failure> {
    let shown = printable(&shortened(text, 40));
    match directory.meant(text)? {
        Meant::One(record) => Ok(*record),
        Meant::Several(hits) => Err(several(&shown, &hits)),
        Meant::Nobody(hits) => {
            let failure =
                Failure::misuse(format!("no company called `{shown}` is in the directory"));
            Err(if hits.is_empty() {
                failure.hint("`datawrit recipients search` looks for parts of a name")
            } else {
                failure.hint(format!("did you mean {}", listed(&hits)))
            })
        }
    }
}

fn several(shown: &str, hits: &[Hit]) -> Failure {
    Failure::misuse(format!(
        "`{shown}` matches several companies: {}",
        listed(hits)
    ))
    .hint("name one by its id")
}

/// `amazon-eu (Amazon Europe Core SARL), ...`, the first five.
fn listed(hits: &[Hit]) -> String {
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
