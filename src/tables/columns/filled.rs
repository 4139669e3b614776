//! Cells without ends of rows that were filled up to the width of their table: rows of one length.
//!
//! Where every label stands as many cells behind the one before, or a multiple of that, the rows are that long. Refused: a single
//! distance that is none, and a table of one line whose heads are not filled up.

use super::super::cells::{Cell, Unit};
use super::super::ground::Ground;
use super::super::rows::Owner;
use std::ops::Range;

/// The cells of a stream in rows of one length, as rows are that were filled up to the width of their table: labels stand that far
/// apart, or a multiple of it. `None` where they do not.
pub(super) fn in_rows(ground: &Ground<'_, '_>, stream: &[Unit]) -> Option<Vec<Unit>> {
    /// Distances between labels that show a width.
    const ENOUGH: usize = 4;
    // Where nothing stands behind the last sign, no cell does.
    let is_nothing = |unit: &Unit| parts(unit).iter().all(|part| ground.slice(part).trim().is_empty());
    let stream = stream.split_last().filter(|(last, _)| is_nothing(last)).map_or(stream, |(_, before)| before);
    let starts = row_starts(ground, stream);
    let first = *starts.first()?;
    if ground.lines.len() == 1 {
        return one_row(ground, stream, first);
    }
    let distances = || starts.windows(2).map(|pair| pair[1] - pair[0]);
    let length = distances().min()?;
    // Between the bar that closes a row and the one that opens the next the line ends, and nothing else: that is no cell.
    let is_edge = |unit: &Unit| is_nothing(unit) && parts(unit).iter().any(|part| ground.slice(part).contains('\n'));
    let are_fenced = starts.iter().all(|&start| start > 0 && is_edge(&stream[start - 1]));
    let kept = length - usize::from(are_fenced);
    let most = ground.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let is_even = distances().count() >= ENOUGH && distances().all(|distance| distance % length == 0);
    (kept > most && is_even).then(|| chunks(stream, first, length, kept))
}

/// What a cell holds, in pieces.
fn parts(unit: &Unit) -> &[Range<usize>] {
    if let Unit::Cell(cell) = unit { &cell.parts } else { &[] }
}

/// The rows of a table of one line: its heads are filled up to the length of that.
fn one_row(ground: &Ground<'_, '_>, stream: &[Unit], first: usize) -> Option<Vec<Unit>> {
    let due = ground.lines[0].cells.len();
    let holds = |unit: &Unit| parts(unit).iter().any(|part| !ground.slice(part).trim().is_empty());
    let has_words = |unit: &Unit| parts(unit).iter().any(|part| !ground.words_in(part).is_empty());
    let has_digit = |part: &Range<usize>| ground.slice(part).contains(|c: char| c.is_ascii_digit());
    let has_figure = |unit: &Unit| parts(unit).iter().any(has_digit);
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
        let words = || parts(unit).iter().flat_map(|part| ground.words_in(part));
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
