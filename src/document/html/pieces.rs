//! Pieces of text that a style puts into places of their own, as they come: line by line, each with its place.
//!
//! A line behind a line break stands a line below the one before; of a line that begins without one only its box tells where it is.

use super::super::aligned::is_wide;
use super::css::Spot;

/// Lines in places, as they come.
#[derive(Default)]
pub(in crate::document::html) struct Placed {
    spot: Spot,
    /// Lines, and line breaks, in the place so far.
    lines: u32,
    breaks: u32,
    pieces: Vec<Piece>,
}

/// A line in a place.
#[derive(Clone, Copy)]
pub(in crate::document::html) struct Piece {
    /// Where its text starts.
    pub(in crate::document::html) start: usize,
    pub(in crate::document::html) spot: Spot,
    /// Which of the lines at its place it is, where that can be told.
    pub(in crate::document::html) nth: Option<u32>,
    /// Sizes of letters that blanks before its text take.
    pub(in crate::document::html) indent: f64,
}

impl Placed {
    pub(in crate::document::html) const fn spot(&self) -> Spot {
        self.spot
    }

    pub(in crate::document::html) fn stand(&mut self, spot: Spot) {
        if self.spot.number != spot.number {
            (self.lines, self.breaks) = (0, 0);
        }
        self.spot = spot;
    }

    pub(in crate::document::html) fn break_at(&mut self, spot: Spot) {
        self.stand(spot);
        self.breaks += 1;
    }

    /// Begins a line in the place; gives which it is. One that begins without a line break stands where only its box tells.
    pub(in crate::document::html) fn next_line(&mut self) -> Option<u32> {
        let nth = (self.breaks >= self.lines).then_some(self.breaks);
        self.lines += 1;
        nth
    }

    pub(in crate::document::html) fn piece(&mut self, start: usize, before: &str, spot: Spot, nth: Option<u32>) {
        self.pieces.push(Piece { start, spot, nth, indent: widths(before) });
    }

    pub(in crate::document::html) fn take(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.pieces)
    }
}

/// How wide a text is, in sizes of its letters.
pub(in crate::document::html) fn widths(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

pub(in crate::document::html) fn advance(c: char) -> f64 {
    if is_wide(c) { 1.0 } else { 0.5 }
}
