//! A mailbox that is read: what is found, what is remembered, what is never said, and what becomes of it
//! when the server breaks or lies.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use datawrit::{
    office::{
        Error, TimeOfDay, World,
        inbox::fetch::{Fetching, FolderReport, Incoming, Keeper, Next, Order, Report},
    },
    tracker::{Cursor, Tracker},
};

use super::{
    Home,
    imap_server::{Asked, ImapServer, Mailbox, Trick},
    server::{Certificate, PASSWORD, Privacy},
    write_letter,
};

#[derive(Debug)]
struct Noon(NaiveDate);

impl TimeOfDay for Noon {
    fn now(&self) -> DateTime<Utc> {
        self.0.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(12)
    }

    fn here(&self) -> DateTime<FixedOffset> {
        self.now().fixed_offset()
    }
}

/// Keeps what comes, and the cursor where the program keeps it.
#[derive(Default)]
pub struct Kept {
    tracker: Option<Tracker>,
    /// Each message, and whether it is its head alone.
    pub messages: Vec<(String, bool)>,
    days: Vec<Option<NaiveDate>>,
    /// When so many were taken, the disk is full.
    breaks_after: Option<usize>,
}

impl Keeper for Kept {
    fn take(&mut self, message: Incoming<'_>) -> Result<(), Error> {
        if Some(self.messages.len()) == self.breaks_after {
            return Err(datawrit::office::inbox::fetch::Refused::NoLetter.into());
        }
        let text = String::from_utf8(message.bytes.to_vec()).unwrap();
        self.messages.push((text, message.head_alone));
        self.days.push(message.received);
        match message.cursor {
            Some(cursor) => self.advance(cursor),
            None => Ok(()),
        }
    }

    fn advance(&mut self, cursor: &Cursor) -> Result<(), Error> {
        self.tracker.as_mut().unwrap().advance(cursor)?;
        Ok(())
    }
}

/// A home with a letter, and an account that reads at this server.
fn home(server: &ImapServer) -> Home {
    let home = Home::new();
    account(&home, server, "password.command = [\"echo\", \"s3cret\"]");
    write_letter(&home, "Musterfirma");
    home
}

fn account(home: &Home, server: &ImapServer, secret: &str) {
    home.put("home/ca.pem", &server.authority());
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nsmtp = \"smtps://ada@localhost:1\"\nimap = \"{}\"\nca = \"ca.pem\"\n{secret}\ntimeout = 1\n",
            server.url()
        ),
    );
}

pub fn kept(home: &Home) -> Kept {
    let home = datawrit::office::Home::at(home.path("home"));
    Kept {
        tracker: Some(home.tracker().unwrap()),
        ..Kept::default()
    }
}

pub fn fetch(home: &Home, order: Order, kept: &mut Kept, password: &str) -> Result<Report, Error> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let office = datawrit::office::Home::at(home.path("home"));
    let clock = Noon(today);
    let world = World {
        home: &office,
        today,
        clock: &clock,
        trial: true,
    };
    let mut fetching = Fetching::begin(&world, order)?;
    loop {
        match fetching.go_on(kept)? {
            Next::LogIn => {
                let login = fetching.account().wanted_to_read()?.login(password.into());
                fetching.log_in(&login)?;
            }
            Next::Opened { .. } | Next::Read(_) => {}
            Next::Done(report) => return Ok(report),
        }
    }
}

/// Reads it with everything as usual; what was taken, and what was told or refused.
fn read(home: &Home) -> (Vec<String>, Result<Report, String>) {
    let mut kept = kept(home);
    let report = fetch(home, Order::default(), &mut kept, PASSWORD);
    let messages = kept.messages.into_iter().map(|(text, _)| text);
    (messages.collect(), report.map_err(|error| told(&error)))
}

fn told(error: &Error) -> String {
    let told = format!("{error}\n{:?}", error.hints());
    assert!(
        !told.contains("s3cret") && !told.contains('\u{1b}'),
        "{told}"
    );
    told
}

/// Of everything that IMAP knows only this is ever said.
fn looks_alone(server: &ImapServer) -> Vec<String> {
    let heard = server.heard();
    for command in &heard {
        let fetches = |items: &str| command.starts_with("UID FETCH ") && command.ends_with(items);
        let harmless = command.starts_with("LOGIN ")
            || command.starts_with("AUTHENTICATE ")
            || command.starts_with("LIST \"\" \"*\"")
            || command.starts_with("EXAMINE ")
            || command.starts_with("UID SEARCH ")
            || ["CAPABILITY", "STARTTLS", "LOGOUT"].contains(&command.as_str())
            || fetches(" (UID RFC822.SIZE INTERNALDATE)")
            || fetches(" (UID BODY.PEEK[])")
            || command.contains(" (UID BODY.PEEK[]<") && fetches(".1048576>)")
            || fetches(" (UID BODY.PEEK[HEADER])");
        assert!(harmless, "{command}");
    }
    heard
}

const A: &str = "Subject: a\r\n\r\nWe have your letter.\r\n";
const B: &str = "Subject: b\r\n\r\n{2000000000}\r\n* 1 FETCH (UID 1)\r\nA1 OK\r\n";
const C: &str = "Subject: c\r\n\r\nNo data.\r\n";

fn one_folder(messages: u32, bytes: usize) -> FolderReport {
    FolderReport {
        folder: "INBOX".to_owned(),
        messages,
        bytes: u64::try_from(bytes).unwrap(),
        ..FolderReport::default()
    }
}

#[test]
fn a_mailbox_is_read_once_and_only_looked_at() {
    let server = ImapServer::start(
        Mailbox::with(&[A, B])
            .folder("Unfug", "\\Junk", &[(9, C)])
            .folder("Ver&APY-ffentlicht", "\\Sent", &[(1, A)])
            .folder("Ablage", "\\Archive \\Noselect", &[(1, A)]),
    );
    let home = home(&server);
    let mut first = kept(&home);
    let report = fetch(&home, Order::default(), &mut first, PASSWORD).unwrap();
    let texts: Vec<&str> = first
        .messages
        .iter()
        .map(|(text, _)| text.as_str())
        .collect();
    assert_eq!(texts, [A, B, C]);
    assert_eq!(first.days[0], NaiveDate::from_ymd_opt(2026, 11, 24));
    let junk = FolderReport {
        folder: "Unfug".to_owned(),
        ..one_folder(1, C.len())
    };
    assert_eq!(report.folders, [one_folder(2, A.len() + B.len()), junk]);
    let heard = looks_alone(&server);
    // The letter is of 2026-11-23, and the server's day may be another.
    assert!(
        heard.contains(&"UID SEARCH SINCE 22-Nov-2026".to_owned()),
        "{heard:?}"
    );
    assert!(heard.contains(&"LIST \"\" \"*\" RETURN (SPECIAL-USE)".to_owned()));

    // Nothing new: a server always names its last message.
    let (texts, report) = read(&home);
    assert_eq!(texts, [""; 0]);
    assert_eq!(report.unwrap().folders[0], one_folder(0, 0));
    let heard = looks_alone(&server);
    assert!(
        heard.contains(&"UID SEARCH UID 3:*".to_owned()),
        "{heard:?}"
    );
    assert!(
        !heard.iter().any(|command| command.starts_with("UID FETCH")),
        "{heard:?}"
    );

    // One more.
    server.becomes(|mailbox| {
        mailbox.boxes[0]
            .letters
            .extend(Mailbox::with(&[A, A, C]).boxes.remove(0).letters.pop());
    });
    assert_eq!(read(&home).0, [C]);
    // From a day on, all of it again, and what was read stays read.
    let again = Order {
        since: NaiveDate::from_ymd_opt(2026, 1, 1),
        ..Order::default()
    };
    let mut all = kept(&home);
    fetch(&home, again, &mut all, PASSWORD).unwrap();
    assert_eq!(all.messages.len(), 4);
    assert_eq!(read(&home).0, [""; 0]);
}

#[test]
fn it_goes_on_where_it_was_stopped() {
    let texts: Vec<String> = (0..120)
        .map(|n| format!("Subject: {n}\r\n\r\n{n}\r\n"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let server = ImapServer::start(Mailbox::with(&texts));
    let home = home(&server);
    let mut taken = Vec::new();
    for breaks_after in [0, 1, 60, 59] {
        let mut kept = kept(&home);
        kept.breaks_after = Some(breaks_after);
        let stopped = fetch(&home, Order::default(), &mut kept, PASSWORD);
        assert_eq!(stopped.is_err(), breaks_after < 120 - taken.len());
        taken.extend(kept.messages.into_iter().map(|(text, _)| text));
    }
    assert_eq!(taken, texts);
    looks_alone(&server);
}

#[test]
fn messages_that_are_numbered_anew_are_looked_at_again() {
    let server = ImapServer::start(Mailbox::with(&[A, C]));
    let home = home(&server);
    assert_eq!(read(&home).0, [A, C]);
    server.becomes(|mailbox| {
        mailbox.boxes[0].uid_validity = 99;
        mailbox.boxes[0].letters.remove(0);
    });
    let (texts, report) = read(&home);
    assert_eq!(texts, [C]);
    assert!(report.unwrap().folders[0].anew);
    assert_eq!(read(&home).0, [""; 0]);
}

#[test]
fn of_what_is_too_large_the_head_alone_is_read() {
    // The server says 60 MB of the message with one byte.
    let server = ImapServer::start(Mailbox::with(&[A, "x", C]));
    let home = home(&server);
    let mut kept = kept(&home);
    let report = fetch(&home, Order::default(), &mut kept, PASSWORD).unwrap();
    let heads: Vec<bool> = kept.messages.iter().map(|(_, head)| *head).collect();
    assert_eq!(heads, [false, true, false]);
    assert_eq!(report.folders[0].too_large, 1);
    let heard = looks_alone(&server);
    assert!(
        heard.contains(&"UID FETCH 2 (UID BODY.PEEK[HEADER])".to_owned()),
        "{heard:?}"
    );
    assert_eq!(read(&home).0, [""; 0]);
}

#[test]
fn the_password_and_the_token_are_taken_as_for_sending() {
    let server = ImapServer::start(Mailbox::with(&[A]));
    let home = home(&server);
    let read = |secret: &str, said: &str| {
        account(&home, &server, secret);
        let mut kept = kept(&home);
        let since = NaiveDate::from_ymd_opt(2026, 1, 1);
        let order = Order {
            since,
            ..Order::default()
        };
        let report = fetch(&home, order, &mut kept, said);
        (kept.messages.len(), report.map_err(|error| told(&error)))
    };
    assert_eq!(read("", PASSWORD).0, 1);
    assert_eq!(read("token.command = [\"x\"]", PASSWORD).0, 1);
    assert_eq!(read("", "pässwort").0, 1);
    for (secret, said) in [
        ("", "wr0ng"),
        ("token.command = [\"x\"]", "wr0ng"),
        ("", "pässw0rt"),
    ] {
        let (taken, told) = read(secret, said);
        let told = told.unwrap_err();
        assert_eq!(taken, 0);
        assert!(told.contains("logging in: the server said: "), "{told}");
        assert!(
            told.contains("nothing was read; check user and password"),
            "{told}"
        );
        assert!(!told.contains("wr0ng"), "{told}");
    }
    let (_, told) = read("", "wr0ng");
    assert!(told.unwrap_err().contains("wrong \"password\""));
    let (_, told) = read("", "two\r\nlines");
    assert!(told.is_err());
    looks_alone(&server);
}

#[test]
fn a_folder_may_be_named_and_has_to_be_there() {
    let server = ImapServer::start(Mailbox::with(&[A]).folder("Beh&APY-rden", "", &[(4, C)]));
    let home = home(&server);
    let named = |name: &str| {
        let mut kept = kept(&home);
        let order = Order {
            folders: vec![name.to_owned()],
            ..Order::default()
        };
        let report = fetch(&home, order, &mut kept, PASSWORD);
        report
            .map(|report| (report.folders[0].folder.clone(), kept.messages.len()))
            .map_err(|error| told(&error))
    };
    assert_eq!(named("Behörden").unwrap(), ("Behörden".to_owned(), 1));
    let told = named("Amt").unwrap_err();
    assert!(told.contains("the mailbox has no folder `Amt`"), "{told}");
    assert!(told.contains("its folders are INBOX, Behörden"), "{told}");
    // One that cannot be opened does not keep the others from being read.
    server
        .becomes(|mailbox| mailbox.tricks = vec![(Asked::Examine, Trick::No("locked".to_owned()))]);
    let (_, report) = read(&home);
    assert_eq!(report.unwrap().folders[0].closed.as_deref(), Some("locked"));
    looks_alone(&server);
}

/// What is taken of two messages, and what is said or refused; and once the server has come to its
/// senses, both have been taken.
fn check(mailbox: Mailbox, certificate: Certificate, taken: usize, said: &str) {
    let server = ImapServer::certified(mailbox, certificate);
    let home = home(&server);
    let (mut all, report) = read(&home);
    let told = match &report {
        Ok(report) => format!("{report:?}"),
        Err(told) => told.clone(),
    };
    assert!(told.contains(said), "{told}");
    assert_eq!(all.len(), taken, "{told}");
    looks_alone(&server);
    if certificate == Certificate::Good {
        server.becomes(|mailbox| {
            mailbox.tricks.clear();
            mailbox.privacy = match mailbox.privacy {
                Privacy::NotOffered | Privacy::Injected => Privacy::StartTls,
                other => other,
            };
        });
        let (rest, report) = read(&home);
        assert!(report.is_ok(), "{report:?}");
        all.extend(rest);
        all.sort_unstable();
        all.dedup();
        let there = server_has(&server);
        assert_eq!(all, there, "{told}");
    }
}

fn server_has(server: &ImapServer) -> Vec<String> {
    let mut texts = Vec::new();
    server.becomes(|mailbox| {
        let letters = mailbox.boxes[0].letters.iter();
        texts.extend(letters.map(|letter| String::from_utf8(letter.bytes.clone()).unwrap()));
    });
    texts.sort_unstable();
    texts
}

macro_rules! matrix {
    ($($name:ident: $mailbox:expr => $taken:literal, $said:literal;)*) => {
        $(
            #[test]
            fn $name() {
                check($mailbox, Certificate::Good, $taken, $said);
            }
        )*
    };
}

fn two() -> Mailbox {
    Mailbox::with(&[A, C])
}

fn wrong(asked: Asked, trick: Trick) -> Mailbox {
    two().tricky(asked, trick)
}

fn instead(asked: Asked, said: &str) -> Mailbox {
    wrong(asked, Trick::Instead(said.to_owned()))
}

fn before(asked: Asked, said: &str) -> Mailbox {
    wrong(asked, Trick::Before(said.to_owned()))
}

fn by(privacy: Privacy) -> Mailbox {
    Mailbox { privacy, ..two() }
}

const UNSOLICITED: &str = "* 9 EXISTS\r\n* 2 RECENT\r\n* 1 FETCH (FLAGS (\\Seen) UID 1)\r\n* 1 FETCH (FLAGS ())\r\n\
    * 7 EXPUNGE\r\n* OK still here\r\n* NO careful\r\n* SEARCH 99\r\n* LIST () \"/\" \"x\"\r\n* FLAGS (\\Seen)\r\n";

matrix! {
    implicit_tls: by(Privacy::Implicit) => 2, "messages: 2";
    starttls: by(Privacy::StartTls) => 2, "messages: 2";
    loopback_in_the_clear: by(Privacy::None) => 2, "messages: 2";
    no_starttls_offered: by(Privacy::NotOffered)
        => 0, "STARTTLS: the connection would not be private: the server does not offer STARTTLS";
    words_in_the_clear_after_starttls: by(Privacy::Injected) => 0, "unencrypted text came after STARTTLS";
    greeted_as_if_logged_in: instead(Asked::Greeting, "* PREAUTH welcome\r\n")
        => 0, "as if somebody had logged in";
    greeted_so_in_the_clear: Mailbox {
        privacy: Privacy::StartTls, ..instead(Asked::Greeting, "* PREAUTH welcome\r\n")
    } => 0, "as if somebody had logged in";
    sent_away: instead(Asked::Greeting, "* BYE too busy\r\n") => 0, "the greeting: the server said: too busy";
    no_greeting: instead(Asked::Greeting, "220 localhost ESMTP\r\n") => 0, "cannot be understood";
    closed_at_the_greeting: wrong(Asked::Greeting, Trick::Close) => 0, "the connection was lost";
    silent_at_the_greeting: wrong(Asked::Greeting, Trick::Silence) => 0, "said nothing for too long";
    endless_greeting: wrong(Asked::Greeting, Trick::Endless) => 0, "the greeting: the server's reply cannot be understood";

    closed_at_the_login: wrong(Asked::LogIn, Trick::Close) => 0, "logging in: the connection was lost";
    silent_at_the_login: wrong(Asked::LogIn, Trick::Silence) => 0, "logging in: the server said nothing";
    refused_with_an_escape: wrong(Asked::LogIn, Trick::No("\u{1b}[2J \u{7}no".to_owned()))
        => 0, "the server said: ";

    // What others do meanwhile is told at any time, and means nothing here.
    unsolicited_at_the_list: before(Asked::Capability, UNSOLICITED) => 2, "messages: 2";
    unsolicited_at_the_folder: before(Asked::Examine, UNSOLICITED) => 2, "messages: 2";
    unsolicited_at_the_sizes: before(Asked::Sizes, UNSOLICITED) => 2, "messages: 2";
    unsolicited_at_the_messages: before(Asked::Bodies, UNSOLICITED) => 2, "messages: 2";
    backwards: wrong(Asked::Bodies, Trick::Backwards) => 2, "messages: 2";
    strange_capabilities: Mailbox { capabilities: "IMAP4rev1 XYZZY=1", ..two() } => 2, "messages: 2";

    no_folders: wrong(Asked::List, Trick::No("no list".to_owned())) => 0, "listing the folders: the server said: no list";
    folders_without_inbox: instead(Asked::List, "* LIST () NIL \"x\"\r\n") => 2, "messages: 2";
    folder_with_a_strange_name: instead(Asked::List, "* LIST () \"/\" {10}\r\n\u{fc}\r\n* OK\r\n\r\n")
        => 2, "messages: 2";
    opened_for_writing: wrong(Asked::Examine, Trick::Writable) => 0, "was opened for writing";
    not_numbered: wrong(Asked::Examine, Trick::Unnumbered) => 0, "does not number its messages for good";

    // A refusal or an end is not "nothing new".
    search_refused: wrong(Asked::Search, Trick::No("later".to_owned())) => 0, "looking for messages: the server said: later";
    closed_at_the_search: wrong(Asked::Search, Trick::Close) => 0, "looking for messages: the connection was lost";
    half_a_search: wrong(Asked::Search, Trick::Half) => 0, "looking for messages";
    bye_at_the_search: wrong(Asked::Search, Trick::Bye) => 0, "the server hung up: too many of you";
    silent_at_the_search: wrong(Asked::Search, Trick::Silence) => 0, "said nothing for too long";
    nonsense_at_the_search: instead(Asked::Search, "hello there\r\n") => 0, "cannot be understood (not IMAP)";
    more_wanted: instead(Asked::Search, "+ go on\r\n") => 0, "cannot be understood";
    an_answer_to_nothing: instead(Asked::Search, "X9 OK done\r\n") => 0, "an answer to no question";
    sizes_refused: wrong(Asked::Sizes, Trick::No("later".to_owned())) => 0, "reading a message: the server said: later";
    messages_refused: wrong(Asked::Bodies, Trick::No("later".to_owned())) => 0, "reading a message: the server said: later";
    half_of_the_messages: wrong(Asked::Bodies, Trick::Half) => 0, "reading a message: the connection was lost";
    slow_but_in_time: wrong(Asked::Bodies, Trick::Drip(Duration::from_millis(2))) => 2, "messages: 2";
    slow_drip: wrong(Asked::Search, Trick::Drip(Duration::from_millis(300))) => 0, "said nothing for too long";
    endless_search: wrong(Asked::Search, Trick::Endless) => 0, "looking for messages";

    // A literal that is not what it says.
    literal_too_long: wrong(Asked::Bodies, Trick::Lies(3)) => 0, "";
    literal_too_short: wrong(Asked::Bodies, Trick::Lies(-3)) => 0, "cannot be understood";
    literal_beyond_every_bound: wrong(Asked::Bodies, Trick::Lies(2_000_000_000))
        => 0, "it announces more than was asked for";
    literal_where_none_belongs: instead(Asked::Search, "* SEARCH {400000000}\r\n")
        => 0, "it announces more than was asked for";
    literal_of_negative_length: wrong(Asked::Bodies, Trick::Lies(-9000)) => 0, "cannot be understood";

    // Messages that the server does not give are asked for again, and what comes after them is taken.
    withheld: wrong(Asked::Bodies, Trick::Withholds(1)) => 1, "withheld: 1";
    withheld_once: wrong(Asked::Bodies, Trick::WithholdsOnce(1)) => 2, "messages: 2";
    emptied: wrong(Asked::Bodies, Trick::Empties(1)) => 1, "withheld: 1";
    miscounted: wrong(Asked::Sizes, Trick::Miscounts(1, 9)) => 2, "messages: 2";
    without_a_size: wrong(Asked::Sizes, Trick::Unsized(1)) => 2, "messages: 2";
    gone_meanwhile: wrong(Asked::Bodies, Trick::Loses(1)) => 1, "withheld: 0";
}

#[test]
fn unknown_authority() {
    let said = "not trusted: it is not signed by anybody this computer trusts";
    check(two(), Certificate::OtherAuthority, 0, said);
}

#[test]
fn wrong_host_name() {
    check(
        two(),
        Certificate::OtherName,
        0,
        "not trusted: it is not for localhost",
    );
}

#[test]
fn expired_certificate() {
    check(
        two(),
        Certificate::Expired,
        0,
        "not trusted: it has expired",
    );
}

#[test]
fn certificates_are_checked_after_starttls_too() {
    check(
        by(Privacy::StartTls),
        Certificate::OtherName,
        0,
        "not trusted: it is not for localhost",
    );
}

/// A mailbox of replies to a case, as many as are wanted.
fn replies(case: &str, count: u32) -> Vec<String> {
    let reply = |number| {
        format!(
            "From: Musterfirma <privacy@musterfirma.example.org>\r\nSubject: Re: {case}, {number}\r\n\
             Message-ID: <{number}@musterfirma.example.org>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\n\
             We have received your request {case} and will look at it.\r\n"
        )
    };
    (0..count).map(reply).collect()
}

#[test]
fn a_program_killed_at_any_moment_loses_no_message_and_counts_none_twice() {
    let server = ImapServer::start(Mailbox::with(&[]));
    let home = home(&server);
    let config = std::fs::read_to_string(home.path("home/config.toml")).unwrap();
    // A machine that is busy is not what is tested here.
    home.put(
        "home/config.toml",
        &config.replace("timeout = 1", "timeout = 30"),
    );
    let case = home.json(&["list", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    let replies = replies(&case, 240);
    server.becomes(|mailbox| {
        let texts: Vec<&str> = replies.iter().map(String::as_str).collect();
        mailbox.boxes = Mailbox::with(&texts).boxes;
    });
    let begun = std::time::Instant::now();
    let mut killed = 0;
    for step in 0..30 {
        let mut child = home
            .command()
            .args(["inbox", "fetch", "--json"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // A little later each time, from the first instruction on.
        std::thread::sleep(Duration::from_millis(step * 14));
        // SIGKILL, to the child that was started here.
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            break;
        }
        killed += 1;
    }
    assert!(
        killed >= 10,
        "only {killed} were killed in {:?}",
        begun.elapsed()
    );
    home.json(&["inbox", "fetch", "--json"]);
    let waiting = home.json(&["inbox", "--json"]);
    let mut ids: Vec<&str> = waiting["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["message_id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), replies.len());
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), replies.len(), "one was counted twice");
    assert!(home.output(&["verify"]).status.success());
    looks_alone(&server);
}

#[test]
fn the_command_says_what_came_and_that_nothing_was_changed() {
    let server = ImapServer::start(
        Mailbox::with(&[A, "x", C])
            .folder("Unfug", "\\Junk", &[])
            .folder("Alt", "\\Archive", &[]),
    );
    let home = home(&server);
    let case = home.json(&["list", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    let reply = replies(&case, 1).remove(0);
    server.becomes(|mailbox| {
        mailbox.boxes[1].letters = Mailbox::with(&[&reply]).boxes.remove(0).letters;
    });
    let said = |arguments: &[&str]| {
        let output = home.output(arguments);
        let told = [output.stdout, b"---\n".to_vec(), output.stderr].concat();
        let told = String::from_utf8(told).unwrap();
        assert!(output.status.success(), "{told}");
        told.replace(&case, "CASE")
    };
    insta::assert_snapshot!("fetched", said(&["inbox", "fetch"]));
    insta::assert_snapshot!("fetched_again", said(&["inbox", "fetch"]));
    let (told, code) = home.refusal(&["inbox", "fetch", "--folder", "Amt"]);
    assert!(
        told.contains("its folders are INBOX, Unfug, Alt") && code == 2,
        "{told}"
    );
    // Without a line that says where, it is not guessed.
    home.put(
        "home/config.toml",
        "[account.default]\nsmtp = \"smtps://ada@mail.example.org\"\n",
    );
    let (told, code) = home.refusal(&["inbox", "fetch"]);
    assert!(
        told.contains("the account `default` has no mailbox to read"),
        "{told}"
    );
    assert!(
        told.contains("imap = \"imaps://you@imap.example.org\"") && code == 2,
        "{told}"
    );
}

/// In kilobytes, by the system's account of the process.
#[cfg(target_os = "linux")]
fn most_memory(child: &mut std::process::Child) -> u64 {
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let path = format!("/proc/{}/status", child.id());
        let status = std::fs::read_to_string(path).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.split_whitespace().next());
        most = peak.map_or(most, |peak| peak.parse().unwrap_or(most));
        std::thread::sleep(Duration::from_millis(2));
    }
    most
}

#[test]
#[ignore = "takes half a minute"]
#[cfg(target_os = "linux")]
fn a_message_of_nearly_50_mb_takes_less_than_200_mb() {
    let server = ImapServer::start(Mailbox::with(&[]));
    let home = home(&server);
    let config = std::fs::read_to_string(home.path("home/config.toml")).unwrap();
    home.put(
        "home/config.toml",
        &config.replace("timeout = 1", "timeout = 60"),
    );
    let case = case(&home);
    let large =
        replies(&case, 1).remove(0) + &"It is a long answer, of many lines.\r\n".repeat(1_340_000);
    assert!((49_000_000..50_000_000).contains(&large.len()));
    home.put("large.eml", &large);
    server.becomes(|mailbox| mailbox.boxes = Mailbox::with(&[&large]).boxes);
    let measured = |arguments: &[&str]| {
        let mut child = home
            .command()
            .args(arguments)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let most = most_memory(&mut child);
        assert!(child.wait().unwrap().success());
        most
    };
    let fetched = measured(&["inbox", "fetch"]);
    assert!((50_000..200_000).contains(&fetched), "{fetched} kB");
    // The same in other shapes, from files: without a case, as an attachment, and of very many parts.
    let head = "From: Corp <privacy@corp.example.org>\r\nSubject: Data\r\nMIME-Version: 1.0\r\n";
    let attached = format!(
        "{head}Message-ID: <attached@corp.example.org>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nHere is your data.\r\n\
         --b\r\nContent-Type: application/zip; name=data.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        format!("{}\r\n", "UEsDBBQA".repeat(9)).repeat(660_000)
    );
    let parts = format!(
        "{head}Message-ID: <parts@corp.example.org>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--\r\n",
        "--b\r\nContent-Type: text/plain\r\n\r\nOne more part.\r\n".repeat(900_000)
    );
    for (name, mail) in [("attached.eml", attached), ("parts.eml", parts)] {
        assert!(
            (40_000_000..50_000_000).contains(&mail.len()),
            "{}",
            mail.len()
        );
        home.put(name, &mail);
        let imported = measured(&["inbox", "import", name]);
        assert!(
            (50_000..200_000).contains(&imported),
            "{name}: {imported} kB"
        );
    }
    let again = home.json(&["inbox", "fetch", "--since", "2026-01-01", "--json"]);
    assert_eq!(again["messages"][0]["became"], "known", "{again:#}");
}

fn case(home: &Home) -> String {
    let listed = home.json(&["list", "--json"]);
    listed[0]["case"].as_str().unwrap().to_owned()
}
