//! Reads the person's mailbox for what has come back, and leaves it as it was.
//!
//! [`Fetching`] is begun with an [`Order`] and goes on step by step: each [`Next`] says what has
//! happened. What becomes of a message is the matter of a [`Keeper`], which keeps it and, in the same
//! moment, how far the folder was read: whenever it is stopped, the next order goes on from there.

use std::{collections::VecDeque, fmt};

use chrono::{Days, NaiveDate};
use serde::Serialize;
use thiserror::Error as ThisError;

use super::import::{Became, Intake, Strangers, TakenIn};
use crate::{
    delivery::server::{Fault, Login, Stage, Trouble},
    mailbox::{Announced, BadFolder, Fetched, Folder, Got, Since, Visit, chosen},
    office::{Error, Hint, Kind, Refusal, World, account, account::Account},
    reply::{UnreadableMail, source::Raw},
    tracker::{Cursor, TrackerError},
};

/// The most that is asked for at once: messages, and bytes of them.
const MESSAGES: usize = 50;
const BYTES: u64 = 1_000_000;
/// Days before the first letter from which on messages are looked for: the server's day is not ours.
const BEFORE: u64 = 1;

/// What is wanted.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The account; the only one, or `default`, where it is missing.
    pub account: Option<String>,
    /// The folders to read; inbox, junk and archive where there are none.
    pub folders: Vec<String>,
    /// The day from which on, instead of where the last time ended.
    pub since: Option<NaiveDate>,
}

/// A message as it came out of the mailbox.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    pub bytes: &'a [u8],
    /// Whether these are its head alone, for it is too large.
    pub head_alone: bool,
    /// The day on which the server got it, if it said.
    pub received: Option<NaiveDate>,
    /// How far the folder is read with it. None where an earlier message is still to be had.
    pub cursor: Option<&'a Cursor>,
}

/// Where messages go.
pub trait Keeper {
    /// Keeps a message once, however often it comes, and the cursor in the same moment.
    ///
    /// # Errors
    /// When it cannot be kept; it is fetched again then.
    fn take(&mut self, message: Incoming<'_>) -> Result<(), Error>;

    /// Keeps the cursor alone, where there is no message.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn advance(&mut self, cursor: &Cursor) -> Result<(), Error>;
}

/// Nothing can be fetched.
#[derive(Debug, ThisError)]
pub enum Refused {
    #[error("no letter was written yet, so that nothing can have come back")]
    NoLetter,
    #[error(transparent)]
    Folder(BadFolder),
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::NoLetter => Kind::Cannot,
            Refused::Folder(_) => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            Refused::NoLetter => Hint::WriteFirst,
            Refused::Folder(folder) => {
                Hint::say(format!("its folders are {}", folder.known.join(", ")))
            }
        }]
    }
}

/// Takes messages in as mails of a file are.
#[derive(Debug)]
pub struct Taking {
    intake: Intake,
    strangers: Strangers,
    taken: Vec<TakenIn>,
    passed_over: u32,
    unreadable: u32,
}

impl Taking {
    /// Gathers what messages are held against.
    ///
    /// # Errors
    /// When there is no case yet, or something of the home cannot be read.
    pub fn open(world: &World<'_>, strangers: Strangers) -> Result<Taking, Error> {
        Ok(Taking {
            intake: Intake::open(world)?,
            strangers,
            taken: Vec::new(),
            passed_over: 0,
            unreadable: 0,
        })
    }

    /// Waits until everything that was taken in survives a power cut, and says what came.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn outcome(mut self, report: Report) -> Result<Outcome, Error> {
        self.intake.settle()?;
        Ok(Outcome {
            account: report.account,
            folders: report.folders,
            passed_over: self.passed_over,
            unreadable: self.unreadable,
            messages: self.taken,
        })
    }
}

impl Keeper for Taking {
    fn take(&mut self, message: Incoming<'_>) -> Result<(), Error> {
        let cursor = message.cursor;
        let raw = Raw::whole(message.bytes.to_vec());
        let passed = match self.intake.take(raw, self.strangers, cursor) {
            Ok(taken) if taken.became == Became::PassedOver => &mut self.passed_over,
            Ok(taken) => {
                self.taken.push(taken);
                return Ok(());
            }
            Err(error) if error.downcast_ref::<UnreadableMail>().is_some() => &mut self.unreadable,
            Err(error) => return Err(error),
        };
        *passed += 1;
        cursor.map_or(Ok(()), |cursor| self.advance(cursor))
    }

    fn advance(&mut self, cursor: &Cursor) -> Result<(), Error> {
        self.intake.advance(cursor)
    }
}

/// What came out of the mailbox.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Outcome {
    pub account: String,
    pub folders: Vec<FolderReport>,
    /// How many messages have nothing of any case, and were not kept.
    pub passed_over: u32,
    /// How many are not mails that can be read, and were not kept.
    pub unreadable: u32,
    /// Those that were kept, or were there already.
    pub messages: Vec<TakenIn>,
}

/// What was read of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    pub account: String,
    pub folders: Vec<FolderReport>,
}

/// What was read of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FolderReport {
    pub folder: String,
    /// How many messages were read, and how many bytes they have.
    pub messages: u32,
    pub bytes: u64,
    /// Those over 50 MB, of which the head alone was read.
    pub too_large: u32,
    /// Those that the server has and did not give; the next order asks for them again.
    pub withheld: u32,
    /// Whether the server has numbered its messages anew, so that all were looked at again.
    pub anew: bool,
    /// Why it could not be opened.
    pub closed: Option<String>,
}

/// What has happened.
#[derive(Debug)]
pub enum Next {
    /// The account's password is wanted: [`Fetching::log_in`].
    LogIn,
    /// So many messages are read in this folder.
    Opened { folder: String, messages: usize },
    /// So many of them have been.
    Read(usize),
    /// All of it, or all that can be had.
    Done(Report),
}

/// A folder that is being read.
struct Current {
    /// What is known by now, and where the next cursor goes.
    cursor: Cursor,
    wanted: VecDeque<Announced>,
    report: FolderReport,
}

/// The mailbox while it is read.
pub struct Fetching<'a> {
    world: &'a World<'a>,
    order: Order,
    account: Account,
    /// Messages from before cannot answer a letter.
    first: NaiveDate,
    visit: Option<Visit>,
    folders: VecDeque<Folder>,
    current: Option<Current>,
    report: Report,
}

impl<'a> Fetching<'a> {
    /// Says which mailbox is read. Nothing is connected yet.
    ///
    /// # Errors
    /// When there is no such account, it has no mailbox, or no letter was written yet.
    pub fn begin(world: &'a World<'a>, order: Order) -> Result<Fetching<'a>, Error> {
        let account = account::account(world.home, order.account.as_deref())?;
        account.mailbox()?;
        let cases = world.home.cases()?;
        let first = cases.iter().map(|case| case.opened_on).min();
        let first = first.ok_or(Refused::NoLetter)?;
        let first = first.checked_sub_days(Days::new(BEFORE)).unwrap_or(first);
        Ok(Fetching {
            world,
            first: order.since.unwrap_or(first),
            report: Report {
                account: account.name.clone(),
                folders: Vec::new(),
            },
            order,
            account,
            visit: None,
            folders: VecDeque::new(),
            current: None,
        })
    }

    pub fn account(&self) -> &Account {
        &self.account
    }

    /// Connects and finds the folders.
    ///
    /// # Errors
    /// When the server cannot be used, or a folder that was named is not there.
    pub fn log_in(&mut self, login: &Login) -> Result<(), Error> {
        let server = self.account.mailbox()?;
        let mut visit = Visit::open(server, login).map_err(|fault| self.account.unread(fault))?;
        let folders = visit
            .folders()
            .map_err(|fault| self.account.unread(fault))?;
        self.folders = chosen(&folders, &self.order.folders)
            .map_err(Refused::Folder)?
            .into();
        self.visit = Some(visit);
        Ok(())
    }

    /// Goes on to the next moment of which the door has to know.
    ///
    /// # Errors
    /// When the connection ends or a message cannot be kept; what was read until then is kept.
    pub fn go_on(&mut self, keeper: &mut dyn Keeper) -> Result<Next, Error> {
        let Some(mut visit) = self.visit.take() else {
            return Ok(Next::LogIn);
        };
        let next = self.step(&mut visit, keeper)?;
        if let Next::Done(_) = next {
            visit.quit();
        } else {
            self.visit = Some(visit);
        }
        Ok(next)
    }

    fn step(&mut self, visit: &mut Visit, keeper: &mut dyn Keeper) -> Result<Next, Error> {
        loop {
            if let Some(mut current) = self.current.take() {
                let batch = batch(&mut current.wanted);
                if !batch.is_empty() {
                    let read = visit.read(&batch);
                    let read = read.map_err(|fault| self.account.unread(fault))?;
                    let messages = read.len();
                    for message in read {
                        current.took(&message, keeper)?;
                    }
                    self.current = Some(current);
                    return Ok(Next::Read(messages));
                }
                self.report.folders.push(current.report);
            }
            let Some(folder) = self.folders.pop_front() else {
                return Ok(Next::Done(self.report.clone()));
            };
            let shown = folder.shown();
            match self.open(visit, folder) {
                Ok(current) => {
                    let messages = current.wanted.len();
                    self.current = Some(current);
                    return Ok(Next::Opened {
                        folder: shown,
                        messages,
                    });
                }
                Err(Unopened::Fault(Fault {
                    stage: Stage::Folder,
                    trouble: Trouble::Refused(words),
                })) => self.report.folders.push(FolderReport {
                    folder: shown,
                    closed: Some(words.to_string()),
                    ..FolderReport::default()
                }),
                Err(Unopened::Fault(fault)) => return Err(self.account.unread(fault).into()),
                Err(Unopened::Tracker(error)) => return Err(error.into()),
            }
        }
    }

    /// Opens a folder, and finds what was not read of it.
    fn open(&self, visit: &mut Visit, folder: Folder) -> Result<Current, Unopened> {
        let opened = visit.examine(&folder)?;
        let of = self.account.mailbox.as_ref();
        let of = of.map_or_else(String::new, |server| {
            format!(
                "{}@{}",
                server.user.as_deref().unwrap_or_default(),
                server.host
            )
        });
        let known = match self.world.home.existing_tracker()? {
            Some(tracker) => tracker.cursor(&of, folder.name())?,
            None => None,
        };
        let anew = known
            .as_ref()
            .is_some_and(|known| known.uid_validity != opened.uid_validity);
        let since = match &known {
            Some(known) if !anew && self.order.since.is_none() => Since::Message(known.uid),
            _ => Since::Day(self.first),
        };
        let found = visit.search(since)?;
        let wanted = visit.sizes(&found)?;
        // An order to begin earlier does not make what was read since then unread.
        let uid = known.filter(|_| !anew).map_or(0, |known| known.uid);
        Ok(Current {
            cursor: Cursor {
                account: of,
                folder: folder.name().to_owned(),
                uid_validity: opened.uid_validity,
                uid,
            },
            report: FolderReport {
                folder: folder.shown(),
                anew,
                ..FolderReport::default()
            },
            wanted: wanted.into(),
        })
    }
}

impl Current {
    fn took(&mut self, message: &Fetched, keeper: &mut dyn Keeper) -> Result<(), Error> {
        let uid = message.announced.uid;
        // From the first that is to be asked for again, the cursor stays before it.
        let moves = self.report.withheld == 0 && uid > self.cursor.uid;
        let cursor = Cursor {
            uid,
            ..self.cursor.clone()
        };
        let (bytes, head_alone) = match &message.got {
            Got::Whole(bytes) => (bytes, false),
            Got::Head(bytes) => (bytes, true),
            Got::Gone => {
                if moves {
                    keeper.advance(&cursor)?;
                    self.cursor = cursor;
                }
                return Ok(());
            }
            Got::Withheld => {
                self.report.withheld += 1;
                return Ok(());
            }
        };
        keeper.take(Incoming {
            bytes,
            head_alone,
            received: message.announced.received.map(|at| at.date_naive()),
            cursor: moves.then_some(&cursor),
        })?;
        if moves {
            self.cursor = cursor;
        }
        self.report.messages += 1;
        self.report.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.report.too_large += u32::from(head_alone);
        Ok(())
    }
}

/// As many as are asked for at once.
fn batch(wanted: &mut VecDeque<Announced>) -> Vec<Announced> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while let Some(next) = wanted.front()
        && (batch.is_empty() || batch.len() < MESSAGES && bytes + u64::from(next.size) <= BYTES)
    {
        bytes += u64::from(next.size);
        batch.extend(wanted.pop_front());
    }
    batch
}

/// A folder cannot be opened, or what is known of it not be read.
enum Unopened {
    Fault(Fault),
    Tracker(TrackerError),
}

impl From<Fault> for Unopened {
    fn from(fault: Fault) -> Unopened {
        Unopened::Fault(fault)
    }
}

impl From<TrackerError> for Unopened {
    fn from(error: TrackerError) -> Unopened {
        Unopened::Tracker(error)
    }
}

impl fmt::Debug for Fetching<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetching")
            .field("account", &self.account.name)
            .finish_non_exhaustive()
    }
}
