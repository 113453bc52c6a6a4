//! What is known of one company.

use serde::Deserialize;

use crate::{
    law::{Place, Reference},
    request::{Address, Email, Line, Recipient},
};

/// One file of `recipients/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Record {
    /// Never changes: it is the name of the file, and stands in people's cases.
    pub id: String,
    /// The legal name.
    pub name: Line,
    pub country: Place,
    /// The lines below the name, without the country.
    #[serde(default)]
    pub address: Vec<Line>,
    pub email: Option<Email>,
    pub source: Reference,
    /// The day someone last compared the record with its source.
    pub checked_on: toml::value::Datetime,
}

impl Record {
    /// Whether the text can be an id: small letters, digits and hyphens.
    pub fn is_id(text: &str) -> bool {
        !text.is_empty()
            && text.len() <= 60
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }

    pub(super) fn read(text: &str, id: &str) -> Result<Record, String> {
        let record: Record = toml::from_str(text).map_err(|error| error.to_string())?;
        if record.id == id {
            Ok(record)
        } else {
            Err(format!(
                "the id `{}` is not the name of the file",
                record.id
            ))
        }
    }

    /// The company as one writes to it.
    pub fn recipient(&self) -> Recipient {
        Recipient {
            id: Some(self.id.clone()),
            name: self.name.clone(),
            address: (!self.address.is_empty()).then(|| Address {
                lines: self.address.clone(),
                country: self.country.clone(),
            }),
            email: self.email.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_built_in_record_can_be_read_and_has_a_source() {
        assert!(!super::super::ids().is_empty());
        for id in super::super::ids() {
            let record = super::super::find(id, None).unwrap().unwrap();
            assert!(record.source.href.starts_with("https://"), "{id}");
        }
    }
}
