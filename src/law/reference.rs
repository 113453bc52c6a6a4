//! Whose words is a value taken from?

use std::fmt;

use serde::{Deserialize, Serialize};

/// A provision, ruling or official text, and where it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// As a lawyer would cite it: `GDPR Article 12(3), first sentence`.
    pub title: String,
    pub href: String,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}
