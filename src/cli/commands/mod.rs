//! One function a command.

mod account;
mod authority;
mod deadline;
mod due;
mod evidence;
mod export;
mod import;
mod inbox;
mod keep;
mod law;
mod law_check;
mod licences;
mod list;
mod preview;
pub(crate) mod recipients;
mod record;
mod send;
mod show;
mod status;
mod verify;
mod view;
mod why;
mod write;

pub use super::scene::Scene;

pub use account::account;
pub use authority::authority;
pub use deadline::deadline;
pub use due::due;
pub use evidence::evidence;
pub use export::export;
pub use import::import;
pub use inbox::inbox;
pub use keep::keep;
pub use law::law;
pub use licences::licences;
pub use list::list;
pub use preview::preview;
pub use recipients::{completions, recipients};
pub use record::record;
pub use send::send;
pub use show::show;
pub use status::status;
pub use verify::verify;
pub use why::why;
pub use write::write;
