//! One try to hand a mail to a server, and what the server said.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What an entry of the log says of a mail besides its day. The order of the
/// keys is part of the chain of hashes: new ones go last, and are left out where
/// there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    pub at: DateTime<Utc>,
    /// The account by its name in `config.toml`.
    pub account: String,
    pub message_id: String,
    /// Of the exact bytes, so that the chain of the log covers them.
    pub sha256: String,
    pub to: String,
    /// The step at which it ended, in words; none when the server took the mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What the server said last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// What went wrong, where no reply says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    /// The address of the envelope it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// When the mail was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<DateTime<Utc>>,
}

/// A server's reply (RFC 5321, section 4.2), without what would steer a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// 200 to 599.
    pub code: u16,
    pub text: String,
    /// Under which name the server keeps the mail, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<String>,
}

/// What a server says of a mailbox that is not there (RFC 3463, sections 3.2 and 3.3).
const NOBODY_THERE: [&str; 6] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

impl Reply {
    /// Whether it says that nobody is at the address.
    pub(super) fn says_nobody_is_there(&self) -> bool {
        let status = self.text.split_whitespace().next();
        self.code >= 500 && status.is_some_and(|status| NOBODY_THERE.contains(&status))
    }
}

impl std::fmt::Display for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, self.text)
    }
}
