//! The Chinese characters of a text, one by one, each with its place: what labels are found in.
//!
//! Taken: visible text. Given: characters folded (traditional, radicals), without anything that stands between them, and the
//! way back to the text. Digits, Latin letters (pinyin notes), spaces, bars and line breaks are passed over, so that a
//! label torn over lines or cells is one run of letters.

use super::boxes::Drawn;
use super::signs::is_bar;
use crate::document::{BlockKind, Document, GridOrigin};
use crate::text::{is_han, simplified, simplified_run};
use std::ops::Range;

/// Bytes of a letter in [`Letters::folded`]; rarer characters are written as [`RARE`].
const WIDTH: usize = 3;
/// Stands for a character that no label has.
const RARE: char = '〓';

/// The letters of a text.
pub(super) struct Letters {
    /// All letters, each [`WIDTH`] bytes.
    folded: String,
    /// Where each begins in the text.
    starts: Vec<usize>,
    /// Those of four bytes there, in order.
    rare: Vec<usize>,
    /// Where cells of a grid end, in order.
    cells: Vec<usize>,
}

impl Letters {
    /// The letters of a text, in the order it is read in: line by line, but cell by cell in a drawn table.
    pub(super) fn of(document: &Document<'_>, drawn: &[Drawn]) -> Self {
        let text = &document.text;
        let grids = document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Grid(grid) if grid.origin == GridOrigin::Html => Some(grid),
            _ => None,
        });
        let mut cells: Vec<usize> = grids.flat_map(|grid| &grid.rows).flatten().map(|cell| cell.range.end).collect();
        cells.sort_unstable();
        let (folded, starts) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() / WIDTH));
        let mut letters = Self { folded, starts, rare: Vec::new(), cells };
        let mut at = 0;
        for table in drawn {
            letters.take(text, at..table.text.start);
            table
                .rows
                .iter()
                .flatten()
                .flat_map(|cell| &cell.parts)
                .for_each(|piece| letters.take(text, piece.clone()));
            at = table.text.end;
        }
        letters.take(text, at..text.len());
        letters
    }

    fn take(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        let has_bars = text[range.clone()].contains('丨');
        loop {
            // No letter is of ASCII.
            at += text.as_bytes()[at..range.end].iter().take_while(|byte| byte.is_ascii()).count();
            let letters = &text[at..range.end];
            let Some(c) = letters.chars().next() else { break };
            // Most letters stand beside others and are simplified; of them one is a bar.
            let run = &letters[..simplified_run(letters)];
            let run = if has_bars { run.find('丨').map_or(run, |bar| &run[..bar]) } else { run };
            if !run.is_empty() {
                self.folded.push_str(run);
                self.starts.extend((0..run.len() / WIDTH).map(|letter| at + letter * WIDTH));
                at += run.len();
                continue;
            }
            let plain = simplified(c);
            if is_han(plain) && !is_bar(c) {
                if plain.len_utf8() == WIDTH {
                    self.folded.push(plain);
                } else {
                    self.rare.push(self.starts.len());
                    self.folded.push(RARE);
                }
                self.starts.push(at);
            }
            at += c.len_utf8();
        }
    }

    /// Whether a cell of a grid ends between two places of the text.
    pub(super) fn are_parted(&self, one: usize, other: usize) -> bool {
        self.cells[self.cells.partition_point(|&end| end < one)..].first().is_some_and(|&end| end <= other)
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.starts.len()
    }

    /// The letters as a text to search in.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// The letters of a range.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.folded.get(range.start * WIDTH..range.end * WIDTH).unwrap_or("")
    }

    /// The letter that begins at this byte of [`Self::folded`].
    pub(super) const fn of_byte(at: usize) -> usize {
        at / WIDTH
    }

    /// Where a letter begins in the text.
    pub(super) fn start(&self, at: usize) -> usize {
        let last = || self.starts.len().checked_sub(1).map(|last| self.end(last));
        self.starts.get(at).copied().or_else(last).unwrap_or(0)
    }

    /// Where a letter ends in the text.
    pub(super) fn end(&self, at: usize) -> usize {
        self.starts[at] + WIDTH + usize::from(self.rare.binary_search(&at).is_ok())
    }
}
