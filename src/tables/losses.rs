//! Rows beside what is lost: a label, a piece of a figure, a figure that is a picture.
//!
//! Takes a table whose labels or figures are torn: `（六）其他处理`, seven figures and six, and no 总计. Where nothing is seen to end a row
//! it may have taken what is another's, or lost its own: one that its own sum denies is left open; one that its sum bears out, or
//! that has none, is kept. Of a row in which a picture stands nothing is told blank.

use super::cells::Slot;
use super::doubts::doubt;
use super::ground::{Ground, Kind, Token};
use super::placement::{Placed, Placement};
use super::rows::{Owner, Words};
use super::sums::{holds, sums_within};
use crate::report::{Cell, Status};
use crate::statute::CellIndex;
use crate::text::fold;

/// Leaves rows open that their sums deny, beside a label that does not stand and beside a piece of a figure that no cell holds.
pub(super) fn weigh(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    pictured(ground, cells);
    beheaded(ground, cells);
    if placement.by_rows {
        return;
    }
    let left_over = left_over(ground, placement);
    for (at, line) in placement.lines.iter().enumerate() {
        let Placed::Cells(versions) = line else { continue };
        let Some(row) = versions.first() else { continue };
        let next = if ground.has_labels_behind() { at.checked_sub(1) } else { Some(at + 1) };
        let is_lost = |line: Option<&Placed>| matches!(line, Some(Placed::Absent));
        let is_torn = || left_over.iter().any(|piece| is_beside(placement, row, *piece));
        let is_lost = is_lost(next.and_then(|next| placement.lines.get(next)));
        let may_be_others = denies(ground, cells, row) && (is_lost || is_torn())
            || is_lost && strays(ground, at, row)
            || is_walled(ground, row);
        if may_be_others {
            for (cell, _) in row {
                doubt(&mut cells[*cell]);
            }
        }
    }
}

/// Behind a label of which the beginning is gone, its figures are gone with that: none is told empty.
fn beheaded(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    for (at, line) in ground.lines.iter().enumerate() {
        let own = || ground.words.iter().filter(|words| words.owner == Owner::Label(at));
        let whole = format!("{}{}", line.label, line.note);
        let is_behind = |words: &Words| whole.find(&fold(ground.slice(&words.text))).is_some_and(|at| at > 0);
        let letters: usize = own().map(|words| words.letters).sum();
        let is_short = letters * 3 < whole.chars().count() * 2;
        let states = |cell: &CellIndex| !matches!(cells[*cell].status, Status::Blank | Status::Missing);
        if letters == 0 || !is_short || !own().all(is_behind) || line.cells.iter().any(states) {
            continue;
        }
        for &cell in &line.cells {
            doubt(&mut cells[cell]);
        }
    }
}

/// A picture between a row's label and the next one may be the figure that an empty cell of the row lacks.
fn pictured(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    let is_label = |words: &&Words| matches!(words.owner, Owner::Label(_));
    for pair in ground.words.iter().filter(is_label).map(Some).chain([None]).collect::<Vec<_>>().windows(2) {
        let Some(Owner::Label(line)) = pair[0].map(|words| words.owner) else { continue };
        let place = pair[0].map_or(0, |words| words.text.end)..=pair[1].map_or(ground.text.end, |next| next.text.start);
        if !ground.document.pictures.iter().any(|picture| place.contains(picture)) {
            continue;
        }
        for &cell in &ground.lines[line].cells {
            if cells[cell].status == Status::Blank {
                doubt(&mut cells[cell]);
            }
        }
    }
}

/// Whether a table of its own stands in a row of text, with a figure of it.
fn is_walled(ground: &Ground<'_, '_>, row: &[(CellIndex, Slot)]) -> bool {
    let mut inside = row.iter().flat_map(parts).map(|part| ground.document.is_in_grid(part.start));
    inside.next().is_some_and(|first| inside.any(|other| other != first))
}

/// Whether an empty line stands between a row's label and its figures, where most labels share a line with theirs.
fn strays(ground: &Ground<'_, '_>, line: usize, row: &[(CellIndex, Slot)]) -> bool {
    let Some(first) = row.iter().flat_map(parts).map(|part| part.start).min() else { return false };
    let own = |words: &&Words| words.owner == Owner::Label(line) && words.text.end <= first;
    let Some(label) = ground.words.iter().rfind(own) else { return false };
    let lines = ground.tokens.split(|token| token.kind == Kind::Break);
    let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
    let has_label =
        |line: &[Token]| line.iter().any(|token| matches!(token.kind, Kind::Words { owner: Owner::Label(_), .. }));
    let (beside, alone): (Vec<_>, Vec<_>) =
        lines.filter(|line| line.iter().any(is_figure)).partition(|line| has_label(line));
    let between = ground.slice(&(label.text.end..first));
    beside.len() > alone.len() && between.trim().is_empty() && between.matches('\n').count() > 1
}

/// Whether a sum within a row does not hold.
fn denies(ground: &Ground<'_, '_>, cells: &[Cell], row: &[(CellIndex, Slot)]) -> bool {
    let own: Vec<CellIndex> = row.iter().map(|(cell, _)| *cell).collect();
    sums_within(ground, &own).any(|sum| holds(cells, sum) == Some(false))
}

/// Where pieces with digits stand that no cell holds.
fn left_over(ground: &Ground<'_, '_>, placement: &Placement) -> Vec<usize> {
    let is_piece =
        |token: &&Token| token.kind == Kind::Odd && ground.slice(&token.text).contains(|c: char| c.is_ascii_digit());
    let is_held = |at: usize| rows(placement).flatten().flat_map(parts).any(|part| part.contains(&at));
    let pieces = ground.tokens.iter().filter(is_piece).map(|token| token.text.start);
    pieces.filter(|at| !is_held(*at)).collect()
}

/// Whether no other row stands between a row and a place.
fn is_beside(placement: &Placement, row: &[(CellIndex, Slot)], place: usize) -> bool {
    let start = |row: &[(CellIndex, Slot)]| row.iter().flat_map(parts).map(|part| part.start).min();
    let Some(own) = start(row) else { return false };
    let (from, to) = (own.min(place), own.max(place));
    !rows(placement).filter_map(|row| start(row)).any(|other| from < other && other < to)
}

fn rows<'a>(placement: &'a Placement) -> impl Iterator<Item = &'a Vec<(CellIndex, Slot)>> {
    let versions = |line: &'a Placed| if let Placed::Cells(versions) = line { Some(versions) } else { None };
    placement.lines.iter().filter_map(versions).flatten()
}

fn parts((_, slot): &(CellIndex, Slot)) -> impl Iterator<Item = &std::ops::Range<usize>> {
    slot.cell.parts.iter()
}
