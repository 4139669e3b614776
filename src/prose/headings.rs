//! Numbered lines → what they hand to the text under them.
//!
//! A heading of the first level begins a section, whose words may be the topic of clauses that name none; a heading below
//! it is a topic for its paragraph, or a field: under `（一）安全生产信息公开` what is disclosed is that field's.

use super::classes::*;
use super::clauses::Clause;
use crate::report::Listing;
use crate::statute::sections::SectionKind;

/// Where a heading that begins at `from` ends.
pub(super) fn end(text: &str, from: usize) -> usize {
    let ends = |c: char| matches!(c, '。' | ',' | ';' | ':') || c.is_ascii_digit();
    text[from..].find(ends).map_or(text.len(), |at| from + at)
}

/// What a heading of these words hands down.
pub(super) fn given(words: Classes) -> Classes {
    match () {
        () if words.any(DISPUTES) => ABOUT,
        () if words.any(APPLICATION | ASKING) => APPLICATION | ABOUT,
        () => NONE,
    }
}

/// What a section hands down.
pub(super) const fn given_by(kind: SectionKind) -> Classes {
    match kind {
        SectionKind::Applications => APPLICATION.and(ABOUT),
        SectionKind::Disputes | SectionKind::Fees => ABOUT,
        SectionKind::Statistics => ABOUT.and(EMPLOY).and(RESPOND),
        // Others hold press conferences as well: under this heading they are the report's own, and 行政许可3件 was decided.
        // What is said to be public are documents.
        SectionKind::ProactiveDisclosure => RESPOND.and(DECIDE).and(INFORMATION),
        _ => NONE,
    }
}

/// Whether a heading names a field: something else stands before 信息 or 公开.
pub(super) fn is_of_field(heading: &Clause) -> bool {
    let is_field = |pair: &[super::token::Token]| {
        pair[0].is_unknown() && pair[1].classes().any(INFORMATION | DISCLOSE) && !pair[1].classes().any(APPLICATION)
    };
    heading.classes.any(FIELD) || heading.tokens.windows(2).any(is_field)
}

/// 按…分 divides the whole told last into all its parts, 从…看 looks at some of them.
pub(super) fn divides(clause: &Clause, text: &str) -> Option<Listing> {
    let words = &text[clause.range()];
    let ends = |ends: &[&str]| ends.iter().any(|end| words.ends_with(end));
    match words.chars().next()? {
        '按' | '从' if ends(&["分", "划分", "分类", "统计"]) => Some(Listing::All),
        '按' | '从' if ends(&["看"]) => Some(Listing::Some),
        _ => None,
    }
}
