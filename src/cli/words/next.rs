//! What `next` says.

use crate::office::next::{Because, Step, What};

/// The case, what happened, what is to be done, by when, and the commands for it.
pub fn step(step: &Step) -> String {
    let Step {
        case,
        recipient,
        right,
        ..
    } = step;
    let on = step.on.map_or_else(String::new, |on| format!(" on {on}"));
    let by = step
        .by
        .map_or_else(|| "a day that is not known".to_owned(), |by| by.to_string());
    let why = match step.because {
        Because::NotSent => "a letter is written and has not left".to_owned(),
        Because::CameBack => format!("the request came back{on}: it has not arrived"),
        Because::OnTime => format!("the answer is due on {by}"),
        Because::Late => format!("the answer was due{on}, and has not come"),
        Because::Reminded => format!("you reminded them{on}; wait until {by}"),
        Because::LateAfterReminder => format!("you reminded them{on}, and no answer came"),
        Because::IdentityAsked => format!("they asked who you are{on}"),
        Because::ClarificationAsked => format!("they asked what you mean{on}"),
        Because::FeeAsked => format!("they asked for money{on}"),
        Because::Partial => format!("they answered in part{on}"),
        Because::NothingHeld => format!("they say{on} that they hold nothing about you"),
        Because::ExtensionLate => format!("they took more time{on}, after the time was over"),
        Because::ExtensionBare => format!("they took more time{on}, without reasons"),
        Because::Refused => format!("they refused{on}"),
        Because::Disputed if step.what == What::Wait => {
            format!("you wrote against the refusal{on}; wait until {by}")
        }
        Because::Disputed => format!("you wrote against the refusal{on}, and nothing came"),
        Because::RefusedAgain => format!("they decided your appeal{on}"),
        Because::OtherChannel => format!("they want the request by another way{on}"),
        Because::ProcessorOnly => format!("they say{on} that they act for another company"),
        Because::ConfirmLink => format!("they want a link to be opened{on}"),
        Because::ClosedByThem => {
            format!("they closed the matter{on}; the answer is still due on {by}")
        }
        Because::DeletedInstead => format!("they deleted{on} what you wanted a copy of"),
        Because::OptedOutInstead => format!("they unsubscribed you{on}, where you wanted deletion"),
        Because::SuppressedInstead => {
            format!("they blocked your data{on}, where you wanted deletion")
        }
        Because::AtTheAuthority => format!("you complained{on}; news is due on {by}"),
        Because::Finished => "this case is finished".to_owned(),
    };
    let mut lines = vec![format!("{case}  {recipient}, {right}: {why}")];
    if let (Some(until), What::Write) = (step.by, step.what)
        && matches!(
            step.because,
            Because::Refused
                | Because::Disputed
                | Because::LateAfterReminder
                | Because::RefusedAgain
        )
    {
        lines.push(format!("  your own step is possible until {until}"));
    }
    if let Some(link) = &step.link {
        lines.push(format!("  the link, which has not been opened: {link}"));
    }
    match step.what {
        What::Send => lines.push(format!("  datawrit send {case}")),
        What::Elsewhere => {
            lines.push(format!("  datawrit send {case} --to ADDRESS"));
            lines.push(format!("  datawrit show {case} --form"));
        }
        What::Form => lines.push(format!(
            "  datawrit show {case} --form   the text to paste into their form, today"
        )),
        What::Wait | What::Nothing | What::Write => {}
    }
    for letter in &step.letters {
        let more = match letter {
            crate::law::FollowUp::IdentitySupplied
            | crate::law::FollowUp::ClarificationAnswered
            | crate::law::FollowUp::NothingHeld => " --given 'WHAT YOU SAY'",
            crate::law::FollowUp::Missing => " --missing 'WHAT IS MISSING'",
            _ => "",
        };
        lines.push(format!("  datawrit next {case} --letter {letter}{more}"));
    }
    if step.what == What::Write && step.letters.is_empty() {
        lines.push(format!("  datawrit authority {case}"));
    }
    lines.join("\n") + "\n"
}
