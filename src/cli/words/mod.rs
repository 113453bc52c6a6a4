//! What the office says, in the words of the command line: with its flags and its commands.

pub mod account;
mod authority;
mod due;
pub mod fetch;
pub mod init;
pub mod next;
pub mod recipients;
mod record;
pub mod send;
pub mod status;
pub mod write;

use super::table::shortened;
use crate::{
    law::Right,
    office::{Error, Hint, Notice, evidence, import, send::Unsendable},
    speech::spoken,
    tracker::BadArchive,
};

/// An error, where its own words are not those of the command line.
pub fn error(error: &Error) -> String {
    if let Some(refused) = error.downcast_ref() {
        return record::refused(refused);
    }
    if let Some(archive) = error.downcast_ref::<BadArchive>() {
        return format!("the archive cannot be used: {archive}");
    }
    if let Some(refused) = error.downcast_ref() {
        return recipients::refused(refused);
    }
    if let Some(refused) = error.downcast_ref() {
        return write::refused(refused);
    }
    if let Some(error) = error.downcast_ref() {
        return write::target(error);
    }
    if let Some(error) = error.downcast_ref() {
        return write::list(error);
    }
    if let Some(Unsendable::SeveralLetters) = error.downcast_ref() {
        return "--to takes one address, but there are several letters".to_owned();
    }
    if let Some(refused) = error.downcast_ref::<import::Refused>() {
        return match refused {
            import::Refused::Mails(added) => format!(
                "the archive adds {} to cases that are here already",
                plural(added.iter().map(|one| one.mails).sum(), "mail")
            ),
            import::Refused::Uncountable { .. } => refused.to_string(),
        };
    }
    if let Some(evidence::Refused::Notes { notes }) = error.downcast_ref() {
        return format!("{} of yours would go into the file", plural(*notes, "note"));
    }
    error.to_string()
}

/// A way out.
pub fn hint(hint: &Hint) -> String {
    match hint {
        Hint::Say(words) => words.clone(),
        Hint::GoesWith { event } => format!("leave it out, or record `{event}`"),
        Hint::AnotherNameOrReplace => {
            "choose another name with --output, or replace it with --yes".to_owned()
        }
        Hint::AnotherPlace => "choose another place with --output; no case was opened".to_owned(),
        Hint::AddAccount => "set one up: `datawrit account add`".to_owned(),
        Hint::NameServer => {
            "name it with --server, as your provider's help page does: --server smtp.example.org".to_owned()
        }
        Hint::NameNewAccount => "call the new one otherwise, with --account NAME".to_owned(),
        Hint::AccountKeys => "`datawrit help accounts` shows each".to_owned(),
        Hint::NameAccount { known } => format!("name one with --account: {}", known.join(", ")),
        Hint::Rehearse => "`datawrit send CASE --dry-run` shows what it would send".to_owned(),
        Hint::SendLater { case } => format!("later: `datawrit send {case}`"),
        Hint::OtherWays { case } => format!(
            "another address: --to ADDRESS; the letter to post: `datawrit show {case} --format pdf --output FILE`; \
             a web form: `datawrit show {case} --form`"
        ),
        Hint::Anyway => "to send it anyway, add --anyway".to_owned(),
        Hint::ThatPersonsAccount => {
            "send it from that person's account (--account NAME), or add --yes-this-sender"
                .to_owned()
        }
        Hint::NameAddress => "add --to ADDRESS".to_owned(),
        Hint::ConfirmAddress => "check it, then confirm it with --yes-this-address".to_owned(),
        Hint::AnotherAddress { address } => format!("another address is known: --to {address}"),
        Hint::Form { case, page } => {
            format!("a form: {page} (`datawrit show {case} --form` has the text)")
        }
        Hint::PostIt {
            case,
            format,
            address_known,
        } => {
            let whither = if *address_known {
                "post it"
            } else {
                "post it, once you have found an address"
            };
            format!("{whither}: `datawrit show {case} --format {format} --output FILE`")
        }
        Hint::NoPageToAttach => {
            "leave --attach-pdf out, or write the letter with --format pdf".to_owned()
        }
        Hint::TextIsSafe => "was it written by a newer datawrit? its page and its text are safe: `datawrit show CASE --format txt --output FILE`".to_owned(),
        Hint::AsItWas { case } => format!(
            "write it again, or send the letter as it was: `datawrit show {case} --format txt --output FILE`"
        ),
        Hint::RecordSent { case } => format!(
            "the server took {case}, which could not be recorded: `datawrit record {case} sent --by email`"
        ),
        Hint::AssignFirst { number } => {
            format!("say to which: `datawrit inbox assign {number} CASE`")
        }
        Hint::Verify => "`datawrit verify` shows everything that is wrong".to_owned(),
        Hint::SendAgain => "nothing was sent; the same command tries again".to_owned(),
        Hint::FetchAgain => "what was read is kept; the same command goes on from there".to_owned(),
        Hint::DayNamedOrDayOfNotice => {
            "--until is the day that the company named, --on the day of its notice".to_owned()
        }
        Hint::ListLaws => "`datawrit law` lists them".to_owned(),
        Hint::NameLaw { known } => {
            let known: Vec<_> = known
                .iter()
                .map(|(id, title)| format!("{id} ({title})"))
                .collect();
            format!(
                "there are {}; if one of them protects you anyway, name it with --law",
                known.join(", ")
            )
        }
        Hint::ChooseLaw { known } => {
            let ways: Vec<_> = known.iter().map(|law| format!("--law {law}")).collect();
            format!("choose one: {}", ways.join(" or "))
        }
        Hint::DeadlinesAlone => {
            "none of them has letters yet; datawrit can still compute their deadlines: `datawrit deadline --help`".to_owned()
        }
        Hint::ShowLaw { law } => format!("`datawrit law show {law}` shows more"),
        Hint::AnotherLanguage => "choose another with --lang".to_owned(),
        Hint::FontThatHasIt => {
            "name a font file that has it with --font, write it in Latin, Greek or Cyrillic letters, or write a mail or plain text with --format eml or txt".to_owned()
        }
        Hint::WriteInLatin => {
            "a page cannot show this script yet: write it in Latin letters, or write a mail or plain text with --format eml or txt".to_owned()
        }
        Hint::ShortenAddress => {
            "shorten the address, or choose --layout plain and write the envelope by hand".to_owned()
        }
        Hint::NameFont => "name a .ttf file with --font".to_owned(),
        Hint::ChooseLayout => "choose one of them with --layout".to_owned(),
        Hint::SavePage => {
            "`datawrit show CASE --format pdf --output FILE` gives the file as it is".to_owned()
        }
        Hint::WithoutPictures => "leave --graphics out, or open a viewer with --open".to_owned(),
        Hint::AddMailbox => "add --email".to_owned(),
        Hint::AddRecipientMailbox => "add --recipient-email".to_owned(),
        Hint::WritePage => "write a letter with --format pdf, or use another address".to_owned(),
        Hint::MoveAwayOrAnotherHome => {
            "move the file away, or choose another folder with --home".to_owned()
        }
        Hint::WriteFirst => {
            "write a letter first (`datawrit write access ...`), or name another folder with --home".to_owned()
        }
        Hint::ListCases => "`datawrit list` shows the cases".to_owned(),
        Hint::ShowCase => "`datawrit show CASE` names the formats it has".to_owned(),
        Hint::ShowLetters => "`datawrit show CASE` shows its letters".to_owned(),
        Hint::ImportElsewhere => {
            "nothing was imported; to import the archive as it is, name a new folder with --home".to_owned()
        }
        Hint::VerifyThere => {
            "nothing was imported; export it again where it came from, after `datawrit verify` there".to_owned()
        }
        Hint::RealDay => {
            "leave out --today, and DATAWRIT_TODAY; for a trial, name a new folder with --home".to_owned()
        }
        Hint::AnotherHome => "name another folder with --home".to_owned(),
        Hint::NameArchive => {
            "name the whole file that `datawrit export --format json` wrote; nothing was imported".to_owned()
        }
        Hint::Write(hint) => write::hint(hint),
        // Of looking.
        Hint::SinceWhen { law } => format!("`datawrit law show {law}` shows when it begins"),
        // Of proof, export, import, authorities and recipients.
        Hint::NamePart { case, venue, parts } => authority::name_part(case, *venue, parts),
        Hint::DidYouMean(hits) => format!("did you mean {}", recipients::listed(hits)),
        Hint::SearchCompanies => {
            "`datawrit recipients search` looks for parts of a name".to_owned()
        }
        Hint::ListPacks => {
            "`datawrit recipients packs` lists them; an import brings them".to_owned()
        }
        Hint::AcceptMails => {
            "accept with --yes if the archive is yours; nothing was imported".to_owned()
        }
        Hint::NotesInOrOut => {
            "leave them out with --without-notes, or put them in with --yes".to_owned()
        }
        Hint::AnotherSector => "choose another --sector".to_owned(),
        Hint::PlaceTheCase { law } => format!(
            "say with --residence, --work or --infringement which place ties the case to the {law}"
        ),
    }
}

/// What is worth knowing.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::StillCountsFrom { case, day } => format!(
            "the deadline still counts from {day}; if that date was wrong, record when the letter was received: `datawrit record {case} received --on DATE`"
        ),
        Notice::ReceiptStillCounts { day } => {
            format!("the receipt of {day} still counts; record `received` again if it was wrong")
        }
        Notice::TakesThePlace { event, day } => {
            format!("this takes the place of {event} on {day}; both stay in the log")
        }
        Notice::Write(notice) => write::notice(notice),
        // Of looking.
        Notice::NotRecordedAsSent { case, recipient } => due::not_recorded(case, recipient),
        Notice::CheckThatItArrived { case, estimate } => {
            format!("{case}: {estimate}; check that the letter arrived before you complain")
        }
        Notice::AnswerOrDispute { case, asked, since } => {
            due::answer_or_dispute(case, *asked, *since)
        }
        Notice::AskForTheStart { case, received_on } => format!(
            "{case}: received {received_on}, and its clock starts only when the recipient has authenticated the request; ask for that day, then `datawrit record {case} authenticated --on DATE`"
        ),
        Notice::TheSameFor { cases } => due::the_same_for(*cases),
        Notice::NothingDue { within, next } => due::nothing(*within, next.as_ref()),
        Notice::HolidaysFromAList => {
            "public holidays come from a list, not from the law itself; a day may be off by one or two"
                .to_owned()
        }
        Notice::HolidaysCarriedOn { from, to } => format!(
            "the holidays were compiled for {from} to {to}; other years are the same rules carried on"
        ),
        Notice::NotCheckedFor {
            law,
            checked_on,
            days,
        } => format!(
            "`{law}` was last compared with its sources on {checked_on}, more than {days} days ago"
        ),
        Notice::NothingWouldMove => "no open case would move".to_owned(),
        // Of sending.
        Notice::NotItsMail { message_id } => format!(
            "the mail {message_id} that was kept with the case is not the one made from its letter, and no entry of the log mentions it: it is not sent; the letter's own mail is sent instead; `datawrit verify` checks the rest"
        ),
        Notice::LeavesAs { name, signed_by } => {
            format!("the mail leaves as `{name}`, and its letter is signed by `{signed_by}`")
        }
        Notice::LeavesFrom { address, in_letter } => format!(
            "the mail leaves from {address}, an address that is not in its letter ({in_letter} is): the company sees both, and may ask for a request from the address it knows"
        ),
        Notice::SentMayBeLost { error } => {
            format!("{error}; the last `sent` may be lost if the power fails")
        }
        // Of proof, export, import, authorities and recipients.
        Notice::NoDeadlineRuns { case, recipient } => format!(
            "no deadline runs for {case} to {}: it is not recorded as sent",
            shortened(recipient, 40)
        ),
        Notice::AccountInLog => {
            "an earlier version wrote the name of the account into the log, and it is in the file"
                .to_owned()
        }
        Notice::AuthorityOfItsOwn {
            company,
            category,
            sector,
        } => format!(
            "{company} is listed under `{category}`, and {} may have an authority of their own: --sector {sector}",
            sector.bodies(),
        ),
    }
}

/// The right in a word, as the screen says it; typed and in JSON it is [`Right`]'s own.
pub fn right(right: Right) -> String {
    spoken().say(&format!("rights-{right}"), &[])
}

/// `1 letter`, `2 letters`.
pub fn plural(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}
