//! Ways of counting that no statute here uses yet, tried with a law file of the
//! user's own: a new statute needs no Rust.

use std::fs;

use datawrit::law::{Ask, Statutes};

use super::day;

/// Thirty days by a rule, under a statute that only this test has.
fn thirty_days(rule: &str, start: &str) -> (String, String) {
    let own = tempfile::tempdir().unwrap();
    let reference = "reference = { title = \"section 1\", href = \"https://example.org/\" }\ncertainty = \"memory\"\n";
    let file = format!(
        "id = \"own\"\ntitle = \"Own Act\"\nshort-title = \"Own\"\ncitation = \"1\"\nhref = \"https://example.org/\"\n\
         checked-on = 2026-11-22\nlanguages = []\n\n[[residence]]\nplaces = [\"CA\"]\nfrom = 2020-01-01\n{reference}\n\
         [[right]]\nright = \"access\"\ntitle = \"access\"\n[[right.version]]\nfrom = 2020-01-01\n{reference}\n\
         [[clock]]\nid = \"respond\"\ntitle = \"answer\"\nfor = [\"access\"]\nstarts-at = \"received\"\nends-at = [\"answered\"]\n\
         [[clock.version]]\nfrom = 2020-01-01\nperiod = \"30 days\"\ncounting = \"{rule}\"\n{reference}"
    );
    fs::write(own.path().join("own.toml"), file).unwrap();
    let statutes = Statutes::open(Some(own.path())).unwrap();
    let statute = statutes.get("own").unwrap();
    let clock = statute
        .clock("respond", day(start), statutes.countings().unwrap())
        .unwrap();
    let place = "CA".parse().unwrap();
    let found = clock
        .deadline(Ask::plain(
            day(start),
            Some(&place),
            statutes.calendars().unwrap(),
        ))
        .unwrap();
    (found.nominal.to_string(), found.due.to_string())
}

#[test]
fn interpretation_act_of_canada_a_saturday_does_not_roll() {
    // 4 June 2026 + 30 = Saturday 4 July, which is no holiday there.
    assert_eq!(
        thirty_days("ca", "2026-06-04"),
        ("2026-07-04".into(), "2026-07-04".into())
    );
}

#[test]
fn interpretation_act_of_canada_a_sunday_rolls() {
    // 5 June 2026 + 30 = Sunday 5 July -> Monday 6.
    assert_eq!(
        thirty_days("ca", "2026-06-05"),
        ("2026-07-05".into(), "2026-07-06".into())
    );
}

#[test]
fn without_a_rule_of_rolling_no_day_rolls() {
    // 5 June 2026 + 30 = Sunday 5 July.
    assert_eq!(
        thirty_days("nl-own-step", "2026-06-05"),
        ("2026-07-05".into(), "2026-07-05".into())
    );
}
