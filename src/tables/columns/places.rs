//! Columns told by where figures stand on their lines, as text is aligned by spaces.
//!
//! The figures of all rows of a piece that have the same cells are laid over each other. They make columns where their left ends,
//! or their right ends, stand at as many places as the rows have cells, or where they overlap in as many bands; the names of the
//! columns stand in for a column without any figure. Where columns wander down the page, the full rows around a row with gaps
//! place its figures. Widths are counted in three ways, for converters count them so.

mod bands;
mod between;
mod heads;
mod laid_over;
mod lines;
mod ragged;
mod slots;

use super::super::cells::Holds;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::{Placed, Placement};
use super::super::rows::Owner;
use super::super::stacks::WIDTHS;
use crate::report::AlignedBy;
use crate::statute::Frame;
use bands::By;
use laid_over::in_bands;
use lines::{Piece, Place, Places, places};
use slots::{cells, empty, slot};
use std::collections::{BTreeMap, BTreeSet};

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
fn has_names_between(ground: &Ground<'_, '_>) -> bool {
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
