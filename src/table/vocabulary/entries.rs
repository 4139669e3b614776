//! The labels of all forms, folded and in order, and the ways a text is compared with them.
//!
//! A text is followed through the entries character by character, so that one that is no label costs little. Only where it
//! may be near one is it compared with each, and there the characters it has and lacks rule out nearly all of them.

use super::{Hit, Match, Quality, Role};
use crate::statute::label::{Folded, folded};
use crate::statute::{TableKind, all_forms};
use std::ops::Range;

/// Shortest stretch taken for a part of a label.
const MIN_PART: usize = 4;

/// All labels of all forms, folded and in order.
pub(super) struct Vocabulary {
    entries: Vec<Entry>,
    /// The characters of the entries, one behind the other.
    chars: Vec<char>,
    /// The same as text.
    text: String,
    /// What each first character leads to.
    firsts: Vec<(char, Range<usize>)>,
    /// What rules most entries out, the shortest entries first.
    sieve: Vec<Sieve>,
}

/// What is asked of an entry before it is looked at.
struct Sieve {
    letters: Letters,
    length: usize,
    /// Whether it stands beside the tables of later editions, and of 2008.
    beside: [bool; 2],
    entry: usize,
}

struct Entry {
    chars: Range<usize>,
    text: Range<usize>,
    hits: Vec<Hit>,
    /// Whether it heads rows or columns.
    heads: bool,
}

/// Which characters a text has, roughly: one that has a bit the other lacks has a character the other lacks.
#[derive(Clone, Copy, Default)]
struct Letters(u128);

/// A text folded, to be compared with every entry.
pub(super) struct Words {
    text: String,
    /// How many characters it has.
    pub length: usize,
    letters: Letters,
}

impl Words {
    /// Folds a text; `None` where it has more than `most` characters.
    pub fn new(text: &str, most: usize) -> Option<Self> {
        let mut words = Self { text: String::with_capacity(text.len()), length: 0, letters: Letters::default() };
        for c in folded(text) {
            words.text.push(c);
            words.length += 1;
            words.letters.add(c);
            if words.length > most {
                return None;
            }
        }
        Some(words)
    }
}

impl Letters {
    fn add(&mut self, c: char) {
        self.0 |= 1 << ((c as u32).wrapping_mul(0x9e37_79b1) >> 25);
    }

    fn has_all(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }

    /// Whether each has more than `limit` characters the other lacks, or one of them has: so many edits are too few.
    fn differ_by_more(self, other: Self, limit: usize) -> bool {
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

impl Vocabulary {
    /// Gathers the labels of all forms.
    pub fn new() -> Self {
        let mut chars: Vec<char> = Vec::new();
        let mut labels: Vec<(u64, Range<usize>, Hit)> = Vec::new();
        for form in all_forms() {
            let table = form.table;
            let rows = form.rows.iter().map(|row| (row.label, row.variants, Role::Row(row.key)));
            let columns = form.columns.iter().map(|column| (column.label, column.variants, Role::Column(column.key)));
            let groups = form.groups.iter().map(|group| (group.label, group.variants, Role::Group));
            for (label, variants, role) in rows.chain(columns).chain(groups) {
                for label in std::iter::once(&label).chain(variants) {
                    let start = chars.len();
                    chars.extend(folded(label));
                    // Three characters tell most labels apart, and numbers are compared faster.
                    let letter = |at: usize| chars.get(start + at).map_or(0, |&c| u64::from(c));
                    let order = letter(0) << 42 | letter(1) << 21 | letter(2);
                    labels.push((order, start..chars.len(), Hit { table, role }));
                }
            }
        }
        // Stable: the roles of one label keep the order of the forms.
        let text_of = |(_, label, _): &(u64, Range<usize>, Hit)| &chars[label.clone()];
        labels.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| text_of(one).cmp(text_of(other))));
        let mut entries: Vec<Entry> = Vec::new();
        let mut text = String::with_capacity(chars.len() * 3);
        for (_, label, hit) in labels {
            match entries.last_mut().filter(|entry| chars[entry.chars.clone()] == chars[label.clone()]) {
                Some(entry) if entry.hits.contains(&hit) => {}
                Some(entry) => entry.hits.push(hit),
                None => {
                    let start = text.len();
                    text.extend(&chars[label.clone()]);
                    entries.push(Entry::new(label, start..text.len(), hit));
                }
            }
        }
        let mut sieve: Vec<Sieve> = Vec::with_capacity(entries.len());
        for (at, entry) in entries.iter_mut().enumerate() {
            let mut letters = Letters::default();
            chars[entry.chars.clone()].iter().for_each(|&c| letters.add(c));
            entry.heads = entry.hits.iter().any(|hit| hit.role == Role::Group);
            let beside = [false, true].map(|old| entry.hits.iter().any(|hit| is_old(hit.table) == old));
            sieve.push(Sieve { letters, length: entry.chars.len(), beside, entry: at });
        }
        sieve.sort_by_key(|sieve| sieve.length);
        let mut firsts: Vec<(char, Range<usize>)> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let first = chars[entry.chars.start];
            match firsts.last_mut().filter(|(known, _)| *known == first) {
                Some((_, range)) => range.end = at + 1,
                None => firsts.push((first, at..at + 1)),
            }
        }
        Self { entries, chars, text, firsts, sieve }
    }

    /// The label a text is, alone or with the group labels it stands under before it (本年度办理结果予以公开).
    pub fn exact(&'static self, text: &str) -> Option<Match> {
        let mut rest = folded(text);
        loop {
            match self.walk(rest) {
                Walk::Label(hits) => return Some(Match { hits, quality: Quality::Exact }),
                Walk::Behind(behind) => rest = behind,
                Walk::Nothing => return None,
            }
        }
    }

    /// Follows a text through the entries, character by character, as far as one goes on like it.
    fn walk<'t>(&'static self, mut rest: Folded<'t>) -> Walk<'t> {
        let mut range = 0..self.entries.len();
        let mut longest = Walk::Nothing;
        for depth in 0.. {
            if let [only] = &self.entries[range.clone()] {
                return self.follow(only, depth, rest, longest);
            }
            // The one that ends here comes first.
            let ended = self.entries.get(range.start).filter(|entry| depth > 0 && entry.chars.len() == depth);
            if ended.is_some_and(|entry| entry.heads) {
                longest = Walk::Behind(rest.clone());
            }
            let Some(c) = rest.next() else {
                return ended.map_or(longest, |entry| Walk::Label(&entry.hits));
            };
            range = self.narrow(range, depth, c);
            if range.is_empty() {
                break;
            }
        }
        longest
    }

    /// Follows a text through the rest of the one entry that begins like it.
    fn follow<'t>(
        &'static self,
        entry: &'static Entry,
        depth: usize,
        mut rest: Folded<'t>,
        longest: Walk<'t>,
    ) -> Walk<'t> {
        let chars = &self.chars[entry.chars.clone()];
        if chars[depth..].iter().any(|due| rest.next() != Some(*due)) {
            return longest;
        }
        let behind = rest.clone();
        match rest.next() {
            None => Walk::Label(&entry.hits),
            Some(_) if entry.heads => Walk::Behind(behind),
            Some(_) => longest,
        }
    }

    /// Of entries that begin alike, those that go on with `c`.
    fn narrow(&self, range: Range<usize>, depth: usize, c: char) -> Range<usize> {
        if depth == 0 {
            let found = self.firsts.binary_search_by_key(&c, |(first, _)| *first);
            return found.map_or(0..0, |at| self.firsts[at].1.clone());
        }
        // Few begin alike, so they are looked at one by one.
        let at =
            |entry: &Entry| if depth < entry.chars.len() { Some(self.chars[entry.chars.start + depth]) } else { None };
        let entries = &self.entries[range.clone()];
        let before = entries.iter().take_while(|entry| at(entry) < Some(c)).count();
        let alike = entries[before..].iter().take_while(|entry| at(entry) == Some(c)).count();
        let start = range.start + before;
        start..start + alike
    }

    /// The entries of these lengths that a filter lets through and that may stand on one page with the labels of `table`:
    /// no report has tables of 2008 and later ones.
    fn sifted(
        &'static self,
        table: TableKind,
        lengths: Range<usize>,
        fits: impl Fn(Letters) -> bool,
    ) -> impl Iterator<Item = &'static Entry> {
        let old = usize::from(is_old(table));
        let start = self.sieve.partition_point(|sieve| sieve.length < lengths.start);
        let long = self.sieve[start..].iter().take_while(move |sieve| sieve.length < lengths.end);
        let kept = long.filter(move |sieve| fits(sieve.letters) && sieve.beside[old]);
        kept.map(|sieve| &self.entries[sieve.entry])
    }

    /// The one label that a few edits lead to, where no other is as near.
    pub fn near(&'static self, words: &Words, table: TableKind) -> Option<Match> {
        let limit = match words.length {
            ..4 => return None,
            4..=7 => 1,
            8..=14 => 2,
            length => length / 6,
        };
        let lengths = words.length - limit..words.length + limit + 1;
        let mut nearest: Option<(usize, &Entry)> = None;
        let mut unique = true;
        for entry in self.sifted(table, lengths, |letters| !words.letters.differ_by_more(letters, limit)) {
            let distance = strsim::levenshtein(&words.text, &self.text[entry.text.clone()]);
            match nearest {
                Some((least, _)) if distance > least => {}
                Some((least, other)) if distance == least => unique &= entry.hits == other.hits,
                _ => (nearest, unique) = (Some((distance, entry)), true),
            }
        }
        let (distance, entry) = nearest.filter(|(distance, _)| *distance <= limit && unique)?;
        Some(Match { hits: &entry.hits, quality: Quality::Near(distance) })
    }

    /// The one label that the text is a stretch of.
    pub fn part(&'static self, words: &Words, table: TableKind) -> Option<Match> {
        if words.length < MIN_PART {
            return None;
        }
        let longer = words.length + 1..usize::MAX;
        let mut found: Option<&'static Hit> = None;
        for entry in self.sifted(table, longer, |letters| letters.has_all(words.letters)) {
            if !self.text[entry.text.clone()].contains(&words.text) {
                continue;
            }
            for hit in entry.hits.iter().filter(|hit| hit.role != Role::Group) {
                if found.is_some_and(|found| found != hit) {
                    return None;
                }
                found = Some(hit);
            }
        }
        found.map(|hit| Match { hits: std::slice::from_ref(hit), quality: Quality::Part })
    }

    /// The roles in `table` of the labels that stand whole inside a text.
    pub fn inside(&self, words: &Words, table: TableKind) -> Vec<Role> {
        let start = self.sieve.partition_point(|sieve| sieve.length < MIN_PART);
        let may_be = self.sieve[start..].iter().filter(|sieve| words.letters.has_all(sieve.letters));
        let entries = may_be.map(|sieve| &self.entries[sieve.entry]);
        let inside = entries.filter(|entry| words.text.contains(&self.text[entry.text.clone()]));
        inside.flat_map(|entry| &entry.hits).filter(|hit| hit.table == table).map(|hit| hit.role).collect()
    }
}

impl Entry {
    fn new(chars: Range<usize>, text: Range<usize>, hit: Hit) -> Self {
        Self { chars, text, hits: vec![hit], heads: false }
    }
}

/// Where following a text through the entries led.
enum Walk<'t> {
    /// To its end, and the end of a label.
    Label(&'static [Hit]),
    /// Astray, but behind the longest label it begins with that heads others this is left.
    Behind(Folded<'t>),
    /// Astray.
    Nothing,
}

fn is_old(table: TableKind) -> bool {
    table == TableKind::Statistics
}
