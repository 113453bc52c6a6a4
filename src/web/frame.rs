//! What every page has: the head, the ways to the other pages, the foot.

use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{reply::PageReply, visit::PageVisit};
use crate::speech::{say, spoken};

/// The pages that are always one step away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Today,
    New,
    Came,
    Days,
    Companies,
    AboutMe,
    Data,
    Words,
}

impl Section {
    /// Above every page, in the order in which they are needed.
    const TOP: &'static [Section] = &[
        Section::Today,
        Section::New,
        Section::Came,
        Section::Days,
        Section::Companies,
        Section::AboutMe,
    ];
    /// Below every page: what is needed now and then.
    const FOOT: &'static [Section] = &[Section::Data, Section::Words];

    pub fn path(self) -> &'static str {
        match self {
            Section::Today => "/",
            Section::New => "/new",
            Section::Came => "/came",
            Section::Days => "/days",
            Section::Companies => "/companies",
            Section::AboutMe => "/me",
            Section::Data => "/data",
            Section::Words => "/words",
        }
    }

    fn name(self) -> String {
        match self {
            Section::Today => say!("web-today"),
            Section::New => say!("new-letter"),
            Section::Came => say!("web-came"),
            Section::Days => say!("agenda-days"),
            Section::Companies => say!("companies-companies"),
            Section::AboutMe => say!("web-about-me"),
            Section::Data => say!("data-data"),
            Section::Words => say!("words-words"),
        }
    }
}

/// A page with its title, which is its first heading too.
pub fn page(visit: &PageVisit<'_>, here: Section, title: &str, main: Markup) -> PageReply {
    let mark = visit.session.mark();
    let heading = html! { h1 { (title) } };
    PageReply::page(html! {
        (head(title, true))
        body {
            a.skip href="#main" { (say!("web-skip")) }
            header.top {
                div.bar {
                    a.brand href="/" { span.dot aria-hidden="true" {} "datawrit" }
                    nav aria-label=(say!("web-pages")) {
                        ul {
                            @for place in Section::TOP {
                                li { (link(*place, here)) }
                            }
                        }
                    }
                }
            }
            main #main tabindex="-1" { (heading) (main) }
            footer {
                div.bar {
                    nav aria-label=(say!("web-more-pages")) {
                        ul {
                            @for place in Section::FOOT {
                                li { (link(*place, here)) }
                            }
                        }
                    }
                    form method="post" action="/quit" {
                        input type="hidden" name="mark" value=(mark);
                        button.quiet { (say!("web-quit")) }
                    }
                    p { (say!("web-own-computer")) }
                }
            }
        }
    })
}

fn link(place: Section, here: Section) -> Markup {
    html! {
        a href=(place.path()) aria-current=[(place == here).then_some("page")] { (place.name()) }
    }
}

fn head(title: &str, styled: bool) -> Markup {
    html! {
        (DOCTYPE)
        // `maud` writes what stands around the body; the end of the document ends it.
        (PreEscaped(format!("<html lang=\"{}\">", spoken().tongue().code())))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) " · datawrit" }
            @if styled {
                link rel="stylesheet" href="/style.css";
            }
        }
    }
}

/// What somebody reads who may not come in, or asked for what is not there. It links to nothing.
pub fn stopped(status: StatusCode) -> PageReply {
    let words = match status {
        StatusCode::FORBIDDEN => say!("web-stopped-forbidden"),
        StatusCode::MISDIRECTED_REQUEST => say!("web-stopped-host"),
        StatusCode::PAYLOAD_TOO_LARGE => say!("web-stopped-large"),
        StatusCode::METHOD_NOT_ALLOWED => say!("web-stopped-method"),
        _ => say!("web-stopped-other"),
    };
    let title = say!("web-stopped");
    PageReply::page(html! {
        (head(&title, false))
        body { main { h1 { (title) } p { (words) } } }
    })
    .status(status)
}

/// The last page.
pub fn ended() -> PageReply {
    let title = say!("web-ended");
    let mut reply = PageReply::page(html! {
        (head(&title, false))
        body { main { h1 { (title) } p { (say!("web-ended-words")) } } }
    });
    reply.last = true;
    reply
}

/// A link to a page of others: it says where it goes, and the other side does not learn from where.
pub fn outside(href: &str) -> Markup {
    let safe = href.starts_with("https://") || href.starts_with("http://");
    html! {
        @if safe {
            a.outside rel="noreferrer noopener" href=(href) { (href) }
        } @else {
            (href)
        }
    }
}
