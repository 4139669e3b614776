//! Many words at once: every word of a list that stands in a text, found in one pass.
//!
//! From left to right, the longest where several begin, none inside another. Built once and kept by who has the list
//! (`LazyLock`). Latin letters are found in either case.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::ops::Range;

/// An automaton for a list of words.
#[derive(Debug)]
pub(crate) struct Matcher {
    automaton: AhoCorasick,
}

/// A word found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Which of the list it is.
    pub word: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Matcher {
    /// A matcher for these words; one that stands in the list twice is found as the first of the two.
    pub fn new<W: AsRef<[u8]>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
        builder.kind(Some(AhoCorasickKind::ContiguousNFA));
        let automaton = builder.build(words).expect("a list of words in the program is small enough for an automaton");
        Self { automaton }
    }

    /// The words in a text, in order.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let found = self.automaton.find_iter(text);
        found.map(|found| Found { word: found.pattern().as_usize(), range: found.range() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_that_begins_first_is_found() {
        let words = ["公开", "主动公开", "公开信息", "App"];
        let matcher = Matcher::new(words);
        let text = "主动公开信息，公开信息，aPP";
        let found: Vec<(&str, &str)> = matcher.find(text).map(|at| (words[at.word], &text[at.range])).collect();
        assert_eq!(found, [("主动公开", "主动公开"), ("公开信息", "公开信息"), ("App", "aPP")]);
    }
}
