//! `datawrit import`

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use serde_json::json;

use super::{Scene, send::plural, view::CaseView};
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, table::Table},
    tracker::{Archive, Case, Restored},
};

/// The largest archive that is read, in bytes: ten thousand cases with their
/// letters have room. More is a mistake, such as a device that never ends.
const MOST: u64 = 1 << 30;

pub fn import(scene: &Scene<'_>, args: &args::Import) -> Result<Answer, Failure> {
    let bytes = read(&args.file)?;
    // An editor may have put a mark in front (RFC 8259, section 8.1).
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let archive = Archive::from_json(text)?;
    // What cannot be counted could never be listed, and a case is kept for ever.
    let statutes = scene.home.statutes()?;
    let calendars = statutes.calendars()?;
    for case in archive.cases() {
        let reference = &case.reference;
        CaseView::of(case.clone(), scene.today, calendars).map_err(|error| {
            Failure::cannot(format!("the case {reference} cannot be counted: {error}"))
                .hint("export it again where it came from; nothing was imported")
        })?;
    }
    let restored = scene
        .home
        .tracker()?
        .restore(&archive, |restored| agreed(scene, &archive, restored))?;

    let outcomes: Vec<(&Case, &Restored)> = archive.cases().zip(&restored).collect();
    if scene.global.json {
        let of = |wanted: &Restored| -> Vec<&str> {
            outcomes
                .iter()
                .filter(|(_, outcome)| *outcome == wanted)
                .map(|(case, _)| case.reference.as_str())
                .collect()
        };
        let continued: Vec<_> = outcomes
            .iter()
            .filter_map(|(case, outcome)| match outcome {
                Restored::Continued { events, mails } => Some(
                    json!({ "case": case.reference.as_str(), "events": events, "mails": mails }),
                ),
                _ => None,
            })
            .collect();
        return Ok(Answer::json(&json!({
            "added": of(&Restored::Added),
            "continued": continued,
            "unchanged": of(&Restored::Unchanged),
        })));
    }
    let mut table = Table::default();
    for (case, outcome) in &outcomes {
        let what = match outcome {
            Restored::Added => "added".to_owned(),
            Restored::Continued { events, mails } => {
                format!("continued by {}", more(*events, *mails))
            }
            Restored::Unchanged => "there already".to_owned(),
        };
        table.row([case.reference.to_string(), what, case.recipient.clone()]);
    }
    let answer = Answer::text(table.render(0));
    Ok(if outcomes.is_empty() {
        answer.note("the archive has no cases")
    } else {
        answer
    })
}

fn more(events: usize, mails: usize) -> String {
    let mut more = Vec::new();
    more.extend((events > 0).then(|| plural(events, "event")));
    more.extend((mails > 0).then(|| plural(mails, "mail")));
    more.join(" and ")
}

/// A mail that an archive adds to a case that is here may be anybody's: it is told,
/// and taken when the person says so.
fn agreed(scene: &Scene<'_>, archive: &Archive, restored: &[Restored]) -> Result<(), Failure> {
    let mut added = 0;
    for (case, outcome) in archive.cases().zip(restored) {
        if let Restored::Continued { mails, .. } = outcome
            && *mails > 0
        {
            added += mails;
            scene.say(&format!(
                "{}  {} more than here, to {}",
                case.reference,
                plural(*mails, "mail"),
                case.recipient
            ));
        }
    }
    if added == 0 || scene.global.yes {
        return Ok(());
    }
    match question::confirm("Is the archive yours, and are these mails to be kept?")? {
        Some(true) => Ok(()),
        Some(false) => Err(Failure::cannot("nothing was imported")),
        None => Err(Failure::misuse(format!(
            "the archive adds {} to cases that are here already",
            plural(added, "mail")
        ))
        .hint("accept with --yes if the archive is yours; nothing was imported")),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let (name, result) = if path == Path::new("-") {
        ("stdin".to_owned(), bytes(io::stdin().lock()))
    } else {
        let opened = File::open(path);
        (path.display().to_string(), opened.and_then(bytes))
    };
    let bytes = result.map_err(|error| {
        Failure::cannot(format!("{name} cannot be read: {error}"))
            .hint("name a file that `datawrit export --format json` wrote, or - for stdin")
    })?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::cannot(format!("{name} is larger than 1 GiB"))
            .hint("is it what `datawrit export --format json` wrote?"));
    }
    Ok(bytes)
}

fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
