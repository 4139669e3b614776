//! What a placement places and yet may be otherwise: rows without figures, rows passed over, rows where a page or a table ends.

use super::captions::last_years;
use super::cells::{Holds, Slot};
use super::ground::{Ground, Kind, Token};
use super::headings;
use super::padding::is_empty;
use super::placement::{Placed, Placement};
use super::rows::{Owner, Words};
use super::signs::is_lone;
use super::strangers;
use super::sums::{holds, row_holds, sums_within};
use crate::number::Quantity;
use crate::report::{Cell, Status};
use crate::statute::{CellEquation, CellIndex};

/// Takes back, or adds, what the page does not bear out.
pub(super) fn weigh(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    empty_lines(ground, placement, cells);
    unfinished(ground, placement, cells);
    before_pages(ground, placement, cells);
    of_last_year(ground, placement, cells);
    broken_out(ground, placement, cells);
    gone_on(ground, placement, cells);
    wrapped(ground, placement, cells);
    denied(ground, cells);
    of_other_edition(ground, cells);
    unnamed(ground, cells);
    nameless(ground, placement, cells);
    led_by_noughts(ground, placement, cells);
    uneven(ground, placement, cells);
    filled_up(ground, placement, cells);
}

/// Leaves a cell open: what stands there may be another's.
pub(super) fn doubt(cell: &mut Cell) {
    (cell.status, cell.value) = (Status::Ambiguous, None);
}

/// Leaves the cells of a row open that show nothing, no mark for nothing either.
pub(super) fn doubt_empty(ground: &Ground<'_, '_>, row: usize, cells: &mut [Cell]) {
    for &cell in &ground.lines[row].cells {
        if cells[cell].status == Status::Blank && cells[cell].raw.is_empty() {
            doubt(&mut cells[cell]);
        }
    }
}

/// Empty cells behind a row's figures tell nothing where empty cells are left out and rows filled up behind with bars that no blank
/// parts, as others are: `行政许可 | 106 | ||`. A row with an empty cell before a figure shows that none is left out.
fn filled_up(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let fills = |line: &str| {
        let row = line.trim_end();
        let own = row.trim_end_matches('|');
        row.len() > own.len() + 1 && own.ends_with("| ")
    };
    if !placement.by_rows || !ground.slice(&ground.text).lines().any(fills) {
        return;
    }
    let rows = || {
        placement
            .lines
            .iter()
            .filter_map(|line| if let Placed::Cells(versions) = line { versions.first() } else { None })
    };
    let is_filled = |(_, slot): &&(CellIndex, Slot)| !is_empty(ground, slot);
    let kept = |row: &[(CellIndex, Slot)]| row.iter().rposition(|cell| is_filled(&cell)).map_or(0, |last| last + 1);
    // Where an empty cell is written it has a blank at either bar.
    let is_written = |(_, slot): &(CellIndex, Slot)| {
        is_empty(ground, slot) && slot.cell.parts.iter().any(|part| ground.slice(part).starts_with("  "))
    };
    if rows().any(|row| row.iter().filter(is_filled).count() < kept(row) || row.iter().any(is_written)) {
        return;
    }
    for row in rows().filter(|row| (1..row.len()).contains(&kept(row))) {
        if !row_holds(ground, cells, row) {
            for (cell, _) in row {
                doubt(&mut cells[*cell]);
            }
        }
    }
}

/// A figure on a line of its own, where nearly all others share theirs with the bar before or behind, may be the page's.
fn broken_out(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let lines = |slot: &Slot| {
        let [part] = &slot.cell.parts[..] else { return None };
        let text = ground.slice(part);
        let figure = text.trim();
        let (before, behind) = text.split_once(figure).filter(|_| slot.holds == Holds::Figure)?;
        Some((before.contains('\n'), behind.contains('\n')))
    };
    let versions =
        placement.lines.iter().flat_map(|line| if let Placed::Cells(versions) = line { &versions[..] } else { &[] });
    let figures: Vec<_> = versions.flatten().filter_map(|(cell, slot)| Some((*cell, lines(slot)?))).collect();
    let (alone, sharing): (Vec<_>, Vec<_>) = figures.into_iter().partition(|(_, lines)| *lines == (true, true));
    if alone.len() * 9 < sharing.len() {
        for (cell, _) in alone {
            doubt(&mut cells[cell]);
        }
    }
}

/// A row of which the last figure alone stands on the next line, where as many others stand in one line each, may have taken the
/// number of a page, unless its sum bears it out.
fn gone_on(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    if placement.by_rows || ground.lines.len() == 1 {
        return;
    }
    let place = |(_, slot): &(CellIndex, Slot)| slot.cell.parts.first().map_or(0, |part| part.start);
    let breaks = |pair: &[(CellIndex, Slot)]| {
        ground.slice(&(place(&pair[0]).min(place(&pair[1]))..place(&pair[1]))).contains('\n')
    };
    let rows = placement.lines.iter().filter_map(|line| if let Placed::Cells(own) = line { own.first() } else { None });
    let is_full = |row: &&Vec<(CellIndex, Slot)>| row.iter().all(|(_, slot)| slot.holds == Holds::Figure);
    let rows = rows.filter(|row| row.len() > 2).filter(is_full);
    let (torn, others): (Vec<_>, Vec<_>) = rows.partition(|row| row.windows(2).any(breaks));
    let is_last = |row: &&Vec<(CellIndex, Slot)>| {
        row.windows(2).rev().map(breaks).enumerate().all(|(at, breaks)| breaks == (at == 0))
            && !row_holds(ground, cells, row)
    };
    let taken: Vec<CellIndex> =
        torn.iter().filter(|row| is_last(row)).flat_map(|row| row.iter().map(|(cell, _)| *cell)).collect();
    if torn.len() <= others.len() {
        for cell in taken {
            doubt(&mut cells[cell]);
        }
    }
}

/// The figures of a table that is one line may go on in the next line each, their last digits below: where they stand on several
/// lines, more than one on some, every sum must bear them out.
fn wrapped(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    if placement.by_rows || ground.lines.len() > 1 {
        return;
    }
    let figures = |line: &[Token]| line.iter().filter(|token| token.kind == Kind::Figure).count();
    let lines = ground.tokens.split(|token| token.kind == Kind::Break).map(figures).filter(|&figures| figures > 0);
    let (few, many): (Vec<usize>, Vec<usize>) = lines.partition(|&figures| figures < 2);
    let is_split = many.len() > 1 || !many.is_empty() && !few.is_empty();
    if is_split && ground.form.equations().iter().any(|sum| holds(cells, sum) == Some(false)) {
        cells.iter_mut().for_each(doubt);
    }
}

/// What stands behind a label that words make another thing is not told as its line's.
fn denied(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    for &cell in ground.denied.iter().flat_map(|&line| &ground.lines[line].cells) {
        doubt(&mut cells[cell]);
    }
}

/// What stands under the names of another edition's columns is not told as this one's.
fn of_other_edition(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    for line in headings::under_other_edition(ground) {
        ground.lines[line].cells.iter().for_each(|&cell| doubt(&mut cells[cell]));
    }
}

/// Where a cell stands on each line, an empty line that other rows do not have may be a cell more: unless the sums bear the row out.
fn uneven(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    if placement.by_rows {
        return;
    }
    let place = |(_, slot): &(CellIndex, Slot)| slot.cell.parts.first().map_or(0, |part| part.start);
    let lines = |pair: &[(CellIndex, Slot)]| {
        let (from, to) = (place(&pair[0]), place(&pair[1]));
        ground.slice(&(from.min(to)..to)).matches('\n').count()
    };
    let rows = placement.lines.iter().filter_map(|line| if let Placed::Cells(own) = line { own.first() } else { None });
    let is_full = |row: &&Vec<(CellIndex, Slot)>| row.iter().all(|(_, slot)| slot.holds == Holds::Figure);
    let rows = rows.filter(|row| row.len() > 1).filter(is_full);
    let rows: Vec<_> = rows.collect();
    let mut gaps: Vec<usize> = rows.iter().flat_map(|row| row.windows(2).map(lines)).collect();
    gaps.sort_unstable();
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
    let alike = gaps.iter().filter(|gap| **gap == usual).count();
    if usual == 0 || alike * 4 < gaps.len() * 3 {
        return;
    }
    let bears_out = |row: &[(CellIndex, Slot)]| match ground.lines {
        [line] => sums_within(ground, &line.cells).all(|sum| holds(cells, sum) == Some(true)),
        _ => row_holds(ground, cells, row),
    };
    let is_odd = |row: &&&Vec<(CellIndex, Slot)>| row.windows(2).map(lines).any(|gap| gap > usual) && !bears_out(row);
    let odd = rows.iter().filter(is_odd).flat_map(|row| row.iter().map(|(cell, _)| *cell));
    for cell in odd.collect::<Vec<_>>() {
        doubt(&mut cells[cell]);
    }
}

/// Of all cells in one line without a name over any, the sums must tell that they stand in the form's order.
fn unnamed(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    let text = ground.slice(&ground.text);
    // Names may be torn into letters.
    let is_rows = |c: char| ground.form.rows.iter().any(|row| row.label.contains(c)) || ground.groups.contains(c);
    let mut letters = ground.form.columns.iter().flat_map(|column| column.label.chars());
    let mut is_named = || letters.any(|c| !is_rows(c) && text.contains(c));
    let [line] = ground.lines else { return };
    let holds = || sums_within(ground, &line.cells).all(|sum| holds(cells, sum) == Some(true));
    if !is_named() && !holds() {
        cells.iter_mut().for_each(doubt);
    }
}

/// A column that no name stands over, and that is empty in every row, is not there; where its name was typed as another's, nothing
/// but the order of names tells what stands in it.
fn nameless(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let versions =
        || placement.lines.iter().flat_map(|line| if let Placed::Cells(versions) = line { &versions[..] } else { &[] });
    for (column, is_twice) in strangers::nameless(ground) {
        let own = || versions().flatten().filter(|(cell, _)| ground.form.position(*cell).1 == column);
        let is_absent = own().all(|(_, slot)| is_empty(ground, slot));
        for (cell, _) in own().filter(|_| is_absent || is_twice) {
            if is_absent { cells[*cell] = Cell::missing() } else { doubt(&mut cells[*cell]) }
        }
    }
}

/// A nought before other digits beside an empty cell may be that one's, touched by the next, unless the table writes its numbers so.
fn led_by_noughts(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    /// As many are a habit.
    const HABIT: usize = 3;
    let is_led = |cell: &CellIndex| {
        let digits = cells[*cell].raw.trim();
        digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
    };
    let rows =
        || placement.lines.iter().filter_map(|line| if let Placed::Cells(own) = line { own.first() } else { None });
    if rows().flatten().filter(|(cell, _)| is_led(cell)).count() >= HABIT {
        return;
    }
    let touches = |row: &&Vec<(CellIndex, Slot)>| {
        row.iter().any(|(cell, _)| is_led(cell)) && row.iter().any(|(_, slot)| is_empty(ground, slot))
    };
    let open: Vec<CellIndex> = rows().filter(touches).flatten().map(|(cell, _)| *cell).collect();
    for cell in open {
        doubt(&mut cells[cell]);
    }
}

/// What stands in a table behind a line that says last year is not told as this year's.
fn of_last_year(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let years = last_years(ground);
    let is_inside =
        |slot: &Slot| slot.cell.parts.iter().any(|part| years.iter().any(|year| year.contains(&part.start)));
    let versions =
        placement.lines.iter().flat_map(|line| if let Placed::Cells(versions) = line { &versions[..] } else { &[] });
    for (cell, _) in versions.flatten().filter(|(_, slot)| is_inside(slot)) {
        doubt(&mut cells[*cell]);
    }
}

/// In a text that runs on, empty cells leave nothing behind. Where every other line has all its cells filled, a label that the next
/// one follows has empty cells, unless a sum misses their figures.
fn empty_lines(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let is_filled = |line: &Placed| match line {
        Placed::Cells(versions) => versions.iter().flatten().all(|(_, slot)| slot.holds != Holds::Nothing),
        Placed::Bare | Placed::Absent => true,
        Placed::Bad(_) => false,
    };
    let any = placement.lines.iter().any(|line| matches!(line, Placed::Bare));
    if !any || placement.by_rows || ground.shows_empty_cells() || !placement.lines.iter().all(is_filled) {
        return;
    }
    if !ground.keeps_repeats() {
        return;
    }
    let last = placement.lines.iter().rposition(|line| matches!(line, Placed::Cells(_))).unwrap_or(0);
    for (at, (line, placed)) in ground.lines.iter().zip(&placement.lines).enumerate().take(last) {
        if matches!(placed, Placed::Bare) && ground.stands_empty(at) {
            let set = |cells: &mut [Cell], status| line.cells.iter().for_each(|&cell| cells[cell].status = status);
            set(cells, Status::Blank);
            let touches = |sum: &CellEquation| sum.left.iter().chain(&sum.right).any(|cell| line.cells.contains(cell));
            let missed = ground.form.equations().iter().any(|sum| touches(sum) && holds(cells, sum) == Some(false));
            if missed {
                set(cells, Status::Ambiguous);
            }
        }
    }
}

/// Where the page or the table ends early, its last line's empty cells may only be cut off.
fn unfinished(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let is_cut = !placement.by_rows && placement.lines.last().is_some_and(|line| matches!(line, Placed::Absent));
    if ground.is_followed() && !is_cut {
        return;
    }
    for line in placement.lines.iter().rev() {
        let Placed::Cells(versions) = line else { continue };
        let line = versions.first().map_or(&[][..], |cells| cells);
        // A row that ends before other words of the table is not cut off.
        let end = line.last().and_then(|(_, slot)| slot.cell.parts.last()).map_or(0, |part| part.end);
        let goes_on = |words: &Words| words.text.start > end && words.owner != Owner::Foreign;
        if placement.by_rows && end > 0 && ground.words.iter().any(goes_on) {
            return;
        }
        // Cells of a grid are closed.
        if line.iter().flat_map(|(_, slot)| &slot.cell.parts).all(|part| ground.document.is_in_grid(part.start)) {
            return;
        }
        // A mark for nothing is seen as a figure is.
        let kept = line.iter().rposition(|(_, slot)| !is_empty(ground, slot)).map_or(0, |last| last + 1);
        // All cells in one line have nothing to compare their blanks with.
        let from = if ground.lines.len() == 1 && kept < line.len() { 0 } else { kept };
        // Of cells that have ends only the last may be cut off.
        let from = if placement.by_rows && kept > 0 { from.max(line.len().saturating_sub(1)) } else { from };
        // An annex that ends with its last line, all others before it, ends its report: few texts end in a line's end.
        let is_whole = ground.form.habits.is_annex
            && placement.lines.iter().all(|line| matches!(line, Placed::Cells(_)))
            && kept == line.len();
        let torn = !is_whole && line.iter().any(|(_, slot)| slot.cell.parts.iter().any(|part| ground.is_last(part)));
        // Of a row that is torn off, what its own sum bears out is whole; and no count begins with a nought.
        let is_full = line.iter().all(|(_, slot)| slot.holds != Holds::Nothing);
        let is_nought = |(cell, _): &(CellIndex, Slot)| {
            cells[*cell].value.is_some_and(|value| value.is_zero())
                && ground.form.column_of(*cell).quantity == Quantity::Count
        };
        let borne_out =
            from == line.len() && (is_full && line.last().is_some_and(is_nought) || row_holds(ground, cells, line));
        let from = if torn && !borne_out { 0 } else { from };
        for (cell, _) in &line[from..] {
            doubt(&mut cells[*cell]);
        }
        if kept > 0 {
            return;
        }
    }
}

/// A row's last figure may go on in the line behind it, where that was taken for the number of a page: unless it is a nought or a
/// mark, or the row's sum bears it out.
fn before_pages(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    for line in placement.lines.iter().filter(|_| ground.bare_pages) {
        let Placed::Cells(versions) = line else { continue };
        let Some((row, end)) = versions.first().and_then(|row| Some((row, row.last()?.1.cell.parts.last()?.end)))
        else {
            continue;
        };
        let mut behind = ground.slice(&(end..ground.text.end)).lines();
        let ends = behind.next().is_some_and(|rest| rest.trim().is_empty());
        let last = row[row.len() - 1].0;
        let is_ended = || cells[last].value.map_or(!cells[last].raw.is_empty(), |value| value.is_zero());
        let is_sure = || is_ended() || row_holds(ground, cells, row);
        if ends && behind.next().is_some_and(|line| is_lone(line.trim())) && !is_sure() {
            doubt(&mut cells[last]);
        }
    }
}
