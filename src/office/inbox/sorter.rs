//! To which case and letter does a reply belong?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{Tie, company_words::CompanyWords, reference::References};
use crate::{
    delivery::text,
    directory::{Directory, Way, registrable},
    law::{EventKind, Statutes},
    letter::Letter,
    mailbox::gives_to_anybody,
    office::{Error, World},
    reply::{self, Correspondent, Kind, MailParts, Ours, Reading, bare_id},
    request::Reference,
    tracker::{Case, Dispatch, Format, LetterNumber, Tracker},
};

/// The Message-IDs that a mail names.
#[derive(Clone, Copy)]
struct Ids<'a> {
    in_reply_to: &'a [String],
    /// Of the mails that a report is about.
    returned: &'a [String],
    references: &'a [String],
}

impl Ids<'_> {
    fn of(mail: &MailParts) -> Ids<'_> {
        Ids {
            in_reply_to: &mail.in_reply_to,
            returned: &mail.returned_ids,
            references: &mail.references,
        }
    }
}

/// Everything by which a reply is tied to a case, gathered once for many replies.
#[derive(Debug)]
pub struct Sorter {
    cases: BTreeMap<Reference, Known>,
    references: References,
    /// The cases of the companies at each registrable domain, and at each address of a domain where anybody has one.
    senders: HashMap<String, BTreeSet<Reference>>,
    /// The cases of the companies with a form or a portal at each registrable domain: it may be of a program that others have,
    /// too, and so it alone files nothing.
    portals: HashMap<String, BTreeSet<Reference>>,
    words: CompanyWords,
    /// Our Message-IDs without brackets.
    mails: HashMap<String, Sent>,
    /// What the person wrote, and from where.
    ours: Ours,
}

/// A mail of ours.
#[derive(Debug, Clone)]
struct Sent {
    case: Reference,
    letter: LetterNumber,
    /// To whom it went.
    recipient: Option<String>,
}

/// What is known of a case.
#[derive(Debug)]
struct Known {
    company: String,
    opened_on: NaiveDate,
    is_open: bool,
    /// The letter that an answer is to when nothing says to which.
    last_sent: LetterNumber,
    /// Whether a day is written before its month where its law holds: not in the United States.
    day_first: bool,
}

/// Where a reply belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sorted {
    /// The case and the letter, where that is sure enough to file it; what it says may still be unsure.
    pub place: Option<(Reference, LetterNumber)>,
    /// A case that it may belong to, for the person to say.
    pub proposed: Option<(Reference, LetterNumber)>,
    pub tie: Option<Tie>,
    /// Why it was filed so, or why not, in sentences without a full stop.
    pub why: Vec<String>,
    /// Whether it has to do with any case at all.
    pub is_stranger: bool,
    /// Whether what a server says of it is of this very mail and its recipient.
    pub is_report_of_ours: bool,
}

impl Sorter {
    /// Gathers what there is in a home.
    ///
    /// # Errors
    /// When the tracker, a case or the directory cannot be read.
    pub fn open(world: &World<'_>, tracker: &Tracker) -> Result<Sorter, Error> {
        let directory = world.home.directory()?;
        let mut sorter = Sorter {
            cases: BTreeMap::new(),
            references: References::of(std::iter::empty()),
            senders: HashMap::new(),
            portals: HashMap::new(),
            words: CompanyWords::default(),
            mails: HashMap::new(),
            ours: Ours::unknown(),
        };
        let statutes = world.home.statutes()?;
        let mut companies = HashMap::new();
        let mut laws = HashMap::new();
        for case in tracker.cases()? {
            let day_first = *laws
                .entry(case.law.clone())
                .or_insert_with(|| is_day_first(&statutes, &case.law));
            sorter.add(tracker, &case, day_first, &directory, &mut companies)?;
        }
        sorter.references = References::of(sorter.cases.keys().cloned());
        sorter.words = CompanyWords::of(sorter.cases.values().map(|known| known.company.as_str()));
        Ok(sorter)
    }

    /// What of a reply is ours.
    pub fn ours(&self) -> &Ours {
        &self.ours
    }

    fn add(
        &mut self,
        tracker: &Tracker,
        case: &Case,
        day_first: bool,
        directory: &Directory,
        companies: &mut HashMap<String, KnownDomains>,
    ) -> Result<(), Error> {
        let reference = &case.reference;
        let request = tracker.request(case)?;
        let mut ours = std::mem::take(&mut self.ours);
        if let Some(email) = &request.requester.email {
            ours = ours.address(email.as_str());
        }
        let mut addresses: BTreeSet<String> = BTreeSet::new();
        addresses.extend(request.recipient.email.iter().map(ToString::to_string));
        for message in tracker.messages(case)? {
            ours = ours
                .message_id(&message.message_id)
                .address(&message.sender);
            addresses.insert(message.recipient.clone());
            let sent = Sent {
                case: reference.clone(),
                letter: message.letter,
                recipient: Some(message.recipient),
            };
            self.mails
                .insert(bare_id(&message.message_id).to_owned(), sent);
        }
        for letter in &case.letters {
            let number = letter.number;
            // A mail that was saved, to be sent by another program.
            if letter.formats.contains(&Format::Eml) {
                let document = tracker.document_of(case, number, Format::Eml)?;
                if let Ok(mail) = reply::parts(&document.bytes)
                    && let Some(id) = &mail.message_id
                {
                    ours = ours.message_id(id);
                    self.mails
                        .entry(bare_id(id).to_owned())
                        .or_insert_with(|| Sent {
                            case: reference.clone(),
                            letter: number,
                            recipient: mail.to.first().cloned(),
                        });
                }
            }
            let data = tracker.letter_of(case, number)?;
            let data = data.and_then(|json| serde_json::from_str::<Letter>(&json).ok());
            if let Some(letter) = data {
                ours = ours
                    .letter(&text::message(&letter))
                    .subject(&text::subject(&letter));
            }
        }
        self.ours = ours;
        // The registrable domains of the company and its family, and its addresses at domains where anybody has one.
        let mut senders: BTreeSet<String> = addresses
            .iter()
            .map(|address| match domain(address) {
                Some(domain) if !gives_to_anybody(&domain) => domain,
                _ => address.to_lowercase(),
            })
            .collect();
        if let Some(id) = &request.recipient.id {
            if !companies.contains_key(id) {
                companies.insert(id.clone(), known_domains(directory, id)?);
            }
            if let Some(known) = companies.get(id) {
                senders.extend(known.own.iter().cloned());
                for portal in known.portals.difference(&known.own) {
                    let cases = self.portals.entry(portal.clone()).or_default();
                    cases.insert(reference.clone());
                }
            }
        }
        for sender in senders {
            let cases = self.senders.entry(sender).or_default();
            cases.insert(reference.clone());
        }
        let is_over = [
            EventKind::Withdrawn,
            EventKind::Closed,
            EventKind::Answered,
            EventKind::NothingHeld,
            EventKind::Refused,
        ]
        .into_iter()
        .any(|kind| case.day_of(kind).is_some());
        self.cases.insert(
            reference.clone(),
            Known {
                company: case.recipient.clone(),
                opened_on: case.opened_on,
                is_open: !is_over && case.dispatch() != Dispatch::Unsent,
                last_sent: case.concerned(EventKind::Acknowledged),
                day_first,
            },
        );
        Ok(())
    }

    /// What is told of a mail that has nothing of any case, where its head and its texts alone say so: of every such mail but
    /// for those whose texts only look as if they named one. What it says need not be read then.
    pub fn stranger(&self, mail: &MailParts) -> Option<Sorted> {
        let from = mail.from.as_ref().map(|from| from.address.as_str());
        if let Some(own) = self.own(from) {
            return Some(own);
        }
        let concerns = !self.threads(Ids::of(mail)).is_empty()
            || from.is_some_and(|from| {
                !self.of_sender(from).is_empty() || !self.of_portal(from).is_empty()
            })
            || self.is_called(mail.from.as_ref(), &mail.subject)
            || self.references.may_stand_in(&mail.subject, false)
            || (mail.to.iter())
                .any(|to| to.contains('+') && self.references.may_stand_in(to, false))
            || (mail.texts()).any(|text| self.references.may_stand_in(text.text, text.is_html));
        (!concerns).then(stranger)
    }

    /// What is told of a mail of the person's own.
    fn own(&self, from: Option<&str>) -> Option<Sorted> {
        let from = from.filter(|from| self.ours.is_address(from))?;
        Some(Sorted {
            why: vec![format!("it comes from your own address, {from}")],
            is_stranger: true,
            ..Sorted::default()
        })
    }

    /// The case of a reference.
    pub(super) fn opened_on(&self, case: &Reference) -> Option<NaiveDate> {
        self.cases.get(case).map(|known| known.opened_on)
    }

    /// Whether a mail writes a day before its month, as far as the laws of the cases tell that it may be of.
    pub(super) fn day_first(&self, mail: &MailParts) -> Option<bool> {
        let threads = self.threads(Ids::of(mail));
        let from = mail.from.as_ref().map(|from| from.address.as_str());
        let cases = if threads.is_empty() {
            from.map(|from| self.of_sender(from)).unwrap_or_default()
        } else {
            threads.iter().map(|sent| sent.case.clone()).collect()
        };
        let mut ways = (cases.iter()).filter_map(|case| Some(self.cases.get(case)?.day_first));
        let first = ways.next()?;
        ways.all(|one| one == first).then_some(first)
    }

    /// Where a reply belongs.
    pub fn sort(&self, reading: &Reading) -> Sorted {
        let from = reading.from.as_ref().map(|from| from.address.as_str());
        if let Some(own) = self.own(from) {
            return own;
        }
        let is_report = !reading.reports.is_empty() || !reading.returned_ids.is_empty();
        let threads = self.threads(Ids {
            in_reply_to: &reading.in_reply_to,
            returned: &reading.returned_ids,
            references: &reading.references,
        });
        let shown = format!("{}\n{}", reading.subject, reading.new_text);
        let new = self.references.named(&shown);
        let company = from.map(|from| self.of_sender(from)).unwrap_or_default();
        let portal = from.map(|from| self.of_portal(from)).unwrap_or_default();
        // Who is known neither by the one nor by the other is looked at in no other way.
        let of_sender = if company.is_empty() {
            &portal
        } else {
            &company
        };
        let open: Vec<&Reference> = of_sender.iter().filter(|case| self.is_open(case)).collect();

        let mut why = Vec::new();
        let threaded: BTreeSet<&Reference> = threads.iter().map(|sent| &sent.case).collect();
        if new.len() > 1 {
            return held(format!("it names several cases: {}", listed(&new)));
        }
        if let (Some(thread), Some(name)) = (threads.first(), new.first())
            && !threaded.contains(name)
        {
            return held(format!(
                "it answers a mail of {}, and names {name}",
                thread.case
            ));
        }
        if new.is_empty() && threaded.len() > 1 {
            let cases = threaded.into_iter().cloned().collect();
            return held(format!(
                "it answers mails of several cases: {}",
                listed(&cases)
            ));
        }
        let quoted = || self.references.named(&reading.whole_text);
        let found = if let Some(name) = new.first() {
            let thread = threads.iter().find(|sent| sent.case == *name);
            let letter = thread.map(|sent| sent.letter);
            let tie = if thread.is_some() {
                why.push(format!("it answers a mail of {name}, and names it"));
                Tie::Thread
            } else {
                why.push(format!("it names {name}"));
                Tie::Reference
            };
            Some((name.clone(), letter, tie))
        } else if let Some(sent) = threads.first() {
            why.push(format!("it answers a mail of {}", sent.case));
            Some((sent.case.clone(), Some(sent.letter), Tie::Thread))
        } else {
            self.by_less(reading, &quoted(), of_sender, &open, &mut why)
        };
        let Some((case, letter, tie)) = found else {
            let is_called = self.is_called(reading.from.as_ref(), &reading.subject);
            if of_sender.is_empty() && why.is_empty() && !is_called {
                return stranger();
            }
            if why.is_empty() && of_sender.is_empty() {
                why.push(
                    "it calls itself by the name of a company, and comes from elsewhere".to_owned(),
                );
            }
            return Sorted {
                why,
                ..Sorted::default()
            };
        };
        let Some(known) = self.cases.get(&case) else {
            return Sorted::default();
        };
        let place = (case.clone(), letter.unwrap_or(known.last_sent));
        let is_report_of_ours = is_report && self.reports_ours(reading, &threads);
        // A portal that serves others, too, is the company's where the mail says more than from whom it comes.
        let is_theirs =
            company.contains(&case) || is_report || (portal.contains(&case) && tie != Tie::Company);
        let date = reading.date.map(|date| date.date_naive());
        let is_early =
            date.is_some_and(|day| day < known.opened_on.pred_opt().unwrap_or(known.opened_on));
        if is_early {
            why.push(format!(
                "it was written before the case was opened on {}",
                known.opened_on
            ));
        } else if !is_theirs && portal.contains(&case) {
            why.push("others may have the portal from which it comes".to_owned());
        } else if !is_theirs {
            why.push(match from {
                Some(from) => format!(
                    "it comes from {}, which is not known to be {}",
                    domain(from).unwrap_or_else(|| from.to_owned()),
                    known.company
                ),
                None => "it does not say from whom it comes".to_owned(),
            });
        } else if let Some(doubt) = (tie == Tie::Company).then(|| doubt(reading)).flatten() {
            why.push(doubt.to_owned());
        } else {
            return Sorted {
                place: Some(place),
                proposed: None,
                tie: Some(tie),
                why,
                is_stranger: false,
                is_report_of_ours,
            };
        }
        Sorted {
            place: None,
            proposed: Some(place),
            tie: Some(tie),
            why,
            is_stranger: false,
            is_report_of_ours: false,
        }
    }

    /// By what is quoted, by an address with a plus sign, by the company.
    fn by_less(
        &self,
        reading: &Reading,
        quoted: &BTreeSet<Reference>,
        company: &BTreeSet<Reference>,
        open: &[&Reference],
        why: &mut Vec<String>,
    ) -> Option<(Reference, Option<LetterNumber>, Tie)> {
        if quoted.len() > 1 {
            why.push(format!(
                "what it quotes names several cases: {}",
                listed(quoted)
            ));
            return None;
        }
        if let Some(name) = quoted.first() {
            why.push(format!("what it quotes names {name}"));
            return Some((name.clone(), None, Tie::Quoted));
        }
        let plus: BTreeSet<Reference> = reading
            .to
            .iter()
            .filter_map(|to| to.split_once('@')?.0.split_once('+'))
            .flat_map(|(_, after)| self.references.named(after))
            .collect();
        if let (1, Some(name)) = (plus.len(), plus.first()) {
            why.push(format!("it was written to your address for {name}"));
            return Some((name.clone(), None, Tie::PlusAddress));
        }
        match (open, company.len()) {
            ([one], _) => {
                why.push(format!(
                    "it comes from {}, and one case with it is open",
                    self.company(one)
                ));
                Some(((*one).clone(), None, Tie::Company))
            }
            ([], 1) => {
                let one = company.first()?;
                why.push(format!(
                    "it comes from {}, and no case with it is open",
                    self.company(one)
                ));
                None
            }
            (_, 0) => None,
            _ => {
                why.push(format!(
                    "it comes from a company with several cases: {}",
                    listed(company)
                ));
                None
            }
        }
    }

    /// The mails of ours that a reply answers or reports, the nearest first.
    fn threads(&self, ids: Ids<'_>) -> Vec<&Sent> {
        let nearest = ids.in_reply_to.iter().rev().chain(ids.returned);
        nearest
            .chain(ids.references.iter().rev())
            .filter_map(|id| self.mails.get(bare_id(id)))
            .collect()
    }

    /// Whether a report is of a mail of ours, and of the address it went to: a forwarder behind the
    /// company's server has another.
    fn reports_ours(&self, reading: &Reading, threads: &[&Sent]) -> bool {
        let addresses = reading
            .reports
            .iter()
            .filter_map(|report| report.address.as_deref());
        let mut same = addresses.filter(|address| {
            threads.iter().any(|sent| {
                sent.recipient
                    .as_ref()
                    .is_some_and(|recipient| recipient.eq_ignore_ascii_case(address))
            })
        });
        same.next().is_some()
    }

    /// The cases with the company that an address is of.
    fn of_sender(&self, from: &str) -> BTreeSet<Reference> {
        let domain = domain(from).filter(|domain| !gives_to_anybody(domain));
        let mailbox = Some(from.to_lowercase()).filter(|mailbox| mailbox.contains('@'));
        let places = [domain, mailbox];
        places
            .iter()
            .flatten()
            .filter_map(|place| self.senders.get(place))
            .flatten()
            .cloned()
            .collect()
    }

    /// The cases with the companies that have a form or a portal where an address is.
    fn of_portal(&self, from: &str) -> BTreeSet<Reference> {
        let domain = domain(from).filter(|domain| !gives_to_anybody(domain));
        let cases = domain.and_then(|domain| self.portals.get(&domain));
        cases.cloned().unwrap_or_default()
    }

    /// Whether the sender, or the subject, has the name of a company with a case.
    fn is_called(&self, from: Option<&Correspondent>, subject: &str) -> bool {
        let name = from
            .and_then(|from| from.name.as_deref())
            .unwrap_or_default();
        self.words
            .stand_in(&format!("{name} {subject}").to_lowercase())
    }

    fn is_open(&self, case: &Reference) -> bool {
        self.cases.get(case).is_some_and(|known| known.is_open)
    }

    fn company(&self, case: &Reference) -> &str {
        self.cases.get(case).map_or("", |known| &known.company)
    }
}

/// Below this confidence a mail in which nothing was recognised is not told from an answer.
const UNSURE: f64 = 0.5;

/// Why the company alone is not enough to file a reply: its newsletters come from there, too, and so does
/// what it says of an order.
fn doubt(reading: &Reading) -> Option<&'static str> {
    let first = reading.first()?;
    if first.kind.is_done() {
        Some("it says that something is done, and not of which request")
    } else if first.kind == Kind::Unrelated && first.confidence >= UNSURE {
        Some("it does not look like an answer")
    } else if !reading.is_of_privacy && reading.reports.is_empty() {
        Some("it says nothing of personal data or privacy")
    } else {
        None
    }
}

/// Whether a day is written before its month where a law holds.
fn is_day_first(statutes: &Statutes, law: &str) -> bool {
    let Ok(statute) = statutes.get(law) else {
        return true;
    };
    let mut places = (statute.residences.iter()).flat_map(|residence| &residence.places);
    !places.any(|place| place.country().code() == "US")
}

/// What is told of a mail that has nothing of any case.
fn stranger() -> Sorted {
    Sorted {
        why: vec!["it has nothing of any case".to_owned()],
        is_stranger: true,
        ..Sorted::default()
    }
}

fn held(why: String) -> Sorted {
    Sorted {
        why: vec![why],
        ..Sorted::default()
    }
}

fn listed(cases: &BTreeSet<Reference>) -> String {
    let cases: Vec<String> = cases.iter().map(ToString::to_string).collect();
    cases.join(", ")
}

/// The domain under which the domain of an address is registered.
pub fn domain(address: &str) -> Option<String> {
    let (_, host) = address.rsplit_once('@')?;
    registrable(&host.to_lowercase())
}

/// The registrable domains by which a company is known.
#[derive(Debug, Default)]
struct KnownDomains {
    own: BTreeSet<String>,
    /// Of the forms and portals where it takes requests.
    portals: BTreeSet<String>,
}

/// The domains of a company, and of the one that its family is called by.
fn known_domains(directory: &Directory, id: &str) -> Result<KnownDomains, Error> {
    let mut domains = KnownDomains::default();
    let Some(record) = directory.find(id)? else {
        return Ok(domains);
    };
    let head = match &record.family {
        Some(family) if *family != record.id => directory.find(family.as_str())?,
        _ => None,
    };
    for record in [Some(record), head].into_iter().flatten() {
        domains.own.extend(record.known_domains());
        let pages = record
            .channels
            .iter()
            .filter_map(|channel| match &channel.way {
                Way::Form(page) | Way::Portal(page) => registrable(&page.domain()),
                _ => None,
            });
        domains.portals.extend(pages);
        let addresses = record
            .channels
            .iter()
            .filter_map(|channel| match &channel.way {
                Way::Email { address, .. } => domain(address.as_str()),
                _ => None,
            });
        let addresses = addresses.filter(|domain| !gives_to_anybody(domain));
        domains.own.extend(addresses);
    }
    Ok(domains)
}
