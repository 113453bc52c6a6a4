//! A company's entry in a registry of data brokers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::Href;
use crate::{
    law::{Place, day},
    request::{Line, Passage},
};

/// Where a company is registered as a data broker. A deletion platform of that
/// state reaches every broker in its registry at once.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Registration {
    /// The state that keeps the registry: `US-CA`.
    pub registry: Place,
    pub number: Option<Line>,
    /// As the registry puts it: `ACTIVE`.
    pub status: Option<Line>,
    /// The day of the entry.
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any"
    )]
    pub on: Option<NaiveDate>,
    /// What the company says of requests through an agent.
    pub agents: Option<Passage>,
    pub source: Option<Href>,
}
