//! Rows that the end of a page cuts in two.
//!
//! A program that fills a page lets a row begin on it and end on the next. What stands on the next page then is no row of
//! its own: read as one, its empty cells would be figures that nobody filled in. Where the page's end leaves the table
//! open, without the line that closes it, the row is seen to go on. Most programs close both pieces; then the text tells:
//! the rest of a row has text only in cells that are empty above, or whose text broke off there for want of room. An item
//! of a list begins a row where other items of its kind do.

use super::lattice::{Cell, End};
use super::lines::{Line, ends_clauses, goes_on_in};
use super::parts::{NEAR, Part, Text};
use crate::text::numbering::{self, Level};
use crate::text::{is_numeral, plain_char};

/// Moves the rest of a row that the end of a page cut in two to where the row began; `repeats_head` where the page begins
/// with the table's head, which closes what stands below.
pub(super) fn carry_over(table: &mut [Part], next: &mut Part, repeats_head: bool) {
    let is_framed = table.first().is_some_and(|first| first.ends.0 == End::Closed);
    let Some((last, before)) = table.split_last_mut() else { return };
    let is_open = is_framed && last.ends.1 == End::Open;
    let is_cut = is_open && (repeats_head || next.ends.0 != End::Closed);
    let pairs = pairs(last, next, is_cut);
    let begins_rows = |kind: &str, left: f64| {
        before.iter().chain([&*last]).any(|part| begins_with(part, kind, left, 0)) || begins_with(next, kind, left, 1)
    };
    let piece = Piece::of(last, next, &pairs, (is_open, is_cut), begins_rows);
    if piece == Piece::Doubtful {
        let end = last.rows;
        let row = last.cells.iter_mut().filter(|(cell, _)| cell.top + 1 == end);
        row.for_each(|(_, text)| text.is_unsure |= text.is_empty());
    }
    let rows = next.rows;
    for Pair { below, above } in pairs {
        let (cell, text) = &mut next.cells[below];
        let Some(above) = above.map(|above| &mut last.cells[above].1) else { continue };
        match piece {
            Piece::Row => {}
            Piece::Doubtful => {
                let is_broken =
                    Seam::of(above, text, |_| false).is_some_and(|seam| matches!(seam, Seam::Figures { .. }));
                text.is_unsure |= is_broken || text.is_empty();
                above.is_unsure |= is_broken;
            }
            Piece::Rest => {
                if is_cut {
                    // What is cut off above stands on this page.
                    above.is_cut = false;
                    text.is_cut &= cell.bottom + 1 == rows;
                }
                // What spans rows below stays with them.
                if cell.bottom == 0 {
                    join(above, text);
                }
            }
        }
    }
    if piece == Piece::Rest {
        next.drop_rows(1);
    }
    // A row that fills a page may go on over the next.
    if next.rows == 0 {
        (last.page, last.ends.1) = (next.page, next.ends.1);
    }
}

/// A cell of a part's first row, and the one it would go on with.
struct Pair {
    below: usize,
    above: Option<usize>,
}

/// The cells of a part's first row, each with the one it would go on with: that with the same walls, or, where the page's end
/// leaves the row open, the one it stands under.
fn pairs(last: &Part, next: &Part, is_cut: bool) -> Vec<Pair> {
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
    first.map(|(below, (cell, _))| Pair { below, above: above(*cell) }).collect()
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

/// How the text of a cell above goes over into that of the one below.
enum Seam {
    /// The one below is an item of a list of which others begin rows, or a number under words.
    Apart,
    /// It begins with a sign that no text begins with.
    Within,
    Words {
        /// Whether the text above broke off for want of room.
        is_full: bool,
    },
    Figures {
        is_full: bool,
    },
}

impl Seam {
    fn of(above: &Text, below: &Text, begins_rows: impl Fn(&str) -> bool) -> Option<Self> {
        let (end, start) = above.lines.last().zip(below.lines.first())?;
        let is_figure = |line: &Line| !line.plain.contains(char::is_alphabetic);
        let is_full = goes_on_in(end, start, above.width);
        let is_item = item(below).is_some_and(|kind| begins_rows(&kind));
        Some(if start.plain.starts_with(ends_clauses) {
            Self::Within
        } else if is_item || !is_figure(end) && is_figure(start) {
            Self::Apart
        } else if is_figure(end) && is_figure(start) {
            Self::Figures { is_full }
        } else {
            Self::Words { is_full }
        })
    }
}

impl Piece {
    /// Tells what the first row of a part is.
    fn of(
        last: &Part,
        next: &Part,
        pairs: &[Pair],
        (is_open, is_cut): (bool, bool),
        begins_rows: impl Fn(&str, f64) -> bool,
    ) -> Self {
        let below = |pair: &Pair| &next.cells[pair.below].1;
        let above = |pair: &Pair| pair.above.map(|above| &last.cells[above].1);
        let seam = |pair: &Pair| {
            let left = next.walls[next.cells[pair.below].0.left];
            Seam::of(above(pair)?, below(pair), |kind| begins_rows(kind, left))
        };
        let seams: Vec<Seam> = pairs.iter().filter_map(seam).collect();
        let any = |test: fn(&Seam) -> bool| seams.iter().any(test);
        let has_begun = last.cells.iter().any(|(cell, text)| cell.top + 1 == last.rows && !text.is_empty());
        let is_within = any(|seam| matches!(seam, Seam::Within));
        let is_known = is_cut || is_within;
        let mut filled = pairs.iter().filter(|pair| !below(pair).is_empty()).peekable();
        let is_empty = filled.peek().is_none();
        let is_under = filled.all(|pair| pair.above.is_some());
        if !has_begun || any(|seam| matches!(seam, Seam::Apart | Seam::Figures { is_full: false })) {
            return Self::Row;
        }
        if !is_known && (is_empty || !is_under || any(|seam| matches!(seam, Seam::Words { is_full: false }))) {
            // A row that is left open goes on somewhere.
            return if is_open { Self::Doubtful } else { Self::Row };
        }
        // A number is broken only where it is wider than its cell; then the row's other figures stand above alone.
        if any(|seam| matches!(seam, Seam::Figures { .. })) && !is_within {
            let is_left = |pair: &Pair| below(pair).is_empty() && above(pair).is_some_and(|above| !above.is_empty());
            return if pairs.iter().any(is_left) { Self::Doubtful } else { Self::Row };
        }
        if is_under { Self::Rest } else { Self::Doubtful }
    }
}

/// Whether a cell of a part that begins at this wall begins with an item of this kind; of those from a row on.
fn begins_with(part: &Part, kind: &str, left: f64, from: usize) -> bool {
    let is_there = |cell: &Cell| cell.top >= from && (part.walls[cell.left] - left).abs() < NEAR;
    part.cells.iter().any(|(cell, text)| is_there(cell) && item(text).is_some_and(|own| own == kind))
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

/// The signs of the number that a text begins with as an item of a list, which tell its kind: `、` of `一、`, `()` of `（二）`.
fn item(text: &Text) -> Option<String> {
    /// Characters that may stand on a line each.
    const FEW: usize = 8;
    let start: String = text.lines.iter().flat_map(|line| line.plain.chars()).take(FEW).collect();
    let (level, length) = numbering::item(&start);
    let is_sign = |c: &char| !c.is_whitespace() && !c.is_ascii_digit() && !is_numeral(*c);
    let signs: String = start[..length].chars().filter_map(plain_char).filter(is_sign).collect();
    (level != Level::Unnumbered && !signs.is_empty()).then_some(signs)
}
