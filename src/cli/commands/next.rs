//! `datawrit next`

use std::path::Path;

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        file, question, screen,
        table::{Table, shortened},
        whose::Whose,
        words::{self, plural},
    },
    delivery::text,
    law::FollowUp,
    office::{
        account::account,
        next::{self, Added, Composed, Order},
        send,
        write::{Desk, Page},
    },
    request::Line,
    speech::{say, spoken},
    tracker::Format,
};

pub fn next(scene: &Scene<'_>, args: &args::Next) -> Result<Answer, Failure> {
    match (args.letter, &args.case) {
        (Some(step), Some(case)) => letter(scene, args, case, step),
        _ if args.all => reminders(scene, args),
        (_, case) => steps(scene, case.as_deref(), args.person.as_ref()),
    }
}

/// What is to be done, and why.
fn steps(scene: &Scene<'_>, case: Option<&str>, person: Option<&Line>) -> Result<Answer, Failure> {
    let steps = next::steps(scene, case, person.map(Line::as_str))?;
    if scene.global.json {
        return Answer::outcome(&steps);
    }
    if steps.is_empty() {
        return Ok(Answer::default().note("nothing is to be done: no case is open"));
    }
    let whose = Whose::among(scene, steps.iter().map(|step| step.person.as_str()));
    let told: Vec<String> = steps
        .iter()
        .map(|step| words::next::step(step, whose.said(&step.person)))
        .collect();
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
        copy_in: args.copy_in.clone(),
        own: spoken().tongue().code().parse().ok(),
    }
}

/// What a letter cannot be written without is asked for, where somebody is there.
fn ask_for(scene: &Scene<'_>, order: &mut Order) -> Result<(), Failure> {
    let more = |lines: &mut Vec<Line>, what: &str| -> Result<(), Failure> {
        let line = |answer: &str| Line::new(answer).map_err(|error| error.to_string());
        while let Some(said) = question::perhaps(what, line)? {
            lines.push(said);
        }
        Ok(())
    };
    match order.step {
        FollowUp::Missing if order.missing.is_empty() && question::somebody_is_there() => {
            let points = next::asked(scene, &order.case, order.language.as_ref())?;
            let choices: Vec<String> = points.iter().map(|point| point.says.to_string()).collect();
            let chosen = question::choose_several(&say!("review-missing"), &choices)?;
            let chosen = chosen.into_iter().filter_map(|index| points.get(index));
            order.missing = chosen.map(|point| point.says.clone()).collect();
            more(&mut order.missing, &say!("review-missing-more"))
        }
        FollowUp::IdentitySupplied | FollowUp::ClarificationAnswered | FollowUp::NothingHeld
            if order.given.is_empty() =>
        {
            more(&mut order.given, &say!("review-given-asked"))
        }
        _ => Ok(()),
    }
}

fn letter(
    scene: &Scene<'_>,
    args: &args::Next,
    case: &str,
    step: FollowUp,
) -> Result<Answer, Failure> {
    let desk = Desk::open(scene.world, &Page::default())?;
    let mut order = order(scene, args, case, step);
    ask_for(scene, &mut order)?;
    let composed = next::compose(&desk, &order)?;
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
    Answer::text(told(&added)).after(scene, &added.case)
}

/// Every reminder that is due: written together, looked at together, and sent after one question.
fn reminders(scene: &Scene<'_>, args: &args::Next) -> Result<Answer, Failure> {
    let desk = Desk::open(scene.world, &Page::default())?;
    let found = next::reminders(&desk, args.lang.as_ref())?;
    if args.dry_run {
        let letters: Vec<String> = found
            .due
            .iter()
            .map(|one| text::render(&one.letter))
            .collect();
        return Ok(Answer::text(letters.join("\n")).note("the letters were not kept"));
    }
    let mut table = Table::default();
    let mut cases: Vec<String> = Vec::new();
    let mut added = Vec::new();
    for one in found.due {
        let (company, days) = (one.case.case.recipient.clone(), one.days_late());
        let one = one.add(scene.world, None)?;
        table.row([
            one.case.to_string(),
            shortened(&company, COMPANY),
            format!("letter {}, {}", one.letter, one.step),
            days.map_or_else(String::new, |days| format!("{} late", plural(days, "day"))),
        ]);
        cases.push(one.case.to_string());
        added.push(one);
    }
    for case in found.unsent {
        table.row([
            case.to_string(),
            String::new(),
            "a reminder that was written before".to_owned(),
            String::new(),
        ]);
        cases.push(case.to_string());
    }
    if scene.global.json {
        return Answer::outcome(&added);
    }
    if cases.is_empty() {
        return Ok(Answer::default().note("no reminder is due"));
    }
    let told = table.render(0);
    let asks = scene.global.yes || question::somebody_is_there();
    if !asks || account(scene.home, None).is_err() {
        return Ok(Answer::text(told).guided(scene, words::after::reminders(&cases)));
    }
    screen::say(told.trim_end());
    let order = send::Order {
        which: send::Which::These { cases, batch: true },
        ..send::Order::default()
    };
    super::send::deliver(scene, order, false, false)
}

/// How many columns a company's name may take.
const COMPANY: usize = 28;

fn shown(composed: &Composed) -> Answer {
    let answer = Answer::text(text::render(&composed.letter)).note("the letter was not kept");
    answer.notes(words::next::language(
        composed.language_by,
        &composed.language,
        composed.letter.copied_in(),
    ))
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
    let copied = added.copy_in.as_ref();
    for note in words::next::language(added.language_by, &added.language, copied) {
        text += &format!("note    {note}\n");
    }
    if let Some(authority) = &added.authority {
        for remark in words::next::authority(authority, &added.language) {
            text += &format!("note    {remark}\n");
        }
    }
    text
}
