//! Is everything still as it was recorded?

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::Serialize;

use crate::{
    law::{EventKind, Grounds},
    request::{Reference, Request},
    tracker::{
        Event, Fault, GivenAway, LetterNumber, Tracker, TrackerError,
        case::is_abroad,
        case_letter::added,
        chain::link,
        document::hash,
        ledger::{CaseRecord, Entries, GroundsRecord, Moment, Replies, Which},
        record,
        taken_back::standing,
        witness,
    },
};

/// What was found when every hash of a store was computed again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Verified {
    pub cases: u32,
    pub entries: u32,
    /// What does not hold.
    pub faults: Vec<Fault>,
    /// What no hash covers.
    pub uncovered: Vec<Fault>,
    /// The last hash that others may have: against what is older than it, nothing
    /// can be altered unseen. Without one, the store was only held against itself.
    pub given_away: Option<GivenAway>,
}

/// What the log of one case says.
#[derive(Default)]
struct Told {
    events: Vec<Event>,
    chain: Vec<String>,
}

impl Verified {
    pub(super) fn fault(&mut self, case: Option<&str>, what: impl Into<String>) {
        self.faults.push(Fault {
            case: case.map(str::to_owned),
            what: what.into(),
        });
    }

    fn uncovered(&mut self, case: &str, what: impl Into<String>) {
        self.uncovered.push(Fault {
            case: Some(case.to_owned()),
            what: what.into(),
        });
    }
}

impl Tracker {
    /// Every hash of the store computed again: those of letters, mails and grounds,
    /// the chain of each case and what it stands on; and what else would be different
    /// had somebody altered the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn verify(&self) -> Result<Verified, TrackerError> {
        let moment = self.begin(Moment::Reading)?;
        let mut found = Verified::default();
        self.verify_witness(&mut found)?;
        for what in self.ledger.inspect()? {
            found.fault(None, what);
        }
        self.verify_asked(&mut found)?;
        let records = self.verify_records()?;
        found.faults.extend(records.faults);
        let found = Verified {
            faults: found.faults,
            ..records
        };
        drop(moment);
        if found.faults.is_empty() {
            self.witness();
        }
        Ok(found)
    }

    /// The records alone, within a moment of somebody else's.
    pub(super) fn verify_records(&self) -> Result<Verified, TrackerError> {
        let mut found = Verified {
            cases: self.ledger.count()?.cases,
            ..Verified::default()
        };
        let mut cases = Vec::new();
        self.ledger.cases(Which::All, &mut |case| {
            cases.push(case);
            Ok(())
        })?;
        cases.sort_by_key(|case| case.number);
        let mut grounds = Vec::new();
        self.ledger.grounds(None, &mut |one| {
            grounds.push(one);
            Ok(())
        })?;
        self.verify_bytes(&mut found, &cases, &grounds)?;
        self.verify_strays(&mut found, &cases, &grounds)?;
        let told = self.verify_log(&mut found)?;
        self.verify_cases(&mut found, &told, &cases, &grounds)?;
        self.verify_letters(&mut found, &told)?;
        self.verify_mails(&mut found, &told)?;
        self.verify_replies(&mut found, &told)?;
        self.verify_given_away(&mut found, &told)?;
        Ok(found)
    }

    /// Nothing that was there is missing, by the witness and the last numbers given.
    fn verify_witness(&self, found: &mut Verified) -> Result<(), TrackerError> {
        let seen = self.seen()?;
        if let Some(before) = witness::read(&self.folder) {
            for (what, before, now) in [
                ("cases", before.cases, seen.cases),
                ("entries", before.entries, seen.entries),
                ("hashes given away", before.given_away, seen.given_away),
            ] {
                if now < before {
                    found.fault(
                        None,
                        format!("{what}: there were {before}, now there are {now}"),
                    );
                }
            }
        }
        Ok(())
    }

    /// Records that no case has, and no hash covers.
    fn verify_strays(
        &self,
        found: &mut Verified,
        cases: &[CaseRecord],
        grounds: &[GroundsRecord],
    ) -> Result<(), TrackerError> {
        let known: HashSet<&str> = cases.iter().map(|case| case.reference.as_str()).collect();
        self.ledger.documents(Which::All, &mut |document| {
            let case = document.case.as_str();
            if !known.contains(case) {
                let format = document.format;
                let what = format!("its {format} letter is of a case that is not there");
                found.fault(Some(case), what);
            }
            Ok(())
        })?;
        self.ledger.letters(Which::All, &mut |letter| {
            let case = letter.case.as_str();
            if !known.contains(case) {
                let what = "its letter as data is of a case that is not there";
                found.fault(Some(case), what);
            }
            Ok(())
        })?;
        let used: HashSet<&str> = cases.iter().map(|case| case.grounds.as_str()).collect();
        for one in grounds {
            if !used.contains(one.sha256.as_str()) {
                found.fault(None, "a legal ground is there on which no case rests");
            }
        }
        Ok(())
    }

    /// What was kept with its hash still has it.
    fn verify_bytes(
        &self,
        found: &mut Verified,
        cases: &[CaseRecord],
        grounds: &[GroundsRecord],
    ) -> Result<(), TrackerError> {
        self.ledger.documents(Which::All, &mut |kept| {
            let bytes = self
                .ledger
                .document(&kept.case, kept.letter, &kept.format)?
                .map(|(_, bytes)| hash(&bytes));
            if bytes != Some(kept.sha256) {
                let what = format!("the {} letter is not the one written", kept.format);
                found.fault(Some(&kept.case), what);
            }
            Ok(())
        })?;
        self.ledger.letters(Which::All, &mut |letter| {
            if hash(letter.json.as_bytes()) != letter.sha256 {
                let what = "the letter as data is not the one written";
                found.fault(Some(&letter.case), what);
            }
            Ok(())
        })?;
        self.ledger.messages(Which::All, &mut |message| {
            if hash(&message.bytes) != message.sha256 {
                let what = format!("the mail {} is not the one made", message.message_id);
                found.fault(Some(&message.case), what);
            }
            Ok(())
        })?;
        let altered = grounds
            .iter()
            .filter(|grounds| hash(grounds.json.as_bytes()) != grounds.sha256);
        let altered: HashSet<&str> = altered.map(|grounds| grounds.sha256.as_str()).collect();
        for case in cases {
            if altered.contains(case.grounds.as_str()) {
                let what = "its legal ground is not the one it was opened on";
                found.fault(Some(&case.reference), what);
            }
        }
        Ok(())
    }

    /// The chains. Entries are numbered without a gap through all cases, so that
    /// a whole case that was taken out shows too.
    fn verify_log(&self, found: &mut Verified) -> Result<HashMap<String, Told>, TrackerError> {
        let mut told: HashMap<String, Told> = HashMap::new();
        let mut forgotten = Vec::new();
        self.ledger.forgotten(&mut |run| {
            forgotten.push((run.first, run.last));
            Ok(())
        })?;
        // What went with a case that was forgotten is not missed.
        let past = |mut next: i64| {
            for (first, last) in &forgotten {
                if *first == next {
                    next = last + 1;
                }
            }
            next
        };
        let mut next = past(1);
        self.ledger.entries(Entries::Of(Which::All), &mut |entry| {
            let number = entry.number;
            missing(found, next, number);
            next = past(number + 1);
            found.entries += 1;
            let case = told.entry(entry.case.clone()).or_default();
            let before = match case.chain.last() {
                Some(head) => Some(head.clone()),
                None => entry
                    .case
                    .parse::<Reference>()
                    .ok()
                    .and_then(|reference| self.opening(&reference).ok())
                    .and_then(|opening| opening.sha256().ok()),
            };
            let event = record::event(&entry);
            let computed = match (before, &event) {
                (Some(before), Ok(event)) => link(&before, event).ok(),
                _ => None,
            };
            match (&entry.sha256, computed) {
                (Some(recorded), Some(computed)) if *recorded == computed => {}
                (None, _) => found.fault(
                    Some(&entry.case),
                    format!("entry {number} has lost its hash"),
                ),
                _ => found.fault(
                    Some(&entry.case),
                    format!("entry {number}, or what it builds on, is not what was recorded"),
                ),
            }
            if let Ok(event) = &event
                && !record::is_written_as(&entry, event)
            {
                found.fault(
                    Some(&entry.case),
                    format!("entry {number} is not written as it was recorded"),
                );
            }
            // From the recorded hash on, so that one fault is reported once.
            case.chain.extend(entry.sha256);
            case.events.extend(event);
            Ok(())
        })?;
        missing(found, next, self.ledger.count()?.last_entry + 1);
        Ok(told)
    }

    /// What each case says of itself beside its texts, held against them. The opening
    /// of a case of an earlier version does not have it.
    fn verify_cases(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
        cases: &[CaseRecord],
        grounds: &[GroundsRecord],
    ) -> Result<(), TrackerError> {
        let grounds: HashMap<&str, &str> = grounds
            .iter()
            .map(|grounds| (grounds.sha256.as_str(), grounds.json.as_str()))
            .collect();
        let mut as_data = HashSet::new();
        self.ledger.letters(Which::All, &mut |letter| {
            if letter.number == LetterNumber::REQUEST.kept() {
                as_data.insert(letter.case);
            }
            Ok(())
        })?;
        for kept in cases {
            let reference = kept.reference.as_str();
            let case = Some(reference);
            let first = told.get(reference).and_then(|told| told.events.first());
            if first.map(|event| event.kind) != Some(EventKind::Written) {
                found.fault(case, "its log does not begin with `written`");
            }
            let Some(json) = grounds.get(kept.grounds.as_str()) else {
                found.fault(case, "what it rests on in law is missing");
                continue;
            };
            let (Ok(request), Ok(grounds)) = (
                serde_json::from_str::<Request>(&kept.request),
                serde_json::from_str::<Grounds>(json),
            ) else {
                found.fault(case, "its request or its legal ground cannot be read");
                continue;
            };
            let recipient = &request.recipient;
            for (what, holds) in [
                ("law", kept.law == grounds.law),
                (
                    "right",
                    kept.asked == request.right.word() && request.right == grounds.asked,
                ),
                ("recipient", kept.recipient == recipient.name.as_str()),
                (
                    "place",
                    kept.place.as_deref() == recipient.place().map(|place| place.code()),
                ),
                (
                    "way of the letter",
                    kept.abroad == i64::from(is_abroad(&request)),
                ),
            ] {
                if !holds {
                    found.fault(case, format!("its {what} is not that of its request"));
                }
            }
            if !(1..=2).contains(&kept.opening) || !(0..=1).contains(&kept.trial) {
                found.fault(case, "what its log builds on is in an unknown form");
            }
            match kept.opening {
                1 if as_data.contains(reference) => {
                    found.fault(case, "no entry covers its letter as data");
                }
                1 if kept.trial != 0 => {
                    found.uncovered(
                        reference,
                        "that it is a trial (it comes from an earlier version)",
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The letters that the logs added, held against those that are there. What a log vouches for
    /// was recorded with it; what none does came from elsewhere.
    fn verify_letters(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        // By case and letter: the data, as the format none, and the documents.
        let mut kept: BTreeMap<(String, i64), BTreeMap<Option<String>, String>> = BTreeMap::new();
        let request = LetterNumber::REQUEST.kept();
        self.ledger.letters(Which::All, &mut |letter| {
            if letter.number != request {
                let one = kept.entry((letter.case, letter.number)).or_default();
                one.insert(None, letter.sha256);
            }
            Ok(())
        })?;
        self.ledger.documents(Which::All, &mut |document| {
            if document.letter != request {
                let one = kept.entry((document.case, document.letter)).or_default();
                one.insert(Some(document.format), document.sha256);
            }
            Ok(())
        })?;
        let mut cases: Vec<&String> = told.keys().collect();
        cases.sort();
        for case in cases {
            let events = told.get(case).map_or(&[][..], |told| &told.events);
            if let Err(what) = standing(events) {
                found.fault(Some(case), what);
            }
            let added = match added(events) {
                Ok(added) => added,
                Err(what) => {
                    found.fault(Some(case), what);
                    continue;
                }
            };
            for (number, _, addition) in added {
                let documents = addition.documents.iter();
                let vouched: BTreeMap<Option<String>, String> = documents
                    .map(|(format, sha256)| (Some(format.extension().to_owned()), sha256.clone()))
                    .chain([(None, addition.data.clone())])
                    .collect();
                let there = kept.remove(&(case.clone(), number.kept()));
                if there.as_ref() != Some(&vouched) {
                    found.fault(
                        Some(case),
                        format!("its letter {number} is not the one that was added"),
                    );
                }
            }
        }
        for (case, number) in kept.into_keys() {
            found.fault(Some(&case), format!("no entry covers its letter {number}"));
        }
        Ok(())
    }

    /// The replies, and the entries that rest on them.
    fn verify_replies(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let mut filed: HashMap<String, Option<String>> = HashMap::new();
        self.ledger.replies(Replies::All, &mut |reply| {
            if hash(&reply.bytes) != reply.sha256 {
                let what = format!("the reply {} is not the one that came", reply.number);
                found.fault(reply.case.as_deref(), what);
            }
            if let Some(case) = &reply.case
                && !told.contains_key(case)
            {
                let what = format!("the reply {} is of a case that is not there", reply.number);
                found.fault(Some(case), what);
            }
            filed.insert(reply.sha256, reply.case);
            Ok(())
        })?;
        let mut cases: Vec<_> = told.iter().collect();
        cases.sort_by_key(|(case, _)| *case);
        for (case, log) in cases {
            // What a log says that makes no sense is told where it is read.
            let rests = standing(&log.events).unwrap_or_default();
            let rests = rests.iter();
            for (kind, sha256) in
                rests.filter_map(|event| Some((event.kind, event.reply.as_ref()?)))
            {
                match filed.get(sha256) {
                    None => found.fault(
                        Some(case),
                        format!("the reply on which its `{kind}` rests is missing"),
                    ),
                    Some(of) if of.as_ref() != Some(case) => found.fault(
                        Some(case),
                        format!("the reply on which its `{kind}` rests is filed elsewhere"),
                    ),
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// Mails and entries, held against each other.
    fn verify_mails(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let mut kept: HashMap<String, ([String; 5], i64)> = HashMap::new();
        let mut order = Vec::new();
        self.ledger.messages(Which::All, &mut |mail| {
            order.push(mail.message_id.clone());
            let cells = [
                mail.case,
                mail.made_at,
                mail.sender,
                mail.recipient,
                mail.sha256,
            ];
            kept.insert(mail.message_id, (cells, mail.letter));
            Ok(())
        })?;
        let mut vouched: HashMap<&str, bool> = HashMap::new();
        let mut faults = BTreeSet::new();
        for (reference, log) in told {
            let attempts = log.events.iter();
            let attempts =
                attempts.filter_map(|event| Some((event.letter, event.attempt.as_ref()?)));
            for (letter, attempt) in attempts {
                let id = &attempt.message_id;
                let mut fault = |what: String| faults.insert((reference.clone(), what));
                let Some(([case, made_at, sender, recipient, sha256], carries)) = kept.get(id)
                else {
                    fault(format!("the mail {id}, which the log mentions, is missing"));
                    continue;
                };
                if case != reference {
                    fault(format!(
                        "the mail {id}, which the log mentions, is in the case {case}"
                    ));
                }
                if *carries != letter.kept() {
                    fault(format!(
                        "the mail {id} carries the letter {carries}, and in the log the letter {letter}"
                    ));
                }
                if *sha256 != attempt.sha256 {
                    fault(format!("the mail {id} is not the one in the log"));
                }
                let made = attempt.made_at.map(record::moment);
                for (what, differs) in [
                    ("recipient", *recipient != attempt.to),
                    (
                        "sender",
                        attempt.from.as_ref().is_some_and(|from| from != sender),
                    ),
                    ("moment", made.is_some_and(|made| made != *made_at)),
                ] {
                    if differs {
                        fault(format!(
                            "the {what} of the mail {id} is not the one in the log"
                        ));
                    }
                }
                let whole = attempt.from.is_some() && attempt.made_at.is_some();
                *vouched.entry(id).or_default() |= whole;
            }
        }
        for (case, what) in faults {
            found.fault(Some(&case), what);
        }
        for id in &order {
            let Some(([case, ..], _)) = kept.get(id) else {
                continue;
            };
            if !told.contains_key(case) {
                found.fault(
                    Some(case),
                    format!("the mail {id} is of a case that is not there"),
                );
            }
            match vouched.get(id.as_str()) {
                Some(true) => {}
                Some(false) => found.uncovered(
                    case,
                    format!("the sender and the moment of the mail {id} (an earlier version recorded it)"),
                ),
                None => found.uncovered(
                    case,
                    format!("the mail {id}: no entry mentions it, and it is not sent as it is"),
                ),
            }
        }
        Ok(())
    }

    /// The hashes of which others may have a copy are still in the log.
    fn verify_given_away(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let rows = self.given_records()?;
        let (mut next, mut before) = (1, None);
        let mut given_away = Vec::new();
        for row in rows {
            if next != row.number {
                found.fault(
                    None,
                    format!("what was given away, number {next}, is missing"),
                );
            }
            next = row.number + 1;
            if row.case.is_empty() {
                // Of a case that was forgotten.
                before = row.sha256;
                continue;
            }
            let given = record::given_away(&row)?;
            let fits = match (&before, &row.sha256) {
                // An earlier version chained none.
                (None, None) => true,
                (_, Some(sha256)) => *sha256 == given.link(before.as_deref()),
                (Some(_), None) => false,
            };
            if !fits || given.given_on.to_string() != row.given_on {
                found.fault(
                    Some(given.case.as_str()),
                    format!(
                        "what was given away, number {}, is not what was recorded",
                        row.number
                    ),
                );
            }
            before = row.sha256;
            given_away.push(given);
        }
        if next <= self.ledger.count()?.last_given {
            found.fault(None, "the last of what was given away is missing");
        }
        for given in given_away {
            let case = given.case.as_str();
            let holds = told
                .get(case)
                .is_some_and(|told| told.chain.contains(&given.entry));
            if !holds {
                found.fault(
                    Some(case),
                    format!(
                        "the hash {} in the evidence of {} is no longer in its log",
                        given.entry, given.given_on
                    ),
                );
            }
            found.given_away = Some(given);
        }
        Ok(())
    }
}

fn missing(found: &mut Verified, expected: i64, number: i64) {
    if expected < number {
        let what = if expected + 1 == number {
            format!("entry {expected} is missing")
        } else {
            format!("entries {expected} to {} are missing", number - 1)
        };
        found.fault(None, what);
    }
}
