//! What is asked for, with nothing of how it was typed.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::{
    delivery::page::Typeface,
    law::{Language, Place, Right},
    request::{Address, ChildAge, Email, Identifier, Line, Passage, Way},
    tracker::Format,
};

/// Which order is written down as it is here.
const VERSION: u64 = 1;

/// One letter to one company. What it does not say the profile, the directory and the law say, or a
/// [`Want`](super::Want) asks for.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub right: Right,
    /// An id of the directory, or a name.
    pub recipient: String,
    /// The id that was chosen among those that the name fits.
    pub company: Option<String>,
    pub recipient_email: Option<Email>,
    pub recipient_address: Option<Address>,
    /// Whether a company that is not in the directory may be written to without an address.
    #[serde(default, skip_serializing_if = "is_not")]
    pub no_address: bool,

    /// Somebody else of this home, whose profile stands for the one of the desk.
    pub person: Option<Line>,
    pub name: Option<Line>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub whose: Whose,
    pub address: Option<Address>,
    pub email: Option<Email>,
    pub residence: Option<Place>,
    /// Whether another person's letter takes the profile's postal address and residence.
    #[serde(default, skip_serializing_if = "is_not")]
    pub same_household: bool,
    /// For whom a parent asks.
    pub child: Option<Line>,
    pub child_age: Option<ChildAge>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,

    /// The statute's id; that of the residence where it is not said.
    pub law: Option<String>,
    pub language: Option<Language>,
    /// What the person reads, as far as their screen tells it.
    pub speaks: Option<Language>,
    /// Whose language the letter is in, where none is named.
    #[serde(default, skip_serializing_if = "WhoseLanguage::is_usual")]
    pub whose_language: WhoseLanguage,
    /// In which language the letter stands once more behind itself, for information.
    pub copy_in: Option<Language>,
    pub reason: Option<Passage>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Line>,
    /// Words of the recipient's record, or names of the person's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Line>,
    /// The letters of the statute's grounds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Line>,
    /// How the letter travels, as it says itself.
    pub by: Option<Way>,
    /// Whether an access letter asks for portability too.
    #[serde(default, skip_serializing_if = "is_not")]
    pub portability: bool,
    /// Whom the company is to send the data to directly, in a portability letter.
    pub transfer_to: Option<Line>,
    /// Within how many days an answer is asked for, where the law sets no number.
    pub answer_within: Option<u32>,

    /// PDF where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<Format>,
    #[serde(default, skip_serializing_if = "Page::is_usual")]
    pub page: Page,
}

/// Whose letter it is, for what it may take of the profile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The profile's person's where the name is theirs, or is not said.
    #[default]
    Named,
    /// The profile's person's, whatever the name: they were asked for it.
    Owner,
    /// Somebody else's, whatever the name: a line of a list.
    Stranger,
}

/// Whose language a letter is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhoseLanguage {
    /// The company's where it is known and somebody who speaks it has read its letters; else the person's.
    #[default]
    Usual,
    /// The person's, where the law has letters in it.
    Person,
    /// The company's.
    Company,
}

impl WhoseLanguage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    fn is_usual(&self) -> bool {
        *self == WhoseLanguage::Usual
    }
}

/// How a PDF is printed; where it does not say it, as the profile does.
#[serde_with::skip_serializing_none]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Page {
    /// The envelope's.
    pub layout: Option<String>,
    pub typeface: Option<Typeface>,
    #[serde(skip_serializing_if = "is_not")]
    pub justify: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<PathBuf>,
    pub signature: Option<PathBuf>,
    /// Whether the reference is a QR code too.
    #[serde(skip_serializing_if = "is_not")]
    pub code: bool,
    /// Whether the request is attached as JSON.
    #[serde(skip_serializing_if = "is_not")]
    pub embed_data: bool,
}

impl Page {
    fn is_usual(&self) -> bool {
        *self == Page::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_not(said: &bool) -> bool {
    !said
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_usual(whose: &Whose) -> bool {
    *whose == Whose::Named
}

/// Why a text is not an order.
#[derive(Debug, Error)]
pub enum BadOrder {
    #[error("the order cannot be read: {0}")]
    Malformed(#[from] serde_json::Error),
    #[error("the order has version {found}, and {VERSION} is known")]
    Version { found: String },
}

impl Order {
    /// A letter of this right to a recipient, with nothing else said.
    pub fn new(right: Right, recipient: impl Into<String>) -> Order {
        Order {
            right,
            recipient: recipient.into(),
            company: None,
            recipient_email: None,
            recipient_address: None,
            no_address: false,
            person: None,
            name: None,
            whose: Whose::Named,
            address: None,
            email: None,
            residence: None,
            same_household: false,
            child: None,
            child_age: None,
            identifiers: Vec::new(),
            law: None,
            language: None,
            speaks: None,
            whose_language: WhoseLanguage::Usual,
            copy_in: None,
            reason: None,
            items: Vec::new(),
            products: Vec::new(),
            grounds: Vec::new(),
            enclosures: Vec::new(),
            by: None,
            portability: false,
            transfer_to: None,
            answer_within: None,
            formats: Vec::new(),
            page: Page::default(),
        }
    }

    /// Whether it says where the company can be reached.
    pub fn is_addressed(&self) -> bool {
        self.recipient_address.is_some() || self.recipient_email.is_some()
    }

    /// The order in its one form: JSON with its keys in order, without blanks and without what is
    /// not said, so that a detail which a later version knows makes no other order of this one.
    ///
    /// # Errors
    /// Where a path is not UTF-8.
    pub fn to_json(&self) -> Result<String, BadOrder> {
        let mut value = serde_json::to_value(self)?;
        if let Value::Object(keys) = &mut value {
            keys.insert("version".to_owned(), VERSION.into());
        }
        value.sort_all_objects();
        Ok(value.to_string())
    }

    /// The order that was written down.
    ///
    /// # Errors
    /// Where it is not one, has a key that is not known, or is of another version.
    pub fn from_json(text: &str) -> Result<Order, BadOrder> {
        let mut value: Value = serde_json::from_str(text)?;
        let version = value
            .as_object_mut()
            .and_then(|keys| keys.remove("version"))
            .unwrap_or_default();
        if version.as_u64() != Some(VERSION) {
            let found = version.to_string();
            return Err(BadOrder::Version { found });
        }
        Ok(serde_json::from_value(value)?)
    }
}
