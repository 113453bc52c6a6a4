//! What a letter is missing, as data: a terminal asks for it, a page shows a field, a batch refuses the
//! line.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use super::order::{Order, Whose};
use crate::{
    directory::Hit,
    law::Place,
    request::{Line, Passage, printable},
};

/// One thing that a letter cannot do without. Its words are what is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "want", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Want {
    /// Which of the companies that the name fits.
    WhichCompany {
        typed: String,
        among: Vec<Hit>,
    },
    /// A company that is not in the directory: which of those with a name near it, or its address.
    Company {
        name: Line,
        near: Vec<Hit>,
    },
    Name,
    /// Of the person of this name, where it is not the profile's.
    Email {
        of: Option<Line>,
    },
    Address {
        of: Option<Line>,
    },
    Residence {
        of: Option<Line>,
    },
    /// The part of a country whose law depends on it, as the state in the United States; two
    /// `examples` of it.
    Part {
        country: Place,
        examples: Vec<Place>,
    },
    Child,
    ChildAge,
    /// What is wrong, for a letter of rectification.
    Correction,
    /// Why, for a letter of restriction.
    Restriction,
}

fn whose(what: &str, of: Option<&Line>) -> String {
    match of {
        Some(name) => format!("the {what} of {name}"),
        None => format!("your {what}"),
    }
}

/// `in the United States the law depends on the state`
pub(super) fn depends_on_the_part(country: &Place) -> String {
    format!(
        "in {} the law depends on the {}",
        country.in_english(),
        country.part_in_english()
    )
}

impl Display for Want {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let words = match self {
            Want::WhichCompany { typed, .. } => {
                let typed = printable(typed);
                return write!(f, "`{typed}` matches several companies");
            }
            Want::Company { name, .. } => {
                return write!(f, "no company called `{name}` is in the directory");
            }
            Want::Email { of } => return f.write_str(&whose("e-mail address", of.as_ref())),
            Want::Address { of } => {
                let what = "postal address ('Street 1; 10115 Berlin; Germany')";
                // The example stands behind whose it is.
                return f.write_str(&whose(what, of.as_ref()));
            }
            Want::Residence { of: Some(name) } => {
                return write!(f, "where {name} lives (DE, GB, US-CA, ...)");
            }
            Want::Residence { of: None } => "where you live (DE, GB, US-CA, ...)",
            Want::Part { country, examples } => {
                let examples: Vec<&str> = examples.iter().map(Place::code).collect();
                return write!(
                    f,
                    "{}; which ({}, ...)",
                    depends_on_the_part(country),
                    examples.join(", ")
                );
            }
            Want::Name => "your name",
            Want::Child => "the name of the child for whom you ask",
            Want::ChildAge => "how old the child is (under-13, 13-15 or 16-17)",
            Want::Correction => "what is wrong, and what would be right",
            Want::Restriction => "why the use of your data should be restricted",
        };
        f.write_str(words)
    }
}

impl Want {
    /// What is said where nobody can be asked: without a name all the rest would be asked in vain.
    pub fn first(wants: &[Want]) -> Option<&Want> {
        let name = wants.iter().find(|want| **want == Want::Name);
        name.or(wants.first())
    }

    /// The companies to choose from.
    pub fn choices(&self) -> &[Hit] {
        match self {
            Want::WhichCompany { among, .. } => among,
            Want::Company { near, .. } => near,
            _ => &[],
        }
    }

    /// Puts the answer into the order: of a choice its id.
    ///
    /// # Errors
    /// What is wrong with the answer, for whoever gave it.
    pub fn fill(&self, order: &mut Order, answer: &str) -> Result<(), String> {
        fn read<T: std::str::FromStr<Err: Display>>(answer: &str) -> Result<Option<T>, String> {
            answer
                .parse()
                .map(Some)
                .map_err(|error: T::Err| error.to_string())
        }
        let behind = order
            .address
            .as_ref()
            .map(|address| address.country.clone());
        let place = |answer, behind: Option<&Place>| {
            Place::meant_from(answer, behind).map_err(|unknown| unknown.to_string())
        };
        let line = |answer| Line::new(answer).map_err(|fault| fault.to_string());
        match self {
            Want::WhichCompany { .. } => order.company = Some(answer.to_owned()),
            Want::Company { near, .. } if near.iter().any(|hit| hit.id == answer) => {
                answer.clone_into(&mut order.recipient);
            }
            Want::Company { .. } if answer.contains('@') => order.recipient_email = read(answer)?,
            Want::Company { .. } => order.recipient_address = read(answer)?,
            Want::Name => {
                order.name = Some(line(answer)?);
                // Who is asked is at home here.
                order.whose = Whose::Owner;
            }
            Want::Email { .. } => order.email = read(answer)?,
            Want::Address { .. } => order.address = read(answer)?,
            Want::Residence { .. } => order.residence = Some(place(answer, behind.as_ref())?),
            Want::Part { country, examples } => match place(answer, Some(country))? {
                found if found == *country => {
                    let example = examples.first().map(Place::code).unwrap_or_default();
                    let part = country.part_in_english();
                    return Err(format!("add the {part}, as in {example}"));
                }
                found => order.residence = Some(found),
            },
            Want::Child => order.child = Some(line(answer)?),
            Want::ChildAge => order.child_age = read(answer)?,
            Want::Correction => order.items.push(line(answer)?),
            Want::Restriction => {
                let reason = Passage::new(answer).map_err(|fault| fault.to_string())?;
                order.reason = Some(reason);
            }
        }
        Ok(())
    }
}
