//! A cell a line, whose blanks are lines left empty: they can be counted.
//!
//! A figure takes so many lines, a blank so many, alike in the whole table; what is left before the next label is alike for all
//! lines of a group. Every pair of numbers that accounts for all lines is a placement; the sums must bear its blanks out. Where
//! all cells are one line of the form, the lines before its first figure and behind its last one count as well.

use super::super::cells::{Cell, Holds, Slot};
use super::super::ground::Ground;
use super::super::padding::breaks_its_sum;
use super::super::placement::{Placed, Placement};
use crate::report::AlignedBy;
use crate::statute::{CellEquation, CellIndex};
use lines::{Counted, count};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

mod lines;

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    // A line taken for a page number is no blank, and may be a figure.
    if ground.bare_pages {
        return Vec::new();
    }
    let Some(counted) = count(ground) else { return Vec::new() };
    // Bars that stand behind a label are its cells' own ends: of all its cells, or of those that are filled.
    let is_ended = |line: &Counted| line.bars == ground.lines[line.line].cells.len() || line.bars <= line.items.len();
    if !counted.iter().all(is_ended) {
        return Vec::new();
    }
    let mut steps: BTreeMap<usize, usize> = BTreeMap::new();
    for line in &counted {
        // All cells in one line stand under heads of several rows: the first one's distance is no cell's.
        let skipped = usize::from(ground.lines.len() == 1);
        let mut before = line.items.first().filter(|_| skipped > 0).map_or(0, |(at, _)| *at);
        for (at, _) in line.items.iter().skip(skipped) {
            // A label that goes on behind its figures tells nothing of lines.
            let Some(step) = at.checked_sub(before) else { return Vec::new() };
            *steps.entry(step).or_default() += 1;
            before = *at;
        }
    }
    let Some((&least, _)) = steps.first_key_value() else { return Vec::new() };
    let usual = steps.iter().max_by_key(|(_, times)| **times).map_or(least, |(&step, _)| step);
    let mut placements = Vec::new();
    for figure in BTreeSet::from([least, usual]) {
        for blank in 1..=figure {
            match &counted[..] {
                [line] if ground.lines.len() == 1 && !line.spoilt => {
                    placements.extend(one_line(ground, line, figure, blank));
                }
                _ if ground.lines.len() == 1 => {}
                _ => placements.extend(place(ground, &counted, figure, blank)),
            }
        }
    }
    placements
}

/// All cells in one line: from the first figure to the last each takes its lines. As many as are left stand empty before and
/// behind, where the lines there are as many as that takes, and as many again as part the table from its head.
fn one_line(ground: &Ground<'_, '_>, line: &Counted, figure: usize, blank: usize) -> Vec<Placement> {
    let due = &ground.lines[line.line].cells;
    let (Some((first, start)), Some((last, end))) = (line.items.first(), line.items.last()) else { return Vec::new() };
    let Some(between) = slots(&line.items, first.saturating_sub(figure), figure, blank) else { return Vec::new() };
    let Some(left) = due.len().checked_sub(between.len()) else { return Vec::new() };
    // Where more lines stand before the first figure than one takes, a blank may stand there, and those between are fewer.
    if blank < figure && *first > figure && between.iter().any(|slot| slot.holds == Holds::Nothing) {
        return Vec::new();
    }
    // Lines before the first cell and behind the last one that are none of theirs.
    let ends = |before: usize| {
        let head = first.checked_sub(before * blank).filter(|&head| head > 0)?;
        let rest = line.gap?.checked_sub(last + (left - before) * blank)?;
        (figure == blank && (rest == head || rest == figure)).then_some((head, rest))
    };
    let befores = (0..=left).filter(|&before| left == 0 || ends(before).is_some());
    let placed = befores.map(|before| {
        let lead = (0..before).map(|_| empty(start.start));
        let tail = (before..left).map(|_| empty(end.end));
        let cells = lead.chain(between.iter().cloned()).chain(tail);
        // Where every line between the first figure and the last is a cell's, or every cell has its bar, nothing is left to tell.
        let even = figure == blank && (left == 0 || line.bars == due.len() && ends(before) == Some((figure, figure)));
        (even, due.iter().copied().zip(cells).collect::<Vec<_>>())
    });
    let placed = placed.filter(|(even, cells)| *even || are_told(ground, cells));
    placed.map(|(_, cells)| placement(figure, blank, vec![Placed::Cells(vec![cells])])).collect()
}

/// Whether every sum that has figures has one that is no nought: a sum of noughts holds wherever they stand.
fn are_told(ground: &Ground<'_, '_>, cells: &[(CellIndex, Slot)]) -> bool {
    let is_told = |sum: &CellEquation| {
        let own = |cell: &CellIndex| sum.left.contains(cell) || sum.right.contains(cell);
        let figures = cells.iter().filter(|(cell, slot)| own(cell) && slot.holds == Holds::Figure);
        let mut texts = figures.map(|(_, slot)| ground.plain(&slot.cell.parts)).peekable();
        texts.peek().is_none() || texts.any(|text| text.contains(|c: char| matches!(c, '1'..='9')))
    };
    ground.form.equations().iter().all(is_told)
}

/// The cells up to the last figure, `before` lines behind the label; `None` where the lines are no whole number of cells.
fn slots(items: &[(usize, Range<usize>)], mut before: usize, figure: usize, blank: usize) -> Option<Vec<Slot>> {
    let mut slots: Vec<Slot> = Vec::new();
    for (at, text) in items {
        let over = at.checked_sub(before + figure)?;
        if over % blank != 0 {
            return None;
        }
        slots.extend((0..over / blank).map(|_| empty(text.start)));
        slots.push(filled(text));
        before = *at;
    }
    Some(slots)
}

fn placement(figure: usize, blank: usize, lines: Vec<Placed>) -> Placement {
    let way = format!("lines counted, {figure} and {blank}");
    Placement { way, soft: true, by_rows: false, by: AlignedBy::Sums, lines }
}

/// Whether every label but the last is followed by just the lines of its cells, alike: no line is left that could be another's.
fn is_exact(ground: &Ground<'_, '_>, counted: &[Counted], step: usize) -> bool {
    /// Labels that show how lines are counted.
    const ENOUGH: usize = 6;
    let inner = counted
        .split_last()
        .map_or(counted, |(_, inner)| inner)
        .iter()
        .filter(|line| !line.spoilt && line.gap.is_some());
    let is_even = |line: &Counted| line.gap == Some((ground.lines[line.line].cells.len() + 1) * step);
    inner.clone().count() >= ENOUGH && inner.clone().all(is_even)
}

fn place(ground: &Ground<'_, '_>, counted: &[Counted], figure: usize, blank: usize) -> Option<Placement> {
    // How many lines a blank takes is seen between figures only.
    let mut seen = figure == blank;
    let exact = seen && is_exact(ground, counted, figure);
    let mut claimed = false;
    let mut lines: Vec<Placed> = (0..ground.lines.len()).map(|_| Placed::Absent).collect();
    let mut rests: Vec<(usize, usize)> = Vec::new();
    for line in counted {
        let due = &ground.lines[line.line].cells;
        if line.spoilt {
            lines[line.line] = Placed::Bad(line.items.iter().map(|(_, text)| filled(text)).collect());
            continue;
        }
        let mut slots = slots(&line.items, 0, figure, blank)?;
        let before = line.items.last().map_or(0, |(at, _)| *at);
        let tail = due.len().checked_sub(slots.len())?;
        seen |= slots.iter().any(|slot| slot.holds == Holds::Nothing);
        claimed |= tail > 0;
        if let Some(gap) = line.gap {
            let rest = gap.checked_sub(before + tail * blank)?;
            if rest == 0 {
                return None;
            }
            rests.push((line.line, rest));
        }
        // A page that is cut behind a label does not say what stood there.
        let last = line.line + 1 == ground.lines.len();
        if tail > 0 && line.gap.is_none() && (!last || !ground.is_followed()) {
            lines[line.line] = if slots.is_empty() { Placed::Bare } else { Placed::Bad(slots) };
            continue;
        }
        // Noughts with empty lines before and behind may stand one further on: a line may be an empty cell of the label.
        let is_nought =
            |(_, text): &(usize, Range<usize>)| !ground.slice(text).contains(|c: char| matches!(c, '1'..='9'));
        let is_open = tail > 0 && slots.first().is_some_and(|slot| slot.holds == Holds::Nothing);
        if is_open && !exact && line.items.iter().all(is_nought) {
            lines[line.line] = Placed::Bad(slots);
            continue;
        }
        let end = line.items.last().map_or(ground.text.start, |(_, text)| text.end);
        slots.extend((0..tail).map(|_| empty(end)));
        // A figure may have moved among the lines of a row that does not add up.
        if exact && slots.iter().any(|slot| slot.holds == Holds::Nothing) && breaks_its_sum(ground, due, &slots) {
            lines[line.line] = Placed::Bad(slots);
            continue;
        }
        let cells = due.iter().copied().zip(slots).collect();
        match &mut lines[line.line] {
            Placed::Cells(versions) => versions.push(cells),
            // What stands twice, once in a way that tells nothing, is told by neither.
            Placed::Bad(_) => {}
            free => *free = Placed::Cells(vec![cells]),
        }
    }
    // Before another line of its own group every line of a depth ends alike.
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in rests.windows(2) {
        let (line, rest) = pair[0];
        let (own, next) = (&ground.lines[line], &ground.lines[pair[1].0]);
        let inside = pair[1].0 == line + 1 && next.group.is_empty() && next.depth == own.depth;
        if inside && *ends.entry(own.depth).or_insert(rest) != rest {
            return None;
        }
    }
    let placement = Placement { soft: !exact, ..placement(figure, blank, lines) };
    ((seen || !claimed) && (!exact || placement.is_usable(true))).then_some(placement)
}

fn filled(text: &Range<usize>) -> Slot {
    Slot { cell: Cell::at(text.clone(), 0), holds: Holds::Figure }
}

fn empty(at: usize) -> Slot {
    Slot { cell: Cell::at(at..at, 0), holds: Holds::Nothing }
}
