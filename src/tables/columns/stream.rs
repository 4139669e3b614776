//! Cells parted by a character all through a text, whatever its lines: what bars and tabs try where a line is no row.

use super::super::cells::{Cell, Unit};
use super::super::ground::{Ground, Kind};
use super::super::rows::Owner;
use super::super::signs::is_figure;
use std::ops::Range;

/// Cells in one row, whatever the lines; but a line end between words and a figure parts them.
pub(super) fn stream(ground: &Ground<'_, '_>, parts: fn(char) -> bool) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = ground.text.start;
    for piece in ground.slice(&ground.text).split(parts) {
        let mut end = at + piece.len();
        let next = end + ground.slice(&(end..ground.text.end)).chars().next().map_or(0, char::len_utf8);
        if end == ground.text.end {
            // Nothing but its line ends the last cell.
            let lead = piece.len() - piece.trim_start().len();
            end = at + piece[lead..].find('\n').map_or(piece.len(), |line| lead + line);
        }
        for range in by_kind(ground, at..end) {
            let text = ground.slice(&range).trim();
            if !(text.len() > 2 && text.chars().all(|c| matches!(c, '-' | ':' | '='))) {
                units.push(Unit::Cell(Cell::at(range, 0)));
            }
        }
        at = next;
    }
    units
}

/// Whether half of the labels have all their cells behind them on their own lines, so that a line is a row.
pub(super) fn is_by_lines(ground: &Ground<'_, '_>, parts: Kind) -> bool {
    let lines = ground.tokens.split(|token| token.kind == Kind::Break);
    let rows = lines.filter(|line| {
        let label = line.iter().enumerate().rev().find_map(|(at, token)| match token.kind {
            Kind::Words { owner: Owner::Label(own), .. } => Some((at, own)),
            _ => None,
        });
        let parted = |(at, own): (usize, usize)| {
            let parted = line[at..].iter().filter(|token| token.kind == parts).count();
            // A bar with nothing behind it only ends the label's cell.
            let ends = line[at..].iter().position(|token| token.kind == parts) == Some(line.len() - at - 1);
            !ends && parted >= ground.lines[own].cells.len()
        };
        label.is_some_and(parted)
    });
    let standing = (0..ground.lines.len()).filter(|&line| ground.has(line)).count();
    standing > 1 && rows.count() * 2 >= standing
}

/// A piece, cut where a line of a figure meets one of words.
fn by_kind(ground: &Ground<'_, '_>, piece: Range<usize>) -> Vec<Range<usize>> {
    let mut cut = Vec::new();
    let (mut start, mut at) = (piece.start, piece.start);
    let mut before = None;
    for line in ground.slice(&piece).split_inclusive('\n') {
        if !line.trim().is_empty() {
            let figure = is_figure(line);
            if before.is_some_and(|before| before != figure) {
                cut.push(start..at);
                start = at;
            }
            before = Some(figure);
        }
        at += line.len();
    }
    cut.push(start..piece.end);
    cut
}
