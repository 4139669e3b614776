//! Places in the source: byte spans, and the line and column people read.
//!
//! A [`Span`] is a byte range of the *decoded* source text (for HTML: of the page's markup, not of what a browser
//! shows). [`LineIndex`] turns an offset into a [`Place`]; no other file converts offsets, so an off-by-one can only
//! live here.
//!
//! ```
//! use gkreport::span::{LineIndex, Place};
//! let text = "规章\n24\n";
//! let index = LineIndex::new(text);
//! assert_eq!(index.place(text, 7), Place { line: 2, column: 1 });
//! ```

mod source_map;

pub use source_map::SourceMap;

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A byte range of an input's visible text.
pub type TextRange = Range<usize>;

/// A half-open byte range of the decoded source text, always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// What the span covers in `text`; the empty string where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// A position as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode code points, from 1.
    pub column: usize,
}

/// Where each line of a text starts, and how many characters stand before every few thousand bytes.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters before each multiple of [`STRIDE`], so that a column far into a line is not counted from its start: a
    /// minified page is one line, and thousands of places lie in it. Empty where no line is so long.
    chars_before: Vec<usize>,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 4096;

impl LineIndex {
    /// Indexes `text`; a line ends at `\n`.
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut starts = Vec::with_capacity(breaks.clone().count() + 1);
        starts.push(0);
        starts.extend(breaks.map(|at| at + 1));
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let is_long = |(start, end): (&usize, usize)| end - start > STRIDE;
        if !starts.iter().zip(ends).any(is_long) {
            return Self { starts, chars_before: Vec::new() };
        }
        let mut so_far = 0;
        let counts = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = so_far;
            so_far += chars(chunk);
            before
        });
        Self { chars_before: counts.collect(), starts }
    }

    /// The place of byte `offset` in `text`, which must be the text that was indexed.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = text.get(start..offset).unwrap_or("");
        let column = if before.len() <= STRIDE {
            before.chars().count()
        } else {
            self.chars_to(text, offset) - self.chars_to(text, start)
        };
        Place { line, column: column + 1 }
    }

    /// The places of a span's start and end, as [`LineIndex::place`] gives them: most spans begin and end in one line.
    pub fn places(&self, text: &str, span: Span) -> (Place, Place) {
        let start = self.place(text, span.start);
        let next_line = self.starts.get(start.line).copied().unwrap_or(usize::MAX);
        let end = match text.get(span.start..span.end).filter(|_| span.end < next_line) {
            Some(covered) => Place { column: start.column + chars(covered.as_bytes()), ..start },
            None => self.place(text, span.end),
        };
        (start, end)
    }

    /// Characters before byte `offset`.
    fn chars_to(&self, text: &str, offset: usize) -> usize {
        let at = offset / STRIDE;
        let counted = self.chars_before.get(at).copied().unwrap_or(0);
        counted + text.as_bytes().get(at * STRIDE..offset).map_or(0, chars)
    }

    /// The byte range of line `line` (from 1) in `text`, without its line break.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let content = text.get(start..end).unwrap_or("");
        Span::new(start, start + content.trim_end_matches(['\n', '\r']).len())
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

/// Characters that begin in a stretch of UTF-8.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cut_back_to_the_text() {
        let text = "甲\r\n乙 丙\n\n丁";
        let index = LineIndex::new(text);
        let at = text.find('丙').expect("the text has it");
        assert_eq!(index.place(text, at), Place { line: 2, column: 3 });
        assert_eq!(index.place(text, text.len()), Place { line: 4, column: 2 });
        assert_eq!(index.line_span(text, 1).of(text), "甲");
        assert_eq!(index.line_span(text, 2).of(text), "乙 丙");
        assert_eq!(index.line_span(text, 3).of(text), "");
        assert_eq!(index.lines(), 4);
    }

    #[test]
    fn columns_far_into_a_line_are_those_counted_from_its_start() {
        let text = format!("甲\n{}丁\n{}乙𠮷a", "规a章\u{301}".repeat(5000), "é".repeat(STRIDE));
        let index = LineIndex::new(&text);
        let mut start = 0;
        for (number, line) in text.split('\n').enumerate() {
            for (count, (at, _)) in line.char_indices().enumerate() {
                assert_eq!(index.place(&text, start + at), Place { line: number + 1, column: count + 1 });
            }
            start += line.len() + 1;
        }
        let end = index.place(&text, text.len());
        assert_eq!(end, Place { line: 3, column: STRIDE + 4 });
        for span in
            [Span::new(4, text.len()), Span::new(0, 3), Span::new(0, 4), Span::new(7, 4 + STRIDE), Span::new(9, 4)]
        {
            let places = (index.place(&text, span.start), index.place(&text, span.end));
            assert_eq!(index.places(&text, span), places, "{span:?}");
        }
    }
}
