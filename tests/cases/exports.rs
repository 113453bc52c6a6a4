//! What leaves for other programs, and comes back from them.

use super::Case;

#[test]
fn an_archive_that_an_editor_put_a_mark_before_is_imported() {
    let case = Case::of("11-tracker-with-byte-order-mark");
    let mut make = std::process::Command::new("/bin/sh");
    make.arg("make-tracker.sh")
        .current_dir(case.path(""))
        .env("BIN", env!("CARGO_BIN_EXE_datawrit"));
    case.said(make).succeeded();
    assert!(
        std::fs::read(case.path("tracker.json"))
            .unwrap()
            .starts_with(b"\xef\xbb\xbf")
    );
    case.run(&["--yes", "import", "tracker.json"]).succeeded();
    assert_eq!(case.list("2026-11-24").len(), 1);
}

fn written_and_sent(case: &Case, company: &str) -> String {
    let mut arguments = vec!["access", company, "--law", "gdpr", "--name", "Ada Example"];
    arguments.extend(["--recipient-email", "privacy@company.example"]);
    case.write(None, &arguments, &["--format", "txt"])
        .succeeded();
    let reference = case.only();
    case.run(&["record", &reference, "sent", "--by", "email"])
        .succeeded();
    reference
}

/// The lines of a calendar, unfolded (RFC 5545 section 3.1).
fn unfolded(calendar: &[u8]) -> String {
    assert!(calendar.ends_with(b"\r\n"));
    for line in calendar.split(|byte| *byte == b'\n') {
        assert!(line.is_empty() || line.ends_with(b"\r"), "{line:?}");
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "{}", String::from_utf8_lossy(line));
        assert!(
            std::str::from_utf8(line).is_ok(),
            "a fold cut a sign in two"
        );
    }
    String::from_utf8(calendar.to_vec())
        .unwrap()
        .replace("\r\n ", "")
}

/// The values of a property of all components, unescaped (RFC 5545 section 3.3.11).
fn values(calendar: &str, property: &str) -> Vec<String> {
    calendar
        .lines()
        .filter_map(|line| line.strip_prefix(property)?.strip_prefix(':'))
        .map(|value| {
            let mut plain = String::new();
            let mut signs = value.chars();
            while let Some(sign) = signs.next() {
                match (sign, sign == '\\') {
                    (_, true) => match signs.next().unwrap() {
                        'n' | 'N' => plain.push('\n'),
                        other => plain.push(other),
                    },
                    (sign, _) => plain.push(sign),
                }
            }
            plain
        })
        .collect()
}

#[test]
fn a_companys_name_stands_whole_in_a_calendar() {
    let case = Case::of("20-company-names-in-a-calendar");
    let company = case.read("company.txt");
    let reference = written_and_sent(&case, company.trim());
    let export = ["export", "--format", "ics", "--output", "deadlines.ics"];
    case.run(&export).succeeded();
    let before = unfolded(&std::fs::read(case.path("deadlines.ics")).unwrap());
    // A summary is for a narrow column and may end early; the description does not.
    let descriptions = values(&before, "DESCRIPTION");
    assert!(
        descriptions
            .iter()
            .any(|text| text.contains(company.trim())),
        "{descriptions:?}"
    );
    case.run(&["record", &reference, "answered"]).succeeded();
    let mut again = vec!["--yes"];
    again.extend(export);
    case.run(&again).succeeded();
    let after = unfolded(&std::fs::read(case.path("deadlines.ics")).unwrap());
    let uids = values(&before, "UID");
    assert!(!uids.is_empty());
    for uid in &uids {
        assert!(
            values(&after, "UID").contains(uid),
            "{uid} is gone: {after}"
        );
    }
    assert!(after.contains("STATUS:CANCELLED"), "{after}");
    assert!(after.contains("STATUS:COMPLETED"), "{after}");
    let highest = |text: &str| -> u64 {
        values(text, "SEQUENCE")
            .iter()
            .map(|number| number.parse().unwrap())
            .max()
            .unwrap()
    };
    assert!(highest(&after) > highest(&before));
}

#[test]
fn no_spreadsheet_computes_a_companys_name() {
    for sign in ["=SUM(1+1)", "+1+1", "-1+1", "@SUM(1)", "a;=1+1", "a\t=1+1"] {
        let case = Case::of("21-company-names-in-a-spreadsheet");
        let company = format!("{sign} Ltd");
        let mut arguments = vec!["access", "--law", "gdpr", "--name", "Ada Example"];
        arguments.extend(["--recipient-email", "privacy@company.example"]);
        let written = case.write(None, &arguments, &["--format", "txt", "--", &company]);
        if sign.contains('\t') {
            // A tab is not a part of a name.
            assert_ne!(written.code, 0);
            continue;
        }
        written.succeeded();
        let table = case.run(&["export", "--format", "csv"]).succeeded().stdout;
        assert!(table.contains("Ltd"), "{table}");
        // However a program parts the cells, none begins with what it would compute.
        for separator in [',', ';', '\t'] {
            for row in csv::ReaderBuilder::new()
                .delimiter(separator as u8)
                .has_headers(false)
                .flexible(true)
                .from_reader(table.trim_start_matches('\u{feff}').as_bytes())
                .records()
            {
                for cell in &row.unwrap() {
                    let first = cell.trim_start().chars().next();
                    assert!(
                        !matches!(first, Some('=' | '+' | '-' | '@')),
                        "{cell} in {table}"
                    );
                }
            }
        }
    }
}
