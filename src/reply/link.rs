//! Where does a link lead?

use serde::{Deserialize, Serialize};

/// A link of a mail. It is shown and never opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Link {
    /// What the mail shows; of a plain text its target.
    pub text: String,
    /// Where it leads, as the mail has it.
    pub target: String,
}

impl Link {
    /// The host it leads to, small, or none for a link without one (`mailto:`).
    pub fn host(&self) -> Option<String> {
        host(&self.target)
    }

    /// Whether the text names another host than the target: the sign of a forgery, or of counted clicks.
    pub fn misleads(&self) -> bool {
        let shown = host(self.text.trim()).or_else(|| {
            let text = self.text.trim();
            let named = text.contains('.') && !text.contains(char::is_whitespace);
            named.then(|| host(&format!("https://{text}"))).flatten()
        });
        match (shown, self.host()) {
            (Some(shown), Some(host)) => {
                let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
                bare(&shown) != bare(&host)
            }
            _ => false,
        }
    }
}

fn host(target: &str) -> Option<String> {
    let rest = target
        .trim()
        .split_once("://")
        .filter(|(scheme, _)| matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https"))?
        .1;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?.trim_end_matches('.');
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// The links that a plain text shows.
pub(super) fn in_text(text: &str, most: usize) -> Vec<Link> {
    let mut links = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("http") {
        let (_, from) = rest.split_at(at);
        let is_one = from.starts_with("http://") || from.starts_with("https://");
        let end = from
            .find(|c: char| {
                c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']')
            })
            .unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        if is_one {
            let target = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
            links.push(Link {
                text: target.to_owned(),
                target: target.to_owned(),
            });
            if links.len() >= most {
                break;
            }
        }
        rest = if end == 0 {
            from.get(4..).unwrap_or("")
        } else {
            after
        };
    }
    links
}
