//! A letter, step by step: what there is to choose from at each question.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    company::Company,
    desk::Desk,
    draft::Draft,
    notice::Notice,
    order::Order,
    person::Person,
    refused::Refused,
    resolve::{home_of, statute_of},
};
use crate::{
    delivery::{
        mail::{self, Mail},
        text,
    },
    directory::{Id, Kind, Meant, Need, NeedKind, Record, Way},
    law::{Ask, EventKind, Language, LawError, Needed, Place, Right, UsableLaw},
    office::{Error, World, law_for::LawFor, list, people, send::shares},
    request::{Email, Line, Reference, Request},
    tracker::{CaseClock, Format, Medium, Status, expected_receipt},
};

/// How many companies are offered.
const OFFERED: usize = 6;
/// How many of a company's other names are told, and how many of its domains.
const BRANDS: usize = 2;
const DOMAINS: usize = 3;

/// How many languages are shown behind those that are proposed, before they are looked for by their names.
const FEW_MORE: usize = 4;

/// What people want of a company, the commonest first.
const COMMON: [Right; 10] = [
    Right::Access,
    Right::Deletion,
    Right::OptOut,
    Right::Objection,
    Right::Rectification,
    Right::Portability,
    Right::Restriction,
    Right::Withdrawal,
    Right::Limit,
    Right::AutomatedDecisions,
];

/// A company that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    pub id: Id,
    pub name: Line,
    pub country: Option<Place>,
    /// Brands and domains that it answers for, some of them.
    pub brands: Vec<Line>,
    /// Whether it is the one for people who live where the person does, as far as that is known.
    pub for_you: bool,
}

/// How well a text names a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Named {
    /// It is this one.
    One,
    /// It fits several.
    Several,
    /// It fits none; these have a name near it.
    None,
}

/// Whom a text means: the companies that may be meant, the likeliest first.
///
/// # Errors
/// When the directory cannot be read.
pub fn companies(
    desk: &Desk<'_>,
    order: &Order,
    typed: &str,
) -> Result<(Named, Vec<Found>), Error> {
    let home = home_of(desk, order);
    let one = |record: &Record| (Named::One, vec![found(record, home.as_ref())]);
    let (named, hits) = match desk.book.record(typed)? {
        Some(record) => return Ok(one(&record)),
        None => match desk.book.look(|directory| directory.meant(typed))? {
            Meant::One(record) => return Ok(one(&record)),
            Meant::Several(hits) => (Named::Several, hits),
            Meant::Nobody(hits) => (Named::None, hits),
        },
    };
    let mut records: Vec<Arc<Record>> = Vec::new();
    for hit in hits.iter().take(2 * OFFERED) {
        let record = desk.book.record(&hit.id)?;
        records.extend(record.filter(|record| record.obsolete.is_none()));
    }
    let mut companies: Vec<Found> = records
        .iter()
        .map(|record| found(record, home.as_ref()))
        .collect();
    // Several are called so, and one of them is the company of that very name for people who live there.
    if named == Named::Several
        && home.is_some()
        && let mut theirs = records.iter().filter(|record| record.is_for(home.as_ref()))
        && let (Some(record), None) = (theirs.next(), theirs.next())
        && is_called(record, typed)
    {
        return Ok(one(record));
    }
    companies.sort_by_key(|company| !company.for_you);
    companies.truncate(OFFERED);
    Ok((named, companies))
}

/// Whether this is the very name, a brand or a domain of a company.
fn is_called(record: &Record, typed: &str) -> bool {
    let Ok(typed) = Line::new(typed) else {
        return false;
    };
    let names = record.trading_names.iter().chain(&record.domains);
    let mut names = names.chain([&record.name]);
    names.any(|name| name.folded() == typed.folded())
}

fn found(record: &Record, home: Option<&Place>) -> Found {
    let names = record.trading_names.iter();
    let names = names.filter(|brand| **brand != record.name).take(BRANDS);
    Found {
        id: record.id.clone(),
        name: record.name.clone(),
        country: record.country.clone(),
        brands: names
            .chain(record.domains.iter().take(DOMAINS))
            .cloned()
            .collect(),
        for_you: record.is_for(home),
    }
}

/// The laws with letters that the person of an order may name against its company, the best first; those that grant `right`,
/// where it is known what is wanted.
///
/// # Errors
/// When the directory or a law file cannot be read.
pub fn laws(desk: &Desk<'_>, order: &Order, right: Option<Right>) -> Result<Vec<UsableLaw>, Error> {
    let seat = desk.company(order, &mut Vec::new())?.seat(order);
    let home = home_of(desk, order);
    let usable = desk
        .statutes
        .usable(home.as_ref(), seat.as_ref(), desk.today())?;
    let granted = |law: &UsableLaw| {
        let rights = law.statute.known_rights();
        let mut wanted = right.into_iter().chain(rights);
        let wanted = wanted.next();
        wanted.is_some_and(|right| desk.grounds(&law.statute, right, None).is_ok())
    };
    Ok(usable
        .into_iter()
        .filter(|law| law.because.is_now() && !law.statute.languages.is_empty())
        .filter(granted)
        .collect())
}

/// Where the error is that the person's own law is not known, has no letters or is one of several, and none was chosen: the
/// laws that they may name against the company instead. That a letter may name none is so besides.
///
/// # Errors
/// The same error where it is of something else, and those of [`laws`].
pub fn other_laws(
    desk: &Desk<'_>,
    order: &Order,
    right: Option<Right>,
    error: Error,
) -> Result<(Error, Vec<LawFor>), Error> {
    let of_home = matches!(
        error.downcast_ref(),
        Some(LawError::NotCovered { .. } | LawError::Several { .. })
    ) || matches!(error.downcast_ref(), Some(Refused::NoLetters { .. }));
    if !of_home || order.law.is_some() {
        return Err(error);
    }
    let usable = laws(desk, order, right)?.into_iter();
    let usable = usable.map(|law| LawFor::of(law, desk.today())).collect();
    Ok((error, usable))
}

/// Whether the law wants reasons that were not given.
pub fn wants_reason(draft: &Draft) -> bool {
    draft
        .notices
        .iter()
        .any(|notice| matches!(notice, Notice::Formality { what, .. } if *what == Needed::Reason))
}

/// What is asked for under the law of an order before the person has said it: what most want, where the law has that.
///
/// # Errors
/// When the law that the order names cannot be read.
pub fn first_right(desk: &Desk<'_>, order: &Order) -> Result<Right, Error> {
    let Some(law) = &order.law else {
        return Ok(Right::Access);
    };
    let known = desk.statute(law)?.known_rights();
    let common = COMMON.into_iter().find(|right| known.contains(right));
    Ok(common.or(known.first().copied()).unwrap_or(Right::Access))
}

/// What can be asked for under the law of an order, the commonest first; what most laws grant where it
/// is not known yet. Of several laws on one matter each, what any of them grants by itself.
///
/// # Errors
/// When no law with letters is known for the person, or the law's files cannot be read.
pub fn rights(desk: &Desk<'_>, order: &Order) -> Result<Vec<Right>, Error> {
    let profile = desk.profile_of(order)?;
    let person = Person::of(order, &profile);
    let first = Order {
        right: first_right(desk, order)?,
        ..order.clone()
    };
    let (_, statute) = statute_of(desk, &first, &person)?;
    let Some(statute) = statute else {
        return Ok(COMMON
            .into_iter()
            .filter(|right| {
                !matches!(
                    right,
                    Right::OptOut | Right::Limit | Right::AutomatedDecisions
                )
            })
            .collect());
    };
    let home = person.home();
    let granted = |right: &Right| {
        let statute = match (&order.law, home) {
            (None, Some(home)) => desk.statute_at(home, *right).ok(),
            _ => Some(Arc::clone(&statute)),
        };
        statute.is_some_and(|statute| {
            statute.known_rights().contains(right)
                && !statute.languages.is_empty()
                && desk.grounds(&statute, *right, home).is_ok()
        })
    };
    let others = statute.known_rights().into_iter();
    let others = others.filter(|right| !COMMON.contains(right));
    Ok(COMMON.into_iter().chain(others).filter(granted).collect())
}

/// A way for the letter to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reach {
    pub kind: Kind,
    /// The address, the page, or the lines of the envelope.
    pub to: String,
    /// For which part of the company it is.
    pub label: Option<Line>,
    /// When it is taken to arrive, if it leaves today.
    pub arrives: NaiveDate,
    /// By when the answer is due then, where the letter's arrival starts that clock.
    pub due: Option<NaiveDate>,
    #[serde(skip)]
    email: Option<Email>,
}

impl Reach {
    /// The letter goes this way.
    pub fn choose(&self, order: &mut Order) {
        // What the record would take by itself needs no mention.
        if self.label.is_some() {
            order.recipient_email.clone_from(&self.email);
        }
        order.formats = vec![self.format()];
    }

    /// The form in which the letter goes this way.
    pub fn format(&self) -> Format {
        match self.kind {
            Kind::Email => Format::Eml,
            Kind::Post => Format::Pdf,
            Kind::Form | Kind::Portal | Kind::Fax => Format::Txt,
        }
    }
}

/// The ways in which the letter of an order can go, as far as they are known; the best first.
///
/// # Errors
/// When the draft cannot be made, or the holidays cannot be read.
pub fn ways(desk: &Desk<'_>, order: &Order, draft: &Draft) -> Result<Vec<Reach>, Error> {
    let today = desk.today();
    let request = &draft.request;
    let reach = |kind: Kind, to: String| -> Result<Reach, Error> {
        let medium = match kind {
            Kind::Email => Medium::Email,
            Kind::Post | Kind::Fax => Medium::Post,
            Kind::Form | Kind::Portal => Medium::Form,
        };
        let (arrives, due) = arrival(desk, draft, medium)?;
        Ok(Reach {
            kind,
            to,
            label: None,
            arrives,
            due,
            email: None,
        })
    };
    let record = match &request.recipient.id {
        Some(id) => desk.book.record(id)?,
        None => None,
    };
    let mut ways = Vec::new();
    // What was typed is what is wanted.
    if let Some(email) = &order.recipient_email {
        ways.push(Reach {
            email: Some(email.clone()),
            ..reach(Kind::Email, email.to_string())?
        });
    }
    if let Some(address) = &order.recipient_address {
        ways.push(reach(Kind::Post, address.one_line())?);
    }
    for channel in record
        .iter()
        .flat_map(|record| record.ways(&draft.grounds.law, order.right, today))
    {
        let kind = channel.way.kind();
        let to = match &channel.way {
            Way::Post { lines, .. } => {
                let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
                lines.join(", ")
            }
            way => way.to_string(),
        };
        // The record's own choice, and those that are somebody's to choose: one mailbox a kind is enough.
        let is_there = |known: &Reach| known.kind == kind && channel.label.is_none();
        if ways.iter().any(is_there) {
            continue;
        }
        let email = match &channel.way {
            Way::Email { address, .. } => Some(address.clone()),
            _ => None,
        };
        ways.push(Reach {
            label: channel.label.clone(),
            email,
            ..reach(kind, to)?
        });
    }
    Ok(ways)
}

/// By what the company finds people, as far as its record says it: what it cannot do without, beside the name.
///
/// # Errors
/// When the directory cannot be read.
pub fn finds_by(desk: &Desk<'_>, order: &Order) -> Result<Vec<Need>, Error> {
    let Company::Known(record) = desk.company(order, &mut Vec::new())? else {
        return Ok(Vec::new());
    };
    let needs = record.needs.iter();
    Ok(needs
        .filter(|need| !need.optional && need.kind != NeedKind::Name)
        .cloned()
        .collect())
}

/// The person's own language, by its code, among those that a letter can be in.
pub fn own_among<'l>(languages: &'l [Language], own: &str) -> Option<&'l Language> {
    languages.iter().find(|language| language.primary() == own)
}

/// The languages of the letter that are proposed, and the others. The first is the one where nobody chooses; then come the
/// company's, the person's, that of where they live, and English. A few others are no longer than the way to them, and are
/// proposed, too.
pub fn proposed(desk: &Desk<'_>, order: &Order, draft: &Draft) -> (Vec<Language>, Vec<Language>) {
    let statute = &draft.statute;
    let home = home_of(desk, order);
    let english = Language::english();
    let own = order.speaks.as_ref();
    let others = [
        statute.customary(draft.request.recipient.place()),
        own.and_then(|own| statute.language(own)),
        statute.customary(home.as_ref()),
        statute.language(&english),
    ];
    let mut proposed = vec![draft.request.language.clone()];
    for other in others.into_iter().flatten() {
        if !proposed.contains(other) {
            proposed.push(other.clone());
        }
    }
    let all = statute.languages.iter();
    let mut others: Vec<Language> = all.filter(|one| !proposed.contains(one)).cloned().collect();
    if others.len() <= FEW_MORE {
        proposed.append(&mut others);
    }
    (proposed, others)
}

/// The languages that the letter can be in.
pub fn languages(draft: &Draft) -> &[Language] {
    &draft.statute.languages
}

/// What the company learns of the person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Learned {
    /// By the letter as it is to go.
    pub so: Vec<String>,
    /// What a page on paper tells besides, where it is to go by mail.
    pub on_paper: Vec<String>,
}

/// What the company learns of the person, read in what goes to it: the mail where one goes, or the letter as a text.
///
/// # Errors
/// When the letter cannot be written.
pub fn learns(desk: &Desk<'_>, draft: &Draft) -> Result<Learned, Error> {
    let mails = draft.formats.iter().copied();
    let rendered = desk.render(
        Draft {
            formats: mails.filter(|format| *format == Format::Eml).collect(),
            ..draft.clone()
        },
        0,
    )?;
    let learned = |mail: &Mail| shares::of(&draft.request, &rendered.letter, mail);
    let printed = learned(&Mail {
        subject: text::subject(&rendered.letter),
        text: text::render(&rendered.letter),
        ..Mail::default()
    });
    let mail = rendered.document(Format::Eml);
    let mail = mail.and_then(|document| mail::read(&document.bytes));
    let Some(mail) = mail else {
        return Ok(Learned {
            so: printed,
            on_paper: Vec::new(),
        });
    };
    let so = learned(&mail);
    let besides = printed.into_iter().filter(|one| !so.contains(one));
    Ok(Learned {
        on_paper: besides.collect(),
        so,
    })
}

/// By when the answer is due where a letter that was to go another way is posted today; none where that is the same day.
///
/// # Errors
/// When the holidays cannot be read.
pub fn due_by_post(
    desk: &Desk<'_>,
    draft: &Draft,
    way: Option<&Reach>,
) -> Result<Option<NaiveDate>, Error> {
    let (_, due) = arrival(desk, draft, Medium::Post)?;
    Ok(due.filter(|_| way.is_some_and(|way| way.due != due)))
}

/// When a letter is taken to arrive that leaves today, and by when the answer is due then.
fn arrival(
    desk: &Desk<'_>,
    draft: &Draft,
    medium: Medium,
) -> Result<(NaiveDate, Option<NaiveDate>), Error> {
    let request = &draft.request;
    let arrives = expected_receipt(request, desk.today(), medium);
    let clock = draft
        .grounds
        .clocks
        .iter()
        .find(|clock| clock.is_for_the_answer() && clock.starts_at == EventKind::Received);
    let due = match clock {
        Some(clock) => {
            let place = draft.grounds.place_of(clock, request.recipient.place());
            let ask = Ask::plain(arrives, place, desk.statutes.calendars()?);
            Some(clock.deadline(ask)?.due)
        }
        None => None,
    };
    Ok((arrives, due))
}

/// A request to a company that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenRequest {
    pub case: Reference,
    pub right: Right,
    pub written_on: NaiveDate,
    pub sent: bool,
    pub due: Option<NaiveDate>,
}

/// The latest open request to the same company, of the same person.
///
/// # Errors
/// When the tracker cannot be read.
pub fn open_to(world: &World<'_>, request: &Request) -> Result<Option<OpenRequest>, Error> {
    let company = &request.recipient.name;
    let requester = &request.requester;
    let person = requester.child.as_ref().unwrap_or(&requester.name);
    let mut found = None;
    list::list(world, &mut |view| {
        let over = matches!(
            view.status,
            Status::Fulfilled | Status::Denied | Status::Revoked
        );
        if !over && view.case.recipient == company.as_str() && people::is_about(&view.case, person)
        {
            found = Some(OpenRequest {
                case: view.case.reference.clone(),
                right: view.case.asked,
                written_on: view.case.opened_on,
                sent: view.is_sent(),
                due: CaseClock::of_answer(&view.clocks).map(|clock| clock.deadline.due),
            });
        }
    })?;
    Ok(found)
}
