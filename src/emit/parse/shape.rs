//! Reports as rows of typed fields, long or wide: what csv and xlsx have in common.

use super::long;
use super::wide;
use crate::Report;
use crate::emit::plain::one_line;
use crate::emit::value::Value;

/// What a row of a table of figures is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A cell, with all that is known of it.
    Long,
    /// A report, with a column for every cell that any edition has.
    Wide,
}

impl Shape {
    /// Both, in the order of a workbook's sheets.
    pub const ALL: [Self; 2] = [Self::Long, Self::Wide];

    /// What it is called on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Wide => "wide",
        }
    }

    /// The list of this one.
    pub(super) const fn alone(self) -> &'static [Self] {
        match self {
            Self::Long => &[Self::Long],
            Self::Wide => &[Self::Wide],
        }
    }

    /// The names of the columns; the same whatever the reports are.
    pub(super) fn header(self) -> Vec<&'static str> {
        match self {
            Self::Long => long::HEADER.to_vec(),
            Self::Wide => wide::header(),
        }
    }

    /// The row of an input that could not be read.
    pub(super) fn failed(self, source: &str, why: &str) -> Vec<Value<'static>> {
        let mut row = vec![Value::Empty; self.header().len()];
        let last = row.len() - 1;
        row[0] = Value::made(source.to_owned());
        row[last] = Value::made(one_line(why));
        row
    }

    /// Gives each row of a report to `row`, as wide as the header.
    pub(super) fn rows<'r, E>(
        self,
        report: &'r Report,
        row: impl FnMut(&mut [Value<'r>]) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::Long => long::rows(report, row),
            Self::Wide => wide::rows(report, row),
        }
    }
}
