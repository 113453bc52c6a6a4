//! Who is this company, and where does it take requests?
//!
//! One TOML file a company in `recipients/`, each with its sources and the day
//! it was checked; `recipients/README.md` has the format. Over these lie the
//! collections that a person imported, and over all the files of the same shape
//! in their home. A [`Directory`] finds a company by its id or by a name, and
//! gives one [`Record`] of all that the layers say.

mod as_of;
mod built_in;
mod channel;
mod controllers;
mod doubt;
mod fault;
mod href;
mod id;
mod import;
mod index;
mod layers;
mod lookup;
mod names;
mod need;
mod pack;
mod plan;
mod product;
mod provenance;
mod record;
mod registration;
mod representative;
mod store;
mod wording;

pub use as_of::AsOf;
pub use channel::{BadChannel, Channel, Kind, Outcome, OutcomeKind, Pgp, Way};
pub use controllers::{Answering, Controller, Controllers};
pub use doubt::{Doubt, registrable};
pub use fault::DirectoryError;
pub use href::{BadHref, Href};
pub use id::{Id, NotAnId};
pub use import::{Collection, Extent, Ids, ImportError, Skipped};
pub use lookup::{Directory, Meant, ids};
pub use names::{Hit, NameKind};
pub use need::{Need, NeedKind};
pub use pack::Pack;
pub use plan::{Changed, Conflict, Doubtful, Gone, New, Plan};
pub use product::Product;
pub use provenance::Provenance;
pub use record::{Obsolete, Origin, Reason, Record};
pub use registration::Registration;
pub use representative::Representative;
pub use wording::Wording;
