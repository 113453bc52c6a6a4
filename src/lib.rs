//! Writes the data request a person's law gives them, and knows to the day when
//! the answer is due.
//!
//! The path of one request, each step taking one noun and returning the next:
//!
//! | step | from | to |
//! | --- | --- | --- |
//! | [`cli`] parses | arguments | an order: what was asked, plain |
//! | [`office`] resolves | order, profile, [`directory`] | [`request::Request`] |
//! | [`law`] answers | statute, right, day | [`law::Grounds`] |
//! | [`letter`] writes | request, grounds, day | [`letter::Letter`] |
//! | [`delivery`] renders | letter | PDF, mail or text, as bytes |
//! | [`tracker`] opens | request, grounds, the exact bytes | [`tracker::Case`] and its clocks |
//! | [`cli`] writes | bytes | files, and an answer on the terminal |
//!
//! Dependency runs one way, and a test holds it: `shelf`, `database` and `spreadsheet` use nothing,
//! `law` uses `shelf`, `request` uses `law`, `letter` these three, `delivery` all of them, `tracker`
//! `law`, `request` and `database`, `mailbox` `request`, `delivery` and `shelf`, `reply` `shelf`,
//! `directory` these, `shelf` and `spreadsheet`, `authority` `law`,
//! `request` and `shelf`; `office`, which holds what can be done, uses all of these; `cli` and `web` are
//! doors to it, `cli` opens `web`, and nothing uses `cli` but `main`. What a door says
//! comes from `speech`, which uses `shelf`; what both doors say in the same words from `wording`, which is above `office`.

pub mod authority;
pub mod cli;
mod database;
pub mod delivery;
pub mod directory;
pub mod law;
pub mod letter;
pub mod mailbox;
pub mod office;
pub mod reply;
pub mod request;
pub mod shelf;
pub mod speech;
pub mod spreadsheet;
pub mod tracker;
pub mod web;
mod wording;
