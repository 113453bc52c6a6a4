//! One request and all that happened to it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{CaseClock, Dispatch, Event, Format, Medium, Message, Receipt, Status, clocks, status};
use crate::{
    law::{Calendars, EventKind, Grounds, OutOfRange, Place, Right},
    request::{Reference, Request},
};

/// Whether a letter crosses a border.
pub(super) fn is_abroad(request: &Request) -> bool {
    let home = request.requester.address.as_ref();
    match (home, request.recipient.place()) {
        (Some(home), Some(place)) => home.country.country() != place.country(),
        // Nothing known: the longer estimate is the safer one.
        _ => true,
    }
}

/// A case as the tracker keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub reference: Reference,
    pub opened_on: NaiveDate,
    pub law: String,
    /// The right by the word the person used.
    pub asked: Right,
    pub recipient: String,
    /// Where the recipient must act, as far as it is known.
    pub place: Option<Place>,
    /// Whether the letter crosses a border.
    pub abroad: bool,
    pub grounds: Arc<Grounds>,
    /// Whether its days are made up: it was written to try the program.
    pub trial: bool,
    /// In the order in which they were recorded.
    pub events: Vec<Event>,
    /// The formats in which the letter was written.
    pub formats: Vec<Format>,
}

impl Case {
    /// Whether an entry of the log tells of this very mail. One of which none does
    /// came from elsewhere, or was made and not begun.
    pub fn vouches_for(&self, message: &Message) -> bool {
        let sha256 = message.sha256();
        let mut attempts = self
            .events
            .iter()
            .filter_map(|event| event.attempt.as_ref());
        attempts.any(|attempt| attempt.message_id == message.message_id && attempt.sha256 == sha256)
    }

    /// The day of an event of this kind: the last one recorded, so that a wrong
    /// day can be corrected.
    pub fn day_of(&self, kind: EventKind) -> Option<NaiveDate> {
        self.events
            .iter()
            .rev()
            .find(|event| event.kind == kind)
            .map(|event| event.happened_on)
    }

    /// The earliest day of an event of this kind.
    pub fn first_day_of(&self, kind: EventKind) -> Option<NaiveDate> {
        let events = self.events.iter().filter(|event| event.kind == kind);
        events.map(|event| event.happened_on).min()
    }

    /// Each question of a kind with the day of its answer, in the order of days. A
    /// question asked again before it was answered is one question.
    pub fn questions(
        &self,
        asked: EventKind,
        answered: EventKind,
    ) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let mut events: Vec<&Event> = self
            .events
            .iter()
            .filter(|event| event.kind == asked || event.kind == answered)
            .collect();
        events.sort_by_key(|event| event.happened_on);
        let mut questions: Vec<(NaiveDate, Option<NaiveDate>)> = Vec::new();
        for event in events {
            match questions.last_mut() {
                Some((_, open @ None)) if event.kind == answered => *open = Some(event.happened_on),
                Some((_, None)) => {}
                _ if event.kind == asked => questions.push((event.happened_on, None)),
                _ => {}
            }
        }
        questions
    }

    /// How the letter leaves when nobody has said so: by post when there is a
    /// page, by mail when there is only a mail.
    pub fn usual_medium(&self) -> Medium {
        if self.formats.contains(&Format::Pdf) {
            Medium::Post
        } else if self.formats.contains(&Format::Eml) {
            Medium::Email
        } else {
            Medium::Form
        }
    }

    /// Whether the letter has left.
    pub fn dispatch(&self) -> Dispatch {
        Dispatch::of(&self.events)
    }

    /// When the recipient got the letter, as of `today`.
    ///
    /// The first dispatch counts, for sending again does not start the clock
    /// anew; one that came back does not count.
    pub fn receipt(&self, today: NaiveDate) -> Receipt {
        if let Some(day) = self.day_of(EventKind::Received) {
            return Receipt::Recorded { day };
        }
        // By the day, and by the log within a day: people record late.
        // A mail of which nobody knows whether the server took it counts when the
        // recipient has reacted: who answers has received.
        let proven = self.dispatch() == Dispatch::Sent;
        let mut journey: Vec<&Event> = self
            .events
            .iter()
            .filter(|event| match event.kind {
                EventKind::Sent | EventKind::Bounced => true,
                EventKind::Unknown => proven && self.day_of(EventKind::Sent).is_none(),
                _ => false,
            })
            .collect();
        journey.sort_by_key(|event| event.happened_on);
        let after_bounce = journey
            .iter()
            .rposition(|event| event.kind == EventKind::Bounced)
            .map_or(0, |position| position + 1);
        let sent = journey.get(after_bounce).copied();
        let medium = sent
            .and_then(|event| event.medium)
            .unwrap_or_else(|| self.usual_medium());
        let sent_on = sent.map_or(today, |event| event.happened_on);
        let day = Receipt::expected(sent_on, medium, self.abroad);
        match sent {
            Some(_) => Receipt::Estimated {
                day,
                sent_on,
                medium,
            },
            None => Receipt::Forecast {
                day,
                sent_on,
                medium,
            },
        }
    }

    /// Every clock that has started, with its deadline, as of `today`.
    ///
    /// # Errors
    /// When a sum leaves the years 0001 to 9999.
    pub fn clocks(
        &self,
        today: NaiveDate,
        calendars: &Calendars,
    ) -> Result<Vec<CaseClock>, OutOfRange> {
        clocks::of(self, calendars, today)
    }

    /// The case in one word, as of `today`.
    pub fn status(&self, clocks: &[CaseClock]) -> Status {
        status::of(self, clocks)
    }
}
