//! What a picture brings to a page: a signature from a scanner, a camera or a pen.

mod drawn;

use std::io::Cursor;

use lopdf::{Stream, dictionary};
use png::{ColorType, Decoder, Limits, Transformations};
use thiserror::Error;

use super::document;

/// The longest file that is read, in bytes, and the longest side, in points of the picture.
const BYTES: usize = 4 << 20;
const SIDE: u32 = 4_000;

/// A PNG, JPEG or SVG file, read.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Width and height in points of the picture.
    pub(super) size: (u32, u32),
    pub(super) stream: Stream,
}

/// The file is no picture that a letter can show.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    #[error("it is neither PNG nor JPEG nor SVG")]
    Kind,
    /// SVG that is more than paths.
    #[error("{0}; a signature in SVG is of paths in plain colours alone")]
    Drawing(String),
    #[error("it is larger than {} MB, or longer than {SIDE} points on a side", BYTES >> 20)]
    Size,
    #[error("it is damaged")]
    Damaged,
    #[error("its colours are those of a printing press; save it in RGB or in greys")]
    Colours,
}

impl Picture {
    /// Reads a PNG, JPEG or SVG file.
    ///
    /// Nothing but the picture goes on: no place, time or camera that the file tells of. What is
    /// transparent becomes white.
    ///
    /// # Errors
    /// When the file is of another kind, too large or damaged.
    pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
        if bytes.len() > BYTES {
            return Err(PictureError::Size);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(bytes)
        } else if bytes.starts_with(&[0xFF, 0xD8]) {
            jpeg(bytes)
        } else if drawn::is(bytes) {
            drawn::read(bytes)
        } else {
            Err(PictureError::Kind)
        }
    }

    fn new(size: (u32, u32), colours: &str, filter: Option<&str>, bytes: Vec<u8>) -> Picture {
        let mut stream = Stream::new(
            dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(size.0),
                "Height" => i64::from(size.1),
                "BitsPerComponent" => 8,
                "ColorSpace" => colours,
            },
            bytes,
        );
        match filter {
            Some(filter) => stream.dict.set("Filter", filter),
            None => document::deflate(&mut stream, document::Effort::Once),
        }
        Picture { size, stream }
    }
}

fn is_small(width: u32, height: u32) -> Result<(u32, u32), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged);
    }
    if width > SIDE || height > SIDE {
        return Err(PictureError::Size);
    }
    Ok((width, height))
}

fn png(bytes: &[u8]) -> Result<Picture, PictureError> {
    let limits = Limits {
        bytes: (SIDE * SIDE * 8) as usize,
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder
        .read_header_info()
        .map_err(|_| PictureError::Damaged)?;
    let size = is_small(header.width, header.height)?;
    let mut reader = decoder.read_info().map_err(|_| PictureError::Damaged)?;
    let length = reader.output_buffer_size().ok_or(PictureError::Size)?;
    let mut pixels = vec![0; length];
    let frame = reader
        .next_frame(&mut pixels)
        .map_err(|_| PictureError::Damaged)?;
    pixels.truncate(frame.buffer_size());
    let on_white = |colours: usize| {
        let flat = pixels.chunks_exact(colours + 1).flat_map(|pixel| {
            let alpha = u32::from(pixel.last().copied().unwrap_or(255));
            let colour = move |value: &u8| (u32::from(*value) * alpha + 255 * (255 - alpha)) / 255;
            pixel
                .iter()
                .take(colours)
                .map(move |value| colour(value) as u8)
        });
        flat.collect::<Vec<u8>>()
    };
    let (colours, pixels) = match frame.color_type {
        ColorType::Grayscale => ("DeviceGray", pixels),
        ColorType::GrayscaleAlpha => ("DeviceGray", on_white(1)),
        ColorType::Rgb => ("DeviceRGB", pixels),
        ColorType::Rgba => ("DeviceRGB", on_white(3)),
        ColorType::Indexed => return Err(PictureError::Damaged),
    };
    Ok(Picture::new(size, colours, None, pixels))
}

/// The file as it is, without the segments that tell of the camera (ITU T.81, B.1).
fn jpeg(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut kept = vec![0xFF, 0xD8];
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut found = None;
    loop {
        let (marker, length) = match rest {
            [0xFF, 0xFF, ..] => {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            [0xFF, marker, high, low, ..] => (*marker, usize::from(*high) << 8 | usize::from(*low)),
            _ => return Err(PictureError::Damaged),
        };
        let segment = rest.get(..2 + length).ok_or(PictureError::Damaged)?;
        match marker {
            // A frame: precision, height, width, number of colours. C4, C8 and CC are none.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let [.., precision, h1, h2, w1, w2, colours] =
                    segment.get(..10).ok_or(PictureError::Damaged)?
                else {
                    return Err(PictureError::Damaged);
                };
                if *precision != 8 || marker > 0xC2 {
                    return Err(PictureError::Colours);
                }
                let side = |high: &u8, low: &u8| u32::from(*high) << 8 | u32::from(*low);
                let size = is_small(side(w1, w2), side(h1, h2))?;
                let colours = match colours {
                    1 => "DeviceGray",
                    3 => "DeviceRGB",
                    _ => return Err(PictureError::Colours),
                };
                found = Some((size, colours));
                kept.extend(segment);
            }
            // What programs add, but for how the colours are to be read; and comments.
            0xE1..=0xED | 0xEF | 0xFE => {}
            // From here on the picture itself, to the end.
            0xDA => {
                kept.extend(rest);
                break;
            }
            _ => kept.extend(segment),
        }
        rest = rest.get(2 + length..).unwrap_or_default();
    }
    let (size, colours) = found.ok_or(PictureError::Damaged)?;
    Ok(Picture::new(size, colours, Some("DCTDecode"), kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(colours: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(colours);
        encoder
            .write_header()
            .unwrap()
            .write_image_data(pixels)
            .unwrap();
        bytes
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let bytes = png_of(ColorType::Rgba, &[10, 20, 30, 255, 10, 20, 30, 0]);
        let picture = Picture::read(&bytes).unwrap();
        assert_eq!(picture.size, (2, 1));
        let pixels = picture.stream.decompressed_content();
        let pixels = pixels.unwrap_or(picture.stream.content);
        assert_eq!(pixels, [10, 20, 30, 255, 255, 255]);
    }

    #[test]
    fn a_photograph_keeps_its_picture_and_nothing_else() {
        let frame = [0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0];
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 8];
        bytes.extend(b"secret");
        bytes.extend(frame);
        bytes.extend([0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]);
        let picture = Picture::read(&bytes).unwrap();
        assert_eq!(picture.size, (5, 3));
        let kept = &picture.stream.content;
        assert!(!kept.windows(6).any(|window| window == b"secret"));
        assert!(kept.ends_with(&[1, 2, 3, 0xFF, 0xD9]));
    }

    #[test]
    fn what_is_no_picture_or_a_broken_one_is_refused() {
        let fault = |bytes: &[u8]| Picture::read(bytes).unwrap_err();
        assert_eq!(fault(b"GIF89a"), PictureError::Kind);
        assert_eq!(fault(&vec![0; BYTES + 1]), PictureError::Size);
        assert_eq!(
            fault(&[0xFF, 0xD8, 0xFF, 0xE1, 0, 80]),
            PictureError::Damaged
        );
        let whole = png_of(ColorType::Rgb, &[1, 2, 3, 4, 5, 6]);
        for length in 8..whole.len() - 12 {
            assert_eq!(fault(&whole[..length]), PictureError::Damaged, "{length}");
        }
    }
}
