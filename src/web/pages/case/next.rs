//! A letter that follows, shown before it is kept; and for a complaint what goes with it.

use maud::{Markup, html};

use crate::{
    authority::{Authority, NoAuthority},
    delivery::text,
    law::{FollowUp, Language, Place, Venue},
    letter::unread,
    office::{
        Error,
        authority::{self, Ties},
        evidence, introduce,
        next::{self, NextWant, Order, Refused, Worded, compose, occasion},
        show,
        view::CaseView,
        write::{Desk, Page},
    },
    request::Line,
    speech::{say, spoken},
    tracker::{Case, Occasion},
    web::{
        form::{self, Choice, Faults, FormField, fault_of},
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        words,
    },
};

fn lines(typed: &str) -> Result<Vec<Line>, String> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| Line::new(line).map_err(|fault| words::retold(&fault)))
        .collect()
}

/// The field at which something wrong with an answer is said.
fn field_of(want: &NextWant) -> &'static str {
    match want {
        NextWant::Given => "given",
        NextWant::Missing(_) => "more",
        NextWant::Reasons => "reason",
    }
}

/// Puts what the person says on the page into the order.
fn fill(visit: &PageVisit<'_>, want: &NextWant, order: &mut Order) -> Result<(), String> {
    match want {
        NextWant::Given => order.given = lines(visit.said("given"))?,
        NextWant::Missing(points) => {
            let ticked = visit.all_said("point");
            let said = points
                .iter()
                .filter(|point| ticked.contains(&point.id.as_str()));
            order.missing = said.map(|point| point.says.clone()).collect();
            order.missing.extend(lines(visit.said("more"))?);
        }
        NextWant::Reasons if visit.said("reasons") == "none" => order.heard.refusal_bare = true,
        NextWant::Reasons if visit.said("reasons") == "some" => {
            let reason = visit.said("reason").trim();
            if reason.is_empty() {
                return Err(say!("web-is-missing"));
            }
            let line = Line::new(reason).map_err(|fault| words::retold(&fault))?;
            order.heard.refusal_reason = Some(line);
        }
        NextWant::Reasons => {}
    }
    Ok(())
}

/// The fields for it.
fn asked(visit: &PageVisit<'_>, want: &NextWant, step: FollowUp, faults: Faults<'_>) -> Markup {
    let name = field_of(want);
    let field = |label: &str, hint: Option<&str>, rows: usize| {
        FormField {
            name,
            label,
            value: visit.said(name),
            hint,
            fault: fault_of(faults, name),
            rows,
            ..FormField::default()
        }
        .show()
    };
    match want {
        NextWant::Given => field(&given_label(step), Some(&say!("case-given-hint")), 4),
        NextWant::Missing(points) => {
            let ticked = visit.all_said("point");
            html! {
                fieldset.choices {
                    legend { (say!("review-missing")) }
                    @for (number, point) in points.iter().enumerate() {
                        @let id = format!("p-{number}");
                        div.choice {
                            input type="checkbox" id=(id) name="point" value=(point.id) checked[ticked.contains(&point.id.as_str())];
                            label for=(id) { (point.says) }
                        }
                    }
                }
                (field(&say!("case-missing-more"), Some(&say!("case-given-hint")), 3))
            }
        }
        NextWant::Reasons => {
            let one = |value: &str, label: String| Choice {
                value: value.to_owned(),
                label: words::upper(&label),
                more: None,
            };
            let all = [
                one("", say!("next-reasons-unsaid")),
                one("none", say!("next-reasons-none")),
                one("some", say!("next-reasons-some")),
            ];
            let which = words::upper(&say!("next-reasons-which"));
            html! {
                (form::choices("reasons", &say!("next-reasons-asked"), visit.said("reasons"), &all, false))
                (field(&which, None, 1))
            }
        }
    }
}

/// The letter as a page: what it lacks is asked for, what it says is shown, and it is kept when the person says so.
pub fn write(visit: &PageVisit<'_>, case: &str, step: FollowUp) -> Answered {
    let world = visit.world();
    let shown = show::show(&world, case, false)?;
    let view = &shown.case;
    let reference = view.case.reference.to_string();
    let desk = Desk::open(world, &Page::default())?;
    let ties = ties(visit, &reference)?;
    let mut order = Order {
        case: reference.clone(),
        step,
        given: Vec::new(),
        missing: Vec::new(),
        heard: next::Heard::default(),
        language: visit.said("lang").parse().ok(),
        copy_in: visit.said("copy").parse().ok(),
        own: spoken().tongue().code().parse().ok(),
        ties,
    };
    let wants = next::wants(&desk, &order)?;
    let mut faults: Vec<(&'static str, String)> = Vec::new();
    for want in &wants {
        if let Err(fault) = fill(visit, want, &mut order) {
            faults.push((field_of(want), fault));
        }
    }
    let worded = next::word(&desk, &order);
    if let Some(why) = worded.as_ref().err().and_then(why_nobody)
        && let Some(asked) = WhichPlace::of(visit, view, why)?
    {
        return asked.page(visit, view, step);
    }
    let worded = match worded {
        Ok(worded) => Some(worded),
        Err(error) => match error.downcast_ref() {
            Some(Refused::NothingGiven { .. } | Refused::NothingMissing { .. }) => {
                if visit.posts && faults.is_empty() {
                    let missing = say!("web-is-missing");
                    faults.extend(wants.first().map(|want| (field_of(want), missing)));
                }
                None
            }
            _ => return Err(error),
        },
    };
    if visit.posts && visit.said("deed") == "keep" && faults.is_empty() && worded.is_some() {
        let added = compose(&desk, &order)?.add(world, None)?;
        return Ok(PageReply::see(format!("/case/{}?done=letter", added.case)));
    }
    let choice = worded
        .as_ref()
        .is_some_and(|worded| worded.languages.len() > 1);
    let asks = !wants.is_empty() || choice;
    let at = format!("/case/{reference}");
    let main = html! {
        p.lead { (view.case.recipient) " · " (words::right(view.case.asked)) }
        @if occasion(step) == Occasion::Complaint && step == FollowUp::Complaint {
            (packet(visit, &view.case, &at, &order.ties)?)
        }
        (form::form(visit, &format!("{at}/write/{step}"), html! {
            (kept(&order.ties))
            @for want in &wants { (asked(visit, want, step, &faults)) }
            @if let Some(worded) = &worded {
                (in_which(worded))
                h2 { (say!("case-letter-reads")) }
                div.sheet-text.quote { (text::render(&worded.letter)) }
            }
            p.actions {
                @if worded.is_some() {
                    button name="deed" value="keep" { (say!("case-keep-letter")) }
                }
                @if asks {
                    button.second[worded.is_some()] name="deed" value="show" { (say!("case-show-letter")) }
                }
                a.button.second href=(at) { (say!("web-back")) }
            }
            p.hint { (say!("case-keep-letter-hint")) }
        }))
    };
    Ok(frame::page(
        visit,
        Section::Today,
        &words::follow_up(step),
        main,
    ))
}

/// The fields that say where it was, by what makes an authority there competent.
const VENUES: [(Venue, &str); 2] = [
    (Venue::Residence, "residence"),
    (Venue::Infringement, "infringement"),
];

/// What the person said of who hears the complaint; where they live is kept as theirs, if they want that.
fn ties(visit: &PageVisit<'_>, case: &str) -> Result<Ties, Error> {
    let said = |name: &str| visit.said(name).parse::<Place>().ok();
    let mut ties = Ties::default();
    for (venue, name) in VENUES {
        if let Some(place) = said(name) {
            ties = ties.at(venue, place);
        }
    }
    if visit.posts && visit.ticked("keep-part") {
        let world = visit.world();
        if let (Some(place), Some(name)) = (&ties.residence, authority::profiled(&world, case)?) {
            introduce::lives(&world, &name, place.clone())?;
        }
    }
    Ok(ties)
}

/// The same, for the next form.
fn kept(ties: &Ties) -> Markup {
    let place = |venue| match venue {
        Venue::Residence => ties.residence.as_ref(),
        Venue::Work => ties.work.as_ref(),
        Venue::Infringement => ties.infringement.as_ref(),
    };
    html! {
        @for (venue, name) in VENUES {
            @if let Some(place) = place(venue) { input type="hidden" name=(name) value=(place.code()); }
        }
    }
}

/// Why no authority is known, if that is what went wrong.
fn why_nobody(error: &Error) -> Option<&NoAuthority> {
    match error.downcast_ref::<authority::Refused>()? {
        authority::Refused::NoAuthority { why, .. } => Some(why),
        authority::Refused::NobodyHears { .. } => None,
    }
}

/// A place that decides who hears the complaint, and is asked for.
struct WhichPlace {
    venue: Venue,
    question: String,
    /// Why it is asked.
    because: String,
    places: Vec<Place>,
}

impl WhichPlace {
    /// The part of a country in which each has an authority of its own, or where the company is.
    fn of(
        visit: &PageVisit<'_>,
        view: &CaseView,
        why: &NoAuthority,
    ) -> Result<Option<WhichPlace>, Error> {
        Ok(match why {
            NoAuthority::WhichPart { venue, parts, .. } => {
                let country = parts.first().map(|part| words::place(&part.country()));
                let country = country.unwrap_or_default();
                Some(WhichPlace {
                    venue: *venue,
                    question: match venue {
                        Venue::Residence => say!("ask-part-of-home", country = country),
                        Venue::Work => say!("ask-part-of-work", country = country),
                        Venue::Infringement => say!("ask-part-of-wrong", country = country),
                    },
                    because: say!("case-complain-parts"),
                    places: parts.clone(),
                })
            }
            NoAuthority::Nowhere => Some(WhichPlace {
                venue: Venue::Infringement,
                question: say!("case-complain-where-it-is"),
                because: say!("case-complain-nowhere"),
                places: authority::countries(&visit.world(), view.case.reference.as_str())?,
            }),
            NoAuthority::NoneThere { .. } => None,
        })
    }

    fn page(&self, visit: &PageVisit<'_>, view: &CaseView, step: FollowUp) -> Answered {
        let case = &view.case;
        // Nobody is asked here where they work.
        let mut names = VENUES.iter();
        let name = names.find(|(venue, _)| *venue == self.venue);
        let name = name.map_or("infringement", |(_, name)| *name);
        let choices: Vec<Choice> = self
            .places
            .iter()
            .map(|place| Choice {
                value: place.code().to_owned(),
                label: words::upper(&words::place(place)),
                more: None,
            })
            .collect();
        let at = format!("/case/{}", case.reference);
        let profiled = authority::profiled(&visit.world(), case.reference.as_str())?;
        let keeps = self.venue == Venue::Residence && profiled.is_some();
        let main = html! {
            p.lead { (case.recipient) " · " (words::right(case.asked)) }
            p { (self.because) }
            (form::form(visit, &format!("{at}/write/{step}"), html! {
                (form::choices(name, &self.question, "", &choices, true))
                @if keeps {
                    div.choice {
                        input #f-keep-part type="checkbox" name="keep-part" value="yes" checked;
                        label for="f-keep-part" { (say!("case-complain-keep-part")) }
                    }
                }
                p.actions {
                    button { (say!("new-continue")) }
                    a.button.second href=(at) { (say!("web-back")) }
                }
            }))
        };
        let title = words::follow_up(step);
        Ok(frame::page(visit, Section::Today, &title, main))
    }
}

/// In which language, where the authority takes another than that of the request.
fn in_which(worded: &Worded) -> Markup {
    let [taken, asked, ..] = worded.languages.as_slice() else {
        return html! {};
    };
    let choice = |language: &Language, more: String| Choice {
        value: language.code().to_owned(),
        label: words::upper(&words::language(language)),
        more: Some(more),
    };
    let all = [
        choice(taken, say!("case-complain-language-taken")),
        choice(asked, say!("case-complain-language-asked")),
    ];
    let chosen = &worded.letter.language;
    let copied = worded.letter.copied_in();
    let notice = match copied {
        _ if !unread(chosen) => None,
        Some(copied) => Some(say!(
            "new-notice-unread-language-copied",
            language = words::language(chosen),
            copied = words::language(copied)
        )),
        None => Some(say!(
            "new-notice-unread-language-alone",
            language = words::language(chosen)
        )),
    };
    html! {
        @if let Some(notice) = notice { p.hint { (notice) } }
        (form::choices("lang", &say!("case-complain-language"), chosen.code(), &all, false))
        div.choice {
            input #f-copy type="checkbox" name="copy" value=(asked.code()) checked[copied.is_some()];
            label for="f-copy" { (say!("case-complain-copy", language = words::language(asked))) }
        }
    }
}

fn given_label(step: FollowUp) -> String {
    match step {
        FollowUp::IdentitySupplied => say!("case-given-identity"),
        FollowUp::NothingHeld => say!("case-given-nothing-held"),
        _ => say!("case-given-meaning"),
    }
}

/// Who hears the complaint, its own form, and what proves it.
fn packet(visit: &PageVisit<'_>, case: &Case, at: &str, ties: &Ties) -> Result<Markup, Error> {
    let hearing = authority::authority(
        &visit.world(),
        &authority::Order {
            case: case.reference.to_string(),
            ties: ties.clone(),
        },
    )?;
    Ok(html! {
        section.panel aria-labelledby="hearers" {
            h2 #hearers { (say!("case-complain-where")) }
            @for hearer in &hearing.authorities {
                (one(&hearer.authority))
                p.sub { (words::sentence(&words::retold(&hearer.because))) }
            }
            @for advice in &hearing.advice {
                @let said = words::retold(&advice.text);
                p lang=[(said == advice.text).then_some("en")] { (words::upper(&said)) }
            }
        }
        section aria-labelledby="packet" {
            h2 #packet { (say!("case-complain-packet")) }
            p { (say!("case-complain-packet-more")) }
            (form::form(visit, &format!("{at}/evidence"), html! {
                div.choice {
                    input #f-notes type="checkbox" name="notes" value="yes";
                    label for="f-notes" { (say!("case-complain-notes")) }
                }
                p.actions {
                    button.second { (say!("case-complain-get")) }
                    a.button.second href={ (at) "/record" } { (say!("case-i-filed-it")) }
                }
            }))
        }
    })
}

fn one(authority: &Authority) -> Markup {
    html! {
        h3 { (authority.name) }
        @if let Some(english) = &authority.english_name { p.sub { (english) } }
        dl.stacked {
            @if let Some(form) = &authority.form {
                dt { (say!("case-complain-form")) } dd { (frame::outside(form)) }
            }
            @if let Some(email) = &authority.email { dt { (say!("case-by-email")) } dd { (email) } }
            @if !authority.address.is_empty() {
                dt { (say!("case-by-post")) }
                dd { @for line in &authority.address { (line) br; } }
            }
            @if !authority.languages.is_empty() {
                dt { (say!("case-complain-languages")) }
                dd { @for (at, language) in authority.languages.iter().enumerate() {
                    @if at > 0 { ", " }
                    (words::language(language))
                } }
            }
        }
        @if let Some(remark) = &authority.remark { p lang="en" { (remark) } }
    }
}

/// Everything of the case in one file, with what shows that nothing was altered.
pub fn evidence(visit: &PageVisit<'_>, case: &str) -> Answered {
    let world = visit.world();
    let order = evidence::Order {
        case: case.to_owned(),
        without_notes: !visit.ticked("notes"),
    };
    let mut evidence = evidence::evidence(&world, &order)?;
    // Either they are left out, or the person has ticked that they go in.
    evidence.agree(true)?;
    let (case, bytes) = evidence.handed(&world)?;
    let name = format!("{case}.zip");
    Ok(PageReply::download(&name, "application/zip", bytes))
}
