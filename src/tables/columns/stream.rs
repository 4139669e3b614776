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

/// The cells of a stream in rows of one length, as rows are that were filled up to the width of their table: labels stand that far
/// apart, or a multiple of it. `None` where they do not.
pub(super) fn in_rows(ground: &Ground<'_, '_>, stream: &[Unit]) -> Option<Vec<Unit>> {
    /// Distances between labels that show a width.
    const ENOUGH: usize = 4;
    // Behind the last sign nothing may stand: then it is no cell, and no blank.
    let is_cell = |unit: &Unit| !matches!(unit, Unit::Cell(cell) if ground.slice(&cell.parts[0]).trim().is_empty());
    let stream = match stream.split_last() {
        Some((last, before)) if !is_cell(last) => before,
        _ => stream,
    };
    let starts = row_starts(ground, stream);
    let first = *starts.first()?;
    if ground.lines.len() == 1 {
        return one_row(ground, stream, first);
    }
    let distances = || starts.windows(2).map(|pair| pair[1] - pair[0]);
    let length = distances().min()?;
    let even = distances().filter(|distance| distance % length == 0).count();
    let most = ground.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    if length <= most || even < ENOUGH || even < distances().count() {
        return None;
    }
    Some(chunks(stream, first, length, length))
}

/// The rows of a table of one line: its heads are as many times as long as that.
fn one_row(ground: &Ground<'_, '_>, stream: &[Unit], first: usize) -> Option<Vec<Unit>> {
    let due = ground.lines[0].cells.len();
    let any = |unit: &Unit, wanted: &dyn Fn(&Range<usize>) -> bool| matches!(unit, Unit::Cell(cell) if cell.parts.iter().any(wanted));
    let holds = |unit: &Unit| any(unit, &|part| !ground.slice(part).trim().is_empty());
    let has_words = |unit: &Unit| any(unit, &|part| !ground.words_in(part).is_empty());
    let has_figure = |unit: &Unit| any(unit, &|part| ground.slice(part).contains(|c: char| c.is_ascii_digit()));
    // A bar before each row leaves an empty cell behind the one before.
    [due, due + 1].into_iter().find_map(|length| {
        let mut rows: Vec<&[Unit]> = stream[first..].chunks(length).collect();
        // The number of the next heading may stand behind.
        if rows.last().is_some_and(|row| row.len() < due && !row.iter().any(has_figure)) {
            rows.pop();
        }
        let (last, heads) = rows.split_last()?;
        let is_head = |row: &&[Unit]| row.iter().any(has_words) && holds(&row[0]) && !row.last().is_some_and(holds);
        let ends = |row: &&[Unit]| row[due..].iter().all(|unit| !holds(unit));
        let (own, behind) = last.split_at_checked(due)?;
        let fits = !own.iter().any(has_words) && !behind.iter().any(has_figure) && heads.iter().all(ends);
        let end = stream.len().min(first + rows.len() * length);
        (fits && heads.len() > 1 && heads.iter().all(is_head)).then(|| chunks(&stream[..end], first, length, due))
    })
}

/// The first cells as a row, the others in rows of this length, as far as they are `kept`.
fn chunks(stream: &[Unit], first: usize, length: usize, kept: usize) -> Vec<Unit> {
    let mut units = stream[..first].to_vec();
    for row in stream[first..].chunks(length) {
        units.push(Unit::RowEnd);
        units.extend(row.iter().take(kept).enumerate().map(|(column, unit)| match unit {
            Unit::Cell(cell) => Unit::Cell(Cell { column: column as u32, ..cell.clone() }),
            other => other.clone(),
        }));
    }
    units.push(Unit::RowEnd);
    units
}

/// The cells that rows begin with: that of a label, or of the groups before it.
fn row_starts(ground: &Ground<'_, '_>, stream: &[Unit]) -> Vec<usize> {
    let (mut starts, mut groups, mut open) = (Vec::new(), None, None);
    for (at, unit) in stream.iter().enumerate() {
        let Unit::Cell(cell) = unit else { continue };
        let words = || cell.parts.iter().flat_map(|part| ground.words_in(part));
        let label = words().find_map(|words| if let Owner::Label(line) = words.owner { Some(line) } else { None });
        if let Some(line) = label.filter(|line| open != Some(*line)) {
            starts.push(groups.unwrap_or(at));
            open = Some(line);
        }
        let is_group = label.is_none() && words().any(|words| words.owner == Owner::Group);
        groups = is_group.then(|| groups.unwrap_or(at));
    }
    starts
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
