//! Figures told in sentences, as rules look at them: the cells they may mean, and what those hold.

use crate::Report;
use crate::finding::{Lack, Operand};
use crate::report::{Figure, Status, Table};
use crate::statute::{Along, CellEquation, CellIndex, CellKey};
use crate::text::fold;
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
    // 因本机关不掌握等原因无法提供9件 may be that reason alone.
    let of_its_reason = || {
        let groups = figure.means.iter().filter_map(|keys| cells(report, keys)).flatten();
        let mut named = groups.filter(|(table, cell)| names(&figure.subject, table.form.row_of(*cell).label));
        named.any(|cell| known_sum(&vec![cell]) == Some(figure.value))
    };
    sums.into_iter().any(|sum| sum == figure.value) || of_its_reason()
}

/// Whether words name a row: by the beginning of its label.
fn names(words: &str, label: &str) -> bool {
    /// Characters of a label's beginning that tell it.
    const TELLING: usize = 5;
    let label: String = fold(label).chars().take(TELLING).collect();
    label.chars().count() == TELLING && fold(words).contains(&label)
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
    let stated = cells.iter().any(|(table, cell)| states(table, *cell) || row_sum(table, *cell).is_some());
    let value = |(table, cell): &(&Table, CellIndex)| row_sum(table, *cell).or_else(|| table.cells[*cell].addend());
    let sum = cells.iter().map(value).sum::<Option<Decimal>>()?;
    stated.then_some(sum)
}

fn states(table: &Table, cell: CellIndex) -> bool {
    table.cells[cell].status == Status::Read
}

/// What a total that was left blank should hold, by the figures of its row.
fn row_sum(table: &Table, total: CellIndex) -> Option<Decimal> {
    if table.cells[total].status != Status::Blank {
        return None;
    }
    let in_row = |equation: &&CellEquation| matches!(equation.along, Along::Row(_)) && equation.right == [total];
    let parts = &table.form.equations().iter().find(in_row)?.left;
    let sum = parts.iter().map(|&part| table.cells[part].addend()).sum::<Option<Decimal>>()?;
    parts.iter().any(|&part| states(table, part)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    #[test]
    fn a_blank_total_is_what_its_row_adds_up_to() {
        let sum = |report: &Report| sum_of(report, &[cell!("applications.granted.total")]);
        let told = sound(E2021).build();
        let blank = sound(E2021).set("applications.granted.total", "").build();
        assert!(sum(&told).is_some() && sum(&told) == sum(&blank));
        assert_eq!(sum(&sound(E2021).set_all("applications.granted.", "").build()), None);
    }
}
