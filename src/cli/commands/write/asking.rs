//! Asks for what an order is missing.

use crate::{
    cli::{
        failure::Failure,
        question::{self, Said},
        screen,
        words::{retold, write as words},
    },
    office::{
        Error,
        write::{Order, Refused, Want},
    },
    speech::say,
};

/// What is made of the order, with what it is missing asked for where somebody is there to answer.
pub(super) fn filled<Made>(
    order: &mut Order,
    make: impl Fn(&Order) -> Result<Made, Error>,
) -> Result<Made, Failure> {
    // As it was before each answer.
    let mut before: Vec<Order> = Vec::new();
    loop {
        let error = match make(order) {
            Ok(made) => return Ok(made),
            Err(error) => error,
        };
        let want = match error.downcast_ref() {
            Some(Refused::Missing(wants)) if question::somebody_is_there() => wants.first(),
            _ => None,
        };
        let Some(want) = want.cloned() else {
            return Err(error.into());
        };
        let asked = order.clone();
        match ask(&want, order)? {
            Said::Is(()) => before.push(asked),
            Said::Back => match before.pop() {
                Some(earlier) => *order = earlier,
                None => screen::say(&say!("ask-first")),
            },
            Said::Stop => return Err(error.into()),
        }
    }
}

/// Puts the answer into the order.
fn ask(want: &Want, order: &mut Order) -> Result<Said<()>, Failure> {
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
                return Ok(Said::Stop);
            };
            match hits.get(at) {
                Some(hit) => Said::Is(hit.id.clone()),
                None => detail(&words::address_or_email(), want, order)?,
            }
        }
        want => detail(&words::want(want), want, order)?,
    };
    Ok(match answer {
        Said::Is(answer) => Said::Is(want.fill(order, &answer).map_err(Failure::misuse)?),
        Said::Back => Said::Back,
        Said::Stop => Said::Stop,
    })
}

fn detail(what: &str, want: &Want, order: &Order) -> Result<Said<String>, Failure> {
    question::detail(what, |answer| {
        want.fill(&mut order.clone(), answer)
            .map_err(|why| retold(&why))
    })
}
