//! Figures told in sentences → the statistics of a 2008 report, where no annex gives them.

use crate::report::{AlignedBy, Cell, Figure, Precision, Status, Table};
use crate::statute::{Edition, TableKind};

/// The statistics: the annex's figure where it has one, else the first a sentence tells exactly.
///
/// `None` where neither tells anything.
pub(crate) fn with_prose(annex: Option<Table>, figures: &[Figure]) -> Option<Table> {
    let form = TableKind::Statistics.form(Edition::E2008);
    let exact = figures.iter().filter(|figure| figure.precision == Precision::Exact);
    let mut told =
        exact.filter(|figure| figure.cells().iter().any(|key| form.cells_of(*key).next().is_some())).peekable();
    let mut table = match (annex, told.peek()) {
        (Some(annex), _) => annex,
        (None, Some(first)) => Table {
            form,
            cells: vec![Cell::missing(); form.len()],
            span: first.span,
            labels: Vec::new(),
            is_others: false,
        },
        (None, None) => return None,
    };
    for figure in told {
        // A sum of several is no cell's figure, and the first to fill a cell leaves it read.
        let [key] = figure.cells() else { continue };
        let Some(index) = form.cells_of(*key).next() else { continue };
        if matches!(table.cells[index].status, Status::Missing | Status::Blank) {
            table.cells[index] = told_cell(figure);
        }
    }
    Some(table)
}

fn told_cell(figure: &Figure) -> Cell {
    Cell {
        value: Some(figure.value),
        status: Status::Read,
        raw: figure.raw.clone(),
        span: Some(figure.span),
        aligned_by: AlignedBy::Prose,
        candidates: Vec::new(),
    }
}
