//! A template that asks for what does not exist is found before a letter is.

use std::{collections::BTreeSet, fs};

use datawrit::{
    delivery::text,
    law::{NO_LAW, Right, Statute},
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

/// The texts of a folder of templates, by their paths below `templates/`.
fn texts(folder: &str) -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut texts = Vec::new();
    for part in ["", "parts", "next", "sentences"] {
        let inside = root.join(folder).join(part);
        for entry in fs::read_dir(&inside).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&root).unwrap();
                texts.push((path.to_str().unwrap().to_owned(), text));
            }
        }
    }
    texts
}

#[test]
fn every_provision_of_a_statute_is_used_in_every_language() {
    for (statute, templates) in all_templates() {
        let family = statute.templates.iter().chain([&statute.id]);
        let texts: Vec<_> = family.flat_map(|folder| texts(folder)).collect();
        for provision in &statute.provisions {
            let variable = format!("cites_{}", provision.id);
            // That of the time stands in the place of the answer's own.
            let field = match provision.id.as_str() {
                "time" => "law.answer".to_owned(),
                id => format!("law.provision.{}", id.replace('-', "_")),
            };
            let used = templates
                .paths()
                .iter()
                .any(|path| templates.variables(path).unwrap().contains(&*variable))
                || texts.iter().any(|(_, text)| text.contains(&field));
            assert!(used, "{}: {variable}", statute.id);
        }
    }
}

/// What a family's template asks of a statute is had by one at least: a slip of the pen under `law.` is false in
/// an `if`, and nobody would see it.
#[test]
fn what_a_template_asks_of_its_statute_some_statute_has() {
    let all = statutes().all().unwrap();
    let mut asked = 0;
    for family in all.iter().flat_map(|statute| &statute.templates) {
        let of_family: Vec<&Statute> = all
            .iter()
            .filter(|statute| statute.templates.as_ref() == Some(family))
            .collect();
        let key = |name: &str| name.replace('-', "_");
        for (path, text) in texts(family) {
            for field in text.split("law.").skip(1) {
                let end = field.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'));
                let mut names = field[..end.unwrap_or(field.len())].split('.');
                let (kind, name) = (names.next().unwrap(), names.next().unwrap_or_default());
                let had = |statute: &&Statute| match kind {
                    "title" | "short_title" | "citation" | "home" | "asked" | "answer" => true,
                    // By the right of the case.
                    "word" if name.is_empty() => statute.words.values().all(|words| {
                        statute.known_rights().iter().all(|right| {
                            words.contains_key(right.word())
                                && words.contains_key(&format!("do-{right}"))
                        })
                    }),
                    "needs" => statute
                        .formalities
                        .iter()
                        .any(|one| one.what.word() == name),
                    "right" => statute
                        .rights
                        .iter()
                        .any(|one| key(one.right.word()) == name),
                    "relief" => statute
                        .clocks
                        .iter()
                        .flat_map(|one| &one.versions)
                        .any(|one| one.relief.is_some()),
                    "clock" => statute.clocks.iter().any(|one| key(&one.id) == name),
                    "provision" => statute.provisions.iter().any(|one| key(&one.id) == name),
                    "word" => statute.words.values().any(|words| words.contains_key(name)),
                    _ => false,
                };
                assert!(of_family.iter().any(had), "{path}: law.{kind}.{name}");
                asked += 1;
            }
        }
    }
    assert!(asked > 100);
}

#[test]
fn every_template_file_is_read_in_some_language() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut read = BTreeSet::new();
    for (_, templates) in all_templates() {
        read.extend(templates.paths().into_iter().map(str::to_owned));
    }
    // A letter that names no law has templates too, and is of no statute.
    let none = statutes().get(NO_LAW).unwrap();
    for language in &none.languages {
        let templates = Templates::open(&none, language, None).unwrap();
        read.extend(templates.paths().into_iter().map(str::to_owned));
    }
    for folder in fs::read_dir(folder).unwrap() {
        let folder = folder.unwrap().file_name().into_string().unwrap();
        for (path, _) in texts(&folder) {
            let Some(name) = path.strip_suffix(".txt") else {
                continue;
            };
            // An order without a language is read with the sentences of each.
            let in_english = format!("{name}.en.txt");
            assert!(read.contains(&path) || read.contains(&in_english), "{path}");
        }
    }
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
            let right = statute.known_rights()[0];
            let mut request = bare(&statute, right, language);
            let typed = "{{ name }} {% raw %} <b>&amp;</b> $& \\1 #. - 'quotes' \"“„«»";
            request.reason = Some(
                Passage::new(&format!("{typed}\n\n- not a list\n#. nor this\nSubject: x")).unwrap(),
            );
            request.items = vec![line("{{ reference }} & <i>"), line("#. - {% endif %}")];
            request.requester.name = line("Ada {{ reason }} <Example>");
            let letter = write(&templates, &request, &grounds(&statutes, &statute, right));
            let text = text::message(&letter);
            // A reason is nobody's business where the law lets a request be refused for its purpose.
            let silent = statute.purpose_may_refuse.is_some();
            let rest = "\n\n- not a list\n#. nor this\nSubject: x";
            for expected in [
                if silent { "" } else { typed },
                if silent { "" } else { rest },
                " {{ reference }} & <i>\n",
                " #. - {% endif %}\n",
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
