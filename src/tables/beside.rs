//! Tables beside each other: labels side by side in a row, under it one row in which the same names stand once for each of them.
//!
//! What stands under the names of one label is a table of its own: 未经复议直接起诉 and 复议后起诉 over ten names and ten figures.
//! Refused: names that do not stand in the form's order, once for each label.

use super::cells::{Cell, Holds, Unit};
use super::ground::Ground;
use super::says::{Says, says};
use std::borrow::Cow;

/// The rows of a cut, tables beside each other put below each other.
pub(super) fn below_each_other<'u>(ground: &Ground<'_, '_>, units: &'u [Unit]) -> Cow<'u, [Unit]> {
    let rows: Vec<&[Unit]> = units.split_inclusive(|unit| matches!(unit, Unit::RowEnd)).collect();
    let is_beside = |pair: &[&[Unit]]| starts(ground, pair[0], pair[1]).is_some();
    if ground.lines.len() == 1 || !rows.windows(2).any(is_beside) {
        return Cow::Borrowed(units);
    }
    let mut found: Vec<Unit> = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < rows.len() {
        let is_named =
            |row: &&&[Unit]| cells(row).any(|cell| matches!(says(ground, cell), Says::Label(_) | Says::Heading(_)));
        let under = rows.iter().skip(at + 2).take_while(|row| !is_named(row)).count();
        // Of a row that is longer than its names nobody knows which cell is none.
        let end = |row: &[Unit]| cells(row).map(|cell| cell.column + cell.width).max().unwrap_or(0);
        let is_long = |head: &[Unit]| rows.iter().skip(at + 2).take(under).any(|row| end(row) > end(head));
        let head = rows.get(at + 1).filter(|head| !is_long(head));
        let Some(parts) = head.and_then(|head| starts(ground, rows[at], head)) else {
            found.extend(rows[at].iter().cloned());
            at += 1;
            continue;
        };
        for (part, (label, from)) in parts.iter().enumerate() {
            let to = parts.get(part + 1).map_or(u32::MAX, |(_, from)| *from);
            found.extend([Unit::Cell(label.clone()), Unit::RowEnd]);
            for row in &rows[at + 1..at + 2 + under] {
                let own = cells(row).filter(|cell| (*from..to).contains(&cell.column));
                found.extend(own.map(|cell| Unit::Cell(Cell { column: cell.column - from, ..cell.clone() })));
                found.push(Unit::RowEnd);
            }
        }
        at += 2 + under;
    }
    Cow::Owned(found)
}

fn cells(row: &[Unit]) -> impl Iterator<Item = &Cell> {
    row.iter().filter_map(|unit| if let Unit::Cell(cell) = unit { Some(cell) } else { None })
}

/// The labels of a row, each with the column that its names begin at in the row below; `None` where they do not stand so.
fn starts(ground: &Ground<'_, '_>, row: &[Unit], head: &[Unit]) -> Option<Vec<(Cell, u32)>> {
    let mut labels: Vec<(Cell, usize)> = Vec::new();
    for cell in cells(row) {
        match says(ground, cell) {
            // A span may have been copied.
            Says::Label(line) | Says::Again(line) if labels.last().is_some_and(|(_, last)| *last == line) => {}
            Says::Label(line) => labels.push((cell.clone(), line)),
            Says::Data(Holds::Nothing) => {}
            _ => return None,
        }
    }
    let names: Option<Vec<(u32, usize)>> = cells(head)
        .filter(|cell| says(ground, cell) != Says::Data(Holds::Nothing))
        .map(|cell| if let Says::Heading(name) = says(ground, cell) { Some((cell.column, name)) } else { None })
        .collect();
    let names = names.filter(|_| labels.len() > 1)?;
    let due = |line: usize| ground.lines[line].cells.iter().map(|&cell| ground.form.position(cell).1);
    let is_due = names.iter().map(|(_, name)| *name).eq(labels.iter().flat_map(|(_, line)| due(*line)));
    let mut first = 0;
    let mut starts = Vec::new();
    for (label, line) in labels.iter().filter(|_| is_due) {
        starts.push((label.clone(), names[first].0));
        first += due(*line).count();
    }
    is_due.then_some(starts)
}
