//! A text written anew from another, piece by piece, with the way back to where each piece stands.

use crate::span::SourceMap;
use std::ops::Range;

/// A text being written.
#[derive(Default)]
pub(super) struct Rewritten {
    text: String,
    map: SourceMap,
}

impl Rewritten {
    /// A text that will be about as long as the other.
    pub(super) fn of(source: &str) -> Self {
        Self { text: String::with_capacity(source.len()), map: SourceMap::default() }
    }

    /// Writes what stands in the other text at `from`, or is shown in its place.
    pub(super) fn put(&mut self, own: &str, from: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(own);
        self.map.push(start..self.text.len(), from);
    }

    /// The text and its map.
    pub(super) fn done(self) -> (String, SourceMap) {
        (self.text, self.map)
    }
}
