//! What bytes make a PDF file of the pages?
//!
//! A file that an archive keeps (PDF/A-3a, ISO 19005-3) and a screen reader reads (PDF/UA-1,
//! ISO 14289-1) at once.
//!
//! printpdf writes here (`Blanks`): the catalogue, the tree of pages and the empty sheets, whose every page
//! loses what printpdf gives all of them and an archived letter must not have or does not need.
//!
//! On the objects of lopdf, which printpdf is built on, is done what printpdf has no words for: marked content
//! and the tree of parts, the language, XMP metadata, the colour space, the attachment, and an identity that
//! depends on nothing but the letter. The fonts are those of `embedding.rs`.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};
use sha2::{Digest, Sha256};

use super::content::{self, Content};
use super::embedding::Codes;
use super::fault::{PageError, failed};
use super::file;
use super::setting::Setting;
use super::sheet::{MILLIMETRE, Pages, Role};
use super::stream::{Effort, deflate};
use crate::letter::Letter;

/// The colour space of all that is drawn; see `colour/build.py`.
const COLOUR: &[u8] = include_bytes!("../../../colour/sRGB.icc");

/// The name of the attachment with the letter's data.
const DATA_NAME: &str = "letter.json";

/// For how many sizes and numbers of sheets empty ones are kept (a cache).
const KEPT: usize = 8;

/// Empty sheets as printpdf writes them, by their size in hundredths of a point and their number.
#[derive(Debug, Default)]
pub(super) struct Blanks(Mutex<HashMap<(u32, u32, usize), Arc<lopdf::Document>>>);

impl Blanks {
    fn take(&self, width: f32, height: f32, count: usize) -> lopdf::Result<lopdf::Document> {
        let key = ((width * 100.0) as u32, (height * 100.0) as u32, count);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(blank) = kept.get(&key) {
            return Ok((**blank).clone());
        }
        let sheet = Rect::from_wh(Pt(width), Pt(height));
        let mut printed = PdfDocument::new("");
        printed.pages.extend((0..count).map(|_| PdfPage {
            media_box: sheet.clone(),
            trim_box: sheet.clone(),
            crop_box: sheet.clone(),
            ops: Vec::new(),
        }));
        let mut blank = printed.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
        // What no letter needs is taken out here, once for all of them.
        let pages: Vec<ObjectId> = blank.page_iter().collect();
        for page in pages {
            let page = blank.get_object_mut(page)?.as_dict_mut()?;
            for unused in [
                &b"Annots"[..],
                b"TrimBox",
                b"CropBox",
                b"Contents",
                b"Resources",
            ] {
                page.remove(unused);
            }
        }
        let catalog = blank.catalog_mut()?;
        catalog.remove(b"PageLayout");
        catalog.remove(b"PageMode");
        blank.trailer.remove(b"Info");
        blank.prune_objects();
        blank.renumber_objects();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::new(blank.clone()));
        Ok(blank)
    }
}

/// Writes a letter that is set as a PDF 1.7 file.
pub(super) fn write(
    blanks: &Blanks,
    letter: &Letter,
    setting: &Setting<'_>,
    set: &Pages,
    codes: &Codes,
) -> Result<Vec<u8>, PageError> {
    let paper = &setting.layout.paper;
    let (width, height) = (paper.width * MILLIMETRE, paper.height * MILLIMETRE);
    let contents: Vec<Content> = set
        .pages
        .iter()
        .map(|page| content::draw(page, set, height, codes))
        .collect::<Result<_, _>>()?;
    let blank = blanks.take(width, height, contents.len()).map_err(failed)?;
    fill(blank, letter, setting, set, (height, contents), codes).map_err(failed)
}

/// Fills the empty sheets and returns the bytes of the file.
fn fill(
    mut file: lopdf::Document,
    letter: &Letter,
    setting: &Setting<'_>,
    set: &Pages,
    (height, contents): (f32, Vec<Content>),
    codes: &Codes,
) -> lopdf::Result<Vec<u8>> {
    let mut digest = Sha256::new();
    let mut fonts = Dictionary::new();
    for (index, font) in codes.insert(&mut file).into_iter().enumerate() {
        fonts.set(format!("F{index}"), font);
    }
    let mut resources = dictionary! { "Font" => fonts };
    if let Some(picture) = setting.signature {
        digest.update(&picture.stream.content);
        let picture = file.add_object(picture.stream.clone());
        resources.set("XObject", dictionary! { "S" => picture });
    }
    let resources = file.add_object(resources);

    let pages: Vec<ObjectId> = file.page_iter().collect();
    let mut marked = Vec::with_capacity(contents.len());
    for (index, (page, content)) in pages.iter().zip(contents).enumerate() {
        digest.update(&content.bytes);
        marked.push(content.marked);
        let mut stream = Stream::new(Dictionary::new(), content.bytes);
        deflate(&mut stream, Effort::EachLetter);
        let content = file.add_object(stream);
        let page = file.get_object_mut(*page)?.as_dict_mut()?;
        page.set("Contents", content);
        page.set("Resources", resources);
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
    }
    let tree = add_tree(&mut file, set, height, &pages, &marked)?;

    let metadata = Metadata::of(letter);
    let xmp = metadata.xmp();
    digest.update(&xmp);
    let xmp_type = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Not compressed, so that any program finds it (ISO 19005-3, 6.6.2).
    let xmp = file.add_object(Stream::new(xmp_type, xmp.into_bytes()).with_compression(false));
    let colour = file.add_object(colour());
    let attached = setting.data.map(|data| {
        digest.update(data);
        add_data(&mut file, data, &metadata.day)
    });

    let language = letter.language.code();
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text_string(language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Metadata", xmp);
    catalog.set("StructTreeRoot", tree);
    catalog.set(
        "OutputIntents",
        vec![
            dictionary! {
                "Type" => "OutputIntent",
                "S" => "GTS_PDFA1",
                "OutputConditionIdentifier" => text_string("sRGB"),
                "Info" => text_string("sRGB"),
                "DestOutputProfile" => colour,
            }
            .into(),
        ],
    );
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    if let Some(attached) = attached {
        let names = vec![text_string(DATA_NAME), attached.into()];
        catalog.set(
            "Names",
            dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
        );
        catalog.set("AF", vec![attached.into()]);
    }
    let info = file.add_object(metadata.info());
    file.trailer.set("Info", info);

    // The name of the file in the sense of PDF, 14.4: like its bytes, the same for the same letter.
    let id: Vec<u8> = digest.finalize().iter().take(16).copied().collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(file::bytes(&file))
}

/// Adds the tree of the letter's parts in the order they are read (ISO 32000-1, 14.7). `marked` has
/// the part under each number of marked content, page by page.
fn add_tree(
    file: &mut lopdf::Document,
    set: &Pages,
    height: f32,
    pages: &[ObjectId],
    marked: &[Vec<usize>],
) -> lopdf::Result<ObjectId> {
    let parts = &set.parts;
    // Where each part is: page and number.
    let mut places: Vec<Vec<(ObjectId, i64)>> = vec![Vec::new(); parts.len()];
    for (page, numbers) in pages.iter().zip(marked) {
        for (number, part) in (0..).zip(numbers) {
            if let Some(places) = places.get_mut(*part) {
                places.push((*page, number));
            }
        }
    }
    let root = file.new_object_id();
    let document = file.new_object_id();
    let element = |kind: &str, parent: ObjectId, kids: Vec<Object>| {
        dictionary! { "Type" => "StructElem", "S" => kind, "P" => parent, "K" => kids }
    };
    // Writes the list that is open, if one is.
    let end = |file: &mut lopdf::Document, list: &mut Option<(ObjectId, Vec<Object>)>, parent| {
        if let Some((id, items)) = list.take() {
            file.set_object(id, element("L", parent, items));
        }
    };
    let mut kids: Vec<Object> = Vec::new();
    let mut elements: Vec<ObjectId> = Vec::with_capacity(parts.len());
    // The list and the item that are open, with what they hold.
    let mut list: Option<(ObjectId, Vec<Object>)> = None;
    let mut item: Option<(ObjectId, Vec<Object>)> = None;
    // What holds the parts, and what stands before a translation in the document.
    let mut within = document;
    let mut before: Vec<Object> = Vec::new();
    for (index, role) in parts.iter().enumerate() {
        if set
            .translated
            .as_ref()
            .is_some_and(|(first, _)| *first == index)
        {
            close(file, &mut item, &mut list);
            end(file, &mut list, within);
            within = file.new_object_id();
            kids.push(within.into());
            before = std::mem::take(&mut kids);
        }
        let id = file.new_object_id();
        elements.push(id);
        let in_list = matches!(role, Role::Label | Role::Item);
        if *role == Role::Label || !in_list {
            close(file, &mut item, &mut list);
        }
        if !in_list {
            end(file, &mut list, within);
        }
        let parent = if in_list {
            if list.is_none() {
                let id = file.new_object_id();
                kids.push(id.into());
                list = Some((id, Vec::new()));
            }
            let (item, inside) = item.get_or_insert_with(|| (file.new_object_id(), Vec::new()));
            inside.push(id.into());
            *item
        } else {
            kids.push(id.into());
            within
        };
        let places = places.get(index).map_or(&[][..], Vec::as_slice);
        let first = places.first().map(|(page, _)| *page);
        let content = places.iter().map(|(page, number)| {
            if Some(*page) == first {
                Object::from(*number)
            } else {
                dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => *number }.into()
            }
        });
        let mut part = element(content::tag(*role), parent, content.collect());
        if let Some(page) = first {
            part.set("Pg", page);
        }
        let mut figures = set.pages.iter().flat_map(|page| &page.figures);
        if let Some(figure) = figures.find(|figure| figure.part == index) {
            let (x, top) = (figure.x, height - figure.y);
            let edges = [x, top - figure.height, x + figure.width, top];
            let edges = edges.map(|edge| Object::Real((edge * 100.0).round() / 100.0));
            part.set("Alt", text_string(&figure.words));
            part.set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => edges.to_vec() },
            );
        }
        file.set_object(id, part);
    }
    close(file, &mut item, &mut list);
    end(file, &mut list, within);
    if let Some((_, language)) = set.translated.as_ref().filter(|_| within != document) {
        let mut section = element("Sect", document, kids);
        section.set("Lang", text_string(language));
        file.set_object(within, section);
        kids = before;
    }
    file.set_object(document, element("Document", root, kids));

    let mut numbers: Vec<Object> = Vec::new();
    for (index, marked) in marked.iter().enumerate() {
        let parents = marked.iter().map(|part| match elements.get(*part) {
            Some(id) => Object::from(*id),
            None => Object::Null,
        });
        numbers.extend([(index as i64).into(), parents.collect::<Vec<_>>().into()]);
    }
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => document,
        "ParentTree" => dictionary! { "Nums" => numbers },
        "ParentTreeNextKey" => marked.len() as i64,
    };
    file.set_object(root, tree);
    Ok(root)
}

/// Ends the item that is open, in the list that is.
fn close(
    file: &mut lopdf::Document,
    item: &mut Option<(ObjectId, Vec<Object>)>,
    list: &mut Option<(ObjectId, Vec<Object>)>,
) {
    if let (Some((id, inside)), Some((parent, items))) = (item.take(), list) {
        items.push(id.into());
        let element =
            dictionary! { "Type" => "StructElem", "S" => "LI", "P" => *parent, "K" => inside };
        file.set_object(id, element);
    }
}

/// The colour space, compressed once.
fn colour() -> Stream {
    static COMPRESSED: LazyLock<Stream> = LazyLock::new(|| {
        let mut stream = Stream::new(dictionary! { "N" => 3 }, COLOUR.to_vec());
        deflate(&mut stream, Effort::Once);
        stream
    });
    COMPRESSED.clone()
}

/// Adds the letter's data as a file that belongs to the whole document (ISO 19005-3, 6.8).
fn add_data(file: &mut lopdf::Document, data: &[u8], day: &str) -> ObjectId {
    let mut stream = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => "application/json",
            "Params" => dictionary! {
                "Size" => data.len() as i64,
                "ModDate" => text_string(day),
            },
        },
        data.to_vec(),
    );
    deflate(&mut stream, Effort::EachLetter);
    let stream = file.add_object(stream);
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text_string(DATA_NAME),
        "UF" => text_string(DATA_NAME),
        "Desc" => text_string(DATA_NAME),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}

/// What the file says of itself, in the two places where programs look; they agree.
struct Metadata<'l> {
    title: String,
    author: &'l str,
    /// The letter's, and that of its translation.
    languages: Vec<&'l str>,
    /// The day as PDF writes it and as ISO 8601 does.
    day: String,
    iso_day: String,
}

impl<'l> Metadata<'l> {
    fn of(letter: &'l Letter) -> Self {
        let subject: Vec<&str> = letter.subject.split_whitespace().collect();
        Self {
            title: subject.join(" "),
            author: &letter.signature,
            languages: std::iter::once(letter)
                .chain(letter.translation.iter().map(|behind| &behind.letter))
                .map(|letter| letter.language.code())
                .collect(),
            day: letter.day.format("D:%Y%m%d000000Z").to_string(),
            iso_day: letter.day.format("%Y-%m-%dT00:00:00Z").to_string(),
        }
    }

    fn info(&self) -> Dictionary {
        dictionary! {
            "Title" => text_string(&self.title),
            "Author" => text_string(self.author),
            "Producer" => text_string("datawrit"),
            "CreationDate" => text_string(&self.day),
            "ModDate" => text_string(&self.day),
        }
    }

    fn xmp(&self) -> String {
        let mut xmp = String::with_capacity(2_600);
        let (title, author) = (escaped(&self.title), escaped(self.author));
        let day = &self.iso_day;
        let languages = self.languages.iter();
        let languages: String = languages
            .map(|language| format!("<rdf:li>{}</rdf:li>", escaped(language)))
            .collect();
        // Writing to a string cannot fail. The schema of PDF/UA is not one that PDF/A knows, and is
        // described (ISO 19005-3, 6.6.2.3).
        let _ = write!(
            xmp,
            r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdf:Producer="datawrit" xmp:CreateDate="{day}" xmp:ModifyDate="{day}" pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
            mark = '\u{FEFF}',
        );
        xmp
    }
}

/// Text as XML carries it. What XML cannot carry is left out: control characters, which no letter
/// can show.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
