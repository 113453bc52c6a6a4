//! The letters of a statute, as templates.

use std::{collections::BTreeSet, io, path::Path};

use chrono::NaiveDate;
use serde::Serialize;
use tera::{Context, Tera};

use super::{
    Block, Enclosures, Fact, Facts, Letter, Represented, Told, Translation,
    act::Act,
    fault::LetterError,
    markup,
    phrases::{Phrases, on_one_line},
    sentences,
};
use crate::{
    law::{EventKind, FollowUp, Grounds, Language, Right, Statute},
    request::{ChildAge, Identifier, Line, Reference, Request, unprintable},
    shelf::{self, Shelf, built_in},
};

/// Every variable a template may use, beside those of the statute's provisions.
const VARIABLES: [&str; 18] = [
    "name",
    "email",
    "recipient",
    "reference",
    "identifiers",
    "residence",
    "home",
    "child",
    "child_age",
    "representative",
    "items",
    "corrections",
    "products",
    "reason",
    "grounds",
    "portability",
    "transfer_to",
    LAW,
];

/// The statute itself, for templates that several share: see [`Act`].
const LAW: &str = "law";

/// The right, by its word: of the letters that follow, which are one for all rights.
const RIGHT: &str = "right";

/// The prefix of the variable that says whether a provision, named by its id, is
/// in force: `cites_c_154_21`.
const CITES: &str = "cites_";

/// The provision by which the company hears a complaint before the authority does.
const COMPLAINT_FIRST: &str = "complaint_first";

/// What the authority is called on the letter's day, where the statute says it.
const REGULATOR: &str = "regulator";

/// The line of a template that holds the subject begins with this word.
const SUBJECT: &str = "Subject:";

/// The letters of one statute in one language, ready to be written.
#[derive(Debug)]
pub struct Templates {
    statute: Statute,
    tera: Tera,
    /// Every variable that is known under this statute.
    known: BTreeSet<String>,
    /// Whether one of them asks for [`LAW`].
    asks_for_law: bool,
    /// What was read, and where it came from.
    shelf: Shelf,
    phrases: Option<Phrases>,
}

impl Templates {
    /// The templates of a statute in one language, with the user's folder of the
    /// same shape laid over them where there is one. Other languages are not read.
    ///
    /// # Errors
    /// When a template or a language file is broken or asks for something that
    /// does not exist: found here, and not in a letter.
    pub fn open(
        statute: &Statute,
        language: &Language,
        own: Option<&Path>,
    ) -> Result<Templates, LetterError> {
        Templates::read(statute, language, None, own)
    }

    /// The same where only one letter that follows is wanted.
    ///
    /// # Errors
    /// As [`Templates::open`]; every template of the user's is looked at.
    pub fn of_step(
        statute: &Statute,
        language: &Language,
        step: FollowUp,
        own: Option<&Path>,
    ) -> Result<Templates, LetterError> {
        Templates::read(statute, language, Some(&followed(step)), own)
    }

    /// The same where only the letter of one right is wanted: of ours no other is taken apart.
    ///
    /// # Errors
    /// As [`Templates::open`]; every template of the user's is looked at.
    pub fn of_right(
        statute: &Statute,
        language: &Language,
        right: Right,
        own: Option<&Path>,
    ) -> Result<Templates, LetterError> {
        Templates::read(statute, language, Some(right.word()), own)
    }

    fn read(
        statute: &Statute,
        language: &Language,
        only: Option<&str>,
        own: Option<&Path>,
    ) -> Result<Templates, LetterError> {
        let folders = folders(statute);
        let said = sentences::name(language.primary());
        let ending = format!(".{}.txt", language.primary());
        let phrases_of = |tag: &str| format!("languages/{tag}.toml");
        let (exact, general) = (phrases_of(language.code()), phrases_of(language.primary()));
        let mut shelf = shelf::open(&built_in::TEMPLATES, own, |path| {
            path == exact
                || path == general
                || within(&folders, path).is_some_and(|name| {
                    path.ends_with(&ending) || name == said || sentences::is_order(path)
                })
        })?;
        // What a template of the user's includes may be any.
        if let Some(only) = only
            && !shelf.values().any(|file| file.own)
        {
            let wanted = [format!("{only}{ending}"), format!("{only}.txt"), said];
            shelf.retain(|path, _| {
                within(&folders, path).is_none_or(|name| {
                    name.starts_with("parts/") || wanted.iter().any(|wanted| wanted == name)
                })
            });
        }
        for folder in &folders {
            sentences::weave(&mut shelf, folder, language.primary())?;
        }
        // What the statute has of its own stands in the place of the family's, so that the family's
        // templates include it, too.
        if let [own, family] = &folders[..] {
            let laid_over: Vec<_> = shelf
                .iter()
                .filter_map(|(path, text)| {
                    let name = path.strip_prefix(own)?;
                    Some((format!("{family}{name}"), text.clone()))
                })
                .collect();
            shelf.extend(laid_over);
        }

        let phrases = match shelf.get(&exact).or_else(|| shelf.get(&general)) {
            None => None,
            Some(file) => Some(file.read().map_err(|message| LetterError::Template {
                file: file.source.clone(),
                message,
            })?),
        };
        let mut tera = Tera::new();
        tera.autoescape_on(Vec::<&'static str>::new());
        let sources = shelf
            .iter()
            .filter(|(path, _)| path.ends_with(&ending))
            .map(|(path, file)| (path.clone(), markup::protect(&file.text)));
        tera.add_raw_templates(sources)
            .map_err(|error| broken_template(&shelf, &statute.id, &error))?;

        // The letters of a family ask whether there is one.
        let may_ask = !statute.regulators.is_empty() || statute.templates.is_some();
        let regulator = may_ask.then(|| REGULATOR.to_owned());
        let known = VARIABLES
            .into_iter()
            .map(str::to_owned)
            .chain(regulator)
            .chain(
                statute
                    .provisions
                    .iter()
                    .map(|provision| format!("{CITES}{}", provision.id)),
            )
            .collect();
        let mut templates = Templates {
            statute: statute.clone(),
            tera,
            known,
            asks_for_law: false,
            shelf,
            phrases,
        };
        templates.asks_for_law = templates.check_variables()?;
        Ok(templates)
    }

    /// Whether one of them asks for the statute.
    fn check_variables(&self) -> Result<bool, LetterError> {
        let mut asks_for_law = false;
        let mut paths: Vec<&str> = self.tera.get_template_names().collect();
        paths.sort_unstable();
        for path in paths {
            let wanted = self.variables(path)?;
            asks_for_law |= wanted.contains(LAW);
            let mut wanted = wanted.into_iter();
            if let Some(variable) = wanted.find(|variable| !self.knows(path, variable)) {
                let mut known: Vec<String> = self.known.iter().cloned().collect();
                if tells_of_a_case(path) {
                    known.extend(of_a_case().map(str::to_owned));
                    known.sort_unstable();
                }
                return Err(LetterError::UnknownVariable {
                    file: self.file(path),
                    variable: shelf::short(variable),
                    place: shelf::short(&self.place_of(path, variable)),
                    known,
                });
            }
        }
        Ok(asks_for_law)
    }

    /// The variables a template asks for, those of its includes too.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn variables(&self, path: &str) -> Result<BTreeSet<&str>, LetterError> {
        let variables = self
            .tera
            .get_template_variables(path)
            .map_err(|error| self.broken(path, &error))?;
        Ok(variables.into_iter().collect())
    }

    /// Whether a template may ask for this variable: one of a letter that follows, or a part of
    /// several, also for what the log of a case holds.
    pub fn knows(&self, path: &str, variable: &str) -> bool {
        self.known.contains(variable)
            || (tells_of_a_case(path) && of_a_case().any(|known| known == variable))
    }

    /// Whether there is a letter for this step in a case that rests on these grounds.
    pub fn has_step(&self, step: FollowUp, grounds: &Grounds, language: &Language) -> bool {
        self.step_path(step, grounds, language).is_some()
    }

    fn step_path(&self, step: FollowUp, grounds: &Grounds, language: &Language) -> Option<String> {
        let path = self.path(&followed(step), language)?;
        let its_own = path.starts_with(&format!("{}/", self.statute.id));
        (its_own || family_has(step, grounds)).then_some(path)
    }

    /// The path of a letter: of the statute's own, or of its family's.
    fn path(&self, name: &str, language: &Language) -> Option<String> {
        let ending = language.primary();
        let paths = folders(&self.statute).into_iter();
        let mut paths = paths.map(|folder| format!("{folder}{name}.{ending}.txt"));
        paths.find(|path| self.tera.contains_template(path))
    }

    /// The paths of all templates, in order: `gdpr/access.en.txt`.
    pub fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<_> = self.tera.get_template_names().collect();
        paths.sort_unstable();
        paths
    }

    /// Writes the letter.
    ///
    /// # Errors
    /// When there is no template for it, or the template fails.
    pub fn write(
        &self,
        request: &Request,
        grounds: &Grounds,
        reference: &Reference,
        day: NaiveDate,
    ) -> Result<Letter, LetterError> {
        let language = &request.language;
        let missing = || LetterError::NoTemplate {
            law: grounds.law.clone(),
            right: grounds.letter(),
            language: language.clone(),
        };
        let path = self.path(grounds.letter().word(), language);
        let path = path.ok_or_else(missing)?;
        let phrases = self.phrases.as_ref().ok_or_else(missing)?;
        let context = self.context(request, grounds, reference, day, phrases);
        self.set(&path, &context, request, reference, day, phrases)
    }

    /// Writes a letter that follows, to the recipient of `request`: that of the case, or an authority.
    /// It can say nothing of the case that is not in `facts`.
    ///
    /// # Errors
    /// When there is no template for it, or the template fails, as where it prints something that the
    /// log does not hold.
    pub fn write_next(
        &self,
        step: FollowUp,
        request: &Request,
        grounds: &Grounds,
        reference: &Reference,
        day: NaiveDate,
        facts: &Facts,
    ) -> Result<Letter, LetterError> {
        let language = &request.language;
        let missing = || LetterError::NoFollowUp {
            law: grounds.law.clone(),
            step,
            language: language.clone(),
        };
        let path = self.step_path(step, grounds, language);
        let path = path.ok_or_else(missing)?;
        let phrases = self.phrases.as_ref().ok_or_else(missing)?;
        let mut context = self.context(request, grounds, reference, day, phrases);
        context.insert(RIGHT, grounds.letter().word());
        for (fact, told) in facts.iter() {
            insert(&mut context, fact, told, phrases);
        }
        // A complaint numbers what goes with it.
        if step == FollowUp::Complaint
            && let Some(representative) = &request.requester.representative
        {
            let mut annexes = match facts.get(Fact::Annexes) {
                Some(Told::Dated(lines)) => lines.clone(),
                _ => Vec::new(),
            };
            annexes.push((phrases.representative.title(representative), None));
            insert(&mut context, Fact::Annexes, &Told::Dated(annexes), phrases);
        }
        self.set(&path, &context, request, reference, day, phrases)
    }

    /// The letter of a template.
    fn set(
        &self,
        path: &str,
        context: &Context,
        request: &Request,
        reference: &Reference,
        day: NaiveDate,
        phrases: &Phrases,
    ) -> Result<Letter, LetterError> {
        let language = &request.language;
        let mut rendered = Bounded::default();
        self.tera
            .render_to(path, context, &mut rendered)
            .map_err(|error| self.broken(path, &error))?;
        let rendered = String::from_utf8_lossy(&rendered.0);
        // A template of the person's own is held to what is held of their words; our marks are taken
        // out of the blocks below.
        let unprintable = rendered.chars().find(|character| {
            unprintable(*character)
                && !matches!(character, '\n' | '\r' | '\t')
                && !markup::is_mark(*character)
        });
        if let Some(character) = unprintable {
            return Err(LetterError::Unprintable {
                file: self.file(path),
                character: format!("U+{:04X}", u32::from(character)),
            });
        }
        let incomplete = || LetterError::Incomplete {
            file: self.file(path),
        };
        let mut blocks = markup::blocks(&rendered);
        let closing = match blocks.pop() {
            Some(Block::Paragraph(closing)) if blocks.len() >= 2 => closing,
            _ => return Err(incomplete()),
        };
        let requester = &request.requester;
        let recipient = &request.recipient;
        let represented = requester.representative.as_ref().map(|representative| {
            let words = &phrases.representative;
            let text = words.said(representative, recipient.place(), language);
            blocks.insert(before_its_last_list(&blocks), Block::Paragraph(text));
            Represented {
                name: representative.name.to_string(),
                email: representative.email.to_string(),
                title: words.title(representative),
                authority: representative.authority.clone(),
            }
        });
        let mut body = blocks.into_iter();
        let subject = match body.next() {
            Some(Block::Paragraph(first)) => first
                .strip_prefix(SUBJECT)
                .map(|subject| subject.trim().to_owned())
                .ok_or_else(incomplete)?,
            _ => return Err(incomplete()),
        };

        let body: Vec<Block> = body.collect();
        let handling = &request.handling;
        let mut titles: Vec<String> = handling.enclosures.iter().map(Line::to_string).collect();
        // A complaint has named it already.
        let represented_by = represented.as_ref().map(|by| by.title.as_str());
        let named = |title: &str| {
            body.iter()
                .any(|block| matches!(block, Block::Item { text, .. } if text == title))
        };
        titles.extend(
            represented_by
                .filter(|title| !named(title))
                .map(str::to_owned),
        );
        let home = requester.address.as_ref().map(|address| &address.country);
        let mut sender = vec![requester.name.to_string()];
        sender.extend(
            requester
                .address
                .iter()
                .flat_map(|address| address.block(recipient.place(), language)),
        );
        let mut addressee = vec![recipient.name.to_string()];
        addressee.extend(
            recipient
                .address
                .iter()
                .flat_map(|address| address.block(home, language)),
        );
        Ok(Letter {
            reference: reference.to_string(),
            language: language.clone(),
            day,
            sender,
            sender_email: requester.email.as_ref().map(ToString::to_string),
            recipient: addressee,
            recipient_email: recipient.email.as_ref().map(ToString::to_string),
            date_line: phrases.date(day),
            heading_date: phrases.heading_date(day),
            reference_line: phrases.reference.replace("{reference}", reference.as_str()),
            dispatch_line: handling.way.map(|way| phrases.way(way).to_owned()),
            subject,
            body,
            closing,
            signature: requester.name.to_string(),
            enclosures: (!titles.is_empty()).then(|| Enclosures {
                label: phrases.enclosures(titles.len()).to_owned(),
                titles,
            }),
            represented,
            page_label: phrases.page.clone(),
            translation: None,
        })
    }

    /// A letter with the same of `others` behind it, marked as a translation in both languages.
    #[must_use]
    pub fn with_translation(
        &self,
        letter: Letter,
        others: &Templates,
        translated: Letter,
    ) -> Letter {
        let mark = |templates: &Templates| {
            let phrases = templates.phrases.as_ref();
            phrases.map_or_else(String::new, |phrases| phrases.translation.clone())
        };
        letter.translated(Translation {
            announced: mark(self),
            marked: mark(others),
            letter: translated,
        })
    }

    fn context(
        &self,
        request: &Request,
        grounds: &Grounds,
        reference: &Reference,
        day: NaiveDate,
        phrases: &Phrases,
    ) -> Context {
        let requester = &request.requester;
        let text = |text: &str| markup::value(text);
        let lines = |lines: &[Line]| {
            lines
                .iter()
                .map(|line| text(line.as_str()))
                .collect::<Vec<_>>()
        };
        let mut context = Context::new();
        context.insert("name", &text(requester.name.as_str()));
        let representative = requester.representative.as_ref();
        // Where the answer goes.
        let email = representative.map(|representative| &representative.email);
        let email = email.or(requester.email.as_ref());
        context.insert("email", &email.map_or("", |email| email.as_str()));
        context.insert(
            "representative",
            &representative.map_or(String::new(), |by| text(by.name.as_str())),
        );
        context.insert("recipient", &text(request.recipient.name.as_str()));
        context.insert("reference", reference.as_str());
        context.insert("identifiers", &identifiers(request, phrases));
        context.insert(
            "residence",
            &requester
                .residence
                .as_ref()
                .map_or("", |place| place.name(&request.language)),
        );
        context.insert(
            "home",
            &requester
                .residence
                .as_ref()
                .map_or("", |place| place.code()),
        );
        context.insert("items", &lines(&request.items));
        context.insert("corrections", &corrections(request));
        context.insert("products", &products(request));
        context.insert(
            "child",
            &requester
                .child
                .as_ref()
                .map_or(String::new(), |child| text(child.as_str())),
        );
        context.insert("child_age", &requester.child_age.map_or("", ChildAge::word));
        context.insert(
            "reason",
            &request
                .reason
                .as_ref()
                .map_or(String::new(), |reason| text(reason.as_str())),
        );
        context.insert("grounds", &request.grounds);
        // Put together only where somebody asks for it.
        if self.asks_for_law {
            let home = requester.residence.as_ref();
            let act = Act::of(&self.statute, grounds, home, &request.language, day);
            context.insert(LAW, &act);
        }
        context.insert("portability", &request.portability);
        let language = &request.language;
        let regulator = [language.code(), language.primary()]
            .iter()
            .find_map(|tag| grounds.regulator.get(*tag));
        // Left out where there is none: a template that asks for it then fails.
        if let Some(regulator) = regulator {
            context.insert(REGULATOR, regulator);
        }
        context.insert(
            "transfer_to",
            &request
                .transfer_to
                .as_ref()
                .map_or(String::new(), |other| text(other.as_str())),
        );
        for name in self
            .known
            .iter()
            .filter_map(|name| name.strip_prefix(CITES))
        {
            let in_force = grounds.provisions.iter().any(|provision| provision == name);
            context.insert(format!("{CITES}{name}"), &in_force);
        }
        context
    }

    fn file(&self, path: &str) -> String {
        self.shelf
            .get(path)
            .map_or_else(|| path.to_owned(), |file| file.source.clone())
    }

    /// The first line of a template that has the word, with a caret under it.
    fn place_of(&self, path: &str, word: &str) -> String {
        let Some(file) = self.shelf.get(path) else {
            return String::new();
        };
        let found = file.text.lines().enumerate().find_map(|(number, line)| {
            let column = line.find(word)?;
            Some((number + 1, line, line.get(..column)?.chars().count()))
        });
        match found {
            Some((number, line, column)) => {
                let gutter = " ".repeat(number.to_string().len());
                let (blank, carets) = (" ".repeat(column), "^".repeat(word.chars().count()));
                format!("{gutter} |\n{number} | {line}\n{gutter} | {blank}{carets}")
            }
            // It is in a part that this template includes, which is checked too.
            None => String::new(),
        }
    }

    fn broken(&self, path: &str, error: &tera::Error) -> LetterError {
        LetterError::Template {
            file: self.file(path),
            message: message(error),
        }
    }
}

/// Where a paragraph stands behind all others: before the list with which a letter ends, and what introduces that.
fn before_its_last_list(blocks: &[Block]) -> usize {
    let items = blocks.iter().rev();
    let items = items.take_while(|block| matches!(block, Block::Item { .. }));
    match items.count() {
        0 => blocks.len(),
        items => blocks.len().saturating_sub(items + 1),
    }
}

/// The words of a letter while they are written: a template that doubles a text over and over must
/// not fill the memory. How long one may count without writing is not bounded.
#[derive(Default)]
struct Bounded(Vec<u8>);

impl Bounded {
    /// A hundred times the longest letter.
    const MOST: usize = 4 << 20;
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > Bounded::MOST {
            return Err(io::Error::other("it writes more than 4 MiB"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The folders of a statute's templates, its own first: `us-va/`, then its family's.
pub(super) fn folders(statute: &Statute) -> Vec<String> {
    let own = Some(&statute.id).into_iter();
    let family = statute
        .templates
        .iter()
        .filter(|family| **family != statute.id);
    own.chain(family).map(|name| format!("{name}/")).collect()
}

/// The name of a template within the folder of these that it is in.
pub(super) fn within<'a>(folders: &[String], path: &'a str) -> Option<&'a str> {
    let mut folders = folders.iter();
    folders.find_map(|folder| path.strip_prefix(folder.as_str()))
}

/// Whether a letter of a family is one for a case on these grounds: against a refusal there is the appeal where
/// the law has one for the right, and else an objection; the company hears a complaint where the law wants it first.
pub(super) fn family_has(step: FollowUp, grounds: &Grounds) -> bool {
    let mut clocks = grounds.clocks.iter();
    let appeal = clocks.any(|clock| clock.starts_at == EventKind::Appealed);
    match step {
        FollowUp::Appeal => appeal,
        FollowUp::Objection => !appeal,
        // A law that nobody watches over has nobody to complain to.
        FollowUp::Complaint => !grounds.regulator.is_empty(),
        FollowUp::ComplaintToController => {
            grounds.provisions.iter().any(|id| id == COMPLAINT_FIRST)
        }
        _ => true,
    }
}

/// The name of a letter that follows, within its statute.
fn followed(step: FollowUp) -> String {
    format!("next/{step}")
}

/// Whether a template may say what the log of a case holds.
fn tells_of_a_case(path: &str) -> bool {
    path.contains("/next/") || path.contains("/parts/")
}

/// The variables of such a template alone.
fn of_a_case() -> impl Iterator<Item = &'static str> {
    let facts = Fact::ALL.iter().map(|fact| fact.variable());
    facts.chain([RIGHT])
}

/// One entry of a chronology as the templates see it.
#[derive(Serialize)]
struct Entry<'a> {
    day: String,
    what: &'a str,
}

fn insert(context: &mut Context, fact: Fact, told: &Told, phrases: &Phrases) {
    let variable = fact.variable();
    match told {
        Told::Day(day) => context.insert(variable, &phrases.day(*day)),
        Told::Number(number) => context.insert(variable, number),
        Told::Known(known) => context.insert(variable, known),
        Told::Words(words) => context.insert(variable, &markup::value(words)),
        Told::Lines(lines) => {
            let lines: Vec<_> = lines.iter().map(|line| markup::value(line)).collect();
            context.insert(variable, &lines);
        }
        Told::Dated(lines) => {
            let dated = |(line, day): &(String, Option<NaiveDate>)| {
                let day = day.map(|day| {
                    let heading = phrases.heading_date(day);
                    let day = heading.unwrap_or_else(|| phrases.date(day));
                    on_one_line(&day)
                });
                markup::value(&match day {
                    Some(day) if line.is_empty() => day,
                    Some(day) => format!("{line} ({day})"),
                    None => line.clone(),
                })
            };
            context.insert(variable, &lines.iter().map(dated).collect::<Vec<_>>());
        }
        Told::Happened(happened) => {
            let entries = happened.iter().filter_map(|happened| {
                Some(Entry {
                    day: phrases.day(happened.on),
                    what: happened.in_words(phrases)?,
                })
            });
            context.insert(variable, &entries.collect::<Vec<_>>());
        }
    }
}

/// What finds the requester: the e-mail address, what was given to this end,
/// and the postal address only where there is nothing else.
fn identifiers(request: &Request, phrases: &Phrases) -> Vec<Identifier> {
    let requester = &request.requester;
    let named = |label: &str, value: &str| {
        Some(Identifier {
            label: Line::try_from(label.to_owned()).ok()?,
            value: Line::try_from(value.to_owned()).ok()?,
        })
    };
    let mut found: Vec<Identifier> = Vec::new();
    found.extend(
        requester
            .email
            .as_ref()
            .and_then(|email| named(&phrases.email, email.as_str())),
    );
    let called = requester.identifiers.iter().map(|given| {
        let label = phrases.particular(given.label.as_str());
        let called = label.and_then(|label| named(label, given.value.as_str()));
        called.unwrap_or_else(|| given.clone())
    });
    found.extend(called);
    if found.is_empty()
        && let Some(address) = &requester.address
    {
        let lines: Vec<&str> = address.lines.iter().map(Line::as_str).collect();
        found.extend(named(&phrases.address, &lines.join(", ")));
    }
    found
}

/// The sign between what the recipient holds and what is right: `12 May => 5 May`.
const BECOMES: [&str; 3] = [" => ", " -> ", " → "];

/// An item of a rectification as the templates see it.
#[derive(Serialize)]
struct Correction {
    /// What the recipient holds; empty where the item does not have the sign.
    held: String,
    right: String,
}

fn corrections(request: &Request) -> Vec<Correction> {
    request
        .items
        .iter()
        .map(|item| {
            let (held, right) = BECOMES
                .iter()
                .find_map(|becomes| item.as_str().split_once(becomes))
                .unwrap_or(("", item.as_str()));
            Correction {
                held: markup::value(held.trim()),
                right: markup::value(right.trim()),
            }
        })
        .collect()
}

/// A product as the templates see it.
#[derive(Serialize)]
struct Product {
    name: String,
    data: Vec<String>,
    questions: Vec<String>,
}

fn products(request: &Request) -> Vec<Product> {
    let values = |lines: &[Line]| -> Vec<String> {
        lines
            .iter()
            .map(|line| markup::value(line.as_str()))
            .collect()
    };
    request
        .products
        .iter()
        .map(|product| Product {
            name: markup::value(product.name.as_str()),
            data: values(&product.data),
            questions: values(&product.questions),
        })
        .collect()
}

/// Tera names the template it stumbled over in its own message; the file is
/// that of the first known template named there.
fn broken_template(shelf: &Shelf, statute: &str, error: &tera::Error) -> LetterError {
    let message = message(error);
    let file = shelf
        .iter()
        .find(|(path, _)| message.contains(path.as_str()))
        .map_or_else(
            || format!("templates/{statute}"),
            |(_, file)| file.source.clone(),
        );
    LetterError::Template { file, message }
}

fn message(error: &tera::Error) -> String {
    let mut message = shelf::short(&error.to_string());
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        message.push('\n');
        message.push_str(&shelf::short(&inner.to_string()));
        source = inner.source();
    }
    message
}
