//! Text layouts that keep a table's cells apart: a cell a line, bars, tabs, Markdown.

use super::marks::resolve;
use super::page::{Block, Page};
use super::sheet::{Covered, Kind, Sheet};
use gkreport::statute::{Edition, Row, TableKind};
use std::fmt::Write as _;

/// Lays a page out as lines of text, each table by `table`.
pub fn page(page: &Page, mut table: impl FnMut(&Sheet, &mut String)) -> String {
    let mut out = String::new();
    for block in &page.blocks {
        match block {
            Block::Title(text)
            | Block::Line(text)
            | Block::Heading(text)
            | Block::Paragraph(text)
            | Block::Caption(text) => {
                out.push_str(text);
                out.push('\n');
            }
            Block::Sheet(sheet) => table(sheet, &mut out),
        }
    }
    out
}

/// The same with Markdown headings.
pub fn markdown_page(source: &Page, mut table: impl FnMut(&Sheet, &mut String)) -> String {
    let mut out = String::new();
    for block in &source.blocks {
        match block {
            Block::Title(text) => writeln!(out, "# {text}\n"),
            Block::Heading(text) => writeln!(out, "## {text}\n"),
            Block::Caption(text) => writeln!(out, "### {text}\n"),
            Block::Line(text) | Block::Paragraph(text) => writeln!(out, "{text}\n"),
            Block::Sheet(sheet) => {
                table(sheet, &mut out);
                writeln!(out)
            }
        }
        .expect("writing to a string");
    }
    out
}

/// Whether a cell would leave nothing on its line.
fn shows_nothing(text: &str) -> bool {
    resolve(text).text.trim().is_empty()
}

fn cells_on_lines(source: &Page, mut behind: impl FnMut() -> String) -> String {
    page(source, |sheet, out| {
        for cell in sheet.rows.iter().flatten().filter(|cell| !shows_nothing(&cell.text)) {
            out.push_str(&cell.text);
            out.push_str(&behind());
            out.push('\n');
        }
    })
}

/// A cell on each line; blank cells leave nothing.
pub fn cell_per_line(source: &Page) -> String {
    cells_on_lines(source, String::new)
}

/// The same with a blank line behind each cell.
pub fn cell_per_line_one_gap(source: &Page) -> String {
    cells_on_lines(source, || "\n".to_owned())
}

/// The same with one to four blank lines behind each cell, some of them not quite empty.
pub fn cell_per_line_many_gaps(source: &Page) -> String {
    let mut dice = source.dice(0x6a95);
    cells_on_lines(source, || {
        (0..=dice.below(4)).map(|_| *dice.pick(&["\n", "\n", "\n  ", "\n\u{3000}", "\n\u{a0}"])).collect()
    })
}

/// The same with spaces behind the cells and carriage returns at the ends of lines.
pub fn cell_per_line_trailing_spaces(source: &Page) -> String {
    let mut dice = source.dice(0x7ace);
    let text = cells_on_lines(source, || (*dice.pick(&["", " ", "   ", "\t", "\u{3000}"])).to_owned());
    text.replace('\n', "\r\n")
}

/// Each cell and each run of bars on a line of its own, rows filled up with bars, as one converter leaves merged cells.
pub fn bars_alone(source: &Page) -> String {
    page(source, |sheet, out| {
        let widths = sheet.texts(Covered::Empty).into_iter().map(|row| row.len());
        for (row, width) in sheet.rows.iter().zip(widths) {
            for cell in row {
                if !shows_nothing(&cell.text) {
                    out.push_str(&cell.text);
                    out.push('\n');
                }
                out.push_str("|\n");
            }
            let left = width.saturating_sub(row.len());
            if left > 0 {
                out.push_str(&"|".repeat(left));
                out.push('\n');
            }
        }
    })
}

/// A row per line, a bar on both sides of each cell.
pub fn bar_rows(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in sheet.texts(Covered::Empty) {
            writeln!(out, "| {} |", row.join(" | ")).expect("writing to a string");
        }
    })
}

/// A row per line, a bar between cells; merged cells stand once.
pub fn bare_bar_rows(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in sheet.texts(Covered::Omitted) {
            writeln!(out, "{}", row.join(" | ")).expect("writing to a string");
        }
    })
}

fn tabs(source: &Page, covered: Covered) -> String {
    page(source, |sheet, out| {
        for row in sheet.texts(covered) {
            writeln!(out, "{}", row.join("\t")).expect("writing to a string");
        }
    })
}

/// Tabs between cells; merged cells stand once.
pub fn tabs_omitted(source: &Page) -> String {
    tabs(source, Covered::Omitted)
}

/// Tabs between cells; merged cells are empty where they go on.
pub fn tabs_empty(source: &Page) -> String {
    tabs(source, Covered::Empty)
}

/// Two tabs between cells, merged cells once.
pub fn tabs_doubled(source: &Page) -> String {
    tabs_omitted(source).replace('\t', "\t\t")
}

/// Tabs between cells; merged labels are repeated.
pub fn tabs_repeated(source: &Page) -> String {
    tabs(source, Covered::Repeated)
}

/// Writes rows as a Markdown table, the first as its header.
pub fn markdown_table(rows: &[Vec<String>], out: &mut String) {
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('\n', "<br>")).collect();
        writeln!(out, "| {} |", cells.join(" | ")).expect("writing to a string");
        if at == 0 {
            writeln!(out, "|{}", "---|".repeat(row.len())).expect("writing to a string");
        }
    }
}

/// Markdown, merged cells empty where they go on.
pub fn markdown(source: &Page) -> String {
    markdown_page(source, |sheet, out| markdown_table(&sheet.texts(Covered::Empty), out))
}

/// Markdown, merged labels repeated.
pub fn markdown_repeated(source: &Page) -> String {
    markdown_page(source, |sheet, out| markdown_table(&sheet.texts(Covered::Repeated), out))
}

/// The words of a header row that names the wrong things: rows, where columns are due.
fn wrong_header(width: usize) -> Vec<String> {
    let rows = TableKind::Applications.form(Edition::E2021).rows;
    let word = |row: &Row| row.variants.first().copied().unwrap_or(row.label).to_owned();
    std::iter::once("项目".to_owned()).chain(rows.iter().map(word)).take(width).collect()
}

/// Markdown whose tables of rows and columns have one header row, and that names the wrong columns.
pub fn markdown_wrong_header(source: &Page) -> String {
    markdown_page(source, |sheet, out| {
        let mut rows = sheet.texts(Covered::Empty);
        if sheet.label_columns == 3 {
            let width = rows[0].len();
            rows.drain(..sheet.header_rows);
            rows.insert(0, wrong_header(width));
        }
        markdown_table(&rows, out);
    })
}

/// A little Markdown table for each row of the large table, under the row's group as a heading, its columns named
/// by number; now and then the header names the wrong columns.
pub fn markdown_per_row(source: &Page) -> String {
    let mut dice = source.dice(0x10b1e);
    markdown_page(source, |sheet, out| {
        if sheet.label_columns < 3 {
            return markdown_table(&sheet.texts(Covered::Empty), out);
        }
        for row in &sheet.rows[sheet.header_rows..] {
            for group in row.iter().filter(|cell| cell.kind == Kind::Group) {
                writeln!(out, "\n### {}\n", group.text.replace('\n', "")).expect("writing to a string");
            }
            let cells: Vec<String> =
                row.iter().filter(|cell| cell.kind != Kind::Group).map(|cell| cell.text.clone()).collect();
            let header = if dice.chance(10) {
                wrong_header(cells.len())
            } else {
                (0..cells.len()).map(|at| if at == 0 { "项目".to_owned() } else { format!("数据{at}") }).collect()
            };
            markdown_table(&[header, cells], out);
            out.push('\n');
        }
    })
}
