//! Places in files without lines, as JSON tells them and as tables have them in columns.

use crate::emit::value::Value;
use crate::position::{Points, Position};
use schemars::JsonSchema;
use serde::Serialize;

/// The names of the columns of a place.
pub(super) const COLUMNS: [&str; 4] = ["place_page", "place_table", "place_row", "place_cell"];

/// Page, table and cell, from 1; `x` and `y` in points from the page's upper left corner. What is not known is null.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "position")]
pub(super) struct PlaceTold {
    page: Option<u32>,
    table: Option<u32>,
    row: Option<u32>,
    cell: Option<u32>,
    x: Option<f64>,
    y: Option<f64>,
}

impl From<Position> for PlaceTold {
    fn from(Position { page, table, row, cell, x, y }: Position) -> Self {
        Self { page, table, row, cell, x: x.map(Points::get), y: y.map(Points::get) }
    }
}

/// The numbers of the columns of a place.
pub(super) fn numbers(position: Option<Position>) -> [Option<u32>; COLUMNS.len()] {
    let Position { page, table, row, cell, .. } = position.unwrap_or_default();
    [page, table, row, cell]
}

/// The fields of the columns of a place.
pub(super) fn fields(position: Option<Position>) -> [Value<'static>; COLUMNS.len()] {
    numbers(position).map(Value::number)
}
