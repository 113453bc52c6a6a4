//! The clocks of all cases as an iCalendar object, RFC 5545.
//!
//! Each clock is a day in the calendar (VEVENT) and a task (VTODO). Both keep
//! their UID from one export to the next, and their SEQUENCE grows with the log
//! of the case, so that a second import moves what the first one brought. It
//! holds the recipient, the case and the sum, and nothing of the person.

use chrono::NaiveDate;

use crate::{
    law::{EventKind, Step},
    office::{told, view::CaseView},
    request::unprintable,
    tracker::{CaseClock, OpenQuestion},
};

/// What makes a UID ours (RFC 5545, section 3.8.4.7). A reserved name (RFC 2606,
/// section 2): no machine and no person can be read from it.
const DOMAIN: &str = "datawrit.invalid";

/// The most octets of a line without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// When to remind, from the midnight with which the last day begins: at nine in
/// the morning one week before, one day before, and on the first day of being
/// late. Local time wherever the calendar is read (section 3.8.6.3).
const ALARMS: [(&str, &str); 3] = [
    ("-P6DT15H", "due in a week"),
    ("-PT15H", "due tomorrow"),
    ("P1DT9H", "late from today"),
];

/// What a calendar of ours says at its beginning of who made it.
pub(super) const MADE_BY: (&str, &str) = ("PRODID", "-//datawrit//tracker//EN");

/// How a clock stands, as a calendar sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Running,
    Met(NaiveDate),
    /// The letter came back: the clock was shown once, and runs no longer.
    Stopped,
    /// An authority has the matter since that day: nobody waits for the recipient.
    PassedOn(NaiveDate),
}

/// An English sentence in the language of whoever has the calendar.
pub type Retold<'w> = &'w dyn Fn(&str) -> String;

/// The calendar as of `today`, lines ending in CR LF.
///
/// Section 3.4 wants at least one component; where no clock runs there is none,
/// and readers take an empty calendar for what it is.
pub fn calendar(cases: &[CaseView], today: NaiveDate, retold: Retold<'_>) -> String {
    let mut calendar = Calendar::new(retold);
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    let (name, value) = MADE_BY;
    calendar.line(name, value);
    for view in cases {
        for question in &view.questions {
            open_question(&mut calendar, view, question, today);
        }
        for clock in &view.clocks {
            if let Some(standing) = standing(view, clock) {
                event(&mut calendar, view, clock, standing, today);
                task(&mut calendar, view, clock, standing, today);
            }
        }
    }
    calendar.line("END", "VCALENDAR");
    calendar.text
}

fn standing(view: &CaseView, clock: &CaseClock) -> Option<Standing> {
    match clock.met_on {
        _ if clock.is_forecast() => view.case.day_of(EventKind::Sent).map(|_| Standing::Stopped),
        Some(day) => Some(Standing::Met(day)),
        None => Some(match view.at_authority {
            Some(since) if !view.is_awaited(clock) => Standing::PassedOn(since),
            _ => Standing::Running,
        }),
    }
}

/// The last day. Without DTEND, for an event on a DATE lasts that day (section
/// 3.6.1).
fn event(
    calendar: &mut Calendar<'_>,
    view: &CaseView,
    clock: &CaseClock,
    standing: Standing,
    today: NaiveDate,
) {
    calendar.line("BEGIN", "VEVENT");
    common(calendar, view, clock, "event", standing, today);
    calendar.line("DTSTART;VALUE=DATE", &date(clock.deadline.due));
    // The person is not busy on this day.
    calendar.line("TRANSP", "TRANSPARENT");
    calendar.line(
        "STATUS",
        match standing {
            // Its day moves with each day that the person does not answer.
            Standing::Running if clock.waiting.is_some() => "TENTATIVE",
            Standing::Running => "CONFIRMED",
            Standing::Met(_) | Standing::Stopped | Standing::PassedOn(_) => "CANCELLED",
        },
    );
    // In the event alone: a program that shows tasks too would remind twice.
    if standing == Standing::Running && clock.waiting.is_none() {
        for (trigger, what) in ALARMS {
            let what = what.replace("late from", told::late(clock.clock.whose));
            calendar.line("BEGIN", "VALARM");
            calendar.line("ACTION", "DISPLAY");
            calendar.line("TRIGGER", trigger);
            let title = title(view, clock, &what, calendar.retold);
            calendar.text("DESCRIPTION", &title);
            calendar.line("END", "VALARM");
        }
    }
    calendar.line("END", "VEVENT");
}

fn task(
    calendar: &mut Calendar<'_>,
    view: &CaseView,
    clock: &CaseClock,
    standing: Standing,
    today: NaiveDate,
) {
    calendar.line("BEGIN", "VTODO");
    common(calendar, view, clock, "todo", standing, today);
    calendar.line("DUE;VALUE=DATE", &date(clock.deadline.due));
    match standing {
        Standing::Running => calendar.line("STATUS", "NEEDS-ACTION"),
        Standing::Met(day) => {
            calendar.line("STATUS", "COMPLETED");
            // A moment in UTC (section 3.8.2.1): noon is the same day nearly
            // everywhere.
            calendar.line("COMPLETED", &format!("{}T120000Z", date(day)));
            calendar.line("PERCENT-COMPLETE", "100");
        }
        Standing::Stopped | Standing::PassedOn(_) => calendar.line("STATUS", "CANCELLED"),
    }
    calendar.line("END", "VTODO");
}

/// A question that waits for the person is a task, due since the day it was asked.
fn open_question(
    calendar: &mut Calendar<'_>,
    view: &CaseView,
    question: &OpenQuestion,
    today: NaiveDate,
) {
    let case = &view.case;
    calendar.line("BEGIN", "VTODO");
    calendar.text(
        "UID",
        &format!("{}-{}-todo@{DOMAIN}", case.reference, question.asked),
    );
    calendar.line("DTSTAMP", &midnight(today));
    calendar.line("SEQUENCE", &case.log.len().to_string());
    calendar.line("CLASS", "PRIVATE");
    let retold = calendar.retold;
    let summary = format!(
        "Your answer: {} ({})",
        beginning(&case.recipient),
        case.reference
    );
    calendar.text("SUMMARY", &retold(&summary));
    let asked = format!(
        "asked on {}: {}",
        question.since,
        told::asks(question.asked)
    );
    calendar.text("DESCRIPTION", &retold(&asked));
    calendar.line("DUE;VALUE=DATE", &date(question.since));
    calendar.line("STATUS", "NEEDS-ACTION");
    calendar.line("END", "VTODO");
}

fn common(
    calendar: &mut Calendar<'_>,
    view: &CaseView,
    clock: &CaseClock,
    component: &str,
    standing: Standing,
    today: NaiveDate,
) {
    let case = &view.case;
    calendar.text(
        "UID",
        &format!("{}-{}-{component}@{DOMAIN}", case.reference, clock.clock.id),
    );
    calendar.line("DTSTAMP", &midnight(today));
    if let Some(day) = case.log.iter().map(|event| event.recorded_on).max() {
        calendar.line("LAST-MODIFIED", &midnight(day));
    }
    calendar.line("SEQUENCE", &case.log.len().to_string());
    calendar.line("CLASS", "PRIVATE");
    let retold = calendar.retold;
    let rights = escaped(&retold("Data rights"));
    calendar.line(
        "CATEGORIES",
        &format!("{rights},{}", escaped(&case.grounds.short_title)),
    );
    calendar.text("SUMMARY", &title(view, clock, "due", retold));
    let lines = description(view, clock, standing, retold);
    calendar.text("DESCRIPTION", &lines.join("\n"));
}

/// `Answer due: Example GmbH (K7Q3-9MX2)`
fn title(view: &CaseView, clock: &CaseClock, what: &str, retold: Retold<'_>) -> String {
    let title = retold(&clock.clock.title);
    let mut characters = title.chars();
    let first = characters.next().map(|first| first.to_uppercase());
    format!(
        "{}{} {}: {} ({})",
        first.map(|first| first.to_string()).unwrap_or_default(),
        characters.as_str(),
        retold(what),
        beginning(&view.case.recipient),
        view.case.reference
    )
}

/// What is asked of whom, what is worth knowing, and the sum, one step a line.
fn description(
    view: &CaseView,
    clock: &CaseClock,
    standing: Standing,
    retold: Retold<'_>,
) -> Vec<String> {
    let case = &view.case;
    // By its word, where the words have it; else as its statute calls it.
    let right = match retold(case.asked.word()) {
        said if said == case.asked.word() => case.grounds.right_title.clone(),
        said => said,
    };
    let mut lines = vec![retold(&format!(
        "{right}, to {}, {}",
        case.recipient, case.reference
    ))];
    if standing == Standing::Stopped {
        lines.push(retold(
            "the letter came back; no deadline runs until it is sent again",
        ));
        return lines;
    }
    if let Standing::PassedOn(since) = standing {
        lines.push(retold(&format!(
            "the authority has the matter since {since}; this day no longer counts"
        )));
    }
    lines.extend(clock.met_on.map(|day| retold(&format!("met {day}"))));
    let remarks = told::remarks(clock);
    lines.extend(remarks.iter().map(|remark| retold(remark)));
    let steps = clock.deadline.basis.iter();
    lines.extend(steps.map(|one| step(one, retold)));
    let late = retold(told::late(clock.clock.whose));
    lines.push(format!("{late}: {}", told::overdue_from(&clock.deadline)));
    lines
}

/// `+ 1 month: 2026-12-27, Regulation 1182/71 Art. 3(2)(c)`
fn step(step: &Step, retold: Retold<'_>) -> String {
    let mut line = format!("{}: {}", retold(&step.step), step.day);
    if let Some(reference) = &step.reference {
        line += &format!(", {}", retold(&reference.title));
    }
    if let Some(note) = &step.note {
        line += &format!(" ({})", retold(note));
    }
    line
}

/// A DATE, section 3.3.4.
fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The beginning of a day as a DATE-TIME in UTC, section 3.3.5.
fn midnight(day: NaiveDate) -> String {
    format!("{}T000000Z", date(day))
}

/// A TEXT value, section 3.3.11.
/// A name as far as a summary has room for it.
fn beginning(name: &str) -> String {
    const MOST: usize = 60;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let beginning: String = name.chars().take(MOST - 1).collect();
    format!("{}…", beginning.trim_end())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            // No other control character may stand in a value (section 3.1), and no mark should turn
            // the direction of what a calendar shows.
            other if unprintable(other) => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Content lines, folded.
struct Calendar<'w> {
    text: String,
    retold: Retold<'w>,
}

impl<'w> Calendar<'w> {
    fn new(retold: Retold<'w>) -> Calendar<'w> {
        Calendar {
            text: String::new(),
            retold,
        }
    }

    fn text(&mut self, name: &str, value: &str) {
        self.line(name, &escaped(value));
    }

    /// Breaks a line that is too long between characters, never within one; the
    /// space that goes before the rest counts (section 3.1).
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if octets + character.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(character);
            octets += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(value: &str) -> String {
        let mut calendar = Calendar::new(&str::to_owned);
        calendar.line("X", value);
        calendar.text
    }

    #[test]
    fn a_line_of_75_octets_stays_whole_and_one_of_76_is_folded() {
        assert_eq!(folded(&"a".repeat(73)), format!("X:{}\r\n", "a".repeat(73)));
        assert_eq!(
            folded(&"a".repeat(74)),
            format!("X:{}\r\n a\r\n", "a".repeat(73))
        );
    }

    #[test]
    fn a_character_is_never_split() {
        // 2 + 18 * 4 = 74 octets: the nineteenth does not fit; then 1 + 18 * 4 = 73.
        let face = "\u{1F600}";
        assert_eq!(
            folded(&face.repeat(37)),
            format!(
                "X:{}\r\n {}\r\n {face}\r\n",
                face.repeat(18),
                face.repeat(18)
            )
        );
    }

    #[test]
    fn what_separates_values_is_escaped() {
        assert_eq!(
            escaped("a,b;c\\d\ne:\"f\"\u{7}"),
            "a\\,b\\;c\\\\d\\ne:\"f\""
        );
    }
}
