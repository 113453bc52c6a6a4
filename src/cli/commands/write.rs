//! `datawrit write`

mod asking;
mod many;

use std::{cell::RefCell, collections::BTreeSet, path::PathBuf};

use super::{Scene, preview, send, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, screen, words},
    office::{
        file::FileError,
        write::{self, Desk, Draft, Target, Writing, Written},
    },
};

pub fn write(scene: &Scene<'_>, args: &args::Write) -> Result<Answer, Failure> {
    let target = Target::of(args.output.as_deref(), &args.formats)?;
    if args.is_for_several() {
        return many::many(scene, args, target);
    }
    let mut order = args.order();
    order.recipient = args.recipients.first().cloned().unwrap_or_default();
    let desk = Desk::open(scene.world, &order.page)?;
    let draft = asking::filled(&mut order, |order| {
        write::draft(&desk, order, &target.formats)
    })?;
    if args.dry_run {
        rehearsed(scene, args, &desk, draft)
    } else {
        one(scene, args, &desk, &target, draft)
    }
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
        let question = format!("{same}. Write another one anyway?");
        // Not by --yes, which goes with commands that run by themselves.
        if question::confirm(&question)? != Some(true) {
            return Err(write::Refused::Same(same).into());
        }
    }
    let written = replacing(scene, &mut writing)?;
    let notes: Vec<String> = writing.notices.iter().map(words::write::notice).collect();
    if scene.global.json {
        return Ok(Answer::outcome(&written)?.notes(notes));
    }
    let mut text = told(scene, &written);
    let case = &written.case.case.reference;
    if args.send {
        // What is sent tells by itself what comes next.
        screen::say(text.trim_end());
        return Ok(send::send(scene, &args.sending(vec![case.to_string()]))?.notes(notes));
    }
    text += &format!(
        "next    `datawrit send {case}`, or post it and then `datawrit record {case} sent`\n"
    );
    Ok(Answer::text(text).notes(notes))
}

/// Writes the letter, and asks where a file stands in its way.
fn replacing(scene: &Scene<'_>, writing: &mut Writing<'_>) -> Result<Written, Failure> {
    let agreed = RefCell::new(BTreeSet::<PathBuf>::new());
    loop {
        let written = writing.finish(&|path| scene.global.yes || agreed.borrow().contains(path));
        let error = match written {
            Ok(written) => return Ok(written),
            Err(error) => error,
        };
        let Some(FileError::Exists(path)) = error.downcast_ref() else {
            return Err(error.into());
        };
        let question = format!("{} exists. Replace it?", path.display());
        if question::confirm(&question)? != Some(true) {
            return Err(error.into());
        }
        agreed.borrow_mut().insert(path.clone());
    }
}

fn told(scene: &Scene<'_>, written: &Written) -> String {
    let mut text = String::new();
    for file in &written.files {
        text += &format!("wrote   {}\n", file.path.display());
    }
    let view = &written.case;
    text += &format!(
        "case    {}: {}, to {}\n",
        view.case.reference,
        written.draft.grounds.right_title,
        written.draft.request.recipient.name
    );
    for clock in &view.clocks {
        text += &format!(
            "due     {}: {} ({})\n",
            clock.deadline.due, clock.clock.title, clock.clock.reference
        );
        if scene.global.verbose {
            text += &view::sum(&clock.deadline, clock.clock.whose).render(8);
        }
    }
    // Clocks of one letter share most of what is to be said of them.
    let mut said = Vec::new();
    for remark in view.clocks.iter().flat_map(view::remarks) {
        if !said.contains(&remark) {
            text += &format!("        {remark}\n");
            said.push(remark);
        }
    }
    text
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
    Ok(answer
        .notes(notices)
        .note("nothing was written and no case was opened"))
}
