//! Whether columns found by their places have their names over them, whole or in pieces under each other (`结果` / `维持`).

use super::super::super::ground::Ground;
use super::super::super::lines::Line;
use super::bands::{Band, Key};
use super::lines::{Piece, Place};
use crate::statute::{CellIndex, Column};
use crate::text::fold;

/// The words above a piece that head one column: those that no two words stand under.
pub(super) fn leaves(piece: &Piece) -> impl Iterator<Item = &Place> {
    let lines = &piece.above;
    lines.iter().enumerate().flat_map(move |(at, line)| {
        let spans = move |run: &Place| {
            lines[at + 1..].iter().any(|below| below.iter().filter(|other| run.meets(other)).nth(1).is_some())
        };
        line.iter().filter(move |run| !spans(run))
    })
}

/// Whether no figure stands under another name than its column's, where the names of all columns stand whole. A name that is none of
/// the form's heads a column, too.
pub(super) fn are_over(piece: &Piece, due: &[usize], figures: &[(usize, &Place)]) -> bool {
    let names = |column: usize| piece.headings.iter().filter(move |(other, _)| *other == column).map(|(_, name)| name);
    if due.iter().any(|&column| names(column).next().is_none()) {
        return true;
    }
    let is_named = |run: &Place| piece.headings.iter().any(|(_, name)| name.meets(run));
    let strangers: Vec<&Place> = leaves(piece).filter(|run| !is_named(run)).collect();
    let is_other = |column: usize, place: &Place| {
        let others = piece.headings.iter().filter(|(other, _)| *other != column).map(|(_, name)| name);
        !names(column).any(|name| name.meets(place))
            && others.chain(strangers.iter().copied()).any(|name| name.meets(place))
    };
    !figures.iter().any(|(column, place)| is_other(*column, place))
}

/// Whether the first and the last column have their names over them, and none the name of another.
pub(super) fn are_named(ground: &Ground<'_, '_>, piece: &Piece, line: &Line, bands: &[Band], key: Key) -> bool {
    let columns: Vec<usize> = line.cells.iter().map(|&cell| ground.form.position(cell).1).collect();
    let over = |place: &Place, band: Band| {
        let (from, to) = key(place);
        from <= band.1 && to >= band.0
    };
    let whole = |at: usize| {
        let mut names = piece.headings.iter().filter(|(column, _)| *column == columns[at]);
        let over = names.clone().any(|(_, place)| over(place, bands[at]));
        (names.next().is_some(), over)
    };
    let pieces: Vec<String> = bands
        .iter()
        .map(|&band| {
            let own = piece
                .above
                .iter()
                .flatten()
                .filter(|run| over(run, band) && bands.iter().filter(|&&other| over(run, other)).nth(1).is_none());
            fold(&own.map(|run| ground.slice(&run.text)).collect::<String>())
        })
        .collect();
    let says = |at: usize, column: &Column| {
        let names = std::iter::once(&column.label).chain(column.variants);
        names.map(|name| fold(name)).any(|name| pieces[at].ends_with(&name))
    };
    let in_pieces = |at: usize| says(at, &ground.form.columns[columns[at]]);
    let ends = [0, columns.len() - 1];
    let all = 0..columns.len();
    all.clone().all(in_pieces)
        || ends.into_iter().all(|at| whole(at).1) && all.clone().all(|at| whole(at) == (true, true) || !whole(at).0)
}

/// The columns of rows' figures, where each figure begins (or ends) just as the name of a column does, and the names of all
/// columns stand once.
pub(super) fn under(
    ground: &Ground<'_, '_>,
    piece: &Piece,
    rows: &[usize],
    due: usize,
    key: Key,
) -> Option<Vec<Vec<usize>>> {
    /// Figures that are not set under names by chance.
    const ENOUGH: usize = 3;
    let line = &ground.lines[*rows.first()?];
    let name = |&cell: &CellIndex| {
        let own = |(column, _): &&(usize, Place)| *column == ground.form.position(cell).1;
        let mut names = piece.headings.iter().filter(own);
        names.next().filter(|_| names.next().is_none()).map(|(_, place)| key(place))
    };
    let names: Vec<Band> = line.cells.iter().map(name).collect::<Option<_>>()?;
    let column = |place: &Place| names.iter().position(|name| *name == key(place));
    let columns = |row: &usize| piece.rows[row].iter().map(column).collect::<Option<Vec<usize>>>();
    let of_rows: Vec<Vec<usize>> = rows.iter().map(columns).collect::<Option<_>>()?;
    let figures: Vec<usize> = of_rows.iter().flatten().copied().collect();
    let is_told = figures.len() >= ENOUGH && figures.iter().any(|column| *column != figures[0]);
    let in_order = |columns: &Vec<usize>| columns.windows(2).all(|pair| pair[0] < pair[1]);
    (names.len() == due && is_told && of_rows.iter().all(in_order)).then_some(of_rows)
}
