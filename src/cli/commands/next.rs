//! `datawrit next`

use std::path::Path;

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, words},
    delivery::text,
    law::FollowUp,
    office::{
        next::{self, Added, Because, Composed, Order, What},
        write::{Desk, Page},
    },
    tracker::Format,
};

pub fn next(scene: &Scene<'_>, args: &args::Next) -> Result<Answer, Failure> {
    match (args.letter, &args.case) {
        (Some(step), Some(case)) => letter(scene, args, case, step),
        _ if args.all => reminders(scene, args),
        (_, case) => steps(scene, case.as_deref()),
    }
}

/// What is to be done, and why.
fn steps(scene: &Scene<'_>, case: Option<&str>) -> Result<Answer, Failure> {
    let steps = next::steps(scene, case)?;
    if scene.global.json {
        return Answer::outcome(&steps);
    }
    if steps.is_empty() {
        return Ok(Answer::default().note("nothing is to be done: no case is open"));
    }
    let told: Vec<String> = steps.iter().map(words::next::step).collect();
    Ok(Answer::text(told.join("\n")).paged(scene))
}

fn order(scene: &Scene<'_>, args: &args::Next, case: &str, step: FollowUp) -> Order {
    Order {
        case: case.to_owned(),
        step,
        given: args.given.clone(),
        missing: args.missing.clone(),
        heard: args.heard(scene.today),
        language: args.lang.clone(),
    }
}

fn letter(
    scene: &Scene<'_>,
    args: &args::Next,
    case: &str,
    step: FollowUp,
) -> Result<Answer, Failure> {
    let desk = Desk::open(scene.world, &Page::default())?;
    let composed = next::compose(&desk, &order(scene, args, case, step))?;
    if args.dry_run {
        return Ok(shown(&composed));
    }
    let output = match &args.output {
        None => None,
        Some(path) => {
            let format = format_of(path)?;
            let overwrite = file::overwrite(scene, path)?;
            Some((path.clone(), format, overwrite))
        }
    };
    let added = composed.add(scene.world, output)?;
    if scene.global.json {
        return Answer::outcome(&added);
    }
    Ok(Answer::text(told(&added)))
}

/// Every reminder that is due, for one review.
fn reminders(scene: &Scene<'_>, args: &args::Next) -> Result<Answer, Failure> {
    let late = next::steps(scene, None)?.into_iter().filter(|step| {
        step.because == Because::Late
            && step.what == What::Write
            && step.letters.contains(&FollowUp::Reminder)
    });
    let desk = Desk::open(scene.world, &Page::default())?;
    let mut composed = Vec::new();
    for step in late {
        let order = order(scene, args, step.case.as_str(), FollowUp::Reminder);
        composed.push(next::compose(&desk, &order)?);
    }
    if composed.is_empty() {
        return Ok(Answer::default().note("no reminder is due"));
    }
    if args.dry_run {
        let letters: Vec<String> = composed
            .iter()
            .map(|one| text::render(&one.letter))
            .collect();
        return Ok(Answer::text(letters.join("\n")).note("the letters were not kept"));
    }
    let mut added = Vec::new();
    for one in composed {
        added.push(one.add(scene.world, None)?);
    }
    if scene.global.json {
        return Answer::outcome(&added);
    }
    let mut told = String::new();
    for one in &added {
        told += &format!(
            "{}  letter {}, {}, not sent yet\n",
            one.case, one.letter, one.step
        );
    }
    let cases: Vec<String> = added.iter().map(|one| one.case.to_string()).collect();
    told += &format!("next    `datawrit send {}`\n", cases.join(" "));
    Ok(Answer::text(told))
}

fn shown(composed: &Composed) -> Answer {
    Answer::text(text::render(&composed.letter)).note("the letter was not kept")
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending
        .and_then(|ending| ending.parse().ok())
        .ok_or_else(|| {
            Failure::misuse(format!("{} does not say its format", path.display()))
                .hint("name a file that ends in .pdf, .eml or .txt")
        })
}

fn told(added: &Added) -> String {
    let mut text = String::new();
    if let Some(path) = &added.path {
        text += &format!("wrote   {}\n", path.display());
    }
    let case = &added.case;
    text += &format!(
        "case    {case}: letter {}, {}, not sent yet\n",
        added.letter, added.step
    );
    text += &format!(
        "next    `datawrit send {case}`, or post it and then `datawrit record {case} sent --letter {}`\n",
        added.letter
    );
    text
}
