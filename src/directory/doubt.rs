//! Why might an address not be the company's?

use std::{collections::BTreeSet, fmt, sync::LazyLock};

use chrono::NaiveDate;
use serde::Serialize;
use strsim::osa_distance;

use super::{Channel, Href, Provenance, Record, Way, as_of, built_in::built_in_names, names::fold};
use crate::request::{Email, Line};

/// The sites of lists and registries: that one is a source says nothing of the
/// company's own domains.
const LISTS: [&str; 6] = [
    "datarequests.org",
    "justdeleteme.xyz",
    "cppa.ca.gov",
    "bizfilings.vermont.gov",
    "company-information.service.gov.uk",
    "github.com",
];

/// Shorter words are one letter away from too many others.
const SHORTEST: usize = 4;

/// The registrable domains of the built-in companies.
static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    built_in_names()
        .filter_map(|name| match name.kind {
            "website" => registrable(&name.text.parse::<Href>().ok()?.domain()),
            "domain" => registrable(name.text),
            _ => None,
        })
        .collect()
});

/// Something to know of an address before one writes to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "doubt")]
pub enum Doubt {
    /// Its domain is not one by which the company is known.
    Foreign {
        address: String,
        company: String,
        known: Vec<String>,
        /// The domain, or the name, that it is one letter away from.
        like: Option<String>,
    },
    /// A newer edition of its list no longer has it.
    Gone { address: String },
    /// It was last known to be right more than two years ago, or, of a yearly
    /// registration, more than one.
    Old {
        address: String,
        /// Whose word it is: `the list's entry`.
        word: &'static str,
        since: NaiveDate,
        /// `of 2019`
        of: String,
    },
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Doubt::Foreign {
                address,
                company,
                known,
                like,
            } => {
                match known.as_slice() {
                    [] => write!(
                        f,
                        "{address} cannot be compared: no domain of {company} is known"
                    )?,
                    known => write!(
                        f,
                        "{address} is not at {}, by which {company} is known",
                        known.join(" or ")
                    )?,
                }
                match like {
                    Some(like) => write!(
                        f,
                        "; it is one letter away from {like}, and may be a stranger's: look for the address in the company's privacy policy"
                    ),
                    None => write!(f, "; look for it in the company's privacy policy"),
                }
            }
            Doubt::Gone { address } => write!(
                f,
                "{address} is no longer in the list it was taken from; look for an address in the company's privacy policy"
            ),
            Doubt::Old {
                address, word, of, ..
            } => write!(
                f,
                "{address} may have changed: {word} is {of}; compare it with the company's privacy policy"
            ),
        }
    }
}

impl Doubt {
    /// Whether there is anything to compare with: of a company without a domain,
    /// nothing is known against any address.
    pub fn is_told(&self) -> bool {
        !matches!(self, Doubt::Foreign { known, like: None, .. } if known.is_empty())
    }

    /// Whether it is about a domain that is easily taken for another one.
    pub fn is_look_alike(&self) -> bool {
        matches!(self, Doubt::Foreign { like: Some(_), .. })
    }
}

/// The domain under which a name is registered, in ASCII: `example.co.uk` of
/// `mail.example.co.uk`. None of a public suffix such as `co.uk` itself.
pub fn registrable(host: &str) -> Option<String> {
    let host = idna::domain_to_ascii(host.trim_end_matches('.')).ok()?;
    psl::domain_str(&host).map(str::to_owned)
}

/// The first label: `example` of `example.co.uk`.
fn label(domain: &str) -> &str {
    domain.split('.').next().unwrap_or(domain)
}

impl Record {
    /// The registrable domains that the company is known by: of its website, of its
    /// `domains`, and of its own pages that are named as sources.
    pub fn known_domains(&self) -> BTreeSet<String> {
        let pages = self.sources.iter().map(|source| &source.href);
        let of_channels = self.channels.iter().filter_map(|c| c.source.as_ref());
        let pages = pages
            .chain(of_channels.map(|source| &source.href))
            .filter_map(|href| href.parse::<Href>().ok())
            .map(|href| href.domain())
            .filter(|host| !is_list(host));
        let website = self.website.as_ref().map(Href::domain);
        let domains = self.domains.iter().map(ToString::to_string);
        domains
            .chain(website)
            .chain(pages)
            .filter_map(|host| registrable(&host))
            .collect()
    }

    /// That an address is at a domain by which the company is not known.
    pub fn foreign(&self, address: &Email) -> Option<Doubt> {
        let known = self.known_domains();
        let found = registrable(address.domain());
        if found.as_ref().is_some_and(|found| known.contains(found)) {
            return None;
        }
        let like = found.as_deref().and_then(|found| self.like(found, &known));
        Some(Doubt::Foreign {
            address: address.to_string(),
            company: self.name.to_string(),
            known: known.into_iter().collect(),
            like,
        })
    }

    /// The domain, or the word of a name, that a domain is one letter away from.
    fn like(&self, found: &str, known: &BTreeSet<String>) -> Option<String> {
        let near = |one: &str, other: &str| {
            one.chars().count().min(other.chars().count()) >= SHORTEST
                && osa_distance(one, other) == 1
        };
        let near_domain =
            |domain: &&String| near(found, domain) || near(label(found), label(domain));
        if let Some(domain) = known.iter().find(near_domain) {
            return Some(domain.clone());
        }
        let names: Vec<String> = [&self.name]
            .into_iter()
            .chain(&self.trading_names)
            .map(|name: &Line| fold(name.as_str()))
            .collect();
        let mut words = names.iter().flat_map(|name| name.split(' '));
        if let Some(word) = words.find(|word| near(label(found), word)) {
            return Some(format!("the name `{word}`"));
        }
        if KNOWN.contains(found) {
            return None;
        }
        KNOWN.iter().find(|domain| near(found, domain)).cloned()
    }

    /// What is to be known of one of its addresses, or of any other, on this day.
    pub fn doubts(&self, way: &Way, today: NaiveDate) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if let Way::Email { address, .. } = way {
            doubts.extend(self.foreign(address));
        }
        if let Some(channel) = self.channels.iter().find(|known| known.way.same(way)) {
            doubts.extend(channel.doubts(today));
        }
        doubts
    }
}

impl Channel {
    /// What its own history says against it.
    fn doubts(&self, today: NaiveDate) -> Vec<Doubt> {
        let address = self.way.to_string();
        let mut doubts = Vec::new();
        if self.gone {
            doubts.push(Doubt::Gone {
                address: address.clone(),
            });
        }
        let years = match self.provenance {
            Provenance::StatutoryRegistry => 1,
            _ => 2,
        };
        if let Some(since) = self.known_on()
            && as_of::is_older(since, years, today)
        {
            doubts.push(Doubt::Old {
                address,
                word: match self.provenance {
                    Provenance::StatutoryRegistry => "its registration",
                    Provenance::PrivacyPolicy => "what its privacy policy was seen to say",
                    Provenance::Delivered
                    | Provenance::ThirdPartyList
                    | Provenance::Unconfirmed => "the list's entry",
                    Provenance::Derived => "the guess",
                },
                since,
                of: as_of::of_when(since, today),
            });
        }
        doubts
    }
}

fn is_list(host: &str) -> bool {
    LISTS
        .iter()
        .any(|list| host == *list || host.strip_suffix(list).is_some_and(|h| h.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> Record {
        toml::from_str(&format!(
            "id = \"example\"\nname = \"Example Shop Ltd\"\n{text}"
        ))
        .unwrap()
    }

    fn told(record: &Record, address: &str) -> String {
        let doubt = record.foreign(&address.parse().unwrap());
        doubt.map(|doubt| doubt.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_public_suffix_is_nobodys_domain() {
        let shop = record("website = \"https://www.shop.co.uk/\"");
        assert_eq!(told(&shop, "privacy@mail.shop.co.uk"), "");
        assert_eq!(told(&shop, "privacy@SHOP.co.uk"), "");
        assert!(told(&shop, "privacy@other.co.uk").contains("not at shop.co.uk"));
        // Two subdomains of one domain are one company's.
        let shop = record("website = \"https://www.shop.com/\"");
        assert_eq!(told(&shop, "privacy@mail.shop.com"), "");
        // A page at a host that lends its subdomains vouches for itself alone.
        let shop = record("website = \"https://shop.github.io/\"");
        assert!(told(&shop, "privacy@thief.github.io").contains("not at shop.github.io"));
        // A record whose website is a suffix itself has no domain.
        let shop = record("website = \"https://co.uk/\"");
        assert!(told(&shop, "privacy@other.co.uk").contains("no domain of Example Shop Ltd"));
    }

    #[test]
    fn a_domain_one_letter_away_is_told_as_such() {
        let shop = record("domains = [\"teads.com\"]");
        for near in [
            "tead.com",
            "teadss.com",
            "taeds.com",
            "tead.net",
            "teaos.com",
        ] {
            let told = told(&shop, &format!("privacy@{near}"));
            assert!(told.contains("one letter away from teads.com"), "{told}");
        }
        let far = told(&shop, "privacy@tea.com");
        assert!(
            far.contains("not at teads.com") && !far.contains("letter"),
            "{far}"
        );
        // By a name of the company, where no domain is known.
        let shop = record("trading-names = [\"Teads Holding Co.\"]");
        let near = told(&shop, "privacy@tead.com");
        assert!(
            near.contains("one letter away from the name `teads`"),
            "{near}"
        );
        // By the domain of another company.
        let shop = record("website = \"https://example.org\"");
        let near = told(&shop, "privacy@spotlfy.com");
        assert!(near.contains("one letter away from spotify.com"), "{near}");
    }
}
