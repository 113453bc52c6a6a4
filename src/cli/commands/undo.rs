//! `datawrit undo`, `datawrit redo`

use super::{Scene, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure, question, words},
    office::undo::{self, Undone, Way},
    speech::say,
};

pub fn undo(scene: &Scene<'_>, args: &args::Undo) -> Result<Answer, Failure> {
    run(scene, args, Way::Back)
}

pub fn redo(scene: &Scene<'_>, args: &args::Undo) -> Result<Answer, Failure> {
    run(scene, args, Way::Again)
}

fn run(scene: &Scene<'_>, args: &args::Undo, way: Way) -> Result<Answer, Failure> {
    let found = undo::find(scene, args.case.as_deref(), way)?;
    // Where nobody said in which case, it may be another than the one they think of.
    if args.case.is_none() && way == Way::Back && !scene.global.yes && !scene.global.json {
        let what = words::home::found(&found);
        if question::confirm(&say!("home-undo-really", what = what))? == Some(false) {
            return Err(Failure::cannot(say!("home-undo-kept")));
        }
    }
    let undone = found.settle(scene)?;
    if scene.global.json {
        return Answer::outcome(&undone);
    }
    let answer = Answer::text(told(scene, &undone)?);
    let Some(view) = &undone.case else {
        return Ok(answer);
    };
    let case = view.case.reference.to_string();
    Ok(match way {
        Way::Back => answer.note(say!("home-undo-next", case = case)),
        Way::Again => answer,
    })
}

fn told(scene: &Scene<'_>, undone: &Undone) -> Result<String, Failure> {
    let mut text = format!("{}\n", words::home::undone(undone));
    let Some(view) = &undone.case else {
        return Ok(text);
    };
    let now = view.next().filter(|clock| !clock.is_forecast());
    text += &match now {
        Some(clock) => say!(
            "home-now-due",
            what = words::title(&clock.clock.title),
            day = clock.deadline.due,
            standing = words::clocks::standing_in_words(clock),
        ),
        None if !view.is_sent() => say!("home-now-not-sent"),
        None => say!("home-now-status", status = view::stands(scene, view)?),
    };
    text.push('\n');
    Ok(text)
}
