//! A picture as signature: what of its file is in the letter, and which way it stands.

use std::sync::LazyLock;

use datawrit::delivery::page::{Layouts, Picture, PictureError, Press, Setting};
use lopdf::{Document, Object};

use super::letter;

static WRITTEN: LazyLock<(Press, datawrit::letter::Letter)> = LazyLock::new(|| {
    let press = Press::new(Vec::new()).unwrap();
    (press, letter("de", "Ich bin Kundin.").0)
});

const PNG: &[u8] = include_bytes!("../fixtures/pictures/corners.png");
/// Subsampled, with a restart marker every second block.
const BASELINE: &[u8] = include_bytes!("../fixtures/pictures/corners.jpeg");
const PROGRESSIVE: &[u8] = include_bytes!("../fixtures/pictures/corners-progressive.jpeg");
const GREY: &[u8] = include_bytes!("../fixtures/pictures/corners-grey.jpeg");
const RGB: &[u8] = include_bytes!("../fixtures/pictures/corners-rgb.jpeg");
const PRESS: &[u8] = include_bytes!("../fixtures/pictures/corners-press.jpeg");

/// What no letter may hold.
const HIDDEN: &[u8] = b"HIDDEN-4711-PLACE";

/// The letter with the picture, as a file that was read back.
fn printed(picture: &[u8]) -> Result<Document, PictureError> {
    let picture = Picture::read(picture)?;
    let layouts = Layouts::open(None).unwrap();
    let setting = Setting {
        signature: Some(&picture),
        ..Setting::new(layouts.get("din-5008-b").unwrap())
    };
    let file = WRITTEN.0.print(&WRITTEN.1, &setting).unwrap();
    Ok(Document::load_mem(&file).unwrap())
}

/// Width, height and what stands in the corners of the picture on the page.
fn corners(file: &Document) -> (usize, usize, [char; 4]) {
    let image = |object: &&Object| {
        let kind = object.as_stream().ok()?.dict.get(b"Subtype").ok()?;
        (kind.as_name().ok()? == b"Image").then_some(())
    };
    let mut images = file
        .objects
        .values()
        .filter(|object| image(object).is_some());
    let stream = images.next().unwrap().as_stream().unwrap();
    assert!(images.next().is_none());
    let number = |key: &[u8]| stream.dict.get(key).unwrap().as_i64().unwrap() as usize;
    let (width, height) = (number(b"Width"), number(b"Height"));
    let colours = match stream.dict.get(b"ColorSpace").unwrap().as_name().unwrap() {
        b"DeviceGray" => 1,
        _ => 3,
    };
    let points = stream.decompressed_content().unwrap();
    assert_eq!(points.len(), width * height * colours);
    let at = |x: usize, y: usize| {
        let at = (y * width + x) * colours;
        match points[at..at + colours] {
            [grey] if grey < 30 => 'k',
            [_] => 'g',
            [r, g, b] if r > 120 && g < 90 && b < 90 => 'R',
            [r, g, b] if g > 120 && r < 90 && b < 90 => 'G',
            [r, g, b] if b > 120 && r < 90 && g < 90 => 'B',
            [r, g, b] if r < 90 && g < 90 && b < 90 => 'K',
            _ => '?',
        }
    };
    // Away from the edges, which JPEG blurs.
    let (right, low) = (width - 4, height - 4);
    (
        width,
        height,
        [at(3, 3), at(right, 3), at(3, low), at(right, low)],
    )
}

/// Every byte of the file, its streams unpacked.
fn holds(file: &Document, wanted: &[u8]) -> bool {
    let within = |bytes: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    file.objects.values().any(|object| match object {
        Object::Stream(stream) => {
            within(&stream.content)
                || stream
                    .decompressed_content()
                    .is_ok_and(|content| within(&content))
                || within(format!("{:?}", stream.dict).as_bytes())
        }
        other => within(format!("{other:?}").as_bytes()),
    })
}

/// A segment of a JPEG (ITU T.81, B.1.1.4).
fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    [&[0xFF, marker][..], &length.to_be_bytes(), content].concat()
}

/// A chunk of a PNG (PNG, 5.3).
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], name, content, &sum.sum().to_be_bytes()].concat()
}

/// An EXIF block with the mark alone.
fn exif(mark: u16) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend(mark.to_be_bytes());
    block.extend([0; 6]);
    block
}

/// Where a picture begins that is put together of two files.
fn after(start: &[u8], put: &[u8], bytes: &[u8]) -> Vec<u8> {
    [start, put, &bytes[start.len()..]].concat()
}

/// The place of a marker, from the end where it is the last that counts.
fn place(bytes: &[u8], marker: u8) -> usize {
    let found = bytes.windows(2).rposition(|pair| pair == [0xFF, marker]);
    found.unwrap()
}

#[test]
fn nothing_of_a_photograph_but_the_picture_is_in_the_letter() {
    let mut tried = 0;
    for picture in [BASELINE, PROGRESSIVE, GREY, RGB] {
        let whole = corners(&printed(picture).unwrap());
        let stands = whole.2.iter().collect::<String>();
        assert_eq!(stands, if picture == GREY { "gggk" } else { "RGBK" });
        let behind = |bytes: &[u8]| [picture, bytes].concat();
        let end = picture.len() - 2;
        let before_end = |bytes: &[u8]| [&picture[..end], bytes, &picture[end..]].concat();
        let tables = place(picture, 0xC4);
        let before_tables = |bytes: &[u8]| [&picture[..tables], bytes, &picture[tables..]].concat();
        let second = after(&[0xFF, 0xD8], &segment(0xFE, HIDDEN), picture);
        let film = [b"\0\0\0\x18ftypmp42".as_slice(), HIDDEN].concat();
        let mut written = vec![
            ("text behind the end", behind(HIDDEN)),
            ("a second picture behind the end", behind(&second)),
            ("a film behind the end", behind(&film)),
            (
                "a comment before the end",
                before_end(&segment(0xFE, HIDDEN)),
            ),
            ("text before the end", before_end(HIDDEN)),
            (
                "a comment between tables",
                before_tables(&segment(0xFE, HIDDEN)),
            ),
            (
                "an APP1 between tables",
                before_tables(&segment(0xE1, HIDDEN)),
            ),
        ];
        for marker in 0xE0..=0xEF {
            let names: [&[u8]; 6] = [
                b"",
                b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0",
                b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0",
                b"http://ns.adobe.com/xap/1.0/\0",
                b"ICC_PROFILE\0\x01\x01",
                b"MPF\0MM\0*",
            ];
            let content = names.map(|name| segment(marker, &[name, HIDDEN].concat()));
            let put = content.concat();
            written.push(("a segment", after(&[0xFF, 0xD8], &put, picture)));
        }
        for (what, bytes) in written {
            let file = printed(&bytes).unwrap_or_else(|fault| panic!("{what}: {fault}"));
            assert!(!holds(&file, HIDDEN), "{what}");
            assert_eq!(corners(&file), whole, "{what}");
            tried += 1;
        }
    }
    assert_eq!(tried, 4 * (7 + 16));
}

#[test]
fn nothing_of_a_png_file_but_the_picture_is_in_the_letter() {
    let whole = corners(&printed(PNG).unwrap());
    let head = &PNG[..8 + 25];
    let end = PNG.len() - 12;
    let text = [b"Comment\0", HIDDEN].concat();
    for (what, bytes) in [
        ("behind the end", [PNG, HIDDEN].concat()),
        (
            "a chunk behind the end",
            [PNG, &chunk(b"tEXt", &text)].concat(),
        ),
        ("tEXt", after(head, &chunk(b"tEXt", &text), PNG)),
        (
            "eXIf",
            after(head, &chunk(b"eXIf", &[&exif(1), HIDDEN].concat()), PNG),
        ),
        ("private", after(head, &chunk(b"prVt", HIDDEN), PNG)),
        ("last", after(&PNG[..end], &chunk(b"tEXt", &text), PNG)),
    ] {
        let file = printed(&bytes).unwrap_or_else(|fault| panic!("{what}: {fault}"));
        assert!(!holds(&file, HIDDEN), "{what}");
        assert_eq!(corners(&file), whole, "{what}");
    }
}

#[test]
fn nothing_of_a_drawing_but_its_paths_is_in_the_letter() {
    let hidden = String::from_utf8(HIDDEN.to_vec()).unwrap();
    let path =
        "<path id='HIDDEN-4711-PLACE' class='HIDDEN-4711-PLACE' d='M1 9L9 1' stroke='#000'/>";
    for inside in [
        format!("<!-- {hidden} -->{path}"),
        format!("<metadata>{hidden}</metadata>{path}"),
        format!("<title>{hidden}</title><desc>{hidden}</desc>{path}"),
        format!("<?note {hidden}?>{path}"),
        format!("<style>/* {hidden} */</style>{path}"),
        format!("<a href='data:text/plain,{hidden}'>{path}</a>"),
        format!("<defs><path id='a' d='M0 0L1 1' data-note='{hidden}'/></defs>{path}"),
        format!("{path}<path d='M0 0L9 9' stroke='#000' display='none' aria-label='{hidden}'/>"),
    ] {
        let file = printed(
            format!(
                "<!DOCTYPE svg [<!-- {hidden} -->]><svg xmlns='http://www.w3.org/2000/svg' \
                 xmlns:own='urn:{hidden}' own:place='{hidden}' viewBox='0 0 10 10'>{inside}</svg><!-- {hidden} -->"
            )
            .as_bytes(),
        )
        .unwrap_or_else(|fault| panic!("{inside}: {fault}"));
        assert!(!holds(&file, HIDDEN), "{inside}");
    }
    let script =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>1</script></svg>";
    assert!(matches!(
        printed(script.as_bytes()),
        Err(PictureError::Drawing(_))
    ));
}

#[test]
fn a_picture_stands_as_viewers_show_it() {
    // Stored: red, green in the upper corners, blue and black in the lower ones.
    let seen = [
        (1, (48, 24), "RGBK"),
        (2, (48, 24), "GRKB"),
        (3, (48, 24), "KBGR"),
        (4, (48, 24), "BKRG"),
        (5, (24, 48), "RBGK"),
        (6, (24, 48), "BRKG"),
        (7, (24, 48), "KGBR"),
        (8, (24, 48), "GKRB"),
        (9, (48, 24), "RGBK"),
    ];
    for (mark, (width, height), stands) in seen {
        let app1 = segment(0xE1, &[b"Exif\0\0", &exif(mark)[..]].concat());
        let block = chunk(b"eXIf", &exif(mark));
        let end = PNG.len() - 12;
        for bytes in [
            after(&[0xFF, 0xD8], &app1, BASELINE),
            after(&[0xFF, 0xD8], &app1, PROGRESSIVE),
            after(&PNG[..33], &block, PNG),
            after(&PNG[..end], &block, PNG),
        ] {
            let (wide, high, found) = corners(&printed(&bytes).unwrap());
            assert_eq!((wide, high), (width, height), "{mark}");
            assert_eq!(found.iter().collect::<String>(), stands, "{mark}");
        }
    }
}

#[test]
fn a_picture_for_a_printing_press_or_half_a_picture_is_refused() {
    assert_eq!(printed(PRESS).unwrap_err(), PictureError::Colours);
    for picture in [BASELINE, PROGRESSIVE, GREY, RGB, PNG] {
        for length in 8..picture.len() / 2 {
            assert!(Picture::read(&picture[..length]).is_err(), "{length}");
        }
    }
}

#[test]
fn no_flipped_bit_of_a_picture_ends_the_program() {
    let mut tried = 0;
    for picture in [BASELINE, PROGRESSIVE, GREY, RGB, PNG] {
        for place in 0..picture.len() {
            for bit in [0, 3, 7] {
                let mut flipped = picture.to_vec();
                flipped[place] ^= 1 << bit;
                // Told or shown, whichever: it comes back.
                let _ = Picture::read(&flipped);
                tried += 1;
            }
        }
    }
    assert!(tried > 6_000, "{tried}");
}
