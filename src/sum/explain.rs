//! Which part explains a difference alone.
//!
//! Takes the cells of a table that differ; gives each the strongest cause that only one part fits:
//!
//! 1. all differences of the table at once are one part's figures: the whole left it out, or counted it twice;
//! 2. the sums of one report say that its cell is wrong by just this much: a part's, or the whole's own;
//! 3. one part's figure in the cell is the difference, or it is off by just this much if two of its digits changed
//!    places, or one is missing or stands twice.
//!
//! Where several parts fit equally well they are listed and none is named. It is a hypothesis: no figure is changed.

use super::whole::{Cause, Difference, How, Whole};
use super::{Standing, Sum, SumTable};
use crate::finding::Misreading;
use crate::locate::misreading;
use crate::report::Known;
use rust_decimal::Decimal;

/// From how many cells on the differences of a table are those of a part and no chance.
const SEVERAL: usize = 2;

/// Looks for what explains the differences of a table.
pub(super) fn explain(sum: &Sum, table: &SumTable, whole: &Whole<'_>, differences: &mut [Difference]) {
    if let Some((part, how)) = part_of_all(sum, table, whole, differences) {
        for difference in differences {
            difference.cause = Cause::Part(part, how);
        }
        return;
    }
    for difference in differences.iter_mut().filter(|difference| difference.standing != Standing::Incomplete) {
        difference.cause = cause(sum, table, whole, difference);
    }
}

/// The one part whose figures are all the differences of the table.
fn part_of_all(sum: &Sum, table: &SumTable, whole: &Whole<'_>, differences: &[Difference]) -> Option<(usize, How)> {
    let judged = |cell: &usize| {
        table.cells[*cell].standing() != Standing::Incomplete && whole.part.known(table.form, *cell) != Known::Not
    };
    let differs = differences.iter().filter(|one| one.standing != Standing::Incomplete).count();
    if differs < SEVERAL || differs < differences.len() {
        return None;
    }
    let delta = |cell: usize| differences.iter().find(|one| one.cell == cell).map_or(Decimal::ZERO, Difference::delta);
    let deltas: Vec<(usize, Decimal)> = table.form.cells().filter(judged).map(|cell| (cell, delta(cell))).collect();
    let mut fits = sum.parts.iter().enumerate().flat_map(|(at, part)| {
        let is = |sign: Decimal| {
            deltas.iter().all(|(cell, delta)| part.known(table.form, *cell).addend() == Some(*delta * sign))
        };
        let ways = [(How::LeftOut, Decimal::ONE), (How::CountedTwice, Decimal::NEGATIVE_ONE)];
        ways.into_iter().filter(move |(_, sign)| is(*sign)).map(move |(how, _)| (at, how)).collect::<Vec<_>>()
    });
    let first = fits.next()?;
    fits.next().is_none().then_some(first)
}

fn cause(sum: &Sum, table: &SumTable, whole: &Whole<'_>, difference: &Difference) -> Cause {
    let (key, delta) = (table.form.key(difference.cell), difference.delta());
    let by_sums =
        sum.parts.iter().enumerate().filter(|(_, part)| {
            part.doubts.iter().any(|doubt| doubt.cell == key && doubt.read - doubt.expected == delta)
        });
    let by_sums: Vec<usize> = by_sums.map(|(at, _)| at).collect();
    let of_whole = whole.part.doubts.iter().any(|doubt| doubt.cell == key && doubt.expected == difference.sum);
    match (by_sums.as_slice(), of_whole) {
        ([part], false) => return Cause::Part(*part, How::WrongBySums),
        ([], true) => return Cause::Whole,
        ([], false) => {}
        // Each would do, and no part is the likelier.
        _ => return Cause::OneOf(by_sums),
    }
    let by_figure = sum.parts.iter().enumerate().filter_map(|(at, part)| {
        let value = part.known(table.form, difference.cell).addend()?;
        Some((at, by_figure(value, delta)?))
    });
    match by_figure.collect::<Vec<_>>().as_slice() {
        [] => Cause::Unknown,
        [(part, how)] => Cause::Part(*part, *how),
        several => Cause::OneOf(several.iter().map(|(at, _)| *at).collect()),
    }
}

/// How a part's figure may explain that the parts come to `delta` more than the whole.
fn by_figure(value: Decimal, delta: Decimal) -> Option<How> {
    use Misreading::{DoubledDigit, DroppedDigit, TransposedDigits};
    if value == delta {
        return Some(How::LeftOut);
    }
    if value == -delta {
        return Some(How::CountedTwice);
    }
    let right = value - delta;
    let reading = misreading(value, right, &[]).filter(|_| right > Decimal::ZERO && !value.is_zero());
    matches!(reading, Some(TransposedDigits | DoubledDigit | DroppedDigit)).then_some(How::WrongByDigits)
}
