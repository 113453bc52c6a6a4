//! The pages in the browser, spoken to by hand: who may come in, what is refused, and what is shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod data;
mod door;
mod pages;
mod refused;
mod start;
mod uploads;
