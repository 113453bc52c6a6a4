//! `datawrit send`

use std::thread;

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        progress::ProgressView,
        question, screen, secret,
        words::{self, send as say},
    },
    office::send::{Became, Next, Order, Outcome, Question, Report, Sending, Which},
    speech::say,
};

pub fn send(scene: &Scene<'_>, args: &args::Send) -> Result<Answer, Failure> {
    deliver(scene, order(args), args.password_stdin, false)
}

/// The same for a letter that the person has just said is to be sent.
pub fn agreed_already(scene: &Scene<'_>, args: &args::Send) -> Result<Answer, Failure> {
    deliver(scene, order(args), args.password_stdin, true)
}

/// Sends what was ordered, after the questions that it takes; `said` is whether the person has just said yes.
pub fn deliver(
    scene: &Scene<'_>,
    order: Order,
    password_stdin: bool,
    said: bool,
) -> Result<Answer, Failure> {
    // Letters are as private as the password.
    secret::guard();
    let mut sending = Sending::begin(scene, order)?;
    let mut progress = ProgressView::Hidden;
    let outcome = loop {
        match sending.go_on()? {
            Next::Agree(question) => {
                let yes = agreed(scene, &sending, &question, said)?;
                sending.answer(yes);
            }
            Next::LogIn => {
                let login = secret::login(sending.account(), password_stdin)?;
                sending.log_in(login)?;
            }
            Next::Begun(mails) => progress = ProgressView::begin(mails, None),
            Next::Wait(wait, retry) => {
                if let Some(retry) = retry {
                    progress.say(&say::retry(&retry, wait.as_secs()));
                }
                thread::sleep(wait);
            }
            Next::Ended => progress.more(1),
            Next::Done(outcome) => break outcome,
        }
    };
    progress.end();
    answer(scene, &sending, &outcome)
}

fn order(args: &args::Send) -> Order {
    Order {
        which: if args.all {
            Which::All
        } else {
            Which::These {
                cases: args.cases.clone(),
                batch: args.batch,
            }
        },
        account: args.account.clone(),
        to: args.to.clone(),
        attach_page: args.attach_pdf,
        leave_out: args.leave_out.clone(),
        any_address: args.yes_this_address,
        any_sender: args.yes_this_sender,
        anyway: args.anyway,
        rehearsal: args.dry_run,
    }
}

/// Whether the person says yes; no where nobody is there.
fn agreed(
    scene: &Scene<'_>,
    sending: &Sending<'_>,
    asked: &Question,
    said: bool,
) -> Result<bool, Failure> {
    let words = say::question(asked, sending.mails().len());
    match asked {
        Question::Reacted { .. } | Question::AnotherName { .. } => {
            Ok(question::confirm(&words)? == Some(true))
        }
        Question::Replace(_) => Ok(scene.global.yes || question::confirm(&words)? == Some(true)),
        Question::Send => {
            // Shown before the question, and whether or not there is one; to whom it goes and what they learn was said before
            // the person said to send it.
            let told = if said {
                say::briefly(sending.account(), sending.mails())
            } else {
                say::preview(sending.account(), sending.mails())
            };
            if !told.is_empty() {
                screen::say(&told);
            }
            if scene.global.yes || said {
                return Ok(true);
            }
            question::confirm(&words)?.ok_or_else(|| {
                Failure::misuse(say!("send-needs-yes")).hint(say!("send-look-then-yes"))
            })
        }
    }
}

fn answer(scene: &Scene<'_>, sending: &Sending<'_>, outcome: &Outcome) -> Result<Answer, Failure> {
    let mut answer = if scene.global.json {
        Answer::outcome(&Report::of(outcome, &say::CommandLine))?
    } else {
        let unknown = |became: &Became| matches!(became, Became::Unknown { .. });
        let unknown = outcome.tried.iter().any(|(_, became)| unknown(became));
        let text = say::outcome(outcome);
        Answer::text(text).notes(unknown.then(|| say!("send-unknown-not-again")))
    };
    answer = answer.notes(outcome.notices.iter().map(words::notice));
    if !outcome.rehearsal {
        let answer = after(scene, sending, outcome, answer)?;
        return Ok(answer.exits(u8::from(!outcome.is_done())));
    }
    if !outcome.left.is_empty() {
        answer
            .notes
            .push(say::preview(sending.account(), &outcome.left));
    }
    Ok(answer.note(say!("send-nothing-sent")))
}

/// How what was sent stands now.
fn after(
    scene: &Scene<'_>,
    sending: &Sending<'_>,
    outcome: &Outcome,
    answer: Answer,
) -> Result<Answer, Failure> {
    if !Answer::guides(scene) {
        return Ok(answer);
    }
    match (sending.first_due(outcome)?, &outcome.tried[..]) {
        (_, [(mail, Became::Sent { .. } | Became::Draft { .. })]) => {
            answer.after(scene, &mail.case.reference)
        }
        (Some((day, many)), _) => Ok(answer.guided(scene, words::after::sent(many, day))),
        (None, _) => Ok(answer),
    }
}
