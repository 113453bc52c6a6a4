//! What must an engine do that keeps the cases?
//!
//! A [`Ledger`] keeps records as they are handed over, and gives them back in the order in which they
//! came. It understands none of them: hashes, the chain of a log, what belongs together and what
//! contradicts itself are the matter of [`super::Tracker`], and the same over every engine. What an
//! engine vouches for is that the records of one moment are kept all or not at all, that what was
//! kept outlives a crash, and that it gives each number once and without a gap.

use std::fmt;

use super::TrackerError;

/// Takes one record after the other.
pub type Each<'a, T> = &'a mut dyn FnMut(T) -> Result<(), TrackerError>;

/// The engine that keeps the cases of one person.
pub trait Ledger: fmt::Debug + Send {
    /// Begins a moment: until its [`Ledger::end`], what is read is as of one instant, and, when it
    /// is for writing, nobody else writes.
    fn begin(&self, moment: Moment) -> Result<(), TrackerError>;

    /// Ends the moment: what was added in it is kept, or none of it.
    fn end(&self, keep: bool) -> Result<(), TrackerError>;

    /// Waits until everything that was kept survives a power cut.
    fn settle(&self) -> Result<(), TrackerError>;

    /// How much there is, and the last numbers that were given.
    fn count(&self) -> Result<Count, TrackerError>;

    /// The last number that an entry was given; 0 where none was.
    fn last_entry(&self) -> Result<i64, TrackerError>;

    /// Adds a record, or puts it in the place of one that is worked out of others; `false` where
    /// another of its key is there already.
    fn add(&self, record: Record<'_>) -> Result<bool, TrackerError>;

    /// Removes what the person wants gone, or what is to be made anew.
    fn remove(&self, what: Removal<'_>) -> Result<(), TrackerError>;

    /// Whether every case has what is worked out in this form.
    fn is_worked_out(&self, worked_out: WorkedOut, form: i64) -> Result<bool, TrackerError>;

    /// The cases, the oldest first: by their day, then as they were added.
    fn cases(&self, which: Which<'_>, each: Each<'_, CaseRecord>) -> Result<(), TrackerError>;

    /// The case that was added last.
    fn last_case(&self) -> Result<Option<CaseRecord>, TrackerError>;

    /// The cases that have one of these keys, as they were added.
    fn cases_asked(
        &self,
        keys: &KeysRecord,
        each: Each<'_, CaseRecord>,
    ) -> Result<(), TrackerError>;

    /// What cases rest on, by its hash; all of it without one.
    fn grounds(
        &self,
        sha256: Option<&str>,
        each: Each<'_, GroundsRecord>,
    ) -> Result<(), TrackerError>;

    /// The letters as data, by case and number.
    fn letters(&self, which: Which<'_>, each: Each<'_, LetterRecord>) -> Result<(), TrackerError>;

    /// The letters as they were written, without their bytes, as they were added.
    fn documents(
        &self,
        which: Which<'_>,
        each: Each<'_, DocumentRecord>,
    ) -> Result<(), TrackerError>;

    /// The bytes of a document, with the hash that was kept with them.
    fn document(
        &self,
        case: &str,
        letter: i64,
        format: &str,
    ) -> Result<Option<(String, Vec<u8>)>, TrackerError>;

    /// The entries of the logs, by their numbers.
    fn entries(&self, which: Entries<'_>, each: Each<'_, EntryRecord>) -> Result<(), TrackerError>;

    /// The hash of the last entry of a case's log.
    fn head(&self, case: &str) -> Result<Option<String>, TrackerError>;

    /// The mails, as they were added.
    fn messages(&self, which: Which<'_>, each: Each<'_, MessageRecord>)
    -> Result<(), TrackerError>;

    /// What came back, by its numbers.
    fn replies(&self, which: Replies<'_>, each: Each<'_, ReplyRecord>) -> Result<(), TrackerError>;

    /// What was given away, by its numbers.
    fn given_away(&self, each: Each<'_, GivenRecord>) -> Result<(), TrackerError>;

    /// Under what the requests are found.
    fn keys(&self, each: Each<'_, KeysRecord>) -> Result<(), TrackerError>;

    /// When cases have something coming.
    fn outlooks(
        &self,
        which: Outlooks<'_>,
        each: Each<'_, OutlookRecord>,
    ) -> Result<(), TrackerError>;

    /// How many cases need no look on a day. A case that no outlook says anything else of is over.
    fn at_rest(&self, day: &str) -> Result<Resting, TrackerError>;

    /// The cases whose answer alone is waited for and was due before a day, the longest first.
    fn late(&self, day: &str, each: Each<'_, LateRecord>) -> Result<(), TrackerError>;

    /// Who may send just now.
    fn sender(&self) -> Result<Option<SenderRecord>, TrackerError>;

    /// What went with cases that were removed, by its numbers.
    fn forgotten(&self, each: Each<'_, ForgottenRecord>) -> Result<(), TrackerError>;

    /// How far folders of mailboxes were read.
    fn cursors(&self, each: Each<'_, CursorRecord>) -> Result<(), TrackerError>;

    /// What the engine finds wrong with itself: what it keeps is damaged, or what guards it is gone.
    fn inspect(&self) -> Result<Vec<String>, TrackerError>;
}

/// What a moment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Reading,
    Writing,
    /// For writing what may wait for the disk until the next moment, or [`Ledger::settle`].
    Unsettled,
}

/// Of which cases something is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    All,
    /// Those whose reference begins so.
    Beginning(&'a str),
    One(&'a str),
    /// The one of this number, of the cases themselves alone.
    Numbered(i64),
    Among(&'a [String]),
    /// Those that have a greater number than this, of the cases themselves alone.
    Since(i64),
}

/// Which entries are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entries<'a> {
    Of(Which<'a>),
    /// Of this kind, and of this day.
    On {
        kind: &'a str,
        day: &'a str,
    },
    /// That have a greater number than this.
    After(i64),
}

/// Which replies are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replies<'a> {
    All,
    Of(&'a str),
    /// As `Of`, without their bytes.
    HeadsOf(&'a str),
    /// Of which nobody has decided what they are. Their bytes are left out.
    Waiting,
    Numbered(i64),
    /// As `Numbered`, without its bytes.
    Head(i64),
    /// The one that was filed last: of a case, or of all. Its bytes are left out.
    FiledLast(Option<&'a str>),
    /// That has this hash, or this Message-ID. Its bytes are left out.
    Like {
        sha256: &'a str,
        message_id: Option<&'a str>,
    },
}

/// Which outlooks are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlooks<'a> {
    All,
    /// Of another form than this.
    Stale {
        form: &'a str,
    },
    /// That begin on a day or before it, and do not end before another, by their first days.
    Between {
        to: &'a str,
        from: &'a str,
    },
    /// The first that begins after a day.
    After {
        day: &'a str,
    },
    /// Of letters that have not left.
    Unsent,
    /// That say of no rest on this day.
    NotAtRest {
        day: &'a str,
    },
    /// Of those that are on time on this day, the one whose answer is due first.
    FirstAnswer {
        day: &'a str,
    },
}

/// How many cases need no look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resting {
    pub over: usize,
    pub on_time: usize,
}

/// What is worked out of the other records, and may be made anew from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkedOut {
    /// [`KeysRecord`]s.
    Keys,
}

/// What is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal<'a> {
    /// What is worked out of the other records, in another form than this.
    WorkedOut(WorkedOut, i64),
    /// A case with everything of it, and what only it rests on. Of what was given away of it the
    /// hash of its row stays, on which that of the next one builds.
    Case(&'a str),
    /// The bytes that what was removed before has left in the ledger's files; outside of a moment.
    Remains,
}

/// How much a ledger keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub cases: u32,
    pub entries: u32,
    pub given_away: u32,
    /// The last number that an entry got; more than the last there is where one was taken out.
    pub last_entry: i64,
    pub last_given: i64,
}

/// Something to add.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// What is there already is not added again.
    Grounds(&'a GroundsRecord),
    /// Its number is given by the ledger, where it is 0.
    Case(&'a CaseRecord),
    Letter(&'a LetterRecord),
    Document(&'a DocumentRecord, &'a [u8]),
    /// Its number is given by the ledger.
    Entry(&'a EntryRecord),
    Message(&'a MessageRecord),
    /// Its number is given by the ledger, where it is 0; else what is decided of it takes the place of
    /// what was.
    Reply(&'a ReplyRecord),
    /// Its number is given by the ledger.
    Given(&'a GivenRecord),
    Keys(&'a KeysRecord),
    Outlook(&'a OutlookRecord),
    /// In the place of whoever could send before.
    Sender(&'a SenderRecord),
    Forgotten(&'a ForgottenRecord),
    /// In the place of the one of the same folder.
    Cursor(&'a CursorRecord),
}

/// What cases rest on in law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundsRecord {
    pub sha256: String,
    pub json: String,
}

/// A case as it is kept, before anybody has looked whether it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRecord {
    /// In the order in which they were added; never given again.
    pub number: i64,
    pub reference: String,
    pub opened_on: String,
    pub law: String,
    pub asked: String,
    pub recipient: String,
    pub place: Option<String>,
    /// 0 or 1.
    pub abroad: i64,
    /// The request as JSON.
    pub request: String,
    /// The hash of what it rests on.
    pub grounds: String,
    /// 0 or 1.
    pub trial: i64,
    /// The form of what its log stands on.
    pub opening: i64,
}

/// A letter as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRecord {
    pub case: String,
    pub number: i64,
    pub sha256: String,
    pub json: String,
}

/// A letter in one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRecord {
    pub case: String,
    pub letter: i64,
    pub format: String,
    pub sha256: String,
}

/// An entry of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryRecord {
    pub number: i64,
    pub case: String,
    pub kind: String,
    pub happened_on: String,
    pub recorded_on: String,
    pub medium: Option<String>,
    pub note: Option<String>,
    /// What it has beside, as JSON.
    pub particulars: Option<String>,
    /// Its hash in the chain; none where it was lost.
    pub sha256: Option<String>,
}

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRecord {
    pub message_id: String,
    pub case: String,
    pub letter: i64,
    pub made_at: String,
    pub sender: String,
    pub recipient: String,
    pub sha256: String,
    pub bytes: Vec<u8>,
}

/// Something that came back. Its bytes never change, nor its hash, its Message-ID and its day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyRecord {
    pub number: i64,
    pub sha256: String,
    pub message_id: Option<String>,
    pub came_on: String,
    /// What the file was called, for what is no mail.
    pub name: Option<String>,
    /// None as long as nobody knows.
    pub case: Option<String>,
    pub letter: i64,
    /// What was decided of it, as JSON.
    pub decision: Option<String>,
    /// Which filing was its last, of all that were; none where nobody filed it.
    pub filed: Option<i64>,
    /// Where it was, and what was decided of it, before that: as JSON.
    pub before: Option<String>,
    pub bytes: Vec<u8>,
}

/// A hash that was given away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenRecord {
    pub number: i64,
    pub case: String,
    pub given_on: String,
    pub entry: String,
    pub manifest: String,
    /// None of an earlier version.
    pub sha256: Option<String>,
}

/// Under what a request is found, by the company's name, its id and its mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeysRecord {
    pub case: String,
    /// The form in which they were made.
    pub form: i64,
    pub name: String,
    pub id: Option<String>,
    pub email: Option<String>,
}

/// When a case has something coming. Days are as in the other records; the first is empty where it
/// always has, and missing where it never does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutlookRecord {
    pub case: String,
    /// With what it was made; empty where it is to be made anew.
    pub form: String,
    pub first: Option<String>,
    /// Missing where it ends never.
    pub last: Option<String>,
    /// 0 or 1.
    pub unsent: i64,
    /// How the case stands where it needs no look: `over`; or `waits`, which is on time until the first day and on
    /// it, and late after the day of the answer.
    pub rest: Option<String>,
    /// The day of the answer of a case that waits for it.
    pub answer: Option<String>,
    /// Whether that day goes by an estimated one: 0 or 1.
    pub estimated: i64,
    /// Whose data a case is about that waits.
    pub person: Option<String>,
}

/// A case whose recipient is late, as far as a list of them tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateRecord {
    pub case: String,
    /// That of the case.
    pub number: i64,
    pub recipient: String,
    pub person: String,
    pub asked: String,
    /// The day of the answer.
    pub due: String,
    /// 0 or 1.
    pub estimated: i64,
}

/// Who may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SenderRecord {
    pub claim: String,
    pub process: u32,
    pub started: String,
}

/// A run of numbers of entries that went with a case that was removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForgottenRecord {
    pub first: i64,
    pub last: i64,
    /// 1 in the first run of a case, else 0.
    pub cases: i64,
    /// Where the person wanted a trace of it to stay: its reference, and the day on which it was
    /// opened.
    pub reference: Option<String>,
    pub day: Option<String>,
}

/// How far a folder of a mailbox was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CursorRecord {
    pub account: String,
    pub folder: String,
    pub uid_validity: i64,
    pub uid: i64,
}
