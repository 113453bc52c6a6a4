//! `datawrit due`

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{
    Scene,
    list::views,
    view::{self, CaseView},
};
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        table::{Table, shortened},
    },
    office::spoken::{SpokenClock, SpokenQuestion},
    tracker::{CaseClock, Notice, OpenQuestion, Unstarted},
};

/// The exit code that says that something is overdue.
const OVERDUE: u8 = 3;

/// Something that is due: by the recipient, the authority or the person.
enum Item<'a> {
    /// A clock that runs.
    Clock(&'a CaseView, &'a CaseClock),
    /// A question of the recipient that waits for the person.
    Question(&'a CaseView, &'a OpenQuestion),
    /// A clock of which only the recipient knows whether it has started.
    Unstarted(&'a CaseView, &'a Unstarted),
}

impl Item<'_> {
    fn view(&self) -> &CaseView {
        match self {
            Item::Clock(view, _) | Item::Question(view, _) | Item::Unstarted(view, _) => view,
        }
    }

    fn day(&self) -> NaiveDate {
        match self {
            Item::Clock(_, clock) => clock.deadline.due,
            Item::Question(_, question) => question.since,
            Item::Unstarted(_, unstarted) => unstarted.at_the_earliest,
        }
    }

    fn is_overdue(&self) -> bool {
        matches!(self, Item::Clock(_, clock) if clock.overdue)
    }

    fn row(&self) -> [String; 5] {
        let (standing, title) = match self {
            Item::Clock(_, clock) => (view::standing(clock), clock.clock.title.clone()),
            Item::Question(_, question) => (
                format!("asked {}", view::age(question.days)),
                format!("your answer: {}", view::asks(question.asked)),
            ),
            Item::Unstarted(_, unstarted) => {
                ("not started".to_owned(), unstarted.clock.title.clone())
            }
        };
        let view = self.view();
        [
            self.day().to_string(),
            standing,
            view.case.reference.to_string(),
            title,
            shortened(&view.case.recipient, 28),
        ]
    }

    /// What is worth knowing on the spot, in lines below.
    fn remarks(&self) -> Vec<String> {
        match self {
            Item::Clock(_, clock) => {
                let bound = matches!(clock.notice, Some(Notice::InTime { named: Some(_), .. }));
                let named = view::notice(clock).filter(|_| bound);
                named.into_iter().chain(view::argued(clock)).collect()
            }
            Item::Question(..) | Item::Unstarted(..) => Vec::new(),
        }
    }

    /// What the person can do about it.
    fn next(&self) -> Option<String> {
        let reference = &self.view().case.reference;
        match self {
            Item::Clock(_, clock) => {
                let label = clock.receipt.and_then(|receipt| receipt.label());
                label.filter(|_| clock.overdue).map(|label| {
                    format!(
                        "{reference}: {label}; check that the letter arrived before you complain"
                    )
                })
            }
            Item::Question(_, question) => {
                let (answered, disputed) = view::ends(question.asked);
                Some(format!(
                    "{reference}: the recipient has been waiting for your answer since {}; answer, then `datawrit record {reference} {answered}`, or dispute the question, then `datawrit record {reference} {disputed}`",
                    question.since
                ))
            }
            Item::Unstarted(_, unstarted) => Some(format!(
                "{reference}: received {}, and its clock starts only when the recipient has authenticated the request; ask for that day, then `datawrit record {reference} authenticated --on DATE`",
                unstarted.received_on
            )),
        }
    }

    fn json(&self) -> Value {
        let mut entry = match self {
            Item::Clock(_, clock) => json!(SpokenClock::from(*clock)),
            // The keys of a clock, as far as there is one.
            Item::Question(_, question) => json!({
                "clock": null,
                "title": "your answer",
                "due": null,
                "days_left": null,
                "overdue": false,
                "whose": "requester",
                "question": SpokenQuestion::from(*question),
            }),
            Item::Unstarted(_, unstarted) => json!({
                "clock": unstarted.clock.id,
                "title": unstarted.clock.title,
                "due": null,
                "days_left": null,
                "overdue": false,
                "whose": unstarted.clock.whose,
                "starts_at": unstarted.clock.starts_at,
                "received_on": unstarted.received_on,
                "at_the_earliest": unstarted.at_the_earliest,
            }),
        };
        let case = &self.view().case;
        entry["case"] = json!(case.reference.as_str());
        entry["recipient"] = json!(case.recipient);
        entry["law"] = json!(case.law);
        entry["right"] = json!(case.asked.word());
        entry
    }
}

pub fn due(scene: &Scene<'_>, args: &args::Due) -> Result<Answer, Failure> {
    let cases = views(scene)?;
    let within = i64::from(args.within);
    let mut due: Vec<Item<'_>> = Vec::new();
    for view in &cases {
        due.extend(
            view.clocks
                .iter()
                .filter(|clock| clock.is_running() && !clock.is_forecast() && !clock.lapsed)
                // Its day moves with each day that the person does not answer.
                .filter(|clock| clock.waiting.is_none())
                .filter(|clock| clock.days_left <= within)
                .map(|clock| Item::Clock(view, clock)),
        );
        due.extend(
            view.questions
                .iter()
                .map(|question| Item::Question(view, question)),
        );
        due.extend(
            view.unstarted
                .iter()
                .filter(|unstarted| (unstarted.at_the_earliest - scene.today).num_days() <= within)
                .map(|unstarted| Item::Unstarted(view, unstarted)),
        );
    }
    due.sort_by_key(|item| (item.day(), item.view().case.reference.clone()));
    let code = if due.iter().any(Item::is_overdue) {
        OVERDUE
    } else {
        0
    };
    let unsent: Vec<String> = cases
        .iter()
        .filter(|view| view.next().is_some_and(CaseClock::is_forecast))
        .map(|view| {
            format!(
                "{} to {} is not recorded as sent; if you sent it: `datawrit record {} sent --on DATE`",
                view.case.reference,
                shortened(&view.case.recipient, 40),
                view.case.reference
            )
        })
        .collect();

    if scene.global.json {
        return Ok(Answer {
            code,
            ..Answer::json(&Value::Array(due.iter().map(Item::json).collect()))
        });
    }
    if due.is_empty() {
        let next = cases
            .iter()
            .flat_map(|view| view.clocks.iter().map(move |clock| (view, clock)))
            .filter(|(_, clock)| clock.is_running() && !clock.is_forecast() && !clock.lapsed)
            .filter(|(_, clock)| clock.waiting.is_none())
            .min_by_key(|(_, clock)| clock.deadline.due)
            .map_or_else(String::new, |(view, clock)| {
                format!(
                    "; next: {}, {} on {}",
                    shortened(&view.case.recipient, 40),
                    clock.clock.title,
                    clock.deadline.due
                )
            });
        let nothing = format!("nothing is due in the next {} days{next}", args.within);
        return Ok(Answer::default().note(nothing).notes(unsent));
    }
    let mut table = Table::default();
    for item in &due {
        table.row_that(item.row(), item.is_overdue());
        for remark in item.remarks() {
            table.below(&remark);
        }
    }
    Ok(Answer {
        code,
        ..Answer::text(table.text(0))
    }
    .notes(due.iter().filter_map(Item::next))
    .notes(unsent))
}
