//! What a form is written down in: rows, columns, the labels over them, and the sums as the law puts them.
//!
//! Constants only. What follows from them (which cells there are, each sum cell by cell) is worked out in `form.rs`.

use crate::number::Quantity;

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
    /// The columns this row has, as positions in [`super::Form::columns`].
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

impl Terms {
    /// Positions of the keys; a key the form lacks is left out (a test holds that none is).
    pub(super) fn resolve(&self, index: impl Fn(&str) -> Option<usize>) -> Vec<usize> {
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
