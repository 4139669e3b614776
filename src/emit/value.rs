//! A field of a row, typed: what csv and workbooks have in common.
//!
//! Whoever makes a row says what each field is; how a field is written down (guarded, quoted, as a number) is left to
//! the format.

use super::plain::guarded;
use crate::report::Stated;
use rust_decimal::Decimal;
use std::borrow::Cow;

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

    /// As a field of csv: text guarded, figures plain.
    pub(super) fn field(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Word(word) => (*word).into(),
            Self::Text(text) => guarded(text).into(),
            Self::Number(number) => number.to_string().into(),
        }
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
