//! The addresses of a whole directory against the windows of the envelopes: each stands inside, or is
//! refused with a reason, and none is cut off.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::Path,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use datawrit::{
    delivery::page::{Area, Layout, Layouts, PageError, Press, Setting},
    letter::{Block, Letter},
};

use super::letter;

/// In points: poppler rounds, and its boxes are as high as the font and not as its letters.
const SLACK: f32 = 1.5;

const MILLIMETRE: f32 = 72.0 / 25.4;

/// A word as poppler finds it on the page; `y` from the upper edge, in points.
#[derive(Debug)]
struct Word {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    text: String,
}

impl Word {
    /// Whether it is inside the area; the letters reach from four fifths of the ascent to the
    /// descent of the box.
    fn is_inside(&self, area: &Area) -> bool {
        let height = self.bottom - self.top;
        self.left >= area.x * MILLIMETRE - SLACK
            && self.right <= area.right * MILLIMETRE + SLACK
            && self.top + 0.2 * height >= area.y * MILLIMETRE - SLACK
            && self.bottom - 0.1 * height <= area.bottom * MILLIMETRE + SLACK
    }
}

/// The words of the first page, in the order in which they are read.
fn words(file: &Path) -> Vec<Word> {
    let output = Command::new("pdftotext")
        .args(["-bbox", "-l", "1", "-enc", "UTF-8"])
        .arg(file)
        .arg("-")
        .output()
        .unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines()
        .filter_map(|line| line.trim().strip_prefix("<word "))
        .map(|line| {
            let number = |name: &str| {
                let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
                rest.split('"').next().unwrap().parse().unwrap()
            };
            let (_, text) = line.split_once('>').unwrap();
            let text = text.trim_end_matches("</word>");
            let entities = [
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&apos;", "'"),
                ("&amp;", "&"),
            ];
            let text = entities
                .iter()
                .fold(text.to_owned(), |text, (entity, plain)| {
                    text.replace(entity, plain)
                });
            Word {
                left: number("xMin"),
                right: number("xMax"),
                top: number("yMin"),
                bottom: number("yMax"),
                text,
            }
        })
        .collect()
}

fn plain(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the address stands among the words, and `None` where a word of it is missing.
fn address<'w>(words: &'w [Word], lines: &[String]) -> Option<&'w [Word]> {
    let wanted = plain(&lines.join(" "));
    let count = wanted.split(' ').count();
    // A long word may be parted where a line ends, so that there may be more pieces than words.
    (0..words.len()).find_map(|start| {
        (count..count + 12).find_map(|count| {
            let piece = words.get(start..start + count)?;
            let read: Vec<&str> = piece.iter().map(|word| word.text.as_str()).collect();
            let parted = plain(&read.join(" ")).replace([' ', '\u{ad}'], "");
            (parted == wanted.replace([' ', '\u{ad}'], "")).then_some(piece)
        })
    })
}

/// What became of one company in one layout.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Inside,
    Refused,
}

fn fate(press: &Press, layout: &Layout, letter: &Letter, file: &Path) -> Result<Fate, String> {
    let pdf = match press.print(letter, &Setting::new(layout)) {
        Ok(pdf) => pdf,
        Err(
            error @ (PageError::Address { .. }
            | PageError::Word { .. }
            | PageError::MissingGlyph { .. }
            | PageError::RightToLeft { .. }),
        ) => {
            let said = error.to_string();
            return if said.contains("recipient") {
                Ok(Fate::Refused)
            } else {
                Err(said)
            };
        }
        Err(error) => return Err(error.to_string()),
    };
    fs::write(file, pdf).unwrap();
    let words = words(file);
    let Some(address) = address(&words, &letter.recipient) else {
        return Err("a word of the address is missing".to_owned());
    };
    let paper = Area {
        x: layout.margins.left,
        y: 0.0,
        right: layout.paper.width,
        bottom: layout.paper.height,
    };
    let areas = [layout.visible(), layout.address_field(), Some(paper)];
    for area in areas.iter().flatten() {
        if let Some(word) = address.iter().find(|word| !word.is_inside(area)) {
            return Err(format!("{word:?} is not inside {area:?}"));
        }
    }
    Ok(Fate::Inside)
}

#[test]
#[ignore = "needs pdftotext and ../shared; .ci/run runs it"]
fn every_address_of_a_directory_is_in_the_window_or_refused() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/directories/datenanfragen/companies");
    if !folder.exists() {
        println!("skipped: {} is not here", folder.display());
        return;
    }
    let mut companies: Vec<(String, Vec<String>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let company: serde_json::Value = serde_json::from_str(&text).unwrap();
            let said = |key: &str| company[key].as_str().unwrap_or_default().to_owned();
            let lines = [said("name"), said("address")];
            let lines = lines.iter().flat_map(|part| part.lines());
            let lines = lines.map(str::trim).filter(|line| !line.is_empty());
            (said("slug"), lines.map(str::to_owned).collect())
        })
        .collect();
    companies.sort();
    assert_eq!(companies.len(), 3069);

    let layouts = Layouts::open(None).unwrap();
    let press = Press::new(Vec::new()).unwrap();
    let next = AtomicUsize::new(0);
    let found: Mutex<BTreeMap<(String, Fate), usize>> = Mutex::default();
    let faults: Mutex<String> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().unwrap().get() {
            scope.spawn(|| {
                let room = tempfile::tempdir().unwrap();
                let file = room.path().join("letter.pdf");
                let (mut letter, _) = letter("de", "warum");
                // What stands below the address moves nothing of it.
                letter.body = vec![Block::Paragraph("Guten Tag,".to_owned())];
                while let Some((slug, lines)) = companies.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    letter.recipient.clone_from(lines);
                    letter.recipient_email = None;
                    for layout in layouts.all() {
                        match fate(&press, layout, &letter, &file) {
                            Ok(fate) => {
                                let mut found = found.lock().unwrap();
                                *found.entry((layout.id.clone(), fate)).or_default() += 1;
                            }
                            Err(fault) => {
                                let mut faults = faults.lock().unwrap();
                                let _ = writeln!(faults, "{slug}, {}: {fault}", layout.id);
                            }
                        }
                    }
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    let faults = faults.into_inner().unwrap();
    assert!(
        faults.is_empty(),
        "{} faults:\n{faults:.8000}",
        faults.lines().count()
    );
    // A layout that refused half of them would be of no use; the American window has four lines, and
    // every foreign address its country.
    for layout in layouts.all() {
        let inside = found.get(&(layout.id.clone(), Fate::Inside)).copied();
        assert!(
            inside.unwrap_or_default() * 2 > companies.len(),
            "{}",
            layout.id
        );
    }
}
