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
mod ragged;
mod slots;

use super::super::cells::Holds;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::{Placed, Placement};
use super::super::rows::Owner;
use crate::report::AlignedBy;
use crate::statute::Frame;
use bands::{Band, By};
use lines::{Piece, Place, Places, places};
use slots::{cells, empty, slot};
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthChar;

const WIDTHS: [fn(char) -> usize; 3] = [|_| 1, |c| c.width().unwrap_or(0), |c| c.width_cjk().unwrap_or(0)];

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    if ground.tokens.iter().any(|token| matches!(token.kind, Kind::Bar | Kind::Tab)) {
        return Vec::new();
    }
    if has_one_gap(ground) || ground.frame == Frame::OneLine && has_names_between(ground) {
        return Vec::new();
    }
    let mut placements = Vec::new();
    for width in WIDTHS {
        let Some(places) = places(ground, width) else { continue };
        for (by, way) in By::ALL {
            placements.extend(placed(ground, &places, way, |piece, rows, due| in_bands(ground, piece, rows, due, by)));
        }
        for by in [By::Left, By::Right] {
            let named = placed(ground, &places, "places under names", |piece, rows, due| {
                heads::under(ground, piece, rows, due, by.key())
            });
            placements.extend(named.and_then(seen));
        }
        placements.extend(placed(ground, &places, "places between full rows", |piece, rows, due| {
            let own: Vec<&[Place]> = rows.iter().map(|row| &piece.rows[row][..]).collect();
            between::columns(&own, due)
        }));
        placements.extend(ragged::cut(ground, &places));
    }
    placements
}

/// A placement of figures that begin, or end, as names do: nothing in it is taken on trust. Of a row of one cell no name tells that
/// it is empty.
fn seen(way: Placement) -> Option<Placement> {
    let is_lone = |line: &Placed| matches!(line, Placed::Cells(versions) if versions.iter().all(|row| row.len() == 1));
    let is_empty = |line: &Placed| matches!(line, Placed::Cells(versions) if versions.iter().flatten().all(|(_, slot)| slot.holds == Holds::Nothing));
    let is_told = way.lines.iter().any(|line| matches!(line, Placed::Cells(_)) && !is_lone(line));
    let lines =
        way.lines.into_iter().map(|line| if is_lone(&line) && is_empty(&line) { Placed::Bare } else { line }).collect();
    is_told.then_some(Placement { soft: false, by: AlignedBy::Headings, lines, ..way })
}

/// Whether labels stand between figures: those are several lines, whose places are not to be laid over each other.
pub(super) fn has_names_between(ground: &Ground<'_, '_>) -> bool {
    let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
    let first = ground.tokens.iter().position(is_figure).unwrap_or(0);
    let last = ground.tokens.iter().rposition(is_figure).unwrap_or(0);
    ground.tokens[first..=last].iter().any(|token| matches!(token.kind, Kind::Words { owner: Owner::Label(_), .. }))
}

/// Whether the same gap stands behind every label, however long that is: then figures stand behind each other and not under each
/// other, and a gap tells nothing.
fn has_one_gap(ground: &Ground<'_, '_>) -> bool {
    let (mut gaps, mut lengths) = (BTreeSet::new(), BTreeSet::new());
    for line in ground.tokens.split(|token| token.kind == Kind::Break) {
        let is_words = |token: &Token| matches!(token.kind, Kind::Words { .. });
        let Some(words) = line.iter().rposition(is_words) else { continue };
        if let (Kind::Words { owner: Owner::Label(_) | Owner::Note(_), .. }, Some(first)) =
            (line[words].kind, line.get(words + 1))
        {
            let start = line[0].text.start;
            gaps.insert(
                ground.slice(&(line[words].text.end..first.text.start)).chars().filter(|c| c.is_whitespace()).count(),
            );
            lengths.insert(line[words].text.end - start);
        }
    }
    gaps.len() == 1 && lengths.len() > 2
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
                let own: Vec<(usize, &Place)> = columns.iter().map(|&at| due[at]).zip(&piece.rows[&line]).collect();
                if due.len() > 1 && !heads::are_over(piece, &due, &own) {
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
