//! What `undo`, `redo`, `forget`, `where`, `backup`, `restore` and `track` say.

use std::path::PathBuf;

use crate::{
    office::{
        forget::Plan,
        undo::{Entry, Found, Refused, Undone, Way},
    },
    speech::say,
};

/// What would be taken back.
pub fn found(found: &Found) -> String {
    what(
        found.case.as_ref().map(ToString::to_string),
        found.recipient.as_deref(),
        &found.entries,
        found.reply,
    )
}

/// What was taken back, or stands again.
pub fn undone(undone: &Undone) -> String {
    let case = undone.case.as_ref().map(|view| &view.case);
    let what = what(
        case.map(|case| case.reference.to_string()),
        case.map(|case| case.recipient.as_str()),
        &undone.entries,
        undone.reply,
    );
    match undone.way {
        Way::Back => say!("home-undone", what = what),
        Way::Again => say!("home-redone", what = what),
    }
}

fn what(
    case: Option<String>,
    recipient: Option<&str>,
    entries: &[Entry],
    reply: Option<i64>,
) -> String {
    let mut parts: Vec<String> = entries.iter().map(entry).collect();
    if parts.is_empty() {
        parts.extend(reply.map(|number| say!("home-reply-filed", number = number)));
    }
    let parts = parts.join(", ");
    match (case, recipient) {
        (Some(case), Some(recipient)) => say!(
            "home-of-case",
            what = parts,
            case = case,
            recipient = recipient
        ),
        _ => parts,
    }
}

fn entry(entry: &Entry) -> String {
    let day = entry.on;
    if entry.letter.is_request() {
        say!("home-entry", event = super::event(entry.event), day = day)
    } else {
        say!(
            "home-entry-of-letter",
            event = super::event(entry.event),
            day = day,
            letter = entry.letter.to_string()
        )
    }
}

/// Why nothing was taken back.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Nothing => say!("home-nothing-to-undo"),
        Refused::NothingAgain => say!("home-nothing-to-redo"),
        Refused::Opening { case, recipient } => say!(
            "home-undo-opening",
            case = case.to_string(),
            recipient = recipient
        ),
        Refused::Left { case, to, on } => say!(
            "home-undo-left",
            case = case.to_string(),
            to = to,
            day = *on
        ),
        Refused::Decided { case } => say!("home-redo-decided", case = case.to_string()),
    }
}

/// What would be deleted.
pub fn planned(plan: &Plan) -> String {
    let mut lines = vec![match &plan.case {
        Some(case) => {
            let (reference, recipient) = (case.reference.to_string(), case.recipient.as_str());
            if plan.sent {
                say!("home-forget-sent", case = reference, recipient = recipient)
            } else {
                say!(
                    "home-forget-unsent",
                    case = reference,
                    recipient = recipient
                )
            }
        }
        None => say!("home-forget-everything", cases = plan.cases),
    }];
    lines.push(say!("home-not-deleted-by-this"));
    lines.extend(
        plan.stays
            .iter()
            .map(|one| format!("  {}", super::stays(one))),
    );
    lines.join("\n")
}

/// Files, a line each.
pub fn listed(files: &[PathBuf]) -> String {
    let files = files.iter().map(|path| format!("  {}", path.display()));
    files.collect::<Vec<_>>().join("\n")
}
