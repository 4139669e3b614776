//! The sums of a table as a system: which cell stands in which sum, by how much each sum is off, what one change mends.
//!
//! Takes a table and keeps the sums that can be judged. A cell with a sign in three sums has a signature: changed by 7 it
//! moves those three by 7 and no other. All searches run over the cells of broken sums only, so a report costs
//! microseconds: 175 cells, 39 sums.

use crate::report::Table;
use crate::rules::sums;
use crate::statute::{Along, CellEquation, CellIndex, Form};
use rust_decimal::Decimal;

/// A cell, and by how much it is changed.
pub(super) type Change = (CellIndex, Decimal);

/// The sums of a table that can be judged.
pub(super) struct System {
    /// The sums.
    pub equations: Vec<&'static CellEquation>,
    /// Left minus right, for each.
    off: Vec<Decimal>,
    /// For each cell of the form, the sums it stands in.
    places: Vec<Vec<(usize, Side)>>,
}

/// Where a cell stands in a sum.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Left minus right for each sum of a system.
#[derive(Clone)]
pub(super) struct Residuals(Vec<Decimal>);

/// A row or column, by its position in the form.
#[derive(Clone, Copy)]
pub(super) enum RowOrColumn {
    /// A row.
    Row(usize),
    /// A column.
    Column(usize),
}

impl System {
    /// The system of a table; `None` where nothing is broken, or a figure is beyond any a report can hold.
    pub fn new(table: &Table) -> Option<Self> {
        let limit = Decimal::from(1_000_000_000_000_000_000_i64);
        if table.cells.iter().filter_map(|cell| cell.value).any(|value| value.abs() > limit) {
            return None;
        }
        let (equations, off): (Vec<_>, Vec<_>) = sums::residuals(table).into_iter().unzip();
        if off.iter().all(Decimal::is_zero) {
            return None;
        }
        let mut places = vec![Vec::new(); table.form.len()];
        for (at, equation) in equations.iter().enumerate() {
            equation.left.iter().for_each(|&cell: &CellIndex| places[cell].push((at, Side::Left)));
            equation.right.iter().for_each(|&cell: &CellIndex| places[cell].push((at, Side::Right)));
        }
        Some(Self { equations, off, places })
    }

    /// Nothing broken.
    pub fn nothing(&self) -> Residuals {
        Residuals(vec![Decimal::ZERO; self.off.len()])
    }

    /// The broken sums, parted so that sums of different groups have no cell in common.
    pub fn groups(&self) -> Vec<Residuals> {
        let mut group: Vec<usize> = (0..self.off.len()).collect();
        for places in &self.places {
            let broken: Vec<_> = places.iter().map(|&(at, _)| at).filter(|&at| !self.off[at].is_zero()).collect();
            for pair in broken.windows(2) {
                let (keep, drop) = (group[pair[0]], group[pair[1]]);
                group.iter_mut().filter(|of| **of == drop).for_each(|of| *of = keep);
            }
        }
        let mut found: Vec<(usize, Residuals)> = Vec::new();
        for (at, off) in self.off.iter().enumerate().filter(|(_, off)| !off.is_zero()) {
            let known = found.iter().position(|(of, _)| *of == group[at]);
            let known = known.unwrap_or_else(|| {
                found.push((group[at], self.nothing()));
                found.len() - 1
            });
            found[known].1.0[at] = *off;
        }
        found.into_iter().map(|(_, residuals)| residuals).collect()
    }

    /// Every change of one cell after which all sums hold.
    pub fn singles(&self, residuals: &Residuals) -> Vec<Change> {
        let Some(first) = residuals.broken().next() else { return Vec::new() };
        let count = residuals.broken().count();
        let mends = |&(cell, by): &Change| {
            let mended = |&(at, side): &(usize, Side)| side.mending(residuals.0[at]) == by;
            self.places[cell].len() == count && self.places[cell].iter().all(mended)
        };
        self.changes(first, residuals).filter(mends).collect()
    }

    /// Every row or column in which changes, one for each broken sum across it, make all sums hold.
    pub fn lines(&self, residuals: &Residuals, form: &Form) -> Vec<(RowOrColumn, Vec<Change>)> {
        let across = |at: &usize| matches!(self.equations[*at].along, Along::Row(_));
        let rows = residuals.broken().filter(across).count();
        let lines: Vec<RowOrColumn> = match (rows, residuals.broken().count() - rows) {
            (0, 2..) => (0..form.rows.len()).map(RowOrColumn::Row).collect(),
            (2.., 0) => (0..form.columns.len()).map(RowOrColumn::Column).collect(),
            _ => return Vec::new(),
        };
        lines.into_iter().filter_map(|line| Some((line, self.changes_in(line, residuals, form)?))).collect()
    }

    fn changes_in(&self, line: RowOrColumn, residuals: &Residuals, form: &Form) -> Option<Vec<Change>> {
        let mut rest = residuals.clone();
        let mut changes = Vec::new();
        for at in residuals.broken() {
            let cell = match (line, self.equations[at].along) {
                (RowOrColumn::Row(row), Along::Column(column)) | (RowOrColumn::Column(column), Along::Row(row)) => {
                    form.cell_at(row, column)?
                }
                _ => return None,
            };
            let &(_, side) = self.places[cell].iter().find(|&&(other, _)| other == at)?;
            // A cell in two broken sums is changed once; whether that mends both is seen at the end.
            if changes.iter().all(|&(other, _)| other != cell) {
                let change = (cell, side.mending(residuals.0[at]));
                rest = self.after(&rest, change);
                changes.push(change);
            }
        }
        rest.broken().next().is_none().then_some(changes)
    }

    /// For each cell of a sum, the change that mends this sum.
    fn changes<'s>(&'s self, at: usize, residuals: &'s Residuals) -> impl Iterator<Item = Change> + 's {
        let equation = self.equations[at];
        let of = move |cells: &'s [CellIndex], side: Side| {
            cells.iter().map(move |&cell| (cell, side.mending(residuals.0[at])))
        };
        of(&equation.left, Side::Left).chain(of(&equation.right, Side::Right))
    }

    fn after(&self, residuals: &Residuals, (cell, by): Change) -> Residuals {
        let mut changed = residuals.clone();
        for &(at, side) in &self.places[cell] {
            match side {
                Side::Left => changed.0[at] += by,
                Side::Right => changed.0[at] -= by,
            }
        }
        changed
    }
}

impl Side {
    /// The change of a cell on this side that makes a sum hold.
    fn mending(self, off: Decimal) -> Decimal {
        match self {
            Self::Left => -off,
            Self::Right => off,
        }
    }
}

impl Residuals {
    /// The sums that do not hold.
    pub fn broken(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, off)| !off.is_zero()).map(|(at, _)| at)
    }

    /// Takes in another group.
    pub fn add(&mut self, other: &Self) {
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            *own += *more;
        }
    }
}
