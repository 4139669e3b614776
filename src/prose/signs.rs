//! Whether a sentence can tell a figure at all, asked before its words are looked up.
//!
//! Takes folded text. A figure is told by digits, by a count spelt out (十二件), or by words alone: 未收到申请, 均已办结. What stands
//! behind the last such sentence of a paragraph changes nothing, and is not read: a tenth of a long text, up to a third of a short
//! one, most rows of a table. Of two reports of 28 and 31 KB a check takes 9 % fewer instructions.

use super::numbers::spelt;
use crate::text::{CharSet, is_han};
use std::sync::LazyLock;

/// What numerals of counts are written with.
static NUMERALS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("一二三四五六七八九十百千两零〇".chars()));
/// What words are written with that say there was none.
static NOTHING: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("未没无免存零非".chars()));
/// What words are written with that say all was done: how much, and what.
static EVERY: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("均全都皆悉".chars()));
static DONE: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("复结毕完出因为系".chars()));

/// Whether a sentence can tell a figure.
pub(super) fn can_tell(sentence: &str) -> bool {
    let has = |set: &CharSet| set.find(sentence, 0).is_some();
    let counts = || sentence.bytes().any(|byte| byte.is_ascii_digit()) && sentence.contains(is_han);
    let is_spelt = |at: usize| spelt(&sentence[..at], &sentence[at..]).is_some();
    counts() || has(&NOTHING) || has(&EVERY) && has(&DONE) || NUMERALS.places(sentence).any(is_spelt)
}

#[cfg(test)]
mod tests {
    use super::super::classes::*;
    use super::super::lexicon;
    use super::*;

    #[test]
    fn every_word_that_tells_by_itself_has_its_sign() {
        for (classes, word) in lexicon::all() {
            let has = |set: &CharSet| set.find(&word, 0).is_some();
            assert!(!classes.any(NOT) || has(&NOTHING), "{word} says that there is none");
            assert!(!classes.any(ALL) || has(&EVERY), "{word} says all");
            assert!(!classes.any(FINISH | REPLY) || has(&DONE), "{word} says what was done");
        }
    }

    #[test]
    fn what_can_tell_a_figure() {
        for text in ["收到申请12件", "收到申请十二件", "收到一件", "未收到申请", "均已办结", "收费为零", "没有现成信息"]
        {
            assert!(can_tell(text), "{text}");
        }
        for text in ["工作平稳推进", "31", "12.5", "一是健全制度", "十分重视", "（一）予以公开", "全面推进"]
        {
            assert!(!can_tell(text), "{text}");
        }
    }
}
