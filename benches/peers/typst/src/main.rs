//! The peer typst: our letters compiled by the library and written as PDF/A-3a and PDF/UA-1.
//!
//!     peer-typst LETTERS FONTS OUT COUNT
//!
//! Sets COUNT letters of the JSON file LETTERS, round and round, with the faces in the folder FONTS;
//! the last is written to OUT. Library, fonts and template are read once, and what the compiler
//! remembers between letters is kept, as a program that writes many would.

use std::{env, error::Error, fs, path::Path};

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
    letter: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::NotSource)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data { Ok(self.letter.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [letters, fonts, out, count] = &arguments[..] else {
        return Err("peer-typst LETTERS FONTS OUT COUNT".into());
    };
    let letters: Vec<serde_json::Value> = serde_json::from_slice(&fs::read(letters)?)?;
    let letters: Vec<Bytes> = letters
        .iter()
        .map(|letter| Bytes::from_string(letter.to_string()))
        .collect();
    let mut faces = Vec::new();
    for name in ["NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"] {
        let bytes = Bytes::new(fs::read(Path::new(fonts).join(name))?);
        faces.extend(Font::iter(bytes));
    }
    let id = |name: &str| -> Result<FileId, Box<dyn Error>> {
        let path = VirtualPath::new(name).map_err(|error| format!("{error:?}"))?;
        Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
    };
    let mut desk = Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        fonts: faces,
        template: Source::new(id("letter.typ")?, include_str!("letter.typ").to_owned()),
        data: id("letter.json")?,
        letter: Bytes::new(Vec::new()),
    };
    let options = PdfOptions {
        ident: Smart::Auto,
        standards: PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
            .map_err(|error| format!("{error:?}"))?,
        ..PdfOptions::default()
    };
    let mut file = Vec::new();
    for letter in letters.iter().cycle().take(count.parse()?) {
        desk.letter = letter.clone();
        let document = typst::compile::<PagedDocument>(&desk).output.map_err(told)?;
        file = typst_pdf::pdf(&document, &options).map_err(told)?;
        // What no letter asked for in ten is forgotten, or memory would grow with their number.
        comemo::evict(10);
    }
    fs::write(out, file)?;
    Ok(())
}

fn told(errors: impl IntoIterator<Item = SourceDiagnostic>) -> String {
    errors.into_iter().map(|error| format!("{}\n", error.message)).collect()
}
