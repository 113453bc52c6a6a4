//! Which word was meant by one with a slip in it?

use strsim::osa_distance;

/// The word that is fewest slips away (a letter too many, too few, another, or two changed about), two at
/// most; none where two words are as near.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    // Of a short word a slip leaves too little.
    let most = (typed.chars().count() / 3).min(2);
    let mut near: Vec<_> = known
        .map(|word| (osa_distance(&typed, word), word))
        .filter(|(slips, _)| *slips <= most)
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(_, word)] => Some(word),
        [(first, word), (second, _), ..] if first < second => Some(word),
        _ => None,
    }
}
