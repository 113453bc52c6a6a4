//! `datawrit forget`

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        question::{self, Said},
        screen, words,
    },
    office::forget::{self, Forgotten, Order, Plan, What},
    request::Line,
    speech::say,
};

/// What is typed before everything goes; it is the same in every language.
const WORD: &str = "delete";

pub fn forget(scene: &Scene<'_>, args: &args::Forget) -> Result<Answer, Failure> {
    if let Some(name) = &args.person {
        return person(scene, args, name);
    }
    let what = match &args.case {
        Some(case) => What::Case(case.clone()),
        None => What::Everything,
    };
    let plan = forget::plan(scene, &what)?;
    let Some(order) = agreed(scene, args, &plan)? else {
        return Err(Failure::cannot(say!("home-forget-kept")));
    };
    let forgotten = plan.carry_out(scene, order)?;
    if scene.global.json {
        return Answer::outcome(&forgotten);
    }
    Ok(Answer::text(told(&forgotten)))
}

/// What the person says to it; none where they do not want it.
fn agreed(scene: &Scene<'_>, args: &args::Forget, plan: &Plan) -> Result<Option<Order>, Failure> {
    let mut order = Order {
        trace: args.leave_trace,
        files: args.files,
    };
    if scene.global.yes {
        return Ok(Some(order));
    }
    if !question::somebody_is_there() {
        return Err(Failure::misuse(say!("home-forget-unasked")).hint(say!("home-forget-with-yes")));
    }
    screen::say(&words::home::planned(plan));
    if args.everything {
        let typed = question::ask(&say!("home-forget-type", word = WORD), |answer| {
            Ok(answer.trim() == WORD)
        })?;
        if typed != Said::Is(true) {
            return Ok(None);
        }
    } else if question::confirm(&say!("home-forget-really"))? != Some(true) {
        return Ok(None);
    }
    if plan.case.is_some() && plan.sent && !order.trace {
        let choices = [say!("home-forget-no-trace"), say!("home-forget-trace")];
        order.trace = question::choose(&say!("home-forget-which-trace"), &choices)? == Some(1);
    }
    if !plan.files.is_empty() && !order.files {
        let files = words::home::listed(&plan.files);
        let asked = question::confirm_after(&files, &say!("home-forget-files"))?;
        order.files = asked == Some(true);
    }
    Ok(Some(order))
}

/// A person who leaves: every case that is theirs, and their profile.
fn person(scene: &Scene<'_>, args: &args::Forget, name: &Line) -> Result<Answer, Failure> {
    let leaving = forget::leaving(scene, name)?;
    let mut order = Order {
        trace: false,
        files: args.files,
    };
    if !scene.global.yes {
        if !question::somebody_is_there() {
            let failure = Failure::misuse(say!("home-forget-unasked"));
            return Err(failure.hint(say!("home-forget-with-yes")));
        }
        let sent = leaving.sent();
        let profile = leaving.profile.is_some();
        screen::say(&words::people::leaves(
            name,
            leaving.cases.len(),
            sent,
            profile,
        ));
        if question::confirm(&say!("home-forget-really"))? != Some(true) {
            return Err(Failure::cannot(say!("home-forget-kept")));
        }
        if !leaving.files.is_empty() && !order.files {
            let files = words::home::listed(&leaving.files);
            let asked = question::confirm_after(&files, &say!("home-forget-files"))?;
            order.files = asked == Some(true);
        }
    }
    order.trace = args.leave_trace;
    let gone = leaving.carry_out(scene, order)?;
    if scene.global.json {
        return Answer::outcome(&gone);
    }
    let mut lines = vec![words::people::gone(name, gone.cases)];
    if gone.files > 0 {
        lines.push(say!("home-forgotten-files", files = gone.files));
    }
    if gone.trace {
        lines.push(say!("home-forgotten-trace"));
    }
    lines.push(say!("home-not-deleted"));
    for stays in &gone.stays {
        lines.push(format!("  {}", words::home::stays(stays)));
    }
    Ok(Answer::text(lines.join("\n") + "\n"))
}

fn told(forgotten: &Forgotten) -> String {
    let mut lines = vec![match &forgotten.case {
        Some(case) => say!("home-forgotten", case = case.to_string()),
        None => say!("home-forgotten-everything", cases = forgotten.cases),
    }];
    if forgotten.files > 0 {
        lines.push(say!("home-forgotten-files", files = forgotten.files));
    }
    if forgotten.trace {
        lines.push(say!("home-forgotten-trace"));
    }
    lines.push(say!("home-not-deleted"));
    for stays in &forgotten.stays {
        lines.push(format!("  {}", words::home::stays(stays)));
    }
    lines.join("\n") + "\n"
}
