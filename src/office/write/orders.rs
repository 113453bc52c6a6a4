//! The orders of a command for several letters: several companies, a pack, or a list.

use std::io::Read;

use super::{
    desk::Desk,
    list::{LineFault, List, ListError},
    notice::Notice,
    order::Order,
};
use crate::request::{Line, printable};

/// One letter to be written, and where it stands.
pub(super) struct Item {
    /// `members.csv, line 7`, or the company's name.
    pub(super) place: String,
    /// What is asked, or why it cannot be.
    pub(super) order: Result<Box<Order>, LineFault>,
}

/// All of them.
#[derive(Debug)]
pub struct Orders {
    source: Source,
    pub notices: Vec<Notice>,
    /// What is the same for all of them.
    pub common: Order,
}

#[derive(Debug)]
enum Source {
    /// A company each, with the names that its letter tells beside its own.
    Companies(Vec<(String, Vec<Line>)>),
    List(List),
}

impl Orders {
    /// A letter to each company; beside it further names of its family.
    pub(super) fn of_companies(
        common: Order,
        companies: Vec<(String, Vec<Line>)>,
        notices: Vec<Notice>,
    ) -> Orders {
        Orders {
            source: Source::Companies(companies),
            notices,
            common,
        }
    }

    /// The letters by a list, which is called `name`: a table whose first line names its columns, or
    /// a recipient a line.
    ///
    /// # Errors
    /// When it cannot be read, or cannot be understood.
    pub fn of_list(
        desk: &Desk<'_>,
        common: Order,
        name: String,
        source: impl Read,
    ) -> Result<Orders, ListError> {
        let (list, notice) = List::read(name, source, &common, &desk.profile)?;
        Ok(Orders {
            source: Source::List(list),
            notices: notice.into_iter().collect(),
            common,
        })
    }

    pub fn len(&self) -> usize {
        match &self.source {
            Source::Companies(companies) => companies.len(),
            Source::List(list) => list.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether they come from a list.
    pub fn is_list(&self) -> bool {
        matches!(self.source, Source::List(_))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Item> + Send + '_ {
        (0..self.len()).filter_map(|index| self.item(index))
    }

    fn item(&self, index: usize) -> Option<Item> {
        match &self.source {
            Source::Companies(companies) => {
                let (company, brands) = companies.get(index)?;
                let mut order = Box::new(self.common.clone());
                order.recipient.clone_from(company);
                order.products.extend(brands.iter().cloned());
                Some(Item {
                    place: printable(company),
                    order: Ok(order),
                })
            }
            Source::List(list) => {
                let (place, order) = list.order(index, &self.common)?;
                Some(Item { place, order })
            }
        }
    }
}
