//! What came back, as it is called.

use crate::{reply, request::printable, tracker::KeptReply};

/// The name of the file, or the subject of the mail; none where there is none.
pub fn title(kept: &KeptReply) -> Option<String> {
    let subject = || reply::parts(&kept.bytes).ok().map(|mail| mail.subject);
    let title = kept.name.clone().or_else(subject)?;
    Some(printable(&title)).filter(|title| !title.is_empty())
}
