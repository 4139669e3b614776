//! Rows beside what is lost: a label, a piece of a figure, a figure that is a picture.
//!
//! Takes a table whose labels or figures are torn: `（六）其他处理`, seven figures and six, and no 总计. Where nothing is seen to end a row
//! it may have taken what is another's, or lost its own: one that its own sum denies is left open; one that its sum bears out, or
//! that has none, is kept. Of a row in which a picture stands, or whose label lost its beginning, nothing is told blank. Two labels in one
//! cell tell nothing of the first one's row.

use super::cells::Slot;
use super::doubts::doubt;
use super::ground::{Ground, Kind, Token};
use super::placement::{Placed, Placement};
use super::rows::{Owner, Words};
use super::shortened;
use super::signs::is_figure;
use super::sums::{holds, sums_within};
use super::twins;
use crate::report::{Cell, Status};
use crate::statute::CellIndex;
use crate::text::fold;
use crate::text::numbering::{self, Level};
use std::ops::Range;

type Row = [(CellIndex, Slot)];

/// Leaves open what may be another's, and what is told blank where a figure may have stood.
pub(super) fn weigh(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    pictured(ground, cells);
    beheaded(ground, cells);
    merged(ground, placement, cells);
    shortened::weigh(ground, placement, cells);
    twins::weigh(ground, cells);
    if placement.by_rows {
        return;
    }
    followed(ground, cells);
    let torn = beside_pieces(ground, placement);
    let has_labels_behind = ground.has_labels_behind();
    for (at, line) in placement.lines.iter().enumerate() {
        let Some(row) = versions(line).first() else { continue };
        // The figures of a label that is gone follow those of the label before it.
        let next = if has_labels_behind { at.checked_sub(1) } else { Some(at + 1) };
        let next = next.and_then(|next| placement.lines.get(next));
        let is_beside_lost = matches!(next, Some(Placed::Absent));
        let is_denied = || denies(ground, cells, row);
        if (is_beside_lost || torn.contains(&start(row))) && is_denied() || is_beside_lost && is_apart(ground, at, row)
        {
            for (cell, _) in row {
                doubt(&mut cells[*cell]);
            }
        }
    }
}

/// Behind a label of which the beginning is gone, its figures are gone with that: none is told empty.
fn beheaded(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    for (at, line) in ground.lines.iter().enumerate() {
        let states = |cell: &CellIndex| !matches!(cells[*cell].status, Status::Blank | Status::Missing);
        if line.cells.iter().any(states) {
            continue;
        }
        let own = || ground.words.iter().filter(|words| words.owner == Owner::Label(at));
        let whole = format!("{}{}", line.label, line.note);
        let is_behind = |words: &Words| whole.find(&fold(ground.slice(&words.text))).is_some_and(|at| at > 0);
        let letters: usize = own().map(|words| words.letters).sum();
        let is_piece = letters > 0 && letters * 3 < whole.chars().count() * 2;
        if is_piece && own().all(is_behind) {
            line.cells.iter().for_each(|&cell| doubt(&mut cells[cell]));
        }
    }
}

/// Of two labels in one cell, the first without a figure, nothing says whose the figures behind them are. In a text the second one
/// may stand on a line of its own; it stands again then, before its own row.
fn merged(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    for at in 1..ground.lines.len() {
        let pair = [at - 1, at];
        let has_figure = |line: usize| ground.lines[line].cells.iter().any(|&cell| cells[cell].status == Status::Read);
        let is_again = || !placement.by_rows && ground.words.iter().any(|words| words.owner == Owner::Again(at));
        if !has_figure(at - 1)
            && pair.iter().all(|&line| ground.has(line))
            && (!ground.is_parted(at - 1, at) || is_again())
        {
            pair.iter().flat_map(|&line| &ground.lines[line].cells).for_each(|&cell| doubt(&mut cells[cell]));
        }
    }
}

/// Where a figure ends one of the lines behind the last label, up to the next heading, it may be the one that an empty row lacks.
fn followed(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    /// Lines that a label may go on over.
    const LINES: usize = 3;
    let line_of = |words: &Words| if let Owner::Label(at) = words.owner { Some(at) } else { None };
    let last = ground.words.iter().rev().find_map(line_of);
    let Some(line) = last.map(|at| &ground.lines[at]) else { return };
    let is_heading = |line: &&str| numbering::leading(line.trim_start()).0 == Level::Top;
    let behind = ground.document.text[ground.text.end..].lines().take_while(|line| !is_heading(line));
    let mut lines = behind.filter(|line| !line.trim().is_empty()).take(LINES);
    let is_empty = line.cells.iter().all(|&cell| cells[cell].status != Status::Read);
    if is_empty && lines.any(|line| line.split_whitespace().next_back().is_some_and(is_figure)) {
        line.cells.iter().for_each(|&cell| doubt(&mut cells[cell]));
    }
}

/// A picture between a row's label and the next one may be the figure that an empty cell of the row lacks.
fn pictured(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    let pictures = &ground.document.pictures;
    let mut end = ground.text.end;
    for words in ground.words.iter().rev() {
        let Owner::Label(line) = words.owner else { continue };
        let next = pictures.partition_point(|picture| *picture < words.text.end);
        let has_picture = pictures.get(next).is_some_and(|picture| *picture <= end);
        end = words.text.start;
        for &cell in ground.lines[line].cells.iter().filter(|_| has_picture) {
            if cells[cell].status == Status::Blank {
                doubt(&mut cells[cell]);
            }
        }
    }
}

/// Whether figures of a row stand on lines below its label or below its first ones, where most labels share a line with theirs.
fn is_apart(ground: &Ground<'_, '_>, line: usize, row: &Row) -> bool {
    let parts = || row.iter().flat_map(|(_, slot)| &slot.cell.parts).map(|part| part.start);
    let (first, last) = (start(row), parts().max().unwrap_or(0));
    let Some(label) = ground.last_before(first, |owner| owner == Owner::Label(line)) else { return false };
    let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
    let is_label = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Label(_), .. });
    let lines = ground.tokens.split(|token| token.kind == Kind::Break).filter(|line| line.iter().any(is_figure));
    let (beside, alone): (Vec<_>, Vec<_>) = lines.partition(|line| line.iter().any(is_label));
    let between = ground.slice(&(label.text.end..first));
    let is_below = between.trim().is_empty() && between.contains('\n');
    beside.len() > alone.len() && (is_below || ground.slice(&(first..last)).contains('\n'))
}

/// Whether a sum within a row does not hold.
fn denies(ground: &Ground<'_, '_>, cells: &[Cell], row: &Row) -> bool {
    let own: Vec<CellIndex> = row.iter().map(|(cell, _)| *cell).collect();
    sums_within(ground, &own).any(|sum| holds(cells, sum) == Some(false))
}

/// Where the rows begin next to which, before or behind, a piece with digits stands that no cell holds.
fn beside_pieces(ground: &Ground<'_, '_>, placement: &Placement) -> Vec<usize> {
    let rows = || placement.lines.iter().flat_map(versions);
    let mut held: Vec<&Range<usize>> = rows().flatten().flat_map(|(_, slot)| &slot.cell.parts).collect();
    held.sort_unstable_by_key(|part| part.start);
    let mut starts: Vec<usize> = rows().map(|row| start(row)).collect();
    starts.sort_unstable();
    let is_piece =
        |token: &&Token| token.kind == Kind::Odd && ground.slice(&token.text).contains(|c: char| c.is_ascii_digit());
    let is_held = |at: usize| {
        let next = held.partition_point(|part| part.start <= at);
        next > 0 && held[next - 1].contains(&at)
    };
    let pieces = ground.tokens.iter().filter(is_piece).map(|token| token.text.start).filter(|at| !is_held(*at));
    let beside = |at: usize| {
        let next = starts.partition_point(|start| *start <= at);
        starts[next.saturating_sub(1)..starts.len().min(next + 1)].to_vec()
    };
    pieces.flat_map(beside).collect()
}

/// Where a row begins.
fn start(row: &Row) -> usize {
    row.iter().flat_map(|(_, slot)| &slot.cell.parts).map(|part| part.start).min().unwrap_or(0)
}

/// The rows of a line.
fn versions(line: &Placed) -> &[Vec<(CellIndex, Slot)>] {
    if let Placed::Cells(versions) = line { versions } else { &[] }
}
