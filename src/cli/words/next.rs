//! What `next` says.

use crate::{
    authority::Authority,
    law::{FollowUp, Language},
    letter::unread,
    office::next::{Because, Controller, LanguageBy, Step, What},
    request::Line,
    speech::{say, spoken},
    tracker::{Format, LetterNumber},
    wording::clocks::own_over,
};

/// What a letter that follows is called; typed and in JSON it is [`FollowUp`]'s own word.
pub fn named(step: FollowUp) -> String {
    spoken().say(&format!("next-step-{step}"), &[])
}

/// The case, whose it is where that is to be said, what happened, what is to be done, by when, and the commands for it.
pub fn step(step: &Step, person: Option<String>) -> String {
    let mut lines = said(step, person);
    lines.extend(commands(step));
    lines.join("\n") + "\n"
}

/// The same without the commands.
pub fn said(step: &Step, person: Option<String>) -> Vec<String> {
    let Step {
        case,
        recipient,
        right,
        ..
    } = step;
    let on = step
        .on
        .map_or_else(String::new, |day| say!("next-on", day = day));
    let due = |day| say!("next-on", day = day);
    let by = step
        .by
        .map_or_else(|| say!("next-not-known"), |by| spoken().day(by));
    let why = match step.because {
        Because::NotSent => match step.late {
            Some(late) => say!("next-late-not-sent", due = due(late.due)),
            None => say!("next-not-sent"),
        },
        Because::CameBack => match step.late {
            Some(late) => say!("next-late-came-back", due = due(late.due), on = on),
            None => say!("next-came-back", on = on),
        },
        Because::OnTime => say!("next-on-time", by = by),
        Because::Late => say!("next-late", on = on),
        Because::Reminded => say!("next-reminded", on = on, by = by),
        Because::LateAfterReminder => say!("next-late-after-reminder", on = on),
        Because::IdentityAsked => say!("next-identity-asked", on = on),
        Because::ClarificationAsked => say!("next-clarification-asked", on = on),
        Because::FeeAsked => say!("next-fee-asked", on = on),
        Because::Partial => say!("next-partial", on = on),
        Because::NothingHeld => say!("next-nothing-held", on = on),
        Because::ExtensionLate => say!("next-extension-late", on = on),
        Because::ExtensionBare => say!("next-extension-bare", on = on),
        Because::Refused => say!("next-refused", on = on),
        Because::Disputed if step.what == What::Wait => {
            say!("next-disputed-wait", on = on, by = by)
        }
        Because::Disputed => say!("next-disputed", on = on),
        Because::NotEnough if step.what == What::Wait => {
            say!("next-not-enough-wait", on = on, by = by)
        }
        Because::NotEnough => say!("next-not-enough", on = on),
        Because::RefusedAgain => say!("next-refused-again", on = on),
        Because::OtherChannel => say!("next-other-channel", on = on),
        Because::ProcessorOnly => say!("next-processor-only", on = on),
        Because::ConfirmLink => say!("next-confirm-link", on = on),
        Because::ClosedByThem => say!("next-closed-by-them", on = on, by = by),
        Because::DeletedInstead => say!("next-deleted-instead", on = on),
        Because::OptedOutInstead => say!("next-opted-out-instead", on = on),
        Because::SuppressedInstead => say!("next-suppressed-instead", on = on),
        Because::AuthorityWrote => say!("next-authority-wrote", on = on),
        Because::AtTheAuthority => say!("next-at-the-authority", on = on, by = by),
        Because::Finished => say!("next-finished"),
    };
    let right = super::right(*right);
    let person = person.map_or_else(String::new, |person| format!("{person}  "));
    let mut lines = vec![format!("{case}  {person}{recipient}, {right}: {why}")];
    if let Some(until) = step.own_until() {
        lines.push(format!("  {}", say!("next-own-step", day = until)));
    }
    if let Some(over) = step.own_over() {
        lines.push(format!("  {}", own_over(over)));
    }
    let why = super::stand::question(step).into_iter();
    lines.extend(why.map(|why| format!("  {why}")));
    if let Some(link) = &step.link {
        lines.push(format!("  {}", say!("next-link", link = link.to_string())));
        lines.push(format!("  {}", link_until(step)));
    }
    lines
}

/// Until when its link works, and what may be said of the time then.
pub fn link_until(step: &Step) -> String {
    match step.link_until {
        Some(day) => say!("next-link-until", day = day),
        None => say!("next-link-until-unsaid"),
    }
}

/// What follows the name of the program; where the company's name is not known, its place is held.
fn to_controller(controller: &Controller) -> String {
    let mut command = vec!["write".to_owned(), controller.right.to_string()];
    let said = [
        ("--for", controller.written_by.as_ref().map(Line::as_str)),
        ("--child", controller.child.as_deref()),
    ];
    for (flag, value) in said {
        let value = value.into_iter();
        command.extend(value.flat_map(|value| [flag.to_owned(), value.to_owned()]));
    }
    let held = format!("'{}'", say!("help-value-name"));
    match &controller.name {
        Some(name) => {
            command.push(name.as_str().to_owned());
            shell_words::join(&command)
        }
        None => format!("{} {held}", shell_words::join(&command)),
    }
}

/// The commands for it, a line each, the one to begin with first.
pub fn commands(step: &Step) -> Vec<String> {
    let case = &step.case;
    let mut lines = Vec::new();
    match step.what {
        What::Send if step.ways.by_mail && step.ways.mailbox => {
            lines.push(format!("  datawrit send {case}"));
        }
        What::Send => lines.extend(printed(step).or_else(|| drafted(step))),
        What::Elsewhere => {
            let to = say!("next-another-address");
            let address = say!("help-value-address");
            lines.push(format!("  datawrit send {case} --to {address}   {to}"));
            lines.extend(printed(step));
            if step.letter.is_none() {
                lines.push(format!(
                    "  datawrit show {case} --form   {}",
                    say!("next-for-a-form")
                ));
            }
        }
        What::Form => lines.push(format!(
            "  datawrit show {case} --form   {}",
            say!("next-form")
        )),
        What::Read => lines.push(format!(
            "  datawrit record {case} closed   {}",
            say!("next-nothing-left")
        )),
        What::Wait | What::Nothing | What::Write => {}
    }
    if let Some(controller) = &step.controller {
        let why = say!("next-to-who-decides");
        lines.push(format!("  datawrit {}   {why}", to_controller(controller)));
    }
    for letter in &step.letters {
        // What it has to say is asked for, where somebody is there.
        lines.push(format!("  datawrit next {case} --letter {letter}"));
    }
    if matches!(step.because, Because::NothingHeld | Because::ProcessorOnly) {
        lines.push(format!(
            "  datawrit record {case} closed   {}",
            say!("next-may-be-right")
        ));
    }
    if step.what == What::Write && step.letters.is_empty() {
        lines.push(format!("  datawrit authority {case}"));
    }
    lines
}

/// The commands that get the letter out of the tracker into a file.
pub fn got_out(step: &Step) -> impl Iterator<Item = String> {
    printed(step).into_iter().chain(drafted(step))
}

/// How the letter that has not left gets into an envelope.
fn printed(step: &Step) -> Option<String> {
    let page = step.ways.page?;
    Some(shown(step, page, &say!("next-print-and-post")))
}

/// How it gets into the person's own mail program, where no mailbox is set up that it could leave from.
fn drafted(step: &Step) -> Option<String> {
    let by_mail = step.ways.by_mail;
    by_mail.then(|| shown(step, Format::Eml, &say!("next-own-program")))
}

fn shown(step: &Step, format: Format, what_for: &str) -> String {
    let case = &step.case;
    let letter = step.letter.map_or_else(String::new, super::letter_flag);
    let suffix = step.letter.map_or_else(String::new, LetterNumber::suffix);
    format!(
        "  datawrit show {case}{letter} --format {format} --output {case}{suffix}.{format}   {what_for}"
    )
}

/// That the authority's language was taken and how another is, and whether anybody has read its letters.
pub fn language(by: LanguageBy, language: &Language, copied: Option<&Language>) -> Vec<String> {
    let mut notes = Vec::new();
    if by == LanguageBy::Authority {
        notes.push(say!("next-language", language = super::language(language)));
    }
    // That of the request was told with the request.
    if by != LanguageBy::Request && unread(language) {
        notes.push(match copied {
            Some(copied) => say!(
                "notices-unread-language-copied",
                language = super::language(language),
                copied = super::language(copied)
            ),
            None => say!(
                "notices-unread-language",
                language = super::language(language)
            ),
        });
    }
    notes
}

/// What to know of an authority before a complaint leaves: its own form, its languages, and what it insists on.
pub fn authority(authority: &Authority, language: &Language) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(form) = &authority.form {
        remarks.push(say!("next-authority-form", form = form));
    }
    remarks.extend(authority.remark.iter().map(ToString::to_string));
    let mut taken = authority.languages.iter();
    if !authority.languages.is_empty() && !taken.any(|one| one.primary() == language.primary()) {
        let taken: Vec<&str> = authority.languages.iter().map(Language::code).collect();
        remarks.push(say!(
            "next-authority-language",
            languages = taken.join(", "),
            language = language.code()
        ));
    }
    remarks.push(say!("next-annexes"));
    remarks
}

/// That a request that was sent without the program does not go with the complaint.
pub fn not_enclosed() -> String {
    say!("next-not-enclosed")
}
