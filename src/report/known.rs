//! What a cell comes to where reports are put side by side, whatever edition their tables are of.
//!
//! Takes a cell of one form and a table of another; gives what that table says of the cell. A row that the one form has
//! and the other divides ((六)其他处理 of 2019, its three rows of 2021) is added up where it is divided, and never shared
//! out where it is not: of one figure only nought is known to be nought three times.

use super::{Cell, Status, Table};
use crate::statute::{CellIndex, Form};
use rust_decimal::Decimal;

/// What is known of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It holds this number.
    Read(Decimal),
    /// It holds none, and counts as 0.
    Blank,
    /// It is not known what it holds.
    Not,
}

impl Known {
    /// Its part in a sum: 0 for a blank, `None` where it is not known.
    pub fn addend(self) -> Option<Decimal> {
        match self {
            Self::Read(value) => Some(value),
            Self::Blank => Some(Decimal::ZERO),
            Self::Not => None,
        }
    }

    /// The number, where there is one.
    pub const fn value(self) -> Option<Decimal> {
        match self {
            Self::Read(value) => Some(value),
            Self::Blank | Self::Not => None,
        }
    }

    /// Both together.
    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Not, _) | (_, Self::Not) => Self::Not,
            (Self::Blank, Self::Blank) => Self::Blank,
            (one, other) => match (one.addend(), other.addend()) {
                (Some(one), Some(other)) => one.checked_add(other).map_or(Self::Not, Self::Read),
                _ => Self::Not,
            },
        }
    }
}

impl Cell {
    /// What is known of it.
    pub fn known(&self) -> Known {
        match (self.status, self.value) {
            (Status::Read, Some(value)) => Known::Read(value),
            (Status::Blank, _) => Known::Blank,
            _ => Known::Not,
        }
    }
}

impl Table {
    /// What is known of a cell of `form`, whichever edition's form of its table this is.
    pub fn known(&self, form: &Form, cell: CellIndex) -> Known {
        known(form, cell, self.form, |own| self.cells[own].known())
    }
}

/// What is known of a cell of `form` where the cells of the form `own` are known by `get`.
pub(crate) fn known(form: &Form, cell: CellIndex, own: &Form, get: impl Fn(CellIndex) -> Known) -> Known {
    if form == own {
        return get(cell);
    }
    if form.table != own.table {
        return Known::Not;
    }
    let (row, column) = (form.row_of(cell).key, form.column_of(cell).key);
    let at = |row: usize| own.cell_at(row, own.column_index(column)?);
    let of_row = |key: &str| own.row_index(key).and_then(at);
    if let Some(same) = of_row(row) {
        return get(same);
    }
    let is_part = |key: &str| key.strip_prefix(row).is_some_and(|rest| rest.starts_with('.'));
    let parts = own.rows.iter().enumerate().filter(|(_, own)| is_part(own.key)).filter_map(|(row, _)| at(row));
    if let Some(sum) = parts.map(&get).reduce(Known::plus) {
        return sum;
    }
    let whole = row.rsplit_once('.').and_then(|(group, _)| of_row(group)).map(get);
    match whole {
        Some(Known::Read(value)) if value.is_zero() => Known::Read(value),
        Some(Known::Blank) => Known::Blank,
        _ => Known::Not,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2019, E2021};
    use crate::statute::TableKind::{Applications, Disclosure};

    #[test]
    fn a_row_that_is_divided_is_added_up_and_never_shared_out() {
        let of = |report: &crate::Report, form: &Form, key: &str| {
            let cell = form.cell_of_key(key).expect("a cell of the form");
            report.table(form.table).expect("the table").known(form, cell)
        };
        let (old, new) = (Applications.form(E2019), Applications.form(E2021));
        let divided = sound(E2021)
            .set("applications.other_handling.correction_overdue.total", "3")
            .set("applications.other_handling.fee_overdue.total", "")
            .set("applications.other_handling.other.total", "4");
        assert_eq!(of(&divided.build(), old, "applications.other_handling.total"), Known::Read(7.into()));
        let unread = divided.set("applications.other_handling.fee_overdue.total", "若干").build();
        assert_eq!(of(&unread, old, "applications.other_handling.total"), Known::Not);
        for (raw, known) in [("0", Known::Read(Decimal::ZERO)), ("", Known::Blank), ("5", Known::Not)] {
            let one = sound(E2019).set("applications.other_handling.total", raw).build();
            assert_eq!(of(&one, new, "applications.other_handling.other.total"), known, "{raw:?}");
        }
        let one = sound(E2019).set("applications.granted.total", "5").build();
        assert_eq!(of(&one, new, "applications.granted.total"), Known::Read(5.into()));
        assert_eq!(of(&one, Disclosure.form(E2021), "disclosure.rules.issued"), Known::Not);
    }
}
