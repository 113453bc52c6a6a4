//! `datawrit account add`

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        question::{self, Said},
        screen, secret,
        words::{faults, init as words},
    },
    delivery::mail::Sender,
    mailbox::Wants,
    office::{
        Profile,
        account::{self, Secret},
        account_add::{self, Added, Order},
    },
    request::Email,
    speech::say,
};

pub fn add(scene: &Scene<'_>, args: &args::AccountAdd) -> Result<Answer, Failure> {
    let profile = Profile::read(&scene.home.profile())?;
    let there = question::somebody_is_there();
    let address = match (&args.address, &profile.email) {
        (Some(address), _) => address.clone(),
        (None, known) if there => match address(known.as_ref())? {
            Some(address) => address,
            None => return Ok(nothing()),
        },
        (None, Some(known)) => known.clone(),
        (None, None) => {
            return Err(
                Failure::misuse(say!("account-no-address")).hint(say!("account-name-address"))
            );
        }
    };
    let mut server = args.server.clone();
    let provider = account_add::provider(&address);
    if there && let Some(provider) = provider.as_ref().filter(|_| server.is_none()) {
        screen::say(&words::login(provider));
    }
    if there && provider.is_none() && server.is_none() {
        let said = question::ask(&words::server(address.domain()), |answer| {
            account_add::server(&address, Some(answer))
                .map(|_| answer.trim().to_owned())
                .map_err(|refused| Failure::from(refused).message().to_owned())
        })?;
        match said {
            Said::Is(found) => server = Some(found),
            Said::Back | Said::Stop => return Ok(nothing()),
        }
    }
    let whole = account_add::server(&address, server.as_deref())?;
    let logs_in = whole.contains('@');
    let token = provider.is_some_and(|provider| provider.login == Wants::Token) && server.is_none();
    let Some(secret) = secret_of(args, there && logs_in, token)? else {
        return Ok(nothing());
    };
    let order = Order {
        name: args.account.clone(),
        from: Sender {
            name: args.name.clone().or(profile.name),
            address,
        },
        server,
        secret,
    };
    let added = account_add::add(scene.home, &order)?;
    if scene.global.json {
        return Answer::outcome(&added);
    }
    if !there {
        return Ok(Answer::text(words::added(&added) + "\n"));
    }
    screen::say(&words::added_now(&added));
    tried(scene, &added, logs_in)
}

fn nothing() -> Answer {
    Answer::default().note(words::none_added())
}

fn address(known: Option<&Email>) -> Result<Option<Email>, Failure> {
    let prompt = words::with_known(&words::account_from(), known.map(Email::as_str));
    let said = question::ask(&prompt, |answer| match (answer.trim(), known) {
        ("", Some(known)) => Ok(known.clone()),
        (answer, _) => answer
            .parse::<Email>()
            .map_err(|fault| faults::email(&fault)),
    })?;
    Ok(match said {
        Said::Is(address) => Some(address),
        Said::Back | Said::Stop => None,
    })
}

/// Where the password comes from; `None` where the person stopped.
fn secret_of(args: &args::AccountAdd, asked: bool, token: bool) -> Result<Option<Secret>, Failure> {
    #[cfg(feature = "keyring")]
    if args.keyring {
        return Ok(Some(Secret::Keyring));
    }
    for (command, token) in [(&args.password_command, false), (&args.token_command, true)] {
        if let Some(args::CommandLine(command)) = command {
            let command = command.clone();
            return Ok(Some(Secret::Command { command, token }));
        }
    }
    if !asked {
        return Ok(Some(Secret::Prompt));
    }
    if token {
        return command(&words::token_command(), true);
    }
    let keyring = cfg!(feature = "keyring");
    let choices: Vec<String> = words::secrets()
        .into_iter()
        .take(if keyring { 3 } else { 2 })
        .collect();
    Ok(
        match question::one_of(&words::secret(), &choices, Some(0))? {
            Said::Is(0) => Some(Secret::Prompt),
            Said::Is(1) => return command(&words::password_command(), false),
            Said::Is(_) => Some(Secret::Keyring),
            Said::Back | Said::Stop => None,
        },
    )
}

fn command(prompt: &str, token: bool) -> Result<Option<Secret>, Failure> {
    Ok(match question::ask(prompt, args::command_line)? {
        Said::Is(args::CommandLine(command)) => Some(Secret::Command { command, token }),
        Said::Back | Said::Stop => None,
    })
}

/// Logs in, where the person wants that; the account stays, whatever comes of it.
fn tried(scene: &Scene<'_>, added: &Added, logs_in: bool) -> Result<Answer, Failure> {
    let again = format!("`datawrit account test {}`", added.account.account);
    let again = say!("account-try-again", command = again);
    // Where nobody logs in there is nothing to be asked for.
    if logs_in && question::yes_or_no(&words::try_it(), true)? != Said::Is(true) {
        return Ok(Answer::default().note(words::later(&added.account.account)));
    }
    let account = account::account(scene.home, Some(&added.account.account))?;
    #[cfg(feature = "keyring")]
    if account.secret == Secret::Keyring {
        secret::remember(&account, false)?;
    }
    let tested = secret::login(&account, false).and_then(|login| Ok(account.test(&login)?));
    match tested {
        Ok(_) => Ok(Answer::text(words::works())),
        Err(failure) => Err(
            Failure::cannot(words::not_yet(failure.message())).hint(match failure.way_out() {
                Some(hint) => format!("{hint}; {again}"),
                None => again,
            }),
        ),
    }
}
