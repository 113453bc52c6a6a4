//! What keeps the cases, from below the command line: stores of before, letters, and what any
//! engine must be able to do.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod before_letters;
mod desk;
mod letters;
mod memory;
mod numbers;
mod outlooks;
mod replies;
mod story;
