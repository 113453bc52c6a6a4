//! Editors on Windows put a mark (U+FEFF) before a text; it is not a part of it (RFC 8259, 8.1).

use super::home::{ADA, Home};

const MARK: &str = "\u{FEFF}";

#[test]
fn a_mark_at_the_start_of_any_file_of_the_home_changes_nothing() {
    let law = include_str!("../../law/eu/gdpr.toml");
    let template = include_str!("../../templates/gdpr/access.txt");
    let sentences = include_str!("../../templates/gdpr/sentences/en.toml");
    let language = include_str!("../../templates/languages/en.toml");
    let layout = include_str!("../../layouts/din-5008-b.toml");
    let holidays = include_str!("../../law/holidays.txt");
    let record = include_str!("../../recipients/netflix.toml");
    let authority = include_str!("../../authorities/de-bb.toml");
    let files = [
        ("law/eu/gdpr.toml", law),
        ("law/holidays.txt", holidays),
        ("law/extra-holidays.txt", "# none yet\n"),
        ("templates/gdpr/access.txt", template),
        ("templates/gdpr/sentences/en.toml", sentences),
        ("templates/languages/en.toml", language),
        ("layouts/din-5008-b.toml", layout),
        ("recipients/netflix.toml", record),
        ("authorities/de-bb.toml", authority),
        (
            "profile.toml",
            "name = \"Ada Example\"\nresidence = \"DE\"\n",
        ),
        ("config.toml", "# no account yet\n"),
    ];
    let said = |mark: &str| {
        let home = Home::new();
        for (file, text) in files {
            home.put(&format!("home/{file}"), &format!("{mark}{text}"));
        }
        let mut arguments = vec!["write", "access", "netflix", "--lang", "en", "--dry-run"];
        arguments.extend(ADA);
        let mut said = String::new();
        for arguments in [
            arguments.as_slice(),
            &["law", "check"],
            &["recipients", "show", "netflix"],
            &["recipients", "check"],
            &["account", "list"],
            &["authority", "DE"],
        ] {
            let output = home.output(arguments);
            said += &format!("{arguments:?} {:?}\n", output.status.code());
            said += &String::from_utf8(output.stdout).unwrap();
            said += &String::from_utf8(output.stderr).unwrap();
        }
        // Each home lies in a folder of its own.
        said.replace(home.folder().to_str().unwrap(), "FOLDER")
    };
    let plain = said("");
    assert!(plain.contains("Article 15"), "{plain}");
    assert_eq!(said(MARK), plain);
}

#[test]
fn a_mark_at_the_start_of_what_is_imported_changes_nothing() {
    let table = "name,email\nDrei GmbH,p@drei.example\n";
    let record =
        include_str!("../../recipients/netflix.toml").replace("\"netflix\"", "\"netflix-too\"");
    let yaml = include_str!("../directory/fixtures/eraser.yaml");
    let json = include_str!("../directory/fixtures/justdeleteme.json");
    for (name, text) in [
        ("table.csv", table),
        ("record.toml", &record),
        ("eraser.yaml", yaml),
        ("justdeleteme.json", json),
    ] {
        let said = |mark: &str| {
            let home = Home::new();
            home.put(name, &format!("{mark}{text}"));
            let output = home.output(&["recipients", "import", name, "--yes"]);
            assert!(output.status.success(), "{name}: {output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        assert_eq!(said(MARK), said(""), "{name}");
    }
}
