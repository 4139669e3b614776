//! Characters as fonts' tables tell them, where what they tell is text.

use hayro_cmap::{BfString, CMap, load_embedded};

/// What is shown for a character that nobody can know.
pub const UNKNOWN: char = '\u{fffd}';

/// Text that a table gives, where it is text: not nothing, and not a place that fonts use as they like.
pub(super) fn known(text: BfString) -> Option<String> {
    let text = match text {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    let is_text = |c: char| !matches!(c, '\u{e000}'..='\u{f8ff}' | UNKNOWN | '\0'..='\x08' | '\x0e'..='\x1f');
    (!text.is_empty() && text.chars().all(is_text)).then_some(text)
}

/// A code of UTF-16 as a character.
pub(super) fn unicode(code: u32) -> Option<String> {
    let c = if code > 0xffff {
        char::decode_utf16([(code >> 16) as u16, code as u16]).next()?.ok()?
    } else {
        char::from_u32(code)?
    };
    known(BfString::Char(c))
}

/// A table of codes.
pub(super) fn table(bytes: &[u8]) -> Option<CMap> {
    CMap::parse(bytes, load_embedded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_units_are_one_character_and_private_ones_are_none() {
        assert_eq!(unicode(0xd840_dc00).as_deref(), Some("𠀀"));
        assert_eq!(unicode(0xe001), None);
    }
}
