//! Columns told by where figures stand on their lines, as text is aligned by spaces.
//!
//! The figures of all rows of a piece that have the same cells are laid over each other. They make columns where their left ends,
//! or their right ends, stand at as many places as the rows have cells, or where they overlap in as many bands; the names of the
//! columns stand in for a column without any figure. Where columns wander down the page, the full rows around a row with gaps
//! place its figures. Widths are counted in three ways, for converters count them so.

mod bands;
mod between;
mod heads;
mod lines;

use super::super::cells::{Cell, Holds, Slot};
use super::super::fit::{Placed, Placement};
use super::super::ground::{Ground, Kind};
use crate::report::AlignedBy;
use crate::statute::{CellIndex, Frame};
use bands::{Band, By};
use lines::{Piece, Place, Places, places};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthChar;

const WIDTHS: [fn(char) -> usize; 3] = [|_| 1, |c| c.width().unwrap_or(0), |c| c.width_cjk().unwrap_or(0)];

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    if ground.tokens.iter().any(|token| matches!(token.kind, Kind::Bar | Kind::Tab)) {
        return Vec::new();
    }
    let mut placements = Vec::new();
    for width in WIDTHS {
        let Some(places) = places(ground, width) else { continue };
        for (by, way) in By::ALL {
            placements.extend(placed(ground, &places, way, |piece, rows, due| in_bands(ground, piece, rows, due, by)));
        }
        placements.extend(placed(ground, &places, "places between full rows", |piece, rows, due| {
            let own: Vec<&[Place]> = rows.iter().map(|row| &piece.rows[row][..]).collect();
            between::columns(&own, due)
        }));
        placements.extend(ragged(ground, &places));
    }
    placements
}

/// Every row of every piece, by the columns of its figures; rows with the same columns are asked about together.
fn placed(
    ground: &Ground<'_, '_>,
    places: &Places,
    way: &str,
    columns: impl Fn(&Piece, &[usize], usize) -> Option<Vec<Vec<usize>>>,
) -> Option<Placement> {
    let mut lines: Vec<Placed> = vec![Placed::Absent; ground.lines.len()];
    for piece in &places.pieces {
        let mut alike: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for &line in piece.rows.keys() {
            let columns = ground.lines[line].cells.iter().map(|&cell| ground.form.position(cell).1).collect();
            alike.entry(columns).or_default().push(line);
        }
        for (due, rows) in alike {
            // A row of one cell has no columns to tell apart.
            let of_rows = match due.len() {
                1 => {
                    rows.iter().map(|row| (piece.rows[row].len() < 2).then(|| vec![0; piece.rows[row].len()])).collect()
                }
                due => columns(piece, &rows, due),
            };
            for (line, columns) in rows.into_iter().zip(of_rows?) {
                // A row that stands in two pieces says two things.
                if matches!(lines[line], Placed::Cells(_)) {
                    return None;
                }
                let mut slots = vec![empty(ground); due.len()];
                for (place, column) in piece.rows[&line].iter().zip(columns) {
                    slots[column] = slot(place);
                }
                lines[line] = Placed::Cells(vec![cells(ground, line, slots)]);
            }
        }
    }
    Some(Placement { way: way.to_owned(), soft: true, by_rows: false, by: AlignedBy::Sums, lines })
}

/// The columns of rows' figures where those make bands.
fn in_bands(ground: &Ground<'_, '_>, piece: &Piece, rows: &[usize], due: usize, by: By) -> Option<Vec<Vec<usize>>> {
    let figures = || rows.iter().flat_map(|row| &piece.rows[row]);
    let own = by.bands(figures());
    let line = &ground.lines[*rows.first()?];
    let bands = if own.len() == due {
        own
    } else {
        // A column without a figure is where its name stands; what stands left of all is no column.
        let has = |column: usize| line.cells.iter().any(|&cell| ground.form.position(cell).1 == column);
        let named = piece.headings.iter().filter(|(column, _)| has(*column)).map(|(_, place)| place);
        let named = by.bands(figures().chain(named));
        let above = || by.bands(figures().chain(heads::leaves(piece)));
        let bands = if named.len() == due { named } else { last(above(), due)? };
        if !heads::are_named(ground, piece, line, &bands, by.key()) {
            return None;
        }
        bands
    };
    let column = |place: &Place| {
        let (from, to) = by.key()(place);
        bands.iter().position(|band| from >= band.0 && to <= band.1)
    };
    let columns = |row: &usize| -> Option<Vec<usize>> {
        let columns: Vec<usize> = piece.rows[row].iter().map(column).collect::<Option<_>>()?;
        columns.windows(2).all(|pair| pair[0] < pair[1]).then_some(columns)
    };
    rows.iter().map(columns).collect()
}

/// The last bands, as many as are due.
fn last(bands: Vec<Band>, due: usize) -> Option<Vec<Band>> {
    Some(bands.get(bands.len().checked_sub(due)?..)?.to_vec())
}

/// Columns of a table whose spans were not filled up, so that each line begins in a column of its own: the ends of labels and
/// figures make as many columns as the labels need, and behind the last of those as many as a line has cells.
fn ragged(ground: &Ground<'_, '_>, places: &Places) -> Option<Placement> {
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
    let mut lines: Vec<Placed> = Vec::with_capacity(ground.lines.len());
    for at in 0..ground.lines.len() {
        let Some(label) = places.labels.get(&at) else {
            lines.push(Placed::Absent);
            continue;
        };
        let start = columns.iter().position(|column| column == label)? + 1;
        let mut slots: Vec<Slot> = vec![empty(ground); due];
        for place in piece.rows.get(&at).into_iter().flatten() {
            let column = columns.iter().position(|&column| column == place.from)?.checked_sub(start)?;
            *slots.get_mut(column)? = slot(place);
        }
        lines.push(Placed::Cells(vec![cells(ground, at, slots)]));
    }
    let way = "places behind each label".to_owned();
    Some(Placement { way, soft: true, by_rows: false, by: AlignedBy::Sums, lines })
}

fn cells(ground: &Ground<'_, '_>, line: usize, slots: Vec<Slot>) -> Vec<(CellIndex, Slot)> {
    ground.lines[line].cells.iter().copied().zip(slots).collect()
}

fn slot(place: &Place) -> Slot {
    Slot { cell: Cell::at(place.text.clone(), 0), holds: place.holds }
}

fn empty(ground: &Ground<'_, '_>) -> Slot {
    let at = ground.text.start;
    Slot { cell: Cell::at(at..at, 0), holds: Holds::Nothing }
}
