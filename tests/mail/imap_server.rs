//! A mailbox whose server breaks when and how it is told to, and writes down whatever it is asked.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::server::{Certificate, PASSWORD, Privacy, certify};

/// What is wrong with an answer.
#[derive(Debug, Clone)]
pub enum Trick {
    /// Says this instead, and after it that it is done.
    Instead(String),
    /// Says this before.
    Before(String),
    /// Refuses: `NO no such thing`.
    No(String),
    Bye,
    Close,
    Silence,
    /// A byte now and then.
    Drip(Duration),
    /// Says half of it, and closes.
    Half,
    /// A line without an end.
    Endless,
    /// Opens the folder for writing.
    Writable,
    /// Does not say that its numbers are for good.
    Unnumbered,
    /// The literal of each body claims to be longer by so many bytes, or shorter.
    Lies(i64),
    /// The body of this message is not among those given; always, or the first time.
    Withholds(u32),
    WithholdsOnce(u32),
    /// This one is given without any bytes.
    Empties(u32),
    /// This one's size is told too small by so much, and the bytes given are all of them.
    Miscounts(u32, u32),
    /// Nothing is said of the size of this one.
    Unsized(u32),
    /// This one is gone by the time it is asked for.
    Loses(u32),
    /// The messages are given last one first.
    Backwards,
    /// Says what it should, and hangs up.
    HangsUpAfter,
}

/// Of what the answer is tricked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Greeting,
    LogIn,
    Capability,
    List,
    Examine,
    Search,
    Sizes,
    Bodies,
    /// Whether a message is waited for.
    Append,
    /// What became of one that was handed over.
    Appended,
}

#[derive(Debug, Clone)]
pub struct Letter {
    pub uid: u32,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Clone)]
pub struct Drawer {
    /// As the server writes it.
    pub name: String,
    pub attributes: String,
    pub uid_validity: u32,
    pub letters: Vec<Letter>,
}

#[derive(Debug, Clone)]
pub struct Mailbox {
    pub boxes: Vec<Drawer>,
    pub tricks: Vec<(Asked, Trick)>,
    pub privacy: Privacy,
    pub capabilities: &'static str,
}

impl Mailbox {
    pub fn with(letters: &[&str]) -> Mailbox {
        let letters = letters.iter().zip(1..).map(|(text, uid)| Letter {
            uid,
            bytes: text.as_bytes().to_vec(),
        });
        Mailbox {
            boxes: vec![Drawer {
                name: "INBOX".to_owned(),
                attributes: "\\HasNoChildren".to_owned(),
                uid_validity: 7,
                letters: letters.collect(),
            }],
            tricks: Vec::new(),
            privacy: Privacy::Implicit,
            capabilities: "IMAP4rev1 AUTH=PLAIN SPECIAL-USE LIST-EXTENDED",
        }
    }

    pub fn tricky(mut self, asked: Asked, trick: Trick) -> Mailbox {
        self.tricks.push((asked, trick));
        self
    }

    pub fn folder(mut self, name: &str, attributes: &str, letters: &[(u32, &str)]) -> Mailbox {
        let letters = letters.iter().map(|(uid, text)| Letter {
            uid: *uid,
            bytes: text.as_bytes().to_vec(),
        });
        self.boxes.push(Drawer {
            name: name.to_owned(),
            attributes: attributes.to_owned(),
            uid_validity: 8,
            letters: letters.collect(),
        });
        self
    }
}

pub struct ImapServer {
    port: u16,
    authority: String,
    shared: Arc<Shared>,
}

struct Shared {
    mailbox: Mutex<Mailbox>,
    /// Every command, without its tag.
    heard: Mutex<Vec<String>>,
    tls: Arc<ServerConfig>,
}

impl ImapServer {
    pub fn start(mailbox: Mailbox) -> ImapServer {
        ImapServer::certified(mailbox, Certificate::Good)
    }

    /// Listens on a free port of this machine until the test ends.
    pub fn certified(mailbox: Mailbox, certificate: Certificate) -> ImapServer {
        let (authority, tls) = certify(certificate);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            mailbox: Mutex::new(mailbox),
            heard: Mutex::default(),
            tls: Arc::new(tls),
        });
        let for_thread = shared.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = for_thread.clone();
                // A connection that breaks is what the test is about.
                thread::spawn(move || {
                    let _ = shared.serve(stream);
                });
            }
        });
        ImapServer {
            port,
            authority,
            shared,
        }
    }

    pub fn url(&self) -> String {
        let scheme = match self.shared.mailbox.lock().unwrap().privacy {
            Privacy::Implicit => "imaps",
            Privacy::None => "imap",
            _ => "imap+starttls",
        };
        format!("{scheme}://ada@localhost:{}", self.port)
    }

    pub fn authority(&self) -> String {
        self.authority.clone()
    }

    /// From here on it is this.
    pub fn becomes(&self, change: impl FnOnce(&mut Mailbox)) {
        change(&mut self.shared.mailbox.lock().unwrap());
    }

    /// What is in a folder.
    pub fn letters(&self, name: &str) -> Vec<Vec<u8>> {
        let mailbox = self.shared.mailbox.lock().unwrap();
        let found = mailbox.boxes.iter().find(|one| one.name == name).unwrap();
        found
            .letters
            .iter()
            .map(|letter| letter.bytes.clone())
            .collect()
    }

    /// What it was asked until now.
    pub fn heard(&self) -> Vec<String> {
        std::mem::take(&mut *self.shared.heard.lock().unwrap())
    }
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

/// The conversation goes on under TLS.
struct StartTls;

impl Shared {
    fn serve(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        // A client that was killed must not keep a thread for ever.
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let encrypted = |stream| {
            let connection = ServerConnection::new(self.tls.clone()).unwrap();
            BufReader::new(StreamOwned::new(connection, stream))
        };
        let privacy = self.mailbox.lock().unwrap().privacy;
        if privacy == Privacy::Implicit {
            self.talk(&mut encrypted(stream), true)?;
            return Ok(());
        }
        let mut plain = BufReader::new(stream);
        if self.talk(&mut plain, true)?.is_some() {
            self.talk(&mut encrypted(plain.into_inner()), false)?;
        }
        Ok(())
    }

    fn tricks(&self, of: Asked) -> Vec<Trick> {
        let mailbox = self.mailbox.lock().unwrap();
        let tricks = mailbox.tricks.iter();
        let of = tricks.filter(|(asked, _)| *asked == of);
        of.map(|(_, trick)| trick.clone()).collect()
    }

    /// Says what it should, or does what is wrong instead; the tag is that of the answer's end.
    fn say<S: Wire>(
        &self,
        wire: &mut BufReader<S>,
        asked: Asked,
        tag: &str,
        untagged: &[u8],
        done: &str,
    ) -> io::Result<()> {
        let stream = wire.get_mut();
        let mut all = untagged.to_vec();
        let mut done = format!("{tag} {done}\r\n");
        let mut hangs_up = false;
        for trick in self.tricks(asked) {
            match trick {
                Trick::HangsUpAfter => hangs_up = true,
                Trick::Instead(said) => all = said.into_bytes(),
                Trick::Before(said) => all.splice(0..0, said.into_bytes()).for_each(drop),
                Trick::No(why) => {
                    all.clear();
                    done = format!("{tag} NO {why}\r\n");
                }
                Trick::Bye => {
                    stream.write_all(b"* BYE too many of you\r\n")?;
                    stream.flush()?;
                    stream.hang_up();
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                Trick::Close => {
                    stream.hang_up();
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                Trick::Silence => {
                    thread::sleep(Duration::from_secs(20));
                    return Err(io::ErrorKind::TimedOut.into());
                }
                Trick::Drip(pace) => {
                    for byte in [&all, done.as_bytes()].concat() {
                        stream.write_all(&[byte])?;
                        stream.flush()?;
                        thread::sleep(pace);
                    }
                    return Ok(());
                }
                Trick::Half => {
                    let half = all.get(..all.len() / 2).unwrap_or_default();
                    stream.write_all(half)?;
                    stream.flush()?;
                    stream.hang_up();
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                Trick::Endless => loop {
                    stream.write_all(&[b'*'; 4096])?;
                    stream.flush()?;
                },
                _ => {}
            }
        }
        all.extend_from_slice(done.as_bytes());
        stream.write_all(&all)?;
        stream.flush()?;
        if hangs_up {
            stream.hang_up();
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        Ok(())
    }

    fn talk<S: Wire>(&self, wire: &mut BufReader<S>, greet: bool) -> io::Result<Option<StartTls>> {
        if greet {
            let tricks = self.tricks(Asked::Greeting);
            let greeting = tricks.iter().find_map(|trick| match trick {
                Trick::Instead(said) => Some(said.clone()),
                _ => None,
            });
            match greeting {
                Some(said) => {
                    wire.get_mut().write_all(said.as_bytes())?;
                    wire.get_mut().flush()?;
                }
                // The end of the answer is the greeting.
                None => self.say(wire, Asked::Greeting, "*", b"", "OK ready")?,
            }
        }
        let mut open: Option<usize> = None;
        loop {
            let mut line = String::new();
            if wire.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let line = line.trim_end();
            let (tag, command) = line.split_once(' ').unwrap_or((line, ""));
            self.heard.lock().unwrap().push(command.to_owned());
            let upper = command.to_uppercase();
            let mailbox = self.mailbox.lock().unwrap().clone();
            if upper == "STARTTLS" {
                if mailbox.privacy == Privacy::NotOffered {
                    wire.get_mut()
                        .write_all(format!("{tag} BAD what?\r\n").as_bytes())?;
                    continue;
                }
                let more = if mailbox.privacy == Privacy::Injected {
                    format!("* CAPABILITY IMAP4rev1\r\n{tag} OK evil\r\n")
                } else {
                    String::new()
                };
                let said = format!("{tag} OK go ahead\r\n{more}");
                wire.get_mut().write_all(said.as_bytes())?;
                wire.get_mut().flush()?;
                return Ok(Some(StartTls));
            } else if let Some(given) = command.strip_prefix("LOGIN ") {
                let right = given == format!("\"ada\" \"{PASSWORD}\"");
                let done = if right {
                    "OK in"
                } else {
                    "NO [AUTHENTICATIONFAILED] wrong \"password\""
                };
                self.say(wire, Asked::LogIn, tag, b"", done)?;
            } else if upper.starts_with("AUTHENTICATE ") {
                wire.get_mut().write_all(b"+ \r\n")?;
                wire.get_mut().flush()?;
                let mut answer = String::new();
                wire.read_line(&mut answer)?;
                let decoded = STANDARD.decode(answer.trim()).unwrap_or_default();
                let text = String::from_utf8_lossy(&decoded);
                let right = [
                    format!("user=ada\u{1}auth=Bearer {PASSWORD}\u{1}\u{1}"),
                    "\0ada\0pässwort".to_owned(),
                ];
                let done = if right.contains(&text.into_owned()) {
                    "OK in"
                } else {
                    // As the servers that take tokens refuse one.
                    let why = STANDARD.encode("{\"status\":\"400\"}");
                    wire.get_mut()
                        .write_all(format!("+ {why}\r\n").as_bytes())?;
                    wire.get_mut().flush()?;
                    let mut empty = String::new();
                    wire.read_line(&mut empty)?;
                    assert_eq!(empty, "\r\n");
                    "NO no such token"
                };
                self.say(wire, Asked::LogIn, tag, b"", done)?;
            } else if upper == "CAPABILITY" {
                let said = format!("* CAPABILITY {}\r\n", mailbox.capabilities);
                self.say(wire, Asked::Capability, tag, said.as_bytes(), "OK done")?;
            } else if upper.starts_with("LIST ") {
                let mut said = String::new();
                for one in &mailbox.boxes {
                    said += &format!("* LIST ({}) \"/\" \"{}\"\r\n", one.attributes, one.name);
                }
                self.say(wire, Asked::List, tag, said.as_bytes(), "OK done")?;
            } else if let Some(name) = command.strip_prefix("EXAMINE ") {
                let name = name.trim_matches('"');
                open = mailbox.boxes.iter().position(|one| one.name == name);
                self.examine(wire, tag, open.and_then(|at| mailbox.boxes.get(at)))?;
            } else if let (Some(query), Some(at)) = (upper.strip_prefix("UID SEARCH "), open) {
                let said = search(&mailbox.boxes[at], query);
                self.say(wire, Asked::Search, tag, said.as_bytes(), "OK done")?;
            } else if let (Some(query), Some(at)) = (upper.strip_prefix("UID FETCH "), open) {
                let (set, items) = query.split_once(' ').unwrap();
                let sizes = items.contains("SIZE");
                let asked = if sizes { Asked::Sizes } else { Asked::Bodies };
                let tricks = self.tricks(asked);
                let said = fetch(&mailbox.boxes[at], set, items, &tricks);
                self.forget(&tricks, set);
                self.say(wire, asked, tag, &said, "OK done")?;
            } else if let Some(rest) = command.strip_prefix("APPEND ") {
                let (to, size) = rest.rsplit_once(" {").unwrap();
                let name = to.split('"').nth(1).unwrap();
                let size: usize = size.trim_end_matches('}').parse().unwrap();
                if self.tricks(Asked::Append).is_empty() {
                    wire.get_mut().write_all(b"+ go on\r\n")?;
                    wire.get_mut().flush()?;
                } else {
                    self.say(wire, Asked::Append, tag, b"", "NO not now")?;
                    continue;
                }
                let mut bytes = vec![0; size + 2];
                wire.read_exact(&mut bytes)?;
                assert!(bytes.ends_with(b"\r\n"));
                bytes.truncate(size);
                {
                    let mut mailbox = self.mailbox.lock().unwrap();
                    let one = mailbox.boxes.iter_mut().find(|one| one.name == name);
                    let letters = &mut one.unwrap().letters;
                    let uid = letters.len() as u32 + 1;
                    letters.push(Letter { uid, bytes });
                }
                self.say(wire, Asked::Appended, tag, b"", "OK [APPENDUID 8 1] done")?;
            } else if upper == "LOGOUT" {
                let said = format!("* BYE bye\r\n{tag} OK done\r\n");
                wire.get_mut().write_all(said.as_bytes())?;
                wire.get_mut().flush()?;
                return Ok(None);
            } else {
                wire.get_mut()
                    .write_all(format!("{tag} BAD what?\r\n").as_bytes())?;
                wire.get_mut().flush()?;
            }
        }
    }

    /// What is done once, or changes the mailbox.
    fn forget(&self, tricks: &[Trick], set: &str) {
        for trick in tricks {
            let mut mailbox = self.mailbox.lock().unwrap();
            match trick {
                Trick::WithholdsOnce(uid) if within(set, *uid) => mailbox
                    .tricks
                    .retain(|(_, trick)| !matches!(trick, Trick::WithholdsOnce(_))),
                Trick::Loses(uid) => {
                    for one in &mut mailbox.boxes {
                        one.letters.retain(|letter| letter.uid != *uid);
                    }
                }
                _ => {}
            }
        }
    }

    fn examine<S: Wire>(
        &self,
        wire: &mut BufReader<S>,
        tag: &str,
        found: Option<&Drawer>,
    ) -> io::Result<()> {
        let Some(found) = found else {
            return self.say(wire, Asked::Examine, tag, b"", "NO no such folder");
        };
        let (mut numbers, mut mode) = (true, "READ-ONLY");
        for trick in self.tricks(Asked::Examine) {
            match trick {
                Trick::Unnumbered => numbers = false,
                Trick::Writable => mode = "READ-WRITE",
                _ => {}
            }
        }
        let mut said = format!(
            "* FLAGS (\\Seen)\r\n* {} EXISTS\r\n* 0 RECENT\r\n",
            found.letters.len()
        );
        if numbers {
            said += &format!("* OK [UIDVALIDITY {}] ok\r\n", found.uid_validity);
        }
        let done = format!("OK [{mode}] done");
        self.say(wire, Asked::Examine, tag, said.as_bytes(), &done)
    }
}

fn within(set: &str, uid: u32) -> bool {
    set.split(',').any(|range| {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let first: u32 = first.parse().unwrap();
        let last: u32 = last.parse().unwrap_or(u32::MAX);
        (first..=last).contains(&uid)
    })
}

fn search(of: &Drawer, query: &str) -> String {
    let last = of.letters.last().map(|letter| letter.uid);
    if let Some(id) = query.strip_prefix("HEADER MESSAGE-ID ") {
        let id = id.trim_matches('"');
        let has = |letter: &&Letter| {
            let text = String::from_utf8_lossy(&letter.bytes).to_uppercase();
            text.contains(id)
        };
        let found = of.letters.iter().filter(has);
        let found: String = found.map(|letter| format!(" {}", letter.uid)).collect();
        return format!("* SEARCH{found}\r\n");
    }
    let found = of.letters.iter().map(|letter| letter.uid).filter(|uid| {
        query.strip_prefix("UID ").is_none_or(|set| {
            // `*` is the last one, whatever stands before it.
            within(set, *uid) || set.ends_with('*') && Some(*uid) == last
        })
    });
    let found: String = found.map(|uid| format!(" {uid}")).collect();
    format!("* SEARCH{found}\r\n")
}

fn fetch(of: &Drawer, set: &str, items: &str, tricks: &[Trick]) -> Vec<u8> {
    let mut answers = Vec::new();
    for (letter, number) in of.letters.iter().zip(1..) {
        if !within(set, letter.uid) {
            continue;
        }
        let (uid, mut bytes) = (letter.uid, letter.bytes.clone());
        let (mut claimed, mut size) = (0, bytes.len());
        let mut given = true;
        for trick in tricks {
            match trick {
                Trick::Lies(by) => claimed = *by,
                Trick::Withholds(of)
                | Trick::WithholdsOnce(of)
                | Trick::Unsized(of)
                | Trick::Loses(of) => given &= *of != uid,
                Trick::Empties(of) if *of == uid => bytes.clear(),
                Trick::Miscounts(of, by) if *of == uid => size -= usize::try_from(*by).unwrap(),
                _ => {}
            }
        }
        if !given {
            continue;
        }
        let mut answer;
        if items.contains("SIZE") {
            let size = if letter.bytes.len() == 1 {
                60_000_000
            } else {
                size
            };
            answer = format!(
                "* {number} FETCH (UID {uid} RFC822.SIZE {size} INTERNALDATE \"24-Nov-2026 10:00:00 +0000\")\r\n"
            )
            .into_bytes();
        } else {
            let mut at = String::new();
            if let Some((_, range)) = items.split_once('<') {
                let (range, _) = range.split_once('>').unwrap();
                let (from, length) = range.split_once('.').unwrap();
                let from: usize = from.parse().unwrap();
                let to = from + length.parse::<usize>().unwrap();
                let to = to.min(bytes.len());
                bytes = bytes.get(from..to).unwrap_or_default().to_vec();
                at = format!("<{from}>");
            }
            let section = if items.contains("HEADER") {
                "HEADER"
            } else {
                ""
            };
            let claimed = i64::try_from(bytes.len()).unwrap() + claimed;
            answer =
                format!("* {number} FETCH (BODY[{section}]{at} {{{claimed}}}\r\n").into_bytes();
            answer.extend_from_slice(&bytes);
            answer.extend_from_slice(format!(" UID {uid})\r\n").as_bytes());
        }
        answers.push(answer);
    }
    if tricks.iter().any(|trick| matches!(trick, Trick::Backwards)) {
        answers.reverse();
    }
    answers.concat()
}
