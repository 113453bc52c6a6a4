//! A mail server that breaks when and how it is told to.

use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use tokio_rustls::rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// The one password, or token, that it takes.
pub const PASSWORD: &str = "s3cret";

/// How the server keeps the conversation private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    Implicit,
    StartTls,
    /// STARTTLS is understood but not offered.
    NotOffered,
    /// Somebody adds a reply in the clear to the yes of STARTTLS.
    Injected,
    None,
}

/// What is wrong with its certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    Good,
    OtherName,
    Expired,
    OtherAuthority,
}

/// A moment of the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    Greeting,
    Hello,
    LogIn,
    Sender,
    Recipient,
    Data,
    /// After the first bytes of the mail.
    Content,
    /// After the final dot.
    Dot,
}

/// What the server does instead of what it should.
#[derive(Debug, Clone)]
pub enum Action {
    /// Says this, and does not what it was asked for. A `5..` or `4..` code
    /// after the dot refuses the mail.
    Say(String),
    /// Takes the mail, and says this.
    TakeAndSay(String),
    Close,
    /// Takes the mail and closes without a word.
    TakeAndClose,
    Silence,
    TakeAndSilence,
    /// Says yes, a byte every now and then.
    Drip(Duration),
    /// Never ends its reply.
    Endless,
    /// Says yes, and in the same breath this, before it was asked.
    Ahead(String),
    /// Says the beginning of its yes, and closes.
    Partial,
}

#[derive(Debug, Clone)]
pub struct Behaviour {
    pub privacy: Privacy,
    pub certificate: Certificate,
    /// What goes wrong, and how often; the last one for good.
    pub wrong: HashMap<Moment, (Action, u32)>,
    pub extensions: Vec<&'static str>,
    /// How long it takes for the word after the dot.
    pub slowness: Duration,
    /// Whom it does not take mail for.
    pub refuses: Option<&'static str>,
}

impl Behaviour {
    pub fn good() -> Behaviour {
        Behaviour {
            privacy: Privacy::Implicit,
            certificate: Certificate::Good,
            wrong: HashMap::new(),
            extensions: vec!["AUTH PLAIN LOGIN", "8BITMIME", "SMTPUTF8"],
            slowness: Duration::ZERO,
            refuses: None,
        }
    }

    pub fn with(privacy: Privacy) -> Behaviour {
        Behaviour {
            privacy,
            ..Behaviour::good()
        }
    }

    pub fn certified(certificate: Certificate) -> Behaviour {
        Behaviour {
            certificate,
            ..Behaviour::good()
        }
    }

    /// Something goes wrong at a moment, always.
    pub fn wrong_at(moment: Moment, action: Action) -> Behaviour {
        Behaviour::wrong_at_first(moment, action, u32::MAX)
    }

    /// Something goes wrong the first times.
    pub fn wrong_at_first(moment: Moment, action: Action, times: u32) -> Behaviour {
        Behaviour {
            wrong: HashMap::from([(moment, (action, times))]),
            ..Behaviour::good()
        }
    }
}

/// A mail the server took.
#[derive(Debug, Clone)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub bytes: Vec<u8>,
    pub user: Option<String>,
}

impl Taken {
    pub fn header(&self, name: &str) -> Option<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let head = text.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        let found = head.lines().find_map(|line| {
            line.strip_prefix(name)
                .and_then(|rest| rest.strip_prefix(": "))
        });
        found.map(str::to_owned)
    }
}

pub struct Server {
    port: u16,
    privacy: Privacy,
    authority: String,
    shared: Arc<Shared>,
}

struct Shared {
    behaviour: Mutex<Behaviour>,
    taken: Mutex<Vec<Taken>>,
    tls: Arc<ServerConfig>,
}

impl Server {
    /// Listens on a free port of this machine until the test ends.
    pub fn start(behaviour: Behaviour) -> Server {
        let (authority, tls) = certify(behaviour.certificate);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let privacy = behaviour.privacy;
        let shared = Arc::new(Shared {
            behaviour: Mutex::new(behaviour),
            taken: Mutex::default(),
            tls: Arc::new(tls),
        });
        let for_thread = shared.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = for_thread.clone();
                // A connection that breaks is what the test is about.
                thread::spawn(move || shared.serve(stream));
            }
        });
        Server {
            port,
            privacy,
            authority,
            shared,
        }
    }

    pub fn url(&self) -> String {
        let scheme = match self.privacy {
            Privacy::Implicit => "smtps",
            Privacy::None => "smtp",
            _ => "smtp+starttls",
        };
        format!("{scheme}://ada@localhost:{}", self.port)
    }

    /// The certificate to trust, as PEM.
    pub fn authority(&self) -> String {
        self.authority.clone()
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.shared.taken.lock().unwrap().clone()
    }

    /// From here on the server behaves like this.
    pub fn behave(&self, behaviour: Behaviour) {
        *self.shared.behaviour.lock().unwrap() = behaviour;
    }
}

/// A certificate for `localhost` by an authority of its own.
pub struct Issued {
    /// The authority, as PEM.
    pub authority: String,
    pub certificate: rcgen::Certificate,
    pub key: KeyPair,
}

pub fn issue(certificate: Certificate) -> Issued {
    let authority = |name: &str| {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let own = params.self_signed(&key).unwrap();
        (own.pem(), Issuer::new(params, key))
    };
    let (trusted, issuer) = authority("Trusted");
    let (_, stranger) = authority("Stranger");
    let name = if certificate == Certificate::OtherName {
        "elsewhere.example.org"
    } else {
        "localhost"
    };
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    if certificate == Certificate::Expired {
        params.not_before = date_time_ymd(2019, 1, 1);
        params.not_after = date_time_ymd(2020, 1, 1);
    }
    let key = KeyPair::generate().unwrap();
    let signed = if certificate == Certificate::OtherAuthority {
        params.signed_by(&key, &stranger)
    } else {
        params.signed_by(&key, &issuer)
    };
    Issued {
        authority: trusted,
        certificate: signed.unwrap(),
        key,
    }
}

pub fn certify(certificate: Certificate) -> (String, ServerConfig) {
    let issued = issue(certificate);
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(issued.key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![issued.certificate.der().clone()], key)
        .unwrap();
    (issued.authority, config)
}

trait Wire: Read + Write {
    fn hang_up(&mut self);
}

impl Wire for TcpStream {
    fn hang_up(&mut self) {
        let _ = self.shutdown(Shutdown::Both);
    }
}

impl Wire for StreamOwned<ServerConnection, TcpStream> {
    fn hang_up(&mut self) {
        let _ = self.sock.shutdown(Shutdown::Both);
    }
}

/// Why a conversation ended.
enum End {
    Broken,
    /// Goes on under TLS.
    StartTls,
}

impl From<io::Error> for End {
    fn from(_: io::Error) -> End {
        End::Broken
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream) {
        let privacy = self.behaviour.lock().unwrap().privacy;
        let _ = stream.set_nodelay(true);
        // A client that was killed must not keep a thread for ever.
        let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
        let encrypted = |stream| {
            let connection = ServerConnection::new(self.tls.clone()).unwrap();
            StreamOwned::new(connection, stream)
        };
        if privacy == Privacy::Implicit {
            let _ = self.talk(&mut BufReader::new(encrypted(stream)), true, true);
            return;
        }
        let mut plain = BufReader::new(stream);
        if let Err(End::StartTls) = self.talk(&mut plain, true, privacy == Privacy::None) {
            let _ = self.talk(
                &mut BufReader::new(encrypted(plain.into_inner())),
                false,
                true,
            );
        }
    }

    /// What goes wrong now, if anything does.
    fn wrong(&self, moment: Moment) -> Option<Action> {
        let mut behaviour = self.behaviour.lock().unwrap();
        let (action, times) = behaviour.wrong.get_mut(&moment)?;
        if *times == 0 {
            return None;
        }
        *times = times.saturating_sub(u32::from(*times != u32::MAX));
        Some(action.clone())
    }

    /// Says what it should, or does what goes wrong; `Ok(false)` when it did not
    /// say yes.
    fn say<S: Wire>(
        &self,
        wire: &mut BufReader<S>,
        moment: Moment,
        yes: &str,
    ) -> Result<bool, End> {
        let stream = wire.get_mut();
        match self.wrong(moment) {
            None | Some(Action::TakeAndSay(_)) => {
                write!(stream, "{yes}\r\n")?;
                stream.flush()?;
                Ok(true)
            }
            Some(Action::Ahead(more)) => {
                // One piece: `write!` would hand over each part of it by itself.
                stream.write_all(format!("{yes}\r\n{more}\r\n").as_bytes())?;
                stream.flush()?;
                Ok(true)
            }
            Some(Action::Partial) => {
                stream.write_all(yes.get(..2).unwrap_or_default().as_bytes())?;
                stream.flush()?;
                stream.hang_up();
                Err(End::Broken)
            }
            Some(Action::Say(text)) => {
                write!(stream, "{text}\r\n")?;
                stream.flush()?;
                Ok(false)
            }
            Some(Action::Drip(pace)) => {
                for byte in format!("{yes}\r\n").bytes() {
                    stream.write_all(&[byte])?;
                    stream.flush()?;
                    thread::sleep(pace);
                }
                Ok(true)
            }
            Some(Action::Endless) => loop {
                stream.write_all(&[b'2'; 4096])?;
                stream.flush()?;
            },
            Some(Action::Silence | Action::TakeAndSilence) => {
                thread::sleep(Duration::from_secs(20));
                Err(End::Broken)
            }
            Some(Action::Close | Action::TakeAndClose) => {
                stream.hang_up();
                Err(End::Broken)
            }
        }
    }

    fn talk<S: Wire>(
        &self,
        wire: &mut BufReader<S>,
        greet: bool,
        private: bool,
    ) -> Result<(), End> {
        if greet {
            self.say(wire, Moment::Greeting, "220 localhost ESMTP")?;
        }
        let (mut user, mut from, mut to) = (None, String::new(), Vec::new());
        loop {
            let mut line = String::new();
            if wire.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end();
            let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
            match verb.to_uppercase().as_str() {
                "EHLO" => {
                    let behaviour = self.behaviour.lock().unwrap().clone();
                    let mut reply = "250-localhost".to_owned();
                    for extension in behaviour.extensions {
                        if private || !extension.starts_with("AUTH") {
                            reply += &format!("\r\n250-{extension}");
                        }
                    }
                    if !private && behaviour.privacy != Privacy::NotOffered {
                        reply += "\r\n250-STARTTLS";
                    }
                    reply += "\r\n250 OK";
                    self.say(wire, Moment::Hello, &reply)?;
                }
                "STARTTLS" => {
                    let injected = self.behaviour.lock().unwrap().privacy == Privacy::Injected;
                    let more = if injected {
                        "\r\n250-evil\r\n250 OK"
                    } else {
                        ""
                    };
                    write!(wire.get_mut(), "220 go ahead{more}\r\n")?;
                    wire.get_mut().flush()?;
                    return Err(End::StartTls);
                }
                "AUTH" => {
                    let given = self.credentials(wire, rest)?;
                    let yes = if given.1 == PASSWORD {
                        "235 welcome"
                    } else {
                        "535 5.7.8 wrong password"
                    };
                    user = Some(given.0);
                    self.say(wire, Moment::LogIn, yes)?;
                }
                "MAIL" => {
                    from = address(rest);
                    to.clear();
                    self.say(wire, Moment::Sender, "250 sender ok")?;
                }
                "RCPT" => {
                    let refuses = self.behaviour.lock().unwrap().refuses;
                    if refuses == Some(address(rest).as_str()) {
                        wire.get_mut().write_all(b"550 5.7.1 not you\r\n")?;
                        wire.get_mut().flush()?;
                        continue;
                    }
                    if self.say(wire, Moment::Recipient, "250 recipient ok")? {
                        to.push(address(rest));
                    }
                }
                "DATA" => {
                    if self.say(wire, Moment::Data, "354 go ahead")? {
                        let bytes = self.content(wire)?;
                        let mail = Taken {
                            from: from.clone(),
                            to: to.clone(),
                            bytes,
                            user: user.clone(),
                        };
                        self.verdict(wire, mail)?;
                    }
                }
                "RSET" | "NOOP" => {
                    write!(wire.get_mut(), "250 ok\r\n")?;
                    wire.get_mut().flush()?;
                }
                "QUIT" => {
                    write!(wire.get_mut(), "221 bye\r\n")?;
                    wire.get_mut().flush()?;
                    return Ok(());
                }
                _ => {
                    write!(wire.get_mut(), "500 what?\r\n")?;
                    wire.get_mut().flush()?;
                }
            }
        }
    }

    /// User and password, by PLAIN (RFC 4616), LOGIN or XOAUTH2.
    fn credentials<S: Wire>(
        &self,
        wire: &mut BufReader<S>,
        rest: &str,
    ) -> Result<(String, String), End> {
        let decoded = |text: &str| {
            let bytes = STANDARD.decode(text.trim()).unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        match rest.split_once(' ') {
            Some(("PLAIN", initial)) => {
                let text = decoded(initial);
                let parts: Vec<&str> = text.split('\0').collect();
                Ok((parts[1].to_owned(), parts[2].to_owned()))
            }
            Some(("XOAUTH2", initial)) => {
                let text = decoded(initial);
                let (user, token) = text.split_once("\u{1}auth=Bearer ").unwrap();
                let user = user.trim_start_matches("user=").to_owned();
                Ok((user, token.trim_end_matches('\u{1}').to_owned()))
            }
            _ => {
                let mut answers = Vec::new();
                for question in ["Username:", "Password:"] {
                    write!(wire.get_mut(), "334 {}\r\n", STANDARD.encode(question))?;
                    wire.get_mut().flush()?;
                    let mut line = String::new();
                    wire.read_line(&mut line)?;
                    answers.push(decoded(&line));
                }
                Ok((answers.remove(0), answers.remove(0)))
            }
        }
    }

    fn content<S: Wire>(&self, wire: &mut BufReader<S>) -> Result<Vec<u8>, End> {
        let mut bytes = Vec::new();
        loop {
            let mut line = Vec::new();
            if wire.read_until(b'\n', &mut line)? == 0 {
                return Err(End::Broken);
            }
            if bytes.is_empty()
                && let Some(action) = self.wrong(Moment::Content)
            {
                if let Action::Say(text) = action {
                    write!(wire.get_mut(), "{text}\r\n")?;
                    wire.get_mut().flush()?;
                }
                wire.get_mut().hang_up();
                return Err(End::Broken);
            }
            if line == b".\r\n" {
                return Ok(bytes);
            }
            let line = line.strip_prefix(b".").unwrap_or(&line);
            bytes.extend_from_slice(line);
        }
    }

    fn verdict<S: Wire>(&self, wire: &mut BufReader<S>, mail: Taken) -> Result<(), End> {
        let slowness = self.behaviour.lock().unwrap().slowness;
        let planned = {
            let behaviour = self.behaviour.lock().unwrap();
            let planned = behaviour.wrong.get(&Moment::Dot);
            planned
                .filter(|(_, times)| *times > 0)
                .map(|(action, _)| action.clone())
        };
        let takes = !matches!(
            planned,
            Some(Action::Say(_) | Action::Close | Action::Silence)
        );
        thread::sleep(slowness);
        if takes {
            self.taken.lock().unwrap().push(mail);
        }
        let said = match &planned {
            Some(Action::TakeAndSay(text)) => text.as_str(),
            _ => "250 2.0.0 Ok: queued as T3ST",
        };
        self.say(wire, Moment::Dot, said)?;
        Ok(())
    }
}

fn address(argument: &str) -> String {
    let inside = argument
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    inside.map(|(address, _)| address.to_owned()).unwrap()
}
