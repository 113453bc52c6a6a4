//! A mail on its way to the person's own mail server (RFC 5321, RFC 6409).
//!
//! Every error says how far we got, for one thing matters more than any other:
//! once the final dot has left, only the server's answer says whether the mail
//! is on its way. A [`Fault`] after it is [`Fault::may_have_arrived`].

mod wire;

use std::{cell::Cell, future::Future, iter, time::Duration};

use lettre::{
    Address,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt, Starttls},
        extension::{ClientId, Extension},
        response::{Response, Severity},
    },
};
use secrecy::ExposeSecret;
use tokio::{net::TcpStream, runtime::Runtime, time};

use super::server::{
    Fault, Login, Patience, Plug, Security, Server, Stage, Trouble, Words, begin_tls,
};
use wire::Wire;

/// How long we listen, after the server has said that it is ready, before it gets the mail.
const BREATH: Duration = Duration::from_millis(20);

/// A connection on which mails can be sent, one after the other.
pub struct Session {
    runtime: Runtime,
    connection: AsyncSmtpConnection,
    patience: Patience,
}

/// What the server said it can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Those ways to log in that we know: `PLAIN`, `LOGIN`, `XOAUTH2`.
    pub logins: Vec<&'static str>,
    /// 8BITMIME (RFC 6152); our mails do without.
    pub eight_bit: bool,
    /// SMTPUTF8 (RFC 6531); our mails do without.
    pub utf8: bool,
}

impl Session {
    /// Connects, begins TLS and logs in.
    ///
    /// # Errors
    /// At the step that failed; nothing was sent.
    pub fn open(server: &Server, login: &Login) -> Result<Session, Fault> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Fault::new(Stage::Connect, Trouble::Lost(error.to_string())))?;
        let connection = runtime.block_on(async {
            let mut connection = connect(server).await?;
            log_in(&mut connection, login, server.patience).await?;
            Ok::<_, Fault>(connection)
        })?;
        Ok(Session {
            runtime,
            connection,
            patience: server.patience,
        })
    }

    /// What the server said in answer to the last EHLO.
    pub fn offer(&self) -> Offer {
        let info = self.connection.server_info();
        Offer {
            logins: [
                (Mechanism::Plain, "PLAIN"),
                (Mechanism::Login, "LOGIN"),
                (Mechanism::Xoauth2, "XOAUTH2"),
            ]
            .into_iter()
            .filter(|(mechanism, _)| info.supports_auth_mechanism(*mechanism))
            .map(|(_, name)| name)
            .collect(),
            eight_bit: info.supports_feature(Extension::EightBitMime),
            utf8: info.supports_feature(Extension::SmtpUtfEight),
        }
    }

    /// Tells the server from whom and to whom a mail is; none of its words have
    /// left then.
    ///
    /// # Errors
    /// When the server does not take one of the two; nothing was sent.
    pub fn address(&mut self, from: &Address, to: &Address) -> Result<(), Fault> {
        let Session {
            runtime,
            connection,
            patience,
        } = self;
        runtime.block_on(async {
            // No parameter: our mails are ASCII throughout and need no extension.
            let mail = connection.command(Mail::new(Some(from.clone()), Vec::new()));
            step(Stage::Sender, patience.command, mail).await?;
            rcpt(connection, patience, to).await
        })
    }

    /// Names one more to whom the mail goes, after [`Session::address`]: whether the server takes it, or what it says.
    ///
    /// # Errors
    /// When the conversation cannot go on; nothing was sent.
    pub fn also(&mut self, to: &Address) -> Result<Result<(), Words>, Fault> {
        let Session {
            runtime,
            connection,
            patience,
        } = self;
        match runtime.block_on(rcpt(connection, patience, to)) {
            Ok(()) => Ok(Ok(())),
            Err(fault) => match fault.words() {
                Some(words) => Ok(Err(words.clone())),
                None => Err(fault),
            },
        }
    }

    /// Hands over the mail and waits for the server's word.
    ///
    /// # Errors
    /// When the server refuses it, or its word does not come; then
    /// [`Fault::may_have_arrived`] says whether it had all of it.
    pub fn deliver(&mut self, bytes: &[u8]) -> Result<Words, Fault> {
        let Session {
            runtime,
            connection,
            patience,
        } = self;
        runtime.block_on(async {
            let data = time::timeout(patience.command, connection.command(Data)).await;
            let data = data
                .map_err(|_| Fault::new(Stage::Data, Trouble::Silent))?
                .map_err(|error| Fault::told(Stage::Data, &error))?;
            if data.code().severity != Severity::PositiveIntermediate {
                return Err(Fault::new(
                    Stage::Data,
                    Trouble::Garbled(words(&data).to_string()),
                ));
            }
            // A "mail accepted" sent along with that, before there was a mail, has arrived by then
            // and is noticed.
            time::sleep(BREATH).await;
            // Has the final dot left? The library takes the mail as an iterator of parts, and
            // writes the dot itself:
            //
            //     it asks for a part     it gets           it writes           a fault now is at
            //     the first time         the mail          the mail            Content: not sent
            //     the second time        None, and `whole` the final dot       Verdict: unknown
            //                            is true           (waits for a reply)
            //
            // So when it asks for a part and there is none, the dot is the next thing it writes.
            // `whole` is a `Cell` because the iterator sets it while we keep it.
            let whole = Cell::new(false);
            // The library ends the last line before the dot, so ours is left to it:
            // what arrives is then what was kept, to the byte.
            let bytes = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
            let parts = iter::once(bytes).chain(iter::from_fn(|| {
                whole.set(true);
                None
            }));
            let answer = time::timeout(patience.verdict, connection.message_iter(parts)).await;
            let at = if whole.get() {
                Stage::Verdict
            } else {
                Stage::Content
            };
            let answer = answer
                .map_err(|_| Fault::new(at, Trouble::Silent))?
                .map_err(|error| match Fault::told(at, &error) {
                    // Nothing is written once the server has spoken out of turn, so
                    // neither was the dot.
                    fault if fault.is_early() => Fault::new(Stage::Content, fault.trouble),
                    fault => fault,
                })?;
            let words = words(&answer);
            if answer.code().severity == Severity::PositiveCompletion {
                Ok(words)
            } else {
                Err(Fault::new(at, Trouble::Garbled(words.to_string())))
            }
        })
    }

    /// Ends the conversation politely; whether the server answers is of no matter.
    pub fn quit(mut self) {
        let patience = self.patience.farewell();
        let connection = &mut self.connection;
        let farewell = async { time::timeout(patience, connection.quit()).await.is_ok() };
        self.runtime.block_on(farewell);
    }
}

/// Names somebody to whom the mail goes.
async fn rcpt(
    connection: &mut AsyncSmtpConnection,
    patience: &Patience,
    to: &Address,
) -> Result<(), Fault> {
    // No parameter, as with the sender.
    let recipient = connection.command(Rcpt::new(to.clone(), Vec::new()));
    step(Stage::Recipient, patience.command, recipient).await?;
    Ok(())
}

/// One command whose reply has to be a plain yes.
async fn step(
    at: Stage,
    patience: Duration,
    command: impl Future<Output = Result<Response, lettre::transport::smtp::Error>>,
) -> Result<Words, Fault> {
    let reply = time::timeout(patience, command)
        .await
        .map_err(|_| Fault::new(at, Trouble::Silent))?
        .map_err(|error| Fault::told(at, &error))?;
    let words = words(&reply);
    if reply.code().severity == Severity::PositiveCompletion {
        Ok(words)
    } else {
        Err(Fault::new(at, Trouble::Garbled(words.to_string())))
    }
}

fn words(reply: &Response) -> Words {
    let text: Vec<&str> = reply.message().collect();
    Words::new(u16::from(reply.code()), &text.join(" "))
}

async fn connect(server: &Server) -> Result<AsyncSmtpConnection, Fault> {
    let stream = server.connect().await?;
    let peer = stream
        .peer_addr()
        .map_err(|error| Fault::new(Stage::Connect, Trouble::Lost(error.to_string())))?;
    match server.security {
        Security::Implicit => {
            let stream = begin_tls(server, stream).await?;
            greet(Wire::new(Box::new(stream), peer), server).await
        }
        Security::StartTls => {
            let stream = start_tls(server, stream, peer).await?;
            let stream = begin_tls(server, stream).await?;
            // The server does not greet again; the library waits for a greeting.
            greet(Wire::greeted(Box::new(stream), peer), server).await
        }
        Security::Loopback => greet(Wire::new(Box::new(stream), peer), server).await,
    }
}

/// The conversation up to the TLS handshake, not encrypted. Nothing said in it is
/// believed later: if the server, or somebody on the way, has said more than its
/// yes, the connection ends.
async fn start_tls(
    server: &Server,
    stream: TcpStream,
    peer: std::net::SocketAddr,
) -> Result<TcpStream, Fault> {
    let (plug, shared) = Plug::new(stream);
    let mut connection = greet(Wire::new(Box::new(shared), peer), server).await?;
    if !connection
        .server_info()
        .supports_feature(Extension::StartTls)
    {
        return Err(Fault::new(
            Stage::StartTls,
            Trouble::Insecure("the server does not offer STARTTLS".to_owned()),
        ));
    }
    let yes = connection.command(Starttls);
    step(Stage::StartTls, server.patience.command, yes).await?;
    plug.pull()
        .map_err(|said| Fault::new(Stage::StartTls, Trouble::Insecure(said.to_owned())))
}

async fn greet(wire: Wire, server: &Server) -> Result<AsyncSmtpConnection, Fault> {
    // Never the name of this machine.
    let hello = ClientId::Domain("[127.0.0.1]".to_owned());
    let connection = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &hello);
    time::timeout(server.patience.command, connection)
        .await
        .map_err(|_| Fault::new(Stage::Greeting, Trouble::Silent))?
        .map_err(|error| Fault::told(Stage::Greeting, &error))
}

async fn log_in(
    connection: &mut AsyncSmtpConnection,
    login: &Login,
    patience: Patience,
) -> Result<(), Fault> {
    let (mechanisms, user, secret): (&[Mechanism], _, _) = match login {
        Login::None => return Ok(()),
        Login::Password { user, password } => {
            (&[Mechanism::Plain, Mechanism::Login], user, password)
        }
        Login::Token { user, token } => (&[Mechanism::Xoauth2], user, token),
    };
    let known = mechanisms
        .iter()
        .any(|mechanism| connection.server_info().supports_auth_mechanism(*mechanism));
    if !known {
        return Err(Fault::new(Stage::LogIn, Trouble::NoLogin));
    }
    let credentials = Credentials::new(user.clone(), secret.expose_secret().to_owned());
    step(
        Stage::LogIn,
        patience.command,
        connection.auth(mechanisms, &credentials),
    )
    .await?;
    Ok(())
}
