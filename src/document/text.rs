//! Plain text → blocks: Markdown headings, rows with bars or tabs as grids, everything else line by line.
//!
//! The visible text is the source itself, but with line feeds where other signs end its lines, with tabs where rows are printed
//! as lists, one tab where two part cells, and without comments of HTML and a mail's marks of quoting. A line of bars alone
//! (`|`, `||||`: what some converters leave *between* cells) is a line, not a row: it has no cells. Columns aligned by spaces
//! stay lines too; whether two blanks part cells or letters is for the reader of tables to say.
//!
//! Refused: lists and other Markdown; they read well enough as lines. And absurd amounts ([`Passed`]).

use super::grid::{BARS, is_bar};
use super::title::title;
use super::{Block, BlockKind, Document, Grid, GridCell, GridOrigin, Passed, SourceMap, TextRange};
use super::{comments, doubled, joined, line_ends, listed, nothing, quotes, references, separated, wiki};
use crate::clock::Clock;
use crate::limits::{Limit, Limits};
use std::borrow::Cow;

/// A line that has more characters than this is running text, however it ends.
const LONG_LINE: usize = 60;
/// Blocks that room is made for before there are any.
const MOST_RESERVED: usize = 10_000;

/// Cuts a plain text into blocks.
pub(super) fn document<'s>(source: &'s str, limits: &Limits) -> Result<Document<'s>, Passed> {
    let clock = Clock::start(limits.time);
    within(Limit::Text, source.len(), limits.text)?;
    let (text, map) = shown(source);
    let blocks = blocks(&text, limits)?;
    Ok(Document { text, map, blocks, clock, ..Document::default() })
}

/// What a reader of a text sees: its lines, without marks of quoting and comments, lists as rows.
fn shown(source: &str) -> (Cow<'_, str>, SourceMap) {
    let mut shown = (Cow::Borrowed(source), SourceMap::default());
    let steps = [
        line_ends::plain,
        quotes::without,
        comments::without,
        references::resolved,
        listed::in_rows,
        separated::in_rows,
        wiki::in_rows,
        joined::joined,
        doubled::halved,
        nothing::without,
    ];
    for step in steps {
        if let Some((text, map)) = step(&shown.0) {
            shown = (Cow::Owned(text), map.through(&shown.1));
        }
    }
    shown
}

fn blocks(source: &str, limits: &Limits) -> Result<Vec<Block>, Passed> {
    let mut blocks = Vec::with_capacity(lines(source).count().min(MOST_RESERVED));
    let mut open: Option<OpenGrid> = None;
    let (mut cells_so_far, mut rows_so_far) = (0, 0);
    let signs = Signs::of(source);
    for range in lines(source) {
        within(Limit::Line, range.len(), limits.line)?;
        let line = &source[range.clone()];
        let bare = line.trim();
        if bare.is_empty() {
            continue;
        }
        let above = open.as_ref().map(|grid| grid.origin);
        if let Some((origin, cells)) = row(source, &range, signs, above) {
            (cells_so_far, rows_so_far) = (cells_so_far + cells.len(), rows_so_far + 1);
            if cells_so_far.max(rows_so_far) > limits.cells {
                return Err(Passed { what: Limit::Cells, found: None, limit: limits.cells });
            }
            let grid = match open.take() {
                Some(grid) if grid.accepts(origin) => open.insert(grid),
                other => {
                    blocks.extend(other.map(OpenGrid::into_block));
                    open.insert(OpenGrid { origin, rows: Vec::new(), range: range.clone() })
                }
            };
            grid.push(origin, cells, range.end);
            continue;
        }
        blocks.extend(open.take().map(OpenGrid::into_block));
        let start = range.start + (line.len() - line.trim_start().len());
        blocks.push(line_block(bare, start));
    }
    blocks.extend(open.map(OpenGrid::into_block));
    Ok(blocks)
}

fn within(what: Limit, found: usize, limit: usize) -> Result<(), Passed> {
    if found > limit { Err(Passed { what, found: Some(found), limit }) } else { Ok(()) }
}

/// Rows of one kind, still growing. Blank lines between rows do not end it.
struct OpenGrid {
    origin: GridOrigin,
    rows: Vec<Vec<GridCell>>,
    range: TextRange,
}

impl OpenGrid {
    fn accepts(&self, origin: GridOrigin) -> bool {
        (origin == GridOrigin::Tabs) == (self.origin == GridOrigin::Tabs)
    }

    fn push(&mut self, origin: GridOrigin, cells: Vec<GridCell>, end: usize) {
        self.range.end = end;
        if origin == GridOrigin::Markdown {
            // The delimiter row says what kind of grid it is and holds nothing.
            self.origin = origin;
        } else {
            self.rows.push(cells);
        }
    }

    fn into_block(mut self) -> Block {
        if self.origin != GridOrigin::Tabs {
            take_edges_off(&mut self.rows);
        }
        Block { range: self.range, kind: BlockKind::Grid(Grid { origin: self.origin, rows: self.rows }) }
    }
}

/// The ranges of the lines of `source`, without line breaks; form feeds part lines too.
fn lines(source: &str) -> impl Iterator<Item = TextRange> {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', 0x0c, source.as_bytes()).chain(std::iter::once(source.len()));
    ends.map(move |end| {
        let line = start..end;
        start = end + 1;
        line
    })
}

/// Which signs of rows a text holds at all. Most hold none: then no line of it is searched for them.
#[derive(Clone, Copy)]
struct Signs {
    bars: bool,
    tabs: bool,
}

impl Signs {
    fn of(source: &str) -> Self {
        let source = source.as_bytes();
        let bar = |bar: char| memchr::memmem::find(source, bar.encode_utf8(&mut [0; 4]).as_bytes()).is_some();
        Self { bars: BARS.into_iter().any(bar), tabs: memchr::memchr(b'\t', source).is_some() }
    }
}

fn is_rule(c: char) -> bool {
    matches!(c, '-' | ':' | '=' | '+' | '\u{2500}'..='\u{257f}')
}

/// The cells of a line that is a row; `None` for any other line. `above` is what the line before is a row of.
///
/// Tabs at the ends alone are an indent and litter, and bars with nothing between them only part cells, unless the rows
/// before were of that kind: then they are a row of empty cells.
fn row(
    source: &str,
    range: &TextRange,
    signs: Signs,
    above: Option<GridOrigin>,
) -> Option<(GridOrigin, Vec<GridCell>)> {
    let line = &source[range.clone()];
    if signs.bars && line.contains(is_bar) {
        let bare = line.trim();
        let in_bars = above.is_some_and(|origin| origin != GridOrigin::Tabs);
        if bare.chars().all(|c| is_bar(c) || c.is_whitespace()) && !(in_bars && bare.contains(char::is_whitespace)) {
            return None;
        }
        if is_delimiter(bare) {
            return Some((GridOrigin::Markdown, Vec::new()));
        }
        return Some((GridOrigin::Bars, cells(source, range, is_bar)));
    }
    if !signs.tabs {
        return None;
    }
    let tabbed = if above == Some(GridOrigin::Tabs) { line } else { line.trim() };
    tabbed.contains('\t').then(|| (GridOrigin::Tabs, cells(source, range, |c| c == '\t')))
}

/// Whether a line is a delimiter row (`|---|:--|`) and not a row of blank marks (`| - | - |`).
fn is_delimiter(bare: &str) -> bool {
    let is_rules = |cell: &str| cell.chars().filter(|&c| is_rule(c)).count() >= 3;
    bare.chars().all(|c| is_bar(c) || is_rule(c) || c.is_whitespace())
        && bare.contains(is_rule)
        && bare.split(is_bar).map(str::trim).filter(|cell| !cell.is_empty()).all(is_rules)
}

/// Cuts a row at its separators, ends included: whether a bar at the end is the table's edge, its other rows tell.
fn cells(source: &str, range: &TextRange, separator: impl Fn(char) -> bool) -> Vec<GridCell> {
    let line = &source[range.clone()];
    let mut cells = Vec::new();
    let mut start = 0;
    let ends = line.char_indices().filter(|&(_, c)| separator(c)).map(|(at, c)| (at, at + c.len_utf8()));
    for (end, next) in ends.chain(std::iter::once((line.len(), line.len()))) {
        let text = &line[start..end];
        let lead = if text.trim().is_empty() { 0 } else { text.len() - text.trim_start().len() };
        let begin = range.start + start + lead;
        let column = cells.len() as u32;
        cells.push(GridCell { range: begin..begin + text.trim().len(), column, width: 1, height: 1 });
        start = next;
    }
    cells
}

/// Takes the empty cells off that bars at both ends of a row leave, where most rows have them; elsewhere they are cells.
fn take_edges_off(rows: &mut [Vec<GridCell>]) {
    let empty = |cell: Option<&GridCell>| cell.is_some_and(|cell| cell.range.is_empty());
    let edged = rows.iter().filter(|row| empty(row.first()) && empty(row.last())).count();
    if edged * 2 <= rows.len() {
        return;
    }
    for row in rows {
        if empty(row.last()) {
            row.pop();
        }
        if empty(row.first()) {
            row.remove(0);
            for cell in row.iter_mut() {
                cell.column -= 1;
            }
        }
    }
}

/// The block of a line without the white space around it, which stands at `start`.
fn line_block(text: &str, start: usize) -> Block {
    if let Some((level, words)) = title(text) {
        return Block { range: start + words.start..start + words.end, kind: BlockKind::Heading(level) };
    }
    let sentence = text.ends_with(['。', '；', ';', '！', '？']);
    // No character is shorter than a byte.
    let long = || text.len() > LONG_LINE && text.chars().filter(|c| !c.is_whitespace()).nth(LONG_LINE).is_some();
    let kind = if sentence || long() { BlockKind::Paragraph } else { BlockKind::Line };
    Block { range: start..start + text.len(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(source: &str) -> Vec<String> {
        let document = document(source, &Limits::default()).expect("within limits");
        let cell = |cell: &GridCell| document.slice(&cell.range).to_owned();
        document
            .blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Grid(grid) => {
                    let rows: Vec<String> =
                        grid.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("¦")).collect();
                    format!("{:?}[{}]", grid.origin, rows.join("/"))
                }
                kind => format!("{kind:?}({})", document.slice(&block.range)),
            })
            .collect()
    }

    #[test]
    fn rows_with_bars() {
        assert_eq!(shapes("| 规章 | 2 |  | 61 |\n\n| 规范性文件 | 5 | 1 |  |"), ["Bars[规章¦2¦¦61/规范性文件¦5¦1¦]"]);
        assert_eq!(
            shapes("规章 | 2 |  | 61\n | 5 | 1 | 9\n规范性文件 | 5 | 1 | "),
            ["Bars[规章¦2¦¦61/¦5¦1¦9/规范性文件¦5¦1¦]"]
        );
        assert_eq!(shapes("| 规章 | 2 |\n|  |  |\n||"), ["Bars[规章¦2/¦]", "Line(||)"]);
        assert_eq!(shapes("| a | b |\n|---|:-:|\n| - | - |"), ["Markdown[a¦b/-¦-]"]);
    }

    #[test]
    fn bars_alone_are_lines() {
        assert_eq!(shapes("规章\n|\n2\n||||"), ["Line(规章)", "Line(|)", "Line(2)", "Line(||||)"]);
    }

    #[test]
    fn tabs_and_headings() {
        assert_eq!(
            shapes("规章\t2\t\t61\n## 一、总体情况\n\t缩进的一行"),
            ["Tabs[规章¦2¦¦61]", "Heading(2)(一、总体情况)", "Line(缩进的一行)"]
        );
    }
}
