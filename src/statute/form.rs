//! The shape of a statutory table: rows, columns, which cells exist, and the sums over them.

use super::derived::Derived;
use super::{Edition, TableKind};
use crate::number::Quantity;

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

/// What a reader of tables must know of a form beside its labels.
#[derive(Debug)]
pub struct Habits {
    /// The ways reports turn it, the form's own first.
    pub frames: &'static [Frame],
    /// How many of its labels make a stretch of text this table: enough rows, or fewer with enough columns.
    pub known_by: &'static [Least],
    /// Whether the names of columns may stand between a row's label and its figures.
    pub headings_behind_labels: bool,
    /// Units that may stand in a cell of their own, between label and figure.
    pub units: &'static [&'static str],
}

/// A way to turn a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A line for each row, its columns beside each other.
    Rows,
    /// All rows behind each other in one line, under their labels.
    OneLine,
    /// A line for each column, the rows beside each other.
    Transposed,
}

/// Labels that together make a stretch of text a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least {
    /// Labels of different rows.
    pub rows: usize,
    /// Labels of different columns.
    pub columns: usize,
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.table == other.table && self.editions == other.editions
    }
}

impl Eq for Form {}

/// A row of a statutory table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Key inside the table, dotted where the form groups rows (`denied.state_secret`).
    pub key: &'static str,
    /// The label as the form prints it, with its number.
    pub label: &'static str,
    /// The labels above it that it belongs to, as printed, outermost first.
    pub groups: &'static [&'static str],
    /// Other wordings met in reports, without number.
    pub variants: &'static [&'static str],
    /// The columns this row has, as positions in [`Form::columns`].
    pub columns: &'static [usize],
}

/// A column of a statutory table.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Key inside the table.
    pub key: &'static str,
    /// The label as the form prints it.
    pub label: &'static str,
    /// Other wordings met in reports.
    pub variants: &'static [&'static str],
    /// What its cells hold.
    pub quantity: Quantity,
}

/// A label over several rows or columns.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// The label as the form prints it.
    pub label: &'static str,
    /// Other wordings met in reports.
    pub variants: &'static [&'static str],
}

/// One side of a sum.
#[derive(Debug, PartialEq, Eq)]
pub enum Terms {
    /// These keys (rows or columns, as the relation says).
    Keys(&'static [&'static str]),
    /// Every key from the first to the last named, in statutory order.
    Range(&'static str, &'static str),
}

/// A sum that must hold: left = right.
#[derive(Debug, PartialEq, Eq)]
pub enum Relation {
    /// Terms are rows; holds in each column.
    EachColumn {
        /// The rule that judges it.
        rule: &'static str,
        /// Rows to add on the left.
        left: Terms,
        /// Rows to add on the right.
        right: Terms,
    },
    /// Terms are columns; holds in each row.
    EachRow {
        /// The rule that judges it.
        rule: &'static str,
        /// Columns to add on the left.
        left: Terms,
        /// Columns to add on the right.
        right: Terms,
    },
    /// Terms are rows with one figure each; holds once: the parts add up to the whole.
    Whole {
        /// The rule that judges it.
        rule: &'static str,
        /// The row the parts add up to.
        whole: &'static str,
        /// Rows to add.
        parts: Terms,
    },
}

/// A relation applied to one row or column: the cells on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
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
        let rest = key.strip_prefix(self.table.key())?.strip_prefix('.')?;
        let (row, column) = rest.rsplit_once('.')?;
        let row = self.row_index(row)?;
        // A key may name columns of different kinds, of which a row has one.
        let column = self.rows[row].columns.iter().find(|&&at| self.columns[at].key == column)?;
        self.cell_at(row, *column)
    }

    /// Every sum of the form, applied: rule by rule, then along rows or columns in statutory order.
    pub fn equations(&self) -> &[Equation] {
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

impl Terms {
    /// Positions of the keys; a key the form lacks is left out (a test holds that none is).
    fn resolve(&self, index: impl Fn(&str) -> Option<usize>) -> Vec<usize> {
        match self {
            Self::Keys(keys) => keys.iter().filter_map(|key| index(key)).collect(),
            Self::Range(first, last) => match (index(first), index(last)) {
                (Some(first), Some(last)) => (first..=last).collect(),
                _ => Vec::new(),
            },
        }
    }
}

impl Row {
    /// Groups and label in one line, as a reader would name the row.
    pub fn full_label(&self) -> String {
        let mut label = self.groups.join(" ");
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(self.label);
        label
    }
}
