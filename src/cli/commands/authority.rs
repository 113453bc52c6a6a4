//! `datawrit authority`

use std::fmt::Write;

use chrono::NaiveDate;

use super::{Scene, view};
use crate::{
    authority::{Authority, Sector},
    cli::{answer::Answer, args, failure::Failure, table::Table, words},
    law::Language,
    office::authority::{self, Hearing, Order},
    request::Line,
};

/// Names the authorities that hear a complaint in a case, why they do, and who leads.
pub fn authority(scene: &Scene<'_>, args: &args::Authority) -> Result<Answer, Failure> {
    let order = Order {
        case: args.case.clone(),
        residence: args.residence.clone(),
        work: args.work.clone(),
        infringement: args.infringement.clone(),
        sector: args.sector,
    };
    let hearing = authority::authority(scene, &order)?;
    if scene.global.json {
        return Answer::outcome(&hearing);
    }
    Ok(Answer::text(told(&hearing, order.sector, scene.today))
        .notes(view::doubt(hearing.certainty))
        .notes(hearing.notices.iter().map(words::notice)))
}

fn told(hearing: &Hearing, sector: Sector, today: NaiveDate) -> String {
    let mut text = String::new();
    for (index, hearer) in hearing.authorities.iter().enumerate() {
        let authority = &hearer.authority;
        // Writing to a string cannot fail.
        let _ = match index {
            0 => writeln!(text, "{}", authority.name),
            _ => writeln!(text, "\nor {}", authority.name),
        };
        let mut table = Table::default();
        table.row(["because", &hearer.because]);
        if sector != Sector::Private && authority.sectors.contains(&sector) {
            let rule = authority.rule_for(sector);
            let rule = rule.map_or_else(String::new, |rule| format!(" ({rule})"));
            table.row(["", &format!("it supervises {}{rule}", sector.bodies())]);
        }
        contact(authority, today, &mut table);
        text += &table.render(2);
    }
    if let Some(words) = &hearing.lead_words {
        let _ = writeln!(text, "\n{words}");
        if let Some(lead) = hearing.lead.as_ref().filter(|_| !hearing.lead_is_chosen) {
            let _ = writeln!(text, "{}", lead.name);
            let mut table = Table::default();
            contact(lead, today, &mut table);
            text += &table.render(2);
        }
    }
    if !hearing.advice.is_empty() {
        text.push('\n');
    }
    for advice in &hearing.advice {
        let doubt =
            view::doubt(advice.certainty).map_or_else(String::new, |doubt| format!("; {doubt}"));
        let _ = writeln!(text, "{} ({}{doubt})", advice.text, advice.reference);
    }
    text
}

/// From how many years on an entry is told to be old.
const OLD: u32 = 2;

/// How it is reached, and how we know.
fn contact(authority: &Authority, today: NaiveDate, table: &mut Table) {
    if let Some(english) = &authority.english_name {
        table.row(["english", english.as_str()]);
    }
    if let Some(covers) = &authority.covers {
        table.row(["covers", covers.as_str()]);
    }
    if let Some(form) = &authority.form {
        table.row(["form", form]);
    }
    if let Some(email) = &authority.email {
        table.row(["e-mail", email.as_str()]);
    }
    if !authority.address.is_empty() {
        let lines: Vec<&str> = authority.address.iter().map(Line::as_str).collect();
        let country = authority.place.country();
        let country = country.name(&Language::english());
        table.row(["post", &format!("{}, {country}", lines.join(", "))]);
    }
    if let Some(phone) = &authority.phone {
        table.row(["phone", phone.as_str()]);
    }
    if let Some(web) = &authority.web {
        table.row(["web", web]);
    }
    if !authority.languages.is_empty() {
        let languages: Vec<&str> = authority.languages.iter().map(Language::code).collect();
        // Whether it takes others is not known of any.
        table.row([
            "language",
            &format!("{}, maybe others too", languages.join(", ")),
        ]);
    }
    if let Some(remark) = &authority.remark {
        table.row(["note", remark.as_str()]);
    }
    table.row([
        "source",
        &format!("{}, as of {}", authority.source.title, authority.as_of),
    ]);
    let years = authority.years_old(today);
    if years >= OLD {
        let page = authority.web.as_deref().unwrap_or(&authority.source.href);
        table.row([
            "",
            &format!("this may not have been checked for {years} years; look at {page} first"),
        ]);
    }
}
