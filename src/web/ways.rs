//! The ways out of an error, as these pages have them: where a page does it, a link leads there.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::{
    frame,
    words::{event, retold, right},
};
use crate::{
    directory::Hit,
    office::{
        Error, Hint, Kind,
        write::{self, OtherLaw},
    },
    request::{Line, Reference},
    speech::say,
    tracker::{DatabaseError, TrackerError},
};

/// A way out: what it is, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub said: String,
    /// A page of ours, or an address on the web.
    pub to: Option<String>,
}

impl Way {
    fn said(said: String) -> Way {
        Way { said, to: None }
    }

    fn at(said: String, to: impl Into<String>) -> Way {
        Way {
            said,
            to: Some(to.into()),
        }
    }

    fn of(case: &Reference, below: &str, said: String) -> Way {
        Way::at(said, format!("/case/{case}{below}"))
    }

    pub fn show(&self) -> Markup {
        html! {
            @match &self.to {
                Some(to) if to.starts_with('/') => a href=(to) { (self.said) },
                Some(to) => { (self.said) " " (frame::outside(to)) },
                None => (self.said),
            }
        }
    }
}

/// What a page says that cannot be shown.
pub struct ShownTrouble {
    pub status: StatusCode,
    /// What went wrong.
    pub what: String,
    pub ways: Vec<Way>,
}

impl ShownTrouble {
    /// All of it in words, where there is no room for links.
    pub fn said(&self) -> Vec<String> {
        let ways = self.ways.iter().map(|way| match &way.to {
            Some(to) if !to.starts_with('/') => format!("{} {to}", way.said),
            _ => way.said.clone(),
        });
        std::iter::once(self.what.clone()).chain(ways).collect()
    }
}

/// What went wrong, and the ways out that there are on these pages.
pub fn trouble(error: &Error) -> ShownTrouble {
    let mut what = retold(error);
    let mut status = match error.kind() {
        Kind::Cannot => StatusCode::CONFLICT,
        Kind::Misuse => StatusCode::BAD_REQUEST,
    };
    match error.downcast_ref::<TrackerError>() {
        Some(TrackerError::Database(DatabaseError::Busy { .. })) => {
            what = say!("web-locked");
            status = StatusCode::SERVICE_UNAVAILABLE;
        }
        Some(TrackerError::NoCase(_) | TrackerError::NoNumber { .. } | TrackerError::Empty(_)) => {
            status = StatusCode::NOT_FOUND
        }
        _ => {}
    }
    ShownTrouble {
        status,
        what,
        ways: error.hints().iter().filter_map(way).collect(),
    }
}

/// The ways out, one below the other.
pub fn all(ways: &[Way]) -> Markup {
    html! {
        @if !ways.is_empty() {
            ul.plain { @for way in ways { li { (way.show()) } } }
        }
    }
}

fn listed(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn names(known: &[Line]) -> String {
    listed(known.iter().map(Line::to_string))
}

fn companies(hits: &[Hit]) -> String {
    listed(hits.iter().map(|hit| hit.name.to_string()))
}

/// A form of the company.
fn by_form(page: &str) -> Way {
    Way::at(format!("{}:", say!("case-by-form")), page)
}

/// A way out, where these pages have it.
#[deny(
    clippy::wildcard_enum_match_arm,
    reason = "a way out that is dropped leaves somebody before an error"
)]
pub fn way(hint: &Hint) -> Option<Way> {
    Some(match hint {
        Hint::Say(words) => Way::said(retold(words)),
        Hint::Write(hint) => return of_writing(hint),
        // Of recording.
        Hint::DayItLeft => Way::said(say!("hints-day-it-left")),
        Hint::WhenItHappened => Way::said(say!("hints-when-it-happened")),
        Hint::CheckTheDate => Way::said(say!("hints-check-the-date")),
        Hint::GoesWith { event: kind } => {
            Way::said(say!("web-hint-goes-with", event = event(*kind)))
        }
        Hint::SentFirst { case, .. } | Hint::SentEarlier { case, .. } => {
            Way::of(case, "/record", say!("web-hint-sent-first"))
        }
        Hint::OnceMore => Way::said(say!("web-hint-once-more")),
        Hint::TakeBackOrCameBack { case } => Way::of(case, "", say!("web-hint-take-back")),
        Hint::AnotherLetterCameBack { case } => {
            Way::of(case, "/record", say!("web-hint-another-letter"))
        }
        Hint::RecordSent { case } => Way::of(case, "/record", say!("web-hint-record-sent")),
        Hint::AssignFirst { number } => Way::at(say!("web-hint-assign"), format!("/came/{number}")),
        Hint::ReviewReplies => Way::at(say!("web-came-waiting"), "/came"),
        // Of cases.
        Hint::ForgetCase { case } => Way::of(case, "/forget", say!("case-forget")),
        Hint::NameAnotherCase { .. } | Hint::ListCases | Hint::ShowCase | Hint::ShowLetters => {
            Way::at(say!("case-all"), "/cases")
        }
        Hint::WriteFirst => Way::at(say!("new-letter"), "/new"),
        // Of the law.
        Hint::ListLaws => Way::at(say!("words-words"), "/words"),
        Hint::ShowLaw { law }
        | Hint::SinceWhen { law }
        | Hint::OfWhichRight { law }
        | Hint::TakeLaw { law } => Way::at(say!("web-hint-law"), format!("/words/{law}")),
        Hint::NameSpecialLaw { known } => {
            let titles = listed(known.iter().map(|(_, title)| title.clone()));
            Way::at(say!("web-hint-special-laws", laws = titles), "/words")
        }
        Hint::ChooseLaw { known } => {
            Way::at(say!("web-hint-choose", known = known.join(", ")), "/words")
        }
        Hint::PlainLetter => Way::at(say!("web-hint-plain-letter"), "/new"),
        Hint::DeadlinesAlone => Way::said(say!("web-hint-deadlines-alone")),
        Hint::NameHome => Way::at(say!("web-hint-home"), "/me"),
        // Of the letter.
        Hint::AnotherLanguage => Way::said(say!("web-hint-another-language")),
        Hint::FontThatHasIt => Way::said(say!("web-hint-other-letters")),
        Hint::WriteInLatin => Way::said(say!("web-hint-latin")),
        Hint::ShortenAddress => Way::said(say!("web-hint-shorten")),
        Hint::AddMailbox => Way::at(say!("web-hint-your-address"), "/me"),
        Hint::AddRecipientMailbox => Way::said(say!("web-hint-its-address")),
        Hint::WritePage => Way::said(say!("web-hint-by-post")),
        // Of people and mailboxes.
        Hint::Introduce { .. } => Way::at(say!("web-people-add"), "/people"),
        Hint::NewPerson { known, .. } | Hint::WhichPerson { known } => {
            Way::at(say!("web-hint-people", names = names(known)), "/people")
        }
        Hint::AddAccount => Way::at(say!("web-hint-account"), "/me#mailbox"),
        Hint::NameServer => Way::said(say!("web-hint-server")),
        Hint::NameNewAccount => Way::said(say!("web-hint-other-mailbox")),
        Hint::AccountKeys => Way::said(say!("hints-account-keys")),
        Hint::NameAccount { known } => Way::said(say!("web-hint-choose", known = known.join(", "))),
        Hint::NameRepresentative { .. } | Hint::SignedAgain => {
            Way::at(say!("mandate-page"), "/mandate")
        }
        Hint::SayYourName => Way::at(say!("web-about-me"), "/me"),
        Hint::WriteAnew => Way::at(say!("new-letter"), "/new"),
        // Of sending.
        Hint::SendAgain => Way::said(say!("web-hint-send-again")),
        Hint::SendLater { case } => Way::of(case, "/send", say!("web-hint-send-later")),
        Hint::OtherWays { case } | Hint::PostIt { case, .. } => {
            Way::of(case, "/send#myself", say!("web-hint-yourself"))
        }
        Hint::LeaveAnnexesOut { case, .. } => {
            Way::of(case, "/send#myself", say!("web-hint-annexes"))
        }
        Hint::AnnexGone { case, .. } => Way::of(case, "/undo", say!("web-hint-annex-gone")),
        Hint::AsItWas { case } => Way::of(case, "/send#myself", say!("web-hint-as-it-was")),
        Hint::TextIsSafe => Way::said(say!("web-hint-text-is-safe")),
        Hint::ThatPersonsAccount => Way::said(say!("web-hint-signer")),
        Hint::NameAddress => Way::said(say!("web-hint-name-address")),
        Hint::AnotherAddress { address } => {
            Way::said(say!("case-send-to-known", address = address.as_str()))
        }
        Hint::Form { page, .. } => by_form(page),
        // Of companies.
        Hint::DidYouMean(hits) => Way::at(
            say!("web-hint-did-you-mean", names = companies(hits)),
            "/companies",
        ),
        Hint::SearchCompanies | Hint::NameById => {
            Way::at(say!("companies-companies"), "/companies")
        }
        Hint::Verify => Way::said(say!("hints-verify")),
        // The page before sending has a button for each.
        Hint::Anyway | Hint::ConfirmAddress | Hint::Rehearse => return None,
        // The page itself asks for it.
        Hint::SayWhatYouGive
        | Hint::RepresentativeNeeds
        | Hint::SayWhatIsMissing
        | Hint::NamePart { .. }
        | Hint::PlaceTheCase { .. }
        | Hint::NotesInOrOut
        | Hint::ReplaceHome => return None,
        // The letter as a file stands beside its picture.
        Hint::SavePage => return None,
        // Said of flags, files and folders that a command names: no page has them.
        Hint::DayNamedOrDayOfNotice
        | Hint::NameDayOrLaw
        | Hint::AnotherNameOrReplace
        | Hint::AnotherPlace
        | Hint::NameFont
        | Hint::ChooseLayout
        | Hint::WithoutPictures
        | Hint::NoPageToAttach
        | Hint::MoveAwayOrAnotherHome
        | Hint::ImportElsewhere
        | Hint::VerifyThere
        | Hint::RealDay
        | Hint::AnotherHome
        | Hint::NameArchive
        | Hint::FetchAgain
        | Hint::ListPacks
        | Hint::AcceptMails
        | Hint::AnotherSector => return None,
    })
}

/// A way out where a letter is not written.
#[deny(
    clippy::wildcard_enum_match_arm,
    reason = "a way out that is dropped leaves somebody before an error"
)]
fn of_writing(hint: &write::Hint) -> Option<Way> {
    Some(match hint {
        // The error says what is missing, and a page asks for it.
        write::Hint::Add(_) => return None,
        write::Hint::OneMore => Way::said(say!("case-hint-one-more")),
        write::Hint::Remind { case } => Way::of(case, "", say!("web-hint-remind")),
        write::Hint::SendThat { case } => Way::of(case, "", say!("web-hint-send-that")),
        write::Hint::SafeInCase { case, .. } => Way::of(case, "", say!("web-hint-safe-in-case")),
        write::Hint::OnlyDeadlines => Way::said(say!("web-hint-deadlines-alone")),
        write::Hint::OtherLaws {
            right: asked, ways, ..
        } => other_laws(&right(*asked), ways),
        write::Hint::ChooseLanguage => Way::said(say!("web-hint-another-language")),
        write::Hint::ChooseLawOrLeaveProduct => Way::said(say!("web-hint-leave-product")),
        write::Hint::NameController { .. } | write::Hint::NameCompanyThatDoes => {
            Way::said(say!("web-hint-controller"))
        }
        write::Hint::AddItsAddress => Way::said(say!("web-hint-obsolete")),
        write::Hint::FindOrReach => Way::at(say!("web-hint-find-or-reach"), "/companies"),
        write::Hint::SetApart(apart) => Way::said(say!(
            "new-notice-set-apart",
            address = apart.address.as_str(),
            why = retold(&apart.why)
        )),
        write::Hint::Form(page) => by_form(page),
        write::Hint::Post => Way::said(say!("web-hint-by-post")),
        write::Hint::NameEmail => Way::said(say!("web-hint-its-address")),
        // Said of columns, flags and imports: no page has them.
        write::Hint::NameFolder
        | write::Hint::LeaveGroundsOut
        | write::Hint::AddChild
        | write::Hint::ImportPacks
        | write::Hint::OnePerson => return None,
    })
}

/// By which other laws of the person's home it is asked.
fn other_laws(asked: &str, ways: &[OtherLaw]) -> Way {
    let titles = listed(ways.iter().map(|way| way.title.clone()));
    let said = say!("web-hint-other-laws", right = asked, laws = titles);
    let platform = ways.iter().find_map(|way| way.platform.clone());
    let law = || ways.first().map(|way| format!("/words/{}", way.id));
    Way {
        said,
        to: platform.or_else(law),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where nobody's law is known there is still something to do.
    #[test]
    fn a_home_without_a_law_has_a_way_out() {
        let known = vec![("us-fcra".to_owned(), "Fair Credit Reporting Act".to_owned())];
        let special = way(&Hint::NameSpecialLaw { known }).unwrap();
        assert!(special.said.contains("Fair Credit Reporting Act"));
        assert_eq!(special.to.as_deref(), Some("/words"));
        let plain = way(&Hint::PlainLetter).unwrap();
        assert_eq!(plain.to.as_deref(), Some("/new"));
    }
}
