//! From cases to mails that are ready to leave.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    letter::Rewriting,
    told::{self, plain},
};
use crate::{
    cli::{args, commands::Scene, failure::Failure},
    delivery::mail::{self, Dispatch, Sender},
    directory::{Directory, Doubt, Kind, Provenance, Record, Way},
    law::EventKind,
    office::account::Account,
    request::{Email, Reference, Request},
    tracker::{Case, Format, Message, Occasion, Tracker},
};

/// The field of a mail whose days are made up.
const TRIAL: &[u8] = b"X-Datawrit-Trial: the days of this mail are made up\r\n";

/// A mail that is ready to leave, and what it tells.
#[derive(Debug)]
pub struct Outgoing {
    pub case: Case,
    pub message: Message,
    /// Whether the tracker has it from an earlier try.
    pub kept: bool,
    /// What stands in its bytes.
    pub mail: mail::Mail,
    /// What is to be known of the address.
    pub doubts: Vec<Doubt>,
    /// What it tells of the person, in words.
    pub details: Vec<String>,
    /// What the person should know before it leaves.
    pub warnings: Vec<String>,
    /// The name in the letter, where the mail leaves under another.
    pub signed_by: Option<String>,
    /// The attached files, with their sizes in bytes.
    pub attachments: Vec<(String, usize)>,
}

/// A letter that does not go by mail, why, and how it can.
#[derive(Debug)]
pub struct Stranded {
    pub reference: Reference,
    pub recipient: String,
    pub why: String,
    pub ways: Vec<String>,
    /// 1: cannot be done. 2: nobody said so.
    pub code: u8,
}

impl Stranded {
    pub fn failure(self) -> Failure {
        let failure = if self.code == 2 {
            Failure::misuse(self.why)
        } else {
            Failure::cannot(self.why)
        };
        if self.ways.is_empty() {
            failure
        } else {
            failure.hint(self.ways.join("; "))
        }
    }
}

/// Why a case is not to be sent at all.
pub fn put_away(case: &Case) -> Option<String> {
    [EventKind::Withdrawn, EventKind::Closed]
        .into_iter()
        .find(|kind| case.day_of(*kind).is_some())
        .map(|kind| format!("it was {kind}"))
}

/// What the recipient did already, though the letter has not left.
pub fn reaction(case: &Case) -> Option<String> {
    // A letter that was added answers what came back.
    if !case.to_send().is_request() {
        return None;
    }
    let mut events = case.events.iter().rev();
    events
        .find(|event| event.kind.is_reaction())
        .map(|event| format!("it was {} on {}", event.kind, event.happened_on))
}

/// Makes the mails, or takes the one of an earlier try; what cannot go by mail is told apart.
pub fn prepare(
    scene: &Scene<'_>,
    args: &args::Send,
    account: &Account,
    tracker: &Tracker,
    cases: Vec<Case>,
) -> Result<(Vec<Outgoing>, Vec<Stranded>), Failure> {
    if args.to.is_some() && cases.len() > 1 {
        return Err(
            Failure::misuse("--to takes one address, but there are several letters")
                .hint("send them one by one"),
        );
    }
    let mut post = PostOffice {
        scene,
        letters: Rewriting::begin(scene),
        directory: scene.home.directory()?,
        bounced: tracker.bounced()?,
        args,
        account,
        tracker,
    };
    let (mut outgoing, mut stranded) = (Vec::new(), Vec::new());
    for case in cases {
        let (reference, recipient) = (case.reference.clone(), case.recipient.clone());
        match post.mail(case) {
            Ok(mail) => outgoing.push(mail),
            Err(failure) => stranded.push(Stranded {
                reference,
                recipient,
                why: failure.message().to_owned(),
                ways: failure.way_out().map(str::to_owned).into_iter().collect(),
                code: failure.code,
            }),
        }
    }
    Ok((outgoing, stranded))
}

/// What every mail of one command needs.
struct PostOffice<'a> {
    scene: &'a Scene<'a>,
    letters: Rewriting<'a>,
    directory: Directory,
    bounced: HashMap<String, NaiveDate>,
    args: &'a args::Send,
    account: &'a Account,
    tracker: &'a Tracker,
}

impl PostOffice<'_> {
    fn mail(&mut self, case: Case) -> Result<Outgoing, Failure> {
        let (args, account) = (self.args, self.account);
        let number = case.to_send();
        let (request, letter) = self.letters.letter(self.tracker, &case, number)?;
        // A letter that was added goes to whom it was written to, and nobody else: a complaint is
        // none of the company's.
        let added = (!number.is_request()).then(|| letter.recipient_email.clone());
        let added = added.map(|email| email.and_then(|email| email.parse::<Email>().ok()));
        let complains =
            case.letter(number).map(|letter| letter.occasion) == Some(Occasion::Complaint);
        let id = request.recipient.id.as_deref().filter(|_| !complains);
        let mut record = match id {
            Some(id) => self.directory.find(id)?,
            None => None,
        };
        if let Some(record) = &mut record {
            record.learn(&self.bounced);
        }
        let written_to = match &added {
            Some(email) => email.as_ref(),
            None => request.recipient.email.as_ref(),
        };
        let Some(to) = args.to.as_ref().or(written_to) else {
            let ways = ways(&case, &request, record.as_ref(), None, self.scene.today);
            return Err(Failure::cannot(format!(
                "no e-mail address of {} is known",
                case.recipient
            ))
            .hint(ways.join("; ")));
        };
        let to = to.clone();
        let (accepted, today) = (args.yes_this_address, self.scene.today);
        let doubts =
            check_address(&self.bounced, record.as_ref(), &to, accepted, today).map_err(|why| {
                let mut ways = ways(&case, &request, record.as_ref(), Some(&to), today);
                ways.insert(
                    0,
                    "check it, then confirm it with --yes-this-address".to_owned(),
                );
                Failure::cannot(why).hint(ways.join("; "))
            })?;
        let from = match &account.from {
            Some(from) => from.clone(),
            None => Sender {
                name: None,
                address: request.requester.email.clone().ok_or_else(|| {
                    Failure::cannot(format!("the account `{}` has no `from`", account.name))
                        .hint("add from = \"Ada Example <ada@example.org>\" to config.toml")
                })?,
            },
        };
        let page = if args.attach_pdf {
            let name = format!("{}{}.pdf", case.reference, number.suffix());
            let page = self
                .tracker
                .document_of(&case, number, Format::Pdf)
                .map_err(|error| {
                    Failure::from(error)
                        .hint("leave --attach-pdf out, or write the letter with --format pdf")
                })?;
            Some((name, page.bytes))
        } else {
            None
        };
        let earlier = self.tracker.messages(&case)?;
        let made = earlier.len();
        let mut earlier = earlier
            .into_iter()
            .filter(|earlier| earlier.letter == number);
        let name = from.name.as_ref().unwrap_or(&request.requester.name);
        let composed = mail::compose(
            &letter,
            &Dispatch {
                from_name: name.as_str(),
                from: &from.address,
                to_name: request.recipient.name.as_str(),
                to: &to,
                at: self.scene.here(),
                number: made + 1,
                page: page
                    .as_ref()
                    .map(|(name, bytes)| (name.as_str(), bytes.clone())),
            },
        )?;
        let bytes = marked(case.trial, composed.bytes);
        let mut warnings = Vec::new();
        // A mail that did not leave leaves as it was, under its id, so that one that
        // did arrive after all is not taken for two.
        let came_back = case.day_in(number, EventKind::Bounced).is_some();
        let earlier = earlier.next_back().filter(|earlier| {
            !came_back
                && earlier.sender == composed.sender
                && earlier.recipient == composed.recipient
                && has_page(&earlier.bytes) == page.is_some()
        });
        // But only if it is this letter's: somebody else may have put it there.
        let earlier = earlier.filter(|earlier| {
            let same = mail::essence(&earlier.bytes) == mail::essence(&bytes);
            let ours = same || vouched(&case, earlier, &bytes);
            if !ours {
                warnings.push(format!(
                    "the mail {} that was kept with the case is not the one made from its letter, and \
                     no entry of the log mentions it: it is not sent; the letter's own mail is sent instead; `datawrit verify` checks the rest",
                    earlier.message_id
                ));
            }
            ours
        });
        let kept = earlier.is_some();
        let message = earlier.unwrap_or(Message {
            message_id: composed.message_id,
            letter: number,
            made_at: self.scene.now(),
            sender: composed.sender,
            recipient: composed.recipient,
            bytes,
        });
        let mail = mail::read(&message.bytes).ok_or_else(|| {
            Failure::cannot(format!(
                "the mail of {} cannot be read back",
                case.reference
            ))
        })?;
        let shown = mail.from.first().cloned().unwrap_or_default();
        let requester = &request.requester;
        let signed_by = (folded(&shown.name) != folded(requester.name.as_str()))
            .then(|| requester.name.to_string());
        if let Some(signed_by) = &signed_by {
            warnings.push(format!(
                "the mail leaves as `{}`, and its letter is signed by `{signed_by}`",
                shown.name
            ));
        }
        if let Some(email) = &requester.email
            && folded(&shown.address) != folded(email.as_str())
        {
            warnings.push(format!(
                "the mail leaves from {}, an address that is not in its letter ({email} is): the company sees both, and may ask for a request from the address it knows",
                shown.address
            ));
        }
        Ok(Outgoing {
            details: told::of(&request, &mail),
            attachments: mail
                .files
                .iter()
                .map(|(name, bytes)| (name.clone(), bytes.len()))
                .collect(),
            case,
            message,
            kept,
            mail,
            doubts,
            warnings,
            signed_by,
        })
    }
}

fn folded(text: &str) -> String {
    let text = text.to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the case's own log tells of the mail, to that address, and it says what the
/// letter's own would: an older version may have broken its lines elsewhere, and an archive
/// that somebody else made brings its own log.
fn vouched(case: &Case, kept: &Message, composed: &[u8]) -> bool {
    let sha256 = kept.sha256();
    let in_log = case
        .events
        .iter()
        .filter_map(|event| event.attempt.as_ref())
        .any(|attempt| {
            attempt.sha256 == sha256
                && attempt.to == kept.recipient
                && attempt.message_id == kept.message_id
        });
    let said = |bytes: &[u8]| {
        mail::read(bytes).map(|mail| mail::Mail {
            subject: plain(&mail.subject),
            text: plain(&mail.text),
            ..mail
        })
    };
    in_log && said(&kept.bytes) == said(composed)
}

/// How else a letter can reach its company.
fn ways(
    case: &Case,
    request: &Request,
    record: Option<&Record>,
    not: Option<&Email>,
    today: NaiveDate,
) -> Vec<String> {
    let reference = &case.reference;
    let mut ways = Vec::new();
    if let Some(record) = record {
        for channel in record.channels_for(Kind::Email, &case.law, case.asked, today) {
            if let Way::Email { address, .. } = &channel.way
                && Some(address) != not
            {
                ways.push(format!("another address is known: --to {address}"));
            }
        }
        for kind in [Kind::Form, Kind::Portal] {
            for channel in record.channels_for(kind, &case.law, case.asked, today) {
                ways.push(format!(
                    "a form: {} (`datawrit show {reference} --form` has the text)",
                    channel.way
                ));
            }
        }
    }
    let format = if case.formats(case.to_send()).contains(&Format::Pdf) {
        Format::Pdf
    } else {
        Format::Txt
    };
    let whither = match &request.recipient.address {
        Some(_) => "post it",
        None => "post it, once you have found an address",
    };
    ways.push(format!(
        "{whither}: `datawrit show {reference} --format {format} --output FILE`"
    ));
    if ways.len() == 1 || record.is_none() {
        ways.insert(0, "add --to ADDRESS".to_owned());
    }
    ways
}

/// A mail of a trial says that its days are made up: whoever keeps it can see so.
fn marked(trial: bool, bytes: Vec<u8>) -> Vec<u8> {
    if trial {
        [TRIAL, &bytes].concat()
    } else {
        bytes
    }
}

fn has_page(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"Content-Type: application/pdf";
    bytes.windows(MARK.len()).any(|window| window == MARK)
}

/// What is to be known of an address. One that nobody reads, at which mail came back, that
/// was guessed, that is a letter away from the company's domain, or that is at another one
/// than all the company is known by and in no record, may be a stranger's.
///
/// # Errors
/// Why it needs a word.
fn check_address(
    bounced: &HashMap<String, NaiveDate>,
    record: Option<&Record>,
    to: &Email,
    accepted: bool,
    today: NaiveDate,
) -> Result<Vec<Doubt>, String> {
    let way = Way::Email {
        address: to.clone(),
        pgp: None,
    };
    let mut doubts = record.map_or(Vec::new(), |record| record.doubts(&way, today));
    if accepted {
        return Ok(doubts);
    }
    let refused = Err;
    if let Some(unread) = to.unread() {
        return refused(format!("{to} {unread}"));
    }
    if let Some(day) = bounced.get(&to.mailbox()) {
        return refused(format!("a mail to {to} came back on {day}"));
    }
    let Some(record) = record else {
        return Ok(doubts);
    };
    let channel = record.channels.iter().find(|known| known.way.same(&way));
    if channel.is_some_and(|channel| channel.provenance == Provenance::Derived) {
        return refused(format!(
            "{to} is a guess: no source says that {} takes requests there",
            record.name
        ));
    }
    // Of a company without a domain nothing speaks against any address.
    doubts.retain(Doubt::is_told);
    let stranger = doubts.iter().find(|doubt| match doubt {
        Doubt::Foreign { .. } => doubt.is_look_alike() || channel.is_none(),
        Doubt::Gone { .. } | Doubt::Old { .. } => false,
    });
    match stranger {
        Some(doubt) => refused(doubt.to_string()),
        None => Ok(doubts),
    }
}

/// Keeps the mails that are new, before a byte of them leaves.
pub fn keep(tracker: &mut Tracker, outgoing: &[Outgoing]) -> Result<(), Failure> {
    let new: Vec<_> = outgoing
        .iter()
        .filter(|mail| !mail.kept)
        .map(|mail| (&mail.case.reference, &mail.message))
        .collect();
    Ok(tracker.keep_messages(&new)?)
}
