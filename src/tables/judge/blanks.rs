//! Whether the sums bear out that blanks are where a placement takes them to be.

use super::super::ground::{Ground, Kind};
use super::super::placement::Placement;
use super::super::rows::Owner;
use super::super::sums::{holds, sums_within};
use crate::report::{Cell, Status};
use crate::statute::{CellEquation, CellIndex};

/// Whether the sums that touch a blank hold. Where none touches it, nothing does.
pub(super) fn bears_out(ground: &Ground<'_, '_>, placement: &Placement, cells: &[Cell]) -> bool {
    let blank = |cell: CellIndex| cells[cell].status == Status::Blank;
    let equations = ground.form.equations();
    let touching = |cell: CellIndex| {
        equations.iter().filter(move |equation| equation.left.iter().chain(&equation.right).any(|&other| other == cell))
    };
    // Of a row that stands empty no column is to be told; only no sum may miss its figures.
    let in_empty_line = |cell: CellIndex| {
        let own = ground.lines.iter().position(|line| line.cells.contains(&cell));
        let is_empty =
            |line: usize| ground.lines[line].cells.iter().all(|&other| blank(other)) && ground.has_line_to_itself(line);
        ground.lines.len() > 1 && own.is_some_and(is_empty)
    };
    // Its own row's sum is the first to miss a figure, and says nothing beside one that cannot be read.
    let beside_unread = |cell: CellIndex| {
        let own = ground.lines.iter().filter(|line| line.cells.contains(&cell));
        ground.lines.len() > 1
            && own.flat_map(|line| &line.cells).any(|&other| cells[other].status == Status::Unreadable)
    };
    let keeps_repeats = std::cell::OnceCell::new();
    // A sum of empty cells holds whatever they are.
    let one_line = ground.lines.len() == 1;
    let stated = |sum: &&CellEquation| one_line || sum.left.iter().chain(&sum.right).any(|&cell| !blank(cell));
    let told = |cell: CellIndex| {
        let missed = touching(cell).any(|sum| holds(cells, sum) == Some(false));
        let told = touching(cell).filter(stated).any(|sum| holds(cells, sum) == Some(true));
        !missed
            && !beside_unread(cell)
            && (told || in_empty_line(cell) && *keeps_repeats.get_or_init(|| ground.keeps_repeats()))
    };
    // All cells in one line have only the sums to tell them apart.
    let sums = || equations.iter().all(|equation| holds(cells, equation) == Some(true));
    // A total is what a row states before all: where none is stated, the parts stand in its place.
    let is_total = |side: &[CellIndex]| matches!(side, [cell] if !blank(*cell));
    let totals = || {
        let mut across = ground.lines.iter().flat_map(|line| sums_within(ground, &line.cells)).peekable();
        across.peek().is_none() || across.any(|sum| is_total(&sum.left) || is_total(&sum.right))
    };
    // Noughts add up wherever they stand: where nothing else is stated, and nothing parts cells or no name stands over them, rows
    // must be seen to begin and to end. Of all cells in one line those of each sum are a row.
    let is_nought = |&cell: &CellIndex| cells[cell].value.is_none_or(|value| value.is_zero());
    let has_ends = |row: &[CellIndex]| {
        let is_empty = |cell: Option<&CellIndex>| cell.is_some_and(|&cell| blank(cell));
        row.iter().all(|&cell| blank(cell)) || !is_empty(row.first()) && !is_empty(row.last())
    };
    let is_named = || ground.words.iter().any(|words| matches!(words.owner, Owner::Heading(_)));
    let parted = || {
        ground.tokens.iter().any(|token| matches!(token.kind, Kind::Bar | Kind::Tab))
            || placement.by_rows && (one_line || is_named())
    };
    let ends = || match ground.lines {
        [line] => sums_within(ground, &line.cells).all(|sum| {
            let mut row: Vec<CellIndex> = sum.left.iter().chain(&sum.right).copied().collect();
            row.sort_unstable();
            !row.iter().all(is_nought) || has_ends(&row)
        }),
        lines => !ground.form.cells().all(|cell| is_nought(&cell)) || lines.iter().all(|line| has_ends(&line.cells)),
    };
    placement.is_whole()
        && totals()
        && (parted() || ends())
        && (ground.lines.len() > 1 || sums())
        && cells.iter().any(|cell| cell.status == Status::Read)
        && ground.form.cells().filter(|&cell| blank(cell)).all(told)
}
