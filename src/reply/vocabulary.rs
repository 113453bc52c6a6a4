//! The words of the phrases of one language, and what each stands for in them.
//!
//! A tree of letters (a trie): of `delet*` and `delay` the first three nodes are one. A word of a mail is followed from letter to
//! letter until no phrase goes on, which for most is after two or three of them.

/// The words and beginnings of words that phrases are made of.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// The first is where every word begins.
    nodes: Vec<Node>,
    /// What a number stands for.
    number: Option<u16>,
}

#[derive(Debug, Default)]
struct Node {
    /// The next letters, as bytes, and the node of each.
    next: Vec<(u8, u32)>,
    /// What a word stands for that ends here.
    whole: Vec<u16>,
    /// What a word stands for that begins so.
    begun: Vec<u16>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary {
            nodes: vec![Node::default()],
            number: None,
        }
    }
}

impl Vocabulary {
    /// A word stands for an atom.
    pub fn word(&mut self, word: &str, atom: u16) {
        if let Some(node) = self.grown(word) {
            node.whole.push(atom);
        }
    }

    /// Every word that begins so stands for an atom.
    pub fn beginning(&mut self, beginning: &str, atom: u16) {
        if let Some(node) = self.grown(beginning) {
            node.begun.push(atom);
        }
    }

    /// Every number stands for an atom.
    pub fn number(&mut self, atom: u16) {
        self.number = Some(atom);
    }

    /// Adds what a word stands for: first as a whole, then by its beginnings, the shortest first.
    pub fn atoms(&self, word: &str, atoms: &mut Vec<u16>) {
        let from = atoms.len();
        let mut node = self.nodes.first();
        let mut bytes = word.bytes();
        while let Some(here) = node {
            atoms.extend_from_slice(&here.begun);
            let Some(byte) = bytes.next() else {
                if !here.whole.is_empty() {
                    atoms.extend_from_slice(&here.whole);
                    if let Some(added) = atoms.get_mut(from..) {
                        added.rotate_right(here.whole.len());
                    }
                }
                break;
            };
            node = here.go_on(byte).and_then(|next| self.nodes.get(next));
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            atoms.extend(self.number);
        }
    }

    /// The node of a word, which is made with all before it where there is none.
    fn grown(&mut self, word: &str) -> Option<&mut Node> {
        let mut at = 0;
        for byte in word.bytes() {
            let new = u32::try_from(self.nodes.len()).ok()?;
            let node = self.nodes.get_mut(at)?;
            at = match node.go_on(byte) {
                Some(next) => next,
                None => {
                    node.next.push((byte, new));
                    self.nodes.push(Node::default());
                    self.nodes.len() - 1
                }
            };
        }
        self.nodes.get_mut(at)
    }
}

impl Node {
    fn go_on(&self, byte: u8) -> Option<usize> {
        let next = self.next.iter().find(|(letter, _)| *letter == byte)?;
        usize::try_from(next.1).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_what_it_is_and_for_what_it_begins_with() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.beginning("de", 1);
        vocabulary.beginning("delet", 2);
        vocabulary.word("deleted", 3);
        vocabulary.word("delay", 4);
        vocabulary.number(5);
        let atoms = |word: &str| {
            let mut atoms = vec![9];
            vocabulary.atoms(word, &mut atoms);
            atoms.split_off(1)
        };
        assert_eq!(atoms("deleted"), [3, 1, 2]);
        assert_eq!(atoms("deletion"), [1, 2]);
        assert_eq!(atoms("delet"), [1, 2]);
        assert_eq!(atoms("delay"), [4, 1]);
        assert_eq!(atoms("del"), [1]);
        assert_eq!(atoms("d"), [] as [u16; 0]);
        assert_eq!(atoms("30th"), [5]);
        assert_eq!(atoms(""), [] as [u16; 0]);
    }
}
