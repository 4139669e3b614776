//! The items of one table → groups of values, each with the words around it.
//!
//! A group is what may be one row's figures: the cells of a grid row behind its last words, the numbers of an aligned
//! line, or a run of numbers in a stream. Which row it is, and which column each value belongs to, is decided later.

use super::items::{Item, Kind, Position};
use super::vocabulary::Match;
use super::words::Word;
use crate::document::{Document, TextRange};
use crate::statute::TableKind;
use crate::statute::statistics::UNITS;
use crate::text::folded;
use std::borrow::Cow;

/// The values of what may be one row.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Words of its own row, before the values; in a stream, all words since the group before.
    pub own: Vec<Word>,
    /// Words in lines between the group before and this one.
    pub above: Vec<Word>,
    /// Words in lines between this group and the next.
    pub below: Vec<Word>,
    /// The values, blanks among them.
    pub values: Vec<Token>,
    /// What is known of the values' positions.
    pub geometry: Geometry,
    /// How many stated values stand in front of the last words: more than a row's number, and its cells have changed
    /// places.
    pub values_before: usize,
    /// For a grid: the column the row ends at.
    pub row_end: u32,
    /// For a grid: whether empty cells stand in front of the last words, where merged labels go on.
    pub blank_before: bool,
    /// Whether the page shows its labels in an order that leaves its values' places open.
    pub disorder: bool,
    /// Whether it was cut out of a run that holds several rows.
    pub split: bool,
    /// Page it stands on, counted by page marks.
    pub page: u32,
}

/// What is known of the positions in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Geometry {
    /// Columns of this grid.
    Grid(u32),
    /// Display columns.
    Aligned,
    /// Order only.
    Stream,
}

/// One value of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its visible text; empty for an unmarked blank.
    pub range: TextRange,
    /// Whether something is stated.
    pub stated: bool,
    /// Grid column, or first display column.
    pub start: u32,
    /// Just past the last column it covers.
    pub end: u32,
}

/// A grid row that names columns: where each starts, and which it is.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The grid it stands in.
    pub grid: u32,
    /// How many groups come before it.
    pub before_group: usize,
    /// The column the row ends at.
    pub row_end: u32,
    /// Column keys by grid column.
    pub columns: Vec<(u32, &'static str)>,
}

/// Groups and headers of one table.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    /// Groups in order.
    pub groups: Vec<Group>,
    /// Header rows in order.
    pub headers: Vec<Header>,
    /// For each grid, the column its longest row ends at.
    pub grid_ends: Vec<(u32, u32)>,
    /// All words, for what is said once for the table (a column's unit, 小计).
    pub words: Vec<Word>,
}

/// Gathers the groups of one table's items.
pub(super) fn grouped(document: &Document<'_>, items: &[Item], table: TableKind) -> Grouped {
    let items = &without_units(document, items, table)[..];
    let mut builder =
        Builder { document, table, result: Grouped::default(), pending: Vec::new(), stream: None, page: 0 };
    let mut rest = items;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|item| item.line == first.line).count();
        builder.line(&rest[..length]);
        rest = &rest[length..];
    }
    builder.end_stream();
    let mut result = builder.result;
    let trailing = builder.pending;
    let followers: Vec<Vec<Word>> = result
        .groups
        .iter()
        .skip(1)
        .map(|group| if group.geometry == Geometry::Stream { group.own.clone() } else { group.above.clone() })
        .chain(std::iter::once(trailing))
        .collect();
    for (group, below) in result.groups.iter_mut().zip(followers) {
        group.below = below;
    }
    split_runs(&mut result.groups, table);
    result
}

/// The items without the units the statistics print between label and figure.
fn without_units<'i>(document: &Document<'_>, items: &'i [Item], table: TableKind) -> Cow<'i, [Item]> {
    if table != TableKind::Statistics {
        return Cow::Borrowed(items);
    }
    let is_unit = |item: &&Item| UNITS.contains(&document.slice(&item.range).trim());
    items.iter().filter(|item| !is_unit(item)).cloned().collect()
}

struct Builder<'d, 's> {
    document: &'d Document<'s>,
    table: TableKind,
    result: Grouped,
    /// Words since the last group.
    pending: Vec<Word>,
    stream: Option<Stream>,
    page: u32,
}

/// A run of values in a stream, still growing.
struct Stream {
    values: Vec<Token>,
    bars: usize,
}

impl Builder<'_, '_> {
    fn line(&mut self, items: &[Item]) {
        match items[0].position {
            Position::Cell { grid, .. } => self.grid_row(items, grid),
            Position::Aligned { .. } => self.aligned_line(items),
            Position::Stream => items.iter().for_each(|item| self.stream_item(item)),
        }
    }

    fn grid_row(&mut self, items: &[Item], grid: u32) {
        self.end_stream();
        let is_word = |item: &Item| matches!(item.kind, Kind::Text(_));
        let run = value_run(items);
        let word = |item: &Item| is_word(item).then(|| Word::new(self.document, item));
        let words = |items: &[Item]| items.iter().filter_map(word).collect();
        let own: Vec<Word> = words(&items[..run.start]);
        let is_stated = |item: &Item| matches!(item.kind, Kind::Value);
        self.result.words.extend(own.iter().cloned());
        let row_end = items.iter().map(|item| token(item).end).max().unwrap_or(0);
        self.note_end(grid, row_end);
        let is_header = self.header(items, grid, row_end);
        if !items.iter().any(is_stated) && (is_header || run.is_empty()) {
            let document = self.document;
            let all: Vec<Word> =
                items.iter().filter(|item| is_word(item)).map(|item| Word::new(document, item)).collect();
            self.result.words.extend(all.iter().skip(own.len()).cloned());
            self.pending.extend(all);
            return;
        }
        let outside = items[..run.start].iter().chain(&items[run.end..]);
        let values_before = outside.filter(|item| is_stated(item)).count();
        let blank_before = items[..run.start].iter().any(|item| matches!(item.kind, Kind::Blank));
        // Remarks may stand behind the values; a label there has changed places with one of them.
        let disorder = items[run.end..].iter().any(|item| matches!(item.kind, Kind::Text(Some(_))));
        let values = items[run].iter().map(token).collect();
        self.push(Group {
            own,
            values,
            values_before,
            row_end,
            blank_before,
            disorder,
            ..Group::new(Geometry::Grid(grid))
        });
    }

    /// Notes the columns a row names; whether the row is a header: it names columns, several rows, or a group of them.
    fn header(&mut self, items: &[Item], grid: u32, row_end: u32) -> bool {
        let found: Vec<(u32, &Match)> = items
            .iter()
            .filter_map(|item| match (&item.kind, item.position) {
                (Kind::Text(Some(found)), Position::Cell { column, .. }) => Some((column, found)),
                _ => None,
            })
            .collect();
        let named = |(column, found): &(u32, &Match)| Some((*column, found.column(self.table)?));
        let columns: Vec<(u32, &'static str)> = found.iter().filter_map(named).collect();
        let several = |keys: Vec<&str>| keys.iter().any(|key| *key != keys[0]);
        let names_columns = several(columns.iter().map(|(_, key)| *key).collect());
        // （六）其他处理 is a row of one form and heads three rows of the other.
        let rows = found.iter().filter(|(_, found)| !found.is_group(self.table));
        let names_rows = several(rows.filter_map(|(_, found)| found.row(self.table)).collect());
        let last_is_group = found.last().is_some_and(|(_, found)| found.row(self.table).is_none());
        if names_columns {
            self.result.headers.push(Header { grid, before_group: self.result.groups.len(), row_end, columns });
        }
        names_columns || names_rows || last_is_group
    }

    /// Grids come one after the other, so the one a row is of is the last.
    fn note_end(&mut self, grid: u32, row_end: u32) {
        match self.result.grid_ends.last_mut().filter(|(known, _)| *known == grid) {
            Some((_, end)) => *end = row_end.max(*end),
            None => self.result.grid_ends.push((grid, row_end)),
        }
    }

    fn aligned_line(&mut self, items: &[Item]) {
        self.end_stream();
        let is_word = |item: &&Item| matches!(item.kind, Kind::Text(_));
        let own: Vec<Word> = items.iter().filter(is_word).map(|item| Word::new(self.document, item)).collect();
        self.result.words.extend(own.iter().cloned());
        let after = items.iter().rposition(|item| is_word(&item)).map_or(0, |last| last + 1);
        let values: Vec<Token> = items[after..].iter().map(token).collect();
        if values.is_empty() {
            self.pending.extend(own);
        } else {
            let is_stated = |item: &Item| matches!(item.kind, Kind::Value);
            let values_before = items[..after].iter().filter(|item| is_stated(item)).count();
            self.push(Group { own, values, values_before, ..Group::new(Geometry::Aligned) });
        }
    }

    fn stream_item(&mut self, item: &Item) {
        match &item.kind {
            Kind::Text(_) => {
                self.end_stream();
                let word = Word::new(self.document, item);
                self.pending.push(word.clone());
                self.result.words.push(word);
            }
            Kind::Value | Kind::Blank => {
                let columns = self.table.forms()[0].columns.len();
                let stream = self.stream.get_or_insert_with(|| Stream { values: Vec::with_capacity(columns), bars: 1 });
                // One bar parts two cells; each further one between two values is an empty cell.
                let empty = if stream.values.is_empty() { 0 } else { stream.bars.saturating_sub(1) };
                for _ in 0..empty.min(7) {
                    let at = item.range.start;
                    stream.values.push(Token { range: at..at, stated: false, start: 0, end: 0 });
                }
                stream.bars = 0;
                stream.values.push(token(item));
            }
            Kind::Bars(count) => {
                if let Some(stream) = &mut self.stream {
                    stream.bars += count;
                }
            }
            Kind::PageBreak => self.page += 1,
        }
    }

    fn end_stream(&mut self) {
        if let Some(stream) = self.stream.take() {
            let own = std::mem::take(&mut self.pending);
            let page = self.page;
            self.result.groups.push(Group { own, values: stream.values, page, ..Group::new(Geometry::Stream) });
        }
    }

    fn push(&mut self, group: Group) {
        let above = std::mem::take(&mut self.pending);
        self.result.groups.push(Group { above, page: self.page, ..group });
    }
}

impl Group {
    fn new(geometry: Geometry) -> Self {
        Self {
            own: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            values: Vec::new(),
            geometry,
            values_before: 0,
            row_end: 0,
            blank_before: false,
            split: false,
            disorder: false,
            page: 0,
        }
    }

    /// Whether it holds at least one stated value.
    pub fn is_stated(&self) -> bool {
        self.values.iter().any(|value| value.stated)
    }
}

/// The cells of a grid row that are its values: those behind its last words, or, where words stand behind the values (a
/// column of remarks), the longest run of cells without words.
fn value_run(items: &[Item]) -> std::ops::Range<usize> {
    let mut longest = 0..0;
    let mut start = 0;
    for (at, item) in items.iter().enumerate() {
        if matches!(item.kind, Kind::Text(_)) {
            start = at + 1;
        } else if at + 1 - start >= longest.len() {
            longest = start..at + 1;
        }
    }
    let last = start..items.len();
    if last.len() >= longest.len() { last } else { longest }
}

fn token(item: &Item) -> Token {
    let (start, end) = match item.position {
        Position::Cell { column, .. } => (column, column + 1),
        Position::Aligned { start, end } => (start, end),
        Position::Stream => (0, 0),
    };
    Token { range: item.range.clone(), stated: !matches!(item.kind, Kind::Blank), start, end }
}

/// How many values a row of the table has, where all rows have as many.
fn row_length(table: TableKind) -> Option<usize> {
    match table {
        TableKind::Disclosure | TableKind::Statistics => None,
        _ => Some(table.forms()[0].columns.len()),
    }
}

/// Cuts runs that hold several whole rows: numbers without labels between, and disputes printed side by side.
fn split_runs(groups: &mut Vec<Group>, table: TableKind) {
    let Some(length) = row_length(table) else { return };
    let splits = |group: &Group| {
        let several = group.values.len() > length && group.values.len().is_multiple_of(length);
        several && (group.geometry == Geometry::Stream || table == TableKind::Disputes)
    };
    if !groups.iter().any(splits) {
        return;
    }
    *groups = std::mem::take(groups)
        .into_iter()
        .flat_map(|group| if splits(&group) { chunks(&group, length) } else { vec![group] })
        .collect();
}

fn chunks(group: &Group, length: usize) -> Vec<Group> {
    let chunk = |(at, values): (usize, &[Token])| {
        let first = at == 0;
        let words = |words: &[Word]| if first { words.to_vec() } else { Vec::new() };
        Group {
            own: words(&group.own),
            above: words(&group.above),
            values: values.to_vec(),
            page: group.page,
            split: true,
            ..Group::new(Geometry::Stream)
        }
    };
    group.values.chunks(length).enumerate().map(chunk).collect()
}

/// Whether any of the words is exactly this heading of an extra column that sums up some others.
pub(super) fn has_subtotal(document: &Document<'_>, words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| word.label.is_none() && word.range.len() < 40 && folded(word.text(document)).eq("小计".chars()))
}
