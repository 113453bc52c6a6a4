//! What is about to leave, before it does.

use serde_json::{Value, json};

use super::Outgoing;
use crate::office::account::{Account, Way};

/// What is said of mails whose days are made up.
const TRIAL: &str = "\ntrial    the days are made up, and a line in the mail's head says so";

/// One mail whole; of several, a line each, what it tells, and what should be known of it.
pub fn of(account: &Account, outgoing: &[Outgoing]) -> String {
    let by = match &account.way {
        Way::Smtp(server) => format!("{} (account `{}`)", server.host, account.name),
        Way::Sendmail(program) => format!("{} (account `{}`)", program.display(), account.name),
        Way::Drafts(folder) => format!("a draft in {}", folder.display()),
    };
    let trial = outgoing.iter().any(|mail| mail.case.trial);
    let trial = if trial { TRIAL } else { "" };
    if let [mail] = outgoing {
        return one(mail, &by) + trial;
    }
    let mut text = format!("{} by {by}\n", super::plural(outgoing.len(), "mail"));
    let width = outgoing
        .iter()
        .map(|mail| mail.message.recipient.chars().count())
        .max()
        .unwrap_or(0);
    for mail in outgoing {
        text += &format!(
            "  {}  {:width$}  {}\n             shares   {}\n",
            mail.case.reference,
            mail.message.recipient,
            mail.case.recipient,
            mail.details.join("; "),
        );
        for warning in &mail.warnings {
            text += &format!("             note     {warning}\n");
        }
    }
    for doubt in outgoing.iter().flat_map(|mail| &mail.doubts) {
        text += &format!("mind     {doubt}\n");
    }
    let attached: usize = outgoing.iter().map(|mail| mail.attachments.len()).sum();
    if attached > 0 {
        text += &format!("with     {}\n", super::plural(attached, "attached letter"));
    }
    text.trim_end().to_owned() + trial
}

/// The same for programs.
pub fn json(mail: &Outgoing) -> Value {
    let from = mail.mail.from.first().cloned().unwrap_or_default();
    json!({
        "case": mail.case.reference.as_str(),
        "recipient": mail.case.recipient,
        "to": mail.message.recipient,
        "from": from.address,
        "from_name": from.name,
        "subject": mail.mail.subject,
        "tells": mail.details,
        "warnings": mail.warnings,
        "minds": mail.doubts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "attachments": mail
            .attachments
            .iter()
            .map(|(name, bytes)| json!({ "name": name, "bytes": bytes }))
            .collect::<Vec<_>>(),
        "trial": mail.case.trial,
    })
}

fn one(mail: &Outgoing, by: &str) -> String {
    let mut text = format!(
        "to       {} <{}>\nfrom     {}\nby       {by}\nsubject  {}\nshares   {}\n",
        mail.case.recipient,
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
    for (name, bytes) in &mail.attachments {
        text += &format!("with     {name}, {} kB\n", bytes.div_ceil(1000));
    }
    for warning in &mail.warnings {
        text += &format!("note     {warning}\n");
    }
    text.trim_end().to_owned()
}
