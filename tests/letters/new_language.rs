//! A language is files: one that was never heard of writes every letter, with no line of Rust.

use std::{fs, path::Path};

use datawrit::{
    law::{FollowUp, Language},
    letter::{Fact, Facts, Templates, Told},
};

use super::{bare, day, full, grounds, statutes, write};

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
    put(
        "gdpr/sentences/qq.toml",
        &bracketed(&read("gdpr/sentences/en.toml")),
    );
    put(
        "languages/qq.toml",
        &read("languages/en.toml").replace("January", "Januarus"),
    );

    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    let language: Language = "qq".parse().unwrap();
    let templates = Templates::open(&gdpr, &language, Some(own.path())).unwrap();
    for grant in &gdpr.rights {
        let grounds = grounds(&statutes, &gdpr, grant.right);
        for request in [
            bare(&gdpr, grant.right, &language),
            full(&gdpr, grant.right, &language),
        ] {
            let letter = write(&templates, &request, &grounds);
            assert!(letter.subject.starts_with('‹'), "{}", letter.subject);
            assert_eq!(letter.date_line, "4 Januarus 2027");
            assert_eq!(letter.closing, "‹Yours faithfully,›");
        }
    }
    let mut facts = Facts::default();
    for fact in [Fact::AskedOn, Fact::ReceivedOn, Fact::DueOn, Fact::LastDay] {
        facts.tell(fact, Told::Day(day()));
    }
    facts.tell(Fact::DueOver, Told::Known(true));
    facts.tell(Fact::DaysLate, Told::Number(3));
    let right = gdpr.rights[0].right;
    let letter = templates
        .write_next(
            FollowUp::Reminder,
            &bare(&gdpr, right, &language),
            &grounds(&statutes, &gdpr, right),
            &"K7Q3-9MX2".parse().unwrap(),
            day(),
            &facts,
        )
        .unwrap();
    assert!(
        letter.subject.contains("4 Januarus 2027"),
        "{}",
        letter.subject
    );
    // One sentence less, and no letter is written: the sentence is told by its name.
    let fewer =
        bracketed(&read("gdpr/sentences/en.toml")).replace("access-purposes", "access-porpoises");
    put("gdpr/sentences/qq.toml", &fewer);
    let error = Templates::open(&gdpr, &language, Some(own.path()))
        .unwrap_err()
        .to_string();
    assert!(error.contains("have no `access-purposes`"), "{error}");
}
