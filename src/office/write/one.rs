//! One letter, and the case that it opens.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    desk::Desk,
    draft::{Draft, Rendered},
    notice::Notice,
    refused::Refused,
    same::SameRequest,
    target::Target,
};
use crate::{
    delivery::text,
    law::{Language, Right},
    office::{
        Error,
        file::{Overwrite, Prepared},
        view::CaseView,
    },
    request::{Line, Reference},
    tracker::{Asked, Format, Tracker, TrackerError},
};

/// A letter about to be written: what is left is to ask whether it should be, where the same was
/// asked before or a file stands in its way.
pub struct Writing<'a> {
    desk: &'a Desk<'a>,
    target: &'a Target,
    draft: Draft,
    tracker: Tracker,
    /// What another process asks from here on.
    asked: Asked,
    again: bool,
    /// The same request, which is open already; none where it is to be asked `again`.
    pub same: Option<SameRequest>,
    /// What should be known, of the draft too.
    pub notices: Vec<Notice>,
}

/// A letter that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Written {
    #[serde(flatten)]
    pub case: CaseView,
    /// The letter's.
    pub language: Language,
    pub files: Vec<WrittenFile>,
    #[serde(skip)]
    pub draft: Draft,
}

/// A file of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WrittenFile {
    pub path: PathBuf,
    pub format: Format,
    pub sha256: String,
}

/// A file of it under a temporary name.
struct Ready {
    file: Prepared,
    format: Format,
    sha256: String,
}

impl<'a> Writing<'a> {
    /// Looks whether the letter can be put there, and whether the same was asked before.
    ///
    /// # Errors
    /// When it cannot be put there, or the tracker cannot be used.
    pub fn begin(
        desk: &'a Desk<'a>,
        target: &'a Target,
        mut draft: Draft,
        again: bool,
    ) -> Result<Writing<'a>, Error> {
        // Where the letter cannot be put is found before the case is opened.
        target.check()?;
        // And so is what is wrong with the user's own holidays.
        let calendars = desk.statutes.calendars()?;
        let mut tracker = desk.world.home.tracker()?;
        let mut notices = std::mem::take(&mut draft.notices);
        notices.extend(target.finish(&tracker)?);
        tracker.index_asked()?;
        let request = (draft.grounds.law.as_str(), &draft.request);
        let mut asked = tracker.asked_like(request.0, request.1)?;
        let same = if again {
            None
        } else {
            SameRequest::find(&desk.world, &tracker, &asked, request, calendars)?
        };
        // From here on only what another process writes in this moment stands in the way.
        asked.forget();
        Ok(Writing {
            desk,
            target,
            draft,
            tracker,
            asked,
            again,
            same,
            notices,
        })
    }

    /// Opens the case and writes the files; what is there already is `replaced` where that says so.
    ///
    /// # Errors
    /// [`FileError::Exists`](crate::office::file::FileError::Exists) where a file stands in the way:
    /// nothing was recorded, and it can be called again. Others where the letter cannot be rendered,
    /// recorded or written.
    pub fn finish(&mut self, replaced: &dyn Fn(&Path) -> bool) -> Result<Written, Error> {
        let today = self.desk.today();
        let calendars = self.desk.statutes.calendars()?;
        let mut number = 0;
        let (rendered, prepared) = loop {
            while self
                .tracker
                .has(&Reference::of(&self.draft.request, today, number))?
            {
                number += 1;
            }
            let rendered = self.desk.render(self.draft.clone(), number)?;
            let Some(prepared) = self.prepared(&rendered, replaced)? else {
                continue;
            };
            let case = rendered.case(today);
            let opened = if self.again {
                self.tracker.open_case(&case).map(|()| None)
            } else {
                self.tracker
                    .open_unasked(&[case], &mut self.asked, NaiveDate::MIN)
                    .map(|before| before.into_iter().next().flatten())
            };
            match opened {
                Ok(None) => break (rendered, prepared),
                Ok(Some(before)) => return Err(Refused::WrittenMeanwhile(before).into()),
                // Another process wrote the same letter in this moment.
                Err(TrackerError::Taken(_)) => number += 1,
                Err(error) => return Err(error.into()),
            }
        };
        let case = &rendered.reference;
        let mut files = Vec::new();
        for Ready {
            file,
            format,
            sha256,
        } in prepared
        {
            let path = file.keep().map_err(|source| Refused::NotKept {
                source,
                case: case.clone(),
                format,
            })?;
            self.desk.world.home.wrote(&path, Some(case));
            files.push(WrittenFile {
                path,
                format,
                sha256,
            });
        }
        Ok(Written {
            case: CaseView::of(self.tracker.find(case.as_str())?, today, calendars)?,
            language: rendered.draft.request.language.clone(),
            files,
            draft: rendered.draft,
        })
    }

    /// The files under temporary names; `None` where another process has just written this letter.
    fn prepared(
        &self,
        rendered: &Rendered,
        replaced: &dyn Fn(&Path) -> bool,
    ) -> Result<Option<Vec<Ready>>, Error> {
        let reference = &rendered.reference;
        let mut prepared = Vec::new();
        for format in &self.target.formats {
            let Some(document) = rendered.document(*format) else {
                continue;
            };
            let path = self.target.path(&self.draft.request, reference, *format);
            let overwrite = match Overwrite::of(&path, replaced(&path)) {
                Ok(overwrite) => overwrite,
                Err(_) if self.tracker.has(reference)? => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            let file = Prepared::letter(&path, &document.bytes, overwrite, reference)?;
            prepared.push(Ready {
                file,
                format: *format,
                sha256: document.sha256(),
            });
        }
        Ok(Some(prepared))
    }
}

/// A letter of which nothing is kept.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rehearsed {
    /// What its case would be called.
    pub case: Reference,
    /// The statute's id.
    pub law: String,
    /// By the word that the person used.
    pub right: Right,
    /// What the right became under the law.
    pub became: Vec<Right>,
    pub recipient: Line,
    pub language: Language,
    pub subject: String,
    /// As a text.
    pub letter: String,
    /// Always: nothing was written.
    dry_run: bool,
    #[serde(skip)]
    pub rendered: Rendered,
    /// What should be known.
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// Renders the letter and keeps nothing: what cannot be rendered is found.
///
/// # Errors
/// When the letter cannot be rendered, or the tracker cannot be read.
pub fn rehearse(desk: &Desk<'_>, mut draft: Draft, again: bool) -> Result<Rehearsed, Error> {
    let mut notices = std::mem::take(&mut draft.notices);
    let calendars = desk.statutes.calendars()?;
    if !again && let Some(tracker) = desk.world.home.existing_tracker()? {
        let request = (draft.grounds.law.as_str(), &draft.request);
        let asked = tracker.asked_like(request.0, request.1)?;
        let same = SameRequest::find(&desk.world, &tracker, &asked, request, calendars)?;
        notices.extend(same.map(Notice::Same));
    }
    let rendered = desk.render(draft, 0)?;
    let (grounds, request) = (&rendered.draft.grounds, &rendered.draft.request);
    Ok(Rehearsed {
        case: rendered.reference.clone(),
        law: grounds.law.clone(),
        right: request.right,
        became: grounds.rights.clone(),
        recipient: request.recipient.name.clone(),
        language: request.language.clone(),
        subject: text::subject(&rendered.letter),
        letter: text::render(&rendered.letter),
        dry_run: true,
        rendered,
        notices,
    })
}
