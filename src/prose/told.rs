//! The figures told so far, each with what the reader knows of it beside what it tells.
//!
//! Answers what a sentence refers back to: the whole that a list divides, the figure a share or a comparison belongs to.
//! At the end it settles what only the whole report can tell: lists that are complete, and cells told twice.

use super::classes::*;
use super::clauses::Clause;
use super::frames::{Frame, Kind, Means, with_own};
use super::token::{Counts, Number};
use crate::report::{Figure, Listing, Precision, Sense};
use crate::statute::CellKey;
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
    /// What its own words say of the matter: that it is disclosure, that these are applications.
    pub matter: Classes,
    /// Whether it stands in no list and no bracket.
    pub level: bool,
    /// Whether it stands in brackets.
    pub inside: bool,
    /// The sentence it stands in.
    pub sentence: usize,
    /// What it is of whom, where it is not the report's of its year.
    pub of_other: Option<(Whose, &'static Frame)>,
}

/// Why a figure is not the report's own of its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// It is another body's.
    Body,
    /// It is another time's.
    Time,
}

impl Known {
    /// What is known of a figure of which nobody knows what it is.
    pub const fn unsure(counts: Counts, inside: bool, sentence: usize) -> Self {
        Self { frame: None, words: None, counts, matter: NONE, level: false, inside, sentence, of_other: None }
    }

    /// Whether it counts applications that came in, or some of them by their way or by who applied.
    pub fn is_received(&self) -> bool {
        let is_part = |frame: &Frame| matches!(frame.kind, Kind::Channel | Kind::Applicant);
        self.frame.is_some_and(|frame| frame.tells_all_received() || is_part(frame))
    }

    /// Whether it counts disputes, or what came of them.
    pub fn is_of_disputes(&self) -> bool {
        self.frame.is_some_and(Frame::is_dispute)
    }
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

    /// What a clause counts that sums up its sentence, by what the parts are: 网络9件，信函3件，共12件; 上半年9件，下半年3件，全年共12件. Behind
    /// the figure of another year the own one needs no words: 2015年收到9件，2016年12件.
    pub fn sum(&self, sentence: usize, clause: &Clause, number: &Number) -> Option<&'static Frame> {
        let is_sum = |count: usize| {
            let parts = &self.figures[self.figures.len() - count..];
            count > 1 && parts.iter().map(|part| part.value).sum::<Decimal>() == number.value
        };
        let total = clause.classes.any(TOTAL);
        let of_sentence = self.known.iter().rev().take_while(|known| known.sentence == sentence);
        let last = of_sentence.clone().next()?;
        if let Some((whose, frame)) = last.of_other {
            let others: Vec<&Frame> = of_sentence.map_while(|known| Some(known.of_other?.1)).collect();
            let is_same = |other: &&Frame| other.name == frame.name && frame.counts.contains(&number.counts);
            // What some bodies did adds up to no more than that, unless the whole area is named.
            let names_all = whose == Whose::Time || clause.classes.any(AREA);
            let sums = total && names_all && clause.says_only(TOTAL | YEAR | AREA) && is_sum(others.len());
            let is_year = whose == Whose::Time
                && clause.classes.any(YEAR | YEAR_END)
                && clause.says_only(YEAR | YEAR_END | frame.own);
            return (others.iter().all(is_same) && (sums || is_year)).then_some(frame);
        }
        // 检索费9元、邮寄费3元，共12元
        let paid = of_sentence.clone().take_while(|known| known.counts == Counts::Money).count();
        let is_fee = |count: usize| self.known[self.known.len() - count].words.is_some_and(|frame| frame.own.any(FEE));
        if clause.is_total() && is_sum(paid) && is_fee(paid) {
            return with_own(FEE | COLLECT);
        }
        // 收到公民的申请9件，企业的3件，共12件: each of one kind of applicants, or on one subject.
        let count = of_sentence.clone().count();
        let is_of_some = |first: &Known| first.frame.is_none() && first.words.is_some_and(Frame::tells_all_received);
        if clause.is_total() && is_sum(count) && is_of_some(&self.known[self.known.len() - count]) {
            return with_own(RECEIVE);
        }
        let parts: Vec<&Frame> = of_sentence.map_while(|known| known.frame).collect();
        let ways = |kinds: &[Kind]| parts.iter().take_while(|frame| kinds.contains(&frame.kind)).count();
        let (count, own) = match last.frame?.kind {
            Kind::Channel | Kind::Applicant => (ways(&[Kind::Channel, Kind::Applicant]), RECEIVE),
            Kind::Way => (ways(&[Kind::Way]), DISCLOSE),
            _ if parts[0].own == CARRIED_OVER && parts.get(1)?.own.any(RECEIVE) => (2, RECEIVE | CARRIED_OVER | TOTAL),
            _ => return None,
        };
        // 总数12件
        let says = clause.is_total() || !clause.is_bare() && clause.says_only(TOTAL | INFORMATION | own);
        with_own(own).filter(|_| says && is_sum(count))
    }

    /// The last figure outside lists and brackets of which this holds.
    pub fn last(&self, is: impl Fn(&Known) -> bool) -> Option<usize> {
        self.known.iter().rposition(|known| known.level && is(known))
    }

    /// What was received, of the figures from `from` on.
    pub fn received(&self, from: usize) -> Option<usize> {
        self.last(|known| known.frame.is_some_and(|frame| frame.own.any(RECEIVE))).filter(|&at| at >= from)
    }

    /// The figure told beside a whole that counts otherwise: 培训班9次，培训90人次.
    pub fn beside(&self, whole: usize, counts: Counts) -> Option<usize> {
        self.last(|known| known.sentence == self.known[whole].sentence && known.counts == counts)
    }

    /// What a sentence told of this before a figure was of all matters: the sentence that is read, or the one before where it has
    /// told nothing yet.
    pub fn forget(&mut self, before: usize, is: impl Fn(&Figure, &Known) -> bool) -> bool {
        let told = |at: &usize| is(&self.figures[*at], &self.known[*at]);
        let Some(last) = (0..before).rev().find(told) else { return false };
        let sentence = self.known[last].sentence;
        let mut behind = self.known[last..before].iter();
        if last < self.of_sentence && behind.any(|known| known.level && known.sentence != sentence) {
            return false;
        }
        for (figure, known) in self.figures[..before].iter_mut().zip(&self.known) {
            if known.sentence == sentence && is(figure, known) {
                figure.means = &[];
            }
        }
        true
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

    /// The parts told last overlap: they need not add up.
    pub fn open_last_list(&mut self) {
        let Some(last) = self.figures.last().and_then(|figure| figure.part_of) else { return };
        let parts = self.figures.iter_mut().filter_map(|figure| figure.part_of.as_mut());
        for part in parts.filter(|part| part.list == last.list) {
            part.listing = Listing::Open;
        }
    }

    /// 全部办结。其中…: outcomes of what was all dealt with divide it, where more than a few are named.
    pub fn complete_outcomes(&mut self) {
        /// Outcomes from which a list is no selection.
        const MANY: usize = 4;
        let mut lists: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (at, (figure, known)) in self.figures.iter().zip(&self.known).enumerate() {
            let is_outcome = known.frame.is_some_and(|frame| frame.kind == Kind::Outcome);
            if let Some(part) = figure.part_of.filter(|part| is_outcome && self.done.contains(&part.whole)) {
                lists.entry((part.list, part.whole)).or_default().push(at);
            }
        }
        for at in lists.into_values().filter(|parts| parts.len() >= MANY).flatten() {
            if let Some(part) = self.figures[at].part_of.as_mut().filter(|part| part.listing == Listing::Some) {
                part.listing = Listing::All;
            }
        }
    }

    /// 收到书面申请3件, where no other way and no whole is told: all that was received.
    pub fn complete_written(&mut self, means: Means) {
        let is_channel = |&at: &usize| self.frame(at).is_some_and(|frame| frame.kind == Kind::Channel);
        let mut channels = (0..self.known.len()).filter(is_channel);
        let (Some(at), None) = (channels.next(), channels.next()) else { return };
        let written = self.known[at];
        // 通过网站办理3件、书面申请2件: who knows what the three are.
        let tells_more = |known: &Known| {
            known.frame.is_some_and(|frame| frame.own.any(RECEIVE))
                || known.sentence == written.sentence && known.frame.is_none_or(|frame| frame.own.any(HANDLE))
        };
        let is_written = written.level && written.frame.is_some_and(|frame| frame.own == WRITTEN);
        if is_written && !self.known.iter().any(tells_more) {
            self.figures[at].means = means;
        }
    }

    /// Two results side by side that one cell counts are parts of it, and neither is it: 驳回2件，维持1件.
    pub fn drop_shared(&mut self) {
        let of_result = |known: &Known| known.words.filter(|frame| frame.kind == Kind::Result);
        for at in 1..self.figures.len() {
            let [one, other] = [&self.known[at - 1], &self.known[at]];
            let names =
                [one, other].map(|known| of_result(known).map(|frame| (frame.name, frame.in_2021, known.sentence)));
            let lists = [at - 1, at].map(|at| self.figures[at].part_of.map(|part| part.list));
            let is_apart = self.figures[at - 1].span != self.figures[at].span;
            if names[0].is_some() && names[0] == names[1] && lists[0] == lists[1] && is_apart {
                (self.figures[at - 1].means, self.figures[at].means) = (&[], &[]);
            }
        }
    }

    /// One cell with two values: the first if it is the largest and the other is not told right beside it, else none.
    pub fn drop_contradictions(&mut self) {
        let mut of_cell: HashMap<&[CellKey], Vec<usize>> = HashMap::new();
        for (at, figure) in self.figures.iter().enumerate() {
            if let Some(cells) = figure.means.first() {
                of_cell.entry(*cells).or_default().push(at);
            }
        }
        for same in of_cell.into_values() {
            // What is only about so much contradicts nothing, and says less than what is exact; so does what is implied.
            let is_said = |&at: &usize| self.figures[at].sense != Sense::Implied;
            let some_said = same.iter().any(is_said);
            let is_exact = |at: &usize| self.figures[*at].precision == Precision::Exact && (is_said(at) || !some_said);
            let Some(first) = same.iter().find(|at| is_exact(at)) else { continue };
            let value = self.figures[*first].value;
            let others: Vec<usize> = same.iter().copied().filter(|&at| self.figures[at].value != value).collect();
            // Applications go from one stage to the next: 收到9件，受理8件.
            let is_stage = self.known[*first].words.is_some_and(|frame| frame.own == RECEIVE);
            let is_beside =
                |at: usize| !is_stage && at == first + 1 && self.known[at].sentence == self.known[*first].sentence;
            let gives_way = |&at: &usize| {
                let other = self.figures[at].value;
                other < value && (other.is_zero() || !is_beside(at))
            };
            let is_largest = others.iter().filter(|at| is_exact(at)).all(gives_way);
            for at in if is_largest { others } else { same } {
                self.figures[at].means = &[];
            }
        }
    }
}
