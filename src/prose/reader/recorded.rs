//! What is kept of a number once it is known what it is: the figure with its place, its share, its growth.
//!
//! Takes a number with the frame it fits, or none. A comparison's own figure is kept without a meaning; what it says of the
//! figure before it is that figure's growth.

use super::super::classes::*;
use super::super::clauses::Clause;
use super::super::frames::Frame;
use super::super::mind::Scope;
use super::super::running::Paragraph;
use super::super::sense::Found;
use super::super::told::Known;
use super::super::trace::Seen;
use super::{Counted, Reader};
use crate::report::{Change, Figure, PartOf, Precision, Sense, Share};
use rust_decimal::Decimal;
use std::ops::Range;

impl Reader<'_, '_> {
    pub(super) fn figure(
        &self,
        counted: Counted<'_>,
        frame: Option<&'static Frame>,
        part_of: Option<PartOf>,
    ) -> Figure {
        let Counted { number, token, clause, paragraph, .. } = counted;
        let from = clause.first_but(SOME | DIVIDES).map_or(token.range.start, |first| first.range.start);
        Figure {
            precision: number.precision,
            subject: paragraph.text().get(from..token.range.start).unwrap_or_default().to_owned(),
            means: frame.map_or(&[], |frame| frame.means(self.context.edition)),
            part_of,
            sense: if frame.is_some() { Sense::Understood } else { Sense::Unsure },
            ..self.figure_at(paragraph, &token.range, number.value, number.counter)
        }
    }

    /// So much of something, told here: of what is not known.
    pub(super) fn figure_at(
        &self,
        paragraph: &Paragraph,
        range: &Range<usize>,
        value: Decimal,
        counter: &'static str,
    ) -> Figure {
        let place = paragraph.range(range);
        Figure {
            value,
            raw: self.document.slice(&place).to_owned(),
            counter,
            precision: Precision::Exact,
            span: self.document.span(&place),
            sentence: self.sentence,
            subject: String::new(),
            means: &[],
            part_of: None,
            share: None,
            change: None,
            sense: Sense::Unsure,
        }
    }

    pub(super) fn compared(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &Scope) {
        let last = self.told.last_of(scope.sentence, clause.inside);
        for (token, number) in clause.counted() {
            let figure = self.figure(Counted { number, token, clause, next: &[], paragraph }, None, None);
            self.told.push(figure, Known::unsure(number.counts, clause.inside, usize::MAX));
        }
        if let Some(figure) = last.map(|last| &mut self.told.figures[last])
            && let Some((from, percent, digits, token)) = self.shares.growth(figure, clause)
            && figure.change.is_none()
        {
            let range = paragraph.range(&token.range);
            let raw = self.document.slice(&range).to_owned();
            figure.change = Some(Change { from, percent, digits, span: self.document.span(&range), raw });
        }
        self.note(paragraph, clause, &Err("a comparison"));
    }

    /// Whether a percentage alone in brackets stands behind a part of something: its share, for nothing else was told of it.
    pub(super) fn is_note_of_part(&self, clause: &Clause, scope: &Scope) -> bool {
        let last = self.told.last_of(scope.sentence, clause.inside);
        clause.inside && clause.tokens.len() == 1 && last.is_some_and(|last| self.told.figures[last].part_of.is_some())
    }

    pub(super) fn share(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &Scope) {
        let Some((token, percent, digits)) = clause.percent() else { return };
        let last = self.told.last_of(scope.sentence, clause.inside);
        let Some(last) = last.filter(|&last| self.told.figures[last].share.is_none()) else { return };
        let range = paragraph.range(&token.range);
        let raw = self.document.slice(&range).to_owned();
        let share = Share { percent, digits, span: self.document.span(&range), raw, of: Vec::new() };
        // 收到个体户的申请21件，占申请总量的70%: no more than some of what was received.
        let of_received =
            self.told.frame(last).is_some_and(|frame| frame.tells_all_received() && !frame.own.any(NEWLY))
                && clause.classes.any(RECEIVE | ASKING | APPLICATION)
                && !clause.classes.any(AREA | BODY);
        let figure = &mut self.told.figures[last];
        if of_received && percent < Decimal::ONE_HUNDRED {
            figure.means = &[];
        }
        figure.share = Some(share);
        self.shares.push(last, clause);
    }

    pub(super) fn note(&mut self, paragraph: &Paragraph, clause: &Clause, found: &Found) {
        let Some(seen) = &mut self.seen else { return };
        let range = clause.range();
        let span = self.document.span(&paragraph.range(&range));
        seen.push(Seen::new(clause, paragraph.text(), span, found, self.context.edition));
    }
}
