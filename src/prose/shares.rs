//! Percentages → the wholes they may be shares of, and growths.
//!
//! A share belongs to the whole that its words name (占答复总数), and where they name none to any whole told in the same
//! section, before or behind it. 占全省的3% is of something that nobody told.

use super::classes::*;
use super::clauses::Clause;
use super::frames::Kind as FrameKind;
use super::token::{Kind, Number, Token};
use super::told::Told;
use crate::report::{Figure, Precision};
use rust_decimal::Decimal;

/// Shares whose wholes are not known yet.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// Each with what its words name: answers, applications received, disputes; nothing where any whole will do.
    open: Vec<(usize, Classes)>,
    /// The earlier figure told before its percentage, with the figure it is compared with: 增加48件，增长20%.
    earlier: Option<(crate::span::Span, Decimal)>,
}

impl Shares {
    /// A share told with a figure, by this clause.
    pub fn push(&mut self, figure: usize, clause: &Clause) {
        let named = REPLY | FINISH | RECEIVE | DISPUTES;
        let known = of! { FILL TOTAL SHARE INFORMATION DISCLOSE APPLICATION ASKING OWN JOINS ALL STAFF };
        let is_known = |token: &Token| matches!(token.kind, Kind::Percent(..)) || token.classes().any(known | named);
        let named = if clause.classes.any(REPLY | FINISH) { REPLY | FINISH } else { clause.classes & named };
        if clause.tokens.iter().all(is_known) {
            self.open.push((figure, named));
        }
    }

    /// Gives each share its wholes among the figures from `from` on, where the section ends.
    pub fn settle(&mut self, told: &mut Told, from: usize) {
        let Told { figures, known, .. } = told;
        let open = std::mem::take(&mut self.open);
        for (at, named) in open {
            let part = &figures[at];
            let own = part.part_of.map(|part| part.whole);
            let is_nested = divides_a_part(figures, at);
            let is_base = |&other: &usize| {
                let (figure, made) = (&figures[other], known[other]);
                let fits = if named.is_empty() {
                    // What is a part itself divides nothing but its own parts.
                    let is_level = made.level && made.frame.is_none_or(|frame| !frame.kind.is_part());
                    !is_nested && (is_level || Some(other) == own)
                } else {
                    made.frame.is_some_and(|frame| frame.kind == FrameKind::Whole && frame.own.any(named))
                };
                fits && other != at
                    && made.counts == known[at].counts
                    && figure.value >= part.value
                    && !figure.value.is_zero()
            };
            let mut of: Vec<usize> = (from..figures.len()).filter(is_base).collect();
            // The likeliest first: its own whole, then what is understood, the nearest before it.
            of.sort_by_key(|&whole| (Some(whole) != own, known[whole].frame.is_none(), whole > at, whole.abs_diff(at)));
            let is_whole = |&at: &usize| Some(at) == own || known[at].level && known[at].frame.is_some();
            // Where no whole that is understood was told, nothing is judged.
            if of.iter().any(is_whole)
                && let Some(share) = figures[at].share.as_mut()
            {
                share.of = of;
            }
        }
    }

    /// The growth a comparison tells of a figure: from what, by how many percent with how many digits, and where that stands.
    pub fn growth<'c>(&mut self, figure: &Figure, clause: &'c Clause) -> Option<(Decimal, Decimal, u32, &'c Token)> {
        let rises = clause.classes.any(RISES);
        // 两项分别增长15%、10% tells two growths, 年均增长 that of a part of the time.
        if rises == clause.classes.any(FALLS) || clause.classes.any(DIVIDES | MODAL) {
            return None;
        }
        let direction = clause.tokens.iter().find(|token| token.classes().any(RISES | FALLS))?;
        let is_same = |number: &Number| number.counter == figure.counter && number.precision == Precision::Exact;
        let from = match clause.counted().find(|(_, number)| is_same(number)) {
            Some((token, earlier)) if token.range.start < direction.range.start => Some(earlier.value),
            Some((_, difference)) if rises => Some(figure.value - difference.value),
            Some((_, difference)) => Some(figure.value + difference.value),
            None => self.earlier.filter(|(span, _)| *span == figure.span).map(|(_, from)| from),
        };
        self.earlier = from.map(|from| (figure.span, from));
        let (token, percent, digits) = clause.percent()?;
        Some((from?, if rises { percent } else { -percent }, digits, token))
    }
}

/// Whether a part is of a list that fits into the part told before it: 政策法规类31条，其中法规15条、规范性文件16条，占1% tells the share of
/// either.
fn divides_a_part(figures: &[Figure], at: usize) -> bool {
    let Some(part) = figures[at].part_of else { return false };
    let is_of_list = |figure: &Figure| figure.part_of.is_some_and(|of| of.list == part.list);
    let first = figures.iter().position(is_of_list).unwrap_or(at);
    let sum: Decimal = figures[first..=at].iter().filter(|figure| is_of_list(figure)).map(|figure| figure.value).sum();
    figures[..first].last().is_some_and(|before| {
        before.part_of.is_some_and(|of| of.whole == part.whole)
            && before.sentence == figures[at].sentence
            && sum <= before.value
    })
}
