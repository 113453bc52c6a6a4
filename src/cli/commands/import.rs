//! `datawrit import`

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, screen, table::Table, words::plural},
    office::{
        self,
        import::{self, Imported, MOST, MailsAdded, Refused},
    },
    tracker::Restored,
};

pub fn import(scene: &Scene<'_>, args: &args::Import) -> Result<Answer, Failure> {
    let archive = import::read(scene, &read(&args.file)?)?;
    let imported = match import::import(scene, &archive, &[]) {
        Err(error) => {
            let added = accepted(scene, error)?;
            import::import(scene, &archive, &added)?
        }
        Ok(imported) => imported,
    };
    if scene.global.json {
        return Answer::outcome(&imported);
    }
    let answer = Answer::text(told(&imported).render(0));
    Ok(if imported.cases.is_empty() {
        answer.note("the archive has no cases")
    } else {
        answer
    })
}

fn told(imported: &Imported) -> Table {
    let mut table = Table::default();
    for came in &imported.cases {
        let what = match &came.became {
            Restored::Added => "added".to_owned(),
            Restored::Continued { events, mails } => {
                format!("continued by {}", more(*events, *mails))
            }
            Restored::Unchanged => "there already".to_owned(),
        };
        table.row([came.case.to_string(), what, came.recipient.clone()]);
    }
    table
}

fn more(events: usize, mails: usize) -> String {
    let mut more = Vec::new();
    more.extend((events > 0).then(|| plural(events, "event")));
    more.extend((mails > 0).then(|| plural(mails, "mail")));
    more.join(" and ")
}

/// The mails that an archive adds to cases that are here, told, and taken when the person says so.
fn accepted(scene: &Scene<'_>, error: office::Error) -> Result<Vec<MailsAdded>, Failure> {
    let Some(Refused::Mails(added)) = error.downcast_ref() else {
        return Err(error.into());
    };
    for one in added {
        screen::say(&format!(
            "{}  {} more than here, to {}",
            one.case,
            plural(one.mails, "mail"),
            one.recipient
        ));
    }
    if scene.global.yes {
        return Ok(added.clone());
    }
    match question::confirm("Is the archive yours, and are these mails to be kept?")? {
        Some(true) => Ok(added.clone()),
        Some(false) => Err(Failure::cannot("nothing was imported")),
        None => Err(error.into()),
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
