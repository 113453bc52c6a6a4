//! What `send` says.

use super::{error, faults, hint, notice, retold};
use crate::{
    office::{
        Error, Hint, Notice,
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
            reaction = retold(reaction)
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
        fault = retold(fault),
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
            Skipped::PutAway(kind) => say!("send-skipped-put-away", kind = super::event(kind)),
        }
    }

    fn notice(&self, said: &Notice) -> String {
        notice(said)
    }
}

/// What came of it, a line or more each.
pub fn outcome(outcome: &Outcome) -> String {
    let mut text = String::new();
    // What is to be done about several in a row is said behind the last of them.
    let mut tried = outcome.tried.iter().peekable();
    while let Some((mail, became)) = tried.next() {
        let line = format!(
            "{:8} {}  {}  {}",
            word(became),
            mail.case.reference,
            mail.message.recipient,
            retold(became.said())
        );
        text += line.trim_end();
        text.push('\n');
        let next = tried.peek().and_then(|(_, became)| way_of(became));
        if let Some(way) = way_of(became).filter(|way| next != Some(*way)) {
            text += &format!("         {}\n", hint(way));
        }
    }
    for (case, why) in &outcome.skipped {
        text += &format!(
            "{:8} {case}  {}\n",
            say!("send-word-skipped"),
            CommandLine.skipped(case, *why)
        );
    }
    if let Some(why) = &outcome.stopped {
        let why = match why {
            Stopped::Enough { account, per_day } => say!(
                "send-enough",
                account = account.to_string(),
                number = per_day.to_string()
            ),
            Stopped::Fault(fault) => retold(fault),
        };
        text += &format!(
            "{:8} {}  {why}\n",
            say!("send-word-left"),
            say!("send-mails", mails = outcome.left.len())
        );
    }
    let unreachable = outcome.unreachable.iter();
    let told = unreachable.map(|one| (one, CommandLine.error(&one.why)));
    let mut told = told.peekable();
    while let Some((one, (why, ways))) = told.next() {
        let next = told.peek().map(|(_, (_, ways))| ways);
        text += &format!(
            "{:8} {}  {}: {why}\n",
            say!("send-word-not-sent"),
            one.case,
            one.recipient
        );
        for way in ways.iter().filter(|_| next != Some(&ways)) {
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

/// What is to be done about a mail that was not sent.
fn way_of(became: &Became) -> Option<&Hint> {
    match became {
        Became::NotSent { way, .. } => way.as_ref(),
        _ => None,
    }
}

/// What became of a mail, in a word.
fn word(became: &Became) -> String {
    match became {
        Became::Sent { .. } => say!("send-word-sent"),
        Became::Draft { .. } => say!("send-word-draft"),
        Became::NotSent { .. } => say!("send-word-not-sent"),
        Became::Unknown { .. } => say!("send-word-unknown"),
    }
}

/// A line behind its label.
fn line(label: String, words: impl std::fmt::Display) -> String {
    format!("{label:8} {words}\n")
}

/// What a mail tells of the person.
fn shared(mail: &Outgoing) -> String {
    let details = mail.details.iter().map(retold);
    details.collect::<Vec<_>>().join("; ")
}

/// One mail whole, before it leaves; of several, a line each, what it tells, and what should be
/// known of it.
pub fn preview(account: &Account, mails: &[Outgoing]) -> String {
    let by = by(account);
    let trial = trial_of(mails);
    if let [mail] = mails {
        return one(mail, &by) + &trial;
    }
    let mut text = say!("send-mails-by", mails = mails.len(), by = by) + "\n";
    let width = mails
        .iter()
        .map(|mail| mail.message.recipient.chars().count())
        .max()
        .unwrap_or(0);
    for mail in mails {
        text += &format!(
            "  {}  {:width$}  {}\n",
            mail.case.reference, mail.message.recipient, mail.addressee,
        );
        text += &format!("{:13}{}", "", line(say!("send-label-shares"), shared(mail)));
        for warning in &mail.warnings {
            let warning = line(say!("send-label-note"), notice(warning));
            text += &format!("{:13}{warning}", "");
        }
    }
    for doubt in mails.iter().flat_map(|mail| &mail.doubts) {
        text += &line(say!("send-label-mind"), faults::doubt(doubt));
    }
    let attached: usize = mails.iter().map(|mail| mail.attachments.len()).sum();
    if attached > 0 {
        text += &line(
            say!("send-label-with"),
            say!("send-attached", count = attached),
        );
    }
    text.trim_end().to_owned() + &trial
}

/// By whom it leaves.
fn by(account: &Account) -> String {
    match &account.way {
        Way::Smtp(server) => say!(
            "send-by-account",
            server = server.host.to_string(),
            account = account.name.to_string()
        ),
        Way::Sendmail(program) => say!(
            "send-by-account",
            server = program.display().to_string(),
            account = account.name.to_string()
        ),
        Way::Drafts(folder) => say!("send-draft-in", path = folder.display().to_string()),
    }
}

/// That the days are made up, where those of a mail are.
fn trial_of(mails: &[Outgoing]) -> String {
    let made_up = mails.iter().any(|mail| mail.case.trial);
    if made_up { trial() } else { String::new() }
}

/// What is odd about the way in which it leaves, and where a draft lies; the rest was said before.
pub fn briefly(account: &Account, mails: &[Outgoing]) -> String {
    let mut text = match account.way {
        Way::Drafts(_) => line(say!("send-label-by"), by(account)),
        Way::Smtp(_) | Way::Sendmail(_) => String::new(),
    };
    for warning in mails.iter().flat_map(|mail| &mail.warnings) {
        text += &line(say!("send-label-note"), notice(warning));
    }
    let told = text.trim_end().to_owned() + &trial_of(mails);
    told.trim_start().to_owned()
}

fn one(mail: &Outgoing, by: &str) -> String {
    let from = mail.mail.from.iter().map(|from| from.address.as_str());
    let from = from.collect::<Vec<_>>().join(", ");
    let to = format!("{} <{}>", mail.addressee, mail.message.recipient);
    let mut text = line(say!("send-label-to"), to);
    text += &line(say!("send-label-from"), from);
    text += &line(say!("send-label-by"), by);
    text += &line(say!("send-label-subject"), &mail.mail.subject);
    text += &line(say!("send-label-shares"), shared(mail));
    for doubt in &mail.doubts {
        text += &line(say!("send-label-mind"), faults::doubt(doubt));
    }
    for file in &mail.attachments {
        let file = format!("{}, {} kB", file.name, file.bytes.div_ceil(1000));
        text += &line(say!("send-label-with"), file);
    }
    for warning in &mail.warnings {
        text += &line(say!("send-label-note"), notice(warning));
    }
    text.trim_end().to_owned()
}
