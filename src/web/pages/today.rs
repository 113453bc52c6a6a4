//! Who is ignoring me? The groups of the status as cards, each with its next step.

use maud::{Markup, html};

use crate::{
    law::{EventKind, Right},
    office::{
        next::Because,
        status::{self, Late, Standing, Waiting},
    },
    request::Reference,
    speech::{say, spoken},
    web::{
        frame::{self, Section},
        reply::Answered,
        visit::PageVisit,
        words,
    },
};

/// How many cards of a group are shown; the rest is one step away.
const SHOWN: usize = 6;

/// A group: its name, what makes it stand out, and its cards.
struct Group {
    name: String,
    kind: &'static str,
    cards: Vec<Card>,
    /// How many more there are.
    more: usize,
}

struct Card {
    case: Reference,
    recipient: String,
    person: String,
    right: Right,
    said: Vec<String>,
    /// Whether a letter is to leave.
    sends: bool,
}

pub fn today(visit: &PageVisit<'_>) -> Answered {
    let world = visit.world();
    let standing = status::status(&world, None)?;
    let title = spoken().weekday(world.today);
    let main = if standing.cases() == 0 {
        nothing_yet()
    } else {
        let groups = groups(&standing);
        let several = standing.people().len() > 1;
        html! {
            (summary(&standing))
            @for group in &groups { (shown(group, several)) }
            (rest(&standing))
        }
    };
    let done = match visit.said("done") {
        "forgotten" => Some(say!("case-done-forgotten")),
        "dropped" => Some(say!("case-done-dropped")),
        _ => None,
    };
    let main = html! {
        @if let Some(done) = done {
            div.notice.good role="status" { p { (done) } }
        }
        (main)
    };
    Ok(frame::page(visit, Section::Today, &title, main))
}

fn nothing_yet() -> Markup {
    html! {
        div.hero {
            p.lead { (say!("web-nothing-yet")) }
            p { (say!("web-nothing-yet-more")) }
            p.actions {
                a.button href="/new" { (say!("case-first-letter")) }
                a.button.second href="/me" { (say!("web-about-me")) }
            }
        }
    }
}

/// One sentence: what is to be done now.
fn summary(standing: &Standing) -> Markup {
    let waits = standing.ignoring.len() + standing.waiting.len() + standing.unsent.len();
    let replies = standing.replies.unwrap_or_default();
    html! {
        @if waits + replies == 0 {
            p.lead { (say!("web-nothing-to-do")) }
        } @else if waits > 0 {
            p.lead { (say!("web-to-do", count = waits)) }
        }
        @if replies > 0 {
            p { a href="/came" { (say!("web-replies-wait", count = replies)) } }
        }
    }
}

fn groups(standing: &Standing) -> Vec<Group> {
    let mut groups = vec![
        group(
            say!("web-ignoring"),
            "late",
            &standing.ignoring,
            |late: &Late| Card {
                case: late.case.clone(),
                recipient: late.recipient.clone(),
                person: late.person.clone(),
                right: late.right,
                said: late_words(late),
                sends: late.to_send.is_some(),
            },
        ),
        group(
            say!("web-waiting"),
            "waiting",
            &standing.waiting,
            |waiting: &Waiting| Card {
                case: waiting.case.clone(),
                recipient: waiting.recipient.clone(),
                person: waiting.person.clone(),
                right: waiting.right,
                said: waiting_words(waiting),
                sends: false,
            },
        ),
        group(
            say!("web-not-sent"),
            "unsent",
            &standing.unsent,
            |unsent: &status::Unsent| Card {
                case: unsent.case.clone(),
                recipient: unsent.recipient.clone(),
                person: unsent.person.clone(),
                right: unsent.right,
                said: [
                    Some(say!("web-written-on", day = unsent.written_on)),
                    unsent
                        .days_late
                        .map(|days| days_late(days, unsent.estimated)),
                ]
                .into_iter()
                .flatten()
                .collect(),
                sends: true,
            },
        ),
        group(
            say!("web-at-authority"),
            "authority",
            &standing.at_authority,
            |matter: &status::AtAuthority| {
                let mut said = vec![say!("web-since", day = matter.since)];
                said.extend(matter.due.map(|day| say!("web-news-due", day = day)));
                Card {
                    case: matter.case.clone(),
                    recipient: matter.recipient.clone(),
                    person: matter.person.clone(),
                    right: matter.right,
                    said,
                    sends: false,
                }
            },
        ),
    ];
    groups.retain(|group| !group.cards.is_empty());
    groups
}

fn group<Of>(name: String, kind: &'static str, all: &[Of], card: impl Fn(&Of) -> Card) -> Group {
    Group {
        name,
        kind,
        cards: all.iter().take(SHOWN).map(card).collect(),
        more: all.len().saturating_sub(SHOWN),
    }
}

fn late_words(late: &Late) -> Vec<String> {
    let mut said = vec![days_late(late.days_late, late.estimated)];
    said.push(say!("web-was-due", day = late.due));
    said.extend(late.reminded_on.map(|day| say!("web-reminded", day = day)));
    said.extend(late.to_send.as_ref().map(words::letter_to_send));
    said
}

fn days_late(days: i64, estimated: bool) -> String {
    if estimated {
        say!("web-about-late", days = days)
    } else {
        say!("web-late", days = days)
    }
}

/// What is said in a few words.
const HAS_A_WORD: [EventKind; 6] = [
    EventKind::IdentityAsked,
    EventKind::ClarificationAsked,
    EventKind::FeeAsked,
    EventKind::AnsweredInPart,
    EventKind::AppealAnswered,
    EventKind::AuthorityInformed,
];

fn waiting_words(waiting: &Waiting) -> Vec<String> {
    let what = match waiting.for_what {
        // What has no word of its own here is said as the case itself says it.
        _ if waiting.because != Because::Refused && !HAS_A_WORD.contains(&waiting.for_what) => {
            words::because(waiting.because)
        }
        EventKind::IdentityAsked => say!("web-asks-identity"),
        EventKind::ClarificationAsked => say!("web-asks-meaning"),
        EventKind::FeeAsked => say!("web-asks-money"),
        EventKind::AnsweredInPart => say!("web-in-part"),
        EventKind::AppealAnswered => say!("web-appeal-decided"),
        EventKind::AuthorityInformed => say!("web-authority-wrote"),
        _ => say!("web-refused"),
    };
    let mut said = vec![what, say!("web-since", day = waiting.since)];
    said.extend(waiting.until.map(|day| say!("web-until", day = day)));
    said
}

/// The cards of a group; whose each is is said where there are several people.
fn shown(group: &Group, several: bool) -> Markup {
    let id = format!("g-{}", group.kind);
    html! {
        section.group aria-labelledby=(id) {
            h2 id=(id) { (group.name) " " span.count { (group.cards.len() + group.more) } }
            ul.cards {
                @for card in &group.cards {
                    li class={ "card " (group.kind) } {
                        h3 { a href={ "/case/" (card.case) } { (card.recipient) } }
                        p.sub {
                            (words::right(card.right)) " · "
                            @if several { (say!("web-of", name = card.person.as_str())) " · " }
                            span.code { (card.case) }
                        }
                        @for said in &card.said { p { (said) } }
                        p.actions {
                            @if card.sends {
                                a.button.second.small href={ "/case/" (card.case) "/send" } { (say!("case-send-it")) }
                            } @else {
                                a.button.second.small href={ "/case/" (card.case) } { (say!("case-next-step")) }
                            }
                        }
                    }
                }
            }
            @if group.more > 0 {
                p { a href="/cases" { (say!("web-and-more", count = group.more)) } }
            }
        }
    }
}

fn rest(standing: &Standing) -> Markup {
    html! {
        section.rest aria-labelledby="g-rest" {
            h2 #g-rest { (say!("web-rest")) }
            @if standing.on_time > 0 {
                p {
                    (say!("web-on-time", count = standing.on_time))
                    @if let Some(next) = &standing.next {
                        " " (say!("web-next-due", day = next.due, company = &next.recipient))
                    }
                }
            }
            @if standing.done > 0 { p { (say!("web-finished", count = standing.done)) } }
            p { a href="/cases" { (say!("case-all")) } }
        }
    }
}
