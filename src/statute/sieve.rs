//! A few Chinese characters among many: where in a text one of them stands.
//!
//! Takes UTF-8 and characters of the common blocks, U+4000 to U+9FFF. Most of a page is none of them, and is passed over
//! at a dozen instructions a character; the tables are worked out by the compiler.

/// Characters looked for: a bit each, in rows by their first two bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sieve {
    rows: [u64; ROWS],
}

/// The bytes that characters of the common blocks begin with, 0xe4 to 0xe9, with 64 second bytes each.
const ROWS: usize = 6 * 64;

/// The row of what begins with these bytes; beyond the last for all other characters.
#[inline]
const fn row(lead: u8, second: u8) -> usize {
    (lead as usize * 64 + second as usize).wrapping_sub(0xe4 * 64 + 0x80)
}

impl Sieve {
    /// A sieve that lets nothing through.
    pub const NOTHING: Self = Self { rows: [0; ROWS] };

    /// The same sieve, with the first character of `text` let through, if it is one of the common blocks.
    pub const fn and_first_of(mut self, text: &str) -> Self {
        if let [lead @ 0xe4..=0xe9, second, third, ..] = text.as_bytes() {
            self.rows[row(*lead, *second)] |= 1 << (*third % 64);
        }
        self
    }

    /// The same sieve, with these characters of the common blocks let through.
    pub const fn and(mut self, characters: &[char]) -> Self {
        let mut at = 0;
        while at < characters.len() {
            let place = characters[at] as usize - 0x4000;
            self.rows[place / 64] |= 1 << (place % 64);
            at += 1;
        }
        self
    }

    /// Whether the character of these bytes is let through.
    #[inline]
    pub fn lets_through(&self, [lead, second, third]: [u8; 3]) -> bool {
        self.rows.get(row(lead, second)).is_some_and(|row| row >> (third % 64) & 1 == 1)
    }

    /// Whether a text begins with a character that is let through.
    #[inline]
    pub fn lets_begin(&self, text: &str) -> bool {
        text.as_bytes().first_chunk().is_some_and(|first| self.lets_through(*first))
    }

    /// Where the next character stands that is let through, from byte `from` on.
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(from..)?;
        while let Some((&[lead, second, third], behind)) = rest.split_first_chunk() {
            rest = match (self.rows.get(row(lead, second)), lead) {
                (Some(row), _) if row >> (third % 64) & 1 == 1 => return Some(text.len() - rest.len()),
                (Some(_), _) | (None, 0xe0..0xf0) => behind,
                (None, 0..0x80) => &rest[1..],
                (None, 0x80..0xe0) => &rest[2..],
                (None, 0xf0..) => rest.get(4..).unwrap_or_default(),
            };
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_and_no_other() {
        static SIEVE: Sieve = Sieve::NOTHING.and(&['况', '述']).and_first_of("题目").and_first_of("a");
        // The last of these ends like 述.
        let text = "a·1况，𠀀述é题2\u{5ff0}";
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = SIEVE.find(text, from) {
            found.push(text[at..].chars().next().expect("it stands there"));
            from = at + 3;
        }
        assert_eq!(found, ['况', '述', '题']);
        assert_eq!((SIEVE.find("目录，abc", 0), SIEVE.find("况", 9)), (None, None));
    }
}
