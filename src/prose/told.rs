//! The figures told so far, each with what the reader knows of it beside what it tells.
//!
//! Answers what a sentence refers back to: the whole that a list divides, the figure a share or a comparison belongs to.
//! At the end it settles what only the whole report can tell: lists that are complete, and cells told twice.

use super::classes::{CARRIED_FORWARD, CARRIED_OVER, Classes, DISCLOSE, HANDLE, RECEIVE, TOTAL, WRITTEN};
use super::frames::{Frame, Kind, Means};
use super::numbers::Counts;
use crate::report::{Figure, Listing, PartOf, Precision, Sense};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// The figures of one report.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub figures: Vec<Figure>,
    /// What else is known of each figure.
    pub known: Vec<Known>,
    /// Figures of applications that are said to be all dealt with: their outcomes divide them.
    pub done: BTreeSet<usize>,
    /// The first figure of the sentence that is read.
    of_sentence: usize,
}

/// What the reader knows of a figure beside what it tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub frame: Option<&'static Frame>,
    /// The frame that its words fit, though its time or its body may be another.
    pub words: Option<&'static Frame>,
    pub counts: Counts,
    /// Whether it stands in no list and no bracket.
    pub level: bool,
    /// Whether it stands in brackets.
    pub inside: bool,
    /// The sentence it stands in.
    pub sentence: usize,
}

impl Told {
    /// Adds a figure.
    pub fn push(&mut self, figure: Figure, known: Known) {
        self.figures.push(figure);
        self.known.push(known);
    }

    /// Begins a sentence: what it tells stands behind all that was told before.
    pub fn begin_sentence(&mut self) {
        self.of_sentence = self.figures.len();
    }

    /// Whether the sentence that is read has told nothing yet.
    pub fn begins_sentence(&self) -> bool {
        self.of_sentence == self.figures.len()
    }

    /// What is known of the figures of the sentence that is read.
    pub fn known_of_sentence(&self, sentence: usize) -> impl Iterator<Item = &Known> {
        self.known[self.of_sentence..].iter().filter(move |known| known.sentence == sentence)
    }

    /// The frame that a figure fits.
    pub fn frame(&self, figure: usize) -> Option<&'static Frame> {
        self.known[figure].frame
    }

    pub fn is_applicant(&self, figure: usize) -> bool {
        self.known[figure].frame.is_some_and(|frame| frame.kind == Kind::Applicant)
    }

    /// The figure that a list led here divides: the last of its sentence outside lists, else of the last sentence that
    /// has one; of the same counter, where that is known.
    pub fn whole(&self, sentence: usize, counts: Option<Counts>) -> Option<usize> {
        let at_level = (0..self.known.len()).rev().filter(|&at| self.known[at].level);
        // What its sentence told stands at the end.
        let own: Vec<usize> = at_level.clone().take_while(|&at| self.known[at].sentence == sentence).collect();
        let near = if own.is_empty() {
            let last = at_level.clone().next()?;
            // What is itself a part of something, or is only carried on, is no whole of the next sentence's parts.
            let is_carried = |frame: &Frame| frame.own.any(CARRIED_OVER | CARRIED_FORWARD) && !frame.own.any(RECEIVE);
            let is_whole =
                |at: &usize| self.known[*at].frame.is_none_or(|frame| frame.kind == Kind::Whole && !is_carried(frame));
            at_level.take_while(|&at| self.known[at].sentence == self.known[last].sentence).filter(is_whole).collect()
        } else {
            own
        };
        near.into_iter().find(|&at| counts.is_none_or(|counts| self.known[at].counts == counts))
    }

    /// What a figure is to which the last ones of its sentence add up: all ways applications came by, or all applicants, are what
    /// was received; what is new and what was carried over are both; all ways of disclosure are what was disclosed.
    pub fn sum(&self, sentence: usize, value: Decimal) -> Option<Classes> {
        let of_sentence = self.known.iter().rev().take_while(|known| known.sentence == sentence);
        let parts: Vec<&Frame> = of_sentence.map_while(|known| known.frame).collect();
        let last = *parts.first()?;
        let (count, own) = match last.kind {
            Kind::Channel | Kind::Applicant => {
                let divides = |frame: &&&Frame| matches!(frame.kind, Kind::Channel | Kind::Applicant);
                (parts.iter().take_while(divides).count(), RECEIVE)
            }
            Kind::Way => (parts.iter().take_while(|frame| frame.kind == Kind::Way).count(), DISCLOSE),
            _ if last.own == CARRIED_OVER && parts.get(1)?.own.any(RECEIVE) => (2, RECEIVE | CARRIED_OVER | TOTAL),
            _ => return None,
        };
        let sum: Decimal = self.figures[self.figures.len() - count..].iter().map(|part| part.value).sum();
        (count > 1 && sum == value).then_some(own)
    }

    /// What was received, of the figures from `from` on.
    pub fn received(&self, from: usize) -> Option<usize> {
        let is_it = |known: &Known| known.level && known.frame.is_some_and(|frame| frame.own.any(RECEIVE));
        (from..self.known.len()).rev().find(|&at| is_it(&self.known[at]))
    }

    /// The figure told beside a whole that counts otherwise: 培训班9次，培训90人次.
    pub fn beside(&self, whole: usize, counts: Counts) -> Option<usize> {
        let sentence = self.known[whole].sentence;
        (0..self.known.len())
            .rev()
            .find(|&at| self.known[at].level && self.known[at].sentence == sentence && self.known[at].counts == counts)
    }

    /// The last whole of a kind of dispute.
    pub fn dispute(&self, kind: Classes) -> Option<usize> {
        let is_it = |known: &Known| known.level && known.frame.is_some_and(|frame| frame.own == kind);
        self.known.iter().rposition(is_it)
    }

    /// The disputes that a sentence told before a figure were of all matters.
    pub fn forget_disputes(&mut self, sentence: usize, before: usize) {
        for (figure, known) in self.figures[..before].iter_mut().zip(&self.known) {
            if known.sentence == sentence && known.frame.is_some_and(Frame::is_dispute) {
                figure.means = &[];
            }
        }
    }

    /// Whether a list has a part of this meaning already; parts are told after their whole.
    pub fn told_in(&self, list: usize, whole: usize, frame: &'static Frame) -> bool {
        let mut parts = self.figures[whole..].iter().zip(&self.known[whole..]);
        parts.any(|(figure, known)| {
            figure.part_of.is_some_and(|part| part.list == list)
                && known.frame.is_some_and(|known| known.name == frame.name)
        })
    }

    /// The last figure of the sentence that is read, in brackets or outside them; no comparison.
    pub fn last_of(&self, sentence: usize, inside: bool) -> Option<usize> {
        let of_sentence =
            (self.of_sentence..self.figures.len()).rev().filter(|&at| self.known[at].sentence == sentence);
        let mut of_kind = of_sentence.clone().filter(|&at| self.known[at].inside == inside);
        of_kind.next().or_else(|| of_sentence.clone().next().filter(|_| inside))
    }

    /// 全部办结。其中…: outcomes of what was all dealt with divide it, where more than a few are named.
    pub fn complete_outcomes(&mut self) {
        /// Outcomes from which a list is no selection.
        const MANY: usize = 4;
        let is_outcome = |at: usize| self.known[at].frame.is_some_and(|frame| frame.kind == Kind::Outcome);
        let parts: Vec<(usize, PartOf)> = (0..self.figures.len())
            .filter(|&at| is_outcome(at))
            .filter_map(|at| Some((at, self.figures[at].part_of?)))
            .collect();
        let mut of_list: HashMap<(usize, usize), usize> = HashMap::new();
        for (_, part) in &parts {
            *of_list.entry((part.list, part.whole)).or_default() += 1;
        }
        for (at, part) in parts {
            let is_selection = of_list[&(part.list, part.whole)] < MANY;
            if self.done.contains(&part.whole) && part.listing == Listing::Some && !is_selection {
                self.figures[at].part_of = Some(PartOf { listing: Listing::All, ..part });
            }
        }
    }

    /// 收到书面申请3件, where no other way and no whole is told: all that was received.
    pub fn complete_written(&mut self, means: Means) {
        let is = |of: &dyn Fn(&Frame) -> bool| self.known.iter().filter(|known| known.frame.is_some_and(of)).count();
        let alone = is(&|frame| frame.kind == Kind::Channel) == 1 && is(&|frame| frame.own.any(RECEIVE)) == 0;
        let written =
            self.known.iter().position(|known| known.level && known.frame.is_some_and(|frame| frame.own == WRITTEN));
        // 通过网站办理3件、书面申请2件: who knows what the three are.
        let is_beside = |at: usize, known: &Known| {
            known.sentence == self.known[at].sentence && known.frame.is_none_or(|frame| frame.own.any(HANDLE))
        };
        let is_alone = |&at: &usize| alone && !self.known.iter().any(|known| is_beside(at, known));
        if let Some(written) = written.filter(is_alone) {
            self.figures[written].means = means;
        }
    }

    /// One cell with two values: the first if it is the largest, else none.
    pub fn drop_contradictions(&mut self) {
        for at in 0..self.figures.len() {
            let means = self.figures[at].means;
            let is_same = |figure: &Figure| figure.means.first() == means.first();
            if means.is_empty() || self.figures[..at].iter().any(is_same) {
                continue;
            }
            // What is only about so much contradicts nothing, and says less than what is exact; so does what is implied.
            let same: Vec<usize> = (at..self.figures.len()).filter(|&other| is_same(&self.figures[other])).collect();
            let is_said = |&other: &usize| self.figures[other].sense != Sense::Implied;
            let some_said = same.iter().any(is_said);
            let is_exact =
                |other: &usize| self.figures[*other].precision == Precision::Exact && (is_said(other) || !some_said);
            let Some(first) = same.iter().copied().find(is_exact) else { continue };
            let value = self.figures[first].value;
            let others = || same.iter().copied().filter(|&other| self.figures[other].value != value);
            let largest = others().filter(is_exact).all(|other| self.figures[other].value < value);
            let unsure: Vec<usize> = if largest { others().collect() } else { same.clone() };
            for figure in unsure {
                self.figures[figure].means = &[];
            }
        }
    }
}
