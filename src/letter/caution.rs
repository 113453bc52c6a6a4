//! Does a person's own reason speak of a danger that the letter would make worse?

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::shelf::built_in;

/// The lists of `templates/cautions.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cautions {
    /// Beginnings of words, by language.
    in_hiding: BTreeMap<String, Vec<String>>,
}

static CAUTIONS: LazyLock<Option<Cautions>> =
    LazyLock::new(|| built_in::TEMPLATES.read("cautions.toml")?.ok());

/// Whether these words speak of a stalker, or of an address that must not be found. The
/// lists of every language are looked through: a reason is in the language of its writer.
pub fn speaks_of_hiding(text: &str) -> bool {
    let text = text.to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(cautions) = &*CAUTIONS else {
        return false;
    };
    cautions
        .in_hiding
        .values()
        .flatten()
        .any(|beginning| begins_a_word(&text, beginning))
}

fn begins_a_word(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| {
        text.get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|before| !before.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read_in_every_language() {
        let cautions = CAUTIONS.as_ref();
        let languages: Vec<&str> = cautions
            .into_iter()
            .flat_map(|cautions| cautions.in_hiding.keys().map(String::as_str))
            .collect();
        assert_eq!(languages, ["de", "en", "es", "fr"]);
    }

    #[test]
    fn a_danger_is_heard_in_four_languages_and_not_in_other_words() {
        for told in [
            "I was STALKED in 2024.\nMy address must not be found.",
            "Für mich besteht eine Auskunftssperre.",
            "Ich wurde Opfer von\nhäuslicher  Gewalt.",
            "Je suis harcelée depuis un an.",
            "Tengo una orden de protección.",
            "Me acosa mi expareja.",
        ] {
            assert!(speaks_of_hiding(told), "{told}");
        }
        for other in [
            "You hold a wrong date of birth.",
            "Der Beanstalker-Verein schreibt mir.",
            "Mon adresse a changé.",
            "Las fotos son de la casa.",
            "",
        ] {
            assert!(!speaks_of_hiding(other), "{other}");
        }
    }
}
