//! A template that asks for what does not exist is found before a letter is.

use std::fs;

use datawrit::{
    delivery::text,
    law::{Right, Statute},
    letter::Templates,
    request::Passage,
};

use super::{bare, grounds, line, statutes, write};

fn with_template(path: &str, source: &str) -> Result<Templates, String> {
    let own = tempfile::tempdir().unwrap();
    let file = own.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, source).unwrap();
    let statute = statutes().get("gdpr").unwrap();
    Templates::open(&statute, &statute.languages[0], Some(own.path())).map_err(|error| {
        error
            .to_string()
            .replace(&own.path().display().to_string(), "OWN")
    })
}

/// The templates of every statute in every language.
fn all_templates() -> Vec<(Statute, Templates)> {
    let mut all = Vec::new();
    for statute in statutes().all().unwrap() {
        for language in &statute.languages {
            all.push((
                statute.clone(),
                Templates::open(&statute, language, None).unwrap(),
            ));
        }
    }
    all
}

#[test]
fn every_variable_of_every_template_is_known() {
    for (_, templates) in all_templates() {
        for path in templates.paths() {
            for variable in templates.variables(path).unwrap() {
                assert!(templates.knows(path, variable), "{path}: {variable}");
            }
        }
    }
}

#[test]
fn every_provision_of_a_statute_is_used_in_every_language() {
    for (statute, templates) in all_templates() {
        for provision in &statute.provisions {
            let variable = format!("cites_{}", provision.id);
            let used = templates
                .paths()
                .iter()
                .any(|path| templates.variables(path).unwrap().contains(&*variable));
            assert!(used, "{}: {variable}", statute.id);
        }
    }
}

#[test]
fn every_template_file_is_read_in_some_language() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let read: usize = all_templates()
        .iter()
        .map(|(_, templates)| templates.paths().len())
        .sum();
    let mut there = 0;
    for statute in statutes().ids() {
        if !folder.join(&statute).exists() {
            continue;
        }
        for part in ["", "parts", "next"] {
            let folder = folder.join(&statute).join(part);
            there += fs::read_dir(folder)
                .into_iter()
                .flatten()
                .filter(|entry| entry.as_ref().unwrap().path().is_file())
                .count();
        }
    }
    assert_eq!(read, there);
}

#[test]
fn an_unknown_variable_is_an_error_also_where_it_is_only_asked_for() {
    for (source, place) in [
        (
            "Subject: {{ nme }}\n\nA\n\nB",
            "  |\n1 | Subject: {{ nme }}\n  |             ^^^",
        ),
        (
            "Subject: a\n\n{% if nme %}A{% endif %}\n\nB",
            "  |\n3 | {% if nme %}A{% endif %}\n  |       ^^^",
        ),
    ] {
        assert_eq!(
            with_template("gdpr/access.en.txt", source).unwrap_err(),
            format!(
                "the template OWN/gdpr/access.en.txt asks for `nme`, which no letter has\n{place}"
            )
        );
    }
}

#[test]
fn an_unknown_filter_or_include_is_an_error_that_names_file_line_and_place() {
    let error = with_template(
        "gdpr/access.en.txt",
        "Subject: a\n\n{{ name | shout }}\n\nB",
    )
    .unwrap_err();
    assert!(
        error.starts_with("the template OWN/gdpr/access.en.txt is broken"),
        "{error}"
    );
    assert!(
        error.contains("shout") && error.contains("3:") && error.contains('^'),
        "{error}"
    );
    let error = with_template(
        "gdpr/access.en.txt",
        "Subject: a\n\n{% include \"gdpr/none.txt\" %}\n\nB",
    )
    .unwrap_err();
    assert!(error.contains("gdpr/none.txt"), "{error}");
}

#[test]
fn a_broken_language_file_is_an_error_that_names_it() {
    let error = with_template("languages/en.toml", "months = 3\n").unwrap_err();
    assert!(
        error.starts_with("the template OWN/languages/en.toml is broken"),
        "{error}"
    );
}

#[test]
fn a_template_without_a_subject_is_an_error() {
    let templates = with_template("gdpr/access.en.txt", "Dear all,\n\nA\n\nB").unwrap();
    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    let request = bare(&gdpr, Right::Access, &gdpr.languages[0]);
    let reference = "K7Q3-9MX2".parse().unwrap();
    let error = templates
        .write(
            &request,
            &grounds(&statutes, &gdpr, Right::Access),
            &reference,
            super::day(),
        )
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("has no line that begins with `Subject:`"),
        "{error}"
    );
}

#[test]
fn the_persons_own_text_arrives_as_typed() {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            let mut request = bare(&statute, Right::Access, language);
            let typed = "{{ name }} {% raw %} <b>&amp;</b> $& \\1 #. - 'quotes' \"“„«»";
            request.reason = Some(
                Passage::new(&format!("{typed}\n\n- not a list\n#. nor this\nSubject: x")).unwrap(),
            );
            request.items = vec![line("{{ reference }} & <i>"), line("#. - {% endif %}")];
            request.requester.name = line("Ada {{ reason }} <Example>");
            let letter = write(
                &templates,
                &request,
                &grounds(&statutes, &statute, Right::Access),
            );
            let text = text::message(&letter);
            for expected in [
                typed,
                "\n\n- not a list\n#. nor this\nSubject: x",
                "– {{ reference }} & <i>",
                "– #. - {% endif %}",
                "\nAda {{ reason }} <Example>\n",
            ] {
                assert!(
                    text.contains(expected),
                    "{} {language}: {expected}\n{text}",
                    statute.id
                );
            }
        }
    }
}

#[test]
fn a_users_own_template_wins() {
    let templates = with_template(
        "gdpr/access.en.txt",
        "Subject: Mine {{ reference }}\n\nHello {{ recipient }},\n\nBye",
    )
    .unwrap();
    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    let request = bare(&gdpr, Right::Access, &gdpr.languages[0]);
    let letter = write(
        &templates,
        &request,
        &grounds(&statutes, &gdpr, Right::Access),
    );
    assert_eq!(letter.subject, "Mine K7Q3-9MX2");
    assert_eq!(
        text::message(&letter),
        "Hello Musterfirma GmbH,\n\nBye\n\nAda Example\n"
    );
}
