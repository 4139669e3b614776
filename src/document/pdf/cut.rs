//! Rows that the end of a page cuts in two.
//!
//! A program that fills a page lets a row begin on it and end on the next. What stands on the next page then is no row of
//! its own: read as one, its empty cells would be figures that nobody filled in. Where the page's end leaves the table
//! open, without the line that closes it, the row is seen to go on. Most programs close both pieces; then the text tells:
//! the rest of a row has text only in cells that are empty above, or whose text broke off there for want of room. An item
//! of a list begins a row where other items of its kind do.

use super::lattice::{Cell, End};
use super::lines::{Line, goes_on_in};
use super::parts::{NEAR, Part, Text};

/// Moves the rest of a row that the end of a page cut in two to where the row began; `repeats_head` where the page begins
/// with the table's head, which closes what stands below.
pub(super) fn carry_over(table: &mut [Part], next: &mut Part, repeats_head: bool) {
    let is_framed = table.first().is_some_and(|first| first.ends.0 == End::Closed);
    let Some((last, before)) = table.split_last_mut() else { return };
    let is_cut = is_framed && last.ends.1 == End::Open && (repeats_head || next.ends.0 != End::Closed);
    let first = first_row(last, next, is_cut);
    let begins_rows = |item: char, left: f64| {
        let parts = before.iter().chain([&*last]);
        parts.chain([&*next]).any(|part| begins_with(part, item, left, usize::from(part.page == next.page)))
    };
    let lower = lower_piece(last, next, &first, is_cut, begins_rows);
    let is_row = lower != Piece::Rest;
    let rows = next.rows;
    for &(index, above) in &first {
        let (cell, text) = &mut next.cells[index];
        let Some(above) = above.map(|above| &mut last.cells[above].1) else { continue };
        if lower == Piece::Doubtful {
            (text.is_unsure, above.is_unsure) = (true, true);
        } else if is_cut && !is_row {
            // What is cut off above stands on this page.
            above.is_cut = false;
            text.is_cut &= cell.bottom + 1 == rows;
        }
        if !is_row && cell.bottom == 0 {
            // What spans rows below stays with them.
            join(above, text);
        }
    }
    if !is_row {
        next.drop_rows(1);
    }
    // A row that fills a page may go on over the next.
    if next.rows == 0 {
        (last.page, last.ends.1) = (next.page, next.ends.1);
    }
}

/// The cells of a part's first row, each with the one it goes on with: that with the same walls, or, where the row is known
/// to go on, the one it stands under.
fn first_row(last: &Part, next: &Part, is_cut: bool) -> Vec<(usize, Option<usize>)> {
    let same = |one: f64, other: f64| (one - other).abs() < NEAR;
    let lowest = last.cells.iter().enumerate().filter(|(_, (cell, _))| cell.bottom + 1 == last.rows);
    let mut lowest: Vec<(usize, usize)> = lowest.map(|(index, (cell, _))| (cell.left, index)).collect();
    lowest.sort_unstable();
    let above = |below: Cell| {
        let (left, right) = (next.walls[below.left], next.walls[below.right + 1]);
        let middle = f64::midpoint(left, right);
        let under = lowest.partition_point(|&(wall, _)| last.walls[wall] <= middle);
        let &(_, index) = lowest.get(under.checked_sub(1)?)?;
        let (cell, _) = last.cells[index];
        let (from, to) = (last.walls[cell.left], last.walls[cell.right + 1]);
        let is_above = same(from, left) && same(to, right) || is_cut && middle < to;
        is_above.then_some(index)
    };
    let first = next.cells.iter().enumerate().filter(|(_, (cell, _))| cell.top == 0);
    first.map(|(index, (cell, _))| (index, above(*cell))).collect()
}

/// What the first row of a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// The rest of the row above.
    Rest,
    Row,
    /// Nobody can tell.
    Doubtful,
}

/// Tells what the first row of a part is.
fn lower_piece(
    last: &Part,
    next: &Part,
    first: &[(usize, Option<usize>)],
    is_cut: bool,
    begins_rows: impl Fn(char, f64) -> bool,
) -> Piece {
    let mut pairs = first.iter().filter_map(|&(index, above)| Some((&next.cells[index], &last.cells[above?].1)));
    let begins = |((cell, below), above): (&(Cell, Text), &Text)| {
        let Some((end, start)) = above.lines.last().zip(below.lines.first()) else { return false };
        let is_item = item(&start.plain).is_some_and(|kind| begins_rows(kind, next.walls[cell.left]));
        let is_figure = |line: &Line| !line.plain.contains(char::is_alphabetic);
        is_item || is_figure(end) && is_figure(start)
    };
    if pairs.any(begins) {
        return Piece::Row;
    }
    let filled = || first.iter().filter(|(index, _)| !next.cells[*index].1.is_empty());
    let above = |&(_, above): &(usize, Option<usize>)| above.map(|above| &last.cells[above].1);
    let has_begun = first
        .iter()
        .filter_map(|&(_, above)| last.cells.get(above?))
        .any(|(cell, text)| cell.top + 1 == last.rows && !text.is_empty());
    if !has_begun {
        return Piece::Row;
    }
    if is_cut {
        return if filled().all(|pair| above(pair).is_some()) { Piece::Rest } else { Piece::Doubtful };
    }
    let goes_on = |pair: &(usize, Option<usize>)| {
        let Some(above) = above(pair) else { return false };
        let ends = above.lines.last().zip(next.cells[pair.0].1.lines.first());
        ends.map_or(above.is_empty(), |(end, start)| goes_on_in(end, start, above.width))
    };
    if filled().next().is_some() && filled().all(goes_on) { Piece::Rest } else { Piece::Row }
}

/// Whether a cell of a part that begins at this wall begins with an item of this kind; of those from a row on.
fn begins_with(part: &Part, kind: char, left: f64, from: usize) -> bool {
    let is_there = |cell: &Cell| cell.top >= from && (part.walls[cell.left] - left).abs() < NEAR;
    let begins = |text: &Text| text.lines.first().is_some_and(|line| item(&line.plain) == Some(kind));
    part.cells.iter().any(|(cell, text)| is_there(cell) && begins(text))
}

fn join(above: &mut Text, below: &mut Text) {
    above.is_unsure |= below.is_unsure;
    above.is_cut |= below.is_cut;
    above.is_pictured |= below.is_pictured;
    if above.lines.is_empty() {
        (above.page, above.x, above.y) = (below.page, below.x, below.y);
    }
    above.lines.append(&mut below.lines);
}

/// The sign that tells which kind of item of a list a text begins with: `一、`, `（二）`, `3.`, `①`.
fn item(text: &str) -> Option<char> {
    let is_number = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let (is_opened, rest) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let behind = rest.trim_start_matches(is_number);
    let sign = behind.chars().next().filter(|_| behind.len() < rest.len());
    match (is_opened, sign) {
        (true, Some('）' | ')')) => Some('）'),
        (false, Some('、')) => Some('、'),
        (false, Some('.' | '．')) => Some('.'),
        (false, Some('）' | ')')) => Some(')'),
        _ => text.starts_with(|c: char| ('①'..='⑳').contains(&c)).then_some('①'),
    }
}
