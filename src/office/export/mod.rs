//! The tracker for other programs: the deadlines as a calendar or a table, or everything as an archive.

mod calendar;
mod sheet;

use std::path::{Path, PathBuf};

use serde::Serialize;
use thiserror::Error as ThisError;

use calendar::Retold;

use super::{
    Error, Notice, Refusal, World,
    file::{self, Overwrite, Prepared},
    list::list,
    people,
    view::CaseView,
};
use crate::{
    shelf,
    tracker::{Archive, Case, CaseClock},
};

/// Among how many lines at its beginning a calendar says who made it.
const HEAD: usize = 5;

/// What a tracker can be exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The deadlines as a calendar (RFC 5545).
    Ics,
    /// The deadlines as a table (RFC 4180).
    Csv,
    /// Everything, as an archive that an import takes back.
    Json,
}

/// What was exported. It is data already.
#[derive(Debug)]
pub struct Export {
    pub text: String,
    pub format: Format,
    /// How many cases there are.
    pub cases: usize,
    pub notices: Vec<Notice>,
}

/// Where an export was written to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Exported {
    #[serde(serialize_with = "file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
    pub format: Format,
    /// How many cases there are in it.
    pub cases: usize,
}

/// The table could not be written.
#[derive(Debug, ThisError)]
#[error("the table: {0}")]
pub struct NoTable(csv::Error);

impl Refusal for NoTable {}

/// Exports every case as of today, or every one of a person; a calendar in the words that `retold` makes of the English
/// ones.
///
/// # Errors
/// When the tracker or a law file cannot be read, or nobody is called so.
pub fn export(
    world: &World<'_>,
    format: Format,
    person: Option<&str>,
    retold: Retold<'_>,
) -> Result<Export, Error> {
    if let Some(person) = person {
        people::check_called(world.home, person)?;
    }
    let is_meant = |case: &Case| person.is_none_or(|person| people::is_of(case, person));
    let (text, cases, notices) = match format {
        Format::Ics => {
            let cases = all(world, is_meant)?;
            let calendar = calendar::calendar(&cases, world.today, retold);
            (calendar, cases.len(), unsent(&cases))
        }
        Format::Csv => {
            let cases = all(world, is_meant)?;
            let sheet = sheet::sheet(&cases).map_err(NoTable)?;
            (sheet, cases.len(), Vec::new())
        }
        Format::Json => {
            let archive = match world.home.existing_tracker()? {
                Some(tracker) if person.is_some() => tracker.archive()?.of_those(is_meant),
                Some(tracker) => tracker.archive()?,
                None => Archive::default(),
            };
            (archive.to_json()?, archive.cases().count(), Vec::new())
        }
    };
    Ok(Export {
        text,
        format,
        cases,
        notices,
    })
}

fn all(world: &World<'_>, is_meant: impl Fn(&Case) -> bool) -> Result<Vec<CaseView>, Error> {
    let mut cases = Vec::new();
    list(world, &mut |view| {
        if is_meant(&view.case) {
            cases.push(view);
        }
    })?;
    Ok(cases)
}

impl Export {
    /// Whether what lies there is a calendar that was exported before, and this is one: nobody has written anything of
    /// their own into it.
    pub fn replaces(&self, path: &Path) -> bool {
        let (name, value) = calendar::MADE_BY;
        let made_by = format!("{name}:{value}");
        let ours = |kept: String| kept.lines().take(HEAD).any(|line| line == made_by);
        self.format == Format::Ics && shelf::read(path).is_ok_and(ours)
    }

    /// Writes it into a file, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(
        &self,
        world: &World<'_>,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<Exported, Error> {
        let path = Prepared::new(path, self.text.as_bytes(), overwrite)?.keep()?;
        world.home.wrote(&path, None);
        Ok(Exported {
            path,
            format: self.format,
            cases: self.cases,
        })
    }
}

/// A calendar has only what runs; what it lacks is told.
fn unsent(cases: &[CaseView]) -> Vec<Notice> {
    cases
        .iter()
        .filter(|view| view.next().is_some_and(CaseClock::is_forecast))
        .map(|view| Notice::NoDeadlineRuns {
            case: view.case.reference.clone(),
            recipient: view.case.recipient.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::Scratch;

    /// Of the two cases of the fixture one was sent.
    #[test]
    fn a_calendar_has_what_runs_and_tells_what_it_lacks() {
        let scratch = Scratch::with_cases();
        let calendar = export(&scratch.world(), Format::Ics, None, &str::to_owned).unwrap();
        assert_eq!(calendar.cases, 2);
        let [Notice::NoDeadlineRuns { case, .. }] = &calendar.notices[..] else {
            panic!("{:?}", calendar.notices);
        };
        assert_eq!(case.as_str(), "6XJJ-6NBY");
        assert!(!calendar.text.contains("6XJJ-6NBY"));
        assert!(calendar.text.contains("FQ5T-BRTC"));
    }

    #[test]
    fn a_home_without_cases_is_exported_too() {
        let scratch = Scratch::new();
        for format in [Format::Ics, Format::Csv, Format::Json] {
            let export = export(&scratch.world(), format, None, &str::to_owned).unwrap();
            assert_eq!((export.cases, export.notices), (0, Vec::new()));
        }
        assert!(!scratch.path("home").exists(), "looking makes no home");
    }

    #[test]
    fn where_it_was_written_is_told_in_words_whatever_the_name() {
        let scratch = Scratch::with_cases();
        let export = export(&scratch.world(), Format::Csv, None, &str::to_owned).unwrap();
        let exported = export
            .write(&scratch.world(), &scratch.path("a.csv"), Overwrite::No)
            .unwrap();
        assert_eq!(
            std::fs::read(&exported.path).unwrap(),
            export.text.as_bytes()
        );
        let told = serde_json::to_value(&exported).unwrap();
        assert_eq!(
            (&told["format"], &told["cases"]),
            (&"csv".into(), &2.into())
        );
        #[cfg(unix)]
        {
            use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
            let path = scratch.path("").join(OsStr::from_bytes(b"a\xff.csv"));
            let exported = export
                .write(&scratch.world(), &path, Overwrite::No)
                .unwrap();
            let told = serde_json::to_value(&exported).unwrap();
            assert!(told["path"].as_str().unwrap().ends_with("a\u{fffd}.csv"));
        }
    }
}
