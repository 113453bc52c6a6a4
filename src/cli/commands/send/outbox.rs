//! From cases to mails that are ready to leave.

use super::letter::Rewriting;
use crate::{
    cli::{
        args,
        commands::Scene,
        config::{Account, Mailbox},
        failure::Failure,
    },
    delivery::mail::{self, Dispatch},
    directory::{Directory, Doubt, Provenance, Way},
    law::EventKind,
    request::{Email, Line, Request},
    tracker::{Case, Format, Message, Tracker},
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
    pub subject: String,
    pub from: Mailbox,
    /// What is to be known of the address.
    pub doubts: Vec<Doubt>,
    /// What the letter tells of the person, in words.
    pub details: Vec<String>,
    /// The attached files, with their sizes in bytes.
    pub attachments: Vec<(String, usize)>,
}

/// Why a case is not to be sent at all.
pub fn put_away(case: &Case) -> Option<String> {
    [EventKind::Withdrawn, EventKind::Closed]
        .into_iter()
        .find(|kind| case.day_of(*kind).is_some())
        .map(|kind| format!("it was {kind}"))
}

/// Makes the mails, or takes the one of an earlier try.
pub fn prepare(
    scene: &Scene<'_>,
    args: &args::Send,
    account: &Account,
    tracker: &Tracker,
    cases: Vec<Case>,
) -> Result<Vec<Outgoing>, Failure> {
    if args.to.is_some() && cases.len() > 1 {
        return Err(
            Failure::misuse("--to is one address, and there are several letters")
                .hint("send them one by one"),
        );
    }
    let mut letters = Rewriting::begin(scene);
    let directory = scene.home.directory()?;
    cases
        .into_iter()
        .map(|case| {
            one(
                scene,
                &mut letters,
                &directory,
                args,
                account,
                tracker,
                case,
            )
        })
        .collect()
}

fn one(
    scene: &Scene<'_>,
    letters: &mut Rewriting<'_>,
    directory: &Directory,
    args: &args::Send,
    account: &Account,
    tracker: &Tracker,
    case: Case,
) -> Result<Outgoing, Failure> {
    let (request, letter) = letters.letter(tracker, &case)?;
    let to = match args.to.as_ref().or(request.recipient.email.as_ref()) {
        Some(to) => to.clone(),
        None => {
            return Err(Failure::cannot(format!(
                "no e-mail address of {} is known",
                case.recipient
            ))
            .hint(format!(
                "add --to ADDRESS, or post the letter: `datawrit show {} --format pdf --output FILE`",
                case.reference
            )));
        }
    };
    let doubts = check_address(scene, directory, args, &request, &to)?;
    let from = match &account.from {
        Some(from) => from.clone(),
        None => Mailbox {
            name: None,
            address: request.requester.email.clone().ok_or_else(|| {
                Failure::cannot(format!("the account `{}` has no `from`", account.name))
                    .hint("add from = \"Ada Example <ada@example.org>\" to config.toml")
            })?,
        },
    };
    let page = if args.attach_pdf {
        let name = format!("{}.pdf", case.reference);
        let page = tracker.document(&case, Format::Pdf).map_err(|error| {
            Failure::from(error)
                .hint("leave --attach-pdf out, or write the letter with --format pdf")
        })?;
        Some((name, page.bytes))
    } else {
        None
    };
    let attachments = page
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len()))
        .collect();
    let earlier = tracker.messages(&case)?;
    let name = from.name.as_ref().unwrap_or(&request.requester.name);
    let composed = mail::compose(
        &letter,
        &Dispatch {
            from_name: name.as_str(),
            from: &from.address,
            to_name: request.recipient.name.as_str(),
            to: &to,
            at: scene.now(),
            number: earlier.len() + 1,
            page: page
                .as_ref()
                .map(|(name, bytes)| (name.as_str(), bytes.clone())),
        },
    )?;
    // A mail that did not leave leaves as it was, under its id, so that one that
    // did arrive after all is not taken for two.
    let came_back = case.day_of(EventKind::Bounced).is_some();
    let earlier = earlier.into_iter().next_back().filter(|earlier| {
        !came_back
            && earlier.sender == composed.sender
            && earlier.recipient == composed.recipient
            && has_page(&earlier.bytes) == page.is_some()
    });
    let kept = earlier.is_some();
    let message = earlier.unwrap_or(Message {
        message_id: composed.message_id,
        made_at: scene.now(),
        sender: composed.sender,
        recipient: composed.recipient,
        bytes: marked(case.trial, composed.bytes),
    });
    Ok(Outgoing {
        doubts,
        details: details(&request, args.attach_pdf),
        subject: letter.subject,
        case,
        message,
        kept,
        from,
        attachments,
    })
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

/// What is to be known of an address. One that was guessed, that is a letter away
/// from the company's domain, or that is at another one than all the company is known
/// by and in no record, may be a stranger's, and needs the person's word.
fn check_address(
    scene: &Scene<'_>,
    directory: &Directory,
    args: &args::Send,
    request: &Request,
    to: &Email,
) -> Result<Vec<Doubt>, Failure> {
    let Some(id) = request.recipient.id.as_deref() else {
        return Ok(Vec::new());
    };
    let Some(record) = directory.find(id)? else {
        return Ok(Vec::new());
    };
    let way = Way::Email {
        address: to.clone(),
        pgp: None,
    };
    let mut doubts = record.doubts(&way, scene.today);
    if args.yes_this_address {
        return Ok(doubts);
    }
    let refused = |why: String| {
        Err(Failure::cannot(why).hint("check it, and accept it with --yes-this-address"))
    };
    let channel = record.channels.iter().find(|known| known.way.same(&way));
    if channel.is_some_and(|channel| channel.provenance == Provenance::Derived) {
        return refused(format!(
            "{to} was guessed: nobody says that {} takes requests there",
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

/// What the letter tells of the person. A mail leaves the postal address out; an
/// attached page has it.
fn details(request: &Request, with_page: bool) -> Vec<String> {
    let requester = &request.requester;
    let mut details = vec![requester.name.to_string()];
    details.extend(requester.email.as_ref().map(ToString::to_string));
    if with_page && let Some(address) = &requester.address {
        let lines: Vec<&str> = address.lines.iter().map(Line::as_str).collect();
        details.push(lines.join(", "));
    }
    if let Some(residence) = &requester.residence {
        details.push(format!("residence {}", residence.code()));
    }
    details.extend(
        requester
            .identifiers
            .iter()
            .map(|identifier| format!("{} {}", identifier.label, identifier.value)),
    );
    if request.reason.is_some() {
        details.push("your reasons".to_owned());
    }
    if !request.items.is_empty() {
        details.push(super::plural(request.items.len(), "particular"));
    }
    details
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
