//! What `write` says.

use super::recipients::listed;
use crate::{
    cli::table::shortened,
    directory::{Kind, NeedKind},
    law::{Language, Place, Right},
    office::write::{
        Hint, ListError, Notice, OtherLaw, Personal, Refused, SetApart, TargetError, Want, your,
    },
    request::{Line, printable},
};

/// Why a letter is not written.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Missing(wants) => match wants.as_slice() {
            [Want::WhichCompany { typed, among }] => format!(
                "`{}` matches several companies: {}",
                printable(&shortened(typed, 40)),
                listed(among)
            ),
            [Want::Company { near, .. }] if !near.is_empty() => {
                format!("{refused}; did you mean {}?", listed(near))
            }
            _ => refused.to_string(),
        },
        Refused::Portability { .. } => format!("--{refused}"),
        Refused::TransferTo { right, law } => {
            format!("--transfer-to belongs to a portability letter, not to {right} under `{law}`")
        }
        Refused::AgeWithoutChild => "--child-age is given without a child".to_owned(),
        refused => refused.to_string(),
    }
}

/// What is asked for.
pub fn want(want: &Want) -> String {
    match want {
        Want::WhichCompany { typed, .. } => format!(
            "`{}` matches several companies. Which one?",
            printable(&shortened(typed, 40))
        ),
        Want::Company { name, .. } => {
            format!("No company called `{name}` is in the directory. Which do you mean?")
        }
        want => want.to_string(),
    }
}

/// Why letters cannot go somewhere.
pub fn target(error: &TargetError) -> String {
    match error {
        TargetError::Empty => "--output is empty".to_owned(),
        error => error.to_string(),
    }
}

/// Why a list cannot be used.
pub fn list(error: &ListError) -> String {
    match error {
        ListError::OnePerson { list, given, other } => {
            let given: Vec<&str> = given.iter().copied().map(flag).collect();
            format!(
                "{} belongs to one person, and the list {list} has letters of others, as of {other}; nothing was written",
                given.join(", ")
            )
        }
        error => error.to_string(),
    }
}

fn flag(personal: Personal) -> &'static str {
    match personal {
        Personal::Identifier => "--id",
        Personal::Signature => "--signature",
        Personal::Child => "--child",
        Personal::ChildAge => "--child-age",
        Personal::Reason => "--reason",
        Personal::Enclosure => "--enclosure",
        Personal::Item => "--item",
    }
}

/// A way out.
pub fn hint(hint: &Hint) -> String {
    let words = match hint {
        Hint::Add(want) => return add(want),
        Hint::NameFolder => "name a folder with --output",
        Hint::OneMore => "this one wrote nothing; to write one more, add --again",
        Hint::Remind { case } => {
            return format!(
                "to send a reminder: `datawrit show {case}` has the letter, and `datawrit record {case} reminded` records it; to ask once more, add --again"
            );
        }
        Hint::SendThat { case } => {
            return format!(
                "send that one: `datawrit send {case}`, or record that you posted it: `datawrit record {case} sent`; to write one more, add --again"
            );
        }
        Hint::SafeInCase { case, format } => {
            return format!(
                "the letter is safe in the case: `datawrit show {case} --format {format} --output FILE`"
            );
        }
        Hint::OnlyDeadlines => {
            "datawrit can still compute its deadlines: `datawrit deadline --help`"
        }
        Hint::OtherLaws { right, home, ways } => return other_laws(*right, home, ways),
        Hint::ChooseLanguage => "choose one of them with --lang",
        Hint::LeaveGroundsOut => "leave --ground out",
        Hint::AddChild => "add --child 'NAME'",
        Hint::ChooseLawOrLeaveProduct => "choose the statute with --law, or leave the product out",
        Hint::NameController { right, product } => {
            return format!(
                "name the company as its privacy policy for your country does: \
                 datawrit write {right} 'NAME' --recipient-email ADDRESS --product {product}"
            );
        }
        Hint::NameCompanyThatDoes => "name the company that does, with --recipient-address",
        Hint::AddItsAddress => {
            "if you have its address, you can still write: add --recipient-address or --recipient-email to its name"
        }
        Hint::FindOrReach => {
            "check the name with `datawrit recipients search`, or add the address from its privacy policy: --recipient-email ADDRESS (or --recipient-address); without one: --no-address"
        }
        Hint::SetApart(address) => return set_apart(address),
        Hint::Form(form) => {
            return format!("it has a form, {form}: --format txt writes the text for it");
        }
        Hint::Post => "--format pdf writes it for the post",
        Hint::NameEmail => "--recipient-email ADDRESS names one, as from its privacy policy",
        Hint::ImportPacks => "packs come with a collection: `datawrit recipients import PATH`",
        Hint::OnePerson => {
            "leave it out (columns `id`, `reason` and `item` hold what belongs to each line), or name with --name whose it is and write the others' letters by a list of their own"
        }
    };
    words.to_owned()
}

fn add(want: &Want) -> String {
    let flag = match want {
        Want::Part { examples, .. } => {
            let example = examples.first().map(Place::code).unwrap_or_default();
            return format!("add it: --residence {example}");
        }
        Want::Name => "--name",
        Want::Email { .. } => "--email",
        Want::Address { .. } => "--address 'Street 1; 10115 Berlin; Germany', or --email",
        Want::Residence { .. } => "--residence",
        Want::Child => "--child 'NAME'",
        Want::ChildAge => "--child-age under-13, 13-15 or 16-17",
        Want::Correction => "--item 'date of birth: 12 May 1980, not 5 December 1980'",
        Want::Restriction => "--ground with one of a, b, c, d, or --reason",
        _ => "--recipient-email or --recipient-address",
    };
    format!("add {flag}")
}

fn other_laws(right: Right, home: &Place, others: &[OtherLaw]) -> String {
    let ways: Vec<String> = others
        .iter()
        .map(|other| match &other.platform {
            Some(href) => format!("at {href} ({})", other.title),
            None => format!("with --law {} ({})", other.id, other.title),
        })
        .collect();
    format!(
        "{right} is asked for in {} {}",
        home.in_english(),
        ways.join(" or ")
    )
}

fn set_apart(SetApart { address, kind, why }: &SetApart) -> String {
    let flag = match kind {
        Kind::Post => "--recipient-address",
        _ => "--recipient-email",
    };
    format!("{address} {why}; it is used only if you add it with {flag}")
}

fn to_people_in(home: Option<&Place>) -> String {
    home.map_or_else(
        || "to you".to_owned(),
        |home| format!("to people in {}", home.in_english()),
    )
}

fn joined(lines: &[Line], between: &str) -> String {
    let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
    lines.join(between)
}

/// What is worth knowing.
pub fn notice(notice: &Notice) -> String {
    let words = match notice {
        Notice::Translated {
            law,
            asked,
            title,
            rights,
        } => {
            return format!(
                "under `{law}` an {asked} is: {title} ({})",
                Right::list(rights)
            );
        }
        Notice::Platform {
            home,
            right,
            href,
            reaches,
            instead_of,
        } => {
            return format!(
                "{}'s platform for {right} ({href}) reaches {} with one request, and replaces {} of these letters, except for \
                 what you gave the company yourself: {}",
                home.in_english(),
                reaches.in_words(),
                instead_of.len(),
                instead_of.join(", ")
            );
        }
        Notice::ReadAs { typed, id, name } => {
            return format!("`{typed}` was read as `{id}` ({name})");
        }
        Notice::Near { hits } => {
            return format!(
                "no company of this name is in the directory; did you mean {}?",
                listed(hits)
            );
        }
        Notice::OneFamily { id, names } => {
            return format!(
                "one letter to `{id}` covers {}, which are one family; to write to each, add --each",
                joined(names, ", ")
            );
        }
        Notice::AddressWithoutCountry { company, lines } => {
            return format!(
                "the postal address of {company} is known but not its country, so it is not on the letter; \
                 add --recipient-address '{}; COUNTRY'",
                joined(lines, "; ")
            );
        }
        Notice::NoAddress { company } => {
            return format!(
                "no postal address of {company} is known; add --recipient-address 'Street 1; 10115 Berlin; Germany' to put it on the letter"
            );
        }
        Notice::SetApart(address) => return set_apart(address),
        Notice::ServesOthers {
            company,
            serves,
            home,
        } => {
            let places: Vec<String> = serves.iter().map(Place::in_english).collect();
            return format!(
                "{company} is the company for people in {}; for you, in {}, it may be another one: see the privacy policy for {}",
                places.join(", "),
                home.in_english(),
                home.country().in_english(),
            );
        }
        Notice::SeatAbroad { company, seat } => {
            return format!(
                "{company} is established in {}; where a company of the same group in the United States has your data, the request must go to that one: the privacy policy for the United States names it",
                seat.in_english(),
            );
        }
        Notice::Doubtful(doubt) => return doubt.to_string(),
        Notice::AsksIdDocument { company } => {
            return format!("{company} is known to ask for an identity document; none is attached");
        }
        Notice::Unread { to, why } => {
            return format!(
                "{to} {why}; --recipient-email names another address, and `datawrit send` uses this one only with --yes-this-address"
            );
        }
        Notice::CameBack { to, on } => {
            return format!(
                "a mail to {to} came back on {on}; `datawrit send` uses the address only with --yes-this-address"
            );
        }
        Notice::GoesTo { name, id, company } => {
            return format!(
                "the letter goes to {name} (`{id}`), which answers for this at {company}"
            );
        }
        Notice::RunByAnother {
            product,
            company,
            right,
            other,
        } => {
            return format!(
                "`{product}` is run by another company: this letter asks {company} what it has of it, and \
                 `datawrit write {right} {other}` asks that one"
            );
        }
        Notice::RunByUnknown {
            product,
            company,
            home,
            why,
        } => {
            let why = why.as_ref().map(|why| format!(": {why}"));
            return format!(
                "`{product}` is run by another company, and which one answers for it {} is not known{}: this letter asks {company} what it has of it",
                to_people_in(home.as_ref()),
                why.unwrap_or_default(),
            );
        }
        Notice::NotItsProduct {
            company,
            typed,
            products,
        } => {
            let products: Vec<&str> = products.iter().map(|word| word.as_str()).collect();
            return format!(
                "`{company}` has no product `{typed}`, so the letter names it as you typed it; \
                 its products are {}",
                products.join(", ")
            );
        }
        Notice::NotDescribed { product, language } => {
            return format!(
                "there is no description of `{product}` in `{language}` yet; the letter gives only its name"
            );
        }
        Notice::NotOfTheProfile {
            owner,
            name,
            household,
        } => return not_of_the_profile(owner.as_ref(), name, *household),
        Notice::LeftOut { detail, company } => {
            let flag = match detail {
                NeedKind::Email => "--email",
                _ => "--address",
            };
            return format!(
                "{} is not in this letter: {company} does not need it to find you ({flag} adds it)",
                your(*detail)
            );
        }
        Notice::Needs {
            company,
            label,
            detail,
        } => return needs(company, label.as_ref(), *detail),
        Notice::ByDevice => {
            "what a device or an advertising network holds is kept under an identifier of its own: add \
             it with --id 'advertising ID=...' or --id 'device serial number=...'"
        }
        Notice::Hiding => {
            "the reason speaks of somebody who must not find you, and the letter carries your postal \
             address: give one where you can be reached safely, with --address 'Street 1; 10115 Berlin; Germany'"
        }
        Notice::ParentsRule { rule } => {
            return format!(
                "for a child under 13 {rule} gives a parent more: --child-age under-13 asks for it"
            );
        }
        Notice::ChildSigns => {
            "from 13 years on a company may want the child's own signed permission: let the child sign \
             one, and name it with --enclosure"
        }
        Notice::Language { language, others } => {
            let others: Vec<String> = others
                .iter()
                .map(|other| format!("{}: --lang {other}", other.in_english()))
                .collect();
            return format!(
                "the letter is in {}; {}",
                Language::in_english(language),
                others.join(", ")
            );
        }
        Notice::ReasonLeftOut { provision } => {
            return format!(
                "the reason is left out: under {provision} a request with another purpose than to exercise a \
                 right may be refused or charged for"
            );
        }
        Notice::DirectMarketingAlone => {
            "without --reason the letter objects to direct marketing alone; \
             with your particular situation it objects to everything that rests on legitimate interests"
        }
        Notice::WithdrawsEverything => {
            "the letter withdraws every consent, also one that an account or a service of yours rests \
             on; --item 'WHAT' or --product NAME withdraws that alone"
        }
        Notice::Encoding { encoding, line } => {
            return format!(
                "the list is not UTF-8 and was read as {encoding}; does this look right: `{}`?",
                printable(line)
            );
        }
        Notice::Finished { path, case } => {
            return format!(
                "{}, the letter of {case}, was left unfinished by a run that was stopped; it is finished now",
                path.display()
            );
        }
        Notice::Same(same) => return same.to_string(),
    };
    words.to_owned()
}

/// Why the profile is not used.
fn not_of_the_profile(owner: Option<&Line>, name: &Line, household: bool) -> String {
    let whose = match owner {
        Some(own) => format!("the profile is {own}'s"),
        None => "the profile does not say whose it is (add `name`)".to_owned(),
    };
    if household {
        format!("{whose}: {name}'s letter takes only the postal address and the residence from it")
    } else {
        format!(
            "{whose}: {name}'s letter uses nothing from it; --same-household takes the postal address and residence"
        )
    }
}

fn needs(company: &Line, label: Option<&Line>, detail: NeedKind) -> String {
    let what = your(detail);
    let flag = match detail {
        NeedKind::Email => "--email".to_owned(),
        NeedKind::Address => "--address".to_owned(),
        _ => format!("--id '{}=...'", label.map_or(what, Line::as_str)),
    };
    let what = label.map_or_else(|| what.to_owned(), |label| format!("`{label}`"));
    format!("{company} needs {what} to find you; add it with {flag}")
}
