//! Which replies wait for the person?

use serde::Serialize;

use super::{Decision, InboxFault, Item, Sorter, import};
use crate::{
    office::{Error, World},
    reply::ReplyPhrases,
    tracker::{KeptReply, Tracker},
};

/// The replies that wait, the first taken in first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Waiting {
    pub waiting: Vec<Item>,
}

/// The replies that wait for the person to say what they are, or to which case they belong.
///
/// # Errors
/// When something of the home cannot be read.
pub fn waiting(world: &World<'_>) -> Result<Waiting, Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(Waiting {
            waiting: Vec::new(),
        });
    };
    let numbers = tracker.waiting_replies()?;
    if numbers.is_empty() {
        return Ok(Waiting {
            waiting: Vec::new(),
        });
    }
    let reader = Reader::open(world, &tracker)?;
    let items = numbers
        .into_iter()
        .map(|number| Ok(reader.item(&tracker.reply(number)?)));
    Ok(Waiting {
        waiting: items.collect::<Result<_, Error>>()?,
    })
}

/// One reply, whether it waits or not.
///
/// # Errors
/// When there is none of this number, or something of the home cannot be read.
pub fn one(world: &World<'_>, number: i64) -> Result<Item, Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Err(InboxFault::NoCases.into());
    };
    let kept = tracker.reply(number)?;
    Ok(Reader::open(world, &tracker)?.item(&kept))
}

/// Reads replies that are kept.
#[derive(Debug)]
pub(super) struct Reader {
    sorter: Sorter,
    phrases: ReplyPhrases,
}

impl Reader {
    pub(super) fn open(world: &World<'_>, tracker: &Tracker) -> Result<Reader, Error> {
        Ok(Reader {
            sorter: Sorter::open(world, tracker)?,
            phrases: import::phrases(world)?,
        })
    }

    /// A reply as the person sees it: what was decided of it stands over what is read.
    pub(super) fn item(&self, kept: &KeptReply) -> Item {
        let mut item = match &kept.name {
            Some(name) => Item::of_file(kept, name),
            None => match import::read(&self.sorter, &self.phrases, &kept.bytes) {
                Ok(reading) => Item::of(&reading, &self.sorter.sort(&reading), &kept.bytes),
                Err(_) => Item::of_file(kept, "a mail that cannot be read"),
            },
        };
        item.number = Some(kept.number);
        item.waits = kept.decision.is_none();
        item.letter = kept.case.is_some().then_some(kept.letter);
        if kept.case.is_some() {
            item.proposed = None;
        }
        item.case.clone_from(&kept.case);
        if let Some(decision) = Decision::of(kept) {
            item.say(&decision.kinds);
            item.recorded = decision.recorded.first().copied();
            item.tie = decision.tie;
        }
        item
    }
}
