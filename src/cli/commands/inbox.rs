//! `datawrit inbox`

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use strum::IntoEnumIterator;

use super::Scene;
use crate::{
    cli::{
        answer::{Answer, no_json},
        args::{self, InboxVerb},
        day::Day,
        failure::Failure,
        progress::ProgressView,
        question::{self, Said},
        screen, secret,
        table::Table,
        text, words,
    },
    office::inbox::{
        Item, assign,
        fetch::{self, Fetching, Next, Taking},
        import::{self, Became, Intake, NotTaken, Strangers, TakenIn},
        review::{self, ReplyWant},
        waiting,
    },
    reply::{Kind, Particulars, source},
    request::{Line, Reference},
    speech::say,
};

pub fn inbox(scene: &Scene<'_>, args: &args::Inbox) -> Result<Answer, Failure> {
    match &args.verb {
        None => waiting(scene),
        Some(InboxVerb::Import { paths, all }) => import(scene, paths, *all),
        Some(InboxVerb::Fetch(args)) => fetch(scene, args),
        Some(InboxVerb::Assign { item, case, letter }) => {
            let order = assign::Order {
                number: *item,
                case: case.clone(),
                letter: *letter,
            };
            told(scene, &assign::assign(scene, &order)?)
        }
        Some(InboxVerb::Review(args)) => review(scene, args),
    }
}

fn waiting(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let waiting = waiting::waiting(scene)?;
    if scene.global.json {
        return Answer::outcome(&waiting);
    }
    if waiting.waiting.is_empty() {
        return Ok(Answer::default().note(say!("inbox-nothing-waits")));
    }
    let mut table = Table::default();
    for item in &waiting.waiting {
        listed(&mut table, item);
    }
    Ok(Answer::text(table.render(0))
        .paged(scene)
        .note(say!("inbox-goes-through")))
}

/// A row of a reply, and below it why it waits.
fn listed(table: &mut Table, item: &Item) {
    table.row([
        number(item),
        place(item),
        kinds(item),
        item.from.clone().unwrap_or_default(),
        item.subject.clone(),
    ]);
    if item.case.is_none() {
        for why in &item.filed_because {
            table.below(&words::retold(why));
        }
    }
}

fn number(item: &Item) -> String {
    item.number
        .map_or_else(|| "-".to_owned(), |number| number.to_string())
}

fn place(item: &Item) -> String {
    match (&item.case, &item.proposed) {
        (Some(case), _) => case.to_string(),
        (None, Some(proposed)) => format!("{}?", proposed.case),
        (None, None) => say!("inbox-no-case"),
    }
}

fn kinds(item: &Item) -> String {
    let kinds = item.kinds.iter().copied();
    kinds
        .map(words::inbox::short)
        .collect::<Vec<_>>()
        .join(", ")
}

fn import(scene: &Scene<'_>, paths: &[PathBuf], all: bool) -> Result<Answer, Failure> {
    let mut intake = Intake::open(scene)?;
    let mut lines = String::new();
    let mut table = Table::default();
    let mut count = Tally::default();
    let mut faults = Vec::new();
    let mut tell = |taken: Result<TakenIn, NotTaken>| {
        let taken = match taken {
            Ok(taken) => taken,
            Err(fault) => {
                faults.push(words::retold(&fault));
                return Ok(());
            }
        };
        count.add(&taken);
        if scene.global.json {
            let value = serde_json::to_string(&taken).map_err(|error| no_json(&error))?;
            lines.push_str(&text::escaped_json(&value));
            lines.push('\n');
        } else if taken.became != Became::PassedOver {
            row(&mut table, &taken);
        }
        Ok::<(), Failure>(())
    };
    for path in paths {
        let is_stdin = path == Path::new("-");
        let strangers = match Strangers::usual(is_stdin || source::is_one_mail(path)) {
            _ if all => Strangers::Keep,
            Strangers::PassOver if scene.global.json => Strangers::Tell,
            usual => usual,
        };
        // What comes from another program is on the disk before more is waited for.
        let (mails, at_once) = if is_stdin {
            (source::stream(io::stdin(), "stdin"), 1)
        } else {
            (source::mails(path), import::AT_ONCE)
        };
        intake.take_all(mails, strangers, at_once, &mut tell)?;
    }
    intake.settle()?;
    if count.all() == 0
        && let Some(fault) = faults.first()
    {
        return Err(Failure::cannot(fault));
    }
    let answer = if scene.global.json {
        Answer::data(lines)
    } else {
        Answer::text(table.render(0))
    };
    Ok(count.noted(answer.notes(faults)))
}

/// Reads the mailbox of an account.
fn fetch(scene: &Scene<'_>, args: &args::Fetch) -> Result<Answer, Failure> {
    // What others write is as private as the password.
    secret::guard();
    let order = fetch::Order {
        account: args.account.clone(),
        folders: args.folder.clone(),
        since: args.since.map(|day| day.past(scene.today)),
    };
    let strangers = if args.all {
        Strangers::Keep
    } else {
        Strangers::PassOver
    };
    let mut fetching = Fetching::begin(scene, order)?;
    let mut taking = Taking::open(scene, strangers)?;
    let mut progress = ProgressView::Hidden;
    let report = loop {
        match fetching.go_on(&mut taking)? {
            Next::LogIn => {
                let login = secret::login_to_read(fetching.account(), args.password_stdin)?;
                fetching.log_in(&login)?;
            }
            Next::Opened { folder, messages } => {
                progress.end();
                progress = ProgressView::begin(messages, Some(&folder));
            }
            Next::Read(messages) => progress.more(messages),
            Next::Done(report) => break report,
        }
    };
    progress.end();
    let outcome = taking.outcome(report)?;
    if scene.global.json {
        return Answer::outcome(&outcome);
    }
    let mut table = Table::default();
    let mut count = Tally {
        passed_over: usize::try_from(outcome.passed_over).unwrap_or(usize::MAX),
        ..Tally::default()
    };
    for taken in &outcome.messages {
        count.add(taken);
        if taken.became == Became::Kept {
            row(&mut table, taken);
        }
    }
    let answer = Answer::text(table.render(0)).notes(words::fetch::folders(&outcome));
    Ok(count.noted(answer))
}

#[derive(Default)]
struct Tally {
    kept: usize,
    known: usize,
    passed_over: usize,
    waiting: usize,
}

impl Tally {
    fn add(&mut self, taken: &TakenIn) {
        match taken.became {
            Became::Kept => self.kept += 1,
            Became::Known => self.known += 1,
            Became::PassedOver => self.passed_over += 1,
        }
        self.waiting += usize::from(taken.item.waits);
    }

    fn all(&self) -> usize {
        self.kept + self.known + self.passed_over
    }

    /// The answer with what became of the mails, and what the person does next.
    fn noted(&self, answer: Answer) -> Answer {
        let answer = answer.note(self.told());
        if self.waiting > 0 {
            answer.note(say!("inbox-goes-through-waiting"))
        } else {
            answer
        }
    }

    fn told(&self) -> String {
        let mut told = say!("inbox-tally-kept", count = self.kept);
        if self.known > 0 {
            told += ", ";
            told += &say!("inbox-tally-known", count = self.known);
        }
        if self.passed_over > 0 {
            told += ", ";
            told += &say!("inbox-tally-passed-over", count = self.passed_over);
        }
        if self.waiting > 0 {
            told += "; ";
            told += &say!("inbox-tally-waiting", count = self.waiting);
        }
        told
    }
}

fn row(table: &mut Table, taken: &TakenIn) {
    let item = &taken.item;
    let what = match (taken.became, item.recorded) {
        (Became::Known, _) => say!("inbox-became-known"),
        (_, Some(kind)) => say!("inbox-became-recorded", event = words::event(kind)),
        (_, None) if item.waits => say!("inbox-became-waits"),
        _ => say!("inbox-became-kept"),
    };
    table.row([
        number(item),
        place(item),
        kinds(item),
        what,
        item.subject.clone(),
    ]);
    if item.case.is_none() {
        for why in &item.filed_because {
            table.below(&words::retold(why));
        }
    }
}

/// A reply and what became of it.
fn told(scene: &Scene<'_>, item: &Item) -> Result<Answer, Failure> {
    if scene.global.json {
        return Answer::outcome(item);
    }
    let what = match item.recorded {
        Some(kind) => say!("inbox-became-recorded", event = words::event(kind)),
        None if item.waits => say!("inbox-told-filed"),
        None => say!("inbox-told-decided"),
    };
    let answer = Answer::text(format!(
        "{}  {}  {}  {what}\n",
        number(item),
        place(item),
        kinds(item)
    ));
    Ok(match item.number {
        Some(number) if item.waits => {
            answer.note(say!("inbox-review-decides", number = number.to_string()))
        }
        _ => match &item.case {
            Some(case) => answer.after(scene, case)?,
            None => answer,
        },
    })
}

fn review(scene: &Scene<'_>, args: &args::Review) -> Result<Answer, Failure> {
    let decided = |number: i64, kinds: Vec<Kind>, case: Option<String>, asked: Asked| {
        review::decide(
            scene,
            &review::Order {
                number,
                kinds,
                said: asked.said,
                case,
                on: args.on.map(|day| day.past(scene.today)),
                until: args
                    .until
                    .map(|day| day.to_come(scene.today))
                    .or(asked.until),
                reasons: None,
            },
        )
    };
    if let Some(number) = args.item
        && (!args.kind.is_empty() || scene.global.yes)
    {
        let said = args.said();
        let asked = Asked { said, until: None };
        let item = decided(number, args.kind.clone(), args.case.clone(), asked)?;
        return told(scene, &item);
    }
    let items = match args.item {
        Some(number) => vec![waiting::one(scene, number)?],
        None => waiting::waiting(scene)?.waiting,
    };
    if items.is_empty() {
        return Ok(Answer::default().note(say!("inbox-nothing-waits")));
    }
    if scene.global.json || !question::somebody_is_there() {
        let number = items.first().map_or_else(|| "N".to_owned(), number);
        return Err(Failure::misuse(say!("inbox-at-a-terminal"))
            .hint(say!("inbox-decide-without", number = number)));
    }
    let mut done = Vec::new();
    for item in items {
        screen::say(&shown(&item));
        let Some(number) = item.number else { continue };
        let Some(mut case) = case_of(scene, &item, args)? else {
            continue;
        };
        let kinds = loop {
            match chosen(&item)? {
                Chosen::AnotherCase => {
                    if let Said::Is(typed) = typed_case(scene)? {
                        case = Some(typed);
                    }
                }
                Chosen::Kinds(kinds) => break kinds,
                Chosen::Later => break Vec::new(),
            }
        };
        if kinds.is_empty() {
            continue;
        }
        let case = if kinds == [Kind::Unrelated] && item.case.is_none() {
            None
        } else {
            case
        };
        let asked = particulars(scene, &item, &kinds)?;
        done.push(decided(number, kinds, case, asked)?);
    }
    let mut table = Table::default();
    for item in &done {
        table.row([
            number(item),
            place(item),
            kinds(item),
            item.recorded
                .map_or_else(|| say!("inbox-nothing-recorded"), words::event),
        ]);
    }
    let mut cases: Vec<Reference> = done.iter().filter_map(|item| item.case.clone()).collect();
    cases.dedup();
    let answer = Answer::text(table.render(0));
    match cases.as_slice() {
        [] => Ok(answer),
        [case] => answer.after(scene, case),
        _ => Ok(answer.guided(scene, words::after::several())),
    }
}

/// The case of a reply as the person says it; none where it is left for later.
#[expect(clippy::option_option, reason = "left for later, or of no case")]
fn case_of(
    scene: &Scene<'_>,
    item: &Item,
    args: &args::Review,
) -> Result<Option<Option<String>>, Failure> {
    if let Some(case) = &args.case {
        return Ok(Some(Some(case.clone())));
    }
    if let Some(case) = &item.case {
        return Ok(Some(Some(case.to_string())));
    }
    let mut choices = Vec::new();
    if let Some(proposed) = &item.proposed {
        choices.push(say!("review-belongs", case = proposed.case.to_string()));
    }
    choices.push(say!("review-another-case"));
    choices.push(say!("review-no-case"));
    let Some(answer) = question::choose(&say!("review-where"), &choices)? else {
        return Ok(None);
    };
    let answer = if item.proposed.is_some() {
        answer
    } else {
        answer + 1
    };
    match (answer, &item.proposed) {
        (0, Some(proposed)) => Ok(Some(Some(proposed.case.to_string()))),
        (1, _) => match typed_case(scene)? {
            Said::Is(case) => Ok(Some(Some(case))),
            Said::Back => case_of(scene, item, args),
            Said::Stop => Ok(None),
        },
        _ => Ok(Some(None)),
    }
}

/// A case as the person types it: one that there is.
fn typed_case(scene: &Scene<'_>) -> Result<Said<String>, Failure> {
    question::detail(&say!("review-case"), |typed| {
        let found = scene.home.case(typed);
        found
            .map(drop)
            .map_err(|error| Failure::from(error).message().to_owned())
    })
}

/// What the person says of a reply.
enum Chosen {
    Kinds(Vec<Kind>),
    /// It is filed with the wrong case.
    AnotherCase,
    Later,
}

/// What a reply says, as the person says it.
fn chosen(item: &Item) -> Result<Chosen, Failure> {
    let mut offered: Vec<Vec<Kind>> = Vec::new();
    if !item.kinds.is_empty() {
        offered.push(item.kinds.clone());
    }
    for kind in item.kinds.iter().copied().chain([Kind::Unrelated]) {
        if !offered.contains(&vec![kind]) {
            offered.push(vec![kind]);
        }
    }
    let together = |kinds: &[Kind]| {
        let words = kinds.iter().map(|kind| words::inbox::kind(*kind));
        words
            .reduce(|one, other| say!("review-and", one = one, other = other))
            .unwrap_or_default()
    };
    let mut choices: Vec<String> = offered.iter().map(|kinds| together(kinds)).collect();
    choices.push(say!("review-else"));
    if item.case.is_some() {
        choices.push(say!("review-another-case"));
    }
    let Some(answer) = question::choose(&say!("review-says"), &choices)? else {
        return Ok(Chosen::Later);
    };
    if let Some(kinds) = offered.get(answer) {
        return Ok(Chosen::Kinds(kinds.clone()));
    }
    if answer > offered.len() {
        return Ok(Chosen::AnotherCase);
    }
    let all: Vec<Kind> = Kind::iter().collect();
    let choices: Vec<String> = all.iter().map(|kind| words::inbox::kind(*kind)).collect();
    let several = question::choose_several(&say!("review-says"), &choices)?;
    let several = several.into_iter().filter_map(|index| all.get(index));
    Ok(Chosen::Kinds(several.copied().collect()))
}

/// What the person says besides.
#[derive(Default)]
struct Asked {
    said: Particulars,
    until: Option<NaiveDate>,
}

/// What a letter may need of these kinds and was not read.
fn particulars(scene: &Scene<'_>, item: &Item, kinds: &[Kind]) -> Result<Asked, Failure> {
    let mut asked = Asked::default();
    let line = |answer: &str| {
        let line = Line::new(answer).map_err(|fault| words::faults::text(&fault))?;
        Ok(line.to_string())
    };
    for want in review::wants(item, kinds) {
        let question = match want {
            ReplyWant::Reason => say!("review-reason-asked"),
            ReplyWant::Wanted => say!("review-wanted-asked"),
            ReplyWant::Channel => say!("review-channel-asked"),
            ReplyWant::Controller => say!("review-controller-asked"),
            ReplyWant::Until => say!("review-until-asked"),
        };
        match want.place_in(&mut asked.said) {
            Some(place) => *place = question::perhaps(&question, line)?,
            None => {
                let until = question::perhaps(&question, str::parse::<Day>)?;
                asked.until = until.map(|day| day.to_come(scene.today));
            }
        }
    }
    Ok(asked)
}

/// A reply to be decided: who wrote, what is new in it, where its links lead, and what was read.
fn shown(item: &Item) -> String {
    let mut lines = vec![format!(
        "\n{}  {}  {}",
        number(item),
        item.came_on.map(|day| day.to_string()).unwrap_or_default(),
        item.from.clone().unwrap_or_default()
    )];
    lines.push(format!("   {}", item.subject));
    lines.push(format!(
        "   {}",
        say!("inbox-shown-case", case = place(item))
    ));
    let because = item.filed_because.iter();
    lines.extend(because.map(|why| format!("   {}", words::retold(why))));
    let text = item.text.lines().take(MOST_LINES);
    lines.extend(text.map(|line| format!("   | {line}")));
    for link in &item.links {
        let told = if link.misleads {
            say!(
                "inbox-shown-misleads",
                text = &link.text,
                target = &link.target
            )
        } else {
            say!("inbox-shown-link", target = &link.target)
        };
        lines.push(format!("   {told}"));
    }
    for file in &item.files {
        let size = say!("inbox-bytes", count = file.bytes);
        let told = say!("inbox-shown-file", name = &file.name, size = size);
        lines.push(format!("   {told}"));
        lines.extend(file.holds.iter().map(|name| format!("      {name}")));
    }
    for said in &item.said {
        let because: Vec<String> = said.because.iter().map(words::retold).collect();
        let told = say!(
            "inbox-shown-read",
            kind = words::inbox::short(said.kind),
            percent = format!("{:.0}", said.confidence * 100.0),
            because = because.join("; ")
        );
        lines.push(format!("   {told}"));
    }
    lines.join("\n")
}

/// How many lines of a reply are shown before it is decided.
const MOST_LINES: usize = 30;
