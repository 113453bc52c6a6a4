//! Asks for what an order is missing.

use crate::{
    cli::{failure::Failure, question, words::write as words},
    office::{
        Error,
        write::{Order, Refused, Want},
    },
};

/// What is made of the order, with what it is missing asked for where somebody is there to answer.
pub(super) fn filled<Made>(
    order: &mut Order,
    make: impl Fn(&Order) -> Result<Made, Error>,
) -> Result<Made, Failure> {
    loop {
        let error = match make(order) {
            Ok(made) => return Ok(made),
            Err(error) => error,
        };
        let want = match error.downcast_ref() {
            Some(Refused::Missing(wants)) if question::somebody_is_there() => wants.first(),
            _ => None,
        };
        let answered = match want.cloned() {
            Some(want) => ask(&want, order)?,
            None => false,
        };
        if !answered {
            return Err(error.into());
        }
    }
}

/// Whether there was an answer.
fn ask(want: &Want, order: &mut Order) -> Result<bool, Failure> {
    let hits = want.choices();
    let mut choices: Vec<String> = hits
        .iter()
        .map(|hit| format!("{}  {}", hit.id, hit.name))
        .collect();
    let answer = match want {
        Want::WhichCompany { .. } | Want::Company { .. } => {
            if matches!(want, Want::Company { .. }) {
                choices.push(words::another_company());
            }
            let Some(at) = question::choose(&words::want(want), &choices)? else {
                return Ok(false);
            };
            match hits.get(at) {
                Some(hit) => hit.id.clone(),
                None => detail(&words::address_or_email(), want, order)?,
            }
        }
        want => detail(&words::want(want), want, order)?,
    };
    want.fill(order, &answer).map_err(Failure::misuse)?;
    Ok(true)
}

fn detail(what: &str, want: &Want, order: &Order) -> Result<String, Failure> {
    question::detail(what, |answer| want.fill(&mut order.clone(), answer))
}
