//! Signs in a cell that are no part of its figure: what parts thousands, the mark of a note; and the letters of units.

use crate::text::is_decimal;
use std::borrow::Cow;

/// What parts thousands beside the comma. The blank that keeps what stands around it together does; any other may as well
/// part two figures.
const THOUSANDS: [char; 5] = ['\u{a0}', '\u{2009}', '\u{202f}', '\'', '’'];

/// What the units of counts and amounts are spelt with.
pub(super) const UNIT_LETTERS: [char; 28] = [
    '件', '条', '个', '項', '项', '次', '份', '人', '宗', '起', '篇', '期', '場', '场', '家', '部', '万', '萬', '亿',
    '億', '元', '民', '币', '十', '百', '千', '批', '笔',
];

/// A cell's text with commas where another sign parts thousands, and without the mark of a note behind its figure.
pub(super) fn without_marks(text: &str) -> Cow<'_, str> {
    with_commas(without_note(text))
}

/// A text without the marks of notes (`①`, `¹`) behind a figure or its unit.
fn without_note(text: &str) -> &str {
    let bare = text.trim_end().trim_end_matches(is_note);
    let is_of_figure =
        bare.len() < text.trim_end().len() && bare.ends_with(|c| is_decimal(c) || UNIT_LETTERS.contains(&c));
    if is_of_figure { bare } else { text }
}

/// Whether a character is a number set small or in a ring, as notes are numbered.
const fn is_note(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '①'..='⑳' | '❶'..='❿')
}

/// Whether a character may be such a sign.
pub(super) fn is_mark(c: char) -> bool {
    THOUSANDS.contains(&c) || is_note(c)
}

/// A text with commas where another sign parts thousands: the same one everywhere, and no comma beside it.
fn with_commas(text: &str) -> Cow<'_, str> {
    let stands_in_figure = |at: usize, sign: char| {
        text[..at].ends_with(is_decimal) && text[at + sign.len_utf8()..].starts_with(is_decimal)
    };
    let mut signs = text.char_indices().filter(|&(at, c)| THOUSANDS.contains(&c) && stands_in_figure(at, c));
    let Some((_, sign)) = signs.next().filter(|_| !text.contains([',', '，', '﹐'])) else {
        return Cow::Borrowed(text);
    };
    let chars = text.char_indices().map(|(at, c)| if c == sign && stands_in_figure(at, c) { ',' } else { c });
    Cow::Owned(chars.collect())
}

#[cfg(test)]
mod tests {
    use super::super::{Quantity, Reading, looks_numeric, read};

    #[test]
    fn what_parts_thousands_and_what_marks_a_note_is_no_part_of_the_figure() {
        for (text, value) in [
            ("36\u{a0}424", 36424),
            ("36\u{2009}424", 36424),
            ("1\u{202f}234\u{202f}567\u{2009}件", 1_234_567),
            ("36\u{a0}424\u{a0}件", 36424),
            ("36'424", 36424),
            ("３６’４２４件", 36424),
            ("12 件", 12),
            ("12\n（件）", 12),
            ("0①", 0),
            ("24¹", 24),
            ("24¹² ", 24),
            ("24件③", 24),
            ("36,424⑩", 36424),
        ] {
            assert_eq!(read(text, Quantity::Count), Reading::Number(value.into()), "{text}");
            assert!(looks_numeric(text), "{text}");
        }
    }

    #[test]
    fn only_what_joins_groups_of_three_parts_thousands() {
        for text in [
            "36 424",
            "36\u{2003}424",
            "36\u{a0}\u{a0}424",
            "36\u{a0}42",
            "3642\u{2009}424",
            "0\u{a0}424",
            "0,424",
            "1,234\u{2009}567",
            "1'234\u{202f}567",
            "36''424",
            "'424",
            "424’",
            "1\u{2009}234 567",
        ] {
            assert_eq!(read(text, Quantity::Count), Reading::Unreadable, "{text:?}");
            assert!(!looks_numeric(text), "{text:?}");
        }
    }

    #[test]
    fn a_mark_without_a_figure_before_it_is_none() {
        for text in ["①", "¹", "①24", "2①4", "无①", "-¹", "约24①"] {
            assert_eq!(read(text, Quantity::Count), Reading::Unreadable, "{text:?}");
        }
    }
}
