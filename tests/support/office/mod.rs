//! Reports as files without lines: Word, OpenDocument, Excel, saved pages and PDF, as their programs would write them.
//!
//! Each writer takes a [`Page`] and gives the bytes of a whole file; none uses what the readers are made of, but for the
//! containers. Figures' marks are taken out on the way.

pub mod doc;
pub mod docx;
pub mod mhtml;
pub mod odt;
pub mod pdf;
pub mod xlsx;

use super::marks::is_mark;
use super::page::{Block, Page};
use super::sheet::{Cell, Sheet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A block as an office program knows it.
pub enum Piece<'p> {
    /// A heading of the first level.
    Heading(String),
    /// Any other text.
    Paragraph(String),
    /// A table.
    Table(&'p Sheet),
}

/// A report in pieces.
pub fn pieces(page: &Page) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for block in &page.blocks {
        pieces.push(match block {
            Block::Heading(text) => Piece::Heading(plain(text)),
            Block::Title(text) | Block::Line(text) | Block::Paragraph(text) | Block::Caption(text) => {
                Piece::Paragraph(plain(text))
            }
            Block::Sheet(sheet) => Piece::Table(sheet),
        });
    }
    pieces
}

/// Text without marks.
pub fn plain(text: &str) -> String {
    text.chars().filter(|&c| !is_mark(c)).collect()
}

/// Text as XML has it.
pub fn xml(text: &str) -> String {
    plain(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What stands in a row at one of its places: a cell that begins there, or one that goes on from above.
#[derive(Clone, Copy)]
pub struct Slot<'s> {
    /// The cell.
    pub cell: &'s Cell,
    /// The column it starts at.
    pub column: usize,
    /// Whether it begins in this row.
    pub begins: bool,
    /// Rows it still covers, this one among them.
    pub down: usize,
}

/// The rows of a table, each with all cells that it crosses, from left to right.
pub fn slots(sheet: &Sheet) -> Vec<Vec<Slot<'_>>> {
    let mut rows: Vec<Vec<Slot>> = vec![Vec::new(); sheet.rows.len()];
    for place in sheet.placed() {
        for down in 0..place.cell.down {
            if let Some(row) = rows.get_mut(place.row + down) {
                let (cell, column) = (place.cell, place.column);
                row.push(Slot { cell, column, begins: down == 0, down: cell.down - down });
            }
        }
    }
    for row in &mut rows {
        row.sort_by_key(|slot| slot.column);
    }
    rows
}

/// How many columns a table has.
pub fn columns(sheet: &Sheet) -> usize {
    sheet.placed().iter().map(|place| place.column + place.cell.across).max().unwrap_or(0)
}

/// A ZIP package of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("writing to memory");
        writer.write_all(content.as_bytes()).expect("writing to memory");
    }
    writer.finish().expect("writing to memory").into_inner()
}
