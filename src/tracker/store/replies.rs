//! What came back: kept once, and filed with a case.

use serde::{Deserialize, Serialize};

use crate::{
    request::Reference,
    tracker::{
        Case, Cursor, Event, Filed, KeptReply, LetterNumber, Tracker, TrackerError,
        document::hash,
        ledger::{Moment, Record, Replies, ReplyRecord},
        record,
        salt::salted,
    },
};

/// Where a reply belongs, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    pub case: Reference,
    pub letter: LetterNumber,
    /// What was decided of it, as JSON; none where the person is still to decide.
    pub decision: Option<String>,
    /// What it says has happened. Each names the reply as where that is known from.
    pub events: Vec<Event>,
    /// For a file that is kept with a case: what is decided of it, as JSON, should that be taken back.
    pub else_decided: Option<String>,
}

/// What became of a reply that was to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is new, and has this number.
    New(i64),
    /// It was there, under this number.
    Known(i64),
}

/// Where a reply was, and what was decided of it, before it was filed.
#[derive(Serialize, Deserialize)]
pub(super) struct Before {
    /// The last entry that there was when it was filed, with those that this added.
    pub after: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    letter: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    filed: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
}

impl Before {
    fn json(&self) -> String {
        // It has words and numbers alone, which always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn of(reply: &ReplyRecord) -> Option<Before> {
        serde_json::from_str(reply.before.as_deref()?).ok()
    }
}

impl Tracker {
    /// Keeps a reply, and files it where that is known; both or neither. The same mail, by its bytes
    /// or by its Message-ID, is kept once. `number` and `case` of it are given by the tracker. With it goes how far
    /// the mailbox was read from which it came.
    ///
    /// # Errors
    /// When the disk is full, or an event contradicts its case.
    pub fn keep_reply(
        &mut self,
        reply: KeptReply,
        filing: Option<&Filing>,
        cursor: Option<&Cursor>,
    ) -> Result<Kept, TrackerError> {
        let moment = self.begin(Moment::Unsettled)?;
        self.read_to(cursor)?;
        let kept = self.keep_one(reply, filing)?;
        moment.keep()?;
        Ok(kept)
    }

    /// Keeps several replies as [`Tracker::keep_reply`] does, all or none: what became of each, in their order.
    ///
    /// # Errors
    /// When the disk is full, or an event contradicts its case.
    pub fn keep_replies(
        &mut self,
        replies: Vec<(KeptReply, Option<Filing>)>,
        cursor: Option<&Cursor>,
    ) -> Result<Vec<Kept>, TrackerError> {
        let moment = self.begin(Moment::Unsettled)?;
        self.read_to(cursor)?;
        let kept = replies
            .into_iter()
            .map(|(reply, filing)| self.keep_one(reply, filing.as_ref()))
            .collect::<Result<_, _>>()?;
        moment.keep()?;
        Ok(kept)
    }

    fn read_to(&self, cursor: Option<&Cursor>) -> Result<(), TrackerError> {
        cursor.map_or(Ok(()), |cursor| self.insert_cursor(cursor))
    }

    fn keep_one(&self, reply: KeptReply, filing: Option<&Filing>) -> Result<Kept, TrackerError> {
        let sha256 = reply.sha256();
        let id = reply.message_id.clone();
        let id = id.as_deref();
        if let Some(known) = self.like(&sha256, id)? {
            return Ok(Kept::Known(known));
        }
        // A mail that is taken back waits in its case; a file goes where it came from.
        let is_file = reply.name.is_some();
        let waits = filing.filter(|_| !is_file);
        self.ledger.add(Record::Reply(&ReplyRecord {
            number: 0,
            sha256: sha256.clone(),
            message_id: reply.message_id,
            came_on: reply.came_on.to_string(),
            name: reply.name,
            // At once: a row is written anew with all its bytes when it is filed later.
            case: waits.map(|filing| filing.case.to_string()),
            letter: filing
                .map_or(LetterNumber::REQUEST, |filing| filing.letter)
                .kept(),
            decision: filing.and_then(|filing| filing.else_decided.clone()),
            bytes: reply.bytes,
            ..ReplyRecord::default()
        }))?;
        let number = self.like(&sha256, id)?.unwrap_or_default();
        if let Some(filing) = filing
            && (is_file || filing.decision.is_some())
        {
            self.put(number, &sha256, filing)?;
        }
        Ok(Kept::New(number))
    }

    /// Files a reply that is kept, or files it elsewhere.
    ///
    /// # Errors
    /// When there is none of this number, the disk is full, or an event contradicts its case.
    pub fn file_reply(&mut self, reply: &KeptReply, filing: &Filing) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        self.put(reply.number, &reply.sha256(), filing)?;
        moment.keep()
    }

    /// Decides that a reply belongs to no case: an advertisement, somebody else's mail.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn set_aside(&mut self, reply: &KeptReply, decision: &str) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        self.decide(ReplyRecord {
            number: reply.number,
            case: reply.case.as_ref().map(ToString::to_string),
            letter: reply.letter.kept(),
            decision: Some(decision.to_owned()),
            ..ReplyRecord::default()
        })?;
        moment.keep()
    }

    fn put(&self, number: i64, sha256: &str, filing: &Filing) -> Result<(), TrackerError> {
        for event in &filing.events {
            let event = Event {
                reply: Some(sha256.to_owned()),
                ..event.clone()
            };
            self.insert_event(&filing.case, &salted(&event)?)?;
        }
        self.decide(ReplyRecord {
            number,
            case: Some(filing.case.to_string()),
            letter: filing.letter.kept(),
            decision: filing.decision.clone(),
            ..ReplyRecord::default()
        })
    }

    /// Files a reply, and keeps where it was before, so that this can be taken back.
    fn decide(&self, filed: ReplyRecord) -> Result<(), TrackerError> {
        let mut last = 0;
        self.ledger
            .replies(Replies::FiledLast(None), &mut |reply| {
                last = reply.filed.unwrap_or_default();
                Ok(())
            })?;
        let now = self.head(filed.number)?;
        let before = Before {
            after: self.ledger.last_entry()?,
            case: now.case,
            letter: now.letter,
            decision: now.decision,
            filed: now.filed,
            before: now.before,
        };
        self.ledger.add(Record::Reply(&ReplyRecord {
            filed: Some(last + 1),
            before: Some(before.json()),
            ..filed
        }))?;
        Ok(())
    }

    /// Puts a reply back to where it was before it was filed last; one of which that is not known
    /// waits in its case.
    pub(super) fn unfile(&self, number: i64) -> Result<(), TrackerError> {
        let now = self.head(number)?;
        let record = match Before::of(&now) {
            Some(before) => ReplyRecord {
                number,
                case: before.case,
                letter: before.letter,
                decision: before.decision,
                filed: before.filed,
                before: before.before,
                ..ReplyRecord::default()
            },
            None => ReplyRecord {
                decision: None,
                ..now
            },
        };
        self.ledger.add(Record::Reply(&record))?;
        Ok(())
    }

    /// A reply without its bytes.
    fn head(&self, number: i64) -> Result<ReplyRecord, TrackerError> {
        let mut found = None;
        self.ledger.replies(Replies::Head(number), &mut |reply| {
            found = Some(reply);
            Ok(())
        })?;
        found.ok_or(TrackerError::NoReply(number))
    }

    /// Where the reply of a number is filed.
    ///
    /// # Errors
    /// When there is none.
    pub fn filed(&self, number: i64) -> Result<Filed, TrackerError> {
        record::filed(&self.head(number)?)
    }

    pub(super) fn like(
        &self,
        sha256: &str,
        message_id: Option<&str>,
    ) -> Result<Option<i64>, TrackerError> {
        let mut found = None;
        let like = Replies::Like { sha256, message_id };
        self.ledger.replies(like, &mut |reply| {
            found = Some(reply.number);
            Ok(())
        })?;
        Ok(found)
    }

    /// What came back in a case, the first taken in first.
    ///
    /// # Errors
    /// When one is no longer what came.
    pub fn replies(&self, case: &Case) -> Result<Vec<KeptReply>, TrackerError> {
        self.replies_of(Replies::Of(case.reference.as_str()))
    }

    /// The same without their bytes, of which each may have 50 MB.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reply_heads(&self, case: &Case) -> Result<Vec<KeptReply>, TrackerError> {
        let mut heads = Vec::new();
        let which = Replies::HeadsOf(case.reference.as_str());
        self.ledger.replies(which, &mut |kept| {
            heads.push(record::reply_head(kept)?);
            Ok(())
        })?;
        Ok(heads)
    }

    /// The numbers of the replies that wait for the person to decide. Each may have 50 MB: they are looked at one by one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting_replies(&self) -> Result<Vec<i64>, TrackerError> {
        let mut waiting = Vec::new();
        self.ledger.replies(Replies::Waiting, &mut |kept| {
            waiting.push(kept.number);
            Ok(())
        })?;
        Ok(waiting)
    }

    /// The reply of a number.
    ///
    /// # Errors
    /// When there is none.
    pub fn reply(&self, number: i64) -> Result<KeptReply, TrackerError> {
        self.replies_of(Replies::Numbered(number))?
            .pop()
            .ok_or(TrackerError::NoReply(number))
    }

    pub(super) fn replies_of(&self, which: Replies<'_>) -> Result<Vec<KeptReply>, TrackerError> {
        let mut replies = Vec::new();
        self.ledger.replies(which, &mut |kept| {
            replies.push(record::reply(kept)?);
            Ok(())
        })?;
        Ok(replies)
    }

    /// Keeps a reply that an archive brought, if it is not there.
    pub(super) fn insert_reply(&self, reply: &KeptReply) -> Result<bool, TrackerError> {
        let sha256 = hash(&reply.bytes);
        if self.like(&sha256, reply.message_id.as_deref())?.is_some() {
            return Ok(false);
        }
        self.ledger.add(Record::Reply(&ReplyRecord {
            number: 0,
            sha256,
            message_id: reply.message_id.clone(),
            came_on: reply.came_on.to_string(),
            name: reply.name.clone(),
            case: reply.case.as_ref().map(ToString::to_string),
            letter: reply.letter.kept(),
            decision: reply.decision.clone(),
            bytes: reply.bytes.clone(),
            ..ReplyRecord::default()
        }))
    }
}
