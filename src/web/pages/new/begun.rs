//! A letter that is begun: what was said, what is to be asked next, and the draft as far as it can be made.

use crate::{
    directory::{Need, NeedKind},
    law::{LawError, NO_LAW, Right},
    office::{
        Error,
        people::Member,
        write::{self, Desk, Draft, Refused, Want},
    },
    request::Line,
    tracker::Format,
    web::{
        asking::{Asking, LetterQuestion},
        reply::{Answered, PageReply},
        visit::PageVisit,
    },
};

/// A letter that is begun, and what all of its pages need.
pub struct Begun<'a, 'v> {
    pub visit: &'a PageVisit<'v>,
    pub desk: Desk<'a>,
    /// None before anything was answered.
    pub number: Option<u32>,
    /// The people of the home.
    pub members: Vec<Member>,
    pub asking: Asking,
}

impl Begun<'_, '_> {
    /// The law that was chosen of those that may be used; the first of them where none was.
    pub fn under_another_law(&mut self) -> Answered {
        let usable = write::laws(&self.desk, &self.asking.order, None)?;
        let said = self.visit.said("law");
        let chosen = usable.iter().find(|law| law.statute.id == said);
        if said == NO_LAW {
            self.asking.order.law = Some(NO_LAW.to_owned());
        } else if let Some(law) = chosen.or(usable.first().filter(|_| said.is_empty())) {
            self.asking.order.law = Some(law.statute.id.clone());
        }
        if !self.asking.has(LetterQuestion::What) {
            self.asking.order.right = write::first_right(&self.desk, &self.asking.order)?;
        }
        self.see(LetterQuestion::What)
    }

    /// Who it is for, where that is somebody else than whose home it is.
    pub fn other(&self) -> Option<&Line> {
        let owner = self.visit.site.home.profile();
        let person = self.asking.person.as_ref()?;
        let mut owners = self.members.iter().filter(|member| member.file == owner);
        let own = owners.any(|owner| owner.name.folded() == person.folded());
        (!own).then_some(person)
    }

    pub fn path(&self, question: LetterQuestion) -> String {
        match self.number {
            Some(number) => format!("/new/{number}/{}", question.word()),
            None => "/new".to_owned(),
        }
    }

    /// Keeps in mind what was said, and leads to a question.
    pub fn see(&mut self, question: LetterQuestion) -> Answered {
        self.keep();
        Ok(PageReply::see(self.path(question)))
    }

    pub fn keep(&mut self) {
        match self.number {
            Some(number) => self.visit.memory.keep(number, self.asking.clone()),
            None => self.number = Some(self.visit.memory.begin(self.asking.clone())),
        }
    }

    /// Keeps in mind what was said, and leads to what is to be asked next.
    pub fn on(&mut self, after: LetterQuestion) -> Answered {
        self.asking.answered.insert(after);
        // What was answered is gone back to, and not asked twice.
        for question in after.later() {
            if !self.asking.has(question) && self.is_asked(question)? {
                return self.see(question);
            }
        }
        self.keep();
        let number = self.number.unwrap_or_default();
        Ok(PageReply::see(format!("/new/{number}")))
    }

    /// Whether there is anything to ask.
    pub fn is_asked(&mut self, question: LetterQuestion) -> Result<bool, Error> {
        Ok(match question {
            LetterQuestion::Company => true,
            LetterQuestion::You => {
                let of_person = |want: &Want| asked_by(want) == LetterQuestion::You;
                self.wants(&[])?.iter().any(of_person)
            }
            LetterQuestion::What => true,
            LetterQuestion::How => {
                let Some(draft) = self.draft(false)? else {
                    return Ok(true);
                };
                let ways = write::ways(&self.desk, &self.asking.order, &draft)?;
                match ways.as_slice() {
                    // There is nothing to choose.
                    [only] => {
                        self.asking.go(only);
                        false
                    }
                    _ => true,
                }
            }
            LetterQuestion::Details => {
                let order = &self.asking.order;
                let own_words = matches!(order.right, Right::Rectification | Right::Restriction);
                own_words || self.law_wants_reasons()? || !finds_by(self)?.is_empty()
            }
            LetterQuestion::Language => match self.draft(true)? {
                Some(draft) => write::languages(&draft).len() > 1,
                None => false,
            },
        })
    }

    /// Whether the law wants reasons that were not given.
    fn law_wants_reasons(&self) -> Result<bool, Error> {
        Ok(self.draft(true)?.as_ref().is_some_and(write::wants_reason))
    }

    /// What is missing, as far as that can be known.
    pub fn wants(&self, formats: &[Format]) -> Result<Vec<Want>, Error> {
        let Err(error) = write::draft(&self.desk, &self.asking.order, formats) else {
            return Ok(Vec::new());
        };
        Ok(match error.downcast_ref() {
            Some(Refused::Missing(wants)) => wants.clone(),
            // It is said where it is asked what is wanted.
            _ => Vec::new(),
        })
    }

    /// The draft, as far as it can be made; `whole` is whether it goes the way that was chosen.
    pub fn draft(&self, whole: bool) -> Result<Option<Draft>, Error> {
        let order = &self.asking.order;
        let formats: &[_] = if whole { &order.formats } else { &[] };
        match write::draft(&self.desk, order, formats) {
            Ok(draft) => Ok(Some(draft)),
            Err(error) if error.downcast_ref::<Refused>().is_some() => Ok(None),
            Err(error) if error.downcast_ref::<LawError>().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The question that asks for what is missing.
pub fn asked_by(want: &Want) -> LetterQuestion {
    match want {
        Want::WhichCompany { .. } | Want::Company { .. } => LetterQuestion::Company,
        Want::Correction | Want::Restriction => LetterQuestion::Details,
        _ => LetterQuestion::You,
    }
}

/// What the company finds people by that is to be asked: the postal address is asked for with the person.
pub fn finds_by(begun: &Begun<'_, '_>) -> Result<Vec<Need>, Error> {
    let mut needs = write::finds_by(&begun.desk, &begun.asking.order)?;
    needs.retain(|need| need.kind != NeedKind::Address);
    Ok(needs)
}
