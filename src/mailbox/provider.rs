//! Where the mailbox is read from which mails are sent.

use std::{collections::HashSet, sync::LazyLock};

use serde::Deserialize;

use crate::{
    delivery::server::{Protocol, Server},
    shelf::built_in::MAILBOXES,
};

/// A provider of mailboxes, as `mailboxes/providers.toml` has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    pub name: String,
    /// What its addresses end with, behind the `@`.
    domains: Vec<String>,
    /// Hosts that mails are handed to, some with their port.
    smtp: Vec<String>,
    /// The mail server that an account is given, without a user.
    pub send: String,
    imap: String,
    pub login: Wants,
    /// What the person must know when the login is refused.
    pub note: String,
    /// Where an app password is made, or where the provider says how programs log in.
    pub page: Option<String>,
    pub certainty: Certain,
}

/// What a provider's server takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wants {
    Password,
    /// One that was made for a single program.
    AppPassword,
    Token,
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certain {
    /// Seen with an account.
    Verified,
    /// Read in guides by others.
    Secondary,
    Memory,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// More domains at which anybody has a mailbox.
    anybody: Vec<String>,
    provider: Vec<Provider>,
}

/// Domains at which anybody has a mailbox.
static OF_ANYBODY: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let file: Option<File> = MAILBOXES.read("providers.toml").and_then(Result::ok);
    let domains = file.map(|file| {
        let of_providers = file.provider.into_iter().flat_map(|one| one.domains);
        of_providers.chain(file.anybody).collect()
    });
    domains.unwrap_or_default()
});

/// Whether anybody can have a mailbox at this domain, so that an address there is somebody's only as a whole.
pub fn gives_to_anybody(domain: &str) -> bool {
    OF_ANYBODY.contains(&domain.to_lowercase())
}

impl Provider {
    /// The provider whose mail server this is.
    pub fn of(smtp: &Server) -> Option<Provider> {
        let file: File = MAILBOXES.read("providers.toml")?.ok()?;
        let is_it = |host: &String| match host.rsplit_once(':') {
            Some((host, port)) => host == smtp.host && port == smtp.port.to_string(),
            None => *host == smtp.host,
        };
        let mut providers = file.provider.into_iter();
        providers.find(|provider| provider.smtp.iter().any(is_it))
    }

    /// The provider of addresses that end so.
    pub fn of_domain(domain: &str) -> Option<Provider> {
        let file: File = MAILBOXES.read("providers.toml")?.ok()?;
        let domain = domain.to_lowercase();
        let mut providers = file.provider.into_iter();
        providers.find(|provider| provider.domains.contains(&domain))
    }

    /// Where its mailboxes are read, by the user, the authority and the patience of the mail server.
    pub fn server(&self, smtp: &Server) -> Option<Server> {
        let server = Server::speaking(Protocol::Imap, &self.imap).ok()?;
        Some(Server {
            user: smtp.user.clone(),
            authority: smtp.authority.clone(),
            patience: smtp.patience,
            ..server
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::server::Security;

    #[test]
    fn anybody_has_a_mailbox_at_each_providers_domains_and_at_the_others() {
        let file: File = MAILBOXES.read("providers.toml").unwrap().unwrap();
        assert!(
            file.anybody.is_sorted(),
            "in order, so that none stands twice"
        );
        for domain in file.provider.iter().flat_map(|one| &one.domains) {
            assert!(gives_to_anybody(domain), "{domain}");
            assert!(
                !file.anybody.contains(domain),
                "{domain} stands with its provider"
            );
        }
        assert!(gives_to_anybody("Hotmail.DE") && gives_to_anybody("free.fr"));
        assert!(!gives_to_anybody("musterfirma.example") && !gives_to_anybody(""));
    }

    #[test]
    fn every_provider_of_the_file_has_a_server_that_is_private() {
        let file: File = MAILBOXES.read("providers.toml").unwrap().unwrap();
        assert!(file.provider.len() >= 10);
        let docs = include_str!("../../docs/accounts.md");
        for provider in file.provider {
            for smtp in &provider.smtp {
                let url = format!("smtps://ada@{smtp}");
                let smtp: Server = url.parse().unwrap();
                let found = Provider::of(&smtp).unwrap();
                assert_eq!(found, provider, "{url}");
                let server = found.server(&smtp).unwrap();
                assert_ne!(server.security, Security::Loopback, "{url}");
                assert_eq!(server.user.as_deref(), Some("ada"));
            }
            let server: Server = provider.send.parse().unwrap();
            assert_eq!(
                Provider::of(&server),
                Some(provider.clone()),
                "{}",
                provider.send
            );
            // An account as the table of the page has it.
            let (scheme, host) = provider.send.split_once("://").unwrap();
            assert!(
                docs.lines()
                    .any(|line| line.contains(&format!("`{scheme}://you@"))
                        && line.contains(&format!("@{host}`"))),
                "docs/accounts.md: {}",
                provider.send
            );
            for domain in &provider.domains {
                assert_eq!(Provider::of_domain(domain), Some(provider.clone()));
            }
            assert!(
                docs.contains(&format!("`{}`", provider.imap)),
                "docs/accounts.md: {}",
                provider.name
            );
        }
        assert_eq!(Provider::of_domain("example.org"), None);
        assert_eq!(
            Provider::of(&"smtps://ada@mail.example.org".parse().unwrap()),
            None
        );
        // Another program on this machine is not Proton's.
        assert_eq!(
            Provider::of(&"smtps://ada@127.0.0.1:2525".parse().unwrap()),
            None
        );
    }
}
