//! A heading's words without what stands around them: an annex's number and the year before them, and behind them a page number or a
//! note in brackets.
//!
//! Each takes text and gives a part of it, or all where there is nothing to leave out.

use crate::text::{is_decimal, is_han};

/// Characters of a line that can still be a heading to itself.
pub(super) const LONGEST_LINE: usize = 48;

/// The words behind what leads to them: an annex's number, a year (`附件1：2016年…`).
pub(super) fn without_lead(words: &str) -> &str {
    let number = |c: char| matches!(c, '件' | '表') || c.is_ascii_digit();
    let annex = words.strip_prefix('附').map(|rest| rest.trim_start_matches(number));
    let words = annex.and_then(|rest| rest.strip_prefix(['：', ':'])).map_or(words, str::trim_start);
    let rest = words.trim_start_matches(is_decimal).trim_start();
    rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')).map_or(words, str::trim_start)
}

/// The text without the dots and the page number that a table of contents puts at its end.
pub(super) fn without_page(text: &str) -> &str {
    let (bare, dots) = before_dots(text);
    if dots > 0 { bare } else { text }
}

/// Whether a line is one of a table of contents: a row of dots leads to its page number.
pub(super) fn is_of_contents(text: &str) -> bool {
    /// Bytes of the shortest row of dots.
    const DOTS: usize = 6;
    let (bare, dots) = before_dots(text);
    dots >= DOTS && !bare.is_empty() && !text.ends_with(LEADERS)
}

/// What leads to the number of a page.
const LEADERS: [char; 4] = ['.', '…', '·', '．'];

/// What stands before a row of dots and a page number, and how many bytes the dots take.
fn before_dots(text: &str) -> (&str, usize) {
    let dots = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let bare = dots.trim_end_matches(LEADERS);
    (bare, dots.len() - bare.len())
}

/// The text without a note in brackets at its end.
pub(super) fn without_note(text: &str) -> &str {
    let text = text.trim();
    let Some(inside) = text.strip_suffix(['）', ')']) else { return text };
    inside.rfind(['（', '(']).map_or(text, |at| text[..at].trim_end())
}

/// What stands behind a heading's words in their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// Nothing but a note in brackets, marks or a page number; or other text, set off by a space or a mark.
    SetOff,
    /// More characters, without a gap.
    RunsOn,
    /// What shows that this is an enumeration or a quotation.
    Enumeration,
}

/// How a line goes on behind a heading's words.
pub(super) fn behind(after: &str) -> Behind {
    let near = after.char_indices().nth(LONGEST_LINE).map_or(after, |(at, _)| &after[..at]);
    let rest = near.trim();
    let rest = rest.strip_prefix('表').or_else(|| rest.strip_prefix("如下")).unwrap_or(rest);
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || ".…·。：:*#|-—_".contains(c);
    if without_note(rest).chars().all(marks) {
        return Behind::SetOff;
    }
    if rest.starts_with(['、', '，', ',', '；', ';', '”', '"', '》', '’', '」', '等', '共']) {
        return Behind::Enumeration;
    }
    match after.chars().next() {
        Some(c) if is_han(c) => Behind::RunsOn,
        _ => Behind::SetOff,
    }
}
