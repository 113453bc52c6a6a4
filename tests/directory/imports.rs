//! Each collection that can be imported, in a few rows of our own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use datawrit::directory::{Collection, Directory, Plan};
use proptest::prelude::*;

fn today() -> chrono::NaiveDate {
    "2026-11-26".parse().unwrap()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/directory/fixtures")
        .join(name)
}

/// A home for one test.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub fn new() -> Home {
        Home {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn directory(&self) -> Directory {
        Directory::open(Some(self.path())).unwrap()
    }

    pub fn import(&self, path: &Path) -> Vec<Plan> {
        self.take(Collection::read(path).unwrap())
    }

    pub fn take(&self, collections: Vec<Collection>) -> Vec<Plan> {
        let mut directory = self.directory();
        let mut plans = Vec::new();
        for collection in collections {
            let plan = Plan::of(&directory, collection, today()).unwrap();
            directory.accept(&plan).unwrap();
            plans.push(plan);
        }
        plans
    }
}

/// What an import of a fixture into an empty home shows and leaves.
fn told(name: &str) -> String {
    let home = Home::new();
    let plans = home.import(&fixture(name));
    let mut text = String::new();
    for plan in &plans {
        text += &format!("{} ({})\n", plan.collection, plan.licence);
        for skipped in &plan.skipped {
            text += &format!(
                "skipped {} | {} | {}\n",
                skipped.place, skipped.what, skipped.reason
            );
        }
    }
    text + "\n" + &home.directory().export().unwrap()
}

macro_rules! read_whole {
    ($($test:ident: $fixture:literal;)*) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(told($fixture));
        }
    )*};
}

read_whole! {
    the_data_folder_of_datarequests: "datarequests";
    the_registry_of_california_until_2023: "california-2020.csv";
    the_registry_of_california_since_2024: "california-2026.csv";
    the_registry_of_vermont: "vermont.csv";
    the_eraser_list: "eraser.yaml";
    justdeleteme: "justdeleteme.json";
    a_plain_table: "table.csv";
}

const ALL: [&str; 7] = [
    "datarequests",
    "california-2020.csv",
    "california-2026.csv",
    "vermont.csv",
    "eraser.yaml",
    "justdeleteme.json",
    "table.csv",
];

#[test]
fn an_index_of_the_first_version_is_made_anew() {
    let home = Home::new();
    let old = rusqlite::Connection::open(home.path().join("directory.db")).unwrap();
    old.execute_batch(include_str!(
        "../../src/directory/migrations/001-collections.sql"
    ))
    .unwrap();
    old.execute_batch(
        "PRAGMA application_id = 0x64777264;
         PRAGMA user_version = 1;
         INSERT INTO names VALUES ('example', 'a list', 0, 'Example Shop GmbH');
         INSERT INTO name_index VALUES (1, x'00');",
    )
    .unwrap();
    drop(old);
    let hits = home.directory().search("shop exampel").unwrap();
    assert_eq!(hits[0].name, "Example Shop GmbH");
}

#[test]
fn a_second_import_of_the_same_changes_nothing() {
    let home = Home::new();
    // The two forms of California's registry are two states of one collection.
    let all = ALL.iter().filter(|name| **name != "california-2026.csv");
    for name in all.clone() {
        home.import(&fixture(name));
    }
    let before = home.directory().export().unwrap();
    for name in all {
        for plan in home.import(&fixture(name)) {
            assert!(plan.is_empty(), "{name}: {:?} {:?}", plan.new, plan.changed);
        }
    }
    assert_eq!(home.directory().export().unwrap(), before);
}

#[test]
fn what_was_exported_is_the_same_after_an_import() {
    let home = Home::new();
    for name in ALL {
        home.import(&fixture(name));
    }
    let before = home.directory().export().unwrap();
    let file = home.path().join("export.toml");
    fs::write(&file, &before).unwrap();
    let other = Home::new();
    for plan in other.import(&file) {
        assert!(plan.skipped.is_empty(), "{:?}", plan.skipped);
    }
    assert_eq!(other.directory().export().unwrap(), before);
    // And into the home it came from it brings nothing new.
    assert!(home.import(&file).iter().all(Plan::is_empty));
}

#[test]
fn between_two_addresses_the_provenance_decides() {
    let home = Home::new();
    home.import(&fixture("datarequests"));
    let plans = home.import(&fixture("california-2020.csv"));
    let conflicts: Vec<String> = plans[0]
        .conflicts
        .iter()
        .map(|c| {
            format!(
                "{} {}: {} ({}) before {} ({})",
                c.id, c.channel, c.used, c.used_provenance, c.left, c.left_provenance
            )
        })
        .collect();
    insta::assert_snapshot!(conflicts.join(
        "
"
    ));
    let shop = home.directory().find("example-shop").unwrap().unwrap();
    assert_eq!(shop.registrations[0].registry.code(), "US-CA");
    // The registration is of January 2020, and counts for a year as what it is.
    let at = |day: &str| shop.recipient("gdpr", datawrit::law::Right::Access, day.parse().unwrap());
    let recipient = at("2020-12-31");
    assert_eq!(recipient.email.unwrap().as_str(), "registered@example.org");
    let later = at("2021-02-01");
    assert_eq!(later.email.unwrap().as_str(), "privacy@example.org");
    assert_eq!(recipient.address.unwrap().lines.len(), 2);
}

#[test]
fn an_address_of_which_a_list_says_that_mail_came_back_is_left() {
    let home = Home::new();
    home.import(&fixture("eraser.yaml"));
    let record = home.directory().find("example-people").unwrap().unwrap();
    let open: Vec<String> = record
        .channels
        .iter()
        .filter(|channel| channel.is_open())
        .map(|channel| channel.way.to_string())
        .collect();
    assert_eq!(
        open,
        [
            "privacy@people.example.com",
            "https://people.example.com/optout"
        ]
    );
    let person = home.directory().find("example-person").unwrap().unwrap();
    assert!(
        person
            .recipient("ccpa", datawrit::law::Right::Deletion, today())
            .email
            .is_none()
    );
}

/// The lists, each in an older edition with one company more, by the text of its entry.
#[test]
fn what_a_newer_edition_of_a_list_no_longer_has_is_told_and_not_written_to() {
    let csv = |head: &str, rows: &[&str]| [&[head], rows].concat().join("\n");
    let california = "Data Broker Name,Email Address,Website URL,Physical Address,Date Added";
    let vermont = "Data Broker Name,Registration ID,Status,Primary Internet Address,Email Address,Created Date";
    let table = "name,website,email";
    let site = |name: &str| {
        format!(
            "{{\"name\": \"{name}\", \"url\": \"https://{name}.example.org/x\", \"difficulty\": \"easy\", \"email\": \"privacy@{name}.example.org\", \"domains\": [\"{name}.example.org\"]}}"
        )
    };
    let broker = |name: &str| {
        format!(
            "  - id: {name}\n    name: {name}\n    email: privacy@{name}.example.org\n    website: https://{name}.example.org\n"
        )
    };
    let editions: [(&str, String, String); 5] = [
        (
            "california.csv",
            csv(
                california,
                &[
                    "stay,privacy@stay.example.org,https://stay.example.org,,01/29/2026",
                    "leave,privacy@leave.example.org,https://leave.example.org,,01/29/2026",
                ],
            ),
            csv(
                california,
                &["stay,privacy@stay.example.org,https://stay.example.org,,01/29/2026"],
            ),
        ),
        (
            "vermont.csv",
            csv(
                vermont,
                &[
                    "stay,1,Active,https://stay.example.org,privacy@stay.example.org,01/29/2026",
                    "leave,2,Active,https://leave.example.org,privacy@leave.example.org,01/29/2026",
                ],
            ),
            csv(
                vermont,
                &["stay,1,Active,https://stay.example.org,privacy@stay.example.org,01/29/2026"],
            ),
        ),
        (
            "table.csv",
            csv(
                table,
                &[
                    "stay,https://stay.example.org,privacy@stay.example.org",
                    "leave,https://leave.example.org,privacy@leave.example.org",
                ],
            ),
            csv(
                table,
                &["stay,https://stay.example.org,privacy@stay.example.org"],
            ),
        ),
        (
            "sites.json",
            format!("[{}, {}]", site("stay"), site("leave")),
            format!("[{}]", site("stay")),
        ),
        (
            "brokers.yaml",
            format!("brokers:\n{}{}", broker("stay"), broker("leave")),
            format!("brokers:\n{}", broker("stay")),
        ),
    ];
    for (file, older, newer) in editions {
        let home = Home::new();
        let take = |text: &str| {
            home.take(Collection::from_bytes(Path::new(file), text.as_bytes()).unwrap())
        };
        let email = || {
            let leave = home.directory().find("leave").unwrap().unwrap();
            leave
                .recipient("gdpr", datawrit::law::Right::Deletion, today())
                .email
        };
        assert!(take(&older)[0].gone.is_empty(), "{file}");
        assert!(email().is_some(), "{file}");
        let gone: Vec<String> = take(&newer)[0]
            .gone
            .iter()
            .map(|gone| gone.id.to_string())
            .collect();
        assert_eq!(gone, ["leave"], "{file}");
        assert_eq!(email(), None, "{file}");
        // Told once, and undone by an edition that has it again.
        assert!(take(&newer)[0].is_empty(), "{file}");
        assert!(take(&older)[0].gone.is_empty(), "{file}");
        assert!(email().is_some(), "{file}");
    }
}

#[test]
fn the_data_folder_without_a_file_has_a_company_less_and_a_lone_file_takes_none_away() {
    let home = Home::new();
    let folder = home.path().join("data/companies");
    fs::create_dir_all(&folder).unwrap();
    let company = |slug: &str| {
        format!(
            "{{\"slug\": \"{slug}\", \"name\": \"{slug}\", \"relevant-countries\": [\"all\"], \"email\": \"privacy@{slug}.example.org\", \"quality\": \"verified\"}}"
        )
    };
    for slug in ["stay", "leave"] {
        fs::write(folder.join(format!("{slug}.json")), company(slug)).unwrap();
    }
    home.import(&home.path().join("data"));
    // One file is no edition.
    assert!(home.import(&folder.join("stay.json"))[0].gone.is_empty());
    fs::remove_file(folder.join("leave.json")).unwrap();
    assert_eq!(home.import(&home.path().join("data"))[0].gone.len(), 1);
    // Nor is a table of a person's own that has nothing of the one before.
    let table = |rows: &str| {
        let text = format!("name,email\n{rows}");
        home.take(Collection::from_bytes(Path::new("table.csv"), text.as_bytes()).unwrap())
    };
    table("One,privacy@one.example.org\nTwo,privacy@two.example.org\n");
    assert!(
        table("Three,privacy@three.example.org\n")[0]
            .gone
            .is_empty()
    );
    // An address that became empty goes.
    let two = || home.directory().find("two").unwrap().unwrap();
    assert_eq!(two().channels.len(), 1);
    table("One,privacy@one.example.org\nTwo,\nThree,\n");
    assert!(two().channels.is_empty());
}

/// By every importer: an address at a domain that is not the company's is told.
#[test]
fn an_address_at_a_stranger_s_domain_is_told_by_every_importer() {
    let all = [
        (
            "table.csv",
            "name,website,email\nTeads Ltd,https://teads.com,privacy@tead.com\n",
        ),
        (
            "california.csv",
            "Data Broker Name,Email Address,Website URL,Physical Address,Date Added\nTeads Ltd,privacy@tead.com,https://teads.com,,01/29/2026\n",
        ),
        (
            "vermont.csv",
            "Data Broker Name,Registration ID,Status,Primary Internet Address,Email Address\nTeads Ltd,1,Active,https://teads.com,privacy@tead.com\n",
        ),
        (
            "brokers.yaml",
            "brokers:\n  - id: teads\n    name: Teads Ltd\n    email: privacy@tead.com\n    website: https://teads.com\n",
        ),
        (
            "sites.json",
            "[{\"name\": \"Teads Ltd\", \"url\": \"https://teads.com/x\", \"difficulty\": \"easy\", \"email\": \"privacy@tead.com\", \"domains\": [\"teads.com\"]}]",
        ),
        (
            "teads.json",
            "{\"slug\": \"teads\", \"name\": \"Teads Ltd\", \"relevant-countries\": [\"all\"], \"web\": \"https://teads.com\", \"email\": \"privacy@tead.com\"}",
        ),
        (
            "teads.toml",
            "id = \"teads\"\nname = \"Teads Ltd\"\nwebsite = \"https://teads.com\"\n[[channel]]\nemail = \"privacy@tead.com\"\nprovenance = \"third-party-list\"\n",
        ),
    ];
    for (file, text) in all {
        let home = Home::new();
        let plans = home.take(Collection::from_bytes(Path::new(file), text.as_bytes()).unwrap());
        let told: Vec<&str> = plans[0]
            .doubtful
            .iter()
            .map(|doubt| doubt.reason.as_str())
            .collect();
        assert_eq!(
            told,
            [
                "privacy@tead.com is not at teads.com, by which Teads Ltd is known; it is one letter away from teads.com, \
              and may be a stranger's: look for the address in the company's privacy policy"
            ],
            "{file}"
        );
    }
}

#[test]
fn an_address_that_nobody_reads_is_told_by_every_importer() {
    for (address, why) in [
        (
            "no-reply@teads.com",
            "says by its name that nobody reads what is sent there",
        ),
        (
            "donotreply+privacy@teads.com",
            "says by its name that nobody reads what is sent there",
        ),
        (
            "privacy@yourcompany.com",
            "stands for an address that was never filled in",
        ),
    ] {
        let all = [
            (
                "list.csv",
                format!("name,website,email\nTeads Ltd,https://teads.com,{address}\n"),
            ),
            (
                "vermont.csv",
                format!(
                    "Data Broker Name,Registration ID,Status,Primary Internet Address,Email Address\n\
                     Teads Ltd,1,Active,https://teads.com,{address}\n"
                ),
            ),
            (
                "brokers.yaml",
                format!(
                    "brokers:\n  - id: teads\n    name: Teads Ltd\n    email: {address}\n    website: https://teads.com\n"
                ),
            ),
            (
                "sites.json",
                format!(
                    "[{{\"name\": \"Teads Ltd\", \"url\": \"https://teads.com/x\", \"difficulty\": \"easy\", \
                     \"email\": \"{address}\", \"domains\": [\"teads.com\"]}}]"
                ),
            ),
            (
                "teads.json",
                format!(
                    "{{\"slug\": \"teads\", \"name\": \"Teads Ltd\", \"relevant-countries\": [\"all\"], \
                     \"web\": \"https://teads.com\", \"email\": \"{address}\"}}"
                ),
            ),
            (
                "teads.toml",
                format!(
                    "id = \"teads\"\nname = \"Teads Ltd\"\nwebsite = \"https://teads.com\"\n[[channel]]\n\
                     email = \"{address}\"\nprovenance = \"third-party-list\"\n"
                ),
            ),
        ];
        for (file, text) in all {
            let home = Home::new();
            let plans =
                home.take(Collection::from_bytes(Path::new(file), text.as_bytes()).unwrap());
            let told: Vec<&str> = plans[0]
                .doubtful
                .iter()
                .map(|doubt| doubt.reason.as_str())
                .collect();
            assert_eq!(
                told,
                [format!("{address} {why}; it is used only when you name it")],
                "{file}"
            );
        }
    }
}

#[test]
fn packs_and_former_ids_lead_to_their_companies() {
    let home = Home::new();
    home.import(&fixture("datarequests"));
    let directory = home.directory();
    let pack = directory.pack("de-credit-agencies").unwrap().unwrap();
    assert!(pack.whole);
    assert_eq!(pack.ids[0].as_str(), "example-shop");
    assert!(directory.pack("nothing").unwrap().is_none());
    let old = directory.find("example-old").unwrap().unwrap();
    assert_eq!(
        old.obsolete.unwrap().leads_to.unwrap().as_str(),
        "example-shop"
    );
    // The person's own record stands over every other, and its former ids lead there.
    let own = home.path().join("recipients");
    fs::create_dir_all(&own).unwrap();
    let text = "id = \"mine\"\nname = \"Mine\"\nformer-ids = [\"yours\"]\n";
    fs::write(own.join("mine.toml"), text).unwrap();
    assert_eq!(
        directory.find("yours").unwrap().unwrap().id.as_str(),
        "mine"
    );
    let text = "id = \"example-shop\"\nname = \"As I know it\"\n";
    fs::write(own.join("example-shop.toml"), text).unwrap();
    let shop = directory.find("example-shop").unwrap().unwrap();
    assert_eq!(
        (shop.name.as_str(), shop.channels.len()),
        ("As I know it", 0)
    );
}

fn refused(name: &str, bytes: &[u8]) -> String {
    match Collection::from_bytes(Path::new(name), bytes) {
        Ok(collections) => collections
            .iter()
            .flat_map(|collection| &collection.skipped)
            .map(|skipped| {
                format!(
                    "{name}: {} {}: {}",
                    skipped.place, skipped.what, skipped.reason
                )
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn hostile_input_is_refused_with_its_place() {
    let mut long = b"name,email\nExample,a@example.org\nLong,".to_vec();
    long.extend(std::iter::repeat_n(b'x', 200_000));
    let bomb = "brokers:\n  - &a {id: a, name: A}\n  - *a\n";
    let deep = format!("[{}", "[".repeat(10_000));
    let deep_yaml = format!("brokers:\n  - {}\n", "[".repeat(10_000));
    let mut refusals = vec![
        refused("latin-1.toml", b"id = \"a\"\nname = \"M\xfcller\"\n"),
        refused("utf-16.csv", b"\xff\xfen\0a\0m\0e\0"),
        refused("empty.csv", b""),
        refused("nothing.txt", b"Once upon a time\n"),
        refused("long.csv", &long),
        refused("columns.csv", b"name,e-mail\nExample,a@example.org\n"),
        refused("twice.csv", b"name,name\nExample,Example\n"),
        refused("cells.csv", b"name,email\nExample,a@example.org,more\n"),
        refused("deep.json", deep.as_bytes()),
        refused(
            "broken.json",
            b"[{\"name\": \"A\", \"difficulty\": \"easy\"}, ",
        ),
        refused(
            "path.json",
            b"{\"slug\": \"../../etc/passwd\", \"name\": \"A\", \"relevant-countries\": []}",
        ),
        refused("path.toml", b"id = \"../shop\"\nname = \"A\"\n"),
        refused("bidi.csv", "name,email\nA\u{202e}B\n".as_bytes()),
    ];
    // The rest of these is the library's; that they are refused is ours.
    for (name, text) in [("bomb.yaml", bomb), ("deep.yaml", deep_yaml.as_str())] {
        let refusal = refused(name, text.as_bytes());
        refusals.push(refusal.lines().next().unwrap_or("taken").to_owned());
    }
    insta::assert_snapshot!(refusals.join("\n"));
}

#[test]
fn a_file_without_end_is_refused() {
    let home = Home::new();
    let path = home.path().join("huge.csv");
    let file = fs::File::create(&path).unwrap();
    file.set_len(100 << 20).unwrap();
    let error = Collection::read(&path).unwrap_err().to_string();
    assert!(error.ends_with("huge.csv is larger than 64 MiB"), "{error}");
}

/// The bytes of a fixture, or of one file of its folder.
fn bytes_of(name: &str) -> Vec<u8> {
    let path = fixture(name);
    let path = if path.is_dir() {
        path.join("companies/example-shop.json")
    } else {
        path
    };
    fs::read(path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_an_import_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Collection::from_bytes(Path::new("bytes"), &bytes);
    }

    #[test]
    fn no_change_to_a_collection_makes_an_import_panic(
        which in 0..ALL.len(),
        at in any::<prop::sample::Index>(),
        gone in 0_usize..20,
        put in "\\PC{0,20}|[\"\\\\{}\\[\\],:\\n\\r\u{0}-]{0,6}",
    ) {
        let mut bytes = bytes_of(ALL[which]);
        let from = at.index(bytes.len());
        let to = (from + gone).min(bytes.len());
        bytes.splice(from..to, put.bytes());
        let _ = Collection::from_bytes(Path::new("bytes"), &bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn an_import_then_an_export_then_an_import_is_the_same(
        rows in proptest::collection::vec(
            ("[A-Za-zäöüß .&]{0,3}[A-Za-z]{3,12}( GmbH| Ltd|, Inc\\.)?", "[a-z]{1,8}", "(DE|FR|US|XX)?", "[\\PC]{0,30}"),
            1..8,
        ),
    ) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["name", "email", "country", "notes"]).unwrap();
        for (name, email, country, note) in &rows {
            csv.write_record([name.as_str(), &format!("{email}@example.org"), country, note]).unwrap();
        }
        let bytes = csv.into_inner().unwrap();
        let home = Home::new();
        home.take(Collection::from_bytes(Path::new("table.csv"), &bytes).unwrap());
        let before = home.directory().export().unwrap();
        let other = Home::new();
        other.take(Collection::from_bytes(Path::new("export.toml"), before.as_bytes()).unwrap());
        prop_assert_eq!(other.directory().export().unwrap(), before);
    }
}

#[test]
fn a_table_is_the_same_in_every_encoding_and_with_every_separator() {
    let rows = [
        [
            "Name",
            "Country",
            "Trading-Names",
            "E-Mail",
            "Address",
            "Notes",
        ],
        [
            "Müller & Söhne GmbH",
            "DE",
            "Müller; Söhne",
            "p@mueller.example",
            "Weg 1; 04109 Köln",
            "“Größe”, oder nicht",
        ],
        [
            "Éclair, S.A.",
            "France",
            "",
            "p@eclair.example",
            "1 rue A\n75001 Paris",
            "",
        ],
    ];
    let rows = rows.map(|row| row.map(|cell| cell.replace("E-Mail", "email")));
    let text = |separator: &str| {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines = rows
            .iter()
            .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator));
        lines.collect::<Vec<_>>().join("\r\n") + "\r\n"
    };
    let western = |text: &str| -> Vec<u8> {
        let byte = |character| match character {
            '“' => 0x93,
            '”' => 0x94,
            other => u8::try_from(u32::from(other)).unwrap(),
        };
        text.chars().map(byte).collect()
    };
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{FEFF}{text}")
            .encode_utf16()
            .flat_map(bytes)
            .collect()
    };
    let told = |bytes: &[u8]| {
        let home = Home::new();
        let plans = home.take(Collection::from_bytes(Path::new("table.csv"), bytes).unwrap());
        format!(
            "{:?}\n{}",
            plans[0].skipped,
            home.directory().export().unwrap()
        )
    };
    let wanted = told(text(",").as_bytes());
    assert!(
        wanted.contains("Müller & Söhne GmbH") && wanted.contains("Éclair, S.A."),
        "{wanted}"
    );
    assert!(
        wanted.contains("75001 Paris") && wanted.contains("“Größe”, oder nicht"),
        "{wanted}"
    );
    for separator in [",", ";", "\t"] {
        let text = text(separator);
        for (encoding, bytes) in [
            ("UTF-8", text.clone().into_bytes()),
            ("UTF-8 with a mark", format!("\u{FEFF}{text}").into_bytes()),
            ("UTF-16 LE", wide(&text, u16::to_le_bytes)),
            ("UTF-16 BE", wide(&text, u16::to_be_bytes)),
            ("Windows-1252", western(&text)),
        ] {
            assert_eq!(told(&bytes), wanted, "{encoding}, {separator:?}");
        }
    }
}
