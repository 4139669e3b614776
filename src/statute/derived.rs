//! What a form's rows, columns and relations imply: where its cells are, what they are called, and its sums cell by cell.
//!
//! Takes nothing but the form's constants, so it is worked out once, when first asked for. Refuses nothing: a key that a
//! relation names and the form lacks is left out (a test holds that none is).

use super::form::{Along, CellEquation, CellIndex, Form, Relation};
use std::sync::OnceLock;

/// What follows from a form, as far as it was asked for.
#[derive(Debug)]
pub(super) struct Derived {
    places: OnceLock<Places>,
    keys: OnceLock<Vec<String>>,
    equations: OnceLock<Vec<CellEquation>>,
}

/// Where the cells of a form are.
#[derive(Debug)]
pub(super) struct Places {
    /// The first cell of each row.
    pub starts: Vec<CellIndex>,
    /// Row and column position of each cell.
    pub cells: Vec<(usize, usize)>,
}

impl Derived {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { places: OnceLock::new(), keys: OnceLock::new(), equations: OnceLock::new() }
    }

    /// Where the cells are.
    pub fn places(&self, form: &Form) -> &Places {
        self.places.get_or_init(|| {
            let mut places = Places { starts: Vec::with_capacity(form.rows.len()), cells: Vec::new() };
            for (at, row) in form.rows.iter().enumerate() {
                places.starts.push(places.cells.len());
                places.cells.extend(row.columns.iter().map(|&column| (at, column)));
            }
            places
        })
    }

    /// The key of each cell.
    pub fn keys(&self, form: &Form) -> &[String] {
        self.keys.get_or_init(|| {
            let key = |cell| [form.table.key(), form.row_of(cell).key, form.column_of(cell).key].join(".");
            form.cells().map(key).collect()
        })
    }

    /// Every sum, applied.
    pub fn equations(&self, form: &Form) -> &[CellEquation] {
        self.equations.get_or_init(|| form.relations.iter().flat_map(|relation| apply(form, relation)).collect())
    }
}

fn apply(form: &Form, relation: &Relation) -> Vec<CellEquation> {
    match relation {
        Relation::EachColumn { rule, left, right } => {
            let (left, right) = (form.row_terms(left), form.row_terms(right));
            let cells = |rows: &[usize], column| rows.iter().filter_map(|&row| form.cell_at(row, column)).collect();
            let applied = |column| CellEquation {
                rule,
                along: Along::Column(column),
                left: cells(&left, column),
                right: cells(&right, column),
            };
            (0..form.columns.len()).map(applied).collect()
        }
        Relation::EachRow { rule, left, right } => {
            let (left, right) = (form.column_terms(left), form.column_terms(right));
            let cells =
                |columns: &[usize], row| columns.iter().filter_map(|&column| form.cell_at(row, column)).collect();
            let applied =
                |row| CellEquation { rule, along: Along::Row(row), left: cells(&left, row), right: cells(&right, row) };
            (0..form.rows.len()).map(applied).collect()
        }
        Relation::Whole { rule, whole, parts } => {
            let cells = |rows: Vec<usize>| rows.into_iter().filter_map(|row| form.only_cell(row)).collect();
            let applied = |row| CellEquation {
                rule,
                along: Along::Whole(row),
                left: cells(form.row_terms(parts)),
                right: cells(vec![row]),
            };
            form.row_index(whole).map(applied).into_iter().collect()
        }
    }
}
