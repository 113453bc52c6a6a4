//! The program as a person calls it: whole output and exit code.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod addresses;
mod after;
mod aloud;
mod another_person;
mod answers;
mod asked_again;
mod authority;
mod backup;
mod bad_input;
mod cautions;
mod commands;
mod copies;
mod export;
mod faults;
mod first;
mod forget;
mod german;
mod guided;
mod hints;
mod home;
mod hour;
mod inbox;
mod json;
mod large;
mod laws;
mod licences;
mod lists;
mod looking;
mod mandate;
mod many;
mod marks;
mod named;
mod names;
mod next;
mod numbers;
mod own_law;
mod own_step;
mod page;
mod people;
mod pictures;
mod plain;
mod post;
mod preview;
mod products;
mod prompts;
mod questions;
mod reach;
mod readme;
mod recipients;
mod review;
mod status;
mod stopped;
mod stores;
mod terminal;
mod tongues;
mod track;
mod undo;
mod whereabouts;
mod whose_language;

use home::Home;
