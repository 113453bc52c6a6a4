//! `datawrit next`

use std::path::Path;

use super::{Scene, authority::knowing_the_part, named::named};
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        file, question, screen,
        table::{Table, shortened},
        whose::Whose,
        words::{self, placeholder},
    },
    delivery::text,
    law::FollowUp,
    office::{
        Hint, Refusal,
        account::account,
        authority::Ties,
        next::{self, Added, Composed, NextWant, Order, Refused},
        people, send,
        write::{Desk, Page},
    },
    request::Line,
    speech::{say, spoken},
    tracker::Format,
};

pub fn next(scene: &Scene<'_>, args: &args::Next) -> Result<Answer, Failure> {
    // Who hears it is of a complaint alone.
    if args.hears.ties() != Ties::default() && args.letter != Some(FollowUp::Complaint) {
        return Err(Failure::misuse(say!("faults-of-a-complaint")));
    }
    let case = args.case.as_deref();
    let case = case.map(|case| named(scene, case, args.person.as_ref()));
    match (args.letter, case.transpose()?) {
        (Some(step), Some(case)) => letter(scene, args, &case, step),
        _ if args.all => reminders(scene, args),
        (_, Some(case)) => steps(scene, Some(&case), None),
        (_, None) => steps(scene, None, args.person.as_ref()),
    }
}

/// What is to be done, and why.
fn steps(scene: &Scene<'_>, case: Option<&str>, person: Option<&Line>) -> Result<Answer, Failure> {
    let steps = next::steps(scene, case, person.map(Line::as_str))?;
    if let Some(person) = person.filter(|_| steps.is_empty()) {
        people::check_called(scene.home, person.as_str())?;
    }
    if scene.global.json {
        return Answer::outcome(&steps);
    }
    if steps.is_empty() {
        return Ok(Answer::default().note(say!("next-nothing")));
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
        ties: args.hears.ties(),
    }
}

/// What a hint prints in the place of the person's words would stand in the letter.
fn own_words(scene: &Scene<'_>, order: &Order) -> Result<(), Failure> {
    let is_one = |flag, line: &&Line| placeholder::is_one(Some(flag), line.as_str());
    let given = order.given.iter().find(|line| is_one("--given", line));
    if let Some(line) = given {
        let way = words::hint(&Hint::SayWhatYouGive);
        return Err(Failure::misuse(placeholder::refused(line.as_str())).hint(way));
    }
    let missing = order.missing.iter().find(|line| is_one("--missing", line));
    if let Some(line) = missing {
        let points = next::asked(scene, &order.case, order.language.as_ref())?;
        let points = points.into_iter().map(|point| point.id).collect();
        let ways = Refused::NothingMissing { points }.hints();
        let ways: Vec<String> = ways.iter().map(words::hint).collect();
        return Err(Failure::misuse(placeholder::refused(line.as_str())).hint(ways.join("; ")));
    }
    Ok(())
}

/// What a letter cannot be written without is asked for, where somebody is there.
fn ask_for(desk: &Desk<'_>, order: &mut Order) -> Result<(), Failure> {
    let line = |answer: &str| Line::new(answer).map_err(|fault| words::faults::text(&fault));
    let more = |lines: &mut Vec<Line>, what: &str| -> Result<(), Failure> {
        while let Some(said) = question::perhaps(what, line)? {
            lines.push(said);
        }
        Ok(())
    };
    if !question::somebody_is_there() {
        return Ok(());
    }
    for want in next::wants(desk, order)? {
        match want {
            NextWant::Reasons => {
                let choices = [
                    say!("next-reasons-unsaid"),
                    say!("next-reasons-none"),
                    say!("next-reasons-some"),
                ];
                match question::choose(&say!("next-reasons-asked"), &choices)? {
                    Some(1) => order.heard.refusal_bare = true,
                    Some(2) => {
                        order.heard.refusal_reason =
                            question::perhaps(&say!("next-reasons-which"), line)?;
                    }
                    _ => {}
                }
            }
            NextWant::Missing(points) => {
                let choices: Vec<String> =
                    points.iter().map(|point| point.says.to_string()).collect();
                let chosen = question::choose_several(&say!("review-missing"), &choices)?;
                let chosen = chosen.into_iter().filter_map(|index| points.get(index));
                order.missing = chosen.map(|point| point.says.clone()).collect();
                more(&mut order.missing, &say!("review-missing-more"))?;
            }
            NextWant::Given => more(&mut order.given, &say!("review-given-asked"))?,
        }
    }
    Ok(())
}

fn letter(
    scene: &Scene<'_>,
    args: &args::Next,
    case: &str,
    step: FollowUp,
) -> Result<Answer, Failure> {
    let desk = Desk::open(scene.world, &Page::default())?;
    let mut order = order(scene, args, case, step);
    own_words(scene, &order)?;
    ask_for(&desk, &mut order)?;
    let mut ties = order.ties.clone();
    let composed = knowing_the_part(scene, case, &mut ties, |ties| {
        let order = Order {
            ties: ties.clone(),
            ..order.clone()
        };
        next::compose(&desk, &order)
    })?;
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
        return Ok(Answer::text(letters.join("\n")).note(say!("next-not-kept-all")));
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
            say!(
                "next-letter",
                number = one.letter.to_string(),
                step = words::next::named(one.step)
            ),
            match days {
                Some((days, true)) => say!("next-about-days-late", days = days),
                Some((days, false)) => say!("next-days-late", days = days),
                None => String::new(),
            },
        ]);
        cases.push(one.case.to_string());
        added.push(one);
    }
    for case in found.unsent {
        table.row([
            case.to_string(),
            String::new(),
            say!("next-written-before"),
            String::new(),
        ]);
        cases.push(case.to_string());
    }
    if scene.global.json {
        return Answer::outcome(&added);
    }
    if cases.is_empty() {
        return Ok(Answer::default().note(say!("next-no-reminder")));
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

/// The least width of what stands before a line.
const WIDTH: usize = 8;

/// How many columns a company's name may take.
const COMPANY: usize = 28;

fn shown(composed: &Composed) -> Answer {
    let answer = Answer::text(text::render(&composed.letter)).note(say!("next-not-kept"));
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
            let path = path.display().to_string();
            Failure::misuse(say!("next-no-format", path = path)).hint(say!("next-name-format"))
        })
}

fn told(added: &Added) -> String {
    let mut lines = Vec::new();
    if let Some(path) = &added.path {
        lines.push((say!("shown-label-wrote"), path.display().to_string()));
    }
    lines.push((
        say!("shown-label-case"),
        say!(
            "next-added",
            case = added.case.to_string(),
            number = added.letter.to_string(),
            step = words::next::named(added.step)
        ),
    ));
    let copied = added.copy_in.as_ref();
    let mut notes = words::next::language(added.language_by, &added.language, copied);
    if let Some(authority) = &added.authority {
        notes.extend(words::next::authority(authority, &added.language));
        notes.extend(added.without_request.then(words::next::not_enclosed));
    }
    lines.extend(
        notes
            .into_iter()
            .map(|note| (say!("next-label-note"), note)),
    );
    words::labelled(lines, WIDTH)
}
