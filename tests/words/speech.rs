//! Is every message there, in every language, and is none left over?

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use chrono::NaiveDate;
use datawrit::{
    law::{EventKind, FollowUp, Needed, Right},
    shelf::built_in::MESSAGES,
    speech::{Speech, Tongue, Value},
};

/// What is called by a name that is put together, and not written out at a `say!`.
fn put_together() -> BTreeSet<String> {
    let rights = Right::ALL.iter().map(|right| format!("rights-{right}"));
    let days = ["days-day", "days-weekday"].map(str::to_owned);
    let names = |area: &str, beginning: &'static str| -> Vec<String> {
        let text = MESSAGES.text(&format!("en/{area}.ftl")).unwrap();
        let names = text
            .lines()
            .filter_map(|line| line.split_once(" =")?.0.into());
        let names = names.filter(|name: &&str| name.starts_with(beginning));
        names.map(str::to_owned).collect()
    };
    let mut all: BTreeSet<String> = rights.chain(days).collect();
    // Of languages, of events, of what law files call things, and of the commands and options.
    for (area, beginning) in [
        ("languages", "languages-"),
        ("events", "events-"),
        ("titles", "titles-"),
        ("help", "help-about"),
        ("help", "help-command-"),
        ("options", "options-"),
        ("inbox", "inbox-kind-"),
        ("next", "next-step-"),
        ("retold", "retold-"),
        ("help", "help-option-"),
    ] {
        all.extend(names(area, beginning));
    }
    let events = EventKind::ALL.iter();
    all.extend(events.map(|event| format!("case-event-{event}")));
    let needed = Needed::ALL.iter();
    all.extend(needed.map(|needed| format!("new-notice-formality-{}", needed.word())));
    let letters = FollowUp::ALL.iter();
    all.extend(letters.map(|letter| format!("case-letter-{letter}")));
    all
}

/// What is a number wherever it is given.
const COUNTED: [&str; 14] = [
    "sent", "failed", "unknown", "skipped", "left", "count", "cases", "days", "day", "month",
    "weekday", "mails", "letters", "within",
];

/// A message: what it is given, and the messages of which it is made.
#[derive(Default)]
struct Message {
    given: BTreeSet<String>,
    uses: BTreeSet<String>,
}

fn messages(tongue: Tongue) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for (path, text) in MESSAGES.files {
        let Some(area) = path
            .strip_prefix(tongue.code())
            .and_then(|rest| rest.strip_prefix('/'))
        else {
            continue;
        };
        let area = area.strip_suffix(".ftl").unwrap();
        let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, faults)| {
            panic!("messages/{path}: {faults:?}");
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(
                    matches!(
                        entry,
                        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_)
                    ),
                    "{path}: not a message"
                );
                continue;
            };
            let name = message.id.name.to_owned();
            assert!(
                name.starts_with(&format!("{area}-")),
                "messages/{path}: {name} begins with another area, and would not be found"
            );
            let mut said = Message::default();
            look_at(&message.value.unwrap(), &mut said);
            assert!(
                found.insert(name.clone(), said).is_none(),
                "{path}: {name} is there twice"
            );
        }
    }
    found
}

fn look_at(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            look_into(expression, message);
        }
    }
}

fn look_into(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => look_inline(inline, message),
        Expression::Select { selector, variants } => {
            look_inline(selector, message);
            for variant in variants {
                look_at(&variant.value, message);
            }
        }
    }
}

fn look_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.given.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            message.uses.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => look_into(expression, message),
        _ => {}
    }
}

/// What a message needs, with what the messages need of which it is made.
fn needs(name: &str, messages: &BTreeMap<String, Message>) -> BTreeSet<String> {
    let message = &messages[name];
    let mut needed = message.given.clone();
    for used in &message.uses {
        needed.extend(needs(used, messages));
    }
    needed
}

/// Each `say!` of the source: the file, the name, the arguments.
fn called() -> Vec<(String, String, BTreeSet<String>)> {
    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    fn calls(tokens: TokenStream, path: &str, found: &mut Vec<(String, String, BTreeSet<String>)>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else {
                continue;
            };
            calls(group.stream(), path, found);
            let named = |back: usize, word: &str| {
                at.checked_sub(back)
                    .is_some_and(|at| tokens[at].to_string() == word)
            };
            if group.delimiter() != Delimiter::Parenthesis || !named(1, "!") || !named(2, "say") {
                continue;
            }
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let Some(TokenTree::Literal(name)) = inside.first() else {
                panic!(
                    "{path}: a `say!` names its message with a literal, so that it can be found"
                );
            };
            let name = name.to_string().trim_matches('"').to_owned();
            // `key = value`, behind a comma each.
            let given = inside
                .windows(3)
                .filter(|three| three[0].to_string() == "," && three[2].to_string() == "=")
                .map(|three| three[1].to_string())
                .collect();
            found.push((path.to_owned(), name, given));
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut found = Vec::new();
    for path in paths {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        if name.starts_with("speech") {
            continue;
        }
        let tokens = fs::read_to_string(&path).unwrap().parse().unwrap();
        calls(tokens, &name, &mut found);
    }
    found
}

#[test]
fn each_message_that_is_said_is_in_every_language_and_is_given_what_it_needs() {
    let calls = called();
    assert!(calls.len() > 20, "the calls are no longer found");
    let mut faults = Vec::new();
    for tongue in Tongue::known() {
        let messages = messages(tongue);
        for (file, name, given) in &calls {
            if !messages.contains_key(name) {
                faults.push(format!(
                    "{}: {name}, said in {file}, is missing",
                    tongue.code()
                ));
                continue;
            }
            let needed = needs(name, &messages);
            if let Some(lacking) = needed.difference(given).next() {
                faults.push(format!(
                    "{}: {name} needs ${lacking}, which {file} does not give",
                    tongue.code()
                ));
            }
            if tongue == Tongue::default()
                && let Some(spare) = given.difference(&needed).next()
            {
                faults.push(format!(
                    "{name} is given ${spare} in {file}, and does not say it"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the screen calls by words of its own, and is typed and in JSON by another: kinds of replies, events, rights, letters.
const CALLED: [(&str, &str); 4] = [
    ("inbox", "inbox-kind-"),
    ("events", "events-"),
    ("next", "next-step-"),
    ("rights", "rights-"),
];

#[test]
fn what_a_program_calls_by_a_word_the_screen_calls_by_those_of_its_language() {
    let mut faults = Vec::new();
    for tongue in Tongue::known() {
        let speech = Speech::new(tongue);
        for (area, beginning) in CALLED {
            let text = MESSAGES.text(&format!("en/{area}.ftl")).unwrap();
            let names = text.lines().filter_map(|line| line.split_once(" = "));
            let mut known = 0;
            for (name, _) in names {
                let Some(word) = name.strip_prefix(beginning) else {
                    continue;
                };
                known += 1;
                let said = speech.say(name, &[]);
                // It is the word for it in any language.
                if said.contains(word) && word.contains('-') && word != "opt-out" {
                    faults.push(format!("{}: {name} says `{said}`", tongue.code()));
                }
            }
            assert!(known > 5, "{beginning}: {known}");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where a sentence is given such a word as it is typed, it stands in it as what is typed does: between backticks, or in a
/// command.
#[test]
fn a_word_of_a_program_is_in_a_sentence_only_where_it_is_typed() {
    fn typed(tokens: TokenStream, path: &Path, found: &mut Vec<(String, String, String)>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else {
                continue;
            };
            typed(group.stream(), path, found);
            let named = |back: usize, word: &str| {
                at.checked_sub(back)
                    .is_some_and(|at| tokens[at].to_string() == word)
            };
            if group.delimiter() != Delimiter::Parenthesis || !named(1, "!") || !named(2, "say") {
                continue;
            }
            let inside: Vec<String> = group
                .stream()
                .into_iter()
                .map(|token| token.to_string())
                .collect();
            let mut arguments = inside.split(|token| token == ",");
            let Some([message]) = arguments.next() else {
                continue;
            };
            for argument in arguments {
                if let [key, equals, value @ ..] = argument
                    && equals == "="
                    && ["right", "rights", "event", "kind", "asked"].contains(&key.as_str())
                {
                    let value = value.concat();
                    let as_typed = ["to_string()", ".word()", "Right::list("];
                    if as_typed.iter().any(|way| value.contains(way)) {
                        let message = message.trim_matches('"').to_owned();
                        found.push((path.display().to_string(), message, key.clone()));
                    }
                }
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in super::sources(&root) {
        let source = fs::read_to_string(&path).unwrap();
        typed(source.parse().unwrap(), &path, &mut found);
    }
    assert!(found.len() > 3, "they are no longer found: {found:?}");
    let mut faults = Vec::new();
    for tongue in Tongue::known() {
        let speech = Speech::new(tongue);
        let known = messages(tongue);
        for (path, message, key) in &found {
            let mark = "\u{1}";
            let needed = needs(message, &known);
            let given: Vec<(&str, Value<'_>)> = needed
                .iter()
                .map(|one| {
                    let value = if one == key { mark } else { "x" };
                    (one.as_str(), Value::from(value))
                })
                .collect();
            let said = speech.say(message, &given);
            let is_typed = said.split('`').enumerate().all(|(at, part)| {
                let before = part.split(mark).next().unwrap_or_default();
                at % 2 == 1 || !part.contains(mark) || before.contains("datawrit ")
            });
            if !is_typed {
                faults.push(format!(
                    "{}: {message}, said in {path}: {said}",
                    tongue.code()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_message_is_left_over_and_no_language_has_another_set_of_them() {
    let english = messages(Tongue::default());
    let mut said: BTreeSet<String> = called().into_iter().map(|(_, name, _)| name).collect();
    said.extend(put_together());
    for message in english.values() {
        said.extend(message.uses.iter().cloned());
    }
    let names: BTreeSet<String> = english.keys().cloned().collect();
    assert_eq!(said, names);
    for tongue in Tongue::known() {
        let names_there: BTreeSet<String> = messages(tongue).into_keys().collect();
        assert_eq!(names_there, names, "{}", tongue.code());
    }
}

#[test]
fn every_message_of_every_language_is_said_whole_for_none_one_and_many() {
    for tongue in Tongue::known() {
        let speech = Speech::new(tongue);
        let messages = messages(tongue);
        for name in messages.keys() {
            let needed = needs(name, &messages);
            for number in [0_i64, 1, 2, 5, 11, 21, 1_000_000] {
                // A number where a choice is made, and a word.
                for word in ["yes", "no", "Jane's {bank}"] {
                    let given: Vec<(&str, Value<'_>)> = needed
                        .iter()
                        .map(|key| {
                            let value = if COUNTED.contains(&key.as_str()) {
                                Value::from(number)
                            } else {
                                Value::from(word)
                            };
                            (key.as_str(), value)
                        })
                        .collect();
                    let said = speech.say(name, &given);
                    assert_ne!(said, *name, "{}: it cannot be said", tongue.code());
                    assert!(
                        !said.trim().is_empty(),
                        "{}: {name} says nothing",
                        tongue.code()
                    );
                    assert!(
                        said.lines().all(|line| line == line.trim_end()),
                        "{}: {name} ends a line with a space: {said:?}",
                        tongue.code()
                    );
                }
            }
        }
    }
}

#[test]
fn a_day_is_written_as_people_write_it_where_the_language_is_at_home() {
    let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    let written: Vec<String> = Tongue::known()
        .into_iter()
        .map(|tongue| Speech::new(tongue).weekday(day))
        .collect();
    assert_eq!(
        written,
        [
            "Montag, 1. März 2027",
            "Monday, 1 March 2027",
            "lunes, 1 de marzo de 2027",
            "lundi 1er mars 2027"
        ]
    );
}

#[test]
fn a_locale_names_its_language() {
    for (locale, code) in [
        ("de_AT.UTF-8", Some("de")),
        ("de", Some("de")),
        ("FR-ca", Some("fr")),
        ("es_ES@euro", Some("es")),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("deu", None),
        ("", None),
    ] {
        assert_eq!(Tongue::meant(locale).map(Tongue::code), code, "{locale}");
    }
}

#[test]
fn what_nobody_has_is_said_by_its_name() {
    assert_eq!(
        Speech::new(Tongue::default()).say("status-nowhere", &[]),
        "status-nowhere"
    );
    assert_eq!(
        Speech::new(Tongue::default()).say("nowhere", &[]),
        "nowhere"
    );
}

/// What no room of ours words: the system, and its own library.
const NOT_OURS: [&str; 2] = ["retold-system-", "retold-kind-"];

/// What law files say.
const OF_LAW_FILES: [&str; 1] = ["retold-advice-"];

/// Sentences that are made of two of the source's.
const OF_TWO: [&str; 11] = [
    "retold-note-in-doubt",
    "retold-step-waited",
    "retold-period-",
    "retold-calendar-overdue",
    "retold-calendar-too-late",
    "retold-account-of-line",
    "retold-authority-live",
    "retold-authority-work",
    "retold-authority-happened",
    "retold-authority-seat",
    "retold-write-portability-flag",
];

/// An English sentence with its gaps made alike.
fn gapped(sentence: &str, begins: &str) -> String {
    let mut parts = sentence.split(begins);
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let behind = part.split_once('}').map_or("", |(_, behind)| behind);
        told.push('_');
        told.push_str(behind);
    }
    told
}

/// The sentences of the source, a line each.
fn of_the_source() -> BTreeMap<String, Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::<String, Vec<String>>::new();
    for path in super::sources(&root) {
        let source = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = source.lines().collect();
        for (at, text) in super::literals(&source) {
            let name = path.strip_prefix(&root).unwrap().display();
            // An error or a way out; the call may be broken before its words.
            let is_error = lines[at.saturating_sub(3)..at]
                .iter()
                .any(|line| line.contains("#[error(") || line.contains("Hint::say("));
            let place = format!("{}{name}:{at}", if is_error { "!" } else { "" });
            for line in text.replace("\\\"", "\"").split("\\n") {
                found
                    .entry(gapped(line.trim_start(), "{"))
                    .or_default()
                    .push(place.clone());
            }
        }
    }
    found
}

/// The law files, one behind the other.
fn law_files() -> String {
    fn gather(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, text);
            } else if path.extension().is_some_and(|end| end == "toml") {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    let law = Path::new(env!("CARGO_MANIFEST_DIR")).join("law");
    gather(&law, &mut text);
    text.push_str(include_str!("../../src/law/none.toml"));
    text
}

/// The sentences that are found by their English words.
fn retold() -> BTreeMap<String, String> {
    let text = MESSAGES.text("en/retold.ftl").unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &str| {
        let (name, sentence) = line.split_once(" = ").unwrap_or_else(|| {
            panic!("messages/en/retold.ftl: a sentence is on one line: {line}");
        });
        (gapped(sentence, "{ $"), name.to_owned())
    };
    lines.map(read).collect()
}

#[test]
fn what_is_retold_is_found_by_the_words_that_the_source_has() {
    let source = of_the_source();
    let law_files = law_files();
    let mut gone = Vec::new();
    for (sentence, name) in retold() {
        let ours = !NOT_OURS.iter().any(|begins| name.starts_with(begins));
        let of_a_file = OF_LAW_FILES.iter().any(|begins| name.starts_with(begins));
        if of_a_file && !law_files.contains(&format!("\"{sentence}\"")) {
            gone.push(format!("{name}: {sentence}"));
        }
        if ours
            && !of_a_file
            && !OF_TWO.iter().any(|begins| name.starts_with(begins))
            && !source.contains_key(&sentence)
        {
            gone.push(format!("{name}: {sentence}"));
        }
    }
    assert!(gone.is_empty(), "{}", gone.join("\n"));
}

/// Of which errors the words are English in every language, by design; `messages/README.md` says why.
const ENGLISH_ALONE: [&str; 7] = [
    // What is wrong inside a file that somebody writes for the program: its keys are English, too.
    "directory/channel.rs",
    "law/calendars.rs",
    "letter/fault.rs",
    "reply/phrases.rs",
    "tracker/occasion.rs",
    // An order is made by a program.
    "office/write/order.rs",
    // Its own test.
    "cli/failure.rs",
];

#[test]
fn an_error_of_the_rooms_below_is_said_in_every_language() {
    let retold = retold();
    let mut faults = Vec::new();
    for (sentence, places) in of_the_source() {
        // A word or two are a part, or name what is typed.
        let is_sentence = sentence.split(' ').filter(|word| word.len() > 1).count() > 1;
        for place in &places {
            let Some(place) = place.strip_prefix('!') else {
                continue;
            };
            let alone = ENGLISH_ALONE.iter().any(|begins| place.starts_with(begins));
            if is_sentence && !alone && !retold.contains_key(&sentence) {
                faults.push(format!("{place}: {sentence}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
