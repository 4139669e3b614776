//! Figures told in sentences, as rules look at them: the cells they may mean, and what those hold.

use crate::Report;
use crate::finding::{Lack, Operand};
use crate::report::{Figure, Status, Table};
use crate::statute::{CellIndex, CellKey};
use rust_decimal::Decimal;

/// Cells of the report's tables.
pub(super) type Cells<'r> = Vec<(&'r Table, CellIndex)>;

/// A figure as a finding carries it.
pub(super) fn figure_operand(figure: &Figure) -> Operand {
    Operand {
        cell: figure.key().unwrap_or_default(),
        label: figure.subject.clone(),
        value: Some(figure.value),
        lack: Lack::Blank,
        raw: figure.raw.clone(),
        at: Some(figure.span),
    }
}

/// The cells the figure most likely states, where their table is there.
pub(super) fn all_cells<'r>(report: &'r Report, figure: &Figure) -> Cells<'r> {
    cells(report, figure.cells()).unwrap_or_default()
}

/// The first thing the figure may mean whose cells are all known, with their sum.
///
/// What it most likely means must be known: else a later meaning would be compared in its stead.
pub(super) fn first_known<'r>(report: &'r Report, figure: &Figure) -> Option<(Cells<'r>, Decimal)> {
    // Forms of one table call a row by different keys; the report's form has one of them.
    let sums = figure.means.iter().find_map(|keys| cells(report, keys))?;
    let sum = known_sum(&sums)?;
    Some((sums, sum))
}

/// Whether the table says the same, in any of the meanings the figure may have.
pub(super) fn tabled(report: &Report, figure: &Figure) -> bool {
    let sums = figure.means.iter().filter_map(|keys| sum_of(report, keys));
    sums.into_iter().any(|sum| sum == figure.value)
}

/// Whether the parts repeat their whole: the same thing told twice is no list.
pub(super) fn same(whole: &Figure, parts: &[&Figure]) -> bool {
    parts.iter().any(|part| part.means == whole.means)
}

/// The sum of these cells, where the report has them all.
pub(super) fn sum_of(report: &Report, keys: &[CellKey]) -> Option<Decimal> {
    known_sum(&cells(report, keys)?)
}

fn cells<'r>(report: &'r Report, keys: &[CellKey]) -> Option<Cells<'r>> {
    let mut found = Vec::new();
    for key in keys {
        let table = report.table(key.table())?;
        let before = found.len();
        found.extend(table.form.cells_of(*key).map(|cell| (table, cell)));
        if found.len() == before {
            return None;
        }
    }
    Some(found)
}

/// The sum of cells of which at least one states something; blanks beside it are 0.
fn known_sum(cells: &Cells<'_>) -> Option<Decimal> {
    let all = cells.iter().map(|(table, cell)| &table.cells[*cell]);
    let stated = all.clone().any(|cell| cell.status == Status::Read);
    let sum = all.map(crate::report::Cell::addend).sum::<Option<Decimal>>()?;
    stated.then_some(sum)
}
