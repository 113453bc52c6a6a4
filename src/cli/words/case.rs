//! What is said of a letter that was written, and of its case.

use super::{cited, event, medium, occasion, right_title, title};
use crate::{
    office::{
        record::Recorded,
        show::{Form, ShownLetter},
        view::CaseView,
        write::{SameRequest, Written},
    },
    speech::say,
    tracker::{CaseClock, Event, Reasons},
};

/// The least width of what stands before the lines of a letter that was written.
const LABEL: usize = 8;

/// The least width of what stands before the lines of a case that is shown.
const WIDE_LABEL: usize = 11;

/// Lines behind their labels, which are as wide as the widest of them, or as `least`.
pub fn labelled(lines: Vec<(String, String)>, least: usize) -> String {
    let labels: Vec<String> = lines.iter().map(|(label, _)| label.clone()).collect();
    labelled_as(lines, &labels, least)
}

/// Lines behind their labels, which are as wide as the widest of `all`.
fn labelled_as(lines: Vec<(String, String)>, all: &[String], least: usize) -> String {
    let widest = all.iter().map(|label| label.chars().count() + 1).max();
    let width = widest.unwrap_or_default().max(least);
    let lines = lines
        .into_iter()
        .map(|(label, line)| format!("{label:width$}{line}\n"));
    lines.collect()
}

/// How far in the lines below a label are.
pub fn indent() -> usize {
    let widest = labels().iter().map(|label| label.chars().count() + 1).max();
    widest.unwrap_or_default().max(LABEL)
}

fn labels() -> [String; 3] {
    [
        say!("shown-label-wrote"),
        say!("shown-label-case"),
        say!("shown-label-due"),
    ]
}

fn line(label: String, words: String) -> String {
    labelled_as(vec![(label, words)], &labels(), LABEL)
}

/// The files of a letter, and its case.
pub fn written(written: &Written) -> String {
    let mut text = String::new();
    for file in &written.files {
        text += &line(say!("shown-label-wrote"), file.path.display().to_string());
    }
    let case = &written.case.case;
    let grounds = &written.draft.grounds;
    text + &line(
        say!("shown-label-case"),
        say!(
            "shown-asks",
            case = case.reference.to_string(),
            right = right_title(case.asked, &grounds.right_title),
            company = written.draft.request.recipient.name.to_string()
        ),
    )
}

/// By when something is due, and by which rule.
pub fn due(clock: &CaseClock) -> String {
    line(
        say!("shown-label-due"),
        say!(
            "shown-due",
            day = clock.deadline.due.to_string(),
            what = title(&clock.clock.title),
            rule = cited(&clock.clock.reference.title)
        ),
    )
}

/// The head of a case that is shown.
pub fn head(view: &CaseView, stands: String, whose: Option<String>) -> String {
    let case = &view.case;
    let citations = case.grounds.references.iter();
    let citations: Vec<String> = citations.map(|rule| cited(&rule.title)).collect();
    let mut lines = vec![
        (
            say!("shown-label-case"),
            say!(
                "shown-opened",
                case = case.reference.to_string(),
                number = case.number.to_string(),
                day = case.opened_on
            ),
        ),
        (say!("shown-label-to"), case.recipient.clone()),
        (
            say!("shown-label-asks"),
            format!(
                "{}, {}",
                right_title(case.asked, &case.grounds.right_title),
                citations.join("; ")
            ),
        ),
        (say!("shown-label-status"), stands),
    ];
    if let Some(whose) = whose {
        lines.insert(1, (say!("shown-label-of"), whose));
    }
    labelled(lines, WIDE_LABEL)
}

/// The columns of the list.
pub fn heads() -> [String; 8] {
    [
        say!("shown-head-number"),
        say!("shown-head-case"),
        say!("shown-head-status"),
        say!("shown-head-law"),
        say!("shown-head-right"),
        say!("shown-head-recipient"),
        say!("shown-head-due"),
        String::new(),
    ]
}

/// What happened, and how.
pub fn what(happened: &Event) -> String {
    let how = happened.medium.map_or_else(String::new, medium);
    format!("{} {how}", event(happened.kind)).trim().to_owned()
}

/// What the log has of an event beside its day.
pub fn details(event: &Event, several_letters: bool) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    if several_letters && event.kind.is_of_letter() {
        told.push(say!("shown-of-letter", number = event.letter.to_string()));
    }
    if let Some(number) = &event.tracking {
        told.push(say!("shown-tracking", number = number.to_string()));
    }
    if let Some(until) = event.until {
        told.push(say!("shown-until", day = until.to_string()));
    }
    match &event.reasons {
        Some(Reasons::None) => told.push(say!("shown-no-reasons")),
        Some(Reasons::Given(words)) => told.push(say!("shown-reasons", words = words.as_str())),
        None => {}
    }
    if !event.takes_back.is_empty() {
        let places: Vec<String> = event.takes_back.iter().map(u32::to_string).collect();
        told.push(say!("home-takes-back", places = places.join(", ")));
    }
    if let Some(attempt) = &event.attempt {
        told.push(say!("shown-sent-to", to = attempt.to.to_string()));
        told.extend(attempt.reply.as_ref().map(ToString::to_string));
        told.extend(attempt.fault.as_ref().map(super::retold));
    }
    // A note may have lines of its own; each stays in the last column.
    let note = event.note.as_ref();
    let note = note.map(|note| note.as_str().replace('\n', " / "));
    told.extend(note.filter(|note| !note.is_empty()));
    told
}

/// Whether a letter has left.
pub fn dispatch(letter: &ShownLetter) -> String {
    match letter.dispatch {
        "sent" => say!("shown-left"),
        "not sent" => say!("shown-not-left"),
        _ => say!("shown-left-unknown"),
    }
}

pub fn letters() -> String {
    say!("shown-letters")
}

pub fn log() -> String {
    say!("shown-log")
}

pub fn events() -> String {
    say!("shown-events")
}

/// What stands above the mails and files that came back.
pub fn came() -> String {
    say!("shown-came")
}

/// What stands above a letter.
pub fn letter(letter: &ShownLetter) -> String {
    if letter.number.is_request() {
        say!("shown-letter")
    } else {
        say!(
            "shown-letter-for",
            number = letter.number.to_string(),
            occasion = occasion(letter.occasion)
        )
    }
}

/// A clock of a case that is shown.
pub fn clock(clock: &CaseClock) -> String {
    say!(
        "clocks-stands",
        what = title(&clock.clock.title),
        when = super::clocks::standing_in_words(clock),
        day = clock.deadline.due
    )
}

/// What is left out where others can see the screen.
pub fn hidden() -> String {
    say!("shown-hidden")
}

/// What was recorded.
pub fn recorded(recorded: &Recorded, kind: crate::law::EventKind) -> String {
    let case = recorded.case.case.reference.to_string();
    let day = recorded.on;
    match recorded.medium {
        Some(how) => say!(
            "shown-recorded-by",
            case = case,
            event = event(kind),
            day = day,
            how = medium(how)
        ),
        None => say!(
            "shown-recorded",
            case = case,
            event = event(kind),
            day = day
        ),
    }
}

/// A file that was written.
pub fn saved(path: &std::path::Path) -> String {
    say!("shown-saved", path = path.display().to_string()) + "\n"
}

/// Where a web form is, and what to do then.
pub fn form(form: &Form) -> Vec<String> {
    let mut said = Vec::new();
    if form.pages.is_empty() {
        said.push(say!("shown-no-form", company = &form.recipient));
    }
    let pages = form.pages.iter();
    said.extend(pages.map(|page| say!("shown-form-is-at", page = page)));
    let command = format!("datawrit record {} sent --by form", form.case);
    said.push(say!("shown-paste", command = command));
    said
}

/// The same request, which is open.
pub fn same(same: &SameRequest) -> String {
    let (company, case) = (same.to.as_str(), same.case.to_string());
    let day = same.written_on;
    match same.due {
        _ if !same.sent => say!(
            "shown-same-unsent",
            company = company,
            case = case,
            day = day
        ),
        Some(due) => say!(
            "shown-same-due",
            company = company,
            case = case,
            day = day,
            due = due
        ),
        None => say!("shown-same", company = company, case = case, day = day),
    }
}

/// Whether one more is to be written.
pub fn write_another(same: &SameRequest) -> String {
    say!("shown-write-another", same = self::same(same))
}

/// What a case that has no day waits for, or whom.
pub fn without_a_day(view: &CaseView) -> String {
    match (view.at_authority, &view.unstarted) {
        (Some(since), _) => say!("clocks-at-authority", since = since.to_string()),
        (None, Some(_)) => say!("clocks-not-started"),
        (None, None) => String::new(),
    }
}
