//! Every letter of every statute, right and language, whole; what every one of
//! them must say; and what none may.

use std::{collections::BTreeSet, fs, ops::Range, path::Path};

use datawrit::{
    delivery::{
        page::{Layouts, Press, Setting},
        text,
    },
    law::{Grounds, Right, Statute},
    letter::Templates,
    request::Request,
};

use super::{bare, full, grounds, in_languages, is_shown, statutes, write};

/// Every right of every statute in every language, bare and full.
fn for_each(mut visit: impl FnMut(&Statute, &Templates, &Grounds, &Request, &str)) {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            for grant in &statute.rights {
                let grounds = grounds(&statutes, &statute, grant.right);
                let name = format!("{}-{}-{}", statute.id, grant.right, language.primary());
                let request = bare(&statute, grant.right, language);
                visit(
                    &statute,
                    &templates,
                    &grounds,
                    &request,
                    &format!("{name}-bare"),
                );
                let request = full(&statute, grant.right, language);
                visit(
                    &statute,
                    &templates,
                    &grounds,
                    &request,
                    &format!("{name}-full"),
                );
            }
        }
    }
}

#[test]
fn every_letter_stands_as_it_was_read() {
    let mut names = BTreeSet::new();
    for_each(|statute, templates, grounds, request, name| {
        if !is_shown(statute) {
            return;
        }
        insta::assert_snapshot!(name, text::render(&write(templates, request, grounds)));
        names.insert(name.to_owned());
    });
    // What was read once and is written no more.
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters/snapshots");
    let kept = fs::read_dir(kept).unwrap().filter_map(|file| {
        let name = file.unwrap().file_name().into_string().unwrap();
        let name = name.strip_prefix("letters__every_letter__")?;
        Some(name.strip_suffix(".snap")?.to_owned())
    });
    assert_eq!(kept.collect::<BTreeSet<_>>(), names);
    // And each template for itself is one of these letters.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for statute in statutes().all().unwrap() {
        let Ok(files) = fs::read_dir(folder.join(&statute.id)) else {
            continue;
        };
        for file in files {
            let file = file.unwrap().file_name().into_string().unwrap();
            for letter in in_languages(&statute, &file) {
                let name = format!("{}-{letter}-bare", statute.id);
                assert!(names.contains(&name), "{name}");
            }
        }
    }
}

#[test]
fn no_letter_has_an_empty_place_or_a_trace_of_its_template() {
    for_each(|_, templates, grounds, request, name| {
        let letter = text::render(&write(templates, request, grounds));
        for trace in [
            "{{", "}}", "{%", "%}", "  ,", " .", "..", ",,", "()", "\u{1e}", "\u{1f}", "\u{2028}",
        ] {
            let letter = letter.replace("...", "");
            assert!(!letter.contains(trace), "{name}: {trace:?}");
        }
        for line in letter.lines() {
            assert!(!line.trim_start().contains("  "), "{name}: {line:?}");
        }
    });
}

/// In which of so many layouts a letter is printed, given its turn.
fn fits_in(layouts_of: impl Fn(usize, usize) -> Range<usize>) {
    let layouts = Layouts::open(None).unwrap();
    let layouts: Vec<_> = layouts.all().collect();
    let press = Press::new(Vec::new()).unwrap();
    let mut turn = 0;
    for_each(|statute, templates, grounds, request, name| {
        if name.ends_with("-full") || !is_shown(statute) {
            return;
        }
        turn += 1;
        let letter = write(templates, request, grounds);
        for layout in &layouts[layouts_of(turn, layouts.len())] {
            let pdf = press.print(&letter, &Setting::new(layout)).unwrap();
            let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
            assert!(pages <= 2, "{name} in {}: {pages}", layout.id);
        }
    });
}

#[test]
fn every_letter_fits_two_pages() {
    fits_in(|turn, count| turn % count..turn % count + 1);
}

#[test]
#[ignore = "takes half a minute"]
fn every_letter_fits_two_pages_in_every_layout() {
    fits_in(|_, count| 0..count);
}

#[test]
fn every_letter_names_its_reference_in_the_subject_and_its_person_under_the_closing() {
    for_each(|_, templates, grounds, request, name| {
        let letter = write(templates, request, grounds);
        assert!(
            letter.subject.contains("K7Q3-9MX2"),
            "{name}: {}",
            letter.subject
        );
        assert_eq!(letter.signature, "Ada Example");
        assert!(
            letter.closing.chars().count() < 80,
            "{name}: {}",
            letter.closing
        );
    });
}

/// What no letter holds over anybody, in small letters.
pub const THREATS: &[&str] = &[
    "damages",
    "compensation",
    "lawsuit",
    "article 82",
    "schadenersatz",
    "schadensersatz",
    "art. 82",
    "dommages",
    "article 82",
    "demanda",
    "indemnización",
];

#[test]
fn no_letter_threatens_with_damages() {
    for_each(|_, templates, grounds, request, name| {
        let letter = text::render(&write(templates, request, grounds)).to_lowercase();
        for threat in THREATS {
            assert!(!letter.contains(threat), "{name}: {threat}");
        }
    });
}

#[test]
fn no_uk_letter_cites_what_the_uk_has_repealed() {
    for_each(|statute, templates, grounds, request, name| {
        if statute.id == "uk-gdpr" {
            let letter = text::render(&write(templates, request, grounds));
            for gone in [
                "Article 77",
                "Article 22 ",
                "Article 22(",
                "supervisory authority",
                "C-154/21",
            ] {
                assert!(!letter.contains(gone), "{name}: {gone}");
            }
        }
    });
}

#[test]
fn a_residence_is_claimed_only_where_it_was_said() {
    for_each(|statute, templates, grounds, request, name| {
        let letter = text::render(&write(templates, request, grounds));
        let claim = match (statute.id.as_str(), request.language.primary()) {
            ("ccpa", "en") => "resident of California",
            ("ccpa", "es") => "residente de California",
            ("mhmda", _) => "live in Washington",
            _ => return,
        };
        let flat = letter.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            flat.contains(claim),
            request.requester.residence.is_some(),
            "{name}"
        );
    });
}

#[test]
fn no_letter_tells_a_postal_address_in_its_words_when_there_is_an_email() {
    for_each(|_, templates, grounds, request, name| {
        let letter = write(templates, request, grounds);
        let body = text::message(&letter);
        assert_eq!(
            body.contains("Lindenallee"),
            request.requester.email.is_none(),
            "{name}"
        );
    });
}

#[test]
fn an_access_letter_under_the_gdpr_says_what_makes_the_right_effective() {
    for_each(|statute, templates, grounds, request, name| {
        if statute.id == "gdpr" && grounds.asked == Right::Access {
            let letter = text::render(&write(templates, request, grounds));
            for ruling in ["C-154/21", "C-487/21", "C-307/22", "C-203/22"] {
                assert!(letter.contains(ruling), "{name}: {ruling}");
            }
        }
    });
}

#[test]
fn a_provision_is_not_cited_before_its_day() {
    let statutes = statutes();
    let uk = statutes.get("uk-gdpr").unwrap();
    let language = &uk.languages[0];
    let templates = Templates::open(&uk, language, None).unwrap();
    let request = bare(&uk, Right::Access, language);
    let on = |day: &str| {
        let day = day.parse().unwrap();
        let grounds = uk
            .grounds(Right::Access, day, statutes.countings().unwrap())
            .unwrap();
        let reference = "K7Q3-9MX2".parse().unwrap();
        let letter = templates
            .write(&request, &grounds, &reference, day)
            .unwrap();
        text::render(&letter)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(!on("2026-06-18").contains("164A"));
    assert!(on("2026-06-19").contains("section 164A of the Data Protection Act 2018"));
    assert!(!on("2026-02-04").contains("12A"));
    assert!(on("2026-02-05").contains("Articles 12(3) and 12A"));
}
