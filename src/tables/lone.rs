//! What stands alone on a line among rows, and is no cell of them: a number of a page, a line or the next heading, a rule, a remark.
//!
//! A row that stands on its label's line, as all others do, keeps no number from below, unless its own sum bears that out. Where bars
//! or tabs part the cells of a row, a line without one holds none. Where rows are broken over lines as a rule nothing is told.

use super::cells::{Holds, Run, Slot, Walk};
use super::ground::Ground;
use super::padding::breaks_its_sum;
use super::rows::Owner;
use super::signs::{is_bar, is_lone, is_void};
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
    let mut lines = Lines { text: &ground.document.text, line: 0..0, is_parted: false };
    for (run, stands) in walk.runs.iter().zip(&stands) {
        let is_stray = matches!(stands, Stands::Lone { closed } if *closed && beside > 0 || beside > lone);
        let last = run.slots.iter().rfind(|slot| is_filled(ground, slot)).and_then(|slot| slot.cell.parts.first());
        let part = last.filter(|_| is_stray).cloned().or_else(|| unparted(ground, run, &mut lines));
        walk.left.extend(part.map(|part| (Some(run.line), part)));
    }
}

/// The line that was asked for last: a page may be one.
struct Lines<'t> {
    text: &'t str,
    line: Range<usize>,
    is_parted: bool,
}

impl Lines<'_> {
    /// Whether bars or tabs part the line that a place is in.
    fn is_parted(&mut self, at: usize) -> bool {
        if !self.line.contains(&at) {
            let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
            let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
            self.line = start..end.max(at + 1);
            self.is_parted = self.text[start..end].contains(is_wall);
        }
        self.is_parted
    }
}

/// What stands on a line without a bar or a tab, where those part a row's other cells.
fn unparted(ground: &Ground<'_, '_>, run: &Run, lines: &mut Lines<'_>) -> Option<Range<usize>> {
    let own = |slot: &Slot| Some(ground.document.trim(slot.cell.parts.first()?)).filter(|part| !part.is_empty());
    let parts: Vec<Range<usize>> = run.slots.iter().filter_map(own).collect();
    let (parted, bare): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| lines.is_parted(part.start));
    let is_below = |part: &Range<usize>| {
        label_before(ground, run, part.start).is_none_or(|label| breaks(ground, label, part.start))
    };
    let part = bare.into_iter().find(is_below)?;
    (parted.len() * 2 > run.slots.len() && !is_told(ground, run)).then_some(part)
}

/// Whether a line ends between two places.
fn breaks(ground: &Ground<'_, '_>, from: usize, to: usize) -> bool {
    ground.document.text.get(from..to).is_none_or(|between| between.contains('\n'))
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

/// Whether a cell holds something, a mark for nothing as well.
fn is_filled(ground: &Ground<'_, '_>, slot: &Slot) -> bool {
    slot.holds != Holds::Nothing || slot.cell.parts.iter().any(|part| !is_void(ground.slice(part)))
}

fn stands(ground: &Ground<'_, '_>, run: &Run) -> Stands {
    let start = |slot: &Slot| Some(ground.document.trim(slot.cell.parts.first()?).start);
    let filled: Vec<&Slot> = run.slots.iter().filter(|slot| is_filled(ground, slot)).collect();
    let starts: Vec<usize> = filled.iter().filter_map(|slot| start(slot)).collect();
    let (Some((&last, others)), Some(slot)) = (starts.split_last(), filled.last()) else { return Stands::Elsewhere };
    let Some(label) = label_before(ground, run, starts[0]) else { return Stands::Elsewhere };
    if !breaks(ground, label, last) {
        return Stands::Beside;
    }
    let text = ground.text_of(&slot.cell.parts);
    let is_stray = is_lone(text.trim()) && text.trim() != "0";
    if others.iter().any(|&other| breaks(ground, label, other)) || !is_stray || is_told(ground, run) {
        return Stands::Elsewhere;
    }
    let rest = ground.document.text[label..].lines().next().unwrap_or("");
    Stands::Lone { closed: rest.contains(is_wall) }
}
