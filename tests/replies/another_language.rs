//! A language that a file of the user's adds, without Rust.

use std::fs;

use datawrit::reply::{self, Kind, Ours, ReplyPhrases};

/// Dutch, as far as two kinds want it.
const DUTCH: &str = r##"
common = ["de", "het", "een", "van", "uw", "wij", "u", "hebben", "niet", "aan", "om", "op", "en", "dat", "geachte"]
privacy = ["avg", "persoonsgegevens"]

[sets]
data = ["gegevens", "persoonsgegevens", "account"]

[scope]
negation = ["niet", "geen", "nooit"]
negation-follows = true
future = ["zullen", "zal"]
possible = ["kunnen", "kan"]
condition = ["als", "indien", "zodra"]

[quoting]
wrote = ["schreef"]
from = ["van"]
sent = ["verzonden"]
subject = ["onderwerp"]
original = ["oorspronkelijk bericht"]
forwarded = ["doorgestuurd bericht"]
above = ["antwoord boven"]
disclaimer = ["dit bericht is vertrouwelijk"]
sign-off = ["met vriendelijke groet"]
absence-subject = ["afwezig"]

[kinds.needs-identity]
strong = ["kopie van uw paspoort", "bewijs van uw identiteit"]

[kinds.deleted]
strong = ["<data> ... verwijderd", "<data> ... gewist"]

[particulars.expiry]
yes = ["geldig"]

[days]
months = [["januari"], ["februari"], ["maart"], ["april"], ["mei"], ["juni"], ["juli"], ["augustus"], ["september"], ["oktober"], ["november"], ["december"]]
day-first = true
day-words = ["dag", "dagen"]
week-words = ["week", "weken"]
month-words = ["maand", "maanden"]
hour-words = ["uur", "uren"]
"##;

fn mail(text: &str) -> String {
    format!(
        "From: privacy@winkel.example\r\nTo: noor.winter@mail.example\r\nSubject: Uw verzoek\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nGeachte mevrouw,\r\n{text}\r\n\
         Met vriendelijke groet\r\n"
    )
}

/// `home/replies/nl.toml` is enough to read Dutch, with what takes a phrase back; without it the same mails are not told so.
#[test]
fn a_file_of_the_users_adds_a_language() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("nl.toml"), DUTCH).unwrap();
    let with = ReplyPhrases::open(Some(folder.path())).unwrap();
    let without = ReplyPhrases::open(None).unwrap();
    let first = |phrases: &ReplyPhrases, text: &str| {
        let reading = reply::read(mail(text).as_bytes(), &Ours::unknown(), phrases).unwrap();
        reading.kinds[0].kind
    };
    for (text, kind) in [
        (
            "Wij vragen u om een kopie van uw paspoort.",
            Kind::NeedsIdentity,
        ),
        (
            "Wij hebben uw gegevens uit het systeem verwijderd.",
            Kind::Deleted,
        ),
    ] {
        assert_eq!(first(&with, text), kind, "{text}");
        assert_ne!(first(&without, text), kind, "{text}");
    }
    // A future is not a deed, and a negation is not one either.
    for text in [
        "Wij zullen uw gegevens verwijderd hebben op 3 december.",
        "Wij hebben uw gegevens nog niet verwijderd.",
    ] {
        assert_ne!(first(&with, text), Kind::Deleted, "{text}");
    }
    // The languages that are built in are read as before.
    let english = "We need a copy of your passport to confirm your identity.";
    assert_eq!(first(&with, english), Kind::NeedsIdentity);
}

/// A file that cannot be read is named.
#[test]
fn a_file_with_a_fault_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("nl.toml"),
        DUTCH.replace("[scope]", "[scoop]"),
    )
    .unwrap();
    let fault = ReplyPhrases::open(Some(folder.path()))
        .unwrap_err()
        .to_string();
    assert!(fault.contains("nl.toml"), "{fault}");
}
