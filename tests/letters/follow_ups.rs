//! The letters that follow a request: every one of them, whole; what every one of them must
//! say; and that none says what the log does not hold.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{Arc, LazyLock, OnceLock},
};

use chrono::{Datelike, NaiveDate};
use datawrit::{
    delivery::{
        page::{Layout, Layouts, Press, Setting},
        text,
    },
    law::{EventKind, FollowUp, Grounds, Language, Right, Statute},
    letter::{Fact, Facts, Happened, Letter, LetterError, Templates, Told},
    request::{ChildAge, Recipient, Reference, Request},
};

use super::{
    bare, day, flat, full, grounds, in_languages, is_followed, line, plain, spaces, statutes,
    written_on,
};

fn write_next(
    templates: &Templates,
    step: FollowUp,
    request: &Request,
    grounds: &Grounds,
    facts: &Facts,
) -> Result<Letter, LetterError> {
    let reference: Reference = "K7Q3-9MX2".parse().unwrap();
    templates.write_next(
        step,
        request,
        grounds,
        &reference,
        written_on(grounds),
        facts,
    )
}

/// Every day of a case once, so that a letter which names one is known to have it from there.
const DAYS: &[(Fact, &str)] = &[
    (Fact::AskedOn, "2026-09-01"),
    (Fact::SentOn, "2026-09-02"),
    (Fact::ReceivedOn, "2026-09-03"),
    (Fact::AcknowledgedOn, "2026-09-04"),
    (Fact::IdentityAskedOn, "2026-09-05"),
    (Fact::IdentitySuppliedOn, "2026-09-06"),
    (Fact::ClarificationAskedOn, "2026-09-07"),
    (Fact::ClarificationAnsweredOn, "2026-09-08"),
    (Fact::FeeAskedOn, "2026-09-09"),
    (Fact::ExtendedOn, "2026-09-10"),
    (Fact::ExtendedUntil, "2026-11-11"),
    (Fact::AnsweredOn, "2026-10-12"),
    (Fact::PartialOn, "2026-10-13"),
    (Fact::NothingHeldOn, "2026-10-14"),
    (Fact::RefusedOn, "2026-10-15"),
    (Fact::ClosedOn, "2026-10-16"),
    (Fact::RemindedOn, "2026-10-17"),
    (Fact::AppealedOn, "2026-10-18"),
    (Fact::AppealAnsweredOn, "2026-10-19"),
    (Fact::ComplainedToControllerOn, "2026-10-20"),
    (Fact::ComplaintAcknowledgedOn, "2026-10-21"),
    (Fact::DueOn, "2026-10-22"),
    (Fact::ProcessorOn, "2026-10-23"),
    (Fact::LastDay, "2027-01-18"),
];

fn told(fact: Fact, language: &Language, deed: &str) -> Told {
    if let Some((_, day)) = DAYS.iter().find(|(of, _)| *of == fact) {
        return Told::Day(day.parse().unwrap());
    }
    // In Spanish, German and French; who writes in another language does so in English here.
    let spoken = match language.code() {
        "es-US" => 1,
        "de" => 2,
        "fr" => 3,
        _ => 0,
    };
    let words = |texts: [&str; 4]| Told::Words(texts[spoken].to_owned());
    let of = |texts: &[&str]| Told::Lines(texts.iter().map(|&text| text.to_owned()).collect());
    let lines = |texts: [&[&str]; 4]| of(texts[spoken]);
    let happened = |on: &str, kind| Happened {
        on: on.parse().unwrap(),
        kind,
        again: false,
    };
    match fact {
        Fact::SentBy => Told::Words("email".to_owned()),
        Fact::ReceivedKnown | Fact::DueOver | Fact::RefusalBare | Fact::ExtensionCounts => {
            Told::Known(true)
        }
        Fact::DaysLate => Told::Number(74),
        Fact::IdentityWanted => words([
            "a copy of a passport",
            "una copia del pasaporte",
            "eine Kopie des Reisepasses",
            "une copie du passeport",
        ]),
        Fact::ExtensionFault => Told::Words("late".to_owned()),
        Fact::RefusalReason => words([
            "the records are needed to prevent fraud",
            "los registros se necesitan para prevenir el fraude",
            "die Aufzeichnungen werden zur Betrugsprävention benötigt",
            "les enregistrements sont nécessaires à la prévention de la fraude",
        ]),
        Fact::ChannelNamed => Told::Words("https://example.org/privacy-form".to_owned()),
        Fact::ControllerNamed => Told::Words("Example Shops Inc.".to_owned()),
        Fact::Deed => Told::Words(deed.to_owned()),
        Fact::Given => lines([
            &["order number: 0815", "former email: a@example.org"],
            &["número de pedido: 0815", "antiguo correo: a@example.org"],
            &["Bestellnummer: 0815", "frühere E-Mail: a@example.org"],
            &["numéro de commande 0815", "ancienne adresse a@example.org"],
        ]),
        Fact::Missing => lines([
            &["the recordings", "the recipients"],
            &["las grabaciones", "los destinatarios"],
            &["die Aufnahmen der Hotline", "die Namen der Empfänger"],
            &["les enregistrements vocaux", "les noms des destinataires"],
        ]),
        Fact::Company => Told::Words("Other Company Inc.".to_owned()),
        Fact::CompanyAddress => of(&["5 Other Street", "Fresno, CA 93701"]),
        Fact::Chronology => Told::Happened(vec![
            happened("2026-08-02", EventKind::Sent),
            happened("2026-08-03", EventKind::Received),
        ]),
        Fact::Annexes => {
            let annex = [
                "Request of September 1, 2026",
                "Solicitud del 1 de septiembre de 2026",
                "Antrag vom 1. September 2026",
                "Demande du 1er septembre 2026",
            ];
            Told::Dated(vec![(annex[spoken].to_owned(), None)])
        }
        Fact::Authority => Told::Words("Attorney General of Example".to_owned()),
        _ => Told::Day(day()),
    }
}

/// What was done although this was asked.
fn deed(right: Right) -> &'static str {
    if right == Right::Deletion {
        "opted-out"
    } else {
        "deleted"
    }
}

/// What the log holds where a letter of this step is due, beside what every log holds.
fn of_step(step: FollowUp) -> &'static [Fact] {
    match step {
        FollowUp::Reminder => &[Fact::DueOn, Fact::DueOver, Fact::DaysLate],
        FollowUp::IdentitySupplied => &[Fact::IdentityAskedOn, Fact::IdentityWanted, Fact::Given],
        FollowUp::IdentityDisputed => &[Fact::IdentityAskedOn, Fact::IdentityWanted],
        FollowUp::RequestStands => &[Fact::ChannelNamed],
        FollowUp::ClarificationAnswered => &[Fact::ClarificationAskedOn, Fact::Given],
        FollowUp::FeeDisputed => &[Fact::FeeAskedOn],
        FollowUp::Missing => &[Fact::PartialOn, Fact::Missing],
        FollowUp::NothingHeld => &[Fact::NothingHeldOn, Fact::Given],
        FollowUp::ExtensionInvalid => &[
            Fact::ExtendedOn,
            Fact::ExtendedUntil,
            Fact::ExtensionFault,
            Fact::DueOn,
            Fact::DueOver,
        ],
        FollowUp::WrongDeed => &[Fact::AnsweredOn, Fact::Deed],
        FollowUp::Objection | FollowUp::Appeal => &[Fact::RefusedOn, Fact::RefusalReason],
        FollowUp::ComplaintToController => &[
            Fact::RefusedOn,
            Fact::RefusalBare,
            Fact::DueOn,
            Fact::DueOver,
            Fact::DaysLate,
        ],
        FollowUp::Complaint => &[
            Fact::Company,
            Fact::CompanyAddress,
            Fact::Chronology,
            Fact::Annexes,
            Fact::Authority,
            Fact::DueOn,
            Fact::DueOver,
            Fact::DaysLate,
        ],
    }
}

/// The facts of a case in which a letter of this step is due: no more than it must have, or the
/// way of the request as well.
pub fn facts(step: FollowUp, right: Right, language: &Language, whole: bool) -> Facts {
    let mut facts = Facts::default();
    let always = [Fact::AskedOn, Fact::LastDay, Fact::Today];
    let way = [
        Fact::SentOn,
        Fact::SentBy,
        Fact::ReceivedOn,
        Fact::ReceivedKnown,
        Fact::AcknowledgedOn,
        Fact::DueOn,
        Fact::DueOver,
    ];
    let way = if whole { &way[..] } else { &[] };
    for &fact in always.iter().chain(of_step(step)).chain(way) {
        facts.tell(fact, told(fact, language, deed(right)));
    }
    facts
}

/// A log that holds everything, which no log does.
pub fn everything(right: Right, language: &Language) -> Facts {
    let mut facts = Facts::default();
    for &fact in Fact::ALL {
        facts.tell(fact, told(fact, language, deed(right)));
    }
    facts
}

fn without(facts: &Facts, gone: Fact) -> Facts {
    let mut rest = Facts::default();
    for (fact, told) in facts.iter().filter(|(fact, _)| *fact != gone) {
        rest.tell(fact, told.clone());
    }
    rest
}

/// The request as the letter that follows goes out: a complaint goes to the authority.
pub fn addressed(step: FollowUp, request: Request) -> Request {
    if step != FollowUp::Complaint {
        return request;
    }
    Request {
        recipient: Recipient {
            id: None,
            name: line("Office of Complaints"),
            address: None,
            email: None,
            seat: None,
        },
        ..request
    }
}

struct Case {
    statute: Arc<Statute>,
    templates: Arc<Templates>,
    grounds: Arc<Grounds>,
    step: FollowUp,
    language: Language,
    right: Right,
    both: OnceLock<[Letter; 2]>,
}

impl Case {
    fn name(&self) -> String {
        let (statute, language) = (&self.statute.id, self.language.primary());
        format!("{statute}-{}-{language}", self.step)
    }

    fn bare(&self) -> Request {
        addressed(self.step, bare(&self.statute, self.right, &self.language))
    }

    fn full(&self) -> Request {
        addressed(self.step, full(&self.statute, self.right, &self.language))
    }

    fn write(&self, request: &Request, facts: &Facts) -> Result<Letter, LetterError> {
        write_next(&self.templates, self.step, request, &self.grounds, facts)
    }

    fn facts(&self, whole: bool) -> Facts {
        facts(self.step, self.grounds.letter(), &self.language, whole)
    }

    /// To one that says to be a processor alone, and names for whom or does not.
    fn to_a_processor(&self, named: bool) -> Letter {
        let mut facts = without(&self.facts(true), Fact::ChannelNamed);
        let controller = named.then_some(Fact::ControllerNamed);
        for fact in [Fact::ProcessorOn].into_iter().chain(controller) {
            facts.tell(fact, told(fact, &self.language, ""));
        }
        self.write(&self.full(), &facts).unwrap()
    }

    /// Bare and full, as they are written.
    fn both(&self) -> &[Letter; 2] {
        self.both.get_or_init(|| {
            [
                self.write(&self.bare(), &self.facts(false)).unwrap(),
                self.write(&self.full(), &self.facts(true)).unwrap(),
            ]
        })
    }
}

/// Every letter that follows, of every statute that is shown, language and right; those of the others are in
/// the grid.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let statutes = statutes();
    let mut cases = Vec::new();
    for statute in statutes.all().unwrap().into_iter().filter(is_followed) {
        let statute = Arc::new(statute);
        for language in &statute.languages {
            let templates = Arc::new(Templates::open(&statute, language, None).unwrap());
            for &step in FollowUp::ALL {
                for grant in &statute.rights {
                    let grounds = grounds(&statutes, &statute, grant.right);
                    if !templates.has_step(step, &grounds, language) {
                        continue;
                    }
                    cases.push(Case {
                        statute: Arc::clone(&statute),
                        templates: Arc::clone(&templates),
                        grounds: Arc::new(grounds),
                        step,
                        language: language.clone(),
                        right: grant.right,
                        both: OnceLock::new(),
                    });
                }
            }
        }
    }
    assert!(!cases.is_empty());
    cases
});

fn for_each(visit: impl FnMut(&Case)) {
    CASES.iter().for_each(visit);
}

/// Each step of each statute in each language once: the rights take turns.
fn in_turn() -> impl Iterator<Item = &'static Case> {
    let same = |one: &Case, other: &Case| one.name() == other.name();
    CASES
        .chunk_by(same)
        .enumerate()
        .map(|(turn, rights)| &rights[turn % rights.len()])
}

#[test]
fn every_letter_that_follows_stands_as_it_was_read() {
    let mut pages: Vec<(String, String)> = Vec::new();
    for_each(|case| {
        let name = case.name();
        if pages.last().is_none_or(|(last, _)| *last != name) {
            pages.push((name, String::new()));
        }
        let (_, page) = pages.last_mut().unwrap();
        for (letter, what) in case.both().iter().zip(["bare", "full"]) {
            let text = text::render(letter);
            page.push_str(&format!("=== {} {what}\n\n{text}\n", case.right));
        }
        if case.step == FollowUp::RequestStands && case.grounds.letter() == Right::Deletion {
            for named in [true, false] {
                let text = text::render(&case.to_a_processor(named));
                page.push_str(&format!("=== to a processor, named: {named}\n\n{text}\n"));
            }
        }
    });
    let names: BTreeSet<String> = pages.iter().map(|(name, _)| name.clone()).collect();
    for (name, page) in &pages {
        insta::assert_snapshot!(name.clone(), page);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kept = fs::read_dir(folder.join("tests/letters/snapshots")).unwrap();
    let kept = kept.filter_map(|file| {
        let name = file.unwrap().file_name().into_string().unwrap();
        let name = name.strip_prefix("letters__follow_ups__")?;
        Some(name.strip_suffix(".snap")?.to_owned())
    });
    assert_eq!(kept.collect::<BTreeSet<_>>(), names);
    // And each template is one of these letters.
    for statute in statutes().all().unwrap() {
        let Ok(files) = fs::read_dir(folder.join("templates").join(&statute.id).join("next"))
        else {
            continue;
        };
        for file in files {
            let file = file.unwrap().file_name().into_string().unwrap();
            for letter in in_languages(&statute, &file) {
                assert!(
                    names.contains(&format!("{}-{letter}", statute.id)),
                    "{file}"
                );
            }
        }
    }
}

#[test]
fn a_statute_has_its_letters_in_all_of_its_languages() {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        let steps: Vec<BTreeSet<FollowUp>> = statute
            .languages
            .iter()
            .map(|language| {
                let templates = Templates::open(&statute, language, None).unwrap();
                let rights = statute.rights.iter().map(|grant| grant.right);
                let grounds: Vec<Grounds> = rights
                    .map(|right| grounds(&statutes, &statute, right))
                    .collect();
                let mut steps = BTreeSet::new();
                for step in FollowUp::ALL {
                    let has = |on: &Grounds| templates.has_step(*step, on, language);
                    if grounds.iter().any(has) {
                        steps.insert(*step);
                    }
                }
                steps
            })
            .collect();
        for (language, has) in statute.languages.iter().zip(&steps) {
            assert_eq!(*has, steps[0], "{} {language}", statute.id);
        }
    }
}

#[test]
fn none_has_an_empty_place_or_a_trace_of_its_template() {
    for_each(|case| {
        let everything = everything(case.grounds.letter(), &case.language);
        let crowded = case.write(&case.full(), &everything).unwrap();
        for letter in case.both().iter().chain([&crowded]) {
            let text = text::render(letter).replace("...", "");
            for trace in [
                "{{", "}}", "{%", "%}", "  ,", " .", " ,", "..", ",,", "()", "( ", " )", "\u{1e}",
                "\u{1f}", "\u{2028}",
            ] {
                assert!(!text.contains(trace), "{}: {trace:?}\n{text}", case.name());
            }
            for line in text.lines() {
                assert!(
                    !line.trim_start().contains("  "),
                    "{}: {line:?}",
                    case.name()
                );
            }
        }
    });
}

#[test]
fn each_names_its_reference_its_person_and_no_threat() {
    for_each(|case| {
        for letter in case.both() {
            let name = case.name();
            assert!(
                letter.subject.contains("K7Q3-9MX2"),
                "{name}: {}",
                letter.subject
            );
            assert_eq!(letter.signature, "Ada Example");
            assert!(
                letter.closing.chars().count() < 80,
                "{name}: {}",
                letter.closing
            );
            let said = text::render(letter).to_lowercase();
            for threat in super::every_letter::THREATS {
                assert!(!said.contains(threat), "{name}: {threat}");
            }
        }
    });
}

#[test]
fn what_belongs_together_stays_on_a_line() {
    for_each(|case| {
        for letter in case.both() {
            spaces::check(letter, &case.name());
        }
    });
}

/// In these layouts it takes one page, or two.
fn fits(case: &Case, press: &Press, layouts: &[&Layout]) {
    for layout in layouts {
        for (letter, what) in case.both().iter().zip(["bare", "full"]) {
            let pdf = press.print(letter, &Setting::new(layout)).unwrap();
            let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
            let short = case.step == FollowUp::Reminder && what == "bare";
            let most = if short { 1 } else { 2 };
            assert!(
                pages <= most,
                "{} {} {what} in {}: {pages}",
                case.name(),
                case.right,
                layout.id
            );
        }
    }
}

#[test]
fn a_letter_that_follows_fits_two_pages_and_a_bare_reminder_one() {
    let layouts = Layouts::open(None).unwrap();
    let layouts: Vec<&Layout> = layouts.all().collect();
    let press = Press::new(Vec::new()).unwrap();
    for (turn, case) in in_turn().enumerate().step_by(4) {
        fits(case, &press, &[layouts[turn / 4 % layouts.len()]]);
    }
}

#[test]
#[ignore = "takes minutes"]
fn every_letter_that_follows_fits_two_pages_in_every_layout() {
    let layouts = Layouts::open(None).unwrap();
    let layouts: Vec<&Layout> = layouts.all().collect();
    let press = Press::new(Vec::new()).unwrap();
    // The longest of the rights stand for the others.
    let long = |case: &&Case| matches!(case.grounds.letter(), Right::Access | Right::Deletion);
    for case in CASES.iter().filter(long) {
        fits(case, &press, &layouts);
    }
}

/// The day as the letter's language writes it, by its file.
fn written(day: &str, language: &Language) -> String {
    let day: NaiveDate = day.parse().unwrap();
    let file = super::phrases(language);
    let text = |key: &str| file.get(key).and_then(toml::Value::as_str);
    let pattern = text("heading-date").or(text("date")).unwrap();
    let number = match text("first-day") {
        Some(first) if day.day() == 1 => first.to_owned(),
        _ => day.day().to_string(),
    };
    let month = file["months"][day.month0() as usize].as_str().unwrap();
    pattern
        .replace("{day}", &number)
        .replace("{month}", month)
        .replace("{year}", &day.year().to_string())
}

/// What the log does not hold no letter says: it is written otherwise, or not at all.
fn tells_no_more(cases: impl Iterator<Item = &'static Case>) {
    let (mut has, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for case in cases {
        let statute = case.statute.id.clone();
        has.insert((statute.clone(), case.step));
        let everything = everything(case.grounds.letter(), &case.language);
        for log in [case.facts(true), everything] {
            for (gone, told) in log.iter() {
                let rest = without(&log, gone);
                let Ok(letter) = case.write(&case.full(), &rest) else {
                    refused.insert((statute.clone(), case.step, gone));
                    continue;
                };
                let letter = flat(&letter);
                let said = match told {
                    Told::Day(_) if !matches!(gone, Fact::Today | Fact::AskedOn) => {
                        let day = DAYS.iter().find(|(of, _)| *of == gone).map(|(_, day)| *day);
                        day.map(|day| written(day, &case.language))
                            .into_iter()
                            .collect()
                    }
                    Told::Words(words) if !matches!(gone, Fact::SentBy | Fact::ExtensionFault) => {
                        vec![words.clone()]
                    }
                    Told::Lines(lines) => lines.clone(),
                    Told::Dated(lines) => lines.iter().map(|(line, _)| line.clone()).collect(),
                    _ => Vec::new(),
                };
                for said in said.iter().filter(|said| !said.is_empty()) {
                    assert!(
                        !letter.contains(said.as_str()),
                        "{} {gone:?}: {said}\n{letter}",
                        case.name()
                    );
                }
            }
        }
    }
    // What a letter is about it cannot do without.
    for (step, fact) in [
        (FollowUp::IdentitySupplied, Fact::IdentityAskedOn),
        (FollowUp::IdentitySupplied, Fact::Given),
        (FollowUp::IdentityDisputed, Fact::IdentityAskedOn),
        (FollowUp::ClarificationAnswered, Fact::ClarificationAskedOn),
        (FollowUp::FeeDisputed, Fact::FeeAskedOn),
        (FollowUp::Missing, Fact::Missing),
        (FollowUp::NothingHeld, Fact::NothingHeldOn),
        (FollowUp::ExtensionInvalid, Fact::ExtendedOn),
        (FollowUp::ExtensionInvalid, Fact::ExtensionFault),
        (FollowUp::WrongDeed, Fact::Deed),
        (FollowUp::Objection, Fact::RefusedOn),
        (FollowUp::Reminder, Fact::DaysLate),
    ] {
        for (statute, _) in has.iter().filter(|(_, of)| *of == step) {
            let key = (statute.clone(), step, fact);
            assert!(refused.contains(&key), "{statute} {step} {fact:?}");
        }
    }
}

#[test]
fn no_letter_tells_what_the_log_does_not_hold() {
    // The Regulation's in English and every fourth of the others: what is asked for stands once for all languages, and for
    // all laws of a family.
    let some = in_turn().enumerate().filter(|(turn, case)| {
        turn % 4 == 0 || (case.statute.id == "gdpr" && case.language.code() == "en")
    });
    tells_no_more(some.map(|(_, case)| case));
}

#[test]
#[ignore = "takes minutes"]
fn no_letter_of_any_right_tells_what_the_log_does_not_hold() {
    tells_no_more(CASES.iter());
}

/// A day that the other side named is told as its word, and as an extension only where the law is known to give one.
#[test]
fn a_longer_time_is_an_extension_only_where_the_law_gives_one() {
    let mut told_as_their_word = BTreeSet::new();
    for case in in_turn().filter(|case| case.step == FollowUp::Reminder) {
        let with = |more: &[Fact]| {
            let mut facts = case.facts(true);
            for &fact in more {
                facts.tell(fact, told(fact, &case.language, deed(case.right)));
            }
            flat(&case.write(&case.full(), &facts).unwrap())
        };
        let (on, until) = (Fact::ExtendedOn, Fact::ExtendedUntil);
        let day = |fact: Fact| {
            let (_, day) = DAYS.iter().find(|(of, _)| *of == fact).unwrap();
            written(day, &case.language)
        };
        let (plain, named, granted) = (
            with(&[]),
            with(&[on, until]),
            with(&[on, until, Fact::ExtensionCounts]),
        );
        // Without a day there is nothing to tell.
        assert_eq!(with(&[on]), plain, "{}", case.name());
        if granted != plain {
            assert_ne!(named, granted, "{}", case.name());
            assert!(!granted.contains(&day(until)), "{}: {granted}", case.name());
        }
        if named != plain {
            assert!(named.contains(&day(on)), "{}: {named}", case.name());
            assert!(named.contains(&day(until)), "{}: {named}", case.name());
            told_as_their_word.insert(case.language.primary().to_owned());
        }
    }
    let languages = ["de", "en", "es", "fr", "it", "pt"].map(str::to_owned);
    assert_eq!(told_as_their_word, BTreeSet::from(languages));
}

/// A parent's letter says so again, since whoever reads it may not have the request at hand.
#[test]
fn a_parent_names_the_child() {
    for_each(|case| {
        let mut request = case.full();
        request.requester.child = Some(line("Ben Example"));
        request.requester.child_age = Some(ChildAge::Under13);
        let letter = case.write(&request, &case.facts(true)).unwrap();
        let (name, text) = (case.name(), flat(&letter));
        assert!(text.contains("Ben Example"), "{name}\n{text}");
        for wrong in [
            "on my own behalf",
            "en nombre propio",
            "my account if I have one",
        ] {
            assert!(!text.contains(wrong), "{name}: {wrong}");
        }
    });
}

/// What a complaint in Austria must hold is asked there, and nowhere else.
#[test]
fn a_complaint_asks_for_a_finding_in_austria_alone() {
    let mut met = 0;
    for_each(|case| {
        if case.statute.id != "gdpr" || case.step != FollowUp::Complaint {
            return;
        }
        let finding = match case.language.primary() {
            "de" => "§\u{a0}24 Abs.\u{a0}2 des österreichischen Datenschutzgesetzes",
            "fr" => "paragraphe\u{a0}2, de la loi autrichienne",
            "en" => "section\u{a0}24(2) of the Austrian Data Protection Act",
            _ => "DSG",
        };
        // `flat` has plain spaces.
        let finding = finding.replace('\u{a0}', " ");
        for (home, asked) in [("AT", true), ("DE", false), ("FR", false)] {
            let mut request = case.full();
            request.requester.residence = Some(home.parse().unwrap());
            let letter = flat(&case.write(&request, &case.facts(true)).unwrap());
            let letter = letter.replace('\u{a0}', " ");
            assert_eq!(letter.contains(&finding), asked, "{home}\n{letter}");
        }
        met += 1;
    });
    assert!(met > 0);
}

/// The Regulation has no appeal to the company, and the United Kingdom alone a complaint to it, which is
/// acknowledged within 30 days; its letters cite neither what it has repealed nor what does not bind there.
#[test]
fn what_the_union_has_and_the_kingdom_has_not_stays_apart() {
    let mut complained = 0;
    for_each(|case| {
        let statute = case.statute.id.as_str();
        if !matches!(statute, "gdpr" | "uk-gdpr") {
            return;
        }
        assert_ne!(case.step, FollowUp::Appeal, "{}", case.name());
        let everything = everything(case.grounds.letter(), &case.language);
        let crowded = case.write(&case.full(), &everything).unwrap();
        let [bare, full] = case.both();
        for letter in [bare, full, &crowded] {
            let letter = flat(letter).replace('\u{a0}', " ");
            let wrong: &[&str] = if statute == "gdpr" {
                &["164A", "12A", "UK GDPR", "Data Protection Act 2018"]
            } else {
                &[
                    "Article 77",
                    "supervisory authority",
                    "EDPB",
                    "C-1",
                    "C-3",
                    "C-4",
                    "C-5",
                ]
            };
            for wrong in wrong {
                assert!(
                    !letter.contains(wrong),
                    "{}: {wrong}\n{letter}",
                    case.name()
                );
            }
            if case.step == FollowUp::ComplaintToController {
                assert_eq!(statute, "uk-gdpr");
                assert!(letter.contains("within 30 days of receiving it (section 164A(3))"));
                complained += 1;
            }
        }
    });
    assert!(complained > 0);
}

/// A French infinitive that begins with a vowel takes no `de`.
#[test]
fn no_french_letter_has_a_vowel_after_de() {
    for_each(|case| {
        if case.language.primary() != "fr" {
            return;
        }
        for letter in case.both() {
            let letter = flat(letter);
            for vowel in ['a', 'e', 'é', 'i', 'o', 'u'] {
                assert!(
                    !letter.contains(&format!(" de {vowel}")),
                    "{}\n{letter}",
                    case.name()
                );
            }
        }
    });
}

#[test]
fn no_letter_that_follows_has_words_that_were_thought_in_another_language() {
    for_each(|case| {
        for letter in case.both() {
            let letter = flat(letter);
            for word in plain::refused(&case.language) {
                assert!(!letter.contains(word), "{}: {word}", case.name());
            }
        }
    });
}

/// From the day on which it applies a complaint says that it has what Regulation (EU) 2025/2518 asks of it.
#[test]
fn a_complaint_knows_what_may_be_asked_of_it_from_its_day_on() {
    let mut met = 0;
    let statutes = statutes();
    for_each(|case| {
        if case.statute.id != "gdpr" || case.step != FollowUp::Complaint {
            return;
        }
        for (day, said) in [("2027-04-01", false), ("2027-04-02", true)] {
            let countings = statutes.countings().unwrap();
            let grounds = case
                .statute
                .grounds(case.right, day.parse().unwrap(), countings);
            let letter = write_next(
                &case.templates,
                case.step,
                &case.full(),
                &grounds.unwrap(),
                &case.facts(true),
            );
            let letter = flat(&letter.unwrap());
            assert_eq!(letter.contains("2025/2518"), said, "{day}: {letter}");
        }
        met += 1;
    });
    assert!(met > 0);
}
