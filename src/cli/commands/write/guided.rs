//! A letter, asked for step by step: whatever was given is not asked for again, and whatever was answered stays.

use super::{asking, opening::open_case, ordered::ordered};
use crate::{
    cli::{
        answer::Answer,
        args::{self, AccountAdd},
        commands::{Scene, account_add, init, send, show},
        failure::Failure,
        pager,
        question::{self, Said},
        screen,
        whose::Whose,
        words::{
            self,
            guide::{self as say, Deed},
        },
    },
    delivery::{page::PageError, text},
    directory::NeedKind,
    law::{Language, LawReason, NO_LAW, Right},
    letter::unread,
    office::{
        Error,
        account::{self, AccountError},
        introduce, people,
        write::{self, Desk, Draft, Named, Notice, Order, Reach, Refused, Target, Want},
    },
    request::{BadEmail, Email, Line, Passage},
    speech::spoken,
    tracker::Format,
};

/// How many of the rights are asked about before the others.
const FEW_RIGHTS: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Company,
    What,
    How,
    FoundBy,
    Language,
    Last,
}

const STEPS: [Step; 6] = [
    Step::Company,
    Step::What,
    Step::How,
    Step::FoundBy,
    Step::Language,
    Step::Last,
];

/// Where it goes from a step.
enum Go {
    /// On; whether anything was asked.
    On(bool),
    Back,
    To(Step),
    Stop,
    Done(Answer),
}

struct Guide<'a> {
    scene: &'a Scene<'a>,
    args: &'a args::Write,
    desk: Desk<'a>,
    /// For whom it is, where that is not whose home it is.
    of: Option<Line>,
    /// What the command line gave.
    given: Order,
    order: Order,
    /// The company's name or a part of it, as typed before any question.
    typed: Option<String>,
    /// The same, or what was answered.
    called: String,
    right: Option<Right>,
    way: Option<Reach>,
    /// Whether the person was asked about themselves.
    person: bool,
    /// Whether a letter to the same company is wanted though one is open.
    again: bool,
    /// Whether a page was wanted that cannot be made of it.
    unprintable: bool,
}

pub(super) fn guided(
    scene: &Scene<'_>,
    args: &args::Write,
    right: Option<Right>,
    typed: Option<&str>,
) -> Result<Answer, Failure> {
    let of = match for_whom(scene, args)? {
        Said::Is(of) => of,
        Said::Back | Said::Stop => {
            return Ok(Answer::default().note(say::nothing_written()));
        }
    };
    let desk = Desk::open_for(scene.world, &args.page.order(), of.as_ref())?;
    let given = ordered(scene, args, &desk, right.unwrap_or(Right::Access))?;
    let mut guide = Guide {
        desk,
        of,
        scene,
        args,
        order: given.clone(),
        given,
        typed: typed.map(str::to_owned),
        called: String::new(),
        right,
        way: None,
        person: false,
        again: args.again.is_some(),
        unprintable: false,
    };
    let mut asked: Vec<usize> = Vec::new();
    let mut at = 0;
    // Where a change leads back to.
    let mut back_to_last = false;
    loop {
        let step = STEPS.get(at).copied().unwrap_or(Step::Last);
        match guide.take(step)? {
            Go::On(question) => {
                if question {
                    asked.push(at);
                }
                at = match step {
                    Step::How | Step::FoundBy | Step::Language if back_to_last => STEPS.len() - 1,
                    _ => at + 1,
                };
            }
            Go::Back => at = asked.pop().unwrap_or(0),
            Go::To(to) => {
                back_to_last = step == Step::Last;
                at = STEPS.iter().position(|step| *step == to).unwrap_or(0);
            }
            Go::Stop => return Ok(Answer::default().note(say::nothing_written())),
            Go::Done(answer) => return Ok(answer),
        }
    }
}

/// For whom the letter is, where there are several people and nobody said it.
fn for_whom(scene: &Scene<'_>, args: &args::Write) -> Result<Said<Option<Line>>, Failure> {
    if args.person.is_some() || args.name.is_some() {
        return Ok(Said::Is(args.person.clone()));
    }
    let members = people::people(scene.home)?;
    if members.len() < 2 {
        return Ok(Said::Is(None));
    }
    let whose = Whose::among(scene, members.iter().map(|one| one.name.as_str()));
    let names = members.iter().map(|one| whose.name(one.name.as_str()));
    let names: Vec<String> = names.collect();
    let said = question::one_of(&words::people::for_whom(), &names, Some(0))?;
    Ok(said.map(|at| members.get(at).map(|one| one.name.clone())))
}

/// Goes back or stops where the answer says so.
macro_rules! said {
    ($said:expr) => {
        match $said {
            Said::Is(answer) => answer,
            Said::Back => return Ok(Go::Back),
            Said::Stop => return Ok(Go::Stop),
        }
    };
}

impl Guide<'_> {
    fn take(&mut self, step: Step) -> Result<Go, Failure> {
        match step {
            Step::Company => self.company(),
            Step::What => self.what(),
            Step::How => self.how(),
            Step::FoundBy => self.found_by(),
            Step::Language => self.language(),
            Step::Last => self.last(),
        }
    }

    fn company(&mut self) -> Result<Go, Failure> {
        let given = self.typed.take();
        let asked = given.is_none();
        let typed = match given {
            Some(typed) => typed,
            None => said!(question::ask(&say::to_whom(), |answer| {
                match answer.trim() {
                    "" => Err(say::type_a_name()),
                    answer => Ok(answer.to_owned()),
                }
            })?),
        };
        self.called = typed.trim().trim_start_matches("www.").to_owned();
        self.order = Order {
            recipient: typed.clone(),
            company: None,
            recipient_email: self.given.recipient_email.clone(),
            recipient_address: self.given.recipient_address.clone(),
            ..self.order.clone()
        };
        // An address beside the name says that it is another company.
        if self.order.is_addressed() {
            return Ok(Go::On(asked));
        }
        let (named, found) = write::companies(&self.desk, &self.order, &typed)?;
        if let (Named::One, Some(only)) = (named, found.first()) {
            screen::say(&say::meant(only));
            self.order.recipient = only.id.to_string();
            return Ok(Go::On(asked));
        }
        let question = match named {
            Named::None => say::not_known(&typed),
            _ => say::which(&typed),
        };
        let mut choices: Vec<String> = found.iter().map(say::company).collect();
        choices.push(say::another_company());
        // A slip is not taken for a name without a look.
        let usual = found
            .first()
            .filter(|first| named == Named::Several && first.for_you)
            .map(|_| 0);
        // Where nothing is near there is nothing to look at.
        let usual = usual.or_else(|| found.is_empty().then_some(0));
        let at = said!(question::one_of(&question, &choices, usual)?);
        if let Some(chosen) = found.get(at) {
            self.order.recipient = chosen.id.to_string();
            return Ok(Go::On(true));
        }
        let name = said!(question::ask(&say::its_name(&typed), |answer| {
            let answer = if answer.trim().is_empty() {
                &typed
            } else {
                answer
            };
            Line::new(answer).map_err(|fault| fault.to_string())
        })?);
        let want = Want::Company {
            name: name.clone(),
            near: Vec::new(),
        };
        self.order.recipient = name.to_string();
        said!(self.asked_for(&want, &say::its_address())?);
        Ok(Go::On(true))
    }

    /// Asks for what is missing until an answer fits, and puts it into the order.
    fn asked_for(&mut self, want: &Want, question: &str) -> Result<Said<()>, Failure> {
        let said = question::ask(question, |answer| {
            let mut order = self.order.clone();
            want.fill(&mut order, answer)
                .map_err(|why| words::retold(&why))?;
            Ok(order)
        })?;
        Ok(said.map(|order| self.order = order))
    }

    /// Asks for what is missing of the person, so that the law is known.
    fn person(&mut self) -> Result<Option<Go>, Failure> {
        loop {
            let error = match write::check_common(&self.desk, &self.order, &[]) {
                Ok(()) => return Ok(None),
                Err(error) => error,
            };
            let want = match error.downcast_ref() {
                Some(Refused::Missing(wants)) => wants.first().cloned(),
                _ => None,
            };
            let Some(want) = want else {
                return self.other_law(error).map(Some);
            };
            self.person = true;
            if matches!(want, Want::Address { of: None }) {
                let question = match &self.of {
                    Some(name) => words::init::address_of(name),
                    None => say::your_address(),
                };
                match init::address(&question, |_| Ok(false))? {
                    Said::Is(Some(address)) => self.order.address = Some(address),
                    Said::Is(None) => screen::say(&say::answer_goes_there()),
                    Said::Back => return Ok(Some(Go::Back)),
                    Said::Stop => return Ok(Some(Go::Stop)),
                }
                continue;
            }
            if let Want::Part { country, .. } = &want {
                let said = question::ask(&say::which_part(country), |answer| {
                    init::part_of(country, answer)
                })?;
                match said {
                    Said::Is(part) => self.order.residence = Some(part),
                    Said::Back => return Ok(Some(Go::Back)),
                    Said::Stop => return Ok(Some(Go::Stop)),
                }
                continue;
            }
            match self.asked_for(&want, &format!("{}:", words::write::want(&want)))? {
                Said::Is(()) => {}
                Said::Back => return Ok(Some(Go::Back)),
                Said::Stop => return Ok(Some(Go::Stop)),
            }
        }
    }

    /// Where the person's own law is not known or has no letters, or does not grant what they want: another one, if the
    /// company is bound by it, or a letter that names none.
    fn other_law(&mut self, error: Error) -> Result<Go, Failure> {
        let (error, usable) = write::other_laws(&self.desk, &self.order, self.right, error)?;
        let failure = Failure::from(error);
        screen::say(failure.message());
        let law = match &usable[..] {
            [] => None,
            [only] => {
                let question = match &only.reason {
                    LawReason::Seat { place } => {
                        say::bound_by(&words::title(&only.short_title), place)
                    }
                    _ => say::under_law(only),
                };
                said!(question::yes_or_no(&question, true)?).then(|| only.id.clone())
            }
            several => {
                let company = Line::new(&self.order.recipient).ok();
                let laws = several.iter().map(|law| say::a_law(law, company.as_ref()));
                let choices: Vec<String> = laws.chain([say::no_law()]).collect();
                let at = said!(question::one_of(&say::which_law(), &choices, Some(0))?);
                let law = several.get(at).map(|law| law.id.clone());
                // The last is none of them, and was chosen.
                self.order.law = law.or_else(|| Some(NO_LAW.to_owned()));
                return Ok(Go::To(Step::What));
            }
        };
        if law.is_some() || said!(question::yes_or_no(&say::name_no_law(), true)?) {
            self.order.law = law.or_else(|| Some(NO_LAW.to_owned()));
            Ok(Go::To(Step::What))
        } else {
            Err(failure)
        }
    }

    fn what(&mut self) -> Result<Go, Failure> {
        self.order.right = match self.right {
            Some(right) => right,
            None => write::first_right(&self.desk, &self.order)?,
        };
        if let Some(go) = self.person()? {
            return Ok(go);
        }
        let asked = self.right.is_none();
        if asked {
            let rights = write::rights(&self.desk, &self.order)?;
            match self.which(&rights)? {
                Said::Is(right) => self.order.right = right,
                Said::Back => return Ok(Go::Back),
                Said::Stop => return Ok(Go::Stop),
            }
        }
        // What was answered stays; the one answer that does not hold is asked for again.
        let draft = match self.draft(&[]) {
            Ok(draft) => said!(draft),
            Err(failure) if asked => {
                screen::say(&failure.told());
                return Ok(Go::To(Step::What));
            }
            Err(failure) => return Err(failure),
        };
        // What spares the letter is said before anything more is asked for it.
        for notice in draft.notices.iter().filter(|notice| is_said_first(notice)) {
            screen::note(&words::write::notice(notice));
        }
        if !self.again
            && let Some(open) = write::open_to(&self.scene.world, &draft.request)?
        {
            let question = say::already_open(&draft.request.recipient.name, &open);
            let choices = [say::show_that(), say::write_another()];
            if said!(question::one_of(&question, &choices, Some(0))?) == 0 {
                let args = args::Show {
                    case: open.case.to_string(),
                    person: None,
                    format: None,
                    output: None,
                    letter: None,
                    form: false,
                    log: false,
                };
                return Ok(Go::Done(show::show(self.scene, &args)?));
            }
            self.again = true;
        }
        Ok(Go::On(asked))
    }

    /// Which of these: what most people want first, and the others behind one more question.
    fn which(&self, rights: &[Right]) -> Result<Said<Right>, Failure> {
        // One more line is no longer than the way to it.
        let few = if rights.len() > FEW_RIGHTS + 1 {
            FEW_RIGHTS
        } else {
            rights.len()
        };
        let (first, rest) = rights.split_at(few);
        let words = |rights: &[Right]| -> Vec<String> {
            rights.iter().map(|right| say::right(*right)).collect()
        };
        let mut choices = words(first);
        if !rest.is_empty() {
            choices.push(say::something_else(rest.len()));
        }
        let meant = |typed: &str| say::right_among(typed, rights, rest).map(Some);
        let nth = |at: usize| first.get(at).copied();
        loop {
            match question::one_of_or(&say::what(), &choices, 0, meant, nth)? {
                Said::Is(Some(right)) => return Ok(Said::Is(right)),
                Said::Back => return Ok(Said::Back),
                Said::Stop => return Ok(Said::Stop),
                Said::Is(None) => {}
            }
            match question::one_of(&say::what(), &words(rest), None)? {
                Said::Is(at) => {
                    return Ok(Said::Is(rest.get(at).copied().unwrap_or(Right::Access)));
                }
                Said::Back => {}
                Said::Stop => return Ok(Said::Stop),
            }
        }
    }

    /// The draft as far as it is known; what it is missing is asked for, and one goes back from that as from any question.
    fn draft(&mut self, formats: &[Format]) -> Result<Said<Draft>, Failure> {
        let before = self.order.clone();
        loop {
            let error = match write::draft(&self.desk, &self.order, formats) {
                Ok(draft) => return Ok(Said::Is(draft)),
                Err(error) => error,
            };
            let want = match error.downcast_ref() {
                Some(Refused::Missing(wants)) => wants.first().cloned(),
                _ => None,
            };
            let Some(want) = want else {
                return Err(error.into());
            };
            if !want.choices().is_empty() {
                let made = asking::filled(&mut self.order, |order| {
                    write::draft(&self.desk, order, formats)
                });
                return made.map(Said::Is);
            }
            match self.asked_for(&want, &format!("{}:", words::write::want(&want)))? {
                Said::Is(()) => self.person = true,
                Said::Back => {
                    self.order = before;
                    return Ok(Said::Back);
                }
                Said::Stop => return Ok(Said::Stop),
            }
        }
    }

    fn how(&mut self) -> Result<Go, Failure> {
        self.order.recipient_email = match &self.way {
            // One that was chosen before is chosen anew.
            Some(way) if way.label.is_some() => self.given.recipient_email.clone(),
            _ => self.order.recipient_email.clone(),
        };
        let mut draft = said!(self.draft(&[])?);
        let mut ways = write::ways(&self.desk, &self.order, &draft)?;
        if ways.is_empty() {
            let name = draft.request.recipient.name.clone();
            screen::say(&say::no_way(&name));
            let want = Want::Company {
                name,
                near: Vec::new(),
            };
            said!(self.asked_for(&want, &say::its_address())?);
            draft = said!(self.draft(&[])?);
            ways = write::ways(&self.desk, &self.order, &draft)?;
        }
        let today = self.scene.today;
        let chosen = if let [only] = ways.as_slice() {
            screen::say(&say::only_way(&say::way(only, today)));
            only.clone()
        } else {
            let (question, choices) = say::how(&ways, today);
            // The shop that was typed is the one that is meant.
            let called = |way: &Reach| {
                let label = way.label.as_ref().map(Line::as_str);
                label.is_some_and(|label| label.eq_ignore_ascii_case(&self.called))
            };
            let usual = ways.iter().position(called).unwrap_or(0);
            let at = said!(question::one_of(&question, &choices, Some(usual))?);
            let Some(way) = ways.get(at) else {
                return Ok(Go::To(Step::How));
            };
            way.clone()
        };
        chosen.choose(&mut self.order);
        self.way = Some(chosen);
        // A mail wants an address to answer to.
        let formats = self.order.formats.clone();
        match self.draft(&formats)? {
            Said::Is(_) => Ok(Go::On(ways.len() > 1)),
            Said::Back if ways.len() > 1 => Ok(Go::To(Step::How)),
            Said::Back => Ok(Go::Back),
            Said::Stop => Ok(Go::Stop),
        }
    }

    fn found_by(&mut self) -> Result<Go, Failure> {
        let mut asked = false;
        let profile = introduce::Order::known(self.scene.home, self.of.as_ref())?;
        let needs = write::finds_by(&self.desk, &self.order)?;
        for need in needs {
            let label = need.label.as_ref().map(Line::as_str);
            match need.kind {
                NeedKind::Email if self.order.email.is_some() => {}
                NeedKind::Email => {
                    asked = true;
                    let own = profile.email.as_ref();
                    let prompt = say::found_by_email(label, own.map(Email::as_str));
                    let email = said!(question::ask(&prompt, |answer| {
                        question::optional(answer, |answer| {
                            answer
                                .parse()
                                .map_err(|fault: BadEmail| words::faults::email(&fault))
                        })
                    })?);
                    if let Some(email) = email {
                        self.order.email = Some(email);
                    }
                }
                // The postal address is the person's, asked for where it is missing.
                NeedKind::Name | NeedKind::Address => {}
                NeedKind::Phone | NeedKind::BirthDate | NeedKind::Identifier => {
                    if write::given(&need, &self.order.identifiers).is_some() {
                        continue;
                    }
                    asked = true;
                    let label = label.map_or_else(|| words::your(need.kind), str::to_owned);
                    let value = said!(question::ask(&say::found_by(&label), |answer| {
                        question::optional(answer, |answer| {
                            Line::new(answer).map_err(|fault| fault.to_string())
                        })
                    })?);
                    let given = value.map(|value| write::identified(&need, value));
                    if let Some(Ok(given)) = given {
                        self.order.identifiers.push(given);
                    }
                }
            }
        }
        if self.order.reason.is_none() {
            let formats = self.order.formats.clone();
            let draft = said!(self.draft(&formats)?);
            if write::wants_reason(&draft) {
                asked = true;
                self.order.reason = said!(reason()?);
            }
        }
        Ok(Go::On(asked))
    }

    fn language(&mut self) -> Result<Go, Failure> {
        if self.given.language.is_some() {
            return Ok(Go::On(false));
        }
        let formats = self.order.formats.clone();
        let draft = said!(self.draft(&formats)?);
        let languages = write::languages(&draft).to_vec();
        if languages.len() < 2 {
            return Ok(Go::On(false));
        }
        let (short, rest) = write::proposed(&self.desk, &self.order, &draft);
        let more = (!rest.is_empty()).then(|| say::another_language(rest.len()));
        let names = short.iter().map(words::language);
        let choices: Vec<String> = names.chain(more).collect();
        let meant = |typed: &str| Language::among(typed, &languages).map(Some);
        let nth = |at: usize| short.get(at).cloned();
        let question = say::which_language();
        let chosen = match said!(question::one_of_or(&question, &choices, 0, meant, nth)?) {
            Some(chosen) => Some(chosen),
            None => {
                let question = say::name_language(&languages);
                Some(said!(question::ask(&question, |typed| {
                    Language::among(typed, &languages).ok_or_else(say::no_such_language)
                })?))
            }
        };
        if self.given.copy_in.is_none() {
            let own = write::own_among(&languages, spoken().tongue().code());
            // One more question only where nobody has read what is signed.
            let unread = chosen.as_ref().is_some_and(unread);
            self.order.copy_in = match own.filter(|own| unread && Some(*own) != chosen.as_ref()) {
                Some(own) => match question::yes_or_no(&say::with_a_copy(own), false)? {
                    Said::Is(wanted) => wanted.then(|| own.clone()),
                    Said::Back => return Ok(Go::To(Step::Language)),
                    Said::Stop => return Ok(Go::Stop),
                },
                None => None,
            };
        }
        self.order.language = chosen;
        Ok(Go::On(true))
    }

    fn last(&mut self) -> Result<Go, Failure> {
        let formats = self.order.formats.clone();
        let draft = said!(self.draft(&formats)?);
        for notice in draft.notices.iter().filter(|notice| is_news(notice)) {
            screen::note(&words::write::notice(notice));
        }
        let learns = write::learns(&self.desk, &draft)?;
        screen::say(&say::ready(&draft, &learns));
        let by_post = write::due_by_post(&self.desk, &draft, self.way.as_ref())?;
        let deeds = self.deeds();
        let choices: Vec<(char, String)> = deeds
            .iter()
            .map(|deed| (deed.key(), say::deed(*deed, by_post)))
            .collect();
        let at = said!(question::keyed(&say::what_now(), &choices)?);
        match deeds.get(at).copied().unwrap_or(Deed::Drop) {
            Deed::Send => self.send(draft),
            Deed::View => {
                let mails = formats.contains(&Format::Eml);
                let rehearsed = write::rehearse(&self.desk, draft, true)?;
                // As it is to go: a mail has no postal address in its head.
                let letter = if mails {
                    text::mail(&rehearsed.rendered.letter)
                } else {
                    rehearsed.letter
                };
                let folder = self.scene.home.folder();
                let paged = !self.scene.global.no_pager;
                if !paged || !pager::read(&letter, folder) {
                    screen::say(&letter);
                }
                Ok(Go::To(Step::Last))
            }
            Deed::Change => self.change(),
            Deed::Pdf => self.written(draft, Format::Pdf),
            Deed::Draft => self.written(draft, Format::Eml),
            Deed::Text => self.written(draft, Format::Txt),
            Deed::Drop => Ok(Go::Stop),
        }
    }

    /// What can be done with the letter, by the way it goes.
    fn deeds(&self) -> Vec<Deed> {
        let format = self.way.as_ref().map_or(Format::Pdf, Reach::format);
        let first = match format {
            Format::Eml => vec![Deed::Send, Deed::View, Deed::Change, Deed::Pdf, Deed::Draft],
            Format::Pdf if self.unprintable => {
                vec![Deed::Text, Deed::View, Deed::Change, Deed::Pdf]
            }
            Format::Pdf => vec![Deed::Pdf, Deed::View, Deed::Change],
            Format::Txt => vec![Deed::Text, Deed::View, Deed::Change, Deed::Pdf],
        };
        first.into_iter().chain([Deed::Drop]).collect()
    }

    fn change(&mut self) -> Result<Go, Failure> {
        let choices = say::changes();
        let at = said!(question::one_of(&say::change_what(), &choices, None)?);
        Ok(Go::To(match at {
            0 => {
                self.again = self.args.again.is_some();
                self.way = None;
                Step::Company
            }
            1 => {
                self.right = None;
                self.way = None;
                Step::What
            }
            2 => Step::How,
            3 => {
                self.order.identifiers.clone_from(&self.given.identifiers);
                self.order.email.clone_from(&self.given.email);
                Step::FoundBy
            }
            4 => Step::Language,
            _ => {
                let reason = said!(reason()?);
                self.order.reason = reason;
                Step::Last
            }
        }))
    }

    /// Keeps what was asked of the person for the next letter, if they want that.
    fn remember(&self) -> Result<(), Failure> {
        if !self.person {
            return Ok(());
        }
        let said = introduce::Order {
            name: self.order.name.clone(),
            address: self.order.address.clone(),
            residence: self.order.residence.clone(),
            email: self.order.email.clone(),
            sending: None,
        };
        if question::yes_or_no(&say::remember(), true)? == Said::Is(true) {
            let kept = introduce::introduce(&self.scene.world, self.of.as_ref(), &said)?;
            screen::say(&say::remembered(&kept.profile));
        }
        Ok(())
    }

    fn written(&mut self, draft: Draft, format: Format) -> Result<Go, Failure> {
        let target = Target::of(None, &[format])?;
        // A mail wants an address to answer to, a page a place for the company's.
        let draft = if self.order.formats.contains(&format) {
            draft
        } else {
            said!(self.draft(&[format])?)
        };
        // A page cannot show every script; a mail and a text can, and nothing that was answered is lost.
        if format == Format::Pdf
            && let Err(error) = write::rehearse(&self.desk, draft.clone(), true)
        {
            if error.downcast_ref::<PageError>().is_none() {
                return Err(error.into());
            }
            let command = say::in_one_line(&self.order, Some(format), self.of.as_ref(), self.scene);
            screen::say(Failure::from(error).message());
            screen::say(&say::with_a_font(&command));
            self.unprintable = true;
            return Ok(Go::To(Step::Last));
        }
        self.remember()?;
        let answer = open_case(
            self.scene, self.args, &self.desk, &target, draft, self.again,
        )?;
        let command =
            say::same_in_one_line(&self.order, Some(format), self.of.as_ref(), self.scene);
        Ok(Go::Done(answer.answer.note(command)))
    }

    fn send(&mut self, draft: Draft) -> Result<Go, Failure> {
        // Before a case is opened.
        let account = self.args.account.as_deref();
        match account::account(self.scene.home, account) {
            Ok(_) => {}
            Err(AccountError::None { .. }) => {
                if !said!(question::yes_or_no(&say::no_account(), true)?) {
                    return Ok(Go::To(Step::Last));
                }
                let add = AccountAdd {
                    address: self.order.email.clone(),
                    name: self.order.name.clone(),
                    ..AccountAdd::default()
                };
                match account_add::add(self.scene, &add) {
                    Ok(answer) => {
                        screen::say(answer.stdout.trim_end());
                        for note in &answer.notes {
                            screen::say(note);
                        }
                    }
                    Err(failure) => screen::say(&failure.told()),
                }
                return Ok(Go::To(Step::Last));
            }
            Err(error) => return Err(error.into()),
        }
        self.remember()?;
        let opened = open_case(
            self.scene,
            self.args,
            &self.desk,
            &Target::nowhere(),
            draft,
            self.again,
        )?;
        let mut sending = self.args.sending(vec![opened.case.to_string()]);
        sending.account = self.args.account.clone();
        let sent = send::agreed_already(self.scene, &sending)?;
        let command = say::same_in_one_line(&self.order, None, self.of.as_ref(), self.scene);
        let notes = opened.answer.notes;
        let mut answer = sent;
        answer.notes.extend(notes);
        Ok(Go::Done(answer.note(command)))
    }
}

/// Whether a notice is said as soon as it is known what is wanted of whom.
fn is_said_first(notice: &Notice) -> bool {
    matches!(notice, Notice::PlatformInstead { .. })
}

/// Why the person asks, where they say it.
fn reason() -> Result<Said<Option<Passage>>, Failure> {
    question::ask(&say::reason(), |answer| {
        question::optional(answer, |answer| {
            Passage::new(answer).map_err(|fault| fault.to_string())
        })
    })
}

/// Whether a notice says more than the questions did.
fn is_news(notice: &Notice) -> bool {
    !is_said_first(notice)
        && !matches!(
            notice,
            Notice::Language { .. }
                | Notice::ReadAs { .. }
                | Notice::Near { .. }
                | Notice::NoAddress { .. }
        )
}

/// Whether a write at a terminal is asked step by step: nothing was said of where the letter goes.
pub(super) fn is_wanted(scene: &Scene<'_>, args: &args::Write) -> bool {
    question::somebody_is_there()
        && !scene.global.json
        && !scene.global.yes
        && !args.dry_run
        && !args.send
        && args.formats.is_empty()
        && args.output.is_none()
}
