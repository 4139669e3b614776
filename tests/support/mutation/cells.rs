//! Cells: letters for noughts, words, torn and doubled figures, notes, converters' words for nothing.

use super::Deed::{Bordered, Drawn as Any};
use super::{Drawn, Entry, table_of};
use crate::support::marks;
use crate::support::sheet::{Cell, Kind};
use rust_decimal::Decimal;

pub const ALL: &[Entry] = &[
    ("letter for nought", Any(letter_for_nought)),
    ("letter within a figure", Any(letter_within)),
    ("word in a cell", Any(word)),
    ("formula in a cell", Any(formula)),
    ("figure torn by a blank", Any(torn)),
    ("figure torn over lines", Bordered(torn_over_lines)),
    ("two figures in a cell", Bordered(two_figures)),
    ("dangling point", Any(dangling)),
    ("doubled minus", Any(doubled_minus)),
    ("footnote mark", Any(footnote)),
    ("note in brackets", Any(note)),
    ("unit", Any(unit)),
    ("point nought", Any(point_nought)),
    ("converter's nothing", Any(nothing)),
    ("figure typed wrong", Any(typed_wrong)),
    ("another total", Any(another_total)),
    ("nought left out", Any(nought_left_out)),
    ("figure left out", Bordered(left_out)),
    ("figure in letters", Any(in_letters)),
];

/// Puts another text where one figure stands, which is none any more.
fn lose(drawn: &mut Drawn<'_>, fits: impl Fn(&str) -> bool, text: impl FnOnce(&str) -> String) -> bool {
    let Some((cell, id)) = drawn.figure(fits) else { return false };
    cell.text = text(&marks::resolve(&cell.text).text);
    cell.kind = Kind::Extra;
    drawn.lost.push(id);
    true
}

/// Whether a text is a whole number.
fn whole(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn letter_for_nought(drawn: &mut Drawn<'_>) -> bool {
    let letter = *drawn.dice.pick(&["O", "o", "○", "〇", "Ｏ"]);
    lose(drawn, |text| text == "0", |_| letter.to_owned())
}

fn letter_within(drawn: &mut Drawn<'_>) -> bool {
    let letter = *drawn.dice.pick(&["O", "o", "l", "I"]);
    lose(drawn, |text| whole(text) && text.len() > 1, |text| format!("{}{letter}", &text[..text.len() - 1]))
}

fn word(drawn: &mut Drawn<'_>) -> bool {
    let word = *drawn.dice.pick(&["见附件", "不涉及", "暂无", "未统计", "若干", "同上", "abc", "××"]);
    lose(drawn, |_| true, |_| word.to_owned())
}

fn formula(drawn: &mut Drawn<'_>) -> bool {
    lose(drawn, whole, |text| format!("={text}+1"))
}

fn torn(drawn: &mut Drawn<'_>) -> bool {
    let at = 1 + drawn.dice.below(2);
    // `12 345` may be a thousand's space; where a part of another length stands, it is no figure.
    lose(
        drawn,
        |text| whole(text) && text.len() > 2,
        |text| {
            let at = if text.len() - at == 3 { at + 1 } else { at };
            format!("{} {}", &text[..at], &text[at..])
        },
    )
}

fn torn_over_lines(drawn: &mut Drawn<'_>) -> bool {
    lose(drawn, |text| whole(text) && text.len() > 1, |text| format!("{}\n{}", &text[..1], &text[1..]))
}

fn two_figures(drawn: &mut Drawn<'_>) -> bool {
    let other = drawn.dice.below(40);
    lose(drawn, whole, |text| format!("{text} {other}"))
}

fn dangling(drawn: &mut Drawn<'_>) -> bool {
    lose(drawn, whole, |text| format!("{text}."))
}

fn doubled_minus(drawn: &mut Drawn<'_>) -> bool {
    lose(drawn, whole, |text| format!("--{text}"))
}

/// Rewrites one figure in a way that leaves it what it is.
fn dress(drawn: &mut Drawn<'_>, fits: impl Fn(&str) -> bool, text: impl FnOnce(&str) -> (String, String)) -> bool {
    let Some((cell, id)) = drawn.figure(fits) else { return false };
    let (figure, behind) = text(&marks::resolve(&cell.text).text);
    cell.text = format!("{}{behind}", marks::figure(id, &figure));
    true
}

fn footnote(drawn: &mut Drawn<'_>) -> bool {
    let mark = *drawn.dice.pick(&["①", "*", "[1]", "（注1）"]);
    dress(drawn, whole, |text| (format!("{text}{mark}"), String::new()))
}

fn note(drawn: &mut Drawn<'_>) -> bool {
    let note = *drawn.dice.pick(&["（其中3件并案）", "（含上年2件）", "(另有1件撤回)", "（与上年持平）"]);
    dress(drawn, whole, |text| (format!("{text}{note}"), String::new()))
}

fn unit(drawn: &mut Drawn<'_>) -> bool {
    let unit = *drawn.dice.pick(&["件", "条", "宗", " 件"]);
    dress(drawn, whole, |text| (format!("{text}{unit}"), String::new()))
}

fn point_nought(drawn: &mut Drawn<'_>) -> bool {
    dress(drawn, whole, |text| (format!("{text}.0"), String::new()))
}

/// Another figure stands there: the page says what it says, whatever its sums.
fn restate(drawn: &mut Drawn<'_>, fits: impl Fn(&str) -> bool, value: impl FnOnce(u64) -> u64) -> bool {
    let Some((cell, id)) = drawn.figure(|text| whole(text) && text.len() < 18 && fits(text)) else { return false };
    let old: u64 = marks::resolve(&cell.text).text.parse().expect("a whole number");
    let new = value(old);
    cell.text = marks::figure(id, &new.to_string());
    let (table, at) = table_of(drawn.truth, id);
    table.cells[at] = Some(Decimal::from(new));
    true
}

fn typed_wrong(drawn: &mut Drawn<'_>) -> bool {
    let (kind, by) = (drawn.dice.below(4), 1 + drawn.dice.below(30) as u64);
    restate(
        drawn,
        |_| true,
        |old| match kind {
            0 => old + by,
            1 => old.saturating_sub(by),
            2 => old * 10,
            _ => old / 10,
        },
    )
}

fn another_total(drawn: &mut Drawn<'_>) -> bool {
    let by = 1 + drawn.dice.below(9) as u64;
    let (sheet, dice) = drawn.matrix();
    let rows = super::data_rows(sheet);
    let row = *dice.pick(&rows);
    let Some(text) = sheet.rows[row].last().filter(|cell| cell.kind == Kind::Figure).map(|cell| cell.text.clone())
    else {
        return false;
    };
    let Some(id) = marks::id(&text) else { return false };
    let Ok(old) = marks::resolve(&text).text.parse::<u64>() else { return false };
    sheet.rows[row].last_mut().expect("a total").text = marks::figure(id, &(old + by).to_string());
    let (table, at) = table_of(drawn.truth, id);
    table.cells[at] = Some(Decimal::from(old + by));
    true
}

fn nothing(drawn: &mut Drawn<'_>) -> bool {
    let word = *drawn.dice.pick(&["None", "NaN", "null", "nan", "——", "－", "\\-"]);
    let mut any = false;
    for cell in drawn.page.sheets_mut().flat_map(|sheet| sheet.rows.iter_mut().flatten()) {
        if cell.kind == Kind::Blank {
            word.clone_into(&mut cell.text);
            any = true;
        }
    }
    any
}

/// A nought that is left out is a blank cell, where borders or marks show it.
fn nought_left_out(drawn: &mut Drawn<'_>) -> bool {
    let dash = *drawn.dice.pick(&["-", "—", "/"]);
    let Some((cell, id)) = drawn.figure(|text| text == "0") else { return false };
    *cell = Cell { across: cell.across, down: cell.down, ..Cell::new(Kind::Blank, dash) };
    let (table, at) = table_of(drawn.truth, id);
    table.cells[at] = None;
    true
}

fn left_out(drawn: &mut Drawn<'_>) -> bool {
    let Some((cell, id)) = drawn.figure(|text| text != "0") else { return false };
    *cell = Cell { across: cell.across, down: cell.down, ..Cell::new(Kind::Blank, "") };
    let (table, at) = table_of(drawn.truth, id);
    table.cells[at] = None;
    true
}

fn in_letters(drawn: &mut Drawn<'_>) -> bool {
    lose(drawn, |text| text.len() == 1 && text != "0", |_| "叁".to_owned())
}
