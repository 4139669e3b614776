//! Figures of rows laid over each other: those in one band are one column's.

use super::super::super::ground::Ground;
use super::bands::{Band, By};
use super::heads;
use super::lines::{Piece, Place};

/// The columns of rows' figures where those make bands.
pub(super) fn in_bands(
    ground: &Ground<'_, '_>,
    piece: &Piece,
    rows: &[usize],
    due: usize,
    by: By,
) -> Option<Vec<Vec<usize>>> {
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
        let bands = if named.len() == due { named } else { last(&above(), due)? };
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
    let of_rows: Vec<Vec<usize>> = rows.iter().map(columns).collect::<Option<_>>()?;
    let placed = rows.iter().zip(&of_rows).flat_map(|(row, columns)| columns.iter().zip(&piece.rows[row]));
    (are_apart(placed, due) && !have_wandered(&of_rows, due)).then_some(of_rows)
}

/// Whether rows that have all as many figures, and most of those due, have them in different columns: the table has fewer columns, which
/// stand elsewhere on its next page.
fn have_wandered(of_rows: &[Vec<usize>], due: usize) -> bool {
    /// Rows that are no chance.
    const ROWS: usize = 5;
    let filled: Vec<&Vec<usize>> = of_rows.iter().filter(|columns| !columns.is_empty()).collect();
    let alike = |pair: &[&Vec<usize>]| pair[0].len() == pair[1].len() && pair[0].len() < due && pair[0].len() * 2 > due;
    filled.len() >= ROWS && filled.windows(2).all(alike) && filled.windows(2).any(|pair| pair[0] != pair[1])
}

/// Whether no figure of a column stands under one of the next.
fn are_apart<'p>(placed: impl Iterator<Item = (&'p usize, &'p Place)>, due: usize) -> bool {
    let mut extents: Vec<Option<Band>> = vec![None; due];
    for (column, place) in placed {
        let (from, to) = extents[*column].unwrap_or((place.from, place.to));
        extents[*column] = Some((from.min(place.from), to.max(place.to)));
    }
    let extents: Vec<Band> = extents.into_iter().flatten().collect();
    extents.windows(2).all(|pair| pair[0].1 <= pair[1].0)
}

/// The last bands, as many as are due.
fn last(bands: &[Band], due: usize) -> Option<Vec<Band>> {
    Some(bands.get(bands.len().checked_sub(due)?..)?.to_vec())
}

#[cfg(test)]
mod tests {
    use super::have_wandered;

    #[test]
    fn rows_of_as_many_figures_in_other_columns_show_a_table_without_some() {
        let rows = |above: &[usize], below: &[usize]| [vec![above.to_vec(); 3], vec![below.to_vec(); 3]].concat();
        assert!(have_wandered(&rows(&[0, 1, 2, 5, 6], &[0, 1, 2, 3, 6]), 7));
        assert!(!have_wandered(&rows(&[0, 1, 2, 5, 6], &[0, 1, 2, 5, 6]), 7));
        // Few figures a row are those of a nearly empty table.
        assert!(!have_wandered(&rows(&[0, 6], &[1, 6]), 7));
        assert!(!have_wandered(&rows(&[0, 1, 2, 5, 6], &[0, 1, 2, 6]), 7));
    }
}
