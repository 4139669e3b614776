//! A text with references to characters in it (`&#45;`, `&nbsp;`) → the characters, and the way back.
//!
//! Converters to Markdown and Textile leave them where a sign has a meaning of its own. What would part cells, lines or tags were it
//! written out stays as it is.

use super::rewritten::Rewritten;
use crate::span::SourceMap;

/// Characters of the longest reference, `&#x1F600;`.
const LONGEST: usize = 9;
/// Names, and what they stand for.
const NAMES: [(&str, char); 6] =
    [("nbsp", '\u{a0}'), ("ensp", '\u{2002}'), ("emsp", '\u{2003}'), ("amp", '&'), ("quot", '"'), ("minus", '−')];

/// The text with characters in the place of references; `None` where there are none.
pub(super) fn resolved(source: &str) -> Option<(String, SourceMap)> {
    let mut shown = None;
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', source.as_bytes()) {
        let Some((c, length)) = (at >= done).then(|| reference(&source[at..])).flatten() else { continue };
        let shown = shown.get_or_insert_with(|| Rewritten::of(source));
        shown.put(&source[done..at], done..at);
        shown.put(c.encode_utf8(&mut [0; 4]), at..at + length);
        done = at + length;
    }
    let mut shown = shown?;
    shown.put(&source[done..], done..source.len());
    Some(shown.done())
}

/// The character that a reference at the start of a text stands for, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &inner[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok().and_then(char::from_u32),
            None => number.parse().ok().and_then(char::from_u32),
        },
        None => NAMES.iter().find(|(own, _)| *own == name).map(|&(_, c)| c),
    }?;
    let parts = matches!(c, '|' | '<' | '>') || (c.is_control() || c == '\u{2028}' || c == '\u{2029}');
    (!parts).then_some((c, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_characters() {
        let source = "|规章|&#45;|&#x32;&#52;|&nbsp;|甲&amp;乙|";
        let (shown, map) = resolved(source).expect("references");
        assert_eq!(shown, "|规章|-|24|\u{a0}|甲&乙|");
        let at = shown.find("24").expect("the figure");
        assert_eq!(map.span(&(at..at + 2)).of(source), "&#x32;&#52;");
    }

    #[test]
    fn what_would_part_cells_stays() {
        for source in ["a&#124;b", "a&#9;b", "&lt;td&gt;", "&#xzz;", "R&D;", "& 24;", "&#1114112;", "&"] {
            assert!(resolved(source).is_none(), "{source}");
        }
    }
}
