//! One way to reach a company.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use strum::{Display, IntoStaticStr, VariantArray};
use thiserror::Error;

use super::{AsOf, Href, Provenance, as_of};
use crate::{
    law::{Citation, Place, Right, day},
    request::{Email, Line, Unread},
};

/// Where requests are taken, for which of them, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Channel {
    pub way: Way,
    /// For which part of the company it is, where it has a mailbox for each: `amazon.de`. An address with a label is
    /// written to only when somebody chose it.
    pub label: Option<Line>,
    /// Ids of the statutes whose requests it takes; all when empty.
    pub laws: Vec<String>,
    /// The rights it takes requests for; all when empty.
    pub rights: Vec<Right>,
    pub provenance: Provenance,
    /// The page that names it.
    pub source: Option<Citation>,
    /// The day it was last true to our knowledge; the record's when missing.
    pub as_of: Option<AsOf>,
    /// The day someone last saw it on the company's own page.
    pub checked_on: Option<NaiveDate>,
    /// Whether a newer edition of the list it was taken from no longer has it. It
    /// is then not written to without the person's explicit word.
    pub gone: bool,
    /// What became of the last request; one that bounced or was refused closes the channel.
    pub outcome: Option<Outcome>,
    /// The person whose own address it is. Such an address is not written to,
    /// unless a statutory registry names it for requests.
    pub person: Option<Line>,
}

/// The kind of channel and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    Email {
        address: Email,
        pgp: Option<Pgp>,
    },
    Post {
        /// The lines below the name, without the country.
        lines: Vec<Line>,
        /// The record's country when missing.
        country: Option<Place>,
    },
    /// A form on a web page for requests.
    Form(Href),
    /// A page behind a login, where the account holder asks.
    Portal(Href),
    /// The number with its country code: `+352 26 00 00 00`.
    Fax(Line),
}

/// The kind alone.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    Email,
    Post,
    Form,
    Portal,
    Fax,
}

/// The key of an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pgp {
    /// In groups of four as key servers show it.
    pub fingerprint: Option<Line>,
    /// Where the key itself is.
    pub href: Option<Href>,
}

/// What became of the last request that went there.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub what: OutcomeKind,
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any"
    )]
    pub on: Option<NaiveDate>,
    pub note: Option<Line>,
}

/// What a request met with.
#[derive(Debug, Display, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum OutcomeKind {
    /// It did not come back.
    Delivered,
    /// Somebody answered.
    Answered,
    /// The company takes no requests there.
    Refused,
    /// Nobody has that address.
    Bounced,
}

/// A channel as its table in a file has it: one of the five ways, and the rest.
#[skip_serializing_none]
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    email: Option<Email>,
    post: Option<Vec<Line>>,
    form: Option<Href>,
    portal: Option<Href>,
    fax: Option<Line>,
    country: Option<Place>,
    label: Option<Line>,
    person: Option<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    laws: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rights: Vec<Right>,
    provenance: Provenance,
    as_of: Option<AsOf>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    gone: bool,
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any"
    )]
    checked_on: Option<NaiveDate>,
    source: Option<Citation>,
    pgp: Option<Pgp>,
    outcome: Option<Outcome>,
}

/// The table is not a channel.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadChannel {
    #[error("a channel has exactly one of email, post, form, portal and fax; this one has {0}")]
    Ways(usize),
    #[error("`{key}` goes with {with} alone")]
    Stray {
        key: &'static str,
        with: &'static str,
    },
    #[error("{found} lines; a postal address has 1 to 6 beside the name and the country")]
    Lines { found: usize },
}

impl TryFrom<Written> for Channel {
    type Error = BadChannel;

    fn try_from(written: Written) -> Result<Self, BadChannel> {
        let stray = |key, with| Err(BadChannel::Stray { key, with });
        if written.pgp.is_some() && written.email.is_none() {
            return stray("pgp", "email");
        }
        if written.country.is_some() && written.post.is_none() {
            return stray("country", "post");
        }
        if let Some(lines) = &written.post
            && !(1..=6).contains(&lines.len())
        {
            return Err(BadChannel::Lines { found: lines.len() });
        }
        let (pgp, country) = (written.pgp, written.country);
        let mut ways: Vec<Way> = [
            written.email.map(|address| Way::Email { address, pgp }),
            written.post.map(|lines| Way::Post { lines, country }),
            written.form.map(Way::Form),
            written.portal.map(Way::Portal),
            written.fax.map(Way::Fax),
        ]
        .into_iter()
        .flatten()
        .collect();
        let found = ways.len();
        let (Some(way), 1) = (ways.pop(), found) else {
            return Err(BadChannel::Ways(found));
        };
        Ok(Channel {
            way,
            label: written.label,
            laws: written.laws,
            rights: written.rights,
            provenance: written.provenance,
            source: written.source,
            as_of: written.as_of,
            checked_on: written.checked_on,
            gone: written.gone,
            outcome: written.outcome,
            person: written.person,
        })
    }
}

impl From<Channel> for Written {
    fn from(channel: Channel) -> Written {
        let mut written = Written {
            email: None,
            post: None,
            form: None,
            portal: None,
            fax: None,
            country: None,
            label: channel.label,
            person: channel.person,
            laws: channel.laws,
            rights: channel.rights,
            provenance: channel.provenance,
            as_of: channel.as_of,
            checked_on: channel.checked_on,
            gone: channel.gone,
            source: channel.source,
            pgp: None,
            outcome: channel.outcome,
        };
        match channel.way {
            Way::Email { address, pgp } => {
                written.email = Some(address);
                written.pgp = pgp;
            }
            Way::Post { lines, country } => {
                written.post = Some(lines);
                written.country = country;
            }
            Way::Form(href) => written.form = Some(href),
            Way::Portal(href) => written.portal = Some(href),
            Way::Fax(number) => written.fax = Some(number),
        }
        written
    }
}

impl Way {
    pub fn kind(&self) -> Kind {
        match self {
            Way::Email { .. } => Kind::Email,
            Way::Post { .. } => Kind::Post,
            Way::Form(_) => Kind::Form,
            Way::Portal(_) => Kind::Portal,
            Way::Fax(_) => Kind::Fax,
        }
    }
}

/// The address on one line.
impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Way::Email { address, .. } => address.fmt(f),
            Way::Post { lines, country } => {
                let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
                f.write_str(&lines.join("; "))?;
                country
                    .as_ref()
                    .map_or(Ok(()), |country| write!(f, "; {country}"))
            }
            Way::Form(href) | Way::Portal(href) => href.fmt(f),
            Way::Fax(number) => number.fmt(f),
        }
    }
}

impl Kind {
    pub const ALL: &[Kind] = Kind::VARIANTS;

    /// As data has it: `email`.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Channel {
    /// A channel for every statute and right, of which nothing else is known.
    pub fn new(way: Way, provenance: Provenance) -> Channel {
        Channel {
            way,
            label: None,
            laws: Vec::new(),
            rights: Vec::new(),
            provenance,
            source: None,
            as_of: None,
            checked_on: None,
            gone: false,
            outcome: None,
            person: None,
        }
    }

    /// Whether requests under this statute, for this right, are taken there.
    pub fn serves(&self, law: &str, right: Right) -> bool {
        (self.laws.is_empty() || self.laws.iter().any(|served| served == law))
            && Right::named_or_all(&self.rights, &[right])
    }

    /// The last day on which it is known to have been true, by itself.
    pub fn known_on(&self) -> Option<NaiveDate> {
        self.as_of.and_then(AsOf::day).max(self.checked_on)
    }

    /// How sure it is on this day: a registration that the statute wants renewed
    /// every year is a list's entry like any other once it is older.
    pub fn standing(&self, today: NaiveDate) -> Provenance {
        let aged = self
            .known_on()
            .is_some_and(|then| as_of::is_older(then, 1, today));
        match self.provenance {
            Provenance::StatutoryRegistry if aged => Provenance::ThirdPartyList,
            other => other,
        }
    }

    /// Why most likely nobody reads what is sent there.
    pub fn unread(&self) -> Option<Unread> {
        match &self.way {
            Way::Email { address, .. } => address.unread(),
            _ => None,
        }
    }

    /// Whether it may be written to without the person's explicit word: it is
    /// neither guessed nor unconfirmed, nor dead, nor gone from its list, nor read by nobody, nor one
    /// person's own address that no registry names.
    pub fn is_open(&self) -> bool {
        let dead = self
            .outcome
            .as_ref()
            .is_some_and(|last| matches!(last.what, OutcomeKind::Bounced | OutcomeKind::Refused));
        let private = self.person.is_some() && self.provenance != Provenance::StatutoryRegistry;
        self.provenance < Provenance::Unconfirmed
            && !dead
            && !private
            && !self.gone
            && self.unread().is_none()
    }
}
