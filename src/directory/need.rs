//! What does a company need to find a person in its files?

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use strum::IntoStaticStr;

use crate::request::Line;

/// One particular. A letter carries those that the record lists, and no other.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub kind: NeedKind,
    /// What it is called: `customer number`.
    pub label: Option<Line>,
    /// Whether the company can do without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum NeedKind {
    Name,
    Email,
    Address,
    Phone,
    BirthDate,
    /// A number or word that its label describes.
    Identifier,
}
