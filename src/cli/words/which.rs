//! What `law for` says.

use super::{cited, law_reason, place, title};
use crate::{
    law::{CompanyReach, Place, WhyNoLetters},
    office::law_for::{LawFor, LawsFor},
    speech::say,
};

/// How many parts of a country are named, where the law depends on the part.
const EXAMPLES: usize = 3;

/// Where the person and the company are, and what follows.
pub fn lead(found: &LawsFor) -> String {
    let home = place(&found.home);
    let mut said = vec![say!("which-home", place = home)];
    match (&found.company, &found.seat) {
        (Some(company), Some(seat)) => said.push(say!(
            "which-seat",
            company = company.name.to_string(),
            seat = place(seat)
        )),
        (Some(company), None) => said.push(say!(
            "which-seat-unknown",
            company = company.name.to_string()
        )),
        (None, Some(seat)) => said.push(say!(
            "which-seat",
            company = say!("which-company"),
            seat = place(seat)
        )),
        (None, None) => {}
    }
    if !found.parts.is_empty() {
        let examples = found.parts.iter().take(EXAMPLES);
        let examples: Vec<&str> = examples.map(Place::code).collect();
        said.push(say!(
            "which-parts",
            place = place(&found.home),
            examples = examples.join(", ")
        ));
    }
    said.push(if found.laws.is_empty() {
        say!("which-none")
    } else {
        say!("which-best-first")
    });
    said.join(" ")
}

/// A law and its reason, in a line.
pub fn law(found: &LawsFor, law: &LawFor) -> String {
    let company = found.company.as_ref();
    let company = company.map(|company| company.name.to_string());
    let mut said = vec![
        format!("{}:", title(&law.title)),
        law_reason(law, company.as_deref()),
    ];
    if law.meant {
        said.push(say!("which-meant"));
    }
    if let Some(reach) = &law.reach {
        said.push(reached(reach));
    }
    match (law.without_letters, &law.platform) {
        (Some(WhyNoLetters::Platform), Some(href)) => {
            said.push(say!("which-platform", href = href.clone()));
        }
        (Some(WhyNoLetters::OwnForm), _) => said.push(say!("which-own-form")),
        (Some(_), _) => said.push(say!("which-unread")),
        (None, _) => {}
    }
    said.join(" ")
}

fn reached(reach: &CompanyReach) -> String {
    match reach {
        CompanyReach::There { seat } => say!("which-reach-there", seat = place(seat)),
        CompanyReach::Abroad { seat, reference } => say!(
            "which-reach-abroad",
            seat = place(seat),
            provision = cited(&reference.title)
        ),
    }
}

/// What to do with them.
pub fn then(found: &LawsFor, company: Option<&str>) -> String {
    let with_letters = found.laws.iter().filter(|law| !law.languages.is_empty());
    let now: Vec<&LawFor> = with_letters.filter(|law| law.reason.is_now()).collect();
    let Some(first) = now.first() else {
        return say!("which-then-nothing");
    };
    let right = first.rights.first().map_or("access", |right| right.word());
    let company = match company {
        Some(company) => format!("'{company}'"),
        None => say!("which-a-company"),
    };
    let mut command = format!("datawrit write {right} {company}");
    if !first.meant {
        command.push_str(&format!(" --law {}", first.id));
    }
    if now.len() > 1 {
        say!("which-then-several", command = command)
    } else {
        say!("which-then", command = command)
    }
}
