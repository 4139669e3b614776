//! The words of the statutory headings and their variants, to be found exactly or nearly.
//!
//! Derived from [`sections`]: nothing here spells a heading. [`WORDINGS`] finds the longest of them that simplified Chinese
//! characters begin with; [`nearest`] forgives one wrong, missing or added character (two in long headings), unless another
//! section's heading is nearly as close. Words of fewer than six characters are never guessed.

use super::numbering::Level;
use crate::statute::sections::{self, SectionKind};
use crate::text::{CharSet, TRADITIONAL, fold};
use std::sync::LazyLock;

/// How surely the words are a heading's, whatever numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// The words alone tell: the law's own, or too long to be met by chance.
    Sure,
    /// Short everyday words (基本情况): only a number like its neighbours' makes them a heading.
    Weak,
}

/// A heading's or variant's Chinese characters.
pub(super) struct Wording {
    pub kind: SectionKind,
    pub folded: String,
    pub characters: usize,
    /// Whether these are the law's own words.
    pub statutory: bool,
    of: Characters,
}

/// All wordings, and what finds them without building an automaton.
pub(super) struct Wordings {
    pub list: Vec<Wording>,
    /// The first two characters of each, sorted, with its place in the list.
    begins: Vec<([u8; 3 * PAIR], usize)>,
    /// The first character of each, in both scripts.
    pub first: CharSet,
    /// Characters of the longest.
    pub longest: usize,
}

/// No wording has fewer characters.
pub(super) const PAIR: usize = 2;

/// Characters from which a heading's words are not met by chance.
pub(super) const LONG: usize = 8;

/// Characters of which every wording has one, in both scripts.
pub(super) static KEYS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("况況项項题題施表述".chars()));

/// The statutory wordings.
pub(super) static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let mut list: Vec<Wording> = Vec::new();
    for spec in sections::all() {
        for (at, label) in std::iter::once(&spec.heading).chain(spec.variants).enumerate() {
            let folded = fold(label);
            let count = folded.chars().count();
            if list.iter().any(|wording| wording.kind == spec.kind && wording.folded == folded) {
                continue;
            }
            let of = Characters::of(&folded);
            list.push(Wording { kind: spec.kind, folded, characters: count, statutory: at == 0, of });
        }
    }
    let pair = |wording: &Wording| wording.folded.as_bytes().first_chunk().copied();
    let mut begins: Vec<_> = list.iter().enumerate().filter_map(|(at, wording)| Some((pair(wording)?, at))).collect();
    begins.sort_unstable();
    let longest = list.iter().map(|wording| wording.characters).max().unwrap_or(0);
    let begins_with = |c| list.iter().any(|wording: &Wording| wording.folded.starts_with(c));
    let first: Vec<char> = list.iter().filter_map(|wording| wording.folded.chars().next()).collect();
    let traditional = TRADITIONAL.iter().filter(|(_, simplified)| begins_with(*simplified)).map(|pair| pair.0);
    let first = CharSet::of(first.into_iter().chain(traditional));
    Wordings { list, begins, first, longest }
});

impl Wordings {
    /// Whether a wording may begin with simplified Chinese characters, as far as the first two tell.
    pub fn may_begin(&self, characters: &str) -> bool {
        self.that_may_begin(characters).next().is_some()
    }

    /// The longest wording that simplified Chinese characters begin with.
    pub fn at_start(&self, characters: &str) -> Option<&Wording> {
        let mut fitting = self.that_may_begin(characters).filter(|wording| characters.starts_with(&wording.folded));
        let first = fitting.next()?;
        Some(fitting.fold(first, |best, next| if next.characters > best.characters { next } else { best }))
    }

    fn that_may_begin(&self, characters: &str) -> impl Iterator<Item = &Wording> {
        let pair = characters.as_bytes().first_chunk().copied().unwrap_or_default();
        let from = self.begins.partition_point(|(begin, _)| *begin < pair);
        let near = self.begins[from..].iter().take_while(move |(begin, _)| *begin == pair);
        near.map(|&(_, at)| &self.list[at])
    }
}

/// A set of characters: a bit each, several characters a bit.
#[derive(Clone, Copy)]
struct Characters(u64);

impl Characters {
    fn of(text: &str) -> Self {
        Self(text.chars().fold(0, |all, c| all | 1 << ((c as u32).wrapping_mul(0x9e37_79b1) >> 26)))
    }

    /// How many characters must be changed to make one text of the other, at least.
    const fn apart(self, other: Self) -> u32 {
        let (missing, added) = ((other.0 & !self.0).count_ones(), (self.0 & !other.0).count_ones());
        if missing > added { missing } else { added }
    }
}

impl Wording {
    /// How surely these words are a section's heading at `level`: below the first, （二）政府信息主动公开情况 is as often a part of
    /// the overview, and only the law's own words are sure. （一）主要问题 is never anything else.
    pub fn certainty(&self, level: Level) -> Certainty {
        let long = self.characters >= LONG;
        let problems = self.kind == SectionKind::Problems;
        let sure = if level == Level::Sub { problems || (self.statutory && long) } else { self.statutory || long };
        if sure { Certainty::Sure } else { Certainty::Weak }
    }
}

/// The wording at the smallest distance, where that is small and no other section's is nearly as small.
pub(super) fn nearest(words: &str) -> Option<&'static Wording> {
    /// Characters that may be wrong beside those of the nearest for another to be as good as near.
    const FARTHEST: u32 = 3;
    let (characters, of) = (words.chars().count(), Characters::of(words));
    let near = |wording: &Wording| {
        let allowed = match wording.characters {
            ..6 => return None,
            6..12 => 1,
            _ => 2,
        };
        // Two more than allowed still shows that another section is close.
        if characters.abs_diff(wording.characters) > allowed + 2 || of.apart(wording.of) > FARTHEST {
            return None;
        }
        Some((strsim::levenshtein(words, &wording.folded), allowed))
    };
    let (best, distance) = WORDINGS
        .list
        .iter()
        .filter_map(|wording| {
            near(wording).filter(|(distance, allowed)| distance <= allowed).map(|near| (wording, near.0))
        })
        .min_by_key(|&(_, distance)| distance)?;
    let rival =
        |wording: &&Wording| wording.kind != best.kind && near(wording).is_some_and(|(other, _)| other <= distance + 1);
    (!WORDINGS.list.iter().any(|wording| rival(&wording))).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{is_numeral, simplified};

    fn kind(words: &str) -> Option<SectionKind> {
        nearest(words).map(|wording| wording.kind)
    }

    #[test]
    fn a_slip_is_forgiven_where_no_other_section_is_close() {
        assert_eq!(kind("收到和处理政府信息公开申请情况"), Some(SectionKind::Applications));
        assert_eq!(kind("收到与处理政府信息公开申请状况"), Some(SectionKind::Applications));
        assert_eq!(kind("其他需报告的事项"), Some(SectionKind::OtherMatters));
        assert_eq!(kind("收到与办理政府信息公示申请状况"), None);
        assert_eq!(kind("政府信息公开情况"), None);
        assert_eq!(kind("总休情况"), None);
        assert_eq!(kind(""), None);
    }

    #[test]
    fn what_lines_are_asked_for_holds_for_every_wording() {
        for wording in &WORDINGS.list {
            assert!(KEYS.find(&wording.folded, 0).is_some() && wording.characters >= PAIR, "{}", wording.folded);
            // What numbers a heading in the middle of a line is no part of another's words.
            assert!(!wording.folded.starts_with(is_numeral), "{}", wording.folded);
        }
        let key = |c: char| KEYS.begins(c.encode_utf8(&mut [0; 4]));
        assert!(('\u{4e00}'..='\u{9fff}').filter(|c| key(simplified(*c))).all(key));
        let longer = WORDINGS.at_start("主要问题及改进措施").map(|wording| wording.folded.as_str());
        assert_eq!(longer, Some("主要问题及改进措施"));
        assert!(WORDINGS.at_start("要问题").is_none() && WORDINGS.at_start("主").is_none());
    }

    #[test]
    fn no_wording_is_near_another_section_s() {
        for wording in &WORDINGS.list {
            let found = WORDINGS.at_start(&wording.folded).map(|found| found.kind);
            assert_eq!(found, Some(wording.kind), "{}", wording.folded);
            assert!(kind(&wording.folded).is_none_or(|kind| kind == wording.kind), "{}", wording.folded);
        }
    }
}
