//! What each column of the long and the wide shape holds: the one source of every typed schema of a table.
//!
//! Parquet, table schemas and `schema --of` are loops over this. A figure's kind follows from the statute: counts are whole,
//! amounts are decimals in 万元, exact to a hundredth of a 分. What does not fit its column is never rounded: see [`fits`].

use super::shape::Shape;
use super::wide;
use crate::emit::headings;
use crate::finding::Language;
use crate::number::Quantity;
use crate::statute::all_forms;
#[cfg(feature = "parquet")]
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Digits behind the point of every decimal column.
pub(in crate::emit) const SCALE: u32 = 6;
/// Digits of a decimal column in all.
pub(in crate::emit) const PRECISION: u32 = 20;
/// What stands in place of a status where a figure was read and does not fit its column.
#[cfg(feature = "parquet")]
pub(super) const OUT_OF_RANGE: &str = "out_of_range";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Kind {
    /// Words.
    Text,
    /// A whole number of 64 bits.
    Whole,
    /// A decimal of [`PRECISION`] digits, [`SCALE`] of them behind the point.
    Decimal,
    /// A day of the calendar.
    Day,
}

/// A column with what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) struct Column {
    /// Its key; in the wide shape a cell's, with dots.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// What it is called in Chinese: a cell as the law prints it.
    pub fn title(self) -> String {
        wide::label(self.name).unwrap_or_else(|| headings::name(self.name, Language::Zh).to_owned())
    }
}

impl Shape {
    /// The columns, typed; the same whatever the reports are.
    pub(in crate::emit) fn columns(self) -> &'static [Column] {
        static LONG: LazyLock<Vec<Column>> = LazyLock::new(|| typed(Shape::Long));
        static WIDE: LazyLock<Vec<Column>> = LazyLock::new(|| typed(Shape::Wide));
        match self {
            Self::Long => &LONG,
            Self::Wide => &WIDE,
        }
    }
}

fn typed(shape: Shape) -> Vec<Column> {
    shape.header().into_iter().map(|name| Column { name, kind: kind(name) }).collect()
}

fn kind(name: &str) -> Kind {
    let quantity = all_forms().find_map(|form| Some(form.column_of(form.cell_of_key(name)?).quantity));
    match (quantity, name) {
        (Some(Quantity::Amount), _) | (None, "value") => Kind::Decimal,
        (Some(Quantity::Count | Quantity::Change), _) | (None, "year" | "line" | "col") => Kind::Whole,
        (None, "published") => Kind::Day,
        (None, name) if name.starts_with("cells_") || name.starts_with("place_") => Kind::Whole,
        (None, _) => Kind::Text,
    }
}

/// The number as a decimal column keeps it, without the point; `None` where digits would be lost.
#[cfg(feature = "parquet")]
pub(super) fn fits(number: Decimal) -> Option<i128> {
    let number = number.normalize();
    let missing = SCALE.checked_sub(number.scale())?;
    let digits = number.mantissa().checked_mul(10_i128.pow(missing))?;
    (digits.unsigned_abs() < 10_u128.pow(PRECISION)).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_amounts_are_decimals_and_no_column_is_forgotten() {
        let kind = |name: &str| Shape::Wide.columns().iter().find(|column| column.name == name).map(|one| one.kind);
        assert_eq!(kind("applications.denied.state_secret.total"), Some(Kind::Whole));
        assert_eq!(kind("disclosure.licensing.items_change"), Some(Kind::Whole));
        assert_eq!(kind("disclosure.administrative_fees.amount"), Some(Kind::Decimal));
        assert_eq!(kind("statistics.fees.amount.value"), Some(Kind::Decimal));
        assert_eq!(kind("published"), Some(Kind::Day));
        let long = Shape::Long.columns();
        let names = |kind| long.iter().filter(|one| one.kind == kind).map(|one| one.name).collect::<Vec<_>>();
        assert_eq!(names(Kind::Decimal), ["value"]);
        let whole = ["year", "line", "col", "place_page", "place_table", "place_row", "place_cell"];
        assert_eq!(names(Kind::Whole), whole);
        assert_eq!(long.len(), whole.len() + 1 + names(Kind::Text).len());
    }

    #[cfg(feature = "parquet")]
    #[test]
    fn no_digit_is_rounded_away() {
        let fits = |text: &str| fits(text.parse().expect("a number"));
        assert_eq!(fits("12.5"), Some(12_500_000));
        assert_eq!(fits("-0.000001"), Some(-1));
        assert_eq!(fits("99999999999999.999999"), Some(99_999_999_999_999_999_999));
        for lost in ["0.0000001", "100000000000000", "123456789012345.12345678"] {
            assert_eq!(fits(lost), None, "{lost}");
        }
    }
}
