//! `datawrit mandate`

use std::path::Path;

use super::{Scene, init};
use crate::{
    cli::{
        answer::Answer,
        args,
        day::Day,
        failure::Failure,
        file,
        question::{self, Said, optional},
        words::{faults, init as init_words, mandate as words},
    },
    law::Language,
    office::{
        mandate::{self, Order, Refused, Shown},
        people,
    },
    request::{Email, Line},
    speech::spoken,
};

pub fn mandate(scene: &Scene<'_>, args: &args::Mandate) -> Result<Answer, Failure> {
    let of = match &args.person {
        Some(typed) => Some(people::meant(scene.home, typed)?.name),
        None => None,
    };
    let of = of.as_ref();
    if args.end {
        return told(scene, of, &mandate::end(scene, of, None)?);
    }
    let signed = args.signed.as_deref().map(mandate::read).transpose()?;
    let order = Order {
        name: args.name.clone(),
        address: args.address.clone(),
        email: args.email.clone(),
        since: args.since.map(|day| day.past(scene.today)),
        until: args.until.map(|day| day.to_come(scene.today)),
        reference: args.reference.clone(),
        signed,
        emptied: args.forget.clone(),
    };
    let given = if order == Order::default() {
        None
    } else {
        Some(mandate::give(scene, of, &order)?)
    };
    if let Some(path) = &args.paper {
        return paper(scene, of, path, args.lang.as_ref());
    }
    if let Some(given) = given {
        return told(scene, of, &given);
    }
    if let Some(shown) = mandate::shown(scene, of)? {
        return told(scene, of, &shown);
    }
    if scene.global.json || !question::somebody_is_there() {
        let person = of.cloned();
        return Err(Refused::Nobody { person }.into());
    }
    match asked(scene)? {
        Some(order) => told(scene, of, &mandate::give(scene, of, &order)?),
        None => Ok(Answer::default().note(words::nothing_said())),
    }
}

/// Writes the authority to be signed.
fn paper(
    scene: &Scene<'_>,
    of: Option<&Line>,
    path: &Path,
    language: Option<&Language>,
) -> Result<Answer, Failure> {
    let spoken = spoken().tongue().code().parse().ok();
    let wanted = language.cloned().or(spoken);
    let wanted = wanted.unwrap_or_else(Language::english);
    let paper = mandate::paper(scene, of, &wanted)?;
    let overwrite = file::overwrite(scene, path)?;
    let written = paper.write(scene, path, overwrite)?;
    if scene.global.json {
        return Answer::outcome(&written);
    }
    let notes = [words::in_another(&wanted, &paper), Some(words::sign(of))];
    Ok(Answer::text(words::written(&written)).notes(notes.into_iter().flatten()))
}

/// Who acts, question by question; none where nobody was named.
fn asked(scene: &Scene<'_>) -> Result<Option<Order>, Failure> {
    let mut order = Order::default();
    let mut at = 0;
    while let Some(asks) = QUESTIONS.get(at) {
        let number = |question: &str| init_words::numbered(at + 1, QUESTIONS.len(), question);
        match asks(scene, &number, &mut order)? {
            Said::Is(()) => at += 1,
            Said::Back => at = at.saturating_sub(1),
            Said::Stop => break,
        }
        if at == 1 && order.name.is_none() {
            return Ok(None);
        }
    }
    Ok(order.name.is_some().then_some(order))
}

/// Asks one thing, with its number before it.
type Asks = fn(&Scene<'_>, &dyn Fn(&str) -> String, &mut Order) -> Result<Said<()>, Failure>;

const QUESTIONS: [Asks; 6] = [name, email, address, reference, since, signed];

fn name(
    _: &Scene<'_>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
) -> Result<Said<()>, Failure> {
    let said = question::ask(&number(&words::who()), |answer| {
        optional(answer, |name| {
            Line::new(name).map_err(|fault| faults::name(&fault))
        })
    })?;
    Ok(said.map(|name| order.name = name))
}

fn email(
    _: &Scene<'_>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
) -> Result<Said<()>, Failure> {
    let said = question::ask(&number(&words::email()), |answer| {
        answer
            .trim()
            .parse::<Email>()
            .map_err(|fault| faults::email(&fault))
    })?;
    Ok(said.map(|email| order.email = Some(email)))
}

fn address(
    _: &Scene<'_>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
) -> Result<Said<()>, Failure> {
    let said = init::address(&number(&words::address()), |_| Ok(false))?;
    Ok(said.map(|address| order.address = address))
}

fn reference(
    _: &Scene<'_>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
) -> Result<Said<()>, Failure> {
    let said = question::ask(&number(&words::reference()), |answer| {
        optional(answer, |text| {
            Line::new(text).map_err(|fault| fault.to_string())
        })
    })?;
    Ok(said.map(|reference| order.reference = reference))
}

fn since(
    scene: &Scene<'_>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
) -> Result<Said<()>, Failure> {
    let said = question::ask(&number(&words::since()), |answer| {
        optional(answer, |day| {
            day.parse::<Day>().map(|day| day.past(scene.today))
        })
    })?;
    Ok(said.map(|day| order.since = day))
}

fn signed(
    _: &Scene<'_>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
) -> Result<Said<()>, Failure> {
    let said = question::ask(&number(&words::signed()), |answer| {
        optional(answer, |path| {
            mandate::read(path.as_ref()).map_err(|fault| crate::cli::words::retold(&fault))
        })
    })?;
    Ok(said.map(|signed| order.signed = signed))
}

fn told(scene: &Scene<'_>, of: Option<&Line>, shown: &Shown) -> Result<Answer, Failure> {
    if scene.global.json {
        return Answer::outcome(shown);
    }
    Ok(Answer::text(words::shown(shown)).notes(words::next(shown, of)))
}
