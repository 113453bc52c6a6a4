//! What was asked for, in plain types.

use std::{io::Write, path::PathBuf, sync::Arc};

use tempfile::NamedTempFile;

use super::{keys::Keys, memory::Memory, site::Site};
use crate::office::World;

/// One request that may be answered.
#[derive(Debug)]
pub struct PageVisit<'a> {
    pub site: &'a Arc<Site>,
    pub memory: &'a Arc<Memory>,
    pub session: &'a Keys,
    /// Whether something is to be changed.
    pub posts: bool,
    /// The parts of the path, decoded.
    pub path: Vec<String>,
    /// What stands behind the question mark.
    pub query: Vec<(String, String)>,
    /// What a form says.
    pub fields: Vec<(String, String)>,
    pub upload: Option<Upload>,
}

/// A file that came with a form: it lies in the home, for its owner alone, and is gone when this is.
#[derive(Debug)]
pub struct Upload {
    file: NamedTempFile,
}

impl Upload {
    /// An empty one, in the home.
    pub fn begin(folder: &std::path::Path) -> std::io::Result<Upload> {
        // tempfile makes it for its owner alone.
        let file = tempfile::Builder::new()
            .prefix("upload-")
            .suffix(".eml")
            .tempfile_in(folder)?;
        Ok(Upload { file })
    }

    pub fn add(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.file.write_all(bytes)
    }

    pub fn path(&self) -> PathBuf {
        self.file.path().to_owned()
    }

    /// Takes it away before this is gone.
    pub fn clear(&self) {
        let _ = std::fs::remove_file(self.file.path());
    }
}

impl PageVisit<'_> {
    /// What every verb may look at; the day is that of this moment.
    pub fn world(&self) -> World<'_> {
        self.site.world()
    }

    /// Every value of this name in the form, in its order.
    pub fn all_said(&self, name: &str) -> Vec<&str> {
        let said = self.fields.iter().filter(|(key, _)| key == name);
        said.map(|(_, value)| value.trim()).collect()
    }

    /// Whether a box of this name is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.said(name) == "yes"
    }

    /// Whether a field of the form was left or made empty; a form without the field says nothing of it.
    pub fn emptied(&self, name: &str) -> bool {
        let said = self.all_said(name);
        !said.is_empty() && said.iter().all(|value| value.is_empty())
    }

    /// The last of this name in the form, else behind the question mark; blanks around it taken off.
    pub fn said(&self, name: &str) -> &str {
        let mut said = self.fields.iter().rev().chain(self.query.iter().rev());
        said.find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// What was typed into a field of the form, with the blanks around it.
    pub fn typed(&self, name: &str) -> &str {
        let mut fields = self.fields.iter();
        let found = fields.find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// The same with other fields.
    pub fn with(&self, fields: Vec<(String, String)>) -> PageVisit<'_> {
        PageVisit {
            site: self.site,
            memory: self.memory,
            session: self.session,
            posts: self.posts,
            path: self.path.clone(),
            query: self.query.clone(),
            fields,
            upload: None,
        }
    }
}
