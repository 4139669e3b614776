//! Reports added up: what the parts of an area come to together, and how that differs from what the whole reports.
//!
//! Takes [`Part`]s, and what is known of inputs that are none; gives the tables of one edition ([`Sum`]), each cell with
//! what it comes to and with the parts of which it is not known. A blank counts as 0; a figure that was not read is never
//! taken for 0: its cell says whose figure is missing. [`compare`] holds the sum against a whole and looks for the part
//! that explains a difference alone.
//!
//! Refused: guessing what a part that could not be read would have added; adding the same file twice.

mod compare;
mod expected;
mod explain;
mod part;
mod whole;

pub use compare::compare;
pub use expected::absent;
pub use part::Part;
pub use whole::{Cause, Compared, Difference, How, Whole};

use crate::report::Known;
use crate::statute::{CellIndex, Edition, Form, TableKind};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

/// Parts added up.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The parts, in the order they came.
    pub parts: Vec<Part>,
    /// Inputs that add nothing.
    pub left_out: Vec<LeftOut>,
    /// The edition the tables are of; one of them may stand in another's form.
    pub edition: Edition,
    /// The year most parts report on.
    pub year: Option<i32>,
    /// The tables that any part has, in the law's order.
    pub tables: Vec<SumTable>,
}

/// An input that adds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What messages call it.
    pub source: String,
    /// Why it adds nothing.
    pub reason: Reason,
    /// The same in words.
    pub why: String,
}

/// Why an input adds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It could not be read.
    Unread,
    /// It holds no statutory table.
    NoTable,
    /// It is the same file as one that was added.
    SameFile,
    /// It is the whole.
    Whole,
}

impl Reason {
    /// Whether its figures miss from the sum.
    pub const fn is_a_loss(self) -> bool {
        matches!(self, Self::Unread | Self::NoTable)
    }
}

/// A table, added up.
#[derive(Clone, Debug)]
pub struct SumTable {
    /// The form.
    pub form: &'static Form,
    /// One entry for each cell of the form.
    pub cells: Vec<SumCell>,
    /// Parts that do not have the table, by their position; their cells are among those not known.
    pub without: Vec<usize>,
}

/// A cell, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SumCell {
    /// What the parts that are known come to; `None` where none of them states a number.
    pub value: Option<Decimal>,
    /// Parts that state a number.
    pub read: usize,
    /// Parts that leave the cell blank.
    pub blank: usize,
    /// Parts of which the cell is not known, by their position.
    pub not_known: Vec<usize>,
}

/// Whether a cell holds what all parts come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Every part is in it.
    Complete,
    /// Every part leaves it blank.
    Blank,
    /// Of some parts it is not known: they come to more than this.
    Incomplete,
}

impl Standing {
    /// The word used in every output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Blank => "blank",
            Self::Incomplete => "incomplete",
        }
    }
}

impl SumCell {
    /// Whether it holds what all parts come to.
    pub fn standing(&self) -> Standing {
        match (self.read, self.not_known.is_empty()) {
            (_, false) => Standing::Incomplete,
            (0, true) => Standing::Blank,
            (_, true) => Standing::Complete,
        }
    }

    /// The same as one figure.
    pub fn known(&self) -> Known {
        match (self.standing(), self.value) {
            (Standing::Complete, Some(value)) => Known::Read(value),
            (Standing::Blank, _) => Known::Blank,
            _ => Known::Not,
        }
    }

    fn add(&mut self, part: usize, known: Known) {
        match known {
            Known::Read(value) => match self.value.unwrap_or_default().checked_add(value) {
                Some(sum) => (self.value, self.read) = (Some(sum), self.read + 1),
                None => self.not_known.push(part),
            },
            Known::Blank => self.blank += 1,
            Known::Not => self.not_known.push(part),
        }
    }
}

impl Sum {
    /// Adds parts up, each table in the form that `whole` or, where there is none, most of them have it in.
    pub fn new(parts: Vec<Part>, left_out: Vec<LeftOut>, whole: Option<&Part>) -> Self {
        let commonest = || most(parts.iter().filter_map(|part| part.edition));
        let edition = whole.and_then(|whole| whole.edition).or_else(commonest).unwrap_or(Edition::E2021);
        let form = |kind: TableKind| {
            // One form is of one edition or of several: the newest tells it from its brothers.
            let newest = |form: &'static Form| form.editions.iter().max().copied();
            let of_parts = most(parts.iter().filter_map(|part| newest(part.form(kind)?)))?;
            Some(whole.and_then(|whole| whole.form(kind)).unwrap_or_else(|| kind.form(of_parts)))
        };
        let forms = TableKind::of_edition(edition).iter().filter_map(|kind| form(*kind));
        let tables = forms.map(|form| SumTable::new(form, &parts)).collect();
        let year = most(parts.iter().filter_map(|part| part.year));
        Self { parts, left_out, edition, year, tables }
    }

    /// The table of this kind, where any part has one.
    pub fn table(&self, kind: TableKind) -> Option<&SumTable> {
        self.tables.iter().find(|table| table.form.table == kind)
    }

    /// Inputs whose figures miss.
    pub fn lost(&self) -> impl Iterator<Item = &LeftOut> {
        self.left_out.iter().filter(|left_out| left_out.reason.is_a_loss())
    }

    /// Parts that report on another year than most.
    pub fn of_other_years(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.year.is_some() && part.year != self.year)
    }

    /// Parts whose issuer and year another part has too, with the first of them.
    pub fn alike(&self) -> impl Iterator<Item = (&Part, &Part)> {
        let key = |part: &Part| Some((crate::series::issuer_key(part.issuer.as_ref()?), part.year));
        let mut first = std::collections::HashMap::new();
        self.parts.iter().enumerate().filter_map(move |(at, part)| {
            let first = *first.entry(key(part)?).or_insert(at);
            (first != at).then(|| (&self.parts[first], part))
        })
    }
}

impl SumTable {
    fn new(form: &'static Form, parts: &[Part]) -> Self {
        let mut cells = vec![SumCell::default(); form.len()];
        for (at, part) in parts.iter().enumerate() {
            for cell in form.cells() {
                cells[cell].add(at, part.known(form, cell));
            }
        }
        let without =
            parts.iter().enumerate().filter(|(_, part)| part.form(form.table).is_none()).map(|(at, _)| at).collect();
        Self { form, cells, without }
    }

    /// All entries with their index, in statutory order.
    pub fn iter(&self) -> impl Iterator<Item = (CellIndex, &SumCell)> {
        self.cells.iter().enumerate()
    }
}

/// What occurs most often; of several the greatest.
fn most<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts = std::collections::BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_insert(0_usize) += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}

#[cfg(test)]
mod tests;
