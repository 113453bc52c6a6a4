//! What the pages keep in mind, and on no disk: letters that are being asked for, and mails that leave.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{asking::Asking, leaving::Departures};

/// How many letters may be begun at a time; the one that was begun first gives way.
const BEGUN: usize = 20;

/// It ends with the start that has it.
#[derive(Debug, Default)]
pub struct Memory {
    letters: Mutex<Letters>,
    pub departures: Arc<Departures>,
}

#[derive(Debug, Default)]
struct Letters {
    last: u32,
    begun: BTreeMap<u32, Asking>,
}

impl Memory {
    fn letters(&self) -> MutexGuard<'_, Letters> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A letter that is begun, and its number from here on.
    pub fn begin(&self, asking: Asking) -> u32 {
        let mut letters = self.letters();
        letters.last = letters.last.wrapping_add(1);
        let number = letters.last;
        letters.begun.insert(number, asking);
        while letters.begun.len() > BEGUN {
            letters.begun.pop_first();
        }
        number
    }

    /// What was said of a letter so far.
    pub fn letter(&self, number: u32) -> Option<Asking> {
        self.letters().begun.get(&number).cloned()
    }

    /// Keeps in mind what was said of it, unless it was dropped meanwhile.
    pub fn keep(&self, number: u32, asking: Asking) {
        if let Some(letter) = self.letters().begun.get_mut(&number) {
            *letter = asking;
        }
    }

    pub fn forget(&self, number: u32) {
        self.letters().begun.remove(&number);
    }

    /// Nothing that was said of any letter is kept in mind.
    pub fn forget_all(&self) {
        self.letters().begun.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{law::Right, office::write::Order};

    fn asking() -> Asking {
        Asking::new(Order::new(Right::Access, "Example"))
    }

    #[test]
    fn a_letter_that_is_dropped_does_not_come_back_and_the_oldest_gives_way() {
        let memory = Memory::default();
        let first = memory.begin(asking());
        let second = memory.begin(asking());
        memory.forget(second);
        memory.keep(second, asking());
        assert!(memory.letter(second).is_none());
        for _ in 0..BEGUN {
            memory.begin(asking());
        }
        assert!(memory.letter(first).is_none());
        let last = memory.begin(asking());
        memory.forget_all();
        assert!(memory.letter(last).is_none());
    }
}
