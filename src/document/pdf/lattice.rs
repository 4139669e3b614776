//! Rules of a page → tables: where their walls stand, and which cells these leave.
//!
//! Rules that meet are one table. Walls closer than a few points are one wall (double borders, shading beside a border);
//! where a wall is missing between two places, they are one cell. Where rules reach beyond the last wall, the table has
//! an edge there that nobody drew. A line that ends inside a cell is no wall: it strikes or underlines what stands there.
//! A region that is no rectangle is cut into its rows: no text is moved into a neighbour's column.

use super::super::{Passed, Unread};
use super::geometry::{Rect, clusters, mean};
use super::page::{Page, Rule};
use crate::error::Refused;
use crate::limits::{Limit, Limits};

/// Walls nearer than this are one.
const NEAR: f64 = 4.0;
/// Rules meet where they come as near as this.
const MEETS: f64 = 2.0;
/// A table has at least so many cells.
const FEWEST_CELLS: usize = 4;
/// Pairs of rules that are compared.
const MOST_PAIRS: usize = 100_000_000;

/// A table on a page.
#[derive(Debug)]
pub(super) struct Lattice {
    /// Walls from left to right, and from above downwards.
    pub(super) walls: Vec<f64>,
    pub(super) levels: Vec<f64>,
    /// Cells by row, then by column.
    pub(super) cells: Vec<Cell>,
    /// The stretches that are drawn of the outer walls and levels: left, right, top, bottom.
    outer: [Vec<(f64, f64)>; 4],
    /// For each place between walls and levels, row by row, its cell.
    places: Vec<usize>,
}

/// A cell: the first and the last row and column it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) left: usize,
    pub(super) right: usize,
}

/// How far a line closes a table at an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Closed,
    /// Cells that span rows go on, the row does not.
    Partly,
    /// The row goes on.
    Open,
}

/// The tables of a page from above downwards, and the rules across that belong to none. Where the page before leaves a table
/// open, these are its `walls`: a row that goes on may fill the page without a line across.
pub(super) fn tables(page: &Page, walls: &[f64], limits: &Limits) -> Result<(Vec<Lattice>, Vec<Rule>), Unread> {
    let (across, down) = (Page::merged(&page.across), Page::merged(&page.down));
    if across.len().saturating_mul(down.len()) > MOST_PAIRS {
        return Err(Refused::TooMuch("PDF").into());
    }
    let same = |one: f64, other: f64| (one - other).abs() < NEAR;
    let ends_so = |down: &[Rule]| {
        let last = down.iter().map(|rule| rule.at).fold(f64::NEG_INFINITY, f64::max);
        walls.last().is_some_and(|&wall| same(wall, last))
    };
    let (mut groups, mut upright) = (connected(&across, &down), Vec::new());
    groups.retain(|(across, down)| {
        let is_upright = across.is_empty() && down.iter().all(|rule| walls.iter().any(|&wall| same(wall, rule.at)));
        upright.extend(down.iter().filter(|_| is_upright));
        !is_upright
    });
    // No line meets the walls of cells that span rows of several pages.
    match groups.iter_mut().find(|(_, down)| ends_so(down)) {
        Some((_, down)) => down.append(&mut upright),
        None => groups.push((Vec::new(), upright)),
    }
    let mut tables = Vec::new();
    let mut loose = Vec::new();
    for (across, down) in groups {
        if across.len() < 2 && !ends_so(&down) {
            loose.extend(across);
            continue;
        }
        let (across, inside): (Vec<Rule>, Vec<Rule>) = across.into_iter().partition(|rule| !ends_inside(rule, &down));
        loose.extend(inside);
        match Lattice::of(&across, &down, limits)? {
            Some(table) => tables.push(table),
            None => loose.extend(across),
        }
    }
    tables.sort_by(|one, other| one.levels[0].total_cmp(&other.levels[0]));
    Ok((tables, loose))
}

/// Rules that meet, together.
fn connected(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut groups = Groups::new(across.len() + down.len());
    let mut order: Vec<usize> = (0..down.len()).collect();
    order.sort_by(|&one, &other| down[one].at.total_cmp(&down[other].at));
    for (index, rule) in across.iter().enumerate() {
        let start = order.partition_point(|&other| down[other].at < rule.from - MEETS);
        for &other in order[start..].iter().take_while(|&&other| down[other].at <= rule.to + MEETS) {
            let crossed = &down[other];
            if (crossed.from - MEETS..=crossed.to + MEETS).contains(&rule.at) {
                groups.join(index, across.len() + other);
            }
        }
    }
    let mut found: Vec<(Vec<Rule>, Vec<Rule>)> = Vec::new();
    let mut known = vec![None; across.len() + down.len()];
    for index in 0..known.len() {
        let root = groups.root(index);
        let group = *known[root].get_or_insert_with(|| {
            found.push((Vec::new(), Vec::new()));
            found.len() - 1
        });
        match across.get(index) {
            Some(rule) => found[group].0.push(*rule),
            None => found[group].1.push(down[index - across.len()]),
        }
    }
    found
}

/// Whether a rule across lies between two walls and does not reach both.
fn ends_inside(rule: &Rule, down: &[Rule]) -> bool {
    let crossing = down.iter().filter(|wall| (wall.from - MEETS..=wall.to + MEETS).contains(&rule.at));
    let (mut left, mut right) = (f64::NEG_INFINITY, f64::INFINITY);
    for wall in crossing {
        if wall.at <= rule.from + NEAR {
            left = left.max(wall.at);
        } else if wall.at >= rule.to - NEAR {
            right = right.min(wall.at);
        } else {
            return false;
        }
    }
    left.is_finite() && right.is_finite() && (rule.from - left > NEAR || right - rule.to > NEAR)
}

/// Sets that are joined as they are found to be one.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// Where the walls of one direction stand; `crossing` rules that reach further make an edge.
fn walls(rules: &[Rule], crossing: &[Rule]) -> Vec<f64> {
    let groups = clusters(rules.iter().map(|rule| rule.at).collect(), NEAR, |&at| at);
    let mut walls: Vec<f64> = groups.iter().map(|group| mean(group.iter().copied())).collect();
    let first = crossing.iter().map(|rule| rule.from).fold(f64::INFINITY, f64::min);
    let last = crossing.iter().map(|rule| rule.to).fold(f64::NEG_INFINITY, f64::max);
    if walls.first().is_none_or(|&wall| first < wall - NEAR) {
        walls.insert(0, first);
    }
    if walls.last().is_none_or(|&wall| last > wall + NEAR) {
        walls.push(last);
    }
    walls
}

/// For each wall the stretches that are drawn of it.
fn drawn(walls: &[f64], rules: &[Rule]) -> Vec<Vec<(f64, f64)>> {
    let mut drawn = vec![Vec::new(); walls.len()];
    for rule in rules {
        let behind = walls.partition_point(|&wall| wall < rule.at);
        let near = [behind.checked_sub(1), Some(behind)].into_iter().flatten().filter(|&wall| wall < walls.len());
        let distance = |&wall: &usize| (walls[wall] - rule.at).abs();
        if let Some(wall) = near.min_by(|one, other| distance(one).total_cmp(&distance(other))) {
            drawn[wall].push((rule.from, rule.to));
        }
    }
    drawn
}

/// The middle between two edges.
fn middle(edges: &[f64], index: usize) -> f64 {
    f64::midpoint(edges[index], edges[index + 1])
}

/// Whether a place lies on a stretch that is drawn.
fn stands(drawn: &[(f64, f64)], at: f64) -> bool {
    drawn.iter().any(|&(from, to)| from <= at && at <= to)
}

impl Lattice {
    /// The table that rules which meet draw; `None` where they draw none.
    fn of(across: &[Rule], down: &[Rule], limits: &Limits) -> Result<Option<Self>, Unread> {
        if down.is_empty() {
            return Ok(None);
        }
        let (levels, walls) = (walls(across, down), walls(down, across));
        let (rows, columns) = (levels.len() - 1, walls.len() - 1);
        if rows == 0 || columns == 0 {
            return Ok(None);
        }
        if rows.saturating_mul(columns) > limits.cells {
            return Err(Passed { what: Limit::Cells, found: None, limit: limits.cells }.into());
        }
        let (drawn_down, drawn_across) = (drawn(&walls, down), drawn(&levels, across));
        let mut groups = Groups::new(rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                let place = row * columns + column;
                if column + 1 < columns && !stands(&drawn_down[column + 1], middle(&levels, row)) {
                    groups.join(place, place + 1);
                }
                if row + 1 < rows && !stands(&drawn_across[row + 1], middle(&walls, column)) {
                    groups.join(place, place + columns);
                }
            }
        }
        let (cells, places) = cells(&mut groups, rows, columns);
        let is_table = cells.len() >= FEWEST_CELLS;
        let of_edges = |mut drawn: Vec<Vec<(f64, f64)>>| {
            let last = drawn.pop().unwrap_or_default();
            [drawn.swap_remove(0), last]
        };
        let ([left, right], [top, bottom]) = (of_edges(drawn_down), of_edges(drawn_across));
        let outer = [left, right, top, bottom];
        Ok(is_table.then_some(Self { walls, levels, cells, outer, places }))
    }

    /// The cell at a point of the page.
    pub(super) fn cell_at(&self, x: f64, y: f64) -> Option<usize> {
        let between = |edges: &[f64], at: f64| {
            let is_inside = (edges[0] - 1.0..=edges[edges.len() - 1] + 1.0).contains(&at);
            is_inside.then(|| edges.partition_point(|&edge| edge <= at).clamp(1, edges.len() - 1) - 1)
        };
        let (row, column) = (between(&self.levels, y)?, between(&self.walls, x)?);
        self.places.get(row * (self.walls.len() - 1) + column).copied()
    }

    /// Whether a cell lies at an outer edge of the table that nobody drew beside it.
    pub(super) fn is_open(&self, cell: Cell) -> bool {
        let (rows, columns) = (self.levels.len() - 1, self.walls.len() - 1);
        let (down, across) = (cell.top..=cell.bottom, cell.left..=cell.right);
        let sides = [
            (cell.left == 0, &self.levels, &down),
            (cell.right + 1 == columns, &self.levels, &down),
            (cell.top == 0, &self.walls, &across),
            (cell.bottom + 1 == rows, &self.walls, &across),
        ];
        sides.into_iter().zip(&self.outer).any(|((is_outer, edges, places), drawn)| {
            is_outer && !places.clone().all(|place| stands(drawn, middle(edges, place)))
        })
    }

    /// How far lines close it above, and below.
    pub(super) fn ends(&self) -> (End, End) {
        let [.., top, bottom] = &self.outer;
        let end = |drawn: &[(f64, f64)], row: usize| {
            let is_drawn = |place: usize| stands(drawn, middle(&self.walls, place));
            let mut alone = self.cells.iter().filter(|cell| cell.top == row && cell.bottom == row);
            if (0..self.walls.len() - 1).all(is_drawn) {
                End::Closed
            } else if alone.any(|cell| (cell.left..=cell.right).any(is_drawn)) {
                End::Partly
            } else {
                End::Open
            }
        };
        (end(top, 0), end(bottom, self.levels.len() - 2))
    }

    /// Where a cell lies.
    pub(super) fn rect(&self, cell: Cell) -> Rect {
        Rect {
            left: self.walls[cell.left],
            right: self.walls[cell.right + 1],
            top: self.levels[cell.top],
            bottom: self.levels[cell.bottom + 1],
        }
    }
}

/// The cells that joined places make, and the cell of each place.
fn cells(groups: &mut Groups, rows: usize, columns: usize) -> (Vec<Cell>, Vec<usize>) {
    let mut bounds: Vec<Option<(Cell, usize)>> = vec![None; rows * columns];
    for place in 0..rows * columns {
        let (row, column) = (place / columns, place % columns);
        let here = Cell { top: row, bottom: row, left: column, right: column };
        let (cell, count) = bounds[groups.root(place)].get_or_insert((here, 0));
        cell.bottom = row;
        (cell.left, cell.right) = (cell.left.min(column), cell.right.max(column));
        *count += 1;
    }
    let mut cells: Vec<Cell> = Vec::new();
    let mut places = vec![0; rows * columns];
    for place in 0..rows * columns {
        let (row, column) = (place / columns, place % columns);
        let root = groups.root(place);
        let Some((cell, count)) = bounds[root] else { continue };
        let is_rectangle = (cell.bottom - cell.top + 1) * (cell.right - cell.left + 1) == count;
        let first = cell.top * columns + cell.left;
        if is_rectangle && place != first {
            places[place] = places[first];
            continue;
        }
        if !is_rectangle && column > 0 && groups.root(place - 1) == root {
            places[place] = places[place - 1];
            if let Some(open) = cells.get_mut(places[place]) {
                open.right = column;
            }
            continue;
        }
        places[place] = cells.len();
        cells.push(if is_rectangle { cell } else { Cell { top: row, bottom: row, left: column, right: column } });
    }
    (cells, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(across: &[(f64, f64, f64)], down: &[(f64, f64, f64)]) -> Page {
        let rules = |all: &[(f64, f64, f64)]| all.iter().map(|&(at, from, to)| Rule { at, from, to }).collect();
        let mut page = Page::new(200.0, 200.0);
        (page.across, page.down) = (rules(across), rules(down));
        page
    }

    fn told(page: &Page) -> Vec<String> {
        let (tables, _) = tables(page, &[], &Limits::default()).expect("a small page");
        let cell = |cell: &Cell| format!("{}-{}/{}-{}", cell.top, cell.bottom, cell.left, cell.right);
        tables.iter().map(|table| table.cells.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn missing_walls_make_one_cell() {
        let all = [(0.0, 0.0, 90.0), (20.0, 30.0, 90.0), (40.0, 0.0, 90.0)];
        let down = [(0.0, 0.0, 40.0), (30.0, 0.0, 40.0), (60.0, 20.0, 40.0), (90.0, 0.0, 40.0)];
        assert_eq!(told(&page(&all, &down)), ["0-1/0-0 0-0/1-2 1-1/1-1 1-1/2-2"]);
    }

    #[test]
    fn double_borders_are_one_and_undrawn_edges_are_edges() {
        let all = [(0.0, 0.0, 90.0), (2.0, 0.0, 90.0), (20.0, 0.0, 90.0), (40.0, 0.0, 90.0)];
        let down = [(30.0, 0.0, 40.0), (60.0, 0.0, 40.0), (62.5, 0.0, 40.0)];
        assert_eq!(told(&page(&all, &down)), ["0-0/0-0 0-0/1-1 0-0/2-2 1-1/0-0 1-1/1-1 1-1/2-2"]);
        assert_eq!(told(&page(&[(0.0, 0.0, 90.0), (20.0, 0.0, 90.0)], &[])), [""; 0]);
    }

    #[test]
    fn a_line_that_ends_inside_a_cell_is_no_wall() {
        let all = [(0.0, 0.0, 90.0), (10.0, 1.0, 12.0), (20.0, 0.0, 90.0), (40.0, 0.0, 90.0)];
        let down = [(0.0, 0.0, 40.0), (30.0, 0.0, 40.0), (90.0, 0.0, 40.0)];
        let drawn = page(&all, &down);
        assert_eq!(told(&drawn), ["0-0/0-0 0-0/1-1 1-1/0-0 1-1/1-1"]);
        let (_, loose) = tables(&drawn, &[], &Limits::default()).expect("a small page");
        assert_eq!(loose, [Rule { at: 10.0, from: 1.0, to: 12.0 }]);
        // Where the last wall is not drawn, a line may reach it.
        let rule = Rule { at: 10.0, from: 31.0, to: 90.0 };
        assert!(!ends_inside(&rule, &drawn.down) && !ends_inside(&Rule { to: 50.0, ..rule }, &drawn.down[..2]));
    }

    #[test]
    fn a_region_that_is_no_rectangle_is_cut_into_rows() {
        let all = [(0.0, 0.0, 60.0), (20.0, 30.0, 60.0), (40.0, 0.0, 60.0)];
        let down = [(0.0, 0.0, 40.0), (30.0, 0.0, 20.0), (60.0, 0.0, 40.0)];
        // The left column and the lower row run into each other.
        assert_eq!(told(&page(&all, &down)), [""; 0]);
        let all = [(0.0, 0.0, 90.0), (20.0, 30.0, 90.0), (40.0, 0.0, 90.0)];
        let down = [(0.0, 0.0, 40.0), (30.0, 0.0, 20.0), (60.0, 0.0, 40.0), (90.0, 0.0, 40.0)];
        assert_eq!(told(&page(&all, &down)), ["0-0/0-0 0-0/1-1 0-0/2-2 1-1/0-1 1-1/2-2"]);
    }
}
