//! The README's commands, run in order, with the output it shows.

use std::{fs, path::Path};

use super::Home;

#[test]
fn the_readme_shows_what_the_program_says() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let mut home = Home::new();
    let mut commands = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for entry in block.split("$ ").skip(1) {
            // A command may go on after a backslash.
            let joined = entry.replace("\\\n", " ");
            let (command, expected) = joined.split_once('\n').unwrap();
            let words = words(command);
            let arguments = match &words[..] {
                [cargo, run, dashes, rest @ ..]
                    if [cargo, run, dashes].map(String::as_str) == ["cargo", "run", "--"] =>
                {
                    rest
                }
                [datawrit, rest @ ..] if datawrit == "datawrit" => rest,
                // `cargo test` and the like are the reader's, and .ci/run's.
                _ => continue,
            };
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            // The README was written on the day the tests live in.
            let output = home.on("2026-11-23").output(&arguments);
            let mut shown = String::from_utf8(output.stderr).unwrap();
            // The day is made up here, and not the reader's.
            shown = shown.replace(&format!("{}\n", super::home::TRIAL), "");
            shown.push_str(&String::from_utf8(output.stdout).unwrap());
            assert_eq!(shown.trim_end(), expected.trim_end(), "{command}");
            commands += 1;
        }
    }
    assert!(commands >= 5, "{commands}");
}

/// The words of a command line, single quotes kept together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in command.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
