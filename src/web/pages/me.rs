//! Who the person is, and the mailbox that sends.

use maud::{Markup, html};

use crate::{
    delivery::{mail::Sender, server::Login},
    law::Place as Residence,
    office::{
        Error, SendingBy,
        account::{self, Account, Secret},
        account_add,
        introduce::{self, Order, Protection},
    },
    speech::say,
    web::{
        details::{self, Details},
        form::{self, Choice, Faults, FormField, fault_of as fault},
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        ways, words,
    },
};

pub fn me(visit: &PageVisit<'_>) -> Answered {
    let said = match visit.said("done") {
        "saved" => Some(say!("web-saved")),
        "account" => Some(say!("web-account-added")),
        _ => None,
    };
    shown(visit, &[], said)
}

fn shown(visit: &PageVisit<'_>, faults: Faults<'_>, said: Option<String>) -> Answered {
    let world = visit.world();
    let known = Order::known(world.home, None)?;
    let details = Details::shown(visit, &known).own();
    let sending = if visit.posts {
        visit.said("sending")
    } else {
        known.sending.map_or("", word)
    };
    let law = match known.home() {
        Some(home) => Some(protected(&introduce::protection(&world, &home)?)),
        None => None,
    };
    let accounts = account::accounts(world.home)?;
    let title = say!("web-about-me");
    let main = html! {
        p.lead { (say!("web-me-lead")) }
        @if let Some(said) = &said { div.notice.good role="status" { p { (said) } } }
        @if let Some(law) = &law { p { (law) } }
        (form::form(visit, "/me", html! {
            (details.name(faults))
            (details.email(faults))
            (details.address(faults))
            (details.residence(faults))
            (form::choices("sending", &say!("web-me-sending"), sending, &ways(), false))
            p.actions { button { (say!("web-save")) } }
        }))
        (mailboxes(visit, &accounts, faults))
        p { a href="/mandate" { (say!("mandate-page")) } }
        p { a href="/people" { (say!("web-people")) } }
    };
    Ok(frame::page(visit, Section::AboutMe, &title, main))
}

fn word(sending: SendingBy) -> &'static str {
    match sending {
        SendingBy::Myself => "myself",
        SendingBy::Mailbox => "mailbox",
        SendingBy::Post => "post",
    }
}

fn ways() -> Vec<Choice> {
    let way = |value: &str, label: String, more: String| Choice {
        value: value.to_owned(),
        label,
        more: Some(more),
    };
    vec![
        way(
            "mailbox",
            say!("web-way-mailbox"),
            say!("web-way-mailbox-more"),
        ),
        way(
            "myself",
            say!("web-way-myself"),
            say!("web-way-myself-more"),
        ),
        way("post", say!("web-way-post"), say!("web-way-post-more")),
    ]
}

/// Which law is on the person's side.
pub fn protected(protection: &Protection) -> String {
    match protection {
        Protection::Law { title, .. } => say!("web-protected", law = title),
        Protection::Parts(parts) => say!(
            "web-protected-parts",
            parts = parts
                .iter()
                .take(4)
                .map(Residence::code)
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Protection::Several(laws) => say!("web-protected-several", laws = laws.join(", ")),
        Protection::Unknown => say!("web-protected-unknown"),
    }
}

fn mailboxes(visit: &PageVisit<'_>, accounts: &[Account], faults: Faults<'_>) -> Markup {
    html! {
        section aria-labelledby="mailbox" {
            h2 #mailbox { (say!("web-mailbox")) }
            @if accounts.is_empty() {
                p { (say!("web-mailbox-none")) }
            } @else {
                ul.list {
                    @for account in accounts {
                        @let listed = account.listed();
                        li {
                            span { strong { (listed.account) } br; span.sub { (listed.from.unwrap_or_default()) } }
                            span.end { (listed.way) }
                        }
                    }
                }
                (form::form(visit, "/me/try", html! {
                    (password(accounts))
                    p.hint { (say!("web-try-hint")) }
                    p.actions { button.second { (say!("web-try")) } }
                }))
            }
            details open[fault(faults, "from").is_some() || fault(faults, "server").is_some()] {
                summary { (say!("web-mailbox-add")) }
                (form::form(visit, "/me/account", html! {
                    (FormField { name: "from", label: &say!("web-mailbox-from"), value: visit.said("from"), hint: Some(&say!("web-mailbox-from-hint")), fault: fault(faults, "from"), fills: "email", ..FormField::default() }.show())
                    (FormField { name: "server", label: &say!("web-mailbox-server"), value: visit.said("server"), hint: Some(&say!("web-mailbox-server-hint")), fault: fault(faults, "server"), ..FormField::default() }.show())
                    p.hint { (say!("web-mailbox-password-hint")) }
                    p.actions { button.second { (say!("web-add")) } }
                }))
            }
        }
    }
}

/// A field for the password, where an account has none of its own.
pub fn password(accounts: &[Account]) -> Markup {
    let asks = accounts
        .iter()
        .any(|account| account.secret == Secret::Prompt && account.user().is_ok());
    html! {
        @if asks {
            (FormField { name: "password", label: &say!("web-password"), hint: Some(&say!("web-password-hint")), kind: "password", fills: "current-password", ..FormField::default() }.show())
        }
    }
}

pub fn keep(visit: &PageVisit<'_>) -> Answered {
    let mut faults = Vec::new();
    let order = Order {
        sending: match visit.said("sending") {
            "myself" => Some(SendingBy::Myself),
            "mailbox" => Some(SendingBy::Mailbox),
            "post" => Some(SendingBy::Post),
            _ => None,
        },
        ..details::said(visit, &mut faults)
    };
    if !faults.is_empty() {
        return shown(visit, &faults, None);
    }
    introduce::keep(&visit.world(), None, &order, &details::emptied(visit))?;
    Ok(PageReply::see("/me?done=saved"))
}

pub fn add_account(visit: &PageVisit<'_>) -> Answered {
    let mut faults = Vec::new();
    let Some(from) = details::read::<Sender>(visit, "from", &mut faults) else {
        if faults.is_empty() {
            faults.push(("from", say!("web-is-missing")));
        }
        return shown_known(visit, &faults, None);
    };
    let order = account_add::Order {
        name: None,
        from,
        server: Some(visit.said("server").to_owned()).filter(|server| !server.is_empty()),
        secret: Secret::Prompt,
    };
    match account_add::add(visit.world().home, &order) {
        Ok(_) => Ok(PageReply::see("/me?done=account")),
        Err(error) if error.downcast_ref::<account_add::Refused>().is_some() => {
            let at = match error.downcast_ref() {
                Some(account_add::Refused::Exists { .. }) => "from",
                _ => "server",
            };
            faults.push((at, ways::trouble(&error).said().join(" ")));
            shown_known(visit, &faults, None)
        }
        Err(error) => Err(error),
    }
}

/// The page after another form of it: the fields of the first are as they are kept.
fn shown_known(visit: &PageVisit<'_>, faults: Faults<'_>, said: Option<String>) -> Answered {
    let known = Order::known(&visit.site.home, None)?;
    let mut fields = visit.fields.clone();
    let Details {
        name,
        email,
        address,
        residence,
        ..
    } = Details::known(&known);
    let sending = known.sending.map_or("", word).to_owned();
    for (field, value) in [
        ("name", name),
        ("email", email),
        ("address", address),
        ("residence", residence),
        ("sending", sending),
    ] {
        fields.push((field.to_owned(), value));
    }
    shown(&visit.with(fields), faults, said)
}

/// Logs in, and sends nothing.
pub fn try_account(visit: &PageVisit<'_>) -> Answered {
    let account = account::account(&visit.site.home, None)?;
    account.server()?;
    let login = login(visit, &account)?;
    let tested = account.test(&login);
    match tested {
        Ok(_) => shown_known(visit, &[], Some(say!("web-try-worked"))),
        Err(error) => {
            let error = Error::from(error);
            Err(error)
        }
    }
}

/// By what the account logs in: as it says itself, else by the password of this form, which is not kept.
pub fn login(visit: &PageVisit<'_>, account: &Account) -> Result<Login, Error> {
    let typed = visit.said("password");
    let Some(wanted) = account.wanted(!typed.is_empty())? else {
        return Ok(Login::None);
    };
    if !typed.is_empty() || *wanted.secret == Secret::Prompt {
        let user = wanted.user.to_owned();
        let password = secrecy::SecretString::from(typed);
        return Ok(Login::Password { user, password });
    }
    (visit.site.login)(account).map_err(|words| words::Said(words).into())
}
