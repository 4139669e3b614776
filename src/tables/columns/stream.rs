//! Cells parted by a character all through a text, whatever its lines: what bars and tabs try where a line is no row.

use super::super::cells::{Cell, Unit};
use super::super::ground::{Ground, Kind, Token};
use super::super::rows::Owner;
use super::super::signs::{is_figure, is_nothing};
use std::ops::Range;

/// Cells in one row, whatever the lines; but a line end between words and a figure parts them.
pub(super) fn stream(ground: &Ground<'_, '_>, parts: fn(char) -> bool) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = ground.text.start;
    let text = ground.slice(&ground.text);
    let leads = is_beside(text, parts, |line| line.starts_with(parts));
    let trails = is_beside(text, parts, |line| line.ends_with(parts));
    for piece in ground.slice(&ground.text).split(parts) {
        let mut end = at + piece.len();
        let next = end + ground.slice(&(end..ground.text.end)).chars().next().map_or(0, char::len_utf8);
        if end == ground.text.end {
            // A cell ends with the sign behind it, where cells do not begin with one.
            let is_line =
                piece.contains('\n') || text.lines().last().is_some_and(|line| line.matches(parts).count() == 1);
            if trails && !leads && at > ground.text.start && is_line && piece.trim().is_empty() {
                break;
            }
            // Nothing but its line ends the last cell.
            let lead = piece.len() - piece.trim_start().len();
            end = at + piece[lead..].find('\n').map_or(piece.len(), |line| lead + line);
        }
        // Behind a sign that cells begin with, the end of the line ends an empty one.
        let line = piece.find('\n').filter(|&line| leads && piece[..line].trim().is_empty() && opens_line(ground, at));
        if let Some(line) = line.filter(|line| !piece[*line..].trim().is_empty()) {
            units.push(Unit::Cell(Cell::at(at..at + line, 0)));
            at += line;
        }
        // A figure that stands above the line that ends its cell is none of its own: on that line there may be an empty one.
        let own = at + ground.slice(&(at..end)).rfind('\n').map_or(0, |line| line + 1);
        let is_above = !leads && trails && end < ground.text.end && is_figure(ground.slice(&(at..own)).trim());
        if is_above && ground.slice(&(own..end)).trim().is_empty() {
            units.push(Unit::Cell(Cell::at(at..own, 0)));
            at = own;
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

/// Whether cells stand on the lines of the sign that parts them: most lines that hold more than signs have it at this end.
fn is_beside(text: &str, parts: fn(char) -> bool, has: impl Fn(&str) -> bool) -> bool {
    let is_filled = |line: &&str| line.chars().any(|c| !parts(c) && !c.is_whitespace());
    let (own, others): (Vec<&str>, Vec<&str>) =
        text.lines().map(str::trim).filter(is_filled).partition(|line| has(line));
    own.len() > others.len()
}

/// Whether nothing but a sign stands before this place in its line.
fn opens_line(ground: &Ground<'_, '_>, at: usize) -> bool {
    let before = ground.slice(&(ground.text.start..at));
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    before[line..].trim().chars().count() == 1
}

/// Whether half of the labels have all their cells behind them on their own lines, so that a line is a row. Where all cells are one
/// row, a line has them.
pub(super) fn is_by_lines(ground: &Ground<'_, '_>, parts: Kind) -> bool {
    let mut lines = ground.tokens.split(|token| token.kind == Kind::Break);
    if let [all] = ground.lines {
        let is_row = |line: &[Token]| {
            let parted = line.iter().filter(|token| token.kind == parts).count();
            let is_cell = |token: &Token| !matches!(token.kind, Kind::Words { .. });
            parted >= all.cells.len() && line.iter().all(is_cell) && line.iter().any(|token| token.kind == Kind::Figure)
        };
        return lines.any(is_row);
    }
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
            let figure = is_figure(line) || is_nothing(line.trim());
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
