//! What happened, day by day, on a page.

use chrono::NaiveDate;

use crate::{
    law::Language,
    letter::{Block, Letter},
    office::{told, view::CaseView},
    request::Request,
    tracker::{CaseClock, Event, Reasons},
};

/// The chronology, set as a letter is.
pub fn of(view: &CaseView, request: &Request, today: NaiveDate) -> Letter {
    let case = &view.case;
    let mut body = vec![Block::Paragraph(format!(
        "{}, of {} to {}; {}. The record as of {}.",
        capital(&case.grounds.right_title),
        request.requester.name,
        case.recipient,
        case.grounds.citation,
        today
    ))];
    if case.trial {
        body.push(Block::Paragraph(
            "A trial: the days of this case are made up, and it proves nothing.".to_owned(),
        ));
    }
    body.extend(case.whole_log().map(|(event, taken_back)| Block::Item {
        label: event.happened_on.to_string(),
        text: match taken_back {
            Some(day) => format!("{} (taken back on {day})", happened(event)),
            None => happened(event),
        },
    }));
    for clock in &view.clocks {
        body.push(Block::Paragraph(heading(clock)));
        for row in told::sum(&clock.deadline, clock.clock.whose) {
            let words: Vec<&str> = row
                .iter()
                .flat_map(|cell| cell.split_whitespace())
                .collect();
            body.push(Block::Item {
                label: "–".to_owned(),
                text: words.join(" "),
            });
        }
    }
    Letter {
        reference: case.reference.to_string(),
        language: Language::english(),
        day: today,
        sender: Vec::new(),
        sender_email: None,
        recipient: Vec::new(),
        recipient_email: None,
        date_line: today.to_string(),
        heading_date: None,
        reference_line: format!("Case {}", case.reference),
        dispatch_line: None,
        enclosures: None,
        represented: None,
        subject: format!("Chronology of the request {}", case.reference),
        body,
        closing: String::new(),
        signature: String::new(),
        page_label: "Page {page} of {pages}".to_owned(),
        translation: None,
    }
}

fn heading(clock: &CaseClock) -> String {
    let mut text = format!(
        "{}: {}, due {} ({})",
        capital(&clock.clock.title),
        told::standing(clock),
        clock.deadline.due,
        clock.clock.reference
    );
    for remark in told::remarks(clock) {
        text += &format!("; {remark}");
    }
    text
}

/// An event in words, with everything that was recorded of it.
fn happened(event: &Event) -> String {
    let mut text = event.kind.to_string();
    if let Some(addition) = &event.addition {
        text += &format!(": {}", addition.occasion);
    }
    if !event.letter.is_request() {
        text += &format!(" (letter {})", event.letter);
    }
    if let Some(medium) = event.medium {
        text += &format!(" by {medium}");
    }
    if let Some(until) = event.until {
        text += &format!(" until {until}");
    }
    if !event.takes_back.is_empty() {
        let places: Vec<String> = event.takes_back.iter().map(u32::to_string).collect();
        text += &format!(" (entry {} of the log)", places.join(", "));
    }
    if let Some(tracking) = &event.tracking {
        text += &format!(", tracking number {tracking}");
    }
    if let Some(attempt) = &event.attempt {
        text += &format!(
            ", {} (UTC), to {}, Message-ID {}, SHA-256 {}",
            attempt.at.format("%Y-%m-%d %H:%M:%S"),
            attempt.to,
            attempt.message_id,
            attempt.sha256
        );
        if let Some(step) = &attempt.step {
            text += &format!("; it ended at: {step}");
        }
        if let Some(reply) = &attempt.reply {
            text += &format!("; the server said: {reply}");
        }
        if let Some(fault) = &attempt.fault {
            text += &format!("; {fault}");
        }
    }
    match &event.reasons {
        Some(Reasons::None) => text += "; without reasons",
        Some(Reasons::Given(words)) => text += &format!("; reasons: {words}"),
        None => {}
    }
    if let Some(note) = &event.note {
        text += &format!("; {}", note.as_str().replace('\n', " / "));
    }
    if event.recorded_on != event.happened_on {
        text += &format!(" (recorded on {})", event.recorded_on);
    }
    text
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}
