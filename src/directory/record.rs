//! What is known of one company.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use strum::Display;

use super::{
    AsOf, Channel, Href, Id, Kind, Need, Outcome, OutcomeKind, Product, Registration,
    Representative, Way, controllers,
};
use crate::{
    law::{Citation, Language, Place, Right, day},
    request::{Address, Line, Passage, Recipient},
    shelf,
};

/// One file of `recipients/`.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Record {
    /// Never changes: it is the name of the file, and is kept in people's cases.
    pub id: Id,
    /// The legal name.
    pub name: Line,
    /// Ids that have led here before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_ids: Vec<Id>,
    /// Brands, services and subsidiaries that it answers for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trading_names: Vec<Line>,
    pub website: Option<Href>,
    /// Further domains to find it by: `amazon.fr`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Line>,
    /// Where it is established.
    pub country: Option<Place>,
    /// The part of the country whose holidays count, `DE-BY`.
    pub place: Option<Place>,
    /// For whom the record is meant: people in these places; everyone when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<Place>,
    /// Words such as `credit agency` or `social media`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Line>,
    /// The corporate family: records of one family are asked together.
    pub family: Option<Id>,
    /// The id of the authority that leads under GDPR Article 56.
    pub lead_authority: Option<Id>,
    /// The language in which it wants to be written to.
    pub language: Option<Language>,
    /// The channel that it, or whoever made the record, would have used first.
    pub suggested: Option<Kind>,
    /// Whether it is known to ask everyone for an identity document. The
    /// program says so, and attaches none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_id_document: bool,
    /// What to know before writing, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Passage>,
    /// Its representative where it has no establishment (GDPR Article 27).
    pub representative: Option<Representative>,
    /// The day the whole was last true to our knowledge.
    pub as_of: Option<AsOf>,
    /// The day someone last compared the record with the company's own pages.
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any"
    )]
    pub checked_on: Option<NaiveDate>,
    /// The collection it was taken from, when it was.
    pub origin: Option<Origin>,
    /// That there is no such company any more, or no reason to write to it.
    pub obsolete: Option<Obsolete>,
    #[serde(default, rename = "source", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
    /// Where requests are taken, in no order: [`Record::channels_for`] has the best first.
    // In JSON more is said of each: `office::recipients::ShownChannel`.
    #[cfg_attr(test, schemars(skip))]
    #[serde(default, rename = "channel", skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Unknown when empty.
    #[serde(default, rename = "need", skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    #[serde(
        default,
        rename = "registration",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub registrations: Vec<Registration>,
    #[serde(default, rename = "product", skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
}

/// The collection a record comes from.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// `datarequests.org`
    pub collection: Line,
    /// An SPDX expression, or `public record`.
    pub licence: Line,
    /// What the collection calls the record, when it is not our id.
    pub record: Option<Line>,
}

/// Why nobody should write there, and where to go instead.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Obsolete {
    pub reason: Reason,
    /// The record to write to instead.
    pub leads_to: Option<Id>,
}

/// Why a record is obsolete.
#[derive(Debug, Display, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    #[strum(to_string = "another company has bought it")]
    Acquired,
    #[strum(to_string = "it no longer exists")]
    Defunct,
    #[strum(to_string = "it has become part of another company")]
    Merged,
    #[strum(to_string = "it is recorded twice")]
    Duplicate,
    #[strum(to_string = "the law of the collection does not reach it")]
    LawNotApplicable,
    #[strum(to_string = "the collection left it out")]
    OutOfScope,
}

impl Record {
    /// A record of which nothing is known but its name.
    pub fn new(id: Id, name: Line) -> Record {
        Record {
            id,
            name,
            former_ids: Vec::new(),
            trading_names: Vec::new(),
            website: None,
            domains: Vec::new(),
            country: None,
            place: None,
            serves: Vec::new(),
            categories: Vec::new(),
            family: None,
            lead_authority: None,
            language: None,
            suggested: None,
            asks_id_document: false,
            notes: Vec::new(),
            representative: None,
            as_of: None,
            checked_on: None,
            origin: None,
            obsolete: None,
            sources: Vec::new(),
            channels: Vec::new(),
            needs: Vec::new(),
            registrations: Vec::new(),
            products: Vec::new(),
        }
    }

    /// Reads the file called `id.toml`.
    ///
    /// # Errors
    /// What is wrong, with the line and a caret where the text has one.
    pub fn read(text: &str, id: &Id) -> Result<Record, String> {
        shelf::from_toml::<Record>(text)?.checked(id)
    }

    /// The record, if it is that of the company with this id, and its parts agree with each other.
    pub(super) fn checked(self, id: &Id) -> Result<Record, String> {
        if self.id != *id {
            return Err(format!("the id `{}` is not the name of the file", self.id));
        }
        self.check()?;
        Ok(self)
    }

    /// Whether its parts agree with each other.
    ///
    /// # Errors
    /// What does not.
    pub fn check(&self) -> Result<(), String> {
        if let (Some(place), Some(country)) = (&self.place, &self.country)
            && place.country() != *country
        {
            return Err(format!("the place `{place}` is not in `{country}`"));
        }
        let mut words = BTreeSet::new();
        for product in &self.products {
            if !words.insert(&product.word) {
                return Err(format!("two products have the word `{}`", product.word));
            }
        }
        if self.former_ids.contains(&self.id) {
            return Err(format!("`{}` is its own former id", self.id));
        }
        match &self.obsolete {
            Some(obsolete) if obsolete.leads_to.as_ref() == Some(&self.id) => {
                Err(format!("`{}` leads to itself", self.id))
            }
            Some(_) if !self.channels.is_empty() => {
                Err("an obsolete record has no channels".to_owned())
            }
            _ => Ok(()),
        }
    }

    /// Each address with the days that the record as a whole has.
    pub(super) fn dated(mut self) -> Record {
        for channel in &mut self.channels {
            channel.as_of = channel.as_of.or(self.as_of);
            channel.checked_on = channel.checked_on.or(self.checked_on);
        }
        self
    }

    /// Whether it is meant for people who live there, as far as that is known.
    pub fn is_for(&self, home: Option<&Place>) -> bool {
        self.serves.is_empty() || home.is_none() || controllers::lives_in(home, &self.serves)
    }

    /// The product that a person means by this word.
    pub fn product(&self, typed: &str) -> Option<&Product> {
        self.products
            .iter()
            .find(|product| product.is_called(typed))
    }

    /// Whether it is of this category.
    pub fn is_in(&self, category: &str) -> bool {
        self.categories
            .iter()
            .any(|known| known.as_str() == category)
    }

    /// The channels of one kind for a request, the best first: those for this
    /// very statute and right before those for all, then by how sure they are on this
    /// day. Those that are not open are left out.
    pub fn channels_for(
        &self,
        kind: Kind,
        law: &str,
        right: Right,
        today: NaiveDate,
    ) -> Vec<&Channel> {
        let mut channels: Vec<&Channel> = self
            .channels
            .iter()
            .filter(|channel| {
                channel.way.kind() == kind && channel.is_open() && channel.serves(law, right)
            })
            .collect();
        channels.sort_by_key(|channel| {
            (
                channel.rights.is_empty(),
                channel.laws.is_empty(),
                channel.standing(today),
            )
        });
        channels
    }

    /// Takes in what the person's own letters have shown: the addresses, in small letters,
    /// at which mail came back, each with the day.
    pub fn learn(&mut self, bounced: &HashMap<String, NaiveDate>) {
        for channel in &mut self.channels {
            if let Way::Email { address, .. } = &channel.way
                && let Some(day) = bounced.get(&address.mailbox())
            {
                channel.outcome = Some(Outcome {
                    what: OutcomeKind::Bounced,
                    on: Some(*day),
                    note: None,
                });
            }
        }
    }

    /// The company as one writes to it with a request under this statute, for
    /// this right.
    pub fn recipient(&self, law: &str, right: Right, today: NaiveDate) -> Recipient {
        let address = self
            .channels_for(Kind::Post, law, right, today)
            .into_iter()
            .find_map(|channel| self.address(channel));
        let email = self
            .channels_for(Kind::Email, law, right, today)
            .into_iter()
            // Which part of the company has the data the person knows, and nobody else.
            .filter(|channel| channel.label.is_none())
            .find_map(|channel| match &channel.way {
                Way::Email { address, .. } => Some(address.clone()),
                _ => None,
            });
        // What the address says of the place is not said twice.
        let seat = self.place.as_ref().or(self.country.as_ref());
        let seat = seat
            .filter(|seat| address.as_ref().map(|address| &address.country) != Some(*seat))
            .cloned();
        Recipient {
            id: Some(self.id.to_string()),
            name: self.name.clone(),
            address,
            email,
            seat,
        }
    }

    /// The ways to send such a request, as the record has them: mailboxes, forms, the post.
    pub fn ways(&self, law: &str, right: Right, today: NaiveDate) -> Vec<&Channel> {
        let mut kinds = vec![Kind::Email, Kind::Form, Kind::Portal, Kind::Post];
        if let Some(suggested) = self.suggested {
            kinds.sort_by_key(|kind| *kind != suggested);
        }
        kinds
            .into_iter()
            .flat_map(|kind| self.channels_for(kind, law, right, today))
            .filter(|channel| channel.way.kind() != Kind::Post || self.address(channel).is_some())
            .collect()
    }

    /// The postal address of a channel, where it is one and its country is known or can be read from it.
    pub fn address(&self, channel: &Channel) -> Option<Address> {
        let Way::Post { lines, country } = &channel.way else {
            return None;
        };
        Address::told(lines.clone(), country.as_ref().or(self.country.as_ref()))
    }

    /// The lines of an address for such requests whose country cannot be known: no letter goes there.
    pub fn address_without_country(
        &self,
        law: &str,
        right: Right,
        today: NaiveDate,
    ) -> Option<&[Line]> {
        let mut channels = self.channels_for(Kind::Post, law, right, today).into_iter();
        channels.find_map(|channel| match &channel.way {
            Way::Post { lines, .. } if self.address(channel).is_none() => Some(&lines[..]),
            _ => None,
        })
    }
}
