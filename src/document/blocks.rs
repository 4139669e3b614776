//! A document: the visible text of an input, cut into blocks, and what is known of it.
//!
//! Data that readers of all kinds of files make and that the readers of reports ask; it knows neither.

use super::grid::{Grid, GridOrigin};
use super::obscured::Obscured;
use super::unread::Passed;
use crate::clock::Clock;
use crate::limits::Limits;
use crate::position::Positions;
use crate::source::Source;
use crate::span::{SourceMap, Span, TextRange};
use std::borrow::Cow;

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
    /// Places in the text where a picture stands, or something else that is not looked into, outside tables.
    pub pictures: Vec<usize>,
    /// Whether its text has changes that nobody has accepted yet; it is shown with all of them accepted.
    pub has_changes: bool,
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

impl Document<'_> {
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

    /// Whether a place is in a table whose cells the page itself tells apart.
    pub fn is_in_grid(&self, at: usize) -> bool {
        let block = self.blocks[..self.blocks.partition_point(|block| block.range.start <= at)].last();
        block.is_some_and(|block| {
            matches!(&block.kind, BlockKind::Grid(grid) if grid.origin == GridOrigin::Html) && block.range.end >= at
        })
    }

    /// The blocks that a range meets or touches, each with its place among all.
    pub(crate) fn blocks_at(&self, range: &TextRange) -> impl Iterator<Item = (usize, &Block)> {
        let from = self.blocks.partition_point(|block| block.range.end < range.start);
        let to = self.blocks.partition_point(|block| block.range.start <= range.end);
        (from..to).map(|at| (at, &self.blocks[at]))
    }

    /// This document where its source is itself a text that `outer` leads to its source.
    pub(super) fn through(self, outer: &SourceMap) -> Document<'static> {
        let (map, text) = (self.map.through(outer), Cow::Owned(self.text.into_owned()));
        let Self { blocks, metadata, positions, obscured, pictures, has_changes, clock, .. } = self;
        Document { text, map, blocks, metadata, positions, obscured, pictures, has_changes, clock }
    }

    /// Where a range of visible text stands in the source.
    pub fn span(&self, range: &TextRange) -> Span {
        self.map.span(range)
    }
}
