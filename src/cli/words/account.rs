//! What `account` says.

use crate::{delivery::server::Security, office::account::Tested};

/// What a server offers to who logs in.
pub fn tested(tested: &Tested) -> String {
    let private = match tested.security {
        Security::Implicit => "TLS",
        Security::StartTls => "TLS after STARTTLS",
        Security::Loopback => "not encrypted, on this computer",
    };
    let mut offers = tested.offers.logins.clone();
    offers.extend(tested.offers.eight_bit.then_some("8BITMIME"));
    offers.extend(tested.offers.utf8.then_some("SMTPUTF8"));
    let who = match &tested.user {
        Some(user) => format!("logged in as {user}"),
        None => "no login".to_owned(),
    };
    format!(
        "{}: {who} at {}, port {}, {private}\noffers: {}\n",
        tested.account,
        tested.server,
        tested.port,
        if offers.is_empty() {
            "nothing beyond plain SMTP".to_owned()
        } else {
            offers.join(", ")
        }
    )
}
