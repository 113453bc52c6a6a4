//! What keeps a reading from telling more than a mail says?

use datawrit::reply::{self, Kind, Ours, Reading, ReplyPhrases};

const OUR_SUBJECT: &str =
    "Request for erasure of my personal data, Article 17 GDPR (reference 1VAW-9QTR)";

/// A mail that answers ours.
fn read(subject: &str, text: &str) -> Reading {
    let phrases = ReplyPhrases::open(None).unwrap();
    let mail = format!(
        "From: Privacy <privacy@corp.example>\nTo: noor.winter@mail.example\nSubject: {subject}\n\
         In-Reply-To: <ours@mail.example>\nDate: Wed, 2 Sep 2026 10:00:00 +0000\n\
         Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    );
    let ours = Ours::unknown()
        .message_id("ours@mail.example")
        .subject(OUR_SUBJECT);
    reply::read(mail.as_bytes(), &ours, &phrases).unwrap()
}

#[test]
fn a_subject_is_read_without_ours() {
    let plain = read("Re: 1", "We are looking into it.");
    for (subject, new) in [
        (
            format!("[#55120] Solved: {OUR_SUBJECT}"),
            "[#55120] Solved:",
        ),
        (format!("Re: {OUR_SUBJECT} - part 2"), "Re:  - part 2"),
        // Tickets cut it short, and write it small.
        (
            "TICKET-8 request for erasure of my personal".to_owned(),
            "TICKET-8",
        ),
        (OUR_SUBJECT.to_owned(), ""),
        (
            "Our newsletter: erasure".to_owned(),
            "Our newsletter: erasure",
        ),
    ] {
        let reading = read(&subject, "We are looking into it.");
        assert_eq!(reading.subject, subject);
        assert_eq!(reading.new_subject, new);
    }
    let same = read(&format!("PRIV-8 {OUR_SUBJECT}"), "We are looking into it.");
    assert_eq!(plain.kinds.first().unwrap().kind, Kind::Acknowledged);
    assert_eq!(same.kinds.first().unwrap().kind, Kind::Acknowledged);
}

#[test]
fn what_is_promised_is_not_told_as_done() {
    for text in [
        "Your account, photos and messages will be deleted within 30 days. We write again when it is done.",
        "Ihr Konto wird mit allen Fotos in 30 Tagen gelöscht. Wir melden uns, wenn es so weit ist.",
        "Votre compte et vos photos seront supprimés sous 30 jours. Nous vous écrirons ensuite.",
        "Tu cuenta y tus fotos serán eliminadas en un máximo de 30 días. Te escribiremos después.",
    ] {
        let reading = read("Your request", text);
        assert!(
            reading.kinds.iter().all(|one| !one.kind.is_done()),
            "{text}: {:?}",
            reading.kinds
        );
    }
}

#[test]
fn a_request_that_is_named_is_not_told_surely_as_done() {
    for (subject, text) in [
        (
            "Your opt-out",
            "Your Do Not Sell request reached us. It takes a while until it is everywhere.",
        ),
        (
            "Werbewiderspruch",
            "Ihren Werbewiderspruch merken wir vor. Bis alle Systeme ihn kennen, dauert es eine Weile.",
        ),
        (
            "Opposition à la prospection",
            "Votre demande de désinscription nous est parvenue. Il faut compter quelques semaines.",
        ),
        (
            "Su exclusión",
            "Su solicitud de exclusión nos ha llegado. Puede tardar unas semanas.",
        ),
    ] {
        let reading = read(subject, text);
        assert!(
            (reading.kinds.iter()).all(|one| !one.kind.is_done() || one.confidence < 0.6),
            "{text}: {:?}",
            reading.kinds
        );
    }
}

#[test]
fn a_copy_of_which_something_is_held_back_is_a_part() {
    for text in [
        "Please find the file enclosed. Pages that name a colleague have been taken out, and the recordings are withheld.",
        "Anbei Ihre Akte. Seiten über Kollegen haben wir herausgenommen, die Videos geben wir nicht heraus.",
        "Veuillez trouver ci-joint votre dossier. Les enregistrements n'y figurent pas et ne vous seront pas communiqués.",
        "Le adjuntamos su expediente. Los nombres de los clientes no se los facilitamos.",
    ] {
        let reading = read("Your request", text);
        let first = reading.kinds.first().unwrap();
        assert_eq!(first.kind, Kind::Partial, "{text}: {:?}", reading.kinds);
    }
}

#[test]
fn a_letter_that_is_enclosed_is_read_behind_a_line_or_two() {
    let phrases = ReplyPhrases::open(None).unwrap();
    let mail = "From: Privacy <privacy@corp.example>\nTo: noor.winter@mail.example\nSubject: Your letter\n\
        In-Reply-To: <ours@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
        --b\nContent-Type: text/plain\n\nThis went to the wrong person last week, sorry about that. Here it is again.\n\n\
        --b\nContent-Type: message/rfc822\n\nFrom: legal@corp.example\nSubject: Erasure\nContent-Type: text/plain\n\n\
        We refuse your request, because it is manifestly unfounded.\n\n--b--\n";
    let ours = Ours::unknown().message_id("ours@mail.example");
    let reading = reply::read(mail.as_bytes(), &ours, &phrases).unwrap();
    let first = reading.kinds.first().unwrap();
    assert_eq!(first.kind, Kind::Denied, "{:?}", reading.kinds);
}
