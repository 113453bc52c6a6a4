//! Who the person is, asked once and kept in the profile.
//!
//! Each [`Question`] can be left unanswered; what is not said stays as it was. A door asks them in the
//! order of [`Question::ALL`], or shows a field for each.

use std::{cmp::Reverse, path::PathBuf};

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantNames};
use thiserror::Error as ThisError;
use toml_edit::{DocumentMut, value};

use super::{Error, Home, Kind, Profile, Refusal, SendingBy, World, people, setting};
use crate::{
    law::{LawError, Place},
    request::{Address, Email, Line},
};

/// What a person says of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    pub name: Option<Line>,
    pub address: Option<Address>,
    pub residence: Option<Place>,
    pub email: Option<Email>,
    pub sending: Option<SendingBy>,
}

/// What is asked, and what can be taken out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Question {
    Name,
    Address,
    Residence,
    Email,
    Sending,
}

impl Question {
    pub const ALL: [Question; 5] = [
        Question::Name,
        Question::Address,
        Question::Residence,
        Question::Email,
        Question::Sending,
    ];

    /// Its key in the profile.
    fn key(self) -> &'static str {
        self.into()
    }
}

/// What was kept, and where.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Kept {
    pub profile: PathBuf,
    /// The keys that have another value now.
    pub changed: Vec<&'static str>,
}

/// Why nothing was kept.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Unkept {
    #[error("the profile of somebody else is known by their name, which stays in it")]
    NameStays,
    #[error("`{0}` is somebody else who is here")]
    NameTaken(Line),
}

impl Refusal for Unkept {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }
}

/// Which law protects the people of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protection {
    /// This one, by its id and its short title.
    Law {
        id: String,
        title: String,
    },
    /// It depends on the part of the country, some of which are these.
    Parts(Vec<Place>),
    /// Several, by their short titles, of which a letter asks.
    Several(Vec<String>),
    Unknown,
}

impl Order {
    /// What the profile says: that of the home, or of the person of this name.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn known(home: &Home, of: Option<&Line>) -> Result<Order, Error> {
        let profile = Profile::read(&people::file_of(home, of)?)?;
        Ok(Order {
            name: profile.name,
            address: profile.address,
            residence: profile.residence,
            email: profile.email,
            sending: profile.sending,
        })
    }

    /// Whether it says this.
    pub fn says(&self, question: Question) -> bool {
        match question {
            Question::Name => self.name.is_some(),
            Question::Address => self.address.is_some(),
            Question::Residence => self.residence.is_some(),
            Question::Email => self.email.is_some(),
            Question::Sending => self.sending.is_some(),
        }
    }

    /// Says this no longer.
    pub fn take_out(&mut self, question: Question) {
        match question {
            Question::Name => self.name = None,
            Question::Address => self.address = None,
            Question::Residence => self.residence = None,
            Question::Email => self.email = None,
            Question::Sending => self.sending = None,
        }
    }

    /// Where the person lives: as said, or as the postal address tells.
    pub fn home(&self) -> Option<Place> {
        let address = self.address.as_ref();
        let address = address.map(|address| address.state().unwrap_or(address.country.clone()));
        self.residence.clone().or(address)
    }
}

/// What the latest letters of the person of this name say of them, each detail by the latest that has it.
///
/// # Errors
/// When the tracker cannot be read.
pub fn told_by_letters(home: &Home, name: &Line) -> Result<Order, Error> {
    let mut told = Order::default();
    let Some(tracker) = home.existing_tracker()? else {
        return Ok(told);
    };
    let mut cases = home.cases()?;
    cases.retain(|case| people::is_about(case, name));
    cases.sort_by_key(|case| Reverse(case.opened_on));
    for case in cases {
        let requester = tracker.request(&case)?.requester;
        // What a parent's letter says is the parent's.
        if requester.name.folded() == name.folded() {
            told.address = told.address.or(requester.address);
            told.residence = told.residence.or(requester.residence);
            told.email = told.email.or(requester.email);
        }
    }
    Ok(told)
}

/// Which law protects who lives there, today.
///
/// # Errors
/// When a law file cannot be read.
pub fn protection(world: &World<'_>, place: &Place) -> Result<Protection, Error> {
    let statutes = world.home.statutes()?;
    let parts = statutes.parts_with_laws(place)?;
    if !parts.is_empty() {
        return Ok(Protection::Parts(parts));
    }
    Ok(match statutes.for_residence(place, world.today) {
        Ok(statute) => Protection::Law {
            id: statute.id,
            title: statute.short_title,
        },
        Err(LawError::NotCovered { .. }) => Protection::Unknown,
        Err(LawError::Several { laws, .. }) => {
            Protection::Several(laws.into_iter().map(|law| law.short_title).collect())
        }
        Err(error) => return Err(error.into()),
    })
}

/// Keeps in the profile of the person of this name that they live there, and leaves the rest of it as it is.
///
/// # Errors
/// When the profile cannot be read or written.
pub fn lives(world: &World<'_>, name: &Line, place: Place) -> Result<Kept, Error> {
    let said = Order {
        residence: Some(place),
        ..Order::default()
    };
    introduce(world, Some(name), &said)
}

/// Keeps what was said in the profile, that of the home or of the person of this name, and leaves the rest of it as it
/// is.
///
/// # Errors
/// When the profile cannot be read or written.
pub fn introduce(world: &World<'_>, of: Option<&Line>, order: &Order) -> Result<Kept, Error> {
    keep(world, of, order, &[])
}

/// The same, and takes out what the person wants to be kept no longer.
///
/// # Errors
/// When the profile cannot be read or written, or is known by the name that is to go or to be another's.
pub fn keep(
    world: &World<'_>,
    of: Option<&Line>,
    order: &Order,
    emptied: &[Question],
) -> Result<Kept, Error> {
    let path = people::file_of(world.home, of)?;
    let known = Order::known(world.home, of)?;
    if of.is_some() && path != world.home.profile() && emptied.contains(&Question::Name) {
        return Err(Unkept::NameStays.into());
    }
    if let Some(name) = &order.name {
        let called = people::called(world.home, name)?;
        if called.is_some_and(|member| member.file != path) {
            return Err(Unkept::NameTaken(name.clone()).into());
        }
    }
    let mut said: Vec<(&'static str, String)> = Vec::new();
    // A profile beside that of the home is known by its name.
    let name = order.name.as_ref().or(of.filter(|_| known.name.is_none()));
    if let Some(name) = name.filter(|name| known.name.as_ref() != Some(*name)) {
        said.push(("name", name.to_string()));
    }
    if let Some(address) = order
        .address
        .as_ref()
        .filter(|_| order.address != known.address)
    {
        said.push(("address", address.one_line()));
    }
    if let Some(residence) = order
        .residence
        .as_ref()
        .filter(|_| order.residence != known.residence)
    {
        said.push(("residence", residence.code().to_owned()));
    }
    if let Some(email) = order.email.as_ref().filter(|_| order.email != known.email) {
        said.push(("email", email.to_string()));
    }
    if let Some(sending) = order.sending.filter(|_| order.sending != known.sending) {
        let word = match sending {
            SendingBy::Myself => "myself",
            SendingBy::Mailbox => "mailbox",
            SendingBy::Post => "post",
        };
        said.push(("sending", word.to_owned()));
    }
    let gone = emptied.iter().filter(|question| known.says(**question));
    let gone: Vec<&'static str> = gone.map(|question| question.key()).collect();
    let changed = said.iter().map(|(key, _)| *key);
    let changed = changed.chain(gone.iter().copied()).collect();
    if !said.is_empty() || !gone.is_empty() {
        setting::set(&path, |document: &mut DocumentMut| {
            for key in gone {
                setting::take_out(document, key);
            }
            for (key, text) in said {
                match document.get_mut(key) {
                    // The remark behind it stays.
                    Some(item) if item.is_value() => {
                        let remark = item.as_value().map(|value| value.decor().clone());
                        *item = value(text);
                        if let (Some(value), Some(remark)) = (item.as_value_mut(), remark) {
                            *value.decor_mut() = remark;
                        }
                    }
                    _ => {
                        document.insert(key, value(text));
                    }
                }
            }
        })?;
    }
    Ok(Kept {
        profile: path,
        changed,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::office::scratch::Scratch;

    #[test]
    fn what_is_said_is_kept_and_the_rest_of_the_file_stays() {
        let scratch = Scratch::with_profile(
            "# mine\nname = \"Ada\" # short\n\n[page]\nlayout = \"plain\"\n\n[[identifier]]\nlabel = \"a\"\nvalue = \"b\"\nfor = []\n",
        );
        let order = Order {
            name: Some(Line::new("Ada Example").unwrap()),
            address: Some("Ring 1, 1010 Wien, Austria".parse().unwrap()),
            sending: Some(SendingBy::Mailbox),
            ..Order::default()
        };
        let kept = introduce(&scratch.world(), None, &order).unwrap();
        assert_eq!(kept.changed, ["name", "address", "sending"]);
        let text = fs::read_to_string(&kept.profile).unwrap();
        assert_eq!(
            text,
            "# mine\nname = \"Ada Example\" # short\naddress = \"Ring 1; 1010 Wien; AT\"\nsending = \"mailbox\"\n\n[page]\nlayout = \"plain\"\n\n[[identifier]]\nlabel = \"a\"\nvalue = \"b\"\nfor = []\n"
        );
        let again = introduce(&scratch.world(), None, &order).unwrap();
        assert!(again.changed.is_empty());
        let known = Order::known(scratch.world().home, None).unwrap();
        assert_eq!(known, order);
    }

    #[test]
    fn what_is_emptied_is_gone_and_remarks_of_others_stay() {
        let scratch = Scratch::with_profile(
            "# mine\n\nname = \"Ada\" # short\nemail = \"ada@example.org\"\n# for cards\naddress = \"Ring 1; 1010 Wien; AT\"\n\n[page]\nlayout = \"plain\"\n",
        );
        let world = scratch.world();
        let none = Order::default();
        let emptied = [Question::Name, Question::Address, Question::Residence];
        let kept = keep(&world, None, &none, &emptied).unwrap();
        assert_eq!(kept.changed, ["name", "address"]);
        assert_eq!(
            fs::read_to_string(&kept.profile).unwrap(),
            "# mine\n\nemail = \"ada@example.org\"\n# for cards\n\n[page]\nlayout = \"plain\"\n"
        );
        let kept = keep(&world, None, &none, &[Question::Email]).unwrap();
        assert_eq!(
            fs::read_to_string(&kept.profile).unwrap(),
            "# mine\n\n# for cards\n\n[page]\nlayout = \"plain\"\n"
        );
        // The profile of somebody else stands and falls with the name, and no two have one.
        let karl = Line::new("Karl Knopf").unwrap();
        keep(&world, Some(&karl), &none, &[]).unwrap();
        let refused = keep(&world, Some(&karl), &none, &[Question::Name]).unwrap_err();
        assert_eq!(refused.downcast_ref(), Some(&Unkept::NameStays));
        let berta = Order {
            name: Some(Line::new("Berta Bunt").unwrap()),
            ..Order::default()
        };
        keep(&world, None, &berta, &[]).unwrap();
        let refused = keep(&world, Some(&karl), &berta, &[]).unwrap_err();
        assert!(matches!(refused.downcast_ref(), Some(Unkept::NameTaken(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_profile_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;

        let scratch = Scratch::new();
        let order = Order {
            name: Some(Line::new("Ada Example").unwrap()),
            ..Order::default()
        };
        let kept = introduce(&scratch.world(), None, &order).unwrap();
        let mode =
            |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&kept.profile), 0o600);
        assert_eq!(mode(scratch.world().home.folder()), 0o700);
    }

    #[test]
    fn the_law_of_a_home_is_told() {
        let scratch = Scratch::new();
        let of = |code: &str| protection(&scratch.world(), &code.parse().unwrap()).unwrap();
        assert!(matches!(of("AT"), Protection::Law { id, .. } if id == "gdpr"));
        assert!(matches!(of("US-CA"), Protection::Law { id, .. } if id == "ccpa"));
        assert!(matches!(of("US"), Protection::Parts(parts) if parts.len() > 10));
        assert_eq!(of("BO"), Protection::Unknown);
    }
}
