//! Why something was not done, or an answer does not fit, in the language of the screen.
//!
//! What happens often is here; the rest is said in the words of its own error.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{cited, place, right, title};
use crate::{
    cli::hidden,
    directory::Doubt,
    law::{LawError, NotGranted, Place, Right, UnknownPlace, UnknownRight},
    office::{
        Error,
        account::AccountError,
        file::FileError,
        law_for, record,
        send::{Doubtful, Unsendable},
        write::{Refused, Want},
    },
    request::{Address, BadAddress, BadEmail, BadText, Line, printable},
    speech::{Tongue, say, spoken},
    tracker::{Called, TrackerError},
};

/// How many of several cases are named, where one was meant.
const CALLED: usize = 9;

/// An error of those that happen often.
pub fn common(error: &Error) -> Option<String> {
    if let Some(error) = error.downcast_ref() {
        return tracker(error);
    }
    if let Some(error) = error.downcast_ref() {
        return law(error);
    }
    if let Some(error) = error.downcast_ref() {
        return Some(not_granted(error));
    }
    if let Some(law_for::Refused::NoHome) = error.downcast_ref() {
        return Some(say!("faults-no-home"));
    }
    if let Some(FileError::Exists(path)) = error.downcast_ref() {
        return Some(say!("faults-exists", path = path.display().to_string()));
    }
    if let Some(error) = error.downcast_ref() {
        return account(error);
    }
    match error.downcast_ref() {
        Some(Unsendable::NoAddress { recipient, .. }) => {
            Some(say!("faults-no-address", company = recipient))
        }
        Some(Unsendable::Doubtful {
            why: Doubtful::Stranger(why),
            ..
        }) => Some(doubt(why)),
        _ => None,
    }
}

/// Some of the cases, so that one can be chosen; of whom each is, where that differs.
fn called(found: &[Called]) -> String {
    let several = Called::of_several(found);
    let mut said: Vec<String> = found
        .iter()
        .take(CALLED)
        .map(|one| {
            let person = several
                .then(|| hidden::shown(found.iter().map(|one| one.person.as_str()), &one.person));
            let person = person.map_or_else(String::new, |person| format!(", {person}"));
            let (case, company) = (&one.reference, &one.recipient);
            format!("{case} ({}, {company}{person})", right(one.asked))
        })
        .collect();
    let more = found.len().saturating_sub(CALLED);
    if more > 0 {
        said.push(say!("status-more", count = more));
    }
    said.join(", ")
}

fn tracker(error: &TrackerError) -> Option<String> {
    Some(match error {
        TrackerError::Empty(path) => {
            say!("faults-no-case-yet", path = path.display().to_string())
        }
        TrackerError::NoCase(typed) => say!("faults-no-case", typed = typed),
        TrackerError::NoNumber { typed, highest } => {
            say!(
                "faults-no-case-numbered",
                typed = typed,
                highest = highest.to_string()
            )
        }
        TrackerError::NumberOrBeginning {
            typed,
            numbered,
            begun,
        } => say!(
            "faults-number-or-beginning",
            typed = typed,
            numbered = called(numbered),
            begun = called(begun)
        ),
        TrackerError::SeveralNamed { typed, found } => {
            say!("faults-several-named", typed = typed, found = called(found))
        }
        TrackerError::Ambiguous { beginning, found } => say!(
            "faults-several-begin",
            typed = beginning,
            found = found.join(", ")
        ),
        TrackerError::BeforeOpening {
            reference,
            opened_on,
            day,
        } => say!(
            "faults-before-opening",
            case = reference.to_string(),
            opened = *opened_on,
            day = *day
        ),
        TrackerError::Sending => say!("faults-another-sends"),
        TrackerError::Mixed { trial: true } => say!("faults-home-is-real"),
        TrackerError::Mixed { trial: false } => say!("faults-home-is-for-trials"),
        _ => return None,
    })
}

fn law(error: &LawError) -> Option<String> {
    Some(match error {
        LawError::Unknown { found, known } => {
            say!("faults-no-law", found = found, known = known.join(", "))
        }
        LawError::NotCovered { place: home, .. } => {
            say!("faults-law-not-known", place = place(home))
        }
        LawError::Several { place: home, laws } => {
            let laws: Vec<String> = laws
                .iter()
                .map(|law| format!("{} ({})", law.id, law.title))
                .collect();
            say!(
                "faults-several-laws",
                place = place(home),
                laws = laws.join(", ")
            )
        }
        _ => return None,
    })
}

fn not_granted(error: &NotGranted) -> String {
    match error {
        NotGranted::NoSuchRight {
            law,
            right: asked,
            known,
        } => say!(
            "faults-no-such-right",
            law = law,
            right = right(*asked),
            known = Right::list(known)
        ),
        NotGranted::NotYet {
            law,
            right: asked,
            from,
        } => say!(
            "faults-right-not-yet",
            law = law,
            right = right(*asked),
            day = from.to_string()
        ),
    }
}

fn account(error: &AccountError) -> Option<String> {
    Some(match error {
        AccountError::None { path } => {
            say!("faults-no-account-yet", path = path.display().to_string())
        }
        AccountError::Unknown { name, .. } => say!("faults-no-such-account", name = name),
        _ => return None,
    })
}

/// Why nothing was recorded.
pub fn recorded(refused: &record::Refused) -> String {
    match refused {
        record::Refused::Future { on, today } => say!("faults-future", day = *on, today = *today),
        record::Refused::BeforeNotice { until, on } => {
            say!("faults-before-notice", until = *until, day = *on)
        }
        refused => super::retold(refused),
    }
}

/// Why a letter is not written.
pub fn written(refused: &Refused) -> String {
    match refused {
        Refused::Missing(wants) => missing(wants),
        Refused::NoEmail { name, .. } => say!("faults-no-email", company = name.to_string()),
        Refused::BoundBySeat {
            why,
            company,
            seat,
            law,
        } => say!(
            "faults-bound-by-seat",
            why = because_of(why),
            company = company.to_string(),
            seat = place(seat),
            law = title(&law.short_title),
            provision = cited(&law.provision)
        ),
        Refused::NoLetters {
            id,
            title,
            with_letters,
            ..
        } => say!(
            "faults-no-letters",
            law = id,
            title = title,
            others = with_letters.join(", ")
        ),
        Refused::Language {
            law,
            wanted,
            offered,
        } => {
            let offered: Vec<&str> = offered.iter().map(|language| language.code()).collect();
            say!(
                "faults-no-language",
                law = law,
                wanted = wanted.to_string(),
                offered = offered.join(", ")
            )
        }
        Refused::NotGranted { why, .. } => because_of(why),
        Refused::Same(same) => super::case::same(same),
        Refused::RecipientName(fault) => say!("faults-the-name", fault = text(fault)),
        refused => super::retold(refused),
    }
}

/// Another refusal, of which this one is made.
fn because_of(why: &Error) -> String {
    let letter = || why.downcast_ref().map(written);
    common(why)
        .or_else(letter)
        .unwrap_or_else(|| super::retold(why))
}

fn missing(wants: &[Want]) -> String {
    match Want::first(wants) {
        Some(want @ (Want::WhichCompany { .. } | Want::Company { .. })) => self::want(want),
        Some(Want::Part { country, .. }) => say!(
            "faults-depends-on-the-part",
            place = place(country),
            part = country.part_in_english()
        ),
        Some(want) => say!("faults-missing", what = self::want(want)),
        None => String::new(),
    }
}

/// What is asked for.
pub fn want(want: &Want) -> String {
    let named = |of: &Option<Line>| of.as_ref().map(Line::to_string);
    match want {
        Want::WhichCompany { typed, .. } => {
            say!(
                "faults-several-companies",
                typed = printable(typed).to_string()
            )
        }
        Want::Company { name, .. } => say!("faults-no-company", name = name.to_string()),
        Want::Name => say!("faults-want-name"),
        Want::Email { of } => match named(of) {
            Some(name) => say!("faults-want-email-of", name = name),
            None => say!("faults-want-email"),
        },
        Want::Address { of } => match named(of) {
            Some(name) => say!("faults-want-address-of", name = name),
            None => say!("faults-want-address"),
        },
        Want::Residence { of } => match named(of) {
            Some(name) => say!("faults-want-residence-of", name = name),
            None => say!("faults-want-residence"),
        },
        Want::Part { country, examples } => {
            let examples: Vec<&str> = examples.iter().map(Place::code).collect();
            say!(
                "faults-want-part",
                place = place(country),
                part = country.part_in_english(),
                examples = examples.join(", ")
            )
        }
        Want::Child => say!("faults-want-child"),
        Want::ChildAge => say!("faults-want-child-age"),
        Want::Correction => say!("faults-want-correction"),
        Want::Restriction => say!("faults-want-restriction"),
    }
}

/// What is wrong with a line of text: `is empty`.
pub fn text(fault: &BadText) -> String {
    match fault {
        BadText::Empty => say!("faults-empty"),
        BadText::TooLong { found, most } => say!(
            "faults-too-long",
            found = found.to_string(),
            most = most.to_string()
        ),
        BadText::Unprintable { character, at } => say!(
            "faults-unprintable",
            character = character,
            at = at.to_string()
        ),
    }
}

/// What is wrong with a name.
pub fn name(fault: &BadText) -> String {
    say!("faults-the-name", fault = text(fault))
}

/// What is wrong with an address.
pub fn address(fault: &BadAddress) -> String {
    match fault {
        BadAddress::NoLines => say!("faults-address-lines"),
        BadAddress::TooManyLines { found } => say!(
            "faults-address-too-long",
            found = found.to_string(),
            most = Address::MOST_LINES.to_string()
        ),
        BadAddress::Line { number, fault } => say!(
            "faults-address-line",
            number = number.to_string(),
            fault = text(fault)
        ),
        BadAddress::Country(unknown) => {
            say!("faults-address-country", fault = no_place(unknown))
        }
        BadAddress::CaliforniaOrCanada => say!("faults-california-or-canada"),
    }
}

/// The word is not a place.
pub fn no_place(unknown: &UnknownPlace) -> String {
    match unknown {
        UnknownPlace::None {
            found,
            instead: Some(instead),
        } => say!("faults-no-country-near", found = found, instead = instead),
        UnknownPlace::None { found, .. } => say!("faults-no-country", found = found),
        UnknownPlace::Either {
            found,
            part,
            country,
        } => say!(
            "faults-either-place",
            found = found,
            first = place(part),
            second = place(country),
            code = part.code(),
            name = place(country)
        ),
    }
}

/// The word is not an e-mail address.
pub fn email(bad: &BadEmail) -> String {
    say!("faults-no-mailbox", found = &bad.0)
}

/// The word is not a right.
pub fn no_right(UnknownRight(word): &UnknownRight) -> String {
    let known = Right::list(Right::ALL);
    match Right::near(word) {
        Some(meant) => say!(
            "faults-no-right-near",
            found = word,
            known = known,
            instead = meant.word()
        ),
        None => say!("faults-no-right", found = word, known = known),
    }
}

/// What may be wrong with an address of a company.
pub fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Foreign {
            address,
            company,
            known,
            like,
        } if !known.is_empty() => {
            let known = known
                .iter()
                .cloned()
                .reduce(|first, second| say!("hints-either", first = first, second = second))
                .unwrap_or_default();
            match like {
                Some(like) => say!(
                    "faults-doubt-like",
                    address = address,
                    known = known,
                    company = company,
                    like = like
                ),
                None => say!(
                    "faults-doubt-foreign",
                    address = address,
                    known = known,
                    company = company
                ),
            }
        }
        Doubt::Gone { address } => say!("faults-doubt-gone", address = address),
        Doubt::Old {
            address, word, of, ..
        } => say!(
            "faults-doubt-old",
            address = address,
            word = match *word {
                "its registration" => "registration",
                "what its privacy policy was seen to say" => "policy",
                "the guess" => "guess",
                _ => "list",
            },
            when = of.trim_start_matches("from ")
        ),
        other @ Doubt::Foreign { .. } => super::retold(other),
    }
}

/// No answer was given.
pub fn no_answer() -> String {
    say!("faults-no-answer")
}

/// What the parser of the command line refused, in the language of the screen; in English it has words of its own.
pub fn usage(error: &clap::Error) -> Option<(String, String)> {
    if spoken().tongue() == Tongue::default() {
        return None;
    }
    let context = |kind| error.get(kind).map(shown);
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let argument = valued(&argument);
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::UnknownArgument => say!("faults-usage-argument", argument = argument),
        ErrorKind::InvalidSubcommand => say!(
            "faults-usage-command",
            argument = context(ContextKind::InvalidSubcommand)?
        ),
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            say!("faults-usage-missing", what = argument)
        }
        ErrorKind::ArgumentConflict => say!(
            "faults-usage-conflict",
            argument = argument,
            other = valued(&context(ContextKind::PriorArg)?)
        ),
        ErrorKind::InvalidValue if value.is_empty() => {
            say!("faults-usage-missing", what = argument)
        }
        ErrorKind::InvalidValue => say!(
            "faults-usage-value-among",
            value = value,
            argument = argument,
            known = context(ContextKind::ValidValue)?
        ),
        ErrorKind::ValueValidation => match std::error::Error::source(error).map(because) {
            Some(why) => say!(
                "faults-usage-value-because",
                value = value,
                argument = argument,
                why = why
            ),
            None => say!("faults-usage-value", value = value, argument = argument),
        },
        _ => return None,
    };
    let suggested = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let command = "datawrit help";
    let hint = match suggested.into_iter().find_map(context) {
        Some(meant) => say!(
            "faults-usage-did-you-mean",
            meant = meant,
            command = command
        ),
        None => say!("faults-usage-help", command = command),
    };
    Some((message, hint))
}

/// `--on <DATE>` with what stands for the value in the language of the screen; what somebody typed is left alone.
fn valued(argument: &str) -> String {
    if argument.contains('<') {
        super::topics::placeholders(argument)
    } else {
        argument.to_owned()
    }
}

/// Why a value does not fit.
fn because(why: &(dyn std::error::Error + 'static)) -> String {
    if let Some(fault) = why.downcast_ref() {
        return address(fault);
    }
    if let Some(fault) = why.downcast_ref() {
        return no_place(fault);
    }
    if let Some(fault) = why.downcast_ref() {
        return email(fault);
    }
    if let Some(fault) = why.downcast_ref() {
        return no_right(fault);
    }
    if let Some(fault) = why.downcast_ref() {
        return text(fault);
    }
    if why.is::<std::num::ParseIntError>() {
        return say!("faults-no-number");
    }
    super::retold(why)
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(several) => several.join(", "),
        other => other.to_string(),
    }
}
