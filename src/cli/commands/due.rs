//! `datawrit due`

use super::{Scene, view};
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        table::{Table, shortened},
        whose::Whose,
        words,
    },
    office::{
        due::{self, Item, Order, What},
        people,
    },
    tracker::Notice,
};

/// The exit code that says that something is overdue.
const OVERDUE: u8 = 3;

pub fn due(scene: &Scene<'_>, args: &args::Due) -> Result<Answer, Failure> {
    let order = Order {
        within: args.within,
        person: args.person.as_ref().map(ToString::to_string),
    };
    let due = due::due(scene, &order)?;
    if let Some(person) = order.person.as_ref().filter(|_| due.items.is_empty()) {
        people::check_called(scene.home, person)?;
    }
    let code = if due.is_overdue() { OVERDUE } else { 0 };
    if scene.global.json {
        return Ok(Answer::outcome(&due.items)?.exits(code));
    }
    let mut table = Table::default();
    let whose = Whose::among(scene, due.items.iter().map(|item| item.person.as_str()));
    for item in &due.items {
        table.row_that(row(item, whose.said(&item.person)), item.is_overdue());
        for remark in remarks(item) {
            table.below(&remark);
        }
    }
    let answer = if due.items.is_empty() {
        Answer::default()
    } else {
        Answer::text(table.text(0))
    };
    let notices = due.notices.iter().map(words::notice);
    Ok(answer.exits(code).notes(notices))
}

fn row(item: &Item, person: Option<String>) -> Vec<String> {
    let (standing, title) = match &item.what {
        What::Clock(clock) => (view::standing(clock), words::title(&clock.clock.title)),
        What::Question(question) => words::clocks::question(question.asked, question.days),
        What::Unstarted(unstarted) => (
            words::clocks::not_started(),
            words::title(&unstarted.clock.title),
        ),
    };
    let case = [item.day().to_string(), standing, item.case.to_string()];
    let what = [title, shortened(&item.recipient, 28)];
    case.into_iter().chain(person).chain(what).collect()
}

/// What is worth knowing on the spot, in lines below.
fn remarks(item: &Item) -> Vec<String> {
    let to_send = item.to_send.as_ref().map(words::due::letter_waits);
    let What::Clock(clock) = &item.what else {
        return to_send.into_iter().collect();
    };
    let to_send = to_send.filter(|_| clock.overdue);
    let bound = matches!(clock.notice, Some(Notice::InTime { named: Some(_), .. }));
    let named = view::notice(clock).filter(|_| bound);
    let said = to_send.into_iter().chain(named);
    said.chain(view::argued(clock)).collect()
}
