//! What the words around a group say about its row.

use super::groups::{Geometry, Group};
use super::vocabulary::{Match, Quality, lookup, lookup_exact};
use super::words::Word;
use crate::document::Document;
use crate::statute::TableKind;

/// One reason to take a group for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The row's key.
    pub row: &'static str,
    /// How far the words are from the label: 0 is to the letter.
    pub cost: u32,
    /// Whether the words exclude every other row.
    pub strength: Strength,
}

/// How much a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// The row's own label stands in its row.
    Own,
    /// The words stand near, or also name a column.
    Nearby,
}

/// A label torn over lines is at most this many pieces long.
const MAX_PIECES: usize = 6;

/// All evidence for a group's row; empty where its words say nothing.
pub(super) fn evidence(document: &Document<'_>, table: TableKind, group: &Group) -> Vec<Evidence> {
    let reader = Reader { document, table };
    let own = reader.own(&group.own);
    if !own.is_empty() {
        return own;
    }
    if group.geometry == Geometry::Stream {
        return reader.only_one(&group.own).into_iter().collect();
    }
    let mut found = reader.wrapped(group);
    if found.is_empty() && group.own.iter().all(|word| !reader.is_row_fragment(word)) {
        found.extend(reader.nearest(group.above.iter().rev()).or_else(|| reader.only_one(&group.above)));
        found.extend(reader.nearest(group.below.iter()));
    }
    found
}

struct Reader<'d, 's> {
    document: &'d Document<'s>,
    table: TableKind,
}

impl Reader<'_, '_> {
    /// The label in the words before the values: the last pieces joined, to the letter first.
    fn own(&self, words: &[Word]) -> Vec<Evidence> {
        let pieces = &words[words.len().saturating_sub(MAX_PIECES)..];
        let names_row = |found: &Match| found.row(self.table).is_some();
        // Most rows have one label, and it is known already.
        if let Some(label) = pieces.last().and_then(|word| word.label).filter(names_row) {
            return self.as_evidence(&label);
        }
        let joined: Vec<String> = (0..pieces.len()).rev().map(|from| self.join(&pieces[from..])).collect();
        if let Some(found) = joined.iter().skip(1).filter_map(|text| lookup_exact(text)).find(names_row) {
            return self.as_evidence(&found);
        }
        let looked_up: Vec<Match> =
            joined.iter().filter_map(|text| lookup(text, self.table)).filter(names_row).collect();
        let near = |wanted: fn(Quality) -> bool| looked_up.iter().copied().find(|found| wanted(found.quality));
        // Earlier words may head a group; they speak only where the last ones say nothing.
        let earlier = || pieces.iter().rev().filter_map(|word| word.label).find(names_row);
        let found = near(|quality| matches!(quality, Quality::Near(_)))
            .or_else(|| if words.len() <= 3 { earlier() } else { None })
            .or_else(|| near(|quality| quality == Quality::Part));
        found.map(|found| self.as_evidence(&found)).unwrap_or_default()
    }

    fn as_evidence(&self, found: &Match) -> Vec<Evidence> {
        let cost = match found.quality {
            Quality::Exact => 0,
            Quality::Near(_) | Quality::Part => 1,
        };
        // 其他 and 总计 head a column as well: alone they are a hint.
        let strength = if found.column(self.table).is_some() { Strength::Nearby } else { Strength::Own };
        found.rows(self.table).map(|row| Evidence { row, cost, strength }).collect()
    }

    /// A label whose middle stands in the row and whose ends stand in the lines around it.
    fn wrapped(&self, group: &Group) -> Vec<Evidence> {
        let last = |words: &[Word], count: usize| words[words.len() - count..].to_vec();
        let is_whole = |word: &Word| word.row(self.table).is_some();
        for before in 0..=group.above.len().min(3) {
            for after in 0..=group.below.len().min(3) {
                for own in 0..=group.own.len().min(2) {
                    if (own > 0 || before > 0 || after > 0) && before + after > 0 {
                        let mut pieces = last(&group.above, before);
                        pieces.extend(last(&group.own, own));
                        pieces.extend(group.below[..after].iter().cloned());
                        if pieces.iter().any(is_whole) {
                            continue;
                        }
                        let row = lookup_exact(&self.join(&pieces)).and_then(|found| found.row(self.table));
                        // A label that stands whole above or below is weighed against its neighbours instead.
                        if let (Some(row), true) = (row, own > 0 || (before > 0 && after > 0)) {
                            return vec![Evidence { row, cost: 1, strength: Strength::Own }];
                        }
                    }
                }
            }
        }
        Vec::new()
    }

    /// The label in the words nearest above or below, alone or torn.
    fn nearest<'r>(&self, words: impl Iterator<Item = &'r Word>) -> Option<Evidence> {
        let pieces: Vec<&Word> = words.take(MAX_PIECES).collect();
        for count in 1..=pieces.len() {
            let mut ordered: Vec<Word> = pieces[..count].iter().map(|word| (*word).clone()).collect();
            ordered.sort_by_key(|word| word.range.start);
            if let Some(row) = lookup(&self.join(&ordered), self.table).and_then(|found| found.row(self.table)) {
                return Some(Evidence { row, cost: 1, strength: Strength::Nearby });
            }
        }
        None
    }

    /// The one row label among many words, where there is just one.
    fn only_one(&self, words: &[Word]) -> Option<Evidence> {
        let mut rows: Vec<&'static str> = Vec::new();
        for word in words {
            let Some(found) = word.label else { continue };
            if let (Some(row), None) = (found.row(self.table), found.column(self.table))
                && !rows.contains(&row)
            {
                rows.push(row);
            }
        }
        match rows[..] {
            [row] => Some(Evidence { row, cost: 1, strength: Strength::Nearby }),
            _ => None,
        }
    }

    fn is_row_fragment(&self, word: &Word) -> bool {
        word.near(self.document, self.table).is_some_and(|found| found.row(self.table).is_some())
    }

    fn join(&self, pieces: &[Word]) -> String {
        pieces.iter().map(|word| word.text(self.document)).collect()
    }
}
