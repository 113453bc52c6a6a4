//! Every law file: what must hold whatever it says.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, NaiveDate};
use datawrit::law::{Certainty, NotGranted, Right, Statute, WhyNoLetters};

use super::{day, statutes};

/// Every day on which something could change, and the days around it.
fn days() -> impl Iterator<Item = NaiveDate> {
    (0..)
        .map(|number| day("2016-01-01") + Days::new(number))
        .take_while(|d| *d <= day("2030-12-31"))
}

/// The law files as they lie in the folder, by their names.
fn on_disk() -> Vec<String> {
    let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut ids: Vec<String> = paths().iter().map(name).collect();
    ids.sort();
    ids
}

fn paths() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("law")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "toml")
                && !path.ends_with("law/counting.toml")
            {
                paths.push(path);
            }
        }
    }
    paths
}

#[test]
fn every_law_file_is_in_the_program_and_in_the_table_of_the_readme() {
    let statutes = statutes();
    let all = statutes.all().unwrap();
    let ids: Vec<&str> = all.iter().map(|law| law.id.as_str()).collect();
    assert_eq!(ids, on_disk());

    // `DATAWRIT_TABLES=write cargo test --test law files` writes it.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let at = readme.find("| law | for people in").unwrap();
    let end = at + readme[at..].find("\n\n").unwrap() + 1;
    let table = table(&all);
    #[expect(
        clippy::disallowed_methods,
        reason = "who renews the table says so where tests are run"
    )]
    let renewed = std::env::var_os("DATAWRIT_TABLES").is_some();
    if renewed {
        fs::write(&path, format!("{}{table}{}", &readme[..at], &readme[end..])).unwrap();
    } else {
        assert_eq!(&readme[at..end], table, "the table of laws in README.md");
    }
}

/// What letters say in another language hangs on the words of the file: where the title of a law changes, or a reference, its
/// line in `[said.xx]` changes with it, and none is left that the file does not say any more.
#[test]
fn every_language_of_the_letters_says_the_law_by_the_words_that_its_file_has() {
    let mut missing = Vec::new();
    for path in paths() {
        let file: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let mut says = BTreeSet::new();
        names(&file, &mut says);
        let none = toml::Table::new();
        let said = file
            .get("said")
            .map_or(&none, |said| said.as_table().unwrap());
        for (language, lines) in said {
            for words in lines.as_table().unwrap().keys() {
                let path = path.display();
                assert!(
                    says.contains(words),
                    "{path} does not say {words:?}, of which [said.{language}] has a line"
                );
            }
        }
        let languages = file["languages"].as_array().unwrap().iter();
        let languages: BTreeSet<&str> = languages
            .map(|language| language.as_str().unwrap().split('-').next().unwrap())
            .collect();
        // A law that has letters of its own writes them out in each language.
        if !file.contains_key("templates") {
            continue;
        }
        let mut cited = BTreeSet::new();
        // Where a law has letters in English too, its title is the English one; elsewhere it is the law's own.
        if languages.contains("en") {
            cited.extend(["title", "citation"].map(|key| file[key].as_str().unwrap().to_owned()));
        }
        for kind in ["right", "provision", "formality"] {
            let of_kind = file
                .get(kind)
                .map_or(&[][..], |kind| kind.as_array().unwrap());
            for one in of_kind {
                references(one, &mut cited);
            }
        }
        let clocks = file
            .get("clock")
            .map_or(&[][..], |clocks| clocks.as_array().unwrap());
        for clock in clocks {
            for version in clock["version"].as_array().unwrap() {
                if clock["id"].as_str() == Some("respond") {
                    cited.insert(title_of(version));
                }
                if let Some(relief) = version.get("relief") {
                    references(relief, &mut cited);
                }
            }
        }
        for language in languages {
            if language == "en" {
                continue;
            }
            let lines = said
                .get(language)
                .map_or(&none, |lines| lines.as_table().unwrap());
            let unsaid = cited.iter().filter(|words| !lines.contains_key(*words));
            missing
                .extend(unsaid.map(|words| format!("{} [said.{language}] {words:?}", file["id"])));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Everything that a file calls by a name, without what follows a colon.
fn names(table: &toml::Table, says: &mut BTreeSet<String>) {
    for (key, value) in table {
        match value {
            toml::Value::String(words)
                if ["title", "short-title", "citation"].contains(&&key[..]) =>
            {
                says.insert(words.split(": ").next().unwrap().to_owned());
            }
            toml::Value::Table(table) if !["said", "words"].contains(&&key[..]) => {
                names(table, says)
            }
            toml::Value::Array(list) => {
                for table in list.iter().filter_map(toml::Value::as_table) {
                    names(table, says);
                }
            }
            _ => {}
        }
    }
}

/// The title of its reference, without what follows a colon.
fn title_of(value: &toml::Value) -> String {
    let title = value["reference"]["title"].as_str().unwrap();
    title.split(": ").next().unwrap().to_owned()
}

/// The references below it, without what follows a colon.
fn references(value: &toml::Value, cited: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            if table.contains_key("reference") {
                cited.insert(title_of(value));
            }
            table.values().for_each(|value| references(value, cited));
        }
        toml::Value::Array(list) => list.iter().for_each(|value| references(value, cited)),
        _ => {}
    }
}

/// A law whose rights reach a person has letters, or its file says why it has none; one that is in force, that this is
/// because the request goes another way.
#[test]
fn a_law_without_letters_says_why() {
    let today = day("2026-11-27");
    let mut without = Vec::new();
    for law in statutes().all().unwrap() {
        if !law.languages.is_empty() {
            continue;
        }
        let said = law.without_letters.as_ref();
        let why = said.unwrap_or_else(|| panic!("{} has no letters, and does not say why", law.id));
        let in_force = law.residences.iter().any(|one| one.from <= today);
        assert!(
            why.why != WhyNoLetters::Unread || !in_force,
            "{} is in force, and was not read",
            law.id
        );
        let platform = why.why == WhyNoLetters::Platform;
        assert_eq!(platform, !law.platforms.is_empty(), "{}", law.id);
        without.push(law.id);
    }
    assert_eq!(without, ["us-ca-delete", "us-vt", "za-paia"]);
}

/// The table of the README.
fn table(all: &[Statute]) -> String {
    let mut table =
        "| law | for people in | rights | letters |\n| --- | --- | --- | --- |\n".to_owned();
    for law in all {
        let languages: Vec<&str> = law.languages.iter().map(|one| one.in_english()).collect();
        let letters = match &languages[..] {
            [] => match law.without_letters.as_ref().map(|without| without.why) {
                Some(WhyNoLetters::Platform) => "none: a platform takes the request".to_owned(),
                Some(WhyNoLetters::OwnForm) => {
                    "none: the request is made on a form of its own".to_owned()
                }
                Some(WhyNoLetters::Unread) => {
                    let from = law.residences[0].from;
                    format!("none: not in force before {from}, and its sections were not read")
                }
                None => "none yet".to_owned(),
            },
            languages => languages.join(", "),
        };
        let (id, title) = (&law.id, &law.title);
        let (people, rights) = (people(law), rights(law));
        writeln!(
            table,
            "| `{id}`, {title} | {people} | {rights} | {letters} |"
        )
        .unwrap();
    }
    table
}

fn people(law: &Statute) -> String {
    const UNION: [&str; 27] = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
        "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];
    let places = law.residences.iter().flat_map(|lived| &lived.places);
    let places: Vec<_> = places.collect();
    let is_of_the_union = |code: &str| UNION.contains(&code);
    let whole = UNION
        .iter()
        .all(|code| places.iter().any(|place| place.code() == *code));
    let mut names: Vec<String> = places
        .iter()
        .filter(|place| !(whole && is_of_the_union(place.code())))
        .map(|place| place.in_english())
        .collect();
    if whole {
        names.insert(0, "the EU".to_owned());
    }
    names.join(", ")
}

/// The rights, with the day of those that come after the file was checked.
fn rights(law: &Statute) -> String {
    let mut by_day: Vec<(NaiveDate, Vec<&str>)> = Vec::new();
    for right in law.known_rights() {
        let versions = &law.grant_of(right).unwrap().versions;
        let from = versions[0].from;
        let from = if from > law.checked_on {
            from
        } else {
            day("0001-01-01")
        };
        match by_day.iter_mut().find(|(of, _)| *of == from) {
            Some((_, rights)) => rights.push(right.word()),
            None => by_day.push((from, vec![right.word()])),
        }
    }
    by_day.sort();
    let told = by_day.into_iter().map(|(from, rights)| {
        let rights = rights.join(", ");
        if from == day("0001-01-01") {
            rights
        } else {
            format!("{rights} from {from}")
        }
    });
    told.collect::<Vec<_>>().join("; ")
}

#[test]
fn every_reference_names_a_provision_and_where_to_read_it() {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        let rights = statute
            .rights
            .iter()
            .flat_map(|grant| &grant.versions)
            .map(|version| &version.reference);
        let clocks = statute.clocks.iter().flat_map(|clock| &clock.versions);
        let extensions = clocks
            .clone()
            .filter_map(|version| version.extension.as_ref());
        let references = rights
            .chain(clocks.map(|version| &version.reference))
            .chain(extensions.map(|extension| &extension.reference))
            .chain(
                statute
                    .provisions
                    .iter()
                    .map(|provision| &provision.reference),
            )
            .chain(
                statute
                    .residences
                    .iter()
                    .map(|residence| &residence.reference),
            );
        for reference in references {
            assert!(
                reference.title.contains(|c: char| c.is_ascii_digit()),
                "{}: {reference}",
                statute.id
            );
            assert!(
                reference.href.starts_with("https://"),
                "{}: {}",
                statute.id,
                reference.href
            );
        }
        assert!(statute.checked_on >= day("2026-11-22"), "{}", statute.id);
    }
}

#[test]
fn a_right_has_an_answer_on_every_day_after_its_first_and_none_before() {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    for statute in statutes.all().unwrap() {
        for grant in &statute.rights {
            let own = if grant.becomes.is_empty() {
                vec![grant.right]
            } else {
                grant.becomes.clone()
            };
            let first = own
                .iter()
                .map(|right| {
                    statute
                        .grant_of(*right)
                        .unwrap()
                        .versions
                        .first()
                        .unwrap()
                        .from
                })
                .max()
                .unwrap();
            for day in days() {
                let granted = statute.grounds(grant.right, day, countings);
                if day < first {
                    assert!(
                        matches!(granted, Err(NotGranted::NotYet { .. })),
                        "{} {day}",
                        grant.right
                    );
                } else {
                    assert_eq!(granted.unwrap().rights, own, "{} {day}", grant.right);
                }
            }
        }
    }
}

#[test]
fn a_clock_has_an_answer_on_every_day_after_its_first_and_none_before() {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    for statute in statutes.all().unwrap() {
        for clock in &statute.clocks {
            let first = clock.versions.first().unwrap().from;
            for day in days() {
                let found = statute.clock(&clock.id, day, countings);
                assert_eq!(
                    found.is_some(),
                    day >= first,
                    "{} {} {day}",
                    statute.id,
                    clock.id
                );
            }
        }
    }
}

fn family(statute: &datawrit::law::Statute) -> Option<&str> {
    statute.templates.as_deref()
}

#[test]
fn the_three_words_work_under_every_statute_that_has_the_right() {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    // Those with letters: a statute without them is there for its deadlines.
    let with_letters = statutes
        .all()
        .unwrap()
        .into_iter()
        .filter(|statute| !statute.languages.is_empty());
    let today = day("2026-11-22");
    for statute in with_letters.filter(|statute| statute.general || statute.id == "mhmda") {
        let first = statute.residences[0].from.max(today);
        for right in [Right::Access, Right::Deletion, Right::Objection] {
            let grounds = match statute.grounds(right, first, countings) {
                Ok(grounds) => grounds,
                // Some of the laws beyond Europe and the United States have no right of erasure, or none to object.
                Err(_) if right != Right::Access && family(&statute) == Some("world-request") => {
                    assert!(!statute.known_rights().contains(&right));
                    continue;
                }
                Err(error) => panic!("{}: {error}", statute.id),
            };
            assert!(!grounds.references.is_empty());
        }
    }
}

#[test]
fn an_objection_becomes_what_the_statute_has() {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    let became = |law: &str| {
        statutes
            .get(law)
            .unwrap()
            .grounds(Right::Objection, day("2026-11-22"), countings)
            .unwrap()
            .rights
    };
    assert_eq!(became("gdpr"), [Right::Objection]);
    assert_eq!(became("uk-gdpr"), [Right::Objection]);
    assert_eq!(became("ccpa"), [Right::OptOut, Right::Limit]);
    assert_eq!(became("mhmda"), [Right::Withdrawal]);
}

#[test]
fn a_right_the_statute_lacks_is_refused_with_what_it_knows() {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    let refused = |law: &str, right, on| {
        statutes
            .get(law)
            .unwrap()
            .grounds(right, day(on), countings)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused("mhmda", Right::Rectification, "2026-11-22"),
        "`mhmda` has no rectification; it has access, deletion, withdrawal"
    );
    assert_eq!(
        refused("gdpr", Right::OptOut, "2026-11-22"),
        "`gdpr` has no opt-out; it has access, deletion, objection, rectification, restriction, \
         portability, withdrawal"
    );
    assert_eq!(
        refused("ccpa", Right::AutomatedDecisions, "2026-12-31"),
        "`ccpa` has automated-decisions only from 2027-01-01"
    );
}

/// Where in a file a table has a `reference` and no `certainty`.
fn uncertain(value: &toml::Value, at: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            if table.contains_key("reference") && !table.contains_key("certainty") {
                found.push(at.to_owned());
            }
            for (key, value) in table {
                uncertain(value, &format!("{at}.{key}"), found);
            }
        }
        toml::Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                uncertain(value, &format!("{at}[{index}]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_table_with_a_reference_says_how_sure_it_is() {
    let mut found = Vec::new();
    let mut tables = 0;
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("law")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                tables += text.matches("\nreference = ").count();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                uncertain(
                    &text.parse::<toml::Table>().unwrap().into(),
                    &name,
                    &mut found,
                );
            }
        }
    }
    // A rule of counting says it once for all of its parts.
    found.retain(|at| !at.starts_with("counting.toml"));
    assert!(tables > 300, "{tables}");
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether a reference names the Act as a whole: nobody can find a wording in "42-515 to 42-526".
fn names_the_whole_act(title: &str, citation: &str) -> bool {
    let head = title.split(": ").next().unwrap_or(title);
    let head = head.split(" (").next().unwrap_or(head).trim();
    head == citation
        || [" to ", " et seq.", " and following", " ch. "]
            .iter()
            .any(|word| head.contains(word))
}

/// `verified` means that a wording was read; then it is known in which section that stands.
#[test]
fn a_right_and_a_time_that_were_verified_cite_their_own_section() {
    let statutes = statutes();
    let mut whole = Vec::new();
    for statute in statutes.all().unwrap() {
        let rights = statute.rights.iter().flat_map(|grant| &grant.versions);
        let rights = rights.map(|version| (&version.reference, version.certainty));
        let clocks = statute.clocks.iter().flat_map(|clock| &clock.versions);
        let times = clocks
            .clone()
            .map(|version| (&version.reference, version.certainty));
        let longer = clocks
            .filter_map(|version| version.extension.as_ref())
            .map(|extension| (&extension.reference, extension.certainty));
        for (reference, certainty) in rights.chain(times).chain(longer) {
            let title = &reference.title;
            if certainty == Certainty::Verified && names_the_whole_act(title, &statute.citation) {
                whole.push(format!("{}: {title}", statute.id));
            }
        }
    }
    assert!(whole.is_empty(), "{whole:#?}");
}

/// Every value with its source, wherever in a statute it stands.
fn sourced<'a>(value: &'a serde_json::Value, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        serde_json::Value::Object(entries) => {
            let certainty = entries.get("certainty").and_then(|one| one.as_str());
            let href = entries
                .get("reference")
                .and_then(|one| one.get("href")?.as_str());
            if let (Some(certainty), Some(href)) = (certainty, href) {
                found.push((certainty, href));
            }
            for entry in entries.values() {
                sourced(entry, found);
            }
        }
        serde_json::Value::Array(entries) => {
            for entry in entries {
                sourced(entry, found);
            }
        }
        _ => {}
    }
}

/// The front page of a site, or of one part of it, has no wording: what is cited by it was read elsewhere, or not at all.
fn is_front_page(href: &str) -> bool {
    let path = href.split("://").nth(1).unwrap_or(href);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    path.chars().all(|c| c.is_ascii_alphabetic() || c == '/') && path.matches('/').count() < 2
}

#[test]
fn what_was_verified_cites_the_page_where_its_wording_stands() {
    let statutes = statutes();
    let mut seen = 0;
    let mut fronts = Vec::new();
    for statute in statutes.all().unwrap() {
        let whole = serde_json::to_value(&statute).unwrap();
        let mut found = Vec::new();
        sourced(&whole, &mut found);
        seen += found.len();
        for (certainty, href) in found {
            if certainty == "verified" && is_front_page(href) {
                fronts.push(format!("{}: {href}", statute.id));
            }
        }
    }
    assert!(seen > 700, "{seen} values");
    fronts.dedup();
    assert!(fronts.is_empty(), "{fronts:#?}");
}

/// Utah's right to correct came on 2026-07-01 as 13-61-201(4), and the right to opt out went on to (5);
/// NRS 603A.346, for data brokers, came on 2021-10-01.
#[test]
fn what_an_amendment_moved_or_added_is_cited_as_of_the_day() {
    let statutes = statutes();
    let cited = |law: &str, on: &str| {
        let statute = statutes.get(law).unwrap();
        let grant = statute
            .rights
            .iter()
            .find(|grant| grant.right == Right::OptOut)
            .unwrap();
        let version = grant.versions.iter().rfind(|v| v.from <= day(on)).unwrap();
        version.reference.title.clone()
    };
    assert_eq!(cited("us-ut", "2026-06-30"), "Utah Code § 13-61-201(4)");
    assert_eq!(cited("us-ut", "2026-07-01"), "Utah Code § 13-61-201(5)");
    assert_eq!(cited("us-nv-sale", "2021-09-30"), "NRS 603A.345");
    assert!(cited("us-nv-sale", "2021-10-01").contains("603A.346"));
}

/// A start reads our files as the build prepared them. Read as a person's own, they are TOML again, every rule is
/// held against them, and a fault has its line.
#[test]
fn a_law_that_is_built_in_says_what_its_file_says() {
    let files = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("law");
    let own = datawrit::law::Statutes::open(Some(&files)).unwrap();
    assert_eq!(statutes().all().unwrap(), own.all().unwrap());
    assert_eq!(statutes().countings().unwrap(), own.countings().unwrap());
    let (ours, own) = (statutes(), own.calendars().unwrap());
    let ours = ours.calendars().unwrap();
    for id in own.ids() {
        for year in [2018, 2026, 2050] {
            let days = |calendars: &datawrit::law::Calendars| {
                format!("{:?}", calendars.get(id).unwrap().holidays(year))
            };
            assert_eq!(days(ours), days(own), "{id}");
        }
    }
}
