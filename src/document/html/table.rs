//! An open `<table>`: where its cells stand, and whether it holds data or only lays out the page.
//!
//! Columns are found by the HTML standard's table-forming algorithm, with one counter a column ("taken until row") in
//! place of the standard's slot per covered cell, so that `rowspan="65534" colspan="1000"` costs nothing. Row spans end
//! with their section, as browsers draw them.

use super::super::{Block, BlockKind, Grid, GridCell, GridOrigin, TextRange};
use super::beside::Beside;
use super::covers::Covers;
use super::css::Look;
use super::flow::{Flow, Space};
use super::order::{self, Group};
use super::tag::{Rows, Tag};

/// Cells whose hidden figures show that others lie over their table.
const HIDDEN: usize = 3;
/// Columns whose row spans are kept track of; a table as wide as that is no table.
const MAX_COLUMNS: usize = 4096;
/// Columns are counted up to here, so that two of them can still be added up.
const LAST_COLUMN: u32 = u32::MAX / 2;
/// A cell with more text holds prose, and its table lays out a page…
const PROSE_CHARS: usize = 400;
/// …and so does one with more lines, unless they are a label set upright, one character a line.
const PROSE_LINES: usize = 12;
const UPRIGHT_CHARS: usize = 60;

/// A table whose end has not been seen.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all of them may hold at once")]
pub(super) struct Frame {
    /// Rows so far; each cell's height is final only when its section ends.
    rows: Vec<Vec<GridCell>>,
    /// Row the open section began with.
    section: usize,
    /// Sections so far, and rows that stand in none.
    groups: Vec<Group>,
    /// Whether the last of them is open.
    in_group: bool,
    /// For each column the first row free of the cells above.
    taken_until: Vec<u32>,
    /// Column from which the open row's next cell looks for a free one.
    cursor: usize,
    part: Part,
    /// Blocks there were before it.
    first_block: usize,
    /// Cells that hold another table.
    nesting_cells: usize,
    /// Whether its caption holds another table.
    caption_nests: bool,
    /// Whether a cell holds prose.
    prose: bool,
    /// Cells whose text is not all that they display.
    obscured: Vec<TextRange>,
    /// Cells of which nothing is displayed and a figure is not.
    hidden: Vec<TextRange>,
    /// Whether a cell displays a figure.
    shows_figures: bool,
    /// Whether nobody can tell in which order the cells of the open row stand.
    shuffled: bool,
    /// The same of every row.
    mirrored: bool,
    /// Whether styles make it a table, as they make rows of much that is none.
    is_laid: bool,
    /// Whether text stands in it that is in no cell.
    has_strays: bool,
}

/// The part of a table that is open.
enum Part {
    /// None: text here is shown before or after the table.
    Between,
    Caption,
    Row,
    Cell(OpenCell),
}

struct OpenCell {
    /// `<td>` or `<th>`: the other's end tag does not close it.
    tag: Tag,
    start: usize,
    column: u32,
    width: u32,
    height: u32,
    nests: bool,
    /// Whether a figure in it is not displayed.
    hides: bool,
    beside: Option<Beside>,
    /// Where its text so far stands.
    place: Option<usize>,
    /// What white space meant outside.
    space: Space,
}

impl Frame {
    /// A table that starts behind the text so far.
    /// Where it is `mirrored`, its first column is on the right.
    pub(super) fn open(flow: &mut Flow, mirrored: bool, is_laid: bool) -> Self {
        flow.end_line();
        Self {
            rows: Vec::new(),
            section: 0,
            groups: Vec::new(),
            in_group: false,
            taken_until: Vec::new(),
            cursor: 0,
            part: Part::Between,
            first_block: flow.blocks.len(),
            nesting_cells: 0,
            caption_nests: false,
            prose: false,
            obscured: Vec::new(),
            hidden: Vec::new(),
            shows_figures: false,
            shuffled: false,
            mirrored,
            is_laid,
            has_strays: false,
        }
    }

    /// Whether a table may open inside it now; elsewhere a `<table>` closes it.
    pub(super) fn can_nest(&self) -> bool {
        matches!(self.part, Part::Cell(_) | Part::Caption)
    }

    /// Whether a cell of it is open.
    pub(super) fn is_in_cell(&self) -> bool {
        matches!(self.part, Part::Cell(_))
    }

    /// Notes what the open cell displays beside its text.
    pub(super) fn note(&mut self, beside: Beside) {
        if let Part::Cell(cell) = &mut self.part {
            cell.beside = cell.beside.max(Some(beside));
        }
    }

    /// Takes something that is shown; whether it stands in a row. What is in no cell of that is noted.
    pub(super) fn stray(&mut self) -> bool {
        self.has_strays |= matches!(self.part, Part::Row);
        !matches!(self.part, Part::Between)
    }

    /// Notes where text of the open cell stands: of pieces in several places nobody can tell which stands first.
    pub(super) fn place(&mut self, place: usize) {
        let Part::Cell(cell) = &mut self.part else { return };
        if *cell.place.get_or_insert(place) != place {
            cell.beside = Some(Beside::Picture);
        }
    }

    /// Notes that a figure of the open cell is not displayed.
    pub(super) fn hide(&mut self) {
        if let Part::Cell(cell) = &mut self.part {
            cell.hides = true;
        }
    }

    /// Notes what the look of the part that was just opened leaves open.
    pub(super) fn regard(&mut self, look: &Look) {
        if look.is_doubtful || look.is_covered {
            self.note(Beside::Picture);
        }
        self.shuffled |= look.shuffles;
        // A column that is folded away takes figures with it.
        self.mirrored |= look.collapses;
    }

    /// Notes that the open cell or caption holds a table.
    pub(super) fn nest(&mut self) {
        match &mut self.part {
            Part::Cell(cell) => cell.nests = true,
            Part::Caption => self.caption_nests = true,
            Part::Between | Part::Row => {}
        }
    }

    /// Closes what cannot stay open before the start of a table's part.
    pub(super) fn before(&mut self, tag: Tag, flow: &mut Flow, at: usize) {
        match tag {
            Tag::Cell { .. } => self.close_cell(flow, at),
            Tag::Row => self.close_row(flow, at),
            // What stands beside sections ends the one that is open: no cell reaches over it.
            Tag::Section(_) | Tag::Caption | Tag::Column => self.close_section(flow, at),
            _ => {}
        }
    }

    /// Opens a part, whose start tag is at `at`; `covers` is for cells.
    pub(super) fn start(&mut self, tag: Tag, covers: Covers, flow: &mut Flow, at: usize) {
        self.before(tag, flow, at);
        match tag {
            Tag::Cell { .. } => {
                if !matches!(self.part, Part::Row) {
                    self.open_row();
                }
                self.open_cell(tag, covers, flow);
            }
            Tag::Row => self.open_row(),
            Tag::Caption => self.part = Part::Caption,
            Tag::Section(rows) => self.open_group(rows),
            _ => {}
        }
    }

    /// Closes the part an end tag at `at` is for; where no such part is open, the tag means nothing.
    pub(super) fn end(&mut self, tag: Tag, flow: &mut Flow, at: usize) {
        match (tag, &self.part) {
            (Tag::Cell { .. }, Part::Cell(cell)) if cell.tag == tag => self.close_cell(flow, at),
            (Tag::Row, Part::Cell(_) | Part::Row) | (Tag::Caption, Part::Caption) => self.close_row(flow, at),
            (Tag::Section(_), Part::Cell(_) | Part::Row | Part::Between) => self.close_section(flow, at),
            _ => {}
        }
    }

    /// Closes the table: a grid block takes the place of its cells' lines, or, where it only lays out the page, they
    /// stay. Says whether it was more than a box around a few words, and so makes the cell it stands in one that lays out the page.
    pub(super) fn close(mut self, flow: &mut Flow, at: usize) -> bool {
        self.close_section(flow, at);
        let obscured = [&mut self.obscured, &mut self.hidden];
        order::display(&self.groups, &mut self.rows, obscured, self.first_block, flow);
        let mut cells = self.rows.iter().flatten();
        let Some(first) = cells.next() else { return self.caption_nests };
        let range = first.range.start..cells.next_back().unwrap_or(first).range.end;
        let is_box = range == first.range && self.nesting_cells == 0 && is_short(&flow.text, &range);
        let is_data = self.is_data(&flow.text) && (!self.is_laid || self.states(flow));
        if is_data {
            if self.mirrored {
                self.obscured.extend(self.rows.iter().flatten().map(whole));
            }
            // A table that shows its labels and hides all figures lies over, or under, another that shows them.
            if !self.shows_figures && self.hidden.len() >= HIDDEN {
                self.obscured.append(&mut self.hidden);
            }
            flow.obscured.append(&mut self.obscured);
            // Captions and the like stay; text strayed between two rows stands inside the grid and has no block.
            let lines = flow.blocks.split_off(self.first_block);
            let (before, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.range.end <= range.start);
            flow.blocks.extend(before);
            let kind = BlockKind::Grid(Grid { origin: GridOrigin::Html, rows: self.rows });
            flow.blocks.push(Block { range: range.clone(), kind });
            flow.blocks.extend(rest.into_iter().filter(|line| line.range.start >= range.end));
        }
        !is_box && (is_data || !self.is_laid)
    }

    /// Whether what styles lay out in rows is a table's: some rows of cells and nothing else, a figure or an empty cell among them.
    fn states(&self, flow: &Flow) -> bool {
        let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
        let cells = || self.rows.iter().flatten();
        self.rows.iter().filter(|row| row.len() > 1).nth(1).is_some()
            && !self.has_strays
            && !flow.blocks[self.first_block..].iter().any(is_heading)
            && (self.shows_figures || cells().any(|cell| cell.range.is_empty()))
    }

    fn open_group(&mut self, rows: Rows) {
        self.groups.push(Group { rows, first: self.rows.len(), text: None });
        self.in_group = true;
    }

    fn open_row(&mut self) {
        if !self.in_group {
            self.open_group(Rows::Body);
        }
        self.rows.push(Vec::new());
        self.cursor = 0;
        self.part = Part::Row;
    }

    fn open_cell(&mut self, tag: Tag, covers: Covers, flow: &mut Flow) {
        let (width, height) = (covers.columns.min(LAST_COLUMN), covers.rows);
        let column = self.take_columns(width, height);
        let start = flow.start_afresh();
        if let Some(group) = self.groups.last_mut() {
            group.text.get_or_insert(start);
        }
        self.part = Part::Cell(OpenCell {
            tag,
            start,
            column,
            width,
            height,
            nests: false,
            hides: false,
            beside: None,
            place: None,
            space: flow.space,
        });
        flow.space = Space::Collapses;
    }

    fn close_cell(&mut self, flow: &mut Flow, at: usize) {
        flow.end_line();
        let part = std::mem::replace(&mut self.part, Part::Row);
        let Part::Cell(cell) = part else {
            self.part = part;
            return;
        };
        flow.space = cell.space;
        if flow.text.len() == cell.start {
            flow.anchor(at);
        }
        let range = flow.trim(cell.start..flow.text.len());
        self.prose |= is_prose(&flow.text[range.clone()]);
        self.nesting_cells += usize::from(cell.nests);
        self.shows_figures |= crate::number::looks_numeric(flow.text[range.clone()].trim());
        if cell.hides && range.is_empty() {
            self.hidden.push(range.start..range.start + 1);
        }
        let is_obscured = cell.beside == Some(Beside::Picture) || (cell.beside.is_some() && range.is_empty());
        // A cell that holds a table lays out the page, and so do its pictures.
        if is_obscured && !cell.nests {
            self.obscured.push(range.start..range.end.max(range.start + 1));
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(GridCell { range, column: cell.column, width: cell.width, height: cell.height });
        }
    }

    /// Closes the open row or caption, if any.
    fn close_row(&mut self, flow: &mut Flow, at: usize) {
        self.close_cell(flow, at);
        if std::mem::take(&mut self.shuffled) {
            self.obscured.extend(self.rows.last().into_iter().flatten().map(whole));
        }
        self.part = Part::Between;
    }

    /// Closes the open section: no cell reaches beyond it.
    fn close_section(&mut self, flow: &mut Flow, at: usize) {
        self.close_row(flow, at);
        let end = self.rows.len();
        for (index, row) in self.rows.iter_mut().enumerate().skip(self.section) {
            let rest = (end - index) as u32;
            for cell in row {
                cell.height = if cell.height == 0 { rest } else { cell.height.min(rest) };
            }
        }
        self.section = end;
        self.in_group = false;
        self.taken_until.clear();
    }

    fn is_data(&self, text: &str) -> bool {
        let side_by_side = self.rows.iter().any(|row| row.len() > 1);
        side_by_side
            && !self.prose
            && (self.nesting_cells == 0 || (self.nesting_cells == 1 && self.is_plainly_data(text)))
    }

    /// Whether the cells speak for data so clearly that a small table inside one of them changes nothing.
    fn is_plainly_data(&self, text: &str) -> bool {
        let full = |range: &TextRange| !range.is_empty();
        let cells = || self.rows.iter().flatten().map(|cell| &cell.range);
        let filled = cells().filter(|range| full(range)).count();
        let filled_shortly = cells().filter(|range| full(range) && is_short(text, range)).count();
        self.rows.iter().filter(|row| row.len() >= 3).count() >= 6
            && filled * 2 >= cells().count()
            && filled_shortly * 5 >= filled * 4
    }

    /// The column for the next cell of the open row, which is taken for as many rows as the cell is high.
    fn take_columns(&mut self, width: u32, height: u32) -> u32 {
        let row = self.rows.len().saturating_sub(1) as u32;
        while self.taken_until.get(self.cursor).is_some_and(|&until| until > row) {
            self.cursor += 1;
        }
        let column = self.cursor;
        self.cursor += width as usize;
        if height != 1 {
            let until = if height == 0 { u32::MAX } else { row.saturating_add(height) };
            let end = self.cursor.min(MAX_COLUMNS);
            if self.taken_until.len() < end {
                self.taken_until.resize(end, 0);
            }
            for taken in self.taken_until.iter_mut().take(end).skip(column) {
                *taken = until.max(*taken);
            }
        }
        u32::try_from(column).map_or(LAST_COLUMN, |column| column.min(LAST_COLUMN))
    }
}

/// Whether a cell holds no more than some words.
fn is_short(text: &str, range: &TextRange) -> bool {
    text[range.clone()].chars().nth(UPRIGHT_CHARS).is_none()
}

/// A cell, or the place of an empty one.
fn whole(cell: &GridCell) -> TextRange {
    cell.range.start..cell.range.end.max(cell.range.start + 1)
}

/// Looks no further than it must: a cell of the outermost of many tables holds all that the inner ones do.
fn is_prose(text: &str) -> bool {
    let is_longer = |chars: usize| text.len() > chars && text.chars().nth(chars).is_some();
    let lines = || 1 + memchr::memchr_iter(b'\n', text.as_bytes()).take(PROSE_LINES).count();
    is_longer(PROSE_CHARS) || (is_longer(UPRIGHT_CHARS) && lines() > PROSE_LINES)
}
