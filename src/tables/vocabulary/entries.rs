//! The ways a text is compared with the labels.
//!
//! A text is followed through the labels character by character, so that one that is no label costs little. Only where
//! it may be near one is it compared with each, and there the characters it has and lacks rule out nearly all of them.

use super::compiled::{Entry, Letters, Place, VOCABULARY, is_old};
use super::{Hit, Match, Quality, Role};
use crate::statute::TableKind;
use crate::text::{fold, folded};
use std::ops::Range;

/// Shortest stretch taken for a part of a label.
const MIN_PART: usize = 4;

/// What a text is made of, to be compared with every entry.
pub(super) struct Words<'t> {
    text: &'t str,
    /// How many characters it has, folded.
    pub length: usize,
    /// How many of them no label has.
    foreign: usize,
    letters: Letters,
}

impl<'t> Words<'t> {
    /// Looks at a text; `None` where it has more than `most` characters, or more than `most_foreign` that no label has:
    /// most sentences are given up at their beginning.
    pub fn new(text: &'t str, most: usize, most_foreign: usize) -> Option<Self> {
        let mut words = Self { text, length: 0, foreign: 0, letters: Letters::default() };
        for c in folded(text) {
            words.length += 1;
            words.letters.add(c);
            words.foreign += usize::from(!VOCABULARY.knows(c));
            if words.length > most || words.foreign > most_foreign {
                return None;
            }
        }
        Some(words)
    }
}

/// How many edits may lead from a text of so many characters to a label.
pub(super) const fn most_edits(length: usize) -> usize {
    match length {
        ..4 => 0,
        4..=7 => 1,
        8..=14 => 2,
        _ => length / 6,
    }
}

/// The label a text is, alone or with the group labels it stands under before it (本年度办理结果予以公开).
pub(super) fn exact(text: &str) -> Option<Match> {
    let mut rest = folded(text);
    let mut place = Place::START;
    // Behind the longest label the text begins with that heads others.
    let mut behind = None;
    loop {
        let Some(c) = rest.step() else {
            if let Some(entry) = VOCABULARY.ends(place) {
                return Some(Match { hits: VOCABULARY.hits(entry), quality: Quality::Exact });
            }
            rest = behind.take()?;
            place = Place::START;
            continue;
        };
        if let Some(next) = VOCABULARY.step(place, c) {
            place = next;
            if VOCABULARY.ends(place).is_some_and(|entry| entry.heads) {
                behind = Some(rest.clone());
            }
        } else {
            rest = behind.take()?;
            place = Place::START;
        }
    }
}

/// The entries of these lengths that a filter lets through and that may stand on one page with the labels of `table`:
/// no report has tables of 2008 and later ones.
fn sifted(
    table: TableKind,
    lengths: Range<usize>,
    fits: impl Fn(Letters) -> bool,
) -> impl Iterator<Item = &'static Entry> {
    let old = usize::from(is_old(table));
    let sieve = VOCABULARY.sieve(lengths.start, lengths.end).iter();
    let kept = sieve.filter(move |sieve| fits(sieve.letters) && sieve.beside[old]);
    kept.map(|sieve| VOCABULARY.entry(sieve))
}

/// The one label that a few edits lead to, where no other is as near.
pub(super) fn near(words: &Words, table: TableKind) -> Option<Match> {
    let limit = most_edits(words.length);
    // Each character that no label has takes an edit of its own.
    if limit == 0 || words.foreign > limit {
        return None;
    }
    let lengths = words.length - limit..words.length + limit + 1;
    let mut nearest: Option<(usize, &'static [Hit])> = None;
    let mut unique = true;
    let mut text = None;
    for entry in sifted(table, lengths, |letters| !words.letters.differ_by_more(letters, limit)) {
        let text = text.get_or_insert_with(|| fold(words.text));
        let distance = strsim::levenshtein(text, VOCABULARY.text(entry));
        let hits = VOCABULARY.hits(entry);
        match nearest {
            Some((least, _)) if distance > least => {}
            Some((least, others)) if distance == least => unique &= hits == others,
            _ => (nearest, unique) = (Some((distance, hits)), true),
        }
    }
    let (distance, hits) = nearest.filter(|(distance, _)| *distance <= limit && unique)?;
    Some(Match { hits, quality: Quality::Near(distance) })
}

/// The one label that the text is a stretch of.
pub(super) fn part(words: &Words, table: TableKind) -> Option<Match> {
    if words.length < MIN_PART || words.foreign > 0 {
        return None;
    }
    let longer = words.length + 1..usize::MAX;
    let mut found: Option<&'static Hit> = None;
    let mut text = None;
    for entry in sifted(table, longer, |letters| letters.has_all(words.letters)) {
        let text = text.get_or_insert_with(|| fold(words.text));
        if !VOCABULARY.text(entry).contains(text.as_str()) {
            continue;
        }
        for hit in VOCABULARY.hits(entry).iter().filter(|hit| hit.role != Role::Group) {
            if found.is_some_and(|found| found != hit) {
                return None;
            }
            found = Some(hit);
        }
    }
    found.map(|hit| Match { hits: std::slice::from_ref(hit), quality: Quality::Part })
}

/// The roles in `table` of the labels that stand whole inside a text.
pub(super) fn inside(words: &Words, table: TableKind) -> Vec<Role> {
    let may_be = VOCABULARY.sieve(MIN_PART, usize::MAX).iter().filter(|sieve| words.letters.has_all(sieve.letters));
    let entries = may_be.map(|sieve| VOCABULARY.entry(sieve));
    let text = fold(words.text);
    let inside = entries.filter(|entry| text.contains(VOCABULARY.text(entry)));
    let hits = inside.flat_map(|entry| VOCABULARY.hits(entry));
    hits.filter(|hit| hit.table == table).map(|hit| hit.role).collect()
}
