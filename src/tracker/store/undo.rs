//! What was recorded last, and how it is taken back.

use chrono::NaiveDate;

use super::replies::Before;
use crate::{
    law::EventKind,
    request::Reference,
    tracker::{
        Event, Tracker, TrackerError,
        ledger::{Entries, EntryRecord, Moment, Replies, ReplyRecord, Which},
        record::{self, damaged},
        taken_back::stands,
    },
};

/// How many entries are looked at first when the last of all is sought; then twice as many, and so on.
const FIRST: i64 = 64;

/// What was recorded at once: entries of one case, a reply that was filed, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// None for a reply that was set aside without a case.
    pub case: Option<Reference>,
    /// The entries that it added.
    pub events: Vec<Event>,
    /// Their places in the log, from 1.
    places: Vec<u32>,
    /// The number of the reply that it filed.
    pub reply: Option<i64>,
    /// Of the last of its entries, or of what let it stand again, among those of all cases.
    number: i64,
}

impl Deed {
    /// Whether it is that a case was opened, which is not taken back: without it there is no case.
    pub fn is_opening(&self) -> bool {
        let mut events = self.events.iter();
        events.any(|event| event.kind == EventKind::Written)
    }

    /// What became of a mail at its server, where it is that: known from there and not from the
    /// person, it is not taken back.
    pub fn mail(&self) -> Option<&Event> {
        self.events.iter().find(|event| event.attempt.is_some())
    }
}

/// A case's log with what stands of it.
struct Log {
    entries: Vec<(i64, Event)>,
    stands: Vec<bool>,
}

impl Log {
    /// When an entry came to stand as it does, by the number of the entry that made it so: its own, or that of the one that
    /// let it stand again.
    fn since(&self, place: u32, number: i64) -> i64 {
        let entry = |place: u32| {
            let at = usize::try_from(place).ok()?.checked_sub(1)?;
            self.entries.get(at)
        };
        let again = self.entries.iter().zip(&self.stands);
        let again = again.filter(|((_, event), stands)| {
            let mut taken = event.takes_back.iter().filter_map(|place| entry(*place));
            **stands && taken.any(|(_, taken)| taken.takes_back.contains(&place))
        });
        again
            .map(|((number, _), _)| *number)
            .max()
            .unwrap_or(number)
    }

    /// The entries that say what happened and still stand, each with its place.
    fn standing(&self) -> impl DoubleEndedIterator<Item = (u32, i64, &Event)> {
        let entries = self.entries.iter().zip(&self.stands);
        let entries: Vec<_> = entries.zip(1..).collect();
        entries
            .into_iter()
            .filter(|((entry, stands), _)| **stands && entry.1.kind != EventKind::TakenBack)
            .map(|((entry, _), place)| (place, entry.0, &entry.1))
    }
}

impl Tracker {
    /// What was recorded last and still stands, in a case or anywhere; none where nothing was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_deed(&self, case: Option<&Reference>) -> Result<Option<Deed>, TrackerError> {
        let entry = match case {
            Some(case) => self.last_of(case.as_str())?,
            None => self.last_of_all()?,
        };
        let filed = self.filed_last(case)?;
        let filed = filed.filter(|(reply, after)| {
            let entry = entry.as_ref();
            // What the filing itself added is among what it came after.
            reply.before.is_some() && entry.is_none_or(|entry| entry.number <= *after)
        });
        match filed {
            Some((reply, _)) => self.filing(reply).map(Some),
            None => Ok(entry),
        }
    }

    /// What was taken back last, in a case or anywhere, if nothing else was recorded there since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_taken_back(&self, case: Option<&Reference>) -> Result<Option<Deed>, TrackerError> {
        let case = match case {
            Some(case) => case.to_string(),
            None => {
                let last = self.ledger.count()?.last_entry - 1;
                let mut case = None;
                self.ledger.entries(Entries::After(last), &mut |entry| {
                    case = Some(entry.case);
                    Ok(())
                })?;
                let Some(case) = case else { return Ok(None) };
                case
            }
        };
        let log = self.log(&case)?;
        let entries: Vec<_> = log.entries.iter().zip(&log.stands).zip(1..).collect();
        for ((entry, stands), place) in entries.iter().rev() {
            let event = &entry.1;
            if !**stands {
                continue;
            }
            let of = |place: &u32| {
                let at = usize::try_from(*place).ok()?.checked_sub(1)?;
                log.entries.get(at).map(|(_, event)| event.clone())
            };
            let events: Vec<Event> = event.takes_back.iter().filter_map(of).collect();
            if events.is_empty() {
                return Ok(None);
            }
            // It let something stand again itself.
            if events
                .iter()
                .any(|event| event.kind == EventKind::TakenBack)
            {
                continue;
            }
            return Ok(Some(Deed {
                case: Some(case.parse().map_err(|error| damaged(&case, &error))?),
                events,
                places: vec![*place],
                reply: None,
                number: entry.0,
            }));
        }
        Ok(None)
    }

    /// Takes a deed back, or lets what was taken back stand again: its entries are named by another,
    /// and its reply goes back to where it was. Both stay in the log.
    ///
    /// # Errors
    /// When something was recorded meanwhile, or the disk is full.
    pub fn take_back(&mut self, deed: &Deed, today: NaiveDate) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        if let Some(case) = &deed.case
            && !deed.places.is_empty()
        {
            let log = self.log(case.as_str())?;
            let still = deed.places.iter().all(|place| {
                let at = usize::try_from(*place)
                    .ok()
                    .and_then(|at| at.checked_sub(1));
                at.and_then(|at| log.stands.get(at)) == Some(&true)
            });
            if !still {
                return Err(TrackerError::Contradiction {
                    reference: case.clone(),
                    what: "it was taken back meanwhile".to_owned(),
                });
            }
            let event = Event {
                takes_back: deed.places.clone(),
                ..Event::new(EventKind::TakenBack, today, today)
            };
            self.insert_event(case, &event)?;
        }
        if let Some(reply) = deed.reply {
            self.unfile(reply)?;
        }
        moment.keep()
    }

    fn log(&self, case: &str) -> Result<Log, TrackerError> {
        let mut entries = Vec::new();
        let which = Entries::Of(Which::One(case));
        self.ledger.entries(which, &mut |entry| {
            entries.push((entry.number, record::event(&entry)?));
            Ok(())
        })?;
        let events: Vec<Event> = entries.iter().map(|(_, event)| event.clone()).collect();
        let stands = stands(&events).map_err(|what| damaged(case, &what))?;
        Ok(Log { entries, stands })
    }

    /// The last entry of a case that stands, with those that were recorded with it.
    fn last_of(&self, case: &str) -> Result<Option<Deed>, TrackerError> {
        let log = self.log(case)?;
        let mut standing = log.standing().rev();
        let Some((place, number, event)) = standing.next() else {
            return Ok(None);
        };
        let mut entries = vec![(place, event)];
        if let Some(sha256) = &event.reply {
            let of = standing.take_while(|(.., event)| event.reply.as_ref() == Some(sha256));
            entries.extend(of.map(|(place, _, event)| (place, event)));
        } else if let Some((before, _, sent)) = standing.next()
            && Tracker::is_step_of(&log, event, sent)
        {
            entries.push((before, sent));
        }
        entries.reverse();
        let reply = match &event.reply {
            Some(sha256) => self.like(sha256, None)?,
            None => None,
        };
        Ok(Some(Deed {
            number: log.since(place, number),
            case: Some(case.parse().map_err(|error| damaged(case, &error))?),
            events: entries.iter().map(|(_, event)| (*event).clone()).collect(),
            places: entries.iter().map(|(place, _)| *place).collect(),
            reply,
        }))
    }

    /// Whether an entry is what a further letter does when it leaves, or arrives, by the one before it.
    fn is_step_of(log: &Log, event: &Event, before: &Event) -> bool {
        let left = matches!(before.kind, EventKind::Sent | EventKind::Received);
        let records = log.entries.iter().find_map(|(_, added)| {
            let addition = added.addition.as_ref()?;
            (added.letter == event.letter).then_some(addition.records)?
        });
        left && !event.letter.is_request()
            && before.letter == event.letter
            && before.recorded_on == event.recorded_on
            && before.happened_on == event.happened_on
            && records == Some(event.kind)
    }

    /// The last entry of all cases that stands, with those that were recorded with it.
    fn last_of_all(&self) -> Result<Option<Deed>, TrackerError> {
        let last = self.ledger.count()?.last_entry;
        let mut window = FIRST;
        loop {
            let begin = (last - window).max(0);
            let mut cases: Vec<String> = Vec::new();
            self.ledger.entries(
                Entries::After(begin),
                &mut |EntryRecord { case, .. }| {
                    if !cases.contains(&case) {
                        cases.push(case);
                    }
                    Ok(())
                },
            )?;
            let mut found: Option<Deed> = None;
            for case in cases {
                let deed = self.last_of(&case)?;
                found = found.into_iter().chain(deed).max_by_key(|deed| deed.number);
            }
            // A case with later entries that were taken back may hide an earlier one elsewhere.
            if begin == 0 || found.as_ref().is_some_and(|deed| deed.number > begin) {
                return Ok(found);
            }
            window *= 2;
        }
    }

    /// The reply that was filed last, and the last entry that there was then.
    fn filed_last(
        &self,
        case: Option<&Reference>,
    ) -> Result<Option<(ReplyRecord, i64)>, TrackerError> {
        let mut filed = None;
        let which = Replies::FiledLast(case.map(Reference::as_str));
        self.ledger.replies(which, &mut |reply| {
            let after = Before::of(&reply).map(|before| before.after);
            filed = after.map(|after| (reply, after));
            Ok(())
        })?;
        Ok(filed)
    }

    /// What the last filing of a reply did.
    fn filing(&self, reply: ReplyRecord) -> Result<Deed, TrackerError> {
        let mut deed = Deed {
            case: None,
            events: Vec::new(),
            places: Vec::new(),
            reply: Some(reply.number),
            number: 0,
        };
        let Some(case) = reply.case else {
            return Ok(deed);
        };
        let log = self.log(&case)?;
        for (place, number, event) in log.standing() {
            if event.reply.as_ref() == Some(&reply.sha256) {
                deed.events.push(event.clone());
                deed.places.push(place);
                deed.number = number;
            }
        }
        deed.case = Some(case.parse().map_err(|error| damaged(&case, &error))?);
        Ok(deed)
    }
}
