//! Where a table's cells stand: stretches of the source with the cells marked in them, in the order of the page.
//!
//! Cells of one line share its stretch. Of a long line only what is near a cell is kept, so that a page written in one
//! line costs no more than one with a line a cell.

use crate::Report;
use crate::finding::{Excerpt, Region};
use crate::report::{Shown, Table};
use crate::statute::CellIndex;
use std::ops::Range;

/// Characters kept of a line on either side of a cell, where the line is long.
const NEAR: usize = 40;

/// A stretch of the source that holds cells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Where its first cell stands.
    pub region: Region,
    pub text: String,
    /// The cells in it and the bytes they take, in order, apart from each other.
    pub marks: Vec<(Range<usize>, CellIndex)>,
    /// How much of the line stands before it.
    cut: usize,
}

/// The stretches in which a table's cells stand.
pub(super) fn passages(report: &Report, shown: &Shown<'_>, table: &Table) -> Vec<Passage> {
    let placed = table.iter().filter_map(|(index, cell)| Some((cell.span?, index)));
    let mut placed: Vec<_> = placed.collect();
    placed.sort_by_key(|(span, index)| (span.start, *index));
    let mut all: Vec<Passage> = Vec::new();
    for (span, index) in placed {
        let Excerpt { text, mark, cut } = near(shown.excerpt(span));
        let region = report.region(span);
        match all.last_mut() {
            Some(last) if last.holds(&region, &text, &mark, cut) => last.marks.push((mark, index)),
            _ => all.push(Passage { region, text, marks: vec![(mark, index)], cut }),
        }
    }
    all
}

impl Passage {
    /// Whether a cell found in this stretch stands behind those that are in it already.
    fn holds(&self, region: &Region, text: &str, mark: &Range<usize>, cut: usize) -> bool {
        let line = |region: &Region| region.lines().map(|(start, _)| start.line);
        let behind = self.marks.last().is_none_or(|(last, _)| last.end <= mark.start);
        behind && line(&self.region) == line(region) && self.cut == cut && self.text == text
    }
}

/// The excerpt, or what of it is near the cell where it is long.
fn near(excerpt: Excerpt) -> Excerpt {
    let Excerpt { text, mark, cut } = excerpt;
    if text.chars().count() <= 3 * NEAR {
        return Excerpt { text, mark, cut };
    }
    let before = text.get(..mark.start).unwrap_or("");
    let start = before.char_indices().rev().nth(NEAR - 1).map_or(0, |(at, _)| at);
    let behind = text.get(mark.end..).unwrap_or("");
    let end = mark.end + behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
    let cut = cut + before[..start].chars().count();
    Excerpt { text: text[start..end].to_owned(), mark: mark.start - start..mark.end - start, cut }
}
