//! A home with cases that were written and sent without a command line.

use std::fs;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use datawrit::{
    law::EventKind,
    office::{Home, TimeOfDay, World, record, write},
    request::Line,
    tracker::{Format, Medium},
};

/// From where the letters left.
pub const PERSON: &str = "noor.winter@mail.example";

/// The day on which they left.
pub const SENT: &str = "2026-09-01";

/// A made-up noon.
#[derive(Debug)]
struct Noon;

impl TimeOfDay for Noon {
    fn now(&self) -> DateTime<Utc> {
        let day: NaiveDate = SENT.parse().unwrap();
        day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(12)
    }

    fn here(&self) -> DateTime<FixedOffset> {
        self.now().fixed_offset()
    }
}

pub struct House {
    folder: tempfile::TempDir,
    pub home: Home,
}

impl House {
    pub fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        House {
            home: Home::at(folder.path().join("home")),
            folder,
        }
    }

    pub fn world(&self, today: &str) -> World<'_> {
        World {
            home: &self.home,
            today: today.parse().unwrap(),
            clock: &Noon,
            trial: false,
        }
    }

    /// A case whose letter left as a mail, and the mail.
    pub fn write(
        &self,
        right: &str,
        company: &str,
        law: &str,
        residence: &str,
        language: &str,
        to: &str,
    ) -> (String, Vec<u8>) {
        let world = self.world(SENT);
        let letters = self.folder.path().join("letters");
        let target = write::Target::of(Some(&letters), &[Format::Eml]).unwrap();
        let order = write::Order {
            name: Line::new("Noor Winter").ok(),
            email: PERSON.parse().ok(),
            residence: residence.parse().ok(),
            law: Some(law.to_owned()),
            language: language.parse().ok(),
            recipient_email: to.parse().ok(),
            ..write::Order::new(right.parse().unwrap(), company)
        };
        let written = write::write(world, &order, &target).unwrap().0;
        let case = written.case.case;
        record::record(
            &world,
            &record::Order {
                by: Some(Medium::Email),
                ..record::Order::new(case.reference.to_string(), EventKind::Sent)
            },
        )
        .unwrap();
        let (tracker, case) = self.home.case(case.reference.as_str()).unwrap();
        let mail = tracker.document(&case, Format::Eml).unwrap();
        (case.reference.to_string(), mail.bytes)
    }

    /// What the log of a case says.
    pub fn log(&self, case: &str) -> Vec<EventKind> {
        let (_, case) = self.home.case(case).unwrap();
        case.events.iter().map(|event| event.kind).collect()
    }

    /// A file beside the home.
    pub fn file(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}
