//! The command line.

use std::{ffi::OsStr, marker, num::NonZeroUsize, path::PathBuf, str::FromStr, sync::Arc};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, SubsecRound, Utc};
use clap::{
    Args as ClapArgs, Parser, Subcommand, ValueEnum,
    builder::{FalseyValueParser, PossibleValuesParser, TypedValueParser},
};
use clap_complete::{
    engine::{ArgValueCompleter, CompletionCandidate},
    env::Shells,
};
use strum::VariantNames;

use super::{day::Day, home, tongue};
use crate::{
    authority::Sector,
    delivery::page::Typeface,
    law::{
        EventKind, FollowUp, Language, NotALanguage, Place, RESPOND, Right, Whereabouts, nearest,
    },
    office::{
        SendingBy, TimeOfDay,
        authority::Ties,
        inbox::InboxFault,
        introduce::Question,
        mandate::Detail,
        next::{Deed, Done, Heard, Named},
        write::{self, Order, Whose, WhoseLanguage},
    },
    reply::{Kind, Particulars},
    request::{Address, ChildAge, Email, Identifier, Line, Passage, Way},
    speech::{Tongue, say},
    tracker::{Format, LetterNumber, Medium, Reasons},
};

/// Write the data request the law entitles you to, and know to the day when the company must answer.
#[derive(Debug, Parser)]
#[command(
    name = "datawrit",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

impl Args {
    /// What is to be done; alone, the program says how everything stands.
    pub fn done(&self) -> &Command {
        static ALONE: Command = Command::Status(Status { person: None });
        self.command.as_ref().unwrap_or(&ALONE)
    }
}

#[derive(Debug, ClapArgs)]
pub struct Global {
    /// The folder that holds profile.toml and the tracker
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "DATAWRIT_HOME",
        hide_env_values = true
    )]
    pub home: Option<PathBuf>,
    /// Pretend that today is this date, YYYY-MM-DD
    #[arg(long, global = true, value_name = "DATE", env = "DATAWRIT_TODAY", value_parser = today)]
    today: Option<NaiveDate>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Show more: how each date was worked out
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Leave out what could be done next
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show people by their initials, where others can see the screen
    #[arg(long, global = true, conflicts_with = "json")]
    pub private: bool,
    /// Say tables as sentences, for a screen reader
    #[arg(long, global = true, env = "ACCESSIBLE", hide_env = true, value_parser = FalseyValueParser::new())]
    pub plain: bool,
    /// Answer every question with yes
    #[arg(long, global = true)]
    pub yes: bool,
    /// The language of the screen, such as de [default: that of the system]
    #[arg(long, global = true, value_name = "LANGUAGE", env = "DATAWRIT_UI", hide_env = true, value_parser = tongue)]
    pub ui: Option<Tongue>,
    /// Show what is longer than the screen all at once
    #[arg(long, global = true)]
    pub no_pager: bool,
}

impl Global {
    pub fn today(&self) -> NaiveDate {
        #[expect(
            clippy::disallowed_methods,
            reason = "the command line is where the day comes from"
        )]
        self.today.unwrap_or_else(|| Local::now().date_naive())
    }

    /// The clock for a door that stays open for longer than this start's arguments.
    pub fn clock(&self) -> Arc<dyn TimeOfDay + std::marker::Send> {
        Arc::new(Global {
            today: self.today,
            home: None,
            json: false,
            color: self.color,
            verbose: false,
            quiet: false,
            private: false,
            plain: false,
            yes: false,
            ui: self.ui,
            no_pager: true,
        })
    }

    /// Whether the user named the day, with the flag or in the environment.
    pub fn names_today(&self) -> bool {
        self.today.is_some()
    }
}

impl TimeOfDay for Global {
    /// The moment, to the second; noon in Greenwich of a day the user named.
    fn now(&self) -> DateTime<Utc> {
        match self.today {
            Some(day) => day.and_time(NOON).and_utc(),
            #[expect(
                clippy::disallowed_methods,
                reason = "the command line is where the moment comes from"
            )]
            None => Utc::now().trunc_subsecs(0),
        }
    }

    /// The same in the time of this place.
    fn here(&self) -> DateTime<FixedOffset> {
        match self.today {
            Some(_) => self.now().fixed_offset(),
            #[expect(
                clippy::disallowed_methods,
                reason = "the command line is where the moment comes from"
            )]
            None => Local::now().trunc_subsecs(0).fixed_offset(),
        }
    }
}

/// Of a day that the user named.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub fn apply(self) {
        match self {
            // The library keeps NO_COLOR and knows a terminal from a file.
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show who is ignoring you, what waits for you, and what to do next
    Status(Status),
    /// Say once who you are and how you send letters; with no flags it asks
    Init(Init),
    /// Show or say who acts for you, or for somebody else, and receives the answers
    Mandate(Mandate),
    /// Open the same as pages in your browser, on this computer alone
    Open(Open),
    /// Write a letter and open a case
    Write(Box<Write>),
    /// Find companies, and import the directories that others keep
    Recipients(Recipients),
    /// List every case, or those that fit: how each stands, next clock, days left
    List(List),
    /// Show what is due or overdue; exits with 3 when something is overdue
    Due(Due),
    /// Show one case: its letter, events and clocks
    Show(Show),
    /// Show a case's letter as it is printed, in the terminal or in a viewer
    Preview(Preview),
    /// Show how each date of a case was worked out
    Why(Why),
    /// Send letters by mail, from your own mailbox; exits with 1 when one of them did not leave
    Send(Send),
    /// Record what happened to a case
    Record(Record),
    /// Take up a letter that you wrote and sent yourself, under any law or none
    Track(Box<Track>),
    /// Take back what was recorded last; again, and it goes further back
    Undo(Undo),
    /// Let what was taken back last stand again
    Redo(Undo),
    /// Delete a case, or everything, so that no byte of it stays here
    Forget(Forget),
    /// Show where everything is kept on this computer
    Where,
    /// Write everything of your home into one file
    Backup(Backup),
    /// Put a backup into an empty home
    Restore(Restore),
    /// Show the one thing to do in a case, and write the letter for it; `chase` is the same
    #[command(alias = "chase")]
    Next(Next),
    /// Show where you can complain, and why there
    Authority(Authority),
    /// Put everything that proves a case into one file
    Evidence(Evidence),
    /// Check that nothing recorded has changed since; exits with 1 when something has
    Verify,
    /// Show what came back and waits for you; take in mails, file them, decide what they say
    Inbox(Inbox),
    /// Keep a paper letter or a download with its case
    Keep(Keep),
    /// Write the deadlines as a calendar or a table, or the whole tracker as JSON
    Export(Export),
    /// Add the cases of an exported tracker
    Import(Import),
    /// List the accounts you send from, add one, or test one
    Account(Account),
    /// Show the statutes: rights, clocks, references
    Law(Law),
    /// Compute a deadline
    Deadline(Deadline),
    /// List the third-party parts of the program, with their licences
    Licences(Licences),
    /// Print the completion script for your shell
    Completions(Completions),
    /// Print a page for `man`: datawrit man write | man -l -
    Man(Man),
    /// Show help: of a command, or on letters, days, accounts, json or accessibility
    Help(Help),
}

impl Command {
    /// Whether it records something, sends it or proves it: what a day that is made
    /// up has no place in.
    pub fn records(&self) -> bool {
        match self {
            Command::Write(write) => !write.dry_run,
            Command::Send(send) => !send.dry_run,
            Command::Inbox(inbox) => inbox.verb.is_some(),
            Command::Next(next) => (next.all || next.letter.is_some()) && !next.dry_run,
            Command::Open(_)
            | Command::Undo(_)
            | Command::Track(_)
            | Command::Redo(_)
            | Command::Record(_)
            | Command::Keep(_)
            | Command::Evidence(_)
            | Command::Import(_) => true,
            Command::Init(_)
            | Command::Mandate(_)
            | Command::Forget(_)
            | Command::Where
            | Command::Backup(_)
            | Command::Restore(_)
            | Command::Recipients(_)
            | Command::List(_)
            | Command::Help(_)
            | Command::Man(_)
            | Command::Status(_)
            | Command::Due(_)
            | Command::Show(_)
            | Command::Preview(_)
            | Command::Why(_)
            | Command::Authority(_)
            | Command::Verify
            | Command::Export(_)
            | Command::Account(_)
            | Command::Law(_)
            | Command::Deadline(_)
            | Command::Licences(_)
            | Command::Completions(_) => false,
        }
    }
}

#[derive(Debug, Clone, ClapArgs)]
pub struct Open {
    /// Print the address and do not start a browser
    #[arg(long)]
    pub print: bool,
    /// Set where this computer is used from another one
    #[arg(
        long,
        hide = true,
        value_name = "WORDS",
        env = "SSH_CONNECTION",
        hide_env = true,
        hide_env_values = true
    )]
    pub ssh: Option<String>,
}

#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Status {
    /// The cases of one person, by the name or the beginning of a word of it
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
}

#[derive(Debug, Clone, Default, ClapArgs)]
pub struct List {
    /// Those of one person, by the name or the beginning of a word of it
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
    /// Those who are late
    #[arg(long)]
    pub late: bool,
    /// Those that wait for you: a question, a refusal, a part of an answer
    #[arg(long)]
    pub waiting: bool,
    /// Those whose letter is not known to have left
    #[arg(long)]
    pub not_sent: bool,
    /// Those of a company, by the beginning of a word of its name
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// Those under a law, by its id
    #[arg(long, value_name = "ID")]
    pub law: Option<String>,
    /// In which order; that of writing if not given
    #[arg(long, value_name = "ORDER")]
    pub sort: Option<SortBy>,
}

/// The order of a list, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    Due,
    Company,
    Written,
}

#[derive(Debug, Clone, ClapArgs)]
pub struct Man {
    /// The command; the program as a whole if not given
    pub command: Option<String>,
}

#[derive(Debug, Clone, ClapArgs)]
pub struct Help {
    /// A command, or a topic: letters, days, accounts, json, accessibility
    #[arg(value_name = "COMMAND OR TOPIC")]
    pub topic: Vec<String>,
}

#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Init {
    /// Somebody else, for whom you write: what you say of them is kept in a profile of their own
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
    /// Show who is in this home, and how their cases stand
    #[arg(long, conflicts_with_all = ["person", "name", "address", "residence", "email", "sending", "forget"])]
    pub list: bool,
    /// Your name, as companies know it
    #[arg(long, value_parser = Line::new)]
    pub name: Option<Line>,
    /// Your postal address: 'Street 1, 1010 Wien, Austria'
    #[arg(long, value_name = "LINES")]
    pub address: Option<Address>,
    /// Where you live, if not in the country of your postal address, or which state: US-CA, California
    #[arg(long, value_name = "PLACE")]
    pub residence: Option<Whereabouts>,
    /// Your e-mail address
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<Email>,
    /// How you want to send letters: by yourself, from your mailbox by datawrit, or by post alone
    #[arg(long, value_name = "WAY")]
    pub sending: Option<Sending>,
    /// Take out of the profile: name, address, residence, email or sending (repeatable)
    #[arg(
        long,
        value_name = "WHAT",
        value_delimiter = ',',
        hide_possible_values = true,
        value_parser = words_of::<Question>()
    )]
    pub forget: Vec<Question>,
}

#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Mandate {
    /// Somebody else, for whom you write
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
    /// The person or association that acts
    #[arg(long, value_parser = Line::new)]
    pub name: Option<Line>,
    /// Their postal address: 'Street 1, 1010 Wien, Austria'
    #[arg(long, value_name = "LINES")]
    pub address: Option<Address>,
    /// Their e-mail address, to which answers go
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<Email>,
    /// Their reference for the matter
    #[arg(long, value_name = "TEXT", value_parser = Line::new)]
    pub reference: Option<Line>,
    /// The first day; today if not given
    #[arg(long, value_name = "DATE")]
    pub since: Option<Day>,
    /// The last day
    #[arg(long, value_name = "DATE")]
    pub until: Option<Day>,
    /// The signed authority, as a PDF file: it is kept, and goes with every letter
    #[arg(long, value_name = "FILE", visible_alias = "authority")]
    pub signed: Option<PathBuf>,
    /// Write the authority as a PDF file, to be signed by hand
    #[arg(long, value_name = "FILE", conflicts_with = "signed")]
    pub paper: Option<PathBuf>,
    /// The language of that paper: en, de, fr or es; that of the screen if not given
    #[arg(long, value_name = "TAG", requires = "paper")]
    pub lang: Option<Language>,
    /// Keep no longer: their address, until (the last day) or reference (repeatable)
    #[arg(
        long,
        value_name = "WHAT",
        value_delimiter = ',',
        hide_possible_values = true,
        value_parser = words_of::<Detail>()
    )]
    pub forget: Vec<Detail>,
    /// End it: letters from today on do not speak of it
    #[arg(long, conflicts_with_all = ["name", "address", "email", "reference", "since", "until", "signed", "paper", "forget"])]
    pub end: bool,
}

/// How letters leave, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sending {
    Myself,
    Mailbox,
    Post,
}

impl From<Sending> for SendingBy {
    fn from(sending: Sending) -> SendingBy {
        match sending {
            Sending::Myself => SendingBy::Myself,
            Sending::Mailbox => SendingBy::Mailbox,
            Sending::Post => SendingBy::Post,
        }
    }
}

#[derive(Debug, Clone, ClapArgs)]
#[command(after_help = "\
Examples:
  datawrit write                              asks for everything
  datawrit write access spotify               what Spotify knows about you
  datawrit write deletion spotify --send      written and sent, after a look
  datawrit write access --from companies.csv  a letter for each line of a table
  datawrit write access 'Foo GmbH' --recipient-email privacy@foo.example")]
pub struct Write {
    /// What to ask for: access, deletion, objection, rectification, restriction, portability,
    /// withdrawal, opt-out, limit or automated-decisions; it is asked for if not given
    #[arg(value_name = "RIGHT", value_parser = asked, add = ArgValueCompleter::new(rights_or_ids))]
    pub right: Option<Asked>,
    /// Directory ids, or names of companies
    #[arg(value_name = "RECIPIENT", add = ArgValueCompleter::new(ids))]
    pub recipients: Vec<String>,

    /// A letter to each company of an imported pack
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with = "recipients",
        help_heading = "Many letters"
    )]
    pub pack: Option<String>,
    /// A letter for each line of a list: a recipient a line, or a table (CSV) whose first line names its columns; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["recipients", "pack"], help_heading = "Many letters")]
    pub from: Option<PathBuf>,
    /// A letter to each company, also where several are of one family
    #[arg(long, help_heading = "Many letters")]
    pub each: bool,
    /// Ask again what was asked before; for a list with the day from which on letters
    /// count, so that a run that was stopped goes on: --again=2026-11-26
    #[arg(
        long,
        value_name = "DAY",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        value_parser = again,
        help_heading = "Many letters"
    )]
    pub again: Option<Again>,

    /// The recipient's e-mail address
    #[arg(long, value_name = "ADDRESS", help_heading = "Recipient")]
    pub recipient_email: Option<Email>,
    /// The recipient's postal address: 'Street 1; 10115 Berlin; Germany'
    #[arg(long, value_name = "LINES", help_heading = "Recipient")]
    pub recipient_address: Option<Address>,
    /// Write to a company that is not in the directory, without an address
    #[arg(long, help_heading = "Recipient")]
    pub no_address: bool,

    /// For whom you write: somebody of whom `datawrit init --for NAME` keeps a profile
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new, conflicts_with = "name", help_heading = "You")]
    pub person: Option<Line>,
    /// Your name
    #[arg(long, value_parser = Line::new, help_heading = "You")]
    pub name: Option<Line>,
    /// Your postal address: 'Street 1; 10115 Berlin; Germany'
    #[arg(long, value_name = "LINES", help_heading = "You")]
    pub address: Option<Address>,
    /// Your e-mail address
    #[arg(long, value_name = "ADDRESS", help_heading = "You")]
    pub email: Option<Email>,
    /// Where you live: DE, GB, US-CA, US-WA
    #[arg(long, value_name = "PLACE", help_heading = "You")]
    pub residence: Option<Whereabouts>,
    /// Take the profile's postal address and residence for a letter in another name, too
    #[arg(long, help_heading = "You")]
    pub same_household: bool,
    /// The name of your child, if you ask as its parent
    #[arg(long, value_name = "NAME", value_parser = Line::new, help_heading = "You")]
    pub child: Option<Line>,
    /// How old the child is: under-13, 13-15 or 16-17; some laws decide by it
    #[arg(long, value_name = "BAND", help_heading = "You")]
    pub child_age: Option<ChildAge>,
    /// Something they can find you by: 'customer number=4711' (repeatable)
    #[arg(
        long = "id",
        value_name = "LABEL=VALUE",
        allow_hyphen_values = true,
        help_heading = "You"
    )]
    pub identifiers: Vec<Identifier>,

    /// The statute, if not the one of your residence
    #[arg(long, value_name = "ID", help_heading = "Letter")]
    pub law: Option<String>,
    /// The letter's language, by its tag or name; `company`: that of each company
    #[arg(long, value_name = "TAG", help_heading = "Letter", value_parser = lang, add = ArgValueCompleter::new(languages))]
    pub lang: Option<Lang>,
    /// A translation behind the letter in this language too, marked as one: for you, or for who reads it better
    #[arg(long, value_name = "TAG", help_heading = "Letter", value_parser = Language::meant, add = ArgValueCompleter::new(languages))]
    pub copy_in: Option<Language>,
    /// Your reasons, or your particular situation, in your own words
    #[arg(long, value_name = "TEXT", value_parser = Passage::new, allow_hyphen_values = true, help_heading = "Letter")]
    pub reason: Option<Passage>,
    /// A particular you ask for, or want corrected or deleted; a correction as
    /// 'WRONG => RIGHT' (repeatable)
    #[arg(long = "item", value_name = "TEXT", value_parser = Line::new, allow_hyphen_values = true, help_heading = "Letter")]
    pub items: Vec<Line>,
    /// A product the letter is about: a word of the recipient's record such as alexa,
    /// government-demands, or a name of your own (repeatable)
    #[arg(long = "product", value_name = "NAME", value_parser = Line::new, allow_hyphen_values = true, help_heading = "Letter")]
    pub products: Vec<Line>,
    /// A ground of the statute you rely on, by its letter (repeatable)
    #[arg(long = "ground", value_name = "LETTER", help_heading = "Letter")]
    pub grounds: Vec<String>,
    /// An enclosure to list in the letter (repeatable)
    #[arg(long = "enclosure", value_name = "TITLE", value_parser = Line::new, allow_hyphen_values = true, help_heading = "Letter")]
    pub enclosures: Vec<Line>,
    /// How the letter is sent, as printed on it: post, registered, fax or email
    #[arg(long, value_name = "WAY", help_heading = "Letter")]
    pub by: Option<Way>,
    /// Ask for portability too, in an access letter
    #[arg(long, help_heading = "Letter")]
    pub portability: bool,
    /// Who should get your data directly from the company, in a portability letter
    #[arg(long, value_name = "NAME", value_parser = Line::new, help_heading = "Letter")]
    pub transfer_to: Option<Line>,
    /// Within how many days you want the answer, under a law that sets no time; 30 if not given
    #[arg(
        long,
        value_name = "DAYS",
        value_parser = clap::value_parser!(u32).range(1..=365),
        help_heading = "Letter"
    )]
    pub answer_within: Option<u32>,

    /// pdf, eml or txt (repeatable)
    #[arg(
        long = "format",
        value_name = "FORMAT",
        value_delimiter = ',',
        help_heading = "Output"
    )]
    pub formats: Vec<Format>,
    /// A folder, made if missing, or a file that ends in .pdf, .eml or .txt
    #[arg(long, value_name = "PATH", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Show the letter; write nothing and open no case
    #[arg(long, help_heading = "Output")]
    pub dry_run: bool,
    /// Send it at once, as `datawrit send` does
    #[arg(long, conflicts_with = "dry_run", help_heading = "Output")]
    pub send: bool,
    /// The account to send it from
    #[arg(long, value_name = "NAME", requires = "send", help_heading = "Output")]
    pub account: Option<String>,
    /// With --dry-run: show the printed page, as `datawrit preview` does
    #[arg(long, requires = "dry_run", help_heading = "Output")]
    pub preview: bool,

    #[command(flatten)]
    pub page: Page,
}

/// The first word behind `write`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    Right(Right),
    /// A company, or a right with a slip in it.
    Other(String),
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the parser of the command line wants a result"
)]
fn asked(word: &str) -> Result<Asked, String> {
    Ok(match word.parse() {
        Ok(right) => Asked::Right(right),
        Err(_) => Asked::Other(word.to_owned()),
    })
}

/// From which day on a letter counts as asked; none in `--again` alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Again(pub Option<NaiveDate>);

fn again(day: &str) -> Result<Again, String> {
    if day.is_empty() {
        return Ok(Again(None));
    }
    let day = day
        .parse()
        .map_err(|_| "a day is written 2026-11-26".to_owned())?;
    Ok(Again(Some(day)))
}

impl Write {
    /// What is asked of each recipient alike, but for where the person lives: their postal address says what that means.
    pub fn order(&self, right: Right) -> Order {
        Order {
            company: None,
            recipient_email: self.recipient_email.clone(),
            recipient_address: self.recipient_address.clone(),
            no_address: self.no_address,
            name: self.name.clone(),
            whose: Whose::Named,
            address: self.address.clone(),
            email: self.email.clone(),
            same_household: self.same_household,
            child: self.child.clone(),
            child_age: self.child_age,
            identifiers: self.identifiers.clone(),
            law: self.law.clone(),
            language: match &self.lang {
                Some(Lang::Is(language)) => Some(language.clone()),
                Some(Lang::Company) | None => None,
            },
            whose_language: match &self.lang {
                Some(Lang::Company) => WhoseLanguage::Company,
                // Nobody reads each of many letters before it is kept.
                None if self.is_for_several() => WhoseLanguage::Person,
                Some(Lang::Is(_)) | None => WhoseLanguage::Usual,
            },
            copy_in: self.copy_in.clone(),
            reason: self.reason.clone(),
            items: self.items.clone(),
            products: self.products.clone(),
            grounds: self.grounds.clone(),
            enclosures: self.enclosures.clone(),
            by: self.by,
            portability: self.portability,
            transfer_to: self.transfer_to.clone(),
            answer_within: self.answer_within,
            formats: self.formats.clone(),
            page: self.page.order(),
            ..Order::new(right, String::new())
        }
    }

    /// Whether it is for several letters.
    pub fn is_for_several(&self) -> bool {
        self.from.is_some() || self.pack.is_some() || self.recipients.len() > 1
    }

    /// What `datawrit send` is asked with when these letters are to leave at once.
    pub fn sending(&self, cases: Vec<String>) -> Send {
        Send {
            cases,
            all: false,
            batch: self.is_for_several(),
            account: self.account.clone(),
            to: None,
            attach_pdf: false,
            leave_out: Vec::new(),
            yes_this_address: false,
            yes_this_sender: false,
            anyway: false,
            password_stdin: false,
            dry_run: false,
        }
    }
}

/// How a PDF is printed.
#[derive(Debug, Clone, ClapArgs)]
pub struct Page {
    /// The envelope whose window the address fits: din-5008-b, us-10, fr, uk-dl, ch-right, plain ...; that of your country if not given
    #[arg(long, value_name = "NAME", help_heading = "Page")]
    pub layout: Option<String>,
    /// The type: serif or sans
    #[arg(long, value_name = "FACE", value_parser = typeface, help_heading = "Page")]
    pub typeface: Option<Typeface>,
    /// Set the lines to both margins
    #[arg(long, help_heading = "Page")]
    pub justify: bool,
    /// A font file for what is not Latin, Greek or Cyrillic (repeatable)
    #[arg(long = "font", value_name = "FILE", help_heading = "Page")]
    pub fonts: Vec<PathBuf>,
    /// A picture of your signature: PNG, JPEG or SVG; only the picture is used
    #[arg(long, value_name = "FILE", help_heading = "Page")]
    pub signature: Option<PathBuf>,
    /// Print the reference as a QR code too
    #[arg(long, help_heading = "Page")]
    pub code: bool,
    /// Attach the request to the PDF as JSON, for a program to read
    #[arg(long, help_heading = "Page")]
    pub embed_data: bool,
}

impl Page {
    pub fn order(&self) -> write::Page {
        write::Page {
            layout: self.layout.clone(),
            typeface: self.typeface,
            justify: self.justify,
            fonts: self.fonts.clone(),
            signature: self.signature.clone(),
            code: self.code,
            embed_data: self.embed_data,
        }
    }
}

fn typeface(word: &str) -> Result<Typeface, String> {
    match word {
        "serif" => Ok(Typeface::Serif),
        "sans" => Ok(Typeface::Sans),
        _ => Err("choose serif or sans".to_owned()),
    }
}

#[derive(Debug, ClapArgs)]
pub struct Recipients {
    #[command(subcommand)]
    pub command: RecipientsCommand,
}

#[derive(Debug, Subcommand)]
pub enum RecipientsCommand {
    /// Find companies by name, brand, product or domain
    Search {
        /// Typing errors, accents and case are forgiven
        text: String,
        /// How many to show
        #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
        limit: u16,
    },
    /// Show one company: its addresses, where they come from, what it needs to find you
    Show {
        /// Its id, or its name
        #[arg(add = ArgValueCompleter::new(ids))]
        company: String,
    },
    /// List the companies, or those of a pack
    List {
        /// The name of a pack, as `datawrit recipients packs` lists it
        #[arg(long, value_name = "NAME")]
        pack: Option<String>,
    },
    /// List the packs: companies to ask together
    Packs,
    /// Import a directory that others keep, or a table of your own; shows first what would change
    Import {
        /// A folder or a file; its format is recognised
        path: PathBuf,
    },
    /// Write what was imported as one file, which an import takes back
    Export {
        /// The file to write it to; stdout if not given
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Ids that begin as typed, for a shell.
fn ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let home = CompletionHome::try_parse_from(["datawrit"]).ok();
    let home = home.and_then(|home| home::find(home.home.as_deref()).ok());
    // A shell shows no errors: what cannot be read offers nothing.
    let ids = home
        .and_then(|home| home.directory().ok())
        .and_then(|directory| directory.ids_beginning(typed.to_str()?).ok());
    ids.unwrap_or_default()
        .into_iter()
        .map(CompletionCandidate::new)
        .collect()
}

/// How many cases a shell is offered.
const OFFERED: usize = 200;

/// References that begin as typed, each with its company, for a shell; numbers, where a digit was typed.
fn cases(typed: &OsStr) -> Vec<CompletionCandidate> {
    let home = CompletionHome::try_parse_from(["datawrit"]).ok();
    let home = home.and_then(|home| home::find(home.home.as_deref()).ok());
    let tracker = home.and_then(|home| home.existing_tracker().ok().flatten());
    let (Some(tracker), Some(typed)) = (tracker, typed.to_str()) else {
        return Vec::new();
    };
    let typed = typed.to_uppercase();
    let mut found = Vec::new();
    // What cannot be read offers nothing, and enough is enough.
    let _ = tracker.each_case(|case| {
        let number = case.number.to_string();
        let by_number =
            Some(number).filter(|number| !typed.is_empty() && number.starts_with(&typed));
        let reference = Some(case.reference.to_string());
        let by_reference = reference.filter(|reference| reference.starts_with(&typed));
        let what = format!("{}, {}", case.recipient, case.asked);
        for called in by_number.into_iter().chain(by_reference) {
            found.push(CompletionCandidate::new(called).help(Some(what.clone().into())));
        }
        if found.len() < OFFERED {
            Ok(())
        } else {
            Err(crate::tracker::TrackerError::Empty(PathBuf::new()))
        }
    });
    found
}

/// Events that begin as typed, for a shell.
fn events(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_str().unwrap_or_default();
    let kinds = EventKind::ALL.iter().filter(|kind| kind.is_by_hand());
    kinds
        .map(|kind| kind.word())
        .filter(|word| word.starts_with(typed))
        .map(CompletionCandidate::new)
        .collect()
}

/// Languages of letters, for a shell.
fn languages(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_str().unwrap_or_default();
    let statutes = crate::law::Statutes::open(None).and_then(|statutes| statutes.all());
    let mut found: Vec<String> = statutes
        .unwrap_or_default()
        .iter()
        .flat_map(|statute| &statute.languages)
        .map(|language| language.code().to_owned())
        .filter(|code| code.starts_with(typed))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(CompletionCandidate::new).collect()
}

/// The home as the environment names it: what a completion knows of it.
#[derive(Debug, Parser)]
struct CompletionHome {
    #[arg(long, env = "DATAWRIT_HOME")]
    home: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct Completions {
    /// bash, elvish, fish, powershell or zsh
    #[arg(value_parser = PossibleValuesParser::new(Shells::builtins().names()), hide_possible_values = true)]
    pub shell: String,
}

#[derive(Debug, ClapArgs)]
pub struct Due {
    /// How many days ahead to look
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    pub within: u32,
    /// What is due in the cases of one person
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
}

#[derive(Debug, ClapArgs)]
pub struct Show {
    /// The case: its number, its reference or the beginning of it, or the company and the right, as `spotify deletion`
    #[arg(add = ArgValueCompleter::new(cases))]
    pub case: String,
    /// Give back the letter as it was written, in this format
    #[arg(long, value_name = "FORMAT", requires = "output")]
    pub format: Option<Format>,
    /// The file to write it to
    #[arg(long, value_name = "FILE", requires = "format")]
    pub output: Option<PathBuf>,
    /// Which letter of the case; 1 is the request, and is meant if not given
    #[arg(long, value_name = "N", value_parser = letter, requires = "format")]
    pub letter: Option<LetterNumber>,
    /// Show the text to paste into a web form, and where the form is
    #[arg(long, conflicts_with = "format")]
    pub form: bool,
    /// Show every entry of the log, with those that were taken back
    #[arg(long, conflicts_with_all = ["format", "form"])]
    pub log: bool,
    /// Of whom the case is, where several people have one with that company
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
}

#[derive(Debug, ClapArgs)]
pub struct Preview {
    /// The case: its number, its reference or the beginning of it, or the company and the right, as `spotify deletion`
    #[arg(add = ArgValueCompleter::new(cases))]
    pub case: String,
    /// Which letter of the case; 1 is the request, and is meant if not given
    #[arg(long, value_name = "N", value_parser = letter)]
    pub letter: Option<LetterNumber>,
    /// Only this page, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = page)]
    pub page: Option<NonZeroUsize>,
    /// kitty, iterm2 or sixel, whatever the terminal says of itself; none: as text
    #[arg(long, value_name = "PROTOCOL", hide_possible_values = true)]
    pub graphics: Option<GraphicsChoice>,
    /// Open it in this computer's PDF viewer
    #[arg(long, conflicts_with_all = ["page", "graphics"])]
    pub open: bool,
}

/// How a page is drawn in the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphicsChoice {
    Kitty,
    Iterm2,
    Sixel,
    None,
}

#[derive(Debug, ClapArgs)]
pub struct Why {
    /// The case: its number, its reference or the beginning of it, or the company and the right, as `spotify deletion`
    #[arg(add = ArgValueCompleter::new(cases))]
    pub case: String,
}

#[derive(Debug, ClapArgs)]
pub struct Send {
    /// The cases: their numbers, their references or the beginnings of them, or the companies
    #[arg(required_unless_present = "all", value_name = "CASE")]
    pub cases: Vec<String>,
    /// Send everything that is written and not sent yet
    #[arg(long, conflicts_with_all = ["cases", "to"])]
    pub all: bool,
    /// They come from a list: what cannot be sent does not stop the rest.
    #[arg(skip)]
    pub batch: bool,
    /// The account of config.toml to send from; `default` if there are several
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// Another address than the one in the letter
    #[arg(long, value_name = "ADDRESS")]
    pub to: Option<Email>,
    /// Attach the letter as PDF
    #[arg(long)]
    pub attach_pdf: bool,
    /// Leave this annex of a complaint out, by its number in the letter: it is yours to post (repeatable)
    #[arg(long, value_name = "NUMBER")]
    pub leave_out: Vec<usize>,
    /// Send to this address even if the company's record does not have it, nobody reads it, or a mail came back
    #[arg(long)]
    pub yes_this_address: bool,
    /// Send a letter even if it is signed by somebody other than the account's sender
    #[arg(long)]
    pub yes_this_sender: bool,
    /// Send even if the case was acknowledged, answered or refused before
    #[arg(long)]
    pub anyway: bool,
    /// Read the password from the first line of stdin
    #[arg(long)]
    pub password_stdin: bool,
    /// Show what would be sent; send nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Account {
    #[command(subcommand)]
    pub command: Option<AccountCommand>,
}

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Add an account to send from; what is not given is asked for
    Add(AccountAdd),
    /// Log in, and say what the server offers; nothing is sent
    Test {
        /// The account; `default` if there are several
        name: Option<String>,
        /// Read the password from the first line of stdin
        #[arg(long)]
        password_stdin: bool,
    },
    /// Put the password into the system's keyring
    #[cfg(feature = "keyring")]
    Remember {
        /// The account; `default` if there are several
        name: Option<String>,
        /// Read the password from the first line of stdin
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Debug, Clone, Default, ClapArgs)]
pub struct AccountAdd {
    /// The e-mail address you send from; that of your profile if not given
    pub address: Option<Email>,
    /// The name that mails leave under; that of your profile if not given
    #[arg(long, value_parser = Line::new)]
    pub name: Option<Line>,
    /// Its mail server, if not the provider's own: smtp.example.org, or smtps://you@mail.example.org
    #[arg(long, value_name = "SERVER")]
    pub server: Option<String>,
    /// A command that prints the password: 'pass show mail'
    #[arg(long, value_name = "COMMAND", conflicts_with = "token_command", value_parser = command_line)]
    pub password_command: Option<CommandLine>,
    /// A command that prints an access token
    #[arg(long, value_name = "COMMAND", value_parser = command_line)]
    pub token_command: Option<CommandLine>,
    /// The system's keyring has the password
    #[cfg(feature = "keyring")]
    #[arg(long, conflicts_with_all = ["password_command", "token_command"])]
    pub keyring: bool,
    /// What the account is called; `default` for the first one
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
}

/// A command with its arguments, as a shell reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine(pub Vec<String>);

pub fn command_line(typed: &str) -> Result<CommandLine, String> {
    match shell_words::split(typed) {
        Ok(words) if !words.is_empty() => Ok(CommandLine(words)),
        Ok(_) => Err("the command is empty".to_owned()),
        Err(_) => Err("a quote is not closed".to_owned()),
    }
}

#[derive(Debug, ClapArgs)]
pub struct Record {
    /// The case: its number, its reference or the beginning of it, or the company and the right, as `spotify deletion`
    #[arg(add = ArgValueCompleter::new(cases))]
    pub case: String,
    /// What happened: sent, received, acknowledged, extended, answered, refused, ...
    /// A terminal asks, if it is not given
    #[arg(value_parser = event, add = ArgValueCompleter::new(events))]
    pub event: Option<EventKind>,
    /// The day it happened, which may be said with --on too
    #[arg(value_name = "DAY", conflicts_with = "on")]
    pub day: Option<Day>,
    /// The day it happened: 2026-11-22, 22.11., 22 Nov, yesterday, -3d; today if not given
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<Day>,
    /// Which letter of the case it is about; 1 is the request
    #[arg(long, value_name = "N", value_parser = letter)]
    pub letter: Option<LetterNumber>,
    /// How the letter was sent: post, email or form
    #[arg(long, value_name = "WAY")]
    pub by: Option<Medium>,
    /// The day the company says it needs until, for an `extended`
    #[arg(long, value_name = "DATE")]
    pub until: Option<Day>,
    /// Their reasons for refusing or for taking longer, in a few words
    #[arg(long = "reason", value_name = "TEXT", value_parser = Line::new, allow_hyphen_values = true)]
    pub reason: Option<Line>,
    /// They gave no reasons for refusing or for taking longer
    #[arg(long, conflicts_with = "reason")]
    pub no_reasons: bool,
    /// The carrier's number of a letter sent by post
    #[arg(long, value_name = "NUMBER", value_parser = Line::new)]
    pub tracking: Option<Line>,
    /// A note in your own words
    #[arg(long, value_name = "TEXT", value_parser = Passage::new, allow_hyphen_values = true)]
    pub note: Option<Passage>,
    /// Of whom the case is, where several people have one with that company
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
    /// Record it though the same of the same day is there
    #[arg(long)]
    pub again: bool,
}

impl Record {
    /// What was said of their reasons.
    pub fn reasons(&self) -> Option<Reasons> {
        let none = self.no_reasons.then_some(Reasons::None);
        self.reason.clone().map(Reasons::Given).or(none)
    }
}

#[derive(Debug, ClapArgs)]
pub struct Track {
    /// What you asked for: access, deletion, objection, ...
    pub right: Right,
    /// The company: an id of the directory, or its name
    #[arg(value_name = "RECIPIENT", add = ArgValueCompleter::new(ids))]
    pub recipient: String,
    /// The day it left: 2026-11-10, 10.11., yesterday, -3d
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub sent: Day,
    /// How it was sent: post, email or form; asked if not given, since the days depend on it
    #[arg(long, value_name = "WAY")]
    pub by: Option<Medium>,
    /// The letter, as a PDF or text
    #[arg(long, value_name = "FILE")]
    pub letter: Option<PathBuf>,
    /// Of whom the letter is: somebody of whom `datawrit init --for NAME` keeps a profile
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new, conflicts_with = "name")]
    pub person: Option<Line>,
    /// The law it rests on, such as us-tx, or none; that of your home if not given
    #[arg(long, value_name = "ID")]
    pub law: Option<String>,
    /// The day by which you want an answer, where no law sets one
    #[arg(long, value_name = "DATE")]
    pub answer_by: Option<Day>,
    /// Your name; that of the profile if not given
    #[arg(long, value_parser = Line::new)]
    pub name: Option<Line>,
    /// Where you live
    #[arg(long, value_name = "PLACE")]
    pub residence: Option<Whereabouts>,
    /// The company's postal address
    #[arg(long, value_name = "LINES")]
    pub recipient_address: Option<Address>,
    /// The company's e-mail address
    #[arg(long, value_name = "ADDRESS")]
    pub recipient_email: Option<Email>,
    /// The language of the letter
    #[arg(long, value_name = "LANGUAGE", value_parser = Language::meant, add = ArgValueCompleter::new(languages))]
    pub lang: Option<Language>,
}

#[derive(Debug, ClapArgs)]
pub struct Undo {
    /// The case: its number, its reference or the beginning of it, or the company and the right; where the last was recorded if not given
    pub case: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Forget {
    /// The case: its number, its reference or the beginning of it, or the company and the right
    #[arg(required_unless_present_any = ["everything", "person"], conflicts_with_all = ["everything", "person"])]
    pub case: Option<String>,
    /// Every case of a person, by the whole name, and their profile
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new, conflicts_with = "everything")]
    pub person: Option<Line>,
    /// Every case, your details, accounts and companies
    #[arg(long)]
    pub everything: bool,
    /// Leave the number and the day of a letter that left
    #[arg(long, conflicts_with = "everything")]
    pub leave_trace: bool,
    /// Delete the files that were written for it, too
    #[arg(long)]
    pub files: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Backup {
    /// The file to write
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Lock it with a passphrase, which is asked for twice; the file ends in .age, and other programs open it, too
    #[arg(long)]
    pub lock: bool,
    #[command(flatten)]
    pub passphrase: PassphraseFrom,
}

/// Where a passphrase comes from, if it is not typed.
#[derive(Debug, ClapArgs)]
pub struct PassphraseFrom {
    /// Read the passphrase from the first line of stdin
    #[arg(long, conflicts_with = "passphrase_command")]
    pub passphrase_stdin: bool,
    /// A command that prints the passphrase: 'pass show backup'
    #[arg(long, value_name = "COMMAND", value_parser = command_line)]
    pub passphrase_command: Option<CommandLine>,
}

impl PassphraseFrom {
    /// Whether it is said.
    pub fn is_said(&self) -> bool {
        self.passphrase_stdin || self.passphrase_command.is_some()
    }
}

#[derive(Debug, ClapArgs)]
pub struct Restore {
    /// A file that `datawrit backup` wrote
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Put it in the place of what is there, which is kept beside it
    #[arg(long)]
    pub replace: bool,
    #[command(flatten)]
    pub passphrase: PassphraseFrom,
}

#[derive(Debug, ClapArgs)]
pub struct Next {
    /// The case: its number, its reference or the beginning of it, or the company and the right; every open case if not given
    pub case: Option<String>,
    /// The cases of one person
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new, conflicts_with = "all")]
    pub person: Option<Line>,
    /// Write every reminder that is due, look at them together, and send them after one question
    #[arg(long, conflicts_with_all = ["case", "letter"])]
    pub all: bool,
    /// Write this letter: reminder, identity-supplied, identity-disputed, missing, objection, complaint, ...
    #[arg(long, value_name = "STEP", visible_alias = "write", requires = "case")]
    pub letter: Option<FollowUp>,
    /// What you say to them in the letter, a line each (repeatable)
    #[arg(long, value_name = "LINE", value_parser = Line::new, allow_hyphen_values = true)]
    pub given: Vec<Line>,
    /// What is missing from their answer: points of the request, as recipients,retention, or a line in your own words
    /// (repeatable)
    #[arg(long, value_name = "POINTS", value_parser = Line::new, allow_hyphen_values = true)]
    pub missing: Vec<Line>,
    /// The letter's language; a complaint is in one that the authority takes
    #[arg(long, value_name = "TAG", value_parser = Language::meant, add = ArgValueCompleter::new(languages))]
    pub lang: Option<Language>,
    /// A translation behind the letter in this language too, marked as one
    #[arg(long, value_name = "TAG", requires = "letter", value_parser = Language::meant, add = ArgValueCompleter::new(languages))]
    pub copy_in: Option<Language>,
    /// Write the letter to this file too, which ends in .pdf, .eml or .txt
    #[arg(long, value_name = "FILE", requires = "letter")]
    pub output: Option<PathBuf>,
    /// Show the letter; keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Why they refused, in a few words
    #[arg(long, value_name = "TEXT", value_parser = Line::new, help_heading = "What they said")]
    pub refusal: Option<Line>,
    /// They gave no reasons for refusing
    #[arg(long, conflicts_with = "refusal", help_heading = "What they said")]
    pub refused_without_reasons: bool,
    /// What they want to see to know who you are
    #[arg(long, value_name = "TEXT", value_parser = Line::new, help_heading = "What they said")]
    pub wanted: Option<Line>,
    /// The other way by which they want the request: a form, a portal, an address
    #[arg(long, value_name = "TEXT", value_parser = Line::new, help_heading = "What they said")]
    pub channel: Option<Line>,
    /// The company that they name as controller
    #[arg(long, value_name = "NAME", value_parser = Line::new, help_heading = "What they said")]
    pub controller: Option<Line>,
    /// The day on which they closed the matter
    #[arg(
        long,
        value_name = "DATE",
        allow_hyphen_values = true,
        help_heading = "What they said"
    )]
    pub closed_on: Option<Day>,
    /// What they did instead of what you asked: deleted, opted-out or suppressed
    #[arg(long, value_name = "DEED", help_heading = "What they said")]
    pub deed: Option<Deed>,
    /// They gave no reason for taking more time
    #[arg(long, help_heading = "What they said")]
    pub no_reasons: bool,

    #[command(flatten)]
    pub hears: WhoHears,
}

impl Next {
    /// What the person says of what they said, on `today`.
    pub fn heard(&self, today: NaiveDate) -> Heard {
        let named = |what: &Option<Line>| {
            what.clone().map(|what| Named {
                on: today,
                what: Some(what),
            })
        };
        Heard {
            refusal_reason: self.refusal.clone(),
            refusal_bare: self.refused_without_reasons,
            identity_wanted: self.wanted.clone(),
            channel: named(&self.channel),
            controller: named(&self.controller),
            link: None,
            closed_on: self.closed_on.map(|day| day.past(today)),
            done: self.deed.map(|deed| Done { on: today, deed }),
            extension_bare: self.no_reasons,
            missing: Vec::new(),
        }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Authority {
    /// The case: its number, its reference or the beginning of it, or the company and the right, as `spotify deletion`
    #[arg(add = ArgValueCompleter::new(cases))]
    pub case: String,
    #[command(flatten)]
    pub hears: WhoHears,
}

/// What decides which authority hears a complaint, where the case does not say it.
#[derive(Debug, ClapArgs)]
pub struct WhoHears {
    /// Where you live, if the case does not say it or you have moved: FR, DE-SN
    #[arg(long, value_name = "PLACE", value_parser = Place::meant, help_heading = "Who hears a complaint")]
    pub residence: Option<Place>,
    /// Where you work: you may choose the authority there
    #[arg(long, value_name = "PLACE", value_parser = Place::meant, help_heading = "Who hears a complaint")]
    pub work: Option<Place>,
    /// Where it happened: you may choose the authority there
    #[arg(long, value_name = "PLACE", value_parser = Place::meant, help_heading = "Who hears a complaint")]
    pub infringement: Option<Place>,
    /// What the recipient is: private, public, federal, telecommunications, post,
    /// protestant-church, catholic-church or broadcaster
    #[arg(
        long,
        value_name = "SECTOR",
        default_value = "private",
        hide_default_value = true,
        help_heading = "Who hears a complaint"
    )]
    pub sector: Sector,
}

impl WhoHears {
    pub fn ties(&self) -> Ties {
        Ties {
            residence: self.residence.clone(),
            work: self.work.clone(),
            infringement: self.infringement.clone(),
            sector: self.sector,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Evidence {
    /// The case: its number, its reference or the beginning of it, or the company and the right, as `spotify deletion`
    #[arg(add = ArgValueCompleter::new(cases))]
    pub case: String,
    /// The file to write it to, FILE.zip
    #[arg(long, value_name = "FILE")]
    pub output: PathBuf,
    /// Leave out your notes; the log can still be checked
    #[arg(long)]
    pub without_notes: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Export {
    /// ics: the deadlines as a calendar; csv: as a table; json: the whole tracker
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    pub format: ExportFormat,
    /// The cases of one person
    #[arg(long = "for", value_name = "NAME", value_parser = Line::new)]
    pub person: Option<Line>,
    /// The file to write it to; stdout if not given
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Ics,
    Csv,
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Inbox {
    #[command(subcommand)]
    pub verb: Option<InboxVerb>,
}

#[derive(Debug, Subcommand)]
pub enum InboxVerb {
    /// Take in mails: a file (.eml), an mbox, a Maildir or a folder of such; - for stdin
    Import {
        /// The files and folders, which are not changed
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Keep the mails that have nothing of any case, too
        #[arg(long)]
        all: bool,
    },
    /// Read your mailbox (IMAP) for what came back; nothing in it is changed
    Fetch(Fetch),
    /// File a reply with a case
    Assign {
        /// Its number, as `datawrit inbox` shows it
        item: i64,
        /// The case's number, its reference or its beginning, or what it is called
        case: String,
        /// Which letter it answers; the last that has left if not given
        #[arg(long, value_name = "N", value_parser = letter)]
        letter: Option<LetterNumber>,
    },
    /// Decide what the replies say that wait, or one of them; what you decide goes into the log
    Review(Review),
}

#[derive(Debug, ClapArgs)]
pub struct Fetch {
    /// The account whose mailbox is read; `default` if there are several
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// A folder of it; may be repeated. Inbox, junk and archive if not given
    #[arg(long, value_name = "NAME")]
    pub folder: Vec<String>,
    /// From this day on: 2026-11-22, 22.11., yesterday, -3d; from where the last time ended if not given
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<Day>,
    /// Keep the mails that have nothing of any case, too
    #[arg(long)]
    pub all: bool,
    /// Read the password from the first line of stdin
    #[arg(long)]
    pub password_stdin: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Review {
    /// Its number, as `datawrit inbox` shows it; each in turn if not given
    pub item: Option<i64>,
    /// What it says, such as acknowledged, needs-identity or denied; may be repeated. With --yes alone: what was read
    #[arg(long, value_name = "KIND", requires = "item", value_parser = reply_kind)]
    pub kind: Vec<Kind>,
    /// The case it belongs to, where it was filed with none or with another
    #[arg(long, value_name = "CASE", requires = "item")]
    pub case: Option<String>,
    /// The day it came: 2026-11-22, 22.11., yesterday, -3d; that of the mail if not given
    #[arg(
        long,
        value_name = "DATE",
        requires = "item",
        allow_hyphen_values = true
    )]
    pub on: Option<Day>,
    /// Until when the company said it needs, for an extension
    #[arg(
        long,
        value_name = "DATE",
        requires = "item",
        allow_hyphen_values = true
    )]
    pub until: Option<Day>,
    /// Why they refused, in a few words
    #[arg(long, value_name = "TEXT", value_parser = Line::new, requires = "item")]
    pub refusal: Option<Line>,
    /// What they want to see to know who you are
    #[arg(long, value_name = "TEXT", value_parser = Line::new, requires = "item")]
    pub wanted: Option<Line>,
    /// The other way by which they want the request
    #[arg(long, value_name = "TEXT", value_parser = Line::new, requires = "item")]
    pub channel: Option<Line>,
    /// The company that they name as controller
    #[arg(long, value_name = "NAME", value_parser = Line::new, requires = "item")]
    pub controller: Option<Line>,
}

impl Review {
    /// What the person says of it beside its kinds.
    pub fn said(&self) -> Particulars {
        let words = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
        Particulars {
            reason: words(&self.refusal),
            wanted: words(&self.wanted),
            channel: words(&self.channel),
            controller: words(&self.controller),
            ..Particulars::default()
        }
    }
}

fn reply_kind(word: &str) -> Result<Kind, String> {
    word.parse()
        .map_err(|_| InboxFault::NoKind(word.to_owned()).to_string())
}

#[derive(Debug, ClapArgs)]
pub struct Keep {
    /// The case's number, its reference or its beginning, or what it is called
    pub case: String,
    /// PDF, photographs, ZIP or any other: kept as they are, and not unpacked
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Which letter they answer; the last that has left if not given
    #[arg(long, value_name = "N", value_parser = letter)]
    pub letter: Option<LetterNumber>,
    /// The day they came: 2026-11-22, 22.11., yesterday, -3d; today if not given
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<Day>,
}

#[derive(Debug, ClapArgs)]
pub struct Import {
    /// What `datawrit export --format json` wrote; - for stdin
    pub file: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct Law {
    #[command(subcommand)]
    pub command: Option<LawCommand>,
}

#[derive(Debug, Subcommand)]
pub enum LawCommand {
    /// Report cases whose deadline a correction of the law would move, and statutes not checked for long
    Check,
    /// List the statutes, whom they protect and which letters there are; so does `datawrit law`
    List,
    /// Show which laws you can use, the best first, each with its reason
    For {
        /// Where you live: DE, US-CA; as your profile says when left out
        #[arg(value_parser = Place::meant)]
        place: Option<Place>,
        /// A company: its id or its name
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
        /// Where the company is, if the directory does not say it: SE, US-CA
        #[arg(long, value_name = "PLACE", value_parser = Place::meant)]
        seat: Option<Place>,
    },
    /// Show one statute in ten lines
    Show {
        /// Its id, as `datawrit law` lists it
        id: String,
        /// Every right and time with its provision, and how sure each is
        #[arg(long)]
        whole: bool,
    },
    /// List the public holidays of a place
    Holidays {
        /// DE, DE-BY, GB-SCT, US-CA or the code of another calendar
        place: String,
        /// The first year; this one when left out
        #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9999))]
        from: Option<i32>,
        /// The last year; the first when left out
        #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9999))]
        to: Option<i32>,
    },
}

#[derive(Debug, ClapArgs)]
pub struct Licences {
    /// One part alone, with its texts
    pub part: Option<String>,
    /// Print every licence whole
    #[arg(long)]
    pub full: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Deadline {
    /// The statute's id
    #[arg(long, value_name = "ID")]
    pub law: String,
    /// The clock's id, as `datawrit law show` lists it
    #[arg(long, value_name = "ID", default_value = RESPOND)]
    pub clock: String,
    /// The right whose request it runs for, where the law has a time for each
    #[arg(long, value_name = "RIGHT")]
    pub right: Option<Right>,
    /// The day of the event that starts the clock: 2026-11-22, 22.11., 22 Nov, yesterday, -3d
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Day,
    /// Where the recipient must act
    #[arg(long, value_name = "PLACE", value_parser = Place::meant)]
    pub place: Option<Place>,
    /// The recipient has validly extended the clock
    #[arg(long)]
    pub extended: bool,
}

/// The words of an enumeration.
fn words_of<T>() -> impl TypedValueParser<Value = T>
where
    T: VariantNames + FromStr<Err = strum::ParseError> + Clone + marker::Send + Sync + 'static,
{
    PossibleValuesParser::new(T::VARIANTS).try_map(|word| word.parse())
}

/// Completes the first word behind `write`.
fn rights_or_ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let mut found: Vec<CompletionCandidate> = typed
        .to_str()
        .map(|typed| {
            let fit = Right::ALL
                .iter()
                .filter(|right| right.word().starts_with(typed));
            fit.map(|right| CompletionCandidate::new(right.word()))
                .collect()
        })
        .unwrap_or_default();
    if !typed.is_empty() {
        found.extend(ids(typed));
    }
    found
}

fn page(text: &str) -> Result<NonZeroUsize, String> {
    text.parse()
        .map_err(|_| "pages are counted 1, 2, 3".to_owned())
}

/// Whoever makes up a day says which: there is no other to count it from.
fn today(text: &str) -> Result<NaiveDate, String> {
    match text.parse()? {
        Day::On(day) => Ok(day),
        Day::Ago(_) | Day::Yearly { .. } => {
            Err("a day is written YYYY-MM-DD, as in 2026-11-22".to_owned())
        }
    }
}

/// The language of letters, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lang {
    Is(Language),
    /// Each company's.
    Company,
}

fn lang(word: &str) -> Result<Lang, NotALanguage> {
    if word.eq_ignore_ascii_case("company") {
        return Ok(Lang::Company);
    }
    Language::meant(word).map(Lang::Is)
}

fn tongue(word: &str) -> Result<Tongue, String> {
    tongue::called(word).ok_or_else(|| {
        let known: Vec<&str> = Tongue::known().into_iter().map(Tongue::code).collect();
        format!("datawrit speaks {}", known.join(", "))
    })
}

fn letter(number: &str) -> Result<LetterNumber, String> {
    let number = number.parse().ok().and_then(LetterNumber::new);
    number.ok_or_else(|| "the letters of a case are numbered from 1, the request".to_owned())
}

/// What a person can record.
pub fn events_by_hand() -> Vec<&'static str> {
    let kinds = EventKind::ALL.iter().filter(|kind| kind.is_by_hand());
    kinds.map(|kind| kind.word()).collect()
}

fn event(word: &str) -> Result<EventKind, String> {
    if let Ok(kind) = word.parse::<EventKind>()
        && kind.is_by_hand()
    {
        return Ok(kind);
    }
    let all = events_by_hand().join(", ");
    Err(match nearest(word, events_by_hand().into_iter()) {
        Some(meant) => say!("faults-no-such-event-near", known = all, meant = meant),
        None => say!("faults-no-such-event", known = all),
    })
}
