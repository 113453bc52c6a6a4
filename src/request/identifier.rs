//! Something by which the recipient finds the requester in its files.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{BadText, Line};

/// A label and a value: `customer number` and `4711`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    pub label: Line,
    pub value: Line,
}

/// The text is not such a pair.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadIdentifier {
    #[error("write an identifier as a label and a value: 'customer number=4711'")]
    NoPair,
    #[error("the label {0}")]
    Label(#[source] BadText),
    #[error("the value {0}")]
    Value(#[source] BadText),
}

impl FromStr for Identifier {
    type Err = BadIdentifier;

    /// Reads `label=value`; the value may hold further equals signs.
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let (label, value) = text.split_once('=').ok_or(BadIdentifier::NoPair)?;
        Ok(Identifier {
            label: Line::new(label).map_err(BadIdentifier::Label)?,
            value: Line::new(value).map_err(BadIdentifier::Value)?,
        })
    }
}
