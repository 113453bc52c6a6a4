//! What is the one thing to do in a case?

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr};

use super::{
    facts::{complain_by, last_day, last_day_within, too_late_for},
    heard::{Deed, Heard},
    lapsed::Lapsed,
};
use crate::{
    law::{EventKind, FollowUp, Right, Statutes, Whose},
    letter::Available,
    office::{Error, World, account::accounts, people, view::CaseView},
    request::{Line, Reference},
    tracker::{
        Case, CaseClock, CaseLetter, Dispatch, Format, LetterNumber, Notice, Status, Tracker,
        TrackerError,
    },
};

/// The one thing to do in a case, why, and by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    pub case: Reference,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    pub right: Right,
    /// The statute's id.
    pub law: String,
    pub what: What,
    /// What happened, or did not, that asks for it.
    pub because: Because,
    /// The day of that.
    pub on: Option<NaiveDate>,
    /// By when: of the law, or of the person's own.
    pub by: Option<NaiveDate>,
    /// The person's own time for it, where that is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<Lapsed>,
    /// The letters that do it, the one to begin with first; empty where none does.
    pub letters: Vec<FollowUp>,
    /// The letter that is written and has not left.
    pub letter: Option<LetterNumber>,
    /// How late a recipient is that does not answer: a letter about it that is written and has not left changes
    /// nothing of that.
    pub late: Option<Lateness>,
    /// A link that the other side wants to be opened: it is shown, and never opened.
    pub link: Option<String>,
    /// The last day on which it works, where that was said: after it they may let no time run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_until: Option<NaiveDate>,
    /// Who decides, where the recipient only processes for another: the request to it is a case of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controller: Option<Controller>,
    /// How the letter that has not left can leave.
    #[serde(skip)]
    pub ways: Ways,
    /// What a question of theirs does to their time.
    #[serde(skip)]
    pub meanwhile: Option<Meanwhile>,
}

/// The company for which a recipient only processes, and how a request to it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Controller {
    /// Its name, where the recipient or the person said it.
    pub name: Option<Line>,
    /// What it is to be asked: what the recipient was.
    pub right: Right,
    /// For which child, where it is about one.
    pub child: Option<String>,
    /// Who writes it, where that is not whose home it is.
    pub written_by: Option<Line>,
}

impl Controller {
    /// Whom the recipient named, to be asked what it was asked.
    fn of(named: Option<&Line>, case: &Case) -> Controller {
        // What a stranger wrote is no flag.
        let name = named.filter(|name| !name.as_str().starts_with('-'));
        Controller {
            name: name.cloned(),
            right: case.asked,
            child: case.child.clone(),
            written_by: None,
        }
    }
}

/// What becomes of the time of a recipient whose question waits for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meanwhile {
    /// It stands still by the words of the law.
    StandsStill,
    /// It runs on by the words of the law.
    RunsOn,
}

/// How late an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lateness {
    /// The last day on which it would have been in time.
    pub due: NaiveDate,
    pub days: i64,
    /// Whether the day of receipt was estimated, so that the days are too.
    pub estimated: bool,
}

impl Lateness {
    /// Of the clock of the answer.
    fn of(clock: &CaseClock) -> Lateness {
        Lateness {
            due: clock.deadline.due,
            days: -clock.days_left,
            estimated: clock.is_estimated(),
        }
    }
}

/// How a letter that has not left can leave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ways {
    /// An e-mail address is known that it goes to.
    pub by_mail: bool,
    /// A mailbox is set up that mails leave from.
    pub mailbox: bool,
    /// What there is to print, or to copy.
    pub page: Option<Format>,
    /// It was written for the person's own mail program, and there is nothing to post.
    pub drafted: bool,
}

impl Ways {
    fn of(
        tracker: &Tracker,
        case: &Case,
        number: LetterNumber,
        mailbox: bool,
    ) -> Result<Ways, TrackerError> {
        #[derive(Deserialize)]
        struct To {
            recipient_email: Option<String>,
        }
        let by_mail = if number.is_request() {
            tracker.request(case)?.recipient.email.is_some()
        } else {
            let kept = tracker.letter_of(case, number)?;
            let to = kept.and_then(|kept| serde_json::from_str::<To>(&kept).ok());
            to.is_some_and(|to| to.recipient_email.is_some())
        };
        let formats = case.formats(number);
        let mut pages = [Format::Pdf, Format::Txt].into_iter();
        Ok(Ways {
            by_mail,
            mailbox,
            page: pages.find(|page| formats.contains(page)),
            drafted: formats.contains(&Format::Eml) && !formats.contains(&Format::Pdf),
        })
    }
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Display, IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum What {
    /// Nothing until a day.
    Wait,
    /// A letter that is written is to leave.
    Send,
    /// One of the letters is to be written.
    Write,
    /// The request is to go by the way that was named, at once.
    Form,
    /// The request is to reach the company by another way.
    Elsewhere,
    /// What came is to be read, and what becomes of the case is the person's to say.
    Read,
    /// Nothing at all.
    Nothing,
}

/// What asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Display, IntoStaticStr)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Because {
    NotSent,
    CameBack,
    OnTime,
    Late,
    /// Late, and the day that a reminder named has not come.
    Reminded,
    /// Late, although reminded.
    LateAfterReminder,
    IdentityAsked,
    ClarificationAsked,
    FeeAsked,
    Partial,
    NothingHeld,
    ExtensionLate,
    ExtensionBare,
    Refused,
    /// Refused, and the letter against it waits for its answer.
    Disputed,
    /// Refused once more.
    RefusedAgain,
    /// Answered, and the letter that said what is wrong with the answer waits for its own.
    NotEnough,
    OtherChannel,
    ProcessorOnly,
    ConfirmLink,
    ClosedByThem,
    DeletedInstead,
    OptedOutInstead,
    SuppressedInstead,
    AtTheAuthority,
    /// The authority said what became of the complaint.
    AuthorityWrote,
    Finished,
}

impl Step {
    /// Whether the letter that is to leave can go by mail to where it was written to, from a mailbox that is set up.
    pub fn leaves_by_mail(&self) -> bool {
        self.what == What::Send && self.ways.by_mail && self.ways.mailbox
    }

    /// Whether a letter is to leave.
    pub fn sends(&self) -> bool {
        matches!(self.what, What::Send | What::Elsewhere)
    }

    /// The last day of the person's own step, where a law sets one.
    pub fn own_until(&self) -> Option<NaiveDate> {
        self.by.filter(|_| self.may_be_own())
    }

    /// The person's own time for what is to be done, where it is over.
    pub fn own_over(&self) -> Option<&Lapsed> {
        let lapsed = self.lapsed.as_ref()?;
        (self.may_be_own() && self.by.is_none()).then_some(lapsed)
    }

    /// Whether what is to be done may be a step for which a law gives the person a time.
    fn may_be_own(&self) -> bool {
        self.what != What::Wait
            && matches!(
                self.because,
                Because::Refused
                    | Because::Disputed
                    | Because::RefusedAgain
                    | Because::NotEnough
                    | Because::Late
                    | Because::LateAfterReminder
                    | Because::AuthorityWrote
                    | Because::NotSent
                    | Because::CameBack
            )
    }
}

impl Because {
    /// Whether it is that the recipient is late and nothing came.
    pub fn is_silence(self) -> bool {
        matches!(
            self,
            Because::Late | Because::Reminded | Because::LateAfterReminder
        )
    }

    /// The event of the log that it rests on; of what the recipient did that is none of them, that it wrote.
    pub fn event(self) -> EventKind {
        match self {
            Because::NotSent => EventKind::Written,
            Because::CameBack => EventKind::Bounced,
            Because::OnTime => EventKind::Sent,
            Because::Late => EventKind::Received,
            Because::Reminded | Because::LateAfterReminder => EventKind::Reminded,
            Because::IdentityAsked => EventKind::IdentityAsked,
            Because::ClarificationAsked => EventKind::ClarificationAsked,
            Because::FeeAsked => EventKind::FeeAsked,
            Because::Partial => EventKind::AnsweredInPart,
            Because::NothingHeld => EventKind::NothingHeld,
            Because::ExtensionLate | Because::ExtensionBare => EventKind::Extended,
            Because::Refused | Because::Disputed => EventKind::Refused,
            Because::RefusedAgain => EventKind::AppealAnswered,
            Because::NotEnough => EventKind::Answered,
            Because::OtherChannel
            | Because::ProcessorOnly
            | Because::ConfirmLink
            | Because::ClosedByThem
            | Because::SuppressedInstead => EventKind::Replied,
            Because::DeletedInstead | Because::OptedOutInstead => EventKind::Answered,
            Because::AtTheAuthority => EventKind::Complained,
            Because::AuthorityWrote => EventKind::AuthorityInformed,
            Because::Finished => EventKind::Closed,
        }
    }
}

/// The one thing to do in each open case, or in the one that was named, or in those of one person: the most pressing
/// first.
///
/// # Errors
/// When the tracker or a law file cannot be read, or there is no such case.
pub fn steps(
    world: &World<'_>,
    typed: Option<&str>,
    person: Option<&str>,
) -> Result<Vec<Step>, Error> {
    let mut steps = Vec::new();
    match typed {
        Some(typed) => {
            let (tracker, case) = world.home.case(typed)?;
            let statutes = world.home.statutes()?;
            steps.push(Adviser::new(world, &statutes).step(&tracker, case)?.1);
        }
        None => {
            each(world, &mut |view, step| {
                if person.is_none_or(|person| people::is_of(&view.case, person)) {
                    steps.push(step);
                }
            })?;
            steps.retain(|step| step.because != Because::Finished);
            steps.sort_by_key(|step| {
                (
                    step.what == What::Wait,
                    step.what == What::Send,
                    step.what == What::Send && step.by.is_none(),
                    step.by,
                    step.on,
                )
            });
        }
    }
    Ok(steps)
}

/// Every case, and the one thing to do in it, the oldest first. Whatever tells how a case stands takes it from here,
/// so that no two screens can say different things of it.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub(in crate::office) fn each(
    world: &World<'_>,
    tell: &mut dyn FnMut(&CaseView, Step),
) -> Result<(), Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(());
    };
    let statutes = world.home.statutes()?;
    let mut adviser = Adviser::new(world, &statutes);
    tracker.each_case(|case| {
        let (view, step) = adviser.step(&tracker, case)?;
        tell(&view, step);
        Ok(())
    })
}

/// Says what is to be done in one case after the other.
pub(in crate::office) struct Adviser<'a, 'w> {
    world: &'a World<'w>,
    statutes: &'a Statutes,
    /// What each law has: its letters, and whether it lets the recipient name its methods.
    laws: BTreeMap<String, (Available, bool)>,
    /// Whether a mailbox is set up, once that was asked.
    mailbox: Option<bool>,
}

impl<'a, 'w> Adviser<'a, 'w> {
    pub fn new(world: &'a World<'w>, statutes: &'a Statutes) -> Adviser<'a, 'w> {
        Adviser {
            world,
            statutes,
            laws: BTreeMap::new(),
            mailbox: None,
        }
    }

    pub fn step(&mut self, tracker: &Tracker, case: Case) -> Result<(CaseView, Step), Error> {
        let today = self.world.today;
        let view = CaseView::of(case, today, self.statutes.calendars()?)?;
        let case = &view.case;
        let (available, names_its_methods) = match self.laws.entry(case.law.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let statute = self.statutes.get(&case.law)?;
                let own = self.world.home.templates();
                let available = Available::of(&statute, Some(&own))?;
                new.insert((available, statute.names_its_methods.is_some()))
            }
        };
        // By the grounds that this case was opened on: the law may have had other letters when another was.
        let remedies = Remedies {
            letters: available.steps(&case.grounds),
            names_its_methods: *names_its_methods,
        };
        // What a reply said beyond the log is of no reply that left nothing there.
        let replied = view.case.events.iter().any(|event| event.reply.is_some());
        let said = if replied {
            Heard::of(&tracker.reply_heads(&view.case)?)
        } else {
            Heard::default()
        };
        let heard = Heard::of_log(&view.case).over(said);
        let mut step = step(&view, &heard, &remedies, today);
        if matches!(step.what, What::Send | What::Elsewhere) {
            let number = step.letter.unwrap_or(LetterNumber::REQUEST);
            let home = self.world.home;
            // One that cannot be read is there: what is wrong with it says who wants to send.
            let mailbox = *self
                .mailbox
                .get_or_insert_with(|| accounts(home).map_or(true, |all| !all.is_empty()));
            step.ways = Ways::of(tracker, &view.case, number, mailbox)?;
        }
        if let Some(controller) = &mut step.controller {
            controller.written_by = people::other(self.world.home, &view.case.requester);
        }
        Ok((view, step))
    }
}

/// What a statute has for somebody who is not answered.
#[derive(Debug)]
pub(in crate::office) struct Remedies {
    /// The letters that follow under it.
    pub letters: BTreeSet<FollowUp>,
    /// Whether the recipient need not take up a request that came by another way than those it names.
    pub names_its_methods: bool,
}

/// The one thing to do, by what the log holds and what was heard: a letter that was written is to leave, whatever came
/// before it.
pub(in crate::office) fn step(
    view: &CaseView,
    heard: &Heard,
    remedies: &Remedies,
    today: NaiveDate,
) -> Step {
    let beside = beside_letters(view, heard, remedies, today);
    let Some(letter) = view.further_to_send() else {
        return beside;
    };
    let number = letter.number;
    let (what, because, on) = match view.case.returned_on(number) {
        Some(on) => (What::Elsewhere, Because::CameBack, on),
        None => (What::Send, Because::NotSent, letter.day),
    };
    Step {
        what,
        because,
        on: Some(on),
        by: beside.own_until(),
        lapsed: beside.own_over().cloned(),
        letters: Vec::new(),
        letter: Some(number),
        link: None,
        link_until: None,
        controller: None,
        meanwhile: None,
        ..beside
    }
}

/// What there is to do but for a letter that waits to leave.
fn beside_letters(view: &CaseView, heard: &Heard, remedies: &Remedies, today: NaiveDate) -> Step {
    let case = &view.case;
    let has = |step: FollowUp| remedies.letters.contains(&step);
    let clock = CaseClock::of_answer(&view.clocks);
    let due = clock.map(|clock| clock.deadline.due);
    let of = |what, because, on, by, letters: &[FollowUp]| Step {
        case: case.reference.clone(),
        recipient: case.recipient.clone(),
        person: case.person().to_owned(),
        right: case.asked,
        law: case.law.clone(),
        what,
        because,
        on,
        by,
        lapsed: too_late_for(&view.clocks),
        letters: letters.iter().copied().filter(|step| has(*step)).collect(),
        letter: None,
        late: clock.filter(|_| because.is_silence()).map(Lateness::of),
        link: None,
        link_until: None,
        controller: None,
        ways: Ways::default(),
        meanwhile: None,
    };
    let day = |kind| case.day_of(kind);
    // What was done that was not asked for leaves the request open.
    let instead = heard.done.and_then(|done| {
        let because = match (case.asked, done.deed) {
            (Right::Access | Right::Portability, Deed::Deleted) => Because::DeletedInstead,
            (Right::Deletion, Deed::OptedOut) => Because::OptedOutInstead,
            (Right::Deletion, Deed::Suppressed) => Because::SuppressedInstead,
            _ => return None,
        };
        Some((because, done.on))
    });
    let written_since = |since: NaiveDate, steps: &[FollowUp]| {
        told(view)
            .filter(|letter| letter.step.is_some_and(|step| steps.contains(&step)))
            .filter(|letter| letter.day >= since)
            .map(|letter| letter.day)
            .max()
    };
    let put_away = day(EventKind::Withdrawn).or(day(EventKind::Closed));
    if put_away.is_some() {
        return of(What::Nothing, Because::Finished, None, None, &[]);
    }
    let own = view.clocks.iter().filter(|clock| {
        clock.is_running() && clock.clock.whose == Whose::Requester && !clock.lapsed
    });
    let own = own.map(|clock| clock.deadline.due).min();
    let fulfilled = view.status == Status::Fulfilled;
    let not_enough = || {
        let day = case.unanswered_further()?.day;
        let (because, until) = (Because::NotEnough, last_day_within(day, &view.clocks));
        Some(if today <= until {
            of(What::Wait, because, Some(day), Some(until), &[])
        } else {
            let letters = [FollowUp::Complaint];
            of(What::Write, because, Some(day), own, &letters)
        })
    };
    if fulfilled
        && !complained_since_answer(case)
        && let Some(step) = not_enough()
    {
        return step;
    }
    if fulfilled && instead.is_none() && !complained_since_answer(case) {
        if let Some(on) = day(EventKind::NothingHeld)
            && day(EventKind::Answered).is_none()
            && written_since(on, &[FollowUp::NothingHeld]).is_none()
        {
            return of(
                What::Write,
                Because::NothingHeld,
                Some(on),
                None,
                &[FollowUp::NothingHeld],
            );
        }
        return of(What::Nothing, Because::Finished, None, None, &[]);
    }
    if !view.is_sent() && case.to_send().is_request() {
        let returned = case.returned_on(LetterNumber::REQUEST);
        return match returned.or(day(EventKind::Bounced)) {
            Some(on) => of(What::Elsewhere, Because::CameBack, Some(on), None, &[]),
            None => Step {
                letter: Some(LetterNumber::REQUEST),
                ..of(
                    What::Send,
                    Because::NotSent,
                    Some(case.opened_on),
                    None,
                    &[],
                )
            },
        };
    }
    if let Some(since) = view.at_authority {
        let mut clocks = view.clocks.iter();
        let authority = clocks.find(|clock| clock.clock.whose == Whose::Authority);
        let by = authority.map(|clock| clock.deadline.due);
        return of(What::Wait, Because::AtTheAuthority, Some(since), by, &[]);
    }
    if let Some(on) = day(EventKind::AuthorityInformed)
        && nothing_since(case, on)
    {
        return of(What::Read, Because::AuthorityWrote, Some(on), own, &[]);
    }
    if let Some(question) = view.questions.iter().min_by_key(|question| question.since) {
        let (because, letters): (_, &[FollowUp]) = match question.asked {
            EventKind::IdentityAsked => (
                Because::IdentityAsked,
                &[FollowUp::IdentitySupplied, FollowUp::IdentityDisputed],
            ),
            EventKind::ClarificationAsked => (
                Because::ClarificationAsked,
                &[FollowUp::ClarificationAnswered],
            ),
            _ => (Because::FeeAsked, &[FollowUp::FeeDisputed]),
        };
        let meanwhile = clock.and_then(|clock| match clock.waiting {
            Some(_) => Some(Meanwhile::StandsStill),
            None => (clock.is_running() && !clock.overdue).then_some(Meanwhile::RunsOn),
        });
        return Step {
            meanwhile,
            ..of(What::Write, because, Some(question.since), due, letters)
        };
    }
    if let Some((because, on)) = instead
        && written_since(on, &[FollowUp::WrongDeed]).is_none()
    {
        return of(What::Write, because, Some(on), due, &[FollowUp::WrongDeed]);
    }
    // Against a refusal, or silence: what the statute has for it, by the letters that there are.
    let against = [
        FollowUp::Appeal,
        FollowUp::ComplaintToController,
        FollowUp::Objection,
    ];
    let remedy = against.into_iter().find(|step| has(*step));
    // An appeal that was decided had been made against a refusal, whether the log holds that or not.
    let refused = day(EventKind::Refused).or(day(EventKind::AppealAnswered));
    if let Some(on) = refused
        && [EventKind::Answered, EventKind::NothingHeld]
            .into_iter()
            .all(|kind| day(kind).is_none_or(|answered| answered < on))
    {
        let complaint = [FollowUp::Complaint];
        if let Some(again) = day(EventKind::AppealAnswered).filter(|again| *again >= on) {
            let because = Because::RefusedAgain;
            return of(What::Write, because, Some(again), own, &complaint);
        }
        if let Some(disputed) = disputed(view, on, &against) {
            return if today <= disputed.until {
                let (on, until) = (Some(disputed.on), Some(disputed.until));
                of(What::Wait, Because::Disputed, on, until, &[])
            } else {
                let on = Some(disputed.on);
                of(What::Write, Because::Disputed, on, own, &complaint)
            };
        }
        let letters: Vec<_> = remedy.into_iter().chain(complaint).collect();
        return of(What::Write, Because::Refused, Some(on), own, &letters);
    }
    if let Some(on) = day(EventKind::AnsweredInPart)
        && written_since(on, &[FollowUp::Missing]).is_none()
    {
        return of(
            What::Write,
            Because::Partial,
            Some(on),
            due,
            &[FollowUp::Missing],
        );
    }
    // What was taken for a full answer stopped the clock, and turned out to be a part.
    if clock.is_some_and(|clock| !clock.is_running())
        && let Some(step) = not_enough()
    {
        return step;
    }
    if let Some(on) = day(EventKind::Extended) {
        let late = clock.is_some_and(|clock| matches!(clock.notice, Some(Notice::TooLate { .. })));
        let because = match (late, heard.extension_bare) {
            (true, _) => Some(Because::ExtensionLate),
            (false, true) => Some(Because::ExtensionBare),
            (false, false) => None,
        };
        if let Some(because) = because
            && written_since(on, &[FollowUp::ExtensionInvalid]).is_none()
        {
            return of(
                What::Write,
                because,
                Some(on),
                due,
                &[FollowUp::ExtensionInvalid],
            );
        }
    }
    let ways = [
        (
            Because::ProcessorOnly,
            heard.controller.as_ref().map(|named| named.on),
        ),
        (
            Because::OtherChannel,
            heard.channel.as_ref().map(|named| named.on),
        ),
        (
            Because::ConfirmLink,
            heard.link.as_ref().map(|link| link.on),
        ),
    ];
    for (because, on) in ways {
        let Some(on) = on else { continue };
        if written_since(on, &[FollowUp::RequestStands]).is_some() {
            continue;
        }
        let what = match because {
            // Where a law lets the business name its methods, the request goes that way at once.
            Because::OtherChannel if remedies.names_its_methods => What::Form,
            _ => What::Write,
        };
        let link = heard
            .link
            .as_ref()
            .filter(|_| because == Because::ConfirmLink);
        let controller = heard
            .controller
            .as_ref()
            .filter(|_| because == Because::ProcessorOnly);
        return Step {
            link: link.map(|link| link.target.to_string()),
            link_until: link.and_then(|link| link.until),
            controller: controller.map(|named| Controller::of(named.what.as_ref(), case)),
            ..of(
                what,
                because,
                Some(on),
                link.and_then(|link| link.until).or(due),
                &[FollowUp::RequestStands],
            )
        };
    }
    if let Some(late) = clock.filter(|clock| clock.overdue) {
        let (due, reminded) = (late.deadline.due, day(EventKind::Reminded));
        return match reminded.filter(|reminded| *reminded >= due) {
            None => {
                // Beside the reminder the complaint, when no second letter would have its period before that.
                let own_end = complain_by(&view.clocks);
                let short = own_end.filter(|end| *end <= last_day(last_day(today)));
                let complaint = short.map(|_| FollowUp::Complaint);
                let letters: Vec<_> = [FollowUp::Reminder].into_iter().chain(complaint).collect();
                of(What::Write, Because::Late, Some(due), own, &letters)
            }
            Some(reminded) if today <= last_day_within(reminded, &view.clocks) => of(
                What::Wait,
                Because::Reminded,
                Some(reminded),
                Some(last_day_within(reminded, &view.clocks)),
                &[],
            ),
            Some(reminded) => {
                let because = Because::LateAfterReminder;
                // Of the remedies against silence the one that comes before the authority, once. A reminder under a
                // law that has an appeal says that silence will be taken as a refusal.
                let first = [FollowUp::Appeal, FollowUp::ComplaintToController];
                let remedy = remedy.filter(|step| first.contains(step));
                match disputed(view, reminded, &first) {
                    Some(disputed) if today <= disputed.until => {
                        let (on, until) = (Some(disputed.on), Some(disputed.until));
                        of(What::Wait, Because::Disputed, on, until, &[])
                    }
                    Some(disputed) => {
                        let letters = [FollowUp::Complaint];
                        of(
                            What::Write,
                            Because::Disputed,
                            Some(disputed.on),
                            own,
                            &letters,
                        )
                    }
                    None => {
                        let letters: Vec<_> =
                            remedy.into_iter().chain([FollowUp::Complaint]).collect();
                        of(What::Write, because, Some(reminded), own, &letters)
                    }
                }
            }
        };
    }
    if let Some(on) = heard.closed_on
        && written_since(on, &[FollowUp::Reminder]).is_none()
        && written_since(on, &against).is_none()
        && clock.is_some_and(|clock| clock.is_running())
    {
        // To close a matter is to take no action on it, whatever is left of the time.
        let what = if remedy.is_some() {
            What::Write
        } else {
            What::Wait
        };
        let letters: Vec<_> = remedy.into_iter().collect();
        return of(what, Because::ClosedByThem, Some(on), due, &letters);
    }
    if fulfilled {
        return of(What::Nothing, Because::Finished, None, None, &[]);
    }
    of(What::Wait, Because::OnTime, None, due, &[])
}

/// The letters by which the recipient was told something: where one waits to leave, none that has not.
fn told(view: &CaseView) -> impl Iterator<Item = &CaseLetter> {
    let (case, waits) = (&view.case, view.further_to_send().is_some());
    case.letters
        .iter()
        .filter(move |letter| !waits || case.dispatch_of(letter.number) == Dispatch::Sent)
}

/// Whether the person complained of the answer: a complaint about what was before it is settled by it.
fn complained_since_answer(case: &Case) -> bool {
    let last = |kinds: &[EventKind]| {
        let events = case.events.iter().enumerate();
        let of = events.filter(|(_, event)| kinds.contains(&event.kind));
        of.map(|(place, event)| (event.happened_on, place)).max()
    };
    let complained = last(&[EventKind::Complained]);
    complained > last(&[EventKind::Answered, EventKind::NothingHeld])
}

/// A letter against a refusal, or silence.
struct Disputed {
    on: NaiveDate,
    /// Until when its answer is waited for.
    until: NaiveDate,
}

/// The last letter against what happened on a day. Where a law sets a time for the answer to it, that is waited for;
/// elsewhere the period that the letter set.
fn disputed(view: &CaseView, since: NaiveDate, letters: &[FollowUp]) -> Option<Disputed> {
    let case = &view.case;
    let written = told(view).filter(|letter| {
        letter.day >= since && letter.step.is_some_and(|step| letters.contains(&step))
    });
    // One that the person wrote without the program is in the log alone.
    let recorded = letters
        .iter()
        .filter_map(|step| case.day_of(step.records()?));
    let recorded = recorded.filter(|day| *day >= since);
    let on = written.map(|letter| letter.day).chain(recorded).max()?;
    let mut clocks = view.clocks.iter();
    let clock = clocks.find(|clock| {
        clock.clock.whose == Whose::Recipient
            && matches!(
                clock.clock.starts_at,
                EventKind::Appealed | EventKind::ComplainedToController
            )
    });
    let until = clock.map_or_else(
        || last_day_within(on, &view.clocks),
        |clock| clock.deadline.due,
    );
    Some(Disputed { on, until })
}

/// Whether since the authority wrote neither side has done anything that asks for another step.
fn nothing_since(case: &Case, on: NaiveDate) -> bool {
    !case.events.iter().any(|event| {
        event.happened_on > on
            && (event.kind.is_reaction()
                || matches!(
                    event.kind,
                    EventKind::Reminded
                        | EventKind::Appealed
                        | EventKind::ComplainedToController
                        | EventKind::AppealAnswered
                ))
    })
}
