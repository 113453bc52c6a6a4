//! `datawrit send`

mod letter;
mod outbox;
mod preview;
mod run;
mod told;

use serde_json::{Value, json};

use super::{Scene, view::CaseView};
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, secret},
    office::account::{self, Way},
    tracker::{Dispatch, Tracker, TrackerError},
};

pub use letter::Rewriting;
pub use outbox::Outgoing;
use outbox::Stranded;
use run::{Outcome, Run};

pub fn send(scene: &Scene<'_>, args: &args::Send) -> Result<Answer, Failure> {
    // Letters are as private as the password.
    secret::guard();
    let account = account::account(scene.home, args.account.as_deref())?;
    let Some(mut tracker) = scene.home.existing_tracker()? else {
        return Err(TrackerError::Empty(scene.home.folder().to_owned()).into());
    };
    // From here on no other process sends, until this one ends.
    let _outbox = tracker.claim_sending(scene.home.folder())?;
    let mut cases = Vec::new();
    let found = if args.all {
        // What was written and has not left; what is unknown is told again.
        let all = tracker.cases()?.into_iter();
        all.filter(|case| {
            case.dispatch_of(case.to_send()) != Dispatch::Sent
                && outbox::put_away(case).is_none()
                && (args.anyway || outbox::reaction(case).is_none())
        })
        .collect()
    } else {
        let found = args.cases.iter().map(|typed| tracker.find(typed));
        found.collect::<Result<Vec<_>, _>>()?
    };
    for case in found {
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
        let why = match case.dispatch_of(case.to_send()) {
            Dispatch::Unsent => None,
            Dispatch::Sent => Some("it has been sent already".to_owned()),
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
    let several = args.all || args.batch || args.cases.len() > 1;
    let (mut stranded, mut willing) = (Vec::new(), Vec::new());
    for case in queue {
        match outbox::reaction(&case) {
            Some(why)
                if !args.anyway
                    && !agreed(args, &format!("{}: {why}. Send it anyway?", case.reference))? =>
            {
                stranded.push(Stranded {
                    recipient: case.recipient,
                    why: format!("{}: {why}", case.reference),
                    ways: vec!["to send it anyway, add --anyway".to_owned()],
                    reference: case.reference,
                    code: 2,
                });
            }
            _ => willing.push(case),
        }
    }
    let (made, unreachable) = outbox::prepare(scene, args, &account, &tracker, willing)?;
    stranded.extend(unreachable);
    let mut outgoing = Vec::new();
    for mail in made {
        match &mail.signed_by {
            Some(signed_by) if !args.yes_this_sender && !args.dry_run => {
                let shown = mail.mail.from.first().map_or("", |from| from.name.as_str());
                let question = format!(
                    "{}, to {}: the letter is signed by {signed_by}, and the mail leaves as {shown}. Send it?",
                    mail.case.reference, mail.case.recipient
                );
                if agreed(args, &question)? {
                    outgoing.push(mail);
                } else {
                    stranded.push(Stranded {
                        why: format!(
                            "the letter is signed by `{signed_by}`, and the account `{}` sends as `{shown}`",
                            account.name
                        ),
                        ways: vec![
                            "send it from that person's account (--account NAME), or add --yes-this-sender".to_owned(),
                        ],
                        recipient: mail.case.recipient.clone(),
                        reference: mail.case.reference.clone(),
                        code: 2,
                    });
                }
            }
            _ => outgoing.push(mail),
        }
    }
    if !several && let Some(one) = stranded.pop() {
        return Err(one.failure());
    }
    let shown: Vec<Value> = outgoing.iter().map(preview::json).collect();
    let mut answer_notes: Vec<String> = Vec::new();
    if !outgoing.is_empty() {
        answer_notes.push(preview::of(&account, &outgoing));
    }
    if args.dry_run || outgoing.is_empty() {
        let run = Run::left(outgoing.iter().map(|mail| mail.case.reference.clone()));
        let mut answer = report(
            scene,
            &run,
            &Told {
                skipped,
                stranded,
                shown,
            },
            args.dry_run,
            unsettled_ones,
        );
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
                return Err(
                    Failure::misuse("nothing was sent: this needs your confirmation")
                        .hint("look at it, then confirm with --yes"),
                );
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
    let told = Told {
        skipped,
        stranded,
        shown,
    };
    let mut answer = report(scene, &run, &told, false, unsettled_ones);
    if !scene.global.json {
        answer.stdout += &what_next(scene, &tracker, &run)?;
    }
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
        "it may have arrived, so it is not sent again; ask the recipient, or look into the mailbox it left from, then `datawrit record {reference} sent` or `not-sent`"
    )
}

/// Whether the person says yes; no where nobody is there, or everything was answered before
/// it was asked.
fn agreed(args: &args::Send, question: &str) -> Result<bool, Failure> {
    Ok(!args.dry_run && question::confirm(question)? == Some(true))
}

/// The day that what was sent is due, and what to do then.
fn what_next(scene: &Scene<'_>, tracker: &Tracker, run: &Run) -> Result<String, Failure> {
    let statutes = scene.home.statutes()?;
    let mut due = Vec::new();
    for (mail, outcome) in &run.outcomes {
        if matches!(outcome, Outcome::Sent { .. }) {
            let case = tracker.find(mail.case.reference.as_str())?;
            let view = CaseView::of(case, scene.today, statutes.calendars()?)?;
            due.extend(view.next().map(|clock| clock.deadline.due));
        }
    }
    let sent = due.len();
    Ok(match (due.into_iter().min(), run.outcomes.first()) {
        (Some(day), Some((mail, _))) if sent == 1 && run.outcomes.len() == 1 => format!(
            "next     the answer is due on {day}; when it comes: `datawrit record {} answered`\n",
            mail.case.reference
        ),
        (Some(day), _) => {
            format!("next     the first answer is due on {day}; `datawrit due` shows who is late\n")
        }
        _ => String::new(),
    })
}

/// What is told beside what became of the mails.
struct Told {
    /// What was not to be sent, and why.
    skipped: Vec<(crate::request::Reference, String)>,
    stranded: Vec<Stranded>,
    /// Each mail as it was shown before it left.
    shown: Vec<Value>,
}

fn report(scene: &Scene<'_>, run: &Run, told: &Told, rehearsal: bool, unsettled: bool) -> Answer {
    let Told {
        skipped,
        stranded,
        shown,
    } = told;
    let code = u8::from(!rehearsal && (unsettled || !run.is_done() || !stranded.is_empty()));
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
            "unreachable": stranded
                .iter()
                .map(|one| json!({
                    "case": one.reference.as_str(),
                    "recipient": one.recipient,
                    "why": one.why,
                    "ways": one.ways,
                }))
                .collect::<Vec<_>>(),
            "left": run.left.iter().map(|reference| reference.as_str()).collect::<Vec<_>>(),
            "mails": shown,
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
    for one in stranded {
        text += &format!(
            "not sent {}  {}: {}\n",
            one.reference, one.recipient, one.why
        );
        for way in &one.ways {
            text += &format!("         {way}\n");
        }
    }
    let total = run.outcomes.len() + run.left.len() + skipped.len() + stranded.len();
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
            count("not sent") + stranded.len(),
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
            "unknown: the server got the whole mail but did not confirm it; it is not sent again automatically",
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
