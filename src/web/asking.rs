//! A letter that is being asked for, question by question: whatever was answered stays.

use std::{collections::BTreeSet, fmt};

use crate::{
    directory::Kind,
    office::write::{Order, Reach},
    request::{Email, Line},
};

/// The questions, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterQuestion {
    Company,
    /// Who asks, as far as the letter needs it and the profile does not say it.
    You,
    What,
    How,
    /// What they find the person by, and what the letter says in the person's own words.
    Details,
    Language,
}

impl LetterQuestion {
    pub const ALL: [LetterQuestion; 6] = [
        LetterQuestion::Company,
        LetterQuestion::You,
        LetterQuestion::What,
        LetterQuestion::How,
        LetterQuestion::Details,
        LetterQuestion::Language,
    ];

    /// As it stands in a path.
    pub fn word(self) -> &'static str {
        match self {
            LetterQuestion::Company => "company",
            LetterQuestion::You => "you",
            LetterQuestion::What => "what",
            LetterQuestion::How => "how",
            LetterQuestion::Details => "details",
            LetterQuestion::Language => "language",
        }
    }

    pub fn of(word: &str) -> Option<LetterQuestion> {
        let mut all = LetterQuestion::ALL.into_iter();
        all.find(|question| question.word() == word)
    }

    /// Those behind it, in their order.
    pub fn later(self) -> impl Iterator<Item = LetterQuestion> {
        let all = LetterQuestion::ALL.into_iter();
        all.filter(move |question| *question > self)
    }
}

/// What was said of a letter so far.
#[derive(Clone)]
pub struct Asking {
    pub order: Order,
    /// For whom it is, where that is not whose home it is.
    pub person: Option<Line>,
    /// The company, as it was typed.
    pub typed: String,
    /// The mailbox that was typed for a company that is not in the directory.
    pub mailbox: Option<Email>,
    /// The way that was chosen, by its kind and where it goes.
    pub way: Option<(Kind, String)>,
    /// Whether one more is wanted though one is open.
    pub again: bool,
    pub answered: BTreeSet<LetterQuestion>,
}

impl fmt::Debug for Asking {
    /// Nothing of the person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asking").finish_non_exhaustive()
    }
}

impl Asking {
    pub fn new(order: Order) -> Asking {
        Asking {
            typed: order.recipient.clone(),
            order,
            person: None,
            mailbox: None,
            way: None,
            again: false,
            answered: BTreeSet::new(),
        }
    }

    pub fn has(&self, question: LetterQuestion) -> bool {
        self.answered.contains(&question)
    }

    /// This question has another answer now: what depends on it is asked anew.
    pub fn changed(&mut self, question: LetterQuestion) {
        match question {
            LetterQuestion::Company | LetterQuestion::What => {
                self.again = false;
                self.clear_way();
                self.answered.remove(&LetterQuestion::Details);
            }
            LetterQuestion::You => self.clear_way(),
            LetterQuestion::How | LetterQuestion::Details | LetterQuestion::Language => {}
        }
        self.answered.insert(question);
    }

    fn clear_way(&mut self) {
        self.way = None;
        self.order.formats.clear();
        self.order.recipient_email.clone_from(&self.mailbox);
        self.answered.remove(&LetterQuestion::How);
    }

    /// The letter goes this way.
    pub fn go(&mut self, way: &Reach) {
        self.order.recipient_email.clone_from(&self.mailbox);
        way.choose(&mut self.order);
        self.way = Some((way.kind, way.to.clone()));
        self.answered.insert(LetterQuestion::How);
    }

    /// The way that was chosen, among those that there are.
    pub fn chosen<'a>(&self, ways: &'a [Reach]) -> Option<&'a Reach> {
        let (kind, to) = self.way.as_ref()?;
        ways.iter().find(|way| way.kind == *kind && way.to == *to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Right;

    #[test]
    fn another_company_asks_anew_how_it_goes_and_keeps_what_was_said_of_the_person() {
        let mut asking = Asking::new(Order::new(Right::Access, "one"));
        asking.order.email = "ada@example.org".parse().ok();
        asking.mailbox = "own@example.org".parse().ok();
        asking.order.recipient_email = "chosen@example.org".parse().ok();
        asking.way = Some((Kind::Email, "chosen@example.org".to_owned()));
        asking.answered.extend(LetterQuestion::ALL);
        asking.changed(LetterQuestion::Company);
        assert!(asking.order.email.is_some());
        assert_eq!(asking.order.recipient_email, asking.mailbox);
        assert!(!asking.has(LetterQuestion::How) && asking.way.is_none());
        assert!(asking.has(LetterQuestion::You) && asking.has(LetterQuestion::Language));
    }

    #[test]
    fn a_word_of_a_path_names_its_question() {
        for question in LetterQuestion::ALL {
            assert_eq!(LetterQuestion::of(question.word()), Some(question));
        }
        assert_eq!(LetterQuestion::of("nothing"), None);
        assert_eq!(LetterQuestion::How.later().count(), 2);
    }
}
