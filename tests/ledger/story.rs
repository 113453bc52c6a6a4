//! What every engine must do, told once. A new one is a line in each of the two tests.

use std::path::Path;

use datawrit::{
    law::EventKind,
    tracker::{
        Archive, Case, Dispatch, Event, Format, GivenAway, Medium, Message, Occasion, Restored,
        Sqlite, Tracker, TrackerError,
        ledger::{
            CaseRecord, Count, CursorRecord, DocumentRecord, Entries, EntryRecord, GivenRecord,
            GroundsRecord, KeysRecord, Ledger, LetterRecord, MessageRecord, Moment, OutlookRecord,
            Outlooks, Record, Removal, Replies, ReplyRecord, Resting, SenderRecord, Which,
            WorkedOut,
        },
    },
};

use super::{
    desk::{Desk, day},
    memory::Memory,
};

const REFERENCES: [&str; 3] = ["K7Q3-9MX2", "K7Q4-0000", "A111-1111"];

fn case(reference: &str, opened_on: &str) -> CaseRecord {
    CaseRecord {
        number: 0,
        reference: reference.to_owned(),
        opened_on: opened_on.to_owned(),
        law: "gdpr".to_owned(),
        asked: "access".to_owned(),
        recipient: "Example Bank".to_owned(),
        place: Some("DE".to_owned()),
        abroad: 0,
        request: "{}".to_owned(),
        grounds: "g".to_owned(),
        trial: 0,
        opening: 2,
    }
}

fn entry(case: &str, kind: &str, day: &str, sha256: &str) -> EntryRecord {
    EntryRecord {
        case: case.to_owned(),
        kind: kind.to_owned(),
        happened_on: day.to_owned(),
        recorded_on: day.to_owned(),
        note: Some("a note\nof two lines".to_owned()),
        sha256: Some(sha256.to_owned()),
        ..EntryRecord::default()
    }
}

/// Every record that a reading gives, told by one word each.
macro_rules! read {
    ($ledger:expr, $verb:ident, $which:expr, $told:expr) => {{
        let mut found = Vec::new();
        $ledger
            .$verb($which, &mut |record| {
                found.push($told(record));
                Ok(())
            })
            .unwrap();
        found.join(" ")
    }};
}

/// The story of the records: they are given back as they came, whole or not at all.
fn keeps_records(ledger: &dyn Ledger) {
    let add = |record: Record<'_>| ledger.add(record).unwrap();
    assert_eq!(ledger.count().unwrap(), Count::default());
    assert!(ledger.last_case().unwrap().is_none());
    let grounds = GroundsRecord {
        sha256: "g".to_owned(),
        json: "{\"a\": 1}".to_owned(),
    };
    ledger.begin(Moment::Writing).unwrap();
    assert!(add(Record::Grounds(&grounds)) && add(Record::Grounds(&grounds)));
    for (reference, day) in REFERENCES
        .iter()
        .zip(["2026-03-02", "2026-03-01", "2026-03-02"])
    {
        assert!(add(Record::Case(&case(reference, day))));
    }
    ledger.end(true).unwrap();

    let cases = |which| read!(ledger, cases, which, |case: CaseRecord| case.reference);
    assert_eq!(cases(Which::All), "K7Q4-0000 K7Q3-9MX2 A111-1111");
    assert_eq!(cases(Which::Beginning("K7")), "K7Q4-0000 K7Q3-9MX2");
    assert_eq!(cases(Which::One("K7Q3-9MX2")), "K7Q3-9MX2");
    assert_eq!(cases(Which::One("K7")), "");
    let among = ["A111-1111", "K7Q3-9MX2", "K7"].map(str::to_owned);
    assert_eq!(cases(Which::Among(&among)), "K7Q3-9MX2 A111-1111");
    assert_eq!(cases(Which::Among(&[])), "");
    let mut first = None;
    ledger
        .cases(Which::One(REFERENCES[0]), &mut |case| {
            first = Some(case);
            Ok(())
        })
        .unwrap();
    let first = first.unwrap();
    assert_eq!(
        CaseRecord {
            number: 0,
            ..first.clone()
        },
        case(REFERENCES[0], "2026-03-02")
    );
    assert_eq!(cases(Which::Since(first.number)), "K7Q4-0000 A111-1111");
    assert_eq!(ledger.last_case().unwrap().unwrap().reference, "A111-1111");
    let texts = |sha256| read!(ledger, grounds, sha256, |one: GroundsRecord| one.json);
    assert_eq!(
        [texts(None), texts(Some("g")), texts(Some("h"))],
        ["{\"a\": 1}", "{\"a\": 1}", ""]
    );

    // One that is there, or the same key, is not added again, and the moment goes on.
    ledger.begin(Moment::Writing).unwrap();
    assert!(!add(Record::Case(&case(REFERENCES[0], "2026-03-09"))));
    for (number, kind) in [(1, "written"), (2, "sending")] {
        let hash = format!("h{number}");
        add(Record::Entry(&entry(
            REFERENCES[0],
            kind,
            "2026-03-02",
            &hash,
        )));
    }
    ledger.end(true).unwrap();
    // What is taken back was never there, and its number is given again.
    ledger.begin(Moment::Writing).unwrap();
    add(Record::Entry(&entry(
        REFERENCES[1],
        "written",
        "2026-03-01",
        "lost",
    )));
    assert_eq!(ledger.count().unwrap().last_entry, 3);
    ledger.end(false).unwrap();
    ledger.begin(Moment::Unsettled).unwrap();
    add(Record::Entry(&entry(
        REFERENCES[1],
        "sending",
        "2026-03-03",
        "h3",
    )));
    ledger.end(true).unwrap();
    ledger.settle().unwrap();
    let told = |entry: EntryRecord| format!("{}:{}", entry.number, entry.sha256.unwrap());
    let entries = |which| read!(ledger, entries, which, told);
    assert_eq!(entries(Entries::Of(Which::All)), "1:h1 2:h2 3:h3");
    assert_eq!(entries(Entries::Of(Which::One(REFERENCES[0]))), "1:h1 2:h2");
    assert_eq!(entries(Entries::Of(Which::Beginning("K7Q4"))), "3:h3");
    let among = REFERENCES.map(str::to_owned);
    assert_eq!(entries(Entries::Of(Which::Among(&among))), "1:h1 2:h2 3:h3");
    let (kind, day) = ("sending", "2026-03-02");
    assert_eq!(entries(Entries::On { kind, day }), "2:h2");
    let heads = REFERENCES.map(|case| ledger.head(case).unwrap().unwrap_or_default());
    assert_eq!(heads, ["h2", "h3", ""]);
    let mut second = None;
    ledger
        .entries(Entries::On { kind, day }, &mut |entry| {
            second = Some(entry);
            Ok(())
        })
        .unwrap();
    let wanted = EntryRecord {
        number: 2,
        ..entry(REFERENCES[0], kind, day, "h2")
    };
    assert_eq!(second.unwrap(), wanted);

    // Letters, their documents and their mails.
    for number in [2, 1] {
        assert!(add(Record::Letter(&LetterRecord {
            case: REFERENCES[0].to_owned(),
            number,
            sha256: format!("l{number}"),
            json: "{}".to_owned(),
        })));
        for format in ["txt", "pdf"] {
            let document = DocumentRecord {
                case: REFERENCES[0].to_owned(),
                letter: number,
                format: format.to_owned(),
                sha256: format!("{format}{number}"),
            };
            assert!(add(Record::Document(&document, &[0, 255, 10])));
            assert!(!add(Record::Document(&document, &[])));
        }
    }
    let told = |letter: LetterRecord| letter.sha256;
    assert_eq!(read!(ledger, letters, Which::All, told), "l1 l2");
    assert_eq!(read!(ledger, letters, Which::One(REFERENCES[1]), told), "");
    let told = |document: DocumentRecord| document.sha256;
    assert_eq!(
        read!(ledger, documents, Which::Beginning("K7Q3"), told),
        "txt2 pdf2 txt1 pdf1"
    );
    let bytes = |letter, format| ledger.document(REFERENCES[0], letter, format).unwrap();
    assert_eq!(bytes(2, "pdf"), Some(("pdf2".to_owned(), vec![0, 255, 10])));
    assert_eq!(bytes(3, "pdf"), None);
    let mail = |case: &str| MessageRecord {
        message_id: "<a@example.org>".to_owned(),
        case: case.to_owned(),
        letter: 2,
        made_at: "2026-03-02T12:00:00Z".to_owned(),
        sender: "ada@example.org".to_owned(),
        recipient: "privacy@bank.example".to_owned(),
        sha256: "m".to_owned(),
        bytes: vec![1, 0, 2],
    };
    assert!(add(Record::Message(&mail(REFERENCES[0]))));
    assert!(!add(Record::Message(&mail(REFERENCES[1]))));
    let mut mails = Vec::new();
    ledger
        .messages(Which::One(REFERENCES[0]), &mut |mail| {
            mails.push(mail);
            Ok(())
        })
        .unwrap();
    assert_eq!(mails, [mail(REFERENCES[0])]);

    // What came back: once by its bytes and by its Message-ID, and filed later.
    let reply = |sha256: &str, id: Option<&str>| ReplyRecord {
        sha256: sha256.to_owned(),
        message_id: id.map(str::to_owned),
        came_on: "2026-03-04".to_owned(),
        letter: 1,
        bytes: vec![0, 255],
        ..ReplyRecord::default()
    };
    let last = ledger.last_entry().unwrap();
    assert_eq!(last, ledger.count().unwrap().last_entry);
    assert!(add(Record::Reply(&reply("r1", Some("a@shop.example")))));
    assert!(!add(Record::Reply(&reply("r1", None))));
    assert!(!add(Record::Reply(&reply("r2", Some("a@shop.example")))));
    assert!(add(Record::Reply(&reply("r2", None))) && add(Record::Reply(&reply("r3", None))));
    assert!(add(Record::Reply(&ReplyRecord {
        number: 2,
        case: Some(REFERENCES[0].to_owned()),
        letter: 2,
        decision: Some("{}".to_owned()),
        ..ReplyRecord::default()
    })));
    let told = |one: ReplyRecord| format!("{}:{}:{}", one.number, one.sha256, one.bytes.len());
    let replies = |which| read!(ledger, replies, which, told);
    assert_eq!(replies(Replies::All), "1:r1:2 2:r2:2 3:r3:2");
    assert_eq!(replies(Replies::Of(REFERENCES[0])), "2:r2:2");
    assert_eq!(replies(Replies::HeadsOf(REFERENCES[0])), "2:r2:0");
    assert_eq!(replies(Replies::Numbered(3)), "3:r3:2");
    let like = |sha256, message_id| replies(Replies::Like { sha256, message_id });
    // Without its bytes: a mail may have 50 MB.
    assert_eq!(like("r9", Some("a@shop.example")), "1:r1:0");
    assert_eq!(like("r2", None), "2:r2:0");
    assert_eq!(like("r9", None), "");
    assert_eq!(replies(Replies::Waiting), "1:r1:0 3:r3:0");
    assert_eq!(replies(Replies::Head(2)), "2:r2:0");

    // What was given away, and what is worked out.
    for entry in ["h1", "h2"] {
        add(Record::Given(&GivenRecord {
            number: 0,
            case: REFERENCES[0].to_owned(),
            given_on: "2026-03-05".to_owned(),
            entry: entry.to_owned(),
            manifest: "m".to_owned(),
            sha256: None,
        }));
    }
    let mut given = Vec::new();
    ledger
        .given_away(&mut |one| {
            given.push((one.number, one.entry));
            Ok(())
        })
        .unwrap();
    assert_eq!(given, [(1, "h1".to_owned()), (2, "h2".to_owned())]);
    let keys = |case: &str, form, name: &str, id: Option<&str>| KeysRecord {
        case: case.to_owned(),
        form,
        name: name.to_owned(),
        id: id.map(str::to_owned),
        email: None,
    };
    for keys in [
        keys(REFERENCES[0], 1, "bank", None),
        keys(REFERENCES[1], 0, "bank", None),
        keys(REFERENCES[2], 1, "shop", Some("shop-eu")),
    ] {
        add(Record::Keys(&keys));
    }
    let asked =
        |keys: &KeysRecord| read!(ledger, cases_asked, keys, |case: CaseRecord| case.reference);
    assert_eq!(asked(&keys("", 1, "bank", None)), "K7Q3-9MX2 K7Q4-0000");
    assert_eq!(asked(&keys("", 1, "other", Some("shop-eu"))), "A111-1111");
    assert_eq!(asked(&keys("", 1, "other", None)), "");
    assert!(!ledger.is_worked_out(WorkedOut::Keys, 1).unwrap());
    ledger
        .remove(Removal::WorkedOut(WorkedOut::Keys, 1))
        .unwrap();
    assert_eq!(asked(&keys("", 1, "bank", None)), "K7Q3-9MX2");
    add(Record::Keys(&keys(REFERENCES[1], 1, "bank", None)));
    add(Record::Keys(&keys(REFERENCES[1], 1, "house", None)));
    assert!(ledger.is_worked_out(WorkedOut::Keys, 1).unwrap());
    let mut known = Vec::new();
    ledger
        .keys(&mut |keys| {
            known.push(keys.name);
            Ok(())
        })
        .unwrap();
    assert_eq!(known, ["shop", "bank", "house"]);
    // When there is a reason to look at a case.
    let outlook = |case: &str, form: &str, first: Option<&str>, last: Option<&str>| OutlookRecord {
        case: case.to_owned(),
        form: form.to_owned(),
        first: first.map(str::to_owned),
        last: last.map(str::to_owned),
        unsent: first.is_none().into(),
        ..OutlookRecord::default()
    };
    for outlook in [
        outlook(REFERENCES[0], "", None, None),
        outlook(REFERENCES[0], "b", Some("2026-04-02"), None),
        outlook(REFERENCES[1], "b", Some("2026-04-01"), Some("2026-04-03")),
        outlook(REFERENCES[2], "c", None, None),
    ] {
        assert!(add(Record::Outlook(&outlook)));
    }
    let told = |one: OutlookRecord| one.case;
    let outlooks = |which| read!(ledger, outlooks, which, told);
    let between = |from, to| outlooks(Outlooks::Between { to, from });
    assert_eq!(outlooks(Outlooks::All), "A111-1111 K7Q3-9MX2 K7Q4-0000");
    assert_eq!(outlooks(Outlooks::Stale { form: "b" }), "A111-1111");
    assert_eq!(outlooks(Outlooks::Unsent), "A111-1111");
    assert_eq!(between("2026-03-01", "2026-03-31"), "");
    assert_eq!(between("2026-03-01", "2026-04-02"), "K7Q4-0000 K7Q3-9MX2");
    assert_eq!(between("2026-04-04", "2026-04-04"), "K7Q3-9MX2");
    let after = |day| outlooks(Outlooks::After { day });
    assert_eq!(
        [after("2026-03-01"), after("2026-04-02")],
        ["K7Q4-0000", ""]
    );
    add(Record::Outlook(&outlook(
        REFERENCES[0],
        "b",
        Some(""),
        None,
    )));
    assert_eq!(between("2026-03-01", "2026-03-01"), "K7Q3-9MX2");
    // And which need no look.
    let rests = |case: &str, rest: &str, first: Option<&str>, answer: Option<&str>| OutlookRecord {
        rest: Some(rest.to_owned()),
        answer: answer.map(str::to_owned),
        estimated: 1,
        person: answer.map(|_| "Ada Example".to_owned()),
        ..outlook(case, "b", first, None)
    };
    let (april, may) = (Some("2026-04-02"), Some("2026-05-02"));
    add(Record::Outlook(&rests(REFERENCES[1], "waits", april, may)));
    let look = |day| {
        let others = outlooks(Outlooks::NotAtRest { day });
        let first = outlooks(Outlooks::FirstAnswer { day });
        let Resting { over, on_time } = ledger.at_rest(day).unwrap();
        (others, first, over, on_time)
    };
    let none = String::new;
    let (all, but_one) = ("A111-1111 K7Q3-9MX2 K7Q4-0000", "A111-1111 K7Q3-9MX2");
    assert_eq!(
        look("2026-04-02"),
        (but_one.to_owned(), "K7Q4-0000".to_owned(), 0, 1)
    );
    assert_eq!(look("2026-04-03"), (all.to_owned(), none(), 0, 0));
    assert_eq!(
        look("2026-05-02"),
        (all.to_owned(), none(), 0, 0),
        "on its last day a case is looked at"
    );
    assert_eq!(look("2026-05-03"), (but_one.to_owned(), none(), 0, 0));
    let late = |day| {
        let mut late = Vec::new();
        let told = ledger.late(day, &mut |one| {
            late.push((one.case, one.person, one.due, one.estimated));
            Ok(())
        });
        told.unwrap();
        late
    };
    assert_eq!(late("2026-05-02"), []);
    assert_eq!(
        late("2026-05-03"),
        [(
            REFERENCES[1].to_owned(),
            "Ada Example".to_owned(),
            "2026-05-02".to_owned(),
            1
        )]
    );
    add(Record::Outlook(&rests(REFERENCES[2], "over", None, None)));
    add(Record::Outlook(&rests(
        REFERENCES[0],
        "waits",
        april,
        april,
    )));
    assert_eq!(look("2026-04-02"), (none(), "K7Q3-9MX2".to_owned(), 1, 2));
    for (folder, uid_validity, uid) in [("INBOX", 7, 3), ("Archive", 8, 1), ("INBOX", 9, 5)] {
        add(Record::Cursor(&CursorRecord {
            account: "ada@mail.example.org".to_owned(),
            folder: folder.to_owned(),
            uid_validity,
            uid,
        }));
    }
    let mut cursors = Vec::new();
    let told = ledger.cursors(&mut |one| {
        cursors.push((one.folder, one.uid_validity, one.uid));
        Ok(())
    });
    told.unwrap();
    assert_eq!(
        cursors,
        [("Archive".to_owned(), 8, 1), ("INBOX".to_owned(), 9, 5)]
    );
    assert!(ledger.sender().unwrap().is_none());
    for claim in ["first", "second"] {
        add(Record::Sender(&SenderRecord {
            claim: claim.to_owned(),
            process: 7,
            started: "then".to_owned(),
        }));
    }
    assert_eq!(ledger.sender().unwrap().unwrap().claim, "second");
    let count = Count {
        cases: 3,
        entries: 3,
        given_away: 2,
        last_entry: 3,
        last_given: 2,
    };
    assert_eq!(ledger.count().unwrap(), count);
    assert_eq!(ledger.inspect().unwrap(), [] as [String; 0]);
}

#[test]
fn every_engine_gives_back_what_it_was_given_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    keeps_records(&Memory::default());
    keeps_records(&Sqlite::open(folder.path()).unwrap());
}

/// The story of a case, from its opening to its archive; what another engine must tell alike.
fn keeps_a_case(mut tracker: Tracker, folder: &Path) -> (Archive, Tracker) {
    let desk = Desk::open();
    assert_eq!(tracker.is_trial().unwrap(), None);
    let case = desk.case(&mut tracker, "Example Bank");
    desk.case(&mut tracker, "Another Bank");
    assert_eq!(tracker.is_trial().unwrap(), Some(false));
    let again = |tracker: &Tracker, case: &Case| tracker.find(case.reference.as_str()).unwrap();
    let record = |tracker: &mut Tracker, case: &Case, kind| {
        let case = tracker.find(case.reference.as_str()).unwrap();
        let event = Event {
            medium: (kind == EventKind::Sent).then_some(Medium::Email),
            letter: case.concerned(kind),
            ..Event::new(kind, day("2026-03-04"), day("2026-03-05"))
        };
        tracker.record(&case, &event)
    };
    record(&mut tracker, &case, EventKind::Sending).unwrap();
    let _outbox = tracker.claim_sending(folder).unwrap();
    record(&mut tracker, &case, EventKind::Sent).unwrap();
    let letter = desk.add(&mut tracker, &case, Occasion::Reminder, "2026-04-10");
    let message = Message {
        message_id: "<a@example.org>".to_owned(),
        letter,
        made_at: "2026-04-10T12:00:00Z".parse().unwrap(),
        sender: "ada@example.org".to_owned(),
        recipient: "privacy@bank.example".to_owned(),
        bytes: b"Subject: reminder\r\n\r\n".to_vec(),
    };
    let mails = [(&case.reference, &message)];
    tracker.keep_messages(&mails).unwrap();
    assert!(tracker.keep_messages(&mails).is_err());
    record(&mut tracker, &case, EventKind::Sending).unwrap();
    record(&mut tracker, &case, EventKind::Unknown).unwrap();
    let case = again(&tracker, &case);
    assert_eq!(case.dispatch(), Dispatch::Sent);
    assert_eq!(case.dispatch_of(letter), Dispatch::Unknown);
    assert_eq!(tracker.messages(&case).unwrap(), [message]);
    assert!(tracker.letter_of(&case, letter).unwrap().is_some());
    tracker.document_of(&case, letter, Format::Txt).unwrap();

    // Before the opening nothing happens, and what is refused leaves nothing.
    let early = Event::new(EventKind::Received, day("2026-02-01"), day("2026-03-05"));
    assert!(tracker.record(&case, &early).is_err());
    let entries = tracker.verify().unwrap().entries;
    let request = Desk::request("Example Bank");
    let twice = datawrit::tracker::NewCase {
        reference: &case.reference,
        opened_on: day("2026-03-02"),
        request: &request,
        grounds: &case.grounds,
        documents: &[],
        letter: "{}",
        trial: false,
    };
    assert!(matches!(
        tracker.open_case(&twice),
        Err(TrackerError::Taken(_))
    ));
    let trial = datawrit::tracker::NewCase {
        trial: true,
        ..twice
    };
    assert!(matches!(
        tracker.open_case(&trial),
        Err(TrackerError::Mixed { trial: true })
    ));

    // The same is found when it is asked again, before and after its keys are there.
    for _ in 0..2 {
        let asked = tracker.asked_like("gdpr", &request).unwrap();
        let found = asked.find("gdpr", &request);
        assert_eq!(found[0].reference, case.reference);
        tracker.index_asked().unwrap();
    }
    let given = GivenAway {
        case: case.reference.clone(),
        given_on: day("2026-04-11"),
        entry: tracker.chain(&case.reference).unwrap().pop().unwrap(),
        manifest: "0".repeat(64),
    };
    tracker.give_away(&given).unwrap();
    let verified = tracker.verify().unwrap();
    assert_eq!(verified.faults, []);
    assert_eq!((verified.cases, verified.entries), (2, entries));
    assert_eq!(verified.given_away, Some(given));
    (tracker.archive().unwrap(), tracker)
}

#[test]
fn a_case_is_the_same_to_the_hash_over_every_engine_and_goes_from_one_to_the_other() {
    let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let memory = Tracker::over(Memory::default(), folders[0].path());
    let (there, _) = keeps_a_case(memory, folders[0].path());
    let file = Tracker::open(folders[1].path()).unwrap();
    let (here, mut file) = keeps_a_case(file, folders[1].path());
    // The days and the words are the same, nothing private is in them, and so is every hash.
    assert_eq!(there.to_json().unwrap(), here.to_json().unwrap());
    let restored = file.restore::<TrackerError>(&there, |_| Ok(())).unwrap();
    assert_eq!(restored, [Restored::Unchanged, Restored::Unchanged]);
    let empty = tempfile::tempdir().unwrap();
    let mut memory = Tracker::over(Memory::default(), empty.path());
    let restored = memory.restore::<TrackerError>(&here, |_| Ok(())).unwrap();
    assert_eq!(restored, [Restored::Added, Restored::Added]);
    assert_eq!(memory.archive().unwrap(), here);
    assert_eq!(memory.verify().unwrap().faults, []);
}
