//! One request and all that happened to it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    CaseLetter, Dispatch, Event, Format, LetterNumber, Medium, Message, Receipt, taken_back::stands,
};
use crate::{
    law::{Ask, Calendars, ClockInForce, EventKind, FollowUp, Grounds, OutOfRange, Place, Right},
    request::{Reference, Request},
};

/// When a request that leaves on this day is taken to arrive, as an estimate.
pub fn expected_receipt(request: &Request, sent_on: NaiveDate, medium: Medium) -> NaiveDate {
    Receipt::expected(sent_on, medium, is_abroad(request))
}

/// Whether a letter crosses a border.
pub(super) fn is_abroad(request: &Request) -> bool {
    let home = request.requester.address.as_ref();
    match (home, request.recipient.place()) {
        (Some(home), Some(place)) => home.country.country() != place.country(),
        // Nothing known: the longer estimate is the safer one.
        _ => true,
    }
}

/// What ends the wait for an answer.
const ANSWERS: [EventKind; 3] = [
    EventKind::Answered,
    EventKind::NothingHeld,
    EventKind::Refused,
];

/// A question of the recipient that waits for the requester. That is something to do
/// from the day it was asked: whatever the law says of the clock meanwhile, the
/// recipient will not answer before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenQuestion {
    pub asked: EventKind,
    pub since: NaiveDate,
    /// How old it is.
    pub days: i64,
}

/// A clock that waits for an event of which only the recipient knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Unstarted {
    pub clock: ClockInForce,
    pub received_on: NaiveDate,
    /// The last day, had it started with the receipt; it cannot be earlier.
    pub at_the_earliest: NaiveDate,
}

/// A case as the tracker keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub reference: Reference,
    /// By which the person may call it in this home; 0 where it is in none.
    pub number: i64,
    pub opened_on: NaiveDate,
    pub law: String,
    /// The right by the word the person used.
    pub asked: Right,
    pub recipient: String,
    /// By whom the letter is signed.
    pub requester: String,
    /// For whom a parent asks.
    pub child: Option<String>,
    /// Where the recipient must act, as far as it is known.
    pub place: Option<Place>,
    /// Whether the letter crosses a border.
    pub abroad: bool,
    pub grounds: Arc<Grounds>,
    /// Whether its days are made up: it was written to try the program.
    pub trial: bool,
    /// What has happened, in the order in which it was recorded: the log without what was taken back.
    pub events: Vec<Event>,
    /// Every entry of the log.
    pub log: Vec<Event>,
    /// The request first.
    pub letters: Vec<CaseLetter>,
}

/// The first day on which something can have happened to a case: west of where the letter was
/// written it is still the day before.
pub(super) fn first_day(opened_on: NaiveDate) -> NaiveDate {
    opened_on.pred_opt().unwrap_or(opened_on)
}

impl Case {
    /// Whose data it is about: the child's for whom a parent asks, else theirs who signs.
    pub fn person(&self) -> &str {
        self.child.as_deref().unwrap_or(&self.requester)
    }

    /// Who signs, and the child for whom they ask.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        let child = self.child.as_deref();
        [Some(self.requester.as_str()), child].into_iter().flatten()
    }

    /// Every entry of the log, and the day on which it was taken back, if that still holds.
    pub fn whole_log(&self) -> impl Iterator<Item = (&Event, Option<NaiveDate>)> {
        let mut days = vec![None; self.log.len()];
        let stands = stands(&self.log).unwrap_or_default();
        for (event, _) in self.log.iter().zip(stands).filter(|(_, stands)| *stands) {
            for place in &event.takes_back {
                let at = usize::try_from(*place)
                    .ok()
                    .and_then(|at| at.checked_sub(1));
                if let Some(day) = at.and_then(|at| days.get_mut(at)) {
                    *day = Some(event.happened_on);
                }
            }
        }
        self.log.iter().zip(days)
    }

    /// Whether an entry of the log names this very mail, by its id, the address it goes to and the
    /// hash of its bytes. A mail that no entry names came from elsewhere, or was made and never handed
    /// over.
    pub fn vouches_for(&self, message: &Message) -> bool {
        let sha256 = message.sha256();
        let mut attempts = self
            .events
            .iter()
            .filter_map(|event| event.attempt.as_ref());
        attempts.any(|attempt| {
            attempt.message_id == message.message_id
                && attempt.to == message.recipient
                && attempt.sha256 == sha256
        })
    }

    /// The entries about the request: what happened to it, and whatever else is not
    /// how another letter fared.
    pub(super) fn of_request(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.about(LetterNumber::REQUEST)
    }

    /// The entries about a letter. To the request belongs what happened in the case, too,
    /// whichever letter brought it about.
    fn about(&self, letter: LetterNumber) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter().filter(move |event| {
            event.letter == letter
                || (letter.is_request() && !event.kind.is_of_letter() && !self.came_back(event))
        })
    }

    /// Whether it is what a further letter did, and that letter came back: then it was not done.
    fn came_back(&self, event: &Event) -> bool {
        !event.letter.is_request()
            && self.letter(event.letter).and_then(|letter| letter.records) == Some(event.kind)
            && self.dispatch_of(event.letter) == Dispatch::Unsent
    }

    /// What happens in the case when a further letter has left by this event, where it has not
    /// happened yet.
    pub(super) fn step_of(&self, event: &Event) -> Option<Event> {
        if !matches!(event.kind, EventKind::Sent | EventKind::Received) {
            return None;
        }
        let records = self.letter(event.letter)?.records?;
        let mut before = self.events.iter();
        let done = before.any(|before| before.letter == event.letter && before.kind == records);
        if done && self.dispatch_of(event.letter) == Dispatch::Sent {
            return None;
        }
        Some(Event {
            letter: event.letter,
            ..Event::new(records, event.happened_on, event.recorded_on)
        })
    }

    /// The day of an event of this kind, of the request where it is about a letter: the
    /// last one recorded, so that a wrong day can be corrected.
    pub fn day_of(&self, kind: EventKind) -> Option<NaiveDate> {
        self.day_in(LetterNumber::REQUEST, kind)
    }

    /// The same of an event about a letter.
    pub fn day_in(&self, letter: LetterNumber, kind: EventKind) -> Option<NaiveDate> {
        self.about(letter)
            .rev()
            .find(|event| event.kind == kind)
            .map(|event| event.happened_on)
    }

    /// The earliest day of an event of this kind, about a letter.
    pub fn first_day_in(&self, letter: LetterNumber, kind: EventKind) -> Option<NaiveDate> {
        let events = self.about(letter).filter(|event| event.kind == kind);
        events.map(|event| event.happened_on).min()
    }

    /// The letter of this number.
    pub fn letter(&self, number: LetterNumber) -> Option<&CaseLetter> {
        self.letters.iter().find(|letter| letter.number == number)
    }

    /// The formats in which a letter was written.
    pub fn formats(&self, number: LetterNumber) -> &[Format] {
        self.letter(number)
            .map_or(&[], |letter| letter.formats.as_slice())
    }

    /// The letter that is to leave: the first that has not, as far as anybody knows; the last
    /// when all have.
    pub fn to_send(&self) -> LetterNumber {
        let numbers = || self.letters.iter().map(|letter| letter.number);
        numbers()
            .find(|number| self.dispatch_of(*number) != Dispatch::Sent)
            .or_else(|| numbers().next_back())
            .unwrap_or(LetterNumber::REQUEST)
    }

    /// The day on which a letter came back, or a server said that nobody is where it goes, if that is the last that is
    /// known of it.
    pub fn returned_on(&self, letter: LetterNumber) -> Option<NaiveDate> {
        let mut journey = self
            .about(letter)
            .rev()
            .filter(|event| event.letter == letter && event.kind.is_of_letter());
        journey
            .next()
            .filter(|event| event.came_back())
            .map(|event| event.happened_on)
    }

    /// The further letter that is to leave: the first that has not, as far as anybody knows, where the last one has not
    /// either. None is to leave in a case that was put away after the last was written.
    pub fn further_to_send(&self) -> Option<&CaseLetter> {
        let last = self.letters.last()?;
        if last.number.is_request() || self.dispatch_of(last.number) == Dispatch::Sent {
            return None;
        }
        let put_away = self
            .events
            .iter()
            .rposition(|event| matches!(event.kind, EventKind::Withdrawn | EventKind::Closed));
        let added = self
            .events
            .iter()
            .position(|event| event.kind == EventKind::LetterAdded && event.letter == last.number);
        if put_away.is_some_and(|put_away| added.is_none_or(|added| added < put_away)) {
            return None;
        }
        let mut further = self.letters.iter().filter(|one| !one.number.is_request());
        further.find(|one| self.dispatch_of(one.number) != Dispatch::Sent)
    }

    /// The last letter that says that an answer is not enough, where it left after that answer and nothing has come since.
    pub fn unanswered_further(&self) -> Option<&CaseLetter> {
        let when = |event: (usize, &Event)| (event.1.happened_on, event.0);
        let events = || self.events.iter().enumerate();
        let came = events()
            .filter(|(_, event)| EventKind::ANSWERS.contains(&event.kind))
            .map(when)
            .max()?;
        let letters = self.letters.iter().rev().filter(|letter| {
            let asks = [
                FollowUp::Missing,
                FollowUp::NothingHeld,
                FollowUp::WrongDeed,
            ];
            letter.step.is_some_and(|step| asks.contains(&step))
                && self.dispatch_of(letter.number) == Dispatch::Sent
        });
        let mut left = letters.filter_map(|letter| {
            let gone = events().filter(|(_, event)| {
                event.letter == letter.number
                    && matches!(
                        event.kind,
                        EventKind::Sent | EventKind::Unknown | EventKind::Received
                    )
            });
            Some((letter, gone.map(when).max()?))
        });
        left.find(|(_, left)| *left > came)
            .map(|(letter, _)| letter)
    }

    /// The letter that an event is about when nobody says which: one is sent that has not left, and
    /// what comes back is the last that has. All else is about the request.
    pub fn concerned(&self, kind: EventKind) -> LetterNumber {
        match kind {
            EventKind::Sending | EventKind::Sent | EventKind::NotSent | EventKind::Unknown => {
                self.to_send()
            }
            EventKind::Bounced | EventKind::Received | EventKind::Acknowledged => self
                .letters
                .iter()
                .map(|letter| letter.number)
                .rfind(|number| self.dispatch_of(*number) != Dispatch::Unsent)
                .unwrap_or(LetterNumber::REQUEST),
            _ => LetterNumber::REQUEST,
        }
    }

    /// Each question of a kind, in the order of days, with the event that ended it and
    /// its day. A question asked again before it was answered is one question.
    pub fn questions(&self, asked: EventKind) -> Vec<(NaiveDate, Option<(EventKind, NaiveDate)>)> {
        let ends = asked.ended_by();
        let mut events: Vec<&Event> = self
            .of_request()
            .filter(|event| event.kind == asked || ends.contains(&event.kind))
            .collect();
        events.sort_by_key(|event| event.happened_on);
        let mut questions: Vec<(NaiveDate, Option<(EventKind, NaiveDate)>)> = Vec::new();
        for event in events {
            match questions.last_mut() {
                Some((_, open @ None)) if event.kind != asked => {
                    *open = Some((event.kind, event.happened_on));
                }
                Some((_, None)) => {}
                _ if event.kind == asked => questions.push((event.happened_on, None)),
                _ => {}
            }
        }
        questions
    }

    /// How a letter leaves when nobody has said so: by post when there is a
    /// page, by mail when there is only a mail.
    pub fn usual_medium(&self, letter: LetterNumber) -> Medium {
        let formats = self.formats(letter);
        if formats.contains(&Format::Pdf) {
            Medium::Post
        } else if formats.contains(&Format::Eml) {
            Medium::Email
        } else {
            Medium::Form
        }
    }

    /// Whether the request has left.
    pub fn dispatch(&self) -> Dispatch {
        self.dispatch_of(LetterNumber::REQUEST)
    }

    /// Whether a letter has left.
    pub fn dispatch_of(&self, letter: LetterNumber) -> Dispatch {
        Dispatch::of(self.about(letter))
    }

    /// When the recipient got the request, as of `today`.
    pub fn receipt(&self, today: NaiveDate) -> Receipt {
        self.receipt_of(LetterNumber::REQUEST, today)
    }

    /// When a letter was received, as of `today`.
    ///
    /// The first dispatch counts, for sending again does not start the clock
    /// anew; one that came back does not count. Where the request was posted and its recipient
    /// replied before our estimate, it had come by the day of the reply:
    ///
    /// ```text
    /// 2026-11-02  posted abroad, counted as received 2026-11-12
    /// 2026-11-06  the recipient asks who writes: received 2026-11-06 at the latest
    /// ```
    pub fn receipt_of(&self, letter: LetterNumber, today: NaiveDate) -> Receipt {
        if let Some(day) = self.day_in(letter, EventKind::Received) {
            return Receipt::Recorded { day };
        }
        // By the day, and by the log within a day: people record late.
        // A mail of which nobody knows whether the server took it counts when the
        // recipient has reacted: who answers has received.
        let proven = self.dispatch_of(letter) == Dispatch::Sent;
        let mut journey: Vec<&Event> = self
            .about(letter)
            .filter(|event| match event.kind {
                EventKind::Sent | EventKind::Bounced => true,
                EventKind::Unknown => proven && self.day_in(letter, EventKind::Sent).is_none(),
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
            .unwrap_or_else(|| self.usual_medium(letter));
        let sent_on = sent.map_or(today, |event| event.happened_on);
        let day = Receipt::expected(sent_on, medium, self.abroad);
        match sent {
            Some(_) => Receipt::Estimated {
                day,
                sent_on,
                medium,
            }
            .replied_on(self.first_reaction(letter, sent_on)),
            None => Receipt::Forecast {
                day,
                sent_on,
                medium,
            },
        }
    }

    /// The first day since a letter left on which its recipient did what only somebody can do who has it. Of what came
    /// after a further letter nobody knows whether it was for that one.
    fn first_reaction(&self, letter: LetterNumber, since: NaiveDate) -> Option<NaiveDate> {
        let reactions = self.about(letter).filter(|event| {
            event.kind.is_reaction()
                && event.happened_on >= since
                && (letter.is_request() || event.letter == letter)
        });
        reactions.map(|event| event.happened_on).min()
    }

    /// Since when an authority has the matter, and has not said what became of it. Meanwhile nobody waits for the
    /// recipient, nor does the recipient for the requester.
    pub fn at_authority(&self) -> Option<NaiveDate> {
        let since = self.day_of(EventKind::Complained)?;
        let news = self.day_of(EventKind::AuthorityInformed);
        news.is_none_or(|news| news < since).then_some(since)
    }

    /// The questions of the recipient that wait for the requester, as of `today`: until
    /// they are answered or disputed, or the request is over.
    pub fn open_questions(&self, today: NaiveDate) -> Vec<OpenQuestion> {
        if [EventKind::Withdrawn, EventKind::Closed]
            .into_iter()
            .any(|kind| self.day_of(kind).is_some())
            || self.at_authority().is_some()
        {
            return Vec::new();
        }
        let answered_on = ANSWERS
            .into_iter()
            .filter_map(|kind| self.day_of(kind))
            .max();
        EventKind::QUESTIONS
            .into_iter()
            .filter_map(|asked| Some((asked, *self.questions(asked).last()?)))
            .filter(|(_, (since, ended))| {
                ended.is_none() && answered_on.is_none_or(|day| day < *since)
            })
            .map(|(asked, (since, _))| OpenQuestion {
                asked,
                since,
                days: (today - since).num_days(),
            })
            .collect()
    }

    /// The clock of the answer, where only the recipient can tell when it started and
    /// has not: with the last day it would have had it started with the receipt.
    ///
    /// # Errors
    /// When a sum leaves the years 0001 to 9999.
    pub fn unstarted(
        &self,
        today: NaiveDate,
        calendars: &Calendars,
    ) -> Result<Option<Unstarted>, OutOfRange> {
        let receipt = self.receipt(today);
        let over = ANSWERS
            .into_iter()
            .chain([
                EventKind::Withdrawn,
                EventKind::Closed,
                EventKind::Authenticated,
            ])
            .any(|kind| self.day_of(kind).is_some());
        let clocks = &self.grounds.clocks;
        let runs_from_receipt = |clock: &ClockInForce| clock.starts_at == EventKind::Received;
        let over = over || self.at_authority().is_some();
        if over || receipt.is_forecast() || clocks.iter().any(runs_from_receipt) {
            return Ok(None);
        }
        let Some(clock) = clocks
            .iter()
            .find(|clock| clock.starts_at == EventKind::Authenticated)
        else {
            return Ok(None);
        };
        let place = self.grounds.place_of(clock, self.place.as_ref());
        let deadline = clock.deadline(Ask::plain(receipt.day(), place, calendars))?;
        Ok(Some(Unstarted {
            clock: clock.clone(),
            received_on: receipt.day(),
            at_the_earliest: deadline.due,
        }))
    }
}
