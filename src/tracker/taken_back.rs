//! What of a log still stands?
//!
//! Nothing is taken out of a log. An entry `taken-back` names the places of those that it takes back,
//! and one that takes back a `taken-back` lets what that one took away stand again:
//!
//! ```text
//! 1 written  2 sent  3 refused                  written, sent, refused stand
//! 4 taken-back (3)                              written, sent
//! 5 taken-back (4)                              written, sent, refused
//! ```

use super::Event;
use crate::law::EventKind;

/// For each entry of a log, whether it stands. A `taken-back` stands as long as none takes it back.
///
/// # Errors
/// When an entry takes back what it cannot: what is wrong, in words.
pub(super) fn stands(log: &[Event]) -> Result<Vec<bool>, String> {
    let mut stands = vec![true; log.len()];
    // The last word first: what took something back may have been taken back itself.
    for (index, event) in log.iter().enumerate().rev() {
        if (event.kind == EventKind::TakenBack) == event.takes_back.is_empty() {
            return Err(format!(
                "its entry `{}` does not say what it takes back, or takes back what it cannot",
                event.kind
            ));
        }
        for place in &event.takes_back {
            let taken = usize::try_from(*place)
                .ok()
                .and_then(|at| at.checked_sub(1));
            let before = taken.filter(|taken| *taken < index);
            let may = before
                .and_then(|taken| log.get(taken))
                .is_some_and(may_be_taken_back);
            match before.and_then(|taken| stands.get_mut(taken)) {
                Some(_) if !may => {
                    return Err(format!("its entry {place} cannot be taken back"));
                }
                None => {
                    return Err(format!(
                        "its entry {} takes back the entry {place}, which is not before it",
                        index + 1
                    ));
                }
                Some(_) => {}
            }
        }
        if stands.get(index) == Some(&true) {
            for place in &event.takes_back {
                let taken = usize::try_from(*place)
                    .ok()
                    .and_then(|at| at.checked_sub(1));
                if let Some(taken) = taken.and_then(|taken| stands.get_mut(taken)) {
                    *taken = false;
                }
            }
        }
    }
    Ok(stands)
}

/// The entries that say what has happened: a log without what was taken back, and what did so.
///
/// # Errors
/// As [`stands`].
pub(super) fn standing(log: &[Event]) -> Result<Vec<Event>, String> {
    if log
        .iter()
        .all(|event| event.takes_back.is_empty() && event.kind != EventKind::TakenBack)
    {
        return Ok(log.to_vec());
    }
    let stands = stands(log)?;
    let pairs = log.iter().zip(stands);
    Ok(pairs
        .filter(|(event, stands)| *stands && event.kind != EventKind::TakenBack)
        .map(|(event, _)| event.clone())
        .collect())
}

/// Whether an entry can be taken back. That a letter was written cannot, for without it there is no
/// case; nor what became of a mail at its server, for that is known from there and not from the person.
pub(super) fn may_be_taken_back(event: &Event) -> bool {
    event.kind != EventKind::Written && event.attempt.is_none()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn log(entries: &[(EventKind, &[u32])]) -> Vec<Event> {
        let day = NaiveDate::default();
        let entries = entries.iter();
        entries
            .map(|(kind, places)| Event {
                takes_back: places.to_vec(),
                ..Event::new(*kind, day, day)
            })
            .collect()
    }

    fn told(entries: &[(EventKind, &[u32])]) -> Result<String, String> {
        let words = standing(&log(entries))?;
        let words: Vec<_> = words.iter().map(|event| event.kind.word()).collect();
        Ok(words.join(" "))
    }

    #[test]
    fn what_took_something_back_may_be_taken_back_itself() {
        use EventKind::{Refused, Sent, TakenBack, Written};
        let mut entries: Vec<(EventKind, &[u32])> =
            vec![(Written, &[]), (Sent, &[]), (Refused, &[])];
        assert_eq!(told(&entries).unwrap(), "written sent refused");
        entries.push((TakenBack, &[3]));
        assert_eq!(told(&entries).unwrap(), "written sent");
        entries.push((TakenBack, &[2]));
        assert_eq!(told(&entries).unwrap(), "written");
        entries.push((TakenBack, &[5]));
        assert_eq!(told(&entries).unwrap(), "written sent");
        entries.push((TakenBack, &[4]));
        assert_eq!(told(&entries).unwrap(), "written sent refused");
    }

    #[test]
    fn an_entry_takes_back_only_what_is_there_and_can_be() {
        use EventKind::{Sent, TakenBack, Written};
        for entries in [
            &[(Written, &[][..]), (TakenBack, &[1])][..],
            &[(Written, &[]), (TakenBack, &[2])],
            &[(Written, &[]), (TakenBack, &[3]), (Sent, &[])],
            &[(Written, &[]), (TakenBack, &[0])],
            &[(Written, &[]), (TakenBack, &[])],
            &[(Written, &[]), (Sent, &[1])],
        ] {
            told(entries).unwrap_err();
        }
    }
}
