//! A number's place in a list, which its clause may open, carry on or end.
//!
//! Takes a number with the frame it fits. `其中当面5件` opens a list of the whole told last, `网络7件` carries it on, 另 and another
//! complete thing end it. An outcome behind what was replied to is part of it, list or no list.

use super::super::classes::*;
use super::super::clauses::Clause;
use super::super::frames::{Frame, Kind};
use super::super::lists::listing_of;
use super::super::mind::Scope;
use super::super::sense;
use super::super::token::Counts;
use super::super::told::Known;
use super::{Counted, Reader};
use crate::report::{Listing, PartOf};

impl Reader<'_, '_> {
    /// Whether the parts of applications would divide a whole that is understood and none.
    fn is_of_another_matter(&self, whole: usize, clause: &Clause, kind: Option<Kind>) -> bool {
        let is_part = matches!(kind, Some(Kind::Channel | Kind::Applicant))
            || clause.classes.any(APPLICANTS)
            || clause.classes.any(CHANNELS) && clause.classes.any(ASKING);
        let is_another = |frame: &Frame| !(frame.own | frame.from | frame.gives).any(APPLICATION);
        is_part && self.told.frame(whole).is_some_and(is_another)
    }

    /// Forgets what was told of all matters, where a number says how many are about disclosure, or about what else.
    pub(super) fn forget_wholes(
        &mut self,
        counted: Counted<'_>,
        frame: Option<&'static Frame>,
        part_of: Option<PartOf>,
        sentence: usize,
        index: usize,
    ) {
        let Counted { number, clause, paragraph, .. } = counted;
        // 行政复议10件，其中涉及政府信息公开的2件, or 涉及土地征收的2件: the ten were of all kinds.
        let about_some = clause.classes.any(ABOUT) || frame.is_none() && sense::names_matter(clause);
        let divides = part_of.map_or(sense::says_matter_alone(clause), |part| {
            about_some && self.told.known[part.whole].is_of_disputes()
        });
        if divides {
            self.told.forget(index, |_, known| known.is_of_disputes());
        }
        // 收到申请43件，其中政府信息公开申请5件, or 收到邮件43封: so were these.
        if sense::says_applications_alone(clause, paragraph.text()) {
            let named = if clause.classes.any(ABOUT) { ABOUT } else { ASKING | APPLICATION };
            let is_near = |known: &Known| clause.classes.any(SOME) || known.sentence == sentence;
            self.told.forget(index, |figure, known| {
                known.is_received() && !known.matter.any(named) && figure.value != number.value && is_near(known)
            });
        }
    }

    /// The number's place in a list, which its clause may open, carry on or end.
    pub(super) fn part_of(
        &mut self,
        counted: Counted<'_>,
        frame: Option<&'static Frame>,
        kind: Option<Kind>,
        scope: &mut Scope,
    ) -> Option<PartOf> {
        let Counted { number, clause, .. } = counted;
        let index = self.told.figures.len();
        if clause.classes.any(SOME | DIVIDES) {
            // 其中网上6，信函3: counted as the whole is.
            let counts = Some(number.counts).filter(|counts| *counts != Counts::Nothing);
            let whole = self.told.whole(scope.sentence, counts);
            scope.list = whole.map(|whole| self.lists.open(whole, listing_of(clause.classes), None));
        }
        // 复议8件、诉讼5件，其中复议维持6件: each result is of its own kind.
        let divided = scope.list.as_ref().and_then(|list| self.told.frame(list.whole));
        if let (Some(whole), Some(result)) = (divided, frame.filter(|frame| frame.kind == Kind::Result))
            && whole.is_dispute()
            && !result.from.all(whole.own & !FINISH)
        {
            let is_its_kind = |frame: &Frame| frame.own == result.from & !ABOUT;
            let whole = self.told.last(|known| known.frame.is_some_and(is_its_kind));
            scope.list = whole.map(|whole| self.lists.open(whole, Listing::Some, None));
        }
        // 行政诉讼9件。其中，当面申请5件，网络申请4件: no parts of suits.
        if scope.list.as_ref().is_some_and(|list| self.is_of_another_matter(list.whole, clause, kind)) {
            scope.list = None;
            return None;
        }
        let Some(list) = scope.list.as_mut() else {
            // An outcome behind what was replied to is part of it, list or no list.
            let (whole, list) = self.topic.whole.filter(|_| self.topic.gives.any(REPLY))?;
            let is_outcome = frame.is_some_and(|frame| frame.kind == Kind::Outcome) && !clause.classes.any(ALL | ELSE);
            let is_new = |frame: &'static Frame| !self.told.told_in(list, whole, frame);
            return (is_outcome && whole < index && frame.is_some_and(is_new)).then_some(PartOf {
                whole,
                list,
                listing: Listing::Some,
            });
        };
        let same = [self.told.known[list.whole].counts, Counts::Nothing].contains(&number.counts);
        // 其中结转3件，办结38件: what was done with all of them is no part.
        let is_stage = |frame: &Frame| frame.own.any(REPLY | FINISH | HANDLE);
        let ends = |frame: &Frame| frame.kind == Kind::Whole && (!list.is_of(Kind::Whole) || is_stage(frame));
        let another = list.has_parts() && frame.is_some_and(ends);
        // 网络9件、信函3件，另有2件当面提出: goes on with the list.
        let goes_on = kind.is_some_and(|kind| kind.is_part() && list.is_of(kind));
        if clause.classes.any(ALL | CUMULATIVE) || clause.classes.any(ELSE) && !goes_on || another {
            scope.list = None;
            return None;
        }
        let whole = if same { Some(list.whole) } else { self.told.beside(list.whole, number.counts) };
        Some(PartOf { whole: whole?, ..list.part(kind, scope.other_body, clause.classes, &mut self.lists) })
    }
}
