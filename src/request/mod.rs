//! Who asks what of whom?
//!
//! Everything a person types arrives here as a value that can be trusted to be
//! what its type says: one line without control characters, an e-mail address,
//! a country that exists.

mod address;
mod child_age;
mod email;
mod handling;
mod identifier;
mod parties;
mod product;
mod proxy;
mod reference;
mod text;

use serde::{Deserialize, Serialize};

use crate::law::{Language, Right};

pub use address::{Address, BadAddress};
pub use child_age::{ChildAge, NoAgeBand};
pub use email::{BadEmail, Email, Unread, mailbox};
pub use handling::{Handling, NoWay, Way};
pub use identifier::{BadIdentifier, Identifier};
pub use parties::{Recipient, Requester};
pub use product::Product;
pub use proxy::Proxy;
pub use reference::{NotAReference, Reference};
pub use text::{BadText, Line, Passage, bare, printable, unprintable};

/// One request, complete, before the law has said on what it rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The right by the word the person used.
    pub right: Right,
    pub requester: Requester,
    pub recipient: Recipient,
    /// A language that the statute's letters have.
    pub language: Language,
    /// The requester's own words on why.
    pub reason: Option<Passage>,
    /// The particulars the requester asks for, or wants corrected or erased.
    pub items: Vec<Line>,
    /// The recipient's products that are meant.
    pub products: Vec<Product>,
    /// The letters of the statute's grounds that the requester relies on.
    pub grounds: Vec<String>,
    /// Whether an access request asks for portability too.
    pub portability: bool,
    /// Whom the recipient is to send the data to directly, in a portability request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<Line>,
    /// What the letter says of how it travels. Left out of the JSON where it says nothing, so that a
    /// request from before keeps its reference.
    #[serde(default, skip_serializing_if = "Handling::is_untold")]
    pub handling: Handling,
}

impl Request {
    /// The request with every name, address and identifier in the one form that
    /// [`Line::new`] gives, wherever it comes from: a profile and a record of a company are read as
    /// they were written.
    ///
    /// # Errors
    /// When one has a character that cannot be seen: which, and the fault.
    pub fn renewed(mut self) -> Result<Request, (&'static str, BadText)> {
        let requester = &mut self.requester;
        let mut lines = vec![("your name", &mut requester.name)];
        lines.extend(
            requester
                .child
                .iter_mut()
                .map(|child| ("the child's name", child)),
        );
        for identifier in &mut requester.identifiers {
            lines.push(("the label of an identifier", &mut identifier.label));
            lines.push(("an identifier", &mut identifier.value));
        }
        if let Some(address) = &mut requester.address {
            lines.extend(address.lines.iter_mut().map(|line| ("your address", line)));
        }
        if let Some(representative) = &mut requester.representative {
            lines.push(("the representative's name", &mut representative.name));
            let reference = representative.reference.iter_mut();
            lines.extend(reference.map(|line| ("the representative's reference", line)));
            let address = representative.address.iter_mut();
            let address = address.flat_map(|address| address.lines.iter_mut());
            lines.extend(address.map(|line| ("the representative's address", line)));
        }
        lines.push(("the recipient's name", &mut self.recipient.name));
        if let Some(address) = &mut self.recipient.address {
            let address = address.lines.iter_mut();
            lines.extend(address.map(|line| ("the recipient's address", line)));
        }
        for (what, line) in lines {
            *line = line.renewed().map_err(|fault| (what, fault))?;
        }
        Ok(self)
    }
}
