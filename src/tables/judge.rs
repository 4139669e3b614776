//! Placements → one table: read what stands in each cell, weigh the sums, choose.
//!
//! A placement in which every cell was seen stands by itself; one that takes the place of a blank on trust stands only where
//! the sums that touch the blank hold. Of several the ones that break the fewest sums are kept; where those differ in a cell,
//! it is ambiguous.

use super::cells::{Holds, Slot};
use super::fit::{Placed, Placement};
use super::ground::{Ground, Kind, Token};
use super::rows::Owner;
use super::signs::{is_lone, is_nothing};
use crate::number::{self, Quantity, Reading};
use crate::report::{AlignedBy, Cell, Status};
use crate::statute::{CellEquation, CellIndex};
use crate::text::fold;
use rust_decimal::Decimal;

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
        if placement.soft && !bears_out(ground, &placement, &cells) {
            refused.push((placement.way.clone(), "its blanks are not borne out by the sums"));
            continue;
        }
        let broken = ground.form.equations().iter().filter(|equation| holds(&cells, equation) == Some(false)).count();
        accepted.push(Read { placement, cells, broken });
    }
    // What was seen goes before what the sums bear out, unless that says the same and more.
    let hard: Vec<Vec<Cell>> =
        accepted.iter().filter(|read| !read.placement.soft).map(|read| read.cells.clone()).collect();
    if !hard.is_empty() {
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
fn extends(less: &[Cell], more: &[Cell]) -> bool {
    let seen = |cell: &Cell| cell.addend().is_some() || cell.status == Status::Unreadable;
    less.iter().zip(more).all(|(less, more)| !seen(less) || (less.status, less.value) == (more.status, more.value))
}

/// Cells of which no way tells what they hold.
fn unplaced(ground: &Ground<'_, '_>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = ground.form.cells().map(|_| Cell::missing()).collect();
    for (at, line) in ground.lines.iter().enumerate() {
        if ground.has(at) {
            for &cell in &line.cells {
                cells[cell].status = Status::Ambiguous;
            }
        }
    }
    cells
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
        (cell.status, cell.value) = (Status::Ambiguous, None);
    }
    one
}

/// Whether a sum holds; `None` where a cell of it is not known.
pub(super) fn holds(cells: &[Cell], equation: &CellEquation) -> Option<bool> {
    let sum = |side: &[CellIndex]| side.iter().map(|&cell| cells[cell].addend()).sum::<Option<Decimal>>();
    Some(sum(&equation.left)? == sum(&equation.right)?)
}

/// Whether the sums that touch a blank hold. Where none touches it, nothing does.
fn bears_out(ground: &Ground<'_, '_>, placement: &Placement, cells: &[Cell]) -> bool {
    let blank = |cell: CellIndex| cells[cell].status == Status::Blank;
    let equations = ground.form.equations();
    let touching = |cell: CellIndex| {
        equations.iter().filter(move |equation| equation.left.iter().chain(&equation.right).any(|&other| other == cell))
    };
    // Of a row that stands empty no column is to be told; only no sum may miss its figures.
    let in_empty_line = |cell: CellIndex| {
        let own = ground.lines.iter().position(|line| line.cells.contains(&cell));
        let is_empty =
            |line: usize| ground.lines[line].cells.iter().all(|&other| blank(other)) && ground.has_line_to_itself(line);
        ground.lines.len() > 1 && own.is_some_and(is_empty)
    };
    let keeps_repeats = std::cell::OnceCell::new();
    // A sum of empty cells holds whatever they are.
    let one_line = ground.lines.len() == 1;
    let stated = |sum: &&CellEquation| one_line || sum.left.iter().chain(&sum.right).any(|&cell| !blank(cell));
    let told = |cell: CellIndex| {
        let missed = touching(cell).any(|sum| holds(cells, sum) == Some(false));
        let told = touching(cell).filter(stated).any(|sum| holds(cells, sum) == Some(true));
        !missed && (told || in_empty_line(cell) && *keeps_repeats.get_or_init(|| ground.keeps_repeats()))
    };
    // All cells in one line have only the sums to tell them apart.
    let sums = || equations.iter().all(|equation| holds(cells, equation) == Some(true));
    placement.is_whole()
        && (ground.lines.len() > 1 || sums())
        && cells.iter().any(|cell| cell.status == Status::Read)
        && ground.form.cells().filter(|&cell| blank(cell)).all(told)
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
    let across =
        |line: &super::lines::Line| sums_within(ground, &line.cells).any(|sum| holds(&cells, sum) == Some(true));
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
            Placed::Bad(_) | Placed::Bare => {
                for &cell in &ground.lines[at].cells {
                    cells[cell].status = Status::Ambiguous;
                }
            }
            Placed::Absent => {}
        }
    }
    empty_lines(ground, placement, &mut cells);
    passed_over(ground, &mut cells);
    unfinished(ground, placement, &mut cells);
    before_pages(ground, placement, &mut cells);
    for line in &placement.lines {
        if let Placed::Cells(versions) = line
            && versions.len() > 1
        {
            doubled(ground, placement.by, &mut cells, versions);
        }
    }
    cells
}

/// Where something stands on a label's line that no cell of its row holds, the row is not told empty.
fn passed_over(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    for line in ground.tokens.split(|token| token.kind == Kind::Break) {
        let label = line.iter().rev().find_map(|token| match token.kind {
            Kind::Words { owner: Owner::Label(row), .. } => Some((row, token.text.end)),
            _ => None,
        });
        let Some((row, end)) = label else { continue };
        let own = &ground.lines[row].cells;
        let stands = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Odd) && token.text.start >= end;
        if line.iter().any(stands) && own.iter().all(|&cell| cells[cell].status == Status::Blank) {
            for &cell in own {
                cells[cell].status = Status::Ambiguous;
            }
        }
    }
}

/// In a text that runs on, empty cells leave nothing behind. Where every other line has all its cells filled, a label that the next
/// one follows has empty cells, unless a sum misses their figures.
fn empty_lines(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let is_filled = |line: &Placed| match line {
        Placed::Cells(versions) => versions.iter().flatten().all(|(_, slot)| slot.holds != Holds::Nothing),
        Placed::Bare | Placed::Absent => true,
        Placed::Bad(_) => false,
    };
    let any = placement.lines.iter().any(|line| matches!(line, Placed::Bare));
    if !any || placement.by_rows || ground.shows_empty_cells() || !placement.lines.iter().all(is_filled) {
        return;
    }
    if !ground.keeps_repeats() {
        return;
    }
    let last = placement.lines.iter().rposition(|line| matches!(line, Placed::Cells(_))).unwrap_or(0);
    for (at, (line, placed)) in ground.lines.iter().zip(&placement.lines).enumerate().take(last) {
        if matches!(placed, Placed::Bare) && ground.stands_empty(at) {
            let set = |cells: &mut [Cell], status| line.cells.iter().for_each(|&cell| cells[cell].status = status);
            set(cells, Status::Blank);
            let touches = |sum: &CellEquation| sum.left.iter().chain(&sum.right).any(|cell| line.cells.contains(cell));
            let missed = ground.form.equations().iter().any(|sum| touches(sum) && holds(cells, sum) == Some(false));
            if missed {
                set(cells, Status::Ambiguous);
            }
        }
    }
}

/// Where the page or the table ends early, its last line's empty cells may only be cut off.
fn unfinished(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    let is_cut = !placement.by_rows && placement.lines.last().is_some_and(|line| matches!(line, Placed::Absent));
    if ground.is_followed() && !is_cut {
        return;
    }
    for line in placement.lines.iter().rev() {
        let Placed::Cells(versions) = line else { continue };
        let line = versions.first().map_or(&[][..], |cells| cells);
        let kept = line.iter().rposition(|(_, slot)| slot.holds != Holds::Nothing).map_or(0, |last| last + 1);
        // All cells in one line have nothing to compare their blanks with.
        let from = if ground.lines.len() == 1 && kept < line.len() { 0 } else { kept };
        // Of cells that have ends only the last may be cut off.
        let from = if placement.by_rows && kept > 0 { from.max(line.len().saturating_sub(1)) } else { from };
        let torn = line.iter().any(|(_, slot)| slot.cell.parts.iter().any(|part| ground.is_last(part)));
        // Of a row that is torn off, what its own sum bears out is whole; and no count begins with a nought.
        let is_full = line.iter().all(|(_, slot)| slot.holds != Holds::Nothing);
        let is_nought = |(cell, _): &(CellIndex, Slot)| {
            cells[*cell].value.is_some_and(|value| value.is_zero())
                && ground.form.column_of(*cell).quantity == Quantity::Count
        };
        let borne_out =
            from == line.len() && (is_full && line.last().is_some_and(is_nought) || row_holds(ground, cells, line));
        let from = if torn && !borne_out { 0 } else { from };
        for (cell, _) in &line[from..] {
            (cells[*cell].status, cells[*cell].value) = (Status::Ambiguous, None);
        }
        if kept > 0 {
            return;
        }
    }
}

/// A row's last figure may go on in the line behind it, where that was taken for the number of a page: unless the row's sum bears
/// it out.
fn before_pages(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    for line in placement.lines.iter().filter(|_| ground.bare_pages) {
        let Placed::Cells(versions) = line else { continue };
        let Some((row, end)) = versions.first().and_then(|row| Some((row, row.last()?.1.cell.parts.last()?.end)))
        else {
            continue;
        };
        let mut behind = ground.slice(&(end..ground.text.end)).lines();
        let ends = behind.next().is_some_and(|rest| rest.trim().is_empty());
        if ends && behind.next().is_some_and(|line| is_lone(line.trim())) && !row_holds(ground, cells, row) {
            let last = row[row.len() - 1].0;
            (cells[last].status, cells[last].value) = (Status::Ambiguous, None);
        }
    }
}

/// Whether a sum within a row holds, of more than noughts, and its last cell is part of one.
fn row_holds(ground: &Ground<'_, '_>, cells: &[Cell], row: &[(CellIndex, Slot)]) -> bool {
    let own: Vec<CellIndex> = row.iter().map(|(cell, _)| *cell).collect();
    sums_within(ground, &own).any(|sum| {
        let touches = sum.left.iter().chain(&sum.right).any(|cell| own.last() == Some(cell));
        let telling = sum.left.iter().any(|&cell| cells[cell].value.is_some_and(|value| !value.is_zero()));
        touches && telling && holds(cells, sum) == Some(true)
    })
}

/// The sums whose terms are all among these cells.
fn sums_within<'g>(
    ground: &'g Ground<'_, '_>,
    cells: &'g [CellIndex],
) -> impl Iterator<Item = &'static CellEquation> + 'g {
    let own = |sum: &[CellIndex]| sum.iter().all(|cell| cells.contains(cell));
    ground.form.equations().iter().filter(move |sum| own(&sum.left) && own(&sum.right))
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
        let place = cells[*cell].span;
        cells[*cell] = Cell { status: Status::Ambiguous, candidates: told, span: place, ..Cell::missing() };
    }
}

/// What stands in a slot, as the cell it is.
fn cell_of(ground: &Ground<'_, '_>, by: AlignedBy, cell: CellIndex, slot: &Slot) -> Cell {
    let bare = |part| ground.without_marks(&ground.document.trim(part));
    let parts: Vec<_> = slot.cell.parts.iter().map(bare).collect();
    let raw: String = parts.iter().map(|part| ground.slice(part)).collect();
    // An empty cell stands where it begins.
    let empty = slot.cell.parts.first().map(|part| part.start..part.start);
    let from = parts.iter().find(|part| !part.is_empty()).or(empty.as_ref());
    let to = parts.iter().rev().find(|part| !part.is_empty());
    let span = from.map(|from| ground.document.span(&(from.start..to.map_or(from.end, |to| to.end))));
    let plain = ground.plain(&parts);
    // A figure in pieces from line to line may be two.
    let lines = parts.iter().flat_map(|part| ground.slice(part).lines()).filter(|line| !line.trim().is_empty()).count();
    let torn = lines > 1 && super::signs::is_figure(&plain);
    let obscured = slot.cell.parts.iter().any(|part| ground.is_obscured(part));
    // A ring in a nought's place is a drawing of one.
    let reading = if plain.trim() == "〇" || torn || obscured {
        Reading::Unreadable
    } else if is_nothing(&plain) {
        Reading::Blank
    } else {
        let unit = unit_before(ground, cell, slot).filter(|_| plain.chars().all(|c| !c.is_alphabetic()));
        number::read(&format!("{plain}{}", unit.unwrap_or_default()), ground.form.column_of(cell).quantity)
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
    if ground.form.column_of(cell).quantity != Quantity::Amount {
        return None;
    }
    let figure = slot.cell.parts.first()?.start;
    let line = ground.lines.iter().position(|line| line.cells.contains(&cell))?;
    let own = |owner| matches!(owner, Owner::Label(other) | Owner::Note(other) if other == line);
    let label = ground.words.iter().rfind(|words| own(words.owner) && words.text.end <= figure)?;
    let between = ground.slice(&(label.text.end..figure)).trim_matches(|c: char| !c.is_alphanumeric());
    // Or the last word before the figure.
    let before = ground.document.text[..figure].trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '|').next().unwrap_or("");
    let is_unit = |unit: &&str| matches!(*unit, "元" | "万元" | "亿元");
    let beside = [between, last].into_iter().find(is_unit).map(str::to_owned);
    beside.or_else(|| unit_of_heading(ground, line, label.text.start))
}

/// The unit in the names of the columns over a line (`本年收费金额（单位：元）`), as it is said, whether amounts are read in it or not.
fn unit_of_heading(ground: &Ground<'_, '_>, line: usize, label: usize) -> Option<String> {
    /// Characters of a unit.
    const UNIT: usize = 4;
    let other = |owner| matches!(owner, Owner::Label(own) | Owner::Again(own) if own != line);
    let above = ground.words.iter().rfind(|words| other(words.owner) && words.text.end <= label);
    let heading = ground.slice(&(above.map_or(ground.text.start, |words| words.text.end)..label));
    let letters = fold(heading);
    let Some((_, behind)) = letters.rsplit_once("单位") else {
        return (heading.contains("（元）") || heading.contains("(元)")).then(|| "元".to_owned());
    };
    let unit: String = behind.trim_start_matches("人民币").chars().take(UNIT).collect();
    unit.find('元').map(|end| format!("{}元", &unit[..end]))
}
