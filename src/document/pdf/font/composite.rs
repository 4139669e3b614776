//! Fonts of several bytes a character: codes are looked up in an encoding, which tells the glyph and so its width.
//!
//! Where the encoding is that of a character set, the code is the character. Else the glyph is looked up in the table of
//! its collection, which is large.

use super::super::super::Unread;
use super::super::streams::content;
use super::characters::{CharacterSet, known, table};
use super::numbers::{MOST_WIDTHS, number, numbers};
use crate::source::budget::Budget;
use hayro_cmap::{CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_syntax::object::{self, Array, Dict, Object};
use std::cell::OnceCell;

/// A font whose characters take several bytes.
pub(super) struct Composite {
    encoding: CMap,
    /// The collection its glyphs are from. Its table is large, and opened only where the font does not tell a character
    /// itself.
    collection: Option<CMapName<'static>>,
    characters: OnceCell<Option<CMap>>,
    /// What its codes are, where they are characters of a set.
    codes: Option<CharacterSet>,
    is_vertical: bool,
    /// Widths of glyphs: from, to, width; by their start.
    widths: Vec<(u32, u32, f64)>,
    usual_width: f64,
}

impl Composite {
    /// Reads a font; `None` where it does not say what its codes are.
    pub(super) fn new(dict: &Dict<'_>, budget: &mut Budget) -> Result<Option<Self>, Unread> {
        let mut codes = None;
        let encoding = match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => match CMapName::from_bytes(&name) {
                CMapName::IdentityH => Some(CMap::identity_h()),
                CMapName::IdentityV => Some(CMap::identity_v()),
                predefined => {
                    codes = CharacterSet::of(name.as_str());
                    load_embedded(predefined).and_then(table)
                }
            },
            Some(Object::Stream(stream)) => content(&stream, budget)?.and_then(|bytes| table(&bytes)),
            _ => None,
        };
        let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let (Some(encoding), Some(descendant)) = (encoding, descendant) else { return Ok(None) };
        let named = descendant.get::<Dict<'_>>("CIDSystemInfo").and_then(|info| {
            let part = |key: &str| info.get::<object::String<'_>>(key).map(|text| text.as_bytes().to_vec());
            CidFamily::from_registry_ordering(&part("Registry")?, &part("Ordering")?).ucs2_cmap()
        });
        let of_encoding = || encoding.metadata().character_collection.as_ref()?.family.ucs2_cmap();
        let collection = named.or_else(of_encoding);
        let is_vertical = encoding.metadata().writing_mode == Some(WritingMode::Vertical);
        let widths = descendant.get::<Array<'_>>("W").map(|widths| glyph_widths(&widths)).unwrap_or_default();
        let usual_width = descendant.get::<f32>("DW").map_or(1000.0, f64::from);
        Ok(Some(Self { encoding, collection, characters: OnceCell::new(), codes, is_vertical, widths, usual_width }))
    }

    /// The code at the start of these bytes, the glyph it means, and its length.
    pub(super) fn code(&self, bytes: &[u8]) -> (u32, u32, usize) {
        let mut code = 0;
        for (length, &byte) in (1..=4u8).zip(bytes) {
            code = (code << 8) | u32::from(byte);
            if let Some(cid) = self.encoding.lookup_cid_code(code, length) {
                return (code, cid, usize::from(length));
            }
        }
        let length = bytes.len().clamp(1, 2);
        (bytes.iter().take(length).fold(0, |code, &byte| (code << 8) | u32::from(byte)), 0, length)
    }

    /// Whether its lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        self.is_vertical
    }

    /// The character of a code, whose bytes these are, and its glyph.
    pub(super) fn character(&self, bytes: &[u8], cid: u32) -> Option<String> {
        self.codes.and_then(|set| set.character(bytes)).or_else(|| {
            let open = || self.collection.and_then(load_embedded).and_then(table);
            self.characters.get_or_init(open).as_ref().and_then(|map| map.lookup_bf_string(cid)).and_then(known)
        })
    }

    /// How wide a glyph is, in the font's own units.
    pub(super) fn width(&self, cid: u32) -> f64 {
        let before = self.widths.partition_point(|&(from, ..)| from <= cid);
        let told = before.checked_sub(1).and_then(|index| self.widths.get(index));
        told.filter(|&&(_, to, _)| cid <= to).map_or(self.usual_width, |&(.., width)| width)
    }
}

/// The number of a glyph.
#[allow(clippy::cast_sign_loss, reason = "it is not below nought")]
fn cid(number: f64) -> u32 {
    number.clamp(0.0, 65_535.0) as u32
}

/// Widths of glyphs: `first [w w w]` or `first last w`.
fn glyph_widths(array: &Array<'_>) -> Vec<(u32, u32, f64)> {
    let mut widths = Vec::new();
    let mut objects = array.iter::<Object<'_>>();
    while let Some(first) = objects.next().as_ref().and_then(number) {
        let first = cid(first);
        match objects.next() {
            Some(Object::Array(list)) => {
                widths.extend((first..).zip(numbers(&list)).map(|(cid, width)| (cid, cid, width)));
            }
            Some(last) => {
                let width = objects.next().as_ref().and_then(number);
                let (Some(last), Some(width)) = (number(&last), width) else { break };
                widths.push((first, cid(last), width));
            }
            None => break,
        }
        if widths.len() > MOST_WIDTHS {
            break;
        }
    }
    widths.sort_by_key(|&(from, ..)| from);
    widths
}
