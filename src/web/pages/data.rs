//! Everything of the person: where it is, one file of it and back, and how it is gone for good.

use maud::{Markup, html};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    office::{
        Error,
        backup::{self, RestoredHome},
        forget::{self, Forgotten, Plan, What},
        lock::{self, ENDING, Passphrase},
        whereabouts::{self, Holds, Whereabouts},
    },
    shelf,
    speech::say,
    web::{
        form::{self, Choice, FormField},
        frame::{self, Section},
        reply::{Answered, PageReply},
        site,
        visit::PageVisit,
        ways,
        words::{self, Said},
    },
    wording::{holds, stays},
};

/// What is typed before something is gone; it is the same in every language, and in the terminal.
const WORD: &str = "delete";

/// Where everything is, and what can be done with it.
pub fn data(visit: &PageVisit<'_>) -> Answered {
    shown(visit, &[])
}

fn shown(visit: &PageVisit<'_>, faults: &[String]) -> Answered {
    shown_at(visit, faults, &[])
}

/// The same, with what is wrong with a field.
fn shown_at(visit: &PageVisit<'_>, faults: &[String], at: form::Faults<'_>) -> Answered {
    let secret = |name, label: String, hint: Option<&str>| {
        let fault = form::fault_of(at, name);
        FormField {
            name,
            label: &label,
            hint,
            fault,
            kind: "password",
            fills: "off",
            ..FormField::default()
        }
        .show()
    };
    let found = whereabouts::whereabouts(&visit.world())?;
    let title = say!("data-data");
    let is_empty = !found
        .things
        .iter()
        .any(|thing| thing.holds != Holds::OpenPages);
    let main = html! {
        (form::fault(faults))
        p.lead { (say!("data-lead")) }
        (place(&found))
        section aria-labelledby="backup" {
            h2 #backup { (say!("data-backup")) }
            p { (say!("data-backup-words")) }
            @if is_empty {
                p { (say!("home-where-nothing")) }
            } @else {
                p.actions { a.button href="/data/backup" download { (say!("data-backup-take")) } }
                details open[!at.is_empty()] {
                    summary { (say!("data-backup-lock")) }
                    (form::form(visit, "/data/backup", html! {
                        (secret("passphrase", say!("data-passphrase"), Some(&say!("data-passphrase-hint"))))
                        (secret("again", say!("data-passphrase-again"), None))
                        p.actions { button.second { (say!("data-backup-take-locked")) } }
                    }))
                }
            }
        }
        section aria-labelledby="restore" {
            h2 #restore { (say!("data-restore")) }
            p { (say!("data-restore-words")) }
            (form::form_with_file(visit, "/data/restore", html! {
                div.field {
                    label for="f-backup" { (say!("data-restore-file")) }
                    p.hint #f-backup-hint { (say!("data-restore-hint", size = words::size(site::BACKUP))) }
                    input #f-backup type="file" name="backup" accept=".zip,.age,application/zip" required aria-describedby="f-backup-hint";
                }
                (secret("opens", say!("data-passphrase-opens"), Some(&say!("data-passphrase-opens-hint"))))
                @if !is_empty {
                    div.choice {
                        input #f-replace type="checkbox" name="replace" value="yes" required;
                        label for="f-replace" { (say!("data-restore-replace")) }
                    }
                }
                p.actions { button.second { (say!("data-restore-do")) } }
            }))
        }
        section aria-labelledby="forget" {
            h2 #forget { (say!("data-forget")) }
            p { (say!("data-forget-words")) }
            form method="get" action="/data/forget" {
                (FormField { name: "case", label: &say!("web-came-case"), value: "", hint: Some(&say!("web-came-case-hint")), ..FormField::default() }.show())
                p.actions {
                    button.second { (say!("data-forget-look")) }
                    a.button.second href="/data/forget-everything" { (say!("data-forget-everything")) }
                }
            }
        }
    };
    Ok(frame::page(visit, Section::Data, &title, main))
}

fn place(found: &Whereabouts) -> Markup {
    html! {
        section aria-labelledby="where" {
            h2 #where { (say!("data-where")) }
            p { code { (found.folder.display()) } " · " (words::size_of(found.bytes)) }
            @if !found.things.is_empty() {
                ul.list {
                    @for thing in &found.things {
                        li {
                            span { (holds(thing.holds)) br; span.sub { code { (thing.name) } } }
                            span.end { (words::size_of(thing.bytes)) }
                        }
                    }
                }
            }
            @if !found.written.is_empty() {
                details {
                    summary { (say!("home-where-written")) " " (found.written.len()) }
                    ul { @for file in &found.written { li { code { (file.path.display()) } } } }
                }
            }
        }
    }
}

/// Everything in one file.
pub fn backup(visit: &PageVisit<'_>) -> Answered {
    let world = visit.world();
    let packed = backup::pack(&world)?;
    Ok(PageReply::download(
        &format!("datawrit-{}.zip", world.today),
        "application/zip",
        packed.into_bytes(),
    ))
}

/// The same, locked with a passphrase that was typed twice.
pub fn locked(visit: &PageVisit<'_>) -> Answered {
    let typed = SecretString::from(visit.typed("passphrase"));
    let wrong = if visit.typed("again") == typed.expose_secret() {
        None
    } else {
        Some(("again", say!("data-passphrase-differs")))
    };
    let passphrase = match (Passphrase::new(&typed), wrong) {
        (Ok(passphrase), None) => passphrase,
        (Ok(_), Some(wrong)) => return shown_at(visit, &[], &[wrong]),
        (Err(short), _) => {
            return shown_at(visit, &[], &[("passphrase", words::retold(&short))]);
        }
    };
    let world = visit.world();
    let packed = backup::pack(&world)?.locked(&passphrase)?;
    Ok(PageReply::download(
        &format!("datawrit-{}.zip.{ENDING}", world.today),
        "application/octet-stream",
        packed.into_bytes(),
    ))
}

/// Puts a backup back; what is there is moved aside, and nothing of it is lost.
pub fn restore(visit: &PageVisit<'_>) -> Answered {
    match restored(visit) {
        Ok(restored) => Ok(frame::page(
            visit,
            Section::Data,
            &say!("data-restored"),
            html! {
                div.notice.good role="status" {
                    p {
                        (say!("home-restored",
                            cases = restored.cases,
                            day = words::day(restored.made_on),
                            path = restored.folder.display().to_string()))
                    }
                    @if let Some(before) = &restored.before {
                        p { (say!("home-restored-before", path = before.display().to_string())) }
                    }
                }
                p.actions { a.button href="/" { (say!("web-today")) } }
            },
        )),
        Err(error) => {
            let trouble = ways::trouble(&error);
            Ok(shown(visit, &trouble.said())?.status(trouble.status))
        }
    }
}

fn restored(visit: &PageVisit<'_>) -> Result<RestoredHome, Error> {
    let none = || Said(say!("data-no-file"));
    let upload = visit.upload.as_ref().ok_or_else(none)?;
    let bytes = shelf::bytes_up_to(&upload.path(), site::BACKUP as u64).map_err(|_| none())?;
    if bytes.is_empty() {
        return Err(none().into());
    }
    let bytes = if lock::is_locked(&bytes) {
        let typed = visit.typed("opens");
        if typed.is_empty() {
            return Err(Said(say!("data-is-locked")).into());
        }
        lock::opened(&bytes, &Passphrase::of(&SecretString::from(typed)))?
    } else {
        bytes
    };
    // It is not to be moved aside with the home that it lies in.
    upload.clear();
    let replaced = visit.said("replace") == "yes";
    backup::check(&bytes)?.restore(&visit.world(), replaced)
}

/// What would go with a case.
pub fn case(visit: &PageVisit<'_>) -> Answered {
    let typed = visit.said("case");
    if typed.is_empty() {
        return shown(visit, &[say!("data-which-case")]);
    }
    match forget::plan(&visit.world(), &What::Case(typed.to_owned())) {
        Ok(plan) => Ok(asked(visit, &plan, "/data/forget", None)),
        Err(error) => {
            let trouble = ways::trouble(&error);
            Ok(shown(visit, &trouble.said())?.status(trouble.status))
        }
    }
}

/// What would go with everything.
pub fn everything(visit: &PageVisit<'_>) -> Answered {
    match forget::plan(&visit.world(), &What::Everything) {
        Ok(plan) => Ok(asked(visit, &plan, "/data/forget-everything", None)),
        Err(error) => {
            let trouble = ways::trouble(&error);
            shown(visit, &trouble.said())
        }
    }
}

/// What goes, what stays, and the word that is typed before.
fn asked(visit: &PageVisit<'_>, plan: &Plan, action: &str, fault: Option<&str>) -> PageReply {
    let title = match &plan.case {
        Some(case) => say!("data-forget-case", company = &case.recipient),
        None => say!("data-forget-everything"),
    };
    let trace = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        more: None,
    };
    let main = html! {
        p.lead { (planned(plan)) }
        p { (say!("data-for-good")) }
        h2 { (say!("data-stays")) }
        ul { @for one in &plan.stays { li { (stays(one)) } } }
        (form::form(visit, action, html! {
            @if let Some(case) = &plan.case { input type="hidden" name="case" value=(case.reference); }
            @if plan.case.is_some() && plan.sent {
                (form::choices("trace", &say!("home-forget-which-trace"), "no", &[
                    trace("no", say!("home-forget-no-trace")),
                    trace("yes", say!("home-forget-trace")),
                ], true))
            }
            @if !plan.files.is_empty() {
                fieldset {
                    legend { (say!("data-files")) }
                    ul { @for file in &plan.files { li { code { (file.display()) } } } }
                    div.choice {
                        input #f-files type="checkbox" name="files" value="yes";
                        label for="f-files" { (say!("data-files-too")) }
                    }
                }
            }
            (FormField { name: "word", label: &say!("data-type", word = WORD), fault, ..FormField::default() }.show())
            p.actions {
                button.danger { (say!("data-do-forget")) }
                a.button.second href="/data" { (say!("data-keep")) }
            }
        }))
    };
    frame::page(visit, Section::Data, &title, main)
}

fn planned(plan: &Plan) -> String {
    match &plan.case {
        Some(case) if plan.sent => say!(
            "home-forget-sent",
            case = case.reference.to_string(),
            recipient = &case.recipient
        ),
        Some(case) => say!(
            "home-forget-unsent",
            case = case.reference.to_string(),
            recipient = &case.recipient
        ),
        None => say!("home-forget-everything", cases = plan.cases),
    }
}

/// Deletes a case.
pub fn forget_case(visit: &PageVisit<'_>) -> Answered {
    let what = What::Case(visit.said("case").to_owned());
    forget(visit, &what, "/data/forget")
}

/// Deletes everything.
pub fn forget_everything(visit: &PageVisit<'_>) -> Answered {
    forget(visit, &What::Everything, "/data/forget-everything")
}

fn forget(visit: &PageVisit<'_>, what: &What, action: &str) -> Answered {
    let world = visit.world();
    let plan = forget::plan(&world, what)?;
    if visit.said("word") != WORD {
        let fault = say!("data-not-typed", word = WORD);
        return Ok(asked(visit, &plan, action, Some(&fault)));
    }
    let order = forget::Order {
        trace: visit.said("trace") == "yes",
        files: visit.said("files") == "yes",
    };
    let forgotten = plan.carry_out(&world, order)?;
    if *what == What::Everything {
        visit.memory.forget_all();
    }
    Ok(gone(visit, &forgotten))
}

fn gone(visit: &PageVisit<'_>, forgotten: &Forgotten) -> PageReply {
    let title = say!("data-gone");
    let main = html! {
        div.notice.good role="status" {
            p {
                @match &forgotten.case {
                    Some(case) => (say!("home-forgotten", case = case.to_string())),
                    None => (say!("home-forgotten-everything", cases = forgotten.cases)),
                }
            }
            @if forgotten.files > 0 { p { (say!("home-forgotten-files", files = forgotten.files)) } }
            @if forgotten.trace { p { (say!("home-forgotten-trace")) } }
        }
        h2 { (say!("data-stays")) }
        ul { @for one in &forgotten.stays { li { (stays(one)) } } }
        p.actions { a.button href="/" { (say!("web-today")) } }
    };
    frame::page(visit, Section::Data, &title, main)
}
