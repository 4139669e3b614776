//! A list of words as the program tells them: one string, spaces between.
//!
//! For words of which only whether one is there counts: what a line begins with, what a name ends in. Words that mean
//! something each are rows of a [`Matcher`](super::Matcher), in the same notation. Takes folded or plain text as it is.

/// A list of words, one blank between two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordList(pub &'static str);

impl WordList {
    /// The words, in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// Whether one of them begins a text.
    pub fn begins(self, text: &str) -> bool {
        let Some(first) = text.bytes().next() else { return false };
        // Few words begin with its first byte, and to cut out all the others takes ten times as long.
        let is_first = |at: &usize| *at == 0 || self.0.as_bytes()[at - 1] == b' ';
        memchr::memchr_iter(first, self.0.as_bytes())
            .filter(is_first)
            .any(|at| text.starts_with(first_word(&self.0[at..])))
    }

    /// Whether a text ends in one of them.
    pub fn ends(self, text: &str) -> bool {
        let Some(last) = text.bytes().next_back() else { return false };
        let is_last = |at: &usize| self.0.as_bytes().get(at + 1).is_none_or(|next| *next == b' ');
        memchr::memchr_iter(last, self.0.as_bytes()).filter(is_last).any(|at| text.ends_with(last_word(&self.0[..=at])))
    }

    /// Whether a text holds one of them.
    pub fn is_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether a text is one of them.
    pub fn has(self, text: &str) -> bool {
        self.iter().any(|word| word == text)
    }
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

fn last_word(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_spaces() {
        const LIST: WordList = WordList(
            "甲 乙丙 \
             丁",
        );
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["甲", "乙丙", "丁"]);
        assert!(LIST.begins("丁子") && !LIST.begins("子丁"));
        assert!(LIST.ends("子乙丙") && !LIST.ends("乙丙子"));
        assert!(LIST.is_in("子甲丑") && !LIST.is_in("乙子丙"));
        assert!(LIST.has("丁") && !LIST.has("丁甲") && !LIST.has(""));
    }
}
