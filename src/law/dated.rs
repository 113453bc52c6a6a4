//! Values that hold from a day on.

use chrono::NaiveDate;

/// Something with a first day. The value in force on a day is the latest whose
/// first day is not after it. Versions have no last day, so none overlap, and there is no
/// gap between them.
pub(super) trait Dated {
    fn from(&self) -> NaiveDate;
}

/// The one in force on a day.
pub(super) fn in_force<T: Dated>(versions: &[T], day: NaiveDate) -> Option<&T> {
    versions.iter().rev().find(|version| version.from() <= day)
}

pub(super) fn ascend<'a, T: Dated + 'a>(versions: impl IntoIterator<Item = &'a T>) -> bool {
    let days = versions.into_iter().map(Dated::from);
    days.is_sorted_by(|earlier, later| earlier < later)
}
