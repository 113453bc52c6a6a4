//! `datawrit list`

use super::{
    Scene,
    view::{self, CaseView},
};
use crate::cli::{
    answer::Answer,
    failure::Failure,
    table::{Table, shortened},
};
use crate::tracker::{CaseClock, Notice};

pub fn list(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let cases = views(scene)?;
    if scene.global.json {
        return Answer::outcome(&cases);
    }
    if cases.is_empty() {
        return Ok(Answer::default().note("no case yet; `datawrit write` opens one"));
    }
    let mut table = Table::headed(["CASE", "STATUS", "LAW", "RIGHT", "RECIPIENT", "DUE", ""]);
    for view in &cases {
        let (due, when) = match view.next() {
            Some(clock) if clock.is_forecast() => ("".to_owned(), "not sent".to_owned()),
            // Its day moves with every day that nobody answers.
            Some(CaseClock {
                waiting: Some(waiting),
                ..
            }) => (
                String::new(),
                format!("waits for you since {}", waiting.since),
            ),
            Some(clock) => {
                let mut when = if clock.overdue {
                    "overdue".to_owned()
                } else {
                    view::in_days(clock.days_left)
                };
                if let Some(Notice::InTime {
                    named: Some(_),
                    law_last,
                    ..
                }) = clock.notice
                    && law_last != clock.deadline.due
                {
                    when += &format!("; the law's last day is {law_last}");
                }
                if let Some(question) = view.questions.first() {
                    when += &format!(", waits for you since {}", question.since);
                }
                (clock.deadline.due.to_string(), when)
            }
            None => match &view.unstarted {
                Some(_) => (String::new(), "not started".to_owned()),
                None => Default::default(),
            },
        };
        let row = [
            view.case.reference.to_string(),
            view.status.to_string(),
            view.case.law.clone(),
            view.case.asked.to_string(),
            shortened(&view.case.recipient, 20),
            due,
            when,
        ];
        table.row_that(row, view.is_overdue());
    }
    Ok(Answer::text(table.text(0)).paged(scene))
}

/// Every case, as of today.
pub fn views(scene: &Scene<'_>) -> Result<Vec<CaseView>, Failure> {
    let cases = scene.home.cases()?;
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let statutes = scene.home.statutes()?;
    let calendars = statutes.calendars()?;
    Ok(cases
        .into_iter()
        .map(|case| CaseView::of(case, scene.today, calendars))
        .collect::<Result<_, _>>()?)
}
