//! A walk's runs → which cell of the form each slot is: one way for the whole table.
//!
//! Ways: under its heading; exactly as many slots as the line has cells; as many at the end of the row, behind empty ones; as many
//! behind the label, before empty ones. Each is tried for all lines alike. A line that breaks the way of its table is bad.

mod headed;

use super::cells::{Holds, Run, Slot, Walk};
use super::ground::Ground;
use super::heads::{are_under_names, by_count, has_foreign_name, is_off_head, is_under_name};
use super::padding::{
    breaks_its_sum, has_two_figures, holds_words, is_empty, is_overlong, is_padded_before, is_padded_behind,
    is_stepped, without_empty_ends,
};
use super::placement::{Placed, Placement};
use crate::report::AlignedBy;
use crate::statute::CellIndex;
use std::collections::HashSet;
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Headed,
    Exact,
    Right,
    Left,
}

/// All ways that place the greater part of a walk's lines.
pub(super) fn fit(ground: &Ground<'_, '_>, walk: &Walk, name: &str) -> Vec<Placement> {
    let mut placements: Vec<Placement> = Vec::new();
    // A figure that no label takes may be any line's, and so may more figures than a line has cells.
    let is_too_many = |line: usize| {
        walk.left.iter().filter(|(own, _)| *own == Some(line)).nth(ground.lines[line].cells.len()).is_some()
    };
    if walk.left.iter().any(|(line, _)| line.is_none_or(is_too_many)) || is_mostly_words(ground, walk) {
        return placements;
    }
    let is_long = |run: &&Run| run.slots.len() > ground.lines[run.line].cells.len();
    let is_padded = walk.runs.iter().filter(is_long).nth(1).is_some();
    // Where no row is seen to end, empty cells before a row's one figure may be of a row whose label is gone.
    let is_one = |run: &Run| ground.lines[run.line].cells.len() == 1;
    let are_others = !walk.by_rows
        && walk.runs.iter().filter(is_long).all(is_one)
        && walk.runs.iter().any(|run| !run.slots.is_empty() && !is_long(&run));
    for side in [Side::Headed, Side::Exact, Side::Right, Side::Left] {
        // What headings or the number of cells place to the last line is not padded; one long row among others is a fault.
        let placed = placements.iter().any(Placement::is_whole)
            || (side == Side::Right && are_others || !placements.is_empty()) && !is_padded;
        if matches!(side, Side::Right | Side::Left) && placed {
            continue;
        }
        let placement = place(ground, walk, name, side);
        if placement.is_usable(walk.by_rows) {
            placements.push(placement);
        }
    }
    placements
}

/// Whether in a text that runs on more than half of the rows of several cells are more words than figures: those are no cells.
fn is_mostly_words(ground: &Ground<'_, '_>, walk: &Walk) -> bool {
    // A letter may be typed for a figure.
    let is_word =
        |slot: &&Slot| slot.holds == Holds::Odd && ground.text_of(&slot.cell.parts).trim().chars().nth(1).is_some();
    let is_of_words = |run: &&Run| run.slots.iter().filter(is_word).count() * 2 > run.slots.len();
    let rows = || walk.runs.iter().filter(|run| run.slots.len() > 1);
    !walk.by_rows && rows().filter(is_of_words).count() * 2 > rows().count()
}

fn place(ground: &Ground<'_, '_>, walk: &Walk, name: &str, side: Side) -> Placement {
    let mut soft = false;
    let mut lines = Vec::with_capacity(ground.lines.len());
    for line in 0..ground.lines.len() {
        let runs: Vec<&Run> = walk.runs.iter().filter(|run| run.line == line && !run.slots.is_empty()).collect();
        let spilt = walk.left.iter().any(|(owner, _)| *owner == Some(line));
        let mut versions = Versions::default();
        let mut bad: Vec<Slot> = Vec::new();
        let mut torn: Vec<Cells> = Vec::new();
        let in_pieces = ground.lines.len() > 1 && runs.iter().filter(|run| run.whole).nth(1).is_none();
        // Where the label stands whole beside empty cells, figures beside a piece of it are another row's.
        let holds = |run: &Run| run.slots.iter().any(|slot| slot.holds == Holds::Figure);
        let is_whole = runs.iter().any(|run| run.whole && !run.again && !holds(run));
        let is_other = walk.by_rows && is_whole && runs.iter().any(|run| !run.whole && !run.again && holds(run));
        for run in &runs {
            match cells(ground, walk, run, side) {
                // A line without a figure may have lost its own to the words behind it.
                Some((cells, _))
                    if cells.iter().all(|(_, slot)| slot.holds == Holds::Nothing) && walk.strays.contains(&line) =>
                {
                    bad.push(run.slots[0].clone());
                }
                Some((cells, on_trust)) if !spilt => {
                    soft |= on_trust;
                    if !run.again && in_pieces {
                        torn.push(cells);
                    } else {
                        versions.add(ground, cells);
                    }
                }
                _ => bad.extend(run.slots.iter().cloned()),
            }
        }
        let mut versions = versions.rows;
        match one_row(torn) {
            Ok(Some(cells)) if is_other => bad.extend(cells.into_iter().map(|(_, slot)| slot)),
            Ok(Some(cells)) => {
                versions.retain(|other| says(ground, other) != says(ground, &cells));
                versions.insert(0, cells);
            }
            Ok(None) => {}
            Err(slots) => bad.extend(slots),
        }
        // A row that is empty says other than one with figures, where each has the label to itself.
        let due = ground.lines[line].cells.len();
        let is_empty = |run: &Run| (run.whole || !run.again) && run.slots.len() >= due && !holds(run);
        let is_told = |again: bool| runs.iter().any(|run| run.again == again && run.whole && holds(run));
        let is_bare = |again: bool| runs.iter().any(|run| is_empty(run) && (run.whole || run.again != again));
        let differs = walk.by_rows && [false, true].into_iter().any(|again| is_told(again) && is_bare(again));
        let figures = differs || bad.iter().any(|slot| slot.holds != Holds::Nothing);
        let figures = figures || versions.is_empty() && !bad.is_empty() && walk.strays.contains(&line);
        lines.push(if !versions.is_empty() && !figures {
            Placed::Cells(versions)
        } else if differs || !bad.is_empty() || spilt {
            Placed::Bad(bad)
        } else if ground.has(line) {
            Placed::Bare
        } else {
            Placed::Absent
        });
    }
    let (suffix, by) = match side {
        Side::Headed => ("by headings", AlignedBy::Headings),
        Side::Exact => ("exact", AlignedBy::Labels),
        Side::Right => ("row ends", AlignedBy::Labels),
        Side::Left => ("padded", AlignedBy::Labels),
    };
    Placement { way: format!("{name}, {suffix}"), soft, by_rows: walk.by_rows, by, lines }
}

/// The cells of a row whose label goes on in the next one: what stands in either. Two things in a cell are none.
fn one_row(rows: Vec<Cells>) -> Result<Option<Cells>, Vec<Slot>> {
    let mut rows = rows.into_iter();
    let Some(mut cells) = rows.next() else { return Ok(None) };
    for row in rows {
        for ((cell, slot), (other, behind)) in cells.iter_mut().zip(row) {
            if *cell != other || slot.holds != Holds::Nothing && behind.holds != Holds::Nothing {
                return Err(vec![slot.clone(), behind]);
            }
            if slot.holds == Holds::Nothing {
                *slot = behind;
            }
        }
    }
    Ok(Some(cells))
}

/// What rows of one line say that say different things.
#[derive(Default)]
struct Versions {
    rows: Vec<Cells>,
    said: HashSet<Vec<(CellIndex, String)>>,
}

impl Versions {
    fn add(&mut self, ground: &Ground<'_, '_>, cells: Cells) {
        // Of most lines there is one row.
        if let [only] = &self.rows[..] {
            self.said.insert(says(ground, only));
        }
        if self.rows.is_empty() || self.said.insert(says(ground, &cells)) {
            self.rows.push(cells);
        }
    }
}

/// What the cells of a row say.
fn says(ground: &Ground<'_, '_>, cells: &[(CellIndex, Slot)]) -> Vec<(CellIndex, String)> {
    cells.iter().map(|(cell, slot)| (*cell, ground.plain(&slot.cell.parts))).collect()
}

type Cells = Vec<(CellIndex, Slot)>;

fn cells(ground: &Ground<'_, '_>, walk: &Walk, run: &Run, side: Side) -> Option<(Cells, bool)> {
    let due = &ground.lines[run.line].cells;
    let closed = without_empty_ends(ground, run).filter(|_| side == Side::Exact);
    let run = closed.as_ref().unwrap_or(run);
    let (cells, on_trust) = placed(ground, walk, run, side, due)?;
    // A mark for nothing is seen; of an empty cell only its place is.
    let is_empty = |at: usize| cells.get(at).is_some_and(|(_, slot)| is_empty(ground, slot));
    let (first, last) = (is_empty(0), is_empty(cells.len() - 1));
    let full = !(0..cells.len()).any(is_empty);
    let empty = (0..cells.len()).all(is_empty);
    // Words without a figure are a head, where all cells stand in one line.
    if ground.lines.len() == 1
        && run.slots.iter().any(|slot| slot.holds == Holds::Odd)
        && run.slots.iter().all(|slot| slot.holds != Holds::Figure)
    {
        return None;
    }
    // A row longer than nearly all others is damaged, not padded.
    if side != Side::Headed && is_overlong(ground, walk, run) {
        return None;
    }
    // Where all cells say something, or none does, no blank needs its place; but two labels in a row may be names over others.
    if full || empty && !(walk.by_rows && run.shared) {
        return Some((cells, on_trust));
    }
    // A row that has lost a cell, or has not its end to itself, says nothing of where its blanks are.
    let usual = walk.usual_width(ground, run);
    let short = run.width < usual;
    // Two rows of labels of the same depth that begin in the same column and have more cells show that this one's end is cut off.
    let is_alike = |other: &&Run| {
        let from = |run: &Run| run.slots.first().map(|slot| slot.cell.column);
        let (own, other_line) = (&ground.lines[run.line], &ground.lines[other.line]);
        from(other) == from(run) && other_line.depth == own.depth && other_line.cells.len() == due.len()
    };
    let mut longer = walk.runs.iter().filter(is_alike).filter(|other| other.width > run.width);
    let short = short || walk.by_rows && side != Side::Headed && longer.nth(1).is_some();
    // Beside a row with a cell more, an empty one in front may be that of a label, unless the row's own sum bears it out.
    let begins_alike = |other: &&Run| {
        let from = |run: &Run| run.slots.first().map(|slot| slot.cell.column);
        from(other) == from(run) && other.width > run.width && ground.lines[other.line].cells.len() == due.len()
    };
    let is_denied = || {
        let slots: Vec<Slot> = cells.iter().map(|(_, slot)| slot.clone()).collect();
        breaks_its_sum(ground, due, &slots)
    };
    let is_led = side != Side::Headed && run.slots.len() == due.len() && walk.by_rows && first && !empty;
    let short = short || is_led && walk.runs.iter().any(|other| begins_alike(&other)) && is_denied();
    // The one row that is wider than all others has a cell too many, wherever that stands.
    let wide = usual > 0
        && run.width > usual
        && run.slots.len() > due.len()
        && walk.runs.iter().filter(|other| other.width > usual).nth(1).is_none();
    // As many cells as are due may be one of the label's and all but one of its own.
    let counted = side == Side::Exact && (!first || empty);
    // Where rows have one label each, two that became one have lost a cell between them.
    let is_merged = walk.runs.iter().filter(|run| run.shared).count() * 2 < walk.runs.len();
    let is_lost = run.shared && (side != Side::Exact || is_merged && (first || last));
    // A label that stands left of the others of its depth has lost the cell before it: its row has moved, and was filled up behind.
    let has_moved = matches!(side, Side::Headed | Side::Right) && walk.by_rows && {
        let from = |run: &Run| run.slots.first().map(|slot| slot.cell.column);
        let depth = ground.lines[run.line].depth;
        let is_beside = |other: &&Run| other.width == run.width && ground.lines[other.line].depth == depth;
        walk.runs.iter().filter(is_beside).any(|other| from(other) > from(run))
    };
    let short = short && !counted && !is_stepped(ground, walk, run);
    let whole = has_moved || is_off_head(ground, walk, run) || walk.by_rows && (is_lost || wide || short);
    // Where padding ends and blanks begin is not told, and all cells in one line have nothing to compare it with.
    let ends = run.slots.last().is_none_or(|slot| slot.cell.column + slot.cell.width >= run.width);
    let padded = match side {
        // Other words stand where the row's last figure is due.
        Side::Right if walk.by_rows && !ends => true,
        Side::Exact if ground.lines.len() == 1 && !walk.by_rows => first || last,
        Side::Headed | Side::Exact => false,
        Side::Right | Side::Left if ground.lines.len() == 1 => true,
        Side::Right => !walk.by_rows && first && !empty,
        Side::Left => last && !empty,
    };
    // Figures that stand in one cell together have left others empty.
    let crowded = cells.iter().any(|(_, slot)| slot.holds != Holds::Nothing && has_two_figures(ground, slot));
    (!whole && !padded && !crowded).then_some((cells, on_trust))
}

/// Whether rows of a width have figures in a column.
fn has_figures_in(walk: &Walk, width: u32, column: u32) -> bool {
    let is_figure = |slot: &Slot| slot.cell.column == column && slot.holds == Holds::Figure;
    walk.by_rows && walk.runs.iter().filter(|run| run.width == width).flat_map(|run| &run.slots).any(is_figure)
}

/// Whether a row's last cell is for a remark, whatever stands in its column where spans were lost: rows as long as this one end in
/// remarks, and none in a figure. A row that has just its own cells shows that empty ends are left out: then an empty one may be its own.
fn is_cell_of_remark(ground: &Ground<'_, '_>, walk: &Walk, run: &Run) -> bool {
    let Some(last) = run.slots.last().filter(|_| walk.by_rows) else { return false };
    let due = |run: &Run| ground.lines[run.line].cells.len();
    let alike = || walk.runs.iter().filter(|other| due(other) == due(run) && !other.slots.is_empty());
    let ends = || alike().filter(|other| other.slots.len() == run.slots.len()).filter_map(|other| other.slots.last());
    let is_own =
        || holds_words(ground, last) || is_empty(ground, last) && alike().all(|other| other.slots.len() > due(run));
    is_own()
        && ends().filter(|slot| holds_words(ground, slot)).nth(1).is_some()
        && !ends().any(|slot| slot.holds == Holds::Figure)
}

fn placed(ground: &Ground<'_, '_>, walk: &Walk, run: &Run, side: Side, due: &[CellIndex]) -> Option<(Cells, bool)> {
    if side == Side::Headed {
        let head = walk.heads.get(run.head?)?;
        let named = by_count(ground, walk, head, run);
        return headed::headed(ground, walk, head, named.as_ref().unwrap_or(run), due).map(|cells| (cells, false));
    }
    // Remarks before and behind are no cells.
    let mut slots = &run.slots[..];
    let is_remark = |slot: &Slot| {
        slot.holds == Holds::Odd
            && !slot.cell.parts.iter().any(|part| stands_before_words(ground, part))
            && slot.cell.parts.iter().any(|part| !ground.words_in(part).is_empty())
            && !has_figures_in(walk, run.width, slot.cell.column)
    };
    while slots.len() > due.len() && slots.last().is_some_and(is_remark) {
        slots = &slots[..slots.len() - 1];
    }
    if slots.len() == run.slots.len() && slots.len() > due.len() && is_cell_of_remark(ground, walk, run) {
        slots = &slots[..slots.len() - 1];
    }
    // Padding is empty; a mark for nothing is a cell that was filled in.
    let blank = |slots: &[Slot]| slots.iter().all(|slot| is_empty(ground, slot));
    let filled = |slots: &[Slot]| slots.iter().all(|slot| slot.holds != Holds::Nothing);
    let extra = slots.len().checked_sub(due.len())?;
    // Words among figures may be a cell more, where other rows have fewer.
    let is_longest = || walk.runs.iter().filter(|other| other.slots.len() >= run.slots.len()).nth(1).is_none();
    if extra > 0 && walk.runs.len() > 1 && slots.iter().any(|slot| slot.holds == Holds::Odd) && is_longest() {
        return None;
    }
    let has_stranger = match run.head {
        Some(head) => walk.heads.get(head).is_some_and(|head| head.has_stranger),
        // A row in a table of its own stands under the heads of all.
        None => walk.heads.iter().any(|head| head.has_stranger),
    };
    // Of two columns of figures one is not the line's: 本年 and 上年 beside each other.
    let is_column = |slot: &Slot| has_figures_in(walk, run.width, slot.cell.column);
    let is_list = ground.lines.iter().all(|line| line.cells.len() == 1);
    let has_others = is_list && walk.by_rows && slots.iter().filter(|slot| is_column(slot)).nth(1).is_some();
    if has_foreign_name(ground, walk, run) || extra > 0 && has_stranger || has_others {
        return None;
    }
    let (kept, on_trust) = match side {
        // Where rows do not end, nothing tells on which side of the figures the empty cells are.
        Side::Right if blank(&slots[..extra]) => {
            let named = slots[..extra].iter().find(|slot| is_under_name(ground, walk, run, slot));
            // No label stands before it that it could be an empty cell of.
            if named.is_some_and(|slot| slot.cell.column == 0) {
                return None;
            }
            let kept = &slots[extra..];
            // Words behind an empty cell and the figures are a remark as well as a total.
            if extra > 0 && kept.last().is_some_and(|slot| holds_words(ground, slot)) {
                return None;
            }
            // Where both ends are empty, other rows tell which of them is none of the row's.
            let open = blank(&slots[due.len()..]) && !blank(kept) && !is_padded_before(ground, walk);
            (kept, (!walk.by_rows || named.is_some() || open) && extra > 0 && !filled(kept))
        }
        Side::Left if blank(&slots[due.len()..]) => {
            let kept = &slots[..due.len()];
            (kept, extra > 0 && !filled(kept) && !is_padded_behind(ground, walk, run))
        }
        Side::Exact if extra == 0 => (slots, false),
        _ => return None,
    };
    // A line that is the whole table has no other to show that its row is padded.
    let on_trust = on_trust || extra > 0 && ground.lines.len() == 1;
    // Where another cell left out lets the row's sum hold, this is not the one too many.
    let other = if side == Side::Right { &slots[..due.len()] } else { &slots[extra..] };
    let without =
        |out: usize| slots.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, slot)| slot.clone()).collect();
    let holds = |slots: Vec<Slot>| !breaks_its_sum(ground, due, &slots);
    let is_other = || holds(other.to_vec()) || extra == 1 && (0..slots.len()).any(|out| holds(without(out)));
    if extra > 0 && breaks_its_sum(ground, due, kept) && is_other() {
        return None;
    }
    let cells: Cells = due.iter().copied().zip(kept.iter().cloned()).collect();
    are_under_names(ground, walk, run, &cells).then_some((cells, on_trust))
}

/// Whether a figure stands in a cell, words apart from it behind: those may have come from the next line.
fn stands_before_words(ground: &Ground<'_, '_>, part: &Range<usize>) -> bool {
    let behind = ground.leading_figure(part).map(|figure| ground.slice(&(figure.end.min(part.end)..part.end)));
    behind.is_some_and(|behind| behind.starts_with(char::is_whitespace))
}
