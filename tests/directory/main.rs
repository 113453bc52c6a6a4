//! The companies: what the records say, and how others' collections are read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod expected;
mod gathered;
mod imports;
mod records;
