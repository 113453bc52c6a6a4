//! The questions of a letter, one a page.

use maud::{Markup, html};

use super::{
    begun::{Begun, finds_by},
    beside,
};
use crate::{
    directory::{Need, NeedKind},
    law::{Language, LawReason, NO_LAW, Right},
    office::{
        Error,
        law_for::LawFor,
        write::{self, Named, Order, Refused, Want},
    },
    request::{Email, Line, Passage},
    speech::{say, spoken},
    web::{
        asking::LetterQuestion,
        form::{self, Choice, Faults, FormField, fault_of as fault},
        frame::{self, Section},
        reply::Answered,
        ways, words,
    },
    wording::law_reason,
};

/// A page with one question, its form and what stands beside it.
pub fn page(
    begun: &Begun<'_, '_>,
    question: LetterQuestion,
    title: &str,
    inside: Markup,
) -> Answered {
    let back = LetterQuestion::ALL
        .into_iter()
        .rev()
        .filter(|before| *before < question)
        .find(|before| begun.asking.has(*before));
    let main = html! {
        (form::form(begun.visit, &begun.path(question), html! {
            (inside)
            p.actions {
                button { (say!("new-continue")) }
                @if let Some(back) = back {
                    a.button.second href=(begun.path(back)) { (say!("web-back")) }
                }
            }
        }))
        @if let Some(number) = begun.number {
            (form::form(begun.visit, &format!("/new/{number}/drop"), html! {
                button.quiet { (say!("new-drop")) }
            }))
        }
    };
    let main = beside::around(begun, Some(question), main)?;
    Ok(frame::page(begun.visit, Section::New, title, main))
}

/// To whom?
pub fn company(begun: &Begun<'_, '_>, faults: Faults<'_>) -> Answered {
    let visit = begun.visit;
    let typed = if visit.posts {
        visit.said("typed")
    } else {
        &begun.asking.typed
    };
    let (named, found) = if typed.is_empty() {
        (Named::One, Vec::new())
    } else {
        write::companies(&begun.desk, &begun.asking.order, typed)?
    };
    let mut all: Vec<Choice> = found
        .iter()
        .map(|company| Choice {
            value: company.id.to_string(),
            label: words::company(company),
            more: (!company.brands.is_empty()).then(|| words::listed(&company.brands)),
        })
        .collect();
    all.push(Choice {
        value: OTHER.to_owned(),
        label: say!("new-another-company"),
        more: Some(say!("new-another-company-more")),
    });
    let asks = named != Named::One || begun.asking.order.is_addressed();
    let chosen = match visit.said("choice") {
        "" if begun.asking.has(LetterQuestion::Company) && begun.asking.order.is_addressed() => {
            OTHER
        }
        "" => &begun.asking.order.recipient,
        said => said,
    };
    let which = match named {
        Named::None => say!("new-not-known", typed = typed),
        _ => say!("new-which", typed = typed),
    };
    let name = match visit.said("name") {
        "" => typed,
        said => said,
    };
    let reached = match visit.said("reach") {
        "" => reach(&begun.asking.order),
        said => said.to_owned(),
    };
    let members: Vec<Choice> = begun
        .members
        .iter()
        .map(|member| Choice {
            value: member.name.to_string(),
            label: member.name.to_string(),
            more: None,
        })
        .collect();
    let whose = begun.asking.person.as_ref();
    let whose = whose.or(begun.members.first().map(|first| &first.name));
    let whose = whose.map_or("", |name| name.as_str());
    let inside = html! {
        @if members.len() > 1 { (form::choices("for", &say!("web-for-whom"), whose, &members, true)) }
        @else if let Some(person) = &begun.asking.person {
            // They alone are known here, and it is not whoever types.
            input type="hidden" name="for" value=(person);
        }
        (FormField { name: "typed", label: &say!("new-company-label"), value: typed, hint: Some(&say!("new-company-hint")), fault: fault(faults, "typed"), kind: "search", ..FormField::default() }.show())
        @if asks && !typed.is_empty() {
            input type="hidden" name="searched" value=(typed);
            (form::choices("choice", &which, chosen, &all, false))
            @if let Some(fault) = fault(faults, "choice") { p.fault { (fault) } }
            div.if-other {
                (FormField { name: "name", label: &say!("new-its-name"), value: name, fault: fault(faults, "name"), ..FormField::default() }.show())
                (FormField { name: "reach", label: &say!("new-its-reach"), value: &reached, hint: Some(&say!("new-its-reach-hint")), fault: fault(faults, "reach"), rows: 3, ..FormField::default() }.show())
            }
        }
    };
    page(
        begun,
        LetterQuestion::Company,
        &say!("new-company-title"),
        inside,
    )
}

/// Where a company that is not in the directory is reached, as it was typed.
fn reach(order: &Order) -> String {
    match (&order.recipient_email, &order.recipient_address) {
        (Some(email), _) => email.to_string(),
        (None, Some(address)) => address.one_line(),
        (None, None) => String::new(),
    }
}

/// The choice of a company that is not in the directory.
const OTHER: &str = "another company";

pub fn take_company(begun: &mut Begun<'_, '_>) -> Answered {
    let visit = begun.visit;
    let typed = visit.said("typed");
    if typed.is_empty() {
        let fault = say!("new-company-missing");
        return company(begun, &[("typed", fault)]);
    }
    let before = begun.asking.clone();
    begun.asking.typed = typed.to_owned();
    begun.asking.order = Order {
        recipient: typed.to_owned(),
        company: None,
        recipient_email: None,
        recipient_address: None,
        ..before.order.clone()
    };
    begun.asking.mailbox = None;
    let (named, found) = write::companies(&begun.desk, &begun.asking.order, typed)?;
    // A choice is of what was searched for.
    let choice = visit.said("choice");
    let choice = if visit.said("searched") == typed {
        choice
    } else {
        ""
    };
    let is_one = named == Named::One && choice != OTHER;
    let chosen = found
        .iter()
        .find(|company| is_one || company.id.as_str() == choice);
    if let Some(chosen) = chosen {
        begun.asking.order.recipient = chosen.id.to_string();
    } else if choice == OTHER {
        let name = match visit.said("name") {
            "" => typed,
            name => name,
        };
        let name = match Line::new(name) {
            Ok(name) => name,
            Err(fault) => return company(begun, &[("name", words::retold(&fault))]),
        };
        let want = Want::Company {
            name: name.clone(),
            near: Vec::new(),
        };
        begun.asking.order.recipient = name.to_string();
        let reach = visit.said("reach");
        if let Err(fault) = want.fill(&mut begun.asking.order, reach) {
            return company(begun, &[("reach", fault)]);
        }
        begun
            .asking
            .mailbox
            .clone_from(&begun.asking.order.recipient_email);
    } else {
        // It is asked which one.
        begun.asking.answered.remove(&LetterQuestion::Company);
        return begun.see(LetterQuestion::Company);
    }
    let (now, then) = (&begun.asking.order, &before.order);
    let same = now.recipient == then.recipient
        && now.recipient_address == then.recipient_address
        && begun.asking.mailbox == before.mailbox;
    if same && before.has(LetterQuestion::Company) {
        begun.asking = before;
    } else {
        begun.asking.changed(LetterQuestion::Company);
    }
    begun.on(LetterQuestion::Company)
}

/// What for?
pub fn what(begun: &Begun<'_, '_>, faults: Faults<'_>) -> Answered {
    let title = say!("new-what-title");
    let rights = match write::rights(&begun.desk, &begun.asking.order) {
        Ok(rights) => rights,
        Err(error) => return other_law(begun, error),
    };
    let all: Vec<Choice> = rights
        .iter()
        .map(|right| Choice {
            value: right.to_string(),
            label: words::right(*right),
            more: None,
        })
        .collect();
    let chosen = match begun.visit.said("right") {
        "" if begun.asking.has(LetterQuestion::What) => begun.asking.order.right.to_string(),
        "" => String::new(),
        said => said.to_owned(),
    };
    let inside = html! {
        @if let Some(open) = fault(faults, "again") {
            div.notice role="alert" {
                p { (open) }
                div.choice {
                    input #f-again type="checkbox" name="again" value="yes";
                    label for="f-again" { (say!("new-again")) }
                }
            }
        }
        @if let Some(fault) = fault(faults, "right") { p.fault role="alert" { (fault) } }
        (form::choices("right", &say!("new-what-label"), &chosen, &all, true))
    };
    page(begun, LetterQuestion::What, &title, inside)
}

/// Where the person's own law is not known or has no letters: another one, if the company is bound by it, or a letter that
/// names none.
fn other_law(begun: &Begun<'_, '_>, error: Error) -> Answered {
    let right = begun
        .asking
        .has(LetterQuestion::What)
        .then_some(begun.asking.order.right);
    let (error, usable) = write::other_laws(&begun.desk, &begun.asking.order, right, error)?;
    let Some(number) = begun.number else {
        return Err(error);
    };
    let reason = |law: &LawFor| match &law.reason {
        LawReason::Seat { place } => say!(
            "guide-bound-by",
            law = law.short_title.as_str(),
            country = words::place(place)
        ),
        _ => law_reason(law, None),
    };
    let main = html! {
        div.notice { p { (words::sentence(&words::retold(&error))) } }
        @for law in &usable {
            p { (words::sentence(&reason(law))) }
            (form::form(begun.visit, &format!("/new/{number}/law"), html! {
                input type="hidden" name="law" value=(law.id);
                p.actions { button { (say!("new-under-law", law = law.short_title.as_str())) } }
            }))
        }
        p { (say!("new-without-law")) }
        (form::form(begun.visit, &format!("/new/{number}/law"), html! {
            input type="hidden" name="law" value=(NO_LAW);
            p.actions { button.second { (say!("new-write-without-law")) } }
        }))
        p.actions { a.button.second href=(begun.path(LetterQuestion::Company)) { (say!("web-back")) } }
    };
    let main = beside::around(begun, Some(LetterQuestion::What), main)?;
    let title = say!("new-what-title");
    Ok(frame::page(begun.visit, Section::New, &title, main))
}

pub fn take_what(begun: &mut Begun<'_, '_>) -> Answered {
    let Ok(right) = begun.visit.said("right").parse::<Right>() else {
        return what(begun, &[("right", say!("new-choose"))]);
    };
    if right != begun.asking.order.right || !begun.asking.has(LetterQuestion::What) {
        begun.asking.order.right = right;
        begun.asking.changed(LetterQuestion::What);
    }
    begun.asking.again |= begun.visit.ticked("again");
    let draft = match write::draft(&begun.desk, &begun.asking.order, &[]) {
        Ok(draft) => Some(draft),
        Err(error) => match error.downcast_ref() {
            Some(Refused::Missing(_)) => None,
            _ => return what(begun, &[("right", ways::trouble(&error).said().join(" "))]),
        },
    };
    if !begun.asking.again
        && let Some(draft) = draft
        && let Some(open) = write::open_to(&begun.visit.world(), &draft.request)?
    {
        let company = draft.request.recipient.name.as_str();
        let said = match open.due {
            Some(due) if open.sent => say!(
                "new-open-due",
                company = company,
                day = open.written_on,
                due = due
            ),
            _ => say!("new-open", company = company, day = open.written_on),
        };
        begun.asking.answered.remove(&LetterQuestion::What);
        return what(begun, &[("again", said)]);
    }
    begun.on(LetterQuestion::What)
}

/// How shall it go?
pub fn how(begun: &Begun<'_, '_>, faults: Faults<'_>) -> Answered {
    let ways = match begun.draft(false)? {
        Some(draft) => write::ways(&begun.desk, &begun.asking.order, &draft)?,
        None => Vec::new(),
    };
    let title = say!("new-how-title");
    if ways.is_empty() {
        let inside = html! {
            p { (say!("new-no-way")) }
            (FormField { name: "reach", label: &say!("new-its-reach"), value: begun.visit.said("reach"), hint: Some(&say!("new-its-reach-hint")), fault: fault(faults, "reach"), rows: 3, ..FormField::default() }.show())
        };
        return page(begun, LetterQuestion::How, &title, inside);
    }
    let all: Vec<Choice> = ways
        .iter()
        .map(|way| Choice {
            value: way.to.clone(),
            label: format!("{}: {}", words::channel(way.kind), words::goes_to(way)),
            more: Some(words::arrival(way)),
        })
        .collect();
    let chosen = begun.asking.chosen(&ways).or(ways.first());
    let chosen = chosen.map_or("", |way| way.to.as_str());
    let inside = html! {
        @if let Some(fault) = fault(faults, "way") { p.fault role="alert" { (fault) } }
        (form::choices("way", &say!("new-how-label"), chosen, &all, true))
    };
    page(begun, LetterQuestion::How, &title, inside)
}

pub fn take_how(begun: &mut Begun<'_, '_>) -> Answered {
    if let Some(name) = begun
        .draft(false)?
        .map(|draft| draft.request.recipient.name)
        && !begun.visit.said("reach").is_empty()
    {
        let want = Want::Company {
            name,
            near: Vec::new(),
        };
        if let Err(fault) = want.fill(&mut begun.asking.order, begun.visit.said("reach")) {
            return how(begun, &[("reach", fault)]);
        }
        begun
            .asking
            .mailbox
            .clone_from(&begun.asking.order.recipient_email);
    }
    let Some(draft) = begun.draft(false)? else {
        return how(begun, &[]);
    };
    let ways = write::ways(&begun.desk, &begun.asking.order, &draft)?;
    let said = begun.visit.said("way");
    let way = match ways.as_slice() {
        [only] => Some(only),
        several => several.iter().find(|way| way.to == said),
    };
    let Some(way) = way else {
        return how(begun, &[("way", say!("new-choose"))]);
    };
    begun.asking.go(way);
    // A mail wants an address to answer to.
    let formats = begun.asking.order.formats.clone();
    let asks = |want: &Want| matches!(want, Want::Email { .. } | Want::Address { .. });
    if begun.wants(&formats)?.iter().any(asks) {
        return begun.see(LetterQuestion::You);
    }
    begun.on(LetterQuestion::How)
}

/// What the company calls it, or what it is.
fn label(need: &Need) -> String {
    let label = need.label.as_ref().map(Line::to_string);
    label.unwrap_or_else(|| words::upper(&words::your(need.kind)))
}

/// What they find the person by, and the person's own words.
pub fn details(begun: &Begun<'_, '_>) -> Answered {
    details_with(begun, &[], &[])
}

/// The same, with what is wrong with fields, and with those of what they find the person by.
fn details_with(
    begun: &Begun<'_, '_>,
    faults: Faults<'_>,
    of_needs: &[(usize, String)],
) -> Answered {
    let visit = begun.visit;
    let order = &begun.asking.order;
    let needs = finds_by(begun)?;
    let own =
        crate::office::introduce::Order::known(&visit.site.home, begun.asking.person.as_ref())?;
    let value = |need: &Need, at: usize| {
        let known = match need.kind {
            NeedKind::Email => order
                .email
                .clone()
                .or_else(|| own.email.clone())
                .map(|email| email.to_string()),
            _ => {
                let given = write::given(need, &order.identifiers);
                given.map(|given| given.value.to_string())
            }
        };
        if visit.posts {
            visit.said(&field_of(at)).to_owned()
        } else {
            known.unwrap_or_default()
        }
    };
    let typed = |name: &str, known: String| {
        if visit.posts {
            visit.said(name).to_owned()
        } else {
            known
        }
    };
    let items: Vec<&str> = order.items.iter().map(Line::as_str).collect();
    let items = typed("items", items.join("\n"));
    let reason = order.reason.as_ref().map(Passage::to_string);
    let reason = typed("reason", reason.unwrap_or_default());
    let corrects = order.right == Right::Rectification;
    let restricts = order.right == Right::Restriction;
    let inside = html! {
        @if !needs.is_empty() { p { (say!("new-details-lead")) } }
        @for (at, need) in needs.iter().enumerate() {
            @let wrong = of_needs.iter().find(|(of, _)| *of == at).map(|(_, words)| words.as_str());
            (FormField { name: &field_of(at), label: &label(need), value: &value(need, at), fault: wrong, ..FormField::default() }.show())
        }
        @if corrects {
            (FormField { name: "items", label: &say!("new-items"), value: &items, hint: Some(&say!("new-items-hint")), fault: fault(faults, "items"), rows: 4, ..FormField::default() }.show())
        }
        @if restricts {
            (FormField { name: "reason", label: &say!("new-reason-restriction"), value: &reason, fault: fault(faults, "reason"), rows: 4, ..FormField::default() }.show())
        } @else {
            (FormField { name: "reason", label: &say!("new-reason"), value: &reason, hint: Some(&say!("new-reason-hint")), fault: fault(faults, "reason"), rows: 4, ..FormField::default() }.show())
        }
    };
    page(
        begun,
        LetterQuestion::Details,
        &say!("new-details-title"),
        inside,
    )
}

/// The field of one of the particulars that they find people by.
fn field_of(at: usize) -> String {
    format!("id-{at}")
}

pub fn take_details(begun: &mut Begun<'_, '_>) -> Answered {
    let visit = begun.visit;
    let mut faults: Vec<(&'static str, String)> = Vec::new();
    let mut order = begun.asking.order.clone();
    order.identifiers.clear();
    let needs = finds_by(begun)?;
    let mut of_needs: Vec<(usize, String)> = Vec::new();
    for (at, need) in needs.iter().enumerate() {
        let said = visit.said(&field_of(at));
        if need.kind == NeedKind::Email {
            match said.parse::<Email>() {
                _ if said.is_empty() => order.email = None,
                Ok(email) => order.email = Some(email),
                Err(fault) => of_needs.push((at, words::retold(&fault))),
            }
            continue;
        }
        if said.is_empty() {
            continue;
        }
        match Line::new(said).and_then(|value| write::identified(need, value)) {
            Ok(given) => order.identifiers.push(given),
            Err(fault) => of_needs.push((at, words::retold(&fault))),
        }
    }
    order.items.clear();
    for item in visit.said("items").lines() {
        match Line::new(item.trim()) {
            _ if item.trim().is_empty() => {}
            Ok(item) => order.items.push(item),
            Err(fault) => faults.push(("items", words::retold(&fault))),
        }
    }
    let reason = visit.said("reason");
    order.reason = match Passage::new(reason) {
        _ if reason.is_empty() => None,
        Ok(reason) => Some(reason),
        Err(fault) => {
            faults.push(("reason", words::retold(&fault)));
            None
        }
    };
    begun.asking.order = order;
    for want in begun.wants(&[])? {
        let missing = || say!("web-is-missing");
        match want {
            Want::Correction => faults.push(("items", missing())),
            Want::Restriction => faults.push(("reason", missing())),
            _ => {}
        }
    }
    if !faults.is_empty() || !of_needs.is_empty() {
        return details_with(begun, &faults, &of_needs);
    }
    begun.on(LetterQuestion::Details)
}

/// In which language?
pub fn language(begun: &Begun<'_, '_>) -> Answered {
    let Some(draft) = begun.draft(true)? else {
        return page(
            begun,
            LetterQuestion::Language,
            &say!("new-language-title"),
            html! { p { (say!("new-choose")) } },
        );
    };
    let choices = |languages: &[Language]| -> Vec<Choice> {
        let choice = |language: &Language| Choice {
            value: language.code().to_owned(),
            label: words::upper(&words::language(language)),
            more: None,
        };
        languages.iter().map(choice).collect()
    };
    let (first, rest) = write::proposed(&begun.desk, &begun.asking.order, &draft);
    let (first, rest) = (choices(&first), choices(&rest));
    let chosen = draft.request.language.code();
    let more = words::upper(&say!("guide-another-language", count = rest.len()));
    let own = write::own_among(write::languages(&draft), spoken().tongue().code());
    let copied = begun.asking.order.copy_in.is_some();
    let inside = html! {
        div.many {
            (form::choices("language", &say!("new-language-label"), chosen, &first, true))
            @if !rest.is_empty() {
                details { summary { (more) } (form::more_choices("language", &more, chosen, &rest, first.len())) }
            }
        }
        // Of what is read in one language alone there is nothing to translate.
        @if let Some(own) = own {
            div.choice {
                input #f-copy type="checkbox" name="copy" value=(own.code()) checked[copied];
                label for="f-copy" {
                    span.what { (say!("new-copy", language = words::language(own))) }
                    span.more { (say!("new-copy-more")) }
                }
            }
        }
    };
    page(
        begun,
        LetterQuestion::Language,
        &say!("new-language-title"),
        inside,
    )
}

pub fn take_language(begun: &mut Begun<'_, '_>) -> Answered {
    let Ok(language) = begun.visit.said("language").parse() else {
        return self::language(begun);
    };
    let copy = begun.visit.said("copy").parse().ok();
    begun.asking.order.copy_in = copy.filter(|copy| *copy != language);
    begun.asking.order.language = Some(language);
    begun.on(LetterQuestion::Language)
}
