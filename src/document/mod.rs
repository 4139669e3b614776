//! Decoded source → blocks of visible text, each traceable to the source byte by byte.
//!
//! Every input becomes one [`Document`]: the text a reader would see, cut into headings, paragraphs, loose lines and
//! grids. For plain text the visible text *is* the source; for HTML it is what the markup leaves, and a [`SourceMap`]
//! leads each stretch back into the page; of a Word file, a workbook or a PDF it stands for the source, and
//! [`Positions`] tell the page and the cell. Downstream code works on ranges of the visible text and asks
//! [`Document::span`] for the place. Nothing here knows what a statutory label is.

#[cfg(feature = "office")]
mod doc;
#[cfg(feature = "office")]
mod docx;
mod grid;
mod html;
pub(crate) mod lines;
#[cfg(any(feature = "office", feature = "pdf"))]
mod markup;
#[cfg(feature = "office")]
mod mhtml;
mod obscured;
#[cfg(feature = "office")]
mod odt;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(test)]
pub(crate) mod testing;
mod text;
#[cfg(feature = "office")]
mod xlsx;
#[cfg(feature = "office")]
mod xml;

pub use grid::{Grid, GridCell, GridOrigin};
pub use obscured::Obscured;

use crate::clock::Clock;
use crate::error::Refused;
use crate::limits::{Limit, Limits};
use crate::position::Positions;
use crate::source::budget::Spent;
use crate::source::{MediaType, Source};
use crate::span::Span;
use std::borrow::Cow;
use std::ops::Range;

/// A limit that was passed, before it is known of which input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Passed {
    what: Limit,
    found: Option<usize>,
    limit: usize,
}

impl Passed {
    fn time(limits: &Limits) -> Self {
        let limit = limits.time.map_or(0, |time| time.as_secs() as usize);
        Self { what: Limit::Time, found: None, limit }
    }

    fn of(self, name: &str) -> crate::Error {
        crate::Error::Limit { name: name.to_owned(), what: self.what, found: self.found, limit: self.limit }
    }
}

/// Why there is no document, before it is known of which input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unread {
    Passed(Passed),
    Refused(Refused),
}

impl Unread {
    fn of(self, name: &str) -> crate::Error {
        match self {
            Self::Passed(passed) => passed.of(name),
            Self::Refused(what) => crate::Error::Refused { name: name.to_owned(), what },
        }
    }
}

impl From<Passed> for Unread {
    fn from(passed: Passed) -> Self {
        Self::Passed(passed)
    }
}

impl From<Refused> for Unread {
    fn from(what: Refused) -> Self {
        Self::Refused(what)
    }
}

impl From<Spent> for Unread {
    fn from(Spent(limit): Spent) -> Self {
        Self::Passed(Passed { what: Limit::Unpacked, found: None, limit })
    }
}

/// A byte range of [`Document::text`].
pub type TextRange = Range<usize>;

/// The visible text of an input, in blocks.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Document<'s> {
    /// The visible text; blocks are ranges of it.
    pub text: Cow<'s, str>,
    /// Where each stretch of the visible text stands in the source.
    pub map: SourceMap,
    /// Blocks in reading order; they do not overlap.
    pub blocks: Vec<Block>,
    /// What the page says of itself outside its visible text: `<title>` and `<meta>` (lower-case name, content).
    pub metadata: Vec<(String, String)>,
    /// Where each block and cell stands, in a file without lines.
    pub positions: Option<Positions>,
    /// What of the text a reader of the page may not see as it stands here.
    pub obscured: Obscured,
    /// How long reading it has taken so far: readers' long loops stop where it is over.
    pub clock: Clock,
}

/// A stretch of visible text with a shape.
#[derive(Debug)]
pub struct Block {
    /// The range of visible text it covers, without the line break behind it.
    pub range: TextRange,
    /// Its shape.
    pub kind: BlockKind,
}

/// The shape of a block.
#[derive(Debug)]
#[non_exhaustive]
pub enum BlockKind {
    /// Marked as a heading by the input (`<h2>`, `##`), with its level from 1.
    Heading(u8),
    /// A line of running text: long, or ended like a sentence.
    Paragraph,
    /// A short line on its own: a heading nobody marked, a label, a cell, page furniture.
    Line,
    /// Cells in rows.
    Grid(Grid),
}

/// From visible text to source: runs that are equal on both sides, and replacements (`&nbsp;` for a space).
#[derive(Debug, Default, Clone)]
pub struct SourceMap {
    /// Sorted by `text`; empty means visible text and source are the same.
    pieces: Vec<Piece>,
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

impl<'s> Document<'s> {
    /// Cuts a source into blocks, as the kind of file it is.
    ///
    /// # Errors
    /// Where a limit is passed ([`crate::Error::Limit`]), or a packed file is damaged, locked or shows no text
    /// ([`crate::Error::Refused`]); malformed markup is read as a browser would.
    pub fn new(source: &'s Source, limits: &Limits) -> Result<Self, crate::Error> {
        let document = match source.media_type {
            MediaType::Html => html::document(&source.text, limits).map_err(Unread::from),
            MediaType::Text => text::document(&source.text, limits).map_err(Unread::from),
            packed => unpack(packed, &source.packed, limits),
        };
        let document = document.map_err(|why| why.of(&source.name))?;
        document.in_time(source, limits)?;
        Ok(document)
    }

    /// Whether there is still time to read on.
    ///
    /// # Errors
    /// [`crate::Error::Limit`] where there is none: then a reader may have stopped early, and nothing counts.
    pub fn in_time(&self, source: &Source, limits: &Limits) -> Result<(), crate::Error> {
        if self.clock.is_over_now() { Err(Passed::time(limits).of(&source.name)) } else { Ok(()) }
    }

    /// The visible text of a range.
    pub fn slice(&self, range: &TextRange) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// A range without the white space at its ends.
    pub fn trim(&self, range: &TextRange) -> TextRange {
        let text = self.slice(range);
        let start = range.start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        start..end
    }

    /// Whether a figure at this range, or an empty cell there, is not surely what the page displays.
    pub fn is_obscured(&self, range: &TextRange) -> bool {
        self.obscured.touches(range)
    }

    /// Where a range of visible text stands in the source.
    pub fn span(&self, range: &TextRange) -> Span {
        self.map.span(range)
    }
}

/// Reads a file of one of the packed kinds; those this build leaves out were refused when the file was looked at.
fn unpack(kind: MediaType, bytes: &[u8], limits: &Limits) -> Result<Document<'static>, Unread> {
    match kind {
        #[cfg(feature = "office")]
        MediaType::Docx => docx::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Doc => doc::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Odt => odt::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Xlsx => xlsx::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Mhtml => mhtml::document(bytes, limits),
        #[cfg(feature = "pdf")]
        MediaType::Pdf => pdf::document(bytes, limits),
        _ => Err(Refused::NotBuilt(kind.key()).into()),
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
}
