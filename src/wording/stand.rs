//! How a case stands, in a word.

use crate::{office::stand::Stand, speech::say};

pub fn stand(stand: Stand) -> String {
    match stand {
        Stand::Late => say!("stand-late"),
        Stand::Waiting => say!("stand-waiting"),
        Stand::Wants => say!("stand-wants"),
        Stand::Refused => say!("stand-refused"),
        Stand::NotSent => say!("stand-not-sent"),
        Stand::AtAuthority => say!("stand-at-authority"),
        Stand::Answered => say!("stand-answered"),
        Stand::Finished => say!("stand-finished"),
    }
}
