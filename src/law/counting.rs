//! How does a law count from an event to the last day?

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Calendar, Certainty, Pause, Period, Reference, Step, calendar::DayOff};

/// A named way of counting, from `law/counting.toml`.
///
/// Under every one of them the day of the event is day 0 and is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Counting {
    /// `eu-1182-71`
    pub id: String,
    pub title: String,
    /// Why the day of the event is not counted.
    pub first_day: Reference,
    /// Why a month ends on the day of the same number, or on the last of a
    /// shorter month. Needed where a clock of the law runs in months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<Reference>,
    /// Which last days move to the next working day; without it none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll: Option<Roll>,
    /// What a business day is. Needed where a clock of the law runs in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_days: Option<BusinessDays>,
    pub certainty: Certainty,
}

/// A last day of one of these kinds moves to the next that is of none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    over: Vec<DayOff>,
    reference: Reference,
}

/// The two readings of "business day".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BusinessDays {
    /// Days that are no business day on the words of the law.
    except: Vec<DayOff>,
    reference: Reference,
    /// The reading most generous to the recipient, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    generous: Option<Generous>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Generous {
    except: Vec<DayOff>,
    reference: Reference,
}

/// The count leaves the years that can be written, 0001 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the sum leaves the calendar: dates end on 9999-12-31")]
pub struct OutOfRange;

/// Where a count ended.
pub(super) struct Count {
    pub nominal: NaiveDate,
    pub due: NaiveDate,
    pub steps: Vec<Step>,
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

    /// Counts `period` from the day of the event.
    pub(super) fn count(
        &self,
        start: NaiveDate,
        period: Period,
        pauses: &[Pause],
        calendar: &Calendar,
    ) -> Result<Count, OutOfRange> {
        match period {
            Period::Days(number) => {
                let end = start.checked_add_days(Days::new(number.into()));
                let reference = &self.first_day;
                self.end(in_range(end)?, period, reference, None, pauses, calendar)
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
                let reference = self.months.as_ref().unwrap_or(&self.first_day);
                self.end(end, period, reference, note, pauses, calendar)
            }
            Period::BusinessDays(number) => {
                let Some(rule) = &self.business_days else {
                    return Err(OutOfRange);
                };
                let end = add_business_days(start, number, &rule.except, calendar)?;
                let mut count = self.end(end, period, &rule.reference, None, pauses, calendar)?;
                // The literal reading ends where its own roll-over ends.
                count.nominal = count.due;
                if let Some(generous) = &rule.generous {
                    let end = add_business_days(start, number, &generous.except, calendar)?;
                    let end = self.rolled(end, calendar, &mut Vec::new())?;
                    if end > count.due {
                        count.due = end;
                        count.steps.push(Step {
                            step: "on the most generous reading".to_owned(),
                            day: end,
                            reference: Some(generous.reference.clone()),
                            note: None,
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
        reference: &Reference,
        note: Option<String>,
        pauses: &[Pause],
        calendar: &Calendar,
    ) -> Result<Count, OutOfRange> {
        let mut steps = vec![Step {
            step: format!("+ {period}"),
            day: end,
            reference: Some(reference.clone()),
            note,
        }];
        let mut nominal = end;
        for pause in pauses.iter().filter(|pause| !pause.generous) {
            nominal = in_range(nominal.checked_add_days(Days::new(pause.days())))?;
            steps.push(pause.step(nominal));
        }
        let mut due = self.rolled(nominal, calendar, &mut steps)?;

        let mut generous = nominal;
        let mut further = Vec::new();
        for pause in pauses.iter().filter(|pause| pause.generous) {
            generous = in_range(generous.checked_add_days(Days::new(pause.days())))?;
            further.push(pause.step(generous));
        }
        let generous = self.rolled(generous, calendar, &mut further)?;
        if generous > due {
            due = generous;
            steps.extend(further);
        }
        Ok(Count {
            nominal,
            due,
            steps,
        })
    }

    /// Moves a last day on while it is a day off, in one step that names why.
    fn rolled(
        &self,
        end: NaiveDate,
        calendar: &Calendar,
        steps: &mut Vec<Step>,
    ) -> Result<NaiveDate, OutOfRange> {
        let Some(roll) = &self.roll else {
            return Ok(end);
        };
        let mut day = end;
        let mut reasons = Vec::new();
        while let Some(reason) = calendar.day_off(day, &roll.over) {
            // The Sunday after a Saturday needs no telling; a holiday does.
            if reasons.is_empty() || calendar.holiday(day).is_some() {
                reasons.push(reason);
            }
            day = in_range(day.succ_opt())?;
        }
        if !reasons.is_empty() {
            steps.push(Step {
                step: format!("{}, rolls", reasons.join(", ")),
                day,
                reference: Some(roll.reference.clone()),
                note: None,
            });
        }
        Ok(day)
    }
}

fn add_business_days(
    start: NaiveDate,
    number: u32,
    except: &[DayOff],
    calendar: &Calendar,
) -> Result<NaiveDate, OutOfRange> {
    let mut day = start;
    for _ in 0..number {
        day = in_range(day.succ_opt())?;
        while calendar.day_off(day, except).is_some() {
            day = in_range(day.succ_opt())?;
        }
    }
    Ok(day)
}

fn in_range(day: Option<NaiveDate>) -> Result<NaiveDate, OutOfRange> {
    day.filter(|day| (1..=9999).contains(&day.year()))
        .ok_or(OutOfRange)
}
