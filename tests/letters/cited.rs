//! What the letters cite: each Article, section, recital, paragraph and case by its number is in the file of its statute,
//! with how sure it is, and a letter says the same numbers in every language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{Arc, LazyLock},
};

use chrono::NaiveDate;
use datawrit::{
    law::{Certainty, Citation, FollowUp, Language, Place, Right, Statute, Statutes},
    letter::{Block, Letter, Templates},
    request::{ChildAge, Request},
};

use super::{
    follow_ups::{addressed, everything},
    full,
    grid::{self, Written},
    line, statutes, terms,
};

/// What stands before the number of a provision, and what is put before the number here, so that a recital is no
/// Article.
const HEADS: [(&str, &str); 17] = [
    ("article", ""),
    ("articles", ""),
    ("art.", ""),
    ("section", ""),
    ("sections", ""),
    ("subsection", ""),
    ("§", ""),
    ("rcw", ""),
    ("ccr", ""),
    ("cfr", ""),
    ("code", ""),
    ("chapter", ""),
    ("regulation", ""),
    ("recital", "recital "),
    ("recitals", "recital "),
    ("paragraph", "paragraph "),
    ("paragraphs", "paragraph "),
];

/// What stands between two numbers of one list.
const JOINS: [&str; 4] = ["and", "or", "to", ","];

fn is_number(word: &str) -> bool {
    let is_of_it = |letter: char| letter.is_ascii_alphanumeric() || "().:/-".contains(letter);
    word.starts_with(|first: char| first.is_ascii_digit()) && word.chars().all(is_of_it)
}

/// Whether it is a number that nothing but a provision has: `59.1-577(A)(1)`, `2016/679`.
fn is_a_provisions(word: &str) -> bool {
    word.contains(['.', '(', ':', '/']) || word.matches('-').count() > 1
}

/// A part of the number before it: `(2)`, `(1)(b)`; `(GDPR)` is none.
fn is_part(word: &str) -> bool {
    let parts = word
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    parts.is_some_and(|parts| {
        parts.split(")(").all(|part| {
            let small = part.chars().all(|one| one.is_ascii_digit())
                || part.chars().all(|one| one.is_ascii_lowercase())
                || part.len() == 1 && part.chars().all(|one| one.is_ascii_alphanumeric());
            !part.is_empty() && part.len() <= 4 && small
        })
    })
}

/// `C-154/21`
fn is_case(word: &str) -> bool {
    let numbers = word
        .strip_prefix("C-")
        .and_then(|rest| rest.split_once('/'));
    let digits = |text: &str| !text.is_empty() && text.chars().all(|one| one.is_ascii_digit());
    numbers.is_some_and(|(case, year)| digits(case) && digits(year))
}

/// A word without the brackets around it that are not its own, and whether one of them closes behind it.
fn within_brackets(word: &str) -> (&str, bool) {
    let count = |word: &str, bracket| word.matches(bracket).count();
    let mut inner = word;
    while inner.starts_with('(') && count(inner, '(') > count(inner, ')') {
        inner = &inner[1..];
    }
    let mut closes = false;
    while inner.ends_with(')') && count(inner, ')') > count(inner, '(') {
        inner = &inner[..inner.len() - 1];
        closes = true;
    }
    let whole = inner
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    match whole {
        Some(whole) if is_number(whole) && is_a_provisions(whole) && !is_part(inner) => {
            (whole, true)
        }
        _ => (inner, closes),
    }
}

/// The numbers of what an English text cites; `bare` takes those without a word before them too, as in a reference.
fn cited(text: &str, bare: bool) -> BTreeSet<String> {
    let spaced = text
        .replace('§', " § ")
        .replace('–', " to ")
        .replace(',', " , ");
    let mut found = BTreeSet::new();
    let mut head: Option<&str> = None;
    // The number whose further parts may follow: `15` of `15(1) and (2)`.
    let mut base: Option<String> = None;
    for raw in spaced.split_whitespace() {
        let word = raw.trim_matches(|letter| "“”\"'’‘".contains(letter));
        let ends = word.ends_with(['.', ';', ':', '?']);
        let (word, closes) = within_brackets(word.trim_end_matches(['.', ';', ':', '?']));
        let word = word.trim_end_matches(['.', ';', ':', '?']);
        let said = HEADS.iter().find(|(name, _)| {
            word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(name.trim_end_matches('.'))
        });
        if let Some((_, kind)) = said {
            (head, base) = (Some(*kind), None);
            continue;
        }
        if head.is_some() && JOINS.contains(&word) {
            continue;
        }
        // `s.164A`, `ss.164A and 165`
        let section = word.trim_start_matches('s').strip_prefix('.');
        let section = section.filter(|number| word.starts_with('s') && is_number(number));
        let number = section.unwrap_or(word);
        let of_a_head = head.is_some() || bare || section.is_some();
        if is_number(number) && (of_a_head || is_a_provisions(number)) {
            let kind = head.unwrap_or("");
            found.insert(format!("{kind}{number}"));
            let last = number.rfind('(').unwrap_or(number.len());
            (head, base) = (Some(kind), Some(format!("{kind}{}", &number[..last])));
        } else if let (true, Some(base)) = (is_part(word), &base) {
            found.insert(format!("{base}{word}"));
        } else {
            if is_case(word) {
                found.insert(word.to_owned());
            }
            (head, base) = (None, None);
        }
        if ends || closes {
            (head, base) = (None, None);
        }
    }
    found
}

#[test]
fn a_citation_is_read_to_its_end() {
    let of = |text: &str| cited(text, false).into_iter().collect::<Vec<_>>().join(" ");
    for (text, numbers) in [
        (
            "the answer (Articles 12(5) and 15(3)), by 22 October",
            "12(5) 15(3)",
        ),
        ("Article 15(1) and (2) GDPR, 3 days", "15(1) 15(2)"),
        ("under Articles 15 to 22.", "15 22"),
        ("(Civil Code §§ 1798.110 and 1798.115)", "1798.110 1798.115"),
        (
            "11 CCR §§ 7026(f) and (g) and 7027(g)): 15 days",
            "7026(f) 7026(g) 7027(g)",
        ),
        ("RCW 19.373.040(1)(c)(i)(A);", "19.373.040(1)(c)(i)(A)"),
        ("no reason (recital 63). Article 63", "63 recital 63"),
        ("(Court of Justice, C-154/21)", "C-154/21"),
        (
            "Article 4(1) of Regulation (EU) 2025/2518",
            "2025/2518 4(1)",
        ),
        ("my request (Article 15 GDPR) of 1 September 2026", "15"),
        (
            "sections 164A and 165 of the Data Protection Act 2018",
            "164A 165",
        ),
        (
            "(EDPB Guidelines 01/2022, paragraphs 52 to 55)",
            "01/2022 paragraph 52 paragraph 55",
        ),
        ("order number: 0815, (5 Other Street)", ""),
    ] {
        assert_eq!(of(text), numbers, "{text}");
    }
    let title = cited(
        "DPA 2018 ss.164A and 165; Cal. Code Regs. tit. 11, 7021(b)",
        true,
    );
    let expected = ["11", "164A", "165", "2018", "7021(b)"].map(str::to_owned);
    assert_eq!(title, BTreeSet::from(expected));
}

/// Every reference of a statute's file, with how sure it is.
fn references(statute: &Statute) -> Vec<(&Citation, Certainty)> {
    let rights = statute.rights.iter().flat_map(|grant| &grant.versions);
    let rights = rights.map(|one| (&one.reference, one.certainty));
    let clocks = statute.clocks.iter().flat_map(|clock| &clock.versions);
    let times = clocks.clone().map(|one| (&one.reference, one.certainty));
    let longer = clocks.clone().filter_map(|one| one.extension.as_ref());
    let longer = longer.map(|one| (&one.reference, one.certainty));
    let asked = clocks.flat_map(|one| [&one.identity, &one.clarification, &one.fee]);
    let asked = asked.flatten().map(|one| (&one.reference, one.certainty));
    let identities = statute.identities.iter();
    let identities = identities.map(|one| (&one.reference, one.certainty));
    let others = statute.provisions.iter();
    let others = others.map(|one| (&one.reference, one.certainty));
    let formal = statute.formalities.iter();
    let formal = formal.map(|one| (&one.reference, one.certainty));
    let advice = statute.complaints.iter().flat_map(|one| &one.advice);
    let advice = advice.map(|one| (&one.reference, one.certainty));
    let complaints = statute.complaints.iter();
    let complaints = complaints.map(|one| (&one.reference, one.certainty));
    let homes = statute.residences.iter();
    let homes = homes.map(|one| (&one.reference, one.certainty));
    let offices = statute.regulators.iter();
    let offices = offices.map(|one| (&one.reference, one.certainty));
    let known = rights.chain(times).chain(longer).chain(asked);
    let known = known.chain(identities).chain(others).chain(formal);
    let known = known.chain(advice).chain(homes);
    known.chain(complaints).chain(offices).collect()
}

/// The number of what is cited in no statute's reference, but in the statute's own name.
fn names(statute: &Statute) -> BTreeSet<String> {
    let named = [&statute.citation, &statute.title];
    named.iter().flat_map(|name| cited(name, true)).collect()
}

/// Every number that the file of a statute has, and how sure the surest of its references is; on a day, or on any.
fn known(statute: &Statute, day: Option<NaiveDate>) -> BTreeMap<String, Certainty> {
    let mut known: BTreeMap<String, Certainty> = BTreeMap::new();
    let mut add = |number: String, certainty: Certainty| {
        let sure = known.entry(number).or_insert(certainty);
        *sure = certainty.min(*sure);
    };
    for (reference, certainty) in references(statute) {
        for number in cited(&reference.title, true) {
            add(number, certainty);
        }
    }
    for number in names(statute) {
        add(number, Certainty::Verified);
    }
    let holds = |one: &&datawrit::law::Cited| day.is_none_or(|day| one.holds_on(day));
    for of in statute.cited.iter().filter(holds) {
        for provision in &of.provisions {
            add(numbered(&of.reference, provision), of.certainty);
        }
    }
    known
}

/// A provision by its number, with the word before it where it is no Article or section.
fn numbered(reference: &Citation, provision: &str) -> String {
    let named = cited(&reference.title, true);
    let kinds = HEADS.iter().map(|(_, kind)| *kind);
    let mut kinds = kinds.filter(|kind| named.iter().any(|one| one.starts_with(kind)));
    let kind = kinds.find(|kind| !kind.is_empty()).unwrap_or_default();
    format!("{kind}{provision}")
}

fn said(letter: &Letter) -> impl Iterator<Item = &str> {
    let body = letter.body.iter().map(|block| match block {
        Block::Paragraph(said) => said.as_str(),
        Block::Item { text, .. } => text.as_str(),
    });
    [letter.subject.as_str()].into_iter().chain(body)
}

/// The rule on a child's data that a parent's letter names under whichever law of a State.
const PARENTS_RULE: &str = "us-coppa";

/// What the letters rely on though nobody has read it yet.
const FROM_MEMORY: &[(&str, &[&str])] = &[(
    "ccpa",
    &[
        "1798.130(a)(3)(A)",
        "1798.130(a)(4)",
        "1798.135(c)(1)",
        "7020(d)",
        "7026(e)",
        "7060(h)",
        "7061(a)",
    ],
)];

/// The letters, and the texts of which those are made that no letter of the grid has: by number, where it stands.
fn cites(statute: &Statute, statutes: &Statutes, written: &[&Written]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for written in written {
        for said in said(&written.letter) {
            for number in cited(said, false) {
                all.entry(number)
                    .or_insert_with(|| format!("{}: {said}", written.name));
            }
        }
    }
    besides(statute, statutes, |language, name, letter| {
        if language.primary() == "en" {
            for said in said(letter) {
                for number in cited(said, false) {
                    all.entry(number)
                        .or_insert_with(|| format!("{name}: {said}"));
                }
            }
        }
    });
    if statute.templates.is_none() {
        for (file, text) in english(&statute.id) {
            for part in text.split("'''").flat_map(|part| part.split("\n\n")) {
                for number in cited(&terms::plain(part), false) {
                    all.entry(number).or_insert_with(|| file.clone());
                }
            }
        }
    }
    all
}

/// The English files of the letters that a statute has of its own.
fn english(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("templates")
        .join(folder);
    let folders = ["", "parts", "next", "sentences"].map(|part| root.join(part));
    let files = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok());
    let files = files.flatten().map(|file| file.unwrap().path());
    let english = files.filter(|file| {
        let name = file.file_name().unwrap().to_str().unwrap();
        file.is_file() && (name.contains(".en.") || name == "en.toml")
    });
    let read = english.map(|file| {
        (
            file.display().to_string(),
            fs::read_to_string(&file).unwrap(),
        )
    });
    read.collect()
}

#[test]
fn what_a_letter_cites_is_in_its_statutes_file_and_sure() {
    let statutes = statutes();
    let mut of: BTreeMap<String, Vec<&Written>> = BTreeMap::new();
    let all = grid::all();
    for written in all {
        // What is from memory alone is no letter's ground.
        assert!(
            written.grounds.certainty <= Certainty::Secondary,
            "{}",
            written.name
        );
        if written.letter.language.primary() == "en" || written.statute.templates.is_some() {
            let letters = of.entry(written.statute.id.clone()).or_default();
            letters.push(written);
        }
    }
    let (mut count, mut faults) = (0, Vec::new());
    let parents = statutes.get(PARENTS_RULE).unwrap();
    for (id, letters) in &of {
        let statute = statutes.get(id).unwrap();
        let mut ever = known(&statute, None);
        if statute.parents_rule.is_some() {
            ever.extend(known(&parents, None));
        }
        // Each letter on its own day.
        let mut days: BTreeMap<NaiveDate, BTreeMap<String, Certainty>> = BTreeMap::new();
        for written in letters {
            let day = written.letter.day;
            let now = days
                .entry(day)
                .or_insert_with(|| known(&statute, Some(day)));
            for said in said(&written.letter) {
                for number in cited(said, false) {
                    count += 1;
                    if ever.contains_key(&number) && !now.contains_key(&number) {
                        faults.push(format!("{} on {day}: {number}: {said}", written.name));
                    }
                }
            }
        }
        let memory = FROM_MEMORY.iter().find(|(law, _)| law == id);
        let memory = memory.map_or(&[][..], |(_, numbers)| numbers);
        let in_english = |written: &&&Written| written.letter.language.primary() == "en";
        let (english, others): (Vec<_>, Vec<_>) = letters.iter().partition(in_english);
        let cites = cites(&statute, &statutes, &english);
        let mut all = cites.clone();
        for written in others {
            for said in said(&written.letter) {
                // What stands behind the number of an Article is said in words there: `Art. 26 Abs. 4`.
                for number in cited(said, false) {
                    let part = format!("{number}(");
                    let mut parts = ever.keys().filter(|known| known.starts_with(&part));
                    if ever.contains_key(&number) || parts.next().is_none() {
                        let place = || format!("{}: {said}", written.name);
                        all.entry(number).or_insert_with(place);
                    }
                }
            }
        }
        for (number, place) in &all {
            match ever.get(number) {
                None => faults.push(format!("{id}: {number} is not in the file. {place}")),
                Some(certainty) => {
                    let sure = *certainty <= Certainty::Secondary;
                    if sure == memory.contains(&number.as_str()) {
                        faults.push(format!("{id}: {number} is {certainty:?}. {place}"));
                    }
                }
            }
        }
        for of in &statute.cited {
            for provision in &of.provisions {
                if !cites.contains_key(&numbered(&of.reference, provision)) {
                    faults.push(format!("{id}: no letter cites {provision}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 10_000 && of.len() > 50, "{count} {}", of.len());
}

/// A day on which everything of today's files is in force.
const LATER: &str = "2027-05-03";

/// Letters of a case in which all that may happen has, of a child, of somebody who lives where the letters say more, on a day
/// when all is in force: of each occasion one, the rights in turn.
fn besides(
    statute: &Statute,
    statutes: &Statutes,
    mut visit: impl FnMut(&Language, &str, &Letter),
) {
    let own = statute.templates.is_none();
    if !own && statute.languages.len() == 1 {
        return;
    }
    let day: NaiveDate = LATER.parse().unwrap();
    let reference = "K7Q3-9MX2".parse().unwrap();
    let lives = |code: &str| -> Option<Place> {
        let place: Place = code.parse().unwrap();
        statute.protects(&place, day).then_some(place)
    };
    for language in &statute.languages {
        let templates = Templates::open(statute, language, None).unwrap();
        let request = |right: Right, home: &str, child: bool| -> Request {
            let mut request = full(statute, right, language);
            request.requester.residence = lives(home).or(request.requester.residence);
            if child {
                request.requester.child = Some(line("Ben Example"));
                request.requester.child_age = Some(ChildAge::Under13);
            }
            request
        };
        let rights: Vec<Right> = statute.rights.iter().map(|grant| grant.right).collect();
        let grounds: Vec<_> = rights
            .iter()
            .map(|right| {
                let countings = statutes.countings().unwrap();
                Arc::new(statute.grounds(*right, day, countings).unwrap())
            })
            .collect();
        for (right, grounds) in rights.iter().zip(&grounds) {
            for (home, child) in [("FR", false), ("AT", true)] {
                let request = request(*right, home, child);
                let letter = templates.write(&request, grounds, &reference, day).unwrap();
                let name = format!("{} {right} request {home}", statute.id);
                visit(language, &name, &letter);
            }
        }
        let mut turn = 0;
        for step in FollowUp::ALL.iter().copied() {
            let has: Vec<usize> = (0..rights.len())
                .filter(|at| templates.has_step(step, &grounds[*at], language))
                .collect();
            for again in 0..2 {
                let Some(at) = has.get((turn + again) % has.len().max(1)) else {
                    continue;
                };
                let (right, grounds) = (rights[*at], &grounds[*at]);
                let facts = everything(grounds.letter(), language);
                let request = addressed(step, request(right, "AT", again == 1));
                let letter = templates.write_next(step, &request, grounds, &reference, day, &facts);
                let name = format!("{} {right} {} besides", statute.id, step.word());
                visit(language, &name, &letter.unwrap());
            }
            turn += 1;
        }
    }
}

/// The digits of a text, however often each number stands there: days and sums are among them, and the same in every
/// language. A month by its number is none of them, for most languages name it.
fn numbers(text: &str) -> BTreeMap<u32, usize> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            let end = bytes[at..]
                .iter()
                .take_while(|one| one.is_ascii_digit())
                .count()
                + at;
            runs.push((at, end));
            at = end;
        } else {
            at += 1;
        }
    }
    let dotted = |first: (usize, usize), second: (usize, usize)| {
        [".", ". ", ".\u{a0}"].contains(&&text[first.1..second.0])
    };
    let mut counts = BTreeMap::new();
    for (place, run) in runs.iter().enumerate() {
        let is_month = place > 0
            && runs.get(place + 1).is_some_and(|year| {
                year.1 - year.0 == 4 && dotted(*run, *year) && dotted(runs[place - 1], *run)
            });
        if !is_month {
            let number = text[run.0..run.1].parse().unwrap_or(u32::MAX);
            *counts.entry(number).or_insert(0) += 1;
        }
    }
    counts
}

/// What stands before the letter of a point, and behind it, in the languages that write it without a bracket.
const POINTS: [(&str, &str, &str); 7] = [
    ("de", "lit.", ""),
    ("et", "punkt", ""),
    ("fi", "", "alakoh"),
    ("fr", "let.", ""),
    ("it", "lett.", ""),
    ("lt", "", "punkt"),
    ("sv", "0123456789", ""),
];

/// The letters of points, each by its place in the alphabet: `lit. b`, `буква б)`, `στοιχείο β)`, `b-liður`.
fn points(text: &str, language: &str) -> BTreeMap<u32, usize> {
    const ALPHABETS: [&str; 3] = ["a b c d e f g h", "а б в г д е ж з", "α β γ δ ε στ ζ η"];
    let point = |word: &str| -> Option<u32> {
        let mut all = ALPHABETS.iter();
        let place = all.find_map(|alphabet| alphabet.split(' ').position(|one| one == word))?;
        u32::try_from(place).ok()
    };
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let of = POINTS.iter().find(|(of, ..)| *of == language);
    // How a word is the letter of a point: with a bracket behind it, or by the words about it.
    let alone = |at: usize| -> Option<u32> {
        let word = words.get(at)?.trim_matches([',', '.', ';', ':', ')']);
        let (_, before, behind) = of?;
        let place = point(word)?;
        let last = at.checked_sub(1).and_then(|at| words.get(at));
        let next = words.get(at + 1);
        let number = |word: &&&str| word.ends_with(|one: char| one.is_ascii_digit());
        let told = match *before {
            "" => next.is_some_and(|next| next.starts_with(behind)),
            "0123456789" => last.as_ref().is_some_and(number),
            before => last.is_some_and(|last| last.trim_start_matches('(').starts_with(before)),
        };
        told.then_some(place)
    };
    // One of several that share their word: `lit. b, c und e`, `e tai f alakohta`.
    let shared = |at: usize| -> Option<u32> {
        let (_, before, _) = of?;
        let letter = |at: usize| point(words.get(at)?.trim_matches([',', '.', ';', ':', ')']));
        let place = letter(at)?;
        let step = |at: usize| {
            if before.is_empty() {
                Some(at + 1)
            } else {
                at.checked_sub(1)
            }
        };
        let mut other = at;
        // From letter to letter, with a comma or one word between two of them, to the one beside the word.
        loop {
            let next = step(other)?;
            other = if letter(next).is_some() {
                next
            } else {
                step(next)?
            };
            letter(other)?;
            if alone(other).is_some() {
                return Some(place);
            }
        }
    };
    let mut counts = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        let mut found: Vec<u32> = Vec::new();
        if let Some(place) = alone(at).or_else(|| shared(at)) {
            found.push(place);
        } else if language == "is" {
            let word = word.trim_matches(['(', ',']);
            let (first, rest) = word.split_once('-').unwrap_or_default();
            found.extend(point(first).filter(|_| rest.is_empty() || rest.starts_with("li")));
        } else {
            // `e)`, `(e)`, `6(1)(e)`, and no `GDPR-a)`
            for (end, _) in word.match_indices(')') {
                let head = &word[..end];
                let start = head.rfind(|one: char| !one.is_alphabetic());
                let start = start.map_or(0, |at| {
                    at + head[at..].chars().next().map_or(1, char::len_utf8)
                });
                let bracket = &head[..start];
                let owned = bracket.ends_with('-')
                    || bracket
                        .strip_suffix('(')
                        .is_some_and(|rest| rest.ends_with(char::is_alphabetic));
                found.extend(point(&head[start..]).filter(|_| !owned));
            }
        }
        for place in found {
            *counts.entry(place).or_insert(0) += 1;
        }
    }
    counts
}

#[test]
fn a_point_is_told_in_every_language() {
    for (text, language, expected) in [
        ("Article 17(1)(e), Article 6(1)(e) or (f)", "en", "4 4 5"),
        ("Art. 6 Abs. 1 lit. e oder f DSGVO", "de", "4 5"),
        ("член 6, параграф 1, буква д) или е)", "bg", "4 5"),
        ("παράγραφος 1 στοιχείο ε) ή στ),", "el", "4 5"),
        ("6 artiklan 1 kohdan e tai f alakohtaan", "fi", "4 5"),
        ("6 straipsnio 1 dalies e arba f punktu 1 d.", "lt", "4 5"),
        ("artikel 6.1 e eller 6.1 f, per e-post", "sv", "4 5"),
        (
            "byggist á e- eða f-lið 1. mgr. 6. gr. (c-liður",
            "is",
            "2 4 5",
        ),
        (
            "članak 6. stavak 1. točki (e) ili (f) GDPR-a) upisan(a)",
            "hr",
            "4 5",
        ),
        ("artikli 6 lõike 1 punktil e või f", "et", "4 5"),
        ("Art. 5 Abs. 1 lit. b, c und e DSGVO", "de", "1 2 4"),
        ("5 artiklan 1 kohdan b, c ja e alakohta", "fi", "1 2 4"),
        ("b-, c- og e-lið 1. mgr. 5. gr.", "is", "1 2 4"),
    ] {
        let found = points(text, language);
        assert_eq!(told(&found), expected, "{text}");
    }
    assert_eq!(
        told(&numbers("13. 10. 2026 in 22.10.2026, 15(1)")),
        "1 13 15 22 2026 2026"
    );
}

/// Numbers as a list.
fn told(counts: &BTreeMap<u32, usize>) -> String {
    let all = counts
        .iter()
        .flat_map(|(number, times)| vec![number.to_string(); *times]);
    all.collect::<Vec<_>>().join(" ")
}

/// What one has more than the other.
fn more(one: &BTreeMap<u32, usize>, other: &BTreeMap<u32, usize>) -> BTreeMap<u32, usize> {
    let rest = one.iter().filter_map(|(number, times)| {
        let rest = times.checked_sub(other.get(number).copied().unwrap_or_default())?;
        (rest > 0).then_some((*number, rest))
    });
    rest.collect()
}

/// What a language says otherwise, and rightly: the law, the language, what letters it is of, the numbers that it lacks and
/// those that it has more, and why.
const OTHERWISE: [(&str, &str, &str, &str, &str, &str); 6] = [
    (
        "gdpr",
        "de",
        "rectification request",
        "",
        "2",
        "the second sentence of Article 16 is Satz 2",
    ),
    (
        "gdpr",
        "nb",
        "complaint besides",
        "2 4",
        "",
        "the subsections of an Austrian section by words",
    ),
    (
        "gdpr",
        "sl",
        "complaint besides",
        "2 4",
        "",
        "the subsections of an Austrian section by words",
    ),
    (
        "ch-fadp",
        "de-CH",
        "",
        "11 235",
        "",
        "the Ordinance is named, and not by its number in the collection",
    ),
    (
        "ch-fadp",
        "fr-CH",
        "",
        "11 235",
        "",
        "the Ordinance is named, and not by its number in the collection",
    ),
    (
        "ch-fadp",
        "it-CH",
        "",
        "11 235",
        "",
        "the Ordinance is named, and not by its number in the collection",
    ),
];

/// Languages that say an Article again before each of its paragraphs: `artikel 15.1 och 15.2`.
const SAYS_AGAIN: [&str; 1] = ["sv"];

/// Whose letters have a subject that is no translation: it is the title of the request alone.
const SUBJECT_ALONE: [(&str, &str); 1] = [("ccpa", "es")];

struct Told {
    numbers: BTreeMap<u32, usize>,
    points: BTreeMap<u32, usize>,
}

fn tell(language: &Language, letter: &Letter, has_subject: bool) -> Told {
    let said: Vec<&str> = said(letter).skip(usize::from(!has_subject)).collect();
    let text = said.join("\n");
    Told {
        numbers: numbers(&text),
        points: points(&text, language.primary()),
    }
}

#[test]
fn a_letter_cites_the_same_in_every_language() {
    let statutes = statutes();
    // By the letter, and there by the language; the first of a statute's languages that is English stands for what is meant.
    let mut letters: BTreeMap<(String, String), BTreeMap<String, Told>> = BTreeMap::new();
    let mut add = |statute: &Statute, language: &Language, name: &str, letter: &Letter| {
        if statute.languages.len() == 1 {
            return;
        }
        let alone = SUBJECT_ALONE.iter().any(|(law, _)| *law == statute.id);
        let told = tell(language, letter, !alone);
        let key = (statute.id.clone(), name.to_owned());
        letters
            .entry(key)
            .or_default()
            .insert(language.code().to_owned(), told);
    };
    for written in grid::all() {
        let language = &written.letter.language;
        let name = written.name.replacen(&format!(" {language} "), " ", 1);
        add(&written.statute, language, &name, &written.letter);
    }
    for statute in statutes.all().unwrap() {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        besides(&statute, &statutes, |language, name, letter| {
            let again = seen
                .entry((language.code().to_owned(), name.to_owned()))
                .or_default();
            *again += 1;
            add(&statute, language, &format!("{name} {again}"), letter);
        });
    }
    let (mut faults, mut used, mut compared) = (BTreeMap::new(), BTreeSet::new(), 0);
    for ((law, name), told_in) in &letters {
        let english = told_in.iter().find(|(code, _)| code.starts_with("en"));
        let (_, english) = english.unwrap_or_else(|| panic!("{name}"));
        for (language, theirs) in told_in {
            compared += 1;
            let again = SAYS_AGAIN.contains(&language.as_str());
            let flat = |counts: &BTreeMap<u32, usize>| -> BTreeMap<u32, usize> {
                let once = counts.keys().map(|number| (*number, 1));
                if again {
                    once.collect()
                } else {
                    counts.clone()
                }
            };
            for (what, ours, theirs) in [
                ("numbers", &english.numbers, &theirs.numbers),
                ("points", &english.points, &theirs.points),
            ] {
                let (ours, theirs) = (flat(ours), flat(theirs));
                let (lacks, has) = (told(&more(&ours, &theirs)), told(&more(&theirs, &ours)));
                if lacks.is_empty() && has.is_empty() {
                    continue;
                }
                let known = OTHERWISE.iter().position(|one| {
                    (one.0, one.1, one.3, one.4) == (law.as_str(), language, &*lacks, &*has)
                        && name.contains(one.2)
                });
                match known {
                    Some(place) => drop(used.insert(place)),
                    None => {
                        let fault = (language.clone(), what, lacks, has);
                        faults
                            .entry(fault)
                            .or_insert_with(Vec::new)
                            .push(name.clone());
                    }
                }
            }
        }
    }
    let faults: Vec<String> = faults
        .into_iter()
        .map(|((language, what, lacks, has), names)| {
            format!(
                "{language} {what}: lacks {lacks:?}, has more {has:?}: {} of {}",
                names.len(),
                names[0]
            )
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(used.len(), OTHERWISE.len(), "{used:?}");
    assert!(compared > 5000, "{compared}");
}

/// What is said of a right, by language: only a law that has the right may say it.
static NAMED: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| terms::fixture("rights-named.tsv"));

#[test]
fn no_letter_names_a_right_that_its_law_lacks() {
    let mut said_by: BTreeSet<usize> = BTreeSet::new();
    let mut faults = BTreeSet::new();
    for written in grid::all() {
        let statute = &written.statute;
        let rights = statute.known_rights();
        let letter = said(&written.letter)
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let letter = letter.split_whitespace().collect::<Vec<_>>().join(" ");
        for (place, row) in NAMED.iter().enumerate() {
            let [language, right, words, but, _] = &row[..] else {
                panic!("{row:?}");
            };
            if language != written.letter.language.primary() || !letter.contains(words.as_str()) {
                continue;
            }
            if rights.contains(&right.parse().unwrap()) {
                said_by.insert(place);
            } else if !but.split(' ').any(|law| law == statute.id) {
                faults.insert(format!("{}: {words}", written.name));
            }
        }
    }
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // What no letter says would be listed for nothing.
    for (place, row) in NAMED.iter().enumerate() {
        assert!(said_by.contains(&place), "{row:?}");
    }
}
