//! The people of one home: whoever it is of, in `profile.toml`, and others, a file each in `people/`.
//!
//! A person is known by the `name` that stands in the file, compared as people compare names; the name of the file
//! says nothing. A case is a person's whose name its letter is signed by, or for whom a parent asks.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use thiserror::Error as ThisError;

use super::{Error, Hint, Home, Kind, Profile, Refusal};
use crate::{
    request::{Line, bare},
    tracker::{Case, Tracker, TrackerError},
};

/// How many letters of a name go into the name of its file.
const SLUG: usize = 40;

/// One of the people, and where what is known of them lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub name: Line,
    pub file: PathBuf,
}

/// Why somebody is not found.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("no person here is called `{typed}`")]
    Nobody { typed: Line, known: Vec<Line> },
    /// A case has the name, as one of a list, and nothing else is known of them.
    #[error("`{name}` has letters here, and no profile that further letters could be written from")]
    OnlyCases { name: Line },
    /// Somebody new is called as one who is here is called for short.
    #[error("`{typed}` may be somebody who is here already")]
    Near { typed: Line, known: Vec<Line> },
    #[error("`{typed}` fits several people")]
    Several { typed: Line, known: Vec<Line> },
    #[error("`{person}` has no case that is called `{typed}`")]
    NoCase { typed: String, person: Line },
    #[error("{} does not say whose it is", .0.display())]
    Nameless(PathBuf),
    #[error("{} and {} are both of `{name}`", one.display(), other.display())]
    Twice {
        name: Line,
        one: PathBuf,
        other: PathBuf,
    },
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::Nobody { .. }
            | Refused::OnlyCases { .. }
            | Refused::Near { .. }
            | Refused::Several { .. } => Kind::Misuse,
            Refused::NoCase { .. } | Refused::Nameless(_) | Refused::Twice { .. } => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            Refused::Nobody { typed, .. } => Hint::Introduce {
                name: typed.clone(),
            },
            Refused::OnlyCases { name } => Hint::Introduce { name: name.clone() },
            Refused::Near { typed, known } => Hint::NewPerson {
                name: typed.clone(),
                known: known.clone(),
            },
            Refused::Several { known, .. } => Hint::WhichPerson {
                known: known.clone(),
            },
            Refused::NoCase { .. } => Hint::ListCases,
            Refused::Nameless(_) => Hint::say("add a line to it: name = \"Karl Example\""),
            Refused::Twice { .. } => Hint::say("delete one of them, or give it another name"),
        }]
    }
}

/// Everybody of whom something is known: whose home it is first, the others by their names.
///
/// # Errors
/// When a file of theirs cannot be read, does not say whose it is, or two are of one person.
pub fn people(home: &Home) -> Result<Vec<Member>, Error> {
    let own = home.profile();
    let owner = Profile::read(&own)?.name;
    let mut people: Vec<Member> = Vec::new();
    for file in files(&home.people()) {
        let Some(name) = Profile::read(&file)?.name else {
            return Err(Refused::Nameless(file).into());
        };
        let owners = owner.iter().map(|owner| (owner, &own));
        let others = people.iter().map(|other| (&other.name, &other.file));
        let folded = name.folded();
        let twice = owners
            .chain(others)
            .find(|(other, _)| other.folded() == folded);
        if let Some((_, one)) = twice {
            let one = one.clone();
            let other = file;
            return Err(Refused::Twice { name, one, other }.into());
        }
        people.push(Member { name, file });
    }
    people.sort_by_key(|member| member.name.folded());
    people.splice(0..0, owner.map(|name| Member { name, file: own }));
    Ok(people)
}

/// Who is called so.
///
/// # Errors
/// As [`people`].
pub(in crate::office) fn called(home: &Home, name: &Line) -> Result<Option<Member>, Error> {
    let folded = name.folded();
    let mut all = people(home)?.into_iter();
    Ok(all.find(|member| member.name.folded() == folded))
}

/// The name by which `--for` knows whoever signs, where that is not whose home it is. Of people who cannot be told there is none.
pub(in crate::office) fn other(home: &Home, name: &str) -> Option<Line> {
    let member = called(home, &Line::new(name).ok()?).ok()??;
    (member.file != home.profile()).then_some(member.name)
}

/// The files of the folder that are profiles, in their order. Links and folders are left alone.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|file| file.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            !name.starts_with('.') && name.ends_with(".toml")
        })
        .collect();
    files.sort();
    files
}

/// The person who is called so, or alone has a name with a word that begins so.
///
/// # Errors
/// [`Refused::Nobody`] or [`Refused::Several`]; as [`people`].
pub fn meant(home: &Home, typed: &Line) -> Result<Member, Error> {
    let people = people(home)?;
    let folded = typed.folded();
    if let Some(member) = people.iter().find(|one| one.name.folded() == folded) {
        return Ok(member.clone());
    }
    let near: Vec<&Member> = people
        .iter()
        .filter(|one| is_called(one.name.as_str(), typed.as_str()))
        .collect();
    let names = |of: &mut dyn Iterator<Item = &Member>| of.map(|one| one.name.clone()).collect();
    match near.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let mut of_cases: Vec<Line> = Vec::new();
            for case in home.cases()? {
                let found = Line::new(case.person()).ok();
                let found = found.filter(|name| is_called(name.as_str(), typed.as_str()));
                of_cases.extend(found.filter(|name| !of_cases.contains(name)));
            }
            Err(match of_cases.as_slice() {
                [name] => Refused::OnlyCases { name: name.clone() },
                _ => Refused::Nobody {
                    typed: typed.clone(),
                    known: names(&mut people.iter()),
                },
            }
            .into())
        }
        several => Err(Refused::Several {
            typed: typed.clone(),
            known: names(&mut several.iter().copied()),
        }
        .into()),
    }
}

/// Those who are called so for short, where nobody has this very name.
///
/// # Errors
/// As [`people`].
pub fn near(home: &Home, typed: &Line) -> Result<Vec<Line>, Error> {
    let people = people(home)?;
    let folded = typed.folded();
    if people.iter().any(|one| one.name.folded() == folded) {
        return Ok(Vec::new());
    }
    let names = people.into_iter().map(|one| one.name);
    Ok(names
        .filter(|name| is_called(name.as_str(), typed.as_str()))
        .collect())
}

/// What is known of the person of this very name; of whose home it is, where nothing else is.
///
/// # Errors
/// As [`people`].
pub fn profile_of(home: &Home, name: &Line) -> Result<Profile, Error> {
    let folded = name.folded();
    let mut people = people(home)?.into_iter();
    let found = people.find(|member| member.name.folded() == folded);
    let path = found.map_or_else(|| home.profile(), |member| member.file);
    Ok(Profile::read(&path)?)
}

/// Where what is said of a person is kept: the file that is theirs, or a new one. Without a name it is that of whose
/// home it is.
///
/// # Errors
/// As [`people`].
pub fn file_of(home: &Home, name: Option<&Line>) -> Result<PathBuf, Error> {
    let Some(name) = name else {
        return Ok(home.profile());
    };
    let folded = name.folded();
    let mut people = people(home)?.into_iter();
    if let Some(member) = people.find(|member| member.name.folded() == folded) {
        return Ok(member.file);
    }
    // Of letters, digits and `-` alone, with a number behind it: no name leads anywhere else, and none is one that a
    // system keeps for itself, such as `con`.
    let words = name.as_str().split(|one: char| !one.is_alphanumeric());
    let words: Vec<String> = words.map(bare).filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(SLUG).collect();
    let slug = if slug.is_empty() { "person" } else { &slug };
    let folder = home.people();
    let free = (1_u32..)
        .map(|number| folder.join(format!("{slug}-{number}.toml")))
        .find(|path| fs::symlink_metadata(path).is_err());
    Ok(free.unwrap_or_else(|| folder.join("person.toml")))
}

/// Whether somebody of this name is meant by what was typed: the name, or the beginning of a word of it.
pub fn is_called(name: &str, typed: &str) -> bool {
    let whole = typed;
    let typed = bare(typed);
    // Of what has no letter and no digit nothing is left, and every name begins so: it is the name, or nobody's.
    if typed.is_empty() {
        return name.trim() == whole.trim();
    }
    bare(name).starts_with(&typed)
        || name
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| !word.is_empty() && bare(word).starts_with(&typed))
}

/// Refuses what nobody is called, neither one of the people nor somebody whom a case is of.
///
/// # Errors
/// [`Refused::Nobody`]; as [`people`].
pub fn check_called(home: &Home, typed: &str) -> Result<(), Error> {
    let people = people(home)?;
    let is_known = |name: &str| is_called(name, typed);
    if people.iter().any(|one| is_known(one.name.as_str())) {
        return Ok(());
    }
    if home.cases()?.iter().any(|case| is_of(case, typed)) {
        return Ok(());
    }
    let Ok(typed) = Line::new(typed) else {
        return Ok(());
    };
    let known = people.into_iter().map(|one| one.name).collect();
    Err(Refused::Nobody { typed, known }.into())
}

/// The tracker, and in it the case of a person, who is called by a name or the beginning of a word of one.
///
/// # Errors
/// [`Refused::NoCase`]; as [`check_called`] and [`Home::case`].
pub fn case_of(home: &Home, typed: &str, person: &Line) -> Result<(Tracker, Case), Error> {
    match home.case_among(typed, |case| is_of(case, person.as_str())) {
        Err(TrackerError::NoCase(typed) | TrackerError::NoNumber { typed, .. }) => {
            check_called(home, person.as_str())?;
            let person = person.clone();
            Err(Refused::NoCase { typed, person }.into())
        }
        found => Ok(found?),
    }
}

/// Whether the case is about the data of the person of this very name.
pub fn is_about(case: &Case, name: &Line) -> bool {
    Line::new(case.person()).is_ok_and(|person| person.folded() == name.folded())
}

/// Whether the case is of somebody who is called so.
pub fn is_of(case: &Case, typed: &str) -> bool {
    case.people().any(|name| is_called(name, typed))
}

/// Names by their initials, for a screen that others can see; two people with the same have a number behind it.
#[derive(Debug, Default)]
pub struct Initials(BTreeMap<String, String>);

impl Initials {
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Initials {
        let names: BTreeSet<&str> = names.into_iter().collect();
        let mut taken: BTreeMap<String, u32> = BTreeMap::new();
        let mut initials = BTreeMap::new();
        for name in names {
            let short = name
                .split_whitespace()
                .filter_map(|word| word.chars().find(|one| one.is_alphanumeric()))
                .map(|first| format!("{}.", first.to_uppercase()))
                .collect::<Vec<_>>()
                .join(" ");
            let number = taken.entry(short.clone()).or_default();
            *number += 1;
            let short = if *number > 1 {
                format!("{short} {number}")
            } else {
                short
            };
            initials.insert(name.to_owned(), short);
        }
        Initials(initials)
    }

    pub fn shorten(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{introduce, scratch::Scratch};

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn add(scratch: &Scratch, name: &str) -> PathBuf {
        let name = line(name);
        let order = introduce::Order {
            name: Some(name.clone()),
            ..introduce::Order::default()
        };
        let kept = introduce::introduce(&scratch.world(), Some(&name), &order).unwrap();
        kept.profile
    }

    #[test]
    fn a_name_is_no_path_and_each_person_has_a_file() {
        let scratch = Scratch::with_profile("name = \"Ada Example\"\n");
        let people = scratch.world().home.people();
        for name in [
            "../../etc/passwd",
            "C:\\con",
            "con",
            ".",
            "…",
            "Zoë Ångström",
            "Zoe Angstrom",
            "山田 太郎",
            &"x ".repeat(90),
        ] {
            let file = add(&scratch, name);
            assert_eq!(file.parent(), Some(people.as_path()), "{name}");
            let stem = file.file_stem().unwrap().to_str().unwrap();
            assert!(
                stem.chars().all(|one| one.is_alphanumeric() || one == '-') && stem.len() < 80,
                "{stem}"
            );
            // However it is typed, it is the same person.
            assert_eq!(add(&scratch, &name.to_uppercase()), file, "{name}");
        }
        let known = super::people(scratch.world().home).unwrap();
        assert_eq!(known.len(), 10);
        assert_eq!(known[0].name.as_str(), "Ada Example");
        // That of whose home it is is no second one.
        assert_eq!(
            add(&scratch, "ada  EXAMPLE"),
            scratch.world().home.profile()
        );
    }

    #[test]
    fn somebody_is_meant_by_the_name_or_by_the_beginning_of_a_word() {
        let scratch = Scratch::with_profile("name = \"Ada Example\"\n");
        for name in ["Karl Knopf", "Karla Knopf", "Jürgen Beispiel"] {
            add(&scratch, name);
        }
        let meant = |typed: &str| meant(scratch.world().home, &line(typed));
        assert_eq!(meant("karl knopf").unwrap().name.as_str(), "Karl Knopf");
        assert_eq!(meant("jurg").unwrap().name.as_str(), "Jürgen Beispiel");
        assert_eq!(meant("ada").unwrap().file, scratch.world().home.profile());
        let several = meant("knopf").unwrap_err();
        assert!(matches!(
            several.downcast_ref(),
            Some(Refused::Several { known, .. }) if known.len() == 2
        ));
        for nothing in ["😀", "..", "‒ ‒"] {
            let nobody = meant(nothing).unwrap_err();
            assert!(
                matches!(nobody.downcast_ref(), Some(Refused::Nobody { .. })),
                "{nothing}"
            );
            assert!(
                near(scratch.world().home, &line(nothing))
                    .unwrap()
                    .is_empty()
            );
            check_called(scratch.world().home, nothing).unwrap_err();
        }
        check_called(scratch.world().home, "jurg").unwrap();
        add(&scratch, "…");
        assert_eq!(meant("…").unwrap().name.as_str(), "…");
        fs::remove_file(meant("…").unwrap().file).unwrap();
        let nobody = meant("Berta").unwrap_err();
        assert!(matches!(
            nobody.downcast_ref(),
            Some(Refused::Nobody { known, .. }) if known.len() == 4
        ));
    }

    #[test]
    fn files_that_say_nobody_or_one_person_twice_are_told_and_others_left_alone() {
        let scratch = Scratch::with_profile("name = \"Ada Example\"\n");
        let folder = scratch.world().home.people();
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("notes.txt"), "not one").unwrap();
        fs::create_dir(folder.join("more.toml")).unwrap();
        assert_eq!(super::people(scratch.world().home).unwrap().len(), 1);
        fs::write(folder.join("a.toml"), "email = \"a@example.org\"\n").unwrap();
        let error = super::people(scratch.world().home).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("a.toml does not say whose it is")
        );
        fs::write(folder.join("a.toml"), "name = \"ADA example\"\n").unwrap();
        let error = super::people(scratch.world().home).unwrap_err().to_string();
        assert!(
            error.contains("profile.toml and ") && error.contains("a.toml"),
            "{error}"
        );
    }

    #[test]
    fn initials_tell_two_people_apart_and_give_no_name_away() {
        let names = ["Jane Doe", "Jean-Luc Durand", "John Doe", "山田太郎"];
        let initials = Initials::of(names);
        let short: Vec<String> = names.iter().map(|name| initials.shorten(name)).collect();
        assert_eq!(short, ["J. D.", "J. D. 2", "J. D. 3", "山."]);
        assert_eq!(initials.shorten("Eve"), "");
    }
}
