//! A case is opened, and said to be.

use std::{cell::RefCell, collections::BTreeSet, path::PathBuf};

use crate::{
    cli::{
        answer::Answer,
        args,
        commands::{Scene, view},
        failure::Failure,
        question, words,
    },
    office::{
        file::FileError,
        send::Question,
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
    let is_there = !written.files.is_empty();
    let answer = Answer::text(told(scene, &written)).after_writing(scene, &case, is_there)?;
    Ok(Opened { case, answer })
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
        let question = Question::Replace(path.clone());
        if question::confirm(&words::send::question(&question, 0))? != Some(true) {
            return Err(error.into());
        }
        agreed.borrow_mut().insert(path.clone());
    }
}

pub(super) fn told(scene: &Scene<'_>, written: &Written) -> String {
    let mut text = words::case::written(written);
    let indent = words::case::indent();
    for clock in &written.case.clocks {
        text += &words::case::due(clock);
        if scene.global.verbose {
            text += &view::sum(&clock.deadline, clock.clock.whose).render(indent);
        }
    }
    // Clocks of one letter share most of what is to be said of them.
    let mut said = Vec::new();
    for remark in written.case.clocks.iter().flat_map(view::remarks) {
        if !said.contains(&remark) {
            text += &format!("{:indent$}{remark}\n", "");
            said.push(remark);
        }
    }
    text
}
