//! A few characters among many: where in a text one of them stands.
//!
//! Takes UTF-8 and characters of three bytes, as Chinese ones and those of full width are. Most of a page is none of them,
//! and is passed over at a dozen instructions a character.

/// Characters looked for: a bit each, in rows by their first two bytes.
#[derive(Debug, Clone)]
pub(crate) struct CharSet {
    rows: Box<[u64]>,
}

/// The bytes that characters of three bytes begin with, 0xe0 to 0xef, with 64 second bytes each.
const ROWS: usize = 16 * 64;

/// The row of what begins with these bytes; beyond the last for characters of another length.
#[inline]
const fn row(lead: u8, second: u8) -> usize {
    (lead as usize * 64 + second as usize).wrapping_sub(0xe0 * 64 + 0x80)
}

impl CharSet {
    /// The set of these characters; those of another length than three bytes are left out.
    pub fn of(characters: impl IntoIterator<Item = char>) -> Self {
        let mut rows = vec![0; ROWS].into_boxed_slice();
        for c in characters {
            if let [lead, second, third] = *c.encode_utf8(&mut [0; 4]).as_bytes() {
                rows[row(lead, second)] |= 1 << (third % 64);
            }
        }
        Self { rows }
    }

    /// Whether a text begins with one of them.
    #[inline]
    pub fn begins(&self, text: &str) -> bool {
        let first = text.as_bytes().first_chunk();
        first.is_some_and(|[lead, second, third]| self.has(*lead, *second, *third))
    }

    #[inline]
    fn has(&self, lead: u8, second: u8, third: u8) -> bool {
        self.rows.get(row(lead, second)).is_some_and(|row| row >> (third % 64) & 1 == 1)
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
        assert!(set.begins("题目") && !set.begins("目题") && !set.begins(""));
    }
}
