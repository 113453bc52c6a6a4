//! The letter is ready: what it looks like, what they learn, and what is to become of it.

use axum::http::StatusCode;
use maud::html;

use super::{
    begun::{Begun, asked_by},
    beside,
};
use crate::{
    delivery::text,
    office::{
        Error,
        write::{self, Draft, Refused, Target, Writing, Written},
    },
    speech::say,
    tracker::Format,
    web::{
        asking::LetterQuestion,
        form,
        frame::{self, Section},
        pages::picture,
        reply::{Answered, PageReply},
        words::{self, Said},
    },
};

pub fn ready(begun: &Begun<'_, '_>) -> Answered {
    let Some(number) = begun.number else {
        return Ok(PageReply::see("/new"));
    };
    let order = &begun.asking.order;
    let draft = match write::draft(&begun.desk, order, &order.formats) {
        Ok(draft) => draft,
        Err(error) => {
            if let Some(Refused::Missing(wants)) = error.downcast_ref()
                && let Some(want) = wants.first()
            {
                return Ok(PageReply::see(begun.path(asked_by(want))));
            }
            return Err(error);
        }
    };
    let ways = write::ways(&begun.desk, order, &draft)?;
    let by_post = write::due_by_post(&begun.desk, &draft, begun.asking.chosen(&ways))?;
    let rehearsed = write::rehearse(&begun.desk, draft, true)?;
    let printed = begun
        .desk
        .page(&rehearsed.rendered.letter, &rehearsed.rendered.draft);
    let pages = match &printed {
        Ok(pdf) => picture::pages(pdf)?,
        Err(_) => Vec::new(),
    };
    let notices: Vec<String> = rehearsed.notices.iter().filter_map(words::notice).collect();
    let format = order.formats.first().copied().unwrap_or(Format::Pdf);
    let deeds: &[(&str, String)] = &match format {
        Format::Eml => [
            ("send", say!("new-deed-send")),
            ("draft", say!("new-deed-draft")),
            ("print", say!("new-deed-print")),
        ],
        Format::Pdf => [
            ("print", say!("new-deed-print")),
            ("later", say!("new-deed-later")),
            ("", String::new()),
        ],
        Format::Txt => [
            ("form", say!("new-deed-form")),
            ("print", say!("new-deed-print")),
            ("later", say!("new-deed-later")),
        ],
    };
    let main = html! {
        @if !notices.is_empty() {
            div.notice { @for notice in &notices { p { (words::sentence(notice)) } } }
        }
        (form::form(begun.visit, &format!("/new/{number}/write"), html! {
            p.actions {
                // A page that cannot be made is not offered.
                @for (at, (deed, said)) in deeds.iter().filter(|(deed, _)| !deed.is_empty() && (*deed != "print" || printed.is_ok())).enumerate() {
                    button name="deed" value=(deed) class=[(at > 0).then_some("second")] { (said) }
                }
            }
            @if let Some(due) = by_post { p.hint { (say!("new-by-post", due = due)) } }
            p.hint { (say!("new-then-kept")) }
        }))
        @if let Err(error) = &printed {
            div.notice {
                p { (words::sentence(&words::retold(&error))) }
                p { (say!("new-page-otherwise")) " " a href=(begun.path(LetterQuestion::You)) { (say!("new-you")) } }
            }
        }
        @if format == Format::Eml {
            // As it leaves; a page has the postal addresses, too.
            h2 { (say!("new-the-mail")) }
            div.quote { (text::mail(&rehearsed.rendered.letter)) }
            @if !pages.is_empty() {
                details {
                    summary { (say!("new-deed-print")) }
                    (picture::shown(&format!("/new/{number}/page"), &pages, &say!("new-page-of")))
                }
            }
        } @else {
            (picture::shown(&format!("/new/{number}/page"), &pages, &say!("new-page-of")))
            details open[pages.is_empty()] {
                summary { (say!("case-letter-as-text")) }
                div.quote { (rehearsed.letter) }
            }
        }
        (form::form(begun.visit, &format!("/new/{number}/drop"), html! {
            button.quiet { (say!("new-drop")) }
        }))
    };
    let main = beside::around(begun, None, main)?;
    let title = say!("new-ready-title", company = rehearsed.recipient.as_str());
    Ok(frame::page(begun.visit, Section::New, &title, main))
}

/// A page of the letter as it would be printed.
pub fn picture(begun: &Begun<'_, '_>, page: &str) -> Answered {
    let order = &begun.asking.order;
    let draft = write::draft(&begun.desk, order, &order.formats)?;
    let rehearsed = write::rehearse(&begun.desk, draft, true)?;
    let rendered = &rehearsed.rendered;
    let pdf = begun.desk.page(&rendered.letter, &rendered.draft)?;
    picture::drawn(&pdf, page)
}

/// Opens the case, and leads to what is to become of it.
pub fn write(begun: &Begun<'_, '_>) -> Answered {
    let Some(number) = begun.number else {
        return Ok(frame::stopped(StatusCode::NOT_FOUND));
    };
    let then = match begun.visit.said("deed") {
        "send" => "/send",
        "draft" => "?done=draft",
        "print" => "?done=print",
        "form" => "/form",
        "later" => "?done=written",
        _ => return Err(Said(say!("new-choose")).into()),
    };
    let mut formats = begun.asking.order.formats.clone();
    // A page beside a mail or the text of a form would say that it goes by post: a case has one where it is to be printed.
    if begun.visit.said("deed") == "print" && !formats.contains(&Format::Pdf) {
        formats.push(Format::Pdf);
    }
    let written = opened(begun, &formats)?;
    begun.visit.memory.forget(number);
    let case = &written.case.case.reference;
    Ok(PageReply::see(format!("/case/{case}{then}")))
}

fn opened(begun: &Begun<'_, '_>, formats: &[Format]) -> Result<Written, Error> {
    let draft: Draft = write::draft(&begun.desk, &begun.asking.order, formats)?;
    let target = Target::nowhere();
    let mut writing = Writing::begin(&begun.desk, &target, draft, begun.asking.again)?;
    if let Some(same) = writing.same.take() {
        return Err(Refused::Same(same).into());
    }
    writing.finish(&|_| false)
}
