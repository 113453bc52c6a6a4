//! How is a picture held?
//!
//! A camera stores what its sensor saw, and beside it how the camera was held (EXIF 2.3, tag
//! 0x0112). Every viewer follows the mark, so to the person the picture is upright.

/// How the stored points are turned or mirrored to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Turn {
    /// 1, and whatever is not a mark: as it is stored.
    #[default]
    None,
    /// 2: left and right change places.
    Mirrored,
    /// 3: half around.
    Half,
    /// 4: top and bottom change places.
    Flipped,
    /// 5: mirrored at the falling diagonal.
    Transposed,
    /// 6: a quarter to the right.
    Right,
    /// 7: mirrored at the rising diagonal.
    Transverse,
    /// 8: a quarter to the left.
    Left,
}

impl Turn {
    /// Reads the mark of the picture itself, in the first directory of an EXIF block, which begins
    /// as a TIFF file does (TIFF 6.0, section 2). A broken block has no mark.
    pub(super) fn of(exif: &[u8]) -> Turn {
        mark(exif).map_or(Turn::None, |mark| match mark {
            2 => Turn::Mirrored,
            3 => Turn::Half,
            4 => Turn::Flipped,
            5 => Turn::Transposed,
            6 => Turn::Right,
            7 => Turn::Transverse,
            8 => Turn::Left,
            _ => Turn::None,
        })
    }

    /// Whether width and height change places.
    pub(super) fn swaps(self) -> bool {
        matches!(
            self,
            Turn::Transposed | Turn::Right | Turn::Transverse | Turn::Left
        )
    }

    /// The stored point, as column and row, that is seen at column `x` and row `y`; the picture is
    /// stored `width` wide and `height` high.
    pub(super) fn stored(self, x: usize, y: usize, width: usize, height: usize) -> (usize, usize) {
        let left = |x: usize| (width - 1).saturating_sub(x);
        let up = |y: usize| (height - 1).saturating_sub(y);
        match self {
            Turn::None => (x, y),
            Turn::Mirrored => (left(x), y),
            Turn::Half => (left(x), up(y)),
            Turn::Flipped => (x, up(y)),
            Turn::Transposed => (y, x),
            Turn::Right => (y, up(x)),
            Turn::Transverse => (left(y), up(x)),
            Turn::Left => (left(y), x),
        }
    }
}

/// Numbers in the order of bytes that a TIFF block says it has.
struct Block<'b> {
    bytes: &'b [u8],
    is_little: bool,
}

impl Block<'_> {
    fn short(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(u32::from(match self.is_little {
            true => u16::from_le_bytes(*bytes),
            false => u16::from_be_bytes(*bytes),
        }))
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..)?.first_chunk::<4>()?;
        Some(match self.is_little {
            true => u32::from_le_bytes(*bytes),
            false => u32::from_be_bytes(*bytes),
        })
    }
}

fn mark(exif: &[u8]) -> Option<u32> {
    // Some programs keep the name of the segment before the block.
    let bytes = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let is_little = match bytes.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let block = Block { bytes, is_little };
    if block.short(2)? != 42 {
        return None;
    }
    let directory = usize::try_from(block.long(4)?).ok()?;
    let count = usize::try_from(block.short(directory)?).ok()?;
    for entry in 0..count {
        let at = directory.checked_add(2 + entry * 12)?;
        if block.short(at)? == 0x0112 {
            // SHORT is what the standard has; LONG is what some write.
            return match block.short(at + 2)? {
                3 => block.short(at + 8),
                4 => block.long(at + 8),
                _ => None,
            };
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exif(is_little: bool, mark: u16) -> Vec<u8> {
        let short = |value: u16| match is_little {
            true => value.to_le_bytes(),
            false => value.to_be_bytes(),
        };
        let long = |value: u32| match is_little {
            true => value.to_le_bytes(),
            false => value.to_be_bytes(),
        };
        let mut bytes = if is_little { b"II" } else { b"MM" }.to_vec();
        bytes.extend(short(42));
        bytes.extend(long(8));
        bytes.extend(short(2));
        // The maker of the camera stands before the mark.
        bytes.extend([short(0x010F), short(2)].concat());
        bytes.extend([long(4), long(0)].concat());
        bytes.extend([short(0x0112), short(3)].concat());
        bytes.extend(long(1));
        bytes.extend([short(mark), short(0)].concat());
        bytes.extend(long(0));
        bytes
    }

    #[test]
    fn the_mark_is_read_in_both_orders_of_bytes() {
        let turns = [
            Turn::None,
            Turn::Mirrored,
            Turn::Half,
            Turn::Flipped,
            Turn::Transposed,
            Turn::Right,
            Turn::Transverse,
            Turn::Left,
        ];
        for (mark, turn) in (1..).zip(turns) {
            assert_eq!(Turn::of(&exif(true, mark)), turn, "II {mark}");
            assert_eq!(Turn::of(&exif(false, mark)), turn, "MM {mark}");
        }
    }

    #[test]
    fn a_broken_block_leaves_the_picture_as_it_lies() {
        for wrong in [0, 9, 0xFFFF] {
            assert_eq!(Turn::of(&exif(true, wrong)), Turn::None);
        }
        let whole = exif(false, 6);
        for length in 0..whole.len() - 8 {
            assert_eq!(Turn::of(&whole[..length]), Turn::None, "{length}");
        }
        for place in 0..8 {
            let mut far = whole.clone();
            far[place] = 0xFF;
            assert_eq!(Turn::of(&far), Turn::None, "{place}");
        }
    }
}
