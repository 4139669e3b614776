//! Rows: gone, doubled, foreign, under another name, broken, too long, too short.

use super::Deed::{Bordered, Drawn as Any};
use super::{Drawn, Entry, data_rows, ids};
use crate::support::marks;
use crate::support::sheet::{Cell, Kind, Sheet};

pub const ALL: &[Entry] = &[
    ("row gone", Any(gone)),
    ("two rows gone", Any(two_gone)),
    ("row doubled", Any(doubled)),
    ("row doubled with other figures", Any(doubled_otherwise)),
    ("row of a subtotal", Any(subtotal)),
    ("row of a grand total", Any(grand_total)),
    ("row of another name", Any(foreign)),
    ("row under another name", Any(renamed)),
    ("page number between rows", Any(page_number)),
    ("header again between rows", Any(header_again)),
    ("rows in another order", Any(shuffled)),
    ("row one figure short", Bordered(short)),
    ("row one figure long", Bordered(long)),
    ("rows with numbers in a column of their own", Any(numbered)),
    ("remark behind a row", Any(remark)),
    ("rows without their groups", Any(groups_gone)),
];

/// Takes a row out and keeps the counts of rows of the groups over it right.
fn take(sheet: &mut Sheet, row: usize) -> Vec<Cell> {
    for (above, cells) in sheet.rows.iter_mut().enumerate().take(row) {
        for cell in cells.iter_mut().filter(|cell| above + cell.down > row) {
            cell.down -= 1;
        }
    }
    let gone = sheet.rows.remove(row);
    if row < sheet.rows.len() {
        let mut moved: Vec<Cell> = gone
            .iter()
            .filter(|cell| cell.kind == Kind::Group && cell.down > 1)
            .map(|cell| Cell { down: cell.down - 1, ..cell.clone() })
            .collect();
        moved.append(&mut sheet.rows[row]);
        sheet.rows[row] = moved;
    }
    gone
}

/// Puts a row in before `row`; groups over it grow.
fn put(sheet: &mut Sheet, row: usize, cells: Vec<Cell>) {
    for (above, cells) in sheet.rows.iter_mut().enumerate().take(row) {
        for cell in cells.iter_mut().filter(|cell| above + cell.down > row) {
            cell.down += 1;
        }
    }
    sheet.rows.insert(row, cells);
}

fn gone(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let rows = data_rows(sheet);
    // A table keeps one row at least.
    if rows.len() < 2 {
        return false;
    }
    take(sheet, *dice.pick(&rows));
    true
}

fn two_gone(drawn: &mut Drawn<'_>) -> bool {
    gone(drawn) && gone(drawn)
}

/// A row's own cells, its groups left where they are.
fn own(row: &[Cell]) -> Vec<Cell> {
    row.iter().filter(|cell| cell.kind != Kind::Group).cloned().collect()
}

fn doubled(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let row = *dice.pick(&data_rows(sheet));
    let copy = own(&sheet.rows[row]);
    put(sheet, row + 1, copy);
    true
}

fn doubled_otherwise(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let row = *dice.pick(&data_rows(sheet));
    let mut copy = own(&sheet.rows[row]);
    let lost = ids(&copy);
    for cell in copy.iter_mut().filter(|cell| cell.is_value()) {
        let other = (7 + dice.below(90)).to_string();
        let other = if other == marks::bare(&cell.text) { format!("{other}1") } else { other };
        *cell = Cell { across: cell.across, ..Cell::new(Kind::Extra, other) };
    }
    let behind = dice.chance(50);
    put(sheet, row + usize::from(behind), copy);
    drawn.lost.extend(lost);
    true
}

/// A row of some name and figures, as wide as `like`.
fn other_row(like: &[Cell], name: &str, mut figure: impl FnMut() -> String) -> Vec<Cell> {
    let mut cells = own(like);
    for cell in &mut cells {
        match cell.kind {
            Kind::Label => name.clone_into(&mut cell.text),
            Kind::Figure | Kind::Blank => *cell = Cell { across: cell.across, ..Cell::new(Kind::Extra, figure()) },
            _ => {}
        }
    }
    cells
}

fn insert_foreign(drawn: &mut Drawn<'_>, names: &[&str]) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let rows = data_rows(sheet);
    let row = *dice.pick(&rows);
    let name = *dice.pick(names);
    let zero = dice.chance(40);
    let cells = other_row(&sheet.rows[row], name, || if zero { "0".to_owned() } else { dice.below(300).to_string() });
    put(sheet, row + 1, cells);
    true
}

fn subtotal(drawn: &mut Drawn<'_>) -> bool {
    insert_foreign(drawn, &["小计", "本类小计", "以上小计"])
}

fn grand_total(drawn: &mut Drawn<'_>) -> bool {
    insert_foreign(drawn, &["合计", "共计", "累计"])
}

fn foreign(drawn: &mut Drawn<'_>) -> bool {
    insert_foreign(drawn, &["其他有关情形", "行政征收", "行政裁决", "上级转办", "咨询类", "备案"])
}

/// What stands under a name the form does not have may not be read.
fn renamed(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let row = *dice.pick(&data_rows(sheet));
    let name = *dice.pick(&["行政征收", "其他有关情形", "行政裁决", "小计", "咨询类"]);
    let Some(label) = sheet.rows[row].iter_mut().find(|cell| cell.kind == Kind::Label) else { return false };
    name.clone_into(&mut label.text);
    let lost = ids(&sheet.rows[row]);
    drawn.lost.extend(lost);
    true
}

fn page_number(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let row = *dice.pick(&data_rows(sheet));
    let number = 1 + dice.below(9);
    let text = match dice.below(3) {
        0 => format!("- {number} -"),
        1 => format!("— {number} —"),
        _ => number.to_string(),
    };
    put(sheet, row, vec![Cell::new(Kind::Extra, text)]);
    true
}

fn header_again(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let row = *dice.pick(&data_rows(sheet));
    let header = sheet.rows[..sheet.header_rows].to_vec();
    for cells in header.into_iter().rev() {
        put(sheet, row, cells);
    }
    true
}

/// Two neighbours without groups of their own change places, labels and all.
fn shuffled(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let plain = |row: usize| sheet.rows[row].iter().all(|cell| cell.kind != Kind::Group);
    let pairs: Vec<usize> =
        data_rows(sheet).into_iter().filter(|&row| row > 4 && plain(row) && plain(row - 1)).collect();
    if pairs.is_empty() {
        return false;
    }
    let row = *dice.pick(&pairs);
    sheet.rows.swap(row - 1, row);
    true
}

fn short(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let row = *dice.pick(&data_rows(sheet));
    let values: Vec<usize> = (0..sheet.rows[row].len()).filter(|&at| sheet.rows[row][at].is_value()).collect();
    let gone = *dice.pick(&values);
    // Where totals are left out, a row of noughts that is filled up behind looks like one that has no total.
    let lacks_total =
        |row: &Vec<Cell>| row.iter().rfind(|cell| cell.is_value()).is_some_and(|cell| cell.kind == Kind::Blank);
    let counts = |at: &usize| marks::bare(&sheet.rows[row][*at].text).contains(|c| matches!(c, '1'..='9'));
    if sheet.rows.iter().any(lacks_total) && !values.iter().any(counts) {
        return false;
    }
    let gone = sheet.rows[row].remove(gone);
    let gone = marks::id(&gone.text);
    drawn.lost.extend(gone);
    true
}

fn long(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let row = *dice.pick(&data_rows(sheet));
    let values: Vec<usize> = (0..sheet.rows[row].len()).filter(|&at| sheet.rows[row][at].is_value()).collect();
    let text = match dice.below(4) {
        0 => String::new(),
        1 => "2022-01-28".to_owned(),
        2 => "0".to_owned(),
        _ => dice.below(50).to_string(),
    };
    let at = *dice.pick(&values) + dice.below(2);
    // A row whose last cell is empty looks as before where tables are filled up to one width.
    if values.iter().next_back().is_some_and(|&last| sheet.rows[row][last].kind == Kind::Blank) {
        return false;
    }
    sheet.rows[row].insert(at, Cell::new(Kind::Extra, text));
    true
}

fn numbered(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, _) = drawn.matrix();
    for row in data_rows(sheet) {
        let Some(at) = sheet.rows[row].iter().position(|cell| cell.kind == Kind::Label) else { continue };
        let label = &mut sheet.rows[row][at];
        let Some((number, rest)) = label.text.split_once('.') else { continue };
        if label.across < 2 || !number.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let (number, rest) = (number.to_owned(), rest.to_owned());
        label.text = rest;
        label.across -= 1;
        sheet.rows[row].insert(at, Cell::new(Kind::Extra, number));
    }
    true
}

fn remark(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let row = *dice.pick(&data_rows(sheet));
    let text = *dice.pick(&["备注：含转办件", "注：数据由市局汇总", "备注：上年为12件", "（含3件上年结转）"]);
    put(sheet, row + 1, vec![Cell::new(Kind::Header, text).over(3, 1)]);
    true
}

fn groups_gone(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, _) = drawn.matrix();
    for row in &mut sheet.rows {
        let width: usize = row.iter().filter(|cell| cell.kind == Kind::Group).map(|cell| cell.across).sum();
        row.retain(|cell| cell.kind != Kind::Group);
        if let Some(label) = row.iter_mut().find(|cell| cell.kind == Kind::Label) {
            label.across += width;
        }
    }
    sheet.label_columns = 3;
    true
}
