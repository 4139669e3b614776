//! A cell a line, whose blanks are lines left empty: they can be counted.
//!
//! A figure takes so many lines, a blank so many, alike in the whole table; what is left before the next label is alike for all
//! lines of a group. Every pair of numbers that accounts for all lines is a placement; the sums must bear its blanks out.

use super::super::cells::{Cell, Holds, Slot};
use super::super::fit::{Placed, Placement};
use super::super::ground::{Ground, Kind};
use super::super::rows::Owner;
use super::super::signs::is_furniture;
use crate::report::AlignedBy;
use std::collections::BTreeMap;
use std::ops::Range;

/// The figures behind a label, each with its distance from it in lines.
struct Counted {
    line: usize,
    items: Vec<(usize, Range<usize>)>,
    /// Lines with a bar, until something else stands.
    bars: usize,
    /// Lines to the next label of the form, where nothing stands between.
    gap: Option<usize>,
}

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
        let mut before = 0;
        for (at, _) in &line.items {
            // A label that goes on behind its figures tells nothing of lines.
            let Some(step) = at.checked_sub(before) else { return Vec::new() };
            *steps.entry(step).or_default() += 1;
            before = *at;
        }
    }
    let Some((&least, _)) = steps.first_key_value() else { return Vec::new() };
    let usual = steps.iter().max_by_key(|(_, times)| **times).map_or(least, |(&step, _)| step);
    let mut placements = Vec::new();
    for figure in std::collections::BTreeSet::from([least, usual]) {
        for blank in 1..=figure {
            placements.extend(place(ground, &counted, figure, blank));
        }
    }
    placements
}

/// Counts the lines between labels; `None` where something else stands beside a figure.
fn count(ground: &Ground<'_, '_>) -> Option<Vec<Counted>> {
    let mut found: Vec<Counted> = Vec::new();
    // The line the last label ended on, and whether other words came since.
    let (mut at, mut label_at, mut open) = (0, 0, false);
    let (mut alone, mut barred) = (true, false);
    for token in &ground.tokens {
        // Words behind a bar are no cell of the line before.
        if matches!(token.kind, Kind::Words { .. })
            && std::mem::take(&mut barred)
            && let Some(last) = found.last_mut().filter(|_| open)
        {
            last.bars = last.bars.saturating_sub(1);
        }
        match token.kind {
            Kind::Break => {
                (at, alone, barred) = (at + 1, true, false);
                // A page's foot takes lines that are nobody's.
                if is_furniture(line_behind(ground, token.text.end)) {
                    return None;
                }
            }
            Kind::Words { owner: Owner::Label(line), .. } => {
                if found.last().is_none_or(|last| last.line != line) {
                    if let Some(last) = found.last_mut().filter(|_| open) {
                        last.gap = last.gap.or(Some(at - label_at));
                    }
                    found.push(Counted { line, items: Vec::new(), bars: 0, gap: None });
                }
                (label_at, open, alone) = (at, true, false);
            }
            Kind::Words { owner: Owner::Note(_), .. } => (label_at, alone) = (at, false),
            Kind::Words { owner, .. } => {
                let idle = ground.is_idle(ground.slice(&token.text));
                if let Some(last) = found.last_mut().filter(|_| open) {
                    // Groups and numerals lead to the next label; other words end the counting.
                    last.gap = last.gap.or((idle || owner == Owner::Group).then_some(at - label_at));
                }
                (open, alone) = (false, false);
            }
            Kind::Figure | Kind::Mark if open => {
                if !std::mem::replace(&mut alone, false) {
                    return None;
                }
                if let Some(last) = found.last_mut() {
                    last.items.push((at - label_at, token.text.clone()));
                }
            }
            Kind::Bar if open && at > label_at => {
                if !std::mem::replace(&mut barred, true)
                    && let Some(last) = found.last_mut()
                {
                    last.bars += 1;
                }
            }
            Kind::Figure if !found.is_empty() => return None,
            Kind::Odd if open => return None,
            _ => {}
        }
    }
    // What stands behind the table ends its last line as a label does.
    if let Some(last) = found.last_mut().filter(|_| open && ground.is_followed()) {
        last.gap = last.gap.or(Some(at - label_at));
    }
    (!found.is_empty()).then_some(found)
}

fn line_behind<'d>(ground: &Ground<'d, '_>, at: usize) -> &'d str {
    ground.slice(&(at..ground.text.end)).split('\n').next().unwrap_or("")
}

fn place(ground: &Ground<'_, '_>, counted: &[Counted], figure: usize, blank: usize) -> Option<Placement> {
    // In one line of all cells nothing but the lines tells a blank's place; so a blank must take as many as a figure.
    if ground.lines.len() == 1 && figure != blank {
        return None;
    }
    let mut lines: Vec<Placed> = (0..ground.lines.len()).map(|_| Placed::Absent).collect();
    let mut rests: Vec<(usize, usize)> = Vec::new();
    for line in counted {
        let due = &ground.lines[line.line].cells;
        let mut slots: Vec<Slot> = Vec::new();
        let mut before = 0;
        for (at, text) in &line.items {
            let over = at.checked_sub(before + figure)?;
            if over % blank != 0 {
                return None;
            }
            slots.extend((0..over / blank).map(|_| empty(text.start)));
            let holds = Holds::Figure;
            slots.push(Slot { cell: Cell::at(text.clone(), 0), holds });
            before = *at;
        }
        let tail = due.len().checked_sub(slots.len())?;
        if let Some(gap) = line.gap {
            let rest = gap.checked_sub(before + tail * blank)?;
            if rest == 0 {
                return None;
            }
            rests.push((line.line, rest));
        }
        // A page that is cut behind a label does not say what stood there; where one line is the whole table, nothing does.
        let only = ground.lines.len() == 1;
        let last = line.line + 1 == ground.lines.len();
        if tail > 0 && (only || line.gap.is_none() && (!last || !ground.is_followed())) {
            lines[line.line] = if slots.is_empty() { Placed::Bare } else { Placed::Bad(slots) };
            continue;
        }
        let end = line.items.last().map_or(ground.text.start, |(_, text)| text.end);
        slots.extend((0..tail).map(|_| empty(end)));
        lines[line.line] = Placed::Cells(vec![due.iter().copied().zip(slots).collect()]);
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
    Some(Placement {
        way: format!("lines counted, {figure} and {blank}"),
        soft: true,
        by_rows: false,
        by: AlignedBy::Sums,
        lines,
    })
}

fn empty(at: usize) -> Slot {
    Slot { cell: Cell::at(at..at, 0), holds: Holds::Nothing }
}
