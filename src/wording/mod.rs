//! What both doors say in the same words, in the language of the screen: what things are called, how a day was worked out,
//! what stays when something goes. No flag, no command and no button is named here; these are the doors' own.

pub mod clocks;
mod home;
mod laws;
mod names;
mod stand;
mod sum;

pub use home::{holds, stays};
pub use laws::{answer_time, law_reason, other_time, platform_instead};
pub use names::{
    calendar, cited, country, event, language, medium, named, occasion, period, place, retold,
    right, right_title, rights, title, your,
};
pub use stand::{question, stand};
pub use sum::rows as sum;
