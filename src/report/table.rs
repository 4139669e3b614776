//! A statutory table as a report fills it in.

use crate::span::Span;
use crate::statute::statistics::TOGETHER;
use crate::statute::{CellIndex, CellKey, Form};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A statutory table, read.
#[derive(Debug, Clone)]
pub struct Table {
    /// The form it was recognised as, by its own labels.
    pub form: &'static Form,
    /// One entry for each cell of the form, in [`Form::cells`] order.
    pub cells: Vec<Cell>,
    /// Where its first row stands in the source.
    pub span: Span,
    /// Where the label of each row of the form stands, in their order: none of labels that were not seen or stand over columns, and
    /// no list of a table that was told in sentences.
    pub labels: Vec<Option<Span>>,
    /// Whether it stands under the title of another report, or the caption of another body or time: then no cell is told.
    pub is_others: bool,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AlignedBy {
    /// The label of its row, and its place among as many cells as the row has.
    Labels,
    /// The label of its row and the heading over its column.
    Headings,
    /// The order of a whole form without labels, borne out by every sum.
    OrderAndSums,
    /// The table's own sums, where labels and position left a choice.
    Sums,
    /// Nothing in a table: the figure is told in a sentence.
    Prose,
}

impl AlignedBy {
    /// Where a cell's figure comes from, as every output names it.
    pub const fn origin(self) -> &'static str {
        match self {
            Self::Labels | Self::Headings | Self::OrderAndSums | Self::Sums => "table",
            Self::Prose => "prose",
        }
    }
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
    /// Where the table stands in the source: from its first row to its last figure.
    pub fn place(&self) -> Span {
        let ends = self.cells.iter().filter_map(|cell| cell.span).map(|span| span.end);
        Span::new(self.span.start, ends.max().unwrap_or(self.span.end))
    }

    /// Whether a cell is not on the page because the page tells the same thing otherwise (weibo and wechat apart).
    pub fn told_otherwise(&self, index: CellIndex) -> bool {
        if self.is_stated(&self.cells[index]) {
            return false;
        }
        let is = |key: &CellKey| key.is(self.form, index);
        let read = |key: &CellKey| self.form.cells_of(*key).any(|cell| self.cells[cell].status != Status::Missing);
        TOGETHER.iter().any(|(one, apart)| is(one) || (apart.iter().any(is) && read(one)))
    }

    /// Whether the cell is due or told: what sentences do not tell of the statistics nothing prescribes.
    pub fn is_stated(&self, cell: &Cell) -> bool {
        !self.form.habits.is_annex || cell.status != Status::Missing
    }

    /// Makes the cells unreadable whose numbers have more digits before the point than these.
    pub(crate) fn forget_long_numbers(&mut self, digits: usize) {
        // The least number of one digit more; nought has a digit too. No number has more digits than any power has.
        let Some(beyond) = 10_u128.checked_pow(digits as u32) else { return };
        let beyond = if digits == 0 { 0 } else { beyond };
        let is_long = |value: Decimal| value.trunc().mantissa().unsigned_abs() >= beyond;
        for cell in &mut self.cells {
            if cell.value.is_some_and(is_long) {
                (cell.value, cell.status) = (None, Status::Unreadable);
            }
        }
    }

    /// All entries with their index, in statutory order.
    pub fn iter(&self) -> impl Iterator<Item = (CellIndex, &Cell)> {
        self.cells.iter().enumerate()
    }
}
