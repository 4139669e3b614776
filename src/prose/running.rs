//! A document → running text in paragraphs and sentences, without layout, with the way back to the visible text.
//!
//! Grids are left out, but for a row that is one cell of sentences. A sentence ends at its mark, and where a heading or a numbered line
//! begins: a line that breaks off without a mark runs on. Digits that stand apart stay apart.

mod lines;

use crate::document::{BlockKind, Document, TextRange};
use crate::report::Section;
use crate::text::FoldedText;
use lines::Line;
use std::ops::Range;

/// A paragraph of running text.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its text, folded.
    text: FoldedText,
    /// Where it begins in the visible text.
    pub place: usize,
}

impl Paragraph {
    /// Its text, folded.
    pub fn text(&self) -> &str {
        &self.text.folded
    }

    /// The visible text from the first to the last character of a range.
    pub fn range(&self, range: &Range<usize>) -> TextRange {
        self.text.range(range).unwrap_or(self.place..self.place)
    }

    /// Its sentences, without their marks.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        const MARKS: [char; 3] = ['。', '!', '?'];
        let mut behind = 0;
        let sentences = self.text().split_inclusive(MARKS).map(|sentence| {
            let start = behind;
            behind += sentence.len();
            start..start + sentence.trim_end_matches(MARKS).len()
        });
        sentences.filter(|sentence| !sentence.is_empty()).collect()
    }
}

/// Takes the paragraphs of the document's text one by one, in order; what stands before the first heading is text of the report as
/// well. Each takes the place of the one before, so that a page's paragraphs cost what the longest costs.
pub(super) fn each_paragraph(document: &Document<'_>, sections: &[Section], take: impl FnMut(&Paragraph)) {
    let mut builder = Builder { document, sections, open: Paragraph::default(), take };
    for block in &document.blocks {
        let BlockKind::Grid(grid) = &block.kind else {
            builder.block(block.range.clone());
            continue;
        };
        builder.end_paragraph();
        // A row that is one cell of sentences is text that somebody has framed.
        for row in &grid.rows {
            let mut cells = row.iter().filter(|cell| !cell.range.is_empty());
            if let (Some(cell), None) = (cells.next(), cells.next())
                && document.slice(&cell.range).contains('。')
            {
                builder.block(cell.range.clone());
                builder.end_paragraph();
            }
        }
    }
    builder.end_paragraph();
}

struct Builder<'d, F> {
    document: &'d Document<'d>,
    sections: &'d [Section],
    open: Paragraph,
    take: F,
}

impl<F: FnMut(&Paragraph)> Builder<'_, F> {
    fn block(&mut self, range: TextRange) {
        let mut start = range.start;
        for text in self.document.slice(&range).split_inclusive('\n') {
            let place = start;
            start += text.len();
            let bare = text.trim();
            let is_heading = self.sections.iter().any(|section| section.heading == bare);
            match Line::of(text) {
                Line::PageMark => {}
                Line::Break => self.end_paragraph(),
                Line::Text { begins, ends } => {
                    if begins || is_heading {
                        self.end_paragraph();
                    }
                    if self.open.text.plain.is_empty() {
                        self.open.place = place;
                    }
                    self.open.text.push_running(text, place);
                    if ends || is_heading {
                        self.end_paragraph();
                    }
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        if !self.open.text.plain.is_empty() {
            (self.take)(&self.open);
            self.open.text.clear();
        }
    }
}
