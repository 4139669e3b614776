//! The labels of all forms, folded and laid out by the compiler: no run spends time on them.
//!
//! ```text
//! forms → labels ┬ trie of their characters ┐
//!                └ entries with their hits ─┴ sieve, the shortest entries first
//! ```
//! The compiler grows nothing: it fills arrays as large as all labels would need if no two were alike, and keeps as much
//! of them as is filled.

use super::labels::{ALL, BYTES, LABELS};
use super::{Hit, Role};
use crate::statute::TableKind;
use crate::text::folded;

/// All labels of all forms.
pub(super) static VOCABULARY: Vocabulary<NODES, ENTRIES, HITS, TEXT> = UNCUT.cut();

/// The same in arrays that are too large.
const UNCUT: Vocabulary<{ BYTES / 3 }, LABELS, LABELS, BYTES> = Vocabulary::new();
const NODES: usize = UNCUT.node_count as usize;
const ENTRIES: usize = UNCUT.entry_count as usize;
const HITS: usize = UNCUT.entries[ENTRIES - 1].hits.end as usize;
const TEXT: usize = UNCUT.entries[ENTRIES - 1].text.end as usize;

/// A folded label has fewer characters than this.
const LONGEST: usize = 64;
/// Beginnings of labels are found by so many hashes of their first character.
const ROOTS: usize = 256;
/// No node, or no entry.
const NONE: u16 = u16::MAX;

/// All labels of all forms, folded.
pub(super) struct Vocabulary<const NODES: usize, const ENTRIES: usize, const HITS: usize, const TEXT: usize> {
    /// The first of the nodes that begin labels, by [`root`].
    roots: [u16; ROOTS],
    /// Characters of labels; those that begin alike share them.
    nodes: [Node; NODES],
    node_count: u16,
    /// Labels, in the order of the forms.
    entries: [Entry; ENTRIES],
    entry_count: u16,
    /// What the labels stand for.
    hits: [Hit; HITS],
    /// The labels as text, one behind the other.
    text: [u8; TEXT],
    /// What rules most entries out, the shortest entries first.
    sieve: [Sieve; ENTRIES],
    /// How many entries are shorter than each length.
    shorter: [u16; LONGEST + 1],
    /// Bits by the low twelve of the characters of labels: few are set for characters that no label has.
    known: [u64; 64],
}

/// One character of one or more labels that begin alike.
#[derive(Clone, Copy)]
struct Node {
    c: char,
    /// Another with the same beginning, or, of those that begin labels, the same [`root`].
    sibling: u16,
    /// The first of those behind this one.
    child: u16,
    /// The label that ends here.
    entry: u16,
}

/// A label.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    text: Stretch,
    hits: Stretch,
    /// Whether it heads rows or columns.
    pub heads: bool,
    length: u16,
    letters: Letters,
}

/// From where to where in an array.
#[derive(Clone, Copy)]
struct Stretch {
    start: u16,
    end: u16,
}

/// What is asked of an entry before it is looked at.
#[derive(Clone, Copy)]
pub(super) struct Sieve {
    pub letters: Letters,
    /// Whether it stands beside the tables of later editions, and of 2008.
    pub beside: [bool; 2],
    entry: u16,
}

/// Which characters a text has, roughly: one that has a bit the other lacks has a character the other lacks.
#[derive(Clone, Copy, Default)]
pub(super) struct Letters(u128);

impl Letters {
    pub const fn add(&mut self, c: char) {
        self.0 |= 1 << ((c as u32).wrapping_mul(0x9e37_79b1) >> 25);
    }

    pub const fn has_all(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// Whether each has more than `limit` characters the other lacks, or one of them has: so many edits are too few.
    pub fn differ_by_more(self, other: Self, limit: usize) -> bool {
        let more = |mut bits: u128| {
            for _ in 0..limit {
                if bits == 0 {
                    return false;
                }
                bits &= bits - 1;
            }
            bits != 0
        };
        more(self.0 & !other.0) || more(other.0 & !self.0)
    }
}

/// A place in the trie: behind the first characters of a label, or before all.
#[derive(Clone, Copy)]
pub(super) struct Place(u16);

impl Place {
    /// Before the first character.
    pub const START: Self = Self(NONE);
}

impl<const NODES: usize, const ENTRIES: usize, const HITS: usize, const TEXT: usize>
    Vocabulary<NODES, ENTRIES, HITS, TEXT>
{
    /// The place one character on; `None` where no label goes on so.
    #[inline]
    pub const fn step(&self, place: Place, c: char) -> Option<Place> {
        let mut at = *self.first(place, c);
        while at != NONE {
            let node = &self.nodes[at as usize];
            if node.c == c {
                return Some(Place(at));
            }
            at = node.sibling;
        }
        None
    }

    /// Where the nodes behind a place begin.
    const fn first(&self, place: Place, c: char) -> &u16 {
        if place.0 == NONE { &self.roots[root(c)] } else { &self.nodes[place.0 as usize].child }
    }

    /// The label that ends at a place.
    #[inline]
    pub fn ends(&self, place: Place) -> Option<&Entry> {
        self.entries.get(usize::from(self.nodes.get(usize::from(place.0))?.entry))
    }

    /// What a label stands for.
    pub fn hits(&self, entry: &Entry) -> &[Hit] {
        &self.hits[usize::from(entry.hits.start)..usize::from(entry.hits.end)]
    }

    /// The characters of a label.
    pub fn text(&self, entry: &Entry) -> &str {
        let text = &self.text[usize::from(entry.text.start)..usize::from(entry.text.end)];
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// The entry a sieve is of.
    pub fn entry(&self, sieve: &Sieve) -> &Entry {
        &self.entries[usize::from(sieve.entry)]
    }

    /// The sieve of the entries that have at least and less than so many characters.
    pub fn sieve(&self, from: usize, to: usize) -> &[Sieve] {
        let shorter = |length: usize| usize::from(self.shorter[length.min(LONGEST)]);
        self.sieve.get(shorter(from)..shorter(to)).unwrap_or_default()
    }

    /// Whether a label may have this character.
    #[inline]
    pub fn knows(&self, c: char) -> bool {
        self.known[known_word(c)] & known_bit(c) != 0
    }

    const fn new() -> Self {
        let node = Node { c: '\0', sibling: NONE, child: NONE, entry: NONE };
        let nowhere = Stretch { start: 0, end: 0 };
        let mut vocabulary = Self {
            roots: [NONE; ROOTS],
            nodes: [node; NODES],
            node_count: 0,
            entries: [Entry { text: nowhere, hits: nowhere, heads: false, length: 0, letters: Letters(0) }; ENTRIES],
            entry_count: 0,
            hits: [Hit { table: TableKind::Disclosure, role: Role::Group }; HITS],
            text: [0; TEXT],
            sieve: [Sieve { letters: Letters(0), beside: [false; 2], entry: NONE }; ENTRIES],
            shorter: [0; LONGEST + 1],
            known: [0; 64],
        };
        let mut entries = [NONE; LABELS];
        let mut at = 0;
        while at < LABELS {
            entries[at] = vocabulary.insert(ALL[at].0);
            at += 1;
        }
        vocabulary.gather_hits(&entries);
        vocabulary.sort();
        vocabulary
    }

    /// As much of it as such arrays hold.
    const fn cut<const N: usize, const E: usize, const H: usize, const T: usize>(&self) -> Vocabulary<N, E, H, T> {
        Vocabulary {
            roots: self.roots,
            nodes: first(&self.nodes),
            node_count: self.node_count,
            entries: first(&self.entries),
            entry_count: self.entry_count,
            hits: first(&self.hits),
            text: first(&self.text),
            sieve: first(&self.sieve),
            shorter: self.shorter,
            known: self.known,
        }
    }

    /// The entry of a label, made where there is none yet.
    const fn insert(&mut self, label: &str) -> u16 {
        let mut rest = folded(label);
        let mut place = Place::START;
        while let Some(c) = rest.step() {
            place = match self.step(place, c) {
                Some(next) => next,
                None => self.grow(place, c),
            };
        }
        assert!(place.0 != NONE, "a label has characters");
        if self.nodes[place.0 as usize].entry == NONE {
            self.nodes[place.0 as usize].entry = self.entry_count;
            self.add_entry(label);
        }
        self.nodes[place.0 as usize].entry
    }

    /// A new node behind a place.
    const fn grow(&mut self, place: Place, c: char) -> Place {
        let new = self.node_count;
        self.nodes[new as usize] = Node { c, sibling: *self.first(place, c), child: NONE, entry: NONE };
        if place.0 == NONE {
            self.roots[root(c)] = new;
        } else {
            self.nodes[place.0 as usize].child = new;
        }
        self.node_count += 1;
        Place(new)
    }

    /// A new entry, its characters written behind those of the last.
    const fn add_entry(&mut self, label: &str) {
        let start = if self.entry_count == 0 { 0 } else { self.entries[self.entry_count as usize - 1].text.end };
        let (mut end, mut length, mut letters) = (start, 0, Letters(0));
        let mut rest = folded(label);
        while let Some(c) = rest.step() {
            let mut bytes = [0; 4];
            let size = c.encode_utf8(&mut bytes).len();
            let mut at = 0;
            while at < size {
                self.text[end as usize] = bytes[at];
                (end, at) = (end + 1, at + 1);
            }
            length += 1;
            letters.add(c);
            self.known[known_word(c)] |= known_bit(c);
        }
        let hits = Stretch { start: 0, end: 0 };
        self.entries[self.entry_count as usize] =
            Entry { text: Stretch { start, end }, hits, heads: false, length, letters };
        self.entry_count += 1;
    }

    /// Gives each entry the roles of its labels, each once, in the order of the forms.
    const fn gather_hits(&mut self, entries: &[u16; LABELS]) {
        let (mut entry, mut end) = (0, 0);
        while entry < self.entry_count {
            let start = end;
            let mut at = 0;
            while at < LABELS {
                let hit = ALL[at].1;
                if entries[at] == entry && !self.has(start, end, hit) {
                    self.hits[end as usize] = hit;
                    self.entries[entry as usize].heads |= matches!(hit.role, Role::Group);
                    end += 1;
                }
                at += 1;
            }
            self.entries[entry as usize].hits = Stretch { start, end };
            entry += 1;
        }
    }

    const fn has(&self, start: u16, end: u16, hit: Hit) -> bool {
        let mut at = start;
        while at < end {
            if self.hits[at as usize].is(hit) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Fills the sieve, length by length.
    const fn sort(&mut self) {
        let (mut length, mut count) = (0, 0);
        while length <= LONGEST {
            self.shorter[length] = count;
            let mut at = 0;
            while at < self.entry_count {
                let entry = &self.entries[at as usize];
                if entry.length as usize == length {
                    let beside = [self.is_beside(entry, false), self.is_beside(entry, true)];
                    self.sieve[count as usize] = Sieve { letters: entry.letters, beside, entry: at };
                    count += 1;
                }
                at += 1;
            }
            length += 1;
        }
        assert!(count == self.entry_count, "no label is longer");
    }

    /// Whether an entry is a label of a table of 2008, or of a later one.
    const fn is_beside(&self, entry: &Entry, old: bool) -> bool {
        let mut at = entry.hits.start;
        while at < entry.hits.end {
            if is_old(self.hits[at as usize].table) == old {
                return true;
            }
            at += 1;
        }
        false
    }
}

/// The first values of an array, as many as are asked for.
const fn first<T: Copy, const N: usize>(all: &[T]) -> [T; N] {
    let mut cut = [all[0]; N];
    let mut at = 0;
    while at < N {
        cut[at] = all[at];
        at += 1;
    }
    cut
}

/// Whether a table is of 2008: no report has such a one and later ones.
pub(super) const fn is_old(table: TableKind) -> bool {
    matches!(table, TableKind::Statistics)
}

const fn known_word(c: char) -> usize {
    c as usize >> 6 & 0x3f
}

const fn known_bit(c: char) -> u64 {
    1 << (c as u32 & 0x3f)
}

const fn root(c: char) -> usize {
    (c as u32).wrapping_mul(0x9e37_79b1) as usize >> 24
}
