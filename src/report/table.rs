//! A statutory table as a report fills it in.

use crate::span::Span;
use crate::statute::{CellIndex, Form};
use rust_decimal::Decimal;
use serde::Serialize;

/// A statutory table, read.
#[derive(Debug, Clone)]
pub struct Table {
    /// The form it was recognised as, by its own labels.
    pub form: &'static Form,
    /// One entry for each cell of the form, in [`Form::cells`] order.
    pub cells: Vec<Cell>,
    /// Where its first row stands in the source.
    pub span: Span,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The number, where `status` is [`Status::Read`]; amounts in 万元.
    pub value: Option<Decimal>,
    /// Whether and how it is known.
    pub status: Status,
    /// The text as the page shows it; empty where there is none.
    pub raw: String,
    /// Where it stands in the source; `None` where nothing does.
    pub span: Option<Span>,
    /// What decided that this text belongs to this cell.
    pub aligned_by: AlignedBy,
    /// Values the cell may have, where `status` is [`Status::Ambiguous`]; `None` stands for blank.
    pub candidates: Vec<Option<Decimal>>,
}

/// Whether and how a cell is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A number, read exactly.
    Read,
    /// The page states nothing here.
    Blank,
    /// More than one reading fits, and the sums do not decide.
    Ambiguous,
    /// The text is no number of the kind due.
    Unreadable,
    /// The row is not on the page.
    Missing,
}

/// What decided a cell's place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AlignedBy {
    /// The labels of its row and the position in it.
    Labels,
    /// The statutory order of rows, where a label was lost.
    Order,
    /// The table's own sums, where labels and position left a choice.
    Sums,
}

impl Status {
    /// The word used in every output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Blank => "blank",
            Self::Ambiguous => "ambiguous",
            Self::Unreadable => "unreadable",
            Self::Missing => "missing",
        }
    }
}

impl Cell {
    /// A cell of a row that is not on the page.
    pub const fn missing() -> Self {
        Self {
            value: None,
            status: Status::Missing,
            raw: String::new(),
            span: None,
            aligned_by: AlignedBy::Labels,
            candidates: Vec::new(),
        }
    }

    /// The cell's part in a sum: its number, 0 for a blank, `None` where it is not known.
    pub fn addend(&self) -> Option<Decimal> {
        match self.status {
            Status::Read => self.value,
            Status::Blank => Some(Decimal::ZERO),
            _ => None,
        }
    }
}

impl Table {
    /// All entries with their index, in statutory order.
    pub fn iter(&self) -> impl Iterator<Item = (CellIndex, &Cell)> {
        self.cells.iter().enumerate()
    }
}
