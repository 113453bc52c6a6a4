//! A mail read back from its bytes, by another library than the one that made it.

use mail_parser::{Address, HeaderValue, MessageParser, MimeHeaders};

/// What a mail says to whoever gets it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// The names of the fields of its head, in small letters, in order.
    pub fields: Vec<String>,
    pub from: Vec<Mailbox>,
    pub to: Vec<Mailbox>,
    pub subject: String,
    /// The kind of each part, such as `text/plain`, in order; empty where none is named.
    pub parts: Vec<String>,
    /// Every part that is text.
    pub text: String,
    /// The other parts: the name of each file, and its bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A name and an address, as the head has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

/// The mail of these bytes; none when they are not a mail.
pub fn read(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let mailboxes = |field: Option<&Address<'_>>| -> Vec<Mailbox> {
        let one = |one: &mail_parser::Addr<'_>| Mailbox {
            name: one.name().unwrap_or_default().to_owned(),
            address: one.address().unwrap_or_default().to_owned(),
        };
        field
            .map(|field| field.iter().map(one).collect())
            .unwrap_or_default()
    };
    let mut text = String::new();
    for part in (0..message.text_body_count()).filter_map(|part| message.body_text(part)) {
        text += &part;
        text.push('\n');
    }
    Some(Mail {
        fields: message
            .headers()
            .iter()
            .map(|header| header.name().to_lowercase())
            .collect(),
        from: mailboxes(message.from()),
        to: mailboxes(message.to()),
        subject: message
            .header("Subject")
            .and_then(HeaderValue::as_text)
            .unwrap_or_default()
            .to_owned(),
        parts: message
            .parts
            .iter()
            .map(|part| {
                part.content_type().map_or_else(String::new, |kind| {
                    format!(
                        "{}/{}",
                        kind.c_type,
                        kind.c_subtype.as_deref().unwrap_or("*")
                    )
                    .to_lowercase()
                })
            })
            .collect(),
        files: message
            .attachments()
            .map(|part| {
                let name = part.attachment_name().unwrap_or_default();
                (name.to_owned(), part.contents().to_vec())
            })
            .collect(),
        text,
    })
}
