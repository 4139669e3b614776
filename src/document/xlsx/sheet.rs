//! One sheet: its cells, merged ranges and hidden rows and columns → tables of markup.
//!
//! A cell is what the file has a cell for, filled or not, and what is seen empty between and behind such cells within the
//! table. Rows without any text part tables, but for a single one with lines around its cells; so do columns, unless there is
//! no figure to the left of them. What is hidden is no row and no column; a merged range covers those that are left.

use super::super::markup::{Markup, escaped, white};
use super::super::xml::{Sink, Tag};
use super::super::{Passed, Unread};
use super::extent::{Row, ends};
use super::format::displayed;
use super::strings::{Run, Strings};
use super::styles::Styles;
use crate::limits::{Limit, Limits};
use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

/// The last column and row of a sheet.
const LAST_COLUMN: u32 = 16_384;
const LAST_ROW: u32 = 1_048_576;

/// A sheet being read.
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub(super) struct Sheet<'w> {
    strings: &'w Strings,
    styles: &'w Styles,
    limits: &'w Limits,
    /// Rows that are shown, by number; each with its cells by column.
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// Cells of hidden rows and columns, whose text a merged range may show.
    unseen: HashMap<(u32, u32), String>,
    /// How many cells of a row are empty with lines around them.
    framed: HashMap<u32, usize>,
    cells: usize,
    hidden_columns: Vec<bool>,
    /// For each column how many before it are hidden; empty where none is.
    hidden_before: Vec<u32>,
    /// Times that columns were said to be hidden.
    columns_told: u32,
    hidden_rows: Vec<u32>,
    merged: Vec<Merged>,
    row: u32,
    column: u32,
    row_is_hidden: bool,
    hides_zeros: bool,
    kind: String,
    style: u32,
    value: String,
    in_value: bool,
    has_formula: bool,
    run: Run,
}

/// A merged range, from corner to corner.
struct Merged {
    columns: RangeInclusive<u32>,
    rows: RangeInclusive<u32>,
    /// Its first cell that is shown: column and row.
    first: Option<(u32, u32)>,
}

impl<'w> Sheet<'w> {
    pub(super) fn new(strings: &'w Strings, styles: &'w Styles, limits: &'w Limits) -> Self {
        Self {
            strings,
            styles,
            limits,
            rows: BTreeMap::new(),
            unseen: HashMap::new(),
            framed: HashMap::new(),
            cells: 0,
            hidden_columns: Vec::new(),
            hidden_before: Vec::new(),
            columns_told: 0,
            hidden_rows: Vec::new(),
            merged: Vec::new(),
            row: 0,
            column: 0,
            row_is_hidden: false,
            hides_zeros: false,
            kind: String::new(),
            style: 0,
            value: String::new(),
            in_value: false,
            has_formula: false,
            run: Run::default(),
        }
    }

    fn is_shown(&self, column: u32) -> bool {
        !self.hidden_columns.get(column as usize).copied().unwrap_or(false)
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let place = tag.get("r").and_then(|name| place(&name));
        self.column = place.map_or(self.column + 1, |(column, _)| column);
        self.kind = tag.get("t").unwrap_or_default();
        self.style = tag.number("s").unwrap_or(0);
        self.value.clear();
        self.has_formula = false;
        self.run = Run::default();
    }

    fn close_cell(&mut self) -> Result<(), Unread> {
        self.cells += 1;
        if self.cells > self.limits.cells {
            let limit = self.limits.cells;
            return Err(Passed { what: Limit::Cells, found: None, limit }.into());
        }
        let value = std::mem::take(&mut self.value);
        let text = match self.kind.as_str() {
            // The result of a formula that nobody has worked out yet is shown only when the file is opened.
            kind if self.has_formula && kind != "str" && value.trim().is_empty() => "\u{fffd}".to_owned(),
            "s" => {
                value.trim().parse().ok().and_then(|at: usize| self.strings.texts.get(at)).cloned().unwrap_or_default()
            }
            "inlineStr" => value,
            "str" | "e" | "d" => escaped(&value),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            _ if value.trim().is_empty() || (self.hides_zeros && value.trim().parse() == Ok(0.0)) => String::new(),
            _ => escaped(&displayed(value.trim(), self.styles.format(self.style))),
        };
        let text = if self.styles.is_struck(self.style) && !text.is_empty() { format!("<s>{text}</s>") } else { text };
        let text = if self.styles.is_white(self.style) && !text.is_empty() { white(&text) } else { text };
        if self.row_is_hidden || !self.is_shown(self.column) {
            self.unseen.insert((self.column, self.row), text);
        } else {
            if text.is_empty() && self.styles.is_framed(self.style) {
                *self.framed.entry(self.row).or_default() += 1;
            }
            self.rows.entry(self.row).or_default().insert(self.column, text);
        }
        Ok(())
    }

    /// Writes the tables of the sheet.
    pub(super) fn write(mut self, markup: &mut Markup) -> Result<(), Unread> {
        let covered = self.merge()?;
        let mut hidden = 0;
        for &is_hidden in &self.hidden_columns {
            self.hidden_before.push(hidden);
            hidden += u32::from(is_hidden);
        }
        let hidden = |row: u32| self.hidden_rows.binary_search(&row).is_ok();
        let is_blank = |row: &BTreeMap<u32, String>| row.values().all(String::is_empty);
        let mut table: Vec<u32> = Vec::new();
        // The last row that a range which has begun reaches down to.
        let mut reaches = 0;
        let mut last = 0;
        for (&row, cells) in &self.rows {
            let is_covered =
                row <= reaches || (table.last().is_some_and(|&last| last + 1 == row) && self.is_row_left_empty(row));
            let follows = is_covered || (last + 1..row).all(hidden);
            last = row;
            if !follows || (is_blank(cells) && !is_covered) {
                self.write_table(&std::mem::take(&mut table), &covered, markup)?;
            }
            if !is_blank(cells) || is_covered {
                table.push(row);
                let begun = cells.keys().filter_map(|&column| covered.get(&(column, row)));
                reaches = begun.map(|&index| *self.merged[index].rows.end()).max().unwrap_or(0).max(reaches);
            }
        }
        self.write_table(&table, &covered, markup)
    }

    /// Whether a row is one of a table in which nothing was filled in: lines are drawn around its cells, and it is the only one of
    /// that kind below a row that is filled.
    fn is_row_left_empty(&self, row: u32) -> bool {
        let is_empty = |row: u32| {
            let cells = || self.rows.get(&row).into_iter().flatten();
            self.framed.get(&row).is_some_and(|&cells| cells > 1) && cells().all(|(_, text)| text.is_empty())
        };
        is_empty(row) && !is_empty(row.saturating_sub(1)) && !is_empty(row + 1)
    }

    /// The merged range that each cell which is shown lies in; the first of these cells gets the text of the range.
    fn merge(&mut self) -> Result<HashMap<(u32, u32), usize>, Unread> {
        let most = self.limits.cells;
        let widest = self.rows.values().filter_map(|row| row.keys().next_back()).max().copied().unwrap_or(0);
        let shown: Vec<bool> = (0..=widest).map(|column| self.is_shown(column)).collect();
        let mut covered = HashMap::new();
        let mut steps = 0;
        for (index, merged) in self.merged.iter_mut().enumerate() {
            let columns = *merged.columns.start()..=widest.min(*merged.columns.end());
            let corner = (*merged.columns.start(), *merged.rows.start());
            let mut text = self.unseen.remove(&corner);
            for (&row, cells) in self.rows.range_mut(merged.rows.clone()) {
                for column in columns.clone().filter(|&column| shown[column as usize]) {
                    steps += 1;
                    if steps > most {
                        return Err(Passed { what: Limit::Cells, found: None, limit: most }.into());
                    }
                    covered.entry((column, row)).or_insert(index);
                    let is_first = merged.first.is_none();
                    merged.first.get_or_insert((column, row));
                    match cells.get_mut(&column) {
                        Some(cell) if is_first => *cell = text.take().unwrap_or_else(|| std::mem::take(cell)),
                        Some(cell) => cell.clear(),
                        None if is_first => drop(cells.insert(column, text.take().unwrap_or_default())),
                        None => {}
                    }
                }
            }
        }
        Ok(covered)
    }

    fn write_table(
        &self,
        rows: &[u32],
        covered: &HashMap<(u32, u32), usize>,
        markup: &mut Markup,
    ) -> Result<(), Unread> {
        let of = |row: u32| self.rows.get(&row).into_iter().flatten();
        let merged = |column: u32, row: u32| covered.get(&(column, row)).map(|&index| &self.merged[index]);
        let filled = |row: u32| of(row).filter(|(_, text)| !text.is_empty()).map(|(&column, _)| column);
        let reach = |column: u32, row: u32| merged(column, row).map_or(column, |merged| *merged.columns.end());
        let mut stretches = Vec::new();
        for &row in rows {
            for (&column, text) in of(row).filter(|(_, text)| !text.is_empty()) {
                stretches.push((column, reach(column, row).min(LAST_COLUMN), is_figure(text)));
            }
        }
        for (first, last) in self.parted(stretches) {
            let is_filled = |row: &&u32| filled(**row).any(|column| (first..=last).contains(&column));
            let from = rows.iter().position(|row| is_filled(&row)).unwrap_or(0);
            let is_last = |row: &u32| is_filled(&row) || self.is_row_left_empty(*row);
            let to = rows.iter().rposition(is_last).map_or(rows.len(), |row| row + 1);
            self.write_part(&rows[from..to], first, last, covered, markup)?;
        }
        Ok(())
    }

    /// Where columns without any text part the filled ones: the first and the last column of each part.
    fn parted(&self, mut stretches: Vec<(u32, u32, bool)>) -> Vec<(u32, u32)> {
        stretches.sort_unstable();
        let mut parts: Vec<(u32, u32, bool)> = Vec::new();
        for (first, last, is_figure) in stretches {
            match parts.last_mut() {
                Some((_, end, has_figures)) if !*has_figures || !self.is_gap(*end + 1, first) => {
                    *end = last.max(*end);
                    *has_figures |= is_figure;
                }
                _ => parts.push((first, last, is_figure)),
            }
        }
        parts.into_iter().map(|(first, last, _)| (first, last)).collect()
    }

    /// Whether a column that is shown lies between.
    fn is_gap(&self, from: u32, to: u32) -> bool {
        from < to && self.shown_before(to) > self.shown_before(from)
    }

    fn shown_before(&self, column: u32) -> u32 {
        column - self.hidden_before.get(column as usize).copied().unwrap_or(0)
    }

    /// Writes the table in some rows and columns.
    fn write_part(
        &self,
        rows: &[u32],
        first: u32,
        last: u32,
        covered: &HashMap<(u32, u32), usize>,
        markup: &mut Markup,
    ) -> Result<(), Unread> {
        let of = |row: u32| self.rows.get(&row).into_iter().flatten();
        let merged = |column: u32, row: u32| covered.get(&(column, row)).map(|&index| &self.merged[index]);
        let is_begun =
            |column: u32, row: u32| merged(column, row).is_none_or(|merged| merged.first == Some((column, row)));
        let own = rows.iter().map(|&row| {
            let columns = || of(row).map(|(&column, _)| column).filter(|column| (first..=last).contains(column));
            let mut cells = columns().filter(|&column| self.is_shown(column) && is_begun(column, row));
            // A label is merged over the columns of labels, a heading over all.
            let is_label = merged(first, row).is_some_and(|merged| (first + 1..last).contains(merged.columns.end()));
            let is_alone = cells.next() == Some(first) && cells.next().is_none() && !is_label;
            Row { end: columns().max().unwrap_or(first), is_alone }
        });
        let ends = ends(&own.collect::<Vec<_>>());
        markup.tag("<table>");
        for (&row, end) in rows.iter().zip(ends) {
            markup.tag("<tr>");
            for column in (first..=end).filter(|&column| self.is_shown(column)) {
                let merged = merged(column, row);
                if !is_begun(column, row) {
                    continue;
                }
                let wide = merged.map_or(1, |merged| {
                    (column..=last.min(*merged.columns.end())).filter(|&column| self.is_shown(column)).count()
                });
                let below = &rows[rows.partition_point(|&below| below < row)..];
                let high = merged.map_or(1, |merged| below.partition_point(|row| row <= merged.rows.end()));
                markup.open_cell(u32::try_from(wide).unwrap_or(1), u32::try_from(high).unwrap_or(1));
                markup.tag(self.rows.get(&row).and_then(|cells| cells.get(&column)).map_or("", String::as_str));
                markup.tag("</td>");
                markup.passed()?;
            }
            markup.tag("</tr>");
        }
        markup.tag("</table>");
        Ok(())
    }
}

impl Sink for Sheet<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        let is_set = |name: &str| tag.get(name).is_some_and(|value| matches!(value.as_str(), "1" | "true"));
        let is_flat = |name: &str| tag.get(name).is_some_and(|value| value.trim().parse() == Ok(0.0));
        match tag.name() {
            "sheetView" => {
                self.hides_zeros = tag.get("showZeros").is_some_and(|value| value == "0" || value == "false");
            }
            "col" if is_set("hidden") || is_flat("width") => {
                let (from, to) = (tag.number("min").unwrap_or(0), tag.number("max").unwrap_or(0).min(LAST_COLUMN));
                self.columns_told += 1;
                if from <= to && self.columns_told <= LAST_COLUMN {
                    self.hidden_columns.resize(LAST_COLUMN as usize + 1, false);
                    self.hidden_columns[from as usize..=to as usize].fill(true);
                }
            }
            "row" => {
                self.row = tag.number("r").unwrap_or(self.row + 1).min(LAST_ROW);
                self.column = 0;
                self.row_is_hidden = is_set("hidden") || is_flat("ht");
                if self.row_is_hidden {
                    self.hidden_rows.push(self.row);
                }
            }
            "c" => self.open_cell(tag),
            "f" => self.has_formula = true,
            "v" => self.in_value = true,
            "mergeCell" => {
                let ends = tag.get("ref").and_then(|range| {
                    let (from, to) = range.split_once(':')?;
                    Some((place(from)?, place(to)?))
                });
                if let Some(((left, top), (right, bottom))) = ends
                    && left <= right
                    && top <= bottom
                {
                    self.merged.push(Merged { columns: left..=right, rows: top..=bottom, first: None });
                }
                if self.merged.len() > self.limits.cells {
                    let limit = self.limits.cells;
                    return Err(Passed { what: Limit::Cells, found: None, limit }.into());
                }
            }
            _ => self.run.start(tag),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        match name {
            "c" => self.close_cell()?,
            "v" => self.in_value = false,
            "sheetData" => self.hidden_rows.sort_unstable(),
            _ => self.run.end(name),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_value {
            self.value.push_str(text);
        } else if self.kind == "inlineStr" {
            self.run.add(text, &mut self.value);
        }
    }
}

/// Whether a cell's text is a figure: digits and no words.
fn is_figure(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric()) && !text.contains(char::is_alphabetic)
}

/// Column and row of a cell's name: `C7` is 3, 7.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = name.get(..letters)?.bytes().try_fold(0u32, |column, letter| {
        let next = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        (next <= LAST_COLUMN).then_some(next)
    })?;
    let row: u32 = name.get(letters..)?.parse().ok()?;
    ((1..=LAST_COLUMN).contains(&column) && (1..=LAST_ROW).contains(&row)).then_some((column, row))
}
