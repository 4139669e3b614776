//! Encodings of fonts of several bytes a character: from bytes to codes, and from codes to glyphs.
//!
//! The encodings that a PDF names are tables of the library, all packed together: to open one takes 4 ms, more than the
//! rest of a small file. For those of Chinese character sets the sets themselves tell how long a code is, and which glyphs are
//! half as wide; their tables are opened only where a file tells more widths than these.

use super::super::super::Unread;
use super::super::streams::content;
use super::characters::{CharacterSet, table};
use crate::source::budget::Budget;
use hayro_cmap::{CMap, CMapName, WritingMode, load_embedded};
use hayro_syntax::object::Object;
use std::cell::OnceCell;
use std::ops::RangeInclusive;

/// The glyphs of Adobe-GB1 that may be narrower than a Chinese character.
const NARROW: [RangeInclusive<u32>; 3] = [1..=95, 814..=939, 7712..=7716];

/// What the bytes of a font are.
pub(super) enum Encoding {
    /// What a table says; and where the codes are characters of a set, that.
    Table(Box<CMap>, Option<CharacterSet>),
    /// Characters of a Chinese set.
    Set(Box<Set>),
}

/// An encoding that has the codes of a character set, and the glyphs of Adobe-GB1.
pub(super) struct Set {
    name: Vec<u8>,
    codes: CharacterSet,
    table: OnceCell<Option<CMap>>,
}

/// A code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) value: u32,
    /// Bytes it takes.
    pub(super) length: usize,
}

/// The glyph of a character, as far as its width goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// One of those that may be narrow.
    Narrow(u32),
    /// Some other.
    Full,
}

impl Encoding {
    /// What a font's dictionary names or holds.
    pub(super) fn of(object: Option<Object<'_>>, budget: &mut Budget) -> Result<Option<Self>, Unread> {
        let of_table = |table: Option<CMap>| table.map(|table| Self::Table(Box::new(table), None));
        Ok(match object {
            Some(Object::Name(name)) => match CMapName::from_bytes(&name) {
                CMapName::IdentityH => of_table(Some(CMap::identity_h())),
                CMapName::IdentityV => of_table(Some(CMap::identity_v())),
                predefined => match Set::of(name.as_str()) {
                    Some(set) => Some(Self::Set(Box::new(set))),
                    None => load_embedded(predefined)
                        .and_then(table)
                        .map(|table| Self::Table(Box::new(table), CharacterSet::of(name.as_str()))),
                },
            },
            Some(Object::Stream(stream)) => of_table(content(&stream, budget)?.and_then(|bytes| table(&bytes))),
            _ => None,
        })
    }

    /// Its table.
    pub(super) fn table(&self) -> Option<&CMap> {
        match self {
            Self::Table(table, _) => Some(table),
            Self::Set(set) => set.table(),
        }
    }

    /// Whether lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        match self {
            Self::Table(table, _) => table.metadata().writing_mode == Some(WritingMode::Vertical),
            Self::Set(set) => set.name.ends_with(b"-V"),
        }
    }

    /// The code at the start of these bytes.
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        let of = |length: usize| Code { value: number(&bytes[..length.min(bytes.len())]), length };
        match self {
            Self::Set(set) => of(set.codes.length(bytes)),
            Self::Table(table, _) => {
                let lengths = (1..=4u8).take(bytes.len()).map(|length| of(usize::from(length)));
                let known = lengths.into_iter().find(|code| glyph(table, *code).is_some());
                known.unwrap_or_else(|| of(bytes.len().clamp(1, 2)))
            }
        }
    }

    /// The glyph of a code, by its number; 0 is none.
    pub(super) fn glyph(&self, code: Code) -> u32 {
        self.table().and_then(|table| glyph(table, code)).unwrap_or(0)
    }

    /// The glyph of a code with these bytes, where that is known without a table.
    pub(super) fn plain_glyph(&self, bytes: &[u8]) -> Option<Glyph> {
        if let Self::Set(set) = self { set.glyph(bytes) } else { None }
    }

    /// The character that a code is.
    pub(super) fn character(&self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Set(set) => set.codes.character(bytes),
            Self::Table(_, codes) => codes.and_then(|codes| codes.character(bytes)),
        }
    }
}

impl Set {
    fn of(name: &str) -> Option<Self> {
        let codes = CharacterSet::of(name).filter(|_| name.starts_with("GB") || name.starts_with("UniGB-"))?;
        Some(Self { name: name.as_bytes().to_vec(), codes, table: OnceCell::new() })
    }

    fn table(&self) -> Option<&CMap> {
        let open = || load_embedded(CMapName::from_bytes(&self.name)).and_then(table);
        self.table.get_or_init(open).as_ref()
    }

    fn glyph(&self, bytes: &[u8]) -> Option<Glyph> {
        // These two have the half-wide letters, the others the proportional ones.
        let is_half = self.name.starts_with(b"GB-EUC-") || self.name.starts_with(b"GBK-EUC-");
        match self.codes.one(bytes)? {
            ' ' if is_half => Some(Glyph::Narrow(7716)),
            c @ '!'..='~' if is_half => Some(Glyph::Narrow(814 + (u32::from(c) - u32::from('!')))),
            c @ ' '..='~' => Some(Glyph::Narrow(1 + (u32::from(c) - u32::from(' ')))),
            '\u{2010}'..='\u{2026}' | '\u{2160}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => Some(Glyph::Full),
            _ => None,
        }
    }
}

/// Whether all glyphs from one to another may be narrow.
pub(super) fn are_narrow(from: u32, to: u32) -> bool {
    NARROW.iter().any(|narrow| narrow.contains(&from) && narrow.contains(&to))
}

fn glyph(table: &CMap, code: Code) -> Option<u32> {
    table.lookup_cid_code(code.value, u8::try_from(code.length).ok()?)
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, &byte| (number << 8) | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code that the table of a set knows.
    fn codes(table: &CMap) -> impl Iterator<Item = Vec<u8>> {
        let one = (0..=0xff_u32).map(|code| (code, 1));
        let two = (0..=0xffff_u32).map(|code| (code, 2));
        let four = (0xd840_dc00..=0xd840_dfff_u32).chain(0x8130_8130..=0x8130_81fe).map(|code| (code, 4));
        one.chain(two).chain(four).filter_map(|(value, length)| {
            let known = table.lookup_cid_code(value, length as u8).is_some_and(|cid| cid > 0);
            known.then(|| value.to_be_bytes()[4 - length..].to_vec())
        })
    }

    #[test]
    fn what_a_set_tells_of_codes_and_glyphs_its_table_tells_as_well() {
        let names = ["GB-EUC", "GBK-EUC", "GBKp-EUC", "GBK2K", "UniGB-UCS2", "UniGB-UTF16"];
        for name in names.iter().flat_map(|name| [format!("{name}-H"), format!("{name}-V")]) {
            let set = Set::of(&name).unwrap_or_else(|| panic!("{name} is known"));
            let table = set.table().unwrap_or_else(|| panic!("{name} has a table")).clone();
            let encoding = Encoding::Set(Box::new(set));
            assert_eq!(table.metadata().writing_mode == Some(WritingMode::Vertical), encoding.is_vertical(), "{name}");
            let (mut narrow, mut full) = (0, 0);
            for bytes in codes(&table) {
                let code = encoding.code(&bytes);
                assert_eq!(code.length, bytes.len(), "{name} {bytes:x?}");
                let told = encoding.glyph(code);
                match encoding.plain_glyph(&bytes) {
                    Some(Glyph::Narrow(cid)) => {
                        assert_eq!(cid, told, "{name} {bytes:x?}");
                        narrow += 1;
                    }
                    Some(Glyph::Full) => {
                        assert!(!are_narrow(told, told), "{name} {bytes:x?} {told}");
                        full += 1;
                    }
                    None => {}
                }
            }
            assert_eq!(narrow, 95, "{name}");
            assert!(full > 6700, "{name}: {full}");
        }
    }
}
