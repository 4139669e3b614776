//! What pages come to: each test holds its markup, and every document made here is checked to lead back to it.

mod placed;
mod referee;
mod spans;
mod tables;
mod text;

use super::super::{BlockKind, Document, Grid};
use super::document;
use crate::limits::Limits;

/// The document of `source`, after checking what holds for every document.
pub(super) fn read(source: &str) -> Document<'_> {
    let document = document(source, &Limits::default()).expect("within limits");
    assert_sound(source, &document);
    document
}

/// Blocks in order, apart, trimmed; each visible character leads to itself, its reference or the white space it was.
fn assert_sound(source: &str, document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.range.start >= end, "overlap at {:?} of {source:?}", block.range);
        end = block.range.end;
        let text = document.text.get(block.range.clone()).expect("on character boundaries");
        if !matches!(block.kind, BlockKind::Grid(_)) {
            assert!(!text.is_empty() && text.trim() == text, "{text:?} of {source:?}");
        }
    }
    // Heads and feet of tables, and pieces in places, are shown elsewhere than they stand.
    let goes_on =
        !["<tfoot", "<thead", "top:", "top=", "bottom:"].iter().any(|tag| source.to_ascii_lowercase().contains(tag));
    let mut last = 0;
    for (at, shown) in document.text.char_indices() {
        let span = document.span(&(at..at + shown.len_utf8()));
        assert!(span.start >= last || !goes_on, "{shown:?} at {at} goes back in {source:?}");
        last = span.start;
        let stands = source.get(span.start..span.end).expect("on character boundaries");
        let same = stands.chars().eq([shown]);
        let white = shown.is_ascii_whitespace() && stands.trim_ascii().is_empty();
        // What a form holds may stand in its tag with a reference in it.
        assert!(same || white || stands.starts_with(['&', '<']), "{shown:?} leads to {stands:?} in {source:?}");
    }
    for grid in grids(document) {
        for cell in grid.rows.iter().flatten() {
            assert_eq!(document.slice(&cell.range).trim(), document.slice(&cell.range));
            assert!(cell.width > 0 && cell.height > 0);
        }
    }
}

fn grids<'d>(document: &'d Document) -> Vec<&'d Grid> {
    let kinds = document.blocks.iter().map(|block| &block.kind);
    kinds.filter_map(|kind| if let BlockKind::Grid(grid) = kind { Some(grid) } else { None }).collect()
}

/// Blocks as `h2 text`, `p text`, `l text` or `grid`.
fn blocks(source: &str) -> Vec<String> {
    let document = read(source);
    let block = |block: &super::super::Block| {
        let text = document.slice(&block.range);
        match &block.kind {
            BlockKind::Heading(level) => format!("h{level} {text}"),
            BlockKind::Paragraph => format!("p {text}"),
            BlockKind::Line => format!("l {text}"),
            BlockKind::Grid(_) => "grid".to_owned(),
        }
    };
    document.blocks.iter().map(block).collect()
}

/// The only grid of `source`, its cells as text, rows in lines, cells parted by `|`.
fn cells(source: &str) -> String {
    let document = read(source);
    let grids = grids(&document);
    assert_eq!(grids.len(), 1, "grids in {source:?}");
    let row = |row: &Vec<super::super::GridCell>| {
        row.iter().map(|cell| document.slice(&cell.range).replace('\n', "↵")).collect::<Vec<_>>().join("|")
    };
    grids[0].rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// The only grid's cells as `text@column+width×height`.
fn places(source: &str) -> Vec<Vec<String>> {
    let document = read(source);
    let place = |cell: &super::super::GridCell| {
        format!("{}@{}+{}×{}", document.slice(&cell.range), cell.column, cell.width, cell.height)
    };
    grids(&document)[0].rows.iter().map(|row| row.iter().map(place).collect()).collect()
}
