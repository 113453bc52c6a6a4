//! Every state of a case that asks for a letter, under every law that has letters for it: the step that `next` names, and
//! the whole text of its letters. The cases are made as a person makes them, below the doors.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, Utc};
use datawrit::{
    delivery::text,
    law::{EventKind, FollowUp, Right, Statute},
    letter::Available,
    office::{
        Home, TimeOfDay, World,
        authority::Ties,
        inbox::{
            import::{Intake, Strangers},
            review,
        },
        next::{self, Heard},
        record,
        write::{self, Desk, Page},
    },
    reply::{Kind, Particulars, source::Raw},
    request::{ChildAge, Line},
    tracker::{Format, Medium},
};

use super::{day_of, line, statutes};

/// What happened on a day of the case, counted from the day of the request.
#[derive(Clone, Copy)]
enum Came {
    /// What the log holds.
    Event(EventKind),
    /// More time was taken, until a day of the case.
    Extended(u64),
    /// A reply was read as this, with what it named.
    Reply(Kind, &'static str),
}

use Came::{Event, Extended, Reply};

struct State {
    name: &'static str,
    right: Right,
    /// In the order of days; the last is what the letters are about.
    happened: &'static [(u64, Came)],
    /// The day on which the person asks what is next.
    today: u64,
    /// Whether the person says that a notice had no reasons.
    bare: bool,
}

const fn state(
    name: &'static str,
    right: Right,
    happened: &'static [(u64, Came)],
    today: u64,
) -> State {
    State {
        name,
        right,
        happened,
        today,
        bare: false,
    }
}

impl State {
    /// Whether what follows hangs on the law's times and remedies, and not on what a reply named.
    fn is_of_the_law(&self) -> bool {
        let read = self.happened.iter().filter_map(|(_, came)| match came {
            Reply(kind, _) => Some(*kind),
            Event(_) | Extended(_) => None,
        });
        read.into_iter().all(|kind| kind == Kind::Denied)
    }
}

const SENT: (u64, Came) = (1, Event(EventKind::Sent));
const SEEN: (u64, Came) = (3, Event(EventKind::Acknowledged));

const STATES: &[State] = &[
    state("not-sent", Right::Access, &[], 2),
    state(
        "bounced",
        Right::Access,
        &[SENT, (2, Event(EventKind::Bounced))],
        4,
    ),
    state("due-soon", Right::Access, &[SENT, SEEN], 20),
    state("overdue", Right::Access, &[SENT, SEEN], 75),
    state(
        "overdue-after-a-reminder",
        Right::Access,
        &[SENT, SEEN, (76, Event(EventKind::Reminded))],
        100,
    ),
    state(
        "identity-asked",
        Right::Access,
        &[
            SENT,
            SEEN,
            (8, Reply(Kind::NeedsIdentity, "a copy of your passport")),
        ],
        10,
    ),
    state(
        "clarification-asked",
        Right::Access,
        &[SENT, SEEN, (8, Event(EventKind::ClarificationAsked))],
        10,
    ),
    state(
        "fee-asked",
        Right::Access,
        &[SENT, SEEN, (8, Event(EventKind::FeeAsked))],
        10,
    ),
    state(
        "other-channel",
        Right::Access,
        &[
            SENT,
            SEEN,
            (8, Reply(Kind::OtherChannel, "https://example.org/form")),
        ],
        10,
    ),
    state(
        "processor-only",
        Right::Access,
        &[
            SENT,
            SEEN,
            (8, Reply(Kind::ProcessorOnly, "Other Shop Ltd")),
        ],
        10,
    ),
    state(
        "confirm-link",
        Right::Access,
        &[
            SENT,
            SEEN,
            (
                8,
                Reply(Kind::ConfirmLink, "https://example.org/confirm?id=4711"),
            ),
        ],
        10,
    ),
    state(
        "partial",
        Right::Access,
        &[SENT, SEEN, (20, Event(EventKind::AnsweredInPart))],
        22,
    ),
    state(
        "nothing-held",
        Right::Access,
        &[SENT, SEEN, (20, Event(EventKind::NothingHeld))],
        22,
    ),
    state(
        "extension-late",
        Right::Access,
        &[SENT, SEEN, (60, Extended(130))],
        62,
    ),
    State {
        bare: true,
        ..state(
            "extension-bare",
            Right::Access,
            &[SENT, SEEN, (20, Extended(80))],
            22,
        )
    },
    state(
        "refused",
        Right::Access,
        &[
            SENT,
            SEEN,
            (20, Reply(Kind::Denied, "the request is excessive")),
        ],
        22,
    ),
    state(
        "closed",
        Right::Access,
        &[SENT, SEEN, (20, Reply(Kind::Closed, ""))],
        22,
    ),
    state(
        "deleted-instead",
        Right::Access,
        &[SENT, SEEN, (20, Reply(Kind::Deleted, ""))],
        22,
    ),
    state(
        "opted-out-instead",
        Right::Deletion,
        &[SENT, SEEN, (20, Reply(Kind::OptedOut, ""))],
        22,
    ),
    state(
        "suppressed-instead",
        Right::Deletion,
        &[SENT, SEEN, (20, Reply(Kind::Suppressed, ""))],
        22,
    ),
    state(
        "appeal-denied",
        Right::Access,
        &[
            SENT,
            SEEN,
            (20, Event(EventKind::Refused)),
            (22, Event(EventKind::Appealed)),
            (60, Event(EventKind::AppealAnswered)),
        ],
        62,
    ),
    state(
        "complaint-to-controller-unanswered",
        Right::Access,
        &[
            SENT,
            SEEN,
            (20, Event(EventKind::Refused)),
            (22, Event(EventKind::ComplainedToController)),
        ],
        120,
    ),
    state(
        "at-the-authority",
        Right::Access,
        &[
            SENT,
            SEEN,
            (20, Event(EventKind::Refused)),
            (60, Event(EventKind::Complained)),
        ],
        62,
    ),
    state(
        "the-authority-wrote",
        Right::Access,
        &[
            SENT,
            SEEN,
            (20, Event(EventKind::Refused)),
            (60, Event(EventKind::Complained)),
            (90, Event(EventKind::AuthorityInformed)),
        ],
        92,
    ),
];

/// A made-up noon.
#[derive(Debug)]
struct Noon;

impl TimeOfDay for Noon {
    fn now(&self) -> DateTime<Utc> {
        let day: NaiveDate = super::DAY.parse().unwrap();
        day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(12)
    }

    fn here(&self) -> DateTime<FixedOffset> {
        self.now().fixed_offset()
    }
}

/// A home with cases under one law.
struct House<'a> {
    folder: tempfile::TempDir,
    home: Home,
    statute: &'a Statute,
    first: NaiveDate,
    cases: u32,
}

/// What there is to do in a case, and its letters by what they do: their text, or why there is none.
struct Told {
    step: next::Step,
    letters: BTreeMap<FollowUp, Result<String, String>>,
}

impl Told {
    /// The letters, none of which was refused.
    fn written<'a>(
        &'a self,
        statute: &'a Statute,
        state: &'a State,
    ) -> impl Iterator<Item = (FollowUp, &'a str)> {
        self.letters.iter().map(|(step, letter)| match letter {
            Ok(letter) => (*step, letter.as_str()),
            Err(error) => panic!("{} {} {step}: {error}", statute.id, state.name),
        })
    }
}

impl<'a> House<'a> {
    fn of(statute: &'a Statute) -> House<'a> {
        let folder = tempfile::tempdir().unwrap();
        House {
            home: Home::at(folder.path().join("home")),
            folder,
            statute,
            first: day_of(statute),
            cases: 0,
        }
    }

    fn day(&self, after: u64) -> NaiveDate {
        self.first + Days::new(after)
    }

    fn world(&self, after: u64) -> World<'_> {
        World {
            home: &self.home,
            today: self.day(after),
            clock: &Noon,
            trial: false,
        }
    }

    /// The states of what the law grants.
    fn states(&self) -> Vec<&'static State> {
        let granted = self.statute.known_rights();
        let states = STATES.iter();
        states
            .filter(|state| granted.contains(&state.right))
            .collect()
    }

    fn case(&mut self, state: &State, leaving_out: Option<usize>) -> String {
        // Each case asks another company, so that none has been asked before.
        self.cases += 1;
        let residence = self.statute.residences[0].places.iter();
        // A country with one authority.
        let austrian = residence.clone().find(|place| place.code() == "AT");
        // In English where the law has it, in its own language where it has that alone.
        let mut languages = self.statute.languages.iter();
        let english = languages
            .clone()
            .find(|language| language.primary() == "en");
        let order = write::Order {
            name: Some(line("Ada Example")),
            email: "ada@example.org".parse().ok(),
            address: "Lindenallee 12; 04109 Leipzig; DE".parse().ok(),
            residence: austrian.or(residence.clone().next()).cloned(),
            law: Some(self.statute.id.clone()),
            child: self.statute.only_for_a_child.then(|| line("Tom Example")),
            child_age: (self.statute.only_for_a_child && self.statute.asks_age_of_child)
                .then_some(ChildAge::Under13),
            language: english.or(languages.next()).cloned(),
            recipient_email: format!("privacy@shop-{}.example", self.cases).parse().ok(),
            ..write::Order::new(state.right, format!("Example Shop {}", self.cases))
        };
        let letters = self.folder.path().join("letters");
        let target = write::Target::of(Some(&letters), &[Format::Txt]).unwrap();
        let written = write::write(self.world(0), &order, &target).unwrap().0;
        let case = written.case.case.reference.to_string();
        for (number, (on, came)) in state.happened.iter().enumerate() {
            if leaving_out == Some(number) {
                continue;
            }
            let recorded = self.happens(&case, *on, *came);
            // Of a letter that has not left nothing can come back, so that `record` refuses some of what follows.
            if leaving_out != Some(0) {
                recorded.unwrap();
            }
        }
        case
    }

    fn happens(&self, case: &str, on: u64, came: Came) -> Result<(), String> {
        let world = self.world(on);
        let event = |event, by, until| record::Order {
            by,
            until,
            ..record::Order::new(case, event)
        };
        let order = match came {
            Event(EventKind::Sent) => event(EventKind::Sent, Some(Medium::Email), None),
            Event(kind) => event(kind, None, None),
            Extended(until) => event(EventKind::Extended, None, Some(self.day(until))),
            Reply(kind, named) => return self.replies(case, on, kind, named),
        };
        record::record(&world, &order)
            .map(drop)
            .map_err(|error| error.to_string())
    }

    fn replies(&self, case: &str, on: u64, kind: Kind, named: &str) -> Result<(), String> {
        let world = self.world(on);
        let at = self.day(on).and_time(NaiveTime::MIN).and_utc();
        let words = match kind {
            Kind::ConfirmLink => {
                format!("Please confirm your request by clicking this link: {named}")
            }
            _ => "We write about your request.".to_owned(),
        };
        let mail = format!(
            "From: privacy@example.org\r\nTo: ada@example.org\r\nSubject: Re: {case}\r\nDate: {}\r\n\
             Message-ID: <{on}.{case}@example.org>\r\n\r\n{words}\r\n",
            at.to_rfc2822()
        );
        let mut intake = Intake::open(&world).unwrap();
        let taken = intake
            .take(Raw::whole(mail.into_bytes()), Strangers::Keep, None)
            .unwrap();
        intake.settle().unwrap();
        let named = (!named.is_empty()).then(|| named.to_owned());
        let order = review::Order {
            number: taken.item.number.unwrap(),
            kinds: vec![kind],
            said: Particulars {
                reason: named.clone(),
                wanted: named.clone(),
                channel: named.clone(),
                controller: named,
                ..Particulars::default()
            },
            case: Some(case.to_owned()),
            on: Some(self.day(on)),
            until: None,
            reasons: None,
        };
        review::decide(&world, &order)
            .map(drop)
            .map_err(|error| error.to_string())
    }

    fn write(&self, case: &str, state: &State, step: FollowUp) -> Result<String, String> {
        let world = self.world(state.today);
        let desk = Desk::open(world, &Page::default()).unwrap();
        let words = |words: &str| vec![Line::new(words).unwrap()];
        let order = next::Order {
            case: case.to_owned(),
            step,
            given: match step {
                FollowUp::IdentitySupplied => words("order number 0815"),
                FollowUp::ClarificationAnswered => words("the orders of 2026"),
                FollowUp::NothingHeld => words("former e-mail: a@example.org"),
                _ => Vec::new(),
            },
            missing: match step {
                FollowUp::Missing => words("the recordings of March"),
                _ => Vec::new(),
            },
            heard: Heard {
                extension_bare: state.bare,
                ..Heard::default()
            },
            language: None,
            copy_in: None,
            own: None,
            ties: Ties::default(),
        };
        next::word(&desk, &order)
            .map(|worded| text::render(&worded.letter))
            .map_err(|error| error.to_string())
    }

    fn tell(&mut self, state: &State) -> Told {
        let case = self.case(state, None);
        let world = self.world(state.today);
        let step = next::steps(&world, Some(&case), None).unwrap().remove(0);
        let mut steps: BTreeSet<FollowUp> = step.letters.iter().copied().collect();
        if state.bare {
            // What a person says of a notice is said with the letter.
            steps.insert(FollowUp::ExtensionInvalid);
        }
        let letters = steps
            .into_iter()
            .map(|step| (step, self.write(&case, state, step)))
            .collect();
        Told { step, letters }
    }
}

/// The laws whose letters follow, by the family of templates.
fn families() -> BTreeMap<String, Vec<Statute>> {
    let all = statutes();
    let mut families: BTreeMap<String, Vec<Statute>> = BTreeMap::new();
    for statute in all.all().unwrap() {
        let grounds = statute.rights[0].right;
        let grounds = statute
            .grounds(grounds, day_of(&statute), all.countings().unwrap())
            .unwrap();
        if Available::of(&statute, None)
            .unwrap()
            .steps(&grounds)
            .is_empty()
        {
            continue;
        }
        let family = statute.templates.clone();
        let family = family.unwrap_or_else(|| statute.id.clone());
        families.entry(family).or_default().push(statute);
    }
    families
}

/// The laws by which a family is shown: of the states of the United States one that has an appeal; of special laws one
/// that sets no day and one that asks for health records; of the world one that
/// counts in days and one that counts in working days.
const SHOWN: [&str; 5] = ["us-va", "us-fcra", "us-hipaa", "ch-fadp", "nz-privacy"];

/// The laws by which a family is shown; of one that has none of those, the first.
fn shown_of(statutes: &[Statute]) -> Vec<&Statute> {
    let shown = statutes.iter();
    let shown: Vec<_> = shown
        .filter(|statute| SHOWN.contains(&statute.id.as_str()))
        .collect();
    if shown.is_empty() {
        vec![&statutes[0]]
    } else {
        shown
    }
}

/// A day as letters in English say it.
fn said(day: NaiveDate) -> [String; 2] {
    [
        day.format("%-d %B %Y").to_string(),
        day.format("%B %-d, %Y").to_string(),
    ]
}

fn says(letter: &str, day: NaiveDate) -> bool {
    let letter = letter.split_whitespace().collect::<Vec<_>>().join(" ");
    let letter = letter.replace('\u{a0}', " ");
    said(day).iter().any(|day| letter.contains(day))
}

/// Every state in each family of letters, whole: one file each.
#[test]
#[ignore = "makes a hundred cases, half a minute; `.ci/run` runs it"]
fn every_state_leads_to_its_letters() {
    let families = families();
    let known: Vec<&str> = families.keys().map(String::as_str).collect();
    assert_eq!(
        known,
        [
            "ccpa",
            "gdpr",
            "mhmda",
            "uk-gdpr",
            "us-controller",
            "us-special",
            "world-request"
        ]
    );
    let shown: Vec<(String, String)> = std::thread::scope(|scope| {
        let laws = families.iter().flat_map(|(family, statutes)| {
            let shown = shown_of(statutes);
            let is_alone = shown.len() == 1;
            let named = shown.into_iter().map(move |statute| {
                let name = if is_alone { family } else { &statute.id };
                (name, statute)
            });
            named.collect::<Vec<_>>()
        });
        let laws = laws.map(|(name, statute)| {
            scope.spawn(move || {
                let mut house = House::of(statute);
                let mut shown = Vec::new();
                for state in house.states() {
                    let told = house.tell(state);
                    let step = &told.step;
                    let mut page = format!(
                        "{}, {}: {} because {}",
                        house.statute.id, state.right, step.what, step.because
                    );
                    for (word, day) in [("on", step.on), ("by", step.by)] {
                        if let Some(day) = day {
                            let after = (day - house.first).num_days();
                            write!(page, ", {word} {day} (day {after})").unwrap();
                        }
                    }
                    page.push('\n');
                    if let Some(link) = &step.link {
                        writeln!(page, "link {link}").unwrap();
                    }
                    if let Some(controller) = &step.controller {
                        writeln!(page, "{} of {:?}", controller.right, controller.name).unwrap();
                    }
                    for (step, letter) in told.letters {
                        let letter = letter.unwrap_or_else(|error| format!("none: {error}\n"));
                        write!(page, "\n=== {step}\n\n{letter}").unwrap();
                    }
                    shown.push((format!("{name}-{}", state.name), page));
                }
                shown
            })
        });
        let laws: Vec<_> = laws.collect();
        laws.into_iter()
            .flat_map(|shown| shown.join().unwrap())
            .collect()
    });
    for (name, page) in shown {
        insta::assert_snapshot!(name, page);
    }
}

/// Without an event the letter that told it is refused, or is another one, and its day is nowhere in it.
#[test]
#[ignore = "makes four hundred cases, a minute and a half; `.ci/run` runs it"]
fn a_letter_changes_or_is_refused_when_an_event_is_taken_from_the_log() {
    let all = families();
    let met: usize = std::thread::scope(|scope| {
        let families: Vec<_> = all
            .values()
            .flat_map(|statutes| shown_of(statutes))
            .map(|statute| {
                scope.spawn(move || {
                    let mut house = House::of(statute);
                    let mut met = 0;
                    for state in house.states() {
                        let told = house.tell(state);
                        for gone in 0..state.happened.len() {
                            let case =
                                (!told.letters.is_empty()).then(|| house.case(state, Some(gone)));
                            let day = house.day(state.happened[gone].0);
                            for (step, whole) in &told.letters {
                                let whole = whole.as_ref().unwrap();
                                let case = case.as_deref().unwrap();
                                let less = house.write(case, state, *step);
                                let name = format!(
                                    "{} {} {step} without {day}",
                                    house.statute.id, state.name
                                );
                                let is_told = says(whole, day) || gone + 1 == state.happened.len();
                                match less {
                                    Err(_) => met += 1,
                                    Ok(less) => {
                                        assert!(!says(&less, day), "{name}\n{less}");
                                        let [less, whole] =
                                            [&less, whole].map(|letter| anonymous(letter));
                                        assert!(!is_told || less != whole, "{name}\n{less}");
                                        met += usize::from(less != whole);
                                    }
                                }
                            }
                        }
                    }
                    met
                })
            })
            .collect();
        families.into_iter().map(|met| met.join().unwrap()).sum()
    });
    assert!(met > 150, "{met}");
}

/// A letter without what differs from case to case: its reference, and the company's name.
fn anonymous(letter: &str) -> String {
    let words = letter.split_whitespace();
    let words = words.filter(|word| {
        let bare: String = word
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric())
            .collect();
        let is_reference = bare.len() == 8
            && word.contains('-')
            && bare.chars().all(|letter| !letter.is_lowercase());
        !is_reference && bare.parse::<u32>().is_err()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The laws of a family are told the same of the same case: the step, and of each event the same sentence but for the
/// law's own words.
#[test]
#[ignore = "makes some four hundred cases; `.ci/run` runs it"]
fn the_laws_of_a_family_tell_the_same_of_the_same_case() {
    let families = families();
    let statutes = &families["us-controller"];
    let half = statutes.len().div_ceil(2);
    let told: Vec<(String, All)> = std::thread::scope(|scope| {
        let halves: Vec<_> = statutes
            .chunks(half)
            .map(|statutes| {
                scope.spawn(move || {
                    let told = statutes
                        .iter()
                        .map(|statute| (statute.id.clone(), all_of(statute)));
                    told.collect::<Vec<_>>()
                })
            })
            .collect();
        halves
            .into_iter()
            .flat_map(|half| half.join().unwrap())
            .collect()
    });
    assert!(told.len() > 15, "{}", told.len());
    // What there is to do is the law's: one gives longer, another has an appeal. Where it is the same, so is what is told.
    let mut known = BTreeMap::new();
    let mut alike = 0;
    for (statute, told) in &told {
        for (state, (todo, told)) in told {
            let (first, as_first) = known.entry((state, todo)).or_insert((statute, told));
            assert_eq!(told, *as_first, "{state}: {statute} and {first}");
            alike += usize::from(statute != *first);
        }
    }
    assert!(alike > 300, "{alike}");
}

/// Under no law is a letter named that is refused when it is to be written: where the law's own times and remedies decide.
#[test]
#[ignore = "makes some eight hundred cases; `.ci/run` runs it"]
fn whatever_letter_is_named_can_be_written() {
    // Those of the states of the United States are written above.
    let statutes: Vec<Statute> = families()
        .into_iter()
        .filter(|(family, _)| family != "us-controller")
        .flat_map(|(_, statutes)| statutes)
        .collect();
    assert!(statutes.len() > 30, "{}", statutes.len());
    let half = statutes.len().div_ceil(2);
    let written: usize = std::thread::scope(|scope| {
        let halves: Vec<_> = statutes
            .chunks(half)
            .map(|statutes| {
                scope.spawn(move || {
                    let mut written = 0;
                    for statute in statutes {
                        let mut house = House::of(statute);
                        for state in house
                            .states()
                            .into_iter()
                            .filter(|state| state.is_of_the_law())
                        {
                            written += house.tell(state).written(statute, state).count();
                        }
                    }
                    written
                })
            })
            .collect();
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    assert!(written > 400, "{written}");
}

/// By the name of a state what there is to do, and what the letters tell.
type All = BTreeMap<&'static str, (Vec<String>, Vec<String>)>;

/// What each state leads to under a law, and the sentences of its letters that tell an event.
fn all_of(statute: &Statute) -> All {
    let mut house = House::of(statute);
    let mut all = BTreeMap::new();
    for state in house.states() {
        let told = house.tell(state);
        let mut todo = vec![format!("{} because {}", told.step.what, told.step.because)];
        let mut lines = Vec::new();
        for (step, letter) in told.written(statute, state) {
            todo.push(step.to_string());
            let letter = letter
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace('\u{a0}', " ");
            for (on, _) in &state.happened[2.min(state.happened.len())..] {
                let [_, day] = said(house.day(*on));
                let sentences = letter
                    .split(". ")
                    .filter(|sentence| sentence.contains(&day));
                // From the day on: what stands before it may be of the law, or of the sender.
                lines.extend(sentences.filter_map(|sentence| {
                    let (_, told) = sentence.split_once(&day)?;
                    let told = told.split(['(', ';', ':']).next()?;
                    // How much more time was taken is another day where the law began on another.
                    let told = told.split(", until ").next()?;
                    Some(format!("day {on}{}", told.trim_end()))
                }));
            }
        }
        lines.dedup();
        all.insert(state.name, (todo, lines));
    }
    all
}
