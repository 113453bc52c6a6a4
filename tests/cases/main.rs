//! The cases: small inputs, each from a fault that a program of this kind has shown in public, with
//! what a person would have wanted instead.
//!
//! Their files are in `tests/fixtures/cases`, a folder each. Where the folder `../shared/cases`
//! lies beside the project, it is compared with them, so that no case is left untried.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and one that is passed over says so"
)]

mod days;
mod exports;
mod lists;
mod pages;
mod sending;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// A folder of its own with the files of one case in it.
struct Case {
    folder: TempDir,
}

/// What a command printed, and how it ended.
#[derive(Debug)]
struct Said {
    stdout: String,
    stderr: String,
    code: i32,
}

impl Said {
    fn all(&self) -> String {
        format!("{}{}", self.stderr, self.stdout)
    }

    #[track_caller]
    fn succeeded(self) -> Said {
        assert_eq!(self.code, 0, "{}", self.all());
        self
    }
}

impl Case {
    /// The files of the case, with `config.toml` and `profile.toml` in the home.
    fn of(name: &str) -> Case {
        let case = Case {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(case.path("home")).unwrap();
        let files = fixtures().join(name);
        if !files.exists() {
            return case;
        }
        for file in fs::read_dir(files).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            let to = match name.as_str() {
                "config.toml" | "profile.toml" => case.path("home").join(&name),
                _ => case.path(&name),
            };
            fs::copy(file.path(), to).unwrap();
        }
        let config = case.path("home/config.toml");
        if let Ok(text) = fs::read_to_string(&config) {
            let program = case.path("take-mail");
            let text = text.replace("./take-mail", program.to_str().unwrap());
            fs::write(config, text).unwrap();
        }
        case
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    fn read(&self, inside: &str) -> String {
        fs::read_to_string(self.path(inside)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_datawrit"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .args(["--home", "home"])
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> Said {
        self.said(self.command(arguments))
    }

    #[track_caller]
    fn said(&self, mut command: Command) -> Said {
        let output = command.output().unwrap();
        Said {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// Runs `write` with Ada as the sender, and `more`.
    #[track_caller]
    fn write(&self, today: Option<&str>, words: &[&str], more: &[&str]) -> Said {
        let mut arguments: Vec<&str> = today.into_iter().flat_map(|day| ["--today", day]).collect();
        arguments.push("write");
        arguments.extend(words);
        arguments.extend(["--email", "ada@example.org", "--residence", "DE"]);
        arguments.extend(["--output", "letters"]);
        arguments.extend(more);
        self.run(&arguments)
    }

    /// The cases of the tracker, as `list` tells them.
    #[track_caller]
    fn list(&self, today: &str) -> Vec<Value> {
        let said = self.run(&["--today", today, "list", "--json"]).succeeded();
        let told: Value = serde_json::from_str(&said.stdout).unwrap();
        let cases = told.get("cases").unwrap_or(&told);
        cases.as_array().unwrap().clone()
    }

    /// The reference of the only case.
    #[track_caller]
    fn only(&self) -> String {
        let cases = self.list("2027-12-31");
        assert_eq!(cases.len(), 1, "{cases:?}");
        cases[0]["case"].as_str().unwrap().to_owned()
    }

    /// The files in `letters` that end so, sorted by name.
    fn letters(&self, ending: &str) -> Vec<PathBuf> {
        let Ok(folder) = fs::read_dir(self.path("letters")) else {
            return Vec::new();
        };
        let mut files: Vec<PathBuf> = folder
            .map(|file| file.unwrap().path())
            .filter(|path| path.to_str().unwrap().ends_with(ending))
            .collect();
        files.sort();
        files
    }

    /// The text of the only letter that ends so.
    #[track_caller]
    fn letter(&self, ending: &str) -> String {
        let letters = self.letters(ending);
        assert_eq!(letters.len(), 1, "{letters:?}");
        fs::read_to_string(&letters[0]).unwrap()
    }

    /// To whom `take-mail` was told to send, a line a mail.
    fn sent(&self) -> Vec<String> {
        fs::read_to_string(self.path("sent.log"))
            .unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases")
}

#[test]
fn no_gathered_case_is_left_untried() {
    let gathered = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    if !gathered.exists() {
        println!("skipped: {} is not here", gathered.display());
        return;
    }
    let tests = ["days", "exports", "lists", "pages", "sending"]
        .map(|file| {
            let path = format!("tests/cases/{file}.rs");
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
        })
        .concat();
    let mut seen = 0;
    for folder in fs::read_dir(gathered).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(
            tests.contains(&format!("Case::of(\"{name}\")")),
            "nothing tries {name}"
        );
        seen += 1;
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap();
            let file_name = file.file_name();
            // Its words are for people; the test says the same in its own.
            if file_name == "case.md" {
                continue;
            }
            let ours = fixtures().join(&name).join(&file_name);
            assert!(
                fs::read(&ours).ok() == fs::read(file.path()).ok(),
                "{} is not the gathered one",
                ours.display()
            );
        }
    }
    assert!(seen >= 25, "{seen}");
}
