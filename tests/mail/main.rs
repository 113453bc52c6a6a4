//! Sending: what leaves, what is recorded, and what happens when something breaks.
//!
//! The server is our own (`server.rs`), in this process and on loopback, so that
//! it can do what no real server does on demand. That real ones are content is the
//! matter of `real_servers.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod addresses;
mod claims;
mod copies;
mod daemon;
mod dovecot;
mod evidence;
mod exim;
mod fetching;
#[path = "../cli/home.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line")]
mod home;
mod imap_server;
mod killed;
mod matrix;
mod messages;
mod real_servers;
mod sending;
mod server;
mod told;

use home::Home;
use server::Server;

/// An account that sends by `server`, and waits for nothing.
fn account(home: &Home, server: &Server) {
    home.put("home/ca.pem", &server.authority());
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"{}\"\nca = \"ca.pem\"\n\
             password.command = [\"echo\", \"s3cret\"]\npause = 0\ntimeout = 1\nretries = 2\nretry-after = 0\n",
            server.url()
        ),
    );
}

/// Opens a case whose letter can be mailed, and returns its reference.
fn write_letter(home: &Home, company: &str) -> String {
    let address = format!("privacy@{}.example.org", company.to_lowercase());
    let mut arguments = vec![
        "write",
        "access",
        company,
        "--json",
        "--output",
        "letters",
        "--recipient-email",
        &address,
    ];
    arguments.extend(home::ADA);
    let written = home.json(&arguments);
    written["case"].as_str().unwrap().to_owned()
}

/// `sent`, `not-sent`, `unknown` or `written`: the last word of a case's log on
/// its mail.
fn last_word(home: &Home, case: &str) -> String {
    let shown = home.json(&["show", case, "--json"]);
    let events = shown["events"].as_array().unwrap();
    events.last().unwrap()["kind"].as_str().unwrap().to_owned()
}
