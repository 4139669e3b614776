//! Excel (.xlsx): the whole report on one sheet, numbers as numbers, as small as Excel would open it.

use super::{Piece, package, pieces, slots, xml};
use crate::support::page::Page;
use std::fmt::Write as _;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEETS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet xmlns="m"><borders><border/><border><left style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/></cellXfs></styleSheet>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="报告" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A report as Excel would write it: every cell of a table that has borders.
pub fn write(page: &Page) -> Vec<u8> {
    written(page, true)
}

/// A report as exporters write it: cells that show something.
pub fn filled(page: &Page) -> Vec<u8> {
    written(page, false)
}

fn written(page: &Page, has_borders: bool) -> Vec<u8> {
    let keeps = |text: &str| has_borders || !text.is_empty();
    let (mut rows, mut merged) = (String::new(), String::new());
    let mut number = 0;
    for piece in pieces(page) {
        // A row stays empty between a paragraph or table and the next.
        number += 2;
        match piece {
            Piece::Heading(text) | Piece::Paragraph(text) => {
                write!(rows, r#"<row r="{number}">{}</row>"#, cell(0, number, &text)).expect("writing to a string");
            }
            Piece::Table(sheet) => {
                for row in slots(sheet) {
                    write!(rows, r#"<row r="{number}">"#).expect("writing to a string");
                    for slot in row {
                        let (left, right) = (slot.column, slot.column + slot.cell.across - 1);
                        let text = if slot.begins { slot.cell.text.as_str() } else { "" };
                        for column in left..=right {
                            let text = if column == left { text } else { "" };
                            rows.extend(keeps(text).then(|| cell(column, number, text)));
                        }
                        if slot.begins && (slot.cell.across > 1 || slot.cell.down > 1) {
                            let (first, last) = (name(left, number), name(right, number + slot.cell.down - 1));
                            write!(merged, r#"<mergeCell ref="{first}:{last}"/>"#).expect("writing to a string");
                        }
                    }
                    rows.push_str("</row>");
                    number += 1;
                }
            }
        }
    }
    of_rows(&rows, &merged)
}

/// A workbook of one sheet with these rows and merged ranges; cells of style 1 have lines around them.
pub fn of_rows(rows: &str, merged: &str) -> Vec<u8> {
    let sheet =
        format!(r#"<worksheet xmlns="m"><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"#);
    package(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/styles.xml", STYLES),
    ])
}

fn name(column: usize, row: usize) -> String {
    let letter = |index: usize| char::from(b'A' + index as u8);
    let letters = if column < 26 {
        letter(column).to_string()
    } else {
        format!("{}{}", letter(column / 26 - 1), letter(column % 26))
    };
    format!("{letters}{row}")
}

fn cell(column: usize, row: usize, text: &str) -> String {
    let (name, text) = (name(column, row), xml(text));
    if text.is_empty() {
        format!(r#"<c r="{name}"/>"#)
    } else if text.parse::<f64>().is_ok() {
        format!(r#"<c r="{name}"><v>{text}</v></c>"#)
    } else {
        format!(r#"<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    }
}
