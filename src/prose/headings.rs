//! Numbered lines → what they hand to the text under them.
//!
//! A heading of the first level begins a section, whose words may be the topic of clauses that name none; a heading below
//! it is a topic for its paragraph, or a field: under `（一）安全生产信息公开` what is disclosed is that field's.

use super::classes::*;
use super::clauses::Clause;
use super::tokens::Kind;
use crate::statute::sections::SectionKind;
use crate::text::is_numeral;

/// The level of a paragraph's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// `一、`.
    Top,
    /// `（一）`, `1.`, `一是`.
    Sub,
    None,
}

/// The level of the number a paragraph begins with, and its length.
pub(super) fn numbering(text: &str) -> (Level, usize) {
    let is_digit = |c: char| c.is_ascii_digit();
    let run = |text: &str, of: &dyn Fn(char) -> bool| text.len() - text.trim_start_matches(of).len();
    let numeral = run(text, &is_numeral);
    let digits = run(text, &is_digit);
    let behind = |length: usize| text[length..].chars().next();
    match (numeral, digits, text.chars().next()) {
        (1.., ..) if matches!(behind(numeral), Some('、' | '.' | ',')) => {
            (Level::Top, numeral + 1 + usize::from(text[numeral..].starts_with('、')) * 2)
        }
        (1.., ..) if text[numeral..].starts_with('是') => (Level::Sub, numeral + 3),
        (_, 1..=2, _) if matches!(behind(digits), Some('、' | '.')) => {
            let length = digits + behind(digits).map_or(0, char::len_utf8);
            if text[length..].starts_with(is_digit) { (Level::None, 0) } else { (Level::Sub, length) }
        }
        (.., Some('(')) => {
            let inside = run(&text[1..], &|c| is_numeral(c) || is_digit(c));
            let closes = inside > 0 && text[1 + inside..].starts_with(')');
            if closes { (Level::Sub, inside + 2) } else { (Level::None, 0) }
        }
        (.., Some('第')) => {
            let inside = run(&text[3..], &is_numeral);
            let rest = &text[3 + inside..];
            if inside > 0 && rest.starts_with("部分") { (Level::Top, 3 + inside + 6) } else { (Level::None, 0) }
        }
        _ => (Level::None, 0),
    }
}

/// Where a heading that begins at `from` ends.
pub(super) fn end(text: &str, from: usize) -> usize {
    /// Characters of the longest.
    const LONGEST: usize = 36;
    let most = text[from..].char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| from + at);
    let digits = |c: char| matches!(c, '。' | ',' | ';' | ':') || c.is_ascii_digit();
    text[from..most].find(digits).map_or(most, |at| from + at)
}

/// What a heading of these words hands down.
pub(super) fn given(words: Classes) -> Classes {
    match () {
        () if words.any(REVIEW | LITIGATION) => ABOUT,
        () if words.any(APPLICATION | ASKING) => APPLICATION | ABOUT,
        () => NONE,
    }
}

/// What a section hands down.
pub(super) const fn given_by(kind: SectionKind) -> Classes {
    match kind {
        SectionKind::Applications => APPLICATION.and(ABOUT),
        SectionKind::Disputes => ABOUT,
        SectionKind::Statistics => ABOUT.and(EMPLOY).and(RESPOND),
        // Others hold press conferences as well: under this heading they are the report's own.
        SectionKind::ProactiveDisclosure => RESPOND,
        _ => NONE,
    }
}

/// Whether a heading names a field: something else stands before 信息 or 公开.
pub(super) fn is_of_field(heading: &Clause) -> bool {
    let is_field = |pair: &[super::tokens::Token]| {
        pair[0].kind == Kind::Unknown
            && pair[1].classes().any(INFORMATION | DISCLOSE)
            && !pair[1].classes().any(APPLICATION)
    };
    heading.classes.any(FIELD) || heading.tokens.windows(2).any(is_field)
}

/// 按…分, 从…看: what follows divides the whole.
pub(super) fn divides(clause: &Clause, text: &str) -> bool {
    let words = &text[clause.range()];
    (words.starts_with('按') || words.starts_with("从"))
        && ["分", "区分", "划分", "分类", "看", "来看", "统计"].iter().any(|end| words.ends_with(end))
}
