//! Tables whose labels stand in another order than the law's, where only the law's order would tell what a value is.
//!
//! Values without columns of their own, and disputes printed side by side, are read in statutory order. Where the page
//! shows its labels in another order, that would read every figure wrongly: such values are given up instead.

use super::groups::{Geometry, Grouped};
use super::vocabulary::{Match, lookup_exact};
use super::white_space::is_one_word;
use super::words::Word;
use crate::document::Document;
use crate::statute::TableKind;

/// Gives up the values that only a statutory order could place, where the labels are in another one.
pub(super) fn distrust_other_orders(document: &Document<'_>, table: TableKind, grouped: &mut Grouped) {
    let in_doubt = match table {
        TableKind::Applications => columns_out_of_order(document, &grouped.words),
        TableKind::Disputes => kinds_out_of_order(&grouped.words),
        _ => false,
    };
    if !in_doubt {
        return;
    }
    for group in &mut grouped.groups {
        let placed_by_order = match table {
            TableKind::Disputes => group.split,
            _ => !matches!(group.geometry, Geometry::Grid(_)),
        };
        if placed_by_order {
            group.disorder = true;
        }
    }
}

/// Whether all columns are named, and the total before the first applicant or the organisations in another order.
///
/// A header of two lines read line by line has the total before the organisations; that is the law's own form.
fn columns_out_of_order(document: &Document<'_>, words: &[Word]) -> bool {
    let form = TableKind::Applications.forms()[0];
    let mut seen: Vec<usize> = Vec::new();
    let mut see = |label: Option<Match>| {
        let key = label.and_then(|found| found.column(TableKind::Applications));
        let column = key.and_then(|key| form.column_index(key));
        if let Some(column) = column.filter(|column| !seen.contains(column)) {
            seen.push(column);
        }
    };
    for word in words {
        let text = word.text(document);
        if is_one_word(text) {
            see(word.label);
        } else {
            // A header in one line with single blanks between its labels is one piece of words.
            text.split_whitespace().for_each(|label| see(lookup_exact(label)));
        }
    }
    let total = form.columns.len() - 1;
    let place = |column: usize| seen.iter().position(|at| *at == column);
    let organisations: Vec<usize> = seen.iter().copied().filter(|column| (1..total).contains(column)).collect();
    seen.len() == form.columns.len() && (place(total) < place(0) || !organisations.is_sorted())
}

/// Whether litigation is named before review, or litigation after review before litigation without it.
fn kinds_out_of_order(words: &[Word]) -> bool {
    let form = TableKind::Disputes.forms()[0];
    let first =
        |wanted: &dyn Fn(&Match) -> bool| words.iter().position(|word| word.label.is_some_and(|found| wanted(&found)));
    let row = |at: usize| first(&|found| found.row(TableKind::Disputes) == Some(form.rows[at].key));
    let litigation = first(&|found| found.is_group(TableKind::Disputes));
    let reversed = |before: Option<usize>, after: Option<usize>| matches!((before, after), (Some(b), Some(a)) if b > a);
    reversed(row(0), litigation) || reversed(row(0), row(1)) || reversed(row(1), row(2))
}
