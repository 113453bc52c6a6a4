//! What is in a mail, read back by an independent parser.

use datawrit::{
    delivery::mail::{self, Dispatch},
    letter::{Block, Letter},
    request::Email,
};
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

fn letter(subject: &str, text: &str) -> Letter {
    Letter {
        reference: "K7Q3-9MX2".to_owned(),
        language: "en".parse().unwrap(),
        day: "2026-11-23".parse().unwrap(),
        sender: vec!["Ada Example".to_owned()],
        sender_email: None,
        recipient: vec!["Musterfirma".to_owned()],
        recipient_email: None,
        date_line: String::new(),
        reference_line: String::new(),
        dispatch_line: None,
        enclosures: None,
        subject: subject.to_owned(),
        body: vec![Block::Paragraph(text.to_owned())],
        closing: "Yours faithfully,".to_owned(),
        signature: "Ada Example".to_owned(),
        page_label: String::new(),
    }
}

fn compose(from: &str, to: &str, letter: &Letter, page: Option<Vec<u8>>) -> Vec<u8> {
    let address = |text: &str| -> Email { text.parse().unwrap() };
    let dispatch = Dispatch {
        from_name: from,
        from: &address("ada@example.org"),
        to_name: to,
        to: &address("privacy@example.org"),
        at: "2026-11-23T10:11:12Z".parse().unwrap(),
        number: 1,
        page: page.map(|page| ("K7Q3-9MX2.pdf", page)),
    };
    mail::compose(letter, &dispatch).unwrap().bytes
}

#[test]
fn a_mail_is_ascii_has_our_own_id_and_carries_the_page_to_the_byte() {
    let text = "Grüße, ich möchte Auskunft – über alles.\n.\nEin Punkt allein.";
    let page: Vec<u8> = (0..=255).cycle().take(40_000).collect();
    let bytes = compose(
        "Ada Müller",
        "Größe & Söhne GmbH",
        &letter("Auskunft nach Art. 15 DSGVO – Müller", text),
        Some(page.clone()),
    );
    assert!(bytes.is_ascii());
    let longest = bytes.split(|byte| *byte == b'\n').map(<[u8]>::len).max();
    // RFC 5322, section 2.1.1: 998 characters and the line end.
    assert!(longest.unwrap() <= 999);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(
        parsed.subject().unwrap(),
        "Auskunft nach Art. 15 DSGVO – Müller"
    );
    assert_eq!(
        parsed.message_id().unwrap(),
        "k7q3-9mx2.20261123.1@example.org"
    );
    assert_eq!(parsed.date().unwrap().to_rfc3339(), "2026-11-23T10:11:12Z");
    let from = parsed.from().unwrap().first().unwrap();
    assert_eq!(from.name().unwrap(), "Ada Müller");
    assert_eq!(from.address().unwrap(), "ada@example.org");
    let to: Vec<_> = parsed.to().unwrap().iter().collect();
    assert_eq!(to.len(), 1);
    assert_eq!(to[0].name().unwrap(), "Größe & Söhne GmbH");
    let body = parsed.body_text(0).unwrap();
    assert!(body.replace("\r\n", "\n").contains(text), "{body}");
    let attached = parsed.attachment(0).unwrap();
    assert_eq!(attached.attachment_name().unwrap(), "K7Q3-9MX2.pdf");
    assert_eq!(attached.contents(), page);
}

/// The names of the header fields, in order.
fn fields(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap().to_owned();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect()
}

proptest! {
    /// Whatever stands in a name, a subject or a letter, the mail has the same
    /// header fields and one recipient.
    #[test]
    fn no_text_adds_a_header_or_a_recipient(
        from in ".{0,60}", to in ".{0,60}", subject in ".{0,200}", text in "(?s).{0,400}",
        payload in prop::sample::select(vec![
            "", "\r\nBcc: eve@example.org", "\nBcc: eve@example.org\n", "\r\n\r\nbody", "\r\n.\r\nMAIL FROM:<eve@example.org>",
            "\u{2028}Bcc: eve@example.org", ">, <eve@example.org", "\0", "=?utf-8?q?=0D=0ABcc:_eve@example.org?=",
        ]),
    ) {
        let plain = fields(&compose("Ada", "Muster", &letter("Subject", "Text"), None));
        let with = |text: &str| format!("{text}{payload}{text}");
        let bytes = compose(&with(&from), &with(&to), &letter(&with(&subject), &with(&text)), None);
        prop_assert!(bytes.is_ascii());
        prop_assert_eq!(fields(&bytes), plain);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let to: Vec<_> = parsed.to().unwrap().iter().filter_map(|to| to.address()).collect();
        prop_assert_eq!(to, ["privacy@example.org"]);
        prop_assert!(parsed.bcc().is_none() && parsed.cc().is_none());
    }

    /// What is taken for an address stands on one line of SMTP, without a way out.
    #[test]
    fn no_address_carries_a_second_command(text in "(?s).{0,40}@.{0,40}|[a-z]{1,9}(\r|\n|<|>| |,|\0|\u{2028})[a-z]{0,9}@example\\.org") {
        if let Ok(address) = text.parse::<Email>() {
            let dispatch = Dispatch {
                from_name: "Ada",
                from: &"ada@example.org".parse().unwrap(),
                to_name: "Muster",
                to: &address,
                at: "2026-11-23T10:11:12Z".parse().unwrap(),
                number: 1,
                page: None,
            };
            if let Ok(mail) = mail::compose(&letter("Subject", "Text"), &dispatch) {
                let envelope = mail::envelope(&mail.recipient).unwrap().to_string();
                prop_assert!(envelope.is_ascii());
                prop_assert!(!envelope.contains(['\r', '\n', '\0', '<', '>']), "{envelope:?}");
            }
        }
    }
}
