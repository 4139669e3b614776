//! From visible text to its source and back: what a page shows is not what stands in it.
//!
//! Filled by whoever takes the visible text out of a page, run after run; asked for the span in which a range of that
//! text stands. For plain text the map is empty: the text is the source.

use super::Span;
use std::ops::Range;

/// From visible text to source: runs that are equal on both sides, and replacements (`&nbsp;` for a space).
#[derive(Debug, Default, Clone)]
pub struct SourceMap {
    /// Sorted by `text`; empty means visible text and source are the same.
    pieces: Vec<Piece>,
    /// Whether a piece stands before one that is shown before it.
    goes_back: bool,
}

/// One run of the map: visible bytes from `text` on stand in the source from `source` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: usize,
    text_len: usize,
    source: usize,
    source_len: usize,
}

impl SourceMap {
    /// An empty map whose runs may stand in the source in any order.
    pub(crate) fn scattered() -> Self {
        Self { goes_back: true, ..Self::default() }
    }

    /// Appends a run; runs must come in the visible text's order and lie inside the source.
    pub(crate) fn push(&mut self, text: Range<usize>, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let piece = Piece { text: text.start, text_len: text.len(), source: source.start, source_len: source.len() };
        if let Some(last) = self.pieces.last_mut() {
            let verbatim = |piece: &Piece| piece.text_len == piece.source_len;
            if verbatim(last)
                && verbatim(&piece)
                && last.text + last.text_len == piece.text
                && last.source + last.source_len == piece.source
            {
                last.text_len += piece.text_len;
                last.source_len += piece.source_len;
                return;
            }
        }
        self.pieces.push(piece);
    }

    /// This map where its source is itself a text that `outer` leads to its source: from the text to that source.
    pub(crate) fn through(&self, outer: &Self) -> Self {
        if self.pieces.is_empty() || outer.pieces.is_empty() {
            return if self.pieces.is_empty() { outer.clone() } else { self.clone() };
        }
        let mut map = Self { pieces: Vec::new(), goes_back: self.goes_back || outer.goes_back };
        for piece in &self.pieces {
            let (start, end) = (piece.source, piece.source + piece.source_len);
            if piece.text_len != piece.source_len || piece.source_len == 0 {
                let span = outer.span(&(start..end));
                map.push(piece.text..piece.text + piece.text_len, span.start..span.end);
                continue;
            }
            let first = outer.pieces.partition_point(|own| own.text + own.text_len <= start);
            for own in outer.pieces[first..].iter().take_while(|own| own.text < end) {
                let (from, to) = (own.text.max(start), (own.text + own.text_len).min(end));
                let text = piece.text + (from - start)..piece.text + (to - start);
                map.push(text, own.to_source_start(from)..own.to_source_end(to));
            }
        }
        map
    }

    /// The stretches of the text, each with its place in the source.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let stretch =
            |piece: &Piece| (piece.text..piece.text + piece.text_len, piece.source..piece.source + piece.source_len);
        self.pieces.iter().map(stretch)
    }

    /// Puts ranges that make up the end of the visible text in another order.
    pub(crate) fn reorder(&mut self, ranges: &[Range<usize>]) {
        let Some(start) = ranges.iter().map(|range| range.start).min() else { return };
        let first = self.pieces.partition_point(|piece| piece.text < start);
        let moved = self.pieces.split_off(first);
        let before = |end: usize| moved.partition_point(|piece| piece.text < end);
        let mut at = start;
        for range in ranges {
            let pieces = &moved[before(range.start)..before(range.end)];
            self.pieces.extend(pieces.iter().map(|&piece| Piece { text: piece.text - range.start + at, ..piece }));
            at += range.len();
        }
        self.goes_back = true;
    }

    /// The source span from the first to the last visible byte of `range`.
    ///
    /// Visible bytes that stand nowhere in the source (a line break laid between two cells) are passed over; where
    /// nothing of the range stands in the source, the span is empty and lies where the next visible byte does.
    pub fn span(&self, range: &Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return Span::new(range.start, range.end);
        }
        let first = self.pieces.partition_point(|piece| piece.text + piece.text_len <= range.start);
        let behind = self.pieces.get(first..).unwrap_or_default();
        // Nearly every range ends in the run it begins in.
        let last = match behind {
            [_, next, ..] if next.text < range.end => first + behind.partition_point(|piece| piece.text < range.end),
            _ => first + behind.iter().take_while(|piece| piece.text < range.end).count(),
        };
        let Some(piece) = self.pieces.get(first) else {
            let end = self.pieces.last().map_or(0, |piece| piece.source + piece.source_len);
            return Span::new(end, end);
        };
        let start = piece.to_source_start(range.start);
        let end = match last.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) if last > first => piece.to_source_end(range.end),
            _ => start,
        };
        if self.goes_back && last > first + 1 {
            // Whole pieces may stand anywhere: the span holds them all.
            let inner = || self.pieces[first + 1..last - 1].iter();
            let ends = |piece: &Piece| piece.source + piece.source_len;
            let first_end = ends(piece);
            let last_start = self.pieces[last - 1].source;
            let start = inner().map(|piece| piece.source).chain([start, last_start]).min().unwrap_or(start);
            let end = inner().map(ends).chain([end, first_end]).max().unwrap_or(end);
            return Span::new(start, end);
        }
        Span::new(start, end.max(start))
    }
}

impl Piece {
    fn to_source_start(self, at: usize) -> usize {
        if at <= self.text || self.text_len != self.source_len { self.source } else { self.source + (at - self.text) }
    }

    fn to_source_end(self, at: usize) -> usize {
        if at >= self.text + self.text_len || self.text_len != self.source_len {
            self.source + self.source_len
        } else {
            self.source + (at - self.text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_leads_back_through_markup_and_entities() {
        let source = "<b>2</b><i>2</i>&nbsp;件";
        let mut map = SourceMap::default();
        map.push(0..1, 3..4);
        map.push(1..2, 11..12);
        map.push(2..4, 16..22);
        map.push(4..7, 22..25);
        assert_eq!(map.span(&(0..2)).of(source), "2</b><i>2");
        assert_eq!(map.span(&(1..2)).of(source), "2");
        assert_eq!(map.span(&(1..4)).of(source), "2</i>&nbsp;");
        assert_eq!(map.span(&(4..7)).of(source), "件");
        assert_eq!(map.span(&(7..7)), Span::new(25, 25));
    }

    #[test]
    fn a_map_through_a_map_leads_to_the_first_source() {
        let source = "甲&lt;b&gt;24&lt;/b&gt;&amp;nbsp;";
        let mut outer = SourceMap::default();
        // 甲<b>24</b>&nbsp;
        for (text, at) in [(0..3, 0..3), (3..4, 3..7), (4..5, 7..8), (5..6, 8..12), (6..8, 12..14), (8..9, 14..18)] {
            outer.push(text, at);
        }
        for (text, at) in [(9..11, 18..20), (11..12, 20..24), (12..13, 24..29), (13..18, 29..34)] {
            outer.push(text, at);
        }
        // 甲24 and a blank
        let mut inner = SourceMap::default();
        for (text, at) in [(0..3, 0..3), (3..5, 6..8), (5..7, 12..18)] {
            inner.push(text, at);
        }
        let map = inner.through(&outer);
        let shown = |range: Range<usize>| map.span(&range).of(source);
        assert_eq!([shown(0..3), shown(3..5), shown(4..5), shown(5..7)], ["甲", "24", "4", "&amp;nbsp;"]);
        assert_eq!(SourceMap::default().through(&outer).span(&(6..8)).of(source), "24");
        assert_eq!(inner.through(&SourceMap::default()).span(&(3..5)), inner.span(&(3..5)));
    }

    #[test]
    fn what_is_shown_last_may_stand_first() {
        let source = "<i>7</i><b>2</b><b>4</b>";
        let mut map = SourceMap::default();
        for (text, at) in [(0, 3), (2, 11), (4, 19)] {
            map.push(text..text + 1, at..at + 1);
        }
        map.reorder(&[2..4, 4..6, 0..2]);
        let shown = |range: Range<usize>| map.span(&range).of(source);
        assert_eq!([shown(0..1), shown(2..3), shown(4..5)], ["2", "4", "7"]);
        assert_eq!(shown(0..3), "2</b><b>4");
        assert_eq!(shown(2..5), "7</i><b>2</b><b>4");
        assert_eq!(shown(0..6), "7</i><b>2</b><b>4");
    }
}
