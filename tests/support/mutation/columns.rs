//! Columns: last year's, differences, remarks, gone, in another order, under heads of another number.

use super::Deed::{Bordered, Drawn as Any, Headed};
use super::{Drawn, Entry, data_rows};
use crate::support::dice::Dice;
use crate::support::marks;
use crate::support::sheet::{Cell, Kind, Sheet};

pub const ALL: &[Entry] = &[
    ("column of last year behind", Bordered(last_year_behind)),
    ("column of last year before the total", Bordered(last_year_before)),
    ("column of differences", Bordered(differences)),
    ("column of remarks", Bordered(remarks)),
    ("column of empty remarks", Bordered(empty_remarks)),
    ("column of running numbers", Bordered(running_numbers)),
    ("two empty columns gone", Headed(empty_gone)),
    ("no total", Headed(no_total)),
    ("columns in another order", Headed(shuffled)),
    ("one head too many", Any(head_too_many)),
    ("one head too few", Any(head_too_few)),
    ("no heads", Any(no_heads)),
    ("two heads in another order", Headed(heads_swapped)),
];

/// Adds a column behind the others or before the last.
fn widen(
    sheet: &mut Sheet,
    head: &str,
    before_total: bool,
    dice: &mut Dice,
    mut text: impl FnMut(&mut Dice) -> String,
) {
    if let Some(over) = sheet.rows[0].last_mut() {
        over.across += 1;
    }
    let new = Cell::new(Kind::Header, head).over(1, 2);
    let at = sheet.rows[1].len() - usize::from(before_total);
    sheet.rows[1].insert(at, new);
    for row in data_rows(sheet) {
        let at = sheet.rows[row].len() - usize::from(before_total);
        let text = text(dice);
        sheet.rows[row].insert(at, Cell::new(Kind::Extra, text));
    }
}

fn last_year_behind(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let most = *dice.pick(&[1, 2, 40, 900]);
    widen(sheet, *dice.pick(&["上年", "去年总计", "上年度", "上年同期"]), false, dice, |dice| {
        dice.below(most).to_string()
    });
    true
}

fn last_year_before(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let most = *dice.pick(&[1, 2, 40, 900]);
    widen(sheet, *dice.pick(&["上年", "上年总数", "2019年"]), true, dice, |dice| dice.below(most).to_string());
    true
}

fn differences(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    widen(sheet, *dice.pick(&["增减", "同比增减", "同比"]), false, dice, |dice| match dice.below(3) {
        0 => format!("-{}", dice.below(20)),
        1 => format!("{}%", dice.below(100)),
        _ => dice.below(20).to_string(),
    });
    true
}

fn remarks(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    widen(sheet, "备注", false, dice, |dice| {
        (*dice.pick(&["", "", "含转办", "见说明", "3件为同一人提出"])).to_owned()
    });
    true
}

fn empty_remarks(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    widen(sheet, "备注", false, dice, |_| String::new());
    true
}

fn running_numbers(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, _) = drawn.matrix();
    let header = sheet.header_rows;
    sheet.rows[0].insert(0, Cell::new(Kind::Header, "序号").over(1, header));
    for (number, row) in data_rows(sheet).into_iter().enumerate() {
        sheet.rows[row].insert(0, Cell::new(Kind::Extra, (number + 1).to_string()));
    }
    true
}

/// Values of a row, by their place in it.
fn values(row: &[Cell]) -> Vec<usize> {
    (0..row.len()).filter(|&at| row[at].is_value()).collect()
}

fn empty_gone(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let rows = data_rows(sheet);
    let empty = |column: usize| {
        rows.iter().all(|&row| {
            let at = values(&sheet.rows[row])[column];
            matches!(marks::resolve(&sheet.rows[row][at].text).text.trim(), "" | "0")
        })
    };
    let mut found: Vec<usize> = (1..6).filter(|&column| empty(column)).collect();
    if found.len() < 2 {
        return false;
    }
    while found.len() > 2 {
        found.remove(dice.below(found.len()));
    }
    for &column in found.iter().rev() {
        sheet.rows[2].remove(column - 1);
        for row in data_rows(sheet) {
            let at = values(&sheet.rows[row])[column];
            sheet.rows[row].remove(at);
        }
    }
    sheet.rows[0].last_mut().expect("a head").across -= 2;
    sheet.rows[1][1].across -= 2;
    true
}

fn no_total(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, _) = drawn.matrix();
    sheet.rows[1].pop();
    sheet.rows[0].last_mut().expect("a head").across -= 1;
    for row in data_rows(sheet) {
        sheet.rows[row].pop();
    }
    true
}

fn swap_columns(sheet: &mut Sheet, first: usize, second: usize) {
    sheet.rows[2].swap(first - 1, second - 1);
    for row in data_rows(sheet) {
        let places = values(&sheet.rows[row]);
        sheet.rows[row].swap(places[first], places[second]);
    }
}

fn shuffled(drawn: &mut Drawn<'_>) -> bool {
    // Where blanks leave nothing, figures of another order under the same heads are another report's.
    if drawn.loses != crate::support::shapes::Loses::Nothing && drawn.truth.has_blanks() {
        return false;
    }
    let (sheet, dice) = drawn.matrix();
    let first = 1 + dice.below(5);
    let second = 1 + (first + dice.below(4)) % 5;
    if first == second {
        return false;
    }
    swap_columns(sheet, first, second);
    true
}

fn head_too_many(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let at = dice.below(sheet.rows[2].len());
    sheet.rows[2].insert(at, Cell::new(Kind::Header, *dice.pick(&["社会团体", "境外机构", "小计"])));
    true
}

fn head_too_few(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let at = dice.below(sheet.rows[2].len());
    sheet.rows[2].remove(at);
    true
}

fn no_heads(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, _) = drawn.matrix();
    sheet.rows.drain(..sheet.header_rows);
    sheet.header_rows = 0;
    true
}

/// Heads say one thing and figures stand as the form has them: what the heads name is what a reader must go by, so the
/// truth follows the heads.
fn heads_swapped(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let first = 1 + dice.below(5);
    let second = 1 + (first + dice.below(4)) % 5;
    if first == second {
        return false;
    }
    sheet.rows[2].swap(first - 1, second - 1);
    drawn.follow_swap(first, second);
    true
}

impl Drawn<'_> {
    /// The truth and the marks after two columns of the large table have changed their names.
    fn follow_swap(&mut self, first: usize, second: usize) {
        use crate::support::truth::Truth;
        use gkreport::statute::TableKind;
        let table = self.truth.tables.iter_mut().find(|table| table.form.table == TableKind::Applications);
        let Some(table) = table else { return };
        let form = table.form;
        let mut renamed = std::collections::HashMap::new();
        for row in 0..form.rows.len() {
            let (Some(one), Some(other)) = (form.cell_at(row, first), form.cell_at(row, second)) else { continue };
            table.cells.swap(one, other);
            let ids = [one, other].map(|cell| Truth::id(TableKind::Applications, cell));
            renamed.insert(ids[0], ids[1]);
            renamed.insert(ids[1], ids[0]);
        }
        let (sheet, _) = self.matrix();
        for cell in sheet.rows.iter_mut().flatten() {
            if let Some(new) = marks::id(&cell.text).and_then(|id| renamed.get(&id)) {
                cell.text = marks::figure(*new, &marks::resolve(&cell.text).text);
            }
        }
    }
}
