//! A statutory table in one edition: which cells it has, where they are, what they are called, and its sums cell by cell.
//!
//! Takes the constants of [`super::shape`]; what follows from them is worked out once, when first asked for. A key that a
//! relation names and the form lacks is left out (a test holds that none is).

use super::edition::{Edition, TableKind};
use super::habits::Habits;
use super::shape::{Column, Group, Relation, Row, Terms};
use std::sync::OnceLock;

/// Position of a cell in [`Form::cells`]: row by row, only the columns the row has.
pub type CellIndex = usize;

/// A statutory table in one edition's form; table and editions tell it from every other.
#[derive(Debug)]
pub struct Form {
    /// Which table it is.
    pub table: TableKind,
    /// The editions that prescribe this form.
    pub editions: &'static [Edition],
    /// Rows in statutory order.
    pub rows: &'static [Row],
    /// Columns in statutory order.
    pub columns: &'static [Column],
    /// Labels that head several rows or columns and hold no figures of their own.
    pub groups: &'static [Group],
    /// The sums the form implies.
    pub relations: &'static [Relation],
    /// The document that prescribes it, for messages.
    pub basis: &'static str,
    /// How reports lay the form out.
    pub habits: Habits,
    /// What follows from all this; beside the form, which the compiler may read.
    pub(super) derived: &'static Derived,
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.table == other.table && self.editions == other.editions
    }
}

impl Eq for Form {}

/// A relation applied to one row or column: the cells on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEquation {
    /// The rule that judges it.
    pub rule: &'static str,
    /// The row (for a sum across) or column (for a sum down) it is applied to, as a position in the form.
    pub along: Along,
    /// Cells to add on the left.
    pub left: Vec<CellIndex>,
    /// Cells to add on the right.
    pub right: Vec<CellIndex>,
}

/// Where an equation runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// Across the row at this position.
    Row(usize),
    /// Down the column at this position.
    Column(usize),
    /// From the parts to the row at this position.
    Whole(usize),
}

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

impl Form {
    /// How many cells the form has.
    pub fn len(&self) -> usize {
        self.derived.places(self).cells.len()
    }

    /// Whether the form has no cells; never, for a statutory form.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All cell indices, in statutory order.
    pub fn cells(&self) -> std::ops::Range<CellIndex> {
        0..self.len()
    }

    /// Row and column position of a cell.
    pub fn position(&self, cell: CellIndex) -> (usize, usize) {
        let cells = &self.derived.places(self).cells;
        cells.get(cell).copied().unwrap_or((self.rows.len(), self.columns.len()))
    }

    /// The row a cell stands in.
    pub fn row_of(&self, cell: CellIndex) -> &'static Row {
        &self.rows[self.position(cell).0]
    }

    /// The column a cell stands in.
    pub fn column_of(&self, cell: CellIndex) -> &'static Column {
        &self.columns[self.position(cell).1]
    }

    /// The cell at a row and column position, where the form has one.
    pub fn cell_at(&self, row: usize, column: usize) -> Option<CellIndex> {
        let columns = self.rows.get(row)?.columns;
        // Most rows have all columns.
        let offset =
            if columns.get(column) == Some(&column) { column } else { columns.iter().position(|&at| at == column)? };
        Some(self.derived.places(self).starts[row] + offset)
    }

    /// Position of the row with this key.
    pub fn row_index(&self, key: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.key == key)
    }

    /// Position of the column with this key.
    pub fn column_index(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// Whether a row's cell in this column is the total of a sum across the row.
    pub fn is_total(&self, row: &Row, column: usize) -> bool {
        self.relations.iter().any(|relation| match relation {
            Relation::EachRow { right, .. } => row.columns.contains(&column) && self.column_terms(right) == [column],
            Relation::EachColumn { .. } | Relation::Whole { .. } => false,
        })
    }

    /// The cell's key in every output: `table.row.column`.
    pub fn key(&self, cell: CellIndex) -> String {
        self.derived.keys(self).get(cell).cloned().unwrap_or_default()
    }

    /// The cell with this key.
    pub fn cell_of_key(&self, key: &str) -> Option<CellIndex> {
        self.derived.keys(self).iter().position(|own| own == key)
    }

    /// Every sum of the form, applied: rule by rule, then along rows or columns in statutory order.
    pub fn equations(&self) -> &[CellEquation] {
        self.derived.equations(self)
    }

    /// The cell of a row that has one figure only.
    pub(super) fn only_cell(&self, row: usize) -> Option<CellIndex> {
        let &[column] = self.rows.get(row)?.columns else { return None };
        self.cell_at(row, column)
    }

    /// Positions of the rows a side of a sum names.
    pub(crate) fn row_terms(&self, terms: &Terms) -> Vec<usize> {
        terms.resolve(|key| self.row_index(key))
    }

    /// Positions of the columns a side of a sum names.
    pub(crate) fn column_terms(&self, terms: &Terms) -> Vec<usize> {
        terms.resolve(|key| self.column_index(key))
    }
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
