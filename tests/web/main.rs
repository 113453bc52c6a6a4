//! The pages in the browser, spoken to by hand: who may come in, what is refused, and what is shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod browser;
mod came;
mod case;
mod data;
mod door;
mod letter;
mod pages;
mod people;
mod refused;
mod sending;
mod start;
mod story;
mod tongues;
mod uploads;
