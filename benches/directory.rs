//! How long does a person wait for a company to be found, and for a directory
//! to be imported?
//!
//! `cargo bench --bench directory`. Each search opens the directory anew, as each
//! command does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a bench that cannot go on has failed"
)]

use std::{fmt::Write, fs, path::Path, sync::OnceLock};

use datawrit::directory::{Collection, Directory, Plan};
use divan::{Bencher, black_box};
use tempfile::TempDir;

/// The homes are filled once, and dropped when the process ends.
static FIFTY_THOUSAND: OnceLock<TempDir> = OnceLock::new();

fn main() {
    divan::main();
}

/// Names as companies have them: no two the same, many alike.
fn name(number: usize) -> String {
    const FIRST: [&str; 20] = [
        "Nord", "Alpen", "Blue", "Data", "Euro", "Grün", "Hanse", "Inter", "Koenig", "Luft",
        "Meridian", "Neo", "Omni", "Pixel", "Quant", "Rhein", "Sigma", "Terra", "Ultra", "Vita",
    ];
    const SECOND: [&str; 20] = [
        "bank",
        "media",
        "versicherung",
        "logistik",
        "people",
        "shop",
        "telecom",
        "pharma",
        "energie",
        "markt",
        "reisen",
        "studio",
        "works",
        "search",
        "werbung",
        "credit",
        "travel",
        "games",
        "mobil",
        "health",
    ];
    const FORM: [&str; 5] = ["GmbH", "Inc.", "Ltd", "S.A.", "AG"];
    let (first, second) = (FIRST[number % 20], SECOND[number / 20 % 20]);
    format!("{first}{second} {} {}", number / 400, FORM[number % 5])
}

fn table(rows: usize) -> String {
    let mut table = "name,trading-names,website,country,email,address\n".to_owned();
    for number in 0..rows {
        let name = name(number);
        writeln!(
            table,
            "{name},Marke {number},https://shop{number}.example.com,DE,privacy{number}@example.org,Musterweg {number}; 04109 Leipzig"
        )
        .unwrap();
    }
    table
}

fn import(home: &Path, collections: Vec<Collection>) {
    let mut directory = Directory::open(Some(home)).unwrap();
    for collection in collections {
        let plan = Plan::of(&directory, collection, chrono::NaiveDate::MIN).unwrap();
        directory.accept(&plan).unwrap();
    }
}

fn fifty_thousand() -> &'static Path {
    FIFTY_THOUSAND
        .get_or_init(|| {
            let home = tempfile::tempdir().unwrap();
            let text = table(50_000);
            let read = Collection::from_bytes(Path::new("table.csv"), text.as_bytes()).unwrap();
            import(home.path(), read);
            home
        })
        .path()
}

/// A search over 50,000 records beside the built-in ones.
#[divan::bench(args = ["Rheintelecom", "rhientelecom 17", "alpen", "shop4711.example.com", "nothing like it"])]
fn search(bencher: Bencher, text: &str) {
    let home = fifty_thousand();
    bencher.bench_local(|| {
        let directory = Directory::open(Some(home)).unwrap();
        directory.search(black_box(text)).unwrap()
    });
}

/// 3,069 files as datarequests.org has them, read, compared and stored.
#[divan::bench(sample_count = 10)]
fn import_3069_companies(bencher: Bencher) {
    let data = tempfile::tempdir().unwrap();
    let companies = data.path().join("companies");
    fs::create_dir_all(&companies).unwrap();
    for number in 0..3069 {
        let company = serde_json::json!({
            "slug": format!("company-{number}"),
            "relevant-countries": ["de"],
            "name": name(number),
            "runs": [format!("Marke {number}"), format!("Dienst {number}")],
            "address": format!("Musterweg {number}\n04109 Leipzig\nDeutschland"),
            "email": format!("privacy{number}@example.org"),
            "web": format!("https://shop{number}.example.com"),
            "sources": ["https://www.example.org/privacy"],
            "quality": "verified",
        });
        let file = companies.join(format!("company-{number}.json"));
        fs::write(file, company.to_string()).unwrap();
    }
    bencher
        .with_inputs(|| tempfile::tempdir().unwrap())
        .bench_local_values(|home| {
            import(home.path(), Collection::read(data.path()).unwrap());
            home
        });
}
