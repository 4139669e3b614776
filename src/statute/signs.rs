//! The few characters that a page is searched for, all found in one look at it.
//!
//! Headings, titles and years, somebody else's words and scrambled text are each known by a character or two that a page
//! seldom has. Who reads a page asks where those stand and looks at nothing else. Takes characters of the common blocks,
//! U+4000 to U+9FFF, and digits of full width; the table is worked out by the compiler.

use super::label;
use std::ops::Range;

/// What a character is a sign of; several may share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign(u8);

impl Sign {
    /// Every statutory heading has one of these, in both scripts.
    pub const HEADING: Self = Self(1);
    /// A numeral, as it numbers headings and writes years.
    pub const NUMERAL: Self = Self(1 << 1);
    /// Every title has it, in both scripts.
    pub const TITLE: Self = Self(1 << 2);
    /// A character of traditional text.
    pub const TRADITIONAL: Self = Self(1 << 3);
    /// What text read in the wrong encoding begins with.
    pub const MOJIBAKE: Self = Self(1 << 4);
    /// A digit of full width.
    pub const WIDE_DIGIT: Self = Self(1 << 6);

    /// Either sign.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const CHARACTERS: [(Sign, &str); 4] = [
    (Sign::HEADING, "况況项項题題施表述"),
    (Sign::NUMERAL, "一二三四五六七八九十"),
    (Sign::TITLE, "报報"),
    (Sign::MOJIBAKE, "锟烫屯锛銆鏀淇鐨"),
];

/// The signs of each character, from U+4000 on.
static SIGNS: [u8; CHARACTERS_OF_BLOCKS] = {
    let mut signs = [0; CHARACTERS_OF_BLOCKS];
    let mut at = 0;
    while at < CHARACTERS.len() {
        let (sign, characters) = CHARACTERS[at];
        let bytes = characters.as_bytes();
        let mut begin = 0;
        while begin < bytes.len() {
            signs[place([bytes[begin], bytes[begin + 1], bytes[begin + 2]])] |= sign.0;
            begin += 3;
        }
        at += 1;
    }
    let mut at = 0;
    while at < label::TRADITIONAL.len() {
        signs[label::TRADITIONAL[at].0 as usize - 0x4000] |= Sign::TRADITIONAL.0;
        at += 1;
    }
    signs
};

/// Bytes in which a report has one sign, about.
const BYTES_A_SIGN: usize = 24;

/// How many characters the common blocks have.
const CHARACTERS_OF_BLOCKS: usize = 0x6000;

/// The place in [`SIGNS`] of the character of these bytes; beyond its end for one outside the common blocks.
#[inline]
const fn place([lead, second, third]: [u8; 3]) -> usize {
    let place = ((lead as usize) << 12) + ((second as usize) << 6) + third as usize;
    place.wrapping_sub((0xe4 << 12) + (0x80 << 6) + 0x80)
}

/// Where signs stand in a text.
#[derive(Debug, Default, Clone)]
pub struct Signs {
    /// In order: the byte, and behind it eight bits for the signs.
    found: Vec<u64>,
    /// Every sign there is.
    all: u8,
}

impl Signs {
    /// The signs of a text.
    pub fn of(text: &str) -> Self {
        let mut signs = Self { found: Vec::with_capacity(text.len() / BYTES_A_SIGN), all: 0 };
        let mut rest = text.as_bytes();
        while let Some((&[lead, second, third], behind)) = rest.split_first_chunk() {
            rest = match (SIGNS.get(place([lead, second, third])), lead) {
                (Some(0), _) => behind,
                (Some(found), _) => {
                    signs.push(text.len() - rest.len(), *found);
                    behind
                }
                (None, 0xe0..0xf0) => {
                    if lead == 0xef && second == 0xbc && matches!(third, 0x90..=0x99) {
                        signs.push(text.len() - rest.len(), Sign::WIDE_DIGIT.0);
                    }
                    behind
                }
                (None, 0..0x80) => &rest[1..],
                (None, 0x80..0xe0) => &rest[2..],
                (None, 0xf0..) => rest.get(4..).unwrap_or_default(),
            };
        }
        signs
    }

    fn push(&mut self, at: usize, signs: u8) {
        self.found.push((at as u64) << 8 | u64::from(signs));
        self.all |= signs;
    }

    /// Whether the text has such a sign.
    pub(crate) fn has(&self, sign: Sign) -> bool {
        self.all & sign.0 != 0
    }

    /// Where such signs stand, in order.
    pub(crate) fn places(&self, sign: Sign) -> impl Iterator<Item = usize> {
        Within { found: &self.found }.places(sign)
    }

    /// The signs inside a range of the text; `from` is where to look for them first, and then where the next range's may
    /// be: ranges mostly come in order.
    pub(crate) fn within(&self, range: &Range<usize>, from: &mut usize) -> Within<'_> {
        /// Signs looked at one by one before all are divided in halves.
        const NEAR: usize = 8;
        let before = |byte: usize| move |found: &u64| (*found >> 8) < byte as u64;
        let is_before = before(range.start);
        let near = self.found.get(*from..).unwrap_or_default().iter().take(NEAR);
        let passed = from.checked_sub(1).is_none_or(|last| is_before(&self.found[last]));
        *from = match near.take_while(|found| is_before(found)).count() {
            count if passed && count < NEAR => *from + count,
            _ => self.found.partition_point(is_before),
        };
        let behind = &self.found[*from..];
        Within { found: &behind[..behind.iter().take_while(|found| before(range.end)(found)).count()] }
    }
}

/// The signs inside a range of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Within<'s> {
    found: &'s [u64],
}

impl<'s> Within<'s> {
    /// Where such signs stand in the text, in order.
    pub fn places(self, sign: Sign) -> impl Iterator<Item = usize> + 's {
        self.found.iter().filter(move |found| **found as u8 & sign.0 != 0).map(|found| (found >> 8) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_found_where_it_stands() {
        let text = "a·1况，𠀀一é題２報";
        let signs = Signs::of(text);
        let found = |sign| signs.places(sign).map(|at| &text[at..at + 3]).collect::<Vec<_>>();
        assert_eq!((found(Sign::HEADING), found(Sign::NUMERAL)), (vec!["况", "題"], vec!["一"]));
        assert_eq!((found(Sign::TITLE), found(Sign::TRADITIONAL)), (vec!["報"], vec!["題", "報"]));
        assert_eq!(found(Sign::WIDE_DIGIT), ["２"]);
        let report = text.len() - 3;
        let within = |range, mut from| signs.within(&range, &mut from).places(Sign::TRADITIONAL).count();
        assert!((0..4).all(|from| within(4..report, from) == 1 && within(0..text.len(), from) == 2));
        assert!(signs.has(Sign::TITLE) && !signs.has(Sign::MOJIBAKE));
    }
}
