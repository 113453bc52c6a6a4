//! In which folder does everything of one person lie?

use std::path::Path;

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

use super::failure::Failure;
use crate::office::Home;

/// The folder the user named, or the platform's place for an application's data.
pub fn find(named: Option<&Path>) -> Result<Home, Failure> {
    if let Some(named) = named {
        return Ok(Home::at(named.to_owned()));
    }
    let strategy = choose_native_strategy().map_err(|_| {
        Failure::cannot("your home folder cannot be found").hint("name one with --home")
    })?;
    Ok(Home::at(strategy.data_dir().join("datawrit")))
}
