//! Tables that go on over pages: which parts are one, heads that are repeated, and how they are written.
//!
//! A part goes on with a table whose walls it shares. A head that a program repeats on each page is left out; a row that a
//! page's end cuts in two is put together by `cut`.

use super::super::Unread;
use super::super::markup::{Mark, Markup};
use super::font::UNKNOWN;
use super::lattice::{Cell, End};
use super::lines::{Line, joined};
use crate::position::Points;

/// Walls of two pages that are no further apart are the same.
pub(super) const NEAR: f64 = 4.0;
/// Walls of a part that may lack the first of its table.
const FEWEST_WALLS: usize = 4;
/// Rows that a head has at most.
const LONGEST_HEAD: usize = 12;

/// The part of a table that stands on one page.
pub(super) struct Part {
    pub(super) page: u32,
    pub(super) walls: Vec<f64>,
    pub(super) rows: usize,
    pub(super) cells: Vec<(Cell, Text)>,
    /// How far lines close it above, and below.
    pub(super) ends: (End, End),
}

/// What a cell holds, and where that begins.
pub(super) struct Text {
    pub(super) lines: Vec<Line>,
    /// How wide the cell is.
    pub(super) width: f64,
    pub(super) page: u32,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) is_unsure: bool,
    /// Whether it is cut off above or below.
    pub(super) is_cut: bool,
    pub(super) is_pictured: bool,
}

impl Part {
    /// What the cells say that begin in a row.
    fn words(&self, row: usize) -> Vec<String> {
        let text = |text: &Text| text.lines.iter().map(|line| line.plain.as_str()).collect();
        self.cells.iter().filter(|(cell, _)| cell.top == row).map(|(_, cell)| text(cell)).collect()
    }

    /// The walls that a row's cells stand between.
    fn walls_of(&self, row: usize) -> Vec<f64> {
        let crossing = self.cells.iter().filter(|(cell, _)| (cell.top..=cell.bottom).contains(&row));
        let mut at: Vec<usize> = crossing.flat_map(|(cell, _)| [cell.left, cell.right + 1]).collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().map(|at| self.walls[at]).collect()
    }

    /// Leaves out the first rows, and the cells that lie in these alone.
    pub(super) fn drop_rows(&mut self, rows: usize) {
        self.rows -= rows;
        self.cells.retain_mut(|(cell, _)| {
            let stays = cell.bottom >= rows;
            (cell.top, cell.bottom) = (cell.top.saturating_sub(rows), cell.bottom.saturating_sub(rows));
            stays
        });
    }
}

impl Text {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && !self.is_unsure && !self.is_cut && !self.is_pictured
    }

    fn markup(&self) -> String {
        let mut text = joined(&self.lines, self.width);
        if self.is_unsure || self.is_cut {
            text.push(UNKNOWN);
        }
        if self.is_pictured {
            text.push_str("<img>");
        }
        text
    }
}

/// Whether a part on the next page goes on with a table: its outer walls are the same, but for the first that one of them
/// may lack, and every wall of one is a wall of the other; or the page's end leaves both open, and the rows that meet there have
/// the same walls, whatever other tables the same frame holds.
pub(super) fn goes_on(parts: &[Part], next: &Part) -> bool {
    let Some(last) = parts.last().filter(|last| last.page < next.page) else { return false };
    let same = |one: f64, other: f64| (one - other).abs() < NEAR;
    // A cell that spans rows of several pages is not drawn on all of them.
    let begins = |one: &[f64], other: &[f64]| {
        let is_inner = one.len() >= FEWEST_WALLS && other.get(1).is_some_and(|&wall| same(one[0], wall));
        same(one[0], other[0]) || is_inner
    };
    let (one, other) = (&last.walls, &next.walls);
    let ends_so = one.last().zip(other.last()).is_some_and(|(&right, &next_right)| same(right, next_right));
    let agree_at_ends = ends_so && (begins(one, other) || begins(other, one));
    // Walls stand in order.
    let is_in = |wall: f64, many: &[f64]| {
        many.get(many.partition_point(|&other| other <= wall - NEAR)).is_some_and(|&other| same(wall, other))
    };
    let mut all = parts.iter().flat_map(|part| &part.walls);
    let are_new = next.walls.iter().any(|&wall| parts.iter().all(|part| !is_in(wall, &part.walls)));
    let meet = || {
        let is_open = last.ends.1 == End::Open && next.ends.0 == End::Open;
        let (above, below) = (last.walls_of(last.rows - 1), next.walls_of(0));
        let agree = || above.iter().zip(&below).all(|(&one, &other)| same(one, other));
        is_open && above.len() >= FEWEST_WALLS && above.len() == below.len() && agree()
    };
    agree_at_ends && (!are_new || all.all(|&wall| is_in(wall, &next.walls))) || meet()
}

/// Leaves out the rows with which a part repeats the first of its table, as far as it does, and tells whether there are any.
pub(super) fn drop_head(first: &Part, next: &mut Part) -> bool {
    let repeats = |&row: &usize| {
        let (own, again) = (first.words(row), next.words(row));
        // A cell that goes on below may be cut off where only a part of the head is repeated.
        let is_same = |(own, again): (&String, &String)| own == again || (!again.is_empty() && own.starts_with(again));
        own.len() == again.len()
            && again.iter().any(|text| text.contains(char::is_alphabetic))
            && own.iter().zip(&again).all(is_same)
    };
    let mut rows = (0..LONGEST_HEAD.min(first.rows).min(next.rows - 1)).take_while(repeats).count();
    while next.cells.iter().any(|(cell, _)| cell.top < rows && cell.bottom >= rows) {
        rows -= 1;
    }
    next.drop_rows(rows);
    rows > 0
}

/// Writes a table.
pub(super) fn write_table(parts: &[Part], markup: &mut Markup) -> Result<(), Unread> {
    let mut walls: Vec<f64> = Vec::new();
    let mut by_walls: Vec<&[f64]> = parts.iter().map(|part| &part.walls[..]).collect();
    by_walls.sort_by_key(|walls| std::cmp::Reverse(walls.len()));
    for &wall in by_walls.into_iter().flatten() {
        let at = walls.partition_point(|&other| other < wall - NEAR);
        if walls.get(at).is_none_or(|&other| other > wall + NEAR) {
            walls.insert(at, wall);
        }
    }
    // Where a wall of one part stands among those of all.
    let column = |wall: f64| walls.partition_point(|&other| other < wall - NEAR) as u32;
    markup.tag("<table>");
    for part in parts {
        let mut cells = part.cells.iter().peekable();
        for row in 0..part.rows {
            markup.tag("<tr>");
            let lacking = part.walls.first().map_or(0, |&wall| column(wall));
            if row == 0 && lacking > 0 {
                markup.open_cell(lacking, part.rows as u32);
                markup.tag("</td>");
            }
            while let Some((cell, text)) = cells.next_if(|(cell, _)| cell.top == row) {
                let columns = column(part.walls[cell.right + 1]) - column(part.walls[cell.left]);
                markup.open_cell(columns, (cell.bottom - cell.top + 1) as u32);
                markup.mark(mark(text.page, text.x, text.y));
                markup.tag(&text.markup());
                markup.tag("</td>");
                markup.passed()?;
            }
            markup.tag("</tr>");
        }
    }
    markup.tag("</table>");
    Ok(())
}

/// A place on a page.
pub(super) fn mark(page: u32, x: f64, y: f64) -> Mark {
    Mark { page, x: Points::new(x), y: Points::new(y) }
}
