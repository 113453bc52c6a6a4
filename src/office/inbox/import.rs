//! Takes in mails, one after the other.

use serde::Serialize;

use super::{Decision, InboxFault, Item, Judge, Sorted, Sorter, Tie, records};
use crate::{
    law::EventKind,
    office::{Error, World},
    reply::{self, Kind, Reading, ReplyPhrases, source::Raw},
    tracker::{Cursor, Event, Filing, Kept, KeptReply, LetterNumber, Tracker},
};

/// From which confidence on what a server says is recorded without a question.
const SURE: f64 = 0.9;

/// What becomes of mails that have nothing of any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strangers {
    /// They wait for the person: somebody handed over this one mail.
    Keep,
    /// They are not kept: a mailbox is full of them.
    PassOver,
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
pub struct Intake<'a> {
    world: World<'a>,
    tracker: Tracker,
    sorter: Sorter,
    phrases: ReplyPhrases,
}

impl<'a> Intake<'a> {
    /// Gathers what there is.
    ///
    /// # Errors
    /// When there is no case yet, or something of the home cannot be read.
    pub fn open(world: &World<'a>) -> Result<Intake<'a>, Error> {
        let Some(tracker) = world.home.existing_tracker()? else {
            return Err(InboxFault::NoCases.into());
        };
        Ok(Intake {
            world: *world,
            sorter: Sorter::open(world, &tracker)?,
            phrases: phrases(world)?,
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
        let read_as = raw.unquoted();
        let reading = read(&self.sorter, &self.phrases, &read_as)?;
        let sorted = self.sorter.sort(&reading);
        let mut item = Item::of(&reading, &sorted, &read_as);
        drop(read_as);
        if sorted.is_stranger && strangers == Strangers::PassOver {
            return Ok(TakenIn {
                became: Became::PassedOver,
                item,
            });
        }
        let today = self.world.today;
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
        let filing = self.filing(&reading, &sorted, &reply)?;
        let became = match self.tracker.keep_reply(reply, filing.as_ref(), cursor)? {
            Kept::New(number) => {
                item.number = Some(number);
                item.recorded = filing
                    .as_ref()
                    .and_then(|filing| filing.events.first())
                    .map(|event| event.kind);
                item.waits = filing.is_none_or(|filing| filing.decision.is_none());
                Became::Kept
            }
            Kept::Known(number) => {
                let kept = self.tracker.reply(number)?;
                item.number = Some(number);
                item.waits = kept.decision.is_none();
                item.case = kept.case;
                item.letter = item.case.is_some().then_some(kept.letter);
                Became::Known
            }
        };
        // A list of many is told without what each says at length.
        item.text.clear();
        Ok(TakenIn { became, item })
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

    /// Where a reply goes, and what a server says of it.
    fn filing(
        &self,
        reading: &Reading,
        sorted: &Sorted,
        reply: &KeptReply,
    ) -> Result<Option<Filing>, Error> {
        let Some((case, letter)) = sorted.place.clone() else {
            return Ok(None);
        };
        let mut filing = Filing {
            case,
            letter,
            decision: None,
            events: Vec::new(),
            else_decided: None,
        };
        let Some(kind) = mechanical(reading, sorted) else {
            return Ok(Some(filing));
        };
        let case = self.tracker.find(filing.case.as_str())?;
        let day = reply.came_on.max(case.opened_on);
        let day = day.min(self.world.today);
        filing.events = records(kind)
            .map(|event| event_of(event, letter, day, self.world.today))
            .into_iter()
            .collect();
        let decision = Decision {
            by: Judge::Program,
            on: self.world.today,
            kinds: reading.kinds.clone(),
            tie: sorted.tie,
            recorded: filing.events.iter().map(|event| event.kind).collect(),
        };
        filing.decision = Some(decision.json());
        Ok(Some(filing))
    }
}

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
) -> Result<Reading, reply::UnreadableMail> {
    reply::read(raw, sorter.ours(), phrases)
}
