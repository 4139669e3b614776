//! A few characters among many: where in a text one of them stands.
//!
//! Takes UTF-8 and characters of three bytes, as Chinese ones and those of full width are. Most of a page is none of them,
//! and is passed over at a dozen instructions a character.

/// Characters looked for: a bit each, in rows by their first two bytes.
#[derive(Debug, Clone)]
pub(crate) struct CharSet {
    rows: Box<[u64; ROWS]>,
}

/// The bytes that characters of three bytes begin with, 0xe0 to 0xef, with 64 second bytes each.
const ROWS: usize = 16 * 64;

/// The row of a character of three bytes that begins with these.
#[inline]
const fn row(lead: u8, second: u8) -> usize {
    (lead as usize & 0xf) << 6 | second as usize & 0x3f
}

impl CharSet {
    /// The set of these characters; those of another length than three bytes are left out.
    pub fn of(characters: impl IntoIterator<Item = char>) -> Self {
        let mut rows = Box::new([0; ROWS]);
        for c in characters {
            if let [lead, second, third] = *c.encode_utf8(&mut [0; 4]).as_bytes() {
                rows[row(lead, second)] |= 1 << (third % 64);
            }
        }
        Self { rows }
    }

    /// The characters of both.
    pub fn and(&self, other: &Self) -> Self {
        Self { rows: Box::new(std::array::from_fn(|row| self.rows[row] | other.rows[row])) }
    }

    #[inline]
    fn has(&self, lead: u8, second: u8, third: u8) -> bool {
        self.rows[row(lead, second)] >> (third % 64) & 1 == 1
    }

    /// Whether a character is one of them.
    pub fn contains(&self, c: char) -> bool {
        matches!(*c.encode_utf8(&mut [0; 4]).as_bytes(), [lead, second, third] if self.has(lead, second, third))
    }

    /// Where the next one stands, from byte `from` on.
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(from..)?;
        while let Some((&[lead, second, third], behind)) = rest.split_first_chunk() {
            rest = match lead {
                0..0x80 => &rest[1..],
                0x80..0xe0 => &rest[2..],
                0xe0..0xf0 if self.has(lead, second, third) => return Some(text.len() - rest.len()),
                0xe0..0xf0 => behind,
                0xf0.. => rest.get(4..).unwrap_or_default(),
            };
        }
        None
    }

    /// Where they stand, in order.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.find(text, from)?;
            from = at + 3;
            Some(at)
        })
    }
}

/// A few characters in 64 bits, by their last six: whether another may be one of them is told in three instructions.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hints(u64);

impl Hints {
    /// Of these characters.
    pub fn of(characters: impl IntoIterator<Item = char>) -> Self {
        let mut hints = Self::default();
        characters.into_iter().for_each(|c| hints.add(c.into()));
        hints
    }

    /// Takes in one of this code.
    pub const fn add(&mut self, code: u32) {
        self.0 |= 1 << (code % 64);
    }

    /// Whether a character of this code may be one of them; nine in ten that are none are told so where there are six.
    #[inline]
    pub const fn may_have(self, code: u32) -> bool {
        self.0 >> (code % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_and_no_other() {
        let set = CharSet::of("况述题２a".chars());
        // The last of these ends like 述.
        let text = "a·1况，𠀀述é题2\u{5ff0}２";
        let found: Vec<&str> = set.places(text).map(|at| &text[at..at + 3]).collect();
        assert_eq!(found, ["况", "述", "题", "２"]);
        assert_eq!((set.find("目录，abc", 0), set.find("况", 9)), (None, None));
        let told: Vec<char> = text.chars().filter(|c| set.contains(*c)).collect();
        assert_eq!(told, ['况', '述', '题', '２']);
    }

    #[test]
    fn hints_miss_none() {
        let hints = Hints::of("况述".chars());
        assert!("况述".chars().all(|c| hints.may_have(c.into())) && !hints.may_have('题'.into()));
    }
}
