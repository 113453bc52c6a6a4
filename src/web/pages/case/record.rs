//! What the person did, or knows, in plain words. What the company did is recorded where something came.

use maud::{Markup, html};

use crate::{
    law::EventKind,
    office::{record, show, told},
    request::Passage,
    speech::say,
    tracker::{Case, Dispatch, Medium},
    web::{
        form::{self, Choice, Faults, FormField, fault_of},
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        ways, words,
    },
};

fn choice(value: &str, label: String, more: Option<String>) -> Choice {
    Choice {
        value: value.to_owned(),
        label,
        more,
    }
}

/// What can be recorded now, the likeliest first.
fn choices(case: &Case, asked: impl Iterator<Item = EventKind>) -> Vec<Choice> {
    let mut all = Vec::new();
    let dispatch = case.dispatch_of(case.to_send());
    if dispatch != Dispatch::Sent {
        all.push(choice(
            "sent:post",
            say!("case-i-posted-it"),
            Some(say!("case-i-posted-it-more")),
        ));
        all.push(choice("sent:email", say!("case-i-mailed-it"), None));
        all.push(choice("sent:form", say!("case-i-filled-it"), None));
    }
    if matches!(dispatch, Dispatch::Unknown | Dispatch::Interrupted) {
        all.push(choice("not-sent", say!("case-it-did-not-leave"), None));
    }
    for question in asked {
        let (answered, disputed) = told::ends(question);
        for event in [answered, disputed] {
            all.push(choice(event.word(), words::event(event), None));
        }
    }
    if case.dispatch() == Dispatch::Sent {
        all.push(choice(
            EventKind::Received.word(),
            say!("case-i-know-it-arrived"),
            Some(say!("case-i-know-it-arrived-more")),
        ));
        // That a letter left says so too.
        let letter = case.letter(case.to_send());
        let said = letter
            .filter(|_| dispatch != Dispatch::Sent)
            .and_then(|letter| letter.records);
        let others = [EventKind::Reminded, EventKind::Complained].into_iter();
        for event in others.filter(|event| said != Some(*event)) {
            all.push(choice(event.word(), words::event(event), None));
        }
        if case.at_authority().is_some() {
            let event = EventKind::AuthorityInformed;
            all.push(choice(event.word(), words::event(event), None));
        }
        all.push(choice(
            EventKind::Withdrawn.word(),
            words::event(EventKind::Withdrawn),
            None,
        ));
    }
    all.push(choice(
        EventKind::Closed.word(),
        words::event(EventKind::Closed),
        Some(say!("case-i-close-it-more")),
    ));
    all
}

pub fn record(visit: &PageVisit<'_>, case: &str, faults: Faults<'_>) -> Answered {
    let world = visit.world();
    let shown = show::show(&world, case, false)?;
    let view = &shown.case;
    let case = &view.case;
    let asked = view.questions.iter().map(|question| question.asked);
    let all = choices(case, asked);
    let fault = |name: &str| fault_of(faults, name);
    let today = world.today.to_string();
    let on = match visit.said("on") {
        "" => &today,
        on => on,
    };
    let at = format!("/case/{}", case.reference);
    let main = html! {
        p.lead { (say!("case-record-lead", company = case.recipient.as_str())) }
        (form::form(visit, &format!("{at}/record"), html! {
            @if let Some(fault) = fault("event") { p.fault role="alert" { (fault) } }
            (form::choices("event", &say!("case-record-what"), visit.said("event"), &all, true))
            (FormField { name: "on", label: &say!("web-came-on"), value: on, fault: fault("on"), kind: "date", ..FormField::default() }.show())
            (FormField { name: "note", label: &say!("web-came-note"), value: visit.said("note"), hint: Some(&say!("web-came-note-hint")), fault: fault("note"), rows: 3, ..FormField::default() }.show())
            (once_more(visit, fault("again")))
            p.actions { button { (say!("web-record")) } a.button.second href=(at) { (say!("web-back")) } }
        }))
        p { (say!("case-record-came")) " " a href={ (at) "/came" } { (say!("web-came")) } }
    };
    let title = say!("case-record-title");
    Ok(frame::page(visit, Section::Today, &title, main))
}

/// What is said where the same of the same day is there, and the box to record it once more.
pub fn once_more(visit: &PageVisit<'_>, fault: Option<&str>) -> Markup {
    html! {
        @if let Some(fault) = fault {
            p.fault role="alert" { (fault) }
            div.choice {
                input #f-again type="checkbox" name="again" value="yes" checked[visit.ticked("again")];
                label for="f-again" { (say!("web-once-more")) }
            }
        }
    }
}

pub fn keep(visit: &PageVisit<'_>, case: &str) -> Answered {
    let said = visit.said("event");
    let (event, by) = match said.split_once(':') {
        Some((event, by)) => (event, Some(by.parse::<Medium>())),
        None => (said, None),
    };
    // A way of sending that is not one is not left out: what is recorded is what was said.
    let (Ok(event), Ok(by)) = (event.parse::<EventKind>(), by.transpose()) else {
        return record(visit, case, &[("event", say!("web-came-choose"))]);
    };
    let typed = visit.said("on");
    let on = match typed.parse() {
        _ if typed.is_empty() => None,
        Ok(on) => Some(on),
        Err(_) => return record(visit, case, &[("on", say!("web-not-a-day", typed = typed))]),
    };
    let note = visit.said("note");
    let note = match Passage::new(note) {
        _ if note.is_empty() => None,
        Ok(note) => Some(note),
        Err(fault) => return record(visit, case, &[("note", words::retold(&fault))]),
    };
    let order = record::Order {
        on,
        by,
        note,
        again: visit.ticked("again"),
        ..record::Order::new(case, event)
    };
    match record::record(&visit.world(), &order) {
        Ok(recorded) => {
            let case = &recorded.case.case.reference;
            Ok(PageReply::see(format!("/case/{case}?done=recorded")))
        }
        Err(error) => match error.downcast_ref() {
            Some(refused) => {
                let at = match refused {
                    record::Refused::Twice { .. } => "again",
                    _ => "on",
                };
                let said = ways::trouble(&error).said().join(" ");
                record(visit, case, &[(at, words::upper(&said))])
            }
            None => Err(error),
        },
    }
}
