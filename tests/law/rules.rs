//! A statute, a rule of counting and a holiday of the user's own: what is new in a
//! law needs no Rust.

use std::fs;

use datawrit::law::{Ask, Statutes};

use super::day;

const STATUTE: &str = r#"
id = "own"
title = "Own Act"
short-title = "Own"
citation = "Act 1"
href = "https://example.org/"
checked-on = 2026-11-22
languages = []

[[residence]]
places = ["FR"]
from = 2020-01-01
reference = { title = "section 1", href = "https://example.org/" }
certainty = "memory"

[[right]]
right = "access"
title = "access"

[[right.version]]
from = 2020-01-01
reference = { title = "section 2", href = "https://example.org/" }
certainty = "memory"

[[clock]]
id = "respond"
title = "answer"
for = ["access"]
starts-at = "received"
ends-at = ["answered"]

[[clock.version]]
from = 2020-01-01
period = "30 days"
counting = "own"
reference = { title = "section 3", href = "https://example.org/" }
certainty = "memory"

[[clock.version]]
from = 2026-07-01
period = "7 business days"
counting = "own"
reference = { title = "section 3, as amended", href = "https://example.org/" }
certainty = "memory"
"#;

const RULE: &str = r#"
[[counting]]
id = "own"
title = "Own rule: a Sunday and a holiday roll"
certainty = "memory"

[counting.roll]
over = ["sunday", "holiday"]
reference = { title = "section 4", href = "https://example.org/" }

[counting.business-days]
except = ["saturday", "sunday", "holiday"]
reference = { title = "section 5", href = "https://example.org/" }
"#;

#[test]
fn a_new_statute_with_its_clock_its_rule_and_its_holiday_needs_no_rust() {
    let own = tempfile::tempdir().unwrap();
    let ours = include_str!("../../law/counting.toml");
    fs::write(own.path().join("own.toml"), STATUTE).unwrap();
    fs::write(own.path().join("counting.toml"), format!("{ours}{RULE}")).unwrap();
    let extra = "[FR-57] Moselle\n12-26 = St Stephen's Day\n07-06 = Day of the Act\n";
    fs::write(own.path().join("extra-holidays.txt"), extra).unwrap();
    let statutes = Statutes::open(Some(own.path())).unwrap();
    let statute = statutes.get("own").unwrap();
    let moselle = "FR-57".parse().unwrap();
    let found = |start: &str| {
        let countings = statutes.countings().unwrap();
        let clock = statute.clock("respond", day(start), countings).unwrap();
        let ask = Ask::plain(day(start), Some(&moselle), statutes.calendars().unwrap());
        let found = clock.deadline(ask).unwrap();
        (found.nominal.to_string(), found.due.to_string())
    };
    let days = |nominal: &str, due: &str| (nominal.to_owned(), due.to_owned());
    // 4 June 2026 + 30 days = Saturday 4 July, which does not roll.
    assert_eq!(found("2026-06-04"), days("2026-07-04", "2026-07-04"));
    // 5 June + 30 = Sunday 5 July, then the own holiday: Tuesday 7.
    assert_eq!(found("2026-06-05"), days("2026-07-05", "2026-07-07"));
    // From 1 July seven business days: 2, 3, 7 (the 6th is off), 8, 9, 10, 13.
    assert_eq!(found("2026-07-01"), days("2026-07-13", "2026-07-13"));
}
