//! Whom does a letter go to, where, and what of the person may it carry?

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{listed, several};
use crate::{
    cli::{args, commands::Scene, failure::Failure, question, table::shortened},
    directory::{Doubt, Hit, Kind, Meant, NeedKind, Outcome, OutcomeKind, Provenance, Record, Way},
    law::{Language, Place, Right, Statute},
    request::{Address, Email, Line, Recipient, Requester, printable},
    tracker::Format,
};

/// How many near names are offered.
const NEAR: usize = 5;

/// Whom the person named.
#[derive(Debug, Clone)]
pub enum Company {
    /// One that the directory knows.
    Known(Box<Record>),
    /// One that it does not, and those whose names are near.
    Named(Line, Vec<Hit>),
}

impl Company {
    /// The company that the person means: by its id, by its very name, or by a
    /// part of it, which is asked about when it fits several. A name that fits
    /// none is taken as it is; with an address beside it, so is any but the very
    /// name of a company.
    pub fn meant(
        scene: &Scene<'_>,
        args: &args::Write,
        notes: &mut Vec<String>,
    ) -> Result<Company, Failure> {
        let typed = args.recipient.trim();
        let name = Line::new(typed)
            .map_err(|fault| Failure::misuse(format!("the recipient's name {fault}")))?;
        let directory = scene.home.directory()?;
        let addressed = args.recipient_address.is_some() || args.recipient_email.is_some();
        if addressed && !directory.is_exact(typed)? {
            return Ok(Company::Named(name, Vec::new()));
        }
        let mut record = match directory.meant(typed)? {
            Meant::One(record) => *record,
            Meant::Nobody(hits) => {
                return Ok(Company::Named(name, hits));
            }
            Meant::Several(hits) => {
                let shown = printable(&shortened(typed, 40));
                let choices: Vec<String> = hits
                    .iter()
                    .map(|hit| format!("{}  {}", hit.id, hit.name))
                    .collect();
                let asked = format!("`{shown}` matches several companies. Which one?");
                let Some(at) = question::choose(&asked, &choices)? else {
                    return Err(several(&shown, &hits));
                };
                let chosen = hits.get(at).map(|hit| directory.find(&hit.id));
                match chosen.transpose()?.flatten() {
                    Some(record) => record,
                    None => return Err(several(&shown, &hits)),
                }
            }
        };
        // An obsolete record leads on, a few steps at most.
        for _ in 0..8 {
            let Some(obsolete) = &record.obsolete else {
                if !typed.eq_ignore_ascii_case(record.id.as_str()) {
                    notes.push(format!(
                        "`{}` was read as `{}` ({})",
                        printable(typed),
                        record.id,
                        record.name
                    ));
                }
                record.learn(&scene.home.bounced()?);
                return Ok(Company::Known(Box::new(record)));
            };
            let next = match &obsolete.leads_to {
                Some(next) => directory.find(next.as_str())?,
                None => None,
            };
            match next {
                Some(next) => record = next,
                None => break,
            }
        }
        let reason = record.obsolete.as_ref().map(|obsolete| obsolete.reason);
        Err(Failure::cannot(format!(
            "`{}` ({}) no longer takes requests{}",
            record.id,
            record.name,
            reason.map(|reason| format!(": {reason}")).unwrap_or_default()
        ))
        .hint("if you have its address, you can still write: add --recipient-address or --recipient-email to its name"))
    }

    /// A company that is not known is asked about, or refused where nobody is there: a typing
    /// error opens no case, and a letter has an address that it can reach.
    pub fn reached<'a>(
        self,
        scene: &Scene<'_>,
        args: &'a args::Write,
    ) -> Result<(Company, Cow<'a, args::Write>), Failure> {
        let Company::Named(name, near) = &self else {
            return Ok((self, Cow::Borrowed(args)));
        };
        let addressed = args.recipient_address.is_some() || args.recipient_email.is_some();
        if addressed || args.no_address {
            return Ok((self, Cow::Borrowed(args)));
        }
        let near = near.get(..near.len().min(NEAR)).unwrap_or_default();
        let mut choices: Vec<String> = near
            .iter()
            .map(|hit| format!("{}  {}", hit.id, hit.name))
            .collect();
        choices.push("another company: I have its e-mail or postal address".to_owned());
        let question =
            format!("No company called `{name}` is in the directory. Which do you mean?");
        let Some(at) = question::choose(&question, &choices)? else {
            let near = match near {
                [] => String::new(),
                near => format!("; did you mean {}?", listed(near)),
            };
            return Err(Failure::misuse(format!(
                "no company called `{name}` is in the directory{near}"
            ))
            .hint(
                "check the name with `datawrit recipients search`, or add the address from its privacy policy: --recipient-email ADDRESS (or --recipient-address); without one: --no-address",
            ));
        };
        if let Some(hit) = near.get(at)
            && let Some(record) = scene.home.directory()?.find(&hit.id)?
        {
            return Ok((Company::Known(Box::new(record)), Cow::Borrowed(args)));
        }
        let mut args = args.clone();
        let reached = question::detail(
            "its e-mail address, or its postal address ('Street 1; 10115 Berlin; Germany')",
            "--recipient-email or --recipient-address",
            |answer| match answer.contains('@') {
                true => answer
                    .parse::<Email>()
                    .map(Reached::Email)
                    .map_err(|error| error.to_string()),
                false => answer
                    .parse::<Address>()
                    .map(Reached::Address)
                    .map_err(|error| error.to_string()),
            },
        )?;
        match reached {
            Reached::Email(email) => args.recipient_email = Some(email),
            Reached::Address(address) => args.recipient_address = Some(address),
        }
        Ok((self, Cow::Owned(args)))
    }

    pub fn id(&self) -> Option<&str> {
        match self {
            Company::Known(record) => Some(record.id.as_str()),
            Company::Named(..) => None,
        }
    }

    pub fn name(&self) -> &Line {
        match self {
            Company::Known(record) => &record.name,
            Company::Named(name, _) => name,
        }
    }

    /// The language it wants to be written to, where the statute's letters have it.
    pub fn language<'a>(&'a self, statute: &Statute) -> Option<&'a Language> {
        match self {
            Company::Known(record) => record
                .language
                .as_ref()
                .filter(|language| statute.language(language).is_some()),
            Company::Named(..) => None,
        }
    }

    /// The company with its addresses for this request; those that were typed win.
    pub fn recipient(
        &self,
        args: &args::Write,
        statute: &Statute,
        formats: &[Format],
        home: Option<&Place>,
        today: NaiveDate,
        notes: &mut Vec<String>,
    ) -> Recipient {
        let mut recipient = match self {
            Company::Known(record) => record.recipient(&statute.id, args.right, today),
            Company::Named(name, near) => {
                if !near.is_empty() {
                    notes.push(format!(
                        "no company of this name is in the directory; did you mean {}?",
                        listed(near)
                    ));
                }
                Recipient {
                    id: None,
                    name: name.clone(),
                    address: None,
                    email: None,
                    seat: None,
                }
            }
        };
        recipient.address = args.recipient_address.clone().or(recipient.address);
        recipient.email = args.recipient_email.clone().or(recipient.email);
        let without_country = match self {
            Company::Known(record) => {
                record.address_without_country(&statute.id, args.right, today)
            }
            Company::Named(..) => None,
        };
        if let (None, Some(lines)) = (&recipient.address, without_country) {
            let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
            let lines = lines.join("; ");
            notes.push(format!(
                "the postal address of {} is known but not its country, so it is not on the letter; \
                 add --recipient-address '{lines}; COUNTRY'",
                recipient.name
            ));
        } else if formats.contains(&Format::Pdf) && recipient.address.is_none() {
            notes.push(format!(
                "no postal address of {} is known; add --recipient-address 'Street 1; 10115 Berlin; Germany' to put it on the letter",
                recipient.name
            ));
        }
        if let Company::Known(record) = self {
            apart(record, &recipient, notes);
            elsewhere(record, home, notes);
            let doubts = doubts(record, &recipient, formats, today);
            let told = doubts.iter().filter(|doubt| doubt.is_told());
            notes.extend(told.map(ToString::to_string));
            if record.asks_id_document {
                notes.push(format!(
                    "{} is known to ask for an identity document; none is attached",
                    record.name
                ));
            }
        }
        recipient
    }

    /// Why no mail can be made for a company without an e-mail address, and how it can be reached.
    pub fn without_email(
        &self,
        recipient: &Recipient,
        statute: &Statute,
        right: Right,
        today: NaiveDate,
    ) -> Failure {
        let name = &recipient.name;
        let failure = Failure::misuse(format!("no e-mail address of {name} is known for a mail"));
        let mut ways = Vec::new();
        if let Company::Known(record) = self {
            ways.extend(set_apart(record, Kind::Email));
            for kind in [Kind::Form, Kind::Portal] {
                let channels = record.channels_for(kind, &statute.id, right, today);
                ways.extend(channels.into_iter().map(|channel| {
                    format!(
                        "it has a form, {}: --format txt writes the text for it",
                        channel.way
                    )
                }));
            }
        }
        if recipient.address.is_some() {
            ways.push("--format pdf writes it for the post".to_owned());
        }
        ways.push("--recipient-email ADDRESS names one, as from its privacy policy".to_owned());
        failure.hint(ways.join("; "))
    }

    /// The person with no more than the company needs, where its record says
    /// what it needs: what the profile has beyond that is left out, what was typed
    /// for this letter stays.
    pub fn least(
        &self,
        args: &args::Write,
        mut requester: Requester,
        formats: &[Format],
        notes: &mut Vec<String>,
    ) -> Requester {
        let Company::Known(record) = self else {
            return requester;
        };
        if record.needs.is_empty() {
            return requester;
        }
        let needs = |kind: NeedKind| record.needs.iter().any(|need| need.kind == kind);
        let mut left = Vec::new();
        // The answer has to go somewhere: one of the two stays.
        let address = !needs(NeedKind::Address) && args.address.is_none();
        if address && requester.email.is_some() && requester.address.take().is_some() {
            left.push(("your postal address", "--address"));
        }
        let email =
            !needs(NeedKind::Email) && args.email.is_none() && !formats.contains(&Format::Eml);
        if email && requester.address.is_some() && requester.email.take().is_some() {
            left.push(("your e-mail address", "--email"));
        }
        for (what, flag) in left {
            notes.push(format!(
                "{what} is not in this letter: {} does not need it to find you ({flag} adds it)",
                record.name
            ));
        }
        for need in record.needs.iter().filter(|need| !need.optional) {
            let (what, there) = match need.kind {
                NeedKind::Name => continue,
                NeedKind::Email => ("your e-mail address", requester.email.is_some()),
                NeedKind::Address => ("your postal address", requester.address.is_some()),
                NeedKind::Phone => ("your telephone number", false),
                NeedKind::BirthDate => ("your date of birth", false),
                NeedKind::Identifier => ("an identifier", false),
            };
            let label = need.label.as_ref().map_or(what, Line::as_str);
            let given = requester
                .identifiers
                .iter()
                .any(|given| given.label.as_str().eq_ignore_ascii_case(label));
            if !there && !given {
                let flag = match need.kind {
                    NeedKind::Email => "--email".to_owned(),
                    NeedKind::Address => "--address".to_owned(),
                    _ => format!("--id '{label}=...'"),
                };
                let what = need
                    .label
                    .as_ref()
                    .map_or_else(|| what.to_owned(), |label| format!("`{label}`"));
                notes.push(format!(
                    "{} needs {what} to find you; add it with {flag}",
                    record.name
                ));
            }
        }
        requester
    }
}

/// Tells that somebody else may answer to a person who lives there.
fn elsewhere(record: &Record, home: Option<&Place>, notes: &mut Vec<String>) {
    let Some(home) = home else { return };
    if !record.is_for(Some(home)) {
        let places: Vec<String> = record.serves.iter().map(Place::in_english).collect();
        notes.push(format!(
            "{} is the company for people in {}; for you, in {}, it may be another one: see the privacy policy for {}",
            record.name,
            places.join(", "),
            home.in_english(),
            home.country().in_english(),
        ));
    } else if record.serves.is_empty()
        && home.country().code() == "US"
        && let Some(seat) = &record.country
        && seat.code() != "US"
    {
        // A request binds the business that got it: an affiliate abroad holds what it
        // has of the people there.
        notes.push(format!(
            "{} is established in {}; where a company of the same group in the United States has your data, the request must go to that one: the privacy policy for the United States names it",
            record.name,
            seat.in_english(),
        ));
    }
}

/// What is to be known of the addresses that the letter uses.
fn doubts(
    record: &Record,
    recipient: &Recipient,
    formats: &[Format],
    today: NaiveDate,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let Some(address) = &recipient.email {
        let way = Way::Email {
            address: address.clone(),
            pgp: None,
        };
        doubts.extend(record.doubts(&way, today));
    }
    // An address that no letter shows is not worth a word.
    if let Some(address) = &recipient.address
        && (formats.contains(&Format::Pdf) || recipient.email.is_none())
    {
        let way = Way::Post {
            lines: address.lines.clone(),
            country: None,
        };
        doubts.extend(record.doubts(&way, today));
    }
    doubts
}

/// Where a company that is not known can be reached.
enum Reached {
    Email(Email),
    Address(Address),
}

/// Tells of addresses that are there and are not used by themselves.
fn apart(record: &Record, recipient: &Recipient, notes: &mut Vec<String>) {
    for kind in [Kind::Email, Kind::Post] {
        let served = match kind {
            Kind::Email => recipient.email.is_some(),
            _ => recipient.address.is_some(),
        };
        if served {
            continue;
        }
        notes.extend(set_apart(record, kind));
    }
}

/// The first address of a kind that is not used by itself, and why.
fn set_apart(record: &Record, kind: Kind) -> Option<String> {
    let mut closed = record
        .channels
        .iter()
        .filter(|channel| channel.way.kind() == kind && !channel.is_open());
    let channel = closed.next()?;
    let why = if channel.provenance == Provenance::Derived {
        "is a guess without a source".to_owned()
    } else if channel.provenance == Provenance::Unconfirmed {
        "is at a domain not shown to be the company's".to_owned()
    } else if channel.gone {
        "is no longer in the list it was taken from".to_owned()
    } else if let Some(unread) = channel.unread() {
        unread.to_string()
    } else if channel.person.is_some() {
        "belongs to one person".to_owned()
    } else if let Some(Outcome {
        what: OutcomeKind::Bounced,
        on: Some(day),
        ..
    }) = &channel.outcome
    {
        format!("returned a mail on {day}")
    } else {
        "has failed before".to_owned()
    };
    let flag = match &channel.way {
        Way::Post { .. } => "--recipient-address",
        _ => "--recipient-email",
    };
    Some(format!(
        "{} {why}; it is used only if you add it with {flag}",
        channel.way
    ))
}
