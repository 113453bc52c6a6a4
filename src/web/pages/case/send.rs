//! A mail is shown as it will leave, and leaves when the person says so: beside the pages, which show how far it is.

use std::sync::Arc;

use axum::http::header;
use maud::{Markup, html};

use crate::{
    delivery::server::Login,
    office::{
        Error, Hint, Notice,
        account::{self, AccountError},
        send::{
            Became, Next, Order, Outcome, Outgoing, Question, Sending, Skipped, Stopped, Which,
        },
        show,
    },
    request::Email,
    speech::say,
    tracker::{Case, Format},
    web::{
        form::{self, FormField},
        frame::{self, Section},
        leaving::{Departure, Farewell, Journey},
        pages::me,
        reply::{Answered, PageReply},
        site::Site,
        visit::PageVisit,
        ways, words,
    },
};

/// How often the page looks anew, in seconds.
const LOOK: &str = "2";

/// What the person has said of a mail beforehand, as it stands in a form and behind the question mark.
const SAID: [&str; 3] = ["any_address", "any_sender", "anyway"];

fn order(visit: &PageVisit<'_>, case: &Case, rehearsal: bool) -> Result<Order, Error> {
    let to = visit.said("to");
    let to = match to.parse::<Email>() {
        _ if to.is_empty() => None,
        Ok(to) => Some(to),
        Err(fault) => return Err(words::Said(words::retold(&fault)).into()),
    };
    let account = visit.said("account");
    Ok(Order {
        which: Which::These {
            cases: vec![case.reference.to_string()],
            batch: false,
        },
        account: (!account.is_empty()).then(|| account.to_owned()),
        to,
        any_address: visit.ticked("any_address"),
        any_sender: visit.ticked("any_sender"),
        anyway: visit.ticked("anyway"),
        rehearsal,
        ..Order::default()
    })
}

/// The mail as it would leave.
fn rehearsed(visit: &PageVisit<'_>, case: &Case) -> Result<Outcome, Error> {
    let world = visit.world();
    let mut sending = Sending::begin(&world, order(visit, case, true)?)?;
    loop {
        match sending.go_on()? {
            // Nothing leaves: it is only shown.
            Next::Agree(_) => sending.answer(true),
            Next::LogIn => sending.log_in(Login::None)?,
            Next::Done(outcome) => return Ok(outcome),
            Next::Begun(_) | Next::Wait(..) | Next::Ended => {}
        }
    }
}

pub fn preview(visit: &PageVisit<'_>, case: &str) -> Answered {
    let shown = show::show(&visit.world(), case, false)?;
    let case = &shown.case.case;
    let departures = &visit.memory.departures;
    if let Some(Departure::Leaving | Departure::Waits { .. }) =
        departures.of(case.reference.as_str())
    {
        return Ok(PageReply::see(format!("/case/{}/sending", case.reference)));
    }
    let main = match rehearsed(visit, case) {
        Ok(outcome) => match (outcome.left.first(), outcome.skipped.first()) {
            (Some(mail), _) => ready(visit, case, mail)?,
            (None, Some((_, why))) => html! {
                div.notice { p { (skipped(*why)) } }
                (by_myself(case))
            },
            (None, None) => by_myself(case),
        },
        Err(error) => cannot(visit, case, &error),
    };
    let title = say!("case-send-title", company = case.recipient.as_str());
    Ok(frame::page(visit, Section::Today, &title, main))
}

/// Why a letter is not sent now.
fn skipped(why: Skipped) -> String {
    match why {
        Skipped::Sent => say!("case-send-sent-already"),
        Skipped::Unsettled => say!("case-send-unsettled"),
        Skipped::PutAway(kind) => words::event(kind),
    }
}

fn ready(visit: &PageVisit<'_>, case: &Case, mail: &Outgoing) -> Result<Markup, Error> {
    let order = order(visit, case, true)?;
    let account = account::account(&visit.site.home, order.account.as_deref())?;
    let accounts = account::accounts(&visit.site.home)?;
    let at = format!("/case/{}", case.reference);
    let from = mail.mail.from.first().cloned().unwrap_or_default();
    Ok(html! {
        p.lead { (say!("case-send-lead")) }
        @for warning in mail.warnings.iter().map(warning) { div.notice { p { (words::sentence(&warning)) } } }
        @for doubt in &mail.doubts { div.notice { p { (words::sentence(&words::retold(doubt))) } } }
        @if case.trial { div.notice { p { (say!("case-send-trial")) } } }
        dl {
            dt { (say!("case-send-to")) } dd { (mail.addressee) " <" (mail.message.recipient) ">" }
            dt { (say!("web-from")) } dd { (from.name) " <" (from.address) ">" }
            dt { (say!("case-form-subject")) } dd { (mail.mail.subject) }
            dt { (say!("new-they-learn")) }
            dd { ul.plain { @for one in &mail.details { li { (words::retold(one)) } } } }
            @if !mail.attachments.is_empty() {
                dt { (say!("web-files")) }
                dd { ul.plain { @for file in &mail.attachments { li { (file.name) " · " (words::size(file.bytes)) } } } }
            }
        }
        details {
            summary { (say!("case-send-text")) }
            div.quote { (mail.mail.text) }
        }
        (form::form(visit, &format!("{at}/send"), html! {
            @for name in SAID {
                @if visit.ticked(name) { input type="hidden" name=(name) value="yes"; }
            }
            @if let Some(to) = &order.to { input type="hidden" name="to" value=(to); }
            @if let Some(signed_by) = mail.signed_by.as_ref().filter(|_| !order.any_sender) {
                div.choice {
                    input #f-sender type="checkbox" name="any_sender" value="yes" required;
                    label for="f-sender" { (say!("case-send-as", name = from.name.as_str(), signer = signed_by.as_str())) }
                }
            }
            @if accounts.len() > 1 {
                div.field {
                    label for="f-account" { (say!("case-send-account")) }
                    select #f-account name="account" {
                        @for one in &accounts {
                            option value=(one.name) selected[one.name == account.name] { (one.name) }
                        }
                    }
                }
            }
            (me::password(&accounts))
            p.actions {
                button { (say!("case-send-now")) }
                a.button.second href=(at) { (say!("web-back")) }
            }
        }))
        (elsewhere(case))
    })
}

fn warning(notice: &Notice) -> String {
    match notice {
        Notice::LeavesAs { name, signed_by } => say!(
            "notices-leaves-as",
            name = name.as_str(),
            signer = signed_by.as_str()
        ),
        Notice::LeavesFrom { address, in_letter } => say!(
            "notices-leaves-from",
            address = address.as_str(),
            other = in_letter.to_string()
        ),
        _ => say!("case-send-not-its-mail"),
    }
}

/// Another address than the letter's.
fn elsewhere(case: &Case) -> Markup {
    html! {
        details {
            summary { (say!("case-send-elsewhere")) }
            form method="get" action={ "/case/" (case.reference) "/send" } {
                (FormField { name: "to", label: &say!("case-send-other-address"), kind: "email", ..FormField::default() }.show())
                p.actions { button.second { (say!("case-send-look")) } }
            }
        }
        (by_myself(case))
    }
}

/// What can be done without a mailbox.
fn by_myself(case: &Case) -> Markup {
    let at = format!("/case/{}", case.reference);
    let letter = case.to_send();
    let drafted = case.formats(letter).contains(&Format::Eml);
    html! {
        section aria-labelledby="myself" {
            h2 #myself { (say!("case-send-myself")) }
            p { (say!("case-send-myself-more")) }
            p.actions {
                @if drafted {
                    a.button.second href={ (at) "/letter/" (letter) ".eml" } download { (say!("case-get-draft")) }
                }
                a.button.second href={ (at) "/letter/" (letter) ".pdf" } download { (say!("case-get-pdf")) }
                a.button.second href={ (at) "/form" } { (say!("case-text-for-form")) }
                a.button.second href={ (at) "/record" } { (say!("case-i-sent-it")) }
            }
        }
    }
}

/// Why it does not leave, and the ways out.
fn cannot(visit: &PageVisit<'_>, case: &Case, error: &Error) -> Markup {
    let at = format!("/case/{}/send", case.reference);
    let again = |name: &str| {
        let mut said: Vec<String> = SAID
            .into_iter()
            .filter(|said| visit.ticked(said))
            .map(|said| format!("{said}=yes"))
            .collect();
        said.push(format!("{name}=yes"));
        if let Ok(to) = visit.said("to").parse::<Email>() {
            said.push(format!("to={}", percent(to.as_str())));
        }
        format!("{at}?{}", said.join("&"))
    };
    let no_account = matches!(error.downcast_ref(), Some(AccountError::None { .. }));
    html! {
        @if no_account {
            p.lead { (say!("case-send-no-mailbox")) }
            p.actions { a.button.second href="/me#mailbox" { (say!("web-mailbox-add")) } }
        } @else {
            div.notice { p { (words::sentence(&words::retold(&error))) } }
            ul.plain {
                @for hint in error.hints() {
                    @match hint {
                        Hint::ConfirmAddress => li { a href=(again("any_address")) { (say!("case-send-address-is-right")) } },
                        Hint::Anyway => li { a href=(again("anyway")) { (say!("case-send-anyway")) } },
                        Hint::AnotherAddress { address } => li {
                            a href={ (at) "?to=" (percent(address.as_str())) } { (say!("case-send-to-known", address = address.as_str())) }
                        },
                        Hint::Form { page, .. } => li { (say!("case-by-form")) ": " (frame::outside(&page)) },
                        hint => @if let Some(way) = ways::way(&hint) { li { (way.show()) } },
                    }
                }
            }
        }
        @if no_account { (by_myself(case)) } @else { (elsewhere(case)) }
    }
}

fn percent(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Lets the mail leave, and leads to how far it is.
pub fn send(visit: &PageVisit<'_>, case: &str) -> Answered {
    let shown = show::show(&visit.world(), case, false)?;
    let case = &shown.case.case;
    let order = order(visit, case, false)?;
    let account = account::account(&visit.site.home, order.account.as_deref())?;
    let login = me::login(visit, &account)?;
    let site = Arc::clone(visit.site);
    let departures = &visit.memory.departures;
    let begun = departures.begin(case.reference.as_str(), move |journey| {
        leave(&site, order, login, journey);
    });
    begun.map_err(|error| words::Said(words::retold(&error)))?;
    Ok(PageReply::see(format!("/case/{}/sending", case.reference)))
}

/// Sends, beside the pages.
fn leave(site: &Site, order: Order, login: Login, journey: Journey) {
    let farewell = match sent(site, order, login, &journey) {
        Ok(farewell) => farewell,
        Err(error) => Farewell {
            done: false,
            said: ways::trouble(&error).said(),
        },
    };
    journey.ends(farewell);
}

fn sent(site: &Site, order: Order, login: Login, journey: &Journey) -> Result<Farewell, Error> {
    let world = site.world();
    let mut sending = Sending::begin(&world, order)?;
    let mut login = Some(login);
    loop {
        match sending.go_on()? {
            // It was shown, and the person has said yes to what was shown alone.
            Next::Agree(question) => sending.answer(question == Question::Send),
            Next::LogIn => sending.log_in(login.take().unwrap_or(Login::None))?,
            Next::Begun(_) | Next::Ended => {}
            Next::Wait(long, retry) => {
                let why = retry.map(|retry| words::retold(&retry.fault));
                if !journey.waits(long, why.unwrap_or_default()) {
                    return Ok(Farewell {
                        done: false,
                        said: vec![say!("case-send-stopped")],
                    });
                }
            }
            Next::Done(outcome) => return told(&sending, &outcome),
        }
    }
}

/// That the copy for the person's own mailbox is missing.
fn copy(notice: &Notice) -> Option<String> {
    let Notice::CopyFailed {
        case,
        why,
        may_be_there,
    } = notice
    else {
        return None;
    };
    Some(if *may_be_there {
        say!(
            "notices-copy-unknown",
            case = case.to_string(),
            why = words::retold(why)
        )
    } else {
        say!(
            "notices-copy-failed",
            case = case.to_string(),
            why = words::retold(why)
        )
    })
}

/// What became of it.
fn told(sending: &Sending<'_>, outcome: &Outcome) -> Result<Farewell, Error> {
    let mut said = Vec::new();
    for (mail, became) in &outcome.tried {
        said.push(match became {
            Became::Sent { .. } => say!("case-send-sent", to = mail.message.recipient.as_str()),
            Became::Draft { path } => say!("case-send-draft", path = path.as_str()),
            Became::NotSent { why, .. } => say!("case-send-not-sent", why = words::retold(why)),
            Became::Unknown { why } => say!("case-send-unknown", why = words::retold(why)),
        });
    }
    if let Some((due, _)) = sending.first_due(outcome)? {
        said.push(say!("case-send-due", day = due));
    }
    said.extend(outcome.notices.iter().filter_map(copy));
    said.extend(outcome.skipped.iter().map(|(_, why)| skipped(*why)));
    match &outcome.stopped {
        Some(Stopped::Enough { per_day, .. }) => {
            said.push(say!("case-send-enough", number = *per_day));
        }
        Some(Stopped::Fault(fault)) => said.push(words::retold(fault)),
        None => {}
    }
    for one in &outcome.unreachable {
        said.extend(ways::trouble(&one.why).said());
    }
    Ok(Farewell {
        done: outcome.is_done() && outcome.skipped.is_empty(),
        said,
    })
}

/// How far it is.
pub fn sending(visit: &PageVisit<'_>, case: &str) -> Answered {
    let shown = show::show(&visit.world(), case, false)?;
    let case = &shown.case.case;
    let at = format!("/case/{}", case.reference);
    let Some(departure) = visit.memory.departures.of(case.reference.as_str()) else {
        return Ok(PageReply::see(at));
    };
    let is_over = matches!(departure, Departure::Over(_));
    let back = html! { p.actions { a.button href=(at) { (say!("case-to-the-case")) } } };
    let main = match &departure {
        Departure::Leaving => html! {
            p.lead role="status" { (say!("case-sending")) }
            p { (say!("case-sending-more")) }
            (back)
        },
        Departure::Waits { seconds, why } => html! {
            p.lead role="status" { (say!("case-sending-waits", seconds = *seconds)) }
            @if !why.is_empty() { div.notice { p { (words::sentence(why)) } } }
            p { (say!("case-sending-more")) }
            (back)
        },
        Departure::Over(farewell) => html! {
            div.notice.good[farewell.done].wrong[!farewell.done] role="status" {
                @for said in &farewell.said { p { (words::sentence(said)) } }
                @if farewell.said.is_empty() { p { (say!("case-send-broke-off")) } }
            }
            @if farewell.done { (back) } @else {
                p.actions {
                    a.button href={ (at) "/send" } { (say!("case-send-try-again")) }
                    a.button.second href=(at) { (say!("case-to-the-case")) }
                }
            }
        },
    };
    let title = say!("case-send-title", company = case.recipient.as_str());
    let page = frame::page(visit, Section::Today, &title, main);
    Ok(if is_over {
        page
    } else {
        page.head(header::REFRESH, LOOK.to_owned())
    })
}
