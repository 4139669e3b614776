//! Rows of one label, of which one stands: the label before tells which it is, or a label of the other's behind.
//!
//! 被依法纠错数 is a row under 行政复议数量 and another one under 行政诉讼数量. Where the heading between is gone or cannot be read, the
//! order of the form tells nothing of a row that stands alone. Nor does it of a label of which so little is left that it may be
//! another's.

use super::doubts::doubt;
use super::ground::Ground;
use super::rows::Owner;
use super::wordings;
use crate::report::Cell;
use crate::statute::Frame;
use crate::text::fold;
use std::collections::BTreeSet;

/// Leaves open the rows of which the page does not tell under what heading they stand.
pub(super) fn weigh(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    if ground.frame != Frame::Rows {
        return;
    }
    let family = |line: usize| ground.lines[line].family;
    let stands: Vec<bool> = (0..ground.lines.len()).map(|line| ground.has(line)).collect();
    let labels: Vec<(usize, usize)> = labels(ground);
    let mut open: BTreeSet<usize> = BTreeSet::new();
    for (place, &(words, line)) in labels.iter().enumerate() {
        let is_twin = |other: &usize| *other != line && !stands[*other] && may_be(ground, line, *other);
        let Some(twin) = (0..ground.lines.len()).find(is_twin) else { continue };
        // Words of nobody's between may be the heading of either.
        let is_strange = |at: usize| {
            let words = &ground.words[at];
            words.owner == Owner::Foreign && !ground.is_idle(ground.slice(&words.text))
        };
        let goes_on = place
            .checked_sub(1)
            .map(|before| labels[before])
            .is_some_and(|(before, other)| family(other) == family(line) && !(before..words).any(is_strange));
        let is_before_twins = || twin > line && labels[place..].iter().any(|&(_, other)| family(other) == family(twin));
        if !goes_on && !is_before_twins() {
            open.insert(line);
        }
    }
    open.extend((0..ground.lines.len()).filter(|&line| stands[line] && is_torn_twin(ground, &stands, line)));
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
    let pair = (row(line), row(other));
    let twins = &wordings::of(ground.form).twins;
    let shared = twins.iter().find(|(own, twin, _)| (Some(*own), Some(*twin)) == pair);
    shared.is_some_and(|(_, _, shared)| {
        let own = ground.words.iter().filter(|words| words.owner == Owner::Label(line));
        own.flat_map(|words| fold(ground.slice(&words.text)).chars().collect::<Vec<_>>()).all(|c| shared.contains(c))
    })
}

/// Whether what is left of a torn label is left of another line's as well, which stands nowhere: 政务微信公…政府信息.
fn is_torn_twin(ground: &Ground<'_, '_>, stands: &[bool], line: usize) -> bool {
    let own = || ground.words.iter().filter(|words| words.owner == Owner::Label(line));
    if own().any(|words| words.whole) {
        return false;
    }
    let left: String = own().map(|words| fold(ground.slice(&words.text))).collect();
    let is_left_of = |other: usize| {
        let mut letters = ground.lines[other].label.chars();
        left.chars().all(|c| letters.any(|other| other == c))
    };
    let is_lost = |other: usize| other != line && !stands[other];
    left != ground.lines[line].label && (0..ground.lines.len()).any(|other| is_lost(other) && is_left_of(other))
}
