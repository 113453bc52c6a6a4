//! What came back is kept once, to the byte, and whatever rests on it is held against it.

use datawrit::{
    law::EventKind,
    tracker::{Archive, Event, Filing, Kept, KeptReply, LetterNumber, Tracker},
};

use super::{
    desk::{Desk, OPENED, day},
    memory::Memory,
};

fn reply(id: Option<&str>, text: &str) -> KeptReply {
    KeptReply {
        number: 0,
        message_id: id.map(str::to_owned),
        came_on: day("2026-03-04"),
        name: None,
        case: None,
        letter: LetterNumber::REQUEST,
        decision: None,
        bytes: text.as_bytes().to_vec(),
    }
}

#[test]
fn a_reply_is_kept_once_waits_is_filed_and_goes_with_its_case() {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    for engine in ["memory", "sqlite"] {
        let home = folder.path().join(engine);
        std::fs::create_dir(&home).unwrap();
        let mut tracker = match engine {
            "memory" => Tracker::over(Memory::default(), &home),
            _ => Tracker::open(&home).unwrap(),
        };
        let case = desk.case(&mut tracker, "Example Bank");
        let acknowledged = Filing {
            case: case.reference.clone(),
            letter: LetterNumber::REQUEST,
            decision: Some("{\"kinds\":[\"acknowledged\"]}".to_owned()),
            else_decided: None,
            events: vec![Event::new(
                EventKind::Acknowledged,
                day("2026-03-04"),
                day("2026-03-05"),
            )],
        };
        let first = reply(Some("a@bank.example"), "We have it.");
        assert_eq!(
            tracker.keep_reply(first.clone(), None, None).unwrap(),
            Kept::New(1)
        );
        // The same mail, once more and sent on with other bytes.
        let again = reply(Some("a@bank.example"), "We have it.\n");
        for known in [&first, &again] {
            let kept = tracker
                .keep_reply(known.clone(), Some(&acknowledged), None)
                .unwrap();
            assert_eq!(kept, Kept::Known(1));
        }
        let second = reply(None, "It is done.");
        assert_eq!(
            tracker.keep_reply(second.clone(), None, None).unwrap(),
            Kept::New(2)
        );
        assert_eq!(tracker.waiting_replies().unwrap().len(), 2);

        let kept = tracker.reply(1).unwrap();
        tracker.file_reply(&kept, &acknowledged).unwrap();
        let case = tracker.find(case.reference.as_str()).unwrap();
        let last = case.events.last().unwrap();
        assert_eq!(last.kind, EventKind::Acknowledged);
        assert_eq!(last.reply, Some(first.sha256()));
        assert_eq!(tracker.replies(&case).unwrap()[0].bytes, first.bytes);
        assert_eq!(tracker.waiting_replies().unwrap().len(), 1);
        assert_eq!(tracker.verify().unwrap().faults, []);

        // All of it goes into an archive, and comes back from it.
        let json = tracker.archive().unwrap().to_json().unwrap();
        let archive = Archive::from_json(json.as_bytes()).unwrap();
        let mut other = Tracker::over(Memory::default(), &home);
        let agreed = |_: &[_]| Ok::<(), datawrit::tracker::TrackerError>(());
        other.restore(&archive, agreed).unwrap();
        other.restore(&archive, agreed).unwrap();
        assert_eq!(other.archive().unwrap().to_json().unwrap(), json);
        let waiting = other.waiting_replies().unwrap();
        assert_eq!(other.reply(waiting[0]).unwrap().bytes, second.bytes);
    }
}

#[test]
fn a_reply_that_was_altered_taken_out_or_filed_elsewhere_is_told() {
    let desk = Desk::open();
    for (done, told) in [
        (
            "UPDATE replies SET bytes = x'00'",
            "the reply 1 is not the one that came",
        ),
        (
            "DELETE FROM replies",
            "the reply on which its `refused` rests is missing",
        ),
        (
            "UPDATE replies SET reference = NULL",
            "the reply on which its `refused` rests is filed elsewhere",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut tracker = Tracker::open(folder.path()).unwrap();
        let case = desk.case(&mut tracker, "Example Bank");
        let refused = Filing {
            case: case.reference.clone(),
            letter: LetterNumber::REQUEST,
            decision: Some("{}".to_owned()),
            else_decided: None,
            events: vec![Event::new(EventKind::Refused, day(OPENED), day(OPENED))],
        };
        let kept = tracker.keep_reply(reply(None, "No."), Some(&refused), None);
        assert_eq!(kept.unwrap(), Kept::New(1));
        assert_eq!(tracker.verify().unwrap().faults, []);
        // With what guards the table taken away, and put back.
        let store = rusqlite::Connection::open(folder.path().join("tracker.db")).unwrap();
        let guards: Vec<(String, String)> = store
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'replies'")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(guards.len(), 2);
        for (name, _) in &guards {
            store
                .execute_batch(&format!("DROP TRIGGER {name}"))
                .unwrap();
        }
        store.execute_batch(done).unwrap();
        for (_, sql) in &guards {
            store.execute_batch(sql).unwrap();
        }
        let faults = tracker.verify().unwrap().faults;
        let faults: Vec<String> = faults.into_iter().map(|fault| fault.what).collect();
        assert_eq!(faults, [told], "{done}");
    }
}
