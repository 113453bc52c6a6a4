//! Whose words is a value taken from?

use std::fmt;

use serde::{Deserialize, Serialize};

/// A provision, ruling or official text, and where it can be read. Data and JSON have it under the key
/// `reference`; the number of a case is [`request::Reference`](crate::request::Reference).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// As a lawyer would cite it: `GDPR Article 12(3), first sentence`.
    pub title: String,
    /// Where its text can be read: `https://…`.
    pub href: String,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}
