//! What the letters cite: each Article, section, recital, paragraph and case by its number is in the file of its statute,
//! with how sure it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::Arc,
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
