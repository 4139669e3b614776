//! A report's sentences in a kilobyte: a sample of their pieces by which two reports are compared.
//!
//! Takes the sections' sentences without tables and digits, cuts every piece of 8 characters, and keeps the 256 smallest of
//! their hashes: of two reports, as many of the smallest are common as of all pieces (Broder 1997). Sentences are told
//! from flattened tables by their length and marks. Too short a text has no sketch.

use crate::Report;
use crate::text::is_han;
use std::collections::BTreeSet;

/// A sample of what a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Sketch {
    /// The smallest hashes of its pieces, in order; empty where it says too little.
    pub pieces: Vec<u32>,
    /// Stands for the figures in its sentences, years left out; 0 where there are too few.
    pub figures: u32,
}

/// Characters of a piece.
const PIECE: usize = 8;
/// How many are kept.
const KEPT: usize = 256;
/// Characters that are enough to compare.
const LEAST: usize = 400;
/// Figures that are enough to say that none was changed.
const FIGURES: usize = 3;
/// Classes of pieces by which texts that may be alike are found.
pub(super) const CLASSES: usize = 4;
/// Pieces in common, in hundredths, from which two texts are nearly the same.
const ALIKE: usize = 90;

impl Sketch {
    /// Of a report.
    pub fn of(report: &Report) -> Self {
        let sentences = report.sections.iter().flat_map(|section| sentences(&section.text));
        let (mut characters, mut figures): (Vec<char>, Vec<&str>) = (Vec::new(), Vec::new());
        for sentence in sentences {
            characters.extend(sentence.chars().filter(|c| is_han(*c)));
            figures.extend(numbers(sentence));
        }
        if characters.len() < LEAST {
            return Self::default();
        }
        let mut pieces: Vec<u32> = Vec::with_capacity(KEPT + 1);
        for piece in characters.windows(PIECE).map(hash) {
            // Once there are enough, few are small enough.
            if pieces.get(KEPT - 1).is_none_or(|last| piece < *last)
                && let Err(at) = pieces.binary_search(&piece)
            {
                pieces.insert(at, piece);
                pieces.truncate(KEPT);
            }
        }
        let figures = if figures.len() < FIGURES { 0 } else { hash(&figures.join(" ").chars().collect::<Vec<_>>()) };
        Self { pieces, figures }
    }

    /// The smallest piece of each of four classes; 0 where there is none. Of two texts that are nearly the same, nine in
    /// ten of these are the same, and all four differ once in ten thousand times.
    pub fn least(&self) -> [u32; CLASSES] {
        let of = |class: usize| self.pieces.iter().find(|piece| **piece as usize % CLASSES == class);
        std::array::from_fn(|class| of(class).copied().unwrap_or_default())
    }

    /// Pieces in common, in hundredths, where they are so many that the texts are nearly the same.
    pub fn likeness(&self, other: &Self) -> Option<usize> {
        let both: BTreeSet<u32> = self.pieces.iter().chain(&other.pieces).copied().collect();
        // The smallest of both together are a sample of all; how many are in each is how alike the texts are.
        let sample: Vec<u32> = both.into_iter().take(KEPT).collect();
        let of = |sketch: &Self, piece: &u32| sketch.pieces.binary_search(piece).is_ok();
        let common = sample.iter().filter(|piece| of(self, piece) && of(other, piece)).count();
        let hundredths = (common * 100).checked_div(sample.len())?;
        (hundredths >= ALIKE).then_some(hundredths)
    }
}

/// The sentences of a section's text; what is no sentence is left out.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    /// Chinese characters of the shortest and of the longest.
    const LENGTHS: std::ops::RangeInclusive<usize> = 8..=240;
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let mut characters = 0;
            let (at, mark) = rest.char_indices().find(|(_, c)| {
                characters += usize::from(is_han(*c));
                matches!(c, '。' | '；' | '！')
            })?;
            let (sentence, behind) = rest.split_at(at + mark.len_utf8());
            rest = behind;
            // A line that is no part of the sentence, such as a row of a table, stands before it.
            if LENGTHS.contains(&characters) && memchr::memchr2(b'|', b'\t', sentence.as_bytes()).is_none() {
                return Some(sentence);
            }
        }
    })
}

/// The figures of a sentence, without years.
pub(crate) fn numbers(sentence: &str) -> impl Iterator<Item = &str> {
    let mut rest = sentence;
    let all = std::iter::from_fn(move || {
        rest = &rest[rest.bytes().position(|byte| byte.is_ascii_digit())?..];
        let (number, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
        rest = behind;
        Some(number)
    });
    all.filter(|number| !(number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))))
}

/// FNV-1a, stirred so that the smallest values are a fair sample.
fn hash(characters: &[char]) -> u32 {
    let folded = characters
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3));
    let stirred = (folded ^ folded >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (stirred ^ stirred >> 29).wrapping_mul(0xc4ce_b9fe_1a85_ec53).wrapping_shr(32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    /// Sentences that no two numbers share.
    fn sentence(number: usize, figure: usize) -> String {
        let words: Vec<char> =
            "公开信息工作机制目录平台部门单位群众政策解读审查培训监督制度栏目专区更新内容范围程序".chars().collect();
        let word = |at: usize| words[(number * 31 + at * at * 7 + at * number) % words.len()];
        format!("{}{figure}件。", (0..24).map(word).collect::<String>())
    }

    fn sketch(numbers: impl Iterator<Item = usize>, figure: usize) -> Sketch {
        let mut report = sound(E2021).build();
        report.sections[0].text = numbers.map(|number| sentence(number, figure)).collect();
        Sketch::of(&report)
    }

    #[test]
    fn as_alike_as_their_sentences() {
        let one = sketch(0..40, 12);
        assert_eq!(one.likeness(&sketch(0..40, 12)), Some(100));
        assert_eq!(one.figures, sketch(0..40, 12).figures);
        // Other figures are other figures in the same words.
        let other = sketch(0..40, 13);
        assert!(one.likeness(&other) == Some(100) && one.figures != other.figures);
        let moved = sketch(1..41, 12);
        assert!(one.likeness(&moved).is_some() && one.least().iter().zip(moved.least()).any(|(a, b)| *a == b));
        assert_eq!(one.likeness(&sketch(20..60, 12)), None);
        assert_eq!(sketch(0..10, 12), Sketch::default());
        assert_eq!(Sketch::default().likeness(&Sketch::default()), None);
    }

    #[test]
    fn tables_are_no_sentences() {
        let of = |text: &str| sentences(text).collect::<Vec<_>>().len();
        assert_eq!(of("全年主动公开政府信息十二条。"), 1);
        assert_eq!(of("（二）部分公开 | 0 | 0 | 1 | 0 | 0 | 0 | 1。"), 0);
        assert_eq!(of("无。"), 0);
    }
}
