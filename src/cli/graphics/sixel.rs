//! Pixels as DEC's terminals take them (VT330/VT340 Programmer Reference, chapter 14).
//!
//! A page is black on white with grey edges, and now and then a signature in ink: 32 greys and 216
//! colours, which are the 256 that every such terminal has, need no look at the picture first.

use std::{collections::BTreeMap, fmt::Write};

use crate::delivery::preview::Pixels;

const GREYS: u8 = 32;
/// Levels of red, green and blue.
const LEVELS: u8 = 6;
/// How many rows one band holds.
const BAND: usize = 6;

pub fn encoded(picture: &Pixels) -> String {
    let (width, height) = (usize::from(picture.width), usize::from(picture.height));
    let registers: Vec<u8> = picture
        .rgb
        .as_chunks()
        .0
        .iter()
        .map(|rgb| register(*rgb))
        .collect();
    let mut used = [false; 256];
    for register in &registers {
        used[usize::from(*register)] = true;
    }

    // Square pixels; what no colour covers stays as it was, and every pixel has a colour.
    let mut sixel = format!("\x1bP0;1;0q\"1;1;{width};{height}");
    for (register, _) in (0..=u8::MAX).zip(used).filter(|(_, used)| *used) {
        let [red, green, blue] = percent(register);
        // Writing to a string cannot fail.
        let _ = write!(sixel, "#{register};2;{red};{green};{blue}");
    }
    for band in registers.chunks((width * BAND).max(1)) {
        let mut columns: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
        for (row, registers) in band.chunks(width).enumerate() {
            for (column, register) in registers.iter().enumerate() {
                let bits = columns.entry(*register).or_insert_with(|| vec![0; width]);
                if let Some(bits) = bits.get_mut(column) {
                    *bits |= 1 << row;
                }
            }
        }
        for (index, (register, bits)) in columns.iter().enumerate() {
            // `$` goes back to the beginning of the band.
            let back = if index > 0 { "$" } else { "" };
            let _ = write!(sixel, "{back}#{register}");
            push_run_lengths(&mut sixel, bits);
        }
        sixel.push('-');
    }
    sixel.push_str("\x1b\\");
    sixel
}

/// One character for six pixels, `!12?` for twelve alike; nothing for those that are blank at the end.
fn push_run_lengths(sixel: &mut String, bits: &[u8]) {
    let mut runs: Vec<_> = bits.chunk_by(|a, b| a == b).collect();
    if runs.last().is_some_and(|run| run.first() == Some(&0)) {
        runs.pop();
    }
    for run in runs {
        let character = char::from(b'?' + run.first().copied().unwrap_or_default());
        if run.len() > 3 {
            let _ = write!(sixel, "!{}{character}", run.len());
        } else {
            sixel.extend(std::iter::repeat_n(character, run.len()));
        }
    }
}

/// The colour register that comes nearest: 0 to 31 greys, above them the cube of colours.
fn register([red, green, blue]: [u8; 3]) -> u8 {
    let level = |value: u8, levels: u8| {
        let most = u16::from(levels) - 1;
        // At most `most`, which fits.
        ((u16::from(value) * most + 127) / 255) as u8
    };
    if red.max(green).max(blue) - red.min(green).min(blue) < 12 {
        return level(green, GREYS);
    }
    let [red, green, blue] = [red, green, blue].map(|value| level(value, LEVELS));
    GREYS + (red * LEVELS + green) * LEVELS + blue
}

/// Red, green and blue of a register, 0 to 100.
fn percent(register: u8) -> [u8; 3] {
    let share = |level: u8, levels: u8| {
        ((u16::from(level) * 100 + u16::from(levels - 1) / 2) / u16::from(levels - 1)) as u8
    };
    match register.checked_sub(GREYS) {
        None => [share(register, GREYS); 3],
        Some(colour) => [
            colour / (LEVELS * LEVELS),
            colour / LEVELS % LEVELS,
            colour % LEVELS,
        ]
        .map(|level| share(level, LEVELS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_and_red_on_white_are_three_colours_in_two_bands() {
        let (white, black, red) = ([255; 3], [0; 3], [255, 0, 0]);
        let mut rows = vec![[white; 5]; 7];
        rows[0] = [black, black, black, black, white];
        rows[6] = [white, white, white, white, red];
        let picture = Pixels {
            width: 5,
            height: 7,
            rgb: rows.into_iter().flatten().flatten().collect(),
            png: Vec::new(),
        };
        assert_eq!(
            encoded(&picture),
            "\x1bP0;1;0q\"1;1;5;7#0;2;0;0;0#31;2;100;100;100#212;2;100;0;0\
             #0!4@$#31!4}~-\
             #31!4@$#212!4?@-\x1b\\"
        );
    }

    #[test]
    fn a_register_is_its_own_nearest() {
        for register_ in 0..=247 {
            let rgb = percent(register_).map(|part| (f32::from(part) * 2.55).round() as u8);
            if register_ < GREYS || rgb.iter().any(|part| *part != rgb[0]) {
                assert_eq!(register(rgb), register_, "{rgb:?}");
            }
        }
    }
}
