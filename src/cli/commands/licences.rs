//! `datawrit licences`

use std::collections::BTreeSet;

use serde_json::json;

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, table::Table},
    shelf::built_in,
    speech::say,
};

/// The licences of the program itself.
const OWN: [(&str, &str); 2] = [
    ("MIT", include_str!("../../../LICENSE-MIT")),
    ("Apache-2.0", include_str!("../../../LICENSE-APACHE")),
];

/// Something others made that is in the program: a crate, a font, a profile.
struct Part<'a> {
    name: &'a str,
    version: &'a str,
    licence: &'a str,
    /// The names of its texts.
    texts: Vec<&'a str>,
}

pub fn licences(scene: &Scene<'_>, args: &args::Licences) -> Result<Answer, Failure> {
    let mut parts = parts();
    if let Some(wanted) = &args.part {
        let wanted = wanted.to_lowercase();
        parts.retain(|part| part.name.to_lowercase() == wanted);
        if parts.is_empty() {
            return Err(Failure::misuse(say!("home-licences-none", name = wanted))
                .hint(say!("home-licences-lists")));
        }
    }
    // Whoever names a part wants to read what goes with it.
    let full = args.full || args.part.is_some();
    if scene.global.json {
        let list: Vec<_> = parts
            .iter()
            .map(|part| {
                let mut value = json!({
                    "part": part.name,
                    "version": part.version,
                    "licence": part.licence,
                });
                if full {
                    let texts: Vec<_> = part.texts.iter().map(|name| text(name)).collect();
                    value["texts"] = json!(texts);
                }
                value
            })
            .collect();
        return Ok(Answer::json(&json!(list)));
    }
    if !full {
        let mut table = Table::default();
        for part in &parts {
            table.row([part.name, part.version, part.licence]);
        }
        return Ok(Answer::text(table.render(0)).note(say!("home-licences-own")));
    }
    let mut said = String::new();
    if args.part.is_none() {
        said += &format!("datawrit {}\n\n", env!("CARGO_PKG_VERSION"));
        for (_, text) in OWN {
            said += &format!("{}\n{RULE}", text.trim_end());
        }
    }
    said += &notices(&parts);
    // Their lines are broken as their authors broke them.
    Ok(Answer::data(said))
}

const RULE: &str = "\n------------------------------------------------------------------------\n\n";

/// Every text once, below the names of all the parts it belongs to.
fn notices(parts: &[Part<'_>]) -> String {
    let mut said = Vec::new();
    let mut told = BTreeSet::new();
    for part in parts {
        for name in &part.texts {
            if !told.insert(*name) {
                continue;
            }
            let shared = parts.iter().filter(|part| part.texts.contains(name));
            let names: Vec<_> = shared
                .map(|part| format!("{} {} ({})\n", part.name, part.version, part.licence))
                .collect();
            said.push(format!("{}\n{}", names.concat(), text(name)));
        }
    }
    said.join(RULE)
}

fn parts() -> Vec<Part<'static>> {
    let list = built_in::LICENCES.text("linked.tsv").unwrap_or_default();
    list.lines()
        .skip(1)
        .filter_map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [name, version, licence, texts] => Some(Part {
                name,
                version,
                licence,
                texts: texts.split(' ').collect(),
            }),
            _ => None,
        })
        .collect()
}

fn text(name: &str) -> &'static str {
    let file = format!("texts/{name}.txt");
    built_in::LICENCES.text(&file).unwrap_or_default()
}
