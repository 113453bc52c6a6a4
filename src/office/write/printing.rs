//! On what paper and in which type a letter is printed, as the user wants it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use thiserror::Error as ThisError;

use super::order::Page;
use crate::{
    delivery::{
        page::{Layout, Layouts, Picture, PictureError, Press, Setting, Typeface},
        text,
    },
    law::Grounds,
    letter::Letter,
    office::{Error, Hint, Home, Profile, Refusal},
    request::Request,
    shelf,
};

/// The largest font file that is read, in bytes: those for Chinese and Japanese have 20 million.
const FONT_LIMIT: u64 = 64 << 20;
/// The largest picture of a signature.
const PICTURE_LIMIT: u64 = 4 << 20;

/// What every letter of one command is printed with.
#[derive(Debug)]
pub struct Printing {
    press: Press,
    layouts: Layouts,
    layout: Option<String>,
    typeface: Typeface,
    justified: bool,
    /// Of the order.
    signature: Option<Picture>,
    /// Of the profile: for the letters of its person alone.
    own_signature: Option<Picture>,
    code: bool,
    embed_data: bool,
}

impl Printing {
    /// As the order wants it, and where it says nothing as the profile does.
    pub fn of(home: &Home, profile: &Profile, wanted: &Page) -> Result<Printing, Error> {
        let page = &profile.page;
        let layouts = home.layouts()?;
        let layout = wanted.layout.clone().or_else(|| page.layout.clone());
        if let Some(id) = &layout {
            layouts.get(id)?;
        }
        let paths = if wanted.fonts.is_empty() {
            &page.fonts
        } else {
            &wanted.fonts
        };
        let fonts = paths.iter().map(|path| font(path));
        Ok(Printing {
            press: Press::new(fonts.collect::<Result<_, _>>()?)?,
            layouts,
            layout,
            typeface: wanted.typeface.or(page.typeface).unwrap_or_default(),
            justified: wanted.justify || page.justify,
            signature: wanted.signature.as_deref().map(picture).transpose()?,
            own_signature: match (&wanted.signature, &page.signature) {
                (None, Some(path)) => Some(picture(path)?),
                _ => None,
            },
            code: wanted.code || page.code,
            embed_data: wanted.embed_data,
        })
    }

    /// The PDF file of a letter, which is the profile's person's `own` or somebody else's. May be
    /// asked for from many threads at once.
    pub fn pdf(
        &self,
        letter: &Letter,
        request: &Request,
        grounds: &Grounds,
        own: bool,
    ) -> Result<Vec<u8>, Error> {
        let data = self
            .embed_data
            .then(|| data(letter, request, grounds))
            .transpose()?;
        let setting = Setting {
            typeface: self.typeface,
            justified: self.justified,
            signature: self
                .signature
                .as_ref()
                .or(self.own_signature.as_ref().filter(|_| own)),
            code: self.code,
            data: data.as_deref(),
            ..Setting::new(self.layout(request)?)
        };
        Ok(self.press.print(letter, &setting)?)
    }

    /// The layout that was asked for, or that of the sender's country.
    fn layout(&self, request: &Request) -> Result<&Layout, Error> {
        if let Some(id) = &self.layout {
            return Ok(self.layouts.get(id)?);
        }
        let requester = &request.requester;
        let address = requester.address.as_ref();
        let home = address.map(|address| &address.country);
        Ok(self.layouts.of(home.or(requester.residence.as_ref()))?)
    }
}

/// Why letters cannot be printed as it was wanted.
#[derive(Debug, ThisError)]
pub enum PrintingError {
    #[error("the signature {} cannot be shown: {fault}", path.display())]
    Signature { path: PathBuf, fault: PictureError },
    #[error("the {what} {} cannot be opened: {reason}", path.display())]
    Unopened {
        /// `font` or `signature`
        what: &'static str,
        path: PathBuf,
        reason: String,
    },
    #[error("the letter's data cannot be written: {0}")]
    Data(serde_json::Error),
}

impl Refusal for PrintingError {
    fn hints(&self) -> Vec<Hint> {
        match self {
            PrintingError::Signature { .. } => vec![Hint::say(
                "name a PNG or JPEG file of what you wrote, a few hundred points wide, or an SVG file of its paths",
            )],
            PrintingError::Unopened { .. } | PrintingError::Data(_) => Vec::new(),
        }
    }
}

fn font(path: &Path) -> Result<(String, Vec<u8>), PrintingError> {
    let bytes = read("font", path, FONT_LIMIT)?;
    Ok((path.display().to_string(), bytes))
}

fn picture(path: &Path) -> Result<Picture, PrintingError> {
    let bytes = read("signature", path, PICTURE_LIMIT)?;
    Picture::read(&bytes).map_err(|fault| PrintingError::Signature {
        path: path.to_owned(),
        fault,
    })
}

/// A file of the user's, no longer than `limit` bytes.
fn read(what: &'static str, path: &Path, limit: u64) -> Result<Vec<u8>, PrintingError> {
    let unopened = |reason: String| PrintingError::Unopened {
        what,
        path: path.to_owned(),
        reason,
    };
    let found = fs::metadata(path).map_err(|error| unopened(error.to_string()))?;
    if found.len() > limit {
        return Err(unopened(format!("it has more than {} MB", limit >> 20)));
    }
    shelf::bytes(path).map_err(|error| unopened(error.to_string()))
}

/// What a program of the recipient's may want to read: the request as it was asked.
fn data(letter: &Letter, request: &Request, grounds: &Grounds) -> Result<Vec<u8>, PrintingError> {
    let value = json!({
        "case": letter.reference,
        "written_on": letter.day,
        "language": letter.language,
        "subject": text::subject(letter),
        "law": grounds.law,
        "citation": grounds.citation,
        "rights": grounds.rights,
        "request": request,
    });
    serde_json::to_vec_pretty(&value).map_err(PrintingError::Data)
}
