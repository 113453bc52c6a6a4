//! Which kinds does the new text of a mail say, and how surely?
//!
//! Phrases are found sentence by sentence. What stands in the future, under a condition or in a question did
//! not happen, and what is negated is not said; neither is taken for its opposite.

use std::collections::BTreeMap;

use super::{
    Kind, Particulars, Verdict,
    evidence::{Evidence, Matter, Searched},
    learned::{Learned, Stems, stem},
    particulars,
    phrases::{Found, ReplyPhrases, Sense, Weight},
    words::{self, Sentence},
};

const STRONG: f64 = 0.82;
const LIKELY: f64 = 0.55;
const HINT: f64 = 0.25;
/// Nothing that is read from words is surer.
const SUREST: f64 = 0.97;
/// Below it a kind is told only where no other is.
const TOLD: f64 = 0.5;
/// What is less likely than this by phrases and words together is not told at all.
const UNLIKELY: f64 = 0.05;
/// How much of its weight a phrase keeps where one that shares words with it counts already.
const OVERLAP: f64 = 0.3;
/// What a kind is held to be of which no phrase speaks.
const UNSAID: f64 = 0.1;
/// How much phrases and words count, and what speaks against any kind before either: a logistic regression over the
/// replies of `tests/fixtures/replies`, each read with words that were counted in those of other hands.
const OF_PHRASES: f64 = 0.81;
const OF_WORDS: f64 = 1.88;
const BEFORE: f64 = 3.04;
/// How likely by its words each kind is at least.
const LEAST: f64 = 0.005;
/// What the words that speak most for a kind weigh beside phrases, where both are shown.
const BY_WORDS: f64 = 0.05;
/// How much of its weight a kind keeps that phrases only promise or say no to.
const OF_UNSAID: f64 = 0.3;
/// What something is refused or held back by. A mail that mostly says another thing refuses no less.
const REFUSALS: [Kind; 2] = [Kind::Denied, Kind::Partial];
/// How much of its weight by phrases a refusal keeps at least, whatever the words of the whole say: where something else
/// is told as done, or more than one phrase refuses.
const SEVERAL: f64 = 0.9;
const OF_KEPT: f64 = 0.75;
/// What at least two strong phrases say.
const PLAIN: f64 = 0.95;

/// What was made of a mail.
pub(super) struct Judged {
    /// First what leaves most to do. Never empty.
    pub kinds: Vec<Verdict>,
    /// Whether it speaks of data, privacy or a right.
    pub is_of_privacy: bool,
}

/// The kinds that a mail says.
pub(super) fn judge(matter: &Matter<'_>, phrases: &ReplyPhrases) -> Judged {
    let sentences = words::sentences(matter.text);
    let subject = subject(matter.subject);
    let all: Vec<(&Sentence, &str)> = sentences
        .iter()
        .map(|sentence| (sentence, matter.text))
        .chain(subject.iter().map(|sentence| (sentence, matter.subject)))
        .collect();
    let mut languages = phrases.languages_of(&sentences);
    if sentences.is_empty() {
        languages = phrases.languages_of(&subject);
    }
    languages.truncate(2);
    let mut searched = Vec::new();
    let mut evidence = Vec::new();
    let mut rests = Vec::new();
    let mut open = false;
    let mut unsaid = Vec::new();
    let mut unsettled = Vec::new();
    let mut still_at_it = false;
    for language in &languages {
        for (number, (sentence, text)) in all.iter().enumerate() {
            let one = Searched {
                sentence,
                text,
                language,
                found: language.find(&sentence.words),
            };
            let by_subject = number >= sentences.len();
            let left = weigh(&one, searched.len(), by_subject, &mut evidence, &mut rests);
            open |= left.open;
            unsaid.extend(left.unsaid);
            unsettled.extend(left.unsettled);
            still_at_it |= left.still_at_it;
            searched.push(one);
        }
    }
    // What they are still looking for was not found yet.
    for kind in unsettled {
        (open, still_at_it) = (true, true);
        unsaid.push(kind);
        for one in evidence.iter_mut().filter(|one| one.kind == kind) {
            (one.kind, one.weight) = (Kind::Acknowledged, LIKELY.min(one.weight));
        }
    }
    let stems = Stems {
        sentences: all.iter().map(|(sentence, _)| *sentence).collect(),
        has_files: matter.has_files,
        automatic: matter.automatic,
        months: languages.first().map(|language| &language.days.months),
    };
    let mut sums = sums(&evidence);
    // What the phrases say, and do not only name: "your opt-out" is the request as well as the deed.
    let said: Vec<Kind> = (evidence.iter())
        .filter(|one| one.weight > HINT)
        .map(|one| one.kind)
        .collect();
    // What the phrases refuse or hold back, whatever the words of the whole say.
    let held_back: Vec<Kind> = REFUSALS
        .into_iter()
        .filter(|kind| sums.get(kind).is_some_and(|sum| *sum >= STRONG))
        .collect();
    // They keep a part of their say whatever else the mail says, and beside a refusal so does what was stopped.
    let mut kept = REFUSALS.to_vec();
    if held_back.contains(&Kind::Denied) {
        kept.push(Kind::OptedOut);
    }
    if still_at_it {
        kept.push(Kind::Acknowledged);
    }
    let mut by_words = false;
    if let Some(language) = languages.first() {
        let likely = language.learned.likely(&stems);
        by_words = !likely.is_empty();
        let by_phrases = sums.clone();
        with_words(&mut sums, &likely);
        let is_done = (sums.iter()).any(|(kind, sum)| kind.is_done() && *sum >= TOLD);
        for kind in &kept {
            if let (Some(said), Some(sum)) = (by_phrases.get(kind), sums.get_mut(kind))
                && (is_done || *said >= SEVERAL || !REFUSALS.contains(kind))
            {
                *sum = sum.max(said * OF_KEPT);
            }
        }
        // What is only promised is not done because its words are those of the deed, and what is not needed is not
        // asked for because it is named.
        unsaid.sort_unstable();
        unsaid.dedup();
        for kind in &unsaid {
            if !evidence.iter().any(|one| one.kind == *kind)
                && let Some(sum) = sums.get_mut(kind)
            {
                *sum *= OF_UNSAID;
            }
        }
        for (kind, sum) in &sums {
            if *sum >= UNLIKELY && !evidence.iter().any(|one| one.kind == *kind) {
                let texts = all.iter().copied().enumerate();
                most_telling(&language.learned, *kind, texts, &mut evidence);
            }
        }
    }
    // What is also spoken of, though it may be dropped as said in passing.
    let spoken_of: Vec<Kind> = sums
        .iter()
        .filter(|(kind, sum)| {
            **sum >= TOLD && !matches!(kind, Kind::Acknowledged | Kind::Closed | Kind::Unrelated)
        })
        .map(|(kind, _)| *kind)
        .collect();
    combine(matter, &mut sums, &rests, by_words);
    let mut verdicts: Vec<Verdict> = sums
        .into_iter()
        .map(|(kind, confidence)| {
            let mut because: Vec<(f64, String)> = Vec::new();
            for one in evidence.iter().filter(|one| one.kind == kind) {
                if !because.iter().any(|(_, words)| *words == one.words) {
                    because.push((one.weight, one.words.clone()));
                }
            }
            if kind == Kind::Partial {
                because.extend(rests.iter().map(|rest| (rest.weight, rest.words.clone())));
            }
            because.sort_by(|a, b| b.0.total_cmp(&a.0));
            let mut because: Vec<String> = because
                .into_iter()
                .map(|(_, words)| words)
                .take(5)
                .collect();
            if because.is_empty() {
                because.push(reason_without_words(kind, matter));
            }
            Verdict {
                kind,
                confidence: (confidence * 100.0).round() / 100.0,
                because,
                particulars: Particulars::default(),
            }
        })
        .collect();
    let most = verdicts
        .iter()
        .map(|one| one.confidence)
        .fold(0.0, f64::max);
    verdicts.retain(|one| {
        one.confidence >= most
            || (one.confidence >= TOLD
                && (one.confidence >= most * 0.75 || (kept.contains(&one.kind) && !matter.bulk)))
    });
    verdicts.sort_by_key(|one| one.kind);
    drop_said_in_passing(&mut verdicts, &evidence, &kept);
    let several = verdicts.len() > 1;
    for verdict in &mut verdicts {
        let doubtful = verdict.kind.is_done()
            && (several
                || !said.contains(&verdict.kind)
                || open
                || spoken_of.iter().any(|kind| *kind != verdict.kind)
                || !held_back.is_empty()
                || !matter.in_thread);
        verdict.confidence = calibrated(verdict.confidence, doubtful);
        verdict.particulars = particulars::of(verdict.kind, &searched, &evidence, matter);
    }
    let found = searched.iter().flat_map(|one| &one.found);
    Judged {
        kinds: verdicts,
        is_of_privacy: found.into_iter().any(|one| one.sense == Sense::Privacy),
    }
}

/// Lets the words that were seen in replies of each kind count beside the phrases.
fn with_words(sums: &mut BTreeMap<Kind, f64>, likely: &BTreeMap<Kind, f64>) {
    for (kind, likely) in likely {
        let sum = sums.get(kind).copied().unwrap_or(0.0).clamp(UNSAID, SUREST);
        let by_phrases = (sum / (1.0 - sum)).ln();
        let by_words = (likely + LEAST).ln();
        let log_odds = OF_PHRASES * by_phrases + OF_WORDS * by_words + BEFORE;
        sums.insert(*kind, (1.0 / (1.0 + (-log_odds).exp())).min(SUREST));
    }
}

/// Adds the words that speak most for a kind for which no phrase does.
fn most_telling<'a>(
    learned: &Learned,
    kind: Kind,
    texts: impl Iterator<Item = (usize, (&'a Sentence, &'a str))>,
    evidence: &mut Vec<Evidence>,
) {
    let mut telling: Vec<Evidence> = Vec::new();
    let mut both = String::new();
    for (number, (sentence, text)) in texts {
        for (at, two) in sentence.words.windows(2).enumerate() {
            let [first, second] = two else { continue };
            let (one, other) = (stem(&first.folded), stem(&second.folded));
            both.clear();
            both.push_str(one);
            both.push('_');
            both.push_str(other);
            let weight = learned.speaks(one, kind)
                + learned.speaks(other, kind)
                + learned.speaks(&both, kind);
            let words = text.get(first.place.start..second.place.end).unwrap_or("");
            telling.push(Evidence {
                kind,
                weight: weight * BY_WORDS,
                sentence: number,
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
                begin: at,
                end: at + 1,
            });
        }
    }
    telling.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    evidence.extend(telling.into_iter().take(3));
}

/// The sentences of a subject that is not ours.
pub(super) fn subject(subject: &str) -> Vec<Sentence> {
    if is_answer(subject) {
        Vec::new()
    } else {
        words::sentences(subject)
    }
}

/// Drops what a single phrase says where another kind is said by several: mostly it was said in passing.
fn drop_said_in_passing(verdicts: &mut Vec<Verdict>, evidence: &[Evidence], kept: &[Kind]) {
    let is_plain = |verdict: &Verdict| verdict.confidence >= PLAIN;
    if !verdicts.iter().any(is_plain) {
        return;
    }
    verdicts.retain(|verdict| {
        is_plain(verdict)
            || kept.contains(&verdict.kind)
            || evidence
                .iter()
                .filter(|one| one.kind == verdict.kind)
                .nth(1)
                .is_some()
    });
}

/// A sum is how often it was right, of replies whose words were not counted (`tests/replies`). What is told as
/// done beside something else, by words alone, or out of any thread, is not told surely.
fn calibrated(sum: f64, doubtful: bool) -> f64 {
    let often = if doubtful { sum.min(0.85) } else { sum };
    (often * 100.0).round() / 100.0
}

/// Whether a subject is ours with a mark before it.
fn is_answer(subject: &str) -> bool {
    let small = subject.trim_start().to_lowercase();
    [
        "re:", "re :", "aw:", "antw:", "sv:", "rif:", "fwd:", "wg:", "tr:", "tr :", "rv:",
    ]
    .iter()
    .any(|mark| small.starts_with(mark))
}

fn reason_without_words(kind: Kind, matter: &Matter<'_>) -> String {
    match kind {
        Kind::Answered => "a file is attached, and little is said".to_owned(),
        Kind::Acknowledged if matter.receipt => "report-type=disposition-notification".to_owned(),
        Kind::Unrelated if matter.bulk => "List-Unsubscribe".to_owned(),
        Kind::OutOfOffice => matter.subject.to_owned(),
        _ if matter.sealed => "the mail is encrypted".to_owned(),
        _ => "no words that were known".to_owned(),
    }
}

/// What a sentence leaves open.
#[derive(Default)]
struct Left {
    /// Whether something is promised, or under a condition.
    open: bool,
    /// What is spoken of and not said: it is promised, possible or wanted, or said no to.
    unsaid: Vec<Kind>,
    /// What the rest of the mail cannot settle, as somebody is still at it.
    unsettled: Vec<Kind>,
    /// Whether something is told only as it is up to now.
    still_at_it: bool,
}

/// Adds what the phrases of one sentence say, and tells what it leaves open.
fn weigh(
    one: &Searched<'_>,
    number: usize,
    by_subject: bool,
    evidence: &mut Vec<Evidence>,
    rests: &mut Vec<Evidence>,
) -> Left {
    let mut left = Left::default();
    let scope = Scope::of(one);
    let has = |sense: Sense| one.found.iter().any(|other| other.sense == sense);
    let is_over = scope.is_over(one);
    for found in &one.found {
        let (kind, weight) = match found.sense {
            Sense::Kind(kind, Weight::Strong) => (kind, STRONG),
            Sense::Kind(kind, Weight::Likely) => (kind, LIKELY),
            Sense::Kind(kind, Weight::Hint) => (kind, HINT),
            Sense::Rest => (Kind::Partial, LIKELY),
            Sense::Open(kind) => {
                left.unsettled.push(kind);
                continue;
            }
            _ => continue,
        };
        if kind == Kind::Partial && is_over {
            continue;
        }
        let taken_back = one
            .found
            .iter()
            .any(|other| other.sense == Sense::Unless(kind) && scope.reaches(other, found, kind));
        let negated = scope.negates(found);
        if taken_back || negated {
            let promised = kind.is_of_the_past() && scope.is_future(found);
            if negated || promised || kind == Kind::Extended {
                left.unsaid.push(kind);
            }
            continue;
        }
        let mut add = |kind, weight: f64| {
            evidence.push(Evidence {
                kind,
                weight: if by_subject { weight * 0.75 } else { weight },
                sentence: number,
                words: words_of(one, found),
                begin: found.begin(),
                end: found.end(),
            });
        };
        if found.sense == Sense::Rest {
            if !one.sentence.is_question {
                rests.push(Evidence {
                    kind,
                    weight,
                    sentence: number,
                    words: words_of(one, found),
                    begin: found.begin(),
                    end: found.end(),
                });
            }
            continue;
        }
        if kind.is_of_the_past() {
            if one.sentence.is_question {
                continue;
            }
            if scope.is_future(found) || has(Sense::Yet(kind)) {
                left.open = true;
                left.still_at_it |= has(Sense::Yet(kind));
                left.unsaid.push(kind);
                if kind != Kind::Closed {
                    add(Kind::Acknowledged, LIKELY);
                }
                continue;
            }
            if scope.is_possible(found) || scope.is_wanted(found) || scope.is_conditional(found) {
                left.open |= scope.is_conditional(found);
                if kind.is_done() {
                    left.unsaid.push(kind);
                }
                continue;
            }
        }
        let only_if = match kind {
            Kind::Denied => scope.is_refused_only_if(found) || scope.may_be_refused(found),
            Kind::Partial => scope.is_refused_only_if(found),
            Kind::ProcessorOnly => scope.is_conditional(found),
            Kind::Extended => scope.is_possible(found) || scope.is_wanted(found),
            _ => false,
        };
        if !only_if {
            add(kind, weight);
        }
    }
    left
}

/// The words of the mail from the first to the last of a phrase.
fn words_of(one: &Searched<'_>, found: &Found) -> String {
    let words = &one.sentence.words;
    let (Some(first), Some(last)) = (words.get(found.begin()), words.get(found.end())) else {
        return String::new();
    };
    let text = one
        .text
        .get(first.place.start..last.place.end)
        .unwrap_or("");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What in a sentence takes a phrase back, by the number of a word.
struct Scope {
    clauses: Vec<u16>,
    negations: Vec<usize>,
    futures: Vec<usize>,
    possible: Vec<usize>,
    wanted: Vec<usize>,
    conditions: Vec<usize>,
    provisos: Vec<usize>,
    negation_follows: bool,
}

impl Scope {
    fn of(one: &Searched<'_>) -> Scope {
        let all = |sense: Sense| one.found.iter().filter(move |found| found.sense == sense);
        let outside = |sense: Sense, exception: Sense| -> Vec<usize> {
            all(sense)
                .map(Found::begin)
                .filter(|at| !all(exception).any(|found| found.covers(*at)))
                .collect()
        };
        let breaks: Vec<usize> = all(Sense::Clause).map(Found::begin).collect();
        let clauses: Vec<u16> = one
            .sentence
            .words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let more = breaks.iter().filter(|place| **place <= at).count();
                word.clause
                    .saturating_add(u16::try_from(more).unwrap_or(u16::MAX))
            })
            .collect();
        let in_one_clause = |found: &&Found| clauses.get(found.begin()) == clauses.get(found.end());
        let provisos = all(Sense::Proviso)
            .filter(in_one_clause)
            .map(Found::begin)
            .filter(|at| !all(Sense::NoCondition).any(|found| found.covers(*at)))
            .collect();
        Scope {
            negations: outside(Sense::Negation, Sense::NoNegation),
            futures: all(Sense::Future).map(Found::begin).collect(),
            possible: all(Sense::Possible).map(Found::begin).collect(),
            wanted: all(Sense::Wanted).map(Found::begin).collect(),
            conditions: outside(Sense::Condition, Sense::NoCondition),
            provisos,
            clauses,
            negation_follows: one.language.negation_follows,
        }
    }

    fn clause(&self, word: usize) -> u16 {
        self.clauses.get(word).copied().unwrap_or(0)
    }

    /// Up to four words before, between its words, or (where the language has it so) up to three after.
    fn negates(&self, found: &Found) -> bool {
        let (begin, end) = (found.begin(), found.end());
        // A phrase with a negation of its own is not taken back by the other half of it: `ne ... pas`.
        if self.negations.iter().any(|at| found.at.contains(at)) {
            return false;
        }
        self.negations.iter().any(|&at| {
            let before = at < begin && begin - at <= 4 && self.clause(at) == self.clause(begin);
            let between = (begin..end).contains(&at);
            let after = self.negation_follows
                && at > end
                && at - end <= 3
                && self.clause(at) == self.clause(end);
            before || between || after
        })
    }

    fn is_future(&self, found: &Found) -> bool {
        self.governs(&self.futures, found)
    }

    fn is_possible(&self, found: &Found) -> bool {
        self.governs(&self.possible, found)
    }

    /// In the clauses of the phrase, before its end.
    fn governs(&self, places: &[usize], found: &Found) -> bool {
        let (begin, end) = (self.clause(found.begin()), self.clause(found.end()));
        places.iter().any(|&at| {
            let clause = self.clause(at);
            at < found.end() && !found.at.contains(&at) && (begin..=end).contains(&clause)
        })
    }

    /// Whether it is said that a duty to keep is over: `the retention period has expired`, and not `until` it has.
    fn is_over(&self, one: &Searched<'_>) -> bool {
        let over = |found: &&Found| found.sense == Sense::Over;
        one.found.iter().filter(over).any(|found| {
            !self
                .conditions
                .iter()
                .any(|at| *at < found.end() && self.clause(*at) == self.clause(found.begin()))
        })
    }

    fn is_wanted(&self, found: &Found) -> bool {
        self.governs(&self.wanted, found)
    }

    fn is_conditional(&self, found: &Found) -> bool {
        self.conditions.iter().any(|at| !found.at.contains(at))
    }

    /// Whether what takes a kind back is said of this phrase. Of a refusal it is only in its own clauses: beside
    /// what somebody refuses stands much else, why and until when.
    fn reaches(&self, unless: &Found, found: &Found, kind: Kind) -> bool {
        kind != Kind::Denied
            || (self.clause(unless.begin()) <= self.clause(found.end())
                && self.clause(found.begin()) <= self.clause(unless.end()))
    }

    /// Whether nothing is refused as long as the person, or whoever writes, does something: `unless you`, in the
    /// clause or beside it. That a contract runs or a term has not ended is a reason and no condition.
    fn is_refused_only_if(&self, found: &Found) -> bool {
        let begin = self.clause(found.begin()).saturating_sub(1);
        let end = self.clause(found.end()).saturating_add(1);
        self.provisos
            .iter()
            .any(|at| !found.at.contains(at) && (begin..=end).contains(&self.clause(*at)))
    }

    /// Whether a refusal is only possible: `may refuse`. `Cannot` and `können wir nicht` refuse.
    fn may_be_refused(&self, found: &Found) -> bool {
        self.is_possible(found) && !self.negations.iter().any(|at| found.at.contains(at))
    }
}

/// For each kind how surely its phrases say it.
fn sums(evidence: &[Evidence]) -> BTreeMap<Kind, f64> {
    let mut order: Vec<&Evidence> = evidence.iter().collect();
    order.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut doubts: BTreeMap<Kind, f64> = BTreeMap::new();
    let mut seen: Vec<&Evidence> = Vec::new();
    for one in order {
        // Phrases that share words are one observation, and the most telling of them counts.
        let again = seen.iter().any(|other| {
            other.kind == one.kind
                && other.sentence == one.sentence
                && other.begin <= one.end
                && one.begin <= other.end
        });
        let doubt = doubts.entry(one.kind).or_insert(1.0);
        *doubt *= 1.0
            - if again {
                one.weight * OVERLAP
            } else {
                one.weight
            };
        seen.push(one);
    }
    doubts
        .into_iter()
        .map(|(kind, doubt)| (kind, (1.0 - doubt).min(SUREST)))
        .collect()
}

/// What kinds mean beside each other, and what is there besides words.
fn combine(
    matter: &Matter<'_>,
    sums: &mut BTreeMap<Kind, f64>,
    rests: &[Evidence],
    by_words: bool,
) {
    let of = |sums: &BTreeMap<Kind, f64>, kind: Kind| sums.get(&kind).copied().unwrap_or(0.0);
    let is = |sums: &BTreeMap<Kind, f64>, kind: Kind| of(sums, kind) >= TOLD;
    if matter.receipt {
        sums.clear();
        sums.insert(Kind::Acknowledged, 0.85);
        return;
    }
    let count = matter.text.split_whitespace().take(200).count();
    if matter.absence {
        let now = of(sums, Kind::OutOfOffice);
        sums.insert(Kind::OutOfOffice, (1.0 - (1.0 - now) * 0.4).min(SUREST));
    }
    // Files: an answer that says so, or one that says little else.
    if matter.has_files {
        let now = of(sums, Kind::Answered);
        if now > 0.0 {
            sums.insert(Kind::Answered, (1.0 - (1.0 - now) * 0.6).min(SUREST));
        } else if count < 40 && !sums.values().any(|sum| *sum >= TOLD) {
            sums.insert(Kind::Answered, 0.6);
        }
    } else if matter.links.is_empty()
        && let Some(now) = sums.get_mut(&Kind::Answered)
        && count < 60
    {
        // "Attached", and nothing is.
        *now *= 0.9;
    }
    // Partly: something was erased, and something stays. A copy tells by itself how long data are kept, so
    // that only a refusal makes a part of it.
    let (deleted, answered) = (of(sums, Kind::Deleted), of(sums, Kind::Answered));
    let done = deleted.max(answered);
    let rest = rests.iter().map(|rest| rest.weight).fold(0.0, f64::max);
    let refused = if is(sums, Kind::Denied) {
        of(sums, Kind::Denied)
    } else {
        0.0
    };
    let against = if deleted >= TOLD {
        rest.max(refused)
    } else {
        refused
    };
    if done >= TOLD && against > 0.0 {
        let by_both = (done * against + 0.2).min(0.93);
        let now = of(sums, Kind::Partial);
        sums.insert(
            Kind::Partial,
            (1.0 - (1.0 - now) * (1.0 - by_both)).min(SUREST),
        );
    }
    // What came, and more time for the rest.
    if done >= TOLD && of(sums, Kind::Extended) >= 0.7 {
        let now = of(sums, Kind::Partial);
        sums.insert(Kind::Partial, now.max(0.82));
    }
    if is(sums, Kind::Partial) {
        for kind in [
            Kind::Deleted,
            Kind::Answered,
            Kind::NothingHeld,
            Kind::Suppressed,
        ] {
            sums.remove(&kind);
        }
    }
    // An absence names others and says that nobody reads; where only the subject is of an absence, what is
    // said besides counts.
    let others = sums
        .iter()
        .filter(|(kind, _)| {
            !matches!(
                kind,
                Kind::OutOfOffice | Kind::Acknowledged | Kind::Unrelated
            )
        })
        .map(|(_, sum)| *sum)
        .fold(0.0, f64::max);
    if of(sums, Kind::OutOfOffice) > 0.9 || (of(sums, Kind::OutOfOffice) >= TOLD && others < 0.7) {
        sums.retain(|kind, _| *kind == Kind::OutOfOffice);
    } else if others >= 0.7 {
        sums.remove(&Kind::OutOfOffice);
    }
    // A processor names the controller, and a refusal the authority: that is not another way.
    if of(sums, Kind::ProcessorOnly) >= 0.7 {
        sums.remove(&Kind::OtherChannel);
        sums.remove(&Kind::Denied);
    }
    // The first says what the second would, or the second is said in passing.
    for (kind, at_least, passing, below) in [
        (Kind::Denied, 0.8, Kind::OtherChannel, 0.99),
        (Kind::Suppressed, 0.8, Kind::Partial, 0.9),
        (Kind::NothingHeld, 0.8, Kind::Partial, 0.9),
        (Kind::NothingHeld, 0.8, Kind::NeedsDetails, 0.9),
        (Kind::OptedOut, 0.8, Kind::Partial, 0.9),
        (Kind::OptedOut, 0.8, Kind::OtherChannel, 0.9),
        (Kind::OptedOut, 0.8, Kind::Answered, 0.9),
        (Kind::OtherChannel, 0.8, Kind::Answered, 0.9),
        (Kind::Answered, 0.9, Kind::NeedsDetails, 0.9),
        (Kind::NeedsIdentity, 0.8, Kind::OtherChannel, 0.9),
        (Kind::Answered, 0.7, Kind::ConfirmLink, 0.95),
        (Kind::Deleted, 0.8, Kind::OtherChannel, 0.9),
        (Kind::Closed, 0.6, Kind::OtherChannel, 0.9),
        (Kind::Closed, 0.6, Kind::ConfirmLink, 0.9),
        (Kind::Closed, 0.9, Kind::Deleted, 0.7),
        (Kind::FeeAsked, 0.8, Kind::ConfirmLink, 0.99),
        (Kind::Extended, 0.9, Kind::OtherChannel, 0.9),
        (Kind::Suppressed, 0.8, Kind::FeeAsked, 0.9),
    ] {
        // What was stopped and what is refused are two answers.
        if (kind, passing) == (Kind::OptedOut, Kind::Partial) && is(sums, Kind::Denied) {
            continue;
        }
        if of(sums, kind) >= at_least && of(sums, passing) < below {
            sums.remove(&passing);
        }
    }
    if !matter.in_thread && is(sums, Kind::Unrelated) {
        for (kind, sum) in sums.iter_mut() {
            if *kind != Kind::Unrelated {
                *sum *= 0.6;
            }
        }
    }
    if is(sums, Kind::ConfirmLink) && of(sums, Kind::NeedsIdentity) < of(sums, Kind::ConfirmLink) {
        sums.remove(&Kind::NeedsIdentity);
    }
    // A ticket is closed when all is done: that is no closing without an answer.
    let settled = [
        Kind::Deleted,
        Kind::Answered,
        Kind::OptedOut,
        Kind::NothingHeld,
        Kind::Denied,
        Kind::Partial,
        Kind::Suppressed,
    ];
    if settled.iter().any(|kind| is(sums, *kind)) {
        sums.remove(&Kind::Closed);
    }
    // What says more than "it arrived".
    let says_more = sums
        .iter()
        .any(|(kind, sum)| *sum >= TOLD && !matches!(kind, Kind::Acknowledged | Kind::Unrelated));
    // Where something is asked of the person, that it arrived is worth telling too, if it is said plainly.
    let asked = [
        Kind::NeedsIdentity,
        Kind::NeedsDetails,
        Kind::FeeAsked,
        Kind::OtherChannel,
    ]
    .iter()
    .any(|kind| is(sums, *kind));
    if says_more && !(asked && of(sums, Kind::Acknowledged) >= 0.93) {
        sums.remove(&Kind::Acknowledged);
    }
    // Something asked of the person leaves the matter open: nothing is done.
    let asks = [
        Kind::NeedsIdentity,
        Kind::NeedsDetails,
        Kind::ConfirmLink,
        Kind::FeeAsked,
    ]
    .into_iter()
    .map(|kind| of(sums, kind))
    .fold(0.0, f64::max);
    for (kind, sum) in sums.iter_mut() {
        if kind.is_done() && asks >= TOLD {
            *sum *= 0.8;
        }
    }
    if matter.bulk && !matter.in_thread {
        for sum in sums.values_mut() {
            *sum *= 0.6;
        }
        let now = of(sums, Kind::Unrelated);
        sums.insert(Kind::Unrelated, now.max(0.85));
    }
    // Where words are known, what is most likely by them is told, however unsurely.
    let likeliest = sums.values().copied().fold(0.0, f64::max);
    if likeliest < if by_words { UNLIKELY } else { 0.3 } {
        if matter.in_thread || matter.automatic {
            sums.insert(Kind::Acknowledged, 0.35);
        } else {
            sums.insert(Kind::Unrelated, 0.45);
        }
    }
}
