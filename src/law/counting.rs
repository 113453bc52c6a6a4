//! How does a law count from an event to the last day?

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Calendar, Calendars, Certainty, Citation, Pause, Period, Place, Step, calendar::DayOff,
};

/// A named way of counting, from `law/counting.toml`.
///
/// Under every one of them the day of the event is day 0 and is not counted. (Of a clock whose period begins on that
/// day, the day before it is.)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Counting {
    /// `eu-1182-71`
    pub id: String,
    /// As a sum names it: `Regulation (EEC, Euratom) No 1182/71`.
    pub title: String,
    /// Why the day of the event is not counted, where the words of the clock do not
    /// say so themselves: `after receipt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<Citation>,
    /// Why a month ends on the day of the same number, or on the last of a
    /// shorter month. Needed where a clock of the law runs in months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<Citation>,
    /// Which last days move to the next working day; without it none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll: Option<Roll>,
    /// What a business day is. Needed where a clock of the law runs in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_days: Option<BusinessDays>,
    /// Whose public holidays count, where any do.
    #[serde(default, skip_serializing_if = "Holidays::is_usual")]
    pub holidays: Holidays,
    /// How sure the rule is; the holidays have a certainty of their own, in their table.
    pub certainty: Certainty,
}

/// Whose public holidays count: those of the place where the recipient must
/// act, unless the law has its own list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Holidays {
    /// The code of the calendar that counts wherever the recipient is.
    #[serde(skip_serializing_if = "Option::is_none")]
    always: Option<String>,
    /// The code of the calendar that counts when the place is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    place_unknown: Option<String>,
}

/// Roll-over: a last day of one of the kinds `over` moves to the next day that is of none of the kinds
/// here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    over: Vec<DayOff>,
    /// Further kinds to which no last day moves, though it stays where it falls on one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    beyond: Vec<DayOff>,
    reference: Citation,
    /// Whether no rule was found by which a last day moves, and none by which it does
    /// not: then it moves on the most generous reading alone.
    #[serde(
        default,
        rename = "in-doubt",
        skip_serializing_if = "std::ops::Not::not"
    )]
    in_doubt: bool,
}

/// The two readings of "business day".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BusinessDays {
    /// Days that are not business days on the words of the law.
    except: Vec<DayOff>,
    /// The code of the calendar whose holidays those are, where it is not that
    /// of the roll-over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holidays_of: Option<String>,
    reference: Citation,
    /// The reading most generous to the recipient, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    generous: Option<Generous>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Generous {
    except: Vec<DayOff>,
    reference: Citation,
}

/// The count leaves the years that can be written, 0001 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the date is out of range: dates end on 9999-12-31")]
pub struct OutOfRange;

/// Said where a holiday moved the day, for the table of holidays is second-hand.
pub const HOLIDAY_FROM_A_LIST: &str = "public holidays for this date come from a list, not from the law itself; the day may be off by one or two";

/// Said where a last day moves on the most generous reading alone.
const ROLL_IN_DOUBT: &str =
    "it is not known whether a last day on a Saturday, a Sunday or a holiday moves";

/// Where a count ended.
pub(super) struct Count {
    pub nominal: NaiveDate,
    pub due: NaiveDate,
    pub steps: Vec<Step>,
    /// The lowest certainty of all that was counted with.
    pub certainty: Certainty,
    /// What the count could not know.
    pub doubts: Vec<String>,
}

/// The days off a count looks at, and how sure they are.
struct DaysOff<'a> {
    calendar: Calendar<'a>,
    certainty: Certainty,
    place: Option<&'a Place>,
    /// Whether the place is not known, so that a wider calendar is used in its stead: that of the EEA.
    place_unknown: bool,
    /// Whether the part of the country has no calendar, so that the country's is used.
    stands_in: bool,
    /// Whether the law has its own calendar.
    always: bool,
}

impl Count {
    /// What the place of the act or its law leaves unknown, for the line of the last day.
    pub(super) fn unknown(&self) -> Option<String> {
        let unknown: Vec<&str> = self
            .doubts
            .iter()
            .map(String::as_str)
            .filter(|doubt| *doubt != HOLIDAY_FROM_A_LIST)
            .collect();
        (!unknown.is_empty()).then(|| unknown.join("; "))
    }

    /// The same with the last day of another reading, where that comes later.
    pub(super) fn or_as_late_as(mut self, other: Count, reading: &str) -> Count {
        if other.due > self.due {
            self.due = other.due;
            self.certainty = self.certainty.max(other.certainty);
            self.steps.push(Step {
                step: reading.to_owned(),
                day: other.due,
                reference: None,
                note: None,
            });
            let told = std::mem::take(&mut self.doubts);
            self.doubts = other.doubts;
            let again: Vec<String> = told
                .into_iter()
                .filter(|doubt| !self.doubts.contains(doubt))
                // Of two readings the later one says until when nobody complains.
                .filter(|doubt| !doubt.starts_with(ROLL_IN_DOUBT))
                .collect();
            self.doubts.extend(again);
        }
        self
    }

    fn holiday_counted(&mut self, certainty: Certainty) {
        self.certainty = self.certainty.max(certainty);
        let said = self.doubts.iter().any(|doubt| doubt == HOLIDAY_FROM_A_LIST);
        if certainty != Certainty::Verified && !said {
            self.doubts.push(HOLIDAY_FROM_A_LIST.to_owned());
        }
    }
}

impl Holidays {
    fn is_usual(&self) -> bool {
        *self == Holidays::default()
    }

    fn days_off<'a>(&self, place: Option<&'a Place>, calendars: &'a Calendars) -> DaysOff<'a> {
        let calendar = match (&self.always, place, &self.place_unknown) {
            (Some(id), _, _) | (None, None, Some(id)) => calendars.get(id),
            (None, Some(place), _) => Some(calendars.of(place)),
            (None, None, None) => None,
        };
        let stands_in = self.always.is_none()
            && place
                .is_some_and(|place| !place.is_country() && calendars.get(place.code()).is_none());
        DaysOff {
            stands_in,
            always: self.always.is_some(),
            calendar: calendar.unwrap_or_else(Calendar::unknown),
            certainty: calendars.certainty(),
            place,
            place_unknown: self.always.is_none() && place.is_none(),
        }
    }
}

impl DaysOff<'_> {
    /// The calendar's title, for the note of a step that a holiday moved.
    fn whose(&self) -> Option<String> {
        let title = self.calendar.title()?;
        Some(if self.place_unknown {
            format!("place not known: a holiday in {title}")
        } else {
            format!("a holiday in {title}")
        })
    }

    /// Which holidays are missing: those of an unknown place, or of a part without a calendar.
    fn doubts(&self, due: NaiveDate) -> Vec<String> {
        let Some(title) = self.calendar.title() else {
            return vec![match self.place {
                Some(place) => {
                    format!("public holidays of {place} not known, weekends alone counted")
                }
                None => "place not known, weekends alone counted".to_owned(),
            }];
        };
        let mut doubts = Vec::new();
        if let Some(place) = self.place.filter(|_| self.stands_in) {
            doubts.push(format!("no calendar for {place}: that of {title} is used"));
        }
        if let Some(who) = self.calendar.further() {
            doubts.push(format!(
                "{who} of {title} have further holidays, which are not counted"
            ));
        }
        // The law has one calendar for all its parts, and whether theirs count is open.
        if let Some(place) = self.place.filter(|_| self.always)
            && let Some((part, holiday)) = self.calendar.in_this_part(place, due)
        {
            doubts.push(format!(
                "{holiday} is a holiday in {part}, and it is not known whether the last day moves for it: it may be a day later"
            ));
        }
        if let Some(place) = self.place.filter(|place| place.is_country())
            && let Some((part, holiday)) = self.calendar.in_a_part(due)
        {
            doubts.push(format!(
                "{holiday} is a holiday in {part}: were the act due there, the last day would move, and only {place} is known"
            ));
        }
        doubts
    }
}

impl Counting {
    /// Whether a clock of this unit can be counted at all.
    pub(super) fn knows(&self, period: Period) -> bool {
        match period {
            Period::Days(_) => true,
            Period::Months(_) => self.months.is_some(),
            Period::BusinessDays(_) => self.business_days.is_some(),
        }
    }

    /// Whether a last day by it can be later than its words have it.
    pub(super) fn is_generous(&self) -> bool {
        let business = self.business_days.as_ref();
        self.roll.is_some() || business.is_some_and(|days| days.generous.is_some())
    }

    /// Counts `period` from the day of the event, for a recipient who must act
    /// at `place`.
    pub(super) fn count(
        &self,
        start: NaiveDate,
        period: Period,
        pauses: &[Pause],
        place: Option<&Place>,
        calendars: &Calendars,
    ) -> Result<Count, OutOfRange> {
        let days_off = self.holidays.days_off(place, calendars);
        match period {
            Period::Days(number) => {
                let end = in_range(start.checked_add_days(Days::new(number.into())))?;
                self.end(
                    end,
                    period,
                    self.first_day.as_ref(),
                    None,
                    pauses,
                    &days_off,
                )
            }
            Period::Months(number) => {
                let end = in_range(start.checked_add_months(Months::new(number)))?;
                // Chrono stops at the last day of a shorter month, as every
                // law here does; the sum says so, for it surprises people.
                let note = (end.day() != start.day()).then(|| {
                    format!(
                        "no {} {}, last day of the month",
                        start.day(),
                        end.format("%B")
                    )
                });
                let reference = self.months.as_ref().or(self.first_day.as_ref());
                self.end(end, period, reference, note, pauses, &days_off)
            }
            Period::BusinessDays(number) => {
                let Some(rule) = &self.business_days else {
                    return Err(OutOfRange);
                };
                let literal = rule
                    .holidays_of
                    .as_deref()
                    .and_then(|id| calendars.get(id))
                    .unwrap_or(days_off.calendar);
                let (end, left_out) = add_business_days(start, number, &rule.except, literal)?;
                let by_holiday = left_out.is_some();
                let reference = Some(&rule.reference);
                let mut count = self.end(end, period, reference, left_out, pauses, &days_off)?;
                if by_holiday {
                    count.holiday_counted(days_off.certainty);
                }
                // The literal reading ends where its own roll-over ends.
                count.nominal = count.due;
                if let Some(generous) = &rule.generous {
                    let (end, left_out) =
                        add_business_days(start, number, &generous.except, days_off.calendar)?;
                    if left_out.is_some() {
                        count.holiday_counted(days_off.certainty);
                    }
                    let (end, _) = self.rolled(end, &days_off, &mut Vec::new())?;
                    if end > count.due {
                        count.due = end;
                        count.steps.push(Step {
                            step: "on the most generous reading".to_owned(),
                            day: end,
                            reference: Some(generous.reference.clone()),
                            note: left_out,
                        });
                    }
                }
                Ok(count)
            }
        }
    }

    fn end(
        &self,
        end: NaiveDate,
        period: Period,
        reference: Option<&Citation>,
        note: Option<String>,
        pauses: &[Pause],
        days_off: &DaysOff<'_>,
    ) -> Result<Count, OutOfRange> {
        let mut steps = vec![Step {
            step: format!("+ {period}"),
            day: end,
            reference: reference.cloned(),
            note,
        }];
        let mut nominal = end;
        for pause in pauses {
            nominal = in_range(nominal.checked_add_days(Days::new(pause.days())))?;
            steps.push(pause.step(nominal));
        }
        let (due, by_holiday) = self.rolled(nominal, days_off, &mut steps)?;
        let certainty = if by_holiday {
            self.certainty.max(days_off.certainty)
        } else {
            self.certainty
        };
        let counts_holidays = self.roll.as_ref().is_some_and(Roll::is_over_holidays);
        let mut doubts = Vec::new();
        if self.roll.as_ref().is_some_and(|roll| roll.in_doubt) && due > nominal {
            doubts.push(format!(
                "{ROLL_IN_DOUBT}: complain only after the next business day, {due}"
            ));
        } else if counts_holidays {
            doubts.extend(days_off.doubts(due));
        }
        if by_holiday && days_off.certainty != Certainty::Verified {
            doubts.push(HOLIDAY_FROM_A_LIST.to_owned());
        }
        Ok(Count {
            nominal,
            due,
            steps,
            certainty,
            doubts,
        })
    }

    /// Moves a last day on while it is a day off, in one step that names why.
    /// Also says whether a holiday was among the reasons.
    fn rolled(
        &self,
        end: NaiveDate,
        days_off: &DaysOff<'_>,
        steps: &mut Vec<Step>,
    ) -> Result<(NaiveDate, bool), OutOfRange> {
        let Some(roll) = &self.roll else {
            return Ok((end, false));
        };
        let calendar = days_off.calendar;
        let mut day = end;
        let mut reasons = Vec::new();
        let mut by_holiday = false;
        let mut kinds = roll.over.clone();
        while let Some(reason) = calendar.day_off(day, &kinds) {
            if reasons.is_empty() {
                kinds.extend(&roll.beyond);
            }
            let is_holiday = roll.is_over_holidays() && calendar.holiday(day).is_some();
            by_holiday |= is_holiday;
            // The Sunday after a Saturday needs no telling; a holiday does.
            if reasons.is_empty() || is_holiday {
                reasons.push(reason);
            }
            day = in_range(day.succ_opt())?;
        }
        if !reasons.is_empty() {
            steps.push(Step {
                step: if roll.in_doubt {
                    format!(
                        "on the most generous reading, {}: moves to",
                        reasons.join(", ")
                    )
                } else {
                    format!("{}: moves to", reasons.join(", "))
                },
                day,
                reference: Some(roll.reference.clone()),
                note: by_holiday.then(|| days_off.whose()).flatten(),
            });
        }
        Ok((day, by_holiday))
    }
}

impl Roll {
    fn is_over_holidays(&self) -> bool {
        self.over.contains(&DayOff::Holiday)
    }
}

/// The last of so many business days, and which holidays were none of them.
fn add_business_days(
    start: NaiveDate,
    number: u32,
    except: &[DayOff],
    calendar: Calendar<'_>,
) -> Result<(NaiveDate, Option<String>), OutOfRange> {
    let mut day = start;
    let mut left_out = Vec::new();
    for _ in 0..number {
        day = in_range(day.succ_opt())?;
        while calendar.day_off(day, except).is_some() {
            // A holiday on a weekend takes no day away that would have counted.
            let weekend = Calendar::unknown().day_off(day, except).is_some();
            if let Some(holiday) = calendar.holiday(day).filter(|_| !weekend) {
                left_out.push(format!("{holiday} ({day})"));
            }
            day = in_range(day.succ_opt())?;
        }
    }
    let left_out = (!left_out.is_empty()).then(|| format!("without {}", left_out.join(", ")));
    Ok((day, left_out))
}

fn in_range(day: Option<NaiveDate>) -> Result<NaiveDate, OutOfRange> {
    day.filter(|day| (1..=9999).contains(&day.year()))
        .ok_or(OutOfRange)
}
