//! What is said of the people of a home.

use crate::{
    office::{introduce::Order, people::Refused, roster::PersonView},
    request::Line,
    speech::say,
};

/// The column of the person.
pub fn head() -> String {
    say!("people-head-person")
}

/// The columns of the list of people.
pub fn heads() -> [String; 5] {
    [
        head(),
        say!("people-head-cases"),
        say!("status-head-late"),
        say!("status-head-waiting"),
        say!("people-head-profile"),
    ]
}

/// Where what is known of somebody lies.
pub fn profile(person: &PersonView) -> String {
    match &person.file {
        Some(file) => file.display().to_string(),
        None => say!("people-no-profile"),
    }
}

pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Nobody { typed, .. } => say!("people-unknown", name = typed.as_str()),
        Refused::OnlyCases { name } => say!("people-only-cases", name = name.as_str()),
        Refused::Near { typed, .. } => say!("people-near", name = typed.as_str()),
        Refused::Several { typed, .. } => say!("people-several", name = typed.as_str()),
        Refused::NoCase { typed, person } => {
            say!("people-no-case", name = person.as_str(), typed = typed)
        }
        Refused::Nameless(path) => say!("people-nameless", file = path.display().to_string()),
        Refused::Twice { name, one, other } => say!(
            "people-twice",
            name = name.as_str(),
            one = one.display().to_string(),
            other = other.display().to_string()
        ),
    }
}

/// People by their names, one behind the other.
pub fn listed(names: &[Line]) -> String {
    let names: Vec<&str> = names.iter().map(Line::as_str).collect();
    names.join(", ")
}

/// That nobody is in this home yet.
pub fn nobody_yet() -> String {
    say!("people-none-yet")
}

/// What the letters of somebody say of them, and whether that is right.
pub fn as_in_their_letters(name: &Line, told: &Order) -> String {
    let address = told.address.as_ref().map(super::init::understood);
    let email = told.email.as_ref().map(ToString::to_string);
    let residence = told.residence.as_ref().map(super::place);
    let details = [address, residence, email].into_iter().flatten();
    say!(
        "people-as-in-letters",
        name = name.as_str(),
        details = details.collect::<Vec<_>>().join("; ")
    )
}

/// For whom a letter is.
pub fn for_whom() -> String {
    say!("people-for-whom")
}

/// Who somebody is that is called as others are for short.
pub fn who_is(typed: &Line) -> String {
    say!("people-who-is", name = typed.as_str())
}

pub fn somebody_new(typed: &Line) -> String {
    say!("people-somebody-new", name = typed.as_str())
}

/// What would go with a person.
pub fn leaves(name: &Line, cases: usize, sent: usize, profile: bool) -> String {
    let what = say!("people-leaves", name = name.as_str(), cases = cases);
    let mut lines = vec![what];
    if sent > 0 {
        lines.push(say!("people-leaves-sent", count = sent));
    }
    if profile {
        lines.push(say!("people-leaves-profile"));
    }
    lines.join("\n")
}

/// What is gone with a person.
pub fn gone(name: &Line, cases: usize) -> String {
    say!("people-gone", name = name.as_str(), cases = cases)
}
