//! `datawrit status`

use std::fmt::Write;

use chrono::NaiveDate;

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        table::{Table, shortened},
        whose::Whose,
        words::{right, status as words},
    },
    office::{
        people,
        status::{self, Standing},
    },
    request::Line,
    speech::say,
};

/// How many cases of a group are shown: never more than a screen.
const SHOWN: usize = 5;
const COMPANY: usize = 22;

pub fn status(scene: &Scene<'_>, args: &args::Status) -> Result<Answer, Failure> {
    let person = args.person.as_ref().map(Line::as_str);
    let standing = status::status(scene, person)?;
    if let Some(person) = person.filter(|_| standing.cases() == 0) {
        people::check_called(scene.home, person)?;
    }
    if scene.global.json {
        return Answer::outcome(&standing);
    }
    if standing.cases() == 0 && person.is_some() {
        return Ok(Answer::default().note(words::none_fits()));
    }
    if standing.cases() == 0 {
        return Ok(Answer::text(say!("status-nothing-yet") + "\n"));
    }
    let whose = Whose::among(scene, standing.people());
    let told = |numbers| told(&standing, scene.today, &whose, person.is_none(), numbers);
    // The numbers are here where they cost no line.
    let (with, without) = (told(true), told(false));
    let longer = with.lines().count() > without.lines().count();
    Ok(Answer::text(if longer { without } else { with }))
}

fn told(
    standing: &Standing,
    today: NaiveDate,
    whose: &Whose,
    everybody: bool,
    numbers: bool,
) -> String {
    let number = |number: i64| match numbers {
        true => number.to_string(),
        false => String::new(),
    };
    // What a number takes of a line.
    let company = if numbers { COMPANY - 4 } else { COMPANY };
    let mut text = words::headline(standing, today) + "\n";
    text += &by_person(standing, whose);
    let late = standing.ignoring.iter().map(|late| {
        [
            number(late.number),
            late.case.to_string(),
            whose.said(&late.person).unwrap_or_default(),
            shortened(&late.recipient, company),
            right(late.right),
            say!("status-due", day = late.due.to_string()),
            words::late(late),
        ]
    });
    let remarks = standing.ignoring.iter().map(words::about_it);
    group(
        &mut text,
        |count| say!("status-ignoring", count = count),
        late.zip(remarks),
    );
    let waiting = standing.waiting.iter().map(|waiting| {
        [
            number(waiting.number),
            waiting.case.to_string(),
            whose.said(&waiting.person).unwrap_or_default(),
            shortened(&waiting.recipient, company),
            right(waiting.right),
            words::waiting(waiting),
            String::new(),
        ]
    });
    let until = standing.waiting.iter().map(|waiting| {
        let until = waiting.until?;
        Some(say!("status-until", day = until.to_string()))
    });
    group(
        &mut text,
        |count| say!("status-waiting", count = count),
        waiting.zip(until),
    );
    let unsent = standing.unsent.iter().map(|unsent| {
        [
            number(unsent.number),
            unsent.case.to_string(),
            whose.said(&unsent.person).unwrap_or_default(),
            shortened(&unsent.recipient, company),
            right(unsent.right),
            say!("status-written", day = unsent.written_on.to_string()),
            words::late_meanwhile(unsent),
        ]
    });
    group(
        &mut text,
        |count| say!("status-not-sent", count = count),
        unsent.map(plain),
    );
    let matters = standing.at_authority.iter().map(|matter| {
        [
            number(matter.number),
            matter.case.to_string(),
            whose.said(&matter.person).unwrap_or_default(),
            shortened(&matter.recipient, company),
            right(matter.right),
            say!("status-since", day = matter.since.to_string()),
            matter.due.map_or_else(String::new, |day| {
                say!("status-news-due", day = day.to_string())
            }),
        ]
    });
    group(
        &mut text,
        |count| say!("status-at-authority", count = count),
        matters.map(plain),
    );
    text.push('\n');
    text += &words::rest(standing);
    for command in words::commands(standing, everybody) {
        let _ = writeln!(text, "  {command}");
    }
    text
}

fn plain(row: [String; 7]) -> Row {
    (row, None)
}

/// Of several people, how many cases of each are late or wait for them.
fn by_person(standing: &Standing, whose: &Whose) -> String {
    if !whose.several() {
        return String::new();
    }
    let mut table = Table::headed(words::by_person());
    let mut is_empty = true;
    for person in standing.people() {
        let late = standing.ignoring.iter().filter(|one| one.person == person);
        let waiting = standing.waiting.iter().filter(|one| one.person == person);
        let (late, waiting) = (late.count(), waiting.count());
        if late + waiting > 0 {
            is_empty = false;
            let name = whose.said(person).unwrap_or_default();
            table.row([name, late.to_string(), waiting.to_string()]);
        }
    }
    if is_empty {
        return String::new();
    }
    format!("\n{}", table.render(0))
}

/// The cells, of which the first is empty where numbers are left out, and the third where all cases are one person's; and
/// what is said of them below.
type Row = ([String; 7], Option<String>);

/// Of many rows only those that are shown are made.
fn group(
    text: &mut String,
    title: impl Fn(usize) -> String,
    rows: impl ExactSizeIterator<Item = Row>,
) {
    let count = rows.len();
    if count == 0 {
        return;
    }
    let more = count.saturating_sub(SHOWN);
    let mut table = Table::default();
    for (row, remark) in rows.take(SHOWN) {
        let [number, case, person, rest @ ..] = row;
        let [number, person] =
            [number, person].map(|cell| Some(cell).filter(|cell| !cell.is_empty()));
        let row: Vec<String> = number
            .into_iter()
            .chain([case])
            .chain(person)
            .chain(rest)
            .collect();
        table.row(row);
        if let Some(remark) = remark {
            table.below(&remark);
        }
    }
    let _ = writeln!(text, "\n{}", title(count));
    text.push_str(&table.render(2));
    if more > 0 {
        let _ = writeln!(text, "  {}", say!("status-more", count = more));
    }
}
