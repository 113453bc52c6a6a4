//! What `undo`, `redo`, `forget`, `where`, `backup`, `restore` and `track` say.

use std::path::PathBuf;

use super::names;
use crate::{
    office::{
        forget::{Plan, Stays},
        undo::{Entry, Found, Refused, Undone, Way},
        whereabouts::Holds,
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
    let day = entry.on.to_string();
    if entry.letter.is_request() {
        say!("home-entry", event = names::event(entry.event), day = day)
    } else {
        say!(
            "home-entry-of-letter",
            event = names::event(entry.event),
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
            day = on.to_string()
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
    lines.extend(plan.stays.iter().map(|one| format!("  {}", stays(one))));
    lines.join("\n")
}

/// What cannot be deleted from here.
pub fn stays(stays: &Stays) -> String {
    match stays {
        Stays::Mails { count } => say!("home-stays-mails", count = *count),
        Stays::Replies { count } => say!("home-stays-replies", count = *count),
        Stays::Shared { path } => say!("home-stays-shared", path = path.display().to_string()),
        Stays::Own { path } => say!("home-stays-own", path = path.display().to_string()),
        Stays::File { path } => say!("home-stays-file", path = path.display().to_string()),
        Stays::Keyring => say!("home-stays-keyring"),
        Stays::Copies => say!("home-stays-copies"),
    }
}

/// Files, a line each.
pub fn listed(files: &[PathBuf]) -> String {
    let files = files.iter().map(|path| format!("  {}", path.display()));
    files.collect::<Vec<_>>().join("\n")
}

/// What something in the home is.
pub fn holds(holds: Holds) -> String {
    match holds {
        Holds::Profile => say!("home-holds-profile"),
        Holds::People => say!("home-holds-people"),
        Holds::Accounts => say!("home-holds-accounts"),
        Holds::Cases => say!("home-holds-cases"),
        Holds::Witness => say!("home-holds-witness"),
        Holds::Directory => say!("home-holds-directory"),
        Holds::Written => say!("home-holds-written"),
        Holds::Page => say!("home-holds-page"),
        Holds::OwnCompanies => say!("home-holds-companies"),
        Holds::OwnTexts => say!("home-holds-texts"),
        Holds::OpenPages => say!("home-holds-open-pages"),
        Holds::Sending => say!("home-holds-sending"),
        Holds::Unknown => say!("home-holds-unknown"),
    }
}
