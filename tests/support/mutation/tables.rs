//! Tables and pages: another year's or body's report around this one, tables gone, doubled, cut.

use super::Deed::{Drawn as Any, Written};
use super::{Drawn, Entry};
use crate::support::dice::Dice;
use crate::support::marks;
use crate::support::page::Block;
use crate::support::sheet::{Cell, Kind, Sheet};

pub const ALL: &[Entry] = &[
    ("table gone", Any(gone)),
    ("table twice", Any(twice)),
    ("last year's table behind, under its caption", Any(last_year_behind)),
    ("last year's table before, under its caption", Any(last_year_before)),
    ("another body's table behind", Any(other_body)),
    ("last year's report behind", Any(last_report)),
    ("tables in another order", Any(reordered)),
    ("headings gone", Any(headings_gone)),
    ("sentences like a table before it", Any(sentences)),
    ("table cut into two", Any(split)),
    ("blank form behind", Any(blank_form)),
    ("cut off", Written(cut)),
];

/// Places of tables among the blocks.
fn places(drawn: &Drawn<'_>) -> Vec<usize> {
    let blocks = drawn.page.blocks.iter().enumerate();
    blocks.filter(|(_, block)| matches!(block, Block::Sheet(_))).map(|(at, _)| at).collect()
}

fn a_table(drawn: &mut Drawn<'_>) -> usize {
    let places = places(drawn);
    *drawn.dice.pick(&places)
}

fn gone(drawn: &mut Drawn<'_>) -> bool {
    let at = a_table(drawn);
    drawn.page.blocks.remove(at);
    true
}

fn twice(drawn: &mut Drawn<'_>) -> bool {
    let at = a_table(drawn);
    let copy = drawn.page.blocks[at].clone();
    drawn.page.blocks.insert(at + 1, copy);
    true
}

/// The same table with figures of its own, that are nobody's here.
fn with_other_figures(sheet: &Sheet, dice: &mut Dice) -> Sheet {
    let mut sheet = sheet.clone();
    let most = *dice.pick(&[2, 30, 2000]);
    for cell in sheet.rows.iter_mut().flatten().filter(|cell| cell.kind == Kind::Figure) {
        *cell = Cell { text: dice.below(most).to_string(), kind: Kind::Extra, ..cell.clone() };
    }
    sheet
}

/// Ids of all figures of a table: with another copy beside it they may be told doubtful, but never the other's.
fn beside(drawn: &mut Drawn<'_>, caption: &str, own: &str, before: bool) -> bool {
    let at = a_table(drawn);
    let Block::Sheet(sheet) = &drawn.page.blocks[at] else { return false };
    let other = with_other_figures(sheet, &mut drawn.dice);
    let mut blocks = vec![Block::Caption(caption.to_owned()), Block::Sheet(other)];
    if before {
        blocks.push(Block::Caption(own.to_owned()));
        drawn.page.blocks.splice(at..at, blocks);
    } else {
        drawn.page.blocks.splice(at + 1..=at, blocks);
    }
    true
}

fn last_year_behind(drawn: &mut Drawn<'_>) -> bool {
    beside(drawn, "上年度同类数据（供对照）", "", false)
}

fn last_year_before(drawn: &mut Drawn<'_>) -> bool {
    beside(drawn, "上年度同类数据（供对照）", "本年度数据", true)
}

fn other_body(drawn: &mut Drawn<'_>) -> bool {
    beside(drawn, "其中：城南街道办事处", "", false)
}

/// The same report of the year before behind this one, headings and all.
fn last_report(drawn: &mut Drawn<'_>) -> bool {
    let copies: Vec<Block> = drawn
        .page
        .blocks
        .iter()
        .map(|block| match block {
            Block::Sheet(sheet) => Block::Sheet(with_other_figures(sheet, &mut drawn.dice)),
            Block::Title(text) => Block::Title(earlier(text)),
            Block::Paragraph(text) => Block::Paragraph(earlier(text)),
            other => other.clone(),
        })
        .collect();
    drawn.page.blocks.extend(copies);
    true
}

/// Every year one less.
fn earlier(text: &str) -> String {
    (2018..=2026).fold(text.to_owned(), |text, year| text.replace(&format!("{year}年"), &format!("{}年", year - 1)))
}

fn reordered(drawn: &mut Drawn<'_>) -> bool {
    let places = places(drawn);
    let (first, last) = (places[0], places[places.len() - 1]);
    if first == last {
        return false;
    }
    drawn.page.blocks.swap(first, last);
    true
}

fn headings_gone(drawn: &mut Drawn<'_>) -> bool {
    drawn.page.blocks.retain(|block| !matches!(block, Block::Heading(_)));
    true
}

fn sentences(drawn: &mut Drawn<'_>) -> bool {
    let at = places(drawn)[0];
    let lines = [
        "上年结转政府信息公开申请数量 3 件，本年新收政府信息公开申请数量 12 件。",
        "行政许可 5 件，行政处罚 7 件，规范性文件 2 件。",
        "总计 15 件，结转下年度继续办理 1 件。",
    ];
    let line = (*drawn.dice.pick(&lines)).to_owned();
    drawn.page.blocks.insert(at, Block::Paragraph(line));
    true
}

fn split(drawn: &mut Drawn<'_>) -> bool {
    let at =
        drawn.page.blocks.iter().position(|block| matches!(block, Block::Sheet(sheet) if sheet.label_columns == 3));
    let Some(at) = at else { return false };
    let Block::Sheet(sheet) = &drawn.page.blocks[at] else { return false };
    let first = sheet.header_rows + 1;
    let row = first + drawn.dice.below(sheet.rows.len() - first);
    let (above, mut below) = sheet.split(row);
    if drawn.dice.chance(50) {
        below.rows.drain(..below.header_rows);
        below.header_rows = 0;
    }
    let between = Block::Line(format!("— {} —", 1 + drawn.dice.below(9)));
    drawn.page.blocks.splice(at..=at, [Block::Sheet(above), between, Block::Sheet(below)]);
    true
}

fn blank_form(drawn: &mut Drawn<'_>) -> bool {
    let at = a_table(drawn);
    let Block::Sheet(sheet) = &drawn.page.blocks[at] else { return false };
    let mut form = sheet.clone();
    for cell in form.rows.iter_mut().flatten().filter(|cell| cell.kind == Kind::Figure) {
        *cell = Cell { text: String::new(), kind: Kind::Blank, ..cell.clone() };
    }
    let blocks = [Block::Caption("附：空白表样".to_owned()), Block::Sheet(form)];
    drawn.page.blocks.splice(at + 1..=at, blocks);
    true
}

fn cut(marked: &str, dice: &mut Dice) -> Option<String> {
    let left = marks::cut(marked, 50 + dice.below(940));
    (left.len() < marked.len()).then_some(left)
}
