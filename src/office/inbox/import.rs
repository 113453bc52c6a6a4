//! Takes in mails, one after the other, or many at once.
//!
//! Most mails of a mailbox have nothing of any case. Their heads and their texts say so ([`Sorter::stranger`]), and what they say
//! is read only where somebody wants to know. Of many at once each is looked at on its own, by as many threads as there are; all
//! that is kept of them is on the disk in one moment.

use std::{num::NonZero, thread};

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{Decision, InboxFault, Item, Judge, Sorted, Sorter, Tie, records};
use crate::{
    law::EventKind,
    office::{Error, World},
    reply::{
        self, Kind, MailParts, Reading, ReplyPhrases, UnreadableMail,
        source::{Mails, Raw, SourceFault},
    },
    tracker::{Cursor, Event, Filing, Kept, KeptReply, LetterNumber, Tracker},
};

/// From which confidence on what a server says is recorded without a question.
const SURE: f64 = 0.9;

/// What becomes of mails that have nothing of any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strangers {
    /// They wait for the person: somebody handed over this one mail.
    Keep,
    /// They are not kept, for a mailbox is full of them, and what they say is not read.
    PassOver,
    /// They are not kept; what they say is read and told.
    Tell,
}

impl Strangers {
    /// What becomes of them where nobody says it: one mail was handed over because it is to be kept, among many others
    /// are not.
    pub fn usual(is_one_mail: bool) -> Strangers {
        if is_one_mail {
            Strangers::Keep
        } else {
            Strangers::PassOver
        }
    }
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It is kept.
    Kept,
    /// It was there already.
    Known,
    /// It has nothing of any case, and was not kept.
    PassedOver,
}

/// A mail that was taken in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TakenIn {
    pub became: Became,
    #[serde(flatten)]
    pub item: Item,
}

/// Takes in mails: what they are held against is gathered once.
#[derive(Debug)]
pub struct Intake {
    tracker: Tracker,
    gathered: Gathered,
}

/// What mails are held against.
#[derive(Debug)]
struct Gathered {
    today: NaiveDate,
    sorter: Sorter,
    phrases: ReplyPhrases,
}

/// A mail that was not taken in, while the others were.
#[derive(Debug, ThisError)]
pub enum NotTaken {
    #[error(transparent)]
    Source(#[from] SourceFault),
    #[error("{place}: {fault}")]
    Unreadable {
        place: String,
        fault: UnreadableMail,
    },
}

/// The most mails that are taken in at once, and the bytes from which on no more are waited for.
pub const AT_ONCE: usize = 256;
const BYTES_AT_ONCE: usize = 4 << 20;

/// A mail that was looked at, and is not kept yet.
struct Looked {
    item: Item,
    /// What is to be kept; nothing of a stranger that is passed over.
    to_keep: Option<(KeptReply, Option<Filing>)>,
}

impl Intake {
    /// Gathers what there is.
    ///
    /// # Errors
    /// When there is no case yet, or something of the home cannot be read.
    pub fn open(world: &World<'_>) -> Result<Intake, Error> {
        let Some(tracker) = world.home.existing_tracker()? else {
            return Err(InboxFault::NoCases.into());
        };
        Ok(Intake {
            gathered: Gathered {
                today: world.today,
                sorter: Sorter::open(world, &tracker)?,
                phrases: phrases(world)?,
            },
            tracker,
        })
    }

    /// Takes in one mail; with it goes how far the mailbox was read from which it came. It is on the disk, with what was recorded for it, or nothing of it is;
    /// for a power cut see [`Intake::settle`].
    ///
    /// # Errors
    /// When it cannot be read as a mail, or not be kept.
    pub fn take(
        &mut self,
        raw: Raw,
        strangers: Strangers,
        cursor: Option<&Cursor>,
    ) -> Result<TakenIn, Error> {
        let looked = self.gathered.look(raw, strangers)?;
        let mut taken = self.keep(vec![looked], cursor)?;
        // Of one mail there is one.
        taken.pop().ok_or_else(|| InboxFault::NoCases.into())
    }

    /// Takes in all mails of a file or a stream, so many at once, and tells what became of each, in their order. What was told
    /// is on the disk as after [`Intake::take`].
    ///
    /// # Errors
    /// When they cannot be kept, or `tell` cannot go on.
    pub fn take_all<E: From<Error>>(
        &mut self,
        mails: Mails,
        strangers: Strangers,
        at_once: usize,
        tell: &mut dyn FnMut(Result<TakenIn, NotTaken>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut waiting, mut bytes) = (Vec::new(), 0);
        let mut mails = mails.peekable();
        while let Some(mail) = mails.next() {
            let fault = match mail {
                Ok(mail) => {
                    bytes += mail.bytes.len();
                    waiting.push(mail);
                    None
                }
                Err(fault) => Some(fault),
            };
            let is_full = waiting.len() >= at_once || bytes >= BYTES_AT_ONCE;
            // Of a stream the next one is not waited for with one in the hand.
            if fault.is_some() || is_full || mails.peek().is_none() {
                for taken in self.take_several(std::mem::take(&mut waiting), strangers)? {
                    tell(taken)?;
                }
                bytes = 0;
            }
            if let Some(fault) = fault {
                tell(Err(fault.into()))?;
            }
        }
        Ok(())
    }

    /// Takes in several mails, in their order. What is kept of them is on the disk, or nothing of any of them is.
    fn take_several(
        &mut self,
        mails: Vec<Raw>,
        strangers: Strangers,
    ) -> Result<Vec<Result<TakenIn, NotTaken>>, Error> {
        let mut looked = Vec::with_capacity(mails.len());
        let mut unreadable = Vec::new();
        let places: Vec<String> = mails.iter().map(|mail| mail.place.clone()).collect();
        let all = self.gathered.look_at_all(mails, strangers);
        for (at, (one, place)) in all.into_iter().zip(places).enumerate() {
            match one {
                Ok(one) => looked.push(one),
                Err(fault) => unreadable.push((at, NotTaken::Unreadable { place, fault })),
            }
        }
        let taken = self.keep(looked, None)?;
        let mut all: Vec<_> = taken.into_iter().map(Ok).collect();
        for (at, fault) in unreadable {
            all.insert(at.min(all.len()), Err(fault));
        }
        Ok(all)
    }

    /// Keeps what was looked at, in one moment.
    fn keep(
        &mut self,
        looked: Vec<Looked>,
        cursor: Option<&Cursor>,
    ) -> Result<Vec<TakenIn>, Error> {
        let mut to_keep = Vec::new();
        let mut items = Vec::with_capacity(looked.len());
        for one in looked {
            let recorded = one.to_keep.as_ref().map(|(_, filing)| {
                let decided = filing.as_ref().filter(|filing| filing.decision.is_some());
                let event = filing.as_ref().and_then(|filing| filing.events.first());
                (event.map(|event| event.kind), decided.is_none())
            });
            items.push((one.item, recorded));
            to_keep.extend(one.to_keep);
        }
        let kept = if to_keep.is_empty() {
            Vec::new()
        } else {
            self.tracker.keep_replies(to_keep, cursor)?
        };
        let mut kept = kept.into_iter();
        let mut all = Vec::with_capacity(items.len());
        for (mut item, recorded) in items {
            let became = match (recorded, recorded.and_then(|_| kept.next())) {
                (Some((event, waits)), Some(Kept::New(number))) => {
                    item.number = Some(number);
                    item.recorded = event;
                    item.waits = waits;
                    Became::Kept
                }
                (_, Some(Kept::Known(number))) => {
                    let filed = self.tracker.filed(number)?;
                    item.number = Some(number);
                    item.waits = !filed.is_decided;
                    item.letter = filed.case.is_some().then_some(filed.letter);
                    item.case = filed.case;
                    Became::Known
                }
                _ => Became::PassedOver,
            };
            // A list of many is told without what each says at length.
            item.text.clear();
            all.push(TakenIn { became, item });
        }
        Ok(all)
    }

    /// Waits until everything that was taken in survives a power cut.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn settle(&mut self) -> Result<(), Error> {
        Ok(self.tracker.settle()?)
    }

    /// Remembers how far the mailbox was read, where nothing of it was kept.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn advance(&mut self, cursor: &Cursor) -> Result<(), Error> {
        Ok(self.tracker.advance(cursor)?)
    }
}

impl Gathered {
    /// Looks at mails, by several threads where that is worth it; in their order.
    fn look_at_all(
        &self,
        mut mails: Vec<Raw>,
        strangers: Strangers,
    ) -> Vec<Result<Looked, UnreadableMail>> {
        let bytes: usize = mails.iter().map(|mail| mail.bytes.len()).sum();
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let threads = threads
            .min(MOST_THREADS)
            .min(bytes / A_THREADS_WORTH)
            .max(1);
        let share = mails.len().div_ceil(threads).max(1);
        let look = |mails: Vec<Raw>| -> Vec<_> {
            let looked = mails.into_iter().map(|mail| self.look(mail, strangers));
            looked.collect()
        };
        thread::scope(|scope| {
            let mut others = Vec::new();
            while mails.len() > share {
                let last = mails.split_off((mails.len() - 1) / share * share);
                others.push(scope.spawn(|| look(last)));
            }
            let mut looked = look(mails);
            for other in others.into_iter().rev() {
                match other.join() {
                    Ok(more) => looked.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            looked
        })
    }

    /// What a mail is, where it belongs, and what is to be kept of it. Nothing is kept yet.
    fn look(&self, raw: Raw, strangers: Strangers) -> Result<Looked, UnreadableMail> {
        let read_as = raw.unquoted();
        let parts = reply::parts(&read_as)?;
        if strangers == Strangers::PassOver
            && let Some(sorted) = self.sorter.stranger(&parts)
        {
            return Ok(Looked {
                item: Item::of_stranger(&parts, &sorted),
                to_keep: None,
            });
        }
        let reading = read_parts(&self.sorter, &self.phrases, parts);
        let sorted = self.sorter.sort(&reading);
        let item = Item::of(&reading, &sorted, &read_as);
        drop(read_as);
        if sorted.is_stranger && strangers != Strangers::Keep {
            return Ok(Looked {
                item,
                to_keep: None,
            });
        }
        let today = self.today;
        let written = reading.date.map(|date| date.date_naive());
        let reply = KeptReply {
            number: 0,
            message_id: reading.message_id.clone(),
            came_on: written.map_or(today, |day| day.min(today)),
            name: None,
            case: None,
            letter: LetterNumber::REQUEST,
            decision: None,
            bytes: raw.bytes,
        };
        let filing = self.filing(&reading, &sorted, &reply);
        Ok(Looked {
            item,
            to_keep: Some((reply, filing)),
        })
    }

    /// Where a reply goes, and what a server says of it.
    fn filing(&self, reading: &Reading, sorted: &Sorted, reply: &KeptReply) -> Option<Filing> {
        let (case, letter) = sorted.place.clone()?;
        let today = self.today;
        let opened_on = self.sorter.opened_on(&case);
        let mut filing = Filing {
            case,
            letter,
            decision: None,
            events: Vec::new(),
            else_decided: None,
        };
        let Some(kind) = mechanical(reading, sorted) else {
            return Some(filing);
        };
        let day = opened_on.map_or(reply.came_on, |day| day.max(reply.came_on));
        filing.events = records(kind)
            .map(|event| event_of(event, letter, day.min(today), today))
            .into_iter()
            .collect();
        let decision = Decision {
            by: Judge::Program,
            on: today,
            kinds: reading.kinds.clone(),
            tie: sorted.tie,
            recorded: filing.events.iter().map(|event| event.kind).collect(),
        };
        filing.decision = Some(decision.json());
        Some(filing)
    }
}

/// More threads than these read no faster than one disk writes.
const MOST_THREADS: usize = 8;
/// For fewer bytes than these a thread costs more than it helps.
const A_THREADS_WORTH: usize = 64 << 10;

/// An event that a reply tells of.
pub(super) fn event_of(
    kind: EventKind,
    letter: LetterNumber,
    day: chrono::NaiveDate,
    today: chrono::NaiveDate,
) -> Event {
    let letter = if kind.is_of_letter() {
        letter
    } else {
        LetterNumber::REQUEST
    };
    Event {
        letter,
        ..Event::new(kind, day, today)
    }
}

/// What a reply says, where that is a program's word: a mail came back from the very address that it
/// went to, or is delayed, or somebody is away.
fn mechanical(reading: &Reading, sorted: &Sorted) -> Option<Kind> {
    let [verdict] = reading.kinds.as_slice() else {
        return None;
    };
    let sure = verdict.confidence >= SURE;
    match verdict.kind {
        Kind::Bounce | Kind::Delayed if sure && sorted.is_report_of_ours => Some(verdict.kind),
        Kind::OutOfOffice
            if sure && reading.automatic && sorted.tie.is_some_and(|tie| tie <= Tie::Reference) =>
        {
            Some(verdict.kind)
        }
        _ => None,
    }
}

/// The words of each kind, with the user's own over ours.
pub(super) fn phrases(world: &World<'_>) -> Result<ReplyPhrases, InboxFault> {
    Ok(ReplyPhrases::open(Some(&world.home.replies()))?)
}

/// What stands in a mail.
pub(super) fn read(
    sorter: &Sorter,
    phrases: &ReplyPhrases,
    raw: &[u8],
) -> Result<Reading, UnreadableMail> {
    Ok(read_parts(sorter, phrases, reply::parts(raw)?))
}

fn read_parts(sorter: &Sorter, phrases: &ReplyPhrases, mut parts: MailParts) -> Reading {
    parts.day_first = sorter.day_first(&parts);
    reply::read_parts(parts, sorter.ours(), phrases)
}
