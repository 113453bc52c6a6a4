//! A record in the making, from cells that may hold anything.

use super::Skipped;
use crate::{
    directory::{
        Channel, Href, Id, Need, NeedKind, Origin, Outcome, OutcomeKind, Provenance, Record, Way,
        names::{fold, id_of},
    },
    law::{Citation, Place, Right},
    request::{Address, Email, Line, Passage, printable},
};

/// A record, its place in the file, and what of it could not be taken.
pub struct Draft<'a> {
    pub record: Record,
    place: &'a str,
    skipped: &'a mut Vec<Skipped>,
    provenance: Provenance,
    source: Option<Citation>,
}

impl<'a> Draft<'a> {
    /// A record of this name, with its id or one made of the name; `None`, with a line in
    /// `skipped`, when it cannot be a name.
    pub fn new(
        id: Option<Id>,
        name: &str,
        place: &'a str,
        provenance: Provenance,
        skipped: &'a mut Vec<Skipped>,
    ) -> Option<Draft<'a>> {
        let tidy = tidy(name);
        let refuse = |reason: String, skipped: &mut Vec<Skipped>| {
            skipped.push(Skipped {
                place: place.to_owned(),
                what: shown(name),
                reason,
            });
        };
        let line = match Line::new(&tidy) {
            Ok(line) => line,
            Err(fault) => {
                refuse(format!("its name {fault}"), skipped);
                return None;
            }
        };
        let Some(id) = id.or_else(|| id_of(&tidy)) else {
            let reason = "no id can be made of its name, which has no Latin letter or digit";
            refuse(reason.to_owned(), skipped);
            return None;
        };
        Some(Draft {
            record: Record::new(id, line),
            place,
            skipped,
            provenance,
            source: None,
        })
    }

    /// The collection, and what it calls the record.
    pub fn origin(&mut self, collection: &Line, licence: &Line, key: &str) {
        self.record.origin = Some(Origin {
            collection: collection.clone(),
            licence: licence.clone(),
            record: Line::new(&tidy(key)).ok(),
        });
    }

    /// The page that every channel from here on has as its source.
    pub fn source(&mut self, title: String, href: &str) {
        self.source = Some(Citation {
            title,
            href: href.to_owned(),
        });
    }

    /// Notes that a part of the record is left out.
    pub fn leave_out(&mut self, reason: String) {
        self.skipped.push(Skipped {
            place: self.place.to_owned(),
            what: self.record.name.to_string(),
            reason,
        });
    }

    pub fn channel(&mut self, way: Way) -> &mut Channel {
        let mut channel = Channel::new(way, self.provenance);
        channel.source.clone_from(&self.source);
        self.record.channels.push(channel);
        let last = self.record.channels.len() - 1;
        &mut self.record.channels[last]
    }

    /// An e-mail address, also with `[at]` for the sign, or with the name of a
    /// person before it. One that a list gives and that looks like a person's own
    /// is kept apart.
    pub fn email(&mut self, cell: &str) -> Option<&mut Channel> {
        let (address, person) = match address(cell) {
            Ok(Some(found)) => found,
            Ok(None) => return None,
            Err(reason) => {
                self.leave_out(reason);
                return None;
            }
        };
        let person = person.or_else(|| {
            (self.provenance != Provenance::StatutoryRegistry)
                .then(|| persons_own(&address, &self.record))?
        });
        let channel = self.channel(Way::Email { address, pgp: None });
        channel.person = person;
        Some(channel)
    }

    /// A page; one without a scheme gets `https://`.
    pub fn page(&mut self, cell: &str, what: &str) -> Option<Href> {
        let cell = cell.trim();
        if is_blank(cell) {
            return None;
        }
        let first = cell
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
            .find(|part| part.contains('.'))
            .unwrap_or(cell);
        match with_scheme(first).parse::<Href>() {
            Ok(href) => Some(href),
            Err(error) => {
                self.leave_out(format!("its {what}: {error}"));
                None
            }
        }
    }

    /// Every further page of a cell that holds several, as domains to find it by.
    pub fn domains(&mut self, cell: &str) {
        let parts = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        for part in parts.filter(|part| part.contains('.')) {
            let known = self.record.website.as_ref().map(Href::domain);
            if let Ok(href) = with_scheme(part).parse::<Href>()
                && known.as_ref() != Some(&href.domain())
                && let Ok(domain) = Line::new(&href.domain())
                && !self.record.domains.contains(&domain)
            {
                self.record.domains.push(domain);
            }
        }
    }

    /// A postal address.
    pub fn post(&mut self, lines: &[String], country: Option<Place>) -> bool {
        let read: Result<Vec<Line>, _> = lines.iter().map(|line| Line::new(&tidy(line))).collect();
        let lines = match read {
            Ok(lines) => lines,
            Err(fault) => {
                self.leave_out(format!("its postal address: a line {fault}"));
                return false;
            }
        };
        let known = country.or_else(|| self.record.country.clone());
        let told = Address::told(lines.clone(), known.as_ref());
        let (lines, country) = match told {
            Some(address) => (address.lines, Some(address.country)),
            None => {
                self.leave_out(format!(
                    "its postal address ends with `{}`, which is not a country: no letter is addressed with it",
                    lines.last().map_or(String::new(), |last| shown(last.as_str()))
                ));
                (lines, None)
            }
        };
        if !(1..=6).contains(&lines.len()) {
            self.leave_out(format!(
                "its postal address has {} lines beside name and country; 1 to 6 fit a letter",
                lines.len()
            ));
            return false;
        }
        if country.is_some() && self.record.country.is_none() {
            self.record.country.clone_from(&country);
        }
        let country = country.filter(|country| self.record.country.as_ref() != Some(country));
        self.channel(Way::Post { lines, country });
        true
    }

    pub fn trading_name(&mut self, name: &str) {
        match Line::new(&tidy(name)) {
            Ok(name) if fold(name.as_str()) == fold(self.record.name.as_str()) => {}
            Ok(name) => {
                if !self.record.trading_names.contains(&name) {
                    self.record.trading_names.push(name);
                }
            }
            Err(_) if name.trim().is_empty() => {}
            Err(fault) => self.leave_out(format!("the trading name `{}` {fault}", shown(name))),
        }
    }

    /// A sentence worth knowing.
    pub fn note(&mut self, text: &str) {
        let text = printable_passage(text);
        if is_blank(&text) {
            return;
        }
        match Passage::new(&text) {
            Ok(note) if !self.record.notes.contains(&note) => self.record.notes.push(note),
            Ok(_) => {}
            Err(fault) => self.leave_out(format!("a note {fault}")),
        }
    }

    pub fn category(&mut self, word: &str) {
        if let Ok(word) = Line::new(word)
            && !self.record.categories.contains(&word)
        {
            self.record.categories.push(word);
        }
    }

    pub fn need(&mut self, kind: NeedKind, label: Option<&str>, optional: bool) {
        let label = label.and_then(|label| Line::new(&tidy(label)).ok());
        self.record.needs.push(Need {
            kind,
            label,
            optional,
        });
    }

    /// That mail to an address came back, or is not read there.
    pub fn outcome(&mut self, address: &Email, what: OutcomeKind, on: Option<chrono::NaiveDate>) {
        let way = Way::Email {
            address: address.clone(),
            pgp: None,
        };
        let known = self
            .record
            .channels
            .iter()
            .position(|channel| channel.way.same(&way));
        let channel = match known {
            Some(at) => &mut self.record.channels[at],
            None => self.channel(way),
        };
        channel.outcome = Some(Outcome {
            what,
            on,
            note: None,
        });
    }

    /// For these rights alone.
    pub fn only(channel: &mut Channel, rights: &[Right]) {
        channel.rights = rights.to_vec();
    }
}

/// A page with `https://` before it, if it has nothing there: a bare domain, in
/// whatever capitals (RFC 4343), or what was meant to be one.
fn with_scheme(page: &str) -> String {
    if page.contains("://") {
        return page.to_owned();
    }
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    if host.contains(char::is_whitespace) {
        format!("https://{page}")
    } else {
        format!("https://{}{path}", host.to_lowercase())
    }
}

/// An address, and the person whose own it is.
type Found = Option<(Email, Option<Line>)>;

fn address(cell: &str) -> Result<Found, String> {
    // Soft hyphens and the like come with text that was copied from a page.
    let undone = undo_at(&cell.replace(
        ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'],
        "",
    ));
    let undone = undone.trim();
    if is_blank(undone) {
        return Ok(None);
    }
    // Several addresses in a cell: the first is meant for requests.
    let parts: Vec<&str> = undone
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')'))
        .filter(|part| !part.is_empty())
        .collect();
    let Some((at, part)) = parts
        .iter()
        .enumerate()
        .find(|(_, part)| part.contains('@'))
    else {
        return Err(format!(
            "its e-mail address: `{}` is not an e-mail address",
            shown(cell)
        ));
    };
    let part = part.trim_matches(|c: char| matches!(c, '.' | ':' | '"' | '\''));
    let part = part.strip_prefix("mailto:").unwrap_or(part);
    let email = part
        .parse::<Email>()
        .map_err(|error| format!("its e-mail address: {error}"))?;
    let name = parts.get(..at).unwrap_or_default().join(" ");
    let is_name = name.split(' ').count() >= 2
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
    let person = if is_name { Line::new(&name).ok() } else { None };
    Ok(Some((email, person)))
}

/// `privacy [at] example.org` is `privacy@example.org`.
pub fn undo_at(text: &str) -> String {
    let mut text = text.replace('\u{a0}', " ");
    for written in ["[at]", "(at)", "[AT]", "(AT)", "[@]", "{at}"] {
        while let Some(at) = text.find(written) {
            let before = text[..at].trim_end().to_owned();
            let after = text[at + written.len()..].trim_start();
            text = format!("{before}@{after}");
        }
    }
    text.replace("[dot]", ".").replace("(dot)", ".")
}

/// Words in the addresses of offices, not of people.
const OFFICE: [&str; 66] = [
    "abuse",
    "access",
    "account",
    "admin",
    "ads",
    "agent",
    "ask",
    "beauftragt",
    "buero",
    "care",
    "ccpa",
    "client",
    "compliance",
    "consumer",
    "contact",
    "contato",
    "corporate",
    "customer",
    "daten",
    "data",
    "dataprotection",
    "delete",
    "digital",
    "dp",
    "dsar",
    "dsb",
    "email",
    "erm",
    "feedback",
    "gdpr",
    "group",
    "hello",
    "help",
    "info",
    "kontakt",
    "kunden",
    "legal",
    "licen",
    "mail",
    "market",
    "member",
    "nospam",
    "office",
    "optout",
    "pfa",
    "pers",
    "policy",
    "post",
    "priva",
    "protec",
    "recht",
    "registr",
    "regul",
    "request",
    "rgpd",
    "secur",
    "service",
    "support",
    "team",
    "derecho",
    "obslug",
    "klient",
    "sekretariat",
    "user",
    "verwaltung",
    "web",
];

/// The name in an address such as `jane.doe@example.org`: two words of letters,
/// neither of an office nor of the company itself.
fn persons_own(address: &Email, record: &Record) -> Option<Line> {
    let local = address.local().to_lowercase();
    let parts: Vec<&str> = local.split(['.', '_']).collect();
    let [first, last] = parts[..] else {
        return None;
    };
    let company = fold(&format!(
        "{} {} {} {}",
        record.name,
        record.id,
        address.domain(),
        record
            .trading_names
            .iter()
            .map(Line::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    ));
    let squeezed = company.replace(' ', "");
    let is_name = |word: &&str| {
        word.len() >= 2
            && word.chars().all(char::is_alphabetic)
            && !OFFICE.iter().any(|office| word.contains(office))
            && !company.contains(&fold(word))
            && !squeezed.contains(&fold(word))
    };
    if !([first, last].iter().all(is_name) && (first.len() > 2 || last.len() > 3)) {
        return None;
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        first + letters.as_str()
    };
    Line::new(&format!("{} {}", capital(first), capital(last))).ok()
}

/// Whether a cell says that there is nothing.
pub fn is_blank(cell: &str) -> bool {
    matches!(
        cell.trim().to_lowercase().as_str(),
        "" | "n/a" | "na" | "none" | "n/a." | "-" | "null"
    )
}

/// One line with single spaces.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without what nobody can see, its lines kept.
fn printable_passage(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| tidy(&printable(line))).collect();
    lines.join("\n").trim().to_owned()
}

/// The beginning of a cell, for a message.
pub fn shown(text: &str) -> String {
    let text = printable(&tidy(&text.chars().take(300).collect::<String>()));
    if text.chars().count() > 60 {
        text.chars().take(59).chain(['…']).collect()
    } else {
        text
    }
}

/// The country a cell names, by code or name, as registries and people write it.
pub fn country(cell: &str) -> Option<Place> {
    let cell = cell.trim();
    // An upper-case code, never a name of two letters that happens to be one.
    if cell.len() == 2 && cell.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return cell.parse().ok().or_else(|| Place::named(cell));
    }
    Place::named(cell)
}

/// What a comma separates from a company's name.
const FORMS: [&str; 9] = [
    "inc", "llc", "llp", "lp", "ltd", "corp", "pllc", "pc", "plc",
];
/// What a comma separates from a street.
const QUARTERS: [&str; 8] = ["n", "e", "s", "w", "ne", "nw", "se", "sw"];

/// `60601`, `60601-7114`, `60601 - 7114`
fn is_zip(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (five, four) = digits.split_once('-').unwrap_or((&digits, "0000"));
    let number = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    number(five, 5) && number(four, 4)
}

/// `M5V 3X4`, in Canada
fn is_postal_code(text: &str) -> bool {
    let symbols: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let fits = |(index, c): (usize, &char)| match index % 2 {
        0 => c.is_ascii_uppercase(),
        _ => c.is_ascii_digit(),
    };
    symbols.len() == 6 && symbols.iter().enumerate().all(fits)
}

/// The lines of an address that was written on one line: at its commas, but for
/// those before `Inc.` and `N.W.`, which belong to what comes before them.
pub fn at_commas(cell: &str) -> Vec<String> {
    let parts: Vec<String> = cell
        .split([',', '\n'])
        .map(tidy)
        .filter(|part| !part.is_empty())
        .collect();
    let mut lines: Vec<String> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let word = part.replace('.', "").to_lowercase();
        // `Omaha, NE, 68102` is in Nebraska.
        let is_state = parts.get(index + 1).is_some_and(|next| is_zip(next));
        let belongs = FORMS.contains(&&*word) || QUARTERS.contains(&&*word) && !is_state;
        match lines.last_mut() {
            Some(before) if belongs => *before += &format!(", {part}"),
            _ => lines.push(part.clone()),
        }
    }
    lines
}

/// The lines of an address of the United States or Canada that was written on one
/// line, and its country: `Street 1, Suite 2, Town, CA 90001, United States`.
pub fn american(cell: &str) -> (Vec<String>, Option<Place>) {
    let mut parts = at_commas(cell);
    let place = parts.last().and_then(|last| country(last));
    if place.is_some() {
        parts.pop();
    }
    let is_state = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    // `Town, CA, 90001`
    if let [.., town, state, zip] = &parts[..]
        && is_state(state)
        && is_zip(zip)
    {
        let zip: String = zip.split_whitespace().collect();
        let last = format!("{town}, {state} {zip}");
        parts.truncate(parts.len() - 3);
        parts.push(last);
    } else if let [.., town, state] = &parts[..]
        && state
            .split_once(' ')
            .is_some_and(|(state, code)| is_state(state) && (is_zip(code) || is_postal_code(code)))
    {
        let last = format!("{town}, {state}");
        parts.truncate(parts.len() - 2);
        parts.push(last);
    }
    (parts, place)
}

/// A day as Americans write it, `1/30/2019`, or as ISO 8601 does.
pub fn day(cell: &str) -> Option<chrono::NaiveDate> {
    let cell = cell.trim();
    if let Ok(day) = cell.parse() {
        return Some(day);
    }
    let mut parts = cell.split('/').map(str::parse::<u32>);
    let (Some(Ok(month)), Some(Ok(day)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        .filter(|_| (1900..=9998).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_out_of_what_stands_around_it() {
        let found = |cell: &str| {
            address(cell).map(|found| {
                found.map(|(email, person)| (email.to_string(), person.map(|p| p.to_string())))
            })
        };
        let one = |address: &str| Ok(Some((address.to_owned(), None)));
        assert_eq!(
            found("privacy [at] example.org "),
            one("privacy@example.org")
        );
        assert_eq!(found("a(at)example[dot]org"), one("a@example.org"));
        assert_eq!(
            found("legal@example.org; dpo@example.org"),
            one("legal@example.org")
        );
        assert_eq!(
            found("Jane Doe, jdoe@example.org"),
            Ok(Some((
                "jdoe@example.org".to_owned(),
                Some("Jane Doe".to_owned())
            )))
        );
        assert_eq!(found("N/A"), Ok(None));
        assert!(found("see our site").is_err());
        assert!(found("a@b").is_err());
    }

    #[test]
    fn an_address_with_the_name_of_a_person_is_told_from_that_of_an_office() {
        let record = Record::new("acme".parse().unwrap(), Line::new("Acme Data").unwrap());
        let own =
            |address: &str| persons_own(&address.parse().unwrap(), &record).map(|p| p.to_string());
        assert_eq!(own("jane.doe@example.org"), Some("Jane Doe".to_owned()));
        for office in [
            "privacy@example.org",
            "data.protection@example.org",
            "acme.berlin@example.org",
            "privacy.us@example.org",
            "team.legal@example.org",
        ] {
            assert_eq!(own(office), None, "{office}");
        }
    }

    #[test]
    fn an_american_address_on_one_line_becomes_lines() {
        let lines = |cell: &str| {
            let (lines, place) = american(cell);
            (lines.join(" / "), place.map(|place| place.to_string()))
        };
        let us = Some("US".to_owned());
        assert_eq!(
            lines("2655 Example Rd, Suite 200, Springfield, IL 60515, United States"),
            (
                "2655 Example Rd / Suite 200 / Springfield, IL 60515".to_owned(),
                us.clone()
            )
        );
        assert_eq!(
            lines("301 Example Drive, Conway, AR, 72032 - 7114, USA"),
            (
                "301 Example Drive / Conway, AR 72032-7114".to_owned(),
                us.clone()
            )
        );
        assert_eq!(
            lines("Example, Inc., 1 Example St, N.W., Suite 2, Omaha, NE, 68102, USA"),
            (
                "Example, Inc. / 1 Example St, N.W. / Suite 2 / Omaha, NE 68102".to_owned(),
                us
            )
        );
        assert_eq!(
            lines("12 Example Street, Toronto, ON M5V 3X4, Canada"),
            (
                "12 Example Street / Toronto, ON M5V 3X4".to_owned(),
                Some("CA".to_owned())
            )
        );
        assert_eq!(
            lines("Musterweg 1, 04109 Leipzig, Germany"),
            (
                "Musterweg 1 / 04109 Leipzig".to_owned(),
                Some("DE".to_owned())
            )
        );
    }
}
