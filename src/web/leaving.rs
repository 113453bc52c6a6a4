//! Mails that leave. A server may take its time, and a mail that is tried again waits for minutes: it does so beside
//! the pages, which show how far it is.

use std::{
    collections::BTreeMap,
    fmt, io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

/// How far a mail is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Departure {
    Leaving,
    /// It was refused for now, and is tried again after so many seconds.
    Waits {
        seconds: u64,
        why: String,
    },
    Over(Farewell),
}

/// What became of it, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Farewell {
    /// Whether it left, or lies where it was to be put.
    pub done: bool,
    pub said: Vec<String>,
}

/// The mails of one start.
#[derive(Default)]
pub struct Departures {
    state: Mutex<State>,
    /// Told when everything is to end.
    ending: Condvar,
}

#[derive(Default)]
struct State {
    ends: bool,
    of: BTreeMap<String, Departure>,
    threads: Vec<JoinHandle<()>>,
}

impl fmt::Debug for Departures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Departures").finish_non_exhaustive()
    }
}

/// One mail on its way, as the thread that sends it has it. However that ends, the page gets to know.
#[derive(Debug)]
pub struct Journey {
    of: Arc<Departures>,
    case: String,
    farewell: Farewell,
}

impl Journey {
    /// Waits before the next try; false where everything is to end.
    pub fn waits(&self, long: Duration, why: String) -> bool {
        let seconds = long.as_secs();
        let mut state = self.of.state();
        state
            .of
            .insert(self.case.clone(), Departure::Waits { seconds, why });
        let ending = &self.of.ending;
        let waited = ending.wait_timeout_while(state, long, |state| !state.ends);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.of.insert(self.case.clone(), Departure::Leaving);
        !state.ends
    }

    pub fn ends(mut self, farewell: Farewell) {
        self.farewell = farewell;
    }
}

impl Drop for Journey {
    fn drop(&mut self) {
        let farewell = std::mem::take(&mut self.farewell);
        let over = Departure::Over(farewell);
        self.of.state().of.insert(self.case.clone(), over);
    }
}

impl Departures {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How far the mail of a case is, where one was sent from these pages.
    pub fn of(&self, case: &str) -> Option<Departure> {
        self.state().of.get(case).cloned()
    }

    /// Whether any is under way.
    pub fn are_under_way(&self) -> bool {
        let state = self.state();
        let mut all = state.of.values();
        all.any(|departure| !matches!(departure, Departure::Over(_)))
    }

    /// Lets a mail leave beside the pages, unless it does already.
    ///
    /// # Errors
    /// When the system does not give a thread.
    pub fn begin(
        self: &Arc<Self>,
        case: &str,
        sends: impl FnOnce(Journey) + Send + 'static,
    ) -> io::Result<()> {
        {
            let mut state = self.state();
            let over = |departure: &Departure| matches!(departure, Departure::Over(_));
            if state.ends || !state.of.get(case).is_none_or(over) {
                return Ok(());
            }
            state.of.insert(case.to_owned(), Departure::Leaving);
            state.threads.retain(|thread| !thread.is_finished());
        }
        let journey = Journey {
            of: Arc::clone(self),
            case: case.to_owned(),
            farewell: Farewell::default(),
        };
        let thread = thread::Builder::new()
            .name("mail".to_owned())
            .spawn(move || sends(journey))?;
        self.state().threads.push(thread);
        Ok(())
    }

    /// What waits does not leave, and what is just leaving comes to its end.
    pub fn end(&self) {
        let threads = {
            let mut state = self.state();
            state.ends = true;
            std::mem::take(&mut state.threads)
        };
        self.ending.notify_all();
        for thread in threads {
            // One that panicked has said so.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(departures: &Departures, is: impl Fn(&Departure) -> bool) {
        for _ in 0..400 {
            if departures.of("case").as_ref().is_some_and(&is) {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("{:?}", departures.of("case"));
    }

    #[test]
    fn what_waits_ends_with_the_pages_and_does_not_leave() {
        let departures = Arc::new(Departures::default());
        let begun = std::time::Instant::now();
        departures
            .begin("case", |journey| {
                let goes_on = journey.waits(Duration::from_secs(600), "later".to_owned());
                journey.ends(Farewell {
                    done: goes_on,
                    said: Vec::new(),
                });
            })
            .unwrap();
        until(&departures, |how| matches!(how, Departure::Waits { .. }));
        assert!(departures.are_under_way());
        departures.end();
        assert!(begun.elapsed() < Duration::from_secs(60));
        let over = Departure::Over(Farewell::default());
        assert_eq!(departures.of("case"), Some(over.clone()));
        // And nothing begins any more.
        departures.begin("case", |_| panic!("it began")).unwrap();
        assert_eq!(departures.of("case"), Some(over));
    }

    #[test]
    fn one_that_breaks_off_is_over() {
        let departures = Arc::new(Departures::default());
        departures.begin("case", drop).unwrap();
        until(&departures, |how| matches!(how, Departure::Over(_)));
        assert!(!departures.are_under_way());
    }
}
