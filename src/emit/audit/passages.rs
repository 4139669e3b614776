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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;
    use crate::statute::TableKind::{Applications, Disputes};

    fn of(report: &Report, kind: crate::statute::TableKind) -> Vec<Passage> {
        passages(report, &Shown::of(report), report.table(kind).expect("a table"))
    }

    #[test]
    fn cells_of_one_line_share_it_and_each_is_marked() {
        let report = sound(E2021).build();
        let all = of(&report, Applications);
        assert_eq!(all.len(), 25);
        for passage in &all {
            assert_eq!(passage.marks.len(), 7);
            assert!(passage.marks.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
        let table = report.table(Applications).expect("a table");
        let marks = all
            .iter()
            .flat_map(|passage| passage.marks.iter().map(|(mark, cell)| (&passage.text[mark.clone()], *cell)));
        for (text, cell) in marks {
            assert_eq!(text, table.cells[cell].raw);
        }
    }

    #[test]
    fn of_a_long_line_what_is_near_a_cell_is_kept() {
        let row = "| 行政复议 | 2 | 1 |";
        let page = include_str!("../../../fixtures/formats/county.txt");
        let long = page.replace(row, &format!("|{}{}", " ".repeat(4000), &row[1..]));
        assert_ne!(long, page);
        let report = crate::read("long.txt", long.as_bytes()).expect("a report");
        let all = of(&report, Disputes);
        let marks: usize = all.iter().map(|passage| passage.marks.len()).sum();
        assert_eq!(marks, 15);
        assert!(all.iter().all(|passage| passage.text.chars().count() <= 3 * NEAR), "{all:?}");
        // Those of the long line each by themselves.
        assert_eq!(all.len(), 7);
    }

    #[test]
    fn citizens_numbers_are_no_ones_to_see() {
        let report = sound(E2021).set("disputes.review.total", "电话13812345678").build();
        let all = of(&report, Disputes);
        assert!(all.iter().any(|passage| passage.text.contains("电话***********")), "{all:?}");
        assert!(all.iter().all(|passage| !passage.text.contains("13812345678")));
    }
}
