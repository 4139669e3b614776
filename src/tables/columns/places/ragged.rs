//! Columns of a table whose spans were not filled up, so that each line begins in a column of its own.
//!
//! The ends of labels and figures make as many columns as the labels need, and behind the last of those as many as a line has cells.

use super::super::super::cells::Slot;
use super::super::super::ground::Ground;
use super::super::super::placement::{Placed, Placement};
use super::heads::are_over;
use super::lines::{Place, Places};
use super::slots::{cells, empty, slot};
use crate::report::AlignedBy;
use crate::statute::Frame;

pub(super) fn cut(ground: &Ground<'_, '_>, places: &Places) -> Option<Placement> {
    let ([piece], Frame::Rows) = (&places.pieces[..], ground.frame) else { return None };
    let due = ground.lines.first()?.cells.len();
    if due < 2 || ground.lines.iter().any(|line| line.cells.len() != due) {
        return None;
    }
    let figures = piece.rows.values().flatten().map(|place| place.from);
    let first = places.labels.values().copied().min()?;
    let last = places.labels.values().copied().max()?;
    let mut own: Vec<usize> = figures.chain(places.labels.values().copied()).collect();
    let above = piece.above.iter().flatten().map(|place| place.from).filter(|from| *from >= first);
    let mut with: Vec<usize> = own.iter().copied().chain(above).collect();
    let fits = |columns: &mut Vec<usize>| {
        columns.sort_unstable();
        columns.dedup();
        columns.iter().position(|&column| column == last).is_some_and(|at| columns.len() == at + 1 + due)
    };
    let columns = if fits(&mut own) { own } else { fits(&mut with).then_some(with)? };
    // One row of figures shows no columns.
    piece.rows.values().filter(|row| !row.is_empty()).nth(1)?;
    // A figure that reaches into the next column is one of its figures, set in otherwise.
    let reaches = |place: &Place| columns.iter().any(|&column| column > place.from && column < place.to);
    if piece.rows.values().flatten().any(reaches) {
        return None;
    }
    let mut lines: Vec<Placed> = Vec::with_capacity(ground.lines.len());
    for at in 0..ground.lines.len() {
        let Some(label) = places.labels.get(&at) else {
            lines.push(Placed::Absent);
            continue;
        };
        let start = columns.iter().position(|column| column == label)? + 1;
        let mut slots: Vec<Slot> = vec![empty(ground); due];
        let mut own = Vec::new();
        let names: Vec<usize> = ground.lines[at].cells.iter().map(|&cell| ground.form.position(cell).1).collect();
        for place in piece.rows.get(&at).into_iter().flatten() {
            let column = columns.iter().position(|&column| column == place.from)?.checked_sub(start)?;
            *slots.get_mut(column)? = slot(place);
            own.push((names[column], place));
        }
        // Where all labels begin in one column, names stand over their figures.
        if first == last && !are_over(piece, &names, &own) {
            return None;
        }
        lines.push(Placed::Cells(vec![cells(ground, at, slots)]));
    }
    let way = "places behind each label".to_owned();
    Some(Placement { way, soft: true, by_rows: false, by: AlignedBy::Sums, lines })
}
