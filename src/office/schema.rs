//! The shape of each command's JSON, as a JSON Schema in `docs/json`.
//!
//! The types write it: add a line to [`shapes`] for a new outcome, and run
//! `DATAWRIT_SCHEMAS=write cargo test --lib schema`. The runs of the program in `tests/cli` are held
//! against these files.

use std::{borrow::Cow, collections::BTreeSet, fs, path::PathBuf};

use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema,
    transform::RecursiveTransform,
};
use serde_json::Value;

use super::{
    account::{Listed, Tested},
    account_add::Added,
    authority::Hearing,
    backup,
    deadline::{Counted, SpokenDeadline},
    due::{Item, SpokenItem},
    evidence, export, forget,
    import::Imported,
    inbox,
    introduce::Kept,
    keep,
    law::{Holidays, SpokenLaw},
    law_check::LawCheck,
    law_for::LawsFor,
    mandate, next,
    preview::{Pages, Viewed},
    recipients,
    roster::PersonView,
    send::Report,
    show::{Form, Saved, Shown, SpokenShown},
    spoken::SpokenCase,
    status::Standing,
    undo::{SpokenUndone, Undone},
    view::CaseView,
    whereabouts,
    why::{SpokenWhy, Why},
    write::{Rehearsal, Rehearsed, SpokenTracked, Tally, Tracked, Written},
};
use crate::{
    directory::{AsOf, Href, Id},
    law::{Language, Period, Place, Statute},
    request::{Email, Line, Passage, Reference},
    tracker::Verified,
};

/// One letter or several, written or, with `--dry-run`, of which nothing is kept.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(
    dead_code,
    clippy::large_enum_variant,
    reason = "a shape alone, of which there is never a value"
)]
enum Write {
    One(Written),
    OneRehearsed(Rehearsed),
    Several(Tally<String>),
    SeveralRehearsed(Rehearsal<String>),
}

/// What each command prints with `--json`.
fn shapes() -> Vec<(&'static str, Schema)> {
    vec![
        ("account", of::<Vec<Listed>>()),
        ("account add", of::<Added>()),
        ("account test", of::<Tested>()),
        ("authority", of::<Hearing>()),
        ("deadline", of::<Counted>()),
        ("due", of::<Vec<Item>>()),
        ("evidence", of::<evidence::Written>()),
        ("export --output", of::<export::Exported>()),
        ("import", of::<Imported>()),
        ("inbox", of::<inbox::waiting::Waiting>()),
        ("inbox assign", of::<inbox::Item>()),
        ("inbox fetch", of::<inbox::fetch::Outcome>()),
        ("inbox import", of::<inbox::import::TakenIn>()),
        ("inbox review", of::<inbox::Item>()),
        ("init", of::<Kept>()),
        ("keep", of::<keep::KeptFiles>()),
        ("law", of::<Vec<SpokenLaw<'_>>>()),
        ("law check", of::<LawCheck>()),
        ("law for", of::<LawsFor>()),
        ("law holidays", of::<Holidays>()),
        ("law show", of::<Statute>()),
        ("list", of::<Vec<CaseView>>()),
        ("mandate", of::<mandate::Shown>()),
        ("mandate --paper", of::<mandate::PaperFile>()),
        ("next", of::<Vec<next::Step>>()),
        ("next --all", of::<Vec<next::Added>>()),
        ("next --letter", of::<next::Added>()),
        ("preview", of::<Pages>()),
        ("preview --open", of::<Viewed>()),
        ("recipients export", of::<recipients::Exported>()),
        ("recipients import", of::<recipients::Told<'_>>()),
        ("recipients list", of::<recipients::Listed>()),
        ("init --list", of::<Vec<PersonView>>()),
        ("recipients packs", of::<recipients::Packs>()),
        ("recipients search", of::<recipients::Found>()),
        ("recipients show", of::<recipients::Shown>()),
        ("record", of::<CaseView>()),
        ("send", of::<Report>()),
        ("show", of::<Shown>()),
        ("show --form", of::<Form>()),
        ("show --output", of::<Saved>()),
        ("status", of::<Standing>()),
        ("backup", of::<backup::BackedUp>()),
        ("forget", of::<forget::Forgotten>()),
        ("restore", of::<backup::RestoredHome>()),
        ("track", of::<Tracked>()),
        ("undo", of::<Undone>()),
        ("where", of::<whereabouts::Whereabouts>()),
        ("redo", of::<Undone>()),
        ("verify", of::<Verified>()),
        ("why", of::<Why>()),
        ("write", of::<Write>()),
    ]
}

fn of<Outcome: JsonSchema>() -> Schema {
    // As it is written: a key that may be missing is not required.
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(told_to_strangers));
    settings.into_generator().into_root_schema_for::<Outcome>()
}

/// New keys may come, whatever our own files may hold; and a description is one paragraph without links
/// into the source.
fn told_to_strangers(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if object.get("additionalProperties") == Some(&false.into()) {
        object.remove("additionalProperties");
    }
    // A default is for who reads a file, and these are written.
    object.remove("default");
    if let Some(Value::String(words)) = object.get_mut("description") {
        *words = without_links(words).replace('\n', " ");
    }
}

/// `[a](b)` and `[a]` become `a`.
fn without_links(words: &str) -> String {
    let mut plain = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let (name, after) = after.split_once(']').unwrap_or((after, ""));
        plain.push_str(name);
        let target = after
            .strip_prefix('(')
            .and_then(|after| after.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    plain + rest
}

/// Types that are written as others are.
macro_rules! written_as {
    ($($own:ty as $other:ty),* $(,)?) => { $(
        impl JsonSchema for $own {
            fn schema_name() -> Cow<'static, str> {
                <$other>::schema_name()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$other>::json_schema(generator)
            }
        }
    )* };
}

/// Words with a form of their own: a name, what they are, and a pattern.
macro_rules! words {
    ($($own:ty: $name:literal, $description:literal, $pattern:literal),* $(,)?) => { $(
        impl JsonSchema for $own {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let mut schema = json_schema!({ "type": "string", "description": $description });
                let pattern: &str = $pattern;
                if !pattern.is_empty() {
                    schema.insert("pattern".to_owned(), pattern.into());
                }
                schema
            }
        }
    )* };
}

written_as! {
    CaseView as SpokenCase<'_>,
    Counted as SpokenDeadline<'_>,
    Item as SpokenItem<'_>,
    Shown as SpokenShown<'_>,
    Tracked as SpokenTracked<'_>,
    Undone as SpokenUndone<'_>,
    Why as SpokenWhy<'_>,
}

words! {
    AsOf: "AsOf", "A day, or `unknown`", "^([0-9]{4}-[0-9]{2}-[0-9]{2}|unknown)$",
    Email: "Email", "An e-mail address", "@",
    Href: "Href", "A web address", "^https?://",
    Id: "Id", "The id of a company, a product or a pack", "^[a-z0-9-]{1,100}$",
    Reference: "Reference", "The number of a case", "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
    Language: "Language", "A language (BCP 47)", "^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
    Line: "Line", "Words on one line", "",
    Passage: "Passage", "Words on one line or several", "",
    Period: "Period", "A length of time as a statute states it", "^[0-9]+ (business )?(day|month)s?$",
    Place: "Place", "A country or a part of one (ISO 3166)", "^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
}

#[test]
fn the_shapes_of_json_are_those_in_docs() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/json");
    #[allow(
        clippy::disallowed_methods,
        reason = "whether to write is asked of this test alone"
    )]
    let writes = std::env::var_os("DATAWRIT_SCHEMAS").is_some();
    let mut known = BTreeSet::from(["README.md".to_owned()]);
    for (command, schema) in shapes() {
        let name = format!("{}.json", command.replace(" --", "-").replace(' ', "-"));
        let path = folder.join(&name);
        let mut value = schema.to_value();
        value["title"] = format!("datawrit {command} --json").into();
        let text = format!("{value:#}\n");
        if writes {
            fs::write(&path, &text).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == text,
            "docs/json/{name} is not what the types say; `DATAWRIT_SCHEMAS=write cargo test --lib schema` writes it"
        );
        known.insert(name);
    }
    let found: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, known, "docs/json holds the shapes of commands alone");
}
