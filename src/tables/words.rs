//! Words of a page that may say what stands beside them, with the label they are to the letter.
//!
//! Every word is looked up once, when the items are made; what is asked of it later is asked of the result.

use super::items::{Item, Kind, MAX_TEXT};
use super::vocabulary::{Match, lookup_exact, lookup_known};
use crate::document::{Document, TextRange};
use crate::statute::TableKind;

/// A piece of words.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its visible text.
    pub range: TextRange,
    /// The label it is to the letter.
    pub label: Option<Match>,
}

impl Word {
    /// The words of an item.
    pub fn new(document: &Document<'_>, item: &Item) -> Self {
        let label = match item.kind {
            Kind::Text(label) if item.range.len() <= MAX_TEXT => label,
            // Too long to begin a row with, but a label's pieces may be set wide apart.
            _ => lookup_exact(document.slice(&item.range)),
        };
        Self { range: item.range.clone(), label }
    }

    /// What it says.
    pub fn text<'d>(&self, document: &'d Document<'_>) -> &'d str {
        document.slice(&self.range)
    }

    /// The label it is in a stretch of `table`, to the letter or nearly.
    pub fn near(&self, document: &Document<'_>, table: TableKind) -> Option<Match> {
        lookup_known(self.text(document), self.label, table)
    }

    /// The row of `table` it is the label of, to the letter.
    pub fn row(&self, table: TableKind) -> Option<&'static str> {
        self.label.and_then(|label| label.row(table))
    }
}
