//! An order to send, step by step.

use std::{
    collections::{HashSet, VecDeque},
    fmt, mem,
    path::PathBuf,
    time::Duration,
};

use chrono::NaiveDate;
use thiserror::Error as ThisError;

use super::{
    log::{self, Log},
    order::{Order, Which},
    outbox::{Outgoing, PostOffice, Reaction, Unsendable},
    outcome::{Became, Outcome, Skipped, Unreachable},
    run::{Moved, Retry, Run},
};
use crate::{
    delivery::server::Login,
    law::EventKind,
    office::{
        Error, Hint, Kind, Notice, Refusal, World,
        account::{self, Account, Way},
        view::CaseView,
    },
    request::Reference,
    tracker::{Case, Dispatch, Outbox, Tracker, TrackerError},
};

/// Why nothing is sent, or not this letter, though it could be.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("{case}: {reaction}")]
    Reacted { case: Reference, reaction: Reaction },
    #[error(
        "the letter is signed by `{signed_by}`, and the account `{account}` sends as `{sender}`"
    )]
    AnotherName {
        signed_by: String,
        account: String,
        sender: String,
    },
    /// The person has seen it, and does not want it.
    #[error("nothing was sent")]
    Declined,
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::Reacted { .. } | Refused::AnotherName { .. } => Kind::Misuse,
            Refused::Declined => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::Reacted { .. } => vec![Hint::Anyway],
            Refused::AnotherName { .. } => vec![Hint::ThatPersonsAccount],
            Refused::Declined => Vec::new(),
        }
    }
}

/// What the person must agree to before it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether a letter is sent though the recipient has reacted already.
    Reacted { case: Reference, reaction: Reaction },
    /// Whether a mail leaves under another name than its letter is signed by.
    AnotherName {
        case: Reference,
        /// The name of the company.
        recipient: String,
        signed_by: String,
        sender: String,
    },
    /// Whether these mails leave: [`Sending::mails`].
    Send,
    /// Whether a file that is there already may be replaced by a draft.
    Replace(PathBuf),
}

/// What has happened, or is to be done before it goes on.
#[derive(Debug)]
pub enum Next {
    /// The person must agree, or not: [`Sending::answer`].
    Agree(Question),
    /// The account is to be logged in to: [`Sending::log_in`].
    LogIn,
    /// So many mails begin to leave, one after the other.
    Begun(usize),
    /// Nothing is to be done for so long: between two mails, or before one is tried again.
    Wait(Duration, Option<Retry>),
    /// One mail has come to its end.
    Ended,
    /// Everything has.
    Done(Outcome),
}

/// Where it is.
enum Position {
    /// Which cases are willing to be sent.
    Cases,
    /// Which mails leave under the right name.
    Senders(VecDeque<Outgoing>),
    /// Everything is shown.
    Shown,
    LogIn,
    Run(Box<Run>),
    Over,
}

/// Letters that are being sent. While it lives no other process sends, unless it is a rehearsal.
pub struct Sending<'w> {
    world: World<'w>,
    order: Order,
    account: Account,
    tracker: Tracker,
    /// None in a rehearsal: nothing leaves, and nobody is kept from sending.
    claim: Option<Outbox>,
    position: Position,
    /// What the person said to the last question.
    answer: Option<bool>,
    /// The cases that were not looked at yet, and those that are to be sent.
    cases: VecDeque<Case>,
    willing: Vec<Case>,
    /// The mails that are to leave.
    mails: Vec<Outgoing>,
    outcome: Outcome,
}

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        if let Some(outbox) = self.claim.take() {
            self.tracker.release_sending(outbox);
        }
    }
}

impl fmt::Debug for Sending<'_> {
    /// Nothing of the letters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}

impl<'w> Sending<'w> {
    /// Finds what is to be sent. A mail of which nobody knows whether it left, because the program
    /// was ended, is recorded as that.
    ///
    /// # Errors
    /// When there is no such account or case, when another process is sending, or when the tracker
    /// cannot be read or written.
    pub fn begin(world: &World<'w>, order: Order) -> Result<Sending<'w>, Error> {
        let account = account::account(world.home, order.account.as_deref())?;
        let folder = world.home.folder();
        let Some(mut tracker) = world.home.existing_tracker()? else {
            return Err(TrackerError::Empty(folder.to_owned()).into());
        };
        // From here on no other process sends, until this has come to its end.
        let claim = if order.rehearsal {
            None
        } else {
            Some(tracker.claim_sending(folder)?)
        };
        let mut outcome = Outcome {
            rehearsal: order.rehearsal,
            ..Outcome::default()
        };
        let mut cases = VecDeque::new();
        for case in found(&tracker, &order)? {
            let skipped = match case.dispatch_of(case.to_send()) {
                Dispatch::Unsent => put_away(&case).map(Skipped::PutAway),
                Dispatch::Sent => Some(Skipped::Sent),
                Dispatch::Unknown => Some(Skipped::Unsettled),
                // Nobody else sends now, unless this is a rehearsal: whoever was sending has ended.
                Dispatch::Interrupted => {
                    if !order.rehearsal {
                        log::record_interruption(&mut tracker, &case, world)?;
                    }
                    Some(Skipped::Unsettled)
                }
            };
            match skipped {
                Some(why) => outcome.skipped.push((case.reference, why)),
                None => cases.push_back(case),
            }
        }
        Ok(Sending {
            world: *world,
            order,
            account,
            tracker,
            claim,
            position: Position::Cases,
            answer: None,
            cases,
            willing: Vec::new(),
            mails: Vec::new(),
            outcome,
        })
    }

    /// The account it is sent from.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The mails that are to leave, from [`Question::Send`] until they do.
    pub fn mails(&self) -> &[Outgoing] {
        &self.mails
    }

    /// What the person says to the question that was asked.
    pub fn answer(&mut self, yes: bool) {
        self.answer = Some(yes);
    }

    /// Logs in. The mails are kept first, before a byte of them leaves.
    ///
    /// # Errors
    /// When they cannot be kept.
    pub fn log_in(&mut self, login: Login) -> Result<(), Error> {
        let new: Vec<_> = self
            .mails
            .iter()
            .filter(|mail| !mail.kept)
            .map(|mail| (&mail.case.reference, &mail.message))
            .collect();
        self.tracker.keep_messages(&new)?;
        let begun = match self.account.way {
            Way::Drafts(_) => 0,
            _ => self.tracker.sent_on(&self.account.name, self.world.today)?,
        };
        let mails = mem::take(&mut self.mails);
        self.position = Position::Run(Box::new(Run::new(mails, login, begun)));
        Ok(())
    }

    /// Goes on to the next moment of which the door has to know. A question that was not answered is
    /// asked again.
    ///
    /// # Errors
    /// When a letter that was sent for alone cannot be sent, when the person declines, or when the
    /// tracker cannot be read or written. What has been sent is in the log.
    pub fn go_on(&mut self) -> Result<Next, Error> {
        loop {
            match &mut self.position {
                Position::Cases => {
                    if let Some(question) = self.unwilling() {
                        return Ok(Next::Agree(question));
                    }
                    let made = self.make()?;
                    self.position = Position::Senders(made.into());
                }
                Position::Senders(made) => {
                    let mut made = mem::take(made);
                    if let Some(question) = self.under_another_name(&mut made) {
                        self.position = Position::Senders(made);
                        return Ok(Next::Agree(question));
                    }
                    if !self.order.which.is_many()
                        && let Some(one) = self.outcome.unreachable.pop()
                    {
                        return Err(one.why);
                    }
                    if self.order.rehearsal || self.mails.is_empty() {
                        self.outcome.left = mem::take(&mut self.mails);
                        self.position = Position::Over;
                    } else {
                        self.position = Position::Shown;
                    }
                }
                Position::Shown => match self.answer.take() {
                    None => return Ok(Next::Agree(Question::Send)),
                    Some(false) => return Err(Refused::Declined.into()),
                    Some(true) => self.position = Position::LogIn,
                },
                Position::LogIn => return Ok(Next::LogIn),
                Position::Run(_) => {
                    if let Some(next) = self.run()? {
                        return Ok(next);
                    }
                }
                Position::Over => return Ok(Next::Done(mem::take(&mut self.outcome))),
            }
        }
    }

    /// The next case whose recipient has reacted already.
    fn unwilling(&mut self) -> Option<Question> {
        while let Some(case) = self.cases.pop_front() {
            let reaction = Reaction::of(&case).filter(|_| !self.order.anyway);
            let Some(reaction) = reaction else {
                self.willing.push(case);
                continue;
            };
            let reference = case.reference.clone();
            match self.answer.take() {
                // Everything is answered before a rehearsal: nothing leaves.
                None if !self.order.rehearsal => {
                    self.cases.push_front(case);
                    return Some(Question::Reacted {
                        case: reference,
                        reaction,
                    });
                }
                Some(true) => self.willing.push(case),
                Some(false) | None => self.outcome.unreachable.push(Unreachable {
                    case: reference.clone(),
                    recipient: case.recipient,
                    why: Refused::Reacted {
                        case: reference,
                        reaction,
                    }
                    .into(),
                }),
            }
        }
        None
    }

    /// Makes the mails; what cannot go by mail is told apart.
    fn make(&mut self) -> Result<Vec<Outgoing>, Error> {
        let cases = mem::take(&mut self.willing);
        if self.order.to.is_some() && cases.len() > 1 {
            return Err(Unsendable::SeveralLetters.into());
        }
        let mut post = PostOffice::open(&self.world, &self.order, &self.account, &self.tracker)?;
        let mut made = Vec::new();
        for case in cases {
            let (reference, recipient) = (case.reference.clone(), case.recipient.clone());
            match post.mail(case) {
                Ok(mail) => made.push(mail),
                Err(why) => self.outcome.unreachable.push(Unreachable {
                    case: reference,
                    recipient,
                    why,
                }),
            }
        }
        Ok(made)
    }

    /// The next mail that would leave under another name than its letter is signed by.
    fn under_another_name(&mut self, made: &mut VecDeque<Outgoing>) -> Option<Question> {
        while let Some(mail) = made.pop_front() {
            let signed_by = mail.signed_by.clone();
            let asks = !self.order.any_sender && !self.order.rehearsal;
            let Some(signed_by) = signed_by.filter(|_| asks) else {
                self.mails.push(mail);
                continue;
            };
            let sender = mail.mail.from.first();
            let sender = sender.map_or_else(String::new, |from| from.name.clone());
            match self.answer.take() {
                None => {
                    let question = Question::AnotherName {
                        case: mail.case.reference.clone(),
                        recipient: mail.case.recipient.clone(),
                        signed_by,
                        sender,
                    };
                    made.push_front(mail);
                    return Some(question);
                }
                Some(true) => self.mails.push(mail),
                Some(false) => self.outcome.unreachable.push(Unreachable {
                    case: mail.case.reference,
                    recipient: mail.case.recipient,
                    why: Refused::AnotherName {
                        signed_by,
                        account: self.account.name.clone(),
                        sender,
                    }
                    .into(),
                }),
            }
        }
        None
    }

    /// One step of the run; none when it is over.
    fn run(&mut self) -> Result<Option<Next>, Error> {
        let Position::Run(run) = &mut self.position else {
            return Ok(None);
        };
        if let Some(mails) = run.begins() {
            return Ok(Some(Next::Begun(mails)));
        }
        let mut log = Log {
            world: self.world,
            tracker: &mut self.tracker,
            account: &self.account,
        };
        match run.go_on(&mut log, self.answer.take()) {
            Ok(Moved::Ended) => Ok(Some(Next::Ended)),
            Ok(Moved::Wait(wait, why)) => Ok(Some(Next::Wait(wait, why))),
            Ok(Moved::Replace(path)) => Ok(Some(Next::Agree(Question::Replace(path)))),
            Ok(Moved::Over) => {
                run.hang_up();
                self.outcome.tried = mem::take(&mut run.tried);
                self.outcome.notices.append(&mut run.notices);
                self.outcome.left = mem::take(&mut run.left);
                self.outcome.stopped = run.stopped.take();
                self.position = Position::Over;
                // What became of the mails is told all the same.
                if let Err(error) = self.tracker.settle() {
                    self.outcome.notices.push(Notice::SentMayBeLost {
                        error: error.to_string(),
                    });
                }
                Ok(None)
            }
            Err(error) => {
                run.hang_up();
                Err(error)
            }
        }
    }

    /// The first day on which the answer to something that was sent is due, and to how many letters.
    ///
    /// # Errors
    /// When the law or the tracker cannot be read.
    pub fn first_due(&self, outcome: &Outcome) -> Result<Option<(NaiveDate, usize)>, Error> {
        let sent = |(_, became): &&(Outgoing, Became)| matches!(became, Became::Sent { .. });
        let mut sent = outcome.tried.iter().filter(sent).peekable();
        if sent.peek().is_none() {
            return Ok(None);
        }
        let statutes = self.world.home.statutes()?;
        let mut due = Vec::new();
        for (mail, _) in sent {
            let case = self.tracker.find(mail.case.reference.as_str())?;
            let view = CaseView::of(case, self.world.today, statutes.calendars()?)?;
            due.extend(view.next().map(|clock| clock.deadline.due));
        }
        let many = due.len();
        Ok(due.into_iter().min().map(|day| (day, many)))
    }
}

/// The cases of the order, each once.
fn found(tracker: &Tracker, order: &Order) -> Result<Vec<Case>, Error> {
    let mut found: Vec<Case> = match &order.which {
        // What was written and has not left; what is unknown is told again.
        Which::All => {
            let all = tracker.cases()?.into_iter();
            all.filter(|case| {
                case.dispatch_of(case.to_send()) != Dispatch::Sent
                    && put_away(case).is_none()
                    && (order.anyway || Reaction::of(case).is_none())
            })
            .collect()
        }
        Which::These { cases, .. } => {
            let found = cases.iter().map(|typed| tracker.find(typed));
            found.collect::<Result<_, _>>()?
        }
    };
    let mut known = HashSet::new();
    found.retain(|case| known.insert(case.reference.clone()));
    Ok(found)
}

/// Why a case is not to be sent at all.
fn put_away(case: &Case) -> Option<EventKind> {
    // A letter that was written after that is to leave.
    if case.further_to_send().is_some() {
        return None;
    }
    [EventKind::Withdrawn, EventKind::Closed]
        .into_iter()
        .find(|kind| case.day_of(*kind).is_some())
}
