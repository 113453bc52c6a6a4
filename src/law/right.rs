//! Which right can a person exercise?

use super::nearest;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

/// A right by the word all statutes share here; each letter uses its statute's
/// own word for it.
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
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    ascii_case_insensitive,
    parse_err_ty = UnknownRight,
    parse_err_fn = unknown
)]
pub enum Right {
    /// To be told which data there are, and to have a copy (GDPR Article 15).
    Access,
    /// To have them erased (GDPR Article 17).
    Deletion,
    /// That they are no longer processed (GDPR Article 21).
    Objection,
    /// To have wrong ones put right (GDPR Article 16).
    Rectification,
    /// That they are kept and not used for now (GDPR Article 18).
    Restriction,
    /// To have them in a form that machines read, or sent to another (GDPR Article 20).
    Portability,
    /// Withdrawal of a consent given earlier (GDPR Article 7(3)).
    Withdrawal,
    /// Opt-out of the sale and the sharing of personal information (Cal. Civ. Code 1798.120).
    OptOut,
    /// Limit on the use and disclosure of sensitive personal information (Cal. Civ. Code 1798.121).
    Limit,
    /// What concerns decisions by machines: opt-out of, and access to, automated decision-making technology
    /// (11 CCR 7221 and 7222), a question about the result of profiling (Minn. Stat. 325M.14 subd. 1(g)).
    AutomatedDecisions,
    /// A list of the third parties to whom the data went (Minn. Stat. 325M.14 subd. 1(h)).
    ThirdParties,
}

/// The word is not the name of a right.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no right called `{0}`; the rights are {list}{meant}", meant = meant(.0), list = Right::list(Right::ALL))]
pub struct UnknownRight(pub String);

/// `; did you mean ...?`
fn meant(word: &str) -> String {
    Right::near(word).map_or_else(String::new, |right| format!("; did you mean `{right}`?"))
}

fn near(word: &str) -> Option<Right> {
    Some(match word.to_lowercase().as_str() {
        "copy" | "data" | "disclosure" | "information" | "know" | "sar" | "dsar" => Right::Access,
        "delete" | "erase" | "erasure" | "forget" | "removal" => Right::Deletion,
        "marketing" | "object" | "oppose" | "stop" => Right::Objection,
        "amend" | "amendment" | "correct" | "correction" | "dispute" | "rectify" => {
            Right::Rectification
        }
        "block" | "freeze" | "restrict" | "suspend" => Right::Restriction,
        "export" | "port" | "transfer" => Right::Portability,
        "consent" | "revoke" | "withdraw" => Right::Withdrawal,
        "optout" | "sale" | "sell" | "sharing" => Right::OptOut,
        "sensitive" => Right::Limit,
        "automated" | "profiling" => Right::AutomatedDecisions,
        "accounting" | "list" | "recipients" | "third-party" => Right::ThirdParties,
        _ => match nearest(word, Right::ALL.iter().map(|right| right.word())) {
            Some(word) => return word.parse().ok(),
            None => return None,
        },
    })
}

fn unknown(word: &str) -> UnknownRight {
    UnknownRight(word.to_owned())
}

impl Right {
    /// Every right, the three that work under every statute first.
    pub const ALL: &'static [Right] = Right::VARIANTS;

    /// The right that is meant by a word that laws, forms and people have for it, or by one with a slip in it.
    pub fn near(word: &str) -> Option<Right> {
        near(word)
    }

    /// Whether what is said for these rights, and for all where it names none, holds of a request that exercises `asked`.
    pub fn named_or_all(named: &[Right], asked: &[Right]) -> bool {
        named.is_empty() || named.iter().any(|right| asked.contains(right))
    }

    /// The word on the command line, in data and in file names.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// `access, deletion, withdrawal`, for messages.
    pub fn list(rights: &[Right]) -> String {
        rights
            .iter()
            .map(|right| right.word())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_others_have_for_a_right_is_understood() {
        let refused = |word: &str| word.parse::<Right>().unwrap_err().to_string();
        assert!(refused("Erasure").ends_with("; did you mean `deletion`?"));
        assert!(refused("xyz").ends_with("third-parties"));
    }
}
