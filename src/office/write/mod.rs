//! Writes letters and opens their cases.
//!
//! | step | from | to |
//! | --- | --- | --- |
//! | [`draft`] | an [`Order`], the profile, the directory, the law | a [`Draft`], or the [`Want`]s of the order |
//! | [`Writing::begin`] | the draft and a [`Target`] | whether the same was asked before |
//! | [`Writing::finish`] | | the case and its files: [`Written`] |
//! | [`write_all`] | [`Orders`] | the [`Tally`] of a batch |
//!
//! Before the draft a door may ask step by step: [`companies`], [`rights`], [`ways`], [`finds_by`], [`languages`], and
//! say what the company [`learns`].
//!
//! A [`Desk`] has open what all letters of one command need.

mod address_book;
mod batch;
mod companies;
mod company;
mod desk;
mod draft;
mod guide;
mod hint;
mod kept;
mod list;
mod notice;
mod one;
mod order;
mod orders;
mod person;
mod platform;
mod printing;
mod products;
mod refused;
mod resolve;
mod same;
mod target;
#[cfg(test)]
mod tests;
mod track;
mod want;

pub use batch::{
    Failed, Languages, Plan, Progress, Rehearsal, RehearsedLetter, Tally, plan, rehearse_all,
    write_all,
};
pub use companies::{orders, pack};
pub use company::{given, identified};
pub use desk::Desk;
pub use draft::{Draft, Rendered};
pub use guide::{
    Found, Learned, Named, OpenRequest, Reach, companies, due_by_post, finds_by, first_right,
    languages, laws, learns, open_to, other_laws, own_among, proposed, rights, wants_reason, ways,
};
pub use hint::{Hint, OtherLaw, SetApart};
pub use list::{LineFault, ListError, Personal};
pub use notice::Notice;
pub use one::{Rehearsed, Writing, Written, WrittenFile, rehearse};
pub use order::{BadOrder, Order, Page, Whose, WhoseLanguage};
pub use orders::Orders;
pub use printing::PrintingError;
pub use refused::{LawOfSeat, Refused};
pub(in crate::office) use resolve::offered;
pub use resolve::{check_common, draft};
pub use same::SameRequest;
pub use target::{Target, TargetError};
pub use track::{Sent, SpokenTracked, Tracked, Untracked, track};
pub use want::Want;

use super::{Error, World};

/// Writes one letter where `target` says, for a door that asks nothing: what is missing, the same
/// request that is open and a file that is there are errors.
///
/// # Errors
/// As of [`draft`] and [`Writing`].
pub fn write(
    world: World<'_>,
    order: &Order,
    target: &Target,
) -> Result<(Written, Vec<Notice>), Error> {
    let desk = Desk::open(world, &order.page)?;
    let draft = draft(&desk, order, &target.formats)?;
    let mut writing = Writing::begin(&desk, target, draft, false)?;
    if let Some(same) = writing.same.take() {
        return Err(Refused::Same(same).into());
    }
    let written = writing.finish(&|_| false)?;
    Ok((written, std::mem::take(&mut writing.notices)))
}
