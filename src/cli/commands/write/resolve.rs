//! From what was typed to a whole request and what it rests on.

use std::sync::Arc;

use super::{desk::Desk, products};
use crate::{
    cli::{args, commands::recipients::Company, failure::Failure, profile::Profile, question},
    law::{Grounds, Language, Place, Right, Statute},
    request::{Address, Handling, Line, Passage, Recipient, Request, Requester},
    tracker::Format,
};

/// Everything a letter is made from.
pub struct Resolved {
    pub statute: Arc<Statute>,
    pub request: Request,
    pub grounds: Arc<Grounds>,
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
    let company = desk.company(args, &mut notes)?;
    let place = lives_in(
        args.residence.as_ref().or(desk.profile.residence.as_ref()),
        args.address.as_ref().or(desk.profile.address.as_ref()),
    );
    let company = products::controller(scene, company, args, place, &mut notes)?;
    let requester = requester(args, &desk.profile, &company, formats)?;

    let statute = match &args.law {
        Some(id) => desk.statute(id)?,
        None => desk.statute_at(&home(&requester)?)?,
    };
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
        .hint("its deadlines can be computed: `datawrit deadline`"));
    }
    let right = args.right;
    let lives_in = lives_in(requester.residence.as_ref(), requester.address.as_ref())
        .filter(|home| statute.protects(home, scene.today));
    let grounds = desk.grounds(&statute, right, lives_in)?;

    let recipient = company.recipient(args, &statute, formats, place, scene.today, &mut notes);
    let requester = company.least(args, requester, formats, &mut notes);
    // A letter in a language that its reader asks for is read sooner.
    let wanted = args.lang.as_ref().or(company.language(&statute));
    let language = language(wanted, &statute, &recipient)?;
    if args.lang.is_none() && statute.languages.len() > 1 {
        let name = statute
            .languages
            .iter()
            .map(Language::code)
            .collect::<Vec<_>>()
            .join(", ");
        notes.push(format!(
            "the letter is in `{language}`; --lang chooses another of {name}"
        ));
    }
    let chosen = relied_on(&args.grounds, &statute, &grounds)?;
    if args.portability {
        let offered = grounds.rights == [Right::Access]
            && statute.known_rights().contains(&Right::Portability);
        if !offered {
            return Err(Failure::misuse(format!(
                "--portability goes with an access letter under a statute that knows portability, not with {} under `{}`",
                right, statute.id
            )));
        }
    }
    let products = products::products(
        scene, args, &recipient, place, &language, &grounds, &mut notes,
    )?;
    let requester = products::on_whose_behalf(requester, &products)?;
    let products = products.into_iter().map(|named| named.product).collect();
    let (items, reason) = particulars(args, &grounds, &chosen, &mut notes)?;
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
        handling: Handling {
            way: args.by,
            enclosures: args.enclosures.clone(),
        },
    };
    Ok(Resolved {
        statute,
        request,
        grounds,
        notes,
    })
}

fn requester(
    args: &args::Write,
    profile: &Profile,
    company: &Company,
    formats: &[Format],
) -> Result<Requester, Failure> {
    let mut identifiers = profile.identifiers_for(company.id(), company.name().as_str());
    identifiers.extend(args.identifiers.iter().cloned());
    let name = match args.name.clone().or_else(|| profile.name.clone()) {
        Some(name) => name,
        None => question::detail("your name", "--name", Line::new)?,
    };
    let mut address = args.address.clone().or_else(|| profile.address.clone());
    let mut email = args.email.clone().or_else(|| profile.email.clone());
    if formats.contains(&Format::Eml) && email.is_none() {
        email = Some(question::detail(
            "your e-mail address",
            "--email",
            str::parse,
        )?);
    }
    if address.is_none() && email.is_none() {
        // The answer has to go somewhere.
        address = Some(question::detail(
            "your postal address ('line; line; COUNTRY')",
            "--address 'line; line; COUNTRY', or --email",
            str::parse,
        )?);
    }
    Ok(Requester {
        name,
        address,
        email,
        residence: args.residence.clone().or_else(|| profile.residence.clone()),
        child: args.child.clone(),
        identifiers,
    })
}

/// Where the person lives: as said, or as the postal address tells. Only what
/// was said is ever claimed in a letter.
pub fn lives_in<'a>(
    residence: Option<&'a Place>,
    address: Option<&'a Address>,
) -> Option<&'a Place> {
    residence.or(address.map(|address| &address.country))
}

fn home(requester: &Requester) -> Result<Place, Failure> {
    let place = match lives_in(requester.residence.as_ref(), requester.address.as_ref()) {
        Some(place) => place.clone(),
        None => question::detail(
            "where you live (DE, GB, US-CA, ...)",
            "--residence",
            str::parse,
        )?,
    };
    if place.code() == "US" {
        return Err(
            Failure::misuse("in the United States the law depends on the state")
                .hint("add it: --residence US-CA"),
        );
    }
    Ok(place)
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
                    "`{ground}` is no ground for {} under `{}`",
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
