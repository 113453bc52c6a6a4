//! What the office says, in the words of the pages: with their buttons, and no commands.

use chrono::NaiveDate;

use crate::{
    directory::Kind as Channel,
    law::{EventKind, FollowUp, Needed, Place, Right},
    office::{
        Kind, Refusal,
        next::{Because, Step, What},
        view::ToSend,
        write::{Found, Notice, Reach, Want},
    },
    request::Line,
    speech::{Value, say, spoken},
    tracker::{LetterNumber, Medium, Reasons},
};

pub use crate::wording::{calendar, cited, language, place, question, retold, stand, title, your};

/// What a page itself refuses.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Said(pub String);

impl Refusal for Said {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }
}

/// A day as people write it.
pub fn day(day: NaiveDate) -> String {
    spoken().day(day)
}

/// `14 kB`
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// The same of what lies on the disk.
pub fn size_of(bytes: u64) -> String {
    size(usize::try_from(bytes).unwrap_or(usize::MAX))
}

/// What is asked for, as a person says it.
pub fn right(right: Right) -> String {
    match right {
        Right::Access => say!("web-right-access"),
        Right::Deletion => say!("web-right-deletion"),
        Right::Objection => say!("web-right-objection"),
        Right::Rectification => say!("web-right-rectification"),
        Right::Restriction => say!("web-right-restriction"),
        Right::Portability => say!("web-right-portability"),
        Right::Withdrawal => say!("web-right-withdrawal"),
        Right::OptOut => say!("web-right-opt-out"),
        Right::Limit => say!("web-right-limit"),
        Right::AutomatedDecisions => say!("web-right-automated"),
        Right::ThirdParties => say!("web-right-third-parties"),
    }
}

/// A mail, a page or a form.
pub fn channel(kind: Channel) -> String {
    match kind {
        Channel::Email => say!("case-by-email"),
        Channel::Post | Channel::Fax => say!("case-by-post"),
        Channel::Form => say!("case-by-form"),
        Channel::Portal => say!("case-by-portal"),
    }
}

pub fn medium(medium: Medium) -> String {
    match medium {
        Medium::Email => say!("case-by-email"),
        Medium::Post => say!("case-by-post"),
        Medium::Form => say!("case-by-form"),
    }
}

/// When a letter arrives that goes this way today, and when the answer is due then.
pub fn arrival(way: &Reach) -> String {
    match way.due {
        Some(due) => say!("new-arrives-due", arrives = way.arrives, due = due),
        None => say!("new-arrives", arrives = way.arrives),
    }
}

/// Where it goes, and for which part of the company.
pub fn goes_to(way: &Reach) -> String {
    match &way.label {
        Some(label) => format!("{label}: {}", way.to),
        None => way.to.clone(),
    }
}

/// `Amazon, Luxembourg`
pub fn company(found: &Found) -> String {
    match &found.country {
        Some(country) => format!("{}, {}", found.name, place(country)),
        None => found.name.to_string(),
    }
}

/// What a company said of its reasons.
pub fn reasons(reasons: &Reasons) -> String {
    match reasons {
        Reasons::None => say!("shown-no-reasons"),
        Reasons::Given(words) => say!("shown-reasons", words = words.as_str()),
    }
}

/// Names, one behind the other.
pub fn listed(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
    lines.join(", ")
}

/// Places by their names.
pub fn places<'a>(places: impl IntoIterator<Item = &'a Place>) -> String {
    let names: Vec<String> = places.into_iter().map(place).collect();
    names.join(", ")
}

/// With a capital at its beginning, as a sentence has; an address stays as it is.
pub fn upper(words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    if first.contains(['@', '.']) {
        return words.to_owned();
    }
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// With a capital at its beginning and a stop at its end.
pub fn sentence(words: &str) -> String {
    let ends = words.ends_with(['.', '?', '!']);
    format!("{}{}", upper(words), if ends { "" } else { "." })
}

/// As it stands in the middle of a sentence.
pub fn lower(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// How a case stands, in one sentence.
pub fn stands(step: &Step) -> String {
    let on = step
        .on
        .map_or_else(String::new, |on| say!("next-on", day = spoken().day(on)));
    let by = step.by.map_or_else(|| say!("next-not-known"), day);
    let two = matches!(step.because, Because::Disputed | Because::NotEnough);
    let late = step.late.filter(|_| step.sends());
    let due = late.map_or_else(String::new, |late| say!("next-on", day = day(late.due)));
    let name = if late.is_some() {
        format!("next-late-{}", step.because)
    } else if two && step.what == What::Wait {
        format!("next-{}-wait", step.because)
    } else {
        format!("next-{}", step.because)
    };
    let given = [
        ("on", Value::from(on)),
        ("by", Value::from(by)),
        ("due", Value::from(due)),
    ];
    format!("{}.", upper(&spoken().say(&name, &given)))
}

/// Until when its link works, and what may be said of the time then.
pub fn link_until(step: &Step) -> String {
    match step.link_until {
        Some(until) => say!("next-link-until", day = day(until)),
        None => say!("next-link-until-unsaid"),
    }
}

/// A letter that is written and has not left.
pub fn letter_to_send(letter: &ToSend) -> String {
    match letter.came_back_on {
        Some(day) => say!("web-letter-came-back", day = day),
        None => say!("web-letter-waits", day = letter.written_on),
    }
}

/// What a company did, or did not, without the day.
pub fn because(because: Because) -> String {
    let given = [("on", Value::from("")), ("by", Value::from(""))];
    upper(&spoken().say(&format!("next-{because}"), &given))
}

/// A letter that follows, as the button says it that leads to it.
pub fn follow_up(step: FollowUp) -> String {
    spoken().say(&format!("case-letter-{step}"), &[])
}

/// What happened in a case.
pub fn event(kind: EventKind) -> String {
    spoken().say(&format!("case-event-{kind}"), &[])
}

/// `Your request`, `Letter 2`
pub fn letter(number: LetterNumber) -> String {
    if number.is_request() {
        say!("case-the-request")
    } else {
        say!("case-the-letter", number = number.get())
    }
}

/// What is missing of a letter.
pub fn want(want: &Want) -> String {
    match want {
        Want::Part { country, .. } => say!("guide-which-part", country = place(country)),
        _ => say!("web-is-missing"),
    }
}

/// What is worth knowing of a letter before it is written; what its pages show by themselves is left out.
#[deny(
    clippy::wildcard_enum_match_arm,
    reason = "what a page leaves out is named, so that nothing new is left out unseen"
)]
pub fn notice(notice: &Notice) -> Option<String> {
    Some(match notice {
        Notice::ServesOthers {
            company,
            serves,
            home,
        } => {
            let places: Vec<String> = serves.iter().map(place).collect();
            say!(
                "write-serves-others",
                company = company.as_str(),
                places = places.join(", "),
                home = place(home),
                country = place(&home.country())
            )
        }
        Notice::SeatAbroad { company, seat } => say!(
            "write-seat-abroad",
            company = company.as_str(),
            seat = place(seat)
        ),
        Notice::Doubtful(doubt) => retold(doubt),
        Notice::AsksIdDocument { company } => {
            say!("write-asks-id-document", company = company.as_str())
        }
        Notice::Platform {
            home, right, href, ..
        } => say!(
            "new-notice-platform",
            place = place(home),
            right = self::right(*right),
            page = href.as_str()
        ),
        Notice::PlatformInstead {
            home,
            name,
            href,
            company,
            registered,
        } => crate::wording::platform_instead(home, company.as_str(), name, href, *registered),
        Notice::NoAddress { company } => say!("new-notice-no-address", company = company.as_str()),
        Notice::Unread { to, why } => {
            say!("new-notice-unread", to = to.to_string(), why = retold(why))
        }
        Notice::CameBack { to, on } => {
            say!("new-notice-came-back", to = to.to_string(), day = *on)
        }
        Notice::LeftOut { detail, company } => say!(
            "new-notice-left-out",
            what = your(*detail),
            company = company.as_str()
        ),
        Notice::Needs {
            company,
            label,
            detail,
        } => say!(
            "new-notice-needs",
            company = company.as_str(),
            what = label
                .as_ref()
                .map_or_else(|| your(*detail), Line::to_string)
        ),
        Notice::UnreadLanguage {
            language,
            english,
            copied,
        } => {
            let language = self::language(language);
            match copied {
                Some(copied) => say!(
                    "new-notice-unread-language-copied",
                    language = language,
                    copied = self::language(copied)
                ),
                None if *english => say!("new-notice-unread-language", language = language),
                None => say!("new-notice-unread-language-alone", language = language),
            }
        }
        Notice::ReasonLeftOut { provision } => {
            say!("write-reason-left-out", provision = provision.as_str())
        }
        Notice::Hiding => say!("new-notice-hiding"),
        Notice::DirectMarketingAlone => say!("new-notice-direct-marketing"),
        Notice::WithdrawsEverything => say!("new-notice-withdraws-everything"),
        Notice::GoesTo { name, company, .. } => say!(
            "new-notice-goes-to",
            name = name.as_str(),
            company = company.as_str()
        ),
        Notice::Formality {
            what,
            law,
            provision,
        } => formality(*what, law, provision),
        Notice::Unsigned { representative, .. } => {
            say!("new-notice-unsigned", name = representative.as_str())
        }
        Notice::NamesNoLaw => say!("write-names-no-law"),
        Notice::AddressWithoutCountry { company, lines } => say!(
            "new-notice-without-country",
            company = company.as_str(),
            lines = listed(lines)
        ),
        Notice::SetApart(apart) => say!(
            "new-notice-set-apart",
            address = apart.address.as_str(),
            why = retold(&apart.why)
        ),
        Notice::Translated { title, rights, .. } => say!(
            "new-notice-translated",
            title = title.as_str(),
            rights = rights
                .iter()
                .map(|one| right(*one))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Notice::NotOfTheProfile { name, .. } => {
            say!("new-notice-not-of-the-profile", name = name.as_str())
        }
        Notice::NotForHome { law, home } => say!(
            "new-notice-not-for-home",
            law = law.as_str(),
            place = place(home)
        ),
        // The question of the company has them, with what is chosen among; that of the law, the language and the
        // open case likewise.
        Notice::ReadAs { .. }
        | Notice::Near { .. }
        | Notice::OneFamily { .. }
        | Notice::BoundBySeat { .. }
        | Notice::Language { .. }
        | Notice::NeedsNoCopy { .. }
        | Notice::Same(_) => return None,
        // Nobody is asked here for a product, a child or a list.
        Notice::RunByAnother { .. }
        | Notice::RunByUnknown { .. }
        | Notice::NotItsProduct { .. }
        | Notice::NotDescribed { .. }
        | Notice::ByDevice
        | Notice::ParentsRule { .. }
        | Notice::ChildSigns
        | Notice::Encoding { .. }
        | Notice::Finished { .. } => return None,
    })
}

/// What the law wants of a request beside its words.
fn formality(what: Needed, law: &str, provision: &str) -> String {
    let name = format!("new-notice-formality-{}", what.word());
    let given = [
        ("law", Value::from(law)),
        ("provision", Value::from(provision)),
    ];
    spoken().say(&name, &given)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        office::{
            scratch::Scratch,
            write::{self, Desk, Order, Page},
        },
        tracker::Format,
    };

    /// Every law that has letters is written under, with every right that it grants, and nothing is told that the
    /// pages have no words for.
    #[test]
    fn what_a_law_wants_of_a_request_is_told_on_the_pages_too() {
        let study = Scratch::with_profile(
            "name = \"Ada Example\"\nemail = \"ada@example.org\"\naddress = \"Ring 1; 1010 Wien; AT\"\n\
             [representative]\nname = \"Verein\"\nemail = \"verein@example.org\"\nsince = \"2026-11-01\"\n\
             authority = \"signed.pdf\"\n",
        );
        let papers = study.path("home/profile.mandate");
        std::fs::create_dir(&papers).unwrap();
        std::fs::write(papers.join("signed.pdf"), "%PDF-1.7\n").unwrap();
        let desk = Desk::open(study.world(), &Page::default()).unwrap();
        let mut told = BTreeSet::new();
        let statutes = study.world().home.statutes().unwrap();
        for statute in statutes.all().unwrap() {
            for right in Right::ALL.iter().copied() {
                let mut order = Order::new(right, "Example Ltd");
                order.recipient_email = "privacy@example.org".parse().ok();
                order.law = Some(statute.id.clone());
                order.items.extend(Line::new("born in May, not in June"));
                let Ok(draft) = write::draft(&desk, &order, &[Format::Txt]) else {
                    continue;
                };
                for one in &draft.notices {
                    let Notice::Formality {
                        what, provision, ..
                    } = one
                    else {
                        continue;
                    };
                    let said = notice(one).unwrap();
                    assert!(said.contains(provision), "{}: {said}", statute.id);
                    assert!(!said.contains("--") && !said.contains('`'), "{said}");
                    told.insert(what.word());
                }
            }
        }
        let all: BTreeSet<&str> = Needed::ALL.map(Needed::word).into();
        assert_eq!(told, all);
    }
}
