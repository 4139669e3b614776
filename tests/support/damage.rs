//! Accidents that befall a table on its way to the reader.
//!
//! Each leaves the truth as it is: what still stands on the page is still so, and what was lost must be found missing.
//! That is why no accident swaps two numbers, or a number and an empty cell: the page would then state something else,
//! and no reader could know. For the same reason two labels of rows or columns are never swapped, a document is never cut
//! inside a figure or right behind what opens a cell ([`super::marks::cut`]), and where a figure's column is only told by
//! where it stands on its line ([`Loses::Borders`]), no accident moves figures sideways.

use super::dice::Dice;
use super::page::Page;
use super::shapes::Loses;
use super::sheet::{Cell, Kind, Sheet};

/// An accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A row is gone, label and figures; a group that starts in it moves down, or is gone and its count of rows wrong.
    DropRow,
    /// A row's label is gone, its cell emptied or taken out.
    DropLabel,
    /// A label and the figure, blank or group label next to it change places, in a row or from one row to the next.
    SwapCells,
    /// Each blank cell, or each second or third, is taken out of its row, and what follows moves up.
    DropBlanks,
    /// Two rows become one, with or without something between the last cell and the first.
    MergeRows,
}

impl Damage {
    /// All accidents that happen to tables.
    pub const ALL: [Self; 5] = [Self::DropRow, Self::DropLabel, Self::SwapCells, Self::DropBlanks, Self::MergeRows];

    /// Does the accident to one of a report's tables, the large one most of the time; says whether it could.
    pub fn befall(self, page: &mut Page, loses: Loses) -> bool {
        let mut dice = page.dice(0xda_3a6e);
        if self == Self::DropBlanks && loses == Loses::Borders {
            return false;
        }
        let mut sheets: Vec<&mut Sheet> = page.sheets_mut().filter(|sheet| self.can_befall(sheet)).collect();
        if sheets.is_empty() {
            return false;
        }
        let large = sheets.iter().position(|sheet| sheet.label_columns == 3);
        let at = large.filter(|_| dice.chance(70)).unwrap_or_else(|| dice.below(sheets.len()));
        let sheet = &mut *sheets[at];
        match self {
            Self::DropRow => drop_row(sheet, loses, &mut dice),
            Self::DropLabel => drop_label(sheet, loses, &mut dice),
            Self::SwapCells => swap_cells(sheet, &mut dice),
            Self::DropBlanks => drop_blanks(sheet, 1 + dice.below(3)),
            Self::MergeRows => merge_rows(sheet, loses, &mut dice),
        }
        true
    }

    fn can_befall(self, sheet: &Sheet) -> bool {
        match self {
            Self::DropRow => !data_rows(sheet).is_empty(),
            Self::DropLabel => !labelled_rows(sheet).is_empty(),
            Self::SwapCells => !swaps(sheet).is_empty(),
            Self::DropBlanks => sheet.rows.iter().flatten().any(|cell| cell.kind == Kind::Blank),
            Self::MergeRows => !mergers(sheet).is_empty(),
        }
    }
}

fn data_rows(sheet: &Sheet) -> Vec<usize> {
    (0..sheet.rows.len()).filter(|&row| sheet.is_data(row)).collect()
}

fn labelled_rows(sheet: &Sheet) -> Vec<usize> {
    let labelled = |row: &usize| sheet.rows[*row].iter().any(|cell| cell.kind == Kind::Label);
    data_rows(sheet).into_iter().filter(labelled).collect()
}

fn drop_row(sheet: &mut Sheet, loses: Loses, dice: &mut Dice) {
    let row = *dice.pick(&data_rows(sheet));
    let keep_groups = loses == Loses::Borders || dice.chance(60);
    if keep_groups {
        shorten_groups_over(sheet, row);
    }
    let gone = sheet.rows.remove(row);
    if keep_groups && row < sheet.rows.len() {
        let groups = gone.into_iter().filter(|cell| cell.kind == Kind::Group && cell.down > 1);
        let mut moved: Vec<Cell> = groups.map(|cell| Cell { down: cell.down - 1, ..cell }).collect();
        moved.append(&mut sheet.rows[row]);
        sheet.rows[row] = moved;
    }
}

/// Counts one row less for every group that starts above `row` and reaches it.
fn shorten_groups_over(sheet: &mut Sheet, row: usize) {
    for (above, cells) in sheet.rows.iter_mut().enumerate().take(row) {
        for cell in cells.iter_mut().filter(|cell| above + cell.down > row) {
            cell.down -= 1;
        }
    }
}

fn drop_label(sheet: &mut Sheet, loses: Loses, dice: &mut Dice) {
    let row = *dice.pick(&labelled_rows(sheet));
    let cells = &mut sheet.rows[row];
    let at = cells.iter().position(|cell| cell.kind == Kind::Label).expect("the row has a label");
    if loses == Loses::Borders || dice.chance(50) {
        cells[at].text.clear();
    } else {
        cells.remove(at);
    }
}

/// Places of cells that may change places: (row, index) twice.
type Swap = ((usize, usize), (usize, usize));

fn swaps(sheet: &Sheet) -> Vec<Swap> {
    let mut out = Vec::new();
    let fit = |first: &Cell, second: &Cell| {
        let (first, second) = (first.kind, second.kind);
        let value = |kind| matches!(kind, Kind::Figure | Kind::Blank);
        (first == Kind::Label && value(second))
            || (value(first) && matches!(second, Kind::Label | Kind::Group))
            || (first == Kind::Group && second == Kind::Label)
    };
    for row in data_rows(sheet) {
        let cells = &sheet.rows[row];
        for at in 1..cells.len() {
            if fit(&cells[at - 1], &cells[at]) {
                out.push(((row, at - 1), (row, at)));
            }
        }
        if let (Some(last), Some(first)) = (cells.last(), sheet.rows.get(row + 1).and_then(|next| next.first()))
            && fit(last, first)
            && sheet.is_data(row + 1)
        {
            out.push(((row, cells.len() - 1), (row + 1, 0)));
        }
    }
    out
}

fn swap_cells(sheet: &mut Sheet, dice: &mut Dice) {
    let (first, second) = *dice.pick(&swaps(sheet));
    if first.0 == second.0 {
        sheet.rows[first.0].swap(first.1, second.1);
        return;
    }
    // From row to row the texts change places; the cells stay, or the columns of both rows would move.
    let text = std::mem::take(&mut sheet.rows[first.0][first.1].text);
    let text = std::mem::replace(&mut sheet.rows[second.0][second.1].text, text);
    sheet.rows[first.0][first.1].text = text;
    let kind = sheet.rows[first.0][first.1].kind;
    sheet.rows[first.0][first.1].kind = sheet.rows[second.0][second.1].kind;
    sheet.rows[second.0][second.1].kind = kind;
}

fn drop_blanks(sheet: &mut Sheet, every: usize) {
    let mut seen = 0;
    for row in &mut sheet.rows {
        row.retain(|cell| {
            seen += usize::from(cell.kind == Kind::Blank);
            cell.kind != Kind::Blank || seen % every != 0
        });
    }
    if seen < every {
        for row in &mut sheet.rows {
            row.retain(|cell| cell.kind != Kind::Blank);
        }
    }
}

/// Rows that can take the next one in: both have figures, and the next one starts with a label.
fn mergers(sheet: &Sheet) -> Vec<usize> {
    let starts_with_label = |row: usize| {
        let first = sheet.rows.get(row).and_then(|cells| cells.first());
        first.is_some_and(|cell| matches!(cell.kind, Kind::Label | Kind::Group))
    };
    let fits = |&row: &usize| row + 1 < sheet.rows.len() && sheet.is_data(row + 1) && starts_with_label(row + 1);
    data_rows(sheet).into_iter().filter(fits).collect()
}

fn merge_rows(sheet: &mut Sheet, loses: Loses, dice: &mut Dice) {
    let row = *dice.pick(&mergers(sheet));
    if loses == Loses::Borders {
        shorten_groups_over(sheet, row + 1);
    }
    let mut next = sheet.rows.remove(row + 1);
    if dice.chance(50) {
        // Not even a blank is left between the last figure and the label.
        let first = next.remove(0);
        let last = sheet.rows[row].last_mut().expect("the row has figures");
        last.text.push_str(&first.text);
    }
    sheet.rows[row].append(&mut next);
}
