//! The letters of a case: as their pages look, as files, and as text for a form.

use axum::http::StatusCode;
use maud::{Markup, html};

use crate::{
    delivery::preview::Page,
    office::{
        Error, preview,
        show::{self, Shown, ShownLetter},
    },
    speech::say,
    tracker::{Dispatch, Format, LetterNumber},
    web::{
        form::FormField,
        frame::{self, Section},
        pages::picture as sheet,
        reply::{Answered, PageReply},
        visit::PageVisit,
        words,
    },
};

/// The letters, the last first.
pub fn all(visit: &PageVisit<'_>, shown: &Shown) -> Result<Markup, Error> {
    let mut letters = Vec::new();
    for letter in shown.letters.iter().rev() {
        letters.push((letter, pages(visit, shown, letter)?));
    }
    let case = &shown.case.case;
    let only = letters.len() == 1;
    Ok(html! {
        section aria-labelledby="letters" {
            h2 #letters { (say!("case-letters")) }
            @for (at, (letter, pages)) in letters.iter().enumerate() {
                @let name = words::letter(letter.number);
                @let state = match case.dispatch_of(letter.number) {
                    Dispatch::Sent => say!("case-letter-sent"),
                    Dispatch::Unsent => say!("case-letter-unsent"),
                    Dispatch::Interrupted | Dispatch::Unknown => say!("case-letter-unknown"),
                };
                details open[at == 0] {
                    summary { (name) " · " (words::day(letter.day)) " · " (state) }
                    (files(shown, letter))
                    (sheet::shown(&format!("/case/{}/letter/{}", case.reference, letter.number), pages, &name))
                    @if let Some(text) = &letter.text {
                        details open[only && pages.is_empty()] {
                            summary { (say!("case-letter-as-text")) }
                            div.quote { (text) }
                        }
                    }
                }
            }
        }
    })
}

fn pages(visit: &PageVisit<'_>, shown: &Shown, letter: &ShownLetter) -> Result<Vec<Page>, Error> {
    let has_page = letter
        .documents
        .iter()
        .any(|file| file.format == Format::Pdf);
    if !has_page {
        return Ok(Vec::new());
    }
    let case = shown.case.case.reference.as_str();
    let kept = show::kept(&visit.world(), case, letter.number, Format::Pdf)?;
    sheet::pages(&kept.document.bytes)
}

fn files(shown: &Shown, letter: &ShownLetter) -> Markup {
    let case = &shown.case.case.reference;
    html! {
        p.actions {
            @for file in &letter.documents {
                @let said = match file.format {
                    Format::Pdf => say!("case-get-pdf"),
                    Format::Eml => say!("case-get-draft"),
                    Format::Txt => say!("case-get-text"),
                };
                a.button.second.small href={ "/case/" (case) "/letter/" (letter.number) "." (file.format) } download {
                    (said)
                }
            }
        }
    }
}

fn number(word: &str) -> Option<LetterNumber> {
    word.parse().ok().and_then(LetterNumber::new)
}

/// A letter as a file to keep: `1.pdf`.
pub fn file(visit: &PageVisit<'_>, case: &str, name: &str) -> Answered {
    let asked = name
        .split_once('.')
        .and_then(|(letter, format)| Some((number(letter)?, format.parse::<Format>().ok()?)));
    let Some((letter, format)) = asked else {
        return Ok(frame::stopped(StatusCode::NOT_FOUND));
    };
    // Whoever prints a mail after all has a page of it.
    let (case, bytes) = if format == Format::Pdf {
        preview::page(&visit.world(), case, letter)?
    } else {
        let kept = show::kept(&visit.world(), case, letter, format)?;
        (kept.case, kept.document.bytes)
    };
    let kind = match format {
        Format::Pdf => "application/pdf",
        Format::Eml => "message/rfc822",
        Format::Txt => "text/plain; charset=utf-8",
    };
    let name = format!("{case}{}.{format}", letter.suffix());
    Ok(PageReply::download(&name, kind, bytes))
}

/// A page of a letter: `2.png`.
pub fn picture(visit: &PageVisit<'_>, case: &str, letter: &str, page: &str) -> Answered {
    let Some(letter) = number(letter) else {
        return Ok(frame::stopped(StatusCode::NOT_FOUND));
    };
    let kept = show::kept(&visit.world(), case, letter, Format::Pdf)?;
    sheet::drawn(&kept.document.bytes, page)
}

/// The text for a form of the company, and where that is.
pub fn form(visit: &PageVisit<'_>, case: &str) -> Answered {
    let form = show::form(&visit.world(), case)?;
    let case = &form.case;
    let rows = form.text.lines().count().clamp(8, 24);
    let main = html! {
        p.lead { (say!("case-form-lead")) }
        @if form.pages.is_empty() {
            p { (say!("case-form-unknown", company = form.recipient.as_str())) }
        } @else {
            ul { @for page in &form.pages { li { (frame::outside(page)) } } }
        }
        div.copy {
            (FormField { name: "subject", label: &say!("case-form-subject"), value: &form.subject, ..FormField::default() }.show())
            (FormField { name: "text", label: &say!("case-form-text"), value: &form.text, hint: Some(&say!("case-form-text-hint")), rows, ..FormField::default() }.show())
        }
        p.actions {
            a.button href={ "/case/" (case) "/record" } { (say!("case-i-filled-it")) }
            a.button.second href={ "/case/" (case) } { (say!("web-back")) }
        }
    };
    let title = say!("case-form-title", company = form.recipient.as_str());
    Ok(frame::page(visit, Section::Today, &title, main))
}
