//! What a language says, by name, put into templates that say when.
//!
//! A template without a language (`gdpr/access.txt`) has the order of a letter, and `[[access-purposes]]` where
//! a sentence stands. `gdpr/sentences/fr.toml` has the sentences; together they are `gdpr/access.fr.txt`, as if
//! somebody had written it. `[[parts/role]]` is a part that the same folder has for several letters. A sentence
//! may name others.

use std::collections::BTreeMap;

use super::fault::LetterError;
use crate::shelf::{Shelf, Text};

/// How deep a sentence may stand within others.
const DEEPEST: usize = 8;

/// The name of the sentences of a language, without its region, within a folder.
pub(super) fn name(language: &str) -> String {
    format!("sentences/{language}.toml")
}

/// Whether this is a template without a language: `gdpr/access.txt`.
pub(super) fn is_order(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".txt")
        .is_some_and(|stem| !stem.contains('.'))
}

/// Puts the sentences of a language into each template of a folder (`gdpr/`) that has none, beside what there is; a template
/// that stands there whole in the language is not touched. Without sentences there is none.
///
/// # Errors
/// When the sentences cannot be read, or one is missing.
pub(super) fn weave(shelf: &mut Shelf, folder: &str, language: &str) -> Result<(), LetterError> {
    let orders: Vec<String> = shelf
        .keys()
        .filter(|path| path.starts_with(folder) && is_order(path))
        .cloned()
        .collect();
    let sentences = shelf.remove(&format!("{folder}{}", name(language)));
    let orders: Vec<(String, Text)> = orders
        .into_iter()
        .filter_map(|path| shelf.remove(&path).map(|order| (path, order)))
        .collect();
    let Some(sentences) = sentences else {
        return Ok(());
    };
    let said: BTreeMap<String, String> =
        sentences.read().map_err(|message| LetterError::Template {
            file: sentences.source.clone(),
            message,
        })?;
    let weaver = Weaver {
        folder,
        language,
        said: &said,
    };
    for (path, order) in orders {
        let name = path.strip_suffix(".txt").unwrap_or(&path);
        let path = format!("{name}.{language}.txt");
        if shelf.contains_key(&path) {
            continue;
        }
        let text =
            weaver
                .woven(&order.text, DEEPEST)
                .map_err(|sentence| LetterError::NoSentence {
                    file: sentences.source.clone(),
                    sentence,
                    template: order.source.clone(),
                })?;
        let woven = Text {
            source: format!("{} in {}", order.source, sentences.source),
            text: text.into(),
            own: order.own || sentences.own,
        };
        shelf.insert(path, woven);
    }
    Ok(())
}

struct Weaver<'a> {
    folder: &'a str,
    language: &'a str,
    said: &'a BTreeMap<String, String>,
}

impl Weaver<'_> {
    /// The text with what it names put in.
    ///
    /// # Errors
    /// With the name of what is not there, or stands within itself.
    fn woven(&self, text: &str, deepest: usize) -> Result<String, String> {
        let mut woven = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("[[") {
            let Some((name, after)) = after.split_once("]]") else {
                break;
            };
            woven.push_str(before);
            let (folder, language) = (self.folder, self.language);
            if name.starts_with("parts/") {
                woven.push_str(&format!(
                    "{{% include \"{folder}{name}.{language}.txt\" %}}"
                ));
            } else {
                let sentence = self.said.get(name).filter(|_| deepest > 0);
                let sentence = sentence.ok_or_else(|| name.to_owned())?;
                woven.push_str(&self.woven(sentence.trim_end(), deepest - 1)?);
            }
            rest = after;
        }
        woven.push_str(rest);
        Ok(woven)
    }
}
