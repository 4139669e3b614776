//! What a file without lines shows, written down as a page, so that one reader decides what all kinds of files mean.
//!
//! Word, Excel, OpenDocument and PDF readers write paragraphs and tables here; the HTML reader makes blocks and grids of
//! them, with all it knows of spans, tables that only lay out a page, struck and raised text. The markup itself is then
//! forgotten: the visible text becomes the file's text, and each block and cell keeps its [`Position`].
//! Refuses what outgrows the limits while it is written.

use super::{Block, BlockKind, Document, Passed, SourceMap, Unread, html};
use crate::clock::Clock;
use crate::limits::{Limit, Limits};
use crate::position::{Points, Position, Positions};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Digits of a span, so that it can be set right when the rows below are known.
const SPAN_DIGITS: usize = 5;
/// The widest and the highest a cell may be.
const WIDEST: u32 = 99_999;

/// A page being written.
pub(super) struct Markup {
    out: String,
    /// Where marks of pages and places stand in it.
    marks: Vec<(usize, Mark)>,
    limits: Limits,
    cells: usize,
    clock: Clock,
    has_changes: bool,
}

/// A place on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) page: u32,
    pub(super) x: Points,
    pub(super) y: Points,
}

/// A cell whose spans may still be set right.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellTag(usize);

impl Markup {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            out: String::new(),
            marks: Vec::new(),
            limits: *limits,
            cells: 0,
            clock: Clock::start(limits.time),
            has_changes: false,
        }
    }

    /// How long reading has taken so far.
    #[cfg(feature = "pdf")]
    pub(super) const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Writes tags.
    pub(super) fn tag(&mut self, tags: &str) {
        self.out.push_str(tags);
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        self.out.push_str(&escaped(text));
    }

    /// Notes where on a page what follows stands.
    #[cfg(feature = "pdf")]
    pub(super) fn mark(&mut self, mark: Mark) {
        self.marks.push((self.out.len(), mark));
    }

    /// Notes that the text has changes nobody has accepted yet.
    #[cfg(feature = "office")]
    pub(super) fn note_changes(&mut self) {
        self.has_changes = true;
    }

    /// Writes that something is seen here which is not looked into: a picture, a box.
    pub(super) fn picture(&mut self) {
        self.out.push_str("<img>");
    }

    /// Opens a cell.
    pub(super) fn open_cell(&mut self, columns: u32, rows: u32) -> CellTag {
        self.cells += 1;
        self.out.push_str("<td colspan=");
        let tag = CellTag(self.out.len());
        let (columns, rows) = (columns.clamp(1, WIDEST), rows.clamp(1, WIDEST));
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{columns:0SPAN_DIGITS$} rowspan={rows:0SPAN_DIGITS$}>");
        tag
    }

    /// Sets the columns of a cell right.
    pub(super) fn set_columns(&mut self, cell: CellTag, columns: u32) {
        self.overwrite(cell.0, columns);
    }

    /// Sets the rows of a cell right.
    pub(super) fn set_rows(&mut self, cell: CellTag, rows: u32) {
        self.overwrite(cell.0 + SPAN_DIGITS + " rowspan=".len(), rows);
    }

    fn overwrite(&mut self, at: usize, span: u32) {
        let digits = format!("{:0SPAN_DIGITS$}", span.clamp(1, WIDEST));
        self.out.replace_range(at..at + SPAN_DIGITS, &digits);
    }

    /// What has been written since there were `from` bytes, taken out again.
    pub(super) fn take_from(&mut self, from: usize) -> String {
        self.out.split_off(from)
    }

    /// Bytes written so far.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The limit that is passed, where one is.
    pub(super) fn passed(&self) -> Result<(), Passed> {
        let Limits { unpacked, cells, .. } = self.limits;
        if self.clock.is_over() {
            return Err(Passed::time(&self.limits));
        }
        if self.out.len() > unpacked {
            return Err(Passed { what: Limit::Unpacked, found: None, limit: unpacked });
        }
        if self.cells > cells {
            return Err(Passed { what: Limit::Cells, found: None, limit: cells });
        }
        Ok(())
    }

    /// The document that the page shows.
    pub(super) fn document(self) -> Result<Document<'static>, Unread> {
        self.passed()?;
        // A page that begins with a tag is one throughout.
        let page = format!("<p>{}", self.out);
        let marks: Vec<_> = self.marks.into_iter().map(|(at, mark)| (at + "<p>".len(), mark)).collect();
        let document = laid_out(&page, &marks, &self.limits)?;
        Ok(Document { clock: self.clock, has_changes: self.has_changes, ..document })
    }
}

/// Text as markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Markup whose text is white where nothing lies behind it.
#[cfg(feature = "office")]
pub(super) fn white(markup: &str) -> String {
    format!("<span style=\"color:#ffffff\">{markup}</span>")
}

/// The document a page shows, with positions in the place of lines; `marks` tell where in the markup each page and
/// place begins.
pub(super) fn laid_out(page: &str, marks: &[(usize, Mark)], limits: &Limits) -> Result<Document<'static>, Unread> {
    let document = html::document(page, limits)?;
    let positions = positions(&document, marks);
    let Document { text, blocks, metadata, obscured, pictures, clock, .. } = document;
    Ok(Document {
        text: Cow::Owned(text.into_owned()),
        map: SourceMap::default(),
        blocks,
        metadata,
        positions: Some(positions),
        obscured,
        pictures,
        has_changes: false,
        clock,
    })
}

fn positions(document: &Document<'_>, marks: &[(usize, Mark)]) -> Positions {
    let mut positions = Positions::default();
    let mut tables = 0;
    let on_page = |start: usize, end: usize| {
        let at = document.span(&(start..end)).start;
        let before = marks.partition_point(|&(mark, _)| mark <= at);
        let mark = before.checked_sub(1).and_then(|index| marks.get(index)).map(|&(_, mark)| mark);
        Position { page: mark.map(|m| m.page), x: mark.map(|m| m.x), y: mark.map(|m| m.y), ..Position::default() }
    };
    for Block { range, kind } in &document.blocks {
        positions.push(range.start, on_page(range.start, range.end));
        let BlockKind::Grid(grid) = kind else { continue };
        tables += 1;
        for (row, cells) in grid.rows.iter().enumerate() {
            for (cell, placed) in cells.iter().enumerate() {
                let position = on_page(placed.range.start, placed.range.end);
                let count = |index: usize| u32::try_from(index + 1).ok();
                positions.push(
                    placed.range.start,
                    Position { table: Some(tables), row: count(row), cell: count(cell), ..position },
                );
            }
        }
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn cells_and_paragraphs_have_their_places() {
        let mut markup = Markup::new(&Limits::default());
        markup.tag("<p>");
        markup.text("规章 <24>");
        markup.tag("</p><table><tr>");
        for (text, columns) in [("规章", 2), ("", 1), ("24", 1)] {
            markup.open_cell(columns, 1);
            markup.text(text);
            markup.tag("</td>");
        }
        markup.tag("</tr></table>");
        let document = markup.document().expect("a small page");
        assert!(document.text.starts_with("规章 <24>\n规章\n"), "{:?}", document.text);
        let positions = document.positions.as_ref().expect("positions");
        let at = document.text.rfind("24").expect("the text has it");
        let position = positions.of(Span::new(at, at + 2)).expect("a place");
        assert_eq!((position.table, position.row, position.cell), (Some(1), Some(1), Some(3)));
        assert_eq!(positions.of(Span::new(3, 4)), Some(Position::default()));
    }

    #[test]
    fn spans_are_set_right_afterwards() {
        let mut markup = Markup::new(&Limits::default());
        markup.tag("<table><tr>");
        let cell = markup.open_cell(2_000_000_000, 1);
        markup.set_columns(cell, 3);
        markup.set_rows(cell, 12);
        assert_eq!(&markup.out, "<table><tr><td colspan=00003 rowspan=00012>");
    }
}
