//! What stands alone on a line among rows, and is no cell of them: a number of a page, a line or the next heading, a rule, a remark.
//!
//! A row that stands on its label's line, as all others do, keeps no number from below, unless its own sum bears that out. Where bars
//! or tabs part the cells of a row, a line without one holds none. Where rows are broken over lines as a rule nothing is told.

use super::cells::{Holds, Run, Slot, Walk};
use super::ground::Ground;
use super::padding::breaks_its_sum;
use super::rows::Owner;
use super::signs::{is_bar, is_lone};
use std::ops::Range;

/// Where the figures of a row stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// On its label's line.
    Beside,
    /// On its label's line but for the last one, which no other stands beside; `closed` where cells end behind the label.
    Lone {
        closed: bool,
    },
    Elsewhere,
}

/// Leaves over what has come to a row from below it.
pub(super) fn leave(ground: &Ground<'_, '_>, walk: &mut Walk) {
    let stands: Vec<Stands> = walk.runs.iter().map(|run| stands(ground, run)).collect();
    let count = |wanted: fn(&Stands) -> bool| stands.iter().filter(|stands| wanted(stands)).count();
    let beside = count(|stands| *stands == Stands::Beside);
    let lone = count(|stands| matches!(stands, Stands::Lone { .. }));
    for (run, stands) in walk.runs.iter().zip(&stands) {
        let is_stray = matches!(stands, Stands::Lone { closed } if *closed && beside > 0 || beside > lone);
        let last = run.slots.iter().rfind(|slot| is_filled(slot)).and_then(|slot| slot.cell.parts.first());
        let part = last.filter(|_| is_stray).cloned().or_else(|| unparted(ground, run));
        walk.left.extend(part.map(|part| (Some(run.line), part)));
    }
}

/// What stands on a line without a bar or a tab, where those part a row's other cells.
fn unparted(ground: &Ground<'_, '_>, run: &Run) -> Option<Range<usize>> {
    let text = &ground.document.text;
    let line = |at: usize| {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        (start, text[start..].lines().next().unwrap_or("").contains(is_wall))
    };
    let own = |slot: &Slot| {
        let part = ground.document.trim(slot.cell.parts.first()?);
        (!part.is_empty()).then(|| (line(part.start), part))
    };
    let parts: Vec<((usize, bool), Range<usize>)> = run.slots.iter().filter_map(own).collect();
    let (parted, bare): (Vec<_>, Vec<_>) = parts.into_iter().partition(|((_, parted), _)| *parted);
    let is_own = |at: usize| label_before(ground, run, at).is_some_and(|label| line(label).0 == line(at).0);
    let (_, part) = bare.into_iter().find(|(_, part)| !is_own(part.start))?;
    let is_row = parted.len() * 2 > run.slots.len();
    (is_row && !is_told(ground, run)).then_some(part)
}

/// Where the label of a row ends that stands before a place.
fn label_before(ground: &Ground<'_, '_>, run: &Run, at: usize) -> Option<usize> {
    let before = &ground.words[..ground.words.partition_point(|words| words.text.start < at)];
    let is_own =
        |owner| matches!(owner, Owner::Label(line) | Owner::Note(line) | Owner::Again(line) if line == run.line);
    before.iter().rfind(|words| is_own(words.owner)).map(|words| words.text.end)
}

/// Whether a row's own sum bears its cells out.
fn is_told(ground: &Ground<'_, '_>, run: &Run) -> bool {
    let due = &ground.lines[run.line].cells;
    let is_read = run.slots.iter().all(|slot| slot.holds != Holds::Odd);
    due.len() > 1
        && run.slots.len() == due.len()
        && is_read
        && run.counts(ground)
        && !breaks_its_sum(ground, due, &run.slots)
}

fn is_wall(c: char) -> bool {
    c == '\t' || is_bar(c)
}

fn is_filled(slot: &Slot) -> bool {
    slot.holds != Holds::Nothing
}

fn stands(ground: &Ground<'_, '_>, run: &Run) -> Stands {
    let starts: Vec<usize> = run
        .slots
        .iter()
        .filter(|slot| is_filled(slot))
        .filter_map(|slot| Some(ground.document.trim(slot.cell.parts.first()?).start))
        .collect();
    let Some((&last, others)) = starts.split_last() else { return Stands::Elsewhere };
    let Some(label) = label_before(ground, run, starts[0]) else { return Stands::Elsewhere };
    let text = &ground.document.text;
    let breaks = |from: usize, to: usize| text.get(from..to).is_none_or(|between| between.contains('\n'));
    if !breaks(label, last) {
        return Stands::Beside;
    }
    let number =
        ground.text_of(run.slots.iter().rfind(|slot| is_filled(slot)).map_or(&[][..], |slot| &slot.cell.parts));
    let is_number = is_lone(number.trim()) && number.trim() != "0";
    if others.iter().any(|&other| breaks(label, other)) || !is_number || is_told(ground, run) {
        return Stands::Elsewhere;
    }
    let rest = text[label..].lines().next().unwrap_or("");
    Stands::Lone { closed: rest.contains(is_wall) }
}
