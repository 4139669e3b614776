//! A stretch of a line → its Chinese characters, in which the words of headings are looked up.
//!
//! Takes any line and drops everything else: numbers, spaces, marks, pinyin. Simplified, three bytes each, so that a
//! character's number leads back to its place in the line; whether what was dropped may stand inside a heading is for
//! [`super::heading`] to judge.

use super::wording::{WORDINGS, Wording};
use crate::statute::label::{is_han, simplified};
use std::ops::Range;

/// A line's Chinese characters, simplified, three bytes each, and where each stands in the line.
#[derive(Default)]
pub(super) struct Characters {
    text: String,
    places: Vec<usize>,
}

impl Characters {
    /// Reads a line from `from` up to byte `to`, and so many characters more.
    pub fn read(&mut self, line: &str, from: usize, to: usize, more: usize) {
        self.text.clear();
        self.places.clear();
        let mut behind = 0;
        for (at, c) in line[from..].char_indices().filter(|&(_, c)| is_han(c)) {
            behind += usize::from(from + at > to);
            if behind > more {
                break;
            }
            // Characters outside the basic plane are in no heading; one of the common length keeps places simple.
            self.text.push(if c.len_utf8() == 3 { simplified(c) } else { '〇' });
            self.places.push(from + at);
        }
    }

    /// Where a character stands in the line.
    pub fn place(&self, at: usize) -> Option<usize> {
        self.places.get(at).copied()
    }

    /// The wording that begins with the character `first`, and where it stands in the line.
    pub fn wording(&self, first: usize, line: &str) -> Option<(&'static Wording, Range<usize>)> {
        let [_, second, third, ..] = self.text.as_bytes()[first * 3..] else { return None };
        if !WORDINGS.first.lets_through(second, third) {
            return None;
        }
        let wording = WORDINGS.at_start(&self.text[first * 3..])?;
        let last = self.places[first + wording.characters - 1];
        let end = last + line[last..].chars().next().map_or(0, char::len_utf8);
        Some((wording, self.places[first]..end))
    }
}
