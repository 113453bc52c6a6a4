//! `datawrit import`

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, screen, table::Table, words},
    office::{
        self,
        import::{self, Differing, Imported, MOST, MailsAdded, Refused, Told},
    },
    request::Reference,
    speech::say,
    tracker::Restored,
};

pub fn import(scene: &Scene<'_>, args: &args::Import) -> Result<Answer, Failure> {
    let archive = import::read(scene, &read(&args.file)?)?;
    let mut added = Vec::new();
    let mut imported = match import::import(scene, &archive, &added, &[]) {
        Err(error) => {
            added = accepted(scene, error)?;
            import::import(scene, &archive, &added, &[])?
        }
        Ok(imported) => imported,
    };
    let theirs = preferred(&imported.differing)?;
    if !theirs.is_empty() {
        imported = import::import(scene, &archive, &added, &theirs)?;
    }
    let code = u8::from(!imported.differing.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(&imported)?.exits(code));
    }
    let mut answer = Answer::text(told(&imported).render(0)).exits(code);
    for one in &imported.differing {
        answer = answer.note(say!(
            "home-import-kept",
            case = one.case.to_string(),
            what = words::retold(&one.what)
        ));
    }
    Ok(if imported.cases.is_empty() {
        answer.note(say!("home-import-empty"))
    } else {
        answer
    })
}

/// The cases of which the person prefers what the archive tells. Where nobody is there, what is here stays.
fn preferred(differing: &[Differing]) -> Result<Vec<Reference>, Failure> {
    let mut theirs = Vec::new();
    for one in differing {
        if !question::somebody_is_there() {
            break;
        }
        let mut table = Table::default();
        table.row([
            String::new(),
            say!("home-import-here"),
            say!("home-import-there"),
        ]);
        for place in 0..one.here.len().max(one.there.len()) {
            let cell = |log: &[Told]| {
                let told = log.get(place);
                told.map_or_else(String::new, |told| {
                    format!("{} {}", told.on, words::event(told.event))
                })
            };
            let (here, there) = (cell(&one.here), cell(&one.there));
            let mark = if here == there { " " } else { "*" };
            table.row([mark.to_owned(), here, there]);
        }
        screen::say(&table.render(2));
        let choices = [say!("home-import-keep"), say!("home-import-take")];
        let question = say!(
            "home-import-which",
            case = one.case.to_string(),
            recipient = one.recipient.as_str(),
            what = words::retold(&one.what)
        );
        if question::choose(&question, &choices)? == Some(1) {
            theirs.push(one.case.clone());
        }
    }
    Ok(theirs)
}

fn told(imported: &Imported) -> Table {
    let mut table = Table::default();
    for came in &imported.cases {
        let what = match &came.became {
            Restored::Added => say!("home-import-added"),
            Restored::Continued { events, mails } => {
                say!("home-import-continued", more = more(*events, *mails))
            }
            Restored::Unchanged => say!("home-import-there-already"),
            Restored::Differs(_) => say!("home-import-differs"),
            Restored::Replaced => say!("home-import-replaced"),
        };
        table.row([came.case.to_string(), what, came.recipient.clone()]);
    }
    table
}

fn more(events: usize, mails: usize) -> String {
    let mut more = Vec::new();
    more.extend((events > 0).then(|| say!("home-import-events", count = events)));
    more.extend((mails > 0).then(|| say!("inbox-mails", count = mails)));
    let more = more.into_iter();
    more.reduce(|first, second| say!("home-import-and", first = first, second = second))
        .unwrap_or_default()
}

/// The mails that an archive adds to cases that are here, told, and taken when the person says so.
fn accepted(scene: &Scene<'_>, error: office::Error) -> Result<Vec<MailsAdded>, Failure> {
    let Some(Refused::Mails(added)) = error.downcast_ref() else {
        return Err(error.into());
    };
    for one in added {
        screen::say(&say!(
            "home-import-more",
            case = one.case.to_string(),
            mails = say!("inbox-mails", count = one.mails),
            company = one.recipient.as_str()
        ));
    }
    if scene.global.yes {
        return Ok(added.clone());
    }
    match question::confirm(&say!("home-import-yours"))? {
        Some(true) => Ok(added.clone()),
        Some(false) => Err(Failure::cannot(say!("home-import-nothing"))),
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
        let why = words::retold(&error);
        Failure::cannot(say!("home-unread", path = name.clone(), why = why))
            .hint(say!("home-import-name-file"))
    })?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::cannot(say!("home-import-too-large", name = name))
            .hint(say!("home-import-is-it")));
    }
    Ok(bytes)
}

fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
