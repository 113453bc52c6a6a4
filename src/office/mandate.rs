//! Who acts for a person, since when, and by which paper.
//!
//! The mandate stands in the person's profile. The paper that they signed lies beside it, in a folder of its own, under a
//! name made of its bytes: what a letter was written with stays what goes with it, whatever is signed later.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Serialize;
use strum::{EnumString, VariantNames};
use thiserror::Error as ThisError;
use toml_edit::{DocumentMut, Table, value};

use super::{
    Error, Hint, Home, Kind, Mandate, Profile, Refusal, World,
    file::{Overwrite, Prepared, make_folder},
    people, setting,
};
use crate::{
    delivery::{
        mail::Annex,
        page::{Press, Setting},
    },
    law::Language,
    letter::{Authorised, Letter, authority, authority_languages},
    request::{Address, Email, Line, Proxy},
    shelf,
    tracker::hash,
};

/// The most bytes of a signed paper, as it goes with every letter: a few pages that somebody scanned.
pub const MOST: u64 = 5 << 20;

/// What the mandate is called in a profile.
const TABLE: &str = "representative";

/// How a PDF file begins.
const PDF: &[u8] = b"%PDF-";

/// How many letters of its hash name the file.
const NAME: usize = 16;

/// The file beside the signed papers with the hashes of those that were handed out to be signed, one a line.
const HANDED_OUT: &str = "handed-out.txt";

/// The longest that is read of it.
const HANDED_OUT_MOST: u64 = 1 << 20;

/// What a person says of who acts for them. What is not said stays as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    pub name: Option<Line>,
    pub address: Option<Address>,
    pub email: Option<Email>,
    /// The first day; today, where nothing is said and nothing was there.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    pub reference: Option<Line>,
    /// The signed paper, as a PDF file.
    pub signed: Option<Vec<u8>>,
    /// What is to be kept no longer.
    pub emptied: Vec<Detail>,
}

/// What a mandate can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Detail {
    Address,
    Until,
    Reference,
}

/// How a mandate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Stands {
    /// Letters name who acts, and enclose the paper.
    Acts,
    /// It runs, and no signed paper is there: letters do not speak of it.
    Unsigned,
    /// Its first day is to come.
    ToCome,
    Over,
}

/// The mandate of one person.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Shown {
    /// Whose it is; none where the profile says no name.
    pub person: Option<Line>,
    pub name: Line,
    /// In one line.
    pub address: Option<String>,
    pub email: Email,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    pub reference: Option<Line>,
    /// The signed paper.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub authority: Option<PathBuf>,
    pub stands: Stands,
}

/// Why a mandate is not kept, or its paper not used.
#[derive(Debug, ThisError)]
pub enum Refused {
    #[error("it is not known who acts for {}", whom(person.as_ref()))]
    Nobody { person: Option<Line> },
    #[error("the paper needs the name of the person who signs it")]
    Unnamed,
    #[error("a mandate needs the name of who acts")]
    LacksName,
    #[error("a mandate needs the e-mail address that answers go to")]
    LacksEmail,
    #[error("the mandate would end on {until}, before its first day, {since}")]
    Backwards { since: NaiveDate, until: NaiveDate },
    #[error("the signed paper {}: {source}", path.display())]
    Unread { path: PathBuf, source: io::Error },
    #[error("the signed paper is not a PDF file")]
    NotPdf,
    #[error("this paper is not signed: it is the one that was written to be signed, unchanged")]
    NotSigned,
    #[error("the signed paper has more than {} MB", MOST >> 20)]
    TooLarge,
    #[error("the authority of {name}, which the letter encloses, is not there any more")]
    Gone { name: String },
    #[error("the letter says that {name} acts for {person}, and that mandate has ended")]
    Ended { name: String, person: Line },
}

fn whom(person: Option<&Line>) -> String {
    person.map_or_else(|| "you".to_owned(), Line::to_string)
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::LacksName
            | Refused::LacksEmail
            | Refused::Unnamed
            | Refused::Backwards { .. }
            | Refused::NotPdf
            | Refused::NotSigned
            | Refused::TooLarge => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::Nobody { person } => vec![Hint::NameRepresentative {
                person: person.clone(),
            }],
            Refused::LacksName | Refused::LacksEmail => vec![Hint::RepresentativeNeeds],
            Refused::Unnamed => vec![Hint::SayYourName],
            Refused::NotPdf => vec![Hint::say("scan the signed page as a PDF file")],
            Refused::NotSigned => vec![Hint::say(
                "print it, sign it by hand, and scan the signed page as a PDF file",
            )],
            Refused::TooLarge => vec![Hint::say(
                "scan it in black and white, or at 150 points an inch",
            )],
            Refused::Gone { .. } => vec![Hint::SignedAgain],
            Refused::Ended { .. } => vec![Hint::WriteAnew],
            _ => Vec::new(),
        }
    }
}

/// The folder of the signed papers of the person with this profile.
pub(super) fn folder(profile: &Path) -> PathBuf {
    profile.with_extension("mandate")
}

/// Whether a name among the people is that of such a folder.
fn is_folder(name: &str) -> bool {
    name.ends_with(".mandate")
}

impl Mandate {
    /// How it stands on a day.
    pub fn stands(&self, day: NaiveDate) -> Stands {
        if day < self.since {
            Stands::ToCome
        } else if self.until.is_some_and(|until| until < day) {
            Stands::Over
        } else if self.authority.is_none() {
            Stands::Unsigned
        } else {
            Stands::Acts
        }
    }
}

/// Who acts for the person of a profile on a day, as far as a paper says so.
///
/// # Errors
/// When the signed paper cannot be read.
pub(super) fn representative(profile: &Profile, day: NaiveDate) -> Result<Option<Proxy>, Error> {
    let Some(mandate) = &profile.mandate else {
        return Ok(None);
    };
    let (Stands::Acts, Some(name)) = (mandate.stands(day), &mandate.authority) else {
        return Ok(None);
    };
    let signed = read(&folder(&profile.file).join(name))?;
    Ok(Some(Proxy {
        name: mandate.name.clone(),
        address: mandate.address.clone(),
        email: mandate.email.clone(),
        reference: mandate.reference.clone(),
        authority: hash(&signed),
    }))
}

/// The same of the person of this name, as their profile is today.
///
/// # Errors
/// As [`representative`], and when a profile cannot be read.
pub(super) fn representative_of(world: &World<'_>, person: &Line) -> Result<Option<Proxy>, Error> {
    let profile = people::profile_of(world.home, person)?;
    if profile.is_of(person) {
        representative(&profile, world.today)
    } else {
        Ok(None)
    }
}

/// The signed paper at a path.
///
/// # Errors
/// When it cannot be read, is too long, or is not a PDF file.
pub fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let unread = |source| Refused::Unread {
        path: path.to_owned(),
        source,
    };
    if fs::metadata(path).map_err(unread)?.len() > MOST {
        return Err(Refused::TooLarge);
    }
    let signed = shelf::bytes_up_to(path, MOST).map_err(unread)?;
    check(&signed)?;
    Ok(signed)
}

fn check(signed: &[u8]) -> Result<(), Refused> {
    if signed.len() as u64 > MOST {
        return Err(Refused::TooLarge);
    }
    if !signed.starts_with(PDF) {
        return Err(Refused::NotPdf);
    }
    Ok(())
}

/// The signed paper that a letter encloses, as the file that goes with it.
///
/// # Errors
/// When it is not there any more.
pub(super) fn enclosed(home: &Home, letter: &Letter) -> Result<Option<Annex>, Error> {
    let Some(by) = &letter.represented else {
        return Ok(None);
    };
    let folders = papers(&home.people()).into_iter();
    let folders = folders.chain([folder(&home.profile())]);
    let mut files = folders.flat_map(|folder| files(&folder));
    let found = files.find_map(|file| {
        let signed = read(&file).ok()?;
        (hash(&signed) == by.authority).then_some(signed)
    });
    let bytes = found.ok_or_else(|| Refused::Gone {
        name: by.name.clone(),
    })?;
    Ok(Some(Annex {
        name: "authority.pdf".to_owned(),
        media_type: "application/pdf",
        bytes,
    }))
}

/// The same for a letter that is to leave now: who acts in it must do so still.
///
/// # Errors
/// When the mandate has ended; as [`enclosed`].
pub(super) fn enclosed_today(
    world: &World<'_>,
    letter: &Letter,
    person: &Line,
) -> Result<Option<Annex>, Error> {
    let Some(by) = &letter.represented else {
        return Ok(None);
    };
    let profile = people::profile_of(world.home, person)?;
    let mandate = profile.mandate.as_ref().filter(|_| profile.is_of(person));
    let acts = mandate.is_some_and(|mandate| {
        mandate.stands(world.today) == Stands::Acts && mandate.name.as_str() == by.name
    });
    if !acts {
        let (name, person) = (by.name.clone(), person.clone());
        return Err(Refused::Ended { name, person }.into());
    }
    enclosed(world.home, letter)
}

/// The paper to be signed, as a PDF file.
#[derive(Debug)]
pub struct Paper {
    pub bytes: Vec<u8>,
    /// In which it is.
    pub language: Language,
    /// The languages that it can be in.
    pub others: Vec<Language>,
    /// The profile of whose it is.
    profile: PathBuf,
}

/// A paper that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PaperFile {
    #[serde(serialize_with = "super::file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
    pub language: Language,
}

impl Paper {
    /// Notes that it was handed out, so that it is known again when it comes back unsigned.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn note(&self) -> Result<(), Error> {
        let folder = folder(&self.profile);
        let unread = |source| Refused::Unread {
            path: folder.clone(),
            source,
        };
        make_folder(&folder).map_err(unread)?;
        let hash = hash(&self.bytes);
        let mut known = handed_out(&folder);
        if !known.contains(&hash) {
            known.push(hash);
            let lines = known.join("\n") + "\n";
            let path = folder.join(HANDED_OUT);
            Prepared::new(&path, lines.as_bytes(), Overwrite::Yes)?.keep()?;
        }
        Ok(())
    }

    /// Writes it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(
        &self,
        world: &World<'_>,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<PaperFile, Error> {
        let path = Prepared::new(path, &self.bytes, overwrite)?.keep()?;
        world.home.wrote(&path, None);
        self.note()?;
        Ok(PaperFile {
            path,
            language: self.language.clone(),
        })
    }
}

/// The paper by which the person of this name, or whose home it is, authorises who acts for them: in this language, or in
/// English where it is not in that one.
///
/// # Errors
/// When nobody acts for the person, their name is not known, or a page cannot show something.
pub fn paper(world: &World<'_>, of: Option<&Line>, language: &Language) -> Result<Paper, Error> {
    let path = people::file_of(world.home, of)?;
    let profile = Profile::read(&path)?;
    let person = of.or(profile.name.as_ref());
    let nobody = || Refused::Nobody {
        person: person.cloned(),
    };
    let mandate = profile.mandate.as_ref().ok_or_else(nobody)?;
    let authorised = Authorised {
        person: person.ok_or(Refused::Unnamed)?,
        home: profile.address.as_ref(),
        name: &mandate.name,
        address: mandate.address.as_ref(),
        email: &mandate.email,
        since: mandate.since,
        until: mandate.until,
    };
    let english = Language::english();
    let mut found = [language, &english].into_iter().filter_map(|language| {
        let letter = authority(&authorised, language, world.today)?;
        Some((letter, language.clone()))
    });
    let (letter, language) = found.next().ok_or_else(nobody)?;
    let layouts = world.home.layouts()?;
    let bytes = Press::default().print(&letter, &Setting::new(layouts.get("plain")?))?;
    Ok(Paper {
        bytes,
        language,
        others: authority_languages(),
        profile: path,
    })
}

/// The hashes of the papers of a folder that were handed out to be signed.
fn handed_out(folder: &Path) -> Vec<String> {
    let known = shelf::bytes_up_to(&folder.join(HANDED_OUT), HANDED_OUT_MOST);
    let known = String::from_utf8(known.unwrap_or_default()).unwrap_or_default();
    known.lines().map(str::to_owned).collect()
}

/// The folders with signed papers in a folder.
fn papers(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = found.filter(|file| {
        file.file_type().is_ok_and(|kind| kind.is_dir())
            && is_folder(&file.file_name().to_string_lossy())
    });
    found.map(|file| file.path()).collect()
}

/// The files of a folder. Links are left alone.
fn files(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = found.filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()));
    let mut files: Vec<PathBuf> = found.map(|file| file.path()).collect();
    files.sort();
    files
}

/// The mandate of the person of this name, or of whose home it is; none where nobody acts for them.
///
/// # Errors
/// When a profile cannot be read.
pub fn shown(world: &World<'_>, of: Option<&Line>) -> Result<Option<Shown>, Error> {
    let profile = Profile::read(&people::file_of(world.home, of)?)?;
    Ok(show(&profile, world.today))
}

fn show(profile: &Profile, today: NaiveDate) -> Option<Shown> {
    let mandate = profile.mandate.as_ref()?;
    Some(Shown {
        person: profile.name.clone(),
        name: mandate.name.clone(),
        address: mandate.address.as_ref().map(Address::one_line),
        email: mandate.email.clone(),
        since: mandate.since,
        until: mandate.until,
        reference: mandate.reference.clone(),
        authority: mandate
            .authority
            .as_ref()
            .map(|name| folder(&profile.file).join(name)),
        stands: mandate.stands(today),
    })
}

/// Keeps what was said in the person's profile, and the signed paper beside it. Somebody else than before begins
/// anew: what was known of the former goes, and their paper names them no more.
///
/// # Errors
/// When something is missing, the paper is not one, or the profile cannot be written.
pub fn give(world: &World<'_>, of: Option<&Line>, order: &Order) -> Result<Shown, Error> {
    let path = people::file_of(world.home, of)?;
    let profile = Profile::read(&path)?;
    let known = profile.mandate.as_ref();
    let known = known.filter(|known| {
        let mut names = order.name.iter();
        names.all(|name| name.folded() == known.name.folded())
    });
    let name = order.name.clone().or(known.map(|known| known.name.clone()));
    let name = name.ok_or(Refused::LacksName)?;
    let email = order
        .email
        .clone()
        .or(known.map(|known| known.email.clone()));
    let email = email.ok_or(Refused::LacksEmail)?;
    let since = order.since.or(known.map(|known| known.since));
    let kept = |detail: Detail| known.filter(|_| !order.emptied.contains(&detail));
    let (kept_address, kept_until) = (kept(Detail::Address), kept(Detail::Until));
    let kept_reference = kept(Detail::Reference);
    let mandate = Mandate {
        name,
        address: (order.address.clone()).or(kept_address.and_then(|known| known.address.clone())),
        email,
        since: since.unwrap_or(world.today),
        until: order.until.or(kept_until.and_then(|known| known.until)),
        reference: (order.reference.clone())
            .or(kept_reference.and_then(|known| known.reference.clone())),
        authority: match &order.signed {
            Some(signed) => Some(keep(&path, signed)?),
            None => known.and_then(|known| known.authority.clone()),
        },
    };
    if let Some(until) = mandate.until
        && until < mandate.since
    {
        let since = mandate.since;
        return Err(Refused::Backwards { since, until }.into());
    }
    // Somebody else's profile is known by its name.
    let unnamed = of.filter(|_| profile.name.is_none());
    setting::set(&path, |document| {
        if let Some(name) = unnamed {
            document.insert("name", value(name.as_str()));
        }
        write(document, &mandate);
    })?;
    let profile = Profile::read(&path)?;
    let shown = show(&profile, world.today);
    Ok(shown.ok_or(Refused::Nobody { person: None })?)
}

/// Puts the signed paper beside the profile, under a name made of its bytes.
fn keep(profile: &Path, signed: &[u8]) -> Result<String, Error> {
    check(signed)?;
    let hash = hash(signed);
    if handed_out(&folder(profile)).contains(&hash) {
        return Err(Refused::NotSigned.into());
    }
    let name = format!("{}.pdf", hash.get(..NAME).unwrap_or(&hash));
    let folder = folder(profile);
    let unread = |source| Refused::Unread {
        path: folder.clone(),
        source,
    };
    make_folder(&folder).map_err(unread)?;
    Prepared::new(&folder.join(&name), signed, Overwrite::Yes)?.keep()?;
    Ok(name)
}

fn write(document: &mut DocumentMut, mandate: &Mandate) {
    let mut table = Table::new();
    table.insert("name", value(mandate.name.as_str()));
    if let Some(address) = &mandate.address {
        table.insert("address", value(address.one_line()));
    }
    table.insert("email", value(mandate.email.as_str()));
    table.insert("since", value(mandate.since.to_string()));
    if let Some(until) = mandate.until {
        table.insert("until", value(until.to_string()));
    }
    if let Some(reference) = &mandate.reference {
        table.insert("reference", value(reference.as_str()));
    }
    if let Some(authority) = &mandate.authority {
        table.insert("authority", value(authority.as_str()));
    }
    document.insert(TABLE, toml_edit::Item::Table(table));
}

/// Ends the mandate: `last` is its last day, and yesterday where none is named, so that no letter of today speaks of it.
///
/// # Errors
/// When nobody acts for the person, or the profile cannot be written.
pub fn end(world: &World<'_>, of: Option<&Line>, last: Option<NaiveDate>) -> Result<Shown, Error> {
    let path = people::file_of(world.home, of)?;
    let profile = Profile::read(&path)?;
    let person = || of.cloned().or(profile.name.clone());
    let Some(mandate) = &profile.mandate else {
        return Err(Refused::Nobody { person: person() }.into());
    };
    let last = last.or(world.today.pred_opt()).unwrap_or(world.today);
    let ended = Mandate {
        until: Some(last),
        ..mandate.clone()
    };
    setting::set(&path, |document| {
        if last < ended.since {
            // It had no day at all.
            document.remove(TABLE);
        } else {
            write(document, &ended);
        }
    })?;
    let ended = Profile {
        mandate: Some(ended),
        ..profile
    };
    let shown = show(&ended, world.today);
    Ok(shown.ok_or(Refused::Nobody { person: None })?)
}
