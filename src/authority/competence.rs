//! Which authority does an affair belong to?

use std::collections::BTreeSet;

use thiserror::Error;

use super::{Authorities, Authority, Sector};
use crate::law::{Complaint, Place, Venue};

/// The facts that decide which authority is competent.
#[derive(Debug, Clone, Default)]
pub struct Affair {
    /// Where the person lives.
    pub residence: Option<Place>,
    pub work: Option<Place>,
    /// Where the person says the wrong happened.
    pub infringement: Option<Place>,
    /// Where the body complained about sits.
    pub seat: Option<Place>,
    pub sector: Sector,
    /// The id of the authority that is known to lead for this body.
    pub lead: Option<String>,
}

/// The authorities an affair belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence<'a> {
    /// Any of them may be chosen; the one to begin with first.
    pub competent: Vec<Competent<'a>>,
    /// `None` where the statute knows no lead, or no border is crossed.
    pub lead: Option<Lead<'a>>,
}

/// One authority, and what makes it competent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competent<'a> {
    pub authority: &'a Authority,
    /// `None` where the statute has the authorities of one place alone.
    pub because: Option<(Venue, Place)>,
    /// Whether the place was not said but taken from the seat of the body.
    pub presumed: bool,
}

/// Who leads where the processing crosses borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead<'a> {
    /// It is known to lead for this body.
    Known(&'a Authority),
    /// It leads if the body has its main establishment where it sits.
    BySeat(&'a Authority),
    /// The authority of the person's own state would lead as well.
    Same(&'a Authority),
    /// No border is crossed, but the body sits in a part of the state with an authority
    /// of its own, which supervises it.
    Supervises(&'a Authority),
    /// The body sits in this state, whose parts have authorities of their own.
    InPartOf(Place),
    /// The body sits where no authority can lead.
    Outside(Place),
    /// Nobody knows where the body sits.
    Unknown,
}

/// No authority can be named.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoAuthority {
    #[error(
        "in {country} each part of the country has its own authority, and it is not known which part this is"
    )]
    WhichPart {
        country: String,
        /// What the country was said to be.
        venue: Venue,
        parts: Vec<Place>,
    },
    #[error("no authority is known for a {sector} body in {place}")]
    NoneThere { sector: Sector, place: String },
    #[error("nothing places this case under one of its authorities")]
    Nowhere,
}

impl Authorities {
    /// The authorities an affair belongs to under the complaint's own words.
    ///
    /// # Errors
    /// When the places that are known name none, or not which of several.
    pub fn competence(
        &self,
        affair: &Affair,
        complaint: &Complaint,
    ) -> Result<Competence<'_>, NoAuthority> {
        let mut competent: Vec<Competent<'_>> = Vec::new();
        if self.are_of_one_place() {
            // Where the person lives changes nothing then.
            competent.extend(self.all().iter().map(|authority| Competent {
                authority,
                because: None,
                presumed: false,
            }));
        } else {
            for venue in &complaint.heard_at {
                let place = match venue {
                    Venue::Residence => &affair.residence,
                    Venue::Work => &affair.work,
                    Venue::Infringement => &affair.infringement,
                };
                if let Some(place) = place.as_ref().filter(|place| self.reach(place)) {
                    self.add(&mut competent, affair.sector, *venue, place, false)?;
                }
            }
            // A person may live where the statute has no authority.
            if competent.is_empty()
                && complaint.heard_at.contains(&Venue::Infringement)
                && let Some(seat) = affair.seat.as_ref().filter(|seat| self.reach(seat))
            {
                let venue = Venue::Infringement;
                self.add(&mut competent, affair.sector, venue, seat, true)?;
            }
        }
        let first = competent.first().ok_or(NoAuthority::Nowhere)?;
        let lead = complaint
            .lead
            .as_ref()
            .and_then(|_| self.lead(affair, first.authority));
        Ok(Competence { competent, lead })
    }

    /// Adds the authorities of a place, those that are there already left out.
    fn add<'a>(
        &'a self,
        competent: &mut Vec<Competent<'a>>,
        sector: Sector,
        venue: Venue,
        place: &Place,
        presumed: bool,
    ) -> Result<(), NoAuthority> {
        let there = self.at(place, sector);
        if there.is_empty() {
            let parts = self.parts(place, sector);
            let country = place.in_english();
            return Err(if parts.is_empty() {
                NoAuthority::NoneThere {
                    sector,
                    place: country,
                }
            } else {
                NoAuthority::WhichPart {
                    country,
                    venue,
                    parts,
                }
            });
        }
        for authority in there {
            if !competent.iter().any(|known| known.authority == authority) {
                competent.push(Competent {
                    authority,
                    because: Some((venue, place.clone())),
                    presumed,
                });
            }
        }
        Ok(())
    }

    /// Whether the bodies of a sector have an authority of their own at this place.
    pub fn of_its_own(&self, sector: Sector, place: &Place) -> bool {
        let special = |authority: &&Authority| authority.sectors.contains(&sector);
        let there = self.at(place, sector);
        !there.is_empty() && there.iter().all(special)
    }

    fn lead(&self, affair: &Affair, chosen: &Authority) -> Option<Lead<'_>> {
        // For a public body's task no authority leads (GDPR Article 55(2)).
        if matches!(affair.sector, Sector::Public | Sector::Federal) {
            return None;
        }
        if let Some(known) = affair
            .lead
            .as_ref()
            .and_then(|id| self.all().iter().find(|authority| authority.id == *id))
        {
            return Some(Lead::Known(known));
        }
        let Some(seat) = &affair.seat else {
            return Some(Lead::Unknown);
        };
        if seat.country() == chosen.place.country() {
            return match self.at(seat, affair.sector)[..] {
                [only] if only == chosen => Some(Lead::Same(only)),
                [only] => Some(Lead::Supervises(only)),
                _ => None,
            };
        }
        Some(match self.at(seat, affair.sector)[..] {
            [only] => Lead::BySeat(only),
            _ if self.reach(seat) => Lead::InPartOf(seat.clone()),
            _ => Lead::Outside(seat.clone()),
        })
    }

    /// The authorities for a sector at a place. One of a part of the state that has
    /// these bodies for its own goes before that of the whole state.
    fn at(&self, place: &Place, sector: Sector) -> Vec<&Authority> {
        let there: Vec<&Authority> = self
            .all()
            .iter()
            .filter(|authority| authority.is_of(place) && authority.supervises(sector))
            .collect();
        let own: Vec<&Authority> = there
            .iter()
            .copied()
            .filter(|authority| {
                !place.is_country()
                    && authority.place == *place
                    && authority.sectors.contains(&sector)
            })
            .collect();
        if own.is_empty() { there } else { own }
    }

    /// The parts of a country that have an authority of their own.
    fn parts(&self, country: &Place, sector: Sector) -> Vec<Place> {
        let mut parts: Vec<Place> = self
            .all()
            .iter()
            .filter(|authority| authority.supervises(sector))
            .map(|authority| &authority.place)
            .filter(|place| place.country() == *country && **place != *country)
            .cloned()
            .collect();
        parts.sort();
        parts.dedup();
        parts
    }

    /// Whether any authority is in the country of this place.
    fn reach(&self, place: &Place) -> bool {
        self.all().iter().any(|authority| {
            authority.is_of(place) || (place.is_country() && authority.place.country() == *place)
        })
    }

    fn are_of_one_place(&self) -> bool {
        let places: BTreeSet<&Place> = self
            .all()
            .iter()
            .map(|authority| &authority.place)
            .collect();
        places.len() == 1
    }
}
