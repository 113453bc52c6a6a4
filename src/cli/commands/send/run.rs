//! One mail after the other, each recorded before and after.

use std::{path::Path, thread, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::Outgoing;
use crate::{
    cli::{commands::Scene, failure::Failure, file},
    delivery::{
        mail,
        sendmail::{self as program_of_the_machine, SendmailError},
        smtp::{Fault, Login, Server, Session, Stage, Words},
    },
    law::EventKind,
    office::{
        account::Account,
        file::{Prepared, make_folder},
    },
    request::Reference,
    tracker::{Attempt, Case, Event, Medium, Reply, Tracker, TrackerError},
};

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// What became of one mail.
#[derive(Debug)]
pub enum Outcome {
    Sent { words: Option<String> },
    Draft { path: String },
    NotSent { why: String, hint: Option<String> },
    Unknown { why: String },
}

/// What became of all of them.
#[derive(Debug, Default)]
pub struct Run {
    pub outcomes: Vec<(Outgoing, Outcome)>,
    /// What was not tried, and why.
    pub left: Vec<Reference>,
    pub stopped: Option<String>,
}

impl Outcome {
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Sent { .. } => "sent",
            Outcome::Draft { .. } => "draft",
            Outcome::NotSent { .. } => "not sent",
            Outcome::Unknown { .. } => "unknown",
        }
    }

    fn why(&self) -> &str {
        match self {
            Outcome::Sent { words } => words.as_deref().unwrap_or_default(),
            Outcome::Draft { path } => path,
            Outcome::NotSent { why, .. } | Outcome::Unknown { why } => why,
        }
    }

    pub fn line(&self, mail: &Outgoing) -> String {
        let line = format!(
            "{:8} {}  {}  {}",
            self.word(),
            mail.case.reference,
            mail.message.recipient,
            self.why()
        );
        let mut text = line.trim_end().to_owned() + "\n";
        if let Outcome::NotSent {
            hint: Some(hint), ..
        } = self
        {
            text += &format!("         {hint}\n");
        }
        text
    }

    pub fn json(&self, mail: &Outgoing) -> Value {
        json!({
            "case": mail.case.reference.as_str(),
            "to": mail.message.recipient,
            "message_id": mail.message.message_id,
            "sha256": mail.message.sha256(),
            "said": self.why(),
        })
    }
}

impl Run {
    /// Nothing was tried.
    pub fn left(references: impl Iterator<Item = Reference>) -> Run {
        Run {
            left: references.collect(),
            ..Run::default()
        }
    }

    /// Whether everything that was asked for left.
    pub fn is_done(&self) -> bool {
        self.left.is_empty()
            && self
                .outcomes
                .iter()
                .all(|(_, outcome)| matches!(outcome, Outcome::Sent { .. } | Outcome::Draft { .. }))
    }
}

/// The program ended while a mail was being handed over: the log says so, and
/// nobody knows more.
pub fn record_interruption(
    tracker: &mut Tracker,
    case: &Case,
    scene: &Scene<'_>,
) -> Result<(), TrackerError> {
    let letter = case.to_send();
    let before = case.events.iter().rev();
    let mut before =
        before.filter(|event| event.kind == EventKind::Sending && event.letter == letter);
    let Some(sending) = before.next() else {
        return Ok(());
    };
    let attempt = sending.attempt.clone().map(|attempt| Attempt {
        at: scene.now(),
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
            ..Event::new(EventKind::Unknown, sending.happened_on, scene.today)
        },
    )
}

/// Puts drafts into a folder; they are sent when a mail program sends them.
pub fn draft(scene: &Scene<'_>, folder: &Path, outgoing: Vec<Outgoing>) -> Result<Run, Failure> {
    make_folder(folder).map_err(|error| {
        Failure::cannot(format!("{} cannot be made: {error}", folder.display()))
    })?;
    let mut run = Run::default();
    for mail in outgoing {
        let path = folder.join(format!(
            "{}{}.eml",
            mail.case.reference,
            mail.message.letter.suffix()
        ));
        let bytes = [b"X-Unsent: 1\r\n", &mail.message.bytes[..]].concat();
        let file = Prepared::new(&path, &bytes, file::overwrite(scene, &path)?)?;
        let path = file.keep()?.display().to_string();
        run.outcomes.push((mail, Outcome::Draft { path }));
    }
    Ok(run)
}

/// Hands each mail to the machine's own program.
pub fn sendmail(
    scene: &Scene<'_>,
    tracker: &mut Tracker,
    account: &Account,
    program: &Path,
    outgoing: Vec<Outgoing>,
) -> Result<Run, Failure> {
    each(scene, tracker, account, outgoing, |log, mail| {
        log.sending(mail)?;
        let message = &mail.message;
        let done = program_of_the_machine::deliver(
            program,
            &message.sender,
            &message.recipient,
            &message.bytes,
            account.patience,
        );
        Ok(Tried::Ended(match done {
            Ok(()) => {
                log.ended(mail, EventKind::Sent, None, None)?;
                Outcome::Sent { words: None }
            }
            Err(error @ SendmailError::Unknown { .. }) => {
                log.ended(mail, EventKind::Unknown, None, Some(error.to_string()))?;
                Outcome::Unknown {
                    why: error.to_string(),
                }
            }
            Err(error) => {
                log.ended(mail, EventKind::NotSent, None, Some(error.to_string()))?;
                Outcome::NotSent {
                    why: error.to_string(),
                    hint: None,
                }
            }
        }))
    })
}

/// Sends each mail over one connection, as long as the server keeps it.
pub fn smtp(
    scene: &Scene<'_>,
    tracker: &mut Tracker,
    account: &Account,
    server: &Server,
    login: &Login,
    outgoing: Vec<Outgoing>,
) -> Result<Run, Failure> {
    let mut session: Option<Session> = None;
    let run = each(scene, tracker, account, outgoing, |log, mail| {
        let mut wait = account.retry_after;
        let mut tries = 0;
        loop {
            let fault = match try_once(server, login, &mut session, log, mail)? {
                Ok(words) => {
                    return Ok(Tried::Ended(Outcome::Sent {
                        words: Some(words.to_string()),
                    }));
                }
                Err(fault) => fault,
            };
            // What the server thinks of the conversation now is anybody's guess.
            if let Some(session) = session.take()
                && fault.words().is_some()
            {
                session.quit();
            }
            if fault.may_have_arrived() {
                return Ok(Tried::Ended(Outcome::Unknown {
                    why: fault.to_string(),
                }));
            }
            if fault.is_transient() && tries < account.retries {
                log.say(&format!(
                    "{}: {fault}; trying again in {} s",
                    mail.case.reference,
                    wait.as_secs()
                ));
                thread::sleep(wait);
                wait = (wait * 3).min(LONGEST_WAIT);
                tries += 1;
                continue;
            }
            if fault.is_of_account() {
                return Ok(Tried::Stopped(fault));
            }
            if fault.stage < Stage::Data {
                // Nothing was recorded of this try yet.
                log.failed(mail, &fault)?;
            }
            return Ok(Tried::Ended(Outcome::NotSent {
                hint: Some(next_way(&mail.case.reference, &fault)),
                why: fault.to_string(),
            }));
        }
    });
    if let Some(session) = session {
        session.quit();
    }
    run
}

/// What else can be done with a letter that the server does not take.
fn next_way(reference: &Reference, fault: &Fault) -> String {
    if fault.is_transient() {
        format!("later: `datawrit send {reference}`")
    } else {
        format!(
            "another address: --to ADDRESS; the letter to post: `datawrit show {reference} --format pdf --output FILE`; \
             a web form: `datawrit show {reference} --form`"
        )
    }
}

type TriedOnce = Result<Result<Words, Fault>, Failure>;

fn try_once(
    server: &Server,
    login: &Login,
    session: &mut Option<Session>,
    log: &mut Log<'_, '_>,
    mail: &Outgoing,
) -> TriedOnce {
    let (from, to) = (
        mail::envelope(&mail.message.sender)?,
        mail::envelope(&mail.message.recipient)?,
    );
    let open = match session {
        Some(open) => open,
        None => match Session::open(server, login) {
            Ok(opened) => session.insert(opened),
            Err(fault) => return Ok(Err(fault)),
        },
    };
    if let Err(fault) = open.address(&from, &to) {
        return Ok(Err(fault));
    }
    // From here on the mail may leave, and the log says so first.
    log.sending(mail)?;
    match open.deliver(&mail.message.bytes) {
        Ok(words) => {
            log.ended(mail, EventKind::Sent, Some(&words), None)?;
            Ok(Ok(words))
        }
        Err(fault) => {
            log.failed(mail, &fault)?;
            Ok(Err(fault))
        }
    }
}

/// What one mail came to.
enum Tried {
    Ended(Outcome),
    /// The account itself does not work; the other mails would fare no better.
    Stopped(Fault),
}

/// Sends one after the other, at the account's pace and up to its number a day.
fn each(
    scene: &Scene<'_>,
    tracker: &mut Tracker,
    account: &Account,
    outgoing: Vec<Outgoing>,
    mut send: impl FnMut(&mut Log<'_, '_>, &Outgoing) -> Result<Tried, Failure>,
) -> Result<Run, Failure> {
    let mut sent_today = tracker.sent_on(&account.name, scene.today)?;
    let bar = progress(outgoing.len());
    let mut run = Run::default();
    let mut queue = outgoing.into_iter().peekable();
    let mut first = true;
    while let Some(mail) = queue.next() {
        if sent_today >= account.per_day {
            run.stopped = Some(format!(
                "the account `{}` sends {} a day (`per-day`); run the same command again tomorrow",
                account.name, account.per_day
            ));
            run.left.push(mail.case.reference.clone());
            run.left.extend(queue.map(|mail| mail.case.reference));
            break;
        }
        if !first {
            thread::sleep(account.pause);
        }
        first = false;
        let mut log = Log {
            scene,
            tracker,
            account,
            bar: &bar,
            begun: 0,
        };
        let tried = send(&mut log, &mail);
        sent_today += log.begun;
        match tried? {
            Tried::Ended(outcome) => run.outcomes.push((mail, outcome)),
            Tried::Stopped(fault) => {
                let rest: Vec<_> = queue.map(|mail| mail.case.reference).collect();
                if run.outcomes.is_empty() {
                    return Err(account.fault(fault).into());
                }
                run.stopped = Some(fault.to_string());
                run.left.push(mail.case.reference.clone());
                run.left.extend(rest);
                break;
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(run)
}

/// The log of the cases, and the account that writes to it.
struct Log<'a, 'scene> {
    scene: &'a Scene<'scene>,
    tracker: &'a mut Tracker,
    account: &'a Account,
    bar: &'a ProgressBar,
    /// How many mails were begun.
    begun: u32,
}

impl Log<'_, '_> {
    fn say(&self, text: &str) {
        self.bar.suspend(|| self.scene.say(text));
    }

    fn sending(&mut self, mail: &Outgoing) -> Result<(), Failure> {
        self.begun += 1;
        self.write(mail, EventKind::Sending, None, None, None)?;
        Ok(())
    }

    fn failed(&mut self, mail: &Outgoing, fault: &Fault) -> Result<(), Failure> {
        let kind = if fault.may_have_arrived() {
            EventKind::Unknown
        } else {
            EventKind::NotSent
        };
        let words = fault.words();
        let told = words.is_none().then(|| fault.trouble.to_string());
        self.write(mail, kind, Some(fault.stage), words, told)
    }

    /// # Errors
    /// When it cannot be recorded; the person is told what happened all the same.
    fn ended(
        &mut self,
        mail: &Outgoing,
        kind: EventKind,
        words: Option<&Words>,
        fault: Option<String>,
    ) -> Result<(), Failure> {
        self.write(mail, kind, None, words, fault)
    }

    fn write(
        &mut self,
        mail: &Outgoing,
        kind: EventKind,
        step: Option<Stage>,
        words: Option<&Words>,
        fault: Option<String>,
    ) -> Result<(), Failure> {
        let attempt = Attempt {
            at: self.scene.now(),
            account: self.account.name.clone(),
            message_id: mail.message.message_id.clone(),
            sha256: mail.message.sha256(),
            to: mail.message.recipient.clone(),
            step: step.map(|step| step.to_string()),
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
            ..Event::new(kind, self.scene.today, self.scene.today)
        };
        // What was sent may be recorded as unknown when the power fails: that is true
        // too, and every mail waits for the disk once and not twice.
        let recorded = match kind {
            EventKind::Sent => self.tracker.record_unsettled(&mail.case, &event),
            _ => self.tracker.record(&mail.case, &event),
        };
        recorded.map_err(|error| {
            let failure = Failure::from(error);
            match kind {
                EventKind::Sending => failure,
                EventKind::Sent => failure.hint(format!(
                    "the server took {}, which could not be recorded: `datawrit record {0} sent --by email`",
                    mail.case.reference
                )),
                _ => failure.hint(format!(
                    "{} is {kind}, which could not be recorded",
                    mail.case.reference
                )),
            }
        })
    }
}

/// A bar on a terminal; elsewhere nothing.
fn progress(total: usize) -> ProgressBar {
    if total < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
    match ProgressStyle::with_template("{bar:40} {pos} of {len}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
