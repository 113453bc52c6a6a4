//! The mail, read by an independent parser.

use datawrit::delivery::{mail, text};
use mail_parser::{HeaderValue, MessageParser};

use super::letter;

#[test]
fn a_mail_says_what_the_letter_says_word_for_word() {
    for language in ["en", "de", "fr"] {
        let typed = "I moved.\n\n- not a list {{ name }}\nFrom me: $& <b>";
        let (letter, request) = letter(language, typed);
        let bytes = mail::render(&letter, &request, &[]).unwrap();
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let body = parsed.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(
            body.trim_end(),
            text::message(&letter).trim_end(),
            "{language}"
        );
        assert!(body.contains(typed), "{language}");
        assert_eq!(
            parsed.subject().unwrap(),
            letter.subject.replace('\u{a0}', " ")
        );
        let from = parsed.from().unwrap().first().unwrap();
        assert_eq!(
            (from.name(), from.address()),
            (Some("Zoë Grünwald-Łęcka"), Some("zoe@example.org"))
        );
        let to = parsed.to().unwrap().first().unwrap();
        assert_eq!(
            (to.name(), to.address()),
            (
                Some("Söhne & Töchter GmbH"),
                Some("datenschutz@example.org")
            )
        );
    }
}

#[test]
fn a_mail_has_our_own_id_a_date_of_the_letters_day_and_opens_as_a_draft() {
    let (letter, request) = letter("en", "why");
    let bytes = mail::render(&letter, &request, &[]).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.message_id(), Some("k7q3-9mx2.20261123@example.org"));
    assert_eq!(parsed.date().unwrap().to_rfc3339(), "2026-11-23T12:00:00Z");
    assert_eq!(
        parsed.header("X-Unsent").and_then(HeaderValue::as_text),
        Some("1")
    );
    assert_eq!(
        parsed.header("MIME-Version").and_then(HeaderValue::as_text),
        Some("1.0")
    );
    let mut names: Vec<_> = parsed
        .headers()
        .iter()
        .map(|header| header.name().to_lowercase())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "content-transfer-encoding",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "subject",
            "to",
            "x-unsent"
        ]
    );
}

#[test]
fn a_mail_tells_no_postal_address() {
    let (letter, request) = letter("en", "why");
    let bytes = mail::render(&letter, &request, &[]).unwrap();
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert!(!parsed.body_text(0).unwrap().contains("Lindenallee"));
}

#[test]
fn an_international_domain_goes_in_its_ascii_form_and_an_international_name_is_refused() {
    let (letter, mut request) = letter("en", "why");
    request.requester.email = Some("zoe@bücher.example".parse().unwrap());
    let bytes = mail::render(&letter, &request, &[]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.contains("<zoe@xn--bcher-kva.example>") && text.is_ascii(),
        "{text}"
    );
    request.requester.email = Some("zoë@example.org".parse().unwrap());
    assert_eq!(
        mail::render(&letter, &request, &[])
            .unwrap_err()
            .to_string(),
        "`zoë@example.org` cannot be written to: mail servers want ASCII before the `@`"
    );
}
