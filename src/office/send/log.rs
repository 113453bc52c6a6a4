//! What the log of a case says of its mail, before it leaves and after.

use thiserror::Error as ThisError;

use super::outbox::Outgoing;
use crate::{
    delivery::server::{Fault, Stage, Words},
    law::EventKind,
    office::{Error, Hint, Refusal, World, account::Account},
    request::Reference,
    tracker::{Attempt, Case, Event, Medium, Reply, Tracker, TrackerError},
};

/// What became of a mail, which could not be recorded.
#[derive(Debug, ThisError)]
#[error("{source}")]
pub struct Unrecorded {
    pub case: Reference,
    pub became: EventKind,
    pub source: TrackerError,
}

impl Refusal for Unrecorded {
    fn hints(&self) -> Vec<Hint> {
        let case = self.case.clone();
        vec![match self.became {
            EventKind::Sent => Hint::RecordSent { case },
            became => Hint::say(format!("{case} is {became}, which could not be recorded")),
        }]
    }
}

/// The log, and the account that writes to it.
pub(super) struct Log<'a> {
    pub(super) world: World<'a>,
    pub(super) tracker: &'a mut Tracker,
    pub(super) account: &'a Account,
}

impl Log<'_> {
    /// From here on the mail may leave.
    pub(super) fn sending(&mut self, mail: &Outgoing) -> Result<(), Error> {
        let recorded = self.write(mail, EventKind::Sending, None, None, None);
        Ok(recorded?)
    }

    /// It was not taken, or nobody knows.
    pub(super) fn failed(&mut self, mail: &Outgoing, fault: &Fault) -> Result<(), Error> {
        let kind = if fault.may_have_arrived() {
            EventKind::Unknown
        } else {
            EventKind::NotSent
        };
        let words = fault.words();
        let told = words.is_none().then(|| fault.trouble.to_string());
        let recorded = self.write(mail, kind, Some(fault.stage), words, told);
        recorded.map_err(|source| unrecorded(mail, kind, source))
    }

    /// # Errors
    /// When it cannot be recorded; the person is told what happened all the same.
    pub(super) fn ended(
        &mut self,
        mail: &Outgoing,
        kind: EventKind,
        words: Option<&Words>,
        fault: Option<String>,
    ) -> Result<(), Error> {
        let recorded = self.write(mail, kind, None, words, fault);
        recorded.map_err(|source| unrecorded(mail, kind, source))
    }

    fn write(
        &mut self,
        mail: &Outgoing,
        kind: EventKind,
        stage: Option<Stage>,
        words: Option<&Words>,
        fault: Option<String>,
    ) -> Result<(), TrackerError> {
        let today = self.world.today;
        let attempt = Attempt {
            at: self.world.clock.now(),
            account: self.account.name.clone(),
            message_id: mail.message.message_id.clone(),
            sha256: mail.message.sha256(),
            to: mail.message.recipient.clone(),
            step: stage.map(|stage| stage.to_string()),
            reply: words.map(|words| Reply {
                code: words.code,
                text: words.text.clone(),
                queue_id: words.queue_id().map(str::to_owned),
            }),
            fault,
            from: Some(mail.message.sender.clone()),
            made_at: Some(mail.message.made_at),
        };
        let event = Event {
            // Also of one that may have left: it was by mail, if it did.
            medium: matches!(kind, EventKind::Sent | EventKind::Unknown).then_some(Medium::Email),
            attempt: Some(attempt),
            letter: mail.message.letter,
            ..Event::new(kind, today, today)
        };
        // What was sent may be recorded as unknown when the power fails: that is true
        // too, and every mail waits for the disk once and not twice.
        match kind {
            EventKind::Sent => self.tracker.record_unsettled(&mail.case, &event),
            _ => self.tracker.record(&mail.case, &event),
        }
    }
}

fn unrecorded(mail: &Outgoing, became: EventKind, source: TrackerError) -> Error {
    Unrecorded {
        case: mail.case.reference.clone(),
        became,
        source,
    }
    .into()
}

/// The program ended while a mail was being handed over: the log says so, and
/// nobody knows more.
pub(super) fn record_interruption(
    tracker: &mut Tracker,
    case: &Case,
    world: &World<'_>,
) -> Result<(), TrackerError> {
    let letter = case.to_send();
    let before = case.events.iter().rev();
    let mut before =
        before.filter(|event| event.kind == EventKind::Sending && event.letter == letter);
    let Some(sending) = before.next() else {
        return Ok(());
    };
    let attempt = sending.attempt.clone().map(|attempt| Attempt {
        at: world.clock.now(),
        step: Some(Stage::Verdict.to_string()),
        fault: Some("the program ended before the server had answered".to_owned()),
        ..attempt
    });
    tracker.record(
        case,
        &Event {
            medium: Some(Medium::Email),
            attempt,
            letter: sending.letter,
            ..Event::new(EventKind::Unknown, sending.happened_on, world.today)
        },
    )
}
