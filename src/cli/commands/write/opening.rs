//! A case is opened, and said to be.

use std::{cell::RefCell, collections::BTreeSet, path::PathBuf};

use crate::{
    cli::{
        answer::Answer,
        args,
        commands::{Scene, view},
        failure::Failure,
        question,
    },
    office::{
        file::FileError,
        write::{Desk, Draft, Target, Writing, Written},
    },
    request::Reference,
};

/// A case that was opened, and what is said of it.
pub(super) struct Opened {
    pub case: Reference,
    pub answer: Answer,
}

/// Opens the case of a draft for which everything was asked, and says what to do next.
pub(super) fn open_case(
    scene: &Scene<'_>,
    args: &args::Write,
    desk: &Desk<'_>,
    target: &Target,
    draft: Draft,
    again: bool,
) -> Result<Opened, Failure> {
    let mut writing = Writing::begin(desk, target, draft, again || args.again.is_some())?;
    writing.same = None;
    let written = replacing(scene, &mut writing)?;
    let case = written.case.case.reference.clone();
    let text = told(scene, &written) + &next(&case);
    Ok(Opened {
        case,
        answer: Answer::text(text),
    })
}

pub(super) fn next(case: &Reference) -> String {
    format!("next    `datawrit send {case}`, or post it and then `datawrit record {case} sent`\n")
}

/// Writes the letter, and asks where a file stands in its way.
pub(super) fn replacing(scene: &Scene<'_>, writing: &mut Writing<'_>) -> Result<Written, Failure> {
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

pub(super) fn told(scene: &Scene<'_>, written: &Written) -> String {
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
