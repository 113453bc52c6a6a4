//! What stands beside each question: how far it is, what was said, what they learn, and by when they must answer.

use maud::{Markup, html};

use super::begun::Begun;
use crate::{
    office::{
        Error,
        write::{self, Draft, Learned},
    },
    request::Line,
    speech::say,
    web::{asking::LetterQuestion, words},
};

fn name(begun: &Begun<'_, '_>, question: LetterQuestion) -> String {
    match question {
        LetterQuestion::Company => say!("new-company"),
        LetterQuestion::You => match begun.other() {
            Some(name) => name.to_string(),
            None => say!("new-you"),
        },
        LetterQuestion::What => say!("new-what"),
        LetterQuestion::How => say!("new-how"),
        LetterQuestion::Details => say!("new-details"),
        LetterQuestion::Language => say!("new-language"),
    }
}

/// A question with what stands beside it.
pub fn around(
    begun: &Begun<'_, '_>,
    here: Option<LetterQuestion>,
    main: Markup,
) -> Result<Markup, Error> {
    Ok(html! {
        (steps(begun, here))
        div.beside {
            div { (main) }
            (aside(begun)?)
        }
    })
}

/// How far it is: each question that was answered can be gone back to.
fn steps(begun: &Begun<'_, '_>, here: Option<LetterQuestion>) -> Markup {
    let all = LetterQuestion::ALL.len();
    let at = here.and_then(|here| LetterQuestion::ALL.iter().position(|one| *one == here));
    html! {
        nav.steps aria-label=(say!("new-steps")) {
            p { @match at {
                Some(at) => (say!("new-at", at = at + 1, of = all)),
                None => (say!("new-all-said")),
            } }
            ol {
                @for question in LetterQuestion::ALL {
                    @let is_here = here == Some(question);
                    @let done = begun.asking.has(question);
                    // What was known is done, too.
                    @let behind = here.is_none_or(|here| question <= here);
                    li class=[(done || behind).then_some("done")]
                        aria-current=[is_here.then_some("step")] {
                        @if done && !is_here {
                            a href=(begun.path(question)) { (name(begun, question)) }
                        } @else {
                            span { (name(begun, question)) }
                        }
                    }
                }
            }
        }
    }
}

fn aside(begun: &Begun<'_, '_>) -> Result<Markup, Error> {
    let asking = &begun.asking;
    let draft = if asking.has(LetterQuestion::Company) {
        begun.draft(true)?
    } else {
        None
    };
    let learned = match &draft {
        Some(draft) => write::learns(&begun.desk, draft)?,
        None => Learned::default(),
    };
    let way = match &draft {
        Some(draft) => {
            let ways = write::ways(&begun.desk, &asking.order, draft)?;
            asking.chosen(&ways).cloned()
        }
        None => None,
    };
    let company = draft
        .as_ref()
        .map(|draft: &Draft| draft.request.recipient.name.to_string());
    Ok(html! {
        aside.panel aria-label=(say!("new-so-far")) {
            @if !asking.has(LetterQuestion::Company) {
                p { strong { (say!("new-nothing-kept")) } }
                p.sub { (say!("new-nothing-kept-more")) }
            } @else {
                dl.stacked {
                    dt { (say!("new-to")) }
                    dd { (company.unwrap_or_else(|| shown(&asking.typed))) }
                    @if asking.has(LetterQuestion::What) {
                        dt { (say!("new-what")) }
                        dd { (words::right(asking.order.right)) }
                    }
                    @if let Some(law) = draft.as_ref().and_then(Draft::law) {
                        dt { (say!("new-under")) }
                        dd { (law) }
                    }
                    @if let Some(way) = &way {
                        dt { (words::channel(way.kind)) }
                        dd { (words::goes_to(way)) }
                        @if let Some(due) = way.due {
                            dt { (say!("new-answer-by")) }
                            dd { strong { (words::day(due)) } br; span.sub { (say!("new-if-today")) } }
                        }
                    }
                    dt { (say!("new-they-learn")) }
                    dd {
                        @if learned.so.is_empty() {
                            span.sub { (say!("new-learn-later")) }
                        } @else {
                            ul.plain { @for one in &learned.so { li { (words::retold(one)) } } }
                        }
                    }
                    @if !learned.on_paper.is_empty() {
                        dt { (say!("new-on-paper")) }
                        dd { ul.plain { @for one in &learned.on_paper { li { (words::retold(one)) } } } }
                    }
                }
                p.sub { (say!("new-nothing-kept-more")) }
            }
        }
    })
}

/// What was typed, as one line of a page.
fn shown(typed: &str) -> String {
    Line::new(typed).map_or_else(|_| String::new(), |line| line.to_string())
}
