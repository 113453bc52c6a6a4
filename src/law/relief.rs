//! May who comes late with a step of their own still be heard?

use serde::{Deserialize, Serialize};

use super::{Certainty, Citation};

/// The rule by which whoever comes late with a step of their own may still be heard: in Quebec the commission releases
/// from the thirty days "for reasonable cause" (CQLR c. P-39.1 section 43).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relief {
    pub reference: Citation,
    pub certainty: Certainty,
}
