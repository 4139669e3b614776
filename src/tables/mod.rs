//! Blocks → statutory tables, whatever the layout.
//!
//! ```text
//! blocks → items → segments (one table each) → groups (one row each) → rows → columns → cells
//! ```
//!
//! Inputs with geometry (grids, aligned columns) and inputs without (a cell per line, everything in one line) take the
//! same way; they differ only in what is known of a value's position. Labels decide rows and position decides columns;
//! where either leaves a choice the table's sums decide, and where they do not, the cell is ambiguous.

mod arbiter;
mod assign;
mod consensus;
mod evidence;
mod fitted;
mod groups;
mod items;
mod lines;
mod order;
mod place;
mod reading;
mod segments;
mod subtotal;
pub mod trace;
mod vocabulary;
mod white_space;
mod words;

use crate::document::Document;
use crate::report::{Status, Table};
use crate::span::Span;
use crate::statute::TableKind;
use items::Item;
use reading::Reading;
use segments::Segment;

/// Reads the statutory tables of a document; a table it does not have is absent from the result.
pub(crate) fn tables(document: &Document<'_>) -> Vec<Table> {
    let items = items::items(document);
    let segments = segments::segments(document, &items);
    TableKind::ALL.into_iter().filter_map(|table| best(document, &items, &segments, table)).collect()
}

/// The best reading among the stretches of one table: a report printed twice is read once, from the fuller copy, and
/// what the copies contradict each other on is in doubt.
fn best(document: &Document<'_>, items: &[Item], segments: &[Segment], table: TableKind) -> Option<Table> {
    let mut copies: Vec<(usize, Table)> = Vec::new();
    for segment in segments.iter().filter(|segment| segment.table == table) {
        let items = &items[segment.items.clone()];
        let grouped = groups::grouped(document, items, table);
        let Some(reading) =
            reading::read(document, table, grouped).filter(|reading| is_table(document, items, table, reading))
        else {
            continue;
        };
        let known = |status| matches!(status, Status::Read | Status::Blank);
        let score = reading.cells.iter().filter(|cell| known(cell.status)).count();
        copies.push((score, to_table(document, items, reading)));
    }
    let most = copies.iter().map(|(score, _)| *score).max()?;
    let at = copies.iter().position(|(score, _)| *score == most)?;
    let (_, mut table) = copies.remove(at);
    // Another whole copy with other figures (last year's, a subordinate's): nothing says which is the report's.
    for (_, other) in copies.iter().filter(|(score, other)| score * 2 > most && other.form == table.form) {
        consensus::doubt_contradictions(&mut table.cells, &other.cells);
    }
    Some(table)
}

fn to_table(document: &Document<'_>, items: &[Item], reading: Reading) -> Table {
    let first = items.first().map_or(Span::default(), |item| document.span(&item.range));
    Table { form: reading.form, cells: reading.cells, span: first }
}

/// Whether what was read is the statutory table and not something that shares a few words with it.
fn is_table(document: &Document<'_>, items: &[Item], table: TableKind, reading: &Reading) -> bool {
    let labelled = |(row, group): (usize, &Option<usize>)| {
        let key = reading.form.rows[row].key;
        group.is_some_and(|group| reading.evidence[group].iter().any(|one| one.row == key))
    };
    let taken = reading.alignment.iter().filter(|group| group.is_some()).count();
    let named = reading.alignment.iter().enumerate().filter(|row| labelled(*row)).count();
    let numbers = reading.cells.iter().any(|cell| cell.value.is_some());
    let is_enough = |rows: usize, columns: usize| {
        let enough = match table {
            TableKind::Disclosure => named >= 2 && columns >= 1,
            TableKind::Applications => named >= 3 || (rows >= 1 && taken >= 15),
            TableKind::Disputes => taken >= 1 && rows >= 1 && columns >= 2,
            TableKind::Statistics => named >= 8,
        };
        // A table that is all blank is still the table when its labels are all there.
        let whole = rows * 10 >= reading.form.rows.len() * 8;
        enough && (numbers || whole)
    };
    let (rows, columns) = segments::label_count(document, items, table, is_enough);
    is_enough(rows, columns)
}
