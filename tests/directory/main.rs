//! The companies: what the records say, and how others' collections are read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and one that is passed over says so"
)]

mod expected;
mod gathered;
mod imports;
mod records;
