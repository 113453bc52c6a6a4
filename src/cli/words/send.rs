//! What `send` says.

use super::{error, hint, notice, plural};
use crate::{
    office::{
        Error, Notice,
        account::{Account, Way},
        send::{Became, Outcome, Outgoing, Question, Retry, Skipped, Stopped, Words},
    },
    request::Reference,
    speech::say,
};

/// What is said of mails whose days are made up.
fn trial() -> String {
    format!("\n{}", say!("send-trial"))
}

/// What the person is asked.
pub fn question(question: &Question, mails: usize) -> String {
    match question {
        Question::Reacted { case, reaction } => say!(
            "send-ask-reacted",
            case = case.to_string(),
            reaction = reaction.to_string()
        ),
        Question::AnotherName {
            case,
            recipient,
            signed_by,
            sender,
        } => say!(
            "send-ask-another-name",
            case = case.to_string(),
            company = recipient.to_string(),
            signer = signed_by.to_string(),
            sender = sender.to_string()
        ),
        Question::Send => say!("send-ask", mails = mails),
        Question::Replace(path) => say!("send-ask-replace", path = path.display().to_string()),
    }
}

/// A mail that is tried again.
pub fn retry(retry: &Retry, seconds: u64) -> String {
    let Retry { case, fault } = retry;
    say!(
        "send-retry",
        case = case.to_string(),
        fault = fault.to_string(),
        seconds = seconds.to_string()
    )
}

/// What a program is told in the words of the command line.
pub struct CommandLine;

impl Words for CommandLine {
    fn error(&self, error: &Error) -> (String, Vec<String>) {
        let ways: Vec<String> = error.hints().iter().map(hint).collect();
        let ways = (!ways.is_empty()).then(|| ways.join("; "));
        (self::error(error), ways.into_iter().collect())
    }

    fn skipped(&self, case: &Reference, why: Skipped) -> String {
        match why {
            Skipped::Sent => say!("send-skipped-sent"),
            Skipped::Unsettled => say!("send-skipped-unsettled", case = case.to_string()),
            Skipped::PutAway(kind) => say!("send-skipped-put-away", kind = kind.to_string()),
        }
    }

    fn notice(&self, said: &Notice) -> String {
        notice(said)
    }
}

/// What came of it, a line or more each.
pub fn outcome(outcome: &Outcome) -> String {
    let mut text = String::new();
    for (mail, became) in &outcome.tried {
        let line = format!(
            "{:8} {}  {}  {}",
            became.word(),
            mail.case.reference,
            mail.message.recipient,
            became.said()
        );
        text += line.trim_end();
        text.push('\n');
        if let Became::NotSent { way: Some(way), .. } = became {
            text += &format!("         {}\n", hint(way));
        }
    }
    for (case, why) in &outcome.skipped {
        text += &format!("skipped  {case}  {}\n", CommandLine.skipped(case, *why));
    }
    if let Some(why) = &outcome.stopped {
        let why = match why {
            Stopped::Enough { account, per_day } => say!(
                "send-enough",
                account = account.to_string(),
                number = per_day.to_string()
            ),
            Stopped::Fault(fault) => fault.to_string(),
        };
        text += &format!(
            "left     {}  {why}\n",
            say!("send-mails", mails = outcome.left.len())
        );
    }
    for one in &outcome.unreachable {
        let (why, ways) = CommandLine.error(&one.why);
        text += &format!("not sent {}  {}: {why}\n", one.case, one.recipient);
        for way in ways {
            text += &format!("         {way}\n");
        }
    }
    let told = [
        outcome.tried.len(),
        outcome.left.len(),
        outcome.skipped.len(),
        outcome.unreachable.len(),
    ];
    if told.iter().sum::<usize>() > 1 && !outcome.rehearsal {
        let count = |wanted: &str| {
            let tried = outcome.tried.iter();
            tried.filter(|(_, became)| became.word() == wanted).count()
        };
        text += &format!(
            "\n{}\n",
            say!(
                "send-totals",
                sent = count("sent"),
                failed = count("not sent") + outcome.unreachable.len(),
                unknown = count("unknown"),
                skipped = outcome.skipped.len(),
                left = outcome.left.len()
            )
        );
    }
    text
}

/// One mail whole, before it leaves; of several, a line each, what it tells, and what should be
/// known of it.
pub fn preview(account: &Account, mails: &[Outgoing]) -> String {
    let by = match &account.way {
        Way::Smtp(server) => format!("{} (account `{}`)", server.host, account.name),
        Way::Sendmail(program) => format!("{} (account `{}`)", program.display(), account.name),
        Way::Drafts(folder) => format!("a draft in {}", folder.display()),
    };
    let made_up = mails.iter().any(|mail| mail.case.trial);
    let trial = if made_up { trial() } else { String::new() };
    if let [mail] = mails {
        return one(mail, &by) + &trial;
    }
    let mut text = format!("{} by {by}\n", say!("send-mails", mails = mails.len()));
    let width = mails
        .iter()
        .map(|mail| mail.message.recipient.chars().count())
        .max()
        .unwrap_or(0);
    for mail in mails {
        text += &format!(
            "  {}  {:width$}  {}\n             shares   {}\n",
            mail.case.reference,
            mail.message.recipient,
            mail.addressee,
            mail.details.join("; "),
        );
        for warning in &mail.warnings {
            text += &format!("             note     {}\n", notice(warning));
        }
    }
    for doubt in mails.iter().flat_map(|mail| &mail.doubts) {
        text += &format!("mind     {doubt}\n");
    }
    let attached: usize = mails.iter().map(|mail| mail.attachments.len()).sum();
    if attached > 0 {
        text += &format!("with     {}\n", plural(attached, "attached letter"));
    }
    text.trim_end().to_owned() + &trial
}

fn one(mail: &Outgoing, by: &str) -> String {
    let mut text = format!(
        "to       {} <{}>\nfrom     {}\nby       {by}\nsubject  {}\nshares   {}\n",
        mail.addressee,
        mail.message.recipient,
        mail.mail
            .from
            .iter()
            .map(|from| from.address.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        mail.mail.subject,
        mail.details.join("; "),
    );
    for doubt in &mail.doubts {
        text += &format!("mind     {doubt}\n");
    }
    for file in &mail.attachments {
        text += &format!("with     {}, {} kB\n", file.name, file.bytes.div_ceil(1000));
    }
    for warning in &mail.warnings {
        text += &format!("note     {}\n", notice(warning));
    }
    text.trim_end().to_owned()
}
