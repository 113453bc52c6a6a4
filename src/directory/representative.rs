//! Who represents a company where it has no establishment?

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::AsOf;
use crate::{
    law::{Citation, Place},
    request::{Email, Line},
};

/// A representative (GDPR Article 27, UK GDPR Article 27). It may be written to
/// as well as the company; it is not the controller, so the company's name, seat,
/// public holidays and authorities are never its.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Representative {
    pub name: Line,
    pub country: Place,
    /// The lines below its name, without the country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub post: Vec<Line>,
    pub email: Option<Email>,
    /// Ids of the statutes under which it was appointed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<String>,
    pub as_of: Option<AsOf>,
    pub source: Citation,
}
