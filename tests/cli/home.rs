//! A home for one test, and commands run in it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// A folder of its own, with the program's home in `home` inside it.
pub struct Home {
    folder: TempDir,
    today: String,
    /// What was run and what came of it.
    transcript: String,
}

/// What is said when a home becomes one for trials, as every home of a test does:
/// left out of the transcripts, and looked for by a test of its own.
pub const TRIAL: &str = "note: this home is now for trials: its first case has a made-up date, and what leaves it says so";

/// What is said before a mail of such a home leaves.
pub const TRIAL_MAIL: &str = "trial    the days are made up, and a line in the mail's head says so";

/// Who writes in most tests.
pub const ADA: [&str; 6] = [
    "--name",
    "Ada Example",
    "--address",
    "Lindenallee 12; 04109 Leipzig; DE",
    "--email",
    "ada@example.org",
];

impl Home {
    pub fn new() -> Home {
        Home {
            folder: tempfile::tempdir().unwrap(),
            today: "2026-11-23".to_owned(),
            transcript: String::new(),
        }
    }

    /// From here on it is this day.
    pub fn on(&mut self, today: &str) -> &mut Home {
        today.clone_into(&mut self.today);
        self
    }

    /// Copies the folder to where it stays when the test has ended, and says where.
    #[allow(dead_code, reason = "for those who look for a rare fault")]
    pub fn kept(&self) -> String {
        let kept = self.folder().with_extension("kept");
        let mut copy = Command::new("cp");
        copy.arg("-a").arg(self.folder()).arg(&kept);
        format!("kept in {}: {:?}", kept.display(), copy.status())
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder().join(inside)
    }

    pub fn put(&self, inside: &str, text: &str) {
        let path = self.path(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_datawrit"));
        command
            .current_dir(self.folder())
            .env_clear()
            .env("DATAWRIT_HOME", "home")
            .env("DATAWRIT_TODAY", &self.today)
            .stdin(std::process::Stdio::null());
        command
    }

    /// Runs a command. Most tests write to companies that nobody knows, and are about something
    /// else: `--no-address` goes with each of their letters. [`Home::strictly`] adds nothing.
    pub fn output(&self, arguments: &[&str]) -> Output {
        let mut command = self.command();
        command.args(arguments);
        if arguments.len() > 2 && arguments.contains(&"write") {
            command.arg("--no-address");
        }
        let output = command.output().unwrap();
        held_against_its_schema(arguments, &output.stdout);
        output
    }

    /// Runs a command as it stands: what it prints, what it says, and its exit code.
    pub fn strictly(&self, arguments: &[&str]) -> (String, String, i32) {
        let output = self.command().args(arguments).output().unwrap();
        held_against_its_schema(arguments, &output.stdout);
        (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
            output.status.code().unwrap(),
        )
    }

    /// Runs a command and adds it to the transcript: stderr's lines begin with
    /// `! `, an exit code other than 0 stands last.
    pub fn run(&mut self, arguments: &[&str]) -> &mut Home {
        let output = self.output(arguments);
        let shown: Vec<String> = arguments
            .iter()
            .map(|argument| {
                if argument.contains([' ', ';']) {
                    format!("'{argument}'")
                } else {
                    (*argument).to_owned()
                }
            })
            .collect();
        let mut entry = format!("$ datawrit {}\n", shown.join(" "));
        entry.push_str(&String::from_utf8(output.stdout).unwrap());
        let said = String::from_utf8(output.stderr).unwrap();
        for line in said
            .lines()
            .filter(|line| *line != TRIAL && *line != TRIAL_MAIL)
        {
            entry.push_str(&format!("! {line}\n"));
        }
        let code = output.status.code().unwrap();
        if code != 0 {
            entry.push_str(&format!("exit {code}\n"));
        }
        entry.push('\n');
        self.transcript.push_str(&entry);
        self
    }

    pub fn transcript(&self) -> String {
        self.transcript
            .replace(&self.folder().display().to_string(), "FOLDER")
    }

    /// Writes an access letter to a company in Leipzig and returns its case.
    pub fn write_access(&self) -> String {
        let mut arguments = vec![
            "write",
            "access",
            "Musterfirma GmbH",
            "--again",
            "--json",
            "--output",
            "letters",
        ];
        arguments.extend(["--recipient-address", "Musterweg 1; 04109 Leipzig; DE"]);
        arguments.extend(ADA);
        let written = self.json(&arguments);
        written["case"].as_str().unwrap().to_owned()
    }

    /// The JSON a command prints, whatever its exit code.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.output(arguments);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// What a command that fails says, and its exit code.
    #[track_caller]
    pub fn refusal(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.output(arguments);
        assert!(
            output.stdout.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
        let said = String::from_utf8(output.stderr).unwrap();
        let said = said.replace(&self.folder().display().to_string(), "FOLDER");
        (said, output.status.code().unwrap())
    }
}

/// The commands whose JSON no type describes; `export` prints the export itself.
const WITHOUT_SCHEMA: [&str; 2] = ["export", "licences"];

/// Holds what a command printed with `--json` against its schema in `docs/json`, and looks for keys
/// that the schema does not name. `show --form` has a file of its own, `show-form.json`.
fn held_against_its_schema(arguments: &[&str], stdout: &[u8]) {
    if !arguments.contains(&"--json") || stdout.is_empty() {
        return;
    }
    let words: Vec<&str> = arguments
        .iter()
        .copied()
        .take_while(|argument| !argument.starts_with('-'))
        .take(2)
        .collect();
    let flags = arguments
        .iter()
        .filter_map(|argument| argument.strip_prefix("--"));
    let mut names: Vec<String> = flags.map(|flag| format!("{}-{flag}", words[0])).collect();
    names.extend([words.join("-"), words[0].to_owned()]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json");
    let found = names.into_iter().find_map(|name| {
        let text = fs::read(folder.join(format!("{name}.json"))).ok()?;
        Some((name, text))
    });
    let Some((name, schema)) = found else {
        assert!(
            WITHOUT_SCHEMA.contains(&words[0]),
            "docs/json has nothing of `{arguments:?}`"
        );
        return;
    };
    let mut schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    let mut parts = BTreeSet::new();
    parts_of_others(&schema, &mut parts);
    closed(&mut schema, &parts, false);
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("schema.json", schema).unwrap();
    let schema = compiler.compile("schema.json", &mut schemas).unwrap();
    let printed: serde_json::Value = serde_json::from_slice(stdout).unwrap();
    if let Err(error) = schemas.validate(&printed, schema) {
        panic!(
            "`{arguments:?}` does not print what docs/json/{name}.json says: {error}\n{printed:#}"
        );
    }
}

/// The names of the definitions that stand for a part of an object, whose other keys stand beside it.
fn parts_of_others(schema: &serde_json::Value, parts: &mut BTreeSet<String>) {
    let ways = ["allOf", "anyOf", "oneOf"].into_iter();
    for part in ways.filter_map(|way| schema[way].as_array()).flatten() {
        let reference = part["$ref"].as_str();
        let name = reference.and_then(|reference| reference.strip_prefix("#/$defs/"));
        parts.extend(
            name.filter(|_| schema["properties"].is_object())
                .map(str::to_owned),
        );
    }
    let inside = schema
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    let items = schema.as_array().into_iter().flatten();
    inside
        .chain(items)
        .for_each(|schema| parts_of_others(schema, parts));
}

/// Refuses every key that the schema does not name: new ones may come, but with the schema.
fn closed(schema: &mut serde_json::Value, parts: &BTreeSet<String>, part_of_another: bool) {
    match schema {
        serde_json::Value::Object(object) => {
            let names_keys = object.contains_key("properties");
            if names_keys && !part_of_another && !object.contains_key("additionalProperties") {
                object.insert("unevaluatedProperties".to_owned(), false.into());
            }
            for (key, value) in object.iter_mut() {
                let part = matches!(key.as_str(), "allOf" | "anyOf" | "oneOf") && names_keys;
                closed(value, parts, part || parts.contains(key));
            }
        }
        serde_json::Value::Array(values) => {
            for value in values {
                closed(value, parts, part_of_another);
            }
        }
        _ => {}
    }
}
