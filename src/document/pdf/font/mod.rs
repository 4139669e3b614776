//! Fonts of a PDF: from the bytes that are shown to characters, and how far each moves on.
//!
//! A character is known by the font's own table (ToUnicode), else by its code where the encoding is that of a character
//! set, else by the table of the collection its glyphs are from (Adobe-GB1 and its kin); in fonts of single bytes by the names of their
//! glyphs or by a standard encoding. Everything else is unknown and shown as U+FFFD; nothing is guessed.

mod characters;
mod composite;
mod encoding;
mod numbers;
mod simple;

pub(super) use characters::UNKNOWN;
pub(super) use numbers::numbers;

use super::super::Unread;
use super::streams::content;
use crate::source::budget::Budget;
use characters::{known, table};
use composite::Composite;
use hayro_cmap::CMap;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use simple::Simple;

/// A font.
pub(super) struct Font<'a> {
    to_unicode: Option<CMap>,
    kind: Kind<'a>,
    /// Size of a unit of its widths.
    scale: f64,
}

enum Kind<'a> {
    Simple(Simple<'a>),
    Composite(Box<Composite>),
    Unknown,
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

impl<'a> Font<'a> {
    /// Reads a font. One whose dictionary says nothing that can be used shows characters that nobody knows.
    pub(super) fn new(dict: &Dict<'a>, budget: &mut Budget) -> Result<Self, Unread> {
        let to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => content(&stream, budget)?.and_then(|bytes| table(&bytes)),
            None => None,
        };
        let subtype = dict.get::<Name<'_>>("Subtype");
        let is = |kind: &str| subtype.as_ref().is_some_and(|subtype| subtype.as_str() == kind);
        let kind = if is("Type0") {
            Composite::new(dict, budget)?.map_or(Kind::Unknown, |composite| Kind::Composite(Box::new(composite)))
        } else {
            Kind::Simple(Simple::new(dict))
        };
        let own_scale = || dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| numbers(&matrix).first().copied());
        let scale = if is("Type3") { own_scale().unwrap_or(0.001) } else { 0.001 };
        Ok(Self { to_unicode, kind, scale })
    }

    /// A font that is named and not there.
    pub(super) const fn unknown() -> Self {
        Self { to_unicode: None, kind: Kind::Unknown, scale: 0.001 }
    }

    /// Whether its lines run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        matches!(&self.kind, Kind::Composite(composite) if composite.is_vertical())
    }

    /// The first character of these bytes, of which there must be one.
    pub(super) fn next(&self, bytes: &[u8]) -> Shown {
        let own = |code: u32| self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).and_then(known);
        match &self.kind {
            Kind::Unknown => Shown { text: UNKNOWN.to_string(), width: 0.5, bytes: 1, is_space: false },
            Kind::Simple(simple) => {
                let byte = bytes.first().copied().unwrap_or(0);
                let text = own(u32::from(byte)).or_else(|| simple.character(byte));
                let width = simple.width(byte) * self.scale;
                Shown { text: text.unwrap_or_else(|| UNKNOWN.to_string()), width, bytes: 1, is_space: byte == b' ' }
            }
            Kind::Composite(composite) => {
                let code = composite.code(bytes);
                let bytes = &bytes[..code.length.min(bytes.len())];
                let text = own(code.value).or_else(|| composite.character(bytes, code));
                let width = composite.width(bytes, code) * self.scale;
                let is_space = bytes == b" ";
                Shown { text: text.unwrap_or_else(|| UNKNOWN.to_string()), width, bytes: code.length, is_space }
            }
        }
    }
}
