//! What goes with a complaint: the letters that it speaks of, and what came back.

use crate::{
    delivery::mail::Annex,
    office::Error,
    tracker::{Case, Dispatch, Format, LetterNumber, Tracker},
};

const PDF: &str = "application/pdf";

/// The most bytes of a mail with annexes, as it leaves: what they have, and a third more. The large mail services say
/// 20 to 25 MB; no law and no RFC has a number.
pub(super) const MOST: usize = 20_000_000;

/// The annexes of a complaint in the order in which it names them, and by the number it gives them: every letter of the
/// case that left before it, then every reply and file that was kept by the day of the complaint; without those that are
/// left out.
///
/// # Errors
/// When one of them is no longer what was kept.
pub(super) fn of(
    tracker: &Tracker,
    case: &Case,
    complaint: LetterNumber,
    leave_out: &[usize],
) -> Result<Vec<Annex>, Error> {
    let mut annexes = Vec::new();
    let mut number = 0;
    let mut add = |ending: &str, media_type, bytes| {
        number += 1;
        if leave_out.contains(&number) {
            return;
        }
        annexes.push(Annex {
            name: format!("annex-{number}.{ending}"),
            media_type,
            bytes,
        });
    };
    for letter in &case.letters {
        if letter.number >= complaint || case.dispatch_of(letter.number) != Dispatch::Sent {
            continue;
        }
        // The page where there is one: it is the letter as it was signed.
        let formats = [
            (Format::Pdf, "pdf", PDF),
            (Format::Txt, "txt", "text/plain; charset=utf-8"),
        ];
        let kept = case.formats(letter.number);
        let format = formats
            .into_iter()
            .find(|(format, ..)| kept.contains(format));
        let Some((format, ending, media_type)) = format else {
            continue;
        };
        let document = tracker.document_of(case, letter.number, format)?;
        add(ending, media_type, document.bytes);
    }
    let day = case.letter(complaint).map(|letter| letter.day);
    for reply in tracker.replies(case)? {
        if day.is_some_and(|day| reply.came_on > day) {
            continue;
        }
        // What others sent is handed on as it came, and is nothing that a program opens by itself.
        let ending = match &reply.name {
            None => "eml",
            Some(name) => ending(name),
        };
        let media_type = if ending == "pdf" {
            PDF
        } else {
            "application/octet-stream"
        };
        add(ending, media_type, reply.bytes);
    }
    Ok(annexes)
}

/// The ending of a file's name where it is a usual one of what people keep.
fn ending(name: &str) -> &'static str {
    let usual = [
        "pdf", "png", "jpg", "jpeg", "zip", "csv", "json", "txt", "eml",
    ];
    let own = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let mut usual = usual.into_iter();
    usual
        .find(|ending| ending.eq_ignore_ascii_case(own))
        .unwrap_or("bin")
}
