//! A group taken for a row → the ways its values may stand in the row's columns.
//!
//! As many values as columns stand in order. Fewer or more leave a choice: columns of the grid and display columns
//! narrow it where the rows around show them; otherwise every way that keeps the order is a candidate, and the sums
//! decide or nobody does.

use super::groups::{Geometry, Group, Grouped, Header, Token};
use crate::statute::{Form, Row};
use std::collections::HashMap;

/// Column by column, the value that stands there.
pub(super) type Placement = Vec<Option<usize>>;

/// The ways a group's values may stand in a row.
#[derive(Debug, Clone)]
pub(super) struct Placements {
    /// All ways, best first; empty where there are too many to say anything.
    pub options: Vec<Placement>,
    /// How sure position alone is.
    pub footing: Footing,
}

/// How sure a placement is before any sum is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footing {
    /// As many values as columns, or a grid that marks its empty cells.
    Firm,
    /// Display columns say so; a shifted line would say so too.
    Soft,
    /// Position leaves it open.
    Open,
}

/// A row with more surplus values than this is not taken apart.
const MAX_SURPLUS: usize = 2;

/// What the table as a whole shows of its columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// What each grid shows, by its number.
    grids: Vec<GridColumns>,
    /// Full aligned groups, to compare display columns with: group number, page.
    full: Vec<(usize, u32)>,
    /// The geometries most rows of which have a row number in front of their words.
    numbered: Vec<Geometry>,
}

/// What the rows of a grid show.
#[derive(Debug)]
struct GridColumns {
    grid: u32,
    /// The column its longest row ends at.
    end: u32,
    /// Whether its rows have just their values behind their words, no empty cells of merged labels.
    bare: bool,
    /// Where most rows have their values.
    usual: Option<Usual>,
}

/// Where most rows of a grid have their values.
#[derive(Debug)]
struct Usual {
    /// The columns of the values.
    starts: Vec<u32>,
    /// The column whole rows end at.
    row_end: u32,
}

impl Columns {
    /// Learns from the groups of a table whose rows have `length` values; without one, its rows have no columns in common.
    pub fn learn(form: &Form, grouped: &Grouped, length: Option<usize>) -> Self {
        let numbered = numbered(&grouped.groups);
        let Some(length) = length else { return Self { numbered, ..Self::default() } };
        let groups = &grouped.groups[..];
        let full = |(_, group): &(usize, &Group)| group.geometry == Geometry::Aligned && group.values.len() == length;
        let full = groups.iter().enumerate().filter(full).map(|(at, group)| (at, group.page)).collect();
        let grid_of = |group: &Group| match group.geometry {
            Geometry::Grid(grid) => Some(grid),
            _ => None,
        };
        // Grids come one after the other, and so do their groups: what is cut out of a row stands among them.
        let mut grids = Vec::new();
        let mut rest = groups;
        while let Some(first) = rest.first() {
            let grid = grid_of(first);
            let count = rest.iter().take_while(|group| grid_of(group).is_none_or(|other| Some(other) == grid)).count();
            let (own, others) = rest.split_at(count.max(1));
            grids.extend(grid.map(|grid| GridColumns::learn(form, grouped, own, grid, length)));
            rest = others;
        }
        Self { grids, full, numbered }
    }

    fn of_grid(&self, grid: u32) -> Option<&GridColumns> {
        self.grids.binary_search_by_key(&grid, |columns| columns.grid).ok().map(|at| &self.grids[at])
    }

    /// Whether values stand in front of the words of a group's row; a column of row numbers does not count, if most rows
    /// have it.
    fn is_disturbed(&self, group: &Group) -> bool {
        let numbered = || self.numbered.contains(&group.geometry);
        group.disorder || group.values_before > 1 || (group.values_before == 1 && !numbered())
    }
}

/// The geometries most groups of which have one value in front of their words.
fn numbered(groups: &[Group]) -> Vec<Geometry> {
    if groups.iter().all(|group| group.values_before != 1) {
        return Vec::new();
    }
    let mut counts: HashMap<Geometry, (usize, usize)> = HashMap::new();
    for group in groups {
        let (one, all) = counts.entry(group.geometry).or_default();
        *one += usize::from(group.values_before == 1);
        *all += 1;
    }
    counts.into_iter().filter(|(_, (one, all))| one * 2 > *all).map(|(geometry, _)| geometry).collect()
}

impl GridColumns {
    /// Learns from the groups of one grid.
    fn learn(form: &Form, grouped: &Grouped, groups: &[Group], grid: u32, length: usize) -> Self {
        let ends = &grouped.grid_ends;
        // Cells get lost, they do not come from nowhere: the longest rows are whole.
        let end = ends.binary_search_by_key(&grid, |(known, _)| *known).map_or(0, |at| ends[at].1);
        let headers = headers_of(&grouped.headers, grid);
        let usual = Usual::learn(form, groups, headers, grid, end, length);
        Self { grid, end, bare: is_bare(groups, grid, length), usual }
    }
}

impl Usual {
    fn learn(
        form: &Form,
        groups: &[Group],
        headers: &[Header],
        grid: u32,
        row_end: u32,
        length: usize,
    ) -> Option<Self> {
        let of_grid = |group: &&Group| group.geometry == Geometry::Grid(grid);
        let rows: Vec<&Group> = groups.iter().filter(of_grid).filter(|group| group.values.len() >= length).collect();
        let whole = || rows.iter().filter(|group| group.row_end == row_end);
        let last = most_frequent(
            whole().filter_map(|group| group.values.iter().rev().find(|value| value.stated)).map(|value| value.start),
        )?;
        // The columns of a row that has its last value where most rows have it.
        let model = whole().find(|group| group.values.iter().any(|value| value.start == last))?;
        let end = model.values.iter().position(|value| value.start == last)? + 1;
        let starts: Vec<u32> = model.values[end.checked_sub(length)?..end].iter().map(|value| value.start).collect();
        // Where the header names the first and the last column elsewhere, either has lost a cell: no row is regular.
        let named = |column: usize| {
            let key = form.columns[column].key;
            let mut columns = headers.iter().flat_map(|header| &header.columns);
            columns.find(|(_, named)| *named == key).map(|(start, _)| *start)
        };
        let agrees = match (named(0), named(length - 1)) {
            (Some(first), Some(last)) => (first, last) == (starts[0], starts[length - 1]),
            _ => true,
        };
        let row_end = if agrees { row_end } else { u32::MAX };
        Some(Self { starts, row_end })
    }
}

/// The header rows of one grid; grids come one after the other.
fn headers_of(headers: &[Header], grid: u32) -> &[Header] {
    let start = headers.partition_point(|header| header.grid < grid);
    let end = headers.partition_point(|header| header.grid <= grid);
    &headers[start..end]
}

/// Whether most rows of a grid have just their values behind their words, and none has the empty cells of merged labels.
fn is_bare(groups: &[Group], grid: u32, length: usize) -> bool {
    let of_grid = || groups.iter().filter(|group| group.geometry == Geometry::Grid(grid));
    let is_exact = |group: &&Group| group.values.len() == length;
    of_grid().all(|group| group.values.len() <= length && !group.blank_before)
        && of_grid().filter(is_exact).count() * 2 > of_grid().count()
}

fn most_frequent<T: PartialEq + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    // The first of equals: a table's first rows are the least damaged.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

/// The ways the values of `groups[at]` may stand in `row`.
pub(super) fn placements(
    form: &Form,
    row: &Row,
    groups: &[Group],
    at: usize,
    columns: &Columns,
    headers: &[Header],
) -> Placements {
    let group = &groups[at];
    let length = row.columns.len();
    let count = group.values.len();
    if columns.is_disturbed(group) || (count < length && !group.is_stated()) {
        // Cells that changed places with words, or a label whose cells are cut off: nothing can be said.
        return Placements { options: Vec::new(), footing: Footing::Open };
    }
    if let Geometry::Grid(grid) = group.geometry {
        if let Some(placement) = by_header(form, row, group, grid, at, headers) {
            return firm(placement);
        }
        return by_grid(group, length, grid, columns);
    }
    if count == length {
        return firm((0..length).map(Some).collect());
    }
    if count > length {
        return surplus(&group.values, length);
    }
    if group.geometry == Geometry::Aligned
        && let Some(placement) = by_display_columns(groups, at, length, columns)
    {
        return Placements { options: vec![placement], footing: Footing::Soft };
    }
    Placements { options: spread(count, length), footing: Footing::Open }
}

fn firm(placement: Placement) -> Placements {
    Placements { options: vec![placement], footing: Footing::Firm }
}

/// The columns that the header rows above name, where they name all of the row's; the nearest naming counts.
fn by_header(form: &Form, row: &Row, group: &Group, grid: u32, at: usize, headers: &[Header]) -> Option<Placement> {
    let headers = headers_of(headers, grid);
    let above = &headers[..headers.partition_point(|header| header.before_group <= at)];
    // A row that ends elsewhere than the header has lost or gained a cell: its columns are not the header's.
    above.iter().map(|header| header.row_end).max().filter(|end| *end == group.row_end)?;
    let place = |&column: &usize| {
        let key = form.columns[column].key;
        let header = above.iter().rev().find(|header| header.columns.iter().any(|(_, named)| *named == key))?;
        let mut starts = header.columns.iter().filter(|(_, named)| *named == key).map(|(start, _)| *start);
        let start = starts.next().filter(|_| starts.next().is_none())?;
        group.values.iter().position(|value| value.start == start)
    };
    let placement: Vec<usize> = row.columns.iter().map(place).collect::<Option<_>>()?;
    let in_order = placement.windows(2).all(|pair| pair[0] < pair[1]);
    let mut distinct = placement.clone();
    distinct.sort_unstable();
    distinct.dedup();
    // In the law's order and with as many values as columns there is nothing to learn from a header.
    let informs = distinct.len() == placement.len() && (!in_order || group.values.len() != row.columns.len());
    informs.then(|| placement.into_iter().map(Some).collect())
}

/// By the columns other rows of the grid have their values in. A row that ends elsewhere than most has lost or gained a
/// cell, or stands beside a wrong `rowspan`: then only as many values as columns are beyond doubt, and only if all are
/// stated or no row of the grid has other empty cells.
fn by_grid(group: &Group, length: usize, grid: u32, columns: &Columns) -> Placements {
    let shown = columns.of_grid(grid);
    let usual = shown.and_then(|shown| shown.usual.as_ref());
    let values = &group.values;
    let longest = shown.map_or(group.row_end, |shown| shown.end);
    let regular = usual.map_or(longest, |usual| usual.row_end) == group.row_end;
    if let Some(usual) = usual.filter(|_| regular) {
        let place = |start: &u32| values.iter().position(|value| value.start == *start);
        let placement: Option<Vec<usize>> = usual.starts.iter().map(place).collect();
        if let Some(placement) = placement {
            let outside = |(at, value): (usize, &Token)| value.stated && !placement.contains(&at);
            if !values.iter().enumerate().any(outside) {
                return firm(placement.into_iter().map(Some).collect());
            }
        }
    }
    let stated: Vec<usize> = (0..values.len()).filter(|&at| values[at].stated).collect();
    let bare = shown.is_none_or(|shown| shown.bare);
    if values.len() == length && (stated.len() == length || stated.is_empty() || bare) {
        return firm((0..length).map(Some).collect());
    }
    if regular && values.len() > length {
        let options = without_empty_edges(values, length);
        let footing = if options.len() == 1 { Footing::Firm } else { Footing::Open };
        if !options.is_empty() {
            return Placements { options, footing };
        }
    }
    if stated.len() > length {
        return surplus(values, length);
    }
    let spread = |columns: Vec<usize>| {
        let mut placement = vec![None; length];
        for (column, value) in columns.into_iter().zip(&stated) {
            placement[column] = Some(*value);
        }
        placement
    };
    Placements { options: choose(length, stated.len()).into_iter().map(spread).collect(), footing: Footing::Open }
}

/// The ways to cut blanks off both ends: merged label cells leave them in front, padding leaves them behind.
fn without_empty_edges(values: &[Token], length: usize) -> Vec<Placement> {
    let extra = values.len() - length;
    let lead = values.iter().take_while(|value| !value.stated).count().min(extra);
    let tail = values.iter().rev().take_while(|value| !value.stated).count().min(extra);
    let cuts = (0..=lead).filter(|cut| extra - cut <= tail);
    cuts.map(|cut| (cut..cut + length).map(Some).collect()).collect()
}

/// Some values too many: a page number among them, or a figure of no column. Every way to drop them.
fn surplus(values: &[Token], length: usize) -> Placements {
    let extra = values.len() - length;
    let options = if extra > MAX_SURPLUS { Vec::new() } else { choose(values.len(), length) };
    Placements {
        options: options.into_iter().map(|kept| kept.into_iter().map(Some).collect()).collect(),
        footing: Footing::Open,
    }
}

/// Every way to spread `count` values over `length` columns in order.
fn spread(count: usize, length: usize) -> Vec<Placement> {
    let spread = |columns: Vec<usize>| {
        let mut placement = vec![None; length];
        for (value, column) in columns.into_iter().enumerate() {
            placement[column] = Some(value);
        }
        placement
    };
    choose(length, count).into_iter().map(spread).collect()
}

/// All ways to choose `count` of `total` positions, in order.
fn choose(total: usize, count: usize) -> Vec<Vec<usize>> {
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    for at in 0..total {
        let left = total - at - 1;
        ways = ways
            .into_iter()
            .flat_map(|way| {
                let missing = count - way.len();
                let without = (missing <= left).then(|| way.clone());
                let with = (missing > 0).then(|| [way, vec![at]].concat());
                with.into_iter().chain(without)
            })
            .collect();
    }
    ways
}

/// By the display columns of the nearest full rows on the same page.
fn by_display_columns(groups: &[Group], at: usize, length: usize, columns: &Columns) -> Option<Placement> {
    let group = &groups[at];
    let mut near: Vec<usize> =
        columns.full.iter().filter(|(_, page)| *page == group.page).map(|(full, _)| *full).collect();
    near.sort_by_key(|full| full.abs_diff(at));
    near.truncate(6);
    if near.is_empty() {
        return None;
    }
    let hull = |column: usize| {
        let spans = near.iter().map(|&full| &groups[full].values[column]);
        let start = spans.clone().map(|value| value.start).min().unwrap_or(0);
        (start, spans.map(|value| value.end).max().unwrap_or(0))
    };
    let hulls: Vec<(u32, u32)> = (0..length).map(hull).collect();
    if hulls.windows(2).any(|pair| pair[0].1 > pair[1].0) {
        return None;
    }
    let mut placement = vec![None; length];
    for (value, token) in group.values.iter().enumerate() {
        let mut over = (0..length).filter(|&column| token.start < hulls[column].1 && hulls[column].0 < token.end);
        let column = over.next().filter(|_| over.next().is_none())?;
        if placement[column].replace(value).is_some() {
            return None;
        }
    }
    let order: Vec<usize> = placement.iter().copied().flatten().collect();
    order.is_sorted().then_some(placement)
}

/// Every way the values could stand, whatever position says; for checking a soft footing against the sums.
pub(super) fn any_placement(count: usize, length: usize) -> Vec<Placement> {
    if count > length { Vec::new() } else { spread(count, length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_order_in_every_way() {
        assert_eq!(choose(3, 2), [vec![0, 1], vec![0, 2], vec![1, 2]]);
        assert_eq!(spread(1, 2), [vec![Some(0), None], vec![None, Some(0)]]);
        assert_eq!(spread(3, 7).len(), 35);
        assert_eq!(choose(4, 4).len(), 1);
    }
}
