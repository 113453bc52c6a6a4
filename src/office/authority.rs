//! Who hears a complaint in a case, why, and who leads?

use std::collections::BTreeSet;

use serde::Serialize;
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Notice, Refusal, World, people};
use crate::{
    authority::{Affair, Authorities, Authority, Competence, Competent, Lead, NoAuthority, Sector},
    directory::Record,
    law::{Certainty, Citation, Complaint, Place, Statute, Venue},
    request::{Address, Line, Reference},
    tracker::Case,
};

/// What is asked.
#[derive(Debug, Clone)]
pub struct Order {
    /// The case's reference, or its beginning.
    pub case: String,
    pub ties: Ties,
}

/// What ties a case to an authority, as far as the person says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Where the person lives, where the case does not say it or no longer does.
    pub residence: Option<Place>,
    pub work: Option<Place>,
    /// Where the person was wronged.
    pub infringement: Option<Place>,
    /// What the body complained about is.
    pub sector: Sector,
}

impl Ties {
    /// The same with the place that a venue has.
    pub fn at(mut self, venue: Venue, place: Place) -> Ties {
        *match venue {
            Venue::Residence => &mut self.residence,
            Venue::Work => &mut self.work,
            Venue::Infringement => &mut self.infringement,
        } = Some(place);
        self
    }
}

/// The authorities that hear the complaint.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hearing {
    pub case: Reference,
    /// The statute's id.
    pub statute: String,
    /// Where the statute says who hears a complaint.
    pub reference: Citation,
    pub certainty: Certainty,
    /// Any of them may be chosen; the one to begin with first.
    pub authorities: Vec<Hearer>,
    /// The authority that leads across borders, or would.
    pub lead: Option<Authority>,
    /// Whether it is known to lead, and not only taken from where the body sits.
    pub lead_known: bool,
    /// Who leads, in words; nothing where no border is crossed.
    pub lead_words: Option<String>,
    /// What to know before complaining.
    pub advice: Vec<Advice>,
    /// Whether the lead is told of among the authorities, by its words.
    #[serde(skip)]
    pub lead_is_chosen: bool,
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// One of the authorities.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hearer {
    #[serde(flatten)]
    pub authority: Authority,
    /// What makes it competent, in words.
    pub because: String,
    /// The place that makes it so; nothing where the statute has the authorities of one place alone.
    pub venue: Option<Venue>,
}

/// One thing to know before complaining.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Advice {
    pub text: String,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// Why no authority is named.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("`{id}` ({title}) does not say who hears a complaint")]
    NobodyHears { id: String, title: String },
    #[error("{why}")]
    NoAuthority {
        why: NoAuthority,
        /// The statute's short title.
        law: String,
    },
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::NobodyHears { .. } => Kind::Cannot,
            Refused::NoAuthority { .. } => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::NobodyHears { .. } => Vec::new(),
            Refused::NoAuthority { why, law } => vec![match why {
                NoAuthority::WhichPart { parts, venue, .. } => Hint::NamePart {
                    venue: *venue,
                    parts: parts.clone(),
                },
                NoAuthority::NoneThere { .. } => Hint::AnotherSector,
                NoAuthority::Nowhere => Hint::PlaceTheCase { law: law.clone() },
            }],
        }
    }
}

/// Names the authorities that hear a complaint in a case.
///
/// # Errors
/// When the statute does not say who hears it, the places that are known name no authority or
/// not which of several, or a file cannot be read.
pub fn authority(world: &World<'_>, order: &Order) -> Result<Hearing, Error> {
    let (tracker, case) = world.home.case(&order.case)?;
    let request = tracker.request(&case)?;
    let statute = world.home.statutes()?.get(&case.law)?;
    let complaint = statute
        .complaint(world.today)
        .ok_or_else(|| Refused::NobodyHears {
            id: statute.id.clone(),
            title: statute.title.to_string(),
        })?;
    let authorities =
        Authorities::under(&statute.id, Some(&world.home.authorities()), world.today)?;
    let requester = &request.requester;
    // A letter that does not need the postal address leaves it out; where its person lives the profile says.
    let profile = people::profile_of(world.home, &requester.name)?;
    let own = Some(&profile).filter(|profile| profile.is_of(&requester.name));
    let country =
        |address: &Option<Address>| address.as_ref().map(|address| address.country.clone());
    let said = [
        order.ties.residence.clone(),
        requester.residence.clone(),
        country(&requester.address),
        own.and_then(|own| own.residence.clone()),
        own.and_then(|own| country(&own.address)),
    ];
    let residence = closest(said.into_iter().flatten());
    let record = match &request.recipient.id {
        Some(id) => world.home.directory()?.find(id)?,
        None => None,
    };
    let notices = match (&record, &case.place) {
        (Some(record), Some(seat)) if order.ties.sector == Sector::default() => {
            of_its_own(record, seat, &authorities).into_iter().collect()
        }
        _ => Vec::new(),
    };
    let affair = Affair {
        residence,
        work: order.ties.work.clone(),
        infringement: order.ties.infringement.clone(),
        seat: case.place.clone(),
        sector: order.ties.sector,
        lead: record
            .and_then(|record| record.lead_authority)
            .map(|id| id.to_string()),
    };
    let competence =
        authorities
            .competence(&affair, complaint)
            .map_err(|why| Refused::NoAuthority {
                why,
                law: statute.short_title.to_string(),
            })?;
    Ok(told(
        &case,
        &statute,
        complaint,
        &affair,
        &competence,
        notices,
    ))
}

/// The first of these places, or where it is a country the first that says which part of it is meant.
fn closest(places: impl Iterator<Item = Place>) -> Option<Place> {
    let places: Vec<Place> = places.collect();
    let first = places.first()?;
    let mut parts = places.iter().filter(|place| !place.is_country());
    let part = parts.find(|place| place.country() == *first);
    part.or(Some(first)).cloned()
}

/// Who is written for in a case, where there is a profile of them in which more can be kept.
///
/// # Errors
/// When there is no such case, or a profile cannot be read.
pub fn profiled(world: &World<'_>, typed: &str) -> Result<Option<Line>, Error> {
    let (tracker, case) = world.home.case(typed)?;
    let name = tracker.request(&case)?.requester.name;
    let known = people::profile_of(world.home, &name)?.is_of(&name);
    Ok(known.then_some(name))
}

/// The countries in which authorities hear complaints under the law of a case, in the order of their codes.
///
/// # Errors
/// When there is no such case, or a file cannot be read.
pub fn countries(world: &World<'_>, typed: &str) -> Result<Vec<Place>, Error> {
    let (_, case) = world.home.case(typed)?;
    let own = world.home.authorities();
    let authorities = Authorities::under(&case.law, Some(&own), world.today)?;
    let all = authorities.all().iter();
    let countries: BTreeSet<Place> = all.map(|one| one.place.country()).collect();
    Ok(countries.into_iter().collect())
}

/// What a list says of a company is no more than that: that the bodies of its sector have an
/// authority of their own there is worth knowing.
fn of_its_own(record: &Record, seat: &Place, authorities: &Authorities) -> Option<Notice> {
    [
        ("telecommunication", Sector::Telecommunications),
        ("post", Sector::Post),
    ]
    .into_iter()
    .find(|(category, sector)| record.is_in(category) && authorities.of_its_own(*sector, seat))
    .map(|(category, sector)| Notice::AuthorityOfItsOwn {
        company: record.name.to_string(),
        category: category.to_owned(),
        sector,
    })
}

fn told(
    case: &Case,
    statute: &Statute,
    complaint: &Complaint,
    affair: &Affair,
    competence: &Competence<'_>,
    notices: Vec<Notice>,
) -> Hearing {
    let because = |competent: &Competent<'_>| because(competent, case, statute, complaint);
    let authorities = competence.competent.iter().map(|competent| Hearer {
        authority: competent.authority.clone(),
        because: because(competent),
        venue: competent.because.as_ref().map(|(venue, _)| *venue),
    });
    let chosen = |authority: &Authority| {
        let mut competent = competence.competent.iter();
        competent.any(|known| known.authority == authority)
    };
    let (lead, lead_is_chosen) = match &competence.lead {
        Some(Lead::Known(authority)) => (Some(*authority), chosen(authority)),
        Some(Lead::Same(authority)) => (Some(*authority), true),
        Some(Lead::BySeat(authority) | Lead::Supervises(authority)) => (Some(*authority), false),
        Some(Lead::InPartOf(_) | Lead::Outside(_) | Lead::Unknown) | None => (None, false),
    };
    let lead_words = complaint
        .lead
        .as_ref()
        .zip(competence.lead.as_ref())
        .map(|(reference, lead)| leads(lead, lead_is_chosen, case, reference, affair));
    let home = affair.residence.as_ref();
    let advice = complaint
        .advice
        .iter()
        .filter(|advice| advice.concerns(home, affair.sector.word()))
        .map(|advice| Advice {
            text: advice.text.clone(),
            reference: advice.reference.clone(),
            certainty: advice.certainty,
        });
    Hearing {
        case: case.reference.clone(),
        statute: statute.id.clone(),
        reference: complaint.reference.clone(),
        certainty: complaint.certainty,
        authorities: authorities.collect(),
        lead: lead.cloned(),
        lead_known: matches!(competence.lead, Some(Lead::Known(_))),
        lead_words,
        advice: advice.collect(),
        lead_is_chosen,
        notices,
    }
}

/// What makes an authority competent, in words.
fn because(
    competent: &Competent<'_>,
    case: &Case,
    statute: &Statute,
    complaint: &Complaint,
) -> String {
    let reference = &complaint.reference;
    match &competent.because {
        None => format!("it watches over the {} ({reference})", statute.short_title),
        // Which of several has a church body is said by where that body belongs.
        Some(_) if competent.authority.covers.is_some() => {
            "it is the one if the body complained about is one of those it covers".to_owned()
        }
        Some((venue, place)) => {
            let place = place.in_english();
            let fact = match (venue, competent.presumed) {
                (Venue::Residence, _) => format!("you live in {place}"),
                (Venue::Work, _) => format!("you work in {place}"),
                (Venue::Infringement, false) => format!("it happened in {place}"),
                (Venue::Infringement, true) => format!("{} is in {place}", case.recipient),
            };
            format!("{fact} ({reference}: {venue})")
        }
    }
}

/// Who leads, in words; what ends in a colon goes before the authority's name.
fn leads(
    lead: &Lead<'_>,
    is_chosen: bool,
    case: &Case,
    reference: &Citation,
    affair: &Affair,
) -> String {
    let recipient = &case.recipient;
    match lead {
        Lead::Known(_) if is_chosen => {
            format!("it also leads for {recipient} across borders ({reference})")
        }
        Lead::Known(_) => format!("leading for {recipient} across borders ({reference}):"),
        Lead::Same(authority) => format!(
            "it would also lead for {recipient} across borders, if its main establishment is in {} ({reference})",
            authority.place.in_english()
        ),
        Lead::Supervises(authority) => format!(
            "supervising {recipient}, if it sits in {}:",
            authority.place.in_english()
        ),
        Lead::BySeat(_) => format!(
            "leading, if {recipient} has its main establishment in {} ({reference}):",
            affair
                .seat
                .as_ref()
                .map(Place::in_english)
                .unwrap_or_default()
        ),
        Lead::InPartOf(place) => format!(
            "leading, if {recipient} has its main establishment in {}: the authority of the \
             part of the country where it sits ({reference})",
            place.in_english()
        ),
        Lead::Outside(place) => format!(
            "no authority leads as far as we know: {recipient} is in {} ({reference})",
            place.in_english()
        ),
        Lead::Unknown => format!(
            "who leads is not known, because it is not known where {recipient} is ({reference})"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::{ACCESS, Scratch, day, refused};

    fn order(case: &str) -> Order {
        Order {
            case: case.to_owned(),
            ties: Ties::default(),
        }
    }

    /// The Land is not known from an address in Germany, and each has its own authority.
    #[test]
    fn which_part_of_the_country_is_asked_with_its_parts() {
        let scratch = Scratch::with_cases();
        let refused: Refused = refused(authority(&scratch.world(), &order(ACCESS)));
        let hints = refused.hints();
        let [Hint::NamePart { venue, parts }] = &hints[..] else {
            panic!("{hints:?}");
        };
        assert_eq!(*venue, Venue::Residence);
        assert_eq!(parts.len(), 16);
        assert_eq!(refused.kind(), Kind::Misuse);
    }

    #[test]
    fn the_place_that_is_named_decides_and_is_told() {
        let scratch = Scratch::with_cases();
        let hearing = authority(
            &scratch.world(),
            &Order {
                ties: Ties::default()
                    .at(Venue::Residence, "DE-SN".parse().unwrap())
                    .at(Venue::Work, "FR".parse().unwrap()),
                ..order(ACCESS)
            },
        )
        .unwrap();
        let told: Vec<_> = hearing
            .authorities
            .iter()
            .map(|hearer| (hearer.authority.place.code(), hearer.venue))
            .collect();
        let expected = [("DE-SN", Some(Venue::Residence)), ("FR", Some(Venue::Work))];
        assert_eq!(told, expected);
        assert_eq!(
            hearing.authorities[0].because,
            "you live in Sachsen (GDPR Article 77(1): habitual residence)"
        );
    }

    /// What the request says of a country the profile may say more closely; of another country it says nothing.
    #[test]
    fn of_two_places_the_part_of_the_same_country_is_meant() {
        for (said, meant) in [
            (&["DE", "DE-BB"][..], Some("DE-BB")),
            (&["DE", "AT", "DE-BB"], Some("DE-BB")),
            (&["DE-SN", "DE-BB"], Some("DE-SN")),
            (&["FR", "DE-BB"], Some("FR")),
            (&["DE"], Some("DE")),
            (&[], None),
        ] {
            let places = said.iter().map(|place| place.parse().unwrap());
            let found = closest(places);
            assert_eq!(found.as_ref().map(Place::code), meant, "{said:?}");
        }
    }

    /// The bodies of a sector may have an authority of their own where the recipient is.
    #[test]
    fn a_record_says_that_another_sector_may_be_meant() {
        let authorities = Authorities::under("gdpr", None, day("2026-12-01"));
        let authorities = authorities.unwrap();
        let mut record = Record::new(
            "telekom-test".parse().unwrap(),
            Line::new("Telekom Test").unwrap(),
        );
        let seat = "DE".parse().unwrap();
        assert_eq!(of_its_own(&record, &seat, &authorities), None);
        record
            .categories
            .push(Line::new("telecommunication").unwrap());
        let Some(Notice::AuthorityOfItsOwn { sector, .. }) =
            of_its_own(&record, &seat, &authorities)
        else {
            panic!("nothing is noticed");
        };
        assert_eq!(sector, Sector::Telecommunications);
        assert_eq!(
            of_its_own(&record, &"FR".parse().unwrap(), &authorities),
            None
        );
    }
}
