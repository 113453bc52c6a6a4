//! `datawrit authority`

use std::fmt::Write;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Scene, view};
use crate::{
    authority::{Affair, Authorities, Authority, Competence, Competent, Lead, NoAuthority, Sector},
    cli::{answer::Answer, args, failure::Failure, table::Table},
    law::{Advice, Complaint, Language, Place, Venue},
    request::Line,
};

/// Names the authorities that hear a complaint in a case, why they do, and who leads.
pub fn authority(scene: &Scene<'_>, args: &args::Authority) -> Result<Answer, Failure> {
    let (tracker, case) = scene.home.case(&args.case)?;
    let request = tracker.request(&case)?;
    let statute = scene.home.statutes()?.get(&case.law)?;
    let complaint = statute.complaint(scene.today).ok_or_else(|| {
        Failure::cannot(format!(
            "`{}` ({}) does not say who hears a complaint",
            statute.id, statute.title
        ))
    })?;
    let authorities =
        Authorities::under(&statute.id, Some(&scene.home.authorities()), scene.today)?;
    let requester = &request.requester;
    let residence = args
        .residence
        .as_ref()
        .or(requester.residence.as_ref())
        .or(requester.address.as_ref().map(|address| &address.country));
    let record = match &request.recipient.id {
        Some(id) => scene.home.directory()?.find(id)?,
        None => None,
    };
    let hint = record.as_ref().and_then(|record| {
        let seat = case.place.as_ref()?;
        // What a list says of a company is no more than that.
        let (listed, sector) = [
            ("telecommunication", Sector::Telecommunications),
            ("post", Sector::Post),
        ]
        .into_iter()
        .find(|(category, sector)| {
            record.is_in(category) && authorities.of_its_own(*sector, seat)
        })?;
        (args.sector == Sector::default()).then(|| {
            format!(
                "{} is listed under `{listed}`, and {} may have an authority of their own: --sector {sector}",
                record.name,
                sector.bodies(),
            )
        })
    });
    let lead = record.and_then(|record| record.lead_authority);
    let affair = Affair {
        residence: residence.cloned(),
        work: args.work.clone(),
        infringement: args.infringement.clone(),
        seat: case.place.clone(),
        sector: args.sector,
        lead: lead.map(|id| id.to_string()),
    };
    let competence = authorities
        .competence(&affair, complaint)
        .map_err(|error| refused(&error, &case.reference.to_string(), &statute.short_title))?;
    let home = affair.residence.as_ref();
    let advice: Vec<&Advice> = complaint
        .advice
        .iter()
        .filter(|advice| advice.concerns(home, args.sector.word()))
        .collect();
    let affair = Told {
        today: scene.today,
        sector: args.sector,
        recipient: &case.recipient,
        law: &statute.short_title,
        seat: affair.seat.as_ref(),
        complaint,
        competence: &competence,
        advice: &advice,
    };
    if scene.global.json {
        let mut value = affair.json();
        value["case"] = json!(case.reference.as_str());
        value["statute"] = json!(statute.id);
        return Ok(Answer::json(&value));
    }
    Ok(Answer::text(affair.text())
        .notes(view::doubt(complaint.certainty))
        .notes(hint))
}

fn refused(error: &NoAuthority, case: &str, law: &str) -> Failure {
    let failure = Failure::misuse(error.to_string());
    match error {
        NoAuthority::WhichPart { parts, venue, .. } => {
            let flag = match venue {
                Venue::Residence => "--residence",
                Venue::Work => "--work",
                Venue::Infringement => "--infringement",
            };
            let english = Language::english();
            let parts: Vec<String> = parts
                .iter()
                .map(|part| format!("{part} ({})", part.name(&english)))
                .collect();
            let example = parts.first().and_then(|part| part.split(' ').next());
            failure.hint(format!(
                "name it, as in `datawrit authority {case} {flag} {}`: {}",
                example.unwrap_or_default(),
                parts.join(", ")
            ))
        }
        NoAuthority::NoneThere { .. } => failure.hint("choose another --sector"),
        NoAuthority::Nowhere => failure.hint(format!(
            "say with --residence, --work or --infringement which place ties the case to the {law}"
        )),
    }
}

/// All that is said of one case.
struct Told<'a> {
    today: NaiveDate,
    sector: Sector,
    recipient: &'a str,
    law: &'a str,
    seat: Option<&'a Place>,
    complaint: &'a Complaint,
    competence: &'a Competence<'a>,
    advice: &'a [&'a Advice],
}

impl Told<'_> {
    fn text(&self) -> String {
        let mut text = String::new();
        for (index, competent) in self.competence.competent.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = match index {
                0 => write!(text, "{}", competent.authority.name),
                _ => write!(text, "\nor {}", competent.authority.name),
            };
            text.push('\n');
            let mut table = Table::default();
            table.row(["because", &self.because(competent)]);
            if self.sector != Sector::Private && competent.authority.sectors.contains(&self.sector)
            {
                let rule = competent.authority.rule_for(self.sector);
                let rule = rule.map_or_else(String::new, |rule| format!(" ({rule})"));
                table.row(["", &format!("it supervises {}{rule}", self.sector.bodies())]);
            }
            contact(competent.authority, self.today, &mut table);
            text += &table.render(2);
        }
        if let Some((known, lead)) = self.lead() {
            let _ = writeln!(text, "\n{lead}");
            if let Some(known) = known {
                let _ = writeln!(text, "{}", known.name);
                let mut table = Table::default();
                contact(known, self.today, &mut table);
                text += &table.render(2);
            }
        }
        if !self.advice.is_empty() {
            text.push('\n');
        }
        for advice in self.advice {
            let doubt = view::doubt(advice.certainty)
                .map_or_else(String::new, |doubt| format!("; {doubt}"));
            let _ = writeln!(text, "{} ({}{doubt})", advice.text, advice.reference);
        }
        text
    }

    fn because(&self, competent: &Competent<'_>) -> String {
        let reference = &self.complaint.reference;
        match &competent.because {
            None => format!("it watches over the {} ({reference})", self.law),
            // Which of several has a church body is said by where that body belongs.
            Some(_) if competent.authority.covers.is_some() => {
                "it is the one if the body complained about is one of those it covers".to_owned()
            }
            Some((venue, place)) => {
                let place = place.in_english();
                let fact = match (venue, competent.presumed) {
                    (Venue::Residence, _) => format!("you live in {place}"),
                    (Venue::Work, _) => format!("you work in {place}"),
                    (Venue::Infringement, false) => format!("it happened in {place}"),
                    (Venue::Infringement, true) => {
                        format!("{} is in {place}", self.recipient)
                    }
                };
                format!("{fact} ({reference}: {venue})")
            }
        }
    }

    /// Who leads, in words, and the authority where it is not among the competent.
    fn lead(&self) -> Option<(Option<&Authority>, String)> {
        let reference = self.complaint.lead.as_ref()?;
        let recipient = self.recipient;
        let seat = |place: &Place| place.in_english();
        let chosen = |authority: &Authority| {
            let competent = &self.competence.competent;
            competent.iter().any(|known| known.authority == authority)
        };
        Some(match self.competence.lead.as_ref()? {
            Lead::Known(authority) if chosen(authority) => (
                None,
                format!("it also leads for {recipient} across borders ({reference})"),
            ),
            Lead::Known(authority) => (
                Some(*authority),
                format!("leading for {recipient} across borders ({reference}):"),
            ),
            Lead::Same(authority) => (
                None,
                format!(
                    "it would also lead for {recipient} across borders, if its main establishment is in {} ({reference})",
                    seat(&authority.place)
                ),
            ),
            Lead::Supervises(authority) => (
                Some(*authority),
                format!(
                    "supervising {recipient}, if it sits in {}:",
                    seat(&authority.place)
                ),
            ),
            Lead::BySeat(authority) => (
                Some(*authority),
                format!(
                    "leading, if {recipient} has its main establishment in {} ({reference}):",
                    self.seat.map(seat).unwrap_or_default()
                ),
            ),
            Lead::InPartOf(place) => (
                None,
                format!(
                    "leading, if {recipient} has its main establishment in {}: the authority of the \
                     part of the country where it sits ({reference})",
                    seat(place)
                ),
            ),
            Lead::Outside(place) => (
                None,
                format!(
                    "no authority leads as far as we know: {recipient} is in {} ({reference})",
                    seat(place)
                ),
            ),
            Lead::Unknown => (
                None,
                format!(
                    "who leads is not known, because it is not known where {recipient} is ({reference})"
                ),
            ),
        })
    }

    fn json(&self) -> Value {
        let competent: Vec<Value> = self
            .competence
            .competent
            .iter()
            .map(|competent| {
                let mut value = json!(competent.authority);
                value["because"] = json!(self.because(competent));
                value["venue"] = json!(competent.because.as_ref().map(|(venue, _)| venue));
                value
            })
            .collect();
        let lead = match &self.competence.lead {
            Some(
                Lead::Known(authority)
                | Lead::BySeat(authority)
                | Lead::Same(authority)
                | Lead::Supervises(authority),
            ) => Some(authority),
            _ => None,
        };
        let advice: Vec<Value> = self
            .advice
            .iter()
            .map(|advice| {
                json!({
                    "text": advice.text,
                    "reference": advice.reference,
                    "certainty": advice.certainty,
                })
            })
            .collect();
        json!({
            "reference": self.complaint.reference,
            "certainty": self.complaint.certainty,
            "authorities": competent,
            "lead": lead,
            "lead_known": matches!(self.competence.lead, Some(Lead::Known(_))),
            "lead_words": self.lead().map(|(_, words)| words),
            "advice": advice,
        })
    }
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
