//! Which provisions do the letters cite beside those that something hangs on?

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, day};

/// Provisions that letters cite, as far as one mark says how sure their wording is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Cited {
    /// By their numbers, as the letters write them: `15(1)(a)`. Each is a part of what the reference names.
    pub provisions: Vec<String>,
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    /// The first day on which no letter cites them any more.
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<NaiveDate>,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Cited {
    /// Whether letters cite them on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether a provision is the Article or the section that the reference names, or a part of it.
    pub(super) fn names(&self, provision: &str) -> bool {
        let is_of_a_number = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
        let mut words = self.reference.title.split(|letter| !is_of_a_number(letter));
        words.any(|word| {
            // `s.164A`, `ss.164A and 165`
            let number = word.trim_start_matches('s').trim_matches(['.', '-']);
            let rest = provision.strip_prefix(number);
            number.starts_with(|first: char| first.is_ascii_digit())
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
        })
    }
}
