//! The directory of companies: who is in it, and what others keep of them.

mod import;
mod meant;
mod show;

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{
    Error, World,
    file::{self, Overwrite, Prepared},
};
use crate::{directory::Id, law::Place, request::Line};

pub use import::{Collected, Import, Told};
pub use meant::Refused;
pub(super) use meant::meant;
pub use show::{Shown, ShownChannel, platforms, show};

/// The companies that a text fits, the best first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Found {
    pub recipients: Vec<Fit>,
    /// How many fit beside these.
    pub more: usize,
}

/// A company that a text fits.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fit {
    pub id: Id,
    /// The legal name.
    pub name: Line,
    /// Where it is established, as closely as it is known.
    pub place: Option<Place>,
    /// Whether nobody should write there any more.
    pub obsolete: bool,
    /// The name that fits.
    pub matched: String,
    /// How well it fits: 1000 for the very name.
    pub score: u16,
}

impl Fit {
    /// Whether it was found by its legal name or by its id.
    pub fn by_itself(&self) -> bool {
        self.matched == self.name.as_str() || self.matched == self.id.as_str()
    }
}

/// Looks companies up by name, brand, product or domain; at most `limit` of them.
///
/// # Errors
/// When a record is broken.
pub fn search(world: &World<'_>, text: &str, limit: usize) -> Result<Found, Error> {
    let directory = world.home.directory()?;
    let hits = directory.search(text)?;
    let more = hits.len().saturating_sub(limit);
    let mut recipients = Vec::new();
    for hit in hits.into_iter().take(limit) {
        let Some(record) = directory.find(&hit.id)? else {
            continue;
        };
        recipients.push(Fit {
            id: record.id,
            name: record.name,
            place: record.place.or(record.country),
            obsolete: record.obsolete.is_some(),
            matched: hit.name,
            score: hit.score,
        });
    }
    Ok(Found { recipients, more })
}

/// Companies, by id.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Listed {
    pub recipients: Vec<Company>,
    /// The ids that the pack names and the directory does not have.
    pub missing: Vec<String>,
}

/// A company's id and its legal name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Company {
    pub id: String,
    pub name: String,
}

/// Every company, or those of a pack.
///
/// # Errors
/// When there is no such pack, or a record is broken.
pub fn list(world: &World<'_>, pack: Option<&str>) -> Result<Listed, Error> {
    let directory = world.home.directory()?;
    let Some(pack) = pack else {
        let companies = directory.companies()?.into_iter();
        return Ok(Listed {
            recipients: companies.map(|(id, name)| Company { id, name }).collect(),
            missing: Vec::new(),
        });
    };
    let pack = directory
        .pack(pack)?
        .ok_or_else(|| Refused::NoPack(pack.to_owned()))?;
    let (mut recipients, mut missing) = (Vec::new(), Vec::new());
    for id in pack.ids {
        match directory.find(id.as_str())? {
            Some(record) => recipients.push(Company {
                id: record.id.to_string(),
                name: record.name.to_string(),
            }),
            None => missing.push(id.to_string()),
        }
    }
    Ok(Listed {
        recipients,
        missing,
    })
}

/// The packs, by name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Packs {
    pub packs: Vec<PackOf>,
}

/// A pack: companies to ask together.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PackOf {
    pub name: Id,
    pub recipients: Vec<Id>,
    /// Whether it is meant to be taken whole; otherwise one chooses.
    pub whole: bool,
    /// The collection that it came with.
    pub collection: Line,
}

/// Every pack.
///
/// # Errors
/// When the imported records cannot be read.
pub fn packs(world: &World<'_>) -> Result<Packs, Error> {
    let packs = world.home.directory()?.packs()?;
    let packs = packs.into_iter().map(|pack| PackOf {
        name: pack.name,
        recipients: pack.ids,
        whole: pack.whole,
        collection: pack.collection,
    });
    Ok(Packs {
        packs: packs.collect(),
    })
}

/// Where what was imported was written to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Exported {
    #[serde(serialize_with = "file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub file: PathBuf,
}

/// What was imported, as one text that an import takes back.
///
/// # Errors
/// When the imported records cannot be read.
pub fn export(world: &World<'_>) -> Result<String, Error> {
    Ok(world.home.directory()?.export()?)
}

/// The same in a file.
///
/// # Errors
/// When the records cannot be read, or the file cannot be written.
pub fn export_to(world: &World<'_>, path: &Path, overwrite: Overwrite) -> Result<Exported, Error> {
    let text = export(world)?;
    let file = Prepared::new(path, text.as_bytes(), overwrite)?.keep()?;
    Ok(Exported { file })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::office::{
        Hint, Refusal,
        file::FileError,
        scratch::{Scratch, refused},
    };

    const TABLE: &str =
        "name,email,website\nNeu AG,privacy@neu.example.org,https://neu.example.org\n";

    fn imported(scratch: &Scratch) -> Import {
        let table = scratch.path("table.csv");
        fs::write(&table, TABLE).unwrap();
        Import::plan(&scratch.world(), &table).unwrap()
    }

    #[test]
    fn a_plan_changes_nothing_until_it_is_accepted() {
        let scratch = Scratch::new();
        let world = scratch.world();
        let mut import = imported(&scratch);
        let told = serde_json::to_value(import.told()).unwrap();
        assert_eq!(told["new"][0]["id"], "neu-ag");
        assert_eq!(told["imported"], false);
        assert!(!import.is_empty());
        assert!(search(&world, "Neu AG", 10).unwrap().recipients.is_empty());

        import.accept().unwrap();
        assert_eq!(
            serde_json::to_value(import.told()).unwrap()["imported"],
            true
        );
        let found = search(&world, "Neu AG", 10).unwrap();
        assert_eq!(found.recipients[0].id.as_str(), "neu-ag");
        assert!(found.recipients[0].by_itself());
        assert!(
            imported(&scratch).is_empty(),
            "the same again changes nothing"
        );
    }

    #[test]
    fn a_search_says_how_many_more_fit() {
        let scratch = Scratch::new();
        let all = search(&scratch.world(), "amazon", usize::MAX).unwrap();
        let one = search(&scratch.world(), "amazon", 1).unwrap();
        assert_eq!(all.more, 0);
        assert_eq!(one.recipients.len() + one.more, all.recipients.len());
        assert!(one.more > 0);
    }

    #[test]
    fn a_name_that_several_have_is_refused_with_them_and_an_unknown_one_with_those_near() {
        let scratch = Scratch::new();
        let Refused::Several { hits, .. } = refused(show(&scratch.world(), "amazon")) else {
            panic!("one is meant");
        };
        assert!(hits.len() > 1);
        let nobody: Refused = refused(show(&scratch.world(), "zzzqq"));
        assert_eq!(nobody.hints(), [Hint::SearchCompanies]);
        let pack: Refused = refused(list(&scratch.world(), Some("none")));
        assert_eq!(pack, Refused::NoPack("none".to_owned()));
    }

    /// A record is written in TOML, which has days of its own; in JSON they are texts.
    #[test]
    fn the_days_of_a_record_are_texts_in_json() {
        let scratch = Scratch::new();
        let shown = show(&scratch.world(), "amazon-eu").unwrap();
        let value = serde_json::to_value(&shown).unwrap();
        let day = value["channel"][0]["as-of"].as_str().unwrap();
        day.parse::<chrono::NaiveDate>().unwrap();
        assert_eq!(value["channel"][0]["open"], true);
        assert!(!value.to_string().contains("toml"), "{value}");
    }

    #[test]
    fn what_is_exported_is_taken_back_and_no_file_is_replaced_unasked() {
        let scratch = Scratch::new();
        imported(&scratch).accept().unwrap();
        let path = scratch.path("export.toml");
        export_to(&scratch.world(), &path, Overwrite::No).unwrap();
        let other = Scratch::new();
        let mut import = Import::plan(&other.world(), &path).unwrap();
        import.accept().unwrap();
        assert_eq!(
            export(&other.world()).unwrap(),
            export(&scratch.world()).unwrap()
        );

        let before = fs::read(&path).unwrap();
        let again = export_to(&scratch.world(), &path, Overwrite::No).unwrap_err();
        assert!(again.downcast_ref::<FileError>().is_some(), "{again}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}
