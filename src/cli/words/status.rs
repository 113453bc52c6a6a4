//! What `status` says.

use chrono::NaiveDate;

use crate::{
    office::{
        next::Because,
        status::{Late, Standing, Unsent, Waiting},
    },
    speech::{say, spoken},
};

pub fn headline(standing: &Standing, today: NaiveDate) -> String {
    say!(
        "status-headline",
        day = spoken().weekday(today),
        cases = standing.cases()
    )
}

pub fn late(late: &Late) -> String {
    days_late(late.days_late, late.estimated)
}

fn days_late(days: i64, estimated: bool) -> String {
    if estimated {
        say!("status-about-late", days = days)
    } else {
        say!("status-late", days = days)
    }
}

/// How late the recipient is whose letter has not left.
pub fn late_meanwhile(unsent: &Unsent) -> String {
    let days = unsent.days_late;
    days.map_or_else(String::new, |days| days_late(days, unsent.estimated))
}

/// What the person did about it: asked again, and wrote a letter that has not left.
pub fn about_it(late: &Late) -> Option<String> {
    let reminded = late
        .reminded_on
        .map(|day| say!("status-reminded", day = day.to_string()));
    let to_send = late.to_send.map(|letter| match letter.came_back_on {
        Some(day) => say!("status-letter-came-back", day = day.to_string()),
        None => say!("status-letter-waits", day = letter.written_on.to_string()),
    });
    let said: Vec<String> = reminded.into_iter().chain(to_send).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

pub fn waiting(waiting: &Waiting) -> String {
    let day = waiting.since.to_string();
    match waiting.because {
        Because::IdentityAsked => say!("status-asks-identity", day = day),
        Because::ClarificationAsked => say!("status-asks-meaning", day = day),
        Because::FeeAsked => say!("status-asks-money", day = day),
        Because::Partial => say!("status-in-part", day = day),
        Because::NothingHeld => say!("status-nothing-held", day = day),
        Because::ExtensionLate | Because::ExtensionBare => say!("status-took-time", day = day),
        Because::OtherChannel => say!("status-other-way", day = day),
        Because::ProcessorOnly => say!("status-processor", day = day),
        Because::ConfirmLink => say!("status-link", day = day),
        Because::DeletedInstead => say!("status-only-deleted", day = day),
        Because::OptedOutInstead => say!("status-only-unsubscribed", day = day),
        Because::SuppressedInstead => say!("status-only-blocked", day = day),
        Because::Disputed | Because::NotEnough => say!("status-not-moved", day = day),
        Because::RefusedAgain => say!("status-appeal-decided", day = day),
        Because::AuthorityWrote => say!("status-authority-wrote", day = day),
        _ => say!("status-refused", day = day),
    }
}

/// What is on time and what is done, as a sentence each.
pub fn rest(standing: &Standing) -> String {
    let mut said = Vec::new();
    if standing.on_time > 0 {
        said.push(match &standing.next {
            Some(next) => say!(
                "status-on-time-next",
                count = standing.on_time,
                day = next.due,
                company = &next.recipient
            ),
            None => say!("status-on-time", count = standing.on_time),
        });
    }
    if let Some(count @ 1..) = standing.replies {
        said.push(say!("status-replies", count = count));
    }
    if standing.done > 0 {
        said.push(say!("status-finished", count = standing.done));
    }
    said.push(say!("status-all"));
    said.join("\n") + "\n"
}

/// At most three, the first thing to do first; of several letters that can leave by mail, one command for all of them
/// where everybody's are `shown`.
pub fn commands(standing: &Standing, shown: bool) -> Vec<String> {
    let late = standing.ignoring.first();
    let late = late.map(|late| (&late.case, late.by_mail));
    let waiting = standing.waiting.first().map(|one| (&one.case, false));
    let unsent = standing.unsent.first();
    let unsent = unsent.map(|unsent| (&unsent.case, unsent.by_mail));
    let several = standing.unsent.iter().filter(|one| one.by_mail).count() > 1;
    let send_all = shown && several;
    let unsent = unsent.filter(|_| !send_all);
    let all = [late, waiting, unsent].into_iter().flatten();
    let each = all.map(|(case, by_mail)| match by_mail {
        true => format!("datawrit send {case}"),
        // What is to be done instead takes more than a line.
        false => format!("datawrit next {case}"),
    });
    each.chain(send_all.then(|| "datawrit send --all".to_owned()))
        .collect()
}

/// That nobody who is meant has a case.
pub fn none_fits() -> String {
    super::stand::none_fits()
}

/// The columns of what each person has.
pub fn by_person() -> [String; 3] {
    [
        super::people::head(),
        say!("status-head-late"),
        say!("status-head-waiting"),
    ]
}
