//! What is said of rows whose figures could not be placed: of many of a table, or of a table that is not the report's own.

use crate::Report;
use crate::finding::{Bilingual, Finding};
use crate::report::Table;
use crate::rules::naming::{named_operand, row_name};
use crate::rules::rule::Sink;
use crate::statute::CellIndex;

/// How many of many cells or rows a message names.
pub(super) const NAMED: usize = 3;

/// Of a table that is not the report's own no figure is told.
pub(super) fn of_others(table: &Table, open: &[(usize, Vec<CellIndex>)], sink: &Sink) -> Finding {
    let kind = table.form.table;
    let message = Bilingual::new(
        format!("{}在另一份报告的标题、其他单位或其他时期的表题之下，其中数值未作为本报告的数据采用", kind.title_zh()),
        format!(
            "under the title of another report, or the caption of another body or time: the figures of the {} are not told as \
             this report's",
            kind.title_en()
        ),
    );
    let cells: Vec<_> = open.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
    open_finding(table, open[0].0, &cells, message, sink)
}

/// Whether the next label of a table follows that of a row at once, in a text: no figure stands that could not be placed.
pub(super) fn stands_bare(report: &Report, table: &Table, row: usize) -> bool {
    let label = table.labels.get(row).copied().flatten();
    let Some(label) = label.filter(|_| report.visible.is_none()) else { return false };
    let behind = table.labels.iter().flatten().map(|other| other.start).filter(|&start| start >= label.end);
    let between = behind.min().and_then(|next| report.source.text.get(label.end..next));
    between.is_some_and(|between| !between.contains(char::is_numeric))
}

pub(super) fn many_rows(table: &Table, open: &[(usize, Vec<CellIndex>)], sink: &Sink) -> Finding {
    let names: Vec<_> = open.iter().take(NAMED).map(|(at, _)| row_name(&table.form.rows[*at])).collect();
    let (kind, count) = (table.form.table, open.len());
    let more = |word| if count > names.len() { word } else { "" };
    let message = Bilingual::new(
        format!("{}有 {count} 行的数值无法确定归属：{}{}", kind.title_zh(), names.join("、"), more(" 等")),
        format!(
            "the figures of {count} rows of the {} cannot be placed: {}{}",
            kind.title_en(),
            names.join(", "),
            more(", …")
        ),
    );
    let cells: Vec<_> = open.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
    open_finding(table, open[0].0, &cells, message, sink)
}

pub(super) fn open_finding(table: &Table, at: usize, open: &[CellIndex], message: Bilingual, sink: &Sink) -> Finding {
    let row = &table.form.rows[at];
    let label = table.labels.get(at).copied().flatten();
    let place = open.iter().find_map(|&cell| table.cells[cell].span).or(label).or(Some(table.span));
    let mut finding = sink.finding(place, message);
    finding.subject = Some(format!("row.{}.{}", table.form.table.key(), row.key));
    finding.cells = open.iter().map(|&cell| named_operand(table, cell)).collect();
    finding
}
