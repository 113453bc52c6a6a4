//! From cases to mails that are ready to leave.

use std::{collections::HashMap, fmt};

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{
    annexes::{self, Annexes},
    letter::Letters,
    order::Order,
    shares::{self, plain},
};
use crate::{
    delivery::mail::{self, Dispatch, Sender},
    directory::{Directory, Doubt, Kind as Channel, Provenance, Record, Way},
    law::EventKind,
    office::{Error, Hint, Kind, Notice, Refusal, World, account::Account, mandate},
    request::{Email, Reference, Request},
    tracker::{Case, Format, LetterNumber, Message, Occasion, Tracker, TrackerError},
};

/// The field of a mail whose days are made up.
const TRIAL: &[u8] = b"X-Datawrit-Trial: the days of this mail are made up\r\n";

/// A mail that is ready to leave, and what it tells.
#[derive(Debug)]
pub struct Outgoing {
    pub case: Case,
    /// To whom it is, by name: the company, or the authority that hears the complaint.
    pub addressee: String,
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
    pub warnings: Vec<Notice>,
    /// The name in the letter, where the mail leaves under another.
    pub signed_by: Option<String>,
    pub attachments: Vec<Attached>,
}

impl Outgoing {
    /// What a program is told of it; `warning` puts a warning into words.
    pub fn preview(&self, warning: impl Fn(&Notice) -> String) -> Preview {
        let from = self.mail.from.first().cloned().unwrap_or_default();
        Preview {
            case: self.case.reference.clone(),
            recipient: self.addressee.clone(),
            to: self.message.recipient.clone(),
            from: from.address,
            from_name: from.name,
            subject: self.mail.subject.clone(),
            tells: self.details.clone(),
            warnings: self.warnings.iter().map(warning).collect(),
            minds: self.doubts.iter().map(ToString::to_string).collect(),
            attachments: self.attachments.clone(),
            trial: self.case.trial,
        }
    }
}

/// A mail as it is shown before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Preview {
    pub case: Reference,
    /// The name of the company.
    pub recipient: String,
    /// The address it goes to.
    pub to: String,
    /// The address it leaves from.
    pub from: String,
    pub from_name: String,
    pub subject: String,
    /// What it tells of the person, in words.
    pub tells: Vec<String>,
    /// What the person should know before it leaves, in words.
    pub warnings: Vec<String>,
    /// What is to be known of the address, in words.
    pub minds: Vec<String>,
    pub attachments: Vec<Attached>,
    /// Whether its days are made up; a field of its head says so.
    pub trial: bool,
}

/// A file that goes with a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Attached {
    pub name: String,
    /// Its size in bytes.
    pub bytes: usize,
}

/// Why a letter does not go by mail.
#[derive(Debug, ThisError)]
pub enum Unsendable {
    /// One address was named for several letters.
    #[error("one address is named, but there are several letters")]
    SeveralLetters,
    #[error("no e-mail address of {recipient} is known")]
    NoAddress { recipient: String, ways: Vec<Hint> },
    #[error("{why}")]
    Doubtful { why: Doubtful, ways: Vec<Hint> },
    #[error("the account `{account}` has no `from`")]
    NoSender { account: String },
    /// The page that was to go with it.
    #[error(transparent)]
    NoPage(TrackerError),
    #[error("the mail of {case} cannot be read back")]
    Garbled { case: Reference },
    /// More than mail servers are known to take.
    #[error(
        "the mail of {case} has {} with its annexes, and {} are the most that servers are sure to take; the largest is {largest}",
        megabytes(*bytes),
        megabytes(annexes::MOST)
    )]
    TooLarge {
        case: Reference,
        letter: LetterNumber,
        bytes: usize,
        /// The name of the largest annex.
        largest: String,
    },
    #[error(
        "letter {letter} of {case} encloses `{title}` as annex {annex}, which is not in the case any more"
    )]
    AnnexGone {
        case: Reference,
        letter: LetterNumber,
        annex: usize,
        title: String,
    },
}

/// In steps of 0.1 MB, and no less than there is.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Why a mail goes to an address only if the person says so.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Doubtful {
    #[error("{to} {why}")]
    Unread { to: Email, why: String },
    #[error("a mail to {to} came back on {day}")]
    CameBack { to: Email, day: NaiveDate },
    #[error("{to} is a guess: no source says that {company} takes requests there")]
    Guess { to: Email, company: String },
    #[error("{0}")]
    Stranger(Doubt),
}

impl Refusal for Unsendable {
    fn kind(&self) -> Kind {
        match self {
            Unsendable::SeveralLetters => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Unsendable::SeveralLetters => vec![Hint::say("send them one by one")],
            Unsendable::NoAddress { ways, .. } | Unsendable::Doubtful { ways, .. } => ways.clone(),
            Unsendable::NoSender { .. } => vec![Hint::say(
                "add from = \"Ada Example <ada@example.org>\" to config.toml",
            )],
            Unsendable::NoPage(_) => vec![Hint::NoPageToAttach],
            Unsendable::Garbled { .. } => Vec::new(),
            Unsendable::TooLarge { case, letter, .. } => vec![Hint::LeaveAnnexesOut {
                case: case.clone(),
                letter: *letter,
            }],
            Unsendable::AnnexGone { case, annex, .. } => vec![Hint::AnnexGone {
                case: case.clone(),
                annex: *annex,
            }],
        }
    }
}

/// What the recipient did already, though the letter has not left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reaction {
    pub kind: EventKind,
    pub day: NaiveDate,
}

impl Reaction {
    /// That of the recipient of a letter that is to be sent.
    pub(super) fn of(case: &Case) -> Option<Reaction> {
        // A letter that was added answers what came back.
        if !case.to_send().is_request() {
            return None;
        }
        let mut events = case.events.iter().rev();
        events
            .find(|event| event.kind.is_reaction())
            .map(|event| Reaction {
                kind: event.kind,
                day: event.happened_on,
            })
    }
}

impl fmt::Display for Reaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is recorded on {}", self.kind, self.day)
    }
}

/// What every mail of one order needs.
#[derive(Debug)]
pub(super) struct PostOffice<'a, 'w> {
    world: World<'w>,
    letters: Letters<'w>,
    directory: Directory,
    /// The mailboxes at which mail came back, and when.
    bounced: HashMap<String, NaiveDate>,
    order: &'a Order,
    account: &'a Account,
    tracker: &'a Tracker,
}

impl<'a, 'w> PostOffice<'a, 'w> {
    pub(super) fn open(
        world: &World<'w>,
        order: &'a Order,
        account: &'a Account,
        tracker: &'a Tracker,
    ) -> Result<PostOffice<'a, 'w>, Error> {
        Ok(PostOffice {
            world: *world,
            letters: Letters::of(world),
            directory: world.home.directory()?,
            bounced: tracker.bounced()?,
            order,
            account,
            tracker,
        })
    }

    /// The mail of a case's letter, or the one of an earlier try.
    pub(super) fn mail(&mut self, case: Case) -> Result<Outgoing, Error> {
        let (order, account, today) = (self.order, self.account, self.world.today);
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
        let Some(to) = order.to.as_ref().or(written_to) else {
            return Err(Unsendable::NoAddress {
                ways: ways(&case, &request, record.as_ref(), None, today),
                recipient: case.recipient,
            }
            .into());
        };
        let to = to.clone();
        let accepted = order.any_address;
        let doubts = check_address(&self.bounced, record.as_ref(), &to, accepted, today);
        let doubts = doubts.map_err(|why| {
            let mut ways = ways(&case, &request, record.as_ref(), Some(&to), today);
            ways.insert(0, Hint::ConfirmAddress);
            Unsendable::Doubtful { why, ways }
        })?;
        let from = match &account.from {
            Some(from) => from.clone(),
            None => Sender {
                name: None,
                address: request.requester.email.clone().ok_or_else(|| {
                    let account = account.name.clone();
                    Unsendable::NoSender { account }
                })?,
            },
        };
        let page = if order.attach_page {
            let name = format!("{}{}.pdf", case.reference, number.suffix());
            let page = self.tracker.document_of(&case, number, Format::Pdf);
            Some((name, page.map_err(Unsendable::NoPage)?.bytes))
        } else {
            None
        };
        let authority = mandate::enclosed_today(&self.world, &letter, &request.requester.name)?;
        let annexes = if complains {
            let (tracker, leave_out) = (self.tracker, &order.leave_out);
            match annexes::of(tracker, &case, number, &letter, authority, leave_out)? {
                Annexes::All(annexes) => annexes,
                Annexes::Missing {
                    number: annex,
                    title,
                } => {
                    return Err(Unsendable::AnnexGone {
                        case: case.reference,
                        letter: number,
                        annex,
                        title,
                    }
                    .into());
                }
            }
        } else {
            authority.into_iter().collect()
        };
        let largest = annexes.iter().max_by_key(|annex| annex.bytes.len());
        let largest = largest.map(|annex| annex.name.clone());
        let earlier = self.tracker.messages(&case)?;
        let made = earlier.len();
        let mut earlier = earlier
            .into_iter()
            .filter(|earlier| earlier.letter == number);
        let name = from.name.as_ref().unwrap_or(&request.requester.name);
        let addressee = letter.recipient.first().filter(|_| complains);
        let addressee = addressee.unwrap_or(&case.recipient).clone();
        let composed = mail::compose(
            &letter,
            &Dispatch {
                from_name: name.as_str(),
                from: &from.address,
                to_name: &addressee,
                to: &to,
                at: self.world.clock.here(),
                number: made + 1,
                page: page
                    .as_ref()
                    .map(|(name, bytes)| (name.as_str(), bytes.clone())),
                annexes,
            },
        )?;
        let bytes = marked(case.trial, composed.bytes);
        if let Some(largest) = largest
            && bytes.len() > annexes::MOST
        {
            return Err(Unsendable::TooLarge {
                case: case.reference,
                letter: number,
                bytes: bytes.len(),
                largest,
            }
            .into());
        }
        let mut warnings = Vec::new();
        // A mail that did not leave leaves as it was, under its id, so that one that
        // did arrive after all is not taken for two.
        let came_back = case.day_in(number, EventKind::Bounced).is_some();
        let earlier = earlier.next_back().filter(|earlier| {
            !came_back
                && earlier.sender == composed.sender
                && earlier.recipient == composed.recipient
                && files(&earlier.bytes) == files(&bytes)
        });
        // But only if it is this letter's: somebody else may have put it there.
        let earlier = earlier.filter(|earlier| {
            let same = mail::essence(&earlier.bytes) == mail::essence(&bytes);
            let ours = same || vouched(&case, earlier, &bytes);
            if !ours {
                warnings.push(Notice::NotItsMail {
                    message_id: earlier.message_id.clone(),
                });
            }
            ours
        });
        let kept = earlier.is_some();
        let message = earlier.unwrap_or(Message {
            message_id: composed.message_id,
            letter: number,
            made_at: self.world.clock.now(),
            sender: composed.sender,
            recipient: composed.recipient,
            bytes,
        });
        let mail = mail::read(&message.bytes).ok_or_else(|| Unsendable::Garbled {
            case: case.reference.clone(),
        })?;
        let shown = mail.from.first().cloned().unwrap_or_default();
        let requester = &request.requester;
        let signed_by = (folded(&shown.name) != folded(requester.name.as_str()))
            .then(|| requester.name.to_string());
        if let Some(signed_by) = &signed_by {
            warnings.push(Notice::LeavesAs {
                name: shown.name,
                signed_by: signed_by.clone(),
            });
        }
        if let Some(email) = &requester.email
            && folded(&shown.address) != folded(email.as_str())
        {
            warnings.push(Notice::LeavesFrom {
                address: shown.address,
                in_letter: email.clone(),
            });
        }
        let files = mail.files.iter();
        let attachments = files.map(|(name, bytes)| Attached {
            name: name.clone(),
            bytes: bytes.len(),
        });
        Ok(Outgoing {
            details: shares::of(&request, &letter, &mail),
            attachments: attachments.collect(),
            case,
            addressee,
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
    let said = |bytes: &[u8]| {
        mail::read(bytes).map(|mail| mail::Mail {
            subject: plain(&mail.subject),
            text: plain(&mail.text),
            ..mail
        })
    };
    case.vouches_for(kept) && said(&kept.bytes) == said(composed)
}

/// How else a letter can reach its company.
fn ways(
    case: &Case,
    request: &Request,
    record: Option<&Record>,
    not: Option<&Email>,
    today: NaiveDate,
) -> Vec<Hint> {
    let reference = &case.reference;
    let mut ways = Vec::new();
    if let Some(record) = record {
        for channel in record.channels_for(Channel::Email, &case.law, case.asked, today) {
            if let Way::Email { address, .. } = &channel.way
                && Some(address) != not
            {
                ways.push(Hint::AnotherAddress {
                    address: address.clone(),
                });
            }
        }
        for kind in [Channel::Form, Channel::Portal] {
            for channel in record.channels_for(kind, &case.law, case.asked, today) {
                ways.push(Hint::Form {
                    case: reference.clone(),
                    page: channel.way.to_string(),
                });
            }
        }
    }
    ways.push(Hint::PostIt {
        case: reference.clone(),
        format: if case.formats(case.to_send()).contains(&Format::Pdf) {
            Format::Pdf
        } else {
            Format::Txt
        },
        address_known: request.recipient.address.is_some(),
    });
    if ways.len() == 1 || record.is_none() {
        ways.insert(0, Hint::NameAddress);
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

/// The names of the files that go with a mail.
fn files(bytes: &[u8]) -> Vec<String> {
    let files = mail::read(bytes).map(|mail| mail.files).unwrap_or_default();
    files.into_iter().map(|(name, _)| name).collect()
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
) -> Result<Vec<Doubt>, Doubtful> {
    let way = Way::Email {
        address: to.clone(),
        pgp: None,
    };
    let mut doubts = record.map_or(Vec::new(), |record| record.doubts(&way, today));
    if accepted {
        return Ok(doubts);
    }
    let to = || to.clone();
    if let Some(why) = to().unread() {
        let why = why.to_string();
        return Err(Doubtful::Unread { to: to(), why });
    }
    if let Some(&day) = bounced.get(&to().mailbox()) {
        return Err(Doubtful::CameBack { to: to(), day });
    }
    let Some(record) = record else {
        return Ok(doubts);
    };
    let channel = record.channels.iter().find(|known| known.way.same(&way));
    if channel.is_some_and(|channel| channel.provenance == Provenance::Derived) {
        let company = record.name.to_string();
        return Err(Doubtful::Guess { to: to(), company });
    }
    // Of a company without a domain nothing speaks against any address.
    doubts.retain(Doubt::is_told);
    let stranger = doubts.iter().find(|doubt| match doubt {
        Doubt::Foreign { .. } => doubt.is_look_alike() || channel.is_none(),
        Doubt::Gone { .. } | Doubt::Old { .. } => false,
    });
    match stranger {
        Some(doubt) => Err(Doubtful::Stranger(doubt.clone())),
        None => Ok(doubts),
    }
}
