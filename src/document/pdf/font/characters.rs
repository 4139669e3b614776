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

/// A set of characters whose codes some encodings use as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharacterSet {
    Utf16,
    /// And what it holds: GB 2312 and GBK.
    Gb18030,
}

impl CharacterSet {
    /// That of an encoding by its name.
    pub(super) fn of(encoding: &str) -> Option<Self> {
        let is_gb = ["GB-EUC-", "GBK-EUC-", "GBKp-EUC-", "GBK2K-"].iter().any(|name| encoding.starts_with(name));
        let is_unicode = encoding.starts_with("Uni") && (encoding.contains("UCS2") || encoding.contains("UTF16"));
        if is_gb { Some(Self::Gb18030) } else { is_unicode.then_some(Self::Utf16) }
    }

    /// Bytes that the character at the start of these takes.
    pub(super) fn length(self, bytes: &[u8]) -> usize {
        let whole = match (self, bytes) {
            (Self::Gb18030, [0x81..=0xfe, b'0'..=b'9', ..]) | (Self::Utf16, [0xd8..=0xdb, _, 0xdc..=0xdf, ..]) => 4,
            (Self::Gb18030, [0x81..=0xfe, ..]) | (Self::Utf16, _) => 2,
            (Self::Gb18030, _) => 1,
        };
        whole.min(bytes.len()).max(1)
    }

    /// The one character that these bytes are, as text.
    pub(super) fn character(self, bytes: &[u8]) -> Option<String> {
        known(BfString::Char(self.one(bytes)?))
    }

    /// The one character that these bytes are.
    pub(super) fn one(self, bytes: &[u8]) -> Option<char> {
        let encoding = match self {
            Self::Utf16 => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
        };
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let mut characters = text.chars();
        characters.next().filter(|_| characters.next().is_none())
    }
}

/// A table of codes.
pub(super) fn table(bytes: &[u8]) -> Option<CMap> {
    CMap::parse(bytes, load_embedded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_a_set_are_its_characters_and_private_ones_are_none() {
        let utf16 = |bytes: &[u8]| CharacterSet::Utf16.character(bytes);
        assert_eq!(utf16(&[0xd8, 0x40, 0xdc, 0x00]).as_deref(), Some("𠀀"));
        assert_eq!((utf16(&[0xe0, 0x01]), utf16(&[0xd8, 0x40]), utf16(&[])), (None, None, None));
        let gb = |bytes: &[u8]| CharacterSet::of("GBK-EUC-H").and_then(|set| set.character(bytes));
        assert_eq!((gb(b"7").as_deref(), gb(&[0xb9, 0xe6]).as_deref()), (Some("7"), Some("规")));
        assert_eq!((gb(&[0xb9]), gb(&[0xaa, 0xa1])), (None, None));
        for other in ["Identity-H", "GBpc-EUC-H", "ETen-B5-H", "UniGB-UTF8-H"] {
            assert_eq!(CharacterSet::of(other), None, "{other}");
        }
    }
}
