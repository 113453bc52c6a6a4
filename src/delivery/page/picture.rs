//! What a picture brings to a page: a signature from a scanner, a camera or a pen.

mod drawn;
mod fault;
mod points;
mod turn;

use std::io::Cursor;

use lopdf::{Stream, dictionary};
use png::{ColorType, Decoder, Limits, Transformations};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

pub use fault::PictureError;

use self::{
    fault::{BYTES, POINTS, SIDE},
    points::Points,
    turn::Turn,
};

/// A PNG, JPEG or SVG file, read.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Width and height in points of the picture.
    pub(super) size: (u32, u32),
    pub(super) stream: Stream,
}

impl Picture {
    /// Reads a PNG, JPEG or SVG file.
    ///
    /// Nothing but the picture goes on: no place, time, camera or second picture that the file
    /// holds. It is upright as viewers show it, whichever way the camera was held (EXIF orientation).
    /// What is transparent becomes white.
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
            let (size, stream) = drawn::read(bytes)?;
            Ok(Picture { size, stream })
        } else {
            Err(PictureError::Kind)
        }
    }

    /// The points are all that goes on: a photograph too is taken apart and put together anew, so
    /// that no byte of its file is in the letter, wherever in the file it stood.
    fn of(points: Points, turn: Turn) -> Result<Picture, PictureError> {
        let points = points.shrunk().turned(turn);
        let side = |side: usize| u32::try_from(side).map_err(|_| PictureError::Size);
        let (width, height) = (side(points.width)?, side(points.height)?);
        let stream = Stream::new(
            dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(width),
                "Height" => i64::from(height),
                "BitsPerComponent" => 8,
                "ColorSpace" => if points.colours == 1 { "DeviceGray" } else { "DeviceRGB" },
                "Filter" => "FlateDecode",
                "DecodeParms" => dictionary! {
                    "Predictor" => 15,
                    "Colors" => points.colours as i64,
                    "Columns" => i64::from(width),
                },
            },
            points.compressed()?,
        );
        Ok(Picture {
            size: (width, height),
            stream,
        })
    }
}

fn is_small(width: usize, height: usize) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged);
    }
    if width > SIDE || height > SIDE || width * height > POINTS {
        return Err(PictureError::Size);
    }
    Ok(())
}

fn png(bytes: &[u8]) -> Result<Picture, PictureError> {
    let limits = Limits { bytes: POINTS * 8 };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder
        .read_header_info()
        .map_err(|_| PictureError::Damaged)?;
    let (width, height) = (header.width as usize, header.height as usize);
    is_small(width, height)?;
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
    let (colours, bytes) = match frame.color_type {
        ColorType::Grayscale => (1, pixels),
        ColorType::GrayscaleAlpha => (1, on_white(1)),
        ColorType::Rgb => (3, pixels),
        ColorType::Rgba => (3, on_white(3)),
        ColorType::Indexed => return Err(PictureError::Damaged),
    };
    // The mark may come after the points; what is broken there is not the picture.
    let _ = reader.finish();
    let turn = reader.info().exif_metadata.as_deref().map(Turn::of);
    let points = Points {
        width,
        height,
        colours,
        bytes,
    };
    Picture::of(points, turn.unwrap_or_default())
}

fn jpeg(bytes: &[u8]) -> Result<Picture, PictureError> {
    let damaged = |_| PictureError::Damaged;
    // The same points on every machine: the fast ways of some round otherwise.
    let options = DecoderOptions::default()
        .set_use_unsafe(false)
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or(PictureError::Damaged)?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    is_small(width, height)?;
    let (colours, space) = match info.components {
        1 => (1, ColorSpace::Luma),
        3 => (3, ColorSpace::RGB),
        _ => return Err(PictureError::Colours),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let bytes = decoder.decode().map_err(damaged)?;
    let points = Points {
        width,
        height,
        colours,
        bytes,
    };
    let turn = decoder.exif().map(|exif| Turn::of(exif));
    Picture::of(points, turn.unwrap_or_default())
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
        assert_eq!(pixels.unwrap(), [10, 20, 30, 255, 255, 255]);
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
