//! On which days of a year does one public holiday fall?
//!
//! One line of `law/holidays.txt`, whose head has the grammar.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::easter;

/// A public holiday as a rule, with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holiday {
    pub name: String,
    /// The name on a day on which it is observed and does not fall.
    pub observed_name: String,
    rule: Rule,
    /// Days to add to what the rule gives.
    offset: i64,
    years: Vec<Years>,
    /// What happens on a certain day of the week.
    shifts: Vec<Shift>,
    /// Whether a weekend moves it to the next day that is free.
    pub moves_to_next_free: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    Dates(Vec<NaiveDate>),
    Easter,
    OrthodoxEaster,
    /// The n-th weekday of a month, from 1.
    Nth(u8, Weekday, u32),
    Last(Weekday, u32),
    /// The first weekday on or after a month and day.
    From(Weekday, u32, u32),
    /// The last weekday before a month and day.
    Before(Weekday, u32, u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Years {
    Since(i32),
    Until(i32),
    In(Vec<i32>),
    NotIn(Vec<i32>),
    Every(i32),
    /// Whether a month and day is that weekday; with `false`, whether it is not.
    When(u32, u32, Weekday, bool),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Shift {
    on: Weekday,
    to: Weekday,
    /// Whether the day itself stays a holiday.
    also: bool,
}

/// One day on which the holiday is had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Had {
    pub day: NaiveDate,
    /// Whether it is observed here because it falls on another day.
    pub observed: bool,
}

impl Holiday {
    /// The days of the holiday that falls in `year`. An observed day can lie in
    /// the year before or after.
    pub(super) fn days(&self, year: i32) -> Vec<Had> {
        if !self.years.iter().all(|years| years.contain(year)) {
            return Vec::new();
        }
        let mut had = Vec::new();
        for day in self.rule.days(year) {
            let Some(day) = moved(day, self.offset) else {
                continue;
            };
            let shift = self.shifts.iter().find(|shift| shift.on == day.weekday());
            if shift.is_none_or(|shift| shift.also) {
                had.push(Had {
                    day,
                    observed: false,
                });
            }
            if let Some(shift) = shift
                && let Some(day) = nearest(day, shift.to)
            {
                // Had on that day instead, it keeps its name.
                let observed = shift.also;
                had.push(Had { day, observed });
            }
        }
        had
    }

    /// One line of the table: `12-25; on Sunday also Monday = Christmas Day`.
    ///
    /// # Errors
    /// What the line should have said.
    pub(super) fn parse(line: &str) -> Result<Holiday, String> {
        let (left, name) = line
            .split_once('=')
            .map(|(left, name)| (left.trim(), name.trim()))
            .ok_or("wanted `rule = name`, such as `05-01 = Labour Day`")?;
        if name.is_empty() {
            return Err("the holiday has no name".to_owned());
        }
        let mut parts = left.split(';').map(str::trim);
        let (rule, offset) = rule(parts.next().unwrap_or_default())?;
        let mut holiday = Holiday {
            name: name.to_owned(),
            observed_name: format!("{name} (observed)"),
            rule,
            offset,
            years: Vec::new(),
            shifts: Vec::new(),
            moves_to_next_free: false,
        };
        for clause in parts {
            holiday.add(clause)?;
        }
        Ok(holiday)
    }

    fn add(&mut self, clause: &str) -> Result<(), String> {
        let words: Vec<&str> = clause.split_whitespace().collect();
        match words[..] {
            ["since", first] => self.years.push(Years::Since(year(first)?)),
            ["until", last] => self.years.push(Years::Until(year(last)?)),
            ["in", ..] if words.len() > 1 => self.years.push(Years::In(years(&words[1..])?)),
            ["not", "in", ..] if words.len() > 2 => {
                self.years.push(Years::NotIn(years(&words[2..])?));
            }
            ["every", number, "years"] => match number.parse() {
                Ok(number) if number > 0 => self.years.push(Years::Every(number)),
                _ => return Err(format!("`{number}` is not a number of years")),
            },
            [word @ ("if" | "unless"), day, "is", name] => {
                let (month, day) = month_and_day(day)?;
                let when = Years::When(month, day, weekday(name)?, word == "if");
                self.years.push(when);
            }
            ["on", "weekends", "also", "next", "free"] => self.moves_to_next_free = true,
            ["on", on, word @ ("also" | "rather"), to] => self.shifts.push(Shift {
                on: weekday(on)?,
                to: weekday(to)?,
                also: word == "also",
            }),
            _ => {
                return Err(format!(
                    "`{clause}` is not a clause such as `since 2021` or `on Sunday also Monday`"
                ));
            }
        }
        Ok(())
    }
}

impl Rule {
    fn days(&self, year: i32) -> Vec<NaiveDate> {
        let day = match *self {
            Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Dates(ref days) => {
                return days
                    .iter()
                    .copied()
                    .filter(|day| day.year() == year)
                    .collect();
            }
            Rule::Easter => easter::western(year),
            Rule::OrthodoxEaster => easter::orthodox(year),
            Rule::Nth(number, weekday, month) => {
                NaiveDate::from_weekday_of_month_opt(year, month, weekday, number)
            }
            Rule::Last(weekday, month) => [5, 4]
                .into_iter()
                .find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)),
            Rule::From(weekday, month, day) => NaiveDate::from_ymd_opt(year, month, day)
                .and_then(|day| moved(day, days_to(day.weekday(), weekday))),
            Rule::Before(weekday, month, day) => NaiveDate::from_ymd_opt(year, month, day)
                .and_then(|day| moved(day, days_to(day.weekday(), weekday) - 7)),
        };
        day.into_iter().collect()
    }
}

impl Years {
    fn contain(&self, year: i32) -> bool {
        match *self {
            Years::Since(first) => first <= year,
            Years::Until(last) => year <= last,
            Years::In(ref years) => years.contains(&year),
            Years::NotIn(ref years) => !years.contains(&year),
            Years::Every(number) => year.rem_euclid(number) == 0,
            Years::When(month, day, weekday, wanted) => {
                let is = NaiveDate::from_ymd_opt(year, month, day)
                    .is_some_and(|day| day.weekday() == weekday);
                is == wanted
            }
        }
    }
}

/// How many days after a day of the one weekday the next of the other is: 0 to 6.
fn days_to(from: Weekday, to: Weekday) -> i64 {
    to.days_since(from).into()
}

/// The nearest day that is `weekday`, before or after.
fn nearest(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    match days_to(day.weekday(), weekday) {
        forward @ 0..=3 => moved(day, forward),
        forward => moved(day, forward - 7),
    }
}

fn moved(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

fn rule(text: &str) -> Result<(Rule, i64), String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut offset = 0;
    // `Easter +1`; a year has no sign, so that nothing else can be meant.
    if let Some(last) = words.last()
        && last.starts_with(['+', '-'])
    {
        offset = last
            .parse::<i16>()
            .map(i64::from)
            .map_err(|_| format!("`{last}` is not a number of days"))?;
        words.pop();
    }
    let rule = match words[..] {
        ["Easter"] => Rule::Easter,
        ["Orthodox", "Easter"] => Rule::OrthodoxEaster,
        ["last", name, "of", number] => Rule::Last(weekday(name)?, month(number)?),
        [ordinal, name, "of", number] => {
            Rule::Nth(nth(ordinal)?, weekday(name)?, month(number)?)
        }
        [name, "from", day] => {
            let (month, day) = month_and_day(day)?;
            Rule::From(weekday(name)?, month, day)
        }
        [name, "before", day] => {
            let (month, day) = month_and_day(day)?;
            Rule::Before(weekday(name)?, month, day)
        }
        [day] if day.len() == 5 => {
            let (month, day) = month_and_day(day)?;
            Rule::Fixed(month, day)
        }
        [_, ..] => Rule::Dates(
            words
                .iter()
                .map(|word| {
                    word.parse().map_err(|_| {
                        format!("`{text}` is not a rule such as `05-01`, `2026-01-02`, `Easter +1` or `1st Monday of 05`")
                    })
                })
                .collect::<Result<_, _>>()?,
        ),
        [] => return Err("the line has no rule".to_owned()),
    };
    Ok((rule, offset))
}

fn weekday(name: &str) -> Result<Weekday, String> {
    name.parse()
        .map_err(|_| format!("`{name}` is not a day of the week"))
}

fn nth(ordinal: &str) -> Result<u8, String> {
    match ordinal {
        "1st" => Ok(1),
        "2nd" => Ok(2),
        "3rd" => Ok(3),
        "4th" => Ok(4),
        _ => Err(format!(
            "`{ordinal}` is not one of 1st, 2nd, 3rd, 4th, last"
        )),
    }
}

fn month(number: &str) -> Result<u32, String> {
    number
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))
        .ok_or_else(|| format!("`{number}` is not a month such as 05"))
}

fn month_and_day(text: &str) -> Result<(u32, u32), String> {
    let wrong = || format!("`{text}` is not a day of a month such as 05-01");
    let (month, day) = text.split_once('-').ok_or_else(wrong)?;
    match (month.parse(), day.parse()) {
        // A leap year, so that 29 February can be meant.
        (Ok(month), Ok(day)) if NaiveDate::from_ymd_opt(2024, month, day).is_some() => {
            Ok((month, day))
        }
        _ => Err(wrong()),
    }
}

fn year(text: &str) -> Result<i32, String> {
    text.parse()
        .ok()
        .filter(|year| (1..=9999).contains(year))
        .ok_or_else(|| format!("`{text}` is not a year"))
}

fn years(words: &[&str]) -> Result<Vec<i32>, String> {
    words.iter().map(|word| year(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_days(line: &str, year: i32, days: &[&str]) {
        let holiday = Holiday::parse(line).unwrap();
        let found: Vec<String> = holiday
            .days(year)
            .iter()
            .map(|had| had.day.to_string())
            .collect();
        assert_eq!(found, days, "{line} in {year}");
    }

    #[test]
    fn each_kind_of_rule_gives_its_day() {
        assert_days("05-01 = Labour Day", 2026, &["2026-05-01"]);
        assert_days("02-29 = Leap Day", 2026, &[]);
        assert_days("2026-01-02 2025-12-31 = Decree", 2026, &["2026-01-02"]);
        assert_days("Easter -2 = Good Friday", 2026, &["2026-04-03"]);
        assert_days("Orthodox Easter +1 = Easter Monday", 2026, &["2026-04-13"]);
        assert_days("4th Thursday of 11 +1 = Friday", 2026, &["2026-11-27"]);
        assert_days("last Monday of 05 = Last of five", 2021, &["2021-05-31"]);
        assert_days("last Monday of 02 = Last of four", 2026, &["2026-02-23"]);
        // 20 June 2026 is a Saturday, 20 June 2025 a Friday.
        assert_days("Saturday from 06-20 = Midsummer", 2026, &["2026-06-20"]);
        assert_days("Saturday from 06-20 = Midsummer", 2025, &["2025-06-21"]);
        // 23 November 2022 is a Wednesday itself.
        assert_days("Wednesday before 11-23 = Prayer", 2022, &["2022-11-16"]);
        assert_days("Wednesday before 11-23 = Prayer", 2026, &["2026-11-18"]);
    }

    #[test]
    fn each_kind_of_clause_chooses_its_years() {
        for (clause, years) in [
            ("since 2021", [false, false, true, true]),
            ("until 2020", [true, true, false, false]),
            ("since 2020; until 2021", [false, true, true, false]),
            ("in 2019 2022", [true, false, false, true]),
            ("not in 2020", [true, false, true, true]),
            ("every 5 years", [false, true, false, false]),
            // 1 February is a Friday in 2019 alone.
            ("if 02-01 is Friday", [true, false, false, false]),
            ("unless 02-01 is Friday", [false, true, true, true]),
        ] {
            let holiday = Holiday::parse(&format!("05-01; {clause} = Day")).unwrap();
            let found = [2019, 2020, 2021, 2022].map(|year| !holiday.days(year).is_empty());
            assert_eq!(found, years, "{clause}");
        }
    }

    #[test]
    fn a_day_is_observed_on_the_nearest_of_another_weekday() {
        let us = "01-01; on Saturday also Friday; on Sunday also Monday = New Year's Day";
        assert_days(us, 2022, &["2022-01-01", "2021-12-31"]);
        assert_days(us, 2023, &["2023-01-01", "2023-01-02"]);
        assert_days(us, 2026, &["2026-01-01"]);
        assert_days(
            "05-04; on Saturday also Monday = Day",
            2024,
            &["2024-05-04", "2024-05-06"],
        );
        assert_days(
            "04-27; on Sunday rather Saturday = Day",
            2025,
            &["2025-04-26"],
        );
    }

    #[test]
    fn a_line_that_says_nothing_is_refused_with_what_it_should_have_said() {
        for (line, wanted) in [
            (
                "05-01",
                "wanted `rule = name`, such as `05-01 = Labour Day`",
            ),
            ("05-01 =", "the holiday has no name"),
            ("= Day", "the line has no rule"),
            (
                "13-01 = Day",
                "`13-01` is not a day of a month such as 05-01",
            ),
            (
                "2026-02-30 = Day",
                "`2026-02-30` is not a rule such as `05-01`, `2026-01-02`, `Easter +1` or `1st Monday of 05`",
            ),
            (
                "5th Monday of 05 = Day",
                "`5th` is not one of 1st, 2nd, 3rd, 4th, last",
            ),
            (
                "1st Moonday of 05 = Day",
                "`Moonday` is not a day of the week",
            ),
            ("1st Monday of 13 = Day", "`13` is not a month such as 05"),
            ("Easter +x = Day", "`+x` is not a number of days"),
            ("05-01; every 0 years = Day", "`0` is not a number of years"),
            ("05-01; since then = Day", "`then` is not a year"),
            (
                "05-01; sometimes = Day",
                "`sometimes` is not a clause such as `since 2021` or `on Sunday also Monday`",
            ),
        ] {
            assert_eq!(Holiday::parse(line).unwrap_err(), wanted, "{line}");
        }
    }
}
