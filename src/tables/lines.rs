//! A line of text → the pieces, words and numbers it is made of.
//!
//! Nothing here knows what becomes of them: where a line is cut, what of it is a number's place, whether it holds whole
//! tables. Display columns count wide characters twice, as whoever set a page in columns did.

use super::items::{Kind, classify_bare};
use super::vocabulary::lookup_exact;
use crate::document::TextRange;
use crate::statute::TableKind;
use crate::statute::statistics::UNITS;
use crate::text::is_han;
use unicode_width::UnicodeWidthChar;

/// Whether a line's words and numbers are a table's: numbers alone, or a label right before a number.
pub(super) fn holds_tables(text: &str) -> bool {
    let mut words_before: Option<&str> = None;
    let (mut any_number, mut any_words) = (false, false);
    for range in tokens(text) {
        let token = &text[range];
        // A unit between label and figure is neither.
        if UNITS.contains(&token) && words_before.is_some_and(is_statistics) {
            continue;
        }
        let glued = glued_number(token);
        let number = glued == token.len() && classify_bare(token).is_some();
        if number || glued < token.len() {
            any_number = true;
            any_words |= !number;
            let label = if number { words_before } else { Some(&token[..glued]) };
            if label.is_some_and(|label| lookup_exact(label).is_some()) {
                return true;
            }
        } else {
            any_words = true;
        }
        words_before = (!number).then_some(token);
    }
    any_number && !any_words
}

/// The pieces of a line set apart by two or more blanks, or by a wide one.
pub(super) fn split_wide(text: &str) -> impl Iterator<Item = TextRange> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(|c: char| !c.is_whitespace())?;
        let mut end = start;
        let mut gap = 0;
        for (at, c) in text[start..].char_indices() {
            if c.is_whitespace() {
                gap += if c == '\u{3000}' || c == '\t' { 2 } else { 1 };
            } else if gap >= 2 {
                break;
            } else {
                gap = 0;
                end = start + at + c.len_utf8();
            }
        }
        rest = end;
        Some(start..end)
    })
}

/// Where the trailing numbers of a piece begin: `行政许可 97` → 13; the whole piece where there are none.
///
/// A single number counts only behind a label: a sentence broken by a line end may well end in one.
pub(super) fn numeric_tail(piece: &str) -> TextRange {
    let mut start = piece.len();
    let mut count = 0;
    for token in tokens(piece).collect::<Vec<_>>().into_iter().rev() {
        if !matches!(classify_bare(&piece[token.clone()]), Some(Kind::Value | Kind::Blank)) {
            break;
        }
        start = token.start;
        count += 1;
    }
    let words = piece[..start].trim_end();
    // （一）收到申请数 件: a unit set off behind a label of the statistics.
    let has_unit = |(label, unit)| UNITS.contains(&unit) && is_statistics(label);
    let is_label = || lookup_exact(words).is_some() || words.rsplit_once(char::is_whitespace).is_some_and(has_unit);
    let splits = count >= 2 || (count == 1 && (words.is_empty() || is_label()));
    if splits { start..piece.len() } else { piece.len()..piece.len() }
}

fn is_statistics(label: &str) -> bool {
    lookup_exact(label).is_some_and(|found| found.table() == Some(TableKind::Statistics))
}

/// Runs of characters that are not white space.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = TextRange> {
    text.split_whitespace().map(move |token| {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        start..start + token.len()
    })
}

/// How many bytes of a token are the words before a number glued to their end; its length where none is.
pub(super) fn glued_number(token: &str) -> usize {
    if classify_bare(token).is_some() {
        return token.len();
    }
    without_number(token).len()
}

/// The words before a number glued to their end; all of a token where there is none.
pub(super) fn without_number(token: &str) -> &str {
    let bare = token.trim_end_matches(|c: char| c.is_ascii_digit());
    let glued = bare.len() < token.len()
        && bare.chars().next_back().is_some_and(|c| is_han(c) || matches!(c, '）' | ')' | '”'));
    if glued { bare } else { token }
}

/// The display column a line's first visible byte stands at.
pub(super) fn column_of_line_start(text: &str, start: usize) -> u32 {
    let line_start = text[..start].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
    text[line_start..start].chars().map(width).sum()
}

fn width(c: char) -> u32 {
    c.width().unwrap_or(0) as u32
}

/// Counts display columns along a line, once.
pub(super) struct WidthCursor<'t> {
    text: &'t str,
    at: usize,
    column: u32,
}

impl<'t> WidthCursor<'t> {
    /// At the start of a line that begins at this display column.
    pub fn new(text: &'t str, column: u32) -> Self {
        Self { text, at: 0, column }
    }

    /// The display column of the byte at `to`, which is behind the last one asked for.
    pub fn advance(&mut self, to: usize) -> u32 {
        self.column += self.text[self.at..to].chars().map(width).sum::<u32>();
        self.at = to;
        self.column
    }
}
