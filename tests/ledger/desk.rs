//! Ada's requests, made without a command line.

use chrono::NaiveDate;
use datawrit::{
    delivery::text,
    law::{Grounds, Right, Statutes},
    letter::{Letter, Templates},
    request::{Handling, Line, Recipient, Reference, Request, Requester},
    tracker::{Case, Document, Format, LetterNumber, NewCase, NewLetter, Occasion, Tracker},
};

/// The day of every request.
pub const OPENED: &str = "2026-03-02";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The GDPR, read once.
pub struct Desk {
    pub statutes: Statutes,
    grounds: Grounds,
    templates: Templates,
}

impl Desk {
    pub fn open() -> Desk {
        let statutes = Statutes::open(None).unwrap();
        let statute = statutes.get("gdpr").unwrap();
        let countings = statutes.countings().unwrap();
        let grounds = statute.grounds(Right::Access, day(OPENED), countings);
        Desk {
            grounds: grounds.unwrap(),
            templates: Templates::open(&statute, &"en".parse().unwrap(), None).unwrap(),
            statutes,
        }
    }

    pub fn request(company: &str) -> Request {
        Request {
            right: Right::Access,
            requester: Requester {
                name: Line::new("Ada Example").unwrap(),
                address: Some("Lindenallee 12; 04109 Leipzig; DE".parse().unwrap()),
                email: Some("ada@example.org".parse().unwrap()),
                residence: Some("DE".parse().unwrap()),
                child: None,
                child_age: None,
                identifiers: Vec::new(),
                representative: None,
            },
            recipient: Recipient {
                id: None,
                name: Line::new(company).unwrap(),
                address: Some("Marktplatz 1; 04109 Leipzig; DE".parse().unwrap()),
                email: Some("privacy@bank.example".parse().unwrap()),
                seat: None,
            },
            language: "en".parse().unwrap(),
            reason: None,
            items: Vec::new(),
            products: Vec::new(),
            grounds: Vec::new(),
            portability: false,
            transfer_to: None,
            handling: Handling::default(),
        }
    }

    fn letter(&self, request: &Request, reference: &Reference) -> Letter {
        let opened = day(OPENED);
        self.templates
            .write(request, &self.grounds, reference, opened)
            .unwrap()
    }

    /// Opens a case by a mail to a company.
    pub fn case(&self, tracker: &mut Tracker, company: &str) -> Case {
        let request = Desk::request(company);
        let reference = Reference::of(&request, day(OPENED), 0);
        let letter = self.letter(&request, &reference);
        let documents = [text_of(&letter)];
        tracker
            .open_case(&NewCase {
                reference: &reference,
                opened_on: day(OPENED),
                request: &request,
                grounds: &self.grounds,
                documents: &documents,
                letter: &serde_json::to_string(&letter).unwrap(),
                trial: false,
            })
            .unwrap();
        tracker.find(reference.as_str()).unwrap()
    }

    /// A letter that follows the request.
    pub fn another(&self, case: &Case, occasion: Occasion, on: &str) -> Letter {
        let request = Desk::request(&case.recipient);
        Letter {
            day: day(on),
            subject: format!("{occasion}: {}", case.reference),
            body: vec![datawrit::letter::Block::Paragraph(format!(
                "This is the {occasion} of {on}."
            ))],
            ..self.letter(&request, &case.reference)
        }
    }

    /// Adds such a letter to its case.
    pub fn add(
        &self,
        tracker: &mut Tracker,
        case: &Case,
        occasion: Occasion,
        on: &str,
    ) -> LetterNumber {
        let letter = self.another(case, occasion, on);
        tracker
            .add_letter(
                case,
                &NewLetter {
                    occasion,
                    step: None,
                    records: None,
                    language: &letter.language,
                    day: letter.day,
                    recorded_on: letter.day,
                    documents: &[text_of(&letter)],
                    letter: &serde_json::to_string(&letter).unwrap(),
                },
            )
            .unwrap()
    }
}

fn text_of(letter: &Letter) -> Document {
    Document {
        format: Format::Txt,
        bytes: text::render(letter).into_bytes(),
    }
}
