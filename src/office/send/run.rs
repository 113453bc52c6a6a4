//! One mail after the other, each recorded before and after.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    time::Duration,
};

use thiserror::Error as ThisError;

use super::{
    copying::Copying,
    log::Log,
    outbox::Outgoing,
    outcome::{Became, Stopped},
};
use crate::{
    delivery::{
        mail,
        sendmail::{self as program_of_the_machine, SendmailError},
        server::{Fault, Login, Server, Stage, Words},
        smtp::Session,
    },
    law::EventKind,
    office::{
        Error, Hint, Notice, Refusal,
        account::{Account, Copies, Way},
        file::{FileError, Overwrite, Prepared, make_folder},
    },
    request::Reference,
};

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// A mail that was refused for now, and is tried again.
#[derive(Debug)]
pub struct Retry {
    pub case: Reference,
    pub fault: Fault,
}

/// The folder of drafts cannot be had.
#[derive(Debug, ThisError)]
#[error("{} cannot be made: {source}", path.display())]
pub struct NoFolder {
    path: PathBuf,
    source: std::io::Error,
}

impl Refusal for NoFolder {}

/// How far it is.
pub(super) enum Moved {
    /// One mail has come to its end.
    Ended,
    /// Nothing is to be done for so long.
    Wait(Duration, Option<Retry>),
    /// Whether a file that is there may be replaced.
    Replace(PathBuf),
    Over,
}

/// The mails that leave.
pub(super) struct Run {
    queue: VecDeque<Outgoing>,
    /// The one that is next, or is tried again.
    current: Option<Current>,
    login: Login,
    session: Option<Session>,
    /// How many the account has begun today, by its log.
    begun: u32,
    first: bool,
    /// Whether it was told how many leave.
    told: bool,
    copies: Option<Copying>,
    pub(super) notices: Vec<Notice>,
    pub(super) tried: Vec<(Outgoing, Became)>,
    pub(super) left: Vec<Outgoing>,
    pub(super) stopped: Option<Stopped>,
}

struct Current {
    mail: Outgoing,
    tries: u32,
    /// Before the next try.
    wait: Duration,
}

impl Run {
    /// `begun`: how many mails the account has begun today.
    pub(super) fn new(mails: Vec<Outgoing>, login: Login, begun: u32) -> Run {
        Run {
            queue: mails.into(),
            current: None,
            login,
            session: None,
            begun,
            first: true,
            told: false,
            copies: None,
            notices: Vec::new(),
            tried: Vec::new(),
            left: Vec::new(),
            stopped: None,
        }
    }

    /// How many mails leave, said once.
    pub(super) fn begins(&mut self) -> Option<usize> {
        (!std::mem::replace(&mut self.told, true)).then_some(self.queue.len())
    }

    /// Goes on to the next moment of which the door has to know. `replace`: what the person said
    /// of the file that was asked for.
    pub(super) fn go_on(
        &mut self,
        log: &mut Log<'_>,
        replace: Option<bool>,
    ) -> Result<Moved, Error> {
        let account = log.account;
        if let Way::Drafts(folder) = &account.way {
            return self.draft(folder, replace);
        }
        // At the account's pace, and up to its number a day.
        let current = match self.current.take() {
            Some(current) => current,
            None => {
                let Some(mail) = self.queue.pop_front() else {
                    return Ok(Moved::Over);
                };
                if self.begun >= account.per_day {
                    self.stop(
                        mail,
                        Stopped::Enough {
                            account: account.name.clone(),
                            per_day: account.per_day,
                        },
                    );
                    return Ok(Moved::Over);
                }
                let current = Current {
                    mail,
                    tries: 0,
                    wait: account.retry_after,
                };
                if !std::mem::take(&mut self.first) {
                    self.current = Some(current);
                    return Ok(Moved::Wait(account.pause, None));
                }
                current
            }
        };
        match &account.way {
            Way::Smtp(server) => self.by_server(log, server, current),
            Way::Sendmail(program) => {
                let became = self.by_program(log, program, &current.mail)?;
                if matches!(became, Became::Sent { .. }) {
                    self.copy(account, &current.mail);
                }
                Ok(self.ended(current.mail, became))
            }
            Way::Drafts(folder) => self.draft(folder, replace),
        }
    }

    /// Takes leave of the server.
    pub(super) fn hang_up(&mut self) {
        if let Some(session) = self.session.take() {
            session.quit();
        }
        if let Some(copies) = self.copies.take() {
            copies.hang_up();
        }
    }

    /// Puts a copy of a mail that has left where the account says. The mail has left whatever becomes of it.
    fn copy(&mut self, account: &Account, mail: &Outgoing) {
        let Some(Copies::Folder(name)) = &account.copy else {
            return;
        };
        let copies = self.copies.get_or_insert_with(Copying::default);
        if let Err(failed) = copies.put(account, &self.login, name, &mail.message) {
            self.notices.push(Notice::CopyFailed {
                case: mail.case.reference.clone(),
                why: failed.why,
                may_be_there: failed.may_be_there,
            });
        }
    }

    fn ended(&mut self, mail: Outgoing, became: Became) -> Moved {
        self.tried.push((mail, became));
        Moved::Ended
    }

    fn stop(&mut self, mail: Outgoing, why: Stopped) {
        self.stopped = Some(why);
        self.left.push(mail);
        self.left.extend(self.queue.drain(..));
    }

    /// Puts a draft into a folder; it is sent when a mail program sends it.
    fn draft(&mut self, folder: &Path, replace: Option<bool>) -> Result<Moved, Error> {
        if std::mem::take(&mut self.first) {
            make_folder(folder).map_err(|source| NoFolder {
                path: folder.to_owned(),
                source,
            })?;
        }
        let Some(mail) = self.queue.pop_front() else {
            return Ok(Moved::Over);
        };
        let letter = mail.message.letter.suffix();
        let path = folder.join(format!("{}{letter}.eml", mail.case.reference));
        let overwrite = match (Overwrite::of(&path, replace == Some(true)), replace) {
            (Err(FileError::Exists(path)), None) => {
                self.queue.push_front(mail);
                return Ok(Moved::Replace(path));
            }
            (decided, _) => decided?,
        };
        let bytes = [b"X-Unsent: 1\r\n", &mail.message.bytes[..]].concat();
        let path = Prepared::new(&path, &bytes, overwrite)?.keep()?;
        let path = path.display().to_string();
        Ok(self.ended(mail, Became::Draft { path }))
    }

    /// Hands a mail to the machine's own program.
    fn by_program(
        &mut self,
        log: &mut Log<'_>,
        program: &Path,
        mail: &Outgoing,
    ) -> Result<Became, Error> {
        self.begun += 1;
        log.sending(mail)?;
        let message = &mail.message;
        let done = program_of_the_machine::deliver(
            program,
            &message.sender,
            &message.recipient,
            &message.bytes,
            log.account.patience,
        );
        Ok(match done {
            Ok(()) => {
                log.ended(mail, EventKind::Sent, None, None)?;
                Became::Sent { words: None }
            }
            Err(error @ SendmailError::Unknown { .. }) => {
                log.ended(mail, EventKind::Unknown, None, Some(error.to_string()))?;
                Became::Unknown {
                    why: error.to_string(),
                }
            }
            Err(error) => {
                log.ended(mail, EventKind::NotSent, None, Some(error.to_string()))?;
                Became::NotSent {
                    why: error.to_string(),
                    way: None,
                }
            }
        })
    }

    /// Hands a mail to the server, over one connection as long as the server keeps it.
    fn by_server(
        &mut self,
        log: &mut Log<'_>,
        server: &Server,
        mut current: Current,
    ) -> Result<Moved, Error> {
        let fault = match self.try_once(log, server, &current.mail)? {
            Ok(words) => {
                let words = Some(words.to_string());
                self.copy(log.account, &current.mail);
                return Ok(self.ended(current.mail, Became::Sent { words }));
            }
            Err(fault) => fault,
        };
        // What the server thinks of the conversation now is anybody's guess.
        if let Some(session) = self.session.take()
            && fault.words().is_some()
        {
            session.quit();
        }
        if fault.may_have_arrived() {
            let why = fault.to_string();
            return Ok(self.ended(current.mail, Became::Unknown { why }));
        }
        if fault.is_transient() && current.tries < log.account.retries {
            let wait = current.wait;
            let case = current.mail.case.reference.clone();
            current.wait = (wait * 3).min(LONGEST_WAIT);
            current.tries += 1;
            self.current = Some(current);
            return Ok(Moved::Wait(wait, Some(Retry { case, fault })));
        }
        if fault.is_of_account() {
            if self.tried.is_empty() {
                return Err(log.account.fault(fault).into());
            }
            self.stop(current.mail, Stopped::Fault(fault));
            return Ok(Moved::Over);
        }
        if fault.stage < Stage::Data {
            // Nothing was recorded of this try yet.
            log.failed(&current.mail, &fault)?;
        }
        let case = current.mail.case.reference.clone();
        let became = Became::NotSent {
            why: fault.to_string(),
            way: Some(if fault.is_transient() {
                Hint::SendLater { case }
            } else {
                Hint::OtherWays { case }
            }),
        };
        Ok(self.ended(current.mail, became))
    }

    fn try_once(
        &mut self,
        log: &mut Log<'_>,
        server: &Server,
        mail: &Outgoing,
    ) -> Result<Result<Words, Fault>, Error> {
        let (from, to) = (
            mail::envelope(&mail.message.sender)?,
            mail::envelope(&mail.message.recipient)?,
        );
        let mut refused = None;
        let open = match &mut self.session {
            Some(open) => open,
            None => match Session::open(server, &self.login) {
                Ok(opened) => self.session.insert(opened),
                Err(fault) => return Ok(Err(fault)),
            },
        };
        if let Err(fault) = open.address(&from, &to) {
            return Ok(Err(fault));
        }
        if log.account.copy == Some(Copies::ToSender) && from != to {
            match open.also(&from) {
                Ok(Ok(())) => {}
                Ok(Err(words)) => refused = Some(words),
                Err(fault) => return Ok(Err(fault)),
            }
        }
        // From here on the mail may leave, and the log says so first.
        self.begun += 1;
        log.sending(mail)?;
        match open.deliver(&mail.message.bytes) {
            Ok(words) => {
                log.ended(mail, EventKind::Sent, Some(&words), None)?;
                self.notices
                    .extend(refused.map(|refused| Notice::CopyFailed {
                        case: mail.case.reference.clone(),
                        why: refused.to_string(),
                        may_be_there: false,
                    }));
                Ok(Ok(words))
            }
            Err(fault) => {
                log.failed(mail, &fault)?;
                Ok(Err(fault))
            }
        }
    }
}
