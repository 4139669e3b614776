//! What JSON tells of single cells: those without a number, and (`--spans`) where each stands.

use crate::Report;
use crate::emit::json::Decimal;
use crate::report::{AlignedBy, Cell, Status, Table};
use crate::statute::{CellIndex, TableKind};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// A table that was not found, or a cell without a number.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "problem")]
pub(super) enum Problem<'r> {
    /// A table that was not found.
    Table {
        /// The table's key.
        table: &'static str,
        /// Always `missing`.
        status: Status,
    },
    /// A cell without a number.
    Cell {
        /// `table.row.column`.
        cell: String,
        /// Why it has none.
        status: Status,
        /// Where it stands.
        line: Option<usize>,
        /// The text as the page has it.
        raw: &'r str,
        /// Of an ambiguous cell: the figures it may hold; null stands for blank.
        #[serde(skip_serializing_if = "Option::is_none")]
        candidates: Option<Vec<Option<Decimal>>>,
    },
}

/// Where a cell stands, and how it came to be read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "place")]
struct CellPlace<'r> {
    /// From 1.
    line: Option<usize>,
    /// In code points, from 1.
    column: Option<usize>,
    /// The text as the page has it.
    raw: &'r str,
    /// Whether and how it is known.
    status: Status,
    /// What placed the figure.
    aligned_by: AlignedBy,
    /// Where the figure stands: `table` or `prose`.
    origin: &'static str,
}

/// The place of every cell, by its key.
#[derive(Debug, JsonSchema)]
#[schemars(transparent)]
pub(super) struct Places<'r>(#[schemars(with = "BTreeMap<String, CellPlace<'static>>")] pub &'r Report);

impl Serialize for Places<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.0.tables.iter().flat_map(|table| table.iter().map(move |entry| (table, entry)));
        serializer.collect_map(cells.map(|(table, entry)| place(self.0, table, entry)))
    }
}

fn place<'r>(report: &Report, table: &'r Table, (index, cell): (CellIndex, &'r Cell)) -> (String, CellPlace<'r>) {
    let place = cell.span.map(|span| report.place(span));
    let place = CellPlace {
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        raw: &cell.raw,
        status: cell.status,
        aligned_by: cell.aligned_by,
        origin: cell.aligned_by.origin(),
    };
    (table.form.key(index), place)
}

/// The cells without a number, and the tables that were not found.
pub(super) fn problems(report: &Report) -> Vec<Problem<'_>> {
    let mut problems = Vec::new();
    for kind in report.kinds() {
        match report.table(kind) {
            None => problems.push(missing(kind)),
            Some(table) => {
                let cells = table.iter().filter(|(_, cell)| cell.status != Status::Read && table.is_stated(cell));
                problems.extend(cells.map(|(index, cell)| problem(report, table, index, cell)));
            }
        }
    }
    problems
}

const fn missing(kind: TableKind) -> Problem<'static> {
    Problem::Table { table: kind.key(), status: Status::Missing }
}

fn problem<'r>(report: &Report, table: &Table, index: CellIndex, cell: &'r Cell) -> Problem<'r> {
    let candidates = || cell.candidates.iter().map(|candidate| candidate.map(Decimal)).collect();
    Problem::Cell {
        cell: table.form.key(index),
        status: cell.status,
        line: cell.span.map(|span| report.place(span).line),
        raw: &cell.raw,
        candidates: (cell.status == Status::Ambiguous).then(candidates),
    }
}
