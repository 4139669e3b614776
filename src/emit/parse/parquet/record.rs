//! A row of a shape as Parquet keeps it: typed fields, and the forms of the tables that were found.
//!
//! Plain data: made where the report is at hand, on whatever thread, and gathered by the writer.

use crate::statute::Form;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Debug)]
pub(in crate::emit) struct Record {
    /// As many as the shape has columns.
    pub fields: Vec<Option<Field>>,
    /// The forms of the tables found.
    pub forms: Vec<&'static Form>,
}

/// A field that is not null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::emit) enum Field {
    Text(String),
    Whole(i64),
    /// Its digits without the point.
    Decimal(i128),
    /// Days since 1970.
    Day(i32),
}
