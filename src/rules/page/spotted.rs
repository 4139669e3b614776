//! Text → where the words of [`super::lures`] stand in it.
//!
//! Takes any text and gives each word's range and its place in [`NAMES`] followed by [`TRADES`]: from left to right, the
//! longest where several begin, none inside another; Latin letters in either case. The tables are worked out when the
//! program is compiled, and nearly every character is dismissed by a bit of the first.

use super::lures::{NAMES, TRADES};
use crate::document::TextRange;

/// How many words there are.
const WORDS: usize = NAMES.len() + TRADES.len();

const fn word(at: usize) -> &'static str {
    if at < NAMES.len() { NAMES[at] } else { TRADES[at - NAMES.len()] }
}

/// Words by what they begin with.
struct Index {
    /// Bits by the last twelve of a Chinese character: words may begin with it.
    first: [u64; 64],
    /// For the last byte of that, bits by a word's sixth byte.
    sixth: [u64; 64],
    /// The last word of each group, counted from 1; 0 where there is none.
    last: [u8; 64],
    /// The word of the same group before each, counted in the same way.
    before: [u8; WORDS],
}

static INDEX: Index = {
    let mut index = Index { first: [0; 64], sixth: [0; 64], last: [0; 64], before: [0; WORDS] };
    let mut at = 0;
    while at < WORDS {
        let bytes = word(at).as_bytes();
        if bytes[0] >= 0x80 {
            index.first[bytes[1] as usize % 64] |= 1 << (bytes[2] % 64);
            index.sixth[bytes[2] as usize % 64] |= 1 << (lower(bytes[5]) % 64);
        }
        let group = group(bytes);
        index.before[at] = index.last[group];
        // More words than a byte can count would not compile.
        index.last[group] = at as u8 + 1;
        at += 1;
    }
    index
};

/// The group of what begins like this: by a letter or digit, whatever its case, or by a character's last byte.
const fn group(bytes: &[u8]) -> usize {
    let byte = if bytes[0] < 0x80 { bytes[0].to_ascii_lowercase() } else { bytes[2] };
    byte as usize % 64
}

/// The same for both cases of a letter; what else it makes equal does not matter.
const fn lower(byte: u8) -> u8 {
    byte | 0x20
}

/// Every word, from left to right.
pub(super) fn spotted(text: &str) -> impl Iterator<Item = (TextRange, usize)> + '_ {
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        // No word is shorter than a character of three bytes.
        while let Some((&[lead, second, third], behind)) = rest.split_first_chunk() {
            let may_begin = match lead {
                0xe4..=0xe9 => {
                    INDEX.first[second as usize % 64] >> (third % 64) & 1 == 1
                        && rest
                            .get(5)
                            .is_some_and(|sixth| INDEX.sixth[third as usize % 64] >> (lower(*sixth) % 64) & 1 == 1)
                }
                _ => lead.is_ascii_alphanumeric(),
            };
            if may_begin && let Some(word) = longest(rest) {
                let start = text.len() - rest.len();
                let length = self::word(word).len();
                rest = &rest[length..];
                return Some((start..start + length, word));
            }
            rest = match lead {
                0..0x80 => &rest[1..],
                0x80..0xe0 => &rest[2..],
                0xe0..0xf0 => behind,
                0xf0.. => rest.get(4..).unwrap_or_default(),
            };
        }
        None
    })
}

/// The longest word a text begins with.
fn longest(text: &[u8]) -> Option<usize> {
    let mut found: Option<usize> = None;
    let mut next = INDEX.last[group(text)];
    while let Some(at) = usize::from(next).checked_sub(1) {
        let bytes = word(at).as_bytes();
        let last = bytes.len() - 1;
        // The last byte dismisses most, whatever its case.
        let ends = text.get(last).is_some_and(|byte| lower(*byte) == lower(bytes[last]));
        if ends && found.is_none_or(|found| word(found).len() <= last) && text[..=last].eq_ignore_ascii_case(bytes) {
            found = Some(at);
        }
        next = INDEX.before[at];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_spotted_whatever_its_case() {
        for at in 0..WORDS {
            for text in [format!("甲{}乙", word(at)), format!("（{}）", word(at).to_ascii_uppercase())] {
                let (range, found) = spotted(&text).next().expect("it has a word");
                assert!(range.start <= 3 && word(found).len() >= word(at).len(), "{text}");
                assert!(text[range].eq_ignore_ascii_case(word(found)), "{text}");
            }
        }
        assert!((0..WORDS).all(|at| word(at).len() >= 3));
        assert_eq!(spotted("规章24件，2021年政府信息公开abc").count(), 0);
    }

    #[test]
    fn the_longest_counts_and_none_inside_another() {
        let words = |text: &str| spotted(text).map(|(range, _)| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(words("太阳城集团娱乐太阳城Bet365bet"), ["太阳城集团娱乐", "太阳城", "Bet365"]);
    }
}
