//! A stretch of a line → its Chinese characters, in which the words of headings are looked up.
//!
//! Takes any line and drops everything else: numbers, spaces, marks, pinyin. Simplified, three bytes each, so that a
//! character's number leads back to its place in the line; whether what was dropped may stand inside a heading is for
//! [`super::heading`] to judge.

use super::wording::{PAIR, WORDINGS, Wording};
use crate::text::{is_han, simplified};
use std::ops::Range;

/// A stretch's Chinese characters, simplified, three bytes each, and where each stands in the line.
#[derive(Default)]
pub(super) struct Characters {
    text: String,
    places: Vec<usize>,
}

impl Characters {
    /// The wording that begins at byte `at` of a line, and where it stands there.
    pub fn wording(&mut self, line: &str, at: usize) -> Option<(&'static Wording, Range<usize>)> {
        // One or two characters dismiss most.
        if !WORDINGS.first.begins(&line[at..]) {
            return None;
        }
        self.read(line, at, PAIR);
        if self.places.first() != Some(&at) || !WORDINGS.may_begin(&self.text) {
            return None;
        }
        self.read(line, at, WORDINGS.longest);
        let wording = WORDINGS.at_start(&self.text)?;
        let last = self.places[wording.characters - 1];
        let end = last + line[last..].chars().next().map_or(0, char::len_utf8);
        Some((wording, self.places[0]..end))
    }

    /// Reads so many characters of a line, from byte `from` on.
    fn read(&mut self, line: &str, from: usize, most: usize) {
        self.text.clear();
        self.places.clear();
        for (at, c) in line[from..].char_indices().filter(|&(_, c)| is_han(c)).take(most) {
            // Characters outside the basic plane are in no heading; one of the common length keeps places simple.
            self.text.push(if c.len_utf8() == 3 { simplified(c) } else { '〇' });
            self.places.push(from + at);
        }
    }
}
