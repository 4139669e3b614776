//! Text → where the words of [`super::lures`] stand in it.
//!
//! Takes any text and gives each word's range and how much it says by itself: from left to right, the longest where
//! several begin, none inside another; Latin letters in either case.

use super::lures::{NAMES, TRADES};
use super::made_up::{MADE_UP, made_up};
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

/// What any of them begins with: the words of the trade, the names, and the beginnings of names put together.
static WORDS: LazyLock<Matcher<Option<Weight>>> = LazyLock::new(|| {
    let trades = TRADES.iter().map(|word| (word, Some(Weight::Trade)));
    let names = NAMES.iter().map(|word| (word, Some(Weight::Name)));
    // The beginning alone says nothing.
    let beginnings = MADE_UP.iter().flat_map(|classes| classes[0]).map(|word| (word, None));
    Matcher::new(trades.chain(names).chain(beginnings), |first, _| first)
});

/// Every word, from left to right.
pub(super) fn spotted(text: &str) -> impl Iterator<Item = (TextRange, Weight)> + '_ {
    let mut last = 0;
    WORDS.find(text).filter_map(move |found| {
        let TextRange { start, end } = found.range;
        if start < last {
            return None;
        }
        let made_up = made_up(&text[start..]).map(|length| start + length).filter(|made_up| *made_up >= end);
        let (end, weight) = made_up.map_or((end, found.value), |made_up| (made_up, Some(Weight::Name)));
        let weight = weight?;
        last = end;
        Some((start..end, weight))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_spotted_whatever_its_case() {
        let made_up = MADE_UP.iter().flat_map(|classes| {
            classes.iter().fold(vec![String::new()], |begun: Vec<String>, class| {
                begun.iter().flat_map(|begun| class.iter().map(move |word| format!("{begun}{word}"))).collect()
            })
        });
        let listed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let names = listed(NAMES).into_iter().chain(made_up).map(|word| (word, Weight::Name));
        for (word, weight) in names.chain(listed(TRADES).into_iter().map(|word| (word, Weight::Trade))) {
            for text in [format!("甲{word}乙"), format!("（{}）", word.to_ascii_uppercase())] {
                let (range, found) = spotted(&text).next().expect("it has a word");
                assert!(range.start <= 3 && range.len() >= word.len() && found == weight, "{text}");
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
