//! What a reader must know of a form beside its labels: how reports turn it, and how little of it makes it that form.
//!
//! Each form states its habits among its constants, so that no reader asks which table it has.

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
    /// Whether it is an annex: a report may lack it, and tell its figures in sentences.
    pub is_annex: bool,
}

impl Habits {
    /// A form with a line for each row, and nothing else to know of it than which labels make it.
    pub(super) const fn rows(known_by: &'static [Least]) -> Self {
        Self { frames: &[Frame::Rows], known_by, headings_behind_labels: false, units: &[], is_annex: false }
    }
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
