//! Random tables with merged cells, drawn as PDF and written as Word: what is read is what was drawn, cell by cell.
//!
//! Walls are strokes, fills, doubled, left out at the sides, or only the edges of shades. Texts are long enough to wrap,
//! and some cells are empty.

use crate::support::dice::Dice;
use crate::support::office::pdf::{Codes, Style, Turned, Walls, of_sheet};
use crate::support::office::{columns, docx};
use crate::support::sheet::{Cell, Kind, Sheet};
use gkreport::document::{BlockKind, Document};
use gkreport::limits::Limits;
use gkreport::source::Source;

/// Tables drawn.
const TABLES: u64 = 250;
const WORDS: &str = "本年收到申请予以公开行政机关规章处理决定数量";

/// A cell as it is told: row, column, columns and rows it covers, text.
type Told = (usize, usize, usize, usize, String);

#[test]
fn a_table_is_read_as_it_was_drawn() {
    let limits = Limits::default();
    for seed in 0..TABLES {
        let mut dice = Dice::new(seed);
        let sheet = sheet(&mut dice);
        let all = [Walls::Strokes, Walls::Fills, Walls::Double, Walls::Shades, Walls::Open];
        // A row without any wall is none of the table's where its sides are open too.
        let walls = *dice.pick(if has_walls_in_each_row(&sheet) { &all } else { &all[..4] });
        let turned =
            *dice.pick(&[Turned::No, Turned::No, Turned::Lying, Turned::By(90), Turned::By(180), Turned::By(270)]);
        let style = Style { walls, codes: *dice.pick(&[Codes::Gbk, Codes::Utf16]), turned, split: false };
        let drawn = drawn(&sheet);
        let files = [("docx", docx::of_body(&docx::table(&sheet))), ("pdf", of_sheet(&sheet, style))];
        for (name, file) in files {
            let source = Source::decode(name, &file, &limits).expect("a file");
            let document = Document::new(&source, &limits).expect("a document");
            assert_eq!(read(&document), drawn, "{name}, seed {seed}, {style:?}");
        }
    }
}

/// A table each of whose inner walls stands somewhere: one that stands nowhere is none.
fn sheet(dice: &mut Dice) -> Sheet {
    loop {
        let (rows, columns) = (2 + dice.below(6), 2 + dice.below(5));
        let sheet = some_sheet(dice, rows, columns);
        let placed = sheet.placed();
        let level = |at: usize| placed.iter().any(|place| place.row == at);
        let wall = |at: usize| placed.iter().any(|place| place.column == at);
        // Fewer than four cells are a box.
        if placed.len() >= 4 && (1..rows).all(level) && (1..columns).all(wall) {
            return sheet;
        }
    }
}

fn has_walls_in_each_row(sheet: &Sheet) -> bool {
    let placed = sheet.placed();
    let has = |row: usize| {
        placed.iter().any(|place| place.column > 0 && (place.row..place.row + place.cell.down).contains(&row))
    };
    (0..sheet.rows.len()).all(has)
}

fn some_sheet(dice: &mut Dice, rows: usize, columns: usize) -> Sheet {
    let mut busy = vec![vec![false; columns]; rows];
    let mut sheet = Sheet { rows: vec![Vec::new(); rows], ..Sheet::default() };
    for row in 0..rows {
        for column in 0..columns {
            if busy[row][column] {
                continue;
            }
            let room = busy[row][column..].iter().take_while(|is_busy| !**is_busy).count();
            let merges = dice.chance(30);
            let across = if merges { 1 + dice.below(room) } else { 1 };
            let down = if merges { 1 + dice.below(rows - row) } else { 1 };
            for line in &mut busy[row..row + down] {
                line[column..column + across].fill(true);
            }
            sheet.rows[row].push(some_cell(dice).over(across, down));
        }
    }
    sheet
}

fn some_cell(dice: &mut Dice) -> Cell {
    match dice.below(10) {
        0 | 1 => Cell::new(Kind::Blank, ""),
        2..6 => Cell::new(Kind::Figure, dice.below(100_000).to_string()),
        _ => {
            let words: Vec<char> = WORDS.chars().collect();
            let length = 1 + dice.below(24);
            Cell::new(Kind::Label, (0..length).map(|_| *dice.pick(&words)).collect::<String>())
        }
    }
}

fn drawn(sheet: &Sheet) -> Vec<Told> {
    assert!(columns(sheet) > 1);
    let told = |place: &crate::support::sheet::Placed<'_>| {
        (place.row, place.column, place.cell.across, place.cell.down, place.cell.text.clone())
    };
    let mut all: Vec<Told> = sheet.placed().iter().map(told).collect();
    all.sort();
    all
}

fn read(document: &Document<'_>) -> Vec<Told> {
    let mut grids = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Grid(grid) => Some(grid),
        _ => None,
    });
    let Some(grid) = grids.next() else { return Vec::new() };
    assert!(grids.next().is_none(), "one table is one grid");
    let mut all = Vec::new();
    for (row, cells) in grid.rows.iter().enumerate() {
        for cell in cells {
            let text = document.slice(&cell.range).to_owned();
            all.push((row, cell.column as usize, cell.width as usize, cell.height as usize, text));
        }
    }
    all.sort();
    all
}
