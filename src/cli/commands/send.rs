//! `datawrit send`

mod letter;
mod outbox;
mod preview;
mod run;

use serde_json::{Value, json};

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        config::{self, Way},
        failure::Failure,
        question, secret,
    },
    tracker::{Dispatch, TrackerError},
};

pub use letter::Rewriting;
pub use outbox::Outgoing;
pub use run::account_failure;
use run::{Outcome, Run};

pub fn send(scene: &Scene<'_>, args: &args::Send) -> Result<Answer, Failure> {
    let account = config::account(scene.home.folder(), args.account.as_deref())?;
    let Some(mut tracker) = scene.home.existing_tracker()? else {
        return Err(TrackerError::Empty(scene.home.folder().to_owned()).into());
    };
    // From here on no other process sends, until this one ends.
    let _outbox = tracker.claim_sending(scene.home.folder())?;
    let mut cases = Vec::new();
    for typed in &args.cases {
        let case = tracker.find(typed)?;
        if !cases
            .iter()
            .any(|known: &crate::tracker::Case| known.reference == case.reference)
        {
            cases.push(case);
        }
    }
    let mut skipped = Vec::new();
    let mut unsettled_ones = false;
    let mut queue = Vec::new();
    for case in cases {
        let reference = case.reference.clone();
        let why = match case.dispatch() {
            Dispatch::Unsent => None,
            Dispatch::Sent => Some("it was sent before".to_owned()),
            Dispatch::Unknown => {
                unsettled_ones = true;
                Some(unsettled(&reference))
            }
            // Nobody else sends now, so whoever was sending has ended.
            Dispatch::Interrupted => {
                if !args.dry_run {
                    run::record_interruption(&mut tracker, &case, scene)?;
                }
                unsettled_ones = true;
                Some(unsettled(&reference))
            }
        };
        match why.or_else(|| outbox::put_away(&case)) {
            Some(why) => skipped.push((reference, why)),
            None => queue.push(case),
        }
    }
    let outgoing = outbox::prepare(scene, args, &account, &tracker, queue)?;
    let mut answer_notes: Vec<String> = Vec::new();
    if !outgoing.is_empty() {
        answer_notes.push(preview::of(&account, &outgoing));
    }
    if args.dry_run || outgoing.is_empty() {
        let run = Run::left(outgoing.iter().map(|mail| mail.case.reference.clone()));
        let mut answer = report(scene, &run, &skipped, args.dry_run, unsettled_ones);
        answer.notes = answer_notes;
        return Ok(if args.dry_run {
            answer.note("nothing was sent")
        } else {
            answer
        });
    }
    for note in answer_notes {
        // Shown before the question, and whether or not there is one.
        scene.say(&note);
    }
    if !scene.global.yes {
        let question = match outgoing.len() {
            1 => "Send it?".to_owned(),
            many => format!("Send these {many} mails?"),
        };
        match question::confirm(&question)? {
            Some(true) => {}
            Some(false) => return Err(Failure::cannot("nothing was sent")),
            None => {
                return Err(Failure::misuse("nobody said that this may be sent")
                    .hint("look at it, and accept it with --yes"));
            }
        }
    }
    let login = secret::login(&account, args.password_stdin)?;
    outbox::keep(&mut tracker, &outgoing)?;
    let run = match &account.way {
        Way::Drafts(folder) => run::draft(scene, folder, outgoing)?,
        Way::Sendmail(program) => run::sendmail(scene, &mut tracker, &account, program, outgoing)?,
        Way::Smtp(server) => run::smtp(scene, &mut tracker, &account, server, &login, outgoing)?,
    };
    let settled = tracker.settle();
    let answer = report(scene, &run, &skipped, false, unsettled_ones);
    Ok(match settled {
        Ok(()) => answer,
        // What became of the mails is told all the same.
        Err(error) => answer.note(format!(
            "{error}; the last `sent` may be lost if the power fails"
        )),
    })
}

fn unsettled(reference: &crate::request::Reference) -> String {
    format!(
        "whether it arrived is not known, so it is not sent again; ask the recipient, or look into \
         the mailbox it left from, then `datawrit record {reference} sent` or `not-sent`"
    )
}

fn report(
    scene: &Scene<'_>,
    run: &Run,
    skipped: &[(crate::request::Reference, String)],
    rehearsal: bool,
    unsettled: bool,
) -> Answer {
    let code = u8::from(!rehearsal && (unsettled || !run.is_done()));
    if scene.global.json {
        let of = |wanted: &str| -> Vec<Value> {
            run.outcomes
                .iter()
                .filter(|(_, outcome)| outcome.word() == wanted)
                .map(|(mail, outcome)| outcome.json(mail))
                .collect()
        };
        return Answer::json(&json!({
            "sent": of("sent"),
            "drafts": of("draft"),
            "not_sent": of("not sent"),
            "unknown": of("unknown"),
            "left": run.left.iter().map(|reference| reference.as_str()).collect::<Vec<_>>(),
            "skipped": skipped
                .iter()
                .map(|(reference, why)| json!({ "case": reference.as_str(), "why": why }))
                .collect::<Vec<_>>(),
        }))
        .exits(code);
    }
    let mut text = String::new();
    for (mail, outcome) in &run.outcomes {
        text += &outcome.line(mail);
    }
    for (reference, why) in skipped {
        text += &format!("skipped  {reference}  {why}\n");
    }
    if let Some(why) = &run.stopped {
        text += &format!("left     {}  {why}\n", plural(run.left.len(), "mail"));
    }
    let total = run.outcomes.len() + run.left.len() + skipped.len();
    if total > 1 && !rehearsal {
        let count = |wanted: &str| {
            run.outcomes
                .iter()
                .filter(|(_, outcome)| outcome.word() == wanted)
                .count()
        };
        text += &format!(
            "\n{} sent, {} not sent, {} unknown, {} skipped, {} left\n",
            count("sent"),
            count("not sent"),
            count("unknown"),
            skipped.len(),
            run.left.len()
        );
    }
    let mut answer = Answer::text(text).exits(code);
    if run
        .outcomes
        .iter()
        .any(|(_, outcome)| matches!(outcome, Outcome::Unknown { .. }))
    {
        answer = answer.note(
            "unknown: the server had the whole mail and its word did not come; it is not sent again by itself",
        );
    }
    answer
}

pub(super) fn plural(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}
