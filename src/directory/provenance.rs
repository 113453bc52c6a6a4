//! How is an address known?

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// From whom an address was taken, the surest first. Between two addresses of
/// one company the order decides.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Provenance {
    /// A register that a statute makes the company keep right.
    StatutoryRegistry,
    /// The company's own privacy policy or legal notice.
    PrivacyPolicy,
    /// A request has reached the company there.
    Delivered,
    /// A list somebody else keeps.
    ThirdPartyList,
    /// A list names it, and nothing shows that its domain is the company's. Nothing is
    /// sent there without the person's word.
    Unconfirmed,
    /// Nobody names it: it was guessed from others. Nothing is sent there
    /// without the person's word.
    Derived,
}

impl Provenance {
    /// As data has it: `privacy-policy`.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Provenance::StatutoryRegistry => "statutory registry",
            Provenance::PrivacyPolicy => "privacy policy",
            Provenance::Delivered => "delivered before",
            Provenance::ThirdPartyList => "third-party list",
            Provenance::Unconfirmed => "third-party list, not confirmed",
            Provenance::Derived => "derived",
        })
    }
}
