//! What there is to tell of a sum, and what of it each format looks up.

use crate::emit::check::Colour;
use crate::finding::Language;
use crate::statute::{CellIndex, Form};
use crate::sum::{Cause, Compared, Difference, Part, Sum, Whole};

/// What there is to tell.
#[derive(Clone, Copy, Debug)]
pub struct SumAnswer<'a> {
    /// The sum.
    pub sum: &'a Sum,
    /// The whole, and how the sum compares with it.
    pub whole: Option<(&'a Whole<'a>, &'a Compared)>,
    /// Organs whose report is due and not there.
    pub absent: &'a [&'a str],
    /// The language of messages.
    pub language: Language,
    /// Whether terminal colours are written.
    pub colour: Colour,
}

impl<'a> SumAnswer<'a> {
    /// How a cell differs from the whole, where it does.
    pub(super) fn difference(&self, form: &Form, cell: CellIndex) -> Option<&'a Difference> {
        let (_, compared) = self.whole?;
        compared.differences.iter().find(|difference| difference.form == form && difference.cell == cell)
    }

    /// The parts a cause names.
    pub(super) fn causes(&self, cause: &Cause) -> Vec<&'a Part> {
        let at: &[usize] = match cause {
            Cause::Unknown | Cause::Whole => &[],
            Cause::Part(part, _) => std::slice::from_ref(part),
            Cause::OneOf(parts) => parts,
        };
        at.iter().map(|&at| &self.sum.parts[at]).collect()
    }
}
