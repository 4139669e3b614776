//! Several copies of one table → the table: the fullest copy, in doubt where another whole copy says otherwise.

use super::Attempt;
use crate::document::Document;
use crate::report::{Cell, Status, Table};

/// The table that its copies make together; `None` without a copy.
pub(super) fn of_copies<'a, 'd: 'a, 's: 'd + 'a>(
    document: &Document<'_>,
    attempts: impl Iterator<Item = &'a Attempt<'d, 's>>,
) -> Option<Table> {
    let known =
        |cells: &[Cell]| cells.iter().filter(|cell| matches!(cell.status, Status::Read | Status::Blank)).count();
    let copies: Vec<&Attempt<'d, 's>> = attempts.collect();
    let most = copies.iter().map(|copy| known(&copy.verdict.cells)).max()?;
    let best = copies.iter().copied().find(|copy| known(&copy.verdict.cells) == most)?;
    let mut cells = best.verdict.cells.clone();
    for other in &copies {
        let cells_there = &other.verdict.cells;
        if !std::ptr::eq(*other, best) && other.ground.form == best.ground.form && known(cells_there) * 2 > most {
            doubt(&mut cells, cells_there);
        }
    }
    let start = best.ground.words.first().map_or(best.ground.text.start, |words| words.text.start);
    Some(Table { form: best.ground.form, cells, span: document.span(&(start..start)) })
}

/// What two copies contradict each other on is in doubt.
fn doubt(cells: &mut [Cell], others: &[Cell]) {
    for (cell, other) in cells.iter_mut().zip(others) {
        if let (Some(mine), Some(theirs)) = (cell.addend(), other.addend())
            && mine != theirs
        {
            cell.candidates = vec![cell.value, other.value];
            (cell.status, cell.value) = (Status::Ambiguous, None);
        }
    }
}
