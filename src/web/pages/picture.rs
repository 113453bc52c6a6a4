//! A letter as its page looks.

use axum::http::StatusCode;
use maud::{Markup, html};

use crate::{
    delivery::preview::{self, DRAWS, Page},
    office::Error,
    speech::say,
    web::{
        frame,
        reply::{Answered, PageReply},
    },
};

/// How wide a page is drawn, in points of a screen; twice what it takes there, for screens that are fine.
const WIDTH: u16 = 1400;

/// The pages of a letter; none where there are none, or they cannot be drawn here.
pub fn pages(pdf: &[u8]) -> Result<Vec<Page>, Error> {
    if DRAWS {
        Ok(preview::pages(pdf)?)
    } else {
        Ok(Vec::new())
    }
}

/// Every page as a picture, below a path; the words of it stand beside as text.
pub fn shown(path: &str, pages: &[Page], title: &str) -> Markup {
    html! {
        @if !pages.is_empty() {
            ol.sheets aria-label=(title) {
                @for (number, page) in (1..).zip(pages) {
                    li {
                        // Whole points: it says how much room to leave, and no more.
                        img src={ (path) "/" (number) ".png" } width=(page.size.0.round() as u32)
                            height=(page.size.1.round() as u32)
                            alt=(say!("case-page-alt", number = number, of = pages.len()))
                            loading="lazy";
                    }
                }
            }
        }
    }
}

/// One page as a picture: `2.png`.
pub fn drawn(pdf: &[u8], name: &str) -> Answered {
    let number = name
        .strip_suffix(".png")
        .and_then(|number| number.parse::<usize>().ok());
    let Some(at) = number.and_then(|number| number.checked_sub(1)) else {
        return Ok(frame::stopped(StatusCode::NOT_FOUND));
    };
    match preview::picture(pdf, at, WIDTH)? {
        Some(pixels) => Ok(PageReply::picture(pixels.png)),
        None => Ok(frame::stopped(StatusCode::NOT_FOUND)),
    }
}
