//! Fonts of single bytes: known by the names of their glyphs, or by a standard encoding, unless the font has an encoding of
//! its own inside. Names are read when a byte is shown that the font's own table does not tell.

use super::characters::known;
use super::numbers::{MOST_WIDTHS, numbers};
use hayro_cmap::BfString;
use hayro_syntax::object::{Array, Dict, Name, Object};
use std::cell::OnceCell;
use std::collections::HashMap;

/// The bit of a font's flags that says its characters are signs of its own.
const SYMBOLIC: i32 = 4;

/// A font of single bytes.
pub(super) struct Simple<'a> {
    dict: Dict<'a>,
    /// What its bytes mean.
    names: OnceCell<Names>,
    /// From the byte on that is the first.
    widths: Vec<f64>,
    first: usize,
    missing: f64,
}

/// The characters of a font, by the names of its glyphs and its encoding.
struct Names {
    encoding: Option<String>,
    /// Whether it has an encoding of its own inside.
    is_own: bool,
    /// What some bytes mean instead.
    differences: HashMap<u8, Option<String>>,
}

impl<'a> Simple<'a> {
    /// Reads a font.
    pub(super) fn new(dict: &Dict<'a>) -> Self {
        let missing = dict.get::<Dict<'_>>("FontDescriptor").and_then(|font| font.get::<f32>("MissingWidth"));
        let first = dict.get::<i32>("FirstChar").and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
        let widths = dict.get::<Array<'_>>("Widths").map(|widths| numbers(&widths)).unwrap_or_default();
        let missing = missing.filter(|&width| width > 0.0).map_or(500.0, f64::from);
        Self { dict: dict.clone(), names: OnceCell::new(), widths, first, missing }
    }

    /// The character a byte means.
    pub(super) fn character(&self, byte: u8) -> Option<String> {
        // Browsers print a hundred fonts of 256 names each that nobody asks for, for the fonts' own tables tell all.
        let Names { encoding, is_own, differences } = self.names.get_or_init(|| Names::new(&self.dict));
        match differences.get(&byte) {
            Some(character) => character.clone(),
            None => encoded(byte, encoding.as_deref(), *is_own),
        }
    }

    /// How wide it is, in the font's own units.
    pub(super) fn width(&self, byte: u8) -> f64 {
        let told = usize::from(byte).checked_sub(self.first).and_then(|index| self.widths.get(index));
        told.copied().unwrap_or(self.missing)
    }
}

impl Names {
    fn new(dict: &Dict<'_>) -> Self {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
        let embedded = ["FontFile", "FontFile2", "FontFile3"];
        let is_embedded = descriptor.as_ref().is_some_and(|font| embedded.iter().any(|key| font.contains_key(key)));
        let flags = descriptor.and_then(|font| font.get::<i32>("Flags")).unwrap_or(0);
        // A font of signs that is in the file, or whose glyphs are drawn there, has an encoding of its own.
        let is_own = (is_embedded && flags & SYMBOLIC != 0) || dict.contains_key("CharProcs");
        let (encoding, differences) = match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => (Some(name.as_str().to_owned()), None),
            Some(Object::Dict(encoding)) => (
                encoding.get::<Name<'_>>("BaseEncoding").map(|name| name.as_str().to_owned()),
                encoding.get::<Array<'_>>("Differences"),
            ),
            _ => (None, None),
        };
        let differences = differences.map(|differences| glyph_names(&differences)).unwrap_or_default();
        Self { encoding, is_own, differences }
    }
}

/// Which characters an encoding tells by the names of their glyphs: `code /name /name…`.
fn glyph_names(differences: &Array<'_>) -> HashMap<u8, Option<String>> {
    let mut named = HashMap::new();
    let mut code = 0usize;
    for object in differences.iter::<Object<'_>>().take(MOST_WIDTHS) {
        match object {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let Ok(byte) = u8::try_from(code) {
                    named.insert(byte, glyph(name.as_str()));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    named
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
    }
}
