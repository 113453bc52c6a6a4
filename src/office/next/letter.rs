//! Writes a letter that follows, and adds it to its case.

use std::path::PathBuf;

use serde::Serialize;
use thiserror::Error as ThisError;

use super::{
    facts,
    heard::{Deed, Heard},
    missing::{self, UnknownPoint},
    order::Order,
    want::{self, Lack},
};
use crate::{
    authority::Authority,
    delivery::{mail, text},
    law::{FollowUp, Grounds, Language, Place, Right, Statute, Venue},
    letter::{Fact, Facts, Letter, Point, Told},
    office::{
        Error, Hint, Kind, Refusal, World, annexes,
        authority::{self, Ties},
        file::{Overwrite, Prepared},
        mandate,
        view::CaseView,
        write::{self, Desk},
    },
    request::{Address, Handling, Line, Recipient, Reference, Request, Requester},
    tracker::{Case, CaseClock, Document, Format, LetterNumber, NewLetter, Occasion, Tracker},
};

/// Who chose the language of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LanguageBy {
    /// The person, for this letter.
    Person,
    /// It is that of the request.
    Request,
    /// The request is in another, and the authority takes this one.
    Authority,
}

/// A letter that is ready to be added to its case.
#[derive(Debug)]
pub struct Composed {
    pub case: CaseView,
    pub step: FollowUp,
    pub language: Language,
    pub language_by: LanguageBy,
    pub letter: Letter,
    pub documents: Vec<Document>,
    /// The authority that a complaint goes to.
    pub authority: Option<Authority>,
    /// What the person said of the other side, for the letters after this one.
    heard: Heard,
}

/// A letter that was added to its case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Added {
    pub case: Reference,
    pub letter: LetterNumber,
    pub step: FollowUp,
    pub language: Language,
    pub language_by: LanguageBy,
    /// The language of the translation behind it.
    pub copy_in: Option<Language>,
    pub subject: String,
    /// The formats that the case keeps.
    pub formats: Vec<Format>,
    /// The file that was written beside, where one was wanted.
    pub path: Option<PathBuf>,
    /// The authority that a complaint goes to, with its own form, its languages and what to know before writing.
    pub authority: Option<Authority>,
    /// Whether the case does not hold the request, so that nothing encloses it.
    #[serde(skip)]
    pub without_request: bool,
}

/// Why the letter is not written.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("the log of {case} does not say {}, so there is no `{step}` to write", lacks(*fact))]
    NotInTheLog {
        case: Reference,
        step: FollowUp,
        fact: Fact,
    },
    #[error("the log of {case} holds nothing to complain about")]
    NothingWrong { case: Reference },
    #[error("{step} needs your own words: what you give them")]
    NothingGiven { step: FollowUp },
    #[error("the letter needs the points that are missing from the answer")]
    NothingMissing { points: Vec<String> },
    #[error(transparent)]
    UnknownPoint(#[from] UnknownPoint),
    #[error("letter {letter} of {case} has been written and not sent")]
    Unsent {
        case: Reference,
        letter: LetterNumber,
    },
    #[error("no authority is known that hears a complaint in {case}")]
    NoAuthority { case: Reference },
    #[error("the letter cannot be kept as data: {0}")]
    Data(String),
}

/// What the log would have to say.
fn lacks(fact: Fact) -> &'static str {
    match fact {
        Fact::SentOn => "that the request left",
        Fact::DaysLate => "that an answer is late",
        Fact::IdentityAskedOn => "that they asked who you are",
        Fact::ClarificationAskedOn => "that they asked for details",
        Fact::FeeAskedOn => "that they asked for money",
        Fact::PartialOn => "that they answered",
        Fact::NothingHeldOn => "that they hold nothing",
        Fact::ExtensionFault => "that they took more time without a right to it",
        Fact::Deed => "that they did something else",
        Fact::RefusedOn => "that they refused",
        Fact::ChannelNamed => "that they want it another way",
        _ => "what the letter is about",
    }
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        let mut hints = match self {
            Refused::NothingGiven { .. } => vec![Hint::SayWhatYouGive],
            Refused::NothingMissing { .. } => vec![Hint::SayWhatIsMissing],
            _ => Vec::new(),
        };
        match self {
            Refused::NothingMissing { points }
            | Refused::UnknownPoint(UnknownPoint { points, .. })
                if !points.is_empty() =>
            {
                hints.push(Hint::say(format!(
                    "the points of the request are {}; of anything else say in your own words what it is",
                    points.join(", ")
                )));
            }
            _ => {}
        }
        hints
    }
}

/// What a letter is for.
pub fn occasion(step: FollowUp) -> Occasion {
    match step {
        FollowUp::Reminder => Occasion::Reminder,
        FollowUp::IdentitySupplied
        | FollowUp::IdentityDisputed
        | FollowUp::RequestStands
        | FollowUp::ClarificationAnswered
        | FollowUp::FeeDisputed
        | FollowUp::Missing
        | FollowUp::NothingHeld
        | FollowUp::ExtensionInvalid
        | FollowUp::WrongDeed => Occasion::Answer,
        FollowUp::Objection => Occasion::Objection,
        FollowUp::Appeal => Occasion::Appeal,
        FollowUp::ComplaintToController | FollowUp::Complaint => Occasion::Complaint,
    }
}

/// Renders the letter; nothing is kept yet.
///
/// # Errors
/// When the log does not hold what the letter is about, a template is broken, or a page cannot show
/// what is to stand on it.
pub fn compose(desk: &Desk<'_>, order: &Order) -> Result<Composed, Error> {
    let worded = word(desk, order)?;
    let documents = documents(desk, &worded.letter, &worded.request, &worded.grounds)?;
    Ok(Composed {
        case: worded.case,
        step: order.step,
        language: worded.request.language,
        language_by: worded.language_by,
        letter: worded.letter,
        documents,
        authority: worded.authority,
        heard: Heard {
            missing: worded.missing,
            ..order.heard.clone()
        },
    })
}

/// A letter's words, before they are on a page.
#[derive(Debug)]
pub struct Worded {
    pub letter: Letter,
    pub language_by: LanguageBy,
    /// Those to choose from: the one that is proposed, and that of the request.
    pub languages: Vec<Language>,
    case: CaseView,
    request: Request,
    grounds: Grounds,
    authority: Option<Authority>,
    /// What is missing, by the words of the points.
    missing: Vec<Line>,
}

/// Writes the letter and renders nothing.
///
/// # Errors
/// When the log does not hold what the letter is about, or a template is broken.
pub fn word(desk: &Desk<'_>, order: &Order) -> Result<Worded, Error> {
    let world = desk.world;
    let (tracker, case) = world.home.case(&order.case)?;
    let request = tracker.request(&case)?;
    let statute = desk.statutes.get(&case.law)?;
    let view = CaseView::of(case, world.today, desk.statutes.calendars()?)?;
    let heard = order.heard.clone().known(&tracker, &view.case)?;
    let hearer = match order.step {
        FollowUp::Complaint => Some(hearer(&world, &view.case, &order.ties)),
        _ => None,
    };
    let (hearer, home) = match hearer {
        Some(Ok((hearer, home))) => (Some(Ok(hearer)), home),
        Some(Err(error)) => (Some(Err(error)), None),
        None => (None, None),
    };
    let taken = match &hearer {
        Some(Ok(hearer)) => taken(desk, order, &statute, &view.case, &request, hearer)?,
        _ => None,
    };
    let proposed = taken.as_ref().unwrap_or(&request.language);
    let (language, language_by) = match (&order.language, &taken) {
        (Some(language), _) => (language.clone(), LanguageBy::Person),
        (None, Some(taken)) => (taken.clone(), LanguageBy::Authority),
        (None, None) => (request.language.clone(), LanguageBy::Request),
    };
    let mut languages = vec![proposed.clone(), request.language.clone()];
    languages.dedup();
    let copy_in = copy_in(order, &statute, &language)?;
    let calendars = desk.statutes.calendars()?;
    // What was ticked in another language is what it stands for.
    let ticked: Vec<Point> = [&request.language, &language]
        .into_iter()
        .map(|language| missing::points(&world, &statute, &view.case, language))
        .collect::<Result<Vec<_>, _>>()?
        .concat();
    let words = |line: &Line| {
        let point = ticked.iter().find(|point| point.says == *line);
        point.and_then(|point| Line::new(&point.id).ok())
    };
    // What a letter said that is missing, and nobody has sent since, is what a complaint is about.
    let complains = matches!(
        order.step,
        FollowUp::ComplaintToController | FollowUp::Complaint
    );
    let known = (complains && view.case.unanswered_further().is_some()).then_some(&heard.missing);
    let missing = known
        .filter(|_| order.missing.is_empty())
        .unwrap_or(&order.missing);
    let typed: Vec<Line> = missing
        .iter()
        .map(|line| words(line).unwrap_or_else(|| line.clone()))
        .collect();
    let hearer = hearer.transpose();
    // Who acts for the person today, and not who did when the request was written.
    let representative = mandate::representative_of(&world, &request.requester.name)?;
    let written = |language: &Language| {
        let points = missing::points(&world, &statute, &view.case, language)?;
        let lines = missing::lines(&typed, &points).map_err(Refused::from)?;
        let mut facts = facts::of(
            &view,
            &heard,
            [&order.given, &lines],
            world.today,
            calendars,
        )?;
        check(order, &view.case, &facts, &points)?;
        let authority = match &hearer {
            Ok(hearer) => hearer.clone(),
            Err(_) => None,
        };
        if let Some(hearer) = &authority {
            complaint(&tracker, &view.case, &request, hearer, &mut facts)?;
        }
        // What the request said of how it travels and what lay with it was of that letter alone.
        let request = Request {
            language: language.clone(),
            handling: Handling::default(),
            recipient: authority.map_or_else(|| request.recipient.clone(), addressee),
            requester: Requester {
                residence: request.requester.residence.clone().or_else(|| home.clone()),
                representative: representative.clone(),
                ..request.requester.clone()
            },
            ..request.clone()
        };
        Ok::<_, Error>((facts, request))
    };
    let (facts, addressed) = written(&language)?;
    let (copied, hearer) = (copy_in.as_ref().map(written).transpose()?, hearer?);
    let grounds = grounds_of_today(desk, &statute, &view.case)?;
    let set = |request: &Request, facts: &Facts| {
        let templates = desk.templates_of(&statute, &request.language, order.step)?;
        let reference = &view.case.reference;
        let letter =
            templates.write_next(order.step, request, &grounds, reference, world.today, facts)?;
        Ok::<_, Error>((templates, letter))
    };
    let (templates, mut letter) = set(&addressed, &facts)?;
    if let Some((facts, request)) = copied {
        let (others, copy) = set(&request, &facts)?;
        letter = templates.with_translation(letter, &others, copy);
    }
    Ok(Worded {
        letter,
        language_by,
        languages,
        case: view,
        request: addressed,
        grounds,
        authority: hearer,
        missing: typed,
    })
}

/// The language that an authority takes a complaint in, where that of the request is not among those it is known to take
/// and there is a letter in one of them; the person's own before others.
fn taken(
    desk: &Desk<'_>,
    order: &Order,
    statute: &Statute,
    case: &Case,
    request: &Request,
    hearer: &Authority,
) -> Result<Option<Language>, Error> {
    let takes = |language: &Language| {
        let mut taken = hearer.languages.iter();
        taken.any(|one| one.primary() == language.primary())
    };
    if takes(&request.language) {
        return Ok(None);
    }
    let own = order.own.iter().filter(|own| takes(own));
    for language in own.chain(&hearer.languages) {
        if let Some(language) = statute.language(language) {
            let templates = desk.templates_of(statute, language, order.step)?;
            if templates.has_step(order.step, &case.grounds, language) {
                return Ok(Some(language.clone()));
            }
        }
    }
    Ok(None)
}

/// The language of a copy, where one is wanted in another than the letter's.
fn copy_in(
    order: &Order,
    statute: &Statute,
    language: &Language,
) -> Result<Option<Language>, write::Refused> {
    let Some(wanted) = &order.copy_in else {
        return Ok(None);
    };
    let copied = write::offered(statute, wanted)?;
    Ok(Some(copied).filter(|copied| *copied != language).cloned())
}

/// To whom a complaint goes, and where the person lives, if that decides it.
fn hearer(
    world: &World<'_>,
    case: &Case,
    ties: &Ties,
) -> Result<(Authority, Option<Place>), Error> {
    let hearing = authority::authority(
        world,
        &authority::Order {
            case: case.reference.to_string(),
            ties: ties.clone(),
        },
    )?;
    let hearer = hearing.authorities.into_iter().next();
    let hearer = hearer.ok_or_else(|| Refused::NoAuthority {
        case: case.reference.clone(),
    })?;
    // What a complaint has to say there it says also where the request did not tell where its person lives.
    let home = (hearer.venue == Some(Venue::Residence)).then(|| hearer.authority.place.clone());
    Ok((hearer.authority, home))
}

/// What a complaint says of whom it is about, who hears it and what goes with it.
fn complaint(
    tracker: &Tracker,
    case: &Case,
    request: &Request,
    hearer: &Authority,
    facts: &mut Facts,
) -> Result<(), Error> {
    let company = &request.recipient;
    facts.words(Fact::Company, Some(company.name.to_string()));
    let lines = company.address.iter().flat_map(|address| &address.lines);
    facts.tell(
        Fact::CompanyAddress,
        Told::Lines(lines.map(Line::to_string).collect()),
    );
    facts.words(Fact::Authority, Some(hearer.name.to_string()));
    let annexes = annexes::enclosable(tracker, case, None)?;
    let annexes = annexes
        .into_iter()
        .map(|annex| (annex.title, annex.came_on));
    facts.tell(Fact::Annexes, Told::Dated(annexes.collect()));
    Ok(())
}

/// Whom a complaint is addressed to.
fn addressee(authority: Authority) -> Recipient {
    Recipient {
        id: None,
        name: authority.name,
        address: (!authority.address.is_empty()).then(|| Address {
            lines: authority.address,
            country: authority.place.country(),
        }),
        email: authority.email,
        seat: Some(authority.place),
    }
}

/// The grounds of the case, with what a letter of today may cite.
fn grounds_of_today(desk: &Desk<'_>, statute: &Statute, case: &Case) -> Result<Grounds, Error> {
    let today = statute.grounds(case.asked, desk.world.today, desk.statutes.countings()?)?;
    Ok(Grounds {
        provisions: today.provisions,
        regulator: today.regulator,
        ..(*case.grounds).clone()
    })
}

/// Every case keeps the page and the text; and a mail draft where there are addresses for one.
fn documents(
    desk: &Desk<'_>,
    letter: &Letter,
    request: &Request,
    grounds: &Grounds,
) -> Result<Vec<Document>, Error> {
    let mut documents = vec![
        Document {
            format: Format::Pdf,
            bytes: desk.page_of(letter, request, grounds)?,
        },
        Document {
            format: Format::Txt,
            bytes: text::render(letter).into_bytes(),
        },
    ];
    if request.requester.email.is_some() && request.recipient.email.is_some() {
        let enclosed = mandate::enclosed(desk.world.home, letter)?;
        documents.push(Document {
            format: Format::Eml,
            bytes: mail::render(letter, request, enclosed.as_slice())?,
        });
    }
    Ok(documents)
}

/// Of what one can complain: without one of these nothing is known to be wrong.
const WRONGS: [Fact; 10] = [
    Fact::DaysLate,
    Fact::RefusedOn,
    Fact::ExtensionFault,
    Fact::ClosedOn,
    Fact::IdentityAskedOn,
    Fact::FeeAskedOn,
    Fact::PartialOn,
    Fact::Missing,
    Fact::Deed,
    Fact::NothingHeldOn,
];

/// Whether the log holds what the letter is about.
fn check(order: &Order, case: &Case, facts: &Facts, points: &[Point]) -> Result<(), Refused> {
    let about = match order.step {
        FollowUp::Reminder => Fact::DaysLate,
        FollowUp::IdentitySupplied | FollowUp::IdentityDisputed => Fact::IdentityAskedOn,
        FollowUp::RequestStands => Fact::SentOn,
        FollowUp::ClarificationAnswered => Fact::ClarificationAskedOn,
        FollowUp::FeeDisputed => Fact::FeeAskedOn,
        FollowUp::Missing => Fact::PartialOn,
        FollowUp::NothingHeld => Fact::NothingHeldOn,
        FollowUp::ExtensionInvalid => Fact::ExtensionFault,
        FollowUp::WrongDeed => Fact::Deed,
        FollowUp::Objection | FollowUp::Appeal => Fact::RefusedOn,
        FollowUp::ComplaintToController | FollowUp::Complaint => Fact::SentOn,
    };
    // A matter that was closed is one that was refused, and silence is where the law has an appeal.
    let others: &[Fact] = match order.step {
        FollowUp::Missing => &[Fact::AnsweredOn],
        FollowUp::Objection => &[Fact::ClosedOn],
        FollowUp::Appeal => &[Fact::ClosedOn, Fact::DaysLate],
        _ => &[],
    };
    if !facts.has(about) && !others.iter().any(|fact| facts.has(*fact)) {
        return Err(Refused::NotInTheLog {
            case: case.reference.clone(),
            step: order.step,
            fact: about,
        });
    }
    match order.step {
        FollowUp::WrongDeed if as_asked(case.grounds.letter(), facts) => {
            Err(Refused::NotInTheLog {
                case: case.reference.clone(),
                step: order.step,
                fact: about,
            })
        }
        FollowUp::ComplaintToController | FollowUp::Complaint
            if !WRONGS.iter().any(|fact| facts.has(*fact)) =>
        {
            Err(Refused::NothingWrong {
                case: case.reference.clone(),
            })
        }
        _ => match want::lacks(order) {
            Some(Lack::Given) => Err(Refused::NothingGiven { step: order.step }),
            Some(Lack::Missing) => Err(Refused::NothingMissing {
                points: points.iter().map(|point| point.id.clone()).collect(),
            }),
            None => Ok(()),
        },
    }
}

/// Whether what they did is what was asked for.
fn as_asked(right: Right, facts: &Facts) -> bool {
    let deed = match right {
        Right::Deletion => Deed::Deleted,
        Right::OptOut => Deed::OptedOut,
        _ => return false,
    };
    facts.get(Fact::Deed) == Some(&Told::Words(deed.to_string()))
}

impl Composed {
    /// By how many days the answer is late, and whether they are estimated.
    pub fn days_late(&self) -> Option<(usize, bool)> {
        let clock = CaseClock::of_answer(&self.case.clocks)?;
        let days = usize::try_from(-clock.days_left).ok()?;
        Some((days, clock.is_estimated()))
    }

    /// The document of a format, where the letter has one.
    pub fn document(&self, format: Format) -> Option<&Document> {
        let mut documents = self.documents.iter();
        documents.find(|document| document.format == format)
    }

    /// Adds the letter to its case, and writes a file of it where one is wanted.
    ///
    /// # Errors
    /// When the file cannot be written or the disk is full.
    pub fn add(
        self,
        world: World<'_>,
        output: Option<(PathBuf, Format, Overwrite)>,
    ) -> Result<Added, Error> {
        let file = match output {
            None => None,
            Some((path, format, overwrite)) => self
                .document(format)
                .map(|document| Prepared::new(&path, &document.bytes, overwrite))
                .transpose()?,
        };
        let kept = self
            .heard
            .beside(&self.letter)
            .map_err(|error| Refused::Data(error.to_string()))?;
        let number = world.home.tracker()?.add_letter(
            &self.case.case,
            &NewLetter {
                occasion: occasion(self.step),
                step: Some(self.step),
                records: self.step.records(),
                language: &self.language,
                day: world.today,
                recorded_on: world.today,
                documents: &self.documents,
                letter: &kept,
            },
        )?;
        let path = file.map(Prepared::keep).transpose()?;
        if let Some(path) = &path {
            world.home.wrote(path, Some(&self.case.case.reference));
        }
        Ok(Added {
            case: self.case.case.reference.clone(),
            letter: number,
            step: self.step,
            language: self.language,
            language_by: self.language_by,
            copy_in: self.letter.copied_in().cloned(),
            subject: self.letter.subject,
            formats: self
                .documents
                .iter()
                .map(|document| document.format)
                .collect(),
            path,
            without_request: self.case.case.formats(LetterNumber::REQUEST).is_empty(),
            authority: self.authority,
        })
    }
}
