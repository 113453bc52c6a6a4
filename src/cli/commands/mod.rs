//! One function a command.

mod authority;
mod deadline;
mod due;
mod export;
mod import;
mod law;
mod law_check;
mod licences;
mod list;
mod preview;
mod record;
mod show;
mod view;
mod why;
mod write;

use chrono::NaiveDate;

use super::{args::Global, home::Home};

pub use authority::authority;
pub use deadline::deadline;
pub use due::due;
pub use export::export;
pub use import::import;
pub use law::law;
pub use licences::licences;
pub use list::list;
pub use preview::preview;
pub use record::record;
pub use show::show;
pub use why::why;
pub use write::write;

/// What every command may look at.
pub struct Scene<'a> {
    pub global: &'a Global,
    pub home: &'a Home,
    pub today: NaiveDate,
}
