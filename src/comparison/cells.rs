//! Cell by cell: what a figure was, what it is, by how much and by how many per cent it changed.
//!
//! Tables of two editions are compared in the form of the new one, as far as the old one tells its cells.

use crate::Report;
use crate::report::Known;
use crate::statute::{CellIndex, Form, TableKind};
use rust_decimal::Decimal;

/// What became of the figures.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Cells that changed, and those known in one of the reports only, in statutory order.
    pub all: Vec<Change>,
    /// Cells that say the same; a blank says what 0 does.
    pub same: usize,
    /// Cells known in neither.
    pub not_known: usize,
}

/// A cell that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The form of its table.
    pub form: &'static Form,
    /// The cell.
    pub cell: CellIndex,
    /// What it was.
    pub old: Known,
    /// What it is.
    pub new: Known,
}

/// How many times as much a figure is that moved by an order of magnitude.
const ORDER: Decimal = Decimal::TEN;

impl Change {
    /// New less old, where both are known; a blank is 0.
    pub fn delta(&self) -> Option<Decimal> {
        self.new.addend()?.checked_sub(self.old.addend()?)
    }

    /// The same in hundredths of the old, to one decimal; `None` where that was not above 0.
    pub fn percent(&self) -> Option<Decimal> {
        let old = self.old.value().filter(|old| *old > Decimal::ZERO)?;
        let hundredths = self.delta()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old)?;
        Some(hundredths.round_dp(1).normalize())
    }

    /// Whether the one is at least ten times the other.
    pub fn is_leap(&self) -> bool {
        let (Some(old), Some(new)) = (self.old.value(), self.new.value()) else { return false };
        let (less, more) = (old.min(new), old.max(new));
        less > Decimal::ZERO && less.checked_mul(ORDER).is_some_and(|least| more >= least)
    }
}

/// Compares the tables of two reports.
pub fn changes(old: &Report, new: &Report) -> Changes {
    let mut changes = Changes::default();
    for kind in TableKind::ALL {
        let (before, after) = (old.table(kind), new.table(kind));
        let Some(form) = after.or(before).map(|table| table.form) else { continue };
        for cell in form.cells() {
            let known =
                |table: Option<&crate::report::Table>| table.map_or(Known::Not, |table| table.known(form, cell));
            let change = Change { form, cell, old: known(before), new: known(after) };
            match (change.old.addend(), change.new.addend()) {
                (None, None) => changes.not_known += 1,
                (Some(old), Some(new)) if old == new => changes.same += 1,
                _ => changes.all.push(change),
            }
        }
    }
    changes
}
