//! Who acts for a person: shown, said and ended, with the paper to sign.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::{
    law::Language,
    office::{
        Error,
        mandate::{self, Detail, Order, Refused, Shown, Stands},
        people,
    },
    request::{Address, Email, Line},
    shelf,
    speech::{say, spoken},
    web::{
        details,
        form::{self, Faults, FormField, fault_of},
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        ways, words,
    },
};

pub fn mandate(visit: &PageVisit<'_>) -> Answered {
    shown(visit, &[])
}

/// For whom; none for whose home it is.
fn whose(visit: &PageVisit<'_>) -> Result<Option<Line>, Error> {
    let Ok(name) = Line::new(visit.said("for")) else {
        return Ok(None);
    };
    let home = &visit.site.home;
    let member = people::meant(home, &name)?;
    Ok((member.file != home.profile()).then_some(member.name))
}

/// A page of this person's mandate.
fn page_of(path: &str, whose: Option<&Line>) -> String {
    let name = whose.map(|name| {
        percent_encoding::utf8_percent_encode(name.as_str(), percent_encoding::NON_ALPHANUMERIC)
    });
    name.map_or_else(|| path.to_owned(), |name| format!("{path}?for={name}"))
}

fn shown(visit: &PageVisit<'_>, faults: Faults<'_>) -> Answered {
    let whose = whose(visit)?;
    let known = mandate::shown(&visit.world(), whose.as_ref())?;
    let title = match &whose {
        Some(name) => say!("mandate-page-for", person = name.as_str()),
        None => say!("mandate-page"),
    };
    let main = html! {
        p.lead { (say!("mandate-page-lead")) }
        @if visit.said("done") == "kept" {
            div.notice.good role="status" { p { (say!("web-saved")) } }
        }
        @if let Some(known) = &known { (standing(visit, known, whose.as_ref())) }
        h2 { @if known.is_some() { (say!("mandate-page-change")) } @else { (say!("mandate-page-name")) } }
        (fields(visit, known.as_ref(), whose.as_ref(), faults))
        p { a href="/people" { (say!("web-people")) } }
    };
    Ok(frame::page(visit, Section::AboutMe, &title, main))
}

/// How it stands, the paper to sign, and its end.
fn standing(visit: &PageVisit<'_>, known: &Shown, whose: Option<&Line>) -> Markup {
    let since = words::day(known.since);
    let until = known.until.map(words::day);
    let says = match known.stands {
        Stands::Acts => say!("mandate-acts"),
        Stands::Unsigned => say!("mandate-unsigned"),
        Stands::ToCome => say!("mandate-to-come", day = since.as_str()),
        Stands::Over => say!("mandate-over", day = until.clone().unwrap_or_default()),
    };
    html! {
        section aria-labelledby="standing" {
            h2 #standing { (known.name) }
            p { (says) }
            dl {
                dt { (say!("mandate-row-email")) } dd { (known.email) }
                @if let Some(address) = &known.address {
                    dt { (say!("mandate-row-address")) } dd { (address) }
                }
                @if let Some(reference) = &known.reference {
                    dt { (say!("mandate-row-reference")) } dd { (reference) }
                }
                dt { (say!("mandate-row-since")) } dd { (since) }
                @if let Some(until) = &until { dt { (say!("mandate-row-until")) } dd { (until) } }
            }
            @if known.stands != Stands::Over {
                p { a href=(page_of("/mandate/paper", whose)) download="" { (say!("mandate-page-paper")) } }
                p.hint { (say!("mandate-page-paper-hint")) }
                (form::form(visit, &page_of("/mandate/end", whose), html! {
                    p.actions { button.second { (say!("mandate-page-end")) } }
                }))
            }
        }
    }
}

fn fields(
    visit: &PageVisit<'_>,
    known: Option<&Shown>,
    whose: Option<&Line>,
    faults: Faults<'_>,
) -> Markup {
    // What was typed stands there again where something of it is wrong.
    let value = |name: &str, known: Option<String>| {
        if visit.posts {
            visit.said(name).to_owned()
        } else {
            known.unwrap_or_default()
        }
    };
    let name = value("name", known.map(|known| known.name.to_string()));
    let email = value("email", known.map(|known| known.email.to_string()));
    let address = known.and_then(|known| known.address.clone());
    let address = value(
        "address",
        address.map(|address| address.replace("; ", "\n")),
    );
    let reference = known.and_then(|known| known.reference.as_ref());
    let reference = value("reference", reference.map(Line::to_string));
    let since = value("since", known.map(|known| known.since.to_string()));
    let until = known.and_then(|known| known.until);
    let until = value("until", until.map(|day| day.to_string()));
    let fault = |name: &str| fault_of(faults, name);
    form::form_with_file(
        visit,
        &page_of("/mandate", whose),
        html! {
            (FormField { name: "name", label: &say!("mandate-page-who"), value: &name, fault: fault("name"), ..FormField::default() }.show())
            (FormField { name: "email", label: &say!("mandate-page-email"), value: &email, fault: fault("email"), kind: "email", ..FormField::default() }.show())
            (FormField { name: "address", label: &say!("mandate-page-address"), value: &address, hint: Some(&say!("web-me-address-hint")), fault: fault("address"), rows: 4, ..FormField::default() }.show())
            (FormField { name: "reference", label: &say!("mandate-page-reference"), value: &reference, fault: fault("reference"), ..FormField::default() }.show())
            (FormField { name: "since", label: &say!("mandate-page-since"), value: &since, fault: fault("since"), kind: "date", ..FormField::default() }.show())
            (FormField { name: "until", label: &say!("mandate-page-until"), value: &until, hint: Some(&say!("mandate-page-until-hint")), fault: fault("until"), kind: "date", ..FormField::default() }.show())
            div.field {
                label for="f-signed" { (say!("mandate-page-signed")) }
                p.hint #f-signed-hint { (say!("mandate-page-signed-hint")) }
                @if let Some(fault) = fault("signed") { p.fault #f-signed-fault { (fault) } }
                input #f-signed type="file" name="signed" accept=".pdf,application/pdf" aria-describedby="f-signed-hint";
            }
            p.actions { button { (say!("web-save")) } }
        },
    )
}

/// Keeps what was said.
pub fn keep(visit: &PageVisit<'_>) -> Answered {
    let whose = whose(visit)?;
    let mut faults = Vec::new();
    let order = Order {
        name: details::read_by(visit, "name", &mut faults, Line::new),
        address: details::read::<Address>(visit, "address", &mut faults),
        email: details::read::<Email>(visit, "email", &mut faults),
        since: details::read::<NaiveDate>(visit, "since", &mut faults),
        until: details::read::<NaiveDate>(visit, "until", &mut faults),
        reference: details::read_by(visit, "reference", &mut faults, Line::new),
        signed: signed(visit, &mut faults)?,
        // A field that was emptied says that what stood there is no more.
        emptied: [
            ("address", Detail::Address),
            ("until", Detail::Until),
            ("reference", Detail::Reference),
        ]
        .into_iter()
        .filter(|(name, _)| visit.emptied(name))
        .map(|(_, detail)| detail)
        .collect(),
    };
    if !faults.is_empty() {
        return shown(visit, &faults);
    }
    match mandate::give(&visit.world(), whose.as_ref(), &order) {
        Ok(_) => Ok(PageReply::see(done(whose.as_ref()))),
        Err(error) => {
            let at = match error.downcast_ref() {
                Some(Refused::LacksName) => "name",
                Some(Refused::LacksEmail) => "email",
                Some(Refused::Backwards { .. }) => "until",
                _ => return Err(error),
            };
            faults.push((at, ways::trouble(&error).said().join(" ")));
            shown(visit, &faults)
        }
    }
}

fn done(whose: Option<&Line>) -> String {
    let page = page_of("/mandate", whose);
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}done=kept")
}

/// The signed paper that was handed over, if one was: a field that was left alone brings an empty file.
fn signed(
    visit: &PageVisit<'_>,
    faults: &mut Vec<(&'static str, String)>,
) -> Result<Option<Vec<u8>>, Error> {
    let Some(upload) = &visit.upload else {
        return Ok(None);
    };
    if shelf::bytes_up_to(&upload.path(), 0).is_ok() {
        return Ok(None);
    }
    match mandate::read(&upload.path()) {
        Ok(signed) => Ok(Some(signed)),
        Err(refused @ (Refused::NotPdf | Refused::TooLarge)) => {
            faults.push(("signed", ways::trouble(&refused.into()).said().join(" ")));
            Ok(None)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Ends it.
pub fn end(visit: &PageVisit<'_>) -> Answered {
    let whose = whose(visit)?;
    mandate::end(&visit.world(), whose.as_ref(), None)?;
    Ok(PageReply::see(done(whose.as_ref())))
}

/// The paper to be signed.
pub fn paper(visit: &PageVisit<'_>) -> Answered {
    let whose = whose(visit)?;
    let language = spoken().tongue().code().parse();
    let language = language.unwrap_or_else(|_| Language::english());
    let paper = mandate::paper(&visit.world(), whose.as_ref(), &language)?;
    paper.note()?;
    Ok(PageReply::download(
        "authority.pdf",
        "application/pdf",
        paper.bytes,
    ))
}
