//! A few characters among many: where in a text one of them may stand.
//!
//! Takes UTF-8 and a handful of characters of three bytes, which is what Chinese ones are. Most of a page is none of
//! them, and is passed over at a dozen instructions a character; the tables are worked out by the compiler. What is found
//! has the last twelve bits of one of the characters: whether it is one is for the caller to see.

use super::label;

/// Characters looked for, by their last twelve bits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sieve {
    bits: [u64; 64],
}

impl Sieve {
    /// A sieve that lets nothing through.
    pub const NOTHING: Self = Self { bits: [0; 64] };

    /// The same sieve, with the first character of `text` let through, if it is one of three bytes.
    pub const fn and_first_of(mut self, text: &str) -> Self {
        if let [0xe0..=0xef, second, third, ..] = text.as_bytes() {
            self.bits[*second as usize % 64] |= 1 << (*third % 64);
        }
        self
    }

    /// The same sieve, with these characters let through.
    pub const fn and(mut self, characters: &[char]) -> Self {
        let mut at = 0;
        while at < characters.len() {
            let low = characters[at] as usize & 0xfff;
            self.bits[low / 64] |= 1 << (low % 64);
            at += 1;
        }
        self
    }

    /// What either sieve lets through.
    pub const fn and_all(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < self.bits.len() {
            self.bits[at] |= other.bits[at];
            at += 1;
        }
        self
    }

    /// Whether the character with these last two bytes is let through.
    #[inline]
    pub const fn lets_through(&self, second: u8, third: u8) -> bool {
        self.bits[second as usize % 64] >> (third % 64) & 1 == 1
    }

    /// Where the next character stands that is let through, from byte `from` on.
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(from..)?;
        while let Some((&[lead, second, third], behind)) = rest.split_first_chunk() {
            rest = match lead {
                0..0x80 => &rest[1..],
                0xe0..0xf0 if self.lets_through(second, third) => return Some(text.len() - rest.len()),
                0xe0..0xf0 => behind,
                0x80..0xe0 => &rest[2..],
                0xf0.. => rest.get(4..).unwrap_or_default(),
            };
        }
        None
    }
}

/// Lets traditional characters through.
pub(crate) const TRADITIONAL: Sieve = {
    let mut traditional = Sieve::NOTHING;
    let mut at = 0;
    while at < label::TRADITIONAL.len() {
        traditional = traditional.and(&[label::TRADITIONAL[at].0]);
        at += 1;
    }
    traditional
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_and_few_others() {
        static SIEVE: Sieve = Sieve::NOTHING.and(&['况', '述']).and_first_of("题目").and_first_of("a");
        let text = "a·1况，𠀀述é题2";
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
