//! `datawrit account`

use super::{Scene, account_add};
use crate::{
    cli::{
        answer::Answer,
        args::{self, AccountCommand},
        failure::Failure,
        secret,
        table::Table,
        words,
    },
    office::account::{self, Listed},
    speech::say,
};

pub fn account(scene: &Scene<'_>, args: &args::Account) -> Result<Answer, Failure> {
    match &args.command {
        None => list(scene),
        Some(AccountCommand::Add(add)) => account_add::add(scene, add),
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
    let accounts = account::accounts(scene.home)?;
    let accounts: Vec<Listed> = accounts.iter().map(account::Account::listed).collect();
    if scene.global.json {
        return Answer::outcome(&accounts);
    }
    if accounts.is_empty() {
        return Ok(Answer::default().note(say!("account-none-yet")));
    }
    let mut table = Table::headed(words::account::heads());
    for account in accounts {
        table.row([
            account.account,
            account.from.unwrap_or_default(),
            words::retold(&account.way),
            words::retold(&account.password),
        ]);
    }
    Ok(Answer::text(table.render(0)))
}

/// Logs in and says what the server offers. No mail is sent.
fn test(scene: &Scene<'_>, name: Option<&str>, from_stdin: bool) -> Result<Answer, Failure> {
    let account = account::account(scene.home, name)?;
    // Before a password is asked for.
    account.server()?;
    let tested = account.test(&secret::login(&account, from_stdin)?)?;
    if scene.global.json {
        return Answer::outcome(&tested);
    }
    Ok(Answer::text(words::account::tested(&tested)))
}

#[cfg(feature = "keyring")]
fn remember(scene: &Scene<'_>, name: Option<&str>, from_stdin: bool) -> Result<Answer, Failure> {
    let account = account::account(scene.home, name)?;
    secret::remember(&account, from_stdin)?;
    Ok(Answer::text(
        say!("account-remembered", account = &account.name) + "\n",
    ))
}
