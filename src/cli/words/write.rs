//! What `write` says.

use super::{cited, faults, place, recipients::listed, title, your};
use crate::{
    cli::table::shortened,
    directory::{Kind, NeedKind},
    law::{Needed, Place, Right},
    office::write::{
        Hint, ListError, Notice, OtherLaw, Personal, Refused, SetApart, TargetError, Want,
    },
    request::{Line, printable},
    speech::say,
};

/// How many other languages of a letter are told by name; of more the command that lists them is.
const FEW_LANGUAGES: usize = 4;

/// Why a letter is not written.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::Missing(wants) => match wants.as_slice() {
            [Want::WhichCompany { typed, among }] => say!(
                "write-matches-several",
                typed = printable(&shortened(typed, 40)).to_string(),
                names = listed(among)
            ),
            [Want::Company { name, near }] if !near.is_empty() => say!(
                "faults-no-company-near",
                name = name.to_string(),
                names = listed(near)
            ),
            _ => faults::written(refused),
        },
        Refused::Portability { .. } => super::retold(&format!("--{refused}")),
        Refused::TransferTo { right, law } => {
            say!(
                "write-transfer-to",
                right = super::right(*right),
                law = law.to_string()
            )
        }
        Refused::AgeWithoutChild => say!("write-age-without-child"),
        refused => faults::written(refused),
    }
}

/// What is asked for.
pub fn want(want: &Want) -> String {
    match want {
        Want::WhichCompany { typed, .. } => say!(
            "write-which-company",
            typed = printable(&shortened(typed, 40)).to_string()
        ),
        Want::Company { name, .. } => {
            say!("write-no-such-company", name = name.to_string())
        }
        want => faults::want(want),
    }
}

/// A choice below the companies that are near.
pub fn another_company() -> String {
    say!("faults-another-company")
}

/// How another company is reached.
pub fn address_or_email() -> String {
    say!("faults-address-or-email")
}

/// Why letters cannot go somewhere.
pub fn target(error: &TargetError) -> String {
    match error {
        TargetError::Empty => say!("write-output-empty"),
        error => super::retold(error),
    }
}

/// Why a list cannot be used.
pub fn list(error: &ListError) -> String {
    match error {
        ListError::OnePerson { list, given, other } => {
            let given: Vec<&str> = given.iter().copied().map(flag).collect();
            say!(
                "write-one-person",
                given = given.join(", "),
                list = list.to_string(),
                other = other.to_string()
            )
        }
        error => super::retold(error),
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
    match hint {
        Hint::Add(want) => add(want),
        Hint::NameFolder => say!("write-name-folder"),
        Hint::OneMore => say!("write-one-more"),
        Hint::Remind { case } => say!("write-remind", case = case.to_string()),
        Hint::SendThat { case } => say!("write-send-that", case = case.to_string()),
        Hint::SafeInCase { case, format } => say!(
            "write-safe-in-case",
            case = case.to_string(),
            format = format.to_string()
        ),
        Hint::OnlyDeadlines => say!("write-only-deadlines"),
        Hint::OtherLaws { right, home, ways } => other_laws(*right, home, ways),
        Hint::ChooseLanguage => say!("write-choose-language"),
        Hint::LeaveGroundsOut => say!("write-leave-grounds-out"),
        Hint::AddChild => say!("write-add-child"),
        Hint::ChooseLawOrLeaveProduct => say!("write-choose-law-or-leave-product"),
        Hint::NameController { right, product } => say!(
            "write-name-controller",
            right = right.to_string(),
            product = product.to_string()
        ),
        Hint::NameCompanyThatDoes => say!("write-name-company-that-does"),
        Hint::AddItsAddress => say!("write-add-its-address"),
        Hint::FindOrReach => say!("write-find-or-reach"),
        Hint::SetApart(address) => set_apart(address),
        Hint::Form(form) => say!("write-form", page = form.to_string()),
        Hint::Post => say!("write-post"),
        Hint::NameEmail => say!("write-name-email"),
        Hint::ImportPacks => say!("write-import-packs"),
        Hint::OnePerson => say!("write-one-person-hint"),
    }
}

fn add(want: &Want) -> String {
    let flag = match want {
        Want::Part { examples, .. } => {
            let example = examples.first().map(Place::code).unwrap_or_default();
            return say!("write-add-place", place = example);
        }
        Want::Name => "--name".to_owned(),
        Want::Email { .. } => "--email".to_owned(),
        Want::Address { .. } => say!(
            "write-or",
            first = say!("write-flag-address"),
            second = "--email"
        ),
        Want::Residence { .. } => "--residence".to_owned(),
        Want::Child => "--child 'NAME'".to_owned(),
        Want::ChildAge => say!(
            "write-or",
            first = "--child-age under-13, 13-15",
            second = "16-17"
        ),
        Want::Correction => say!("write-flag-item"),
        Want::Restriction => return say!("write-add-ground", grounds = "a, b, c, d"),
        _ => say!(
            "write-or",
            first = "--recipient-email",
            second = "--recipient-address"
        ),
    };
    say!("write-add", flag = flag)
}

fn other_laws(right: Right, home: &Place, others: &[OtherLaw]) -> String {
    let ways = others
        .iter()
        .map(|other| match &other.platform {
            Some(href) => say!(
                "write-other-laws-platform",
                page = href.to_string(),
                title = other.title.to_string()
            ),
            None => say!(
                "write-other-laws-way",
                law = other.id.to_string(),
                title = other.title.to_string()
            ),
        })
        .reduce(|first, second| say!("write-or", first = first, second = second));
    say!(
        "write-other-laws",
        right = super::right(right),
        place = place(home),
        ways = ways.unwrap_or_default()
    )
}

fn set_apart(SetApart { address, kind, why }: &SetApart) -> String {
    let flag = match kind {
        Kind::Post => "--recipient-address",
        _ => "--recipient-email",
    };
    say!(
        "write-set-apart",
        address = address.to_string(),
        why = super::retold(why),
        flag = flag
    )
}

fn to_people_in(home: Option<&Place>) -> String {
    match home {
        None => say!("write-to-you"),
        Some(home) => say!("write-to-people-in", place = place(home)),
    }
}

fn joined(lines: &[Line], between: &str) -> String {
    let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
    lines.join(between)
}

/// What is worth knowing.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::NamesNoLaw => say!("write-names-no-law"),
        Notice::BoundBySeat {
            company,
            seat,
            law,
            provision,
        } => say!(
            "write-bound-by-seat",
            company = company.to_string(),
            seat = place(seat),
            law = title(law),
            provision = cited(provision)
        ),
        Notice::NotForHome { law, home } => {
            say!("write-not-for-home", law = title(law), place = place(home))
        }
        Notice::Translated {
            law,
            asked,
            title,
            rights,
        } => say!(
            "write-translated",
            law = law.to_string(),
            asked = super::right(*asked),
            title = title.to_string(),
            rights = super::rights(rights)
        ),
        Notice::Platform {
            home,
            right,
            href,
            reaches,
            instead_of,
        } => say!(
            "write-platform",
            place = place(home),
            right = super::right(*right),
            page = href.to_string(),
            reaches = super::retold(reaches.in_words()),
            count = instead_of.len(),
            names = instead_of.join(", ")
        ),
        Notice::PlatformInstead {
            home,
            name,
            href,
            company,
            registered,
        } => crate::wording::platform_instead(home, company.as_str(), name, href, *registered),
        Notice::ReadAs { typed, id, name } => say!(
            "write-read-as",
            typed = typed.to_string(),
            id = id.to_string(),
            name = name.to_string()
        ),
        Notice::Near { hits } => say!("write-near", names = listed(hits)),
        Notice::OneFamily { id, names } => say!(
            "write-one-family",
            id = id.to_string(),
            names = joined(names, ", ")
        ),
        Notice::AddressWithoutCountry { company, lines } => say!(
            "write-address-without-country",
            company = company.to_string(),
            lines = joined(lines, "; ")
        ),
        Notice::NoAddress { company } => say!("write-no-address", company = company.to_string()),
        Notice::SetApart(address) => set_apart(address),
        Notice::ServesOthers {
            company,
            serves,
            home,
        } => {
            let places: Vec<String> = serves.iter().map(place).collect();
            say!(
                "write-serves-others",
                company = company.to_string(),
                places = places.join(", "),
                home = place(home),
                country = place(&home.country())
            )
        }
        Notice::SeatAbroad { company, seat } => say!(
            "write-seat-abroad",
            company = company.to_string(),
            seat = place(seat)
        ),
        Notice::Doubtful(doubt) => faults::doubt(doubt),
        Notice::AsksIdDocument { company } => {
            say!("write-asks-id-document", company = company.to_string())
        }
        Notice::Unread { to, why } => {
            say!(
                "write-unread",
                to = to.to_string(),
                why = super::retold(why)
            )
        }
        Notice::CameBack { to, on } => {
            say!("write-came-back", to = to.to_string(), day = *on)
        }
        Notice::GoesTo { name, id, company } => say!(
            "write-goes-to",
            name = name.to_string(),
            id = id.to_string(),
            company = company.to_string()
        ),
        Notice::RunByAnother {
            product,
            company,
            right,
            other,
        } => say!(
            "write-run-by-another",
            product = product.to_string(),
            company = company.to_string(),
            right = right.to_string(),
            other = other.to_string()
        ),
        Notice::RunByUnknown {
            product,
            company,
            home,
            why,
        } => say!(
            "write-run-by-unknown",
            product = product.to_string(),
            company = company.to_string(),
            whom = to_people_in(home.as_ref()),
            why = why
                .as_ref()
                .map_or_else(String::new, |why| format!(": {}", super::retold(why)))
        ),
        Notice::NotItsProduct {
            company,
            typed,
            products,
        } => {
            let products: Vec<&str> = products.iter().map(|word| word.as_str()).collect();
            say!(
                "write-not-its-product",
                company = company.to_string(),
                typed = typed.to_string(),
                products = products.join(", ")
            )
        }
        Notice::NotDescribed { product, language } => say!(
            "write-not-described",
            product = product.to_string(),
            language = language.to_string()
        ),
        Notice::NotOfTheProfile {
            owner,
            name,
            household,
        } => not_of_the_profile(owner.as_ref(), name, *household),
        Notice::LeftOut { detail, company } => say!(
            "write-left-out",
            what = your(*detail),
            company = company.to_string(),
            flag = match detail {
                NeedKind::Email => "--email",
                _ => "--address",
            }
        ),
        Notice::Needs {
            company,
            label,
            detail,
        } => needs(company, label.as_ref(), *detail),
        Notice::ByDevice => say!("write-by-device"),
        Notice::Hiding => say!("write-hiding"),
        Notice::ParentsRule { rule } => say!("write-parents-rule", rule = rule.to_string()),
        Notice::Unsigned {
            person,
            representative,
        } => {
            let command = super::mandate::command(person.as_ref());
            let name = representative.to_string();
            match person {
                Some(person) => say!(
                    "write-unsigned-for",
                    name = name,
                    person = person.to_string(),
                    command = command
                ),
                None => say!("write-unsigned", name = name, command = command),
            }
        }
        Notice::ChildSigns => say!("write-child-signs"),
        Notice::Language {
            language,
            others,
            theirs,
            law,
        } if others.len() > FEW_LANGUAGES => match theirs {
            Some(theirs) => say!(
                "write-language-of-many-theirs",
                language = super::language(language),
                theirs = super::language(theirs),
                code = theirs.to_string(),
                law = law.clone()
            ),
            None => say!(
                "write-language-of-many",
                language = super::language(language),
                law = law.clone()
            ),
        },
        Notice::Language {
            language, others, ..
        } => {
            let others: Vec<String> = others
                .iter()
                .map(|other| format!("{}: --lang {other}", super::language(other)))
                .collect();
            say!(
                "write-language",
                language = super::language(language),
                others = others.join(", ")
            )
        }
        Notice::UnreadLanguage {
            language,
            english,
            copied,
        } => {
            let language = super::language(language);
            if let Some(copied) = copied {
                let copied = super::language(copied);
                say!(
                    "notices-unread-language-copied",
                    language = language,
                    copied = copied
                )
            } else if *english {
                say!("notices-unread-language", language = language)
            } else {
                say!("notices-unread-language-alone", language = language)
            }
        }
        Notice::NeedsNoCopy { language } => {
            say!(
                "notices-needs-no-copy",
                language = super::language(language)
            )
        }
        Notice::ReasonLeftOut { provision } => {
            say!("write-reason-left-out", provision = provision.to_string())
        }
        Notice::Formality {
            what,
            law,
            provision,
        } => formality(*what, law, provision),
        Notice::DirectMarketingAlone => say!("write-direct-marketing-alone"),
        Notice::WithdrawsEverything => say!("write-withdraws-everything"),
        Notice::Encoding { encoding, line } => say!(
            "write-encoding",
            encoding = encoding.to_string(),
            line = printable(line).to_string()
        ),
        Notice::Finished { path, case } => say!(
            "write-finished",
            path = path.display().to_string(),
            case = case.to_string()
        ),
        Notice::Same(same) => super::case::same(same),
    }
}

/// What the law wants of a request beside its words.
fn formality(what: Needed, law: &str, provision: &str) -> String {
    let (law, provision) = (law.to_owned(), provision.to_owned());
    match what {
        Needed::Identity => {
            say!("write-formality-identity", law = law, provision = provision)
        }
        Needed::Documents => {
            say!(
                "write-formality-documents",
                law = law,
                provision = provision
            )
        }
        Needed::Reason => {
            say!("write-formality-reason", law = law, provision = provision)
        }
        Needed::Signature => {
            say!(
                "write-formality-signature",
                law = law,
                provision = provision
            )
        }
        Needed::Channel => {
            say!("write-formality-channel", law = law, provision = provision)
        }
        Needed::Translation => {
            say!(
                "write-formality-translation",
                law = law,
                provision = provision
            )
        }
        Needed::Central => {
            say!("write-formality-central", law = law, provision = provision)
        }
        Needed::Number => {
            say!("write-formality-number", law = law, provision = provision)
        }
        Needed::ProofOfReceipt => {
            say!(
                "write-formality-proof-of-receipt",
                law = law,
                provision = provision
            )
        }
        Needed::MandateWitnesses => {
            say!(
                "write-formality-mandate-witnesses",
                law = law,
                provision = provision
            )
        }
        Needed::MandateForm => {
            say!(
                "write-formality-mandate-form",
                law = law,
                provision = provision
            )
        }
        Needed::MandateConfirmed => {
            say!(
                "write-formality-mandate-confirmed",
                law = law,
                provision = provision
            )
        }
    }
}

/// Why the profile is not used.
fn not_of_the_profile(owner: Option<&Line>, name: &Line, household: bool) -> String {
    let whose = match owner {
        Some(own) => say!("write-profile-of", name = own.to_string()),
        None => say!("write-profile-unnamed"),
    };
    if household {
        say!(
            "write-profile-household",
            whose = whose,
            name = name.to_string()
        )
    } else {
        say!(
            "write-profile-nothing",
            whose = whose,
            name = name.to_string()
        )
    }
}

fn needs(company: &Line, label: Option<&Line>, detail: NeedKind) -> String {
    // The label of an identifier goes into the letter, as it is; the word of its kind is there in the letter's language.
    let typed = label.map_or_else(|| detail.into(), Line::as_str);
    let flag = match detail {
        NeedKind::Email => "--email".to_owned(),
        NeedKind::Address => "--address".to_owned(),
        _ => format!("--id '{typed}=...'"),
    };
    say!(
        "write-needs",
        company = company.to_string(),
        what = label.map_or_else(|| your(detail), |label| format!("`{label}`")),
        flag = flag
    )
}
