//! Every company that is known, found by its id or by a name.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

use super::{
    DirectoryError, Hit, Id, Pack, Record,
    built_in::built_in_names,
    import,
    index::BUILT_IN_INDEX,
    layers,
    names::{self, How, Names, Query},
    store::Store,
};
use crate::shelf::{self, built_in};

/// The ids of the built-in records, in order.
pub fn ids() -> Vec<&'static str> {
    let paths = built_in::RECIPIENTS.files.iter().map(|(path, _)| path);
    let mut ids: Vec<_> = paths
        .filter(|path| !path.contains('/'))
        .filter_map(|path| path.strip_suffix(".toml"))
        .collect();
    ids.sort_unstable();
    ids
}

fn built_in(id: &Id) -> Result<Option<Record>, DirectoryError> {
    let file = format!("{id}.toml");
    let Some(read) = built_in::RECIPIENTS.read::<Record>(&file) else {
        return Ok(None);
    };
    let checked = read.and_then(|record| record.checked(id)).map(Some);
    checked.map_err(|message| DirectoryError::Grammar {
        file: format!("recipients/{file}"),
        message,
    })
}

fn own_record(id: &Id, own: Option<&Path>) -> Result<Option<Record>, DirectoryError> {
    // An id is a file name and nothing else: no path leads out of the folder.
    let Some(path) = own.map(|own| own.join(format!("{id}.toml"))) else {
        return Ok(None);
    };
    // A link that leads nowhere counts as there, so that the error names it.
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let file = path.display().to_string();
    match shelf::read(&path) {
        Ok(text) => Record::read(&text, id)
            .map(Some)
            .map_err(|message| DirectoryError::Grammar { file, message }),
        Err(source) => Err(DirectoryError::Unreadable { file, source }),
    }
}

/// Every company that is known, in its layers.
#[derive(Debug)]
pub struct Directory {
    home: Option<PathBuf>,
    store: Option<Store>,
    /// The person's own records, once they were asked for.
    own: OnceCell<Vec<Record>>,
}

/// Whom a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// The company of this id.
    One(Box<Record>),
    /// Several fit, the best first.
    Several(Vec<Hit>),
    /// None fits as typed; these are near.
    Nobody(Vec<Hit>),
}

impl Directory {
    /// The built-in records, with what the home has laid over them.
    ///
    /// # Errors
    /// When the imported records cannot be opened.
    pub fn open(home: Option<&Path>) -> Result<Directory, DirectoryError> {
        let store = match home {
            Some(home) => Store::open_existing(home)?,
            None => None,
        };
        Ok(Directory {
            home: home.map(Path::to_owned),
            store,
            own: OnceCell::new(),
        })
    }

    fn own(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join("recipients"))
    }

    /// The company with this id, or one that had it before; `None` when there is none.
    ///
    /// # Errors
    /// When a record of it is broken.
    pub fn find(&self, id: &str) -> Result<Option<Record>, DirectoryError> {
        let Ok(id) = id.parse::<Id>() else {
            return Ok(None);
        };
        if let Some(found) = self.called(&id)? {
            return Ok(Some(found));
        }
        let own = self.own_records()?.iter();
        let own = own.filter(|record| record.former_ids.contains(&id));
        let near =
            built_in_names().filter(|name| name.kind == "former" && name.text == id.as_str());
        let near = near.filter_map(|name| name.id.parse().ok());
        if let Some(instead) = own.map(|record| record.id.clone()).chain(near).next() {
            return self.called(&instead);
        }
        let instead = match &self.store {
            Some(store) => store.instead_of(id.as_str())?,
            None => None,
        };
        match instead.map(|id| id.parse::<Id>()) {
            Some(Ok(instead)) => self.called(&instead),
            _ => Ok(None),
        }
    }

    /// The company that has this id now.
    fn called(&self, id: &Id) -> Result<Option<Record>, DirectoryError> {
        if let Some(own) = own_record(id, self.own().as_deref())? {
            return Ok(Some(own.dated()));
        }
        let mut layers: Vec<Record> = built_in(id)?.into_iter().collect();
        if let Some(store) = &self.store {
            layers.extend(surest_first(store.records(id.as_str())?));
        }
        Ok(layers::merged(
            layers.into_iter().map(Record::dated).collect(),
        ))
    }

    /// What is said of a company by the built-in records and by every collection
    /// but one; and the person's own record.
    pub(super) fn layers_without(
        &self,
        id: &Id,
        collection: &str,
    ) -> Result<(Vec<Record>, Option<Record>), DirectoryError> {
        let mut layers: Vec<Record> = built_in(id)?.into_iter().collect();
        if let Some(store) = &self.store {
            let mut records = store.records(id.as_str())?;
            records.retain(|record| collection_of(record) != Some(collection));
            layers.extend(surest_first(records));
        }
        Ok((layers, own_record(id, self.own().as_deref())?))
    }

    /// The records of the person's own.
    pub(super) fn own_records(&self) -> Result<&[Record], DirectoryError> {
        if let Some(own) = self.own.get() {
            return Ok(own);
        }
        let mut records = Vec::new();
        for id in self.own_ids()? {
            records.extend(own_record(&id, self.own().as_deref())?);
        }
        Ok(self.own.get_or_init(|| records))
    }

    pub(super) fn own_ids(&self) -> Result<Vec<Id>, DirectoryError> {
        let Some(folder) = self.own().filter(|own| own.is_dir()) else {
            return Ok(Vec::new());
        };
        let unreadable = |source| DirectoryError::Unreadable {
            file: folder.display().to_string(),
            source,
        };
        let mut ids = Vec::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|end| end == "toml")
                && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
                && let Ok(id) = stem.parse()
            {
                ids.push(id);
            }
        }
        ids.sort();
        Ok(ids)
    }

    /// The names of the person's own records.
    pub(super) fn own_names(&self) -> Result<Names, DirectoryError> {
        let mut names = Names::default();
        for record in self.own_records()? {
            names.add_record(record);
        }
        Ok(names)
    }

    pub(super) fn imported_names(&self) -> Result<Names, DirectoryError> {
        self.store
            .as_ref()
            .map_or(Ok(Names::default()), Store::names)
    }

    /// The records of one collection, by id.
    pub(super) fn imported(
        &self,
        collection: &str,
    ) -> Result<HashMap<String, Record>, DirectoryError> {
        let records = match &self.store {
            Some(store) => store.all(Some(collection))?,
            None => Vec::new(),
        };
        Ok(records
            .into_iter()
            .map(|record| (record.id.to_string(), record))
            .collect())
    }

    /// Every id, in order.
    ///
    /// # Errors
    /// When a folder or the imported records cannot be read.
    pub fn all_ids(&self) -> Result<BTreeSet<String>, DirectoryError> {
        let mut all: BTreeSet<String> = ids().into_iter().map(str::to_owned).collect();
        all.extend(self.own_ids()?.iter().map(ToString::to_string));
        if let Some(store) = &self.store {
            all.extend(store.ids()?);
        }
        Ok(all)
    }

    /// The ids that begin with these letters, in order, at most a hundred: what a
    /// shell offers.
    ///
    /// # Errors
    /// When a folder or the imported records cannot be read.
    pub fn ids_beginning(&self, letters: &str) -> Result<Vec<String>, DirectoryError> {
        const MOST: u32 = 100;
        let mut all: BTreeSet<String> = ids().into_iter().map(str::to_owned).collect();
        all.extend(self.own_ids()?.iter().map(ToString::to_string));
        all.retain(|id| id.starts_with(letters));
        if let Some(store) = &self.store {
            all.extend(store.ids_beginning(letters, MOST)?);
        }
        Ok(all.into_iter().take(MOST as usize).collect())
    }

    /// The companies a text fits, the best first, each once. Accents and case are
    /// forgiven, and where no name holds what was typed, typing errors.
    ///
    /// # Errors
    /// When a record is broken.
    pub fn search(&self, text: &str) -> Result<Vec<Hit>, DirectoryError> {
        let Some(wanted) = Query::new(text) else {
            return Ok(Vec::new());
        };
        let own = self.own_names()?;
        let mut best = HashMap::new();
        // Errors are only looked for where nothing is as it was typed.
        for how in [How::AsTyped, How::WithErrors] {
            if best.is_empty() {
                BUILT_IN_INDEX.search(&wanted, how, &mut best);
                own.search(&wanted, how, &mut best);
                if let Some(store) = &self.store {
                    store.search(&wanted, how, &mut best)?;
                }
            }
        }
        Ok(names::ranked(best))
    }

    /// Whom a text means: an id, the very name, trading name or domain of one
    /// company, or words that are in the name of one alone.
    ///
    /// # Errors
    /// When a record is broken.
    pub fn meant(&self, text: &str) -> Result<Meant, DirectoryError> {
        if let Some(record) = self.find(&text.trim().to_lowercase())? {
            return Ok(Meant::One(Box::new(record)));
        }
        let hits = self.search(text)?;
        let from = |least| -> Vec<Hit> {
            let fits = |hit: &&Hit| hit.score >= least;
            hits.iter().filter(fits).cloned().collect()
        };
        let same = from(names::SAME);
        let tells = Query::new(text).is_some_and(|wanted| wanted.tells());
        let fitting = if same.is_empty() && tells {
            from(names::ALL_WORDS)
        } else {
            same
        };
        match fitting.as_slice() {
            [] => Ok(Meant::Nobody(hits)),
            [one] => Ok(match self.find(&one.id)? {
                Some(record) => Meant::One(Box::new(record)),
                None => Meant::Nobody(Vec::new()),
            }),
            _ => Ok(Meant::Several(fitting)),
        }
    }

    /// Whether a text is the id, or the very name, trading name or domain, of a company.
    ///
    /// # Errors
    /// When a record is broken.
    pub fn is_exact(&self, text: &str) -> Result<bool, DirectoryError> {
        if self.find(&text.trim().to_lowercase())?.is_some() {
            return Ok(true);
        }
        let hits = self.search(text)?;
        Ok(hits.first().is_some_and(|hit| hit.score >= names::SAME))
    }

    /// The packs, by name.
    ///
    /// # Errors
    /// When the imported records cannot be read.
    pub fn packs(&self) -> Result<Vec<Pack>, DirectoryError> {
        self.store.as_ref().map_or(Ok(Vec::new()), Store::packs)
    }

    /// The pack of this name.
    ///
    /// # Errors
    /// When the imported records cannot be read.
    pub fn pack(&self, name: &str) -> Result<Option<Pack>, DirectoryError> {
        let packs = self.packs()?;
        Ok(packs.into_iter().find(|pack| pack.name.as_str() == name))
    }

    /// Every record that was imported, as its collection has it, and the packs, as
    /// one text that an import takes back.
    ///
    /// # Errors
    /// When the imported records cannot be read.
    pub fn export(&self) -> Result<String, DirectoryError> {
        let records = match &self.store {
            Some(store) => store.all(None)?,
            None => Vec::new(),
        };
        import::own::write(&records, &self.packs()?).map_err(|error| DirectoryError::Grammar {
            file: "export".to_owned(),
            message: error.to_string(),
        })
    }

    /// Every company's id and legal name, by id.
    ///
    /// # Errors
    /// When a record is broken.
    pub fn companies(&self) -> Result<BTreeMap<String, String>, DirectoryError> {
        let mut companies = BTreeMap::new();
        // The upper layer last: its name stands.
        let (imported, own) = (self.imported_names()?, self.own_names()?);
        for names in [&imported, &*BUILT_IN_INDEX, &own] {
            for (id, name) in names.legal() {
                companies.insert(id.to_owned(), name.to_owned());
            }
        }
        Ok(companies)
    }

    /// What was imported, to be written to; none where there is no home.
    ///
    /// # Errors
    /// When the home cannot be written to.
    pub(super) fn writable(&mut self) -> Result<Option<&mut Store>, DirectoryError> {
        let Some(home) = &self.home else {
            return Ok(None);
        };
        Ok(Some(match &mut self.store {
            Some(store) => store,
            none => none.insert(Store::open(home)?),
        }))
    }
}

fn collection_of(record: &Record) -> Option<&str> {
    record
        .origin
        .as_ref()
        .map(|origin| origin.collection.as_str())
}

/// The records in the order in which they say who a company is.
fn surest_first(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(Record::provenance);
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_gathered_at_the_build_are_those_of_the_records() {
        let mut read = Names::default();
        let mut former = Vec::new();
        for id in ids() {
            let record = built_in(&id.parse().unwrap()).unwrap().unwrap();
            read.add_record(&record);
            let ids = record.former_ids.iter().map(ToString::to_string);
            former.extend(ids.map(|former| (record.id.to_string(), former)));
        }
        assert_eq!(BUILT_IN_INDEX.sorted(), read.sorted());
        let gathered = built_in_names().filter(|name| name.kind == "former");
        let gathered = gathered.map(|name| (name.id.to_owned(), name.text.to_owned()));
        assert_eq!(gathered.collect::<Vec<_>>(), former);
    }
}
