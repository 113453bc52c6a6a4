//! What does a reply say besides its kind?

use datawrit::reply::{self, Kind, Ours, Particulars, ReplyPhrases};

/// What is told of a kind in a mail with this text, of 2 September 2026, which answers a mail of ours.
fn told(kind: Kind, text: &str) -> Particulars {
    let phrases = ReplyPhrases::open(None).unwrap();
    let mail = format!(
        "From: Privacy <privacy@corp.example>\nTo: noor.winter@mail.example\nSubject: Re: my data\n\
         In-Reply-To: <ours@mail.example>\nDate: Wed, 2 Sep 2026 10:00:00 +0000\n\
         Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    );
    let ours = Ours::unknown().message_id("ours@mail.example");
    let reading = reply::read(mail.as_bytes(), &ours, &phrases).unwrap();
    let mut kinds = reading.kinds.iter();
    let verdict = kinds.find(|verdict| verdict.kind == kind);
    let verdict = verdict.unwrap_or_else(|| panic!("{kind} in {text:?}: {:?}", reading.kinds));
    verdict.particulars.clone()
}

#[test]
fn the_reason_of_a_denial_is_its_sentence_and_its_word() {
    for (text, words, part) in [
        (
            "We refuse your request because it is manifestly unfounded. Best wishes",
            "unfounded",
            "manifestly unfounded",
        ),
        (
            "Wir lehnen Ihren Antrag ab, weil er exzessiv ist.",
            "excessive",
            "exzessiv",
        ),
        (
            "Nous rejetons votre demande, car elle est excessive.",
            "excessive",
            "excessive",
        ),
        (
            "Rechazamos su solicitud porque es manifiestamente infundada.",
            "unfounded",
            "infundada",
        ),
    ] {
        let told = told(Kind::Denied, text);
        assert_eq!(told.words, [words], "{text}");
        assert!(told.reason.unwrap().contains(part), "{text}");
    }
}

#[test]
fn the_day_until_which_more_time_is_taken_is_read_however_it_is_written() {
    for (text, until) in [
        (
            "Because of the number of requests we need more time. We extend the period until 30 November 2026.",
            "2026-11-30",
        ),
        (
            "Wegen der Vielzahl der Anfragen verlängern wir die Frist bis zum 30.11.2026.",
            "2026-11-30",
        ),
        (
            "Nous prolongeons le délai jusqu'au 30 novembre 2026.",
            "2026-11-30",
        ),
        (
            "Ampliamos el plazo hasta el 30 de noviembre de 2026.",
            "2026-11-30",
        ),
        (
            "We need more time and extend the period to 2026-11-30.",
            "2026-11-30",
        ),
    ] {
        let told = told(Kind::Extended, text);
        assert_eq!(
            told.until.map(|day| day.to_string()).as_deref(),
            Some(until),
            "{text}"
        );
    }
    // How long, where no day is named: that is not made a day of.
    let long = told(
        Kind::Extended,
        "Because your request is complex we extend the period by two further months.",
    );
    assert_eq!(long.until, None);
    assert!(long.longer.unwrap().contains("two further months"));
    assert!(long.reason.unwrap().contains("complex"));
}

#[test]
fn the_day_of_an_extension_is_neither_the_requests_nor_a_provisions() {
    for (text, until) in [
        (
            "We need more time for your request of 3 August 2026. Our new date is 1 February 2027.",
            Some("2027-02-01"),
        ),
        (
            "Regarding your request of 3 August 2026: we need more time and extend the period.",
            None,
        ),
        (
            "Wir verlängern die Frist gemäß Art. 12.3 DSGVO bis zum 3.2. und bitten um Verständnis.",
            Some("2027-02-03"),
        ),
        (
            "Ampliamos el plazo conforme al artículo 12.3 del RGPD.",
            None,
        ),
        (
            "Wir verlängern die Frist bis Ende Januar 2027.",
            Some("2027-01-31"),
        ),
        (
            "Nous prolongeons le délai jusqu'à la fin du mois de janvier.",
            Some("2027-01-31"),
        ),
        (
            "We extend the period to the end of November.",
            Some("2026-11-30"),
        ),
        (
            "Ampliamos el plazo hasta finales de febrero de 2027.",
            Some("2027-02-28"),
        ),
    ] {
        let until = (
            until,
            told(Kind::Extended, text).until.map(|day| day.to_string()),
        );
        assert_eq!(until.0, until.1.as_deref(), "{text}");
    }
}

#[test]
fn the_identity_that_is_wanted_is_told_by_its_sentence_and_its_word() {
    for (text, word, part) in [
        (
            "Please send us a copy of your passport so that we can verify your identity.",
            "id-document",
            "copy of your passport",
        ),
        (
            "Bitte senden Sie uns eine Kopie Ihres Personalausweises, damit wir Ihre Identität prüfen können.",
            "id-document",
            "Personalausweises",
        ),
        (
            "Veuillez nous envoyer une copie de votre pièce d'identité afin de vérifier votre identité.",
            "id-document",
            "pièce d'identité",
        ),
        (
            "Envíenos una copia de su DNI para verificar su identidad.",
            "id-document",
            "DNI",
        ),
    ] {
        let told = told(Kind::NeedsIdentity, text);
        assert!(
            told.words.contains(&word.to_owned()),
            "{text}: {:?}",
            told.words
        );
        assert!(told.wanted.unwrap().contains(part), "{text}");
    }
}

#[test]
fn a_fee_a_channel_and_a_controller_are_told_as_they_stand() {
    let fee = told(
        Kind::FeeAsked,
        "We will process your request once you have paid a fee of 25 EUR.",
    );
    assert_eq!(fee.fee.as_deref(), Some("25 EUR"));
    let channel = told(
        Kind::OtherChannel,
        "Please use our form at https://corp.example/privacy-form to submit your request.",
    );
    assert_eq!(
        channel.channel.as_deref(),
        Some("https://corp.example/privacy-form")
    );
    let controller = told(
        Kind::ProcessorOnly,
        "We process data only on behalf of Quarry Books Ltd, which is the controller. Please contact them.",
    );
    assert_eq!(controller.controller.as_deref(), Some("Quarry Books Ltd"));
}
