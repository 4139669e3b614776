//! Rows with gaps placed by the full rows around them: a row that has every figure shows where its columns are.
//!
//! Each figure of a row with gaps must meet exactly one figure of the full row, each another one. Only the nearest full rows of
//! the same piece are asked, for a page further on may set its columns elsewhere; all that answer must say the same.

use super::lines::Place;

/// Full rows asked on each side.
const NEAREST: usize = 2;

/// The columns of each row's figures, row by row; `None` where a row is placed by none of its neighbours, or in two ways.
pub(super) fn columns(rows: &[&[Place]], due: usize) -> Option<Vec<Vec<usize>>> {
    let is_full = |row: &[Place]| row.len() == due;
    let place = |at: usize| {
        let own = rows[at];
        if is_full(own) || own.is_empty() {
            return Some((0..own.len()).collect());
        }
        let full = |row: &&&[Place]| is_full(row);
        let above = rows[..at].iter().rev().filter(full).take(NEAREST);
        let below = rows[at + 1..].iter().filter(full).take(NEAREST);
        let mut answers = above.chain(below).filter_map(|other| under(own, other));
        let first: Vec<usize> = answers.next()?;
        answers.all(|other| other == first).then_some(first)
    };
    (0..rows.len()).map(place).collect()
}

/// Which figure of a full row each figure stands under.
fn under(row: &[Place], full: &[Place]) -> Option<Vec<usize>> {
    let column = |figure: &Place| {
        let mut met = full.iter().enumerate().filter(|(_, other)| other.meets(figure));
        let (at, _) = met.next()?;
        met.next().is_none().then_some(at)
    };
    let columns: Vec<usize> = row.iter().map(column).collect::<Option<_>>()?;
    columns.windows(2).all(|pair| pair[0] < pair[1]).then_some(columns)
}
