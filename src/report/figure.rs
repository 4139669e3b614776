//! A figure told in a sentence, as the report tells it.

use crate::span::Span;
use crate::statute::CellKey;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

/// A counted statement: `收到政府信息公开申请 12 件`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number; amounts in 万元.
    pub value: Decimal,
    /// The number with its counter, as the page has it.
    pub raw: String,
    /// What is counted in: 件, 条, 人次, 万元.
    pub counter: &'static str,
    /// Whether the report means this very number.
    pub precision: Precision,
    /// Where number and counter stand in the source.
    pub span: Span,
    /// Where the sentence stands in the source.
    pub sentence: Span,
    /// The words it counts, from the last mark before it, without the word that leads a list.
    pub subject: String,
    /// What it was recognised as; empty where that is not sure.
    ///
    /// Each entry is one thing it may mean, likeliest first: cells (`applications.granted.total`) to be added, where
    /// `*` in a cell's key stands for every row of a group.
    pub means: &'static [&'static [CellKey]],
    /// The figure it is listed as a part of, with the number of the list in the report.
    pub part_of: Option<PartOf>,
    /// The percentage told with it.
    pub share: Option<Share>,
    /// The growth told with it.
    pub change: Option<Change>,
    /// How sure the reader is of what it is.
    pub sense: Sense,
}

/// What the reader made of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sense {
    /// It is known what the figure counts, whether or not there is a cell for it.
    Understood,
    /// A figure that words alone tell (均已办结: nothing is carried forward): compared, but not listed as one of its cell.
    Implied,
    /// Words around it are not understood, or it is not the report's own figure of the year.
    Unsure,
}

/// `较上年的240件增长20%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The figure it grew or fell from.
    pub from: Decimal,
    /// The percentage; below zero where it fell.
    pub percent: Decimal,
    /// Digits printed behind the point.
    pub digits: u32,
    /// Where the percentage stands in the source.
    pub span: Span,
    /// The percentage as the page has it.
    pub raw: String,
}

/// Whether the report means this very number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Precision {
    /// It does.
    Exact,
    /// It says about, more than, or rounds to 万.
    Approximate,
}

/// A figure's place in a list of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartOf {
    /// The whole, as a position among the report's figures.
    pub whole: usize,
    /// The list, to tell two lists of one whole apart.
    pub list: usize,
    /// Whether the list says to be complete.
    pub listing: Listing,
}

/// Whether a list names all parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Listing {
    /// It divides the whole (按…分, 分别为, 包括).
    All,
    /// It names some or all (其中).
    Some,
    /// It leaves some out (等), or something stands in it that is no part.
    Open,
}

/// `占53.1%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The percentage.
    pub percent: Decimal,
    /// Digits printed behind the point.
    pub digits: u32,
    /// Where it stands in the source.
    pub span: Span,
    /// The percentage as the page has it.
    pub raw: String,
    /// Figures it may be a share of; empty where the sentence does not tell.
    pub of: Vec<usize>,
}

impl Figure {
    /// Forgets what it was taken for: nothing is known of it but what stands there.
    pub(crate) fn forget(&mut self) {
        (self.means, self.part_of, self.share, self.change, self.sense) = (&[], None, None, None, Sense::Unsure);
    }

    /// The cells it most likely states, by key.
    pub fn cells(&self) -> &'static [CellKey] {
        self.means.first().copied().unwrap_or(&[])
    }

    /// The cell it was recognised as: its key, or several to be added.
    pub fn key(&self) -> Option<String> {
        let keys: Vec<_> = self.cells().iter().map(|key| key.text()).collect();
        (!keys.is_empty() && self.sense != Sense::Implied).then(|| keys.join(" + "))
    }

    /// Whether it states one cell, of this key.
    pub fn states(&self, key: &str) -> bool {
        self.sense != Sense::Implied && matches!(self.cells(), [cell] if cell.text() == key)
    }
}
