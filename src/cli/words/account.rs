//! What `account` says.

use crate::{delivery::server::Security, office::account::Tested, speech::say};

/// The columns of the list.
pub fn heads() -> [String; 4] {
    [
        say!("account-head-account"),
        say!("account-head-from"),
        say!("account-head-by"),
        say!("account-head-password"),
    ]
}

/// Who logged in where, and how private that is.
fn logged_in(tested: &Tested) -> String {
    let private = match tested.security {
        Security::Implicit => "TLS".to_owned(),
        Security::StartTls => say!("account-starttls"),
        Security::Loopback => say!("account-loopback"),
    };
    let who = match &tested.user {
        Some(user) => say!("account-logged-in", user = user),
        None => say!("account-no-login"),
    };
    say!(
        "account-tested",
        account = &tested.account,
        who = who,
        server = &tested.server,
        port = tested.port.to_string(),
        private = private
    )
}

/// The same, and what the server offers.
pub fn tested(tested: &Tested) -> String {
    let mut offers = tested.offers.logins.clone();
    offers.extend(tested.offers.eight_bit.then_some("8BITMIME"));
    offers.extend(tested.offers.utf8.then_some("SMTPUTF8"));
    let offers = if offers.is_empty() {
        say!("account-offers-nothing")
    } else {
        offers.join(", ")
    };
    let at = logged_in(tested);
    format!("{at}\n{}\n", say!("account-offers", what = offers))
}
