//! Fonts of a PDF: from the bytes that are shown to characters, and how far each moves on.
//!
//! A character is known by the font's own table (ToUnicode), else by the table of the collection its glyphs are from
//! (Adobe-GB1 and its kin), else by its code where the encoding is Unicode. Simple fonts are known by the names of their
//! glyphs or by a standard encoding, unless the font has an encoding of its own inside. Everything else is unknown and
//! shown as U+FFFD; nothing is guessed.

use super::super::Unread;
use super::streams::content;
use crate::source::budget::Budget;
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_syntax::object::{self, Array, Dict, Name, Object, Stream};

/// Widths that are told of a font.
const MOST_WIDTHS: usize = 100_000;
/// The bit of a font's flags that says its characters are signs of its own.
const SYMBOLIC: i32 = 4;
/// What is shown for a character that nobody can know.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// A font.
pub(super) struct Font {
    to_unicode: Option<CMap>,
    kind: Kind,
    /// Size of a unit of its widths.
    scale: f64,
}

enum Kind {
    Simple { characters: Vec<Option<String>>, widths: Vec<Option<f64>>, missing: f64 },
    Composite(Box<Composite>),
}

struct Composite {
    encoding: CMap,
    collection: Option<CMap>,
    /// Whether its codes are Unicode.
    is_unicode: bool,
    is_vertical: bool,
    /// Widths of glyphs: from, to, width; by their start.
    widths: Vec<(u32, u32, f64)>,
    usual_width: f64,
}

/// One character as it is shown.
pub(super) struct Shown {
    pub(super) text: String,
    /// How far it moves on, in units of text.
    pub(super) width: f64,
    /// Bytes it takes.
    pub(super) bytes: usize,
    /// Whether it is the single byte that word spacing is for.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font; `None` where its dictionary says nothing that can be used.
    pub(super) fn new(dict: &Dict<'_>, budget: &mut Budget) -> Result<Option<Self>, Unread> {
        let to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => content(&stream, budget)?.and_then(|bytes| cmap(&bytes)),
            None => None,
        };
        let Some(subtype) = dict.get::<Name<'_>>("Subtype") else { return Ok(None) };
        let kind = if subtype.as_str() == "Type0" {
            Composite::new(dict, budget)?.map(|composite| Kind::Composite(Box::new(composite)))
        } else {
            Some(simple(dict))
        };
        let own_scale = || dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| numbers(&matrix).first().copied());
        let scale = if subtype.as_str() == "Type3" { own_scale().unwrap_or(0.001) } else { 0.001 };
        Ok(kind.map(|kind| Self { to_unicode, kind, scale }))
    }

    /// Whether its lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        matches!(&self.kind, Kind::Composite(composite) if composite.is_vertical)
    }

    /// The first character of these bytes, of which there must be one.
    pub(super) fn next(&self, bytes: &[u8]) -> Shown {
        let own = |code: u32| self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).and_then(known);
        match &self.kind {
            Kind::Simple { characters, widths, missing } => {
                let byte = bytes.first().copied().unwrap_or(0);
                let text = own(u32::from(byte)).or_else(|| characters[usize::from(byte)].clone());
                let width = widths[usize::from(byte)].unwrap_or(*missing) * self.scale;
                Shown { text: text.unwrap_or_else(|| UNKNOWN.to_string()), width, bytes: 1, is_space: byte == b' ' }
            }
            Kind::Composite(composite) => {
                let (code, cid, length) = composite.code(bytes);
                let text = own(code)
                    .or_else(|| composite.collection.as_ref().and_then(|map| map.lookup_bf_string(cid)).and_then(known))
                    .or_else(|| composite.is_unicode.then(|| unicode(code)).flatten());
                let width = composite.width(cid) * self.scale;
                let is_space = length == 1 && code == u32::from(b' ');
                Shown { text: text.unwrap_or_else(|| UNKNOWN.to_string()), width, bytes: length, is_space }
            }
        }
    }
}

/// Text that a table gives, where it is text: not nothing, and not a place that fonts use as they like.
fn known(text: BfString) -> Option<String> {
    let text = match text {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    let is_text = |c: char| !matches!(c, '\u{e000}'..='\u{f8ff}' | UNKNOWN | '\0'..='\x08' | '\x0e'..='\x1f');
    (!text.is_empty() && text.chars().all(is_text)).then_some(text)
}

/// A code of UTF-16 as a character.
fn unicode(code: u32) -> Option<String> {
    let c = if code > 0xffff {
        char::decode_utf16([(code >> 16) as u16, code as u16]).next()?.ok()?
    } else {
        char::from_u32(code)?
    };
    known(BfString::Char(c))
}

fn cmap(bytes: &[u8]) -> Option<CMap> {
    CMap::parse(bytes, load_embedded)
}

fn number(object: &Object<'_>) -> Option<f64> {
    if let Object::Number(number) = object { Some(number.as_f64()) } else { None }
}

/// The numbers of an array, others left out.
pub(super) fn numbers(array: &Array<'_>) -> Vec<f64> {
    array.iter::<Object<'_>>().take(MOST_WIDTHS).filter_map(|object| number(&object)).collect()
}

impl Composite {
    fn new(dict: &Dict<'_>, budget: &mut Budget) -> Result<Option<Self>, Unread> {
        let mut is_unicode = false;
        let encoding = match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => match CMapName::from_bytes(&name) {
                CMapName::IdentityH => Some(CMap::identity_h()),
                CMapName::IdentityV => Some(CMap::identity_v()),
                predefined => {
                    let name = name.as_str();
                    is_unicode = name.starts_with("Uni") && (name.contains("UCS2") || name.contains("UTF16"));
                    load_embedded(predefined).and_then(cmap)
                }
            },
            Some(Object::Stream(stream)) => content(&stream, budget)?.and_then(|bytes| cmap(&bytes)),
            _ => None,
        };
        let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let (Some(encoding), Some(descendant)) = (encoding, descendant) else { return Ok(None) };
        let named = descendant.get::<Dict<'_>>("CIDSystemInfo").and_then(|info| {
            let part = |key: &str| info.get::<object::String<'_>>(key).map(|text| text.as_bytes().to_vec());
            CidFamily::from_registry_ordering(&part("Registry")?, &part("Ordering")?).ucs2_cmap()
        });
        let of_encoding = || encoding.metadata().character_collection.as_ref()?.family.ucs2_cmap();
        let collection = named.or_else(of_encoding).and_then(load_embedded).and_then(cmap);
        let is_vertical = encoding.metadata().writing_mode == Some(WritingMode::Vertical);
        let widths = descendant.get::<Array<'_>>("W").map(|widths| glyph_widths(&widths)).unwrap_or_default();
        let usual_width = descendant.get::<f32>("DW").map_or(1000.0, f64::from);
        Ok(Some(Self { encoding, collection, is_unicode, is_vertical, widths, usual_width }))
    }

    /// The code at the start of these bytes, the glyph it means, and its length.
    fn code(&self, bytes: &[u8]) -> (u32, u32, usize) {
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

    fn width(&self, cid: u32) -> f64 {
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

/// A font of single bytes.
fn simple(dict: &Dict<'_>) -> Kind {
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    let embedded = ["FontFile", "FontFile2", "FontFile3"];
    let is_embedded = descriptor.as_ref().is_some_and(|font| embedded.iter().any(|key| font.contains_key(key)));
    let flags = descriptor.as_ref().and_then(|font| font.get::<i32>("Flags")).unwrap_or(0);
    // A font of signs that is in the file, or whose glyphs are drawn there, has an encoding of its own.
    let is_own = (is_embedded && flags & SYMBOLIC != 0) || dict.contains_key("CharProcs");
    let (named, differences) = match dict.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) => (Some(name.as_str().to_owned()), None),
        Some(Object::Dict(encoding)) => (
            encoding.get::<Name<'_>>("BaseEncoding").map(|name| name.as_str().to_owned()),
            encoding.get::<Array<'_>>("Differences"),
        ),
        _ => (None, None),
    };
    let mut characters: Vec<Option<String>> = (0..=255).map(|byte| encoded(byte, named.as_deref(), is_own)).collect();
    if let Some(differences) = differences {
        let mut code = 0usize;
        for object in differences.iter::<Object<'_>>().take(MOST_WIDTHS) {
            match object {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
                Object::Name(name) => {
                    if let Some(character) = characters.get_mut(code) {
                        *character = glyph(name.as_str());
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    let first = dict.get::<i32>("FirstChar").and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
    let mut widths = vec![None; 256];
    if let Some(told) = dict.get::<Array<'_>>("Widths") {
        for (slot, width) in widths.iter_mut().skip(first).zip(numbers(&told)) {
            *slot = Some(width);
        }
    }
    let missing = descriptor.and_then(|font| font.get::<f32>("MissingWidth")).filter(|&width| width > 0.0);
    Kind::Simple { characters, widths, missing: missing.map_or(500.0, f64::from) }
}

/// A byte in one of the standard encodings.
fn encoded(byte: u8, name: Option<&str>, is_own: bool) -> Option<String> {
    let encoding = match name {
        Some("WinAnsiEncoding") => encoding_rs::WINDOWS_1252,
        Some("MacRomanEncoding") => encoding_rs::MACINTOSH,
        // The standard encoding is ASCII but for two quotation marks.
        _ if !is_own => {
            return match byte {
                b'\'' => Some("’".to_owned()),
                b'`' => Some("‘".to_owned()),
                b' '..=b'~' => Some(char::from(byte).to_string()),
                _ => None,
            };
        }
        _ => return None,
    };
    let bytes = [byte];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    (byte >= b' ').then(|| text.into_owned())
}

/// The character a glyph's name tells: digits and what stands beside them, letters, `uni4E00`.
fn glyph(name: &str) -> Option<String> {
    const NAMES: [(&str, &str); 33] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("space", " "),
        ("nbspace", " "),
        ("period", "."),
        ("comma", ","),
        ("hyphen", "-"),
        ("minus", "-"),
        ("endash", "–"),
        ("emdash", "—"),
        ("slash", "/"),
        ("colon", ":"),
        ("semicolon", ";"),
        ("percent", "%"),
        ("plus", "+"),
        ("equal", "="),
        ("parenleft", "("),
        ("parenright", ")"),
        ("bracketleft", "["),
        ("bracketright", "]"),
        ("quotedblleft", "“"),
        ("quotedblright", "”"),
        ("at", "@"),
        ("underscore", "_"),
        ("periodcentered", "·"),
    ];
    // What stands behind a point only tells variants apart.
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    if name.len() == 1 {
        return Some(name.to_owned());
    }
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|code| code.len() >= 4)?;
    known(BfString::Char(char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_characters() {
        for (name, text) in [
            ("seven", Some("7")),
            ("uni884C", Some("行")),
            ("A", Some("A")),
            ("seven.tnum", Some("7")),
            ("g12", None),
            ("cid7", None),
        ] {
            assert_eq!(glyph(name).as_deref(), text, "{name}");
        }
    }

    #[test]
    fn a_font_with_an_encoding_of_its_own_tells_nothing() {
        assert_eq!(encoded(b'7', None, false).as_deref(), Some("7"));
        assert_eq!(encoded(b'7', None, true), None);
        assert_eq!(encoded(0x96, Some("WinAnsiEncoding"), true).as_deref(), Some("–"));
        assert_eq!(unicode(0xd840_dc00).as_deref(), Some("𠀀"));
        assert_eq!(unicode(0xe001), None);
    }
}
