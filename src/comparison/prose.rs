//! Section by section: which sentences are new, gone, the same with other figures, and the same with the old figures.
//!
//! A sentence is known by its words; its figures are what may change. A sentence that repeats last year's figures word
//! for word is told apart, for that is where a report was copied and not brought up to date. Numbers of citizens are
//! starred. Tables and lines that are no sentences are left out.

use crate::Report;
use crate::personal;
use crate::series::{numbers, sentences};
use crate::statute::sections::SectionKind;
use crate::text::is_han;
use std::collections::HashMap;

/// What became of a section's sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The section.
    pub kind: SectionKind,
    /// Sentences that only the new report has.
    pub new: Vec<String>,
    /// Sentences that only the old report has.
    pub gone: Vec<String>,
    /// Sentences of the old report that stand there word for word, with figures in them.
    pub stale: Vec<String>,
    /// Sentences with the old words and other figures.
    pub updated: usize,
    /// Sentences that are the same and hold no figure.
    pub same: usize,
    /// Chinese characters of the new section's sentences, and those of them in sentences with the old words.
    pub letters: (usize, usize),
}

impl Prose {
    /// Whether anything but figures changed, or figures did.
    pub fn is_change(&self) -> bool {
        !self.new.is_empty() || !self.gone.is_empty() || self.updated > 0
    }

    /// How much of the new text has the old words, in hundredths; `None` where it has no sentence.
    pub fn alike(&self) -> Option<usize> {
        (self.letters.1 * 100).checked_div(self.letters.0)
    }
}

/// Compares the sections of two reports, in the new one's order, and those that are gone behind them.
pub fn prose(old: &Report, new: &Report) -> Vec<Prose> {
    let mut kinds: Vec<SectionKind> = Vec::new();
    for section in new.sections.iter().chain(&old.sections) {
        if !kinds.contains(&section.kind) {
            kinds.push(section.kind);
        }
    }
    kinds.into_iter().map(|kind| compare(kind, &of(old, kind), &of(new, kind))).collect()
}

/// The sentences of all sections of a kind, each on one line.
fn of(report: &Report, kind: SectionKind) -> Vec<String> {
    let sections = report.sections.iter().filter(|section| section.kind == kind);
    let sentences = sections.flat_map(|section| sentences(&section.text));
    let plain = |sentence: &str| {
        let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        personal::hide(&line).into_owned()
    };
    sentences.map(plain).collect()
}

fn compare(kind: SectionKind, old: &[String], new: &[String]) -> Prose {
    let mut prose =
        Prose { kind, new: Vec::new(), gone: Vec::new(), stale: Vec::new(), updated: 0, same: 0, letters: (0, 0) };
    // The old sentences that are still to be found, by their words.
    let mut left: HashMap<String, Vec<&String>> = HashMap::new();
    for sentence in old {
        left.entry(words(sentence)).or_default().push(sentence);
    }
    for sentence in new {
        let letters = sentence.chars().filter(|c| is_han(*c)).count();
        prose.letters.0 += letters;
        let Some(of_words) = left.get_mut(&words(sentence)).filter(|of_words| !of_words.is_empty()) else {
            prose.new.push(sentence.clone());
            continue;
        };
        prose.letters.1 += letters;
        let exact = of_words.iter().position(|old| *old == sentence);
        of_words.remove(exact.unwrap_or(0));
        match exact {
            None => prose.updated += 1,
            Some(_) if numbers(sentence).next().is_some() => prose.stale.push(sentence.clone()),
            Some(_) => prose.same += 1,
        }
    }
    // In the order of the old report.
    for sentence in old {
        if let Some(of_words) = left.get_mut(&words(sentence))
            && let Some(at) = of_words.iter().position(|left| std::ptr::eq(*left, sentence))
        {
            of_words.remove(at);
            prose.gone.push(sentence.clone());
        }
    }
    prose
}

/// A sentence's words: what stands in it without figures, signs and spaces.
fn words(sentence: &str) -> String {
    sentence.chars().filter(|c| c.is_alphabetic()).collect()
}
