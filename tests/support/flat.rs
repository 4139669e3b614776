//! Text layouts that lose a table's geometry: flattened to one line, printed twice, labels torn from their numbers.

use super::dice::Dice;
use super::marks;
use super::page::{Block, Page};
use super::sheet::{Kind, Sheet};
use super::text::{cell_per_line_one_gap, markdown_page, page};
use std::fmt::Write as _;

/// Cells in one line, a blank between them; blank cells leave nothing.
fn in_one_line(sheet: &Sheet) -> String {
    let texts = sheet.rows.iter().flatten().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" ")
}

/// Each table in one line.
pub fn flattened_tables(source: &Page) -> String {
    page(source, |sheet, out| writeln!(out, "{}", in_one_line(sheet)).expect("writing to a string"))
}

/// The whole report in one line.
pub fn flattened_report(source: &Page) -> String {
    let parts: Vec<String> = source
        .blocks
        .iter()
        .map(|block| match block {
            Block::Title(text)
            | Block::Line(text)
            | Block::Heading(text)
            | Block::Paragraph(text)
            | Block::Caption(text) => text.clone(),
            Block::Sheet(sheet) => in_one_line(sheet),
        })
        .collect();
    parts.join(" ")
}

/// The report laid out a cell a line, then once more in one line and cut off somewhere.
pub fn twice(source: &Page) -> String {
    let share = 200 + source.dice(0x271ce).below(700);
    let second = marks::cut(&flattened_report(source), share);
    format!("{}当前位置：首页 >> 信息公开\n{second}...\n主办单位：办公室\n", cell_per_line_one_gap(source))
}

/// Text copied out of a PDF: number rows stand in statutory order as little tables, some with their label, some
/// without; the labels of the others stand before or behind a run of them as loose lines, broken and run together.
pub fn torn(source: &Page) -> String {
    let mut dice = source.dice(0x70a2);
    markdown_page(source, |sheet, out| match sheet.label_columns {
        3 => torn_matrix(sheet, &mut dice, out),
        1 => torn_list(sheet, out),
        _ => torn_single_row(sheet, out),
    })
}

/// 第二十条's tables: header labels run together, then label and figures in a line.
fn torn_list(sheet: &Sheet, out: &mut String) {
    for row in 0..sheet.rows.len() {
        let texts: Vec<&str> = sheet.rows[row].iter().map(|cell| cell.text.as_str()).collect();
        let between = if sheet.is_data(row) { " " } else { "" };
        writeln!(out, "{}", texts.join(between)).expect("writing to a string");
    }
}

/// Header labels run together, then the figures as a table of their own.
fn torn_single_row(sheet: &Sheet, out: &mut String) {
    for row in 0..sheet.rows.len() {
        let texts: Vec<&str> = sheet.rows[row].iter().map(|cell| cell.text.as_str()).collect();
        if sheet.is_data(row) {
            bare_row(&texts, out);
        } else {
            writeln!(out, "{}", texts.concat()).expect("writing to a string");
        }
    }
}

fn torn_matrix(sheet: &Sheet, dice: &mut Dice, out: &mut String) {
    let header: Vec<&str> = sheet.rows[..sheet.header_rows].iter().flatten().map(|cell| cell.text.as_str()).collect();
    for line in header.chunks(3) {
        writeln!(out, "{}", line.concat()).expect("writing to a string");
    }
    let mut loose = String::new();
    let mut bare: Vec<Vec<&str>> = Vec::new();
    for row in &sheet.rows[sheet.header_rows..] {
        let values: Vec<&str> = row.iter().filter(|cell| cell.is_value()).map(|cell| cell.text.as_str()).collect();
        let labels: String =
            row.iter().filter(|cell| matches!(cell.kind, Kind::Group | Kind::Label)).map(|cell| &*cell.text).collect();
        // Labels that wrap in their cell are the ones that come loose.
        if labels.chars().count() > 12 && dice.chance(80) {
            loose.push_str(&broken(&labels, dice));
            bare.push(values);
            continue;
        }
        flush(&mut loose, &mut bare, dice, out);
        let mut cells = vec![labels.as_str()];
        cells.extend(values);
        bare_row(&cells, out);
    }
    flush(&mut loose, &mut bare, dice, out);
}

fn flush(loose: &mut String, bare: &mut Vec<Vec<&str>>, dice: &mut Dice, out: &mut String) {
    let before = dice.chance(60);
    if before {
        out.push_str(loose);
    }
    for row in bare.drain(..) {
        bare_row(&row, out);
    }
    if !before {
        out.push_str(loose);
    }
    loose.clear();
}

/// A row as a Markdown table with nothing below its header.
fn bare_row(cells: &[&str], out: &mut String) {
    writeln!(out, "| {} |\n|{}", cells.join(" | "), "---|".repeat(cells.len())).expect("writing to a string");
}

fn broken(label: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    let width = 7 + dice.below(5);
    for (at, c) in label.chars().enumerate() {
        if at > 0 && at % width == 0 && c != '.' {
            out.push('\n');
        }
        out.push(c);
    }
    out.push('\n');
    out
}
