//! The way out of an error.

use super::write;
use crate::{
    directory::Hit,
    law::{EventKind, Place, Venue},
    request::{Email, Line, Reference},
    tracker::{Format, LetterNumber},
};

/// What the person can do, as data: a door says it with its own flags, commands or buttons.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// Words that are the same at every door: they name no flag and no command.
    Say(String),
    // Of recording.
    /// It has not happened yet.
    WhenItHappened,
    /// The day on which the letter left, which is none before that which it bears.
    DayItLeft,
    CheckTheDate,
    /// The detail goes with this event alone.
    GoesWith {
        event: EventKind,
    },
    /// The day that the company named is one detail, that of its notice another.
    DayNamedOrDayOfNotice,
    /// That it left is to be recorded first.
    SentFirst {
        case: Reference,
        letter: LetterNumber,
    },
    /// It left earlier, which is to be recorded; or what is recorded is wrong.
    SentEarlier {
        case: Reference,
        letter: LetterNumber,
    },
    /// What was recorded can be taken back; or the letter came back.
    TakeBackOrCameBack {
        case: Reference,
    },
    /// It may be recorded once more.
    OnceMore,
    /// It was another letter of the case.
    AnotherLetterCameBack {
        case: Reference,
    },
    // Of what lies in the home.
    /// A case can be forgotten.
    ForgetCase {
        case: Reference,
    },
    /// Name another case than this one.
    NameAnotherCase {
        case: Reference,
    },
    /// This law may be chosen.
    TakeLaw {
        law: String,
    },
    /// Name a day by which an answer is wanted, or a law.
    NameDayOrLaw,
    /// What is in the home may be replaced, or another home be named.
    ReplaceHome,
    /// The replies that wait can be decided.
    ReviewReplies,
    // Of files.
    /// Choose another name for the file, or say that what is there may be replaced.
    AnotherNameOrReplace,
    /// Choose another place; nothing was recorded.
    AnotherPlace,
    // Of the nouns: law, letters, pages, mails, the directory, the tracker.
    /// Every law can be listed.
    ListLaws,
    /// Say where you live, once or for good.
    NameHome,
    /// The laws, by id and title, that protect the person at home in one matter each, when they are named.
    NameSpecialLaw {
        known: Vec<(String, String)>,
    },
    /// A letter may name no law; or a law may protect the person anyway.
    PlainLetter,
    /// One of these laws is to be chosen.
    ChooseLaw {
        known: Vec<String>,
    },
    /// There are no letters of it yet, but its deadlines can be computed.
    DeadlinesAlone,
    /// More of this law can be shown.
    ShowLaw {
        law: String,
    },
    AnotherLanguage,
    /// A font that has the character, other letters, or a format that needs no font.
    FontThatHasIt,
    /// No page can show the script: other letters, or a format that needs no page.
    WriteInLatin,
    /// A shorter address, or a page without a field for it.
    ShortenAddress,
    /// A font file that can be read.
    NameFont,
    ChooseLayout,
    /// The page can be had as a file.
    SavePage,
    /// The page can be had as text, or in a viewer.
    WithoutPictures,
    /// The requester's e-mail address is missing.
    AddMailbox,
    /// The recipient's e-mail address is missing.
    AddRecipientMailbox,
    /// A page to post, or another address.
    WritePage,
    /// The file in the way can be moved, or another home used.
    MoveAwayOrAnotherHome,
    /// A letter opens the first case; or the cases are in another home.
    WriteFirst,
    ListCases,
    /// The case can be shown with what it has.
    ShowCase,
    /// The case can be shown with its letters.
    ShowLetters,
    /// The archive as it is goes into a home of its own.
    ImportElsewhere,
    /// The archive is to be made again where it came from, after a check there.
    VerifyThere,
    /// The day of now; a made-up one wants a home of its own.
    RealDay,
    AnotherHome,
    /// The whole file that an export wrote is meant.
    NameArchive,
    // Of writing.
    Write(write::Hint),
    // Of accounts.
    /// An account can be added.
    AddAccount,
    /// Say who somebody is of whom nothing is known yet.
    Introduce {
        name: Line,
    },
    /// Name one of these people.
    /// How somebody who is here is named, and how somebody new is.
    NewPerson {
        name: Line,
        known: Vec<Line>,
    },
    WhichPerson {
        known: Vec<Line>,
    },
    /// Name the account's mail server.
    NameServer,
    /// Name the account otherwise.
    NameNewAccount,
    /// What an account may have can be read.
    AccountKeys,
    // Of sending.
    /// One of these accounts is to be named.
    NameAccount {
        known: Vec<String>,
    },
    /// A rehearsal shows what would be sent.
    Rehearse,
    /// Nothing was sent; the same order tries again.
    SendAgain,
    /// What was read is kept; the same order goes on from there.
    FetchAgain,
    /// It was not taken for now, and may be later.
    SendLater {
        case: Reference,
    },
    /// Another address, the post or a web form.
    OtherWays {
        case: Reference,
    },
    /// Say that it is sent though the recipient has reacted.
    Anyway,
    /// The letter goes from the account of the person who signed it, or under another name if that is
    /// said.
    ThatPersonsAccount,
    /// Name the address to send to.
    NameAddress,
    /// Say that the address is right.
    ConfirmAddress,
    /// Another address of the company is known.
    AnotherAddress {
        address: Email,
    },
    /// A web form takes the letter's text.
    Form {
        case: Reference,
        page: String,
    },
    /// The letter can be posted; the file is kept in this format.
    PostIt {
        case: Reference,
        format: Format,
        address_known: bool,
    },
    /// Some annexes can be left out of the mail and posted, or the whole letter can.
    LeaveAnnexesOut {
        case: Reference,
        letter: LetterNumber,
    },
    /// The mail goes without an annex that is gone, or the complaint is taken back and written anew.
    AnnexGone {
        case: Reference,
        annex: usize,
    },
    /// There is no page to attach: send without, or write the letter as a page.
    NoPageToAttach,
    /// The letter as data is of no use; its page and its text are safe.
    TextIsSafe,
    /// The letter can be written again, or sent as its text is.
    AsItWas {
        case: Reference,
    },
    /// The mail was taken, which is to be recorded by hand.
    RecordSent {
        case: Reference,
    },
    /// A reply is filed with a case before what it says is decided.
    AssignFirst {
        number: i64,
    },
    /// A look at the whole store shows everything that is wrong.
    Verify,
    /// What the person gives them is to be said in their own words.
    SayWhatYouGive,
    /// What is missing of an answer is to be named.
    SayWhatIsMissing,
    // Of who acts for somebody.
    /// Somebody can be named who acts for this person, or for whose home it is.
    NameRepresentative {
        person: Option<Line>,
    },
    /// A mandate has a name and an e-mail address.
    RepresentativeNeeds,
    /// The person's name is to be said.
    SayYourName,
    /// The letter is to be written anew.
    WriteAnew,
    /// The signed paper is to be put there again.
    SignedAgain,
    // Of looking: list, due, show, why, deadline, law, verify.
    /// The law can be shown with the days on which its clocks begin.
    SinceWhen {
        law: String,
    },
    /// The right says which of the law's times is meant.
    OfWhichRight {
        law: String,
    },
    // Of proof, export, import, authorities and recipients.
    /// Which part of the country it is; each has its own authority.
    NamePart {
        venue: Venue,
        parts: Vec<Place>,
    },
    /// The companies whose names are near.
    DidYouMean(Vec<Hit>),
    /// One of several companies is named by its id.
    NameById,
    /// A company can be looked for by parts of its name.
    SearchCompanies,
    /// The packs can be listed.
    ListPacks,
    /// The mails can be accepted, if the archive is the person's own.
    AcceptMails,
    /// The person's notes can be left out, or put in.
    NotesInOrOut,
    /// The body complained about may be of another sector.
    AnotherSector,
    /// Which place ties the case to the law: where the person lives, works or was wronged.
    PlaceTheCase {
        /// The law's short title.
        law: String,
    },
}

impl Hint {
    pub fn say(words: impl Into<String>) -> Hint {
        Hint::Say(words.into())
    }
}
