//! `datawrit forget`

use std::path::PathBuf;

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
    let head = match &forgotten.case {
        Some(case) => say!("home-forgotten", case = case.to_string()),
        None => say!("home-forgotten-everything", cases = forgotten.cases),
    };
    Ok(Answer::text(told(head, &forgotten)))
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
    ask_somebody()?;
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
    order.files = order.files || wants_files_gone(&plan.files)?;
    Ok(Some(order))
}

/// That there is somebody to be asked.
fn ask_somebody() -> Result<(), Failure> {
    if question::somebody_is_there() {
        return Ok(());
    }
    Err(Failure::misuse(say!("home-forget-unasked")).hint(say!("home-forget-with-yes")))
}

/// Whether the files that were written outside of the home are to go too.
fn wants_files_gone(files: &[PathBuf]) -> Result<bool, Failure> {
    if files.is_empty() {
        return Ok(false);
    }
    let files = words::home::listed(files);
    Ok(question::confirm_after(&files, &say!("home-forget-files"))? == Some(true))
}

/// A person who leaves: every case that is theirs, and their profile.
fn person(scene: &Scene<'_>, args: &args::Forget, name: &Line) -> Result<Answer, Failure> {
    let leaving = forget::leaving(scene, name)?;
    let mut order = Order {
        trace: args.leave_trace,
        files: args.files,
    };
    if !scene.global.yes {
        ask_somebody()?;
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
        order.files = order.files || wants_files_gone(&leaving.files)?;
    }
    let gone = leaving.carry_out(scene, order)?;
    if scene.global.json {
        return Answer::outcome(&gone);
    }
    let head = words::people::gone(name, gone.cases);
    Ok(Answer::text(told(head, &gone)))
}

/// What is gone, and what cannot be reached from here.
fn told(head: String, forgotten: &Forgotten) -> String {
    let mut lines = vec![head];
    if forgotten.files > 0 {
        lines.push(say!("home-forgotten-files", files = forgotten.files));
    }
    if forgotten.trace {
        lines.push(say!("home-forgotten-trace"));
    }
    lines.push(say!("home-not-deleted"));
    for stays in &forgotten.stays {
        lines.push(format!("  {}", words::stays(stays)));
    }
    lines.join("\n") + "\n"
}
