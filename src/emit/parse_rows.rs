//! Reports as rows of typed fields, long or wide: what csv and xlsx have in common.
//!
//! Takes a report, gives its rows; how a field is written down (guarded, quoted, as a number) is left to the format.

use super::{parse_long, parse_wide};
use crate::Report;
use crate::report::Stated;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a row of a table of figures is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A cell, with all that is known of it.
    Long,
    /// A report, with a column for every cell that any edition has.
    Wide,
}

/// A field of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Nothing.
    Empty,
    /// Words of the program's own or of the statute.
    Word(&'static str),
    /// What a page, a path or a message says: anything.
    Text(Cow<'a, str>),
    /// A figure, a year, a line.
    Number(Decimal),
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

    /// The names of the columns; the same whatever the reports are.
    pub(super) fn header(self) -> Vec<&'static str> {
        match self {
            Self::Long => parse_long::HEADER.to_vec(),
            Self::Wide => parse_wide::header(),
        }
    }

    /// Gives each row of a report to `row`, as wide as the header.
    pub(super) fn rows<'r, E>(
        self,
        report: &'r Report,
        row: impl FnMut(&mut [Value<'r>]) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::Long => parse_long::rows(report, row),
            Self::Wide => parse_wide::rows(report, row),
        }
    }
}

impl<'a> Value<'a> {
    /// A text, or nothing where there is none.
    pub(super) fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }

    /// A text made for the row.
    pub(super) fn made(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Owned(text)) }
    }

    /// What the report states, or nothing where it does not.
    pub(super) fn stated(stated: Option<&'a Stated<String>>) -> Self {
        stated.map_or(Self::Empty, |stated| Self::text(&stated.value))
    }

    /// A number, or nothing where there is none.
    pub(super) fn number(number: Option<impl Into<Decimal>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into().normalize()))
    }

    /// The same, no longer tied to the report.
    pub(super) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Empty => Value::Empty,
            Self::Word(word) => Value::Word(word),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Number(number) => Value::Number(number),
        }
    }
}
