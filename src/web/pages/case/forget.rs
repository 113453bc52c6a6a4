//! Deletes a case, after everything that goes and stays was shown.

use maud::html;

use crate::{
    office::forget::{self, Order, What},
    speech::say,
    web::{
        form,
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
    },
    wording::stays,
};

pub fn forget(visit: &PageVisit<'_>, case: &str) -> Answered {
    let plan = forget::plan(&visit.world(), &What::Case(case.to_owned()))?;
    let recipient = plan.case.as_ref().map(|case| case.recipient.clone());
    let recipient = recipient.unwrap_or_default();
    let main = html! {
        p.lead {
            @if plan.sent { (say!("case-forget-sent")) } @else { (say!("case-forget-unsent")) }
        }
        p { (say!("case-forget-stays")) }
        ul { @for one in &plan.stays { li { (stays(one)) } } }
        (form::form(visit, &format!("/case/{case}/forget"), html! {
            @if !plan.files.is_empty() {
                div.choice {
                    input #f-files type="checkbox" name="files" value="yes";
                    label for="f-files" {
                        span.what { (say!("case-forget-files")) }
                        @for path in &plan.files { span.more { (path.display()) } }
                    }
                }
            }
            @if plan.sent {
                div.choice {
                    input #f-trace type="checkbox" name="trace" value="yes";
                    label for="f-trace" { (say!("case-forget-trace")) }
                }
            }
            p.actions {
                button.danger { (say!("case-forget")) }
                a.button.second href={ "/case/" (case) } { (say!("web-back")) }
            }
        }))
    };
    let title = say!("case-forget-title", company = recipient.as_str());
    Ok(frame::page(visit, Section::Today, &title, main))
}

pub fn carry_out(visit: &PageVisit<'_>, case: &str) -> Answered {
    let world = visit.world();
    let plan = forget::plan(&world, &What::Case(case.to_owned()))?;
    let order = Order {
        trace: visit.ticked("trace") && plan.sent,
        files: visit.ticked("files"),
    };
    plan.carry_out(&world, order)?;
    Ok(PageReply::see("/?done=forgotten"))
}
