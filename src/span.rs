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

use serde::Serialize;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode code points, from 1.
    pub column: usize,
}

/// Where each line of a text starts.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes `text`; a line ends at `\n`.
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let mut starts = vec![0];
        starts.extend(breaks);
        Self { starts }
    }

    /// The place of byte `offset` in `text`, which must be the text that was indexed.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = text.get(start..offset).unwrap_or("");
        Place { line, column: before.chars().count() + 1 }
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
}
