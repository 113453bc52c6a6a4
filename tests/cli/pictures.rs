//! Pages as they were approved by a person who looked at each.
//!
//! `docs/pictures.sh` makes the pictures anew, after which each wants to be looked at again.

#![cfg(feature = "pictures")]

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter},
    path::{Path, PathBuf},
};

use datawrit::delivery::preview::{self, Pixels};

use super::Home;

/// Who writes, and in which language, so that each layout is seen as its country has it.
const LETTERS: [(&str, &[&str]); 9] = [
    (
        "din-5008-a",
        &[
            "--lang=de",
            "--name=Ada Example",
            "--address=Lindenallee 12; 04109 Leipzig; DE",
            "--recipient-address=Musterweg 1; 20095 Hamburg; DE",
            "--by=registered",
        ],
    ),
    (
        "din-5008-b",
        &[
            "--lang=de",
            "--name=Ada Example",
            "--address=Mariahilfer Straße 12; 1060 Wien; AT",
            "--recipient-address=38 avenue John F. Kennedy; L-1855 Luxembourg; LU",
            "--typeface=sans",
            "--enclosure=Kopie der Rechnung vom 3. März 2026",
            "--code",
        ],
    ),
    (
        "us-10",
        &[
            "--lang=en",
            "--name=Ada Example",
            "--address=12 Linden Avenue; Sacramento, CA 95814; US-CA",
            "--recipient-address=1 Example Plaza, Suite 200; Springfield, IL 62701; US",
        ],
    ),
    (
        "fr",
        &[
            "--lang=fr",
            "--name=Ada Example",
            "--address=12 allée des Tilleuls; 75011 Paris; FR",
            "--recipient-address=1 rue de l’Exemple; 69002 Lyon; FR",
        ],
    ),
    (
        "uk-dl",
        &[
            "--lang=en",
            "--name=Ada Example",
            "--address=12 Linden Walk; Leeds LS1 4AP; GB",
            "--recipient-address=1 Example Street; London EC1A 1BB; GB",
        ],
    ),
    (
        "ch-left",
        &[
            "--law=gdpr",
            "--lang=de",
            "--name=Ada Example",
            "--address=Lindenweg 12; 3011 Bern; CH",
            "--recipient-address=Musterweg 1; 20095 Hamburg; DE",
        ],
    ),
    (
        "ch-right",
        &[
            "--law=gdpr",
            "--lang=fr",
            "--name=Ada Example",
            "--address=12 chemin des Tilleuls; 1003 Lausanne; CH",
            "--recipient-address=1 rue de l’Exemple; 69002 Lyon; FR",
        ],
    ),
    (
        "plain",
        &[
            "--lang=en",
            "--name=Ada Example",
            "--address=12 Linden Road; Dublin D02 XY45; IE",
            "--recipient-address=1 Example Quay; Cork T12 AB34; IE",
            "--justify",
        ],
    ),
    // What the README shows, at its own size.
    (
        "",
        &[
            "--lang=en",
            "--name=Ada Example",
            "--address=Lindenallee 12; 04109 Leipzig; DE",
        ],
    ),
];

/// Of a page, in pixels: so wide that its words can be read.
const WIDTH: u16 = 620;
/// Between two pages and around them, in pixels.
const GAP: usize = 10;
/// What stands between the pages: a light grey.
const TABLE: u8 = 200;
/// A pixel differs when its grey does by more, of 255: curves are rounded otherwise on another
/// processor.
const TOLERANCE: u8 = 48;
/// How many pixels of a picture may differ.
const PIXELS: usize = 24;

/// Pages side by side, in grey.
#[derive(PartialEq, Eq)]
struct Spread {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Spread {
    fn of(pages: &[Pixels]) -> Spread {
        let widths: usize = pages.iter().map(|page| usize::from(page.width) + GAP).sum();
        let tallest = pages.iter().map(|page| usize::from(page.height)).max();
        let (width, height) = (GAP + widths, tallest.unwrap() + 2 * GAP);
        let mut grey = vec![TABLE; width * height];
        let mut left = GAP;
        for page in pages {
            let across = usize::from(page.width);
            for (row, pixels) in page.rgb.chunks(3 * across).enumerate() {
                let start = (GAP + row) * width + left;
                for (pixel, rgb) in grey[start..start + across].iter_mut().zip(pixels.chunks(3)) {
                    // What the eye makes of it (Rec. 601).
                    let weighed = [299, 587, 114].iter().zip(rgb);
                    let sum: u32 = weighed
                        .map(|(weight, part)| weight * u32::from(*part))
                        .sum();
                    *pixel = u8::try_from(sum / 1000).unwrap();
                }
            }
            left += across + GAP;
        }
        Spread {
            width,
            height,
            grey,
        }
    }

    fn read(path: &Path) -> Spread {
        let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut reader = png::Decoder::new(BufReader::new(file)).read_info().unwrap();
        let mut grey = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut grey).unwrap();
        assert_eq!(info.color_type, png::ColorType::Grayscale);
        Spread {
            width: info.width.try_into().unwrap(),
            height: info.height.try_into().unwrap(),
            grey,
        }
    }

    fn write(&self, path: &Path) {
        let file = BufWriter::new(File::create(path).unwrap());
        let (width, height) = (self.width.try_into(), self.height.try_into());
        let mut encoder = png::Encoder::new(file, width.unwrap(), height.unwrap());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&self.grey).unwrap();
    }

    /// How many pixels look different; all of them when the sizes differ.
    fn differing(&self, other: &Spread) -> usize {
        if (self.width, self.height) != (other.width, other.height) {
            return self.grey.len();
        }
        let pairs = self.grey.iter().zip(&other.grey);
        pairs.filter(|(a, b)| a.abs_diff(**b) > TOLERANCE).count()
    }
}

fn approved(layout: &str) -> PathBuf {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    if layout.is_empty() {
        docs.join("letter.png")
    } else {
        docs.join(format!("layouts/{layout}.png"))
    }
}

/// The pages of a letter that a person writes.
fn written(layout: &str, who: &[&str]) -> Spread {
    let home = Home::new();
    let layout_flag = format!("--layout={layout}");
    let mut arguments = vec!["write", "access"];
    if layout.is_empty() {
        arguments.push("amazon-eu");
    } else {
        arguments.extend(["Example Company", &layout_flag]);
    }
    arguments.extend([
        "--email=ada@example.org",
        "--format=pdf",
        "--output=letter.pdf",
    ]);
    arguments.extend(who);
    let output = home.output(&arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{layout}: {said}");
    let pdf = fs::read(home.path("letter.pdf")).unwrap();
    let pages = (0..).map_while(|page| preview::picture(&pdf, page, WIDTH).unwrap());
    Spread::of(&pages.collect::<Vec<_>>())
}

#[test]
#[ignore = "takes a quarter of a minute"]
fn each_layout_looks_as_it_was_approved() {
    #[expect(clippy::disallowed_methods, reason = "the script's word to the test")]
    let approve = std::env::var_os("DATAWRIT_APPROVE").is_some();
    let mut wrong = Vec::new();
    for (layout, who) in LETTERS {
        let made = written(layout, who);
        let path = approved(layout);
        if approve {
            made.write(&path);
            continue;
        }
        let differing = made.differing(&Spread::read(&path));
        if differing > PIXELS {
            let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join(path.file_name().unwrap());
            made.write(&beside);
            wrong.push(format!(
                "{differing} pixels differ between {} and {}",
                path.display(),
                beside.display()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nlook at both, and if the new ones are right: docs/pictures.sh",
        wrong.join("\n")
    );
}

/// The comparison itself: a letter in which one word differs is another one.
#[test]
fn a_page_with_another_word_is_not_the_approved_one() {
    let (layout, who) = LETTERS[0];
    let made = written(layout, who);
    let mut other: Vec<&str> = who.to_vec();
    other[1] = "--name=Ida Example";
    assert!(made.differing(&written(layout, &other)) > PIXELS);
    assert_eq!(made.differing(&written(layout, who)), 0);
}
