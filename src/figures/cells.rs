//! Figures told in sentences → the statistics of a 2008 report, where no annex gives them.

use crate::report::{AlignedBy, Cell, Figure, Precision, Status, Table};
use crate::statute::{Edition, Form, TableKind};

/// The statistics: the annex's figure where it has one, else the first a sentence tells exactly.
///
/// `None` where neither tells anything.
pub(crate) fn with_prose(annex: Option<Table>, figures: &[Figure]) -> Option<Table> {
    let form = TableKind::Statistics.form(Edition::E2008);
    let first = figures.iter().find(|figure| is_told(figure, form));
    let mut table = match (annex, first) {
        (Some(annex), _) => annex,
        (None, Some(first)) => Table { form, cells: vec![Cell::missing(); form.len()], span: first.span },
        (None, None) => return None,
    };
    for index in form.cells() {
        if !matches!(table.cells[index].status, Status::Missing | Status::Blank) {
            continue;
        }
        let key = form.key(index);
        let told = figures.iter().find(|figure| figure.precision == Precision::Exact && figure.states(&key));
        if let Some(figure) = told {
            table.cells[index] = told_cell(figure);
        }
    }
    Some(table)
}

fn is_told(figure: &Figure, form: &Form) -> bool {
    figure.precision == Precision::Exact && figure.cells().iter().any(|key| form.cell_of_key(key).is_some())
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
