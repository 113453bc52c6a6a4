//! A page on the web.

use std::{fmt, str::FromStr};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use thiserror::Error;

use crate::request::printable;

/// The longest address of a page, in bytes.
const LONGEST: usize = 2_000;

/// The address of a page, with `https://` or `http://` and a host.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Href(String);

/// The text is not such an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a web address such as `https://example.org/privacy`")]
pub struct BadHref(pub String);

impl Href {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host without `www.`, in small letters: `example.org`.
    pub fn domain(&self) -> String {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default().to_lowercase();
        host.strip_prefix("www.").unwrap_or(&host).to_owned()
    }
}

impl FromStr for Href {
    type Err = BadHref;

    fn from_str(text: &str) -> Result<Self, BadHref> {
        let href = Href(text.trim().to_owned());
        let scheme = href
            .0
            .split_once("://")
            .map(|(scheme, _)| scheme.to_lowercase());
        let plain = printable(&href.0) == href.0
            && !href
                .0
                .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
        if matches!(scheme.as_deref(), Some("http" | "https"))
            && href.0.len() <= LONGEST
            && plain
            && href.domain().contains('.')
        {
            Ok(href)
        } else {
            Err(BadHref(printable(text).chars().take(80).collect()))
        }
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_with_a_host_is_one() {
        for wrong in [
            "",
            "example.org",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "https://localhost/",
            "https://exa mple.org",
            "https://example.org/\u{202e}gro",
        ] {
            assert!(wrong.parse::<Href>().is_err(), "{wrong}");
        }
        let href: Href = "HTTPS://user@WWW.Example.org:443/a?b".parse().unwrap();
        assert_eq!(href.domain(), "example.org");
    }
}
