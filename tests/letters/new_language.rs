//! A language is files: one that was never heard of writes every letter, with no line of Rust.

use std::{fs, path::Path};

use datawrit::{
    law::{FollowUp, Language},
    letter::{Templates, tick_list},
};

use super::{bare, flat, follow_ups, full, grounds, statutes, write, written_on};

/// The English sentences, each in brackets.
fn bracketed(text: &str) -> String {
    let mut sentences: toml::Table = text.parse().unwrap();
    for (name, sentence) in &mut sentences {
        let said = sentence.as_str().unwrap();
        // What others hold in the middle of a sentence, and the closing, stay as they are.
        if !["act-", "asked-", "titled-", "right-"]
            .iter()
            .any(|begin| name.starts_with(begin))
        {
            *sentence = format!("‹{said}›").into();
        }
    }
    sentences.to_string()
}

/// A first sentence of each template that a folder of ours has.
fn one_of_each(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for inner in ["", "next", "parts"] {
        for entry in fs::read_dir(folder.join(inner)).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_none_or(|end| end != "txt") {
                continue;
            }
            let text = fs::read_to_string(file).unwrap();
            let asked = text.split("[[").skip(1);
            let asked = asked.filter_map(|rest| Some(rest.split_once("]]")?.0.to_owned()));
            names.extend(asked.filter(|name| !name.contains('/')).take(1));
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn a_language_added_from_files_alone_writes_every_letter() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let own = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let file = own.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    let read = |path: &str| fs::read_to_string(ours.join(path)).unwrap();
    let sentences = bracketed(&read("gdpr/sentences/en.toml"));
    put("gdpr/sentences/qq.toml", &sentences);
    let points = read("gdpr/points.en.toml").replace("says = \"", "says = \"‹");
    put("gdpr/points.qq.toml", &points);
    put(
        "languages/qq.toml",
        &read("languages/en.toml").replace("January", "Januarus"),
    );

    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    let language: Language = "qq".parse().unwrap();
    let templates = Templates::open(&gdpr, &language, Some(own.path())).unwrap();
    let english = Templates::open(&gdpr, &"en".parse().unwrap(), None).unwrap();
    let mut steps = 0;
    for grant in &gdpr.rights {
        let grounds = grounds(&statutes, &gdpr, grant.right);
        let requests = [
            (bare(&gdpr, grant.right, &language), false),
            (full(&gdpr, grant.right, &language), true),
        ];
        for (request, _) in &requests {
            let letter = write(&templates, request, &grounds);
            assert!(letter.subject.starts_with('‹'), "{}", letter.subject);
            assert_eq!(letter.date_line, "4 Januarus 2027");
            assert_eq!(letter.closing, "‹Yours faithfully,›");
        }
        // What an answer lacks is ticked in the language too.
        let list = tick_list("gdpr", grant.right, &language, Some(own.path())).unwrap();
        assert!(!list.is_empty(), "{}", grant.right);
        assert!(
            list.iter()
                .all(|point| point.says.as_str().starts_with('‹'))
        );

        for &step in FollowUp::ALL {
            let has = templates.has_step(step, &grounds, &language);
            let in_english = english.has_step(step, &grounds, &"en".parse().unwrap());
            assert_eq!(has, in_english, "{step} {}", grant.right);
            if !has {
                continue;
            }
            for (request, whole) in &requests {
                let letter = templates
                    .write_next(
                        step,
                        &follow_ups::addressed(step, request.clone()),
                        &grounds,
                        &"K7Q3-9MX2".parse().unwrap(),
                        written_on(&grounds),
                        &follow_ups::facts(step, grounds.letter(), &language, *whole),
                    )
                    .unwrap_or_else(|fault| panic!("{step} {}: {fault}", grant.right));
                let name = format!("{step} {}", grant.right);
                assert!(
                    letter.subject.starts_with('‹'),
                    "{name}: {}",
                    letter.subject
                );
                assert_eq!(letter.date_line, "4 Januarus 2027", "{name}");
                assert_eq!(letter.closing, "‹Yours faithfully,›", "{name}");
                // A place has its name in English, where the table of places has no column of the language.
                if step == FollowUp::Complaint && *whole {
                    assert!(flat(&letter).contains(": Germany."), "{}", flat(&letter));
                }
                steps += 1;
            }
        }
    }
    assert!(steps > 7 * 10, "{steps}");

    // One sentence less, and no letter is written: the sentence is told by its name, whichever letter says it.
    let names = one_of_each(&ours.join("gdpr"));
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let fewer: toml::Table = sentences.parse().unwrap();
        let fewer: toml::Table = fewer.into_iter().filter(|(one, _)| *one != name).collect();
        put("gdpr/sentences/qq.toml", &fewer.to_string());
        let error = Templates::open(&gdpr, &language, Some(own.path()))
            .unwrap_err()
            .to_string();
        assert!(error.contains(&format!("have no `{name}`")), "{error}");
    }
}
