//! Can a door be made of the office alone?
//!
//! The one below has no command line, no terminal and nothing of `datawrit::cli`, as a page in a
//! browser would have it: it writes a letter, sends it, and records what came back. What it leaves on
//! the disk is asked of the tracker and of the server that took the mail.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "mail/server.rs"]
#[allow(dead_code, reason = "shared with the tests of sending")]
mod server;

use std::fs;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use datawrit::{
    delivery::server::Login,
    law::{EventKind, Right},
    office::{
        Error, Home, TimeOfDay, World, record,
        send::{self, Next, Outcome, Question, Sending, Which},
        write,
    },
    request::{Email, Line},
    tracker::{Event, Format},
};
use server::{Action, Behaviour, Moment, PASSWORD, Privacy, Server};

/// The door: it agrees to what the person has seen, and logs in with the password of a safe.
struct Door<'a> {
    world: World<'a>,
    agrees: bool,
    /// What it was told on the way.
    told: Vec<String>,
}

impl Door<'_> {
    /// Writes a letter to a company into the folder `letters`.
    fn write(&self, company: &str) -> Result<write::Written, Error> {
        let letters = self.world.home.folder().join("letters");
        let target = write::Target::of(Some(&letters), &[Format::Txt])?;
        let privacy = format!("privacy@{}.example.org", company.to_lowercase());
        let order = write::Order {
            name: Line::new("Ada Example").ok(),
            email: "ada@example.org".parse().ok(),
            residence: "DE".parse().ok(),
            recipient_email: privacy.parse().ok(),
            ..write::Order::new(Right::Access, company)
        };
        Ok(write::write(self.world, &order, &target)?.0)
    }

    fn send(&mut self, order: send::Order) -> Result<Outcome, Error> {
        let mut sending = Sending::begin(&self.world, order)?;
        loop {
            match sending.go_on()? {
                Next::Agree(question) => {
                    if question == Question::Send {
                        for mail in sending.mails() {
                            self.told.push(format!("shows {}", mail.message.recipient));
                        }
                    }
                    sending.answer(self.agrees);
                }
                Next::LogIn => {
                    let wanted = sending.account().wanted(false)?;
                    let login = wanted.map(|wanted| wanted.login(PASSWORD.into()));
                    sending.log_in(login.unwrap_or(Login::None))?;
                }
                Next::Begun(mails) => self.told.push(format!("{mails} begin")),
                // What a page would show, and come back after.
                Next::Wait(wait, retry) => {
                    self.told.extend(retry.map(|retry| retry.case.to_string()));
                    self.told.push(format!("waits {} s", wait.as_secs()));
                }
                Next::Ended => self.told.push("one has ended".to_owned()),
                Next::Done(outcome) => return Ok(outcome),
            }
        }
    }

    fn answered(&self, case: &str) -> Result<record::Recorded, Error> {
        record::record(&self.world, &record::Order::new(case, EventKind::Answered))
    }
}

/// A made-up noon.
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

/// A home in a folder of its own, with an account.
struct House {
    folder: tempfile::TempDir,
    home: Home,
    noon: Noon,
}

impl House {
    fn new(account: &str) -> House {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("config.toml"),
            format!(
                "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\npause = 11\nretry-after = 7\n{account}\n"
            ),
        )
        .unwrap();
        House {
            home: Home::at(folder.path().to_owned()),
            noon: Noon("2026-03-02".parse().unwrap()),
            folder,
        }
    }

    fn with(server: &Server) -> House {
        let house = House::new(&format!(
            "smtp = \"{}\"\nca = \"ca.pem\"\npassword.command = [\"never\", \"run\"]",
            server.url()
        ));
        fs::write(house.folder.path().join("ca.pem"), server.authority()).unwrap();
        house
    }

    fn door(&self) -> Door<'_> {
        Door {
            world: World {
                home: &self.home,
                today: self.noon.0,
                clock: &self.noon,
                trial: false,
            },
            agrees: true,
            told: Vec::new(),
        }
    }

    /// A case whose letter is written and not sent.
    fn case(&self, company: &str) -> String {
        let written = self.door().write(company).unwrap();
        written.case.case.reference.to_string()
    }

    /// What the log of a case says, from the disk.
    fn log(&self, case: &str) -> Vec<EventKind> {
        let (_, case) = self.home.case(case).unwrap();
        case.events.iter().map(|event| event.kind).collect()
    }

    /// How many mails are kept with a case.
    fn kept(&self, case: &str) -> usize {
        let (tracker, case) = self.home.case(case).unwrap();
        tracker.messages(&case).unwrap().len()
    }
}

fn order(cases: &[&str]) -> send::Order {
    send::Order {
        which: Which::These {
            cases: cases.iter().map(|case| (*case).to_owned()).collect(),
            batch: false,
        },
        ..send::Order::default()
    }
}

#[test]
fn a_letter_is_written_sent_and_its_answer_recorded_without_a_command_line() {
    let server = Server::start(Behaviour::good());
    let house = House::with(&server);
    let mut door = house.door();

    let written = door.write("Musterbank").unwrap();
    let case = written.case.case.reference.to_string();
    assert_eq!(house.log(&case), [EventKind::Written]);
    let letter = fs::read_to_string(&written.files[0].path).unwrap();
    assert!(letter.contains("Musterbank") && letter.contains(&case));

    let outcome = door.send(order(&[&case])).unwrap();
    assert!(outcome.is_done());
    assert_eq!(
        door.told,
        [
            "shows privacy@musterbank.example.org",
            "1 begin",
            "one has ended"
        ]
    );
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to, ["privacy@musterbank.example.org"]);
    assert_eq!(taken[0].user.as_deref(), Some("ada"));
    let (tracker, kept) = house.home.case(&case).unwrap();
    assert_eq!(tracker.messages(&kept).unwrap()[0].bytes, taken[0].bytes);

    // The mail says what the letter on the disk says, but for its line breaks.
    let said = |text: &str| text.split_whitespace().collect::<String>();
    let mail = mail_parser::MessageParser::default().parse(&taken[0].bytes[..]);
    let mail = mail.unwrap().body_text(0).unwrap().into_owned();
    assert!(said(&letter).contains(&said(&mail)), "{mail}");

    let recorded = door.answered(&case).unwrap();
    assert!(recorded.case.clocks.iter().all(|clock| !clock.is_running()));
    assert_eq!(
        house.log(&case),
        [
            EventKind::Written,
            EventKind::Sending,
            EventKind::Sent,
            EventKind::Answered
        ]
    );
    assert!(tracker.verify().unwrap().faults.is_empty());
}

#[test]
fn nothing_is_kept_of_what_the_person_declines() {
    let server = Server::start(Behaviour::good());
    let house = House::with(&server);
    let case = house.case("Musterbank");
    let mut door = house.door();
    door.agrees = false;

    let error = door.send(order(&[&case])).unwrap_err();
    assert_eq!(error.to_string(), "nothing was sent");
    assert_eq!(house.log(&case), [EventKind::Written]);
    assert_eq!(house.kept(&case), 0);
    assert!(server.taken().is_empty());
}

/// Nobody sleeps below the door: this would take half a minute.
#[test]
fn the_door_waits_and_no_one_else() {
    let later = Action::Say("450 4.2.0 try again later".to_owned());
    let server = Server::start(Behaviour::wrong_at_first(Moment::Sender, later, 2));
    let house = House::with(&server);
    let cases = [house.case("Musterbank"), house.case("Nordlicht")];
    let mut door = house.door();

    let began = std::time::Instant::now();
    let outcome = door.send(order(&[&cases[0], &cases[1]])).unwrap();
    assert!(outcome.is_done());
    assert_eq!(
        door.told[2..],
        [
            "2 begin",
            &cases[0],
            "waits 7 s",
            &cases[0],
            "waits 21 s",
            "one has ended",
            "waits 11 s",
            "one has ended",
        ]
    );
    assert!(began.elapsed().as_secs() < 20);
    assert_eq!(server.taken().len(), 2);
}

/// A door may go away in the middle: a page is closed.
#[test]
fn what_a_door_leaves_behind_is_sent_by_the_next_one_and_nothing_twice() {
    let server = Server::start(Behaviour::good());
    let house = House::with(&server);
    let cases = [house.case("Musterbank"), house.case("Nordlicht")];
    let door = house.door();
    let mut sending = Sending::begin(&door.world, order(&[&cases[0], &cases[1]])).unwrap();
    loop {
        match sending.go_on().unwrap() {
            Next::Agree(_) => sending.answer(true),
            Next::LogIn => {
                let login = sending.account().wanted(false).unwrap().unwrap();
                let login = login.login(PASSWORD.into());
                sending.log_in(login).unwrap();
                // Both are kept before a byte leaves.
                assert_eq!(cases.each_ref().map(|case| house.kept(case)), [1, 1]);
                assert_eq!(house.log(&cases[0]), [EventKind::Written]);
            }
            Next::Ended => break,
            Next::Begun(_) | Next::Wait(..) => {}
            Next::Done(_) => panic!("two mails are to leave"),
        }
    }
    // Meanwhile nobody else sends.
    let busy = Sending::begin(&door.world, order(&[&cases[1]])).unwrap_err();
    assert_eq!(
        busy.to_string(),
        "another datawrit is sending from this home"
    );
    drop(sending);
    assert_eq!(
        cases.each_ref().map(|case| house.log(case).len()),
        [3, 1],
        "one is sent, and the other waits"
    );

    let mut door = house.door();
    let all = send::Order {
        which: Which::All,
        ..send::Order::default()
    };
    assert!(door.send(all).unwrap().is_done());
    assert_eq!(server.taken().len(), 2);
    assert_eq!(cases.each_ref().map(|case| house.kept(case)), [1, 1]);
}

#[test]
fn a_draft_that_is_there_is_replaced_only_if_the_person_says_so() {
    let house = House::new("drafts = \"drafts\"");
    let case = house.case("Musterbank");
    let draft = house.folder.path().join(format!("drafts/{case}.eml"));
    let mut door = house.door();
    door.send(order(&[&case])).unwrap();
    let mail = fs::read_to_string(&draft).unwrap();
    assert!(mail.starts_with("X-Unsent: 1\r\n"), "{mail}");
    // A draft is not sent until a mail program sends it.
    assert_eq!(house.log(&case), [EventKind::Written]);

    fs::write(&draft, "mine").unwrap();
    let mut sending = Sending::begin(&door.world, order(&[&case])).unwrap();
    let error = loop {
        match sending.go_on() {
            Ok(Next::Agree(Question::Replace(path))) => {
                assert_eq!(path, draft);
                sending.answer(false);
            }
            Ok(Next::Agree(_)) => sending.answer(true),
            Ok(Next::LogIn) => sending.log_in(Login::None).unwrap(),
            Ok(next) => assert!(!matches!(next, Next::Done(_))),
            Err(error) => break error,
        }
    };
    assert!(error.to_string().ends_with("exists already"), "{error}");
    assert_eq!(fs::read_to_string(&draft).unwrap(), "mine");
    drop(sending);

    door.send(order(&[&case])).unwrap();
    assert_eq!(fs::read_to_string(&draft).unwrap(), mail);
}

/// What a person said of an address beforehand is part of the order; a door hears of nothing else.
#[test]
fn one_letter_that_cannot_go_is_an_error_and_of_several_it_is_told() {
    let server = Server::start(Behaviour::with(Privacy::Implicit));
    let house = House::with(&server);
    let (unread, other) = (house.case("Musterbank"), house.case("Nordlicht"));
    let to: Email = "no-reply@musterbank.example.org".parse().unwrap();
    let mut door = house.door();
    let alone = send::Order {
        to: Some(to.clone()),
        ..order(&[&unread])
    };
    let error = door.send(alone.clone()).unwrap_err();
    assert!(matches!(
        error.downcast_ref(),
        Some(send::Unsendable::Doubtful {
            why: send::Doubtful::Unread { to: found, .. },
            ..
        }) if *found == to
    ));
    let several = send::Order {
        to: Some(to),
        ..order(&[&unread, &other])
    };
    let error = door.send(several).unwrap_err();
    assert!(matches!(
        error.downcast_ref(),
        Some(send::Unsendable::SeveralLetters)
    ));
    assert!(server.taken().is_empty());
    let anyway = send::Order {
        any_address: true,
        ..alone
    };
    assert!(door.send(anyway).unwrap().is_done());
    assert_eq!(server.taken()[0].to, ["no-reply@musterbank.example.org"]);
}

#[test]
fn the_rest_of_a_days_number_waits_for_tomorrow() {
    let server = Server::start(Behaviour::good());
    let house = House::with(&server);
    let config = house.folder.path().join("config.toml");
    let text = fs::read_to_string(&config).unwrap() + "per-day = 1\n";
    fs::write(&config, text).unwrap();
    let cases = [house.case("Musterbank"), house.case("Nordlicht")];
    let mut door = house.door();
    let outcome = door.send(order(&[&cases[0], &cases[1]])).unwrap();
    assert!(!outcome.is_done());
    assert!(matches!(
        outcome.stopped,
        Some(send::Stopped::Enough { per_day: 1, .. })
    ));
    let left: Vec<_> = outcome
        .left
        .iter()
        .map(|mail| mail.case.reference.as_str())
        .collect();
    assert_eq!(left, [&cases[1]]);
    // No pause before a mail that does not leave.
    assert!(!door.told.iter().any(|told| told.starts_with("waits")));
    assert_eq!(house.log(&cases[1]), [EventKind::Written]);
    assert_eq!(server.taken().len(), 1);

    let tomorrow = Noon(house.noon.0.succ_opt().unwrap());
    door.world.today = tomorrow.0;
    door.world.clock = &tomorrow;
    assert!(door.send(order(&[&cases[0], &cases[1]])).unwrap().is_done());
    assert_eq!(server.taken().len(), 2);
}

/// The log of a program that was ended while it handed a mail over says `sending`, and nothing after.
#[test]
fn a_mail_that_was_being_handed_over_is_unknown_and_is_not_sent_again() {
    let server = Server::start(Behaviour::good());
    let house = House::with(&server);
    let case = house.case("Musterbank");
    let (mut tracker, written) = house.home.case(&case).unwrap();
    let claim = tracker.claim_sending(house.home.folder()).unwrap();
    let today = house.noon.0;
    let sending = Event::new(EventKind::Sending, today, today);
    tracker.record(&written, &sending).unwrap();
    drop((claim, tracker));

    let mut door = house.door();
    let rehearsal = send::Order {
        rehearsal: true,
        ..order(&[&case])
    };
    for order in [rehearsal, order(&[&case])] {
        let rehearses = order.rehearsal;
        let outcome = door.send(order).unwrap();
        assert_eq!(outcome.skipped.len(), 1);
        assert_eq!(outcome.skipped[0].1, send::Skipped::Unsettled);
        let mut log = vec![EventKind::Written, EventKind::Sending];
        // A rehearsal records nothing.
        log.extend((!rehearses).then_some(EventKind::Unknown));
        assert_eq!(house.log(&case), log);
    }
    assert!(door.told.is_empty(), "{:?}", door.told);
    assert!(server.taken().is_empty());
}

/// Whoever has reacted is written to again only if the person says so, each time.
#[test]
fn a_recipient_that_has_answered_is_not_written_to_unasked() {
    let server = Server::start(Behaviour::good());
    let house = House::with(&server);
    let case = house.case("Musterbank");
    // By another way than the letter, which has not left: what an older tracker may hold.
    let (mut tracker, written) = house.home.case(&case).unwrap();
    let today = house.noon.0;
    let answered = Event::new(EventKind::Answered, today, today);
    tracker.record(&written, &answered).unwrap();
    drop(tracker);
    let mut door = house.door();
    door.agrees = false;
    let error = door.send(order(&[&case])).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("{case}: `answered` is recorded on 2026-03-02")
    );
    // Of everything that is written it is left out without a question.
    let all = send::Order {
        which: Which::All,
        ..send::Order::default()
    };
    let outcome = door.send(all).unwrap();
    assert!(outcome.is_done() && outcome.tried.is_empty());
    assert!(server.taken().is_empty());
}
