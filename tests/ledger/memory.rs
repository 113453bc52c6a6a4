//! A ledger of a few lines that forgets everything when it ends: what an engine must do is no more
//! than this.

use std::cell::RefCell;

use datawrit::tracker::{
    TrackerError,
    ledger::{
        CaseRecord, Count, CursorRecord, DocumentRecord, Each, Entries, EntryRecord,
        ForgottenRecord, GivenRecord, GroundsRecord, KeysRecord, LateRecord, Ledger, LetterRecord,
        MessageRecord, Moment, OutlookRecord, Outlooks, Record, Removal, Replies, ReplyRecord,
        Resting, SenderRecord, Which, WorkedOut,
    },
};

fn is_over(outlook: &OutlookRecord) -> bool {
    outlook.rest.as_deref() == Some("over")
}

fn waits(outlook: &OutlookRecord) -> bool {
    outlook.rest.as_deref() == Some("waits")
}

fn is_on_time(outlook: &OutlookRecord, day: &str) -> bool {
    let first = outlook.first.as_deref();
    waits(outlook) && first.is_some_and(|first| first >= day)
}

fn is_late(outlook: &OutlookRecord, day: &str) -> bool {
    let answer = outlook.answer.as_deref();
    waits(outlook) && answer.is_some_and(|answer| answer < day)
}

type Done = Result<(), TrackerError>;

#[derive(Debug, Default)]
pub struct Memory {
    kept: RefCell<Kept>,
    /// What there was when the moment began.
    before: RefCell<Option<Kept>>,
}

#[derive(Debug, Clone, Default)]
struct Kept {
    grounds: Vec<GroundsRecord>,
    cases: Vec<CaseRecord>,
    letters: Vec<LetterRecord>,
    documents: Vec<(DocumentRecord, Vec<u8>)>,
    entries: Vec<EntryRecord>,
    messages: Vec<MessageRecord>,
    replies: Vec<ReplyRecord>,
    given: Vec<GivenRecord>,
    keys: Vec<KeysRecord>,
    outlooks: Vec<OutlookRecord>,
    sender: Option<SenderRecord>,
    cursors: Vec<CursorRecord>,
    forgotten: Vec<ForgottenRecord>,
    last_entry: i64,
    last_reply: i64,
    last_case: i64,
}

/// Adds a record unless one like it is there.
fn once<T: Clone>(all: &mut Vec<T>, new: &T, same: impl Fn(&T) -> bool) -> bool {
    let is_new = !all.iter().any(same);
    if is_new {
        all.push(new.clone());
    }
    is_new
}

fn is_of(which: Which<'_>, case: &str) -> bool {
    match which {
        Which::All => true,
        Which::Beginning(beginning) => case.starts_with(beginning),
        Which::One(one) => case == one,
        Which::Among(cases) => cases.iter().any(|one| case == one),
        Which::Since(_) | Which::Numbered(_) => false,
    }
}

/// Hands over copies, for whoever takes one may ask for more.
fn each<T>(all: Vec<T>, each: Each<'_, T>) -> Done {
    all.into_iter().try_for_each(each)
}

impl Ledger for Memory {
    fn begin(&self, _: Moment) -> Done {
        assert!(self.before.borrow().is_none(), "a moment within another");
        *self.before.borrow_mut() = Some(self.kept.borrow().clone());
        Ok(())
    }

    fn end(&self, keep: bool) -> Done {
        let before = self.before.borrow_mut().take().unwrap();
        if !keep {
            *self.kept.borrow_mut() = before;
        }
        Ok(())
    }

    fn settle(&self) -> Done {
        Ok(())
    }

    fn count(&self) -> Result<Count, TrackerError> {
        let kept = self.kept.borrow();
        let count = |length: usize| u32::try_from(length).unwrap();
        Ok(Count {
            cases: count(kept.cases.len()),
            entries: count(kept.entries.len()),
            given_away: count(kept.given.len()),
            last_entry: kept.last_entry,
            last_given: kept.given.len().try_into().unwrap(),
        })
    }

    fn last_entry(&self) -> Result<i64, TrackerError> {
        Ok(self.kept.borrow().last_entry)
    }

    fn add(&self, record: Record<'_>) -> Result<bool, TrackerError> {
        let kept = &mut *self.kept.borrow_mut();
        let next = |length: usize| i64::try_from(length).unwrap() + 1;
        Ok(match record {
            Record::Grounds(new) => {
                once(&mut kept.grounds, new, |known| known.sha256 == new.sha256);
                true
            }
            Record::Case(new) => {
                let is_new = new.number == 0;
                let number = kept.last_case + 1;
                let new = CaseRecord {
                    number: if is_new { number } else { new.number },
                    ..new.clone()
                };
                let added = once(&mut kept.cases, &new, |known| {
                    known.reference == new.reference
                });
                kept.last_case += i64::from(added && is_new);
                added
            }
            Record::Letter(new) => once(&mut kept.letters, new, |known| {
                (&known.case, known.number) == (&new.case, new.number)
            }),
            Record::Document(new, bytes) => {
                let new = (new.clone(), bytes.to_vec());
                once(&mut kept.documents, &new, |known| {
                    let of =
                        |one: &DocumentRecord| (one.case.clone(), one.letter, one.format.clone());
                    of(&known.0) == of(&new.0)
                })
            }
            Record::Entry(new) => {
                kept.last_entry += 1;
                let number = kept.last_entry;
                kept.entries.push(EntryRecord {
                    number,
                    ..new.clone()
                });
                true
            }
            Record::Message(new) => once(&mut kept.messages, new, |known| {
                known.message_id == new.message_id
            }),
            Record::Reply(new) if new.number == 0 => {
                let number = kept.last_reply + 1;
                let new = ReplyRecord {
                    number,
                    ..new.clone()
                };
                let added = once(&mut kept.replies, &new, |known| {
                    known.sha256 == new.sha256
                        || (new.message_id.is_some() && known.message_id == new.message_id)
                });
                kept.last_reply += i64::from(added);
                added
            }
            Record::Reply(new) => {
                let known = kept
                    .replies
                    .iter_mut()
                    .find(|known| known.number == new.number);
                let known = known.unwrap();
                known.case.clone_from(&new.case);
                known.letter = new.letter;
                known.decision.clone_from(&new.decision);
                known.filed = new.filed;
                known.before.clone_from(&new.before);
                true
            }
            Record::Given(new) => {
                let number = next(kept.given.len());
                kept.given.push(GivenRecord {
                    number,
                    ..new.clone()
                });
                true
            }
            Record::Keys(new) => {
                kept.keys.retain(|known| known.case != new.case);
                kept.keys.push(new.clone());
                true
            }
            Record::Outlook(new) => {
                kept.outlooks.retain(|known| known.case != new.case);
                kept.outlooks.push(new.clone());
                true
            }
            Record::Cursor(new) => {
                let same = |known: &CursorRecord| {
                    (&known.account, &known.folder) == (&new.account, &new.folder)
                };
                kept.cursors.retain(|known| !same(known));
                kept.cursors.push(new.clone());
                true
            }
            Record::Forgotten(new) => {
                kept.forgotten.push(new.clone());
                true
            }
            Record::Sender(new) => {
                kept.sender = Some(new.clone());
                true
            }
        })
    }

    fn remove(&self, what: Removal<'_>) -> Done {
        let kept = &mut *self.kept.borrow_mut();
        match what {
            Removal::WorkedOut(WorkedOut::Keys, form) => kept.keys.retain(|keys| keys.form == form),
            Removal::Case(case) => {
                kept.cases.retain(|one| one.reference != case);
                kept.letters.retain(|one| one.case != case);
                kept.documents.retain(|(one, _)| one.case != case);
                kept.entries.retain(|one| one.case != case);
                kept.messages.retain(|one| one.case != case);
                kept.replies.retain(|one| one.case.as_deref() != Some(case));
                kept.keys.retain(|one| one.case != case);
                kept.outlooks.retain(|one| one.case != case);
                for given in kept.given.iter_mut().filter(|one| one.case == case) {
                    *given = GivenRecord {
                        number: given.number,
                        case: String::new(),
                        given_on: String::new(),
                        entry: String::new(),
                        manifest: String::new(),
                        sha256: given.sha256.take(),
                    };
                }
                for reply in &mut kept.replies {
                    if reply
                        .before
                        .as_ref()
                        .is_some_and(|before| before.contains(case))
                    {
                        (reply.before, reply.filed) = (None, None);
                    }
                }
                let cases = &kept.cases;
                kept.grounds
                    .retain(|one| cases.iter().any(|case| case.grounds == one.sha256));
            }
            // It never had any.
            Removal::Remains => {}
        }
        Ok(())
    }

    fn forgotten(&self, to: Each<'_, ForgottenRecord>) -> Done {
        let mut forgotten = self.kept.borrow().forgotten.clone();
        forgotten.sort_by_key(|run| run.first);
        each(forgotten, to)
    }

    fn is_worked_out(&self, worked_out: WorkedOut, form: i64) -> Result<bool, TrackerError> {
        let kept = self.kept.borrow();
        let count = match worked_out {
            WorkedOut::Keys => kept.keys.iter().filter(|keys| keys.form == form).count(),
        };
        Ok(count == kept.cases.len())
    }

    fn cases(&self, which: Which<'_>, to: Each<'_, CaseRecord>) -> Done {
        let mut cases = self.kept.borrow().cases.clone();
        cases.retain(|case| match which {
            Which::Since(number) => case.number > number,
            Which::Numbered(number) => case.number == number,
            _ => is_of(which, &case.reference),
        });
        cases.sort_by_key(|case| (case.opened_on.clone(), case.number));
        each(cases, to)
    }

    fn last_case(&self) -> Result<Option<CaseRecord>, TrackerError> {
        let kept = self.kept.borrow();
        Ok(kept.cases.iter().max_by_key(|case| case.number).cloned())
    }

    fn cases_asked(&self, keys: &KeysRecord, to: Each<'_, CaseRecord>) -> Done {
        let kept = self.kept.borrow().clone();
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        let found = kept.cases.into_iter().filter(|case| {
            kept.keys.iter().any(|known| {
                known.case == case.reference
                    && (known.name == keys.name
                        || same(&known.id, &keys.id)
                        || same(&known.email, &keys.email))
            })
        });
        each(found.collect(), to)
    }

    fn grounds(&self, sha256: Option<&str>, to: Each<'_, GroundsRecord>) -> Done {
        let mut grounds = self.kept.borrow().grounds.clone();
        grounds.retain(|one| sha256.is_none_or(|sha256| one.sha256 == sha256));
        each(grounds, to)
    }

    fn letters(&self, which: Which<'_>, to: Each<'_, LetterRecord>) -> Done {
        let mut letters = self.kept.borrow().letters.clone();
        letters.retain(|letter| is_of(which, &letter.case));
        letters.sort_by_key(|letter| (letter.case.clone(), letter.number));
        each(letters, to)
    }

    fn documents(&self, which: Which<'_>, to: Each<'_, DocumentRecord>) -> Done {
        let documents = self.kept.borrow().documents.clone();
        let heads = documents.into_iter().map(|(head, _)| head);
        each(heads.filter(|head| is_of(which, &head.case)).collect(), to)
    }

    fn document(
        &self,
        case: &str,
        letter: i64,
        format: &str,
    ) -> Result<Option<(String, Vec<u8>)>, TrackerError> {
        let kept = self.kept.borrow();
        let found = kept.documents.iter().find(|(head, _)| {
            (head.case.as_str(), head.letter, head.format.as_str()) == (case, letter, format)
        });
        Ok(found.map(|(head, bytes)| (head.sha256.clone(), bytes.clone())))
    }

    fn entries(&self, which: Entries<'_>, to: Each<'_, EntryRecord>) -> Done {
        let mut entries = self.kept.borrow().entries.clone();
        entries.retain(|entry| match which {
            Entries::Of(which) => is_of(which, &entry.case),
            Entries::On { kind, day } => entry.kind == kind && entry.happened_on == day,
            Entries::After(number) => entry.number > number,
        });
        each(entries, to)
    }

    fn head(&self, case: &str) -> Result<Option<String>, TrackerError> {
        let kept = self.kept.borrow();
        let last = kept.entries.iter().rfind(|entry| entry.case == case);
        Ok(last.and_then(|entry| entry.sha256.clone()))
    }

    fn messages(&self, which: Which<'_>, to: Each<'_, MessageRecord>) -> Done {
        let mut messages = self.kept.borrow().messages.clone();
        messages.retain(|message| is_of(which, &message.case));
        each(messages, to)
    }

    fn replies(&self, which: Replies<'_>, to: Each<'_, ReplyRecord>) -> Done {
        let mut replies = self.kept.borrow().replies.clone();
        let last = match which {
            Replies::FiledLast(case) => {
                let of = replies.iter();
                let of = of.filter(|reply| case.is_none() || reply.case.as_deref() == case);
                of.filter_map(|reply| reply.filed).max()
            }
            _ => None,
        };
        replies.retain(|reply| match which {
            Replies::FiledLast(_) => last.is_some() && reply.filed == last,
            Replies::All => true,
            Replies::Of(case) | Replies::HeadsOf(case) => reply.case.as_deref() == Some(case),
            Replies::Waiting => reply.decision.is_none(),
            Replies::Numbered(number) | Replies::Head(number) => reply.number == number,
            Replies::Like { sha256, message_id } => {
                reply.sha256 == sha256
                    || (message_id.is_some() && reply.message_id.as_deref() == message_id)
            }
        });
        if matches!(
            which,
            Replies::Like { .. }
                | Replies::Head(_)
                | Replies::HeadsOf(_)
                | Replies::Waiting
                | Replies::FiledLast(_)
        ) {
            replies.iter_mut().for_each(|reply| reply.bytes.clear());
        }
        each(replies, to)
    }

    fn given_away(&self, to: Each<'_, GivenRecord>) -> Done {
        let given = self.kept.borrow().given.clone();
        each(given, to)
    }

    fn keys(&self, to: Each<'_, KeysRecord>) -> Done {
        let mut keys = self.kept.borrow().keys.clone();
        keys.sort_by_key(|keys| keys.case.clone());
        each(keys, to)
    }

    fn outlooks(&self, which: Outlooks<'_>, to: Each<'_, OutlookRecord>) -> Done {
        let mut outlooks = self.kept.borrow().outlooks.clone();
        let begins = |one: &OutlookRecord| one.first.clone();
        outlooks.retain(|one| match which {
            Outlooks::All => true,
            Outlooks::Stale { form } => one.form != form,
            Outlooks::Between { to, from } => {
                begins(one).is_some_and(|first| *first <= *to)
                    && one.last.as_ref().is_none_or(|last| **last >= *from)
            }
            Outlooks::After { day } => begins(one).is_some_and(|first| *first > *day),
            Outlooks::Unsent => one.unsent == 1,
            Outlooks::NotAtRest { day } => {
                !is_over(one) && !is_on_time(one, day) && !is_late(one, day)
            }
            Outlooks::FirstAnswer { day } => is_on_time(one, day),
        });
        match which {
            Outlooks::Between { .. } | Outlooks::After { .. } => {
                outlooks.sort_by_key(|one| (begins(one), one.case.clone()));
            }
            _ => outlooks.sort_by_key(|one| one.case.clone()),
        }
        if let Outlooks::FirstAnswer { .. } = which {
            outlooks.sort_by_key(|one| (one.answer.clone(), one.case.clone()));
        }
        if let Outlooks::After { .. } | Outlooks::FirstAnswer { .. } = which {
            outlooks.truncate(1);
        }
        each(outlooks, to)
    }

    fn at_rest(&self, day: &str) -> Result<Resting, TrackerError> {
        let kept = self.kept.borrow();
        let on_time = kept.outlooks.iter().filter(|one| is_on_time(one, day));
        Ok(Resting {
            over: kept.outlooks.iter().filter(|one| is_over(one)).count(),
            on_time: on_time.count(),
        })
    }

    fn late(&self, day: &str, to: Each<'_, LateRecord>) -> Done {
        let kept = self.kept.borrow();
        let late = kept.outlooks.iter().filter(|one| is_late(one, day));
        let mut late: Vec<LateRecord> = late
            .filter_map(|one| {
                let case = kept.cases.iter().find(|case| case.reference == one.case)?;
                Some(LateRecord {
                    case: one.case.clone(),
                    number: case.number,
                    recipient: case.recipient.clone(),
                    person: one.person.clone()?,
                    asked: case.asked.clone(),
                    due: one.answer.clone()?,
                    estimated: one.estimated,
                })
            })
            .collect();
        late.sort_by_key(|one| (one.due.clone(), one.recipient.clone(), one.case.clone()));
        drop(kept);
        each(late, to)
    }

    fn sender(&self) -> Result<Option<SenderRecord>, TrackerError> {
        Ok(self.kept.borrow().sender.clone())
    }

    fn cursors(&self, to: Each<'_, CursorRecord>) -> Done {
        let mut cursors = self.kept.borrow().cursors.clone();
        cursors.sort_by_key(|one| (one.account.clone(), one.folder.clone()));
        each(cursors, to)
    }

    fn inspect(&self) -> Result<Vec<String>, TrackerError> {
        Ok(Vec::new())
    }
}
