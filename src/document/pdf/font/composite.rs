//! Fonts of several bytes a character: codes are looked up in an encoding, which tells the glyph and so its width.
//!
//! Where the encoding is that of a character set, the code is the character. Else the glyph is looked up in the table of
//! its collection, which is large.

use super::super::super::Unread;
use super::characters::{known, table};
use super::encoding::{Code, Encoding, Glyph, are_narrow};
use super::numbers::{MOST_WIDTHS, number, numbers};
use crate::source::budget::Budget;
use hayro_cmap::{CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::object::{self, Array, Dict, Object};
use std::cell::OnceCell;

/// A font whose characters take several bytes.
pub(super) struct Composite {
    encoding: Encoding,
    /// The collection its glyphs are from, where its dictionary says that. Its table is large, and opened only where
    /// nothing else tells a character.
    collection: Option<CMapName<'static>>,
    characters: OnceCell<Option<CMap>>,
    /// Widths of glyphs: from, to, width; by their start.
    widths: Vec<(u32, u32, f64)>,
    usual_width: f64,
    /// Whether a glyph that is not one of the narrow ones is as wide as usual.
    only_narrow_differ: bool,
}

impl Composite {
    /// Reads a font; `None` where it does not say what its codes are.
    pub(super) fn new(dict: &Dict<'_>, budget: &mut Budget) -> Result<Option<Self>, Unread> {
        let encoding = Encoding::of(dict.get::<Object<'_>>("Encoding"), budget)?;
        let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let (Some(encoding), Some(descendant)) = (encoding, descendant) else { return Ok(None) };
        let collection = descendant.get::<Dict<'_>>("CIDSystemInfo").and_then(|info| {
            let part = |key: &str| info.get::<object::String<'_>>(key).map(|text| text.as_bytes().to_vec());
            CidFamily::from_registry_ordering(&part("Registry")?, &part("Ordering")?).ucs2_cmap()
        });
        let widths = descendant.get::<Array<'_>>("W").map(|widths| glyph_widths(&widths)).unwrap_or_default();
        let usual_width = descendant.get::<f32>("DW").map_or(1000.0, f64::from);
        let is_usual = |width: f64| (width - usual_width).abs() < f64::EPSILON;
        let only_narrow_differ = widths.iter().all(|&(from, to, width)| is_usual(width) || are_narrow(from, to));
        Ok(Some(Self { encoding, collection, characters: OnceCell::new(), widths, usual_width, only_narrow_differ }))
    }

    /// The code at the start of these bytes.
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        self.encoding.code(bytes)
    }

    /// Whether its lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        self.encoding.is_vertical()
    }

    /// The character of a code, whose bytes these are.
    pub(super) fn character(&self, bytes: &[u8], code: Code) -> Option<String> {
        self.encoding.character(bytes).or_else(|| {
            let of_encoding = || self.encoding.table()?.metadata().character_collection.as_ref()?.family.ucs2_cmap();
            let open = || self.collection.or_else(of_encoding).and_then(load_embedded).and_then(table);
            let characters = self.characters.get_or_init(open).as_ref()?;
            known(characters.lookup_bf_string(self.encoding.glyph(code))?)
        })
    }

    /// How wide the glyph of a code is, whose bytes these are, in the font's own units.
    pub(super) fn width(&self, bytes: &[u8], code: Code) -> f64 {
        let glyph = match self.encoding.plain_glyph(bytes) {
            _ if self.widths.is_empty() => return self.usual_width,
            Some(Glyph::Full) if self.only_narrow_differ => return self.usual_width,
            Some(Glyph::Narrow(glyph)) => glyph,
            Some(Glyph::Full) | None => self.encoding.glyph(code),
        };
        let before = self.widths.partition_point(|&(from, ..)| from <= glyph);
        let told = before.checked_sub(1).and_then(|index| self.widths.get(index));
        told.filter(|&&(_, to, _)| glyph <= to).map_or(self.usual_width, |&(.., width)| width)
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
