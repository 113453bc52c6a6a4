//! `datawrit list`

use super::{Scene, view};
use crate::{
    cli::{
        answer::{Answer, Items},
        args,
        failure::Failure,
        table::{Table, shortened},
        whose::Whose,
        words,
    },
    office::{
        list::{Filter, Sort, list_those},
        people,
        stand::Stand,
        view::CaseView,
    },
    tracker::{CaseClock, Notice},
};

/// Where the column of the person is, if there are several.
const PERSON: usize = 5;

pub fn list(scene: &Scene<'_>, args: &args::List) -> Result<Answer, Failure> {
    let filter = Filter {
        late: args.late,
        waiting: args.waiting,
        not_sent: args.not_sent,
        company: args.company.clone(),
        law: args.law.clone(),
        person: args.person.as_ref().map(ToString::to_string),
    };
    let sort = args.sort.map(|sort| match sort {
        args::SortBy::Due => Sort::Due,
        args::SortBy::Company => Sort::Company,
        args::SortBy::Written => Sort::Written,
    });
    if scene.global.json {
        let mut items = Items::default();
        let mut is_empty = true;
        list_those(scene, &filter, sort, &mut |view, _| {
            is_empty = false;
            items.add(&view);
        })?;
        check_person(scene, &filter, is_empty)?;
        return items.answer();
    }
    let mut rows = Vec::new();
    list_those(scene, &filter, sort, &mut |view, stand| {
        let (due, when) = next(&view, stand);
        let row = vec![
            view.case.number.to_string(),
            view.case.reference.to_string(),
            words::stand::word(stand),
            view.case.law.clone(),
            words::right(view.case.asked),
            shortened(&view.case.recipient, 20),
            due,
            when,
        ];
        rows.push((row, view.case.person().to_owned(), view.is_overdue()));
    })?;
    let whose = Whose::among(scene, rows.iter().map(|(_, person, _)| person.as_str()));
    let mut heads = words::case::heads().to_vec();
    if whose.several() {
        heads.insert(PERSON, words::people::head());
    }
    let mut table = Table::headed(heads);
    let is_empty = rows.is_empty();
    for (mut row, person, late) in rows {
        if let Some(person) = whose.said(&person) {
            row.insert(PERSON, person);
        }
        table.row_that(row, late);
    }
    check_person(scene, &filter, is_empty)?;
    if is_empty {
        let note = if filter.is_any() {
            words::stand::none_fits()
        } else {
            words::stand::none_yet()
        };
        return Ok(Answer::default().note(note));
    }
    Ok(Answer::text(table.text(0)).paged(scene))
}

/// That nobody is called so is another thing than that they have no such case.
fn check_person(scene: &Scene<'_>, filter: &Filter, is_empty: bool) -> Result<(), Failure> {
    if let Some(person) = filter.person.as_ref().filter(|_| is_empty) {
        people::check_called(scene.home, person)?;
    }
    Ok(())
}

/// The day that comes next, and how it stands.
fn next(view: &CaseView, stand: Stand) -> (String, String) {
    let Some(clock) = view.next() else {
        return (String::new(), words::case::without_a_day(view));
    };
    if clock.is_forecast() {
        return (String::new(), words::stand::word(Stand::NotSent));
    }
    // Its day moves with every day that nobody answers.
    if let Some(waiting) = &clock.waiting {
        return (String::new(), words::clocks::waits_since(waiting.since));
    }
    (clock.deadline.due.to_string(), standing(view, clock, stand))
}

fn standing(view: &CaseView, clock: &CaseClock, stand: Stand) -> String {
    let mut standing = if clock.overdue {
        words::clocks::overdue()
    } else {
        view::in_days(clock.days_left)
    };
    if let Some(Notice::InTime {
        named: Some(_),
        law_last: Some(law_last),
        ..
    }) = clock.notice
        && law_last != clock.deadline.due
    {
        standing += &format!("; {}", words::clocks::law_last(law_last));
    }
    if stand == Stand::Late && view.further_to_send().is_some() {
        standing += &format!(", {}", words::stand::letter_waits());
    }
    if let Some(question) = view.questions.first() {
        standing += &format!(", {}", words::clocks::waits_since(question.since));
    }
    standing
}
