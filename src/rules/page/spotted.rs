//! Text → where the words of [`super::lures`] stand in it.
//!
//! Takes any text and gives each word's range and its place in [`NAMES`] followed by [`TRADES`]: from left to right, the
//! longest where several begin, none inside another; Latin letters in either case.

use super::lures::{NAMES, TRADES};
use crate::document::TextRange;
use crate::text::Matcher;
use std::sync::LazyLock;

static WORDS: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(NAMES.iter().chain(TRADES)));

/// Every word, from left to right.
pub(super) fn spotted(text: &str) -> impl Iterator<Item = (TextRange, usize)> + '_ {
    WORDS.find(text).map(|found| (found.range, found.word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_spotted_whatever_its_case() {
        for word in NAMES.iter().chain(TRADES) {
            for text in [format!("甲{word}乙"), format!("（{}）", word.to_ascii_uppercase())] {
                let (range, _) = spotted(&text).next().expect("it has a word");
                assert!(range.start <= 3 && range.len() >= word.len(), "{text}");
            }
        }
        assert_eq!(spotted("规章24件，2021年政府信息公开abc").count(), 0);
    }

    #[test]
    fn the_longest_counts_and_none_inside_another() {
        let words = |text: &str| -> Vec<_> { spotted(text).map(|(range, _)| text[range].to_owned()).collect() };
        assert_eq!(words("太阳城集团娱乐太阳城Bet365bet"), ["太阳城集团娱乐", "太阳城", "Bet365"]);
    }
}
