//! The last day of one clock of one statute, without a case.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Refusal, World};
use crate::law::{
    Ask, Certainty, Clock, Counting, Deadline, Place, RESPOND, Right, Statute, Step, Whose,
};

/// What is to be counted.
#[derive(Debug, Clone)]
pub struct Order {
    /// The statute's id.
    pub law: String,
    /// The clock's id in it; `respond` is that of the answer also where the statute has several, one for each right.
    pub clock: String,
    /// The right whose request it runs for, where that says which clock is meant.
    pub right: Option<Right>,
    /// The day of the event that starts the clock.
    pub on: NaiveDate,
    /// Where the recipient must act.
    pub place: Option<Place>,
    /// Whether the recipient has validly extended the clock.
    pub extended: bool,
}

/// A deadline, and whose act is due.
#[derive(Debug)]
pub struct Counted {
    pub deadline: Deadline,
    pub whose: Whose,
}

/// [`Counted`] as every door hands it on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenDeadline<'a> {
    /// The last day by the words of the law.
    nominal: NaiveDate,
    /// The last day on the reading most generous to the recipient.
    due: NaiveDate,
    /// The first day on which it is late; null at the end of time.
    overdue_from: Option<NaiveDate>,
    /// The sum, from the event to the day.
    basis: &'a [Step],
    /// How sure the least sure value of the sum is.
    certainty: Certainty,
    /// What is in doubt beside the law.
    doubts: &'a [String],
}

/// Why nothing can be counted.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Uncounted {
    #[error("`{law}` has no clock `{clock}`; it has {known}", known = .known.join(", "))]
    NoClock {
        law: String,
        clock: String,
        known: Vec<String>,
    },
    #[error("the answer has several clocks in `{law}`: {known}", known = .known.join(", "))]
    Several { law: String, known: Vec<String> },
    #[error("`{law}` sets no day for the answer; `{clock}` counts days of your own")]
    NoDay { law: String, clock: String },
    #[error("datawrit has no version of the clock `{clock}` of `{law}` for {on}")]
    NotYet {
        law: String,
        clock: String,
        on: NaiveDate,
    },
    #[error("the clock `{clock}` of `{law}` cannot be extended")]
    NoExtension { law: String, clock: String },
    #[error(
        "the clock `{clock}` of `{law}` is extended to the day that the notice names; the law sets no number"
    )]
    OpenExtension { law: String, clock: String },
}

impl Refusal for Uncounted {
    fn kind(&self) -> Kind {
        match self {
            Uncounted::NotYet { .. } => Kind::Cannot,
            Uncounted::NoClock { .. }
            | Uncounted::Several { .. }
            | Uncounted::NoDay { .. }
            | Uncounted::NoExtension { .. }
            | Uncounted::OpenExtension { .. } => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Uncounted::NotYet { law, .. } => vec![Hint::SinceWhen { law: law.clone() }],
            Uncounted::Several { law, .. } => vec![Hint::OfWhichRight { law: law.clone() }],
            Uncounted::NoClock { .. }
            | Uncounted::NoDay { .. }
            | Uncounted::NoExtension { .. }
            | Uncounted::OpenExtension { .. } => Vec::new(),
        }
    }
}

/// Counts from the day of the event to the last day of the clock.
///
/// # Errors
/// When the statute has no such clock on that day, or none that can be extended; when a law file cannot
/// be read.
pub fn deadline(world: &World<'_>, order: &Order) -> Result<Counted, Error> {
    let statutes = world.home.statutes()?;
    let statute = statutes.get(&order.law)?;
    let countings = statutes.countings()?;
    let law = statute.id.clone();
    let id = called(&statute, order, countings)?;
    let Some(clock) = statute.clock(&id, order.on, countings) else {
        return Err(Error::from(Uncounted::NotYet {
            law,
            clock: id,
            on: order.on,
        }));
    };
    if order.extended {
        let open = clock.extension.as_ref().map(|longer| longer.open);
        let clock = clock.id.clone();
        match open {
            None => return Err(Error::from(Uncounted::NoExtension { law, clock })),
            Some(true) => return Err(Error::from(Uncounted::OpenExtension { law, clock })),
            Some(false) => {}
        }
    }
    let place = order.place.as_ref().or(clock.authority_in.as_ref());
    let deadline = clock.deadline(Ask {
        extended: order.extended,
        ..Ask::plain(order.on, place, statutes.calendars()?)
    })?;
    Ok(Counted {
        deadline,
        whose: clock.whose,
    })
}

/// The id of the clock that is meant.
fn called(statute: &Statute, order: &Order, countings: &[Counting]) -> Result<String, Uncounted> {
    let law = statute.id.clone();
    let runs = |clock: &&Clock| {
        let right = order.right.as_ref();
        right.is_none_or(|right| clock.rights.contains(right))
    };
    let mut named = statute
        .clocks
        .iter()
        .filter(|clock| clock.id == order.clock);
    if named.any(|clock| runs(&clock)) {
        return Ok(order.clock.clone());
    }
    let (mut set, mut own) = (Vec::new(), None);
    if order.clock == RESPOND {
        for clock in statute.clocks.iter().filter(runs) {
            let stands = statute.clock(&clock.id, order.on, countings);
            match stands.filter(|stands| stands.is_for_the_answer()) {
                Some(stands) if stands.is_the_persons_own_day() => own = Some(clock),
                Some(_) => set.push(clock),
                None => {}
            }
        }
    }
    match (&set[..], own) {
        ([one], _) => Ok(one.id.clone()),
        ([], Some(own)) => Err(Uncounted::NoDay {
            law,
            clock: own.id.clone(),
        }),
        ([], None) => {
            let known = statute.clocks.iter().map(|clock| clock.id.clone());
            Err(Uncounted::NoClock {
                law,
                clock: order.clock.clone(),
                known: known.collect(),
            })
        }
        _ => Err(Uncounted::Several {
            law,
            known: set.iter().map(|clock| told(clock)).collect(),
        }),
    }
}

/// A clock's id with the rights whose requests it runs for.
fn told(clock: &Clock) -> String {
    let rights: Vec<&str> = clock.rights.iter().map(|right| right.word()).collect();
    format!("{} ({})", clock.id, rights.join(", "))
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spoken = SpokenDeadline {
            nominal: self.deadline.nominal,
            due: self.deadline.due,
            overdue_from: self.deadline.overdue_from(),
            basis: &self.deadline.basis,
            certainty: self.deadline.certainty,
            doubts: &self.deadline.doubts,
        };
        spoken.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::{Scratch, day, refused};

    fn order(law: &str, clock: &str, on: &str) -> Order {
        Order {
            law: law.to_owned(),
            clock: clock.to_owned(),
            right: None,
            on: day(on),
            place: None,
            extended: false,
        }
    }

    #[test]
    fn the_clock_of_the_answer_is_found_by_its_right() {
        let scratch = Scratch::with_cases();
        let world = scratch.world();
        let of = |law, right| {
            let order = Order {
                right,
                ..order(law, "respond", "2026-11-02")
            };
            deadline(&world, &order)
        };
        let due = |law, right| of(law, right).unwrap().deadline.due;
        // Argentina: ten days for access, five working days to correct and to erase.
        assert!(due("ar-25326", Some(Right::Deletion)) < due("ar-25326", Some(Right::Access)));
        assert_eq!(due("ar-25326", None), due("ar-25326", Some(Right::Access)));
        // Of several that have other names the right says which.
        assert_eq!(
            due("us-fcra", Some(Right::Restriction)),
            deadline(&world, &order("us-fcra", "freeze", "2026-11-02"))
                .unwrap()
                .deadline
                .due
        );
        let none: Uncounted = refused(of("us-il-bipa", None));
        assert_eq!(
            none.to_string(),
            "`us-il-bipa` sets no day for the answer; `asked` counts days of your own"
        );
        let own: Uncounted = refused(of("us-hipaa", Some(Right::Objection)));
        assert!(matches!(own, Uncounted::NoClock { .. }), "{own}");
    }

    #[test]
    fn what_cannot_be_counted_says_why() {
        let scratch = Scratch::new();
        let world = scratch.world();
        let (law, clock) = ("gdpr".to_owned(), "respond".to_owned());
        let early: Uncounted = refused(deadline(&world, &order("gdpr", "respond", "2018-05-24")));
        let on = day("2018-05-24");
        assert_eq!(early, Uncounted::NotYet { law, clock, on });
        assert!(deadline(&world, &order("gdpr", "respond", "2018-05-25")).is_ok());

        let unknown: Uncounted = refused(deadline(&world, &order("gdpr", "answer", "2026-01-31")));
        assert_eq!(
            unknown.to_string(),
            "`gdpr` has no clock `answer`; it has respond, authority, complain-in-austria, petition-in-the-netherlands"
        );

        let mut longer = order("ccpa", "acknowledge", "2026-05-04");
        longer.extended = true;
        let (law, clock) = ("ccpa".to_owned(), "acknowledge".to_owned());
        let without: Uncounted = refused(deadline(&world, &longer));
        assert_eq!(without, Uncounted::NoExtension { law, clock });
        assert_eq!(without.kind(), Kind::Misuse);

        // A law that sets no number: the notice names the day.
        let mut longer = order("ch-fadp", "respond", "2026-05-04");
        longer.extended = true;
        let (law, clock) = ("ch-fadp".to_owned(), "respond".to_owned());
        let open: Uncounted = refused(deadline(&world, &longer));
        assert_eq!(open, Uncounted::OpenExtension { law, clock });
    }
}
