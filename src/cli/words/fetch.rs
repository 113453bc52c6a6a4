//! What `inbox fetch` says.

use super::retold;
use crate::{office::inbox::fetch::Outcome, speech::say};

/// What should be known of the folders, and of what was not kept.
pub fn folders(outcome: &Outcome) -> Vec<String> {
    let mut said = Vec::new();
    let mails = |count: u32| say!("inbox-mails", count = count);
    for folder in &outcome.folders {
        let name = folder.folder.as_str();
        if let Some(why) = &folder.closed {
            said.push(say!("inbox-folder-closed", name = name, why = retold(why)));
        }
        if folder.anew {
            said.push(say!("inbox-folder-anew", name = name));
        }
        if folder.too_large > 0 {
            let mails = mails(folder.too_large);
            said.push(say!("inbox-folder-too-large", name = name, mails = mails));
        }
        if folder.withheld > 0 {
            let mails = mails(folder.withheld);
            said.push(say!("inbox-folder-withheld", name = name, mails = mails));
        }
    }
    if outcome.unreadable > 0 {
        let mails = mails(outcome.unreadable);
        said.push(say!("inbox-unreadable", mails = mails));
    }
    let read: u32 = outcome.folders.iter().map(|one| one.messages).sum();
    let opened = outcome.folders.iter().filter(|one| one.closed.is_none());
    let names: Vec<&str> = opened.map(|one| one.folder.as_str()).collect();
    said.push(say!(
        "inbox-read-in",
        mails = mails(read),
        folders = names.join(", ")
    ));
    said
}
