//! Where a finding stands once its report is gone: the source's name, lines and columns, and what people are shown.

use crate::span::Place;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// A place in one of the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What messages call the source.
    pub source: Arc<str>,
    /// From where to where; `None` where nothing stands there.
    pub region: Option<Region>,
}

/// From one place of a source to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// The first character.
    pub start: Place,
    /// Just past the last one.
    pub end: Place,
}

/// A stretch of one line of a source, with the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// As the source has it, cut short at either end where the line is long.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub mark: Range<usize>,
    /// How many characters of the line stand before `text`.
    pub cut: usize,
}

impl Spot {
    /// The line, where something stands there.
    pub fn line(&self) -> Option<usize> {
        self.region.map(|region| region.start.line)
    }
}
