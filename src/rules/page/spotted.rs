//! Text → where the words of [`super::lures`] stand in it.
//!
//! Takes any text and gives each word's range and how much it says by itself: from left to right, the longest where
//! several begin, none inside another; Latin letters in either case.

use super::lures::{NAMES, TRADES, made_up};
use crate::document::TextRange;
use crate::text::Matcher;
use std::sync::LazyLock;

/// How much a word says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It is beyond doubt.
    Name,
    /// It needs the words of an advertisement, or others beside it.
    Trade,
}

static WORDS: LazyLock<Matcher> = LazyLock::new(|| {
    let listed = TRADES.iter().chain(NAMES).map(|word| (*word).to_owned());
    Matcher::new(listed.chain(made_up()))
});

/// Every word, from left to right.
pub(super) fn spotted(text: &str) -> impl Iterator<Item = (TextRange, Weight)> + '_ {
    WORDS.find(text).map(|found| {
        let weight = if found.word < TRADES.len() { Weight::Trade } else { Weight::Name };
        (found.range, weight)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_spotted_whatever_its_case() {
        let names = NAMES.iter().map(|word| (*word).to_owned()).chain(made_up());
        for (words, weight) in [
            (names.collect::<Vec<_>>(), Weight::Name),
            (TRADES.iter().map(|word| (*word).to_owned()).collect(), Weight::Trade),
        ] {
            for word in words {
                for text in [format!("甲{word}乙"), format!("（{}）", word.to_ascii_uppercase())] {
                    let (range, found) = spotted(&text).next().expect("it has a word");
                    assert!(range.start <= 3 && range.len() >= word.len() && found == weight, "{text}");
                }
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
