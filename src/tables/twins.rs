//! Rows of one label, of which one stands: the label before tells which it is, or a label of the other's behind.
//!
//! 被依法纠错数 is a row under 行政复议数量 and another one under 行政诉讼数量. Where the heading between is gone or cannot be read, the
//! order of the form tells nothing of a row that stands alone. Nor does it of a label of which so little is left that it may be
//! another's.

use super::doubts::doubt;
use super::ground::Ground;
use super::rows::Owner;
use crate::report::Cell;
use crate::statute::{Form, Frame};
use crate::text::fold;
use std::collections::BTreeSet;

/// Leaves open the rows of which the page does not tell under what heading they stand.
pub(super) fn weigh(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    if ground.frame != Frame::Rows {
        return;
    }
    let family = |line: usize| ground.lines[line].family;
    let labels: Vec<(usize, usize)> = labels(ground);
    let mut open: BTreeSet<usize> = BTreeSet::new();
    for (place, &(words, line)) in labels.iter().enumerate() {
        let is_twin = |other: &usize| *other != line && !ground.has(*other) && may_be(ground, line, *other);
        let Some(twin) = (0..ground.lines.len()).find(is_twin) else { continue };
        // Words of nobody's between may be the heading of either.
        let is_strange = |at: usize| {
            let words = &ground.words[at];
            words.owner == Owner::Foreign && !ground.is_idle(ground.slice(&words.text))
        };
        let goes_on = place.checked_sub(1).map(|before| labels[before]).is_some_and(|(before, other)| {
            family(other) == family(line) && !open.contains(&other) && !(before..words).any(is_strange)
        });
        let is_before_twins = || twin > line && labels[place..].iter().any(|&(_, other)| family(other) == family(twin));
        if !goes_on && !is_before_twins() {
            open.insert(line);
        }
    }
    open.extend((0..ground.lines.len()).filter(|&line| is_torn_twin(ground, line)));
    open.iter().flat_map(|&line| &ground.lines[line].cells).for_each(|&cell| doubt(&mut cells[cell]));
}

/// Where the labels stand, each once: which words, and of which line.
fn labels(ground: &Ground<'_, '_>) -> Vec<(usize, usize)> {
    let mut seen = BTreeSet::new();
    let line = |owner: Owner| if let Owner::Label(line) = owner { Some(line) } else { None };
    let labels = ground.words.iter().enumerate().filter_map(|(at, words)| Some((at, line(words.owner)?)));
    labels.filter(|(_, line)| seen.insert(*line)).collect()
}

/// Whether what stands as a line's label may be another line's as well: both have one wording, and no letter stands that only the
/// first one's has.
fn may_be(ground: &Ground<'_, '_>, line: usize, other: usize) -> bool {
    let row = |line: usize| ground.lines[line].cells.first().map(|&cell| ground.form.position(cell).0);
    let Some((own, other)) = row(line).zip(row(other)) else { return false };
    let mut shared = wordings(ground.form, own).filter(|own| wordings(ground.form, other).any(|other| other == *own));
    shared.next().is_some_and(|shared| {
        let own = ground.words.iter().filter(|words| words.owner == Owner::Label(line));
        own.flat_map(|words| fold(ground.slice(&words.text)).chars().collect::<Vec<_>>()).all(|c| shared.contains(c))
    })
}

/// Whether what is left of a torn label is left of another line's as well, which stands nowhere: 政务微信公…政府信息.
fn is_torn_twin(ground: &Ground<'_, '_>, line: usize) -> bool {
    let own = || ground.words.iter().filter(|words| words.owner == Owner::Label(line));
    if own().next().is_none() || own().any(|words| words.whole) {
        return false;
    }
    let left: String = own().map(|words| fold(ground.slice(&words.text))).collect();
    let is_left_of = |other: usize| {
        let mut letters = ground.lines[other].label.chars();
        left.chars().all(|c| letters.any(|other| other == c))
    };
    let is_lost = |other: usize| other != line && !ground.has(other);
    left != ground.lines[line].label && (0..ground.lines.len()).any(|other| is_lost(other) && is_left_of(other))
}

/// How a row is called, folded.
fn wordings(form: &'static Form, row: usize) -> impl Iterator<Item = String> {
    let row = &form.rows[row];
    std::iter::once(row.label).chain(row.variants.iter().copied()).map(fold)
}
