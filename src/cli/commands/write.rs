//! `datawrit write`

mod asking;
mod guided;
mod many;
mod opening;
mod ordered;
mod person;

use opening::{replacing, told};
use ordered::ordered;

use super::{Scene, preview, send};
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        file,
        question::{self, Said},
        screen,
        table::shortened,
        words,
    },
    law::{Right, UnknownRight},
    office::write::{self, Desk, Draft, Target, Writing},
    request::printable,
};

pub fn write(scene: &Scene<'_>, args: &args::Write) -> Result<Answer, Failure> {
    own_words(args)?;
    let output = args.output.as_deref().filter(|_| !args.dry_run);
    output.map_or(Ok(()), file::named)?;
    let target = Target::of(args.output.as_deref(), &args.formats)?;
    let (right, company) = meant(args)?;
    if let Some(person) = &args.person
        && person::known(scene, person)? == Said::Stop
    {
        return Ok(Answer::default().note(words::guide::nothing_written()));
    }
    if args.is_for_several() {
        let right = right.ok_or_else(|| missing(words::guide::no_right()))?;
        return many::many(scene, args, target, right);
    }
    if guided::is_wanted(scene, args) {
        return guided::guided(scene, args, right, company);
    }
    let right = right.ok_or_else(|| missing(words::guide::no_right()))?;
    let company = company.ok_or_else(|| missing(words::guide::no_company()))?;
    let desk = Desk::open_for(scene.world, &args.page.order(), args.person.as_ref())?;
    let mut order = ordered(scene, args, &desk, right)?;
    company.clone_into(&mut order.recipient);
    let draft = asking::filled(&mut order, |order| {
        write::draft(&desk, order, &target.formats)
    })?;
    if args.dry_run {
        rehearsed(scene, args, &desk, draft)
    } else {
        one(scene, args, &desk, &target, draft)
    }
}

/// What a hint prints in the place of the person's words would stand in the letter.
fn own_words(args: &args::Write) -> Result<(), Failure> {
    let items = args
        .items
        .iter()
        .map(|item| (Some("--item"), item.as_str()));
    let child = args
        .child
        .iter()
        .map(|name| (Some("--child"), name.as_str()));
    let reason = args
        .reason
        .iter()
        .map(|why| (Some("--reason"), why.as_str()));
    let products = args
        .products
        .iter()
        .map(|one| (Some("--product"), one.as_str()));
    let company = args.recipients.iter().map(|name| (None, name.as_str()));
    let mut typed = items
        .chain(child)
        .chain(reason)
        .chain(products)
        .chain(company);
    match typed.find(|(flag, words)| words::placeholder::is_one(*flag, words)) {
        Some((_, words)) => Err(Failure::misuse(words::placeholder::refused(words))),
        None => Ok(()),
    }
}

fn missing(what: String) -> Failure {
    Failure::misuse(what).hint(words::guide::name_both())
}

/// What is asked for and of whom, as far as the words behind `write` say it, in either order.
fn meant(args: &args::Write) -> Result<(Option<Right>, Option<&str>), Failure> {
    let company = args.recipients.first().map(String::as_str);
    let word = match &args.right {
        None => return Ok((None, None)),
        Some(args::Asked::Right(right)) => return Ok((Some(*right), company)),
        Some(args::Asked::Other(word)) => word,
    };
    match args.recipients.as_slice() {
        [] if args.pack.is_none() && args.from.is_none() => {
            // `erasure` is a right with another name, sooner than a company.
            if let Some(right) = Right::near(word)
                && question::confirm(&words::guide::is_meant(right))? == Some(true)
            {
                return Ok((Some(right), None));
            }
            if question::somebody_is_there() {
                Ok((None, Some(word)))
            } else {
                Err(unknown(word))
            }
        }
        [other] => match other.parse() {
            Ok(right) => Ok((Some(right), Some(word))),
            Err(_) => Err(unknown(word)),
        },
        _ => Err(unknown(word)),
    }
}

fn unknown(word: &str) -> Failure {
    let word = printable(&shortened(word, 60));
    Failure::misuse(words::faults::no_right(&UnknownRight(word))).hint(words::guide::name_both())
}

fn one(
    scene: &Scene<'_>,
    args: &args::Write,
    desk: &Desk<'_>,
    target: &Target,
    draft: Draft,
) -> Result<Answer, Failure> {
    let mut writing = Writing::begin(desk, target, draft, args.again.is_some())?;
    if let Some(same) = writing.same.take() {
        let question = words::case::write_another(&same);
        // Not by --yes, which goes with commands that run by themselves.
        if question::confirm(&question)? != Some(true) {
            return Err(write::Refused::Same(same).into());
        }
    }
    // In which language it is, and what else may be a reason to stop, is told before anything is kept or sent.
    for notice in &writing.notices {
        screen::note(&words::write::notice(notice));
    }
    let written = replacing(scene, &mut writing)?;
    if scene.global.json {
        return Answer::outcome(&written);
    }
    let text = told(scene, &written);
    let case = &written.case.case.reference;
    if args.send {
        // What is sent tells by itself what comes next.
        screen::say(text.trim_end());
        return send::send(scene, &args.sending(vec![case.to_string()]));
    }
    Answer::text(text).after_writing(scene, case, !written.files.is_empty())
}

/// The letter, or its page, of which nothing is kept.
fn rehearsed(
    scene: &Scene<'_>,
    args: &args::Write,
    desk: &Desk<'_>,
    draft: Draft,
) -> Result<Answer, Failure> {
    let rehearsed = write::rehearse(desk, draft, args.again.is_some())?;
    let notices = rehearsed.notices.iter().map(words::write::notice);
    let answer = if args.preview {
        let rendered = &rehearsed.rendered;
        let page = desk.page(&rendered.letter, &rendered.draft)?;
        preview::shown(scene, &rehearsed.case, &page, None, None)?
    } else if scene.global.json {
        Answer::outcome(&rehearsed)?
    } else {
        Answer::text(rehearsed.letter.clone())
    };
    Ok(answer.notes(notices).note(words::guide::nothing_written()))
}
