//! What a mail says besides its kind: reasons, days, what is wanted, where to turn.

use chrono::NaiveDate;

use super::{
    Kind, Particulars, days,
    evidence::{Evidence, Matter, Searched},
    phrases::Sense,
    words::{self, Word},
};

/// The most characters of a mail's words that are kept as a particular.
const MOST: usize = 300;

/// The particulars of one kind.
pub(super) fn of(
    kind: Kind,
    searched: &[Searched<'_>],
    evidence: &[Evidence],
    matter: &Matter<'_>,
) -> Particulars {
    let mut own: Vec<(f64, usize)> = evidence
        .iter()
        .filter(|one| one.kind == kind)
        .map(|one| (one.weight, one.sentence))
        .collect();
    own.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let about = About {
        first: own.first().map(|(_, sentence)| *sentence),
        saying: own.iter().map(|(_, sentence)| *sentence).collect(),
        searched,
        matter,
    };
    let mut told = Particulars::default();
    match kind {
        Kind::Denied => {
            told.reason = about.words();
            told.words = about.named("reason", 1);
        }
        Kind::Partial => {
            told.reason = about.words();
            told.words = about.named("reason", 2);
        }
        Kind::Extended => {
            told.until = about.until();
            told.longer = about.span(1);
            told.reason = about.reason_of_extension();
            told.words = about.named("reason", 1);
        }
        Kind::NeedsIdentity => {
            told.wanted = about.words();
            told.words = about.named("identity", 2);
            told.until = about.later(about.days(2)).into_iter().max();
        }
        Kind::NeedsDetails => {
            told.wanted = about.words();
            told.words = about.named("details", 2);
        }
        Kind::OtherChannel => {
            told.channel = about.channel();
            told.words = about.named("channel", 1);
            told.link = about.link();
        }
        Kind::ProcessorOnly => told.controller = about.controller(),
        Kind::FeeAsked => told.fee = about.fee(),
        Kind::OutOfOffice => told.returns = about.whole_days().into_iter().max(),
        Kind::ConfirmLink | Kind::Answered => {
            told.link = about.link();
            (told.expires, told.lasts) = about.expiry();
        }
        _ => {}
    }
    told
}

struct About<'a> {
    /// The sentence that says the kind most clearly.
    first: Option<usize>,
    /// Every sentence that says it, the clearest first.
    saying: Vec<usize>,
    searched: &'a [Searched<'a>],
    matter: &'a Matter<'a>,
}

impl<'a> About<'a> {
    /// The sentence, and so many after and before it, nearest first.
    fn near(&self, around: usize) -> Vec<&'a Searched<'a>> {
        let Some(first) = self.first else {
            return self.searched.iter().take(12).collect();
        };
        let mut order = vec![first];
        for distance in 1..=around {
            order.push(first + distance);
            order.extend(first.checked_sub(distance));
        }
        order
            .into_iter()
            .filter_map(|at| self.searched.get(at))
            .collect()
    }

    /// The sentence in the mail's words.
    fn words(&self) -> Option<String> {
        let one = self.searched.get(self.first?)?;
        let text = one.text.get(one.sentence.place())?;
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(joined.chars().take(MOST).collect())
    }

    /// The words of the phrase file that are named near by.
    fn named(&self, group: &str, around: usize) -> Vec<String> {
        let mut named = Vec::new();
        for one in self.near(around) {
            for found in &one.found {
                let Sense::Particular(number) = found.sense else {
                    continue;
                };
                if let Some((of, word)) = one.language.particulars.get(usize::from(number))
                    && of == group
                    && !named.contains(word)
                {
                    named.push(word.clone());
                }
            }
        }
        named
    }

    fn has(one: &Searched<'_>, group: &str) -> bool {
        one.found.iter().any(|found| match found.sense {
            Sense::Particular(number) => one
                .language
                .particulars
                .get(usize::from(number))
                .is_some_and(|(of, _)| of == group),
            _ => false,
        })
    }

    fn days_of(&self, several: &[&Searched<'_>]) -> Vec<NaiveDate> {
        let days = several.iter().map(|one| {
            days::days(
                &one.sentence.words,
                one.text,
                &one.language.days,
                self.matter.day_first,
                self.matter.date,
            )
        });
        days.flatten().collect()
    }

    fn days(&self, around: usize) -> Vec<NaiveDate> {
        let own = self.days_of(&self.near(0));
        if own.is_empty() {
            self.days_of(&self.near(around))
        } else {
            own
        }
    }

    /// Those after the mail's own day: the day of the request is quoted often, and nobody takes time until then.
    fn later(&self, mut days: Vec<NaiveDate>) -> Vec<NaiveDate> {
        days.retain(|day| self.matter.date.is_none_or(|date| *day > date));
        days
    }

    /// The last day in the clearest sentence, or in all that say the kind, or beside the clearest; or the only one
    /// in the mail.
    fn until(&self) -> Option<NaiveDate> {
        let saying = |several: &[usize]| {
            let several = several.iter().filter_map(|at| self.searched.get(*at));
            self.later(self.days_of(&several.collect::<Vec<_>>()))
        };
        let first = self.first.as_slice();
        let near = [
            saying(first),
            saying(&self.saying),
            self.later(self.days_of(&self.near(1))),
        ];
        if let Some(days) = near.into_iter().find(|days| !days.is_empty()) {
            return days.into_iter().max();
        }
        let all = self.later(self.days_of(&self.searched.iter().collect::<Vec<_>>()));
        let only = *all.first()?;
        all.iter().all(|day| *day == only).then_some(only)
    }

    fn whole_days(&self) -> Vec<NaiveDate> {
        let own = self.days(1);
        if own.is_empty() {
            self.days_of(&self.searched.iter().collect::<Vec<_>>())
        } else {
            own
        }
    }

    fn span(&self, around: usize) -> Option<String> {
        self.near(around)
            .iter()
            .find_map(|one| days::span(&one.sentence.words, one.text, &one.language.days))
    }

    /// The sentence, where it gives a reason.
    fn reason_of_extension(&self) -> Option<String> {
        let because = self
            .near(1)
            .into_iter()
            .find(|one| Self::has(one, "because"))?;
        let text = because.text.get(because.sentence.place())?;
        Some(
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .chars()
                .take(MOST)
                .collect(),
        )
    }

    /// An address or a link near by, or the sentence.
    fn channel(&self) -> Option<String> {
        let named = self.near(1).into_iter().find_map(|one| {
            let word = one
                .sentence
                .words
                .iter()
                .find(|word| word.folded == words::ADDRESS || word.folded == words::LINK)?;
            let text = one.text.get(word.place.clone())?;
            let bare = text.trim_matches(|c: char| {
                matches!(
                    c,
                    '<' | '>' | '(' | ')' | ',' | '.' | ';' | ':' | '"' | '\''
                )
            });
            Some(bare.to_owned())
        });
        named.or_else(|| self.link()).or_else(|| self.words())
    }

    /// The first link that is not a mail address.
    fn link(&self) -> Option<String> {
        let link = self
            .matter
            .links
            .iter()
            .find(|link| link.host().is_some())?;
        Some(link.target.clone())
    }

    /// The name after words such as "on behalf of".
    fn controller(&self) -> Option<String> {
        self.near(2).into_iter().find_map(|one| {
            one.found.iter().find_map(|found| {
                let Sense::Particular(number) = found.sense else {
                    return None;
                };
                let (group, _) = one.language.particulars.get(usize::from(number))?;
                (group == "controller").then_some(())?;
                name_after(one, found.end() + 1)
            })
        })
    }

    fn fee(&self) -> Option<String> {
        self.near(1).into_iter().find_map(|one| {
            let text = one.text.get(one.sentence.place())?;
            amount(text)
        })
    }

    /// Until when a link works: a day, and how long where that is said; it begins on the day of the mail.
    fn expiry(&self) -> (Option<NaiveDate>, Option<String>) {
        for one in self.searched.iter().filter(|one| Self::has(one, "expiry")) {
            let day = self.days_of(&[one]).into_iter().max();
            let (words, days) = (&one.sentence.words, &one.language.days);
            let span = days::span(words, one.text, days);
            let counted = || {
                let length = days::length_of_span(words, days)?;
                let from = self.matter.date?;
                from.checked_add_days(chrono::Days::new(length))
            };
            if day.is_some() || span.is_some() {
                return (day.or_else(counted), span);
            }
        }
        (None, None)
    }
}

/// Words with a capital, and small ones between them, up to eight.
fn name_after(one: &Searched<'_>, from: usize) -> Option<String> {
    let words = one.sentence.words.get(from..)?;
    let text = |at: usize| one.text.get(words.get(at)?.place.clone());
    let mut begin = 0;
    // An article.
    while begin < 2 && text(begin).is_some_and(|word| word.starts_with(char::is_lowercase)) {
        begin += 1;
    }
    let clause = words.get(begin)?.clause;
    let mut end = begin;
    for (at, word) in words.iter().enumerate().skip(begin).take(8) {
        if word.clause != clause || at > begin && ends_before(one, words, at) {
            break;
        }
        if text(at)
            .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        {
            end = at + 1;
        } else if at > end {
            break;
        }
    }
    if end == begin {
        return None;
    }
    let place = words.get(begin)?.place.start..words.get(end - 1)?.place.end;
    one.text.get(place).map(str::to_owned)
}

/// Whether a sentence begins at this word: behind `Ltd.` and `Inc.`, as behind other abbreviations, a sentence is taken to go
/// on, and behind a company's name it may not: `Shop Ltd. Please`.
fn ends_before(one: &Searched<'_>, words: &[Word], at: usize) -> bool {
    let ended = || {
        let before = words.get(at.checked_sub(1)?)?;
        let between = one.text.get(before.place.end..words.get(at)?.place.start)?;
        let form = one.text.get(before.place.clone())?.to_lowercase();
        Some(between.starts_with('.') && matches!(form.as_str(), "inc" | "ltd"))
    };
    ended().unwrap_or(false)
}

/// A sum of money, as it stands: `25 EUR`, `€25.00`.
fn amount(text: &str) -> Option<String> {
    const MONEY: [&str; 12] = [
        "€", "£", "$", "eur", "euro", "euros", "usd", "gbp", "chf", "dollars", "pounds", "franken",
    ];
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let bare = |piece: &str| {
        piece
            .trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')'))
            .to_owned()
    };
    let is_number = |piece: &str| piece.chars().any(|c| c.is_ascii_digit());
    for (at, piece) in pieces.iter().enumerate() {
        let piece = bare(piece);
        let small = piece.to_lowercase();
        if is_number(&piece) && small.contains(['€', '£', '$']) {
            return Some(piece);
        }
        if MONEY.contains(&small.as_str()) {
            let before = at
                .checked_sub(1)
                .and_then(|at| pieces.get(at))
                .map(|piece| bare(piece));
            if let Some(before) = before.filter(|before| is_number(before)) {
                return Some(format!("{before} {piece}"));
            }
            let after = pieces.get(at + 1).map(|piece| bare(piece));
            if let Some(after) = after.filter(|after| is_number(after)) {
                return Some(format!("{piece} {after}"));
            }
        }
    }
    None
}
