//! On which day is Easter?

use chrono::{Days, NaiveDate};

/// Easter Sunday by the Western reckoning; `None` where no calendar reaches.
///
/// The anonymous Gregorian computus (Nature, 20 April 1876; Meeus,
/// Astronomical Algorithms, chapter 8), with its letters.
pub(super) fn western(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let b = year.div_euclid(100);
    let c = year.rem_euclid(100);
    let d = b.div_euclid(4);
    let e = b.rem_euclid(4);
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let i = c / 4;
    let k = c % 4;
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    march_and_on(year, h + l - 7 * m + 22)
}

/// Easter Sunday by the Orthodox reckoning, as a day of our calendar; `None`
/// where no calendar reaches. Meeus, as above, for the Julian calendar.
pub(super) fn orthodox(year: i32) -> Option<NaiveDate> {
    let d = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let e = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - d + 34).rem_euclid(7);
    // By how much the Julian calendar is behind: 13 days from 1900 to 2099.
    let century = year.div_euclid(100);
    let behind = century - century.div_euclid(4) - 2;
    march_and_on(year, d + e + 22 + behind)
}

/// The day with this number counted on from 1 March, which is 1.
fn march_and_on(year: i32, number: i32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 3, 1)?;
    match u64::try_from(number - 1) {
        Ok(later) => first.checked_add_days(Days::new(later)),
        Err(_) => first.checked_sub_days(Days::new((1 - number).unsigned_abs().into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_on_the_days_that_are_known() {
        for (year, west, east) in [
            (2018, "2018-04-01", "2018-04-08"),
            (2019, "2019-04-21", "2019-04-28"),
            (2024, "2024-03-31", "2024-05-05"),
            (2025, "2025-04-20", "2025-04-20"),
            (2026, "2026-04-05", "2026-04-12"),
            (2035, "2035-03-25", "2035-04-29"),
            (2038, "2038-04-25", "2038-04-25"),
            (2050, "2050-04-10", "2050-04-17"),
        ] {
            assert_eq!(western(year), west.parse().ok(), "{year}");
            assert_eq!(orthodox(year), east.parse().ok(), "{year}");
        }
    }

    #[test]
    fn easter_is_a_sunday_in_every_year_that_can_be_written() {
        use chrono::{Datelike, Weekday};
        for year in 0..=10_000 {
            for easter in [western(year), orthodox(year)] {
                assert_eq!(easter.unwrap().weekday(), Weekday::Sun, "{year}");
            }
        }
    }
}
