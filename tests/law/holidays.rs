//! The table of public holidays: what must hold whatever it says, and days that
//! are known.

use std::{collections::BTreeSet, fs};

use chrono::{Datelike, NaiveDate};
use datawrit::law::{Calendars, LawError, Statutes};

use super::{day, statutes};

/// The states whose law the GDPR is, the nations of the United Kingdom, the
/// German Länder, and the others that the project has a reason for.
const PLACES: &str = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE \
    NO IS LI CH GB-ENG GB-WLS GB-SCT GB-NIR DE-BW DE-BY DE-BE DE-BB DE-HB DE-HH DE-HE DE-MV DE-NI DE-NW \
    DE-RP DE-SL DE-SN DE-ST DE-SH DE-TH US US-WA US-CA";

#[track_caller]
fn assert_holiday(place: &str, on: &str, name: Option<&str>) {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    let calendar = calendars.of(&place.parse().unwrap());
    assert_eq!(calendar.holiday(day(on)), name, "{place} {on}");
}

#[test]
fn every_place_has_its_calendar_in_all_years() {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    assert_eq!(PLACES.split_whitespace().count(), 54);
    for place in PLACES.split_whitespace() {
        let calendar = calendars.of(&place.parse().unwrap());
        assert_eq!(calendar.id(), Some(place));
        let counts: BTreeSet<usize> = Calendars::YEARS
            .map(|year| calendar.holidays(year).len())
            .collect();
        assert!(counts.first() >= Some(&4), "{place}: {counts:?}");
        assert!(counts.last() <= Some(&40), "{place}: {counts:?}");
    }
}

#[test]
fn no_day_of_a_calendar_has_the_same_holiday_twice_and_all_are_in_their_year() {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    for id in calendars.ids() {
        for year in Calendars::YEARS {
            let days = calendars.get(id).unwrap().holidays(year);
            assert!(days.is_sorted_by_key(|(day, _)| *day), "{id} {year}");
            let unique: BTreeSet<_> = days.iter().collect();
            assert_eq!(unique.len(), days.len(), "{id} {year}: {days:?}");
            assert!(
                days.iter().all(|(day, _)| day.year() == year),
                "{id} {year}"
            );
        }
    }
}

#[test]
fn a_calendar_is_named_once_and_every_rule_names_one_that_there_is() {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    let ids: Vec<&str> = calendars.ids().collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let titles: BTreeSet<_> = ids
        .iter()
        .map(|id| calendars.get(id).unwrap().title())
        .collect();
    assert_eq!(titles.len(), ids.len());
    // What counting.toml names is not looked up before a sum needs it.
    let rules = include_str!("../../law/counting.toml");
    for key in ["always = \"", "place-unknown = \"", "holidays-of = \""] {
        for (at, _) in rules.match_indices(key) {
            let id = rules[at + key.len()..].split('"').next().unwrap();
            assert!(ids.contains(&id), "{id}");
        }
    }
}

#[test]
fn a_part_without_a_calendar_has_its_countrys() {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    for (place, id) in [
        ("DE-BY", "DE-BY"),
        ("FR-75", "FR"),
        ("US-NY", "US"),
        ("GB", "GB"),
    ] {
        assert_eq!(calendars.of(&place.parse().unwrap()).id(), Some(id));
    }
    assert!(!calendars.of(&"TH".parse().unwrap()).is_known());
}

#[test]
fn holidays_begin_end_and_fall_out_in_their_years() {
    // St Brigid's Day: from 2023 the first Monday of February, 1 February where that is a Friday (2030).
    assert_holiday("IE", "2022-02-07", None);
    assert_holiday("IE", "2023-02-06", Some("St Brigid's Day"));
    assert_holiday("IE", "2030-02-01", Some("St Brigid's Day"));
    assert_holiday("IE", "2030-02-04", None);
    assert_holiday(
        "IE",
        "2022-03-18",
        Some("Day of Remembrance and Recognition"),
    );
    assert_holiday("US", "2020-06-19", None);
    assert_holiday("US", "2021-06-18", Some("Juneteenth (observed)"));
    assert_holiday("DE-MV", "2022-03-08", None);
    assert_holiday("DE-MV", "2023-03-08", Some("Women's Day"));
    assert_holiday("DE-BE", "2025-05-08", Some("Liberation Day"));
    assert_holiday("DE-BE", "2026-05-08", None);
    assert_holiday("SK", "2024-11-17", Some("Freedom and Democracy Day"));
    assert_holiday("SK", "2025-11-17", None);
    assert_holiday("SK", "2026-09-15", None);
    assert_holiday("DK", "2023-05-05", Some("Great Prayer Day"));
    assert_holiday("DK", "2024-04-26", None);
    assert_holiday("HR", "2019-06-25", Some("Statehood Day"));
    assert_holiday("HR", "2020-06-25", None);
    assert_holiday("GR", "2024-05-01", None);
    assert_holiday("GR", "2024-05-07", Some("Labour Day, moved"));
    assert_holiday("SI", "2023-08-14", Some("Solidarity Day"));
    assert_holiday("GB-ENG", "2020-05-04", None);
    assert_holiday(
        "GB-ENG",
        "2022-09-19",
        Some("State Funeral of Queen Elizabeth II"),
    );
    assert_holiday("GB-SCT", "2026-06-15", Some("World Cup Bank Holiday"));
    assert_holiday("GB-ENG", "2026-06-15", None);
}

#[test]
fn a_holiday_on_a_weekend_is_observed_as_its_law_says() {
    // Christmas Day 2022 is a Sunday, and Monday is Boxing Day itself.
    assert_holiday("GB-ENG", "2022-12-26", Some("Boxing Day"));
    assert_holiday("GB-ENG", "2022-12-27", Some("Christmas Day (observed)"));
    // 1 and 2 January 2022 are a weekend.
    assert_holiday("GB-SCT", "2022-01-03", Some("New Year's Day (observed)"));
    assert_holiday("GB-SCT", "2022-01-04", Some("2 January (observed)"));
    // 1 January 2022 is a Saturday: observed in the year before.
    assert_holiday("US", "2021-12-31", Some("New Year's Day (observed)"));
    assert_holiday("BG", "2021-05-04", Some("Labour Day (observed)"));
    assert_holiday("NL", "2025-04-26", Some("King's Day"));
    assert_holiday("NL", "2025-04-27", None);
    assert_holiday(
        "LV",
        "2024-05-06",
        Some("Restoration of Independence Day (observed)"),
    );
    assert_holiday("DE", "2021-12-27", None);
}

#[test]
fn california_by_the_words_and_generously() {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    let literal = calendars.get("US-CA-6700").unwrap();
    let generous = calendars.get("US-CA").unwrap();
    for (on, by_the_words, generously) in [
        // 4 July 2026 is a Saturday, 2027 a Sunday: Gov. Code 6701 moves Sundays alone.
        ("2026-07-03", None, Some("Independence Day (observed)")),
        (
            "2027-07-05",
            Some("Independence Day (observed)"),
            Some("Independence Day (observed)"),
        ),
        // 11 November 2028 is a Saturday.
        (
            "2028-11-10",
            Some("Veterans Day (observed)"),
            Some("Veterans Day (observed)"),
        ),
        ("2026-11-27", None, Some("Day after Thanksgiving")),
        ("2026-02-17", Some("Lunar New Year"), Some("Lunar New Year")),
        (
            "2026-09-25",
            Some("Native American Day"),
            Some("Native American Day"),
        ),
        ("2027-10-29", Some("Diwali"), Some("Diwali")),
        ("2027-10-28", None, Some("Diwali, on another reckoning")),
        ("2025-10-20", None, None),
        // In the package `holidays` and in neither law.
        ("2028-02-15", None, None),
    ] {
        assert_eq!(literal.holiday(day(on)), by_the_words, "{on}");
        assert_eq!(generous.holiday(day(on)), generously, "{on}");
    }
    for year in Calendars::YEARS {
        for (on, name) in literal.holidays(year) {
            assert!(generous.holiday(on).is_some(), "{on} {name}");
        }
    }
}

#[test]
fn japans_holidays_are_had_on_the_next_day_and_between_two_others() {
    assert_holiday("JP", "2026-02-11", Some("Foundation Day"));
    // 3 May 2026 is a Sunday, and 4 and 5 are holidays themselves.
    assert_holiday("JP", "2026-05-06", Some("Substitute Holiday"));
    assert_holiday("JP", "2026-05-07", None);
    // Between Respect for the Aged Day and the equinox.
    assert_holiday("JP", "2026-09-22", Some("National Holiday"));
    assert_holiday("JP", "2027-03-21", Some("Vernal Equinox Day"));
    assert_holiday("JP", "2027-03-22", Some("Substitute Holiday"));
    assert_holiday("JP", "2021-07-19", None);
    assert_holiday("JP", "2021-07-22", Some("Marine Day"));
}

#[test]
fn no_year_that_can_be_written_makes_a_calendar_fail() {
    let statutes = statutes();
    let calendars = statutes.calendars().unwrap();
    for id in calendars.ids() {
        for year in [1, 4, 1582, 9999] {
            // Israel's are all by the moon, and known from 2018 to 2050.
            let is_empty = calendars.get(id).unwrap().holidays(year).is_empty();
            assert_eq!(is_empty, id == "IL", "{id} {year}");
        }
    }
}

fn with_own(extra: &str) -> Result<Vec<Option<String>>, LawError> {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("extra-holidays.txt"), extra).unwrap();
    let statutes = Statutes::open(Some(home.path()))?;
    let calendars = statutes.calendars()?;
    let on = |place: &str, on: &str| -> Option<String> {
        let on: NaiveDate = on.parse().unwrap();
        let calendar = calendars.of(&place.parse().unwrap());
        calendar.holiday(on).map(str::to_owned)
    };
    Ok(vec![
        on("DE-BY", "2026-08-15"),
        on("FR-57", "2026-12-26"),
        on("FR-57", "2026-07-14"),
        on("FR", "2026-12-26"),
        on("TH", "2026-02-11"),
    ])
}

#[test]
fn the_users_own_days_off_are_added() {
    let extra = "# where we live\n[de-by]\n08-15 = Assumption Day\n\n[FR-57] Moselle\n\
        12-26 = St Stephen's Day\n[TH]\n02-11 = Our Day\n";
    let found = with_own(extra).unwrap();
    let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
    assert_eq!(
        found,
        [
            Some("Assumption Day"),
            Some("St Stephen's Day"),
            Some("Bastille Day"),
            None,
            Some("Our Day"),
        ]
    );
}

#[test]
fn a_line_of_the_users_that_says_nothing_is_named() {
    for (extra, told) in [
        (
            "[DE]\n\n31-12 = Day\n",
            "line 3: `31-12` is not a day of a month such as 05-01\n3 | 31-12 = Day",
        ),
        (
            "05-01 = Day\n",
            "line 1: wanted a calendar first, such as `[IE] Ireland`\n1 | 05-01 = Day",
        ),
        (
            "[XX]\n",
            "line 1: `XX` is not a country code such as `DE`, `GB` or `US-CA`\n1 | [XX]",
        ),
        (
            "certainty verified\n",
            "line 1: wanted a calendar first, such as `[IE] Ireland`\n1 | certainty verified",
        ),
        (
            "[DE\n",
            "line 1: wanted `[CODE] Name`, such as `[IE] Ireland`\n1 | [DE",
        ),
        (
            "[DE]\nwith DE\n",
            "line 2: no calendar `DE` stands above this one\n2 | with DE",
        ),
    ] {
        let error = with_own(extra).unwrap_err().to_string();
        assert!(error.ends_with(told), "{error}");
        assert!(error.contains("extra-holidays.txt"), "{error}");
    }
}
