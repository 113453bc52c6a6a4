//! From an order to a whole request and what it rests on.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    desk::Desk,
    draft::Draft,
    hint::OtherLaw,
    notice::Notice,
    order::{Order, WhoseLanguage},
    person::{ByHome, Person, lives_in},
    platform, products,
    refused::{LawOfSeat, Refused},
    want::Want,
};
use crate::{
    law::{Grounds, Language, LawError, NO_LAW, Needed, Place, Right, Statute},
    letter,
    office::{
        Error, Profile,
        mandate::{self, Stands},
    },
    request::{ChildAge, Handling, Passage, Recipient, Request, Requester},
    tracker::Format,
};

/// What the order makes of the profile, the directory and the law; nothing is rendered yet.
///
/// # Errors
/// [`Refused::Missing`] with what has to be known first, and others where the letter cannot be
/// written.
pub fn draft(desk: &Desk<'_>, order: &Order, formats: &[Format]) -> Result<Draft, Error> {
    let mut notices = Vec::new();
    let today = desk.today();
    let profile = desk.profile_of(order)?;
    let person = Person::of(order, &profile);
    // What cannot be asked for at all is told before anything is wanted.
    let (by_home, statute) = match statute_of(desk, order, &person) {
        Ok(found) => found,
        Err(why) => return Err(bound_anyway(desk, order, why)),
    };
    let company = desk.company(order, &mut notices)?.reached(order)?;
    let place = person.home().cloned();
    let place = place.as_ref();
    let company = company.answering(&desk.book, order, place, &mut notices)?;
    let company = products::controller(&desk.book, company, order, place, &mut notices)?;
    let own = person.own;
    notices.extend(person.not_of_the_profile(order, &profile));
    let wants = person.wants(formats, &by_home);
    let known = person.requester(order).zip(statute);
    let (mut requester, statute) = match known {
        Some(known) if wants.is_empty() => known,
        _ => return Err(Refused::Missing(wants).into()),
    };
    if own {
        requester.identifiers = profile.identifiers_for(company.id(), company.name().as_str());
        requester.representative = mandate::representative(&profile, today)?;
        notices.extend(unsigned(desk, &profile));
    }
    requester
        .identifiers
        .extend(order.identifiers.iter().cloned());
    let right = order.right;
    let lives_in = lives_in(requester.residence.as_ref(), requester.address.as_ref())
        .filter(|home| statute.protects(home, today));
    let mut grounds = desk.grounds(&statute, right, lives_in)?;
    if let Some(days) = order.answer_within
        && !Arc::make_mut(&mut grounds).ask_within(days)
    {
        let law = statute.id.clone();
        return Err(Refused::SetsItsTime { law }.into());
    }

    let recipient = company.recipient(order, &statute, formats, place, today, &mut notices);
    if formats.contains(&Format::Eml) && recipient.email.is_none() {
        return Err(company
            .without_email(&recipient, &statute, right, today)
            .into());
    }
    if let Some(to) = &recipient.email
        && let Some(unread) = to.unread()
    {
        notices.push(Notice::Unread {
            to: to.clone(),
            why: unread.to_string(),
        });
    }
    if let Some(to) = &order.recipient_email
        && let Some(day) = desk.book.bounced()?.get(&to.mailbox())
    {
        notices.push(Notice::CameBack {
            to: to.clone(),
            on: *day,
        });
    }
    let requester = company.least(order, requester, formats, &mut notices);
    // A letter in a language that its reader asks for is read sooner.
    let wanted = order.language.as_ref().or(company.language(&statute));
    let language = language(wanted, order, &statute, &recipient)?;
    if order.language.is_none() && statute.languages.len() > 1 {
        let others = statute.languages.iter();
        notices.push(Notice::Language {
            others: others
                .filter(|other| **other != language)
                .cloned()
                .collect(),
            theirs: statute
                .customary(recipient.place())
                .filter(|theirs| **theirs != language)
                .cloned(),
            language: language.clone(),
            law: statute.id.clone(),
        });
    }
    let copied = copied(order, &statute, &language, &mut notices)?;
    if letter::unread(&language) {
        let english = Language::english();
        notices.push(Notice::UnreadLanguage {
            language: language.clone(),
            english: statute.language(&english).is_some(),
            copied: copied.clone(),
        });
    }
    if statute.id == NO_LAW {
        notices.push(Notice::NamesNoLaw);
    } else if let Some(seat) = recipient.place()
        && let Some(home) = place
        && !statute.protects(home, today)
        && statute.protects(seat, today)
        && let Some(established) = &statute.established
    {
        notices.push(Notice::BoundBySeat {
            company: recipient.name.clone(),
            seat: seat.clone(),
            law: statute.short_title.clone(),
            provision: established.reference.title.clone(),
        });
    } else if order.law.is_some()
        && let Some(home) = place
        && !statute.protects(home, today)
    {
        notices.push(Notice::NotForHome {
            law: statute.short_title.clone(),
            home: home.clone(),
        });
    }
    let chosen = relied_on(&order.grounds, &statute, &grounds)?;
    if order.portability {
        let offered = grounds.rights == [Right::Access]
            && statute.known_rights().contains(&Right::Portability);
        if !offered {
            let law = statute.id.clone();
            return Err(Refused::Portability { right, law }.into());
        }
    }
    let products = products::products(
        desk,
        order,
        &company,
        place,
        &language,
        &grounds,
        &mut notices,
    )?;
    products::on_whose_behalf(&requester, &products)?;
    let by_device = products.iter().any(|named| named.found_by_device);
    let of_sales = matches!(
        grounds.letter(),
        Right::OptOut | Right::Limit | Right::Objection
    );
    if by_device && of_sales && requester.identifiers.is_empty() {
        notices.push(Notice::ByDevice);
    }
    let products = products.into_iter().map(|named| named.product).collect();
    let in_the_copy = match &copied {
        // What is to be said of them is said of the letter.
        Some(copied) => products::products(
            desk,
            order,
            &company,
            place,
            copied,
            &grounds,
            &mut Vec::new(),
        )?,
        None => Vec::new(),
    };
    particulars(order, &statute, &grounds, &chosen, &mut notices)?;
    if order.transfer_to.is_some() && grounds.letter() != Right::Portability {
        let law = statute.id.clone();
        return Err(Refused::TransferTo { right, law }.into());
    }
    check_age(&requester, &statute)?;
    let reason = told(order.reason.clone(), &statute, &mut notices);
    notices.extend(cautions(
        &requester,
        reason.as_ref(),
        &statute,
        &grounds,
        order,
        today,
    ));
    let asked: Vec<Right> = grounds.rights.iter().copied().chain([right]).collect();
    if let Some(instead) = platform::of_one(desk, place, &asked, &company)? {
        notices.insert(0, instead);
    }
    if grounds.is_translated() {
        notices.insert(
            0,
            Notice::Translated {
                law: grounds.law.clone(),
                asked: grounds.asked,
                title: grounds.right_title.clone(),
                rights: grounds.rights.clone(),
            },
        );
    }
    let request = Request {
        right,
        requester,
        recipient,
        language,
        reason,
        items: order.items.clone(),
        products,
        grounds: chosen,
        portability: order.portability,
        transfer_to: order.transfer_to.clone(),
        handling: Handling {
            way: order.by,
            enclosures: order.enclosures.clone(),
        },
    };
    let request = request
        .renewed()
        .map_err(|(what, fault)| Refused::Renewed { what, fault })?;
    let copy = copied.map(|language| Request {
        language,
        products: in_the_copy.into_iter().map(|named| named.product).collect(),
        ..request.clone()
    });
    Ok(Draft {
        statute,
        request,
        copy,
        grounds,
        person: profile
            .name
            .clone()
            .filter(|_| profile.file != desk.world.home.profile()),
        own,
        formats: formats.to_vec(),
        notices,
    })
}

/// That somebody acts for the person, and the letter does not say so.
fn unsigned(desk: &Desk<'_>, profile: &Profile) -> Option<Notice> {
    let mandate = profile.mandate.as_ref()?;
    (mandate.stands(desk.today()) == Stands::Unsigned).then(|| Notice::Unsigned {
        person: (profile.file != desk.world.home.profile())
            .then(|| profile.name.clone())
            .flatten(),
        representative: mandate.name.clone(),
    })
}

/// The same refusal, and, where the company is in the Union or another place whose law binds it so, that this binds it
/// whoever asks.
fn bound_anyway(desk: &Desk<'_>, order: &Order, why: Error) -> Error {
    let none_at_home = matches!(why.downcast_ref(), Some(LawError::NotCovered { .. }))
        || matches!(why.downcast_ref(), Some(Refused::NoLetters { .. }));
    if order.law.is_some() || !none_at_home {
        return why;
    }
    let Ok(company) = desk.company(order, &mut Vec::new()) else {
        return why;
    };
    let seat = company.seat(order);
    let Some(seat) = seat else { return why };
    let Ok(binding) = desk.statutes.binding(&seat, desk.today()) else {
        return why;
    };
    let mut with_letters = binding.into_iter().filter(|law| !law.languages.is_empty());
    let Some(statute) = with_letters.next() else {
        return why;
    };
    let Some(established) = statute.established else {
        return why;
    };
    Refused::BoundBySeat {
        company: company.name().clone(),
        why,
        seat,
        law: Box::new(LawOfSeat {
            id: statute.id,
            short_title: statute.short_title,
            provision: established.reference.title,
        }),
    }
    .into()
}

/// What is missing for each of several letters alike, so that it is asked for once.
///
/// # Errors
/// [`Refused::Missing`], and others where no letter can be written.
pub fn check_common(desk: &Desk<'_>, order: &Order, formats: &[Format]) -> Result<(), Error> {
    let profile = desk.profile_of(order)?;
    let person = Person::of(order, &profile);
    let (by_home, _) = statute_of(desk, order, &person)?;
    let wants = person.wants(formats, &by_home);
    if wants.is_empty() {
        Ok(())
    } else {
        Err(Refused::Missing(wants).into())
    }
}

/// Where the person of an order lives, as far as that is known.
pub(super) fn home_of(desk: &Desk<'_>, order: &Order) -> Option<Place> {
    let profile = desk.profile_of(order).ok()?;
    Person::of(order, &profile).home().cloned()
}

/// The statute, as far as it is known, which has letters and the right; and what is missing of the
/// home to know it.
pub(super) fn statute_of(
    desk: &Desk<'_>,
    order: &Order,
    person: &Person,
) -> Result<(ByHome, Option<Arc<Statute>>), Error> {
    let statute = match (&order.law, person.home()) {
        (Some(id), _) => desk.statute(id)?,
        (None, None) => return Ok((ByHome::Unknown, None)),
        (None, Some(home)) => {
            if let Some(want) = part_of(desk, home)? {
                return Ok((ByHome::Part(want), None));
            }
            desk.statute_at(home, order.right)?
        }
    };
    check(desk, order, &statute, person)?;
    Ok((ByHome::No, Some(statute)))
}

/// The part of the country, where the law is that part's.
fn part_of(desk: &Desk<'_>, country: &Place) -> Result<Option<Want>, Error> {
    let parts = desk.statutes.parts_with_laws(country)?;
    if parts.is_empty() {
        return Ok(None);
    }
    // Those where there is something to write, before all.
    let mut examples = Vec::new();
    for part in &parts {
        let statutes = desk.statutes.protecting(part, desk.today())?;
        if statutes.iter().any(|statute| !statute.languages.is_empty()) {
            examples.push(part.clone());
        }
    }
    examples.extend(parts.iter().cloned());
    examples.truncate(2);
    Ok(Some(Want::Part {
        country: country.clone(),
        examples,
    }))
}

/// Whether the statute has letters, and knows the right on this day.
fn check(desk: &Desk<'_>, order: &Order, statute: &Statute, person: &Person) -> Result<(), Error> {
    if statute.languages.is_empty() {
        let with_letters = desk
            .statutes
            .all()?
            .into_iter()
            .filter(|statute| !statute.languages.is_empty())
            .map(|statute| statute.id);
        let platform = statute.platform(order.right, desk.today());
        return Err(Refused::NoLetters {
            id: statute.id.clone(),
            title: statute.title.clone(),
            with_letters: with_letters.collect(),
            platform: platform.map(|platform| (order.right, platform.href.clone())),
        }
        .into());
    }
    let Err(why) = desk.grounds(statute, order.right, None) else {
        return Ok(());
    };
    let Some(home) = person.home() else {
        return Err(why);
    };
    let others = other_laws(desk, order.right, home, statute)?;
    if others.is_empty() {
        return Err(why);
    }
    Err(Refused::NotGranted {
        why,
        right: order.right,
        home: home.clone(),
        others,
    }
    .into())
}

/// The other laws of the person's home that grant the right, for somebody to whom this one does not.
fn other_laws(
    desk: &Desk<'_>,
    right: Right,
    home: &Place,
    statute: &Statute,
) -> Result<Vec<OtherLaw>, Error> {
    let mut others = Vec::new();
    for other in desk.statutes.protecting(home, desk.today())? {
        if other.id == statute.id || desk.grounds(&other, right, None).is_err() {
            continue;
        }
        let platform = other.platform(right, desk.today());
        let platform = platform.map(|platform| platform.href.clone());
        if platform.is_some() || !other.languages.is_empty() {
            others.push(OtherLaw {
                id: other.id.clone(),
                title: other.title.clone(),
                platform,
            });
        }
    }
    Ok(others)
}

fn language(
    wanted: Option<&Language>,
    order: &Order,
    statute: &Statute,
    recipient: &Recipient,
) -> Result<Language, Refused> {
    if let Some(wanted) = wanted {
        return offered(statute, wanted).cloned();
    }
    let place = recipient.place();
    let own = order.speaks.as_ref().and_then(|own| statute.language(own));
    let customary = statute.customary(place);
    let usual = match (order.whose_language, own, customary) {
        (WhoseLanguage::Person, Some(own), _) => Some(own),
        // What is not its reader's own language and was written by a machine is nobody's first choice.
        (WhoseLanguage::Usual, Some(own), Some(theirs)) if letter::unread(theirs) => Some(own),
        (_, _, Some(theirs)) => Some(theirs),
        // The law's first is that of the companies there, or else as good as any other.
        (WhoseLanguage::Usual, Some(own), None) if !statute.is_in_english() => Some(own),
        _ => statute.languages.first(),
    };
    usual.cloned().ok_or_else(|| Refused::NoLanguage {
        law: statute.id.clone(),
    })
}

/// The language of a statute's letters that `wanted` means.
///
/// # Errors
/// When it has none in it.
pub fn offered<'s>(statute: &'s Statute, wanted: &Language) -> Result<&'s Language, Refused> {
    statute.language(wanted).ok_or_else(|| Refused::Language {
        law: statute.id.clone(),
        wanted: wanted.clone(),
        offered: statute.languages.clone(),
    })
}

/// The language of a copy, where one is wanted in another than the letter's.
fn copied(
    order: &Order,
    statute: &Statute,
    language: &Language,
    notices: &mut Vec<Notice>,
) -> Result<Option<Language>, Refused> {
    let Some(wanted) = &order.copy_in else {
        return Ok(None);
    };
    let copied = offered(statute, wanted)?;
    if copied == language {
        notices.push(Notice::NeedsNoCopy {
            language: language.clone(),
        });
        return Ok(None);
    }
    Ok(Some(copied.clone()))
}

/// The grounds the letter names: those the person chose, or the usual ones.
fn relied_on(
    chosen: &[String],
    statute: &Statute,
    grounds: &Grounds,
) -> Result<Vec<String>, Refused> {
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
            let (asked, law) = (grounds.asked, grounds.law.clone());
            return Err(if known.is_empty() {
                Refused::NoGrounds { asked, law }
            } else {
                Refused::Ground {
                    ground,
                    asked,
                    law,
                    known,
                }
            });
        }
        if !relied_on.contains(&ground) {
            relied_on.push(ground);
        }
    }
    Ok(relied_on)
}

/// The child's age, where the statute turns on it.
fn check_age(requester: &Requester, statute: &Statute) -> Result<(), Refused> {
    if requester.child.is_none() && requester.child_age.is_some() {
        return Err(Refused::AgeWithoutChild);
    }
    if statute.only_for_a_child && requester.child.is_none() {
        return Err(Refused::Missing(vec![Want::Child]));
    }
    if statute.asks_age_of_child && requester.child.is_some() && requester.child_age.is_none() {
        return Err(Refused::Missing(vec![Want::ChildAge]));
    }
    Ok(())
}

/// The reason, where the statute does not turn it against its writer.
fn told(reason: Option<Passage>, statute: &Statute, notices: &mut Vec<Notice>) -> Option<Passage> {
    if let (Some(_), Some(provision)) = (&reason, &statute.purpose_may_refuse) {
        notices.push(Notice::ReasonLeftOut {
            provision: provision.title.clone(),
        });
        return None;
    }
    reason
}

/// What the person should weigh before the letter goes.
fn cautions(
    requester: &Requester,
    reason: Option<&Passage>,
    statute: &Statute,
    grounds: &Grounds,
    order: &Order,
    today: NaiveDate,
) -> Vec<Notice> {
    let acted_for = requester.representative.is_some();
    let mut cautions: Vec<Notice> = statute
        .formalities_on(grounds.letter(), today)
        .filter(|one| one.what != Needed::Reason || reason.is_none())
        .filter(|one| !one.what.is_of_a_mandate() || acted_for)
        .map(|one| Notice::Formality {
            what: one.what,
            law: statute.short_title.clone(),
            provision: one.reference.title.clone(),
        })
        .collect();
    if let (Some(reason), Some(_)) = (reason, &requester.address)
        && letter::speaks_of_hiding(reason.as_str())
    {
        cautions.push(Notice::Hiding);
    }
    let whole = order.items.is_empty() && order.products.is_empty();
    if grounds.letter() == Right::Withdrawal && whole {
        cautions.push(Notice::WithdrawsEverything);
    }
    if let Some(rule) = &statute.parents_rule {
        match requester.child_age {
            None if requester.child.is_some() => {
                cautions.push(Notice::ParentsRule {
                    rule: rule.title.clone(),
                });
            }
            Some(age) if age != ChildAge::Under13 => cautions.push(Notice::ChildSigns),
            _ => {}
        }
    }
    cautions
}

/// What the letter cannot do without, by the right it exercises.
fn particulars(
    order: &Order,
    statute: &Statute,
    grounds: &Grounds,
    chosen: &[String],
    notices: &mut Vec<Notice>,
) -> Result<(), Refused> {
    match grounds.letter() {
        Right::Rectification if order.items.is_empty() && order.reason.is_none() => {
            Err(Refused::Missing(vec![Want::Correction]))
        }
        // Where the law lists no grounds it asks for none, as for a freeze.
        Right::Restriction
            if chosen.is_empty()
                && order.reason.is_none()
                && statute
                    .grant_of(Right::Restriction)
                    .is_some_and(|grant| !grant.grounds.is_empty()) =>
        {
            Err(Refused::Missing(vec![Want::Restriction]))
        }
        // A law that has words for each of the two says the narrow ones where no reason is given; one with a single
        // objection says that.
        Right::Objection
            if order.reason.is_none()
                && !grounds.is_translated()
                && statute.narrows_an_objection() =>
        {
            notices.push(Notice::DirectMarketingAlone);
            Ok(())
        }
        _ => Ok(()),
    }
}
