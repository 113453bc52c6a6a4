//! `datawrit recipients`

mod import;
mod show;

use std::{env::current_exe, path::Path};

use clap_complete::env::Shells;

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args::{self, RecipientsCommand},
        failure::Failure,
        file,
        table::{Table, shortened},
        words,
    },
    office::recipients,
    request::printable,
    speech::say,
};

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
    let unknown = || {
        Failure::misuse(say!(
            "recipients-no-completions",
            shell = args.shell.to_string()
        ))
    };
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
    let found = recipients::search(scene, text, limit)?;
    if scene.global.json {
        return Answer::outcome(&found);
    }
    if found.recipients.is_empty() {
        let shown = printable(&shortened(text, 40));
        return Ok(Answer::default().note(say!("recipients-not-found", name = shown.to_string())));
    }
    let mut table = Table::default();
    for fit in &found.recipients {
        let by = if fit.obsolete {
            say!("recipients-obsolete")
        } else if fit.by_itself() {
            String::new()
        } else {
            shortened(&fit.matched, 30)
        };
        let place = fit.place.as_ref();
        table.row([
            fit.id.to_string(),
            shortened(fit.name.as_str(), 34),
            place.map(ToString::to_string).unwrap_or_default(),
            by,
        ]);
    }
    let answer = Answer::text(table.render(0));
    Ok(match found.more {
        0 => answer,
        more => answer.note(say!("recipients-more-match", count = more)),
    })
}

fn list(scene: &Scene<'_>, pack: Option<&str>) -> Result<Answer, Failure> {
    let listed = recipients::list(scene, pack)?;
    if scene.global.json {
        return Answer::outcome(&listed);
    }
    let mut table = Table::default();
    for company in &listed.recipients {
        table.row([&company.id, &company.name]);
    }
    let answer = Answer::text(table.render(0));
    Ok(if listed.missing.is_empty() {
        answer
    } else {
        answer.note(say!(
            "recipients-pack-missing",
            names = listed.missing.join(", ")
        ))
    })
}

fn packs(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let packs = recipients::packs(scene)?;
    if scene.global.json {
        return Answer::outcome(&packs);
    }
    if packs.packs.is_empty() {
        return Ok(Answer::default().note(say!("recipients-no-packs")));
    }
    let mut table = Table::default();
    for pack in &packs.packs {
        let number = say!("many-companies", count = pack.recipients.len());
        let how = if pack.whole {
            say!("recipients-meant-whole")
        } else {
            say!("recipients-to-choose-from")
        };
        table.row([pack.name.as_str(), &number, &how, pack.collection.as_str()]);
    }
    Ok(Answer::text(table.render(0)).paged(scene))
}

fn export(scene: &Scene<'_>, output: Option<&Path>) -> Result<Answer, Failure> {
    let Some(path) = output.filter(|path| !file::is_stdout(path)) else {
        return Ok(Answer::data(recipients::export(scene)?));
    };
    let overwrite = file::overwrite(scene, path)?;
    let exported = recipients::export_to(scene, path, overwrite)?;
    if scene.global.json {
        return Answer::outcome(&exported);
    }
    Ok(Answer::text(words::case::saved(path)))
}
