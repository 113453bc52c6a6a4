//! Words that no native reader would write, in letters and in what they say of products.

use datawrit::{directory::Wording, law::Language, letter::Templates};

use super::{bare, flat, full, grounds, statutes, write};

/// What is refused, by the language of the letter.
const REFUSED: [(&str, &[&str]); 4] = [
    (
        "en",
        &[
            "as far as",
            "answer to the postal address in this letter",
            "answer by e",
            "intended for me",
            "that this is right",
            "ends nothing",
        ],
    ),
    (
        "de",
        &[
            "antworten Sie mir an die",
            "verarbeiten im Zusammenhang mit:",
            "soweit Sie es über mich",
            "Dem liegt Folgendes",
            "beendet nichts",
        ],
    ),
    (
        "fr",
        &[
            "ne met fin à rien",
            "Ce retrait vaut pour l’avenir",
            "que vous le traitiez",
        ],
    ),
    (
        "es-US",
        &[
            "vídeo",
            "mando a distancia",
            "cestas",
            "tratamiento de los datos",
            "ordenador",
            "teléfono móvil",
            "Por mucho que",
            "por mucho que",
            "información sanitaria",
            "facilitado",
            "Código Civil, §",
        ],
    ),
];

pub fn refused(language: &Language) -> &'static [&'static str] {
    REFUSED
        .iter()
        .find(|(known, _)| *known == language.code() || *known == language.primary())
        .map_or(&[], |(_, words)| words)
}

#[test]
fn no_letter_has_words_that_were_thought_in_another_language() {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            for grant in &statute.rights {
                let grounds = grounds(&statutes, &statute, grant.right);
                for request in [
                    bare(&statute, grant.right, language),
                    full(&statute, grant.right, language),
                ] {
                    let letter = flat(&write(&templates, &request, &grounds));
                    for word in refused(language) {
                        assert!(
                            !letter.contains(word),
                            "{} {} {language}: {word}",
                            statute.id,
                            grant.right
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn no_product_has_them_either_and_spanish_is_that_of_one_country() {
    for id in Wording::ids() {
        let wording = Wording::find(&id, None).unwrap().unwrap();
        let lines = wording.items.iter().chain(&wording.questions);
        for (language, lines) in lines {
            assert_ne!(language.code(), "es", "{id}: of which country?");
            for line in lines {
                for word in refused(language) {
                    assert!(!line.as_str().contains(word), "{id}: {line}");
                }
            }
        }
        assert!(
            wording.names.keys().all(|language| language.code() != "es"),
            "{id}"
        );
    }
}

#[test]
fn a_french_date_has_its_article_but_in_the_head_of_a_later_page() {
    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    for language in &gdpr.languages {
        let templates = Templates::open(&gdpr, language, None).unwrap();
        let right = datawrit::law::Right::Access;
        let request = bare(&gdpr, right, language);
        let letter = write(&templates, &request, &grounds(&statutes, &gdpr, right));
        let expected = match language.primary() {
            "fr" => "Le 4 janvier 2027",
            "de" => "4. Januar 2027",
            "en" => "4 January 2027",
            _ => continue,
        };
        assert_eq!(letter.date_line, expected);
        let heading = letter.heading_date.as_deref();
        assert_eq!(heading, expected.strip_prefix("Le "), "{language}");
    }
}
