//! Cells in reading order → which line each belongs to: the nearest label before it, and no other.
//!
//! A cut is cells, with ends of rows between them where lines say something. A label opens its line, the end of a row closes it
//! once it has cells, a group, a heading or foreign words end it. A figure behind a closed line is left over.

mod ahead;

use super::beside::below_each_other;
use super::cells::{Cell, Head, Holds, Run, Slot, Unit, Walk};
use super::ground::Ground;
use super::heads::is_qualified_head;
use super::lone;
use super::says::{
    Says, has_names_behind, is_number_of, is_number_word, is_rest_of_label, is_short, is_whole, line_torn, says,
    stands_for_figure,
};
use super::signs::{is_counted, is_made_of_digits, is_nothing, is_void};
use std::ops::Range;

/// Walks over a cut.
pub(super) fn walk(ground: &Ground<'_, '_>, units: &[Unit]) -> Walk {
    let by_rows = units.iter().any(|unit| matches!(unit, Unit::RowEnd));
    let mut walk = Walker {
        ground,
        found: Walk { by_rows, ..Walk::default() },
        piece: 0,
        open: None,
        closed: false,
        walked: 0,
        label_row: 0,
        queued: false,
        orphaned: false,
        by_rows,
        in_head: false,
        head_from: 0,
        is_foreign: false,
        torn_of: None,
        numbers_apart: ground.has_numbers_apart(),
        number_of: None,
        awaits_number: false,
        heading: None,
        ahead: None,
        before: Vec::new(),
        unnumbered: 0,
        has_labels_last: false,
    };
    let units = below_each_other(ground, units);
    for row in units.split(|unit| matches!(unit, Unit::RowEnd)) {
        if row.iter().any(|unit| matches!(unit, Unit::Table)) {
            (walk.head_from, walk.in_head) = (walk.found.heads.len(), false);
        }
        walk.piece += usize::from(row.iter().any(|unit| matches!(unit, Unit::Gap | Unit::Table)));
        let cells: Vec<(&Cell, Says)> = row
            .iter()
            .filter_map(|unit| match unit {
                Unit::Cell(cell) => Some((cell, says(ground, cell))),
                Unit::RowEnd | Unit::Table | Unit::Gap => None,
            })
            .collect();
        walk.row(&cells);
    }
    if walk.unnumbered > walk.before.len() {
        walk.found.left.extend(walk.before.into_iter().map(|(line, place)| (Some(line), place)));
    }
    lone::leave(ground, &mut walk.found);
    walk.found
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about where the walk stands")]
struct Walker<'g, 'd, 's> {
    ground: &'g Ground<'d, 's>,
    found: Walk,
    /// The piece of the table the walk is in.
    piece: usize,
    /// The line that is open.
    open: Option<usize>,
    /// Whether its row has ended.
    closed: bool,
    /// Rows walked so far.
    walked: usize,
    /// The row the open line's label stands in.
    label_row: usize,
    /// Whether the label before the open line's stands alone, without a cell: the next row may be either's.
    queued: bool,
    /// Whether the row before has figures and no label.
    orphaned: bool,
    by_rows: bool,
    in_head: bool,
    /// The first head of the table the walk is in.
    head_from: usize,
    /// Whether the last words were no label of a line, so that figures behind them are theirs.
    is_foreign: bool,
    /// The one line that those words are a piece of the label of.
    torn_of: Option<usize>,
    /// Whether the numbers of labels stand in cells of their own, and the line whose number stood last.
    numbers_apart: bool,
    number_of: Option<usize>,
    /// Whether the open line's number has not stood yet.
    awaits_number: bool,
    /// The heading that the last cell named.
    heading: Option<usize>,
    /// The last figure before any label.
    ahead: Option<Range<usize>>,
    /// Figures before the label of their row, and rows whose label has none.
    before: Vec<(usize, Range<usize>)>,
    unnumbered: usize,
    /// Whether figures stand before a label, and no cell behind it.
    has_labels_last: bool,
}

impl Walker<'_, '_, '_> {
    fn row(&mut self, cells: &[(&Cell, Says)]) {
        self.walked += 1;
        let width = cells.iter().map(|(cell, _)| cell.column + cell.width).max().unwrap_or(0);
        let has = |wanted: fn(Says) -> bool| cells.iter().any(|(_, says)| wanted(*says));
        let labelled = has(|says| matches!(says, Says::Label(_) | Says::Again(_)));
        let is_head = self.by_rows
            && (has(|says| matches!(says, Says::Heading(_)))
                || cells.len() > 1
                    && cells
                        .iter()
                        .any(|&(cell, says)| is_qualified_head(self.ground, cell, says, self.found.runs.is_empty())))
            && !has(|says| says == Says::Data(Holds::Figure))
            && (!labelled || self.ground.lines.len() == 1);
        if is_head {
            self.open_head(cells, width);
        }
        // In the one line of all cells names without a figure are a head once more.
        let has_figure = has(|says| says == Says::Data(Holds::Figure));
        if self.by_rows && self.ground.lines.len() == 1 && has(|says| says == Says::Foreign) && !has_figure {
            return self.end();
        }
        if !has(|says| says == Says::Foreign) {
            self.is_foreign = false;
        }
        let (first_run, left) = (self.found.runs.len(), self.found.left.len());
        for (at, &(cell, says)) in cells.iter().enumerate() {
            self.glued_before(cell, says);
            self.cell(cell, says, &cells[at + 1..], width);
            if cells.len() > 1 {
                self.glued_behind(cell, says);
            }
        }
        if self.by_rows {
            let last = self.found.runs.len();
            let shared = self.found.runs.get_mut(first_run..last.saturating_sub(1)).unwrap_or_default();
            for run in shared.iter_mut() {
                run.shared = true;
            }
            self.before_label(cells);
        }
        let is_bare = |run: &Run| !run.has_figures() && has_names_behind(cells);
        let is_head =
            self.ground.lines.len() == 1 && !self.has_figures() || self.found.runs.last().is_some_and(is_bare);
        if self.by_rows && labelled && is_head {
            // Empty cells beside headings are no blanks of the line under them.
            if let Some(run) = self.found.runs.last_mut() {
                run.slots.clear();
            }
        }
        if self.by_rows && self.has_slots() {
            self.closed = true;
        }
        // Figures that no label takes may be the next row's, whose label they stand before.
        if let Some(run) = self.found.runs.get(first_run).filter(|_| self.orphaned) {
            self.found.strays.insert(run.line);
        }
        let is_before_all = self.found.runs.is_empty() && has(|says| says == Says::Data(Holds::Figure));
        self.orphaned = is_before_all || self.found.left.len() > left && first_run == self.found.runs.len();
    }

    fn open_head(&mut self, cells: &[(&Cell, Says)], width: u32) {
        if !self.in_head {
            self.found.heads.push(Head::default());
        }
        self.in_head = true;
        if let Some(head) = self.found.heads.last_mut() {
            head.take(self.ground, cells, width);
        }
    }

    fn has_slots(&self) -> bool {
        self.open.is_some() && self.found.runs.last().is_some_and(|run| !run.slots.is_empty())
    }

    fn has_figures(&self) -> bool {
        self.open.is_some() && self.found.runs.last().is_some_and(Run::has_figures)
    }

    fn start(&mut self, line: usize, width: u32, again: bool, whole: bool) {
        let head = self.head();
        let due = self.ground.lines[line].cells.len();
        let has_row = |run: &Run| due > 1 && run.slots.len() >= due || run.has_marks(self.ground);
        let doubled = whole && self.found.runs.last().is_some_and(has_row);
        if self.open == Some(line) && !self.has_figures() && !self.closed && !doubled {
            // The same label goes on, or stands in several cells.
            if let Some(run) = self.found.runs.last_mut() {
                run.slots.clear();
                run.width = width;
            }
            return;
        }
        self.queued =
            self.by_rows && self.open.is_some() && !self.closed && !self.has_slots() && self.walked > self.label_row;
        self.label_row = self.walked;
        self.awaits_number = self.number_of.take() != Some(line) && self.ground.lines[line].number.is_some();
        self.found.runs.push(Run {
            line,
            slots: Vec::new(),
            again,
            whole,
            head,
            width,
            piece: self.piece,
            shared: false,
        });
        (self.open, self.closed, self.is_foreign, self.torn_of) = (Some(line), false, false, None);
    }

    fn end(&mut self) {
        (self.open, self.closed) = (None, false);
    }

    fn cell(&mut self, cell: &Cell, says: Says, behind: &[(&Cell, Says)], width: u32) {
        let due = self.open.map_or(0, |line| self.ground.lines[line].cells.len());
        self.say(cell, says, behind, width, due);
        self.heading = if let Says::Heading(column) = says { Some(column) } else { None };
    }

    fn say(&mut self, cell: &Cell, says: Says, behind: &[(&Cell, Says)], width: u32, due: usize) {
        let full = self.found.runs.last().is_some_and(|run| run.slots.len() >= due);
        match says {
            Says::Label(line) => {
                if self.open == Some(line) && self.has_figures() && !self.closed && self.ground.lines.len() > 1 {
                    return;
                }
                if self.ground.lines.len() > 1 {
                    self.in_head = false;
                }
                let whole = is_whole(self.ground, cell, line);
                self.leave_ahead(cell);
                self.start(line, width, false, whole);
            }
            Says::Again(line) => {
                self.end();
                self.start(line, width, true, true);
            }
            Says::Torn => self.end(),
            Says::Heading(_) | Says::Group => {
                // One heading alone is the name of a row.
                let leads = match (says, self.heading) {
                    (Says::Heading(column), before) => column == 0 || before.is_some_and(|before| before < column),
                    _ => true,
                };
                let under = self.ground.form.habits.headings_behind_labels && !self.has_figures() && leads;
                if !under {
                    self.end();
                    // In a row of its own a total of a group, or a second total, has its figures; elsewhere none is due.
                    self.is_foreign = self.by_rows;
                }
            }
            Says::Idle => {
                let is_open = self.open.is_some() && !self.closed;
                if is_open && stands_for_figure(self.ground, cell, behind, full, self.by_rows) {
                    self.push(cell, Holds::Odd, width);
                }
            }
            Says::Note(line) => {
                // A letter alone is too little to tell a note of the label by.
                let is_told = self.ground.text_of(&cell.parts).trim().chars().nth(1).is_some();
                if self.open == Some(line) && !self.has_begun() && is_told {
                    self.go_on();
                }
            }
            Says::Foreign if !self.has_begun() && is_rest_of_label(self.ground, cell, behind, self.open) => {
                self.go_on();
            }
            Says::Foreign => {
                // In a row of its own a word may stand in a figure's place; in a text that runs on, between two figures, or at one.
                let begun = self.has_figures() || is_counted(self.ground.text_of(&cell.parts).trim());
                let between = begun && !full && matches!(behind.first(), Some((_, Says::Data(_))));
                let short = is_short(self.ground, cell) || self.by_rows && self.found.has_again(self.open);
                if self.open.is_some() && !self.closed && short && (self.by_rows || between) {
                    self.push(cell, Holds::Odd, width);
                } else {
                    // A number among words may be the figure of the line it ends.
                    if !self.has_figures() && is_number_word(self.ground, cell) {
                        self.found.strays.extend(self.open);
                    }
                    self.end();
                    (self.is_foreign, self.torn_of) = (true, line_torn(self.ground, cell));
                }
            }
            Says::Data(holds) => {
                let numbered = |line: usize| is_number_of(self.ground, cell, line);
                // Under a label that stands in a row of its own the first cell is where it would stand.
                let is_apart = self.ground.lines.len() > 1 && self.open.is_some() && self.walked > self.label_row;
                let figures_follow = behind.iter().any(|(_, says)| *says == Says::Data(Holds::Figure));
                let is_named = self.head().is_some_and(|head| self.found.heads[head].names_first());
                let is_first = self.by_rows && cell.column == 0 && !self.closed && !is_named;
                if is_apart && is_first && is_void(&self.ground.text_of(&cell.parts)) && figures_follow {
                    return;
                }
                let next = behind.iter().map(|(_, says)| *says).find(|says| *says != Says::Data(Holds::Nothing));
                if self.numbers_apart
                    && let Some(Says::Label(line) | Says::Again(line)) = next
                    && holds != Holds::Nothing
                    && numbered(line)
                {
                    self.number_of = Some(line);
                    return;
                }
                if self.numbers_apart && self.awaits_number && self.open.is_some_and(numbered) {
                    self.awaits_number = false;
                    return;
                }
                // A mark for nothing is a cell as a figure is.
                let is_mark = |text: &str| !is_void(text) && is_nothing(text);
                let place = || cell.parts.first().cloned().unwrap_or(0..0);
                if self.queued && self.walked > self.label_row && holds != Holds::Nothing {
                    self.found.left.push((self.open, place()));
                }
                let marked = self.closed && cell.parts.iter().any(|part| is_mark(self.ground.slice(part)));
                // So are digits that make no figure: the rest of a number, two in one cell.
                let is_number = || is_made_of_digits(&self.ground.text_of(&cell.parts));
                let is_stated = holds == Holds::Figure || marked || holds == Holds::Odd && is_number();
                if self.open.is_some() && !self.closed {
                    self.push(cell, holds, width);
                } else if is_stated && !self.is_foreign && !self.found.runs.is_empty() {
                    self.found.left.push((self.open, place()));
                } else if holds == Holds::Figure && self.is_foreign && self.torn_of.is_some() {
                    // The line stands once more, with other figures.
                    self.found.left.push((self.torn_of, place()));
                } else if holds == Holds::Figure {
                    self.ahead = Some(place());
                    self.found.strays.extend(self.found.runs.last().map(|run| run.line));
                }
            }
        }
    }

    /// The headings in force.
    fn head(&self) -> Option<usize> {
        self.found.heads.len().checked_sub(1).filter(|head| *head >= self.head_from)
    }

    /// Whether cells that say something stand behind the open line's label.
    fn has_begun(&self) -> bool {
        self.has_figures() || self.found.runs.last().is_some_and(|run| run.has_marks(self.ground))
    }

    /// The open line's label goes on: empty cells beside its beginning are no blanks.
    fn go_on(&mut self) {
        self.closed = false;
        if let Some(run) = self.found.runs.last_mut() {
            run.slots.clear();
        }
    }

    fn push(&mut self, cell: &Cell, holds: Holds, width: u32) {
        let head = self.head();
        if let Some(run) = self.found.runs.last_mut() {
            // A label may stand over its table, with names between.
            if run.slots.is_empty() {
                (run.width, run.head) = (width, head);
            }
            run.slots.push(Slot { cell: cell.clone(), holds });
            if holds != Holds::Nothing {
                self.in_head = false;
            }
        }
    }
}
