//! Why a law may be used, its times, and the platform that it has.

use super::names::{cited, period, place, title};
use crate::{
    law::{ClockInForce, LawReason, Place, Right, Statute},
    office::law_for::LawFor,
    speech::{say, spoken},
};

/// Why a law may be used, in a sentence.
pub fn law_reason(law: &LawFor, company: Option<&str>) -> String {
    let provision = cited(law.provision());
    let matter = law.matter_in(spoken().tongue().code());
    match &law.reason {
        LawReason::Home { .. } => say!("which-because-home", provision = provision),
        LawReason::StandsBack { place: home, to } => say!(
            "which-because-stands-back",
            place = place(home),
            law = title(to),
            provision = provision
        ),
        LawReason::Seat { place: seat } => say!(
            "which-because-seat",
            company = company.map_or_else(|| say!("which-the-company"), str::to_owned),
            seat = place(seat),
            provision = provision
        ),
        LawReason::Matter { .. } => say!(
            "which-because-matter",
            matter = matter,
            provision = provision
        ),
        LawReason::Named { .. } => say!(
            "which-because-named",
            matter = matter,
            provision = provision
        ),
        LawReason::Later { from, .. } => {
            say!("which-because-later", day = *from, provision = provision)
        }
    }
}

/// A platform of the person's home, through which one request reaches this company too.
pub fn platform_instead(
    home: &Place,
    company: &str,
    name: &str,
    href: &str,
    registered: bool,
) -> String {
    let place = place(home);
    if registered {
        say!(
            "write-platform-registered",
            company = company,
            place = place,
            page = href,
            name = name
        )
    } else {
        say!(
            "write-platform-perhaps",
            company = company,
            place = place,
            page = href,
            name = name
        )
    }
}

/// The first time for an answer, in a sentence: a day of the person's own is no law's. What is usual each door says in
/// its words, of the period and the event from which it counts.
pub fn answer_time(clock: &ClockInForce, usual: fn(String, &'static str) -> String) -> String {
    if clock.is_the_persons_own_day() {
        say!("law-own-day", period = period(clock.period))
    } else if clock.event_is_day_1 {
        say!("law-answer-from-day-1", period = period(clock.period))
    } else {
        usual(period(clock.period), clock.starts_at.word())
    }
}

/// One of the other times for an answer, for its rights as the door calls them.
pub fn other_time(statute: &Statute, clock: &ClockInForce, right: fn(Right) -> String) -> String {
    let known = statute.clocks.iter().find(|known| known.id == clock.id);
    let rights = known.map(|known| &known.rights[..]).unwrap_or_default();
    let rights: Vec<String> = rights.iter().copied().map(right).collect();
    let (rights, period) = (rights.join(", "), period(clock.period));
    if clock.is_the_persons_own_day() {
        say!("law-own-time-of", rights = rights, period = period)
    } else {
        say!("law-time-of", rights = rights, period = period)
    }
}
