//! `datawrit init`

use super::{Scene, account_add};
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        question::{self, Said, optional},
        screen,
        table::Table,
        whose::Whose,
        words::{after, faults, init as words, people as people_words},
    },
    law::Place,
    office::{
        SendingBy, account,
        introduce::{self, Order, Protection, Question},
        people::{self, Refused},
        roster,
    },
    request::{Address, Email, Line},
};

pub fn init(scene: &Scene<'_>, args: &args::Init) -> Result<Answer, Failure> {
    if args.list {
        return everybody(scene);
    }
    let of = match whose(scene, args)? {
        Said::Is(of) => of,
        Said::Back | Said::Stop => return Ok(Answer::default().note(words::nothing_said())),
    };
    let of = of.as_ref();
    let known = Order::known(scene.home, of)?;
    let address = args.address.as_ref().or(known.address.as_ref());
    let country = address.map(|address| &address.country);
    let residence = args.residence.as_ref();
    let residence = residence.map(|said| said.seen_from(country)).transpose();
    let residence = residence.map_err(|unknown| Failure::no_place(&unknown))?;
    let mut order = Order {
        name: args.name.clone(),
        address: args.address.clone(),
        residence,
        email: args.email.clone(),
        sending: args.sending.map(SendingBy::from),
    };
    let mut emptied = args.forget.clone();
    // Who takes something out has said what is to be done.
    if question::somebody_is_there() && emptied.is_empty() {
        ask(scene, of, &mut order, &mut emptied)?;
    } else if of.is_none() && order == Order::default() && emptied.is_empty() {
        return Err(Failure::misuse(words::nothing_said()).hint(words::say_something()));
    }
    let kept = introduce::keep(scene, of, &order, &emptied)?;
    if scene.global.json {
        return Answer::outcome(&kept);
    }
    let text = words::saved(&kept.profile, !kept.changed.is_empty());
    if let Some(name) = of {
        return Ok(Answer::text(text).guided(scene, after::introduced_for(name)));
    }
    if order.sending == Some(SendingBy::Mailbox)
        && question::somebody_is_there()
        && account::accounts(scene.home)?.is_empty()
    {
        screen::say(text.trim_end());
        let add = args::AccountAdd {
            address: order.email.clone(),
            name: order.name.clone(),
            ..args::AccountAdd::default()
        };
        return Ok(account_add::add(scene, &add)?.guided(scene, after::introduced(false)));
    }
    let wants =
        order.sending == Some(SendingBy::Mailbox) && account::accounts(scene.home)?.is_empty();
    Ok(Answer::text(text).guided(scene, after::introduced(wants)))
}

/// Whose profile it is: who is here already is not put down a second time by a short name.
fn whose(scene: &Scene<'_>, args: &args::Init) -> Result<Said<Option<Line>>, Failure> {
    let Some(typed) = &args.person else {
        return Ok(Said::Is(None));
    };
    let near = people::near(scene.home, typed)?;
    if near.is_empty() || args.name.is_some() {
        return Ok(Said::Is(Some(typed.clone())));
    }
    if !question::somebody_is_there() {
        let typed = typed.clone();
        return Err(Refused::Near { typed, known: near }.into());
    }
    let names = near.iter().map(Line::to_string);
    let new = people_words::somebody_new(typed);
    let choices: Vec<String> = names.chain([new]).collect();
    let said = question::one_of(&people_words::who_is(typed), &choices, Some(0))?;
    Ok(said.map(|at| near.get(at).or(Some(typed)).cloned()))
}

/// Everybody who is in this home, and how their cases stand.
fn everybody(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let roster = roster::roster(scene)?;
    if scene.global.json {
        return Answer::outcome(&roster);
    }
    if roster.is_empty() {
        return Ok(Answer::default().note(people_words::nobody_yet()));
    }
    let whose = Whose::among(scene, roster.iter().map(|person| person.name.as_str()));
    let mut table = Table::headed(people_words::heads());
    for person in &roster {
        table.row([
            whose.name(&person.name),
            person.cases.to_string(),
            person.late.to_string(),
            person.waiting.to_string(),
            // Its name would say whose it is.
            if scene.global.private {
                String::new()
            } else {
                people_words::profile(person)
            },
        ]);
    }
    Ok(Answer::text(table.text(0)).paged(scene))
}

/// Asks for what was not said, from the first to the last.
fn ask(
    scene: &Scene<'_>,
    of: Option<&Line>,
    order: &mut Order,
    emptied: &mut Vec<Question>,
) -> Result<(), Failure> {
    let mut known = Order::known(scene.home, of)?;
    // Who it is was said, and letters of all leave by the same way.
    if of.is_some() {
        known.name = known.name.or_else(|| of.cloned());
    }
    let given = order.clone();
    let questions: Vec<Question> = Question::ALL
        .into_iter()
        .filter(|question| !given.says(*question))
        .filter(|question| of.is_none() || !matches!(question, Question::Name | Question::Sending))
        .collect();
    if !questions.is_empty() {
        screen::say(&words::greeting(scene.home.folder()));
        if questions.iter().any(|question| known.says(*question)) {
            screen::say(&words::how_to_empty());
        }
    }
    let mut at = 0;
    while let Some(question) = questions.get(at) {
        let number = |words: &str| words::numbered(at + 1, questions.len(), words);
        let lives_asked = questions.get(at + 1) == Some(&Question::Residence);
        // What was taken out is known no longer.
        let mut known = known.clone();
        emptied.iter().for_each(|gone| known.take_out(*gone));
        let is_known = known.says(*question);
        match answered(scene, of, *question, &number, lives_asked, order, &known)? {
            Said::Is(Gone(true)) if is_known => {
                emptied.push(*question);
                order.take_out(*question);
                at += 1;
            }
            Said::Is(Gone(_)) => at += 1,
            Said::Back => at = at.saturating_sub(1),
            Said::Stop => break,
        }
    }
    Ok(())
}

/// Whether what is known is to be kept no longer.
struct Gone(bool);

/// What is typed to take out what is known.
const TAKE_OUT: &str = "-";

fn answered(
    scene: &Scene<'_>,
    of: Option<&Line>,
    question: Question,
    number: &dyn Fn(&str) -> String,
    lives_asked: bool,
    order: &mut Order,
    known: &Order,
) -> Result<Said<Gone>, Failure> {
    Ok(match question {
        Question::Name => {
            let current = order.name.as_ref().or(known.name.as_ref());
            let prompt = number(&words::name(current.map(Line::as_str)));
            let said = question::ask(&prompt, |answer| {
                given(answer, |name| {
                    Line::new(name).map_err(|fault| faults::name(&fault))
                })
            })?;
            keep(said, &mut order.name)
        }
        Question::Address => {
            let current = order.address.as_ref().or(known.address.as_ref());
            // Where the law is plain, one question is for both: whether the address and the law are right.
            let plain = |address: &Address| -> Result<bool, Failure> {
                let known = order.residence.is_some() || known.residence.is_some();
                let protection = introduce::protection(scene, &address.country)?;
                Ok(lives_asked && !known && matches!(protection, Protection::Law { .. }))
            };
            let said = address_or_none(&number(&words::address(current, of)), plain)?;
            keep(said, &mut order.address)
        }
        Question::Residence => residence(scene, of, number, order, known)?,
        Question::Email => {
            let current = order.email.as_ref().or(known.email.as_ref());
            let prompt = number(&words::email(current.map(Email::as_str), of));
            let said = question::ask(&prompt, |answer| {
                given(answer, |email| {
                    email
                        .parse::<Email>()
                        .map_err(|fault| faults::email(&fault))
                })
            })?;
            keep(said, &mut order.email)
        }
        Question::Sending => {
            let ways = words::ways();
            let current = order.sending.or(known.sending);
            let usual = ways
                .iter()
                .position(|(way, _)| Some(*way) == current)
                .unwrap_or(0);
            let choices = ways.clone().map(|(_, words)| words);
            let said = question::one_of(&number(&words::sending()), &choices, Some(usual))?;
            let said = said.map(|at| ways.get(at).map_or(Given::Same, |(way, _)| Given::Is(*way)));
            keep(said, &mut order.sending)
        }
    })
}

/// An answer about what may be known already.
enum Given<T> {
    Is(T),
    /// An empty one leaves what is there.
    Same,
    Gone,
}

impl<T> From<Option<T>> for Given<T> {
    fn from(said: Option<T>) -> Given<T> {
        said.map_or(Given::Same, Given::Is)
    }
}

fn given<T>(answer: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Given<T>, String> {
    if answer.trim() == TAKE_OUT {
        return Ok(Given::Gone);
    }
    optional(answer, read).map(Given::from)
}

/// Puts an answer where it belongs.
fn keep<T>(said: Said<Given<T>>, place: &mut Option<T>) -> Said<Gone> {
    said.map(|given| {
        let gone = matches!(given, Given::Gone);
        if let Given::Is(found) = given {
            *place = Some(found);
        }
        Gone(gone)
    })
}

/// A postal address, line after line, until it is understood and right; whether it is right is not asked where that is
/// `asked_later`.
pub fn address(
    question: &str,
    asked_later: impl Fn(&Address) -> Result<bool, Failure>,
) -> Result<Said<Option<Address>>, Failure> {
    let said = address_or_none(question, asked_later)?;
    Ok(said.map(|given| match given {
        Given::Is(address) => Some(address),
        Given::Same | Given::Gone => None,
    }))
}

/// The same, where one that is known may be taken out.
fn address_or_none(
    question: &str,
    asked_later: impl Fn(&Address) -> Result<bool, Failure>,
) -> Result<Said<Given<Address>>, Failure> {
    let whole = |line: &str| {
        line == TAKE_OUT || line.contains([',', ';']) && line.parse::<Address>().is_ok()
    };
    loop {
        screen::say(question);
        let lines = match question::lines(words::ADDRESS_LINE, whole)? {
            Said::Is(lines) if lines.is_empty() => return Ok(Said::Is(Given::Same)),
            Said::Is(lines) if lines == [TAKE_OUT] => return Ok(Said::Is(Given::Gone)),
            Said::Is(lines) => lines,
            Said::Back => return Ok(Said::Back),
            Said::Stop => return Ok(Said::Stop),
        };
        let typed = lines.join("\n");
        let address = match typed.parse::<Address>() {
            Ok(address) => address,
            // All of it is there but where.
            Err(fault) if fault.lacks_country() => {
                let said = question::ask(&words::which_country(), |answer| {
                    optional(answer, |answer| {
                        let place =
                            Place::meant(answer).map_err(|unknown| faults::no_place(&unknown))?;
                        Address::in_country(&typed, &place).map_err(|fault| faults::address(&fault))
                    })
                })?;
                match said {
                    Said::Is(Some(address)) => address,
                    Said::Is(None) => {
                        screen::say(&words::no_country());
                        return Ok(Said::Is(Given::Same));
                    }
                    Said::Back => continue,
                    Said::Stop => return Ok(Said::Stop),
                }
            }
            Err(fault) => {
                screen::say(&faults::address(&fault));
                continue;
            }
        };
        if asked_later(&address)? {
            screen::say(&words::is_understood(&address));
            return Ok(Said::Is(Given::Is(address)));
        }
        match question::yes_or_no(&words::is_it_right(&address), true)? {
            Said::Is(true) => return Ok(Said::Is(Given::Is(address))),
            Said::Is(false) | Said::Back => {}
            Said::Stop => return Ok(Said::Is(Given::Is(address))),
        }
    }
}

/// Where the person lives, and by which law they are protected there.
fn residence(
    scene: &Scene<'_>,
    of: Option<&Line>,
    number: &dyn Fn(&str) -> String,
    order: &mut Order,
    known: &Order,
) -> Result<Said<Gone>, Failure> {
    let mut place = order.home().or_else(|| known.home());
    // What was said in the place that the address tells needs not be said again.
    let mut typed = false;
    let address = order.address.as_ref().or(known.address.as_ref()).cloned();
    let country = address.as_ref().map(|address| &address.country);
    loop {
        let Some(home) = place.clone() else {
            let said = question::ask(&number(&words::whereabouts(of)), |answer| {
                given(answer, |answer| {
                    Place::meant_from(answer, country).map_err(|unknown| faults::no_place(&unknown))
                })
            })?;
            match said {
                Said::Is(Given::Is(found)) => {
                    place = Some(found);
                    typed = true;
                    continue;
                }
                Said::Is(Given::Same) => return Ok(Said::Is(Gone(false))),
                Said::Is(Given::Gone) => return Ok(Said::Is(Gone(true))),
                Said::Back => return Ok(Said::Back),
                Said::Stop => return Ok(Said::Stop),
            }
        };
        let protection = introduce::protection(scene, &home)?;
        if matches!(protection, Protection::Parts(_)) {
            let prompt = number(&words::protected(&home, &protection, of));
            let said = question::ask(&prompt, |answer| {
                optional(answer, |answer| part_of(&home, answer))
            })?;
            match said {
                Said::Is(Some(part)) => {
                    order.residence = Some(part);
                    return Ok(Said::Is(Gone(false)));
                }
                Said::Is(None) => return Ok(Said::Is(Gone(false))),
                Said::Back => return Ok(Said::Back),
                Said::Stop => return Ok(Said::Stop),
            }
        }
        let prompt = number(&words::protected(&home, &protection, of));
        match question::yes_or_no(&prompt, true)? {
            Said::Is(true) => {
                if typed {
                    order.residence = Some(home);
                }
                return Ok(Said::Is(Gone(false)));
            }
            Said::Is(false) if order.address.is_some() && !typed => {
                let choices = words::what_is_wrong(of);
                match question::one_of(&words::what_is_it(), &choices, Some(1))? {
                    Said::Is(0) | Said::Back => return Ok(Said::Back),
                    Said::Is(_) => place = None,
                    Said::Stop => return Ok(Said::Stop),
                }
            }
            Said::Is(false) => place = None,
            Said::Back => return Ok(Said::Back),
            Said::Stop => return Ok(Said::Stop),
        }
    }
}

/// A part of a country by any of its names: `California`, `CA`, `US-CA`.
pub fn part_of(country: &Place, answer: &str) -> Result<Place, String> {
    let found =
        Place::meant_from(answer, Some(country)).map_err(|unknown| faults::no_place(&unknown))?;
    if found == *country {
        Err(words::which_part())
    } else {
        Ok(found)
    }
}
