//! Whether a page breaks off: then what would stand behind its end is not missing from the report, it was not read.
//!
//! Takes what a report shows last. A table whose last rows are not there and behind which the page ends is broken off, and so is a
//! sentence that does not end, where sections lack behind it. A page whose end holds other words is not said to be.

use crate::Report;
use crate::report::{Status, Table};
use crate::rules::sums;
use crate::span::Span;
use crate::statute::sections::{self, SectionKind};
use crate::statute::{CellIndex, Edition, TableKind};
use crate::text::{fold, is_han};

/// Characters that may stand behind the last row of a table that is broken off: names of the next one, a label without figures.
const BEHIND: usize = 200;
/// Characters of the shortest line that is a sentence.
const SENTENCE: usize = 20;
/// Characters from which on a line needs no comma to be one.
const LONG: usize = 40;

/// The end of a page that breaks off.
pub(super) struct Cut {
    /// What stands last.
    pub(super) at: Span,
    /// The last section that is there.
    after: SectionKind,
    table: Option<TableKind>,
}

impl Cut {
    /// Where a report's page breaks off; nothing where its last section is there.
    pub(super) fn of(report: &Report, edition: Edition) -> Option<Self> {
        let order: Vec<_> = sections::of_edition(edition).iter().map(|spec| spec.kind).collect();
        let place = |kind| order.iter().position(|other| *other == kind);
        let after = report.sections.iter().filter_map(|section| place(section.kind)).max()?;
        if after + 1 == order.len() {
            return None;
        }
        let shown = report.visible_text().trim_end();
        let line = shown.rfind('\n').map_or(0, |end| end + 1);
        let last = shown[line..].trim();
        let at = report.visible_span(&(shown.len() - shown[line..].trim_start().len()..shown.len()));
        let table = report.tables.iter().find(|table| is_broken_off(report, table, shown));
        let next = sections::of_edition(edition).get(after + 1);
        let is_cut = table.is_some()
            || is_before_table(report, order[after], edition, last)
            || next.is_some_and(|next| fold(last).len() > 3 && fold(next.heading).starts_with(&fold(last)))
            || is_within_sentence(last);
        is_cut.then(|| Self { at, after: order[after], table: table.map(|table| table.form.table) })
    }

    /// Whether a section would stand behind the end.
    pub(super) fn is_behind(&self, kind: SectionKind, edition: Edition) -> bool {
        let order = sections::of_edition(edition);
        let place = |kind| order.iter().position(|spec| spec.kind == kind);
        place(kind) > place(self.after)
    }

    /// Whether it is this table that breaks off.
    pub(super) fn is_in(&self, kind: TableKind) -> bool {
        self.table == Some(kind)
    }

    /// Whether the section of a table would stand behind the end.
    pub(super) fn lacks_section_of(&self, kind: TableKind, edition: Edition) -> bool {
        let own = sections::of_edition(edition).iter().find(|spec| spec.table == Some(kind));
        own.is_some_and(|spec| self.is_behind(spec.kind, edition))
    }

    /// Whether a table would stand behind the end: its section would, or that is the last and has none yet.
    pub(super) fn lacks(&self, kind: TableKind, edition: Edition) -> bool {
        let own = sections::of_edition(edition).iter().find(|spec| spec.table == Some(kind));
        own.is_some_and(|spec| spec.kind == self.after || self.is_behind(spec.kind, edition))
    }
}

/// The rows that lack at a table's end.
pub(super) fn rows_behind(table: &Table) -> Vec<usize> {
    let cells = |row: usize| {
        let columns = table.form.rows[row].columns.iter();
        columns.filter_map(move |&column| table.form.cell_at(row, column))
    };
    let is_missing = |cell: CellIndex| table.cells[cell].status == Status::Missing;
    let rows = (0..table.form.rows.len()).rev();
    let mut behind: Vec<usize> = rows.take_while(|&row| cells(row).all(is_missing)).collect();
    behind.reverse();
    behind
}

/// Whether a table lacks its last row, and the page ends behind the others.
fn is_broken_off(report: &Report, table: &Table, shown: &str) -> bool {
    if table.form.habits.is_annex || rows_behind(table).is_empty() {
        return false;
    }
    let spans = table.labels.iter().flatten().copied().chain(table.cells.iter().filter_map(|cell| cell.span));
    let Some(end) = spans.map(|span| span.end).max() else { return false };
    let is_behind = |(at, _): &(usize, char)| report.visible_span(&(*at..*at)).start >= end;
    let shown = shown.char_indices().rev().filter(|(_, c)| !c.is_whitespace()).take(BEHIND + 1);
    let behind: Vec<char> = shown.take_while(is_behind).map(|(_, c)| c).collect();
    behind.len() <= BEHIND && !behind.contains(&'。')
}

/// Whether the last section is one of a table and ends before that, in what is no sentence.
fn is_before_table(report: &Report, after: SectionKind, edition: Edition, last: &str) -> bool {
    let own = sections::of_edition(edition).iter().find(|spec| spec.kind == after).and_then(|spec| spec.table);
    // What stands there may be a picture of the table.
    let has_pictures = report.sections.iter().any(|section| section.kind == after && section.has_pictures);
    !has_pictures
        && own.is_some_and(|kind| !report.table(kind).is_some_and(sums::has_entries))
        && !last.ends_with(['。', '；', '！', '.'])
}

/// Whether a line is a sentence that does not end.
fn is_within_sentence(line: &str) -> bool {
    let goes_on =
        line.chars().next_back().is_some_and(|c| is_han(c) || matches!(c, '，' | ',' | '、' | '“' | '《' | '（'));
    let length = line.chars().count();
    goes_on && (length > LONG || length > SENTENCE && line.contains(['，', ','])) && !line.contains("版权")
}
