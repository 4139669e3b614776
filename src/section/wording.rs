//! The words of the statutory headings and their variants, to be found exactly or nearly.
//!
//! Derived from [`sections`]: nothing here spells a heading. [`WORDINGS`] finds all of them in one pass over simplified
//! Chinese characters; [`nearest`] forgives one wrong, missing or added character (two in long headings), unless another
//! section's heading is nearly as close. Words of fewer than six characters are never guessed.

use super::numbering::Level;
use crate::statute::label::fold;
use crate::statute::sections::{self, SectionKind};
use aho_corasick::{AhoCorasick, MatchKind};
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
}

/// All wordings, and the automaton that finds them by their place in the list.
pub(super) struct Wordings {
    pub finder: AhoCorasick,
    pub list: Vec<Wording>,
}

/// Characters from which a heading's words are not met by chance.
pub(super) const LONG: usize = 8;

/// The statutory wordings.
pub(super) static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let mut list: Vec<Wording> = Vec::new();
    for spec in sections::all() {
        for (at, label) in std::iter::once(&spec.heading).chain(spec.variants).enumerate() {
            let folded = fold(label);
            let characters = folded.chars().count();
            if list.iter().any(|wording| wording.kind == spec.kind && wording.folded == folded) {
                continue;
            }
            list.push(Wording { kind: spec.kind, folded, characters, statutory: at == 0 });
        }
    }
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(list.iter().map(|wording| wording.folded.as_bytes()))
        .expect("a few dozen short patterns fit any automaton");
    Wordings { finder, list }
});

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
    let characters = words.chars().count();
    let near = |wording: &Wording| {
        let allowed = match wording.characters {
            ..6 => return None,
            6..12 => 1,
            _ => 2,
        };
        // Two more than allowed still shows that another section is close.
        if characters.abs_diff(wording.characters) > allowed + 2 {
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
    fn no_wording_is_near_another_section_s() {
        for wording in &WORDINGS.list {
            let found = WORDINGS.finder.find(&wording.folded).map(|hit| hit.pattern().as_usize());
            assert_eq!(found.map(|at| WORDINGS.list[at].kind), Some(wording.kind), "{}", wording.folded);
            assert!(kind(&wording.folded).is_none_or(|kind| kind == wording.kind), "{}", wording.folded);
        }
    }
}
