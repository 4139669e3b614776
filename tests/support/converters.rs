//! Text layouts as converters write them: a bar behind each cell, a cell a line with its bar, counted empty lines, commas,
//! boxes, rows padded to one width, labels wrapped before their figures.

use super::marks::{is_mark, width};
use super::page::Page;
use super::sheet::{Covered, Kind, Sheet};
use super::text::{markdown_page, page};
use std::fmt::Write as _;

/// A row per line, a bar behind each cell; merged cells stand once.
pub fn bar_behind(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in sheet.texts(Covered::Omitted) {
            for cell in row {
                write!(out, "{} | ", flat(&cell)).expect("writing to a string");
            }
            *out = out.trim_end_matches(' ').to_owned();
            out.push('\n');
        }
    })
}

/// The same with every row padded to the table's width by bare bars.
pub fn bar_behind_padded(source: &Page) -> String {
    page(source, |sheet, out| {
        let rows = sheet.texts(Covered::Omitted);
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in rows {
            let texts: Vec<String> = row.iter().map(|cell| flat(cell)).collect();
            writeln!(out, "{} | {}", texts.join(" | "), "|".repeat(widest - row.len())).expect("writing to a string");
        }
    })
}

/// A row per line, a bar behind each cell; of merged cells all but the first are empty.
pub fn bar_behind_empty(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in sheet.texts(Covered::Empty) {
            let texts: Vec<String> = row.iter().map(|cell| flat(cell)).collect();
            writeln!(out, "{} |", texts.join(" | ").trim_start()).expect("writing to a string");
        }
    })
}

/// A cell a line, a bar behind it; what a row lacks of the table's width are bars in a line of their own.
pub fn cell_line_bar_behind_padded(source: &Page) -> String {
    page(source, |sheet, out| {
        let widest = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &sheet.rows {
            for cell in row {
                writeln!(out, "{}", format!("{} |", flat(&cell.text)).trim_start()).expect("writing to a string");
            }
            if row.len() < widest {
                writeln!(out, "{}", "|".repeat(widest - row.len())).expect("writing to a string");
            }
        }
    })
}

/// A cell a line, a bar behind it.
pub fn cell_line_bar_behind(source: &Page) -> String {
    page(source, |sheet, out| {
        for cell in sheet.rows.iter().flatten() {
            writeln!(out, "{} |", flat(&cell.text)).expect("writing to a string");
        }
    })
}

/// A cell a line, a bar before it.
pub fn cell_line_bar_before(source: &Page) -> String {
    page(source, |sheet, out| {
        for cell in sheet.rows.iter().flatten() {
            writeln!(out, "| {}", flat(&cell.text)).expect("writing to a string");
        }
    })
}

/// A cell a line, one empty line between cells, a blank cell an empty line of its own, another behind each row.
pub fn counted_lines(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in &sheet.rows {
            for cell in row {
                writeln!(out, "{}\n", flat(&cell.text)).expect("writing to a string");
            }
            out.push('\n');
        }
    })
}

/// Rows of comma-separated cells, merged labels once and empty behind.
pub fn commas(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in sheet.texts(Covered::Empty) {
            let cells = row.iter().map(|cell| {
                let cell = flat(cell);
                if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
            });
            writeln!(out, "{}", cells.collect::<Vec<_>>().join(",")).expect("writing to a string");
        }
    })
}

/// The whole table in one line, bars between cells and nothing between rows but a bar.
pub fn one_line_of_bars(source: &Page) -> String {
    page(source, |sheet, out| {
        let rows = sheet
            .texts(Covered::Omitted)
            .into_iter()
            .map(|row| row.iter().map(|cell| flat(cell)).collect::<Vec<_>>().join(" | "));
        writeln!(out, "{}", rows.collect::<Vec<_>>().join(" | ")).expect("writing to a string");
    })
}

/// Figures behind the tail of their label, which is broken at a fixed width; blank cells leave nothing.
pub fn wrapped_before_figures(source: &Page) -> String {
    page(source, |sheet, out| {
        for row in &sheet.rows {
            let of = |value: bool| {
                row.iter().filter(move |cell| matches!(cell.kind, Kind::Figure | Kind::Blank | Kind::Extra) == value)
            };
            let label: String = of(false).map(|cell| flat(&cell.text)).collect();
            let values: Vec<String> = of(true).map(|cell| flat(&cell.text)).filter(|text| !text.is_empty()).collect();
            for (at, c) in label.chars().enumerate() {
                if at > 0 && at % 8 == 0 {
                    out.push('\n');
                }
                out.push(c);
            }
            writeln!(out, " {}", values.join(" ")).expect("writing to a string");
        }
    })
}

/// Markdown with bold figures and escaped points; merged labels stand once, so that rows differ in length.
pub fn markdown_bold(source: &Page) -> String {
    markdown_page(source, |sheet, out| {
        for (at, row) in sheet.texts(Covered::Omitted).iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| {
                    let cell = flat(cell).replace('.', "\\.");
                    if cell.chars().any(is_mark) { format!("**{cell}**") } else { cell }
                })
                .collect();
            writeln!(out, "| {} |", cells.join(" | ")).expect("writing to a string");
            if at == 0 {
                writeln!(out, "|{}", "---|".repeat(row.len())).expect("writing to a string");
            }
        }
    })
}

/// Boxes drawn with characters; a label too long for its box goes on in the next line of it.
pub fn boxes(source: &Page) -> String {
    page(source, |sheet, out| drawn(sheet, out, 14, |text| text))
}

/// Narrow boxes: a label takes many lines, its numeral one of its own.
pub fn narrow_boxes(source: &Page) -> String {
    let apart = |text: String| {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        if digits == 0 || text[digits..].is_empty() {
            text
        } else {
            format!("{}\n{}", &text[..digits], &text[digits..])
        }
    };
    page(source, |sheet, out| drawn(sheet, out, 7, apart))
}

fn drawn(sheet: &Sheet, out: &mut String, least: usize, broken: fn(String) -> String) {
    let rows = sheet.texts(Covered::Empty);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let figures = rows.iter().flatten().filter(|cell| cell.chars().any(is_mark));
    let room = figures.map(|cell| width(&flat(cell))).max().unwrap_or(0).max(least);
    let rule = format!("+{}\n", format!("{}+", "-".repeat(room + 2)).repeat(columns));
    out.push_str(&rule);
    for row in &rows {
        let lines = |at: usize| folded(row.get(at).map_or("", String::as_str), room, broken);
        let wrapped: Vec<Vec<String>> = (0..columns).map(lines).collect();
        for line in 0..wrapped.iter().map(Vec::len).max().unwrap_or(1) {
            out.push('|');
            for cell in &wrapped {
                let text = cell.get(line).map_or("", String::as_str);
                write!(out, " {text}{} |", " ".repeat(room.saturating_sub(width(text)))).expect("writing to a string");
            }
            out.push('\n');
        }
        out.push_str(&rule);
    }
}

/// A label in lines of a box's width; a figure is never broken.
fn folded(text: &str, room: usize, broken: fn(String) -> String) -> Vec<String> {
    let text = flat(text);
    if text.chars().any(is_mark) {
        return vec![text];
    }
    let mut lines = vec![String::new()];
    for c in broken(text).chars() {
        let last = lines.last_mut().expect("there is one");
        if c == '\n' {
            lines.push(String::new());
        } else if width(last) + 2 > room {
            lines.push(c.to_string());
        } else {
            last.push(c);
        }
    }
    lines
}

/// A cell's text in one line; pieces of words grow together, pieces of a figure stay apart.
fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digits(out.chars().next_back()) && digits(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}
