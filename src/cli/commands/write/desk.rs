//! What every letter of one command needs, read once.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;

use super::{printing::Printing, render, resolve};
use crate::{
    cli::{
        args,
        commands::{Scene, recipients::Company},
        failure::Failure,
    },
    delivery::text,
    law::{Grounds, Language, Place, Right, Statute, Statutes},
    letter::{Letter, Templates},
    office::Profile,
    request::{Reference, Request},
    tracker::{Document, Format, NewCase},
};

/// How many companies are kept at hand.
const COMPANIES: usize = 4096;

/// Many threads may work at one desk.
pub struct Desk<'a> {
    pub scene: &'a Scene<'a>,
    pub profile: Profile,
    pub statutes: Statutes,
    pub printing: Printing,
    trial: bool,
    known: Kept<String, Arc<Statute>>,
    rests_on: Kept<(String, Right, Option<Place>), Arc<Grounds>>,
    templates: Kept<(String, Language), Arc<Templates>>,
    companies: Kept<String, (Company, Vec<String>)>,
}

/// One letter on its way to be written.
#[derive(Clone)]
pub struct Sheet {
    pub request: Request,
    pub grounds: Arc<Grounds>,
    statute: Arc<Statute>,
    /// Whether the profile is the requester's.
    own: bool,
    pub notes: Vec<String>,
    formats: Vec<Format>,
}

impl Sheet {
    /// Whether the profile is the requester's.
    pub fn is_own(&self) -> bool {
        self.own
    }
}

/// A letter in every format it was wanted in.
#[derive(Clone)]
pub struct Written {
    pub sheet: Sheet,
    pub reference: Reference,
    /// Those that were wanted, and the text, which every case keeps.
    pub documents: Vec<Document>,
    /// The letter as data, from which it is sent.
    letter: String,
    trial: bool,
}

impl Written {
    pub fn document(&self, format: Format) -> Option<&Document> {
        self.documents
            .iter()
            .find(|document| document.format == format)
    }

    /// The case that the letter opens.
    pub fn case(&self, today: NaiveDate) -> NewCase<'_> {
        NewCase {
            reference: &self.reference,
            opened_on: today,
            request: &self.sheet.request,
            grounds: &self.sheet.grounds,
            documents: &self.documents,
            letter: &self.letter,
            trial: self.trial,
        }
    }
}

impl<'a> Desk<'a> {
    pub fn open(scene: &'a Scene<'a>, args: &args::Write) -> Result<Desk<'a>, Failure> {
        Ok(Desk {
            scene,
            profile: Profile::read(&scene.home.profile())?,
            statutes: scene.home.statutes()?,
            printing: Printing::of(scene, &args.page)?,
            trial: scene.is_trial()?,
            known: Kept::default(),
            rests_on: Kept::default(),
            templates: Kept::default(),
            companies: Kept::default(),
        })
    }

    pub fn today(&self) -> NaiveDate {
        self.scene.today
    }

    /// From what was typed to what is asked; nothing is rendered yet.
    pub fn sheet(&self, args: &args::Write, formats: &[Format]) -> Result<Sheet, Failure> {
        let resolved = resolve::resolve(self, args, formats)?;
        Ok(Sheet {
            own: resolved.own,
            request: resolved.request,
            grounds: resolved.grounds,
            statute: resolved.statute,
            notes: resolved.notes,
            formats: formats.to_vec(),
        })
    }

    /// The letter under the reference of this number; see [`Reference::of`].
    pub fn letter(&self, sheet: &Sheet, reference: &Reference) -> Result<Letter, Failure> {
        let statute = &sheet.statute;
        let language = &sheet.request.language;
        let key = (statute.id.clone(), language.clone());
        let templates = self.templates.get(key, || {
            let own = self.scene.home.templates();
            Ok::<_, Failure>(Arc::new(Templates::open(statute, language, Some(&own))?))
        })?;
        Ok(templates.write(&sheet.request, &sheet.grounds, reference, self.today())?)
    }

    pub fn written(&self, sheet: Sheet, number: u32) -> Result<Written, Failure> {
        let reference = Reference::of(&sheet.request, self.today(), number);
        let letter = self.letter(&sheet, &reference)?;
        let mut documents = Vec::with_capacity(sheet.formats.len() + 1);
        for format in &sheet.formats {
            documents.push(Document {
                format: *format,
                bytes: render(&self.printing, &letter, &sheet, *format)?,
            });
        }
        // Kept with every case, so that it can be read without a viewer.
        if !sheet.formats.contains(&Format::Txt) {
            documents.push(Document {
                format: Format::Txt,
                bytes: text::render(&letter).into_bytes(),
            });
        }
        Ok(Written {
            sheet,
            reference,
            documents,
            letter: serde_json::to_string(&letter)
                .map_err(|error| Failure::cannot(error.to_string()))?,
            trial: self.trial,
        })
    }

    /// Whom a text means, and what is to be said of that.
    pub fn company(&self, args: &args::Write, notes: &mut Vec<String>) -> Result<Company, Failure> {
        // An address beside the name makes a difference.
        if args.recipient_address.is_some() || args.recipient_email.is_some() {
            return Company::meant(self.scene, args, notes);
        }
        self.companies.bound(COMPANIES);
        let (company, said) = self.companies.get(args.recipient.clone(), || {
            let mut said = Vec::new();
            let company = Company::meant(self.scene, args, &mut said)?;
            Ok::<_, Failure>((company, said))
        })?;
        notes.extend(said);
        Ok(company)
    }

    pub fn statute(&self, id: &str) -> Result<Arc<Statute>, Failure> {
        let read = || Ok::<_, Failure>(Arc::new(self.statutes.get(id)?));
        self.known.get(format!("law {id}"), read)
    }

    pub fn statute_at(&self, home: &Place) -> Result<Arc<Statute>, Failure> {
        self.known.get(format!("home {}", home.code()), || {
            let statute = self.statutes.for_residence(home, self.today())?;
            Ok(Arc::new(statute))
        })
    }

    pub fn grounds(
        &self,
        statute: &Statute,
        right: Right,
        home: Option<&Place>,
    ) -> Result<Arc<Grounds>, Failure> {
        let key = (statute.id.clone(), right, home.cloned());
        self.rests_on.get(key, || {
            let grounds = statute.grounds(right, self.today(), self.statutes.countings()?)?;
            Ok(Arc::new(grounds.at_home(home)))
        })
    }
}

/// Values that are worked out once, by whoever needs them first.
struct Kept<K, V>(Mutex<HashMap<K, V>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Kept<K, V> {
    fn get<E>(&self, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        if let Some(found) = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Ok(found.clone());
        }
        // Not under the lock: two may work it out at once, and come to the same.
        let made = make()?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.entry(key).or_insert(made).clone())
    }

    /// Forgets everything when there is too much of it.
    fn bound(&self, most: usize) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= most {
            kept.clear();
        }
    }
}
