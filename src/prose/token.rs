//! A stretch of a sentence, as the reader knows it: a word with its classes, a number with what it counts, a mark.
//!
//! Plain data; [`super::tokens`] and [`super::numbers`] read it.

use super::classes::{Classes, NONE};
use crate::report::Precision;
use rust_decimal::Decimal;
use std::ops::Range;

/// What a stretch of a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Classes),
    Number(Number),
    /// A percentage, with the digits printed behind its point.
    Percent(Decimal, u32),
    /// `,` `;` `:` `、` or a bracket.
    Mark(char),
    Unknown,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Where it stands in the paragraph's text.
    pub range: Range<usize>,
}

impl Token {
    /// Whether nobody knows what it says.
    pub const fn is_unknown(&self) -> bool {
        matches!(self.kind, Kind::Unknown)
    }

    /// Whether it is a number.
    pub const fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    /// Whether it is a number or a percentage.
    pub const fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Percent(..))
    }

    /// The classes of a word; of a number none.
    #[inline]
    pub fn classes(&self) -> Classes {
        match self.kind {
            Kind::Word(classes) => classes,
            _ => NONE,
        }
    }
}

/// What a counter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Things: 件, 条, 宗.
    Things,
    /// Places and bodies: 个, 处; no applications.
    Places,
    /// Times: 次, 场, 期; also said of things.
    Times,
    People,
    /// 万元; other units are converted.
    Money,
    /// No counter stands there.
    Nothing,
}

/// A number found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub value: Decimal,
    /// The counter as the report has it; 万元 for money.
    pub counter: &'static str,
    pub counts: Counts,
    pub precision: Precision,
}
