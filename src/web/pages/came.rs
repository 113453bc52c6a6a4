//! Something came: a mail file, or what the person says of it.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::{
    law::{Effect, EventKind, Needed, Proof},
    office::{
        Home,
        inbox::{
            Item, SAID,
            import::{Became, Intake, Strangers},
            records,
            review::{self, ReplyWant},
            waiting,
        },
        list, record, show,
    },
    reply::{self, Kind, source},
    request::{Line, Passage, Reference},
    speech::{say, spoken},
    tracker::{Case, Reasons, Status},
    web::{
        form::{self, Choice, Faults, FormField, fault_of},
        frame::{self, Section},
        pages::case::once_more,
        reply::{Answered, PageReply},
        visit::PageVisit,
        ways,
        words::{self, Said},
    },
};

/// How many open cases are offered on the page.
const OFFERED: usize = 60;

/// What the law of a request says of a question who somebody is, and of the time meanwhile.
fn identity(home: &Home, of: Option<&Case>) -> String {
    // A law that cannot be read says nothing of it.
    let law = |case: &Case| home.statutes().and_then(|known| known.get(&case.law)).ok();
    let Some((case, law)) = of.and_then(|case| Some((case, law(case)?))) else {
        return say!("web-kind-identity-other");
    };
    let day = case.opened_on;
    let mut wanted = law.formalities_on(case.asked, day);
    let told = if wanted.any(|one| one.what == Needed::Identity) {
        say!("web-kind-identity-owed")
    } else {
        match law.proof_of_identity(case.asked, day) {
            Some(Proof::InDoubt) => say!("web-kind-identity-more"),
            Some(Proof::Compared) => say!("web-kind-identity-match"),
            Some(Proof::Needless) => say!("web-kind-identity-none"),
            None => say!("web-kind-identity-other"),
        }
    };
    let clocks = case.grounds.clocks.iter();
    let mut effects = clocks.filter_map(|clock| clock.identity.as_ref());
    let goes_on = effects.any(|question| {
        question.effect == Effect::Nothing && question.concerns(&case.grounds.rights)
    });
    match goes_on {
        true => format!("{told} {}", say!("web-kind-identity-goes-on")),
        false => told,
    }
}

/// What a company did in plain words, and what it means under the law of the request.
fn choice(home: &Home, kind: Kind, of: Option<&Case>) -> Choice {
    let (label, more) = match kind {
        Kind::Acknowledged => (say!("web-kind-receipt"), say!("web-kind-receipt-more")),
        Kind::NeedsIdentity => (say!("web-kind-identity"), identity(home, of)),
        Kind::NeedsDetails => (say!("web-kind-details"), say!("web-kind-details-more")),
        Kind::FeeAsked => (say!("web-kind-fee"), say!("web-kind-fee-more")),
        Kind::Extended => (say!("web-kind-extended"), say!("web-kind-extended-more")),
        Kind::Answered => (say!("web-kind-answered"), say!("web-kind-answered-more")),
        Kind::Partial => (say!("web-kind-partial"), say!("web-kind-partial-more")),
        Kind::NothingHeld => (say!("web-kind-nothing"), say!("web-kind-nothing-more")),
        Kind::Denied => (say!("web-kind-denied"), say!("web-kind-denied-more")),
        Kind::Bounce => (say!("web-kind-bounce"), say!("web-kind-bounce-more")),
        Kind::OtherChannel => (say!("web-kind-channel"), say!("web-kind-channel-more")),
        Kind::Closed => (say!("web-kind-closed"), say!("web-kind-closed-more")),
        Kind::Delayed
        | Kind::ConfirmLink
        | Kind::ProcessorOnly
        | Kind::Suppressed
        | Kind::Deleted
        | Kind::OptedOut
        | Kind::OutOfOffice
        | Kind::Unrelated => {
            return Choice {
                value: kind.to_string(),
                label: words::upper(&spoken().say(&format!("review-{kind}"), &[])),
                more: None,
            };
        }
    };
    Choice {
        value: kind.to_string(),
        label,
        more: Some(more),
    }
}

/// Where a mail is handed over, and what waits.
pub fn came(visit: &PageVisit<'_>) -> Answered {
    let world = visit.world();
    let waiting = waiting::waiting(&world)?.waiting;
    let mut open = Vec::new();
    let mut more = false;
    list::list(&world, &mut |view| {
        if view.is_sent() && !matches!(view.status, Status::Fulfilled | Status::Revoked) {
            if open.len() < OFFERED {
                open.push((view.case.reference, view.case.recipient, view.case.asked));
            } else {
                more = true;
            }
        }
    })?;
    let title = say!("web-came");
    let main = html! {
        p.lead { (say!("web-came-lead")) }
        @if !waiting.is_empty() {
            section aria-labelledby="waiting" {
                h2 #waiting { (say!("web-came-waiting")) }
                ul.list {
                    @for item in &waiting { (listed(item)) }
                }
            }
        }
        section aria-labelledby="by-file" {
            h2 #by-file { (say!("web-came-file")) }
            (form::form_with_file(visit, "/came", html! {
                div.field {
                    label for="f-mail" { (say!("web-came-file-label")) }
                    p.hint #f-mail-hint { (say!("web-came-file-hint")) }
                    input #f-mail type="file" name="mail" accept=".eml,message/rfc822" required aria-describedby="f-mail-hint";
                }
                p.actions { button { (say!("web-came-take")) } }
            }))
        }
        section aria-labelledby="by-hand" {
            h2 #by-hand { (say!("web-came-paper")) }
            @if open.is_empty() {
                p { (say!("web-came-no-case")) }
            } @else {
                p { (say!("web-came-which")) }
                ul.list {
                    @for (case, recipient, right) in &open {
                        li {
                            a href={ "/case/" (case) "/came" } { (recipient) }
                            span.end { (words::right(*right)) }
                        }
                    }
                }
                @if more { p { (say!("web-came-more")) } }
            }
        }
    };
    Ok(frame::page(visit, Section::Came, &title, main))
}

fn listed(item: &Item) -> Markup {
    let number = item.number.unwrap_or_default();
    html! {
        li {
            span {
                a href={ "/came/" (number) } {
                    @if item.subject.is_empty() { (say!("web-no-subject")) } @else { (item.subject) }
                }
                br;
                span.sub { (item.from.as_deref().unwrap_or_default()) }
            }
            @if let Some(day) = item.came_on { span.end { (words::day(day)) } }
        }
    }
}

/// Takes in a mail that was handed over.
pub fn take(visit: &PageVisit<'_>) -> Answered {
    let Some(upload) = &visit.upload else {
        return Err(Said(say!("web-came-no-file")).into());
    };
    let mut intake = Intake::open(&visit.world())?;
    let path = upload.path();
    let strangers = Strangers::usual(source::is_one_mail(&path));
    let (mut number, mut passed_over) = (None, 0_usize);
    for mail in source::mails(&path) {
        let mail = mail.map_err(|fault| {
            // It names a file that the person never saw.
            let name = path.display().to_string();
            let said = words::retold(&fault).replace(&name, "");
            Said(said.trim_start_matches([':', ' ']).to_owned())
        })?;
        let taken = intake.take(mail, strangers, None)?;
        passed_over += usize::from(taken.became == Became::PassedOver);
        number = taken.item.number.or(number);
    }
    intake.settle()?;
    let number = number.ok_or_else(|| {
        Said(match passed_over {
            0 => say!("web-came-no-file"),
            count => say!("web-came-strangers", count = count),
        })
    })?;
    Ok(PageReply::see(format!("/came/{number}")))
}

fn number(visit: &PageVisit<'_>, part: &str) -> Result<i64, crate::office::Error> {
    let _ = visit;
    let number = part.parse();
    number.map_err(|_| Said(say!("web-came-none")).into())
}

/// A mail that came, and what it is taken for.
pub fn one(visit: &PageVisit<'_>, part: &str) -> Answered {
    let item = waiting::one(&visit.world(), number(visit, part)?)?;
    let title = if item.subject.is_empty() {
        say!("web-no-subject")
    } else {
        item.subject.clone()
    };
    let case = item.case.as_ref();
    let proposed = case.or(item.proposed.as_ref().map(|place| &place.case));
    // A case that cannot be read does not keep the mail from being shown.
    let home = &visit.site.home;
    let of = proposed.and_then(|case| home.case(case.as_str()).ok());
    let of = of.as_ref().map(|(_, case)| case);
    let main = html! {
        dl {
            @if let Some(from) = &item.from { dt { (say!("web-from")) } dd { (from) } }
            @if let Some(day) = item.came_on { dt { (say!("web-day")) } dd { (words::day(day)) } }
            @if let Some(case) = case { dt { (say!("web-case")) } dd { a href={ "/case/" (case) } { (case) } } }
            @if let (true, Some(kind)) = (item.waits, item.kind.map(|kind| choice(home, kind, of))) {
                dt { (say!("web-read-as")) } dd {
                    strong { (kind.label) }
                    @if let Some(more) = kind.more { br; span.sub { (more) } }
                    @for words in &item.because { br; q { (words) } }
                }
            }
        }
        @if !item.text.is_empty() { div.quote { (item.text) } }
        (links(&item))
        (files(&item))
        @if item.waits {
            (form::form(visit, &format!("/came/{part}"), html! {
                (FormField { name: "case", label: &say!("web-came-case"), value: &proposed.map(Reference::to_string).unwrap_or_default(), hint: Some(&say!("web-came-case-hint")), ..FormField::default() }.show())
                (kinds(home, item.kind, &offered(&item), of))
                (FormField { name: "until", label: &say!("web-came-until"), value: "", hint: Some(&say!("web-came-until-hint")), kind: "date", ..FormField::default() }.show())
                p.actions { button { (say!("web-record")) } }
            }))
        }
    };
    Ok(frame::page(visit, Section::Came, &title, main))
}

/// What a mail may say: the usual, that they are only a processor, and as it was read.
fn offered(item: &Item) -> Vec<Kind> {
    let mut offered = SAID.to_vec();
    for kind in [Kind::ProcessorOnly].into_iter().chain(item.kinds.clone()) {
        if !offered.contains(&kind) {
            offered.push(kind);
        }
    }
    offered
}

fn kinds(home: &Home, chosen: Option<Kind>, all: &[Kind], of: Option<&Case>) -> Markup {
    let all: Vec<Choice> = all.iter().map(|kind| choice(home, *kind, of)).collect();
    let chosen = chosen.map(|kind| kind.to_string()).unwrap_or_default();
    form::choices("kind", &say!("web-came-what"), &chosen, &all, true)
}

/// Links are shown with where they lead, and are the person's to open.
fn links(item: &Item) -> Markup {
    html! {
        @if !item.links.is_empty() {
            details {
                summary { (say!("web-links", count = item.links.len())) }
                ul {
                    @for link in &item.links {
                        li {
                            (link.text) " " (frame::outside(&link.target))
                            @if link.misleads { " " strong { (say!("web-link-misleads")) } }
                        }
                    }
                }
            }
        }
    }
}

fn files(item: &Item) -> Markup {
    let number = item.number.unwrap_or_default();
    html! {
        @if !item.files.is_empty() {
            h2 { (say!("web-files")) }
            ul.list {
                @for (at, file) in item.files.iter().enumerate() {
                    li {
                        a href={ "/came/" (number) "/file/" (at) } download { (file.name) }
                        span.end { (words::size(file.bytes)) }
                    }
                }
            }
        }
    }
}

/// A file that came with a mail. It is a download, whatever it says it is.
pub fn file(visit: &PageVisit<'_>, part: &str, at: &str) -> Answered {
    let none = || Said(say!("web-came-none"));
    let tracker = visit.site.home.existing_tracker()?.ok_or_else(none)?;
    let kept = tracker.reply(number(visit, part)?)?;
    let at: usize = at.parse().map_err(|_| none())?;
    let mail = reply::parts(&kept.bytes)?;
    let file = mail.attachments.get(at).ok_or_else(none)?;
    let bytes = file.bytes(&kept.bytes);
    Ok(PageReply::download(
        &file.name,
        "application/octet-stream",
        bytes,
    ))
}

fn kind(visit: &PageVisit<'_>) -> Result<Kind, Said> {
    let kind = visit.said("kind").parse();
    kind.map_err(|_| Said(say!("web-came-choose")))
}

fn day(visit: &PageVisit<'_>, name: &str) -> Result<Option<NaiveDate>, Said> {
    let typed = visit.said(name);
    if typed.is_empty() {
        return Ok(None);
    }
    let day = typed.parse();
    day.map(Some)
        .map_err(|_| Said(say!("web-not-a-day", typed = typed)))
}

/// Why they refused or need longer: objections and complaints name it.
fn reasons_asked(visit: &PageVisit<'_>) -> Markup {
    html! {
        (FormField { name: "reasons", label: &say!("web-came-reasons"), value: visit.said("reasons"), hint: Some(&say!("web-came-reasons-hint")), ..FormField::default() }.show())
        div.choice {
            input #f-no-reasons type="checkbox" name="no-reasons" value="yes" checked[visit.ticked("no-reasons")];
            label for="f-no-reasons" { (say!("web-came-no-reasons")) }
        }
    }
}

/// What was said of the reasons, where what happened has some.
fn reasons(visit: &PageVisit<'_>, event: Option<EventKind>) -> Result<Option<Reasons>, Said> {
    if !event.is_some_and(record::has_reasons) {
        return Ok(None);
    }
    let typed = visit.said("reasons").trim();
    if !typed.is_empty() {
        let words = Line::new(typed).map_err(|fault| Said(words::retold(&fault)))?;
        return Ok(Some(Reasons::Given(words)));
    }
    Ok(visit.ticked("no-reasons").then_some(Reasons::None))
}

/// The field of what a letter may need of a mail, and its question; a day has its field from the beginning.
fn field_of(want: ReplyWant) -> Option<(&'static str, String)> {
    match want {
        ReplyWant::Reason => Some(("reason", say!("web-came-reason"))),
        ReplyWant::Wanted => Some(("wanted", say!("web-came-wanted"))),
        ReplyWant::Channel => Some(("channel", say!("web-came-channel"))),
        ReplyWant::Controller => Some(("controller", say!("web-came-controller"))),
        ReplyWant::Until => None,
    }
}

/// Decides what a mail says, after asking for what was not read in it.
pub fn decide(visit: &PageVisit<'_>, part: &str) -> Answered {
    let world = visit.world();
    let mut order = review::Order {
        number: number(visit, part)?,
        kinds: vec![kind(visit)?],
        case: Some(visit.said("case").to_owned()).filter(|case| !case.is_empty()),
        on: None,
        until: day(visit, "until")?,
        said: reply::Particulars::default(),
        reasons: None,
    };
    let read = waiting::one(&world, order.number)?;
    let wants = review::wants(&read, &order.kinds);
    let mut faults: Vec<(&'static str, String)> = Vec::new();
    for want in &wants {
        let Some(((name, _), place)) = field_of(*want).zip(want.place_in(&mut order.said)) else {
            continue;
        };
        let said = visit.said(name);
        match (!said.is_empty()).then(|| Line::new(said)).transpose() {
            Ok(line) => *place = line.map(|line| line.to_string()),
            Err(fault) => faults.push((name, words::retold(&fault))),
        }
    }
    let asks = wants.iter().any(|want| field_of(*want).is_some());
    if read.waits && asks && (!visit.ticked("asked") || !faults.is_empty()) {
        if let Some(case) = &order.case {
            visit.site.home.case(case)?;
        }
        return Ok(besides(visit, part, &read, &wants, &faults));
    }
    let item = review::decide(&world, &order)?;
    Ok(PageReply::see(match item.case {
        Some(case) => format!("/case/{case}?done=recorded"),
        None => "/came".to_owned(),
    }))
}

/// The page that asks for it; nothing has to be said.
fn besides(
    visit: &PageVisit<'_>,
    part: &str,
    read: &Item,
    wants: &[ReplyWant],
    faults: Faults<'_>,
) -> PageReply {
    let main = html! {
        @if !read.text.is_empty() { div.quote { (read.text) } }
        (form::form(visit, &format!("/came/{part}"), html! {
            @for name in ["kind", "case", "until"] {
                input type="hidden" name=(name) value=(visit.said(name));
            }
            input type="hidden" name="asked" value="yes";
            @for (name, label) in wants.iter().filter_map(|want| field_of(*want)) {
                (FormField { name, label: &label, value: visit.said(name), hint: Some(&say!("web-came-besides")), fault: fault_of(faults, name), ..FormField::default() }.show())
            }
            p.actions { button { (say!("web-record")) } a.button.second href={ "/came/" (part) } { (say!("web-back")) } }
        }))
    };
    frame::page(visit, Section::Came, &say!("web-came-what"), main)
}

/// What came for a case, by hand.
pub fn by_hand(visit: &PageVisit<'_>, case: &str) -> Answered {
    by_hand_with(visit, case, None)
}

/// The same, and that it is there already.
fn by_hand_with(visit: &PageVisit<'_>, case: &str, twice: Option<&str>) -> Answered {
    let world = visit.world();
    let shown = show::show(&world, case, false)?;
    let case = &shown.case.case;
    let title = say!("web-came-from", company = &case.recipient);
    let today = world.today.to_string();
    let on = match visit.said("on") {
        "" => &today,
        on => on,
    };
    let chosen = visit.said("kind").parse().ok();
    let main = html! {
        p.lead { (words::right(case.asked)) }
        (form::form(visit, &format!("/case/{}/came", case.reference), html! {
            (kinds(&visit.site.home, chosen, &SAID, Some(case)))
            (FormField { name: "on", label: &say!("web-came-on"), value: on, kind: "date", ..FormField::default() }.show())
            (FormField { name: "until", label: &say!("web-came-until"), value: visit.said("until"), hint: Some(&say!("web-came-until-hint")), kind: "date", ..FormField::default() }.show())
            (reasons_asked(visit))
            (FormField { name: "note", label: &say!("web-came-note"), value: visit.said("note"), hint: Some(&say!("web-came-note-hint")), rows: 3, ..FormField::default() }.show())
            (once_more(visit, twice))
            p.actions { button { (say!("web-record")) } a.button.second href={ "/case/" (case.reference) } { (say!("web-back")) } }
        }))
    };
    Ok(frame::page(visit, Section::Came, &title, main))
}

/// Records it.
pub fn record_by_hand(visit: &PageVisit<'_>, case: &str) -> Answered {
    let event = records(kind(visit)?).ok_or_else(|| Said(say!("web-came-choose")))?;
    let until = day(visit, "until")?.filter(|_| event == EventKind::Extended);
    let note = visit.said("note");
    let note = (!note.is_empty()).then(|| Passage::new(note)).transpose();
    let order = record::Order {
        on: day(visit, "on")?,
        until,
        note: note.map_err(|fault| Said(words::retold(&fault)))?,
        reasons: reasons(visit, Some(event))?,
        again: visit.ticked("again"),
        ..record::Order::new(case, event)
    };
    let recorded = match record::record(&visit.world(), &order) {
        Ok(recorded) => recorded,
        Err(error) => {
            let Some(record::Refused::Twice { .. }) = error.downcast_ref() else {
                return Err(error);
            };
            let said = ways::trouble(&error).said().join(" ");
            return by_hand_with(visit, case, Some(&words::upper(&said)));
        }
    };
    let case = &recorded.case.case.reference;
    Ok(PageReply::see(format!("/case/{case}?done=recorded")))
}
