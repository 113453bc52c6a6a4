//! Companies that are asked together.

use super::Id;
use crate::request::Line;

/// A list of companies under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// `de-credit-agencies`
    pub name: Id,
    pub ids: Vec<Id>,
    /// Whether it is meant to be taken whole; otherwise one chooses.
    pub whole: bool,
    pub collection: Line,
}
