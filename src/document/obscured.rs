//! What of a document's text may not be what a reader of the page sees: a style that cannot be worked out, white text on
//! nobody knows what, a picture beside or in place of a figure, signs that turn the direction of writing.
//!
//! The text is kept, for most of it is words, which bear that; a figure there is unreadable, and an empty cell is no
//! blank one. A range of nothing asks for the place where it lies.

use super::TextRange;

/// Stretches of the visible text, in order and apart.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Obscured(Vec<TextRange>);

impl From<Vec<TextRange>> for Obscured {
    fn from(mut ranges: Vec<TextRange>) -> Self {
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<TextRange> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match apart.last_mut().filter(|last| last.end >= range.start) {
                Some(last) => last.end = last.end.max(range.end),
                None => apart.push(range),
            }
        }
        Self(apart)
    }
}

impl Obscured {
    /// Takes more stretches in.
    pub(super) fn add(&mut self, ranges: Vec<TextRange>) {
        if !ranges.is_empty() {
            let mut all = std::mem::take(&mut self.0);
            all.extend(ranges);
            *self = Self::from(all);
        }
    }

    /// Whether anything of a range is obscured.
    pub fn touches(&self, range: &TextRange) -> bool {
        let end = range.end.max(range.start + 1);
        let first = self.0.partition_point(|one| one.end <= range.start);
        self.0.get(first).is_some_and(|one| one.start < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_places_that_are_touched() {
        let obscured = Obscured::from(vec![8..9, 2..4, 3..6]);
        let touched: Vec<usize> = (0..12).filter(|&at| obscured.touches(&(at..at))).collect();
        assert_eq!(touched, [2, 3, 4, 5, 8]);
        assert!(obscured.touches(&(0..3)) && obscured.touches(&(5..7)) && obscured.touches(&(0..12)));
        assert!(!obscured.touches(&(0..2)) && !obscured.touches(&(6..8)) && !Obscured::default().touches(&(0..9)));
    }
}
