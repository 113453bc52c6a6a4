//! Who wrote a reply of `tests/fixtures/replies`, by its number; the README there tells of each.

pub const HANDS: [&str; 9] = [
    "first, 1 to 500",
    "second, 501 to 600",
    "another's, 601 to 700",
    "third, 701 to 800",
    "fourth, 801 to 1000",
    "fifth, 1001 to 1100",
    "sixth, 1101 to 1200",
    "seventh, 1201 to 1300",
    "eighth, 1301 and on",
];

/// The place in [`HANDS`] of whoever wrote a file.
pub fn hand(file: &str) -> usize {
    let number: String = file.chars().filter(char::is_ascii_digit).collect();
    match number.parse::<u32>().unwrap() {
        ..=500 => 0,
        501..=600 => 1,
        601..=700 => 2,
        701..=800 => 3,
        801..=1000 => 4,
        1001..=1100 => 5,
        1101..=1200 => 6,
        1201..=1300 => 7,
        _ => 8,
    }
}
