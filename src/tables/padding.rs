//! Which of a row's cells are its own, where it has more than the form: what the other rows, the heads and its own sums say.

use super::cells::{Cell, Holds, Run, Slot, Walk};
use super::ground::Ground;
use super::placement::{Placed, Placement};
use super::signs::{is_bar, is_void};
use crate::number::{self, Quantity, Reading};
use crate::statute::CellIndex;
use rust_decimal::Decimal;

/// Whether a row is one of the few with more cells than are due.
pub(super) fn is_overlong(ground: &Ground<'_, '_>, walk: &Walk, own: &Run) -> bool {
    /// Rows of which one may be damaged.
    const OTHERS: usize = 10;
    let long = |run: &Run| run.slots.len() > ground.lines[run.line].cells.len();
    let rows = walk.runs.iter().filter(|run| !run.slots.is_empty());
    long(own) && rows.clone().filter(|run| long(run)).count() * OTHERS <= rows.count()
}

/// Whether nothing at all stands in a slot, no mark either.
pub(super) fn is_empty(ground: &Ground<'_, '_>, slot: &Slot) -> bool {
    slot.holds == Holds::Nothing && slot.cell.parts.iter().all(|part| is_void(ground.slice(part)))
}

/// Whether a sum within a row does not hold, where these are its cells.
pub(super) fn breaks_its_sum(ground: &Ground<'_, '_>, due: &[CellIndex], slots: &[Slot]) -> bool {
    let value = |cell: &CellIndex| {
        let slot = &slots[due.iter().position(|other| other == cell)?];
        match number::read(&ground.plain(&slot.cell.parts), Quantity::Count) {
            Reading::Number(value) => Some(value),
            Reading::Blank => Some(Decimal::ZERO),
            Reading::Unreadable => None,
        }
    };
    let sum = |cells: &[CellIndex]| cells.iter().map(value).sum::<Option<Decimal>>();
    ground
        .form
        .equations()
        .iter()
        .any(|equation| sum(&equation.left).zip(sum(&equation.right)).is_some_and(|(left, right)| left != right))
}

/// Whether a table shows that its rows are filled up behind their cells: nine of ten rows are of one width, this one too, and none of
/// them has a figure behind its cells. Two that do end in their last cell reach from the first one; of a row with a figure one of them
/// lies in no more groups, for a label in fewer groups spans more columns and may have left more empty cells. Or many end so, some with
/// more empty cells behind than others: labels that span rows or columns have left none then.
pub(super) fn is_padded_behind(ground: &Ground<'_, '_>, walk: &Walk, own: &Run) -> bool {
    /// Rows that end in their last cell.
    const ENOUGH: usize = 5;
    let rows = || walk.runs.iter().filter(|run| !run.slots.is_empty());
    let alike = || rows().filter(|run| run.width == own.width);
    let depth = |run: &Run| ground.lines[run.line].depth;
    let is_empty = !own.has_figures();
    let ending = || alike().filter(|run| ends_padded(ground, run));
    let reaching = || ending().filter(|run| run.slots[0].holds == Holds::Figure);
    let lengths = || ending().map(|run| run.slots.len());
    walk.by_rows
        && alike().count() * 10 >= rows().count() * 9
        && !alike().any(|run| cells_behind(ground, run).iter().any(|slot| slot.holds != Holds::Nothing))
        && (reaching().nth(1).is_some() && (is_empty || reaching().any(|run| depth(run) <= depth(own)))
            || lengths().count() >= ENOUGH && lengths().min() < lengths().max())
}

/// What stands in a row behind as many cells as are due.
fn cells_behind<'r>(ground: &Ground<'_, '_>, run: &'r Run) -> &'r [Slot] {
    run.slots.get(ground.lines[run.line].cells.len()..).unwrap_or_default()
}

/// Whether a row of several cells goes on behind them, has a figure in the last one, and sums that hold.
fn ends_padded(ground: &Ground<'_, '_>, run: &Run) -> bool {
    let due = &ground.lines[run.line].cells;
    due.len() > 1
        && !cells_behind(ground, run).is_empty()
        && run.slots[due.len() - 1].holds == Holds::Figure
        && !breaks_its_sum(ground, due, &run.slots[..due.len()])
}

/// Whether a table shows that empty cells of its labels stand before the figures: two of the rows longer than their cells have a
/// figure in the last one.
pub(super) fn is_padded_before(ground: &Ground<'_, '_>, walk: &Walk) -> bool {
    let ends = |run: &&Run| {
        let due = ground.lines[run.line].cells.len();
        due > 1 && run.slots.len() > due && run.slots.last().is_some_and(|slot| slot.holds == Holds::Figure)
    };
    walk.runs.iter().filter(ends).nth(1).is_some()
}

/// Whether a row has just its cells, behind one cell for its label and one for each group it lies in, as nine of ten rows have and
/// another one of as many groups: then it is short because its label stands further left, and not for a lost cell.
pub(super) fn is_stepped(ground: &Ground<'_, '_>, walk: &Walk, own: &Run) -> bool {
    let depth = |run: &Run| ground.lines[run.line].depth;
    let is_step = |run: &Run| {
        let from = run.slots.first().map(|slot| slot.cell.column as usize);
        run.slots.len() == ground.lines[run.line].cells.len() && from == Some(depth(run) + 1)
    };
    let rows = || walk.runs.iter().filter(|run| !run.slots.is_empty());
    let steps = || rows().filter(|run| is_step(run));
    is_step(own)
        && steps().count() * 10 >= rows().count() * 9
        && steps().any(|run| run.line != own.line && depth(run) == depth(own))
}

/// Whether a cell holds words and no figure, as remarks do.
pub(super) fn holds_words(ground: &Ground<'_, '_>, slot: &Slot) -> bool {
    slot.holds == Holds::Odd && !ground.text_of(&slot.cell.parts).contains(char::is_numeric)
}

/// Whether more than one figure stands in a slot, with a gap between.
pub(super) fn has_two_figures(ground: &Ground<'_, '_>, slot: &Slot) -> bool {
    let text: Vec<&str> = slot.cell.parts.iter().map(|part| ground.slice(part)).collect();
    let is_number = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let text = text.join(" ");
    text.split_whitespace().map(|word| word.trim_matches('"')).filter(is_number).nth(1).is_some()
}

/// The one line of a table without the empty cells before and behind it, where it holds as many figures side by side as are due: no
/// other place is left for them.
pub(super) fn without_empty_ends(ground: &Ground<'_, '_>, run: &Run) -> Option<Run> {
    let due = ground.lines[run.line].cells.len();
    if ground.lines.len() > 1 || run.slots.len() <= due {
        return None;
    }
    let is_filled = |slot: &Slot| slot.holds == Holds::Figure;
    let first = run.slots.iter().position(is_filled)?;
    let own = run.slots.get(first..first + due)?;
    let is_all = run.slots.iter().filter(|slot| slot.holds != Holds::Nothing).count() == due;
    (is_all && own.iter().all(is_filled)).then(|| Run { slots: own.to_vec(), ..run.clone() })
}

/// Whether rows end in different columns, each with its last cell: then none of them was filled up to the width of others.
pub(super) fn are_ragged(ground: &Ground<'_, '_>, placement: &Placement) -> bool {
    let last = |line: &Placed| match line {
        Placed::Cells(versions) => versions.first().and_then(|row| row.last()).map(|(_, slot)| slot.cell.clone()),
        _ => None,
    };
    let ends: Vec<_> = placement.lines.iter().filter_map(last).collect();
    let is_closed = |cell: &Cell| {
        let end = cell.parts.last().map_or(0, |part| part.end);
        let behind = ground.document.text[end..].lines().next().unwrap_or("").trim();
        behind.chars().filter(|c| is_bar(*c)).count() < 2 && behind.chars().all(is_bar)
    };
    let end = |cell: &Cell| cell.column + cell.width;
    ends.iter().all(is_closed) && ends.windows(2).any(|pair| end(&pair[0]) != end(&pair[1]))
}
