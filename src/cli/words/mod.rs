//! What the office says, in the words of the command line: with its flags and its commands.

pub mod account;
pub mod after;
pub mod authority;
pub mod case;
pub mod due;
pub mod faults;
pub mod fetch;
pub mod guide;
pub mod home;
pub mod inbox;
pub mod init;
pub mod law;
pub mod mandate;
pub mod next;
pub mod people;
pub mod placeholder;
pub mod recipients;
pub mod record;
pub mod send;
pub mod stand;
pub mod status;
pub mod stray;
pub mod topics;
pub mod which;
pub mod write;

pub use crate::wording::{
    calendar, cited, clocks, country, event, holds, language, law_reason, medium, named, occasion,
    period, place, retold, right, right_title, rights, stays, sum, title, your,
};
pub use case::labelled;

use super::table::shortened;
use crate::{
    office::{Error, Hint, Notice, evidence, import, send::Unsendable},
    request::Reference,
    speech::say,
    tracker::{BadArchive, LetterNumber},
};

/// An error, where its own words are not those of the command line.
pub fn error(error: &Error) -> String {
    if let Some(refused) = error.downcast_ref() {
        return record::refused(refused);
    }
    if let Some(refused) = error.downcast_ref() {
        return home::refused(refused);
    }
    if let Some(refused) = error.downcast_ref() {
        return people::refused(refused);
    }
    if let Some(said) = faults::common(error) {
        return said;
    }
    if let Some(archive) = error.downcast_ref::<BadArchive>() {
        return say!("proof-archive", why = retold(archive));
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
        return say!("write-one-address");
    }
    if let Some(refused) = error.downcast_ref::<import::Refused>() {
        return match refused {
            import::Refused::Mails(added) => {
                let count: usize = added.iter().map(|one| one.mails).sum();
                say!(
                    "home-import-adds",
                    mails = say!("inbox-mails", count = count)
                )
            }
            import::Refused::Uncountable { .. } => retold(refused),
        };
    }
    if let Some(evidence::Refused::Notes { notes }) = error.downcast_ref() {
        return say!("proof-notes-of-yours", count = *notes);
    }
    retold(error)
}

/// A way out.
pub fn hint(hint: &Hint) -> String {
    match hint {
        Hint::Say(words) => retold(words),
        Hint::DayItLeft => format!(
            "{}; {}",
            say!("hints-day-it-left"),
            say!("hints-left-all-the-same")
        ),
        Hint::WhenItHappened => say!("hints-when-it-happened"),
        Hint::SentFirst { case, letter } => {
            say!("hints-sent-first", command = sent(case, *letter))
        }
        Hint::SentEarlier { case, letter } => say!(
            "hints-sent-earlier",
            command = sent(case, *letter),
            case = case.to_string()
        ),
        Hint::OnceMore => say!("hints-once-more"),
        Hint::TakeBackOrCameBack { case } => {
            say!("hints-take-back-or-came-back", case = case.to_string())
        }
        Hint::AnotherLetterCameBack { case } => {
            say!("hints-another-letter-came-back", case = case.to_string())
        }
        Hint::CheckTheDate => say!("hints-check-the-date"),
        Hint::NameById => say!("hints-name-by-id"),
        Hint::GoesWith { event } => say!("hints-goes-with", event = event.to_string()),
        Hint::AnotherNameOrReplace => say!("hints-another-name-or-replace"),
        Hint::ForgetCase { case } => say!("hints-forget-case", case = case.to_string()),
        Hint::NameAnotherCase { case } => say!("hints-name-another-case", case = case.to_string()),
        Hint::TakeLaw { law } => say!("hints-take-law", law = law),
        Hint::NameDayOrLaw => say!("hints-name-day-or-law"),
        Hint::ReplaceHome => say!("hints-replace-home"),
        Hint::ReviewReplies => say!("hints-review-replies"),
        Hint::AnotherPlace => say!("hints-another-place"),
        Hint::AddAccount => say!("hints-add-account"),
        Hint::Introduce { name } => say!(
            "hints-introduce",
            command = shell_words::join(["datawrit", "init", "--for", name.as_str()])
        ),
        Hint::NewPerson { name, known } => {
            let name = shell_words::quote(name.as_str()).into_owned();
            say!(
                "hints-new-person",
                names = people::listed(known),
                name = name
            )
        }
        Hint::WhichPerson { known } => say!("hints-which-person", names = people::listed(known)),
        Hint::NameServer => say!("hints-name-server"),
        Hint::NameNewAccount => say!("hints-name-new-account"),
        Hint::AccountKeys => say!("hints-account-keys"),
        Hint::NameAccount { known } => say!("hints-name-account", known = known.join(", ")),
        Hint::Rehearse => say!("hints-rehearse"),
        Hint::SendLater { case } => say!("hints-send-later", case = case.to_string()),
        Hint::OtherWays { case } => say!("hints-other-ways", case = case.to_string()),
        Hint::Anyway => say!("hints-anyway"),
        Hint::ThatPersonsAccount => say!("hints-that-persons-account"),
        Hint::NameAddress => say!("hints-name-address"),
        Hint::ConfirmAddress => say!("hints-confirm-address"),
        Hint::AnotherAddress { address } => {
            say!("hints-another-address", address = address.to_string())
        }
        Hint::Form { case, page } => {
            say!(
                "hints-form",
                case = case.to_string(),
                page = page.to_string()
            )
        }
        Hint::PostIt {
            case,
            format,
            address_known: true,
        } => say!(
            "hints-post-it",
            case = case.to_string(),
            format = format.to_string()
        ),
        Hint::PostIt { case, format, .. } => say!(
            "hints-post-it-when-found",
            case = case.to_string(),
            format = format.to_string()
        ),
        Hint::LeaveAnnexesOut { case, letter } => say!(
            "hints-leave-annexes-out",
            case = case.to_string(),
            letter = letter.to_string()
        ),
        Hint::AnnexGone { case, annex } => say!(
            "hints-annex-gone",
            case = case.to_string(),
            annex = annex.to_string()
        ),
        Hint::NoPageToAttach => say!("hints-no-page-to-attach"),
        Hint::TextIsSafe => say!("hints-text-is-safe"),
        Hint::AsItWas { case } => say!("hints-as-it-was", case = case.to_string()),
        Hint::RecordSent { case } => say!("hints-record-sent", case = case.to_string()),
        Hint::AssignFirst { number } => say!("hints-assign-first", number = number.to_string()),
        Hint::NameRepresentative { person } => say!(
            "hints-name-representative",
            command = mandate::command(person.as_ref()) + " --name NAME --email ADDRESS"
        ),
        Hint::RepresentativeNeeds => say!("hints-representative-needs"),
        Hint::SayYourName => say!("hints-say-your-name"),
        Hint::WriteAnew => say!("hints-write-anew"),
        Hint::SignedAgain => say!("hints-signed-again"),
        Hint::SayWhatYouGive => say!("hints-say-given"),
        Hint::SayWhatIsMissing => say!("hints-say-missing"),
        Hint::Verify => say!("hints-verify"),
        Hint::SendAgain => say!("hints-send-again"),
        Hint::FetchAgain => say!("hints-fetch-again"),
        Hint::DayNamedOrDayOfNotice => say!("hints-day-named-or-day-of-notice"),
        Hint::ListLaws => say!("hints-list-laws"),
        Hint::NameHome => say!("hints-name-home"),
        Hint::NameSpecialLaw { known } => say!("hints-name-special-law", known = titled(known)),
        Hint::PlainLetter => say!("hints-plain-letter"),
        Hint::ChooseLaw { known } => choose_law(known),
        Hint::DeadlinesAlone => say!("hints-deadlines-alone"),
        Hint::ShowLaw { law } => say!("hints-show-law", law = law.to_string()),
        Hint::AnotherLanguage => say!("hints-another-language"),
        Hint::FontThatHasIt => say!("hints-font-that-has-it"),
        Hint::WriteInLatin => say!("hints-write-in-latin"),
        Hint::ShortenAddress => say!("hints-shorten-address"),
        Hint::NameFont => say!("hints-name-font"),
        Hint::ChooseLayout => say!("hints-choose-layout"),
        Hint::SavePage => say!("hints-save-page"),
        Hint::WithoutPictures => say!("hints-without-pictures"),
        Hint::AddMailbox => say!("hints-add-mailbox"),
        Hint::AddRecipientMailbox => say!("hints-add-recipient-mailbox"),
        Hint::WritePage => say!("hints-write-page"),
        Hint::MoveAwayOrAnotherHome => say!("hints-move-away-or-another-home"),
        Hint::WriteFirst => say!("hints-write-first"),
        Hint::ListCases => say!("hints-list-cases"),
        Hint::ShowCase => say!("hints-show-case"),
        Hint::ShowLetters => say!("hints-show-letters"),
        Hint::ImportElsewhere => say!("hints-import-elsewhere"),
        Hint::VerifyThere => say!("hints-verify-there"),
        Hint::RealDay => say!("hints-real-day"),
        Hint::AnotherHome => say!("hints-another-home"),
        Hint::NameArchive => say!("hints-name-archive"),
        Hint::Write(hint) => write::hint(hint),
        // Of looking.
        Hint::OfWhichRight { .. } => say!("hints-of-which-right"),
        Hint::SinceWhen { law } => say!("hints-since-when", law = law.to_string()),
        // Of proof, export, import, authorities and recipients.
        Hint::NamePart { venue, parts } => authority::name_part(*venue, parts),
        Hint::DidYouMean(hits) => say!("hints-did-you-mean", names = recipients::listed(hits)),
        Hint::SearchCompanies => say!("hints-search-companies"),
        Hint::ListPacks => say!("hints-list-packs"),
        Hint::AcceptMails => say!("hints-accept-mails"),
        Hint::NotesInOrOut => say!("hints-notes-in-or-out"),
        Hint::AnotherSector => say!("hints-another-sector"),
        Hint::PlaceTheCase { law } => say!("hints-place-the-case", law = law.to_string()),
    }
}

/// The command that records that a letter left.
fn sent(case: &Reference, letter: LetterNumber) -> String {
    let letter = letter_flag(letter);
    let day = say!("help-value-day");
    format!("datawrit record {case} sent{letter} --on {day}")
}

/// What names a letter in a command: of the request nothing, which is meant without.
fn letter_flag(letter: LetterNumber) -> String {
    if letter.is_request() {
        String::new()
    } else {
        format!(" --letter {letter}")
    }
}

/// Laws by id and title.
fn titled(laws: &[(String, String)]) -> String {
    let laws = laws.iter().map(|(id, title)| format!("{id} ({title})"));
    laws.collect::<Vec<_>>().join(", ")
}

fn choose_law(known: &[impl ToString]) -> String {
    let ways = known
        .iter()
        .map(|law| format!("--law {}", law.to_string()))
        .reduce(|first, second| say!("hints-either", first = first, second = second));
    say!("hints-choose-law", ways = ways.unwrap_or_default())
}

/// What is worth knowing.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::StillCountsFrom { case, day } => say!(
            "notices-still-counts-from",
            case = case.to_string(),
            day = *day
        ),
        Notice::ReceiptStillCounts { day } => {
            say!("notices-receipt-still-counts", day = *day)
        }
        Notice::TakesThePlace { event, day } => say!(
            "notices-takes-the-place",
            event = self::event(*event),
            day = *day
        ),
        Notice::Write(notice) => write::notice(notice),
        // Of looking.
        Notice::NotRecordedAsSent { case, recipient } => due::not_recorded(case, recipient),
        Notice::CheckThatItArrived { case, receipt } => say!(
            "notices-check-that-it-arrived",
            case = case.to_string(),
            estimate = clocks::estimate(receipt).unwrap_or_default()
        ),
        Notice::AnswerOrDispute { case, asked, since } => {
            due::answer_or_dispute(case, *asked, *since)
        }
        Notice::AskForTheStart { case, received_on } => say!(
            "notices-ask-for-the-start",
            case = case.to_string(),
            day = *received_on
        ),
        Notice::TheSameFor { cases } => due::the_same_for(*cases),
        Notice::NothingDue { within, next } => due::nothing(*within, next.as_ref()),
        Notice::HolidaysFromAList => say!("notices-holidays-from-a-list"),
        Notice::HolidaysCarriedOn { from, to } => {
            say!("notices-holidays-carried-on", from = *from, to = *to)
        }
        Notice::NotCheckedFor {
            law,
            checked_on,
            days,
        } => say!(
            "notices-not-checked-for",
            law = law.to_string(),
            day = *checked_on,
            days = *days
        ),
        Notice::NothingWouldMove => say!("notices-nothing-would-move"),
        // Of sending.
        Notice::NotItsMail { message_id } => {
            say!("notices-not-its-mail", id = message_id.to_string())
        }
        Notice::LeavesAs { name, signed_by } => say!(
            "notices-leaves-as",
            name = name.to_string(),
            signer = signed_by.to_string()
        ),
        Notice::LeavesFrom { address, in_letter } => say!(
            "notices-leaves-from",
            address = address.to_string(),
            other = in_letter.to_string()
        ),
        Notice::CopyFailed {
            case,
            why,
            may_be_there: false,
        } => say!(
            "notices-copy-failed",
            case = case.to_string(),
            why = retold(why)
        ),
        Notice::CopyFailed { case, why, .. } => say!(
            "notices-copy-unknown",
            case = case.to_string(),
            why = retold(why)
        ),
        Notice::SentMayBeLost { error } => {
            say!("notices-sent-may-be-lost", error = retold(error))
        }
        // Of proof, export, import, authorities and recipients.
        Notice::NoDeadlineRuns { case, recipient } => say!(
            "notices-no-deadline-runs",
            case = case.to_string(),
            company = shortened(recipient, 40)
        ),
        Notice::AccountInLog => say!("notices-account-in-log"),
        Notice::AuthorityOfItsOwn {
            company,
            category,
            sector,
        } => say!(
            "notices-authority-of-its-own",
            company = company.to_string(),
            category = category.to_string(),
            bodies = retold(sector.bodies()),
            sector = sector.to_string()
        ),
    }
}
