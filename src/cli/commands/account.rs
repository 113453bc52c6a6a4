//! `datawrit account`

use serde_json::json;

use super::{Scene, send::account_failure};
use crate::{
    cli::{
        answer::Answer,
        args::{self, AccountCommand},
        config::{self, Account, Secret, Way},
        failure::Failure,
        secret,
        table::Table,
    },
    delivery::smtp::{Security, Session},
};

pub fn account(scene: &Scene<'_>, args: &args::Account) -> Result<Answer, Failure> {
    match &args.command {
        None => list(scene),
        Some(AccountCommand::Test {
            name,
            password_stdin,
        }) => test(scene, name.as_deref(), *password_stdin),
        #[cfg(feature = "keyring")]
        Some(AccountCommand::Remember {
            name,
            password_stdin,
        }) => remember(scene, name.as_deref(), *password_stdin),
    }
}

fn list(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let accounts = config::accounts(scene.home.folder())?;
    if scene.global.json {
        return Ok(Answer::json(&json!(
            accounts
                .iter()
                .map(|account| json!({
                    "account": account.name,
                    "from": account.from.as_ref().map(|from| from.address.as_str()),
                    "way": way(account),
                    "password": password(account),
                    "per_day": account.per_day,
                }))
                .collect::<Vec<_>>()
        )));
    }
    if accounts.is_empty() {
        return Ok(Answer::default()
            .note("you have not set up a mailbox yet; docs/accounts.md shows how, in two lines"));
    }
    let mut table = Table::headed(["ACCOUNT", "FROM", "BY", "PASSWORD"]);
    for account in &accounts {
        let from = account.from.as_ref();
        table.row([
            account.name.clone(),
            from.map(|from| from.address.to_string())
                .unwrap_or_default(),
            way(account),
            password(account),
        ]);
    }
    Ok(Answer::text(table.render(0)))
}

/// Logs in and says what the server offers. No mail is sent.
fn test(scene: &Scene<'_>, name: Option<&str>, from_stdin: bool) -> Result<Answer, Failure> {
    let account = config::account(scene.home.folder(), name)?;
    let Way::Smtp(server) = &account.way else {
        return Err(Failure::misuse(format!(
            "the account `{}` has no server to log in to",
            account.name
        ))
        .hint("`datawrit send CASE --dry-run` shows what it would send"));
    };
    let login = secret::login(&account, from_stdin)?;
    let session =
        Session::open(server, &login).map_err(|fault| account_failure(&account, &fault))?;
    let offer = session.offer();
    session.quit();
    let private = match server.security {
        Security::Implicit => "TLS",
        Security::StartTls => "TLS after STARTTLS",
        Security::Loopback => "not encrypted, on this computer",
    };
    if scene.global.json {
        return Ok(Answer::json(&json!({
            "account": account.name,
            "server": server.host,
            "port": server.port,
            "tls": server.security != Security::Loopback,
            "user": server.user,
            "offers": { "logins": offer.logins, "8bitmime": offer.eight_bit, "smtputf8": offer.utf8 },
        })));
    }
    let mut offers = offer.logins.clone();
    offers.extend(offer.eight_bit.then_some("8BITMIME"));
    offers.extend(offer.utf8.then_some("SMTPUTF8"));
    let who = match &server.user {
        Some(user) => format!("logged in as {user}"),
        None => "no login".to_owned(),
    };
    Ok(Answer::text(format!(
        "{}: {who} at {}, port {}, {private}\noffers: {}\n",
        account.name,
        server.host,
        server.port,
        if offers.is_empty() {
            "nothing beyond plain SMTP".to_owned()
        } else {
            offers.join(", ")
        }
    )))
}

#[cfg(feature = "keyring")]
fn remember(scene: &Scene<'_>, name: Option<&str>, from_stdin: bool) -> Result<Answer, Failure> {
    let account = config::account(scene.home.folder(), name)?;
    secret::remember(&account, from_stdin)?;
    Ok(Answer::text(format!(
        "{}: the system's keyring has the password\n",
        account.name
    )))
}

fn way(account: &Account) -> String {
    match &account.way {
        Way::Smtp(server) => {
            let scheme = match server.security {
                Security::Implicit => "smtps",
                Security::StartTls => "smtp+starttls",
                Security::Loopback => "smtp",
            };
            format!("{scheme}://{}:{}", server.host, server.port)
        }
        Way::Sendmail(program) => program.display().to_string(),
        Way::Drafts(folder) => format!("drafts in {}", folder.display()),
    }
}

fn password(account: &Account) -> String {
    match &account.secret {
        _ if !matches!(account.way, Way::Smtp(_)) => String::new(),
        Secret::Prompt => "asked for".to_owned(),
        // Not which: the password itself may stand there by mistake.
        Secret::Environment { .. } => "a variable".to_owned(),
        Secret::Command { .. } => "a command".to_owned(),
        Secret::Keyring => "keyring".to_owned(),
    }
}
