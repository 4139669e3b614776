//! An extra column that sums up some others (小计 of 法人或其他组织): told by what it holds, and taken out.

use super::groups::{Grouped, has_subtotal};
use crate::document::{Document, TextRange};
use crate::number::{self, Quantity, Reading as Number};
use crate::statute::TableKind;
use rust_decimal::prelude::ToPrimitive;

/// Takes out an extra column that sums up the organisations (小计), where every row agrees that it is one.
pub(super) fn drop_subtotals(document: &Document<'_>, table: TableKind, grouped: &mut Grouped) {
    let form = table.forms()[0];
    let length = form.columns.len() + 1;
    if table != TableKind::Applications {
        return;
    }
    let rows: Vec<Vec<i64>> = grouped
        .groups
        .iter()
        .filter(|group| group.values.len() == length)
        .filter_map(|group| group.values.iter().map(|value| count(document, &value.range)).collect())
        .collect();
    let parts = form.columns.len() - 2;
    let sums_up = |at: usize, from: usize| {
        rows.iter().filter(|row| row[at] == row[from..from + parts].iter().sum::<i64>()).count()
    };
    // Before its parts or behind them.
    let (at, holds) = [(1, sums_up(1, 2)), (parts + 1, sums_up(parts + 1, 1))]
        .into_iter()
        .max_by_key(|(_, holds)| *holds)
        .unwrap_or((0, 0));
    let named = has_subtotal(document, &grouped.words);
    let enough = if named { holds * 10 >= rows.len() * 8 } else { rows.len() > 5 && holds == rows.len() };
    let telling = rows.iter().any(|row| row.get(at).is_some_and(|sum| *sum != 0));
    if rows.len() > 1 && enough && (named || telling) {
        for group in &mut grouped.groups {
            if group.values.len() == length {
                group.values.remove(at);
            } else {
                // A cell is lost, and it may be the subtotal's.
                group.values.clear();
            }
        }
    }
}

/// A cell as a whole number, 0 for a blank; `None` where it is neither.
pub(super) fn count(document: &Document<'_>, range: &TextRange) -> Option<i64> {
    if document.is_obscured(range) {
        return None;
    }
    let text = document.slice(range);
    if let Some(number) = number::bare_digits(text) {
        return Some(number);
    }
    match number::read(text, Quantity::Count) {
        Number::Number(value) => value.to_i64(),
        Number::Blank => Some(0),
        Number::Unreadable => None,
    }
}
