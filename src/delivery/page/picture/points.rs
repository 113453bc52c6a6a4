//! What does a picture of points look like, and how is it kept in a file?

use super::fault::PictureError;
use super::turn::Turn;

/// The longest side that goes into a letter: 600 points in an inch of the widest signature. A
/// photograph with more is made smaller; no eye sees the difference on paper.
const LONGEST: usize = 1_500;

/// Rows of points from the top, each of one byte for grey or three for red, green and blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Points {
    pub width: usize,
    pub height: usize,
    /// Bytes a point: 1 or 3.
    pub colours: usize,
    pub bytes: Vec<u8>,
}

impl Points {
    /// Makes the picture smaller where a side is far longer than paper can show: each point is the
    /// mean of a square of the old ones.
    pub(super) fn shrunk(self) -> Points {
        let step = self.width.max(self.height).div_ceil(LONGEST);
        if step <= 1 {
            return self;
        }
        let (width, height) = (self.width.div_ceil(step), self.height.div_ceil(step));
        let mut bytes = Vec::with_capacity(width * height * self.colours);
        let row = self.width * self.colours;
        for top in (0..self.height).step_by(step) {
            let rows = top..self.height.min(top + step);
            for left in (0..self.width).step_by(step) {
                let columns = left..self.width.min(left + step);
                let count = (rows.len() * columns.len()).max(1) as u32;
                for colour in 0..self.colours {
                    let square = rows.clone().flat_map(|y| {
                        let columns = columns.clone();
                        columns.map(move |x| y * row + x * self.colours + colour)
                    });
                    let values = square.filter_map(|at| self.bytes.get(at));
                    let sum: u32 = values.map(|value| u32::from(*value)).sum();
                    bytes.push(((sum + count / 2) / count) as u8);
                }
            }
        }
        Points {
            width,
            height,
            colours: self.colours,
            bytes,
        }
    }

    /// The picture as it is seen.
    pub(super) fn turned(self, turn: Turn) -> Points {
        if turn == Turn::None {
            return self;
        }
        let (width, height) = match turn.swaps() {
            true => (self.height, self.width),
            false => (self.width, self.height),
        };
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for y in 0..height {
            for x in 0..width {
                let (column, row) = turn.stored(x, y, self.width, self.height);
                let at = (row * self.width + column) * self.colours;
                bytes.extend(self.bytes.get(at..at + self.colours).unwrap_or_default());
            }
        }
        Points {
            width,
            height,
            colours: self.colours,
            bytes,
        }
    }

    /// The points as a page keeps them (ISO 32000-1, 7.4.4.4): each row filtered as PNG does, and
    /// all compressed.
    pub(super) fn compressed(&self) -> Result<Vec<u8>, PictureError> {
        let side = |side: usize| u32::try_from(side).map_err(|_| PictureError::Size);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side(self.width)?, side(self.height)?);
        encoder.set_color(match self.colours {
            1 => png::ColorType::Grayscale,
            _ => png::ColorType::Rgb,
        });
        encoder.set_filter(png::Filter::Adaptive);
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&self.bytes))
            .map_err(|_| PictureError::Damaged)?;
        // The data of the chunks named IDAT, one after the other, are what a page wants. A chunk is
        // its length, its name, its data and a checksum (PNG, 5.3), after a signature of 8 bytes.
        let mut data = Vec::with_capacity(file.len());
        let mut rest = file.get(8..).unwrap_or_default();
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            if after.starts_with(b"IDAT") {
                data.extend(after.get(4..4 + length).unwrap_or_default());
            }
            rest = after.get(4 + length + 4..).unwrap_or_default();
        }
        Ok(data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_made_smaller_by_means() {
        let points = Points {
            width: 2 * LONGEST,
            height: 3,
            colours: 1,
            bytes: [[10; 2 * LONGEST], [20; 2 * LONGEST], [50; 2 * LONGEST]].concat(),
        };
        let small = points.shrunk();
        assert_eq!((small.width, small.height), (LONGEST, 2));
        assert!(small.bytes[..LONGEST].iter().all(|value| *value == 15));
        assert!(small.bytes[LONGEST..].iter().all(|value| *value == 50));
    }

    #[test]
    fn a_quarter_to_the_right_brings_the_lowest_left_to_the_top() {
        let points = Points {
            width: 3,
            height: 2,
            colours: 1,
            bytes: vec![1, 2, 3, 4, 5, 6],
        };
        let turned = |turn| points.clone().turned(turn).bytes;
        assert_eq!(turned(Turn::None), [1, 2, 3, 4, 5, 6]);
        assert_eq!(turned(Turn::Mirrored), [3, 2, 1, 6, 5, 4]);
        assert_eq!(turned(Turn::Half), [6, 5, 4, 3, 2, 1]);
        assert_eq!(turned(Turn::Flipped), [4, 5, 6, 1, 2, 3]);
        assert_eq!(turned(Turn::Transposed), [1, 4, 2, 5, 3, 6]);
        assert_eq!(turned(Turn::Right), [4, 1, 5, 2, 6, 3]);
        assert_eq!(turned(Turn::Transverse), [6, 3, 5, 2, 4, 1]);
        assert_eq!(turned(Turn::Left), [3, 6, 2, 5, 1, 4]);
    }
}
