//! What may a letter that follows say of its case?

use std::collections::BTreeMap;

use chrono::NaiveDate;
use strum::{IntoStaticStr, VariantArray};

use super::phrases::Phrases;
use crate::law::EventKind;

/// What the log of a case may hold, by the variable with which a template asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Fact {
    /// The day of the request.
    AskedOn,
    SentOn,
    /// `post`, `email` or `form`.
    SentBy,
    ReceivedOn,
    /// Whether the day of receipt was recorded, and not estimated.
    ReceivedKnown,
    /// The last day for the answer.
    DueOn,
    /// Whether that day is over, whatever came by then.
    DueOver,
    DaysLate,
    /// Until when an answer is waited for: a day of the requester's, and not of the law's.
    LastDay,
    /// The last day of the person's own time to complain, where it is over and the law lets who comes late be heard.
    OwnTimeOverOn,
    /// The day of the letter.
    Today,
    AcknowledgedOn,
    IdentityAskedOn,
    IdentityWanted,
    ClarificationAskedOn,
    FeeAskedOn,
    ExtendedOn,
    ExtendedUntil,
    /// `late` or `bare`.
    ExtensionFault,
    /// Whether the law is known to give the longer time that was taken.
    ExtensionCounts,
    AnsweredOn,
    PartialOn,
    NothingHeldOn,
    RefusedOn,
    RefusalReason,
    /// Whether the person says that no reasons were given.
    RefusalBare,
    /// The day on which the recipient wrote that it had closed the matter.
    ClosedOn,
    RemindedOn,
    IdentitySuppliedOn,
    ClarificationAnsweredOn,
    AppealedOn,
    AppealAnsweredOn,
    ComplainedToControllerOn,
    ComplaintAcknowledgedOn,
    ChannelNamed,
    /// The day on which the recipient wrote that it is a processor alone, whomever it named.
    ProcessorOn,
    ControllerNamed,
    /// What was done instead: `deleted`, `opted-out` or `suppressed`.
    Deed,
    /// What the requester says, line by line.
    Given,
    /// What is missing of an answer, line by line.
    Missing,
    /// The name of the company complained about.
    Company,
    CompanyAddress,
    /// What happened, in the order of days.
    Chronology,
    /// The titles of what goes with a complaint, in order.
    Annexes,
    /// The name of the authority.
    Authority,
}

impl Fact {
    pub const ALL: &'static [Fact] = Fact::VARIANTS;

    pub fn variable(self) -> &'static str {
        self.into()
    }
}

/// A value of a fact, before it is said in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Day(NaiveDate),
    Number(i64),
    Known(bool),
    Words(String),
    Lines(Vec<String>),
    /// Lines with the day of each, where it is not in them.
    Dated(Vec<(String, Option<NaiveDate>)>),
    Happened(Vec<Happened>),
}

/// One thing that happened, of a chronology.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    pub on: NaiveDate,
    pub kind: EventKind,
    /// Whether it is a further letter, of which the log says no more than that it left.
    pub again: bool,
}

impl Happened {
    pub(super) fn in_words(self, phrases: &Phrases) -> Option<&str> {
        phrases.event(self.kind, self.again)
    }
}

/// What the log of a case holds, for the letters that follow. What it does not hold is not here, so that
/// a template which prints it without asking whether it is there cannot be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Fact, Told>);

impl Facts {
    pub fn tell(&mut self, fact: Fact, told: Told) {
        let nothing = match &told {
            Told::Words(words) => words.is_empty(),
            Told::Lines(lines) => lines.is_empty(),
            Told::Dated(lines) => lines.is_empty(),
            Told::Happened(happened) => happened.is_empty(),
            Told::Day(_) | Told::Number(_) | Told::Known(_) => false,
        };
        if !nothing {
            self.0.insert(fact, told);
        }
    }

    /// The same, where there is such a day.
    pub fn day(&mut self, fact: Fact, day: Option<NaiveDate>) {
        if let Some(day) = day {
            self.tell(fact, Told::Day(day));
        }
    }

    /// The same, where there are such words.
    pub fn words(&mut self, fact: Fact, words: Option<impl Into<String>>) {
        if let Some(words) = words {
            self.tell(fact, Told::Words(words.into()));
        }
    }

    pub fn get(&self, fact: Fact) -> Option<&Told> {
        self.0.get(&fact)
    }

    pub fn has(&self, fact: Fact) -> bool {
        self.0.contains_key(&fact)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Fact, &Told)> {
        self.0.iter().map(|(fact, told)| (*fact, told))
    }
}
