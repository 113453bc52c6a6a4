//! An archive of a tracker taken in.

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Refusal, World, view::CaseView};
use crate::{
    law::{EventKind, OutOfRange},
    request::Reference,
    tracker::{Archive, Case, Restored},
};

/// The largest archive that is read, in bytes: ten thousand cases with their
/// letters have room. More is a mistake, such as a device that never ends.
pub const MOST: u64 = 1 << 30;

/// What was imported.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Imported {
    /// The cases that were not there.
    pub added: Vec<Reference>,
    /// Those that were, and lacked something.
    pub continued: Vec<Continued>,
    /// Those that were there with all of it, or more.
    pub unchanged: Vec<Reference>,
    /// Those that were there and told another story, and are the archive's now.
    pub replaced: Vec<Reference>,
    /// Those that are here and tell another story; nothing of the archive's was taken of them.
    pub differing: Vec<Differing>,
    /// What became of each, in the archive's order.
    #[serde(skip)]
    pub cases: Vec<Came>,
}

/// A case that tells another story here than in the archive.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Differing {
    pub case: Reference,
    pub recipient: String,
    /// The first thing in which they differ, in words.
    pub what: String,
    pub here: Vec<Told>,
    pub there: Vec<Told>,
}

/// An entry of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Told {
    pub event: EventKind,
    pub on: NaiveDate,
}

fn told(case: &Case) -> Vec<Told> {
    let log = case.log.iter();
    log.map(|event| Told {
        event: event.kind,
        on: event.happened_on,
    })
    .collect()
}

/// A case that got what it lacked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Continued {
    pub case: Reference,
    /// How many events it lacked.
    pub events: usize,
    /// How many mails it lacked.
    pub mails: usize,
}

/// A case of the archive.
#[derive(Debug)]
pub struct Came {
    pub case: Reference,
    pub recipient: String,
    pub became: Restored,
}

/// Mails that an archive adds to a case that is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailsAdded {
    pub case: Reference,
    pub recipient: String,
    pub mails: usize,
}

/// Why nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("the case {case} cannot be counted: {why}")]
    Uncountable { case: Reference, why: OutOfRange },
    /// A mail that an archive adds to a case that is here may be anybody's.
    #[error("the archive adds mails to cases that are here already")]
    Mails(Vec<MailsAdded>),
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::Uncountable { .. } => Kind::Cannot,
            Refused::Mails(_) => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            Refused::Uncountable { .. } => {
                Hint::say("export it again where it came from; nothing was imported")
            }
            Refused::Mails(_) => Hint::AcceptMails,
        }]
    }
}

/// Reads an archive, and counts its cases: what cannot be counted could never be listed, and a case
/// is kept for ever.
///
/// # Errors
/// When it is not an archive, or one of its cases cannot be counted.
pub fn read(world: &World<'_>, bytes: &[u8]) -> Result<Archive, Error> {
    // An editor may have put a mark in front (RFC 8259, section 8.1).
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let archive = Archive::from_json(text)?;
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    for case in archive.cases() {
        let counted = CaseView::of(case.clone(), world.today, calendars);
        counted.map_err(|why| Refused::Uncountable {
            case: case.reference.clone(),
            why,
        })?;
    }
    Ok(archive)
}

/// Takes an archive in: all that agrees with what is here, at once. A case that tells another story here stays,
/// unless it is among `theirs`. Mails that it adds to cases that are here are told of
/// in [`Refused::Mails`], and taken when they are among those that the person has `accepted`.
///
/// # Errors
/// When mails are added that nobody accepted, or the
/// tracker cannot be written to.
pub fn import(
    world: &World<'_>,
    archive: &Archive,
    accepted: &[MailsAdded],
    theirs: &[Reference],
) -> Result<Imported, Error> {
    let mut tracker = world.home.tracker()?;
    let restored = tracker.restore_over(archive, theirs, |restored| {
        let added = mails(archive, restored);
        if added.iter().all(|added| accepted.contains(added)) {
            Ok(())
        } else {
            Err(Error::from(Refused::Mails(added)))
        }
    })?;
    let mut imported = Imported {
        added: Vec::new(),
        continued: Vec::new(),
        unchanged: Vec::new(),
        replaced: Vec::new(),
        differing: Vec::new(),
        cases: Vec::new(),
    };
    for (case, became) in archive.cases().zip(restored) {
        let reference = case.reference.clone();
        match &became {
            Restored::Replaced => imported.replaced.push(reference),
            Restored::Differs(what) => {
                let here = tracker.find(reference.as_str())?;
                imported.differing.push(Differing {
                    recipient: case.recipient.clone(),
                    what: what.clone(),
                    here: told(&here),
                    there: told(case),
                    case: reference,
                });
            }
            Restored::Added => imported.added.push(reference),
            Restored::Continued { events, mails } => imported.continued.push(Continued {
                case: reference,
                events: *events,
                mails: *mails,
            }),
            Restored::Unchanged => imported.unchanged.push(reference),
        }
        imported.cases.push(Came {
            case: case.reference.clone(),
            recipient: case.recipient.clone(),
            became,
        });
    }
    Ok(imported)
}

fn mails(archive: &Archive, restored: &[Restored]) -> Vec<MailsAdded> {
    let cases = archive.cases().zip(restored);
    cases
        .filter_map(|(case, became)| match became {
            Restored::Continued { mails, .. } if *mails > 0 => Some(MailsAdded {
                case: case.reference.clone(),
                recipient: case.recipient.clone(),
                mails: *mails,
            }),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{
        export::{self, Format},
        scratch::{ACCESS, Scratch, refused},
    };

    /// The fixture without the mail of its first case, and without what was recorded after that
    /// case was written. The rest stays to the byte, as its hashes want it.
    fn before_the_mail() -> String {
        let archive = std::str::from_utf8(Scratch::archive()).unwrap();
        let (before, rest) = archive.split_once("\"messages\": [\n").unwrap();
        let (_, rest) = rest.split_once("\n      ],\n").unwrap();
        let (written, rest) = rest.split_once("\n        },\n").unwrap();
        let (_, rest) = rest.split_once("\n      ]\n").unwrap();
        format!("{before}\"messages\": [],\n{written}\n        }}\n      ]\n{rest}")
    }

    #[test]
    fn what_was_exported_is_taken_in_and_the_second_time_changes_nothing() {
        let from = Scratch::with_cases();
        let text = export::export(&from.world(), Format::Json, None, &str::to_owned)
            .unwrap()
            .text;
        let to = Scratch::new();
        let archive = read(&to.world(), text.as_bytes()).unwrap();
        let imported = import(&to.world(), &archive, &[], &[]).unwrap();
        assert_eq!((imported.added.len(), imported.unchanged.len()), (2, 0));
        let again = import(&to.world(), &archive, &[], &[]).unwrap();
        assert_eq!((again.added.len(), again.unchanged.len()), (0, 2));
        assert_eq!(
            export::export(&to.world(), Format::Json, None, &str::to_owned)
                .unwrap()
                .text,
            text
        );
    }

    #[test]
    fn mails_for_a_case_that_is_here_are_taken_when_those_very_ones_are_accepted() {
        let scratch = Scratch::new();
        let world = scratch.world();
        let before = read(&world, before_the_mail().as_bytes()).unwrap();
        import(&world, &before, &[], &[]).unwrap();
        let archive = read(&world, Scratch::archive()).unwrap();
        let events = || scratch.tracker().find(ACCESS).unwrap().events.len();

        let Refused::Mails(added) = refused(import(&world, &archive, &[], &[])) else {
            panic!("counted");
        };
        assert_eq!((added[0].case.as_str(), added[0].mails), (ACCESS, 1));
        assert_eq!(events(), 1, "nothing was imported");
        let other = MailsAdded {
            mails: 2,
            ..added[0].clone()
        };
        let again: Refused = refused(import(&world, &archive, &[other], &[]));
        assert_eq!(again, Refused::Mails(added.clone()));

        let imported = import(&world, &archive, &added, &[]).unwrap();
        assert_eq!(imported.continued[0].mails, 1);
        assert!(events() > 1);
    }

    #[test]
    fn a_case_that_tells_another_story_stays_and_what_agrees_is_taken() {
        let scratch = Scratch::with_cases();
        let world = scratch.world();
        let verified = || scratch.tracker().verify().unwrap().faults;
        // Two copies of a home, in which something else was recorded.
        let copy = Scratch::with_cases();
        for (scratch, event) in [(&scratch, EventKind::Refused), (&copy, EventKind::Answered)] {
            let order = crate::office::record::Order::new(ACCESS, event);
            crate::office::record::record(&scratch.world(), &order).unwrap();
        }
        let text = export::export(&copy.world(), Format::Json, None, &str::to_owned)
            .unwrap()
            .text;
        let archive = read(&world, text.as_bytes()).unwrap();
        let imported = import(&world, &archive, &[], &[]).unwrap();
        assert_eq!(imported.unchanged.len(), 1);
        let [differing] = imported.differing.as_slice() else {
            panic!("{imported:?}");
        };
        assert_eq!(differing.case.as_str(), ACCESS);
        assert_eq!(differing.here.last().unwrap().event, EventKind::Refused);
        assert_eq!(differing.there.last().unwrap().event, EventKind::Answered);
        assert_eq!(verified(), []);

        let theirs = [differing.case.clone()];
        let imported = import(&world, &archive, &[], &theirs).unwrap();
        assert_eq!(imported.replaced, theirs);
        let case = scratch.tracker().find(ACCESS).unwrap();
        assert_eq!(case, copy.tracker().find(ACCESS).unwrap());
        assert_eq!(verified(), []);
    }

    #[test]
    fn a_mark_in_front_changes_nothing_and_what_is_no_archive_is_refused() {
        let scratch = Scratch::new();
        let marked = [b"\xEF\xBB\xBF", Scratch::archive()].concat();
        assert_eq!(read(&scratch.world(), &marked).unwrap().cases().count(), 2);
        read(&scratch.world(), b"{}").unwrap_err();
    }
}
