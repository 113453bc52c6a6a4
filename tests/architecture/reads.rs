//! Is every file that somebody named read within bounds?
//!
//! To open a pipe is to wait for its other end, and a device never ends: `shelf::open_file` and what stands on it look
//! first. No other part of the program opens a file to read it, but for those below.

use super::source;

/// What opens a file, or reads it whole.
const READS: [&str; 5] = [
    "fs::read(",
    "read_to_string(",
    "File::open(",
    "fs::copy(",
    ".read(true)",
];

/// Where one of them stands, and why it may.
const MAY: [(&str, &str, usize, &str); 10] = [
    ("shelf.rs", "File::open(", 1, "it looks first"),
    (
        "tracker/store/messages.rs",
        "read_to_string(",
        1,
        "what the system says of a process",
    ),
    (
        "tracker/witness.rs",
        "fs::read(",
        1,
        "a file of our own, which is looked at first",
    ),
    (
        "office/file.rs",
        "File::open(",
        1,
        "a temporary file of our own",
    ),
    ("office/forget.rs", "File::open(", 1, "a folder"),
    ("web/first.rs", "fs::read(", 1, "a note of our own"),
    (
        "web/first.rs",
        "read_to_string(",
        1,
        "an answer of a socket, within bounds",
    ),
    ("cli/terminal/enquiry.rs", ".read(true)", 1, "the terminal"),
    (
        "cli/commands/import.rs",
        "File::open(",
        1,
        "an archive may come out of a pipe, and has a bound",
    ),
    (
        "cli/commands/write/many.rs",
        "File::open(",
        1,
        "a list may come out of a pipe, line by line",
    ),
];

#[test]
fn a_file_that_somebody_names_is_read_within_bounds() {
    let mut met = 0;
    for file in source::files() {
        if file.name.ends_with("tests.rs")
            || ["office/schema.rs", "office/scratch.rs"].contains(&file.name.as_str())
        {
            continue;
        }
        let code = file.code();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for word in READS {
            let found = code.matches(word).count();
            let may = MAY
                .iter()
                .filter(|(name, of, ..)| *name == file.name && *of == word)
                .map(|(_, _, times, _)| times)
                .sum::<usize>();
            assert_eq!(
                found, may,
                "src/{}: `{word}`; `shelf::open_file`, `shelf::bytes` and `shelf::bytes_up_to` look whether it is a file",
                file.name
            );
            met += found;
        }
    }
    assert!(met > 0);
}
