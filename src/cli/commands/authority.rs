//! `datawrit authority`

use std::fmt::Write;

use chrono::NaiveDate;

use super::{Scene, view};
use crate::{
    authority::{Authority, NoAuthority, Sector},
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        question::{self, Said},
        table::Table,
        words,
    },
    law::{Language, Venue},
    office::{
        Error,
        authority::{self, Hearing, Order, Refused, Ties},
        introduce,
    },
    request::Line,
    speech::say,
};

/// Names the authorities that hear a complaint in a case, why they do, and who leads.
pub fn authority(scene: &Scene<'_>, args: &args::Authority) -> Result<Answer, Failure> {
    let mut ties = args.hears.ties();
    let hearing = knowing_the_part(scene, &args.case, &mut ties, |ties| {
        let order = Order {
            case: args.case.clone(),
            ties: ties.clone(),
        };
        authority::authority(scene, &order)
    })?;
    if scene.global.json {
        return Answer::outcome(&hearing);
    }
    Ok(Answer::text(told(&hearing, ties.sector, scene.today))
        .notes(view::doubt(hearing.certainty))
        .notes(hearing.notices.iter().map(words::notice)))
}

/// Does what depends on who hears a complaint; where that is said by the part of a country alone, it is asked for, and
/// kept in the profile if the person wants that.
pub(super) fn knowing_the_part<T>(
    scene: &Scene<'_>,
    case: &str,
    ties: &mut Ties,
    done: impl Fn(&Ties) -> Result<T, Error>,
) -> Result<T, Failure> {
    loop {
        let error = match done(ties) {
            Ok(done) => return Ok(done),
            Err(error) => error,
        };
        let (venue, parts) = match error.downcast_ref() {
            Some(Refused::NoAuthority {
                why: NoAuthority::WhichPart { venue, parts, .. },
                ..
            }) if !scene.global.json && question::somebody_is_there() => (*venue, parts.clone()),
            _ => return Err(error.into()),
        };
        let names: Vec<String> = parts.iter().map(words::place).collect();
        let question = words::authority::which_part(venue, &parts);
        let chosen = question::choose(&question, &names)?.and_then(|at| parts.get(at).cloned());
        let Some(part) = chosen else {
            return Err(error.into());
        };
        *ties = ties.clone().at(venue, part.clone());
        if venue == Venue::Residence
            && let Some(name) = authority::profiled(scene, case)?
            && question::yes_or_no(&words::authority::keep_part(&part), true)? == Said::Is(true)
        {
            introduce::lives(scene, &name, part)?;
        }
    }
}

fn told(hearing: &Hearing, sector: Sector, today: NaiveDate) -> String {
    let mut text = String::new();
    // With the provision as the language of the screen writes it.
    let rule = &hearing.reference.title;
    let cited = |words: &str| words::retold(words).replace(rule, &words::cited(rule));
    for (index, hearer) in hearing.authorities.iter().enumerate() {
        let authority = &hearer.authority;
        // Writing to a string cannot fail.
        let _ = match index {
            0 => writeln!(text, "{}", authority.name),
            _ => writeln!(
                text,
                "\n{}",
                say!("authority-or", name = authority.name.to_string())
            ),
        };
        let mut table = Table::default();
        table.row([say!("authority-because"), cited(&hearer.because)]);
        if sector != Sector::Private && authority.sectors.contains(&sector) {
            let rule = authority.rule_for(sector);
            let rule = rule.map_or_else(String::new, |rule| format!(" ({rule})"));
            let who = words::retold(sector.bodies());
            let told = say!("authority-supervises", who = who, rule = rule);
            table.row([String::new(), told]);
        }
        contact(authority, today, &mut table);
        text += &table.render(2);
    }
    if let Some(words) = &hearing.lead_words {
        let _ = writeln!(text, "\n{}", cited(words));
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
        let _ = {
            let said = words::retold(&advice.text);
            let rule = words::cited(&advice.reference.title);
            writeln!(text, "{said} ({rule}{doubt})")
        };
    }
    text
}

/// From how many years on an entry is told to be old.
const OLD: u32 = 2;

/// How it is reached, and how we know.
fn contact(authority: &Authority, today: NaiveDate, table: &mut Table) {
    let mut row = |label: String, words: String| table.row([label, words]);
    if let Some(english) = &authority.english_name {
        row(say!("authority-english"), english.to_string());
    }
    if let Some(covers) = &authority.covers {
        row(say!("authority-covers"), covers.to_string());
    }
    if let Some(form) = &authority.form {
        row(say!("authority-form"), form.clone());
    }
    if let Some(email) = &authority.email {
        row(say!("authority-email"), email.to_string());
    }
    if !authority.address.is_empty() {
        let mut lines: Vec<String> = authority.address.iter().map(Line::to_string).collect();
        lines.push(words::country(&authority.place));
        row(say!("authority-post"), lines.join(", "));
    }
    if let Some(phone) = &authority.phone {
        row(say!("authority-phone"), phone.to_string());
    }
    if let Some(web) = &authority.web {
        row(say!("authority-web"), web.clone());
    }
    if !authority.languages.is_empty() {
        let languages: Vec<&str> = authority.languages.iter().map(Language::code).collect();
        // Whether it takes others is not known of any.
        row(
            say!("authority-language"),
            say!("authority-maybe-others", languages = languages.join(", ")),
        );
    }
    if let Some(remark) = &authority.remark {
        row(say!("authority-note"), remark.to_string());
    }
    row(
        say!("authority-source"),
        say!(
            "authority-as-of",
            source = authority.source.title.to_string(),
            day = authority.as_of.to_string()
        ),
    );
    let years = authority.years_old(today);
    if years >= OLD {
        let page = authority.web.as_deref().unwrap_or(&authority.source.href);
        row(
            String::new(),
            say!("authority-old", years = years.to_string(), page = page),
        );
    }
}
