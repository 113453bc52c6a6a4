//! What lies in the home, and what stays when it goes.

use crate::{
    office::{forget::Stays, whereabouts::Holds},
    speech::say,
};

/// What something in the home is.
pub fn holds(holds: Holds) -> String {
    match holds {
        Holds::Profile => say!("home-holds-profile"),
        Holds::People => say!("home-holds-people"),
        Holds::Mandate => say!("home-holds-mandate"),
        Holds::Accounts => say!("home-holds-accounts"),
        Holds::Cases => say!("home-holds-cases"),
        Holds::Witness => say!("home-holds-witness"),
        Holds::Directory => say!("home-holds-directory"),
        Holds::Written => say!("home-holds-written"),
        Holds::Page => say!("home-holds-page"),
        Holds::OwnCompanies => say!("home-holds-companies"),
        Holds::OwnTexts => say!("home-holds-texts"),
        Holds::OpenPages => say!("home-holds-open-pages"),
        Holds::Sending => say!("home-holds-sending"),
        Holds::Unknown => say!("home-holds-unknown"),
    }
}

/// What cannot be deleted from here.
pub fn stays(stays: &Stays) -> String {
    match stays {
        Stays::Mails { count } => say!("home-stays-mails", count = *count),
        Stays::Replies { count } => say!("home-stays-replies", count = *count),
        Stays::Shared { path } => say!("home-stays-shared", path = path.display().to_string()),
        Stays::Own { path } => say!("home-stays-own", path = path.display().to_string()),
        Stays::File { path } => say!("home-stays-file", path = path.display().to_string()),
        Stays::Keyring => say!("home-stays-keyring"),
        Stays::Copies => say!("home-stays-copies"),
    }
}
