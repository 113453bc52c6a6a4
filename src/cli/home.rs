//! In which folder does everything of one person lie?

use std::path::Path;

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

use super::failure::Failure;
use crate::{office::Home, speech::say};

/// The folder the user named, or the platform's place for an application's data.
pub fn find(named: Option<&Path>) -> Result<Home, Failure> {
    if let Some(named) = named {
        return Ok(Home::at(named.to_owned()));
    }
    let strategy = choose_native_strategy()
        .map_err(|_| Failure::cannot(say!("home-no-folder")).hint(say!("home-name-folder")))?;
    Ok(Home::at(strategy.data_dir().join("datawrit")))
}
