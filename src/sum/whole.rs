//! What a sum is held against, and how it differs: the whole's report, the cells that differ, and what explains each.

use super::{Part, Standing};
use crate::Report;
use crate::finding::{Finding, Spot};
use crate::statute::{CellIndex, Form};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

/// The report of the whole.
#[derive(Debug)]
pub struct Whole<'r> {
    /// The report.
    pub report: &'r Report,
    pub(super) part: Part,
}

/// A sum, compared.
#[derive(Debug)]
pub struct Compared {
    /// Cells that differ, in statutory order.
    pub differences: Vec<Difference>,
    /// Cells that agree.
    pub agree: usize,
    /// Cells that cannot be judged: not known on one side or the other.
    pub not_compared: usize,
    /// GK908, in the order of the page.
    pub findings: Vec<Finding<Spot>>,
}

/// A cell that differs.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The form.
    pub form: &'static Form,
    /// The cell.
    pub cell: CellIndex,
    /// What the parts come to; a blank is 0.
    pub sum: Decimal,
    /// Whether that is all of them.
    pub standing: Standing,
    /// What the whole says; a blank is 0.
    pub whole: Decimal,
    /// What explains it.
    pub cause: Cause,
}

impl Difference {
    /// The parts less the whole.
    pub fn delta(&self) -> Decimal {
        self.sum - self.whole
    }
}

impl<'r> Whole<'r> {
    /// The whole that this report tells of.
    pub fn new(report: &'r Report) -> Self {
        Self { report, part: Part::new(report) }
    }

    /// Its figures.
    pub const fn figures(&self) -> &Part {
        &self.part
    }
}

/// What explains a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing that is known.
    Unknown,
    /// This part, by its position, in this way.
    Part(usize, How),
    /// The whole's own sums expect another figure, which is what the parts come to.
    Whole,
    /// Each of these parts alone would do; none is chosen.
    OneOf(Vec<usize>),
}

/// How a part explains a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The whole comes to what it would without the part.
    LeftOut,
    /// The whole comes to what it would with the part twice.
    CountedTwice,
    /// The part's own sums say that its figure is wrong by this much.
    WrongBySums,
    /// The part's figure is wrong by this much if its digits were.
    WrongByDigits,
}

impl How {
    /// The word used in every output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LeftOut => "left_out",
            Self::CountedTwice => "counted_twice",
            Self::WrongBySums => "wrong_by_sums",
            Self::WrongByDigits => "wrong_by_digits",
        }
    }
}
