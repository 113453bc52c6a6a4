//! What does the program say, in the language of the person?
//!
//! A message is data: it stands in `messages/<language>/<area>.ftl`, in the syntax of [Fluent][fluent], and is
//! called by its name with `say!`. The name begins with its area: `status-late` stands in `status.ftl`. An area is
//! read when its first message is said, so that a start pays for what it says and for nothing else. A language is a
//! folder; nothing here lists them.
//!
//! Commands, flags and JSON are English in every language. Letters do not come from here: their language is chosen for
//! who reads them ([`crate::letter`]).
//!
//! [fluent]: https://projectfluent.org/fluent/guide/

mod retold;
mod tongue;

use std::{
    collections::BTreeMap,
    sync::{LazyLock, OnceLock},
};

use chrono::{Datelike, NaiveDate};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::shelf::built_in::MESSAGES;

pub use tongue::Tongue;

/// Says the message with this name in the language of this start: `say!("status-late", days = 3)`.
///
/// Tests hold that every name is in every language, and that its arguments are those that it is given.
macro_rules! say {
    ($name:literal $(, $key:ident = $value:expr)* $(,)?) => {
        $crate::speech::spoken().say($name, &[$((stringify!($key), $crate::speech::Value::from($value))),*])
    };
}

pub(crate) use say;

/// A word or a number that a message is given.
#[derive(Debug, Clone)]
pub struct Value<'a>(FluentValue<'a>);

impl<'a> From<&'a str> for Value<'a> {
    fn from(word: &'a str) -> Self {
        Self(FluentValue::from(word))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(word: &'a String) -> Self {
        Self(FluentValue::from(word.as_str()))
    }
}

impl From<String> for Value<'_> {
    fn from(word: String) -> Self {
        Self(FluentValue::from(word))
    }
}

/// A day, as people write it in the language of this start.
impl From<NaiveDate> for Value<'_> {
    fn from(day: NaiveDate) -> Self {
        Self(FluentValue::from(spoken().day(day)))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        }
    )*};
}

numbers!(usize, u32, u64, i32, i64);

/// Which of two forms: `yes` or `no`.
impl From<bool> for Value<'_> {
    fn from(is: bool) -> Self {
        Self(FluentValue::from(if is { "yes" } else { "no" }))
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The messages of a language.
pub struct Speech {
    tongue: Tongue,
    areas: BTreeMap<&'static str, OnceLock<Option<Bundle>>>,
}

/// The language of this start. Who sits before a screen is the same for all that one start says.
static SPOKEN: OnceLock<Speech> = OnceLock::new();

/// What is said where a language lacks a message.
static ENGLISH: LazyLock<Speech> = LazyLock::new(|| Speech::new(Tongue::default()));

/// Chooses the language of this start. The first choice holds.
pub fn speak(tongue: Tongue) {
    let _ = SPOKEN.set(Speech::new(tongue));
}

/// The messages in the language of this start; English where none was chosen.
pub fn spoken() -> &'static Speech {
    SPOKEN.get().unwrap_or(&ENGLISH)
}

impl Speech {
    pub fn new(tongue: Tongue) -> Self {
        let areas = MESSAGES
            .files
            .iter()
            .filter_map(|(path, _)| path.strip_prefix(tongue.code())?.strip_prefix('/'))
            .filter_map(|file| file.strip_suffix(".ftl"))
            .map(|area| (area, OnceLock::new()))
            .collect();
        Self { tongue, areas }
    }

    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The message with this name. One that this language lacks is said in English, and one that nobody has by its name.
    pub fn say(&self, name: &str, given: &[(&str, Value<'_>)]) -> String {
        let arguments: FluentArgs<'_> = given
            .iter()
            .map(|(key, Value(value))| (*key, value.clone()))
            .collect();
        self.said(name, &arguments)
            .or_else(|| ENGLISH.said(name, &arguments))
            .unwrap_or_else(|| name.to_owned())
    }

    /// What a law file calls something, in English: the same in this language, where it has the words.
    pub fn titled(&self, title: &str) -> String {
        let mut name = "titles".to_owned();
        let words = title.split(|one: char| !one.is_alphanumeric());
        for word in words.filter(|word| !word.is_empty()) {
            name.push('-');
            name.push_str(&word.to_lowercase());
        }
        match self.say(&name, &[]) {
            said if said == name => title.to_owned(),
            said => said,
        }
    }

    fn said(&self, name: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let area = name.split('-').next()?;
        let bundle = self.areas.get(area)?.get_or_init(|| self.read(area));
        let bundle = bundle.as_ref()?;
        let pattern = bundle.get_message(name)?.value()?;
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(arguments), &mut faults);
        faults.is_empty().then(|| said.into_owned())
    }

    fn read(&self, area: &str) -> Option<Bundle> {
        let text = MESSAGES.text(&format!("{}/{area}.ftl", self.tongue.code()))?;
        let resource = FluentResource::try_new(text.to_owned()).ok()?;
        let mut bundle = Bundle::new_concurrent(vec![self.tongue.code().parse().ok()?]);
        // A terminal shows the marks that would keep words of two directions apart as rubbish.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).ok()?;
        Some(bundle)
    }

    /// `28 December 2026`
    pub fn day(&self, day: NaiveDate) -> String {
        self.say("days-day", &parts(day))
    }

    /// `Monday, 28 December 2026`
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.say("days-weekday", &parts(day))
    }
}

fn parts(day: NaiveDate) -> [(&'static str, Value<'static>); 4] {
    [
        ("day", day.day().into()),
        ("month", day.month().into()),
        // A year is not a quantity, and has no separator.
        ("year", day.year().to_string().into()),
        ("weekday", day.weekday().number_from_monday().into()),
    ]
}
