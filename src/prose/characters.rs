//! A text → the set of its characters, small enough to dismiss at a glance what has others.
//!
//! Takes folded text. Several characters share a bit, so that a set may only ever show that a character is *not* there.

/// A set of characters: a bit each, several characters a bit.
pub(super) type Characters = u64;

/// The number's own mark in a clause.
pub(super) const NUMBER: Characters = first_bit(b"#");

/// The characters of a text, as patterns ask for them.
pub(super) fn characters(text: &str) -> Characters {
    let mut rest = text.as_bytes();
    let mut all = 0;
    while let [lead, behind @ ..] = rest {
        all |= first_bit(rest);
        let length = match lead {
            0..0x80 => 0,
            0x80..0xe0 => 1,
            0xe0..0xf0 => 2,
            0xf0.. => 3,
        };
        rest = behind.get(length..).unwrap_or_default();
    }
    all
}

/// The bit of the first character of UTF-8 text.
#[inline]
pub(super) const fn first_bit(text: &[u8]) -> Characters {
    match text {
        [0xe0..=0xef, second, third, ..] => 1 << (second.wrapping_mul(37).wrapping_add(*third) % 64),
        [b'0'..=b'9', ..] => 1 << b'0',
        [first, ..] if *first < 0x80 => 1 << (*first % 64),
        // Patterns have characters of three bytes and ASCII; with what else a text begins, only `~` is pleased.
        _ => !0,
    }
}
