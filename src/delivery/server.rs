//! A mail server: which one, how private the way to it is, and by what it knows the person.
//!
//! Never opportunistic: a server is spoken to under TLS from the first byte, or after STARTTLS, or it
//! is this machine. The protocols stand beside it: [`smtp`](super::smtp) hands mails over, and the
//! mailbox is read by IMAP ([`crate::mailbox`]).

mod fault;
mod plug;
mod tls;

use std::{str::FromStr, time::Duration};

use secrecy::SecretString;
use thiserror::Error;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time,
};
use url::{Host, Url};

pub(crate) use fault::EARLY;
pub use fault::{Fault, Stage, Trouble, Words};
pub(crate) use plug::Plug;
pub(crate) use tls::begin as begin_tls;

/// What a conversation leads over.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin> Stream for T {}

/// By what a server knows the person.
#[derive(Debug)]
pub enum Login {
    /// The server asks for none, as one on this machine.
    None,
    /// By the simplest way that the server offers; it is under TLS, or stays on this machine.
    Password {
        user: String,
        password: SecretString,
    },
    /// An access token for XOAUTH2.
    Token { user: String, token: SecretString },
}

/// What is spoken with a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    Smtp,
    Imap,
}

impl Protocol {
    /// Before `://`: TLS from the first byte, after STARTTLS, in the clear; each with its usual port
    /// (RFC 8314, section 7).
    fn schemes(self) -> [(&'static str, Security, u16); 3] {
        match self {
            Protocol::Smtp => [
                ("smtps", Security::Implicit, 465),
                ("smtp+starttls", Security::StartTls, 587),
                ("smtp", Security::Loopback, 25),
            ],
            Protocol::Imap => [
                ("imaps", Security::Implicit, 993),
                ("imap+starttls", Security::StartTls, 143),
                ("imap", Security::Loopback, 143),
            ],
        }
    }
}

/// How the way to a server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314, section 3.3).
    Implicit,
    /// STARTTLS, and nothing without it (RFC 3207).
    StartTls,
    /// Not encrypted, to this machine alone.
    Loopback,
}

/// How long a server is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the connection and each reply.
    pub command: Duration,
    /// For the mail to be handed over and the word after it. To stop waiting
    /// leaves a mail of which nobody knows whether it was taken, so RFC 5321
    /// (section 4.5.3.2.6) asks for ten minutes.
    pub verdict: Duration,
}

impl Patience {
    /// A minute, and ten for the word after the mail.
    pub const USUAL: Patience = Patience {
        command: Duration::from_secs(60),
        verdict: Duration::from_secs(600),
    };

    /// The same for everything.
    pub fn of(duration: Duration) -> Patience {
        Patience {
            command: duration,
            verdict: duration,
        }
    }

    /// For the answer to a farewell, which nothing depends on.
    pub(crate) fn farewell(self) -> Duration {
        self.command.min(Duration::from_secs(2))
    }
}

/// A mail server, as an address such as `smtps://ada@mail.example.org` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The name that the certificate must be for.
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Who logs in; nobody where it is missing.
    pub user: Option<String>,
    /// The authority to trust instead of the machine's list, as PEM.
    pub authority: Option<Vec<u8>>,
    pub patience: Patience,
}

/// The text is not the address of a server.
///
/// Nothing of the text is repeated: any part of it may be a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadServer {
    #[error("this is not the address of a mail server")]
    Unreadable,
    #[error("the part before `://` is not a kind of mail server")]
    Scheme,
    #[error("{0}:// is not encrypted, and works only on this computer")]
    InTheClear(&'static str),
    #[error("the password is in the address of the server")]
    Password,
    #[error("the address of the server has more after its name")]
    TooLong,
}

impl FromStr for Server {
    type Err = BadServer;

    /// A server that mails are handed to.
    fn from_str(text: &str) -> Result<Server, BadServer> {
        Server::speaking(Protocol::Smtp, text)
    }
}

impl Server {
    /// The server of an address such as `imaps://ada@mail.example.org`.
    ///
    /// # Errors
    /// When it is not the address of a server that speaks this, or would not be private.
    pub fn speaking(protocol: Protocol, text: &str) -> Result<Server, BadServer> {
        let url = Url::parse(text.trim()).map_err(|_| BadServer::Unreadable)?;
        if url.password().is_some() {
            return Err(BadServer::Password);
        }
        let schemes = protocol.schemes();
        let known = schemes.iter().find(|(name, ..)| *name == url.scheme());
        let (scheme, security, usual_port) = *known.ok_or(BadServer::Scheme)?;
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(BadServer::TooLong);
        }
        // For schemes it does not know, the library leaves a host as it is.
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(BadServer::Unreadable)?;
        let host = match Host::parse(host) {
            Ok(Host::Ipv6(address)) => address.to_string(),
            Ok(host) => host.to_string(),
            Err(_) => return Err(BadServer::Unreadable),
        };
        let loopback = host == "localhost"
            || host
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback());
        if security == Security::Loopback && !loopback {
            return Err(BadServer::InTheClear(scheme));
        }
        let user = percent_encoding::percent_decode_str(url.username())
            .decode_utf8()
            .map_err(|_| BadServer::Unreadable)?;
        Ok(Server {
            port: url.port().unwrap_or(usual_port),
            host,
            security,
            user: (!user.is_empty()).then(|| user.into_owned()),
            authority: None,
            patience: Patience::USUAL,
        })
    }

    /// The address without the user, as [`Server::speaking`] reads it.
    pub fn address(&self, protocol: Protocol) -> String {
        let schemes = protocol.schemes();
        let scheme = schemes.iter().find(|(_, way, _)| *way == self.security);
        let scheme = scheme.map_or("", |(name, ..)| name);
        format!("{scheme}://{}:{}", self.host, self.port)
    }

    /// The TCP connection, over which nothing was said yet.
    pub(crate) async fn connect(&self) -> Result<TcpStream, Fault> {
        let lost =
            |error: std::io::Error| Fault::new(Stage::Connect, Trouble::Lost(error.to_string()));
        let stream = TcpStream::connect((self.host.as_str(), self.port));
        let stream = time::timeout(self.patience.command, stream)
            .await
            .map_err(|_| Fault::new(Stage::Connect, Trouble::Silent))?
            .map_err(lost)?;
        let peer = stream.peer_addr().map_err(lost)?;
        if self.security == Security::Loopback && !peer.ip().is_loopback() {
            let why = format!("{} is not this machine", self.host);
            return Err(Fault::new(Stage::Connect, Trouble::Insecure(why)));
        }
        // Small pieces and an answer to each: waiting to fill a packet only costs time.
        let _ = stream.set_nodelay(true);
        Ok(stream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_host_port_way_and_user() {
        let read = |text: &str| {
            let server: Server = text.parse().unwrap();
            (server.host, server.port, server.security, server.user)
        };
        let user = |name: &str| Some(name.to_owned());
        assert_eq!(
            read("smtps://ada@mail.example.org"),
            (
                "mail.example.org".to_owned(),
                465,
                Security::Implicit,
                user("ada")
            )
        );
        assert_eq!(
            read("smtp+starttls://ada%40example.org@mail.example.org:2587"),
            (
                "mail.example.org".to_owned(),
                2587,
                Security::StartTls,
                user("ada@example.org")
            )
        );
        assert_eq!(
            read("smtps://ada@example.org@mail.example.org/"),
            (
                "mail.example.org".to_owned(),
                465,
                Security::Implicit,
                user("ada@example.org")
            )
        );
        assert_eq!(
            read("smtp://[::1]:1025"),
            ("::1".to_owned(), 1025, Security::Loopback, None)
        );
    }

    #[test]
    fn what_would_not_be_private_or_holds_a_password_is_refused() {
        for (text, said) in [
            (
                "smtp://mail.example.org",
                "smtp:// is not encrypted, and works only on this computer",
            ),
            (
                "smtps://ada:secret@mail.example.org",
                "the password is in the address of the server",
            ),
            (
                "https://mail.example.org",
                "the part before `://` is not a kind of mail server",
            ),
            (
                "smtps://mail.example.org/?tls=no",
                "the address of the server has more after its name",
            ),
            (
                "ada:secret@mail.example.org",
                "the part before `://` is not a kind of mail server",
            ),
            (
                "mail.example.org",
                "this is not the address of a mail server",
            ),
            ("smtps://", "this is not the address of a mail server"),
        ] {
            assert_eq!(text.parse::<Server>().unwrap_err().to_string(), said);
        }
    }
}
