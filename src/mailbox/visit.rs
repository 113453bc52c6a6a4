//! A conversation with an IMAP server that looks and does not touch.
//!
//! The library parses what the server says; the order of the conversation is ours: it takes a refusal,
//! and the end of the connection, for the end of a list, and that would be "nothing new".

use std::{collections::BTreeMap, io, time::Duration};

use async_imap::{
    Authenticator, Client,
    error::Error,
    imap_proto::{
        AttributeValue, Capability, MailboxDatum, MessageSection, NameAttribute, Outcome, Response,
        ResponseCode, SectionPath, Status,
    },
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use secrecy::{ExposeSecret, SecretString};
use tokio::{runtime::Runtime, time};

use super::{
    folder::Folder,
    wire::{TOO_LARGE, TOO_MUCH, Wire},
};
use crate::delivery::server::{
    Fault, Login, Patience, Plug, Security, Server, Stage, Trouble, Words, begin_tls,
};

/// The largest message that is read whole, in bytes.
pub const MOST: u32 = 50_000_000;
/// The most that is read of a larger one's head, in bytes.
pub const HEAD: usize = 256 * 1024;

/// The most that a server may say in answer to a command, in bytes: in the clear, of capabilities and
/// folders, and of the numbers of messages, of which a million has room.
const IN_THE_CLEAR: usize = 8 * 1024;
pub(super) const SHORT: usize = 1024 * 1024;
const LONG: usize = 12 * 1024 * 1024;
/// What comes beside the bytes of a message, and what a server may have miscounted.
const BESIDE: usize = 64 * 1024;
/// The slowest pace at which messages are waited for, in bytes a second.
pub(super) const PACE: usize = 10_000;
/// Of a message larger than this, so many bytes are asked for at a time: the library holds an answer more
/// than once while it grows.
const PART: u32 = 1024 * 1024;
/// How many messages are asked for their size in one command.
const AT_ONCE: usize = 200;

pub(super) type Imap = async_imap::Session<Wire>;

/// A connection on which a mailbox is read.
pub struct Visit {
    pub(super) runtime: Runtime,
    pub(super) imap: Imap,
    pub(super) patience: Patience,
}

/// A folder that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// While it stays the same, so do the numbers of messages (RFC 3501, section 2.3.1.1).
    pub uid_validity: u32,
}

/// Which messages are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Those that came after the message of this number.
    Message(u32),
    /// Those that came on this day or later, by the server's clock.
    Day(NaiveDate),
    Beginning,
}

/// A message that can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// Its number (UID) in the folder.
    pub uid: u32,
    /// In bytes, by the server's word.
    pub size: u32,
    /// When the server got it.
    pub received: Option<DateTime<FixedOffset>>,
}

/// What came of asking for a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    pub announced: Announced,
    pub got: Got,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Got {
    /// All of it, to the byte.
    Whole(Vec<u8>),
    /// It is larger than [`MOST`]: its head, or the first [`HEAD`] bytes of that.
    Head(Vec<u8>),
    /// Somebody has moved or deleted it since.
    Gone,
    /// It is there, and the server does not give it.
    Withheld,
}

impl Visit {
    /// Connects, begins TLS and logs in.
    ///
    /// # Errors
    /// At the step that failed.
    pub fn open(server: &Server, login: &Login) -> Result<Visit, Fault> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Fault::new(Stage::Connect, Trouble::Lost(error.to_string())))?;
        let imap = runtime.block_on(async {
            let client = connect(server).await?;
            let logged_in = log_in(client, login);
            time::timeout(server.patience.command, logged_in)
                .await
                .map_err(|_| Fault::new(Stage::LogIn, Trouble::Silent))?
        })?;
        Ok(Visit {
            runtime,
            imap,
            patience: server.patience,
        })
    }

    /// The folders that can be opened.
    ///
    /// # Errors
    /// When the server does not list them.
    pub fn folders(&mut self) -> Result<Vec<Folder>, Fault> {
        let mut says_use = [false; 2];
        self.ask(Stage::Folders, SHORT, "CAPABILITY", |response| {
            if let Response::Capabilities(capabilities) = response {
                for capability in capabilities {
                    if let Capability::Atom(name) = capability {
                        says_use[0] |= name.eq_ignore_ascii_case("SPECIAL-USE");
                        says_use[1] |= name.eq_ignore_ascii_case("LIST-EXTENDED");
                    }
                }
            }
        })?;
        let list = if says_use == [true; 2] {
            "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
        } else {
            "LIST \"\" \"*\""
        };
        let mut folders = Vec::new();
        self.ask(Stage::Folders, SHORT, list, |response| {
            let Response::MailboxData(MailboxDatum::List(listed)) = response else {
                return;
            };
            let attributes: Vec<&str> = listed.name_attributes.iter().map(attribute).collect();
            let closed = ["\\Noselect", "\\NonExistent"];
            let closed = |name: &&str| closed.iter().any(|no| no.eq_ignore_ascii_case(name));
            // A name with a line break could not be said back.
            if attributes.iter().any(closed) || listed.name.contains(['\r', '\n', '\0']) {
                return;
            }
            let folder = Folder::new(&listed.name, &attributes, listed.delimiter.as_deref());
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        })?;
        Ok(folders)
    }

    /// Opens a folder to look at it alone.
    ///
    /// # Errors
    /// When the server refuses, opens it for more, or does not number its messages for good.
    pub fn examine(&mut self, folder: &Folder) -> Result<Opened, Fault> {
        let failed = |why: &str| Fault::new(Stage::Folder, Trouble::Garbled(why.to_owned()));
        let name = folder.quoted();
        let mut uid_validity = None;
        let command = format!("EXAMINE \"{name}\"");
        let writable = self.ask(Stage::Folder, SHORT, &command, |response| {
            if let Response::Data { outcome, .. } = response
                && let Some(ResponseCode::UidValidity(number)) = &outcome.code
            {
                uid_validity = Some(*number);
            }
        })?;
        if writable {
            return Err(failed("the folder was opened for writing"));
        }
        let uid_validity = uid_validity
            .ok_or_else(|| failed("the folder does not number its messages for good"))?;
        Ok(Opened { uid_validity })
    }

    /// The numbers of the messages, in their order.
    ///
    /// # Errors
    /// When the server does not say.
    pub fn search(&mut self, since: Since) -> Result<Vec<u32>, Fault> {
        let (command, first) = match since {
            Since::Message(u32::MAX) => return Ok(Vec::new()),
            // The last message is found even if it is below the range: `*` is its number.
            Since::Message(uid) => (format!("UID SEARCH UID {}:*", uid + 1), uid + 1),
            Since::Day(day) => (format!("UID SEARCH SINCE {}", day.format("%-d-%b-%Y")), 1),
            Since::Beginning => ("UID SEARCH ALL".to_owned(), 1),
        };
        let mut found = Vec::new();
        self.ask(Stage::Search, LONG, &command, |response| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                found.extend(uids.iter().copied().filter(|uid| *uid >= first));
            }
        })?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The sizes of messages, in the order of their numbers; where the server does not say one, it is
    /// taken to be the largest that is read.
    ///
    /// # Errors
    /// When the server does not say.
    pub fn sizes(&mut self, uids: &[u32]) -> Result<Vec<Announced>, Fault> {
        let unsaid = |uid: &u32| Announced {
            uid: *uid,
            size: MOST,
            received: None,
        };
        let mut announced: BTreeMap<u32, Announced> =
            uids.iter().map(|uid| (*uid, unsaid(uid))).collect();
        for uids in uids.chunks(AT_ONCE) {
            let command = format!("UID FETCH {} (UID RFC822.SIZE INTERNALDATE)", set(uids));
            self.ask(Stage::Fetch, SHORT, &command, |response| {
                let Response::Fetch(_, attributes) = response else {
                    return;
                };
                let (mut uid, mut size, mut received) = (None, None, None);
                for attribute in attributes {
                    match attribute {
                        AttributeValue::Uid(number) => uid = Some(*number),
                        AttributeValue::Rfc822Size(bytes) => size = Some(*bytes),
                        AttributeValue::InternalDate(text) => received = moment(text),
                        _ => {}
                    }
                }
                // Without these it says that another has changed a flag.
                if let (Some(uid), Some(size)) = (uid, size)
                    && uids.contains(&uid)
                {
                    let one = Announced {
                        uid,
                        size,
                        received,
                    };
                    announced.insert(uid, one);
                }
            })?;
        }
        Ok(announced.into_values().collect())
    }

    /// The messages, each with what came of it.
    ///
    /// One whose bytes are not as many as were announced is asked for once more by itself: a server that
    /// miscounts gives the same again.
    ///
    /// # Errors
    /// When the connection ends, or the server refuses.
    pub fn read(&mut self, announced: &[Announced]) -> Result<Vec<Fetched>, Fault> {
        let (large, usual): (Vec<Announced>, Vec<Announced>) =
            announced.iter().partition(|one| one.size > MOST);
        let mut bytes = self.bodies(&usual)?;
        let mut messages = Vec::new();
        for one in usual {
            let first = bytes.remove(&one.uid);
            let got = match first {
                Some(bytes) if fits(&bytes, one.size) => Got::Whole(bytes),
                first => {
                    let again = self.bodies(&[one])?.remove(&one.uid);
                    match again {
                        Some(again) if fits(&again, one.size) => Got::Whole(again),
                        Some(again) if !again.is_empty() && Some(&again) == first.as_ref() => {
                            Got::Whole(again)
                        }
                        _ => self.missing(one.uid)?,
                    }
                }
            };
            messages.push(Fetched {
                announced: one,
                got,
            });
        }
        for one in large {
            messages.push(Fetched {
                announced: one,
                got: match self.head(one.uid)? {
                    Some(head) => Got::Head(head),
                    None => self.missing(one.uid)?,
                },
            });
        }
        messages.sort_by_key(|message| message.announced.uid);
        Ok(messages)
    }

    /// Ends the conversation politely; whether the server answers is of no matter.
    pub fn quit(mut self) {
        let patience = self.patience.farewell();
        self.imap.get_mut().allow(IN_THE_CLEAR);
        let imap = &mut self.imap;
        let farewell = async { time::timeout(patience, imap.logout()).await.is_ok() };
        self.runtime.block_on(farewell);
    }

    fn bodies(&mut self, announced: &[Announced]) -> Result<BTreeMap<u32, Vec<u8>>, Fault> {
        let mut bodies = BTreeMap::new();
        let (long, announced): (Vec<Announced>, Vec<Announced>) =
            announced.iter().partition(|one| one.size > PART);
        for one in long {
            if let Some(body) = self.in_parts(one)? {
                bodies.insert(one.uid, body);
            }
        }
        if announced.is_empty() {
            return Ok(bodies);
        }
        let uids: Vec<u32> = announced.iter().map(|one| one.uid).collect();
        let size: usize = announced.iter().map(|one| bytes(one.size)).sum();
        // A server that miscounts may send some more.
        let allowed = size + size / 4 + BESIDE * announced.len().min(16);
        let command = format!("UID FETCH {} (UID BODY.PEEK[])", set(&uids));
        self.ask(Stage::Fetch, allowed, &command, |response| {
            if let Some((uid, bytes)) = body(response, |section| section.is_none())
                && uids.contains(&uid)
            {
                bodies.insert(uid, bytes.to_vec());
            }
        })?;
        Ok(bodies)
    }

    /// A message part after part, up to one that is not full.
    fn in_parts(&mut self, one: Announced) -> Result<Option<Vec<u8>>, Fault> {
        let mut whole: Option<Vec<u8>> = None;
        let mut from = 0;
        while from <= MOST {
            let command = format!("UID FETCH {} (UID BODY.PEEK[]<{from}.{PART}>)", one.uid);
            let mut part = None;
            self.ask(Stage::Fetch, bytes(PART) + BESIDE, &command, |response| {
                if let Some((uid, bytes)) =
                    body_from(response, Some(from), |section| section.is_none())
                    && uid == one.uid
                {
                    part = Some(bytes.to_vec());
                }
            })?;
            let Some(part) = part else {
                return Ok(None);
            };
            let whole = whole.get_or_insert_with(|| Vec::with_capacity(bytes(one.size)));
            whole.extend_from_slice(&part);
            if part.len() < bytes(PART) {
                break;
            }
            from += PART;
        }
        Ok(whole)
    }

    fn head(&mut self, uid: u32) -> Result<Option<Vec<u8>>, Fault> {
        let head = SectionPath::Full(MessageSection::Header);
        let command = format!("UID FETCH {uid} (UID BODY.PEEK[HEADER])");
        let mut found = None;
        self.ask(Stage::Fetch, LONG, &command, |response| {
            if let Some((of, bytes)) = body(response, |section| section == Some(&head))
                && of == uid
            {
                found = Some(bytes.get(..HEAD).unwrap_or(bytes).to_vec());
            }
        })?;
        Ok(found)
    }

    /// Whether a message that was not given is there at all.
    fn missing(&mut self, uid: u32) -> Result<Got, Fault> {
        let mut there = false;
        let command = format!("UID SEARCH UID {uid}");
        self.ask(Stage::Search, SHORT, &command, |response| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                there |= uids.contains(&uid);
            }
        })?;
        Ok(if there { Got::Withheld } else { Got::Gone })
    }

    /// Says a command, hears what the server says until it is done, and whether it says that the folder
    /// is open for writing.
    pub(super) fn ask(
        &mut self,
        at: Stage,
        allowed: usize,
        command: &str,
        mut hear: impl FnMut(&Response<'_>),
    ) -> Result<bool, Fault> {
        let Visit {
            runtime,
            imap,
            patience,
        } = self;
        let failed = |trouble| Fault::new(at, trouble);
        let garbled = |why: &str| Trouble::Garbled(why.to_owned());
        imap.get_mut().allow(allowed);
        let talk = async {
            let asked = imap
                .run_command(command)
                .await
                .map_err(|error| told(&error))?;
            until(imap, |said| {
                Some(match said {
                    Response::Done {
                        tag,
                        status,
                        outcome,
                    } if *tag == asked => match status {
                        Status::Ok => Ok(matches!(outcome.code, Some(ResponseCode::ReadWrite))),
                        Status::No | Status::Bad => Err(Trouble::Refused(words(outcome))),
                        Status::PreAuth | Status::Bye => Err(garbled("a greeting amid it")),
                    },
                    Response::Done { .. } => Err(garbled("an answer to no question")),
                    Response::Continue(_) => Err(garbled("it waits for more")),
                    other => {
                        hear(other);
                        return None;
                    }
                })
            })
            .await
        };
        let pace = Duration::from_secs(u64::try_from(allowed / PACE).unwrap_or(u64::MAX));
        // Of a server that says little, no more is waited for than is usual.
        let pace = if at == Stage::Fetch {
            pace
        } else {
            Duration::ZERO
        };
        let patience = patience.command.saturating_add(pace);
        runtime
            .block_on(async { time::timeout(patience, talk).await })
            .map_err(|_| failed(Trouble::Silent))?
            .map_err(failed)
    }
}

/// A body or a head, as many bytes as were announced for the whole.
fn fits(body: &[u8], size: u32) -> bool {
    body.len() == bytes(size)
}

fn bytes(size: u32) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX)
}

/// The number of a message and the part of it that was asked for.
fn body<'a>(
    response: &'a Response<'_>,
    asked: impl Fn(Option<&SectionPath>) -> bool,
) -> Option<(u32, &'a [u8])> {
    body_from(response, None, asked)
}

/// The same from an offset on, where one was asked for.
fn body_from<'a>(
    response: &'a Response<'_>,
    from: Option<u32>,
    asked: impl Fn(Option<&SectionPath>) -> bool,
) -> Option<(u32, &'a [u8])> {
    let Response::Fetch(_, attributes) = response else {
        return None;
    };
    let uid = attributes.iter().find_map(|attribute| match attribute {
        AttributeValue::Uid(uid) => Some(*uid),
        _ => None,
    })?;
    let part = attributes.iter().find_map(|attribute| match attribute {
        AttributeValue::BodySection {
            section,
            index,
            data: Some(data),
        } if *index == from && asked(section.as_ref()) => Some(data.as_ref()),
        _ => None,
    })?;
    Some((uid, part))
}

/// A sequence set (RFC 3501, section 9): `3:5,9`.
fn set(uids: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &uid in uids {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(uid) => *last = uid,
            _ => ranges.push((uid, uid)),
        }
    }
    let range = |(first, last): &(u32, u32)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}:{last}")
        }
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(",")
}

/// `17-Jul-1996 02:44:25 -0700` (RFC 3501, section 9, `date-time`).
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_str(text.trim_start(), "%d-%b-%Y %H:%M:%S %z").ok()
}

fn attribute<'a>(attribute: &'a NameAttribute<'_>) -> &'a str {
    match attribute {
        NameAttribute::NoSelect => "\\Noselect",
        NameAttribute::All => "\\All",
        NameAttribute::Archive => "\\Archive",
        NameAttribute::Drafts => "\\Drafts",
        NameAttribute::Flagged => "\\Flagged",
        NameAttribute::Junk => "\\Junk",
        NameAttribute::Sent => "\\Sent",
        NameAttribute::Trash => "\\Trash",
        NameAttribute::Extension(name) => name,
        _ => "",
    }
}

async fn connect(server: &Server) -> Result<Client<Wire>, Fault> {
    let stream = server.connect().await?;
    let mut client = match server.security {
        Security::Loopback => Client::new(Wire::new(Box::new(stream))),
        Security::Implicit => {
            let stream = begin_tls(server, stream).await?;
            Client::new(Wire::new(Box::new(stream)))
        }
        Security::StartTls => {
            let (plug, shared) = Plug::new(stream);
            let mut client = Client::new(Wire::new(Box::new(shared)));
            greet(&mut client, server).await?;
            let failed = |trouble| Fault::new(Stage::StartTls, trouble);
            let asked = client.run_command_and_check_ok("STARTTLS", None);
            time::timeout(server.patience.command, asked)
                .await
                .map_err(|_| failed(Trouble::Silent))?
                .map_err(|error| {
                    failed(match told(&error) {
                        Trouble::Refused(_) => {
                            Trouble::Insecure("the server does not offer STARTTLS".to_owned())
                        }
                        other => other,
                    })
                })?;
            let stream = plug
                .pull()
                .map_err(|said| failed(Trouble::Insecure(said.to_owned())))?;
            let stream = begin_tls(server, stream).await?;
            // The server does not greet again, and what was said before is not believed.
            return Ok(Client::new(Wire::new(Box::new(stream))));
        }
    };
    greet(&mut client, server).await?;
    Ok(client)
}

async fn greet(client: &mut Client<Wire>, server: &Server) -> Result<(), Fault> {
    let failed = |trouble| Fault::new(Stage::Greeting, trouble);
    client.get_mut().allow(IN_THE_CLEAR);
    let said = time::timeout(server.patience.command, client.read_response())
        .await
        .map_err(|_| failed(Trouble::Silent))?
        .map_err(|error| failed(lost(&error)))?
        .ok_or_else(|| failed(Trouble::Lost("the server hung up".to_owned())))?;
    match said.parsed() {
        Response::Data {
            status: Status::Ok, ..
        } => Ok(()),
        // Whose mailbox it is then, nobody can say; and before STARTTLS it ends that (RFC 9051,
        // section 7.1.4).
        Response::Data {
            status: Status::PreAuth,
            ..
        } => Err(failed(Trouble::Insecure(
            "the server greets as if somebody had logged in".to_owned(),
        ))),
        Response::Data { outcome, .. } => Err(failed(Trouble::Refused(words(outcome)))),
        _ => Err(failed(Trouble::Garbled("it does not greet".to_owned()))),
    }
}

async fn log_in(mut client: Client<Wire>, login: &Login) -> Result<Imap, Fault> {
    client.get_mut().allow(BESIDE);
    let logged_in = match login {
        Login::None => {
            let trouble = Trouble::NoLogin;
            return Err(Fault::new(Stage::LogIn, trouble));
        }
        Login::Token { user, token } => {
            let words = Sasl::token(user, token);
            client.authenticate("XOAUTH2", words).await
        }
        Login::Password { user, password } => {
            let plain = |text: &str| text.chars().all(|letter| (' '..='~').contains(&letter));
            if plain(user) && plain(password.expose_secret()) {
                client.login(user, password.expose_secret()).await
            } else {
                // A quoted string has no way to say the others (RFC 3501, section 9).
                let words = Sasl::plain(user, password);
                client.authenticate("PLAIN", words).await
            }
        }
    };
    logged_in.map_err(|(error, _)| Fault::new(Stage::LogIn, told(&error)))
}

/// What is said once of an exchange of SASL; to whatever else is asked there is an empty answer.
struct Sasl(Option<SecretString>);

impl Sasl {
    /// RFC 4616.
    fn plain(user: &str, password: &SecretString) -> Sasl {
        let words = format!("\0{user}\0{}", password.expose_secret());
        Sasl(Some(SecretString::from(words)))
    }

    /// A refusal comes as a question, which wants an empty answer.
    fn token(user: &str, token: &SecretString) -> Sasl {
        let words = format!(
            "user={user}\x01auth=Bearer {}\x01\x01",
            token.expose_secret()
        );
        Sasl(Some(SecretString::from(words)))
    }
}

impl Authenticator for Sasl {
    type Response = Vec<u8>;

    fn process(&mut self, _: &[u8]) -> Vec<u8> {
        let words = self.0.take();
        words.map_or_else(Vec::new, |words| words.expose_secret().as_bytes().to_vec())
    }
}

/// Hears what the server says until that is an end, or it hangs up.
pub(super) async fn until<T>(
    imap: &mut Imap,
    mut end: impl FnMut(&Response<'_>) -> Option<Result<T, Trouble>>,
) -> Result<T, Trouble> {
    loop {
        let said = imap.read_response().await.map_err(|error| lost(&error))?;
        let said = said.ok_or_else(|| Trouble::Lost("the server hung up".to_owned()))?;
        if let Response::Data {
            status: Status::Bye,
            outcome,
        } = said.parsed()
        {
            let words = words(outcome);
            return Err(Trouble::Lost(format!("the server hung up: {words}")));
        }
        if let Some(ended) = end(said.parsed()) {
            return ended;
        }
    }
}

pub(super) fn words(outcome: &Outcome<'_>) -> Words {
    Words::new(0, outcome.information.as_deref().unwrap_or_default())
}

/// An error of the library while it logs in or begins TLS.
pub(super) fn told(error: &Error) -> Trouble {
    match error {
        Error::No(said) | Error::Bad(said) => Trouble::Refused(Words::new(0, &information(said))),
        Error::Io(error) => lost(error),
        Error::ConnectionLost => Trouble::Lost("the server hung up".to_owned()),
        // The others may hold what the server said, or what we did.
        _ => Trouble::Garbled("not IMAP".to_owned()),
    }
}

/// The server's words in the library's: `code: None, info: Some("Wrong password")`.
fn information(said: &str) -> String {
    let words = said
        .split_once("info: Some(\"")
        .and_then(|(_, words)| words.strip_suffix("\")"));
    words.map_or_else(
        || "no".to_owned(),
        |words| words.replace("\\\"", "\"").replace("\\'", "'"),
    )
}

/// An error of the connection, or of what came over it. What the library cannot read it repeats, a
/// message with it, which is not ours to show.
fn lost(error: &io::Error) -> Trouble {
    let text = error.to_string();
    if error.kind() == io::ErrorKind::UnexpectedEof {
        Trouble::Lost("the server hung up".to_owned())
    } else if [TOO_MUCH, TOO_LARGE].contains(&text.as_str()) {
        Trouble::Garbled(text)
    } else if text.contains("during parsing of") || error.kind() == io::ErrorKind::InvalidData {
        Trouble::Garbled("not IMAP".to_owned())
    } else {
        Trouble::Lost(Words::new(0, &text).text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_messages_are_said_in_ranges() {
        assert_eq!(set(&[1]), "1");
        assert_eq!(set(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
        assert_eq!(set(&[u32::MAX - 1, u32::MAX]), "4294967294:4294967295");
    }

    #[test]
    fn the_days_of_a_server_are_read() {
        for text in ["17-Jul-1996 02:44:25 -0700", " 1-Dec-2026 00:00:00 +0000"] {
            assert!(moment(text).is_some(), "{text}");
        }
        assert_eq!(moment("yesterday"), None);
    }
}
