//! Text → where the words of [`super::lures`] stand in it.
//!
//! Takes any text and gives each word's range and its place in [`NAMES`] followed by [`TRADES`]: from left to right, the
//! longest where several begin, none inside another; Latin letters in either case. The tables are worked out when the
//! program is compiled, and nearly every character is dismissed by its [`Signs`].

use super::lures::{NAMES, TRADES};
use crate::document::TextRange;
use crate::statute::signs::{Sign, Signs};

/// How many words there are.
const WORDS: usize = NAMES.len() + TRADES.len();

const fn word(at: usize) -> &'static str {
    if at < NAMES.len() { NAMES[at] } else { TRADES[at - NAMES.len()] }
}

/// Words by what they begin with.
struct Index {
    /// For the last byte of a Chinese character that words begin with, bits by the sixth byte of its words.
    sixth: [u64; 64],
    /// The last word of each group, counted from 1; 0 where there is none.
    last: [u8; 64],
    /// The word of the same group before each, counted in the same way.
    before: [u8; WORDS],
}

static INDEX: Index = {
    let mut index = Index { sixth: [0; 64], last: [0; 64], before: [0; WORDS] };
    let mut at = 0;
    while at < WORDS {
        let bytes = word(at).as_bytes();
        if bytes[0] >= 0x80 {
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

/// Every word, from left to right; the text has these signs.
pub(super) fn spotted<'t>(text: &'t str, signs: &'t Signs) -> impl Iterator<Item = (TextRange, usize)> + 't {
    let end = text.len();
    let mut chinese = signs.places(Sign::LURE).filter(|at| may_begin(&text.as_bytes()[*at..])).peekable();
    let (mut from, mut latin) = (0, None);
    std::iter::from_fn(move || {
        loop {
            while chinese.next_if(|at| *at < from).is_some() {}
            let next_latin = latin.filter(|at| *at >= from).unwrap_or_else(|| next_latin(text, from).unwrap_or(end));
            latin = Some(next_latin);
            let at = chinese.peek().copied().unwrap_or(end).min(next_latin);
            if at == end {
                return None;
            }
            if let Some(word) = longest(&text.as_bytes()[at..]) {
                from = at + self::word(word).len();
                return Some((at..from, word));
            }
            from = at + if text.as_bytes()[at] < 0x80 { 1 } else { 3 };
        }
    })
}

/// Whether a word may begin a text that begins with a Chinese character.
fn may_begin(text: &[u8]) -> bool {
    let sixth = |sixth: &u8| INDEX.sixth[text[2] as usize % 64] >> (lower(*sixth) % 64) & 1 == 1;
    text.get(5).is_some_and(sixth)
}

/// Where the next word may begin that begins with a letter, or with up to [`DIGITS`] digits before one.
fn next_latin(text: &str, from: usize) -> Option<usize> {
    /// Bytes looked at together; the compiler makes a few instructions of it.
    const TOGETHER: usize = 32;
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + TOGETHER) {
        if chunk.iter().fold(false, |any, byte| any | byte.is_ascii_alphabetic()) {
            break;
        }
        at += TOGETHER;
    }
    let letter = at + bytes[at..].iter().position(u8::is_ascii_alphabetic)?;
    let digits = bytes[from..letter].iter().rev().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    Some(letter - digits)
}

/// Digits that a word may begin with.
const DIGITS: usize = 3;

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
                let (range, found) = spotted(&text, &Signs::of(&text)).next().expect("it has a word");
                assert!(range.start <= 3 && word(found).len() >= word(at).len(), "{text}");
                assert!(text[range].eq_ignore_ascii_case(word(found)), "{text}");
            }
        }
        let digits = |at| word(at).bytes().take_while(u8::is_ascii_digit).count();
        assert!((0..WORDS).all(|at| digits(at) <= DIGITS && digits(at) < word(at).len()));
        let none = "规章24件，2021年政府信息公开abc";
        assert_eq!(spotted(none, &Signs::of(none)).count(), 0);
    }

    #[test]
    fn the_longest_counts_and_none_inside_another() {
        let words = |text: &str| -> Vec<_> {
            spotted(text, &Signs::of(text)).map(|(range, _)| text[range].to_owned()).collect()
        };
        assert_eq!(words("太阳城集团娱乐太阳城Bet365bet"), ["太阳城集团娱乐", "太阳城", "Bet365"]);
    }
}
