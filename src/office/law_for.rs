//! Which laws a person may use against a company: the best first, each with its reason.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Refusal, World, introduce, recipients};
use crate::{
    directory::Id,
    law::{
        Certainty, Citation, CompanyReach, Language, LawReason, Place, Right, UsableLaw,
        WhyNoLetters,
    },
    request::Line,
};

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// Where the person lives; as the profile says where it is not said.
    pub home: Option<Place>,
    /// The id or the name of a company of the directory.
    pub company: Option<String>,
    /// Where the company is; as the directory says where it is not said.
    pub seat: Option<Place>,
}

/// The laws that may be used.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LawsFor {
    /// Where the person lives.
    pub home: Place,
    /// Parts of that country on which the law depends; empty where it does not.
    pub parts: Vec<Place>,
    pub company: Option<AskedCompany>,
    /// Where the company is established, as far as that is known.
    pub seat: Option<Place>,
    /// The best first. Several can be used at once, each with a letter of its own.
    pub laws: Vec<LawFor>,
}

/// The company that was meant.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AskedCompany {
    pub id: Id,
    pub name: Line,
}

/// One law, and why it may be used.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LawFor {
    pub id: String,
    pub title: String,
    pub short_title: String,
    /// Whether a letter rests on it where nobody names another.
    pub meant: bool,
    pub reason: LawReason,
    /// How it reaches the company, where the reason does not say it.
    pub reach: Option<CompanyReach>,
    /// The one matter that it is on, by language; empty where it is on data of every kind.
    pub matter: BTreeMap<String, String>,
    pub rights: Vec<Right>,
    /// The languages of its letters; empty where it has none.
    pub languages: Vec<Language>,
    /// Why it has none, where that is known.
    pub without_letters: Option<WhyNoLetters>,
    /// Where its requests are taken, where that is a platform.
    pub platform: Option<String>,
    /// The provision behind the reason.
    pub reference: Citation,
    pub certainty: Certainty,
}

impl LawFor {
    /// A law, as every door hands it on.
    pub fn of(usable: UsableLaw, today: NaiveDate) -> LawFor {
        let statute = usable.statute;
        let platform = statute.platforms_on(today).next();
        LawFor {
            platform: platform.map(|platform| platform.href.clone()),
            rights: statute.known_rights(),
            without_letters: statute.without_letters.as_ref().map(|without| without.why),
            id: statute.id,
            title: statute.title,
            short_title: statute.short_title,
            meant: usable.meant,
            reason: usable.because,
            reach: usable.reach,
            matter: statute.matter,
            languages: statute.languages,
            reference: usable.reference,
            certainty: usable.certainty,
        }
    }
}

impl LawFor {
    /// The one matter that it is on, in a language of the screen; the law's title where that is not said.
    pub fn matter_in(&self, tongue: &str) -> &str {
        let said = self.matter.get(tongue).or_else(|| self.matter.get("en"));
        said.unwrap_or(&self.title)
    }

    /// The provision behind the reason. What stands behind a colon says what it is about, and the reason does that.
    pub fn provision(&self) -> &str {
        self.reference.title.split(": ").next().unwrap_or_default()
    }
}

/// Why no laws are told.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("where you live is not known")]
    NoHome,
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        vec![Hint::NameHome]
    }
}

/// The laws that a person may use today, against a company where one is named.
///
/// # Errors
/// When it is not known where the person lives, the name means no company or several, or a file cannot be read.
pub fn law_for(world: &World<'_>, order: &Order) -> Result<LawsFor, Error> {
    let home = match &order.home {
        Some(home) => home.clone(),
        None => introduce::Order::known(world.home, None)?
            .home()
            .ok_or(Refused::NoHome)?,
    };
    let record = match &order.company {
        Some(typed) => Some(recipients::meant(&world.home.directory()?, typed)?),
        None => None,
    };
    let seat = order.seat.clone().or_else(|| {
        let record = record.as_ref()?;
        record.place.clone().or_else(|| record.country.clone())
    });
    let statutes = world.home.statutes()?;
    let laws = statutes.usable(Some(&home), seat.as_ref(), world.today)?;
    Ok(LawsFor {
        parts: statutes.parts_with_laws(&home)?,
        company: record.map(|record| AskedCompany {
            id: record.id,
            name: record.name,
        }),
        laws: laws
            .into_iter()
            .map(|law| LawFor::of(law, world.today))
            .collect(),
        home,
        seat,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::{Scratch, refused};

    fn ids(laws: &LawsFor) -> Vec<&str> {
        laws.laws.iter().map(|law| law.id.as_str()).collect()
    }

    #[test]
    fn the_home_of_the_profile_is_meant_and_without_one_it_is_asked_for() {
        let nobody = Scratch::new();
        let why: Refused = refused(law_for(&nobody.world(), &Order::default()));
        assert_eq!(why, Refused::NoHome);
        let scratch =
            Scratch::with_profile("name = \"Ada\"\naddress = \"Ring 1; 1010 Wien; AT\"\n");
        let laws = law_for(&scratch.world(), &Order::default()).unwrap();
        assert_eq!((laws.home.code(), ids(&laws)), ("AT", vec!["gdpr"]));
        assert!(laws.laws[0].meant && laws.laws[0].reach.is_none());
    }

    #[test]
    fn the_company_is_where_the_directory_or_the_person_has_it() {
        let scratch = Scratch::new();
        let home = Some("BO".parse().unwrap());
        let (company, seat) = (Some("spotify".to_owned()), Some("GB".parse().unwrap()));
        let order = Order {
            home,
            company,
            seat: None,
        };
        let laws = law_for(&scratch.world(), &order).unwrap();
        assert_eq!(ids(&laws), ["gdpr"]);
        assert!(matches!(&laws.laws[0].reason, LawReason::Seat { place } if place.code() == "SE"));
        let laws = law_for(&scratch.world(), &Order { seat, ..order }).unwrap();
        assert_eq!(ids(&laws), ["uk-gdpr"]);
    }
}
