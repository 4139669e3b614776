//! The cells of a row, each under the heading that names its column.

use super::super::cells::{Head, Holds, Run, Slot, Walk};
use super::super::ground::Ground;
use super::super::padding::{holds_words, is_empty};

use crate::statute::{CellIndex, Frame};
use std::ops::Range;

/// Each figure under its heading.
pub(super) fn headed(
    ground: &Ground<'_, '_>,
    walk: &Walk,
    head: &Head,
    run: &Run,
    due: &[CellIndex],
) -> Option<Vec<(CellIndex, Slot)>> {
    if run.width != head.width || head.has_moved {
        return None;
    }
    let across = |cell: CellIndex| match ground.frame {
        Frame::Transposed => ground.form.position(cell).0,
        _ => ground.form.position(cell).1,
    };
    let inside = |slot: &Slot, range: &Range<u32>| slot.cell.column >= range.start && slot.cell.column < range.end;
    let mut cells = Vec::new();
    let mut taken = vec![false; run.slots.len()];
    let mut named = 0;
    let heads = |cell: CellIndex| head.cells.iter().filter(move |(_, column)| *column == Some(across(cell)));
    let lacks_name = due.iter().any(|&cell| heads(cell).next().is_none());
    for &cell in due {
        let mut here: Vec<&Slot> = Vec::new();
        let heads = || heads(cell);
        for (range, _) in heads() {
            for (at, slot) in run.slots.iter().enumerate().filter(|(_, slot)| inside(slot, range)) {
                // A cell that reaches beyond its name has swallowed another.
                if std::mem::replace(&mut taken[at], true) || slot.cell.column + slot.cell.width > range.end {
                    return None;
                }
                here.push(slot);
            }
        }
        if heads().next().is_none() {
            continue;
        }
        named += 1;
        // A cell copied over all columns that its heading spans says one thing; where the name stands again further on, or in the
        // place of one that lacks, both must say it.
        let mut ranges: Vec<&Range<u32>> = heads().map(|(range, _)| range).collect();
        ranges.sort_by_key(|range| range.start);
        let twice = lacks_name && ranges.len() > 1 || ranges.windows(2).any(|pair| pair[0].end < pair[1].start);
        let first = here.iter().find(|slot| slot.holds != Holds::Nothing).or(here.first())?;
        let text = ground.plain(&first.cell.parts);
        if here.iter().any(|slot| (twice || slot.holds != Holds::Nothing) && ground.plain(&slot.cell.parts) != text) {
            return None;
        }
        cells.push((cell, (*first).clone()));
    }
    let foreign = |slot: &Slot| head.cells.iter().any(|(range, column)| column.is_none() && inside(slot, range));
    let last = head.cells.iter().filter(|(_, name)| name.is_some()).map(|(range, _)| range.start).max().unwrap_or(0);
    // Words behind the last named column are remarks.
    let is_remark = |slot: &Slot| slot.cell.column > last && holds_words(ground, slot);
    // A mark for nothing that no other row has behind the last name was pushed there.
    let is_behind = |other: &Slot, slot: &Slot| other.cell.column == slot.cell.column && !is_empty(ground, other);
    let is_pushed = |slot: &Slot| {
        let others = walk.runs.iter().filter(|other| other.slots.iter().any(|other| is_behind(other, slot)));
        slot.cell.column > last && !is_empty(ground, slot) && walk.runs.len() > 2 && others.count() == 1
    };
    let is_nothing = |slot: &Slot| slot.holds == Holds::Nothing && !is_pushed(slot);
    let is_owned = |slot: &Slot| is_nothing(slot) || foreign(slot) || is_remark(slot);
    let owned = run.slots.iter().zip(&taken).all(|(slot, taken)| *taken || is_owned(slot));
    // Where a name lacks and a cell among the named ones has none, the names may have moved.
    let nameless = |(slot, taken): (&Slot, &bool)| !taken && slot.cell.column < last && !foreign(slot);
    let moved = named < due.len() && run.slots.iter().zip(&taken).any(nameless);
    // Where a foreign name stands among the others and no row has a figure under the last one, the names may have moved too.
    let among = head.cells.iter().any(|(range, name)| name.is_none() && range.start < last && range.start > 0);
    let is_filled = |slot: &Slot| slot.cell.column == last && slot.holds == Holds::Figure;
    let moved = moved || among && !walk.runs.iter().flat_map(|run| &run.slots).any(is_filled);
    (owned && !moved && named > 0 && named * 2 >= due.len()).then_some(cells)
}
