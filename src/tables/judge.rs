//! Placements → one table: read what stands in each cell, weigh the sums, choose.
//!
//! A placement in which every cell was seen stands by itself; one that takes the place of a blank on trust stands only where
//! the sums that touch the blank hold. Of several the ones that break the fewest sums are kept; where those differ in a cell,
//! it is ambiguous.

mod blanks;

use super::boxes::DrawnCell;
use super::cells::Slot;
use super::doubts;
use super::ground::{Ground, Kind, Token};
use super::lines::Line;
use super::losses;
use super::numerals;
use super::placement::{Placed, Placement};
use super::rows::Owner;
use super::signs::is_nothing;
use super::sums::{break_in_all_rows, holds, sums_within};
use super::units::{is_unit, multiple_in, unit_at_end, unit_behind, unit_in, unit_of_note};
use crate::number::{self, Quantity, Reading};
use crate::report::{AlignedBy, Cell, Status};
use crate::statute::{CellEquation, CellIndex};
use crate::text::numbering::{self, Level};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What was made of a stretch.
#[derive(Debug)]
pub(super) struct Verdict {
    /// The cells of the form.
    pub cells: Vec<Cell>,
    /// The ways that were believed.
    pub ways: Vec<String>,
    /// The ways that were not, with the reason.
    pub refused: Vec<(String, &'static str)>,
}

struct Read {
    placement: Placement,
    cells: Vec<Cell>,
    broken: usize,
}

/// Judges the placements of a table.
pub(super) fn judge(ground: &Ground<'_, '_>, placements: Vec<Placement>) -> Verdict {
    let mut refused = Vec::new();
    let mut accepted: Vec<Read> = Vec::new();
    for placement in placements {
        let cells = read(ground, &placement);
        if placement.soft && !blanks::bears_out(ground, &placement, &cells) {
            refused.push((placement.way.clone(), "its blanks are not borne out by the sums"));
            continue;
        }
        if !placement.by_rows && break_in_all_rows(ground, &cells) {
            refused.push((placement.way.clone(), "no row keeps its sum"));
            continue;
        }
        let broken = ground.form.equations().iter().filter(|equation| holds(&cells, equation) == Some(false)).count();
        accepted.push(Read { placement, cells, broken });
    }
    // What was seen goes before what the sums bear out, unless that says the same and more.
    if accepted.iter().any(|read| read.placement.soft) {
        let hard = accepted.iter().filter(|read| !read.placement.soft);
        let hard: Vec<Vec<Cell>> = hard.map(|read| read.cells.clone()).collect();
        accepted.retain(|read| !read.placement.soft || hard.iter().all(|hard| extends(hard, &read.cells)));
    }
    // A way that leaves a line out breaks none of its sums: one that says the same and more goes before it.
    let known = |read: &Read| read.cells.iter().filter(|cell| cell.addend().is_some()).count();
    let fuller = |less: &Read| {
        accepted
            .iter()
            .any(|more| !more.placement.soft && known(more) > known(less) && extends(&less.cells, &more.cells))
    };
    let less: Vec<bool> = accepted.iter().map(fuller).collect();
    let mut less = less.into_iter();
    accepted.retain(|read| {
        !less.next().unwrap_or(false) || {
            refused.push((read.placement.way.clone(), "another way reads the same and more"));
            false
        }
    });
    // A way that places every line explains more than one that leaves a line out.
    let unknown = |read: &Read| read.cells.iter().filter(|cell| cell.addend().is_none()).count();
    let least = accepted.iter().map(|read| read.broken).min().unwrap_or(0);
    accepted.retain(|read| {
        read.broken == least || {
            refused.push((read.placement.way.clone(), "another way breaks fewer sums"));
            false
        }
    });
    let least = accepted.iter().map(unknown).min().unwrap_or(0);
    accepted.retain(|read| {
        unknown(read) == least || {
            refused.push((read.placement.way.clone(), "another way reads more"));
            false
        }
    });
    let ways = accepted.iter().map(|read| read.placement.way.clone()).collect();
    let mut readings = accepted.into_iter().map(|read| read.cells);
    let cells = match readings.next() {
        Some(first) => readings.fold(first, agree),
        None => unplaced(ground),
    };
    Verdict { cells, ways, refused }
}

/// Whether a reading says all that another one does.
pub(super) fn extends(less: &[Cell], more: &[Cell]) -> bool {
    let seen = |cell: &Cell| cell.addend().is_some() || cell.status == Status::Unreadable;
    less.iter().zip(more).all(|(less, more)| !seen(less) || (less.status, less.value) == (more.status, more.value))
}

/// Cells of which no way tells what they hold.
fn unplaced(ground: &Ground<'_, '_>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = ground.form.cells().map(|_| Cell::missing()).collect();
    if holds_something(ground) {
        for at in (0..ground.lines.len()).filter(|&at| ground.has(at)) {
            leave(ground, at, &mut cells);
        }
    }
    cells
}

/// Whether anything stands in a table but its own words: a figure, a mark, another word, something that is not displayed as text.
fn holds_something(ground: &Ground<'_, '_>) -> bool {
    /// Lines behind a table in which rows of it are looked for.
    const BEHIND: usize = 40;
    let first = ground.words.iter().find(|words| matches!(words.owner, Owner::Label(_)));
    let from = first.map_or(ground.text.start, |words| words.text.start);
    let stands = |token: &Token| match token.kind {
        Kind::Figure | Kind::Mark | Kind::Odd => true,
        Kind::Words { owner, .. } => {
            owner == Owner::Foreign && token.text.start > from && !ground.is_idle(ground.slice(&token.text))
        }
        Kind::Numeral | Kind::Bar | Kind::Tab | Kind::Break => false,
    };
    // A row that begins with a word may stand behind what is known as the table's, up to the next heading.
    let is_heading = |line: &&str| numbering::leading(line.trim_start()).0 == Level::Top;
    let mut behind = ground.document.text[ground.text.end..].lines().take(BEHIND).take_while(|line| !is_heading(line));
    let has_figure = |line: &str| line.contains(|c: char| c.is_ascii_digit());
    ground.tokens.iter().any(stands) || behind.any(has_figure) || ground.is_obscured(&(from + 1..ground.text.end))
}

/// What two readings agree on.
fn agree(mut one: Vec<Cell>, other: Vec<Cell>) -> Vec<Cell> {
    for (cell, other) in one.iter_mut().zip(other) {
        if (cell.status, cell.value) == (other.status, other.value) {
            continue;
        }
        let known = |cell: &Cell| matches!(cell.status, Status::Read | Status::Blank);
        if known(cell) && known(&other) {
            cell.candidates = vec![cell.value, other.value];
        }
        doubts::doubt(cell);
    }
    one
}

/// Whether every sum holds, and some of more than noughts. One total may be not stated; no other cell may be empty, for nothing
/// tells of an empty cell that it is where it was.
pub(super) fn bears_out_all(ground: &Ground<'_, '_>, placement: &Placement) -> bool {
    let cells = read(ground, placement);
    let sums = ground.form.equations();
    let blank = |side: &[CellIndex]| matches!(side, [cell] if cells[*cell].status == Status::Blank);
    let unstated = |sum: &CellEquation| {
        let total = [&sum.left, &sum.right].into_iter().find(|side| blank(side)).map(|side| side[0]);
        total.filter(|_| holds(&cells, sum) == Some(false))
    };
    let is_unread = |cell: &&Cell| cell.status != Status::Read;
    let unstated: std::collections::BTreeSet<CellIndex> = sums.iter().filter_map(unstated).collect();
    let stated = |sum: &&CellEquation| !sum.left.iter().chain(&sum.right).any(|cell| unstated.contains(cell));
    let telling = |sum: &&CellEquation| sum.left.iter().any(|&cell| cells[cell].value.is_some_and(|v| !v.is_zero()));
    unstated.len() < 2
        && cells.iter().filter(is_unread).count() == unstated.len()
        && sums.iter().filter(stated).all(|sum| holds(&cells, sum) == Some(true))
        && sums.iter().filter(stated).filter(telling).nth(2).is_some()
}

/// Whether the sum across every placed line holds; never, where the form has none.
pub(super) fn holds_across(ground: &Ground<'_, '_>, placement: &Placement) -> bool {
    let cells = read(ground, placement);
    let across = |line: &Line| sums_within(ground, &line.cells).any(|sum| holds(&cells, sum) == Some(true));
    let placed = ground.lines.iter().zip(&placement.lines).filter(|(_, placed)| matches!(placed, Placed::Cells(_)));
    placed.clone().count() > 1 && placed.clone().all(|(line, _)| across(line))
}

/// Reads every cell a placement places.
fn read(ground: &Ground<'_, '_>, placement: &Placement) -> Vec<Cell> {
    let mut cells: Vec<Cell> = ground.form.cells().map(|_| Cell::missing()).collect();
    for (at, line) in placement.lines.iter().enumerate() {
        match line {
            Placed::Cells(versions) => {
                if let Some(first) = versions.first() {
                    put(ground, placement.by, &mut cells, first);
                }
            }
            Placed::Bad(_) | Placed::Bare => leave(ground, at, &mut cells),
            // Whatever a way makes of it: where its label stands, a line is there.
            Placed::Absent if ground.has(at) => leave(ground, at, &mut cells),
            Placed::Absent => {}
        }
    }
    doubts::weigh(ground, placement, &mut cells);
    numerals::weigh(ground, &mut cells);
    losses::weigh(ground, placement, &mut cells);
    for line in &placement.lines {
        if let Placed::Cells(versions) = line
            && versions.len() > 1
        {
            doubled(ground, placement.by, &mut cells, versions);
        }
    }
    cells
}

/// Leaves a line's cells in doubt.
fn leave(ground: &Ground<'_, '_>, line: usize, cells: &mut [Cell]) {
    for &cell in &ground.lines[line].cells {
        cells[cell].status = Status::Ambiguous;
    }
}

fn put(ground: &Ground<'_, '_>, by: AlignedBy, cells: &mut [Cell], version: &[(CellIndex, Slot)]) {
    for (cell, slot) in version {
        cells[*cell] = cell_of(ground, by, *cell, slot);
    }
}

/// A line that stands twice with other figures: nothing says which is the report's.
fn doubled(ground: &Ground<'_, '_>, by: AlignedBy, cells: &mut [Cell], versions: &[Vec<(CellIndex, Slot)>]) {
    for (cell, _) in &versions[0] {
        let told: Vec<Option<Decimal>> = versions
            .iter()
            .filter_map(|version| version.iter().find(|(own, _)| own == cell))
            .map(|(cell, slot)| cell_of(ground, by, *cell, slot).value)
            .collect();
        let Cell { span, raw, .. } = std::mem::replace(&mut cells[*cell], Cell::missing());
        cells[*cell] = Cell { status: Status::Ambiguous, candidates: told, span, raw, ..Cell::missing() };
    }
}

/// What stands in a slot, as the cell it is.
fn cell_of(ground: &Ground<'_, '_>, by: AlignedBy, cell: CellIndex, slot: &Slot) -> Cell {
    let bare = |part| ground.without_marks(&ground.document.trim(part));
    let mut parts: Vec<_> = slot.cell.parts.iter().map(bare).collect();
    // A figure is never read without the unit at it, whatever parted the two.
    if let Some(last) = parts.last_mut().filter(|last| ground.slice(last).ends_with(|c: char| c.is_ascii_digit())) {
        last.end += unit_behind(&ground.document.text[last.end..]).len();
    }
    let raw: String = parts.iter().map(|part| ground.slice(part)).collect();
    // An empty cell stands where it begins.
    let empty = slot.cell.parts.first().map(|part| part.start..part.start);
    let from = parts.iter().find(|part| !part.is_empty()).or(empty.as_ref());
    let to = parts.iter().rev().find(|part| !part.is_empty());
    let span = from.map(|from| ground.document.span(&(from.start..to.map_or(from.end, |to| to.end))));
    let plain = ground.plain(&parts);
    // A figure in pieces from line to line may be two; a unit on a line of its own is no piece.
    let is_sign = |c: char| !c.is_alphabetic() && !c.is_whitespace();
    let is_piece = |line: &&str| line.contains(is_sign) && !number::is_unit(line);
    let lines = parts.iter().flat_map(|part| ground.slice(part).lines()).filter(is_piece).count();
    let torn = lines > 1 && super::signs::is_figure(&plain);
    let obscured = slot.cell.parts.iter().any(|part| ground.is_obscured(part));
    // A ring in a nought's place is a drawing of one.
    let reading = if plain.trim() == "〇" || torn || obscured {
        Reading::Unreadable
    } else if is_nothing(&plain) {
        Reading::Blank
    } else {
        let unit = unit_before(ground, cell, slot).filter(|_| plain.chars().all(|c| !c.is_alphabetic()));
        // Most figures stand without one.
        let figure = unit.map_or(Cow::Borrowed(plain.as_str()), |unit| Cow::Owned(format!("{plain}{unit}")));
        number::read(&figure, ground.form.column_of(cell).quantity)
    };
    let (status, value) = match reading {
        Reading::Number(value) => (Status::Read, Some(value)),
        Reading::Blank => (Status::Blank, None),
        Reading::Unreadable => (Status::Unreadable, None),
    };
    // Where sums alone tell a blank, nobody saw where it stands.
    let span = span.filter(|_| !raw.is_empty() || by != AlignedBy::Sums);
    Cell { value, status, raw, span, aligned_by: by, candidates: Vec::new() }
}

/// The unit of money that stands between a line's label and its figure, alone.
fn unit_before(ground: &Ground<'_, '_>, cell: CellIndex, slot: &Slot) -> Option<String> {
    /// Lines over a table, with those of its names, in which its unit may stand.
    const LINES: usize = 8;
    /// Characters of such a line.
    const NOTE: usize = 24;
    let figure = slot.cell.parts.first()?.start;
    let line = ground.lines.iter().position(|line| line.cells.contains(&cell))?;
    if ground.form.column_of(cell).quantity != Quantity::Amount {
        if !ground.says_unit() {
            return None;
        }
        let label = ground.last_before(figure, |owner| owner == Owner::Label(line))?;
        return multiple_in(heading_over(ground, line, label.text.start)).map(str::to_owned);
    }
    let own = |owner| matches!(owner, Owner::Label(other) | Owner::Note(other) if other == line);
    let label = ground.last_before(figure, own)?;
    let between = unit_in(ground.slice(&(label.text.end..figure)));
    // Or the last word before the figure, or the first behind it.
    let word = |text: &str| is_unit(text).then(|| text.to_owned());
    let parts = |c: char| c.is_whitespace() || super::signs::is_bar(c) || c == ',';
    let before = ground.document.text[..figure].trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = slot.cell.parts.last().map_or(figure, |part| part.end);
    let behind = ground.slice(&(end..ground.text.end.max(end))).lines().next().unwrap_or("").trim_start_matches(parts);
    let below = ground.document.text[end..].lines().skip(1).find(|line| !line.trim().is_empty());
    let beside = || unit_at_end(before).or_else(|| word(behind.split(parts).next()?));
    // A cell a line has its unit on the next one.
    let next = || word(below.filter(|_| behind.is_empty())?.trim_matches(parts));
    let above = ground.document.text[..ground.text.start].lines().rev().take(LINES);
    let is_note = |line: &&str| line.contains("单位") && line.chars().nth(NOTE).is_none();
    let over = || above.filter(is_note).find_map(unit_in);
    let between = between.or_else(beside).or_else(next);
    between.or_else(|| unit_of_heading(ground, line, label.text.start)).or_else(|| unit_of_note(below?)).or_else(over)
}

/// The unit in the names of the columns over a line (`本年收费金额（单位：元）`), as it is said, whether amounts are read in it or not.
fn unit_of_heading(ground: &Ground<'_, '_>, line: usize, label: usize) -> Option<String> {
    let heading = heading_over(ground, line, label);
    // Of a drawn table each cell is whole, whatever stands beside its lines.
    let end = label.min(ground.text.end);
    let start = end.saturating_sub(heading.len());
    let cells = ground.drawn.iter().flat_map(|table| &table.rows).flatten();
    let inside = cells.filter(|cell| cell.parts.first().is_some_and(|part| start <= part.start && part.end <= end));
    let text = |cell: &DrawnCell| cell.parts.iter().map(|part| ground.slice(part).trim()).collect::<String>();
    let drawn: Vec<String> = inside.map(text).collect();
    if drawn.is_empty() { unit_in(heading) } else { unit_in(&drawn.join("\n")) }
}

/// What stands between a line's label and the one before it.
fn heading_over<'g>(ground: &'g Ground<'_, '_>, line: usize, label: usize) -> &'g str {
    let other = |owner| matches!(owner, Owner::Label(own) | Owner::Again(own) if own != line);
    // Rows under one head stand between it and the label.
    let is_name = |owner| matches!(owner, Owner::Heading(_) | Owner::Qualified);
    let head = ground.last_before(label, is_name);
    let start = head.map_or(label, |words| words.text.start);
    let above = ground.last_before(start, other);
    ground.slice(&(above.map_or(ground.text.start, |words| words.text.end)..label))
}
