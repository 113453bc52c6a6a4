//! The two sides of a request.

use serde::{Deserialize, Serialize};

use super::{Address, ChildAge, Email, Identifier, Line, Proxy};
use crate::law::Place;

/// The person who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requester {
    /// As the letter is signed.
    pub name: Line,
    pub address: Option<Address>,
    /// Where an answer may go; a letter that leaves as a mail needs it.
    pub email: Option<Email>,
    /// Where the person says to live; a letter claims nothing else.
    pub residence: Option<Place>,
    /// The child for whom the person asks, as its parent; `None` for oneself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<Line>,
    /// How old the child is, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_age: Option<ChildAge>,
    /// By what the recipient finds the person in its files.
    pub identifiers: Vec<Identifier>,
    /// Who acts for the person, and receives the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Proxy>,
}

/// The company, or other body, that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Its id in the directory, when it was taken from there.
    pub id: Option<String>,
    /// The legal name.
    pub name: Line,
    pub address: Option<Address>,
    pub email: Option<Email>,
    /// Where it is established, where that is known and the address does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Place>,
}

impl Recipient {
    /// The place in which the recipient must act, as far as it is known.
    pub fn place(&self) -> Option<&Place> {
        let address = self.address.as_ref().map(|address| &address.country);
        match (&self.seat, address) {
            // A part of the country of the address tells more.
            (Some(seat), Some(country)) if seat.country() != *country => Some(country),
            (Some(seat), _) => Some(seat),
            (None, country) => country,
        }
    }

    /// The recipient as part of a file name: its id, or its name in small ASCII
    /// letters and digits, `example-gmbh`.
    pub fn slug(&self) -> String {
        if let Some(id) = &self.id {
            return id.clone();
        }
        let mut slug = String::new();
        for character in self.name.as_str().to_lowercase().chars() {
            if let Some(letters) = ascii(character) {
                slug.push_str(&letters);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() >= 40 {
                break;
            }
        }
        let slug = slug.trim_end_matches('-');
        if slug.is_empty() {
            "recipient".to_owned()
        } else {
            slug.to_owned()
        }
    }
}

/// A letter or digit in ASCII, as far as it has a usual form there.
fn ascii(character: char) -> Option<String> {
    let letters = match character {
        'a'..='z' | '0'..='9' => return Some(character.to_string()),
        'ä' | 'æ' => "ae",
        'ö' | 'œ' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ř' => "r",
        'ś' | 'š' => "s",
        'ù' | 'ú' | 'û' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    };
    Some(letters.to_owned())
}
