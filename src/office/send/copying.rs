//! Copies of what was sent, in a folder of the person's own mailbox.

use crate::{
    delivery::server::{Login, Stage},
    mailbox::{Folder, Visit, for_copies},
    office::account::Account,
    tracker::Message,
};

/// The mailbox, as long as mails leave. It is opened for the first copy.
#[derive(Default)]
pub(super) struct Copying {
    open: Option<(Visit, Folder)>,
}

/// A copy that is not where it should be.
pub(super) struct NoCopy {
    pub why: String,
    /// Whether it may be there all the same.
    pub may_be_there: bool,
}

impl NoCopy {
    fn because(why: impl ToString) -> NoCopy {
        NoCopy {
            why: why.to_string(),
            may_be_there: false,
        }
    }
}

impl Copying {
    /// Puts a mail into the folder, once. A connection that has ended since the last one is opened anew as long as
    /// nothing of this mail was handed over.
    pub fn put(
        &mut self,
        account: &Account,
        login: &Login,
        folder: &str,
        mail: &Message,
    ) -> Result<(), NoCopy> {
        let was_open = self.open.is_some();
        match self.once(account, login, folder, mail) {
            Err((Stage::Folder | Stage::Search | Stage::Append, _)) if was_open => self
                .once(account, login, folder, mail)
                .map_err(|(_, failed)| failed),
            result => result.map_err(|(_, failed)| failed),
        }
    }

    fn once(
        &mut self,
        account: &Account,
        login: &Login,
        folder: &str,
        mail: &Message,
    ) -> Result<(), (Stage, NoCopy)> {
        let (mut visit, folder) = match self.open.take() {
            Some(open) => open,
            None => open(account, login, folder).map_err(|failed| (Stage::Connect, failed))?,
        };
        match visit.put(&folder, &mail.message_id, &mail.bytes) {
            Ok(_) => {
                self.open = Some((visit, folder));
                Ok(())
            }
            Err(fault) => {
                let refused = fault.words().is_some();
                let may_be_there = fault.stage == Stage::Appended && !refused;
                // After a plain no the conversation goes on.
                if refused {
                    self.open = Some((visit, folder));
                }
                let stage = if refused {
                    Stage::Appended
                } else {
                    fault.stage
                };
                let why = fault.to_string();
                Err((stage, NoCopy { why, may_be_there }))
            }
        }
    }

    pub fn hang_up(self) {
        if let Some((visit, _)) = self.open {
            visit.quit();
        }
    }
}

fn open(account: &Account, login: &Login, folder: &str) -> Result<(Visit, Folder), NoCopy> {
    let server = account.mailbox().map_err(NoCopy::because)?;
    let login = account.login_to_mailbox(login).ok_or_else(|| {
        NoCopy::because("no password is there for the mailbox, as none is needed to send")
    })?;
    let mut visit = Visit::open(server, &login).map_err(NoCopy::because)?;
    let folders = visit.folders().map_err(NoCopy::because)?;
    match for_copies(&folders, folder) {
        Ok(folder) => Ok((visit, folder)),
        Err(bad) => {
            visit.quit();
            let known = bad.known.join(", ");
            Err(NoCopy::because(format!("{bad}; its folders are {known}")))
        }
    }
}
