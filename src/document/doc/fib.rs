//! The head of a Word document, and its text: pieces of the file, in the order in which they are read.

use super::super::Unread;
use crate::error::Refused;
use encoding_rs::WINDOWS_1252;
use std::ops::Range;

/// How a document of Word 97 and later begins.
const MAGIC: u16 = 0xa5ec;
/// Bits of the head's flags.
const FAST_SAVED: u16 = 0x0004;
const LOCKED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;
/// The bit that says a piece has one byte a character.
const NARROW: u32 = 0x4000_0000;

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// What the head says.
pub(super) struct Fib {
    flags: u16,
    /// Characters of each part of the text: body, footnotes, headers, macros, comments, endnotes, text boxes.
    parts: [usize; 7],
    pieces: Range<usize>,
    /// Tables of the properties of characters and of paragraphs.
    pub(super) looks: Range<usize>,
    pub(super) paragraphs: Range<usize>,
}

/// A character, and where in the file it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Char {
    pub(super) c: char,
    pub(super) at: usize,
}

impl Fib {
    /// Reads the head of a document.
    pub(super) fn of(main: &[u8]) -> Result<Self, Unread> {
        let damaged = Refused::Damaged("DOC");
        if u16_at(main, 0) != Some(MAGIC) {
            return Err(Refused::OldWord.into());
        }
        let flags = u16_at(main, 0x0a).ok_or(damaged)?;
        if flags & LOCKED != 0 {
            return Err(Refused::LockedOffice.into());
        }
        if flags & FAST_SAVED != 0 {
            return Err(Refused::FastSaved.into());
        }
        let number = |at: usize| u32_at(main, at).map(|number| number as usize).ok_or(damaged);
        let range = |at: usize| {
            let start = number(at)?;
            Ok::<_, Unread>(start..start.saturating_add(number(at + 4)?))
        };
        let mut parts = [0; 7];
        for (part, at) in parts.iter_mut().zip([0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64]) {
            *part = number(at)?;
        }
        Ok(Self { flags, parts, pieces: range(0x1a2)?, looks: range(0xfa)?, paragraphs: range(0x102)? })
    }

    pub(super) const fn table_stream(&self) -> &'static str {
        if self.flags & SECOND_TABLE == 0 { "/0Table" } else { "/1Table" }
    }

    /// Characters that are read.
    pub(super) fn characters(&self) -> usize {
        self.parts[0].saturating_add(self.parts[6])
    }

    pub(super) const fn body(&self) -> Range<usize> {
        0..self.parts[0]
    }

    pub(super) fn text_boxes(&self) -> Range<usize> {
        let start = self.parts[..6].iter().fold(0usize, |sum, part| sum.saturating_add(*part));
        start..start.saturating_add(self.parts[6])
    }

    /// The pieces of the text; `None` where their table is damaged.
    pub(super) fn pieces<'m>(&self, main: &'m [u8], tables: &[u8]) -> Option<Pieces<'m>> {
        let mut rest = tables.get(self.pieces.clone())?;
        // Properties that pieces share stand before their table.
        while rest.first() == Some(&1) {
            rest = rest.get(3 + usize::from(u16_at(rest, 1)?)..)?;
        }
        let length = u32_at(rest, 1)? as usize;
        let table = rest.get(5..)?.get(..length).filter(|_| rest[0] == 2)?;
        let count = table.len().checked_sub(4)? / 12;
        let mut pieces = Vec::with_capacity(count);
        for index in 0..count {
            let (start, end) = (u32_at(table, 4 * index)? as usize, u32_at(table, 4 * index + 4)? as usize);
            let place = u32_at(table, 4 * (count + 1) + 8 * index + 2)?;
            if end < start || pieces.last().is_some_and(|last: &Piece| last.chars.end != start) {
                return None;
            }
            let is_narrow = place & NARROW != 0;
            let at = (place & !NARROW) as usize;
            pieces.push(Piece { chars: start..end, at: if is_narrow { at / 2 } else { at }, is_narrow });
        }
        Some(Pieces { main, pieces })
    }
}

struct Piece {
    chars: Range<usize>,
    at: usize,
    is_narrow: bool,
}

/// The pieces of a text.
pub(super) struct Pieces<'m> {
    main: &'m [u8],
    pieces: Vec<Piece>,
}

impl Pieces<'_> {
    /// The characters of a range; what lies outside the file is left out.
    pub(super) fn chars(&self, range: Range<usize>) -> impl Iterator<Item = Char> {
        let units = self.pieces.iter().flat_map(move |piece| {
            let width = if piece.is_narrow { 1 } else { 2 };
            let chars = piece.chars.start.max(range.start)..piece.chars.end.min(range.end);
            let place = move |index: usize| piece.at.saturating_add((index - piece.chars.start).saturating_mul(width));
            let in_file = move |at: &usize| at.saturating_add(width) <= self.main.len();
            chars.map(place).take_while(in_file).map(move |at| (piece.is_narrow, at))
        });
        let mut high = None;
        units.filter_map(move |(is_narrow, at)| {
            if is_narrow {
                let byte = self.main[at];
                let c = if byte.is_ascii() { char::from(byte) } else { narrow(byte) };
                return Some(Char { c, at });
            }
            let unit = u16_at(self.main, at)?;
            // Both halves of a pair stand behind each other; a half alone is no character.
            match (high.take(), unit) {
                (_, 0xd800..=0xdbff) => {
                    high = Some(unit);
                    None
                }
                (Some(first), 0xdc00..=0xdfff) => {
                    char::decode_utf16([first, unit]).next()?.ok().map(|c| Char { c, at: at - 2 })
                }
                _ => Some(Char { c: char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}'), at }),
            }
        })
    }
}

fn narrow(byte: u8) -> char {
    WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or('\u{fffd}')
}
