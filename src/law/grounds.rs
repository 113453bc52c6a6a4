//! What a request rests on.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Calendars, Certainty, Citation, Counting, Deadline, EventKind, Extension, Holidays, OutOfRange,
    Pause, Period, Place, Question, Relief, Restart, Right, Sooner, Step, Whose,
};

/// A right, as one statute grants it on one day, with every clock that runs for
/// it. A case keeps the grounds it was opened on, whole: a later correction of
/// the law file does not rewrite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// The statute's id: `gdpr`.
    pub law: String,
    pub title: String,
    pub short_title: String,
    pub citation: String,
    pub href: String,
    /// The day the law file was last compared with its sources.
    pub checked_on: NaiveDate,
    /// The right by the word the person used.
    pub asked: Right,
    /// The statute's own rights that this became.
    pub rights: Vec<Right>,
    /// The statute's own name of what is asked.
    pub right_title: String,
    /// The provisions that grant the rights.
    pub references: Vec<Citation>,
    /// How sure the least sure of these references is.
    pub certainty: Certainty,
    /// Where the person lives, as far as it is known and the statute protects
    /// people there. A complaint is usually lodged with the authority there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Place>,
    /// The ids of the provisions a letter may cite on this day.
    pub provisions: Vec<String>,
    /// What the authority is called on this day, by language, where letters name it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub regulator: BTreeMap<String, String>,
    /// Every clock that runs for these rights, in the order of the file.
    pub clocks: Vec<ClockInForce>,
}

/// Most laws leave out the day of the event, and so may a recipient whose time begins on it.
const FIRST_DAY_LEFT_OUT: &str =
    "on the most generous reading the day of the event is not counted here either";

/// The rule of counting of a day that the person sets, where no law sets one.
pub const OWN_DAY: &str = "own-day";

/// The id of the clock of the answer.
pub const RESPOND: &str = "respond";

/// Stands for a statute where no law is named.
pub const NO_LAW: &str = "none";

impl Grounds {
    /// For a letter that names no law: the one clock is the person's own, and binds nobody.
    pub fn without_law(right: Right, sent: NaiveDate, answer_by: NaiveDate) -> Grounds {
        let own = Citation {
            title: "a day of your own, which no law sets".to_owned(),
            href: String::new(),
        };
        let days = (answer_by - sent).num_days();
        let counting = Counting {
            id: OWN_DAY.to_owned(),
            title: "a day of your own".to_owned(),
            first_day: None,
            months: None,
            roll: None,
            business_days: None,
            holidays: Holidays::default(),
            certainty: Certainty::Verified,
        };
        let clock = ClockInForce {
            id: "answer".to_owned(),
            title: "answer".to_owned(),
            starts_at: EventKind::Sent,
            also_starts_at: Vec::new(),
            also_starts_after: None,
            from_the_breach: false,
            law_of_its_event: false,
            whose: Whose::Recipient,
            authority_in: None,
            for_residents_of: Vec::new(),
            ends_at: vec![
                EventKind::Answered,
                EventKind::NothingHeld,
                EventKind::Refused,
            ],
            from: sent,
            period: Period::Days(u32::try_from(days).unwrap_or_default()),
            event_is_day_1: false,
            counting,
            reference: own,
            certainty: Certainty::Verified,
            extension: None,
            sooner: None,
            relief: None,
            identity: None,
            clarification: None,
            fee: None,
        };
        Grounds {
            law: NO_LAW.to_owned(),
            title: "No law named".to_owned(),
            short_title: "No law".to_owned(),
            citation: "No law named".to_owned(),
            href: String::new(),
            checked_on: sent,
            asked: right,
            rights: vec![right],
            right_title: right.word().to_owned(),
            references: Vec::new(),
            certainty: Certainty::Verified,
            home: None,
            provisions: Vec::new(),
            regulator: BTreeMap::new(),
            clocks: vec![clock],
        }
    }

    /// Sets the number of days that is the person's own; `false` where no time of these is, for the law sets it.
    pub fn ask_within(&mut self, days: u32) -> bool {
        let mut own = false;
        for clock in &mut self.clocks {
            if clock.is_the_persons_own_day() {
                clock.period = Period::Days(days);
                own = true;
            }
        }
        own
    }

    /// Whether the statute has its own form for the word the person used.
    pub fn is_translated(&self) -> bool {
        self.rights != [self.asked]
    }

    /// For a person who lives at `home`, a place that the statute protects: without
    /// the clocks that run only for people who live elsewhere.
    pub fn at_home(mut self, home: Option<&Place>) -> Grounds {
        let country = home.map(Place::country);
        self.clocks.retain(|clock| {
            clock.for_residents_of.is_empty()
                || country
                    .as_ref()
                    .is_some_and(|country| clock.for_residents_of.contains(country))
        });
        self.home = home.cloned();
        self
    }

    /// Where the act is due that a clock waits for: where the recipient is, or the
    /// authority; `None` where that is not known.
    pub fn place_of<'a>(
        &'a self,
        clock: &'a ClockInForce,
        recipient: Option<&'a Place>,
    ) -> Option<&'a Place> {
        match clock.whose {
            Whose::Recipient | Whose::Requester => recipient,
            Whose::Authority => clock.authority_in.as_ref().or(self.home.as_ref()),
        }
    }

    /// The first clock in which the recipient must answer the request.
    pub fn answer(&self) -> Option<&ClockInForce> {
        self.clocks.iter().find(|clock| {
            clock.whose == Whose::Recipient
                && clock.is_for_the_answer()
                && clock.starts_at != EventKind::Appealed
        })
    }

    /// The name of the letter: that of the one right the word became, or the
    /// word itself where it became several.
    pub fn letter(&self) -> Right {
        match self.rights[..] {
            [only] => only,
            _ => self.asked,
        }
    }
}

/// A time limit as it is on one day, complete, so that it can be counted without the law file. What
/// each key means is said at [`Clock`](super::Clock) and [`ClockVersion`](super::ClockVersion).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockInForce {
    pub id: String,
    pub title: String,
    pub starts_at: EventKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_starts_at: Vec<EventKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also_starts_after: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_the_breach: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub law_of_its_event: bool,
    #[serde(default, skip_serializing_if = "Whose::is_usual")]
    pub whose: Whose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority_in: Option<Place>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_residents_of: Vec<Place>,
    pub ends_at: Vec<EventKind>,
    /// The first day of the version in force.
    pub from: NaiveDate,
    pub period: Period,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub event_is_day_1: bool,
    pub counting: Counting,
    pub reference: Citation,
    pub certainty: Certainty,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sooner: Option<Sooner>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relief: Option<Relief>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Question>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clarification: Option<Question>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Question>,
}

/// What a deadline is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The day of the event that starts the clock.
    pub start: NaiveDate,
    /// What started the clock, as the sum says it, where it was not the event that
    /// usually does.
    pub started_by: Option<&'a str>,
    /// Whether the recipient has validly extended the clock. A clock that
    /// cannot be extended, or not by a number that the law sets, takes no notice.
    pub extended: bool,
    /// The day on which a question was answered with which the clock starts anew.
    pub restart: Option<&'a Restart>,
    /// Days that do not count, in order.
    pub pauses: &'a [Pause],
    /// Where the act is due, as far as it is known.
    pub place: Option<&'a Place>,
    /// The days off of all places, for the law says whose count.
    pub calendars: &'a Calendars,
}

impl<'a> Ask<'a> {
    /// Nothing but the event: no extension, no question.
    pub fn plain(start: NaiveDate, place: Option<&'a Place>, calendars: &'a Calendars) -> Ask<'a> {
        Ask {
            start,
            started_by: None,
            extended: false,
            restart: None,
            pauses: &[],
            place,
            calendars,
        }
    }
}

impl ClockInForce {
    /// Whether it is the time for the answer, which the recipient ends by giving it. A time to confirm
    /// receipt, which an answer meets too, is none.
    pub fn is_for_the_answer(&self) -> bool {
        self.ends_at.contains(&EventKind::Answered) && !self.is_to_confirm_receipt()
    }

    /// Whether its number of days is the person's own, for the law sets none.
    pub fn is_the_persons_own_day(&self) -> bool {
        self.counting.id == OWN_DAY
    }

    /// Whether it is a time to confirm receipt: ten business days in California (11 CCR 7021(a)).
    pub fn is_to_confirm_receipt(&self) -> bool {
        self.ends_at.contains(&EventKind::Acknowledged)
    }

    /// The same clock by its second limit alone, as if that were its only one.
    pub fn by_its_sooner_limit(&self) -> Option<(&[EventKind], ClockInForce)> {
        let sooner = self.sooner.as_ref()?;
        let clock = ClockInForce {
            period: sooner.period,
            event_is_day_1: false,
            reference: sooner.reference.clone(),
            certainty: sooner.certainty,
            extension: None,
            sooner: None,
            ..self.clone()
        };
        Some((&sooner.after, clock))
    }

    /// The last day of the clock, with its sum.
    ///
    /// # Errors
    /// When the sum leaves the years 0001 to 9999.
    pub fn deadline(&self, ask: Ask<'_>) -> Result<Deadline, OutOfRange> {
        let extension = self.extension.as_ref().filter(|_| ask.extended);
        let (period, reference, certainty) = extension
            .and_then(|one| Some((one.period?, &one.reference, one.certainty)))
            .unwrap_or((self.period, &self.reference, self.certainty));
        let start = ask
            .restart
            .map_or(ask.start, |restart| restart.day.max(ask.start));
        let from = |start| {
            self.counting
                .count(start, period, ask.pauses, ask.place, ask.calendars)
        };
        let (mut count, first_day, note) = if self.event_is_day_1 {
            let eve = start.pred_opt().ok_or(OutOfRange)?;
            let count = from(eve)?.or_as_late_as(from(start)?, FIRST_DAY_LEFT_OUT);
            (count, &Some(self.reference.clone()), "day 1, counted")
        } else {
            let first_day = &self.counting.first_day;
            (from(start)?, first_day, "day 0, not counted")
        };
        let mut basis = vec![Step {
            step: ask
                .started_by
                .map_or_else(|| self.starts_at.to_string(), str::to_owned),
            day: ask.start,
            reference: first_day.clone(),
            note: Some(note.to_owned()),
        }];
        if let Some(restart) = ask.restart.filter(|restart| restart.day > ask.start) {
            basis.push(Step {
                step: "starts anew".to_owned(),
                day: restart.day,
                reference: Some(restart.reference.clone()),
                note: Some(restart.note.clone()),
            });
        }
        if let Some(sooner) = &self.sooner {
            count.doubts.push(sooner.told());
        }
        let unknown = count.unknown();
        basis.extend(count.steps);
        basis.push(Step {
            step: format!("{} due", self.title),
            day: count.due,
            reference: Some(reference.clone()),
            note: unknown,
        });
        let asked = ask
            .pauses
            .iter()
            .map(|pause| pause.certainty)
            .chain(ask.restart.map(|restart| restart.certainty))
            .fold(certainty, Certainty::max);
        Ok(Deadline {
            nominal: count.nominal,
            due: count.due,
            basis,
            certainty: asked.max(count.certainty),
            law: asked.max(self.counting.certainty),
            doubts: count.doubts,
        })
    }
}
