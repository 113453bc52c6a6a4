//! From what was typed to a whole request and what it rests on.

use std::sync::Arc;

use super::{desk::Desk, products};
use crate::{
    cli::{args, failure::Failure, question},
    law::{Grounds, Language, Place, Right, Statute},
    letter,
    office::Profile,
    request::{Address, ChildAge, Email, Handling, Line, Passage, Recipient, Request, Requester},
    tracker::Format,
};

/// Everything a letter is made from.
pub struct Resolved {
    pub statute: Arc<Statute>,
    pub request: Request,
    pub grounds: Arc<Grounds>,
    /// Whether the profile is the requester's.
    pub own: bool,
    /// What the user should know of the choices made for them.
    pub notes: Vec<String>,
}

pub fn resolve(
    desk: &Desk<'_>,
    args: &args::Write,
    formats: &[Format],
) -> Result<Resolved, Failure> {
    let mut notes = Vec::new();
    let scene = desk.scene;
    // What cannot be asked for at all is told before anything is asked.
    if let Some(statute) = known_statute(desk, args)? {
        check(desk, args, &statute)?;
    }
    let company = desk.company(args, &mut notes)?;
    let (company, reached) = company.reached(scene, args)?;
    let args = reached.as_ref();
    let person = Person::of(args, &desk.profile);
    let place = person.home().cloned();
    let place = place.as_ref();
    let company = products::controller(scene, company, args, place, &mut notes)?;
    let own = person.own;
    if person.other {
        notes.push(not_of_the_profile(args, &desk.profile));
    }
    let (mut requester, statute) = person.asked(desk, args, formats)?;
    if own {
        let profile = &desk.profile;
        requester.identifiers = profile.identifiers_for(company.id(), company.name().as_str());
    }
    requester
        .identifiers
        .extend(args.identifiers.iter().cloned());
    let right = args.right;
    let lives_in = lives_in(requester.residence.as_ref(), requester.address.as_ref())
        .filter(|home| statute.protects(home, scene.today));
    let grounds = desk.grounds(&statute, right, lives_in)?;

    let recipient = company.recipient(args, &statute, formats, place, scene.today, &mut notes);
    if formats.contains(&Format::Eml) && recipient.email.is_none() {
        return Err(company.without_email(&recipient, &statute, right, scene.today));
    }
    if let Some(to) = &recipient.email
        && let Some(unread) = to.unread()
    {
        notes.push(format!(
            "{to} {unread}; --recipient-email names another address, and `datawrit send` uses this one only with --yes-this-address"
        ));
    }
    if let Some(to) = &args.recipient_email
        && let Some(day) = scene.home.bounced()?.get(&to.mailbox())
    {
        notes.push(format!(
            "a mail to {to} came back on {day}; `datawrit send` uses the address only with --yes-this-address"
        ));
    }
    let requester = company.least(args, requester, formats, &mut notes);
    // A letter in a language that its reader asks for is read sooner.
    let wanted = args.lang.as_ref().or(company.language(&statute));
    let language = language(wanted, &statute, &recipient)?;
    if args.lang.is_none() && statute.languages.len() > 1 {
        let others = statute
            .languages
            .iter()
            .filter(|other| **other != language)
            .map(|other| format!("{}: --lang {other}", other.in_english()))
            .collect::<Vec<_>>()
            .join(", ");
        notes.push(format!(
            "the letter is in {}; {others}",
            language.in_english()
        ));
    }
    let chosen = relied_on(&args.grounds, &statute, &grounds)?;
    if args.portability {
        let offered = grounds.rights == [Right::Access]
            && statute.known_rights().contains(&Right::Portability);
        if !offered {
            return Err(Failure::misuse(format!(
                "--portability goes with an access letter under a statute that has that right, not with {} under `{}`",
                right, statute.id
            )));
        }
    }
    let products = products::products(
        scene, args, &recipient, place, &language, &grounds, &mut notes,
    )?;
    let requester = products::on_whose_behalf(requester, &products)?;
    let by_device = products.iter().any(|named| named.found_by_device);
    let of_sales = matches!(
        grounds.letter(),
        Right::OptOut | Right::Limit | Right::Objection
    );
    if by_device && of_sales && requester.identifiers.is_empty() {
        notes.push(
            "what a device or an advertising network holds is kept under an identifier of its own: add \
             it with --id 'advertising ID=...' or --id 'device serial number=...'"
                .to_owned(),
        );
    }
    let products = products.into_iter().map(|named| named.product).collect();
    let (items, reason) = particulars(args, &grounds, &chosen, &mut notes)?;
    if args.transfer_to.is_some() && grounds.letter() != Right::Portability {
        return Err(Failure::misuse(format!(
            "--transfer-to belongs to a portability letter, not to {right} under `{}`",
            statute.id
        ))
        .hint("leave it out, or write a portability letter"));
    }
    let requester = with_age(requester, &statute)?;
    let reason = told(reason, &statute, &mut notes);
    notes.extend(cautions(&requester, reason.as_ref(), &grounds, args));
    let request = Request {
        right,
        requester,
        recipient,
        language,
        reason,
        items,
        products,
        grounds: chosen,
        portability: args.portability,
        transfer_to: args.transfer_to.clone(),
        handling: Handling {
            way: args.by,
            enclosures: args.enclosures.clone(),
        },
    };
    let request = request
        .renewed()
        .map_err(|(what, fault)| Failure::cannot(format!("{what} {fault}")))?;
    Ok(Resolved {
        statute,
        request,
        grounds,
        own,
        notes,
    })
}

/// What is known of the person before anything is asked.
struct Person {
    name: Option<Line>,
    address: Option<Address>,
    email: Option<Email>,
    residence: Option<Place>,
    /// Whether the profile is this person's; what it holds is in no other's letter.
    own: bool,
    /// Whether it holds something, and is somebody else's.
    other: bool,
}

impl Person {
    /// As the flags, or a line of a list, say; and as the profile does, where it is the person's.
    /// A household has its postal address and residence in common, and nothing else.
    fn of(args: &args::Write, profile: &Profile) -> Person {
        let own = !args.stranger
            && match &args.name {
                // Who is asked for the name at a terminal is at home there.
                None => true,
                Some(name) => args.at_home || profile.is_of(name),
            };
        let household = own || args.same_household;
        Person {
            name: args.name.clone().or_else(|| profile.name.clone()),
            address: args
                .address
                .clone()
                .or_else(|| profile.address.clone().filter(|_| household)),
            email: args
                .email
                .clone()
                .or_else(|| profile.email.clone().filter(|_| own)),
            residence: args
                .residence
                .clone()
                .or_else(|| profile.residence.clone().filter(|_| household)),
            own,
            other: !own && profile.is_personal(),
        }
    }

    fn home(&self) -> Option<&Place> {
        lives_in(self.residence.as_ref(), self.address.as_ref())
    }

    /// Whose a detail is, for a question.
    fn whose(&self, what: &str) -> String {
        match &self.name {
            Some(name) if self.other => format!("the {what} of {name}"),
            _ => format!("your {what}"),
        }
    }

    /// The requester, with what was missing asked for, and the statute, which is looked at before
    /// the last question.
    fn asked(
        mut self,
        desk: &Desk<'_>,
        args: &args::Write,
        formats: &[Format],
    ) -> Result<(Requester, Arc<Statute>), Failure> {
        if self.name.is_none() && !question::somebody_is_there() {
            question::detail("your name", "--name", Line::new)?;
        }
        if formats.contains(&Format::Eml) && self.email.is_none() {
            let what = self.whose("e-mail address");
            self.email = Some(question::detail(&what, "--email", str::parse)?);
        }
        if self.address.is_none() && self.email.is_none() {
            // The answer has to go somewhere.
            let what = self.whose("postal address ('Street 1; 10115 Berlin; Germany')");
            self.address = Some(question::detail(
                &what,
                "--address 'Street 1; 10115 Berlin; Germany', or --email",
                str::parse,
            )?);
        }
        let statute = match &args.law {
            Some(id) => desk.statute(id)?,
            None => desk.statute_at(&self.place(desk)?)?,
        };
        check(desk, args, &statute)?;
        let name = match self.name {
            Some(name) => name,
            None => question::detail("your name", "--name", Line::new)?,
        };
        let requester = Requester {
            name,
            address: self.address,
            email: self.email,
            residence: self.residence,
            child: args.child.clone(),
            child_age: args.child_age,
            identifiers: Vec::new(),
        };
        Ok((requester, statute))
    }

    /// Where the person lives, down to the part of the country where the law is that part's.
    fn place(&self, desk: &Desk<'_>) -> Result<Place, Failure> {
        let place = match self.home() {
            Some(place) => place.clone(),
            None => {
                let what = match &self.name {
                    Some(name) if self.other => format!("where {name} lives"),
                    _ => "where you live".to_owned(),
                };
                question::detail(
                    &format!("{what} (DE, GB, US-CA, ...)"),
                    "--residence",
                    str::parse,
                )?
            }
        };
        let country = place;
        let parts = desk.statutes.parts_with_laws(&country)?;
        if parts.is_empty() {
            return Ok(country);
        }
        // Those where there is something to write, before all.
        let mut examples = Vec::new();
        for part in &parts {
            let statutes = desk.statutes.protecting(part, desk.today())?;
            if statutes.iter().any(|statute| !statute.languages.is_empty()) {
                examples.push(part.code());
            }
        }
        examples.extend(parts.iter().map(Place::code));
        examples.truncate(2);
        let example = examples.first().copied().unwrap_or_default();
        let part = country.part_in_english();
        let wanted = format!("in {} the law depends on the {part}", country.in_english());
        if !question::somebody_is_there() {
            return Err(Failure::misuse(wanted).hint(format!("add it: --residence {example}")));
        }
        question::detail(
            &format!("{wanted}; which ({}, ...)", examples.join(", ")),
            &format!("--residence {example}"),
            |answer| match answer.parse::<Place>() {
                Ok(place) if place == country => Err(format!("add the {part}, as in {example}")),
                Ok(place) => Ok(place),
                Err(error) => Err(error.to_string()),
            },
        )
    }
}

/// Where the person of these flags lives, as far as that is known.
pub fn home_of(args: &args::Write, profile: &Profile) -> Option<Place> {
    Person::of(args, profile).home().cloned()
}

/// Why the profile is not used.
fn not_of_the_profile(args: &args::Write, profile: &Profile) -> String {
    let name = args.name.as_ref().map(Line::as_str).unwrap_or_default();
    let whose = match &profile.name {
        Some(own) => format!("the profile is {own}'s"),
        None => "the profile does not say whose it is (add `name`)".to_owned(),
    };
    if args.same_household {
        format!("{whose}: {name}'s letter takes only the postal address and the residence from it")
    } else {
        format!(
            "{whose}: {name}'s letter uses nothing from it; --same-household takes the postal address and residence"
        )
    }
}

/// The statute, as far as it is known without a question.
fn known_statute(desk: &Desk<'_>, args: &args::Write) -> Result<Option<Arc<Statute>>, Failure> {
    if let Some(id) = &args.law {
        return desk.statute(id).map(Some);
    }
    let person = Person::of(args, &desk.profile);
    match person.home() {
        Some(home) if desk.statutes.parts_with_laws(home)?.is_empty() => {
            desk.statute_at(home).map(Some)
        }
        _ => Ok(None),
    }
}

/// Whether the statute has letters, and knows the right on this day.
fn check(desk: &Desk<'_>, args: &args::Write, statute: &Statute) -> Result<(), Failure> {
    if statute.languages.is_empty() {
        let with_letters: Vec<String> = desk
            .statutes
            .all()?
            .into_iter()
            .filter(|statute| !statute.languages.is_empty())
            .map(|statute| statute.id)
            .collect();
        return Err(Failure::cannot(format!(
            "`{}` ({}) has no letters yet; there are letters under {}",
            statute.id,
            statute.title,
            with_letters.join(", ")
        ))
        .hint(match statute.platform(args.right, desk.today()) {
            Some(platform) => format!("{} is asked for at {}", args.right, platform.href),
            None => {
                "datawrit can still compute its deadlines: `datawrit deadline --help`".to_owned()
            }
        }));
    }
    match desk.grounds(statute, args.right, None) {
        Ok(_) => Ok(()),
        Err(failure) => Err(match other_laws(desk, args, statute)? {
            Some(others) => failure.hint(others),
            None => failure,
        }),
    }
}

/// The other laws of the person's home that grant the right, for somebody to whom this one does not.
fn other_laws(
    desk: &Desk<'_>,
    args: &args::Write,
    statute: &Statute,
) -> Result<Option<String>, Failure> {
    let Some(home) = home_of(args, &desk.profile) else {
        return Ok(None);
    };
    let mut ways = Vec::new();
    for other in desk.statutes.protecting(&home, desk.today())? {
        if other.id == statute.id || desk.grounds(&other, args.right, None).is_err() {
            continue;
        }
        let title = &other.title;
        match other.platform(args.right, desk.today()) {
            Some(platform) => ways.push(format!("at {} ({title})", platform.href)),
            None if other.languages.is_empty() => {}
            None => ways.push(format!("with --law {} ({title})", other.id)),
        }
    }
    let place = home.in_english();
    Ok((!ways.is_empty()).then(|| {
        format!(
            "{} is asked for in {place} {}",
            args.right,
            ways.join(" or ")
        )
    }))
}

/// What is missing for each of several letters alike, asked for once.
pub fn asked_once(
    desk: &Desk<'_>,
    args: &args::Write,
    formats: &[Format],
) -> Result<args::Write, Failure> {
    if !question::somebody_is_there() {
        return Ok(args.clone());
    }
    if let Some(statute) = known_statute(desk, args)? {
        check(desk, args, &statute)?;
    }
    let person = Person::of(args, &desk.profile);
    let own = person.own;
    let place = match &args.law {
        None if person.home().is_none() && person.email.is_some() => Some(person.place(desk)?),
        _ => None,
    };
    let (requester, _) = Person {
        residence: person.residence.clone().or(place.clone()),
        ..person
    }
    .asked(desk, args, formats)?;
    let mut args = args.clone();
    args.at_home = own;
    args.name = Some(requester.name);
    args.residence = args.residence.or(place);
    // What the profile has stays there: a company that does not need it is not told.
    let profile = &desk.profile;
    args.address = args
        .address
        .or_else(|| requester.address.filter(|_| profile.address.is_none()));
    args.email = args
        .email
        .or_else(|| requester.email.filter(|_| profile.email.is_none()));
    Ok(args)
}

/// Where the person lives: as said, or as the postal address tells. Only what
/// was said is ever claimed in a letter.
fn lives_in<'a>(residence: Option<&'a Place>, address: Option<&'a Address>) -> Option<&'a Place> {
    residence.or(address.map(|address| &address.country))
}

fn language(
    wanted: Option<&Language>,
    statute: &Statute,
    recipient: &Recipient,
) -> Result<Language, Failure> {
    match wanted {
        Some(wanted) => statute.language(wanted).cloned().ok_or_else(|| {
            let offered = statute
                .languages
                .iter()
                .map(Language::code)
                .collect::<Vec<_>>()
                .join(", ");
            Failure::misuse(format!(
                "`{}` has no letters in `{wanted}`; it has {offered}",
                statute.id
            ))
            .hint("choose one of them with --lang")
        }),
        None => statute
            .usual_language(recipient.place())
            .cloned()
            .ok_or_else(|| Failure::cannot(format!("`{}` has no letters", statute.id))),
    }
}

/// The grounds the letter names: those the person chose, or the usual ones.
fn relied_on(
    chosen: &[String],
    statute: &Statute,
    grounds: &Grounds,
) -> Result<Vec<String>, Failure> {
    let Some(grant) = statute.grant_of(grounds.letter()) else {
        return Ok(Vec::new());
    };
    if chosen.is_empty() {
        return Ok(grant.usual_grounds.clone());
    }
    let mut relied_on = Vec::new();
    for ground in chosen.iter().map(|ground| ground.to_lowercase()) {
        if !grant.grounds.contains_key(&ground) {
            let known: Vec<_> = grant
                .grounds
                .iter()
                .map(|(letter, title)| format!("{letter} ({title})"))
                .collect();
            return Err(if known.is_empty() {
                Failure::misuse(format!(
                    "{} under `{}` has no grounds to choose from",
                    grounds.asked, grounds.law
                ))
                .hint("leave --ground out")
            } else {
                Failure::misuse(format!(
                    "`{ground}` is not a ground for {} under `{}`",
                    grounds.asked, grounds.law
                ))
                .hint(format!("the grounds are {}", known.join("; ")))
            });
        }
        if !relied_on.contains(&ground) {
            relied_on.push(ground);
        }
    }
    Ok(relied_on)
}

/// The parent, with the child's age where the statute turns on it.
fn with_age(mut requester: Requester, statute: &Statute) -> Result<Requester, Failure> {
    if requester.child.is_none() && requester.child_age.is_some() {
        return Err(
            Failure::misuse("--child-age is given without a child").hint("add --child 'NAME'")
        );
    }
    if statute.asks_age_of_child && requester.child.is_some() && requester.child_age.is_none() {
        requester.child_age = Some(question::detail(
            "how old the child is (under-13, 13-15 or 16-17)",
            "--child-age under-13, 13-15 or 16-17",
            str::parse,
        )?);
    }
    Ok(requester)
}

/// The reason, where the statute does not turn it against its writer.
fn told(reason: Option<Passage>, statute: &Statute, notes: &mut Vec<String>) -> Option<Passage> {
    if let (Some(_), Some(reference)) = (&reason, &statute.purpose_may_refuse) {
        notes.push(format!(
            "the reason is left out: under {} a request with another purpose than to exercise a \
             right may be refused or charged for",
            reference.title
        ));
        return None;
    }
    reason
}

/// What the person should weigh before the letter goes.
fn cautions(
    requester: &Requester,
    reason: Option<&Passage>,
    grounds: &Grounds,
    args: &args::Write,
) -> Vec<String> {
    let mut cautions = Vec::new();
    if let (Some(reason), Some(_)) = (reason, &requester.address)
        && letter::speaks_of_hiding(reason.as_str())
    {
        cautions.push(
            "the reason speaks of somebody who must not find you, and the letter carries your postal \
             address: give one where you can be reached safely, with --address 'Street 1; 10115 Berlin; Germany'"
                .to_owned(),
        );
    }
    let whole = args.items.is_empty() && args.products.is_empty();
    if grounds.letter() == Right::Withdrawal && whole {
        cautions.push(
            "the letter withdraws every consent, also one that an account or a service of yours rests \
             on; --item 'WHAT' or --product NAME withdraws that alone"
                .to_owned(),
        );
    }
    let in_the_states = requester
        .residence
        .as_ref()
        .is_some_and(|place| place.country().code() == "US");
    match requester.child_age {
        None if requester.child.is_some() && in_the_states => cautions.push(
            "for a child under 13 a federal rule gives a parent more: --child-age under-13 asks for it"
                .to_owned(),
        ),
        Some(age) if age != ChildAge::Under13 && in_the_states => cautions.push(
            "from 13 years on a company may want the child's own signed permission: let the child sign \
             one, and name it with --enclosure"
                .to_owned(),
        ),
        _ => {}
    }
    cautions
}

/// What the letter cannot do without, by the right it exercises.
fn particulars(
    args: &args::Write,
    grounds: &Grounds,
    chosen: &[String],
    notes: &mut Vec<String>,
) -> Result<(Vec<Line>, Option<Passage>), Failure> {
    let mut items = args.items.clone();
    let mut reason = args.reason.clone();
    match grounds.letter() {
        Right::Rectification if items.is_empty() && reason.is_none() => {
            items.push(question::detail(
                "what is wrong, and what would be right",
                "--item 'date of birth: 12 May 1980, not 5 December 1980'",
                Line::new,
            )?);
        }
        Right::Restriction if chosen.is_empty() && reason.is_none() => {
            reason = Some(question::detail(
                "why the use of your data should be restricted",
                "--ground with one of a, b, c, d, or --reason",
                Passage::new,
            )?);
        }
        Right::Objection if reason.is_none() && !grounds.is_translated() => notes.push(
            "without --reason the letter objects to direct marketing alone; \
             with your particular situation it objects to everything that rests on legitimate interests"
                .to_owned(),
        ),
        _ => {}
    }
    Ok((items, reason))
}
