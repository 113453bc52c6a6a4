//! A company's entry in a registry of data brokers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Href;
use crate::{
    law::{Place, day},
    request::{Line, Passage},
};

/// Where a company is registered as a data broker. A deletion platform of that
/// state reaches every broker in its registry at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Registration {
    /// The state that keeps the registry: `US-CA`.
    pub registry: Place,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Line>,
    /// As the registry puts it: `ACTIVE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Line>,
    /// The day of the entry.
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub on: Option<NaiveDate>,
    /// What the company says of requests through an agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agents: Option<Passage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Href>,
}
