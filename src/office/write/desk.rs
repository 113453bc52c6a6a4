//! What every letter of one command needs, read once.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    address_book::AddressBook,
    company::Company,
    draft::{Draft, Rendered},
    kept::Kept,
    notice::Notice,
    order::{Order, Page},
    person::Person,
    printing::Printing,
    refused::Refused,
};
use crate::{
    delivery::{mail, text},
    law::{
        FollowUp, Grounds, Language, Place, Right, Statute, Statutes, UnknownPlace, Whereabouts,
    },
    letter::{Letter, Templates},
    office::{Error, Profile, World, mandate, people},
    request::{Line, Reference, Request},
    tracker::{Document, Format},
};

/// How many companies are kept at hand.
const COMPANIES: usize = 4096;

/// Many threads may work at one desk.
pub struct Desk<'a> {
    pub(in crate::office) world: World<'a>,
    pub(super) profile: Arc<Profile>,
    page: Page,
    pub(in crate::office) statutes: Statutes,
    pub(super) book: AddressBook<'a>,
    printing: Printing,
    trial: bool,
    known: Kept<String, Arc<Statute>>,
    rests_on: Kept<(String, Right, Option<Place>), Arc<Grounds>>,
    templates: Kept<(String, Language, Right), Arc<Templates>>,
    companies: Kept<String, (Company, Vec<Notice>)>,
    people: Kept<Line, Arc<Profile>>,
    presses: Kept<Line, Arc<Printing>>,
}

impl<'a> Desk<'a> {
    /// A desk for letters that are printed so, of whose home it is.
    ///
    /// # Errors
    /// When something of the home cannot be read.
    pub fn open(world: World<'a>, page: &Page) -> Result<Desk<'a>, Error> {
        let profile = Profile::read(&world.home.profile())?;
        Desk::of(world, page, profile)
    }

    /// The same of somebody else, if anybody is named: what is known of them stands for the profile.
    ///
    /// # Errors
    /// When nobody is meant, or several are; as [`Desk::open`].
    pub fn open_for(
        world: World<'a>,
        page: &Page,
        person: Option<&Line>,
    ) -> Result<Desk<'a>, Error> {
        let Some(person) = person else {
            return Desk::open(world, page);
        };
        let profile = Profile::read(&people::meant(world.home, person)?.file)?;
        Desk::of(world, page, profile)
    }

    /// Where the person of an order lives, as they typed it and as their postal address tells what that means.
    ///
    /// # Errors
    /// Where it may mean two places.
    pub fn residence(
        &self,
        order: &Order,
        said: Option<&Whereabouts>,
    ) -> Result<Option<Place>, UnknownPlace> {
        let person = Person::of(order, &self.profile);
        said.map(|said| said.seen_from(person.address_country()))
            .transpose()
    }

    fn of(world: World<'a>, page: &Page, profile: Profile) -> Result<Desk<'a>, Error> {
        Ok(Desk {
            world,
            printing: Printing::of(world.home, &profile, page)?,
            profile: Arc::new(profile),
            page: page.clone(),
            statutes: world.home.statutes()?,
            book: AddressBook::new(world.home),
            trial: world.is_trial()?,
            known: Kept::default(),
            rests_on: Kept::default(),
            templates: Kept::default(),
            companies: Kept::default(),
            people: Kept::default(),
            presses: Kept::default(),
        })
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.world.today
    }

    /// The profile of whom an order is for.
    ///
    /// # Errors
    /// When nobody is meant, or several are, or their profile cannot be read.
    pub(super) fn profile_of(&self, order: &Order) -> Result<Arc<Profile>, Error> {
        let Some(person) = &order.person else {
            return Ok(Arc::clone(&self.profile));
        };
        self.profile_called(person)
    }

    fn profile_called(&self, person: &Line) -> Result<Arc<Profile>, Error> {
        self.people.get(person.clone(), || {
            let file = people::meant(self.world.home, person)?.file;
            Ok::<_, Error>(Arc::new(Profile::read(&file)?))
        })
    }

    fn letter(&self, draft: &Draft, reference: &Reference) -> Result<Letter, Error> {
        let written = |request: &Request| {
            let templates = self.templates_for(draft, &request.language)?;
            let letter = templates.write(request, &draft.grounds, reference, self.today())?;
            Ok::<_, Error>((templates, letter))
        };
        let (templates, letter) = written(&draft.request)?;
        let Some(copy) = &draft.copy else {
            return Ok(letter);
        };
        let (others, copy) = written(copy)?;
        Ok(templates.with_translation(letter, &others, copy))
    }

    fn templates_for(&self, draft: &Draft, language: &Language) -> Result<Arc<Templates>, Error> {
        let statute = &draft.statute;
        let right = draft.grounds.letter();
        let key = (statute.id.clone(), language.clone(), right);
        self.templates.get(key, || {
            let own = self.world.home.templates();
            let templates = Templates::of_right(statute, language, right, Some(&own))?;
            Ok::<_, Error>(Arc::new(templates))
        })
    }

    /// The letter under the reference of this number; see [`Reference::of`].
    ///
    /// # Errors
    /// When a template is broken, or a page cannot show what is to stand on it.
    pub fn render(&self, draft: Draft, number: u32) -> Result<Rendered, Error> {
        let reference = Reference::of(&draft.request, self.today(), number);
        let letter = self.letter(&draft, &reference)?;
        let enclosed = if draft.formats.contains(&Format::Eml) {
            mandate::enclosed(self.world.home, &letter)?
        } else {
            None
        };
        let mut documents = Vec::with_capacity(draft.formats.len() + 1);
        for format in &draft.formats {
            let bytes = match format {
                Format::Pdf => self.page(&letter, &draft)?,
                Format::Eml => mail::render(&letter, &draft.request, enclosed.as_slice())?,
                Format::Txt => text::render(&letter).into_bytes(),
            };
            documents.push(Document {
                format: *format,
                bytes,
            });
        }
        // Kept with every case, so that it can be read without a viewer.
        if !draft.formats.contains(&Format::Txt) {
            documents.push(Document {
                format: Format::Txt,
                bytes: text::render(&letter).into_bytes(),
            });
        }
        Ok(Rendered {
            kept: serde_json::to_string(&letter).map_err(Refused::Data)?,
            trial: self.trial,
            draft,
            reference,
            letter,
            documents,
        })
    }

    /// The printed page of a letter.
    ///
    /// # Errors
    /// When it cannot show what is to stand on it.
    pub fn page(&self, letter: &Letter, draft: &Draft) -> Result<Vec<u8>, Error> {
        let (request, grounds) = (&draft.request, &draft.grounds);
        let Some(person) = &draft.person else {
            return self.printing.pdf(letter, request, grounds, draft.own);
        };
        let printing = self.presses.get(person.clone(), || {
            let profile = self.profile_called(person)?;
            let printing = Printing::of(self.world.home, &profile, &self.page)?;
            Ok::<_, Error>(Arc::new(printing))
        })?;
        printing.pdf(letter, request, grounds, draft.own)
    }

    /// The printed page of a letter that follows, signed as the profile's person signs where it is theirs.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub fn page_of(
        &self,
        letter: &Letter,
        request: &Request,
        grounds: &Grounds,
    ) -> Result<Vec<u8>, Error> {
        let name = &request.requester.name;
        let own = self.profile.name.as_ref() == Some(name);
        if !own {
            let profile = people::profile_of(self.world.home, name)?;
            if profile.is_of(name) {
                let printing = Printing::of(self.world.home, &profile, &Page::default())?;
                return printing.pdf(letter, request, grounds, true);
            }
        }
        self.printing.pdf(letter, request, grounds, own)
    }

    /// The templates of one letter that follows.
    ///
    /// # Errors
    /// When a template is broken.
    pub fn templates_of(
        &self,
        statute: &Statute,
        language: &Language,
        step: FollowUp,
    ) -> Result<Templates, Error> {
        let own = self.world.home.templates();
        Ok(Templates::of_step(statute, language, step, Some(&own))?)
    }

    /// Whom an order means, and what is to be said of that.
    pub(super) fn company(
        &self,
        order: &Order,
        notices: &mut Vec<Notice>,
    ) -> Result<Company, Error> {
        // An address beside the name makes a difference, and so does a choice.
        if order.is_addressed() || order.company.is_some() {
            return Company::meant(&self.book, order, notices);
        }
        self.companies.bound(COMPANIES);
        let (company, said) = self.companies.get(order.recipient.clone(), || {
            let mut said = Vec::new();
            let company = Company::meant(&self.book, order, &mut said)?;
            Ok::<_, Error>((company, said))
        })?;
        notices.extend(said);
        Ok(company)
    }

    pub(super) fn statute(&self, id: &str) -> Result<Arc<Statute>, Error> {
        let read = || Ok::<_, Error>(Arc::new(self.statutes.get(id)?));
        self.known.get(format!("law {id}"), read)
    }

    pub(super) fn statute_at(&self, home: &Place, right: Right) -> Result<Arc<Statute>, Error> {
        self.known.get(format!("home {} {right}", home.code()), || {
            let statute = self.statutes.for_request(home, right, self.today())?;
            Ok(Arc::new(statute))
        })
    }

    pub(super) fn grounds(
        &self,
        statute: &Statute,
        right: Right,
        home: Option<&Place>,
    ) -> Result<Arc<Grounds>, Error> {
        let key = (statute.id.clone(), right, home.cloned());
        self.rests_on.get(key, || {
            let grounds = statute.grounds(right, self.today(), self.statutes.countings()?)?;
            Ok(Arc::new(grounds.at_home(home)))
        })
    }
}
