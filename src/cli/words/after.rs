//! What is said after each step: what is true now, the day, and at most two commands.

use chrono::NaiveDate;

use crate::{
    office::next::{After, Because, What},
    request::{Line, Reference},
    speech::say,
};

/// How many commands a person is told at once.
const COMMANDS: usize = 2;

/// After something was done in a case.
pub fn case(after: &After) -> String {
    told(after, None)
}

/// After something that came was kept with a case: what it says is to be recorded first.
pub fn came(after: &After) -> String {
    let case = &after.step.case;
    told(after, Some(answered(case, say!("after-if-answer"))))
}

/// After a letter was written, of which all else is said: how it leaves. What lies in a file need not be got out.
pub fn letter(after: &After, is_there: bool) -> String {
    let mut commands = commands(after, None);
    if is_there {
        let got_out: Vec<String> = super::next::got_out(&after.step).collect();
        commands.retain(|command| !got_out.contains(command));
    }
    commands.truncate(COMMANDS);
    commands.join("\n")
}

fn told(after: &After, first: Option<String>) -> String {
    let step = &after.step;
    let mut lines = super::next::said(step, None);
    if let Some(day) = after.arrives {
        lines.push(format!("  {}", say!("after-arrives", day = day)));
    }
    // The day after the last one needs no mention.
    let next = step.by.and_then(|by| by.succ_opt());
    if let Some(day) = after.late_from.filter(|day| Some(*day) != next) {
        lines.push(format!("  {}", say!("after-late-from", day = day)));
    }
    let mut commands = commands(after, first);
    commands.truncate(COMMANDS);
    lines.extend(commands);
    lines.join("\n")
}

/// The first to begin with; there may be more than are said.
fn commands(after: &After, first: Option<String>) -> Vec<String> {
    let step = &after.step;
    let case = &step.case;
    let kept = first.is_some();
    let mut commands: Vec<String> = first
        .into_iter()
        .chain(super::next::commands(step))
        .collect();
    match (step.what, step.because) {
        (What::Send, _) => {
            let letter = step.letter.map_or_else(String::new, super::letter_flag);
            let no_page = step.ways.by_mail && step.ways.page.is_none();
            let (way, when) = if step.ways.drafted || no_page {
                ("email", say!("after-if-mailed"))
            } else {
                ("post", say!("after-if-posted"))
            };
            commands.push(format!(
                "  datawrit record {case} sent{letter} --by {way}   {when}"
            ));
        }
        (What::Wait, Because::OnTime) => {
            if after.arrives.is_some() {
                commands.push(format!(
                    "  datawrit record {case} received --on {}   {}",
                    say!("help-value-day"),
                    say!("after-if-arrived")
                ));
            }
            if !kept {
                commands.push(answered(case, say!("after-if-answered")));
            }
            commands.push(calendar());
        }
        (What::Wait, Because::NotEnough) if !kept => {
            commands.push(answered(case, say!("after-if-answered")));
        }
        _ => {}
    }
    commands
}

fn answered(case: &Reference, when: String) -> String {
    format!("  datawrit record {case} answered   {when}")
}

fn calendar() -> String {
    format!(
        "  datawrit export --format ics --output days.ics   {}",
        say!("after-calendar")
    )
}

/// After several letters were written.
pub fn written(letters: usize) -> String {
    let head = say!("after-written-many", letters = letters);
    format!(
        "{head}\n  datawrit send --all\n  datawrit list --not-sent   {}",
        say!("after-which")
    )
}

/// After several reminders were written that are not sent by this command.
pub fn reminders(cases: &[String]) -> String {
    let head = say!("after-written-many", letters = cases.len());
    format!("{head}\n  datawrit send {}", cases.join(" "))
}

/// After several mails have left.
pub fn sent(mails: usize, first: NaiveDate) -> String {
    let head = say!("after-sent-many", mails = mails, day = first.to_string());
    format!("{head}\n{}\n{}", standing(), calendar())
}

/// After something was decided in several cases.
pub fn several() -> String {
    standing()
}

fn standing() -> String {
    format!("  datawrit status   {}", say!("after-status"))
}

/// After the person said who somebody else is.
pub fn introduced_for(name: &Line) -> String {
    let write = shell_words::join(["datawrit", "write", "--for", name.as_str()]);
    format!(
        "  {write}   {}\n  datawrit init --list   {}",
        say!("after-write"),
        say!("after-people")
    )
}

/// After the person said who they are.
pub fn introduced(wants_account: bool) -> String {
    let write = format!("  datawrit write   {}", say!("after-write"));
    if wants_account {
        format!(
            "{write}\n  datawrit account add   {}",
            say!("after-account")
        )
    } else {
        write
    }
}
