//! What is worth knowing beside an outcome.

use chrono::NaiveDate;
use serde::Serialize;

use super::write;
use crate::{
    authority::Sector,
    law::EventKind,
    request::{Email, Reference},
    tracker::Receipt,
};

/// The first thing that will be due, later than was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextDue {
    pub recipient: String,
    /// What is due then.
    pub title: String,
    pub due: NaiveDate,
}

/// One thing that the person should know, as data: a door says it in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Notice {
    // Of recording.
    /// The letter was recorded as sent before, and its deadline counts from that day.
    StillCountsFrom { case: Reference, day: NaiveDate },
    /// The letter came back, and its receipt was recorded: that still counts.
    ReceiptStillCounts { day: NaiveDate },
    /// The event takes the place of one of another day; both stay in the log.
    TakesThePlace { event: EventKind, day: NaiveDate },
    // Of sending.
    /// The mail that was kept with a case is not the one made from its letter, and no entry of the
    /// log mentions it: the letter's own mail is sent instead.
    NotItsMail { message_id: String },
    /// The mail leaves under another name than its letter is signed by.
    LeavesAs { name: String, signed_by: String },
    /// The mail leaves from an address that is not in its letter.
    LeavesFrom { address: String, in_letter: Email },
    /// The store could not be made safe: what was recorded last may be lost if the power fails.
    SentMayBeLost { error: String },

    /// The mail has left, and the copy of it that the account asks for is not where it should be.
    CopyFailed {
        case: Reference,
        why: String,
        /// Whether it may be there all the same; it is not put there again.
        may_be_there: bool,
    },

    // Of looking: list, due, show, why, deadline, law, verify.
    /// A letter that nobody knows to have left.
    NotRecordedAsSent { case: Reference, recipient: String },
    /// The recipient is late if the letter arrived, which is an estimate.
    CheckThatItArrived { case: Reference, receipt: Receipt },
    /// A question of the recipient that the person answers, or disputes.
    AnswerOrDispute {
        case: Reference,
        asked: EventKind,
        since: NaiveDate,
    },
    /// Only the recipient knows the day on which its clock started.
    AskForTheStart {
        case: Reference,
        received_on: NaiveDate,
    },
    /// The notice before this one holds for so many more cases.
    TheSameFor { cases: usize },
    /// Nothing is due within so many days.
    NothingDue { within: u32, next: Option<NextDue> },
    /// Public holidays that come from a list, not from the law itself.
    HolidaysFromAList,
    /// Public holidays of other years than those for which they were gathered.
    HolidaysCarriedOn { from: i32, to: i32 },
    /// A statute that was not compared with its sources for so many days.
    NotCheckedFor {
        law: String,
        checked_on: NaiveDate,
        days: u64,
    },
    /// No open case would have another day under the law files of now.
    NothingWouldMove,

    // Of proof, export, import, authorities and recipients.
    /// The case is not recorded as sent, and no deadline of it runs.
    NoDeadlineRuns { case: Reference, recipient: String },
    /// An earlier version wrote the name of the account into the log, where it can be read.
    AccountInLog,
    /// The company's record has a category whose bodies have an authority of their own there.
    AuthorityOfItsOwn {
        company: String,
        category: String,
        sector: Sector,
    },
    // Of writing: last, as it says itself which one it is.
    #[serde(untagged)]
    Write(write::Notice),
}
