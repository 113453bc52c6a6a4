//! What is in a mail, read back by an independent parser.

use datawrit::{
    delivery::mail::{self, Dispatch},
    letter::{Block, Letter, Translation},
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
        heading_date: None,
        reference_line: String::new(),
        dispatch_line: None,
        enclosures: None,
        represented: None,
        subject: subject.to_owned(),
        body: vec![Block::Paragraph(text.to_owned())],
        closing: "Yours faithfully,".to_owned(),
        signature: "Ada Example".to_owned(),
        page_label: String::new(),
        translation: None,
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
        annexes: Vec::new(),
    };
    mail::compose(letter, &dispatch).unwrap().bytes
}

/// The very letter that a case keeps is what is sent.
#[test]
fn a_mail_carries_the_translation_below_the_letter() {
    let translation = Translation {
        announced: "Übersetzung, nur zur Information.".to_owned(),
        marked: "A translation, for information only.".to_owned(),
        letter: letter("Access", "I request access."),
    };
    let letter = letter("Auskunft", "Ich bitte um Auskunft.").translated(translation);
    let kept = serde_json::to_string(&letter).unwrap();
    let letter: Letter = serde_json::from_str(&kept).unwrap();
    let bytes = compose("Ada Example", "Musterfirma", &letter, None);
    let mail = MessageParser::new().parse(&bytes).unwrap();
    let body = mail.body_text(0).unwrap();
    let parts = [
        "Ich bitte um Auskunft.",
        "Übersetzung, nur",
        "A translation,",
        "I request access.",
    ];
    let at: Vec<_> = parts.iter().map(|part| body.find(part).unwrap()).collect();
    assert!(at.is_sorted(), "{body}");
    assert_eq!(mail.subject(), Some("Auskunft"));
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

/// The lines of the head, and each that contains an encoded word within its bound.
fn head_lines(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap().to_owned();
    head.split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_mail_is_dated_in_the_time_of_who_sends() {
    let address = |text: &str| -> Email { text.parse().unwrap() };
    let dispatch = Dispatch {
        from_name: "Ada",
        from: &address("ada@example.org"),
        to_name: "Muster",
        to: &address("privacy@example.org"),
        at: "2026-11-25T18:00:00-08:00".parse().unwrap(),
        number: 1,
        page: None,
        annexes: Vec::new(),
    };
    let mail = mail::compose(&letter("Subject", "Text"), &dispatch).unwrap();
    let lines = head_lines(&mail.bytes);
    assert!(
        lines.contains(&"Date: Wed, 25 Nov 2026 18:00:00 -0800".to_owned()),
        "{lines:?}"
    );
    // Its id is of the same day.
    assert_eq!(mail.message_id, "<k7q3-9mx2.20261125.1@example.org>");
}

/// Names that mean something else where they stand bare, and the bounds of a line.
const NAMES: &[&str] = &[
    "Example, Ada",
    "Şmith, John",
    "Ann (Nan) Lee",
    "Ann \"Nan\" Lee",
    "Ann Lee <ann@elsewhere.example>",
    "Jürgen Weiß-Étienne Großmüller",
    "=?utf-8?q?Eve?=",
    "J. R. Example",
    "back\\slash \\",
    "Ann; Lee: a group",
    "李小龙",
    "a",
];

#[test]
fn a_name_in_the_head_is_one_mailbox_whatever_stands_in_it() {
    for name in NAMES {
        let bytes = compose(name, name, &letter(name, "Text"), None);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        for field in [parsed.from().unwrap(), parsed.to().unwrap()] {
            let all: Vec<_> = field.iter().collect();
            assert_eq!(all.len(), 1, "{name}");
            assert_eq!(all[0].name(), Some(*name));
        }
        assert_eq!(parsed.subject(), Some(*name));
    }
}

/// Reads each mail with the `email` package of Python and prints names, addresses, subject
/// and what it calls a defect.
const PYTHON: &str = r#"
import email, email.policy, json, sys
mails = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    head = lambda field: [[one.display_name, one.addr_spec] for one in mail[field].addresses]
    defects = [str(one) for field in mail.values() for one in field.defects] + [str(one) for one in mail.defects]
    mails.append([head("From"), head("To"), str(mail["Subject"]), mail.get_content().rstrip("\n"), defects])
print(json.dumps(mails))
"#;

#[test]
#[ignore = "needs python3"]
fn the_email_package_of_python_reads_the_heads_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut python = std::process::Command::new("python3");
    python.args(["-c", PYTHON]);
    for (number, name) in NAMES.iter().enumerate() {
        let path = folder.path().join(format!("{number}.eml"));
        let bytes = compose(name, name, &letter(name, name), None);
        std::fs::write(&path, bytes).unwrap();
        python.arg(path);
    }
    let output = python.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mails: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(mails.len(), NAMES.len());
    for (mail, name) in mails.iter().zip(NAMES) {
        assert_eq!(mail[0], serde_json::json!([[name, "ada@example.org"]]));
        assert_eq!(mail[1], serde_json::json!([[name, "privacy@example.org"]]));
        assert_eq!(mail[2], *name);
        assert!(mail[3].as_str().unwrap().starts_with(name), "{mail}");
        assert_eq!(mail[4], serde_json::json!([]), "{name}");
    }
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

    /// Lines with an encoded word have 76 characters at most (RFC 2047, section 2), no word
    /// stands inside quotation marks, and what is read back is what was written.
    #[test]
    fn the_lines_of_the_head_are_short_and_say_what_was_written(
        from in "[a-zA-Zäöüßéşł李龙😀 ,.;:()<>@\"'\\\\=?_-]{1,120}", to in "\\PC{1,120}", subject in "[ -~äé]{1,250}",
    ) {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (from, to, subject) = (tidy(&from), tidy(&to), tidy(&subject));
        let bytes = compose(&from, &to, &letter(&subject, "Text"), None);
        for line in head_lines(&bytes) {
            prop_assert!(!line.contains("=?utf-8?") || line.len() <= 76, "{}", line);
            prop_assert!(!line.contains('"') || !line.contains("=?"), "{}", line);
        }
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let name = |text: &str| (!text.is_empty()).then(|| datawrit::request::printable(text).trim().to_owned());
        let read = |field: Option<&mail_parser::Address<'_>>| -> Vec<_> {
            field.unwrap().iter().map(|one| (one.name().map(str::to_owned), one.address().map(str::to_owned))).collect()
        };
        let mailbox = |text: &str, address: &str| vec![(name(text).filter(|name| !name.is_empty()), Some(address.to_owned()))];
        prop_assert_eq!(read(parsed.from()), mailbox(&from, "ada@example.org"));
        prop_assert_eq!(read(parsed.to()), mailbox(&to, "privacy@example.org"));
        prop_assert_eq!(parsed.subject().unwrap_or_default(), name(&subject).unwrap_or_default());
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
        annexes: Vec::new(),
            };
            if let Ok(mail) = mail::compose(&letter("Subject", "Text"), &dispatch) {
                let envelope = mail::envelope(&mail.recipient).unwrap().to_string();
                prop_assert!(envelope.is_ascii());
                prop_assert!(!envelope.contains(['\r', '\n', '\0', '<', '>']), "{envelope:?}");
            }
        }
    }
}
