//! What `inbox fetch` says.

use super::plural;
use crate::office::inbox::fetch::Outcome;

/// What should be known of the folders, and of what was not kept.
pub fn folders(outcome: &Outcome) -> Vec<String> {
    let mut said = Vec::new();
    let mails = |count: u32| plural(usize::try_from(count).unwrap_or(usize::MAX), "mail");
    for folder in &outcome.folders {
        let name = &folder.folder;
        if let Some(why) = &folder.closed {
            said.push(format!("{name} cannot be opened: {why}"));
        }
        if folder.anew {
            said.push(format!(
                "{name}: the server has numbered its mails anew, so all were looked at again"
            ));
        }
        if folder.too_large > 0 {
            said.push(format!(
                "{name}: {} over 50 MB, of which only the head was read; save it from your mail program, then `datawrit keep CASE FILE`",
                mails(folder.too_large)
            ));
        }
        if folder.withheld > 0 {
            said.push(format!(
                "{name}: the server did not give {}; the same command asks again",
                mails(folder.withheld)
            ));
        }
    }
    if outcome.unreadable > 0 {
        said.push(format!(
            "{} cannot be read as a mail, and was not kept",
            mails(outcome.unreadable)
        ));
    }
    let read: u32 = outcome.folders.iter().map(|one| one.messages).sum();
    let opened = outcome.folders.iter().filter(|one| one.closed.is_none());
    let names: Vec<&str> = opened.map(|one| one.folder.as_str()).collect();
    said.push(format!(
        "{} read in {}; nothing in the mailbox was changed",
        mails(read),
        names.join(", ")
    ));
    said
}
