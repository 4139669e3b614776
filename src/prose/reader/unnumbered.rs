//! A clause that counts nothing: what it hands to the next one, and what it says by words alone.
//!
//! 未收到申请 says 0, and so does 未发生行政复议、行政诉讼; 均已办结 says that nothing is carried forward. 其中 opens a list, 按…分 divides,
//! and a thing that is named is the topic of the clauses behind it.

use super::super::classes::*;
use super::super::clauses::Clause;
use super::super::frames::{Frame, Kind, Means};
use super::super::lists::listing_of;
use super::super::mind::{HANDED, Mind, Period, Scope, Topic};
use super::super::running::Paragraph;
use super::super::token::Token;
use super::super::token::{Counts, Number};
use super::super::told::Known;
use super::super::{headings, sense};
use super::Reader;
use crate::cell;
use crate::report::{Figure, Listing, Precision, Sense};
use crate::statute::Edition;
use rust_decimal::Decimal;

impl Reader<'_, '_> {
    /// A clause that counts nothing: what it hands to the next, and what it says by words alone.
    pub(super) fn without_number(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &mut Scope, mind: &Mind) {
        self.leave_disputes(clause, paragraph.text(), scope);
        let opens = clause.tokens.first().is_some_and(|token| token.classes().any(OPENS));
        let listing = clause.classes.any(SOME | DIVIDES).then(|| listing_of(clause.classes));
        if let Some(listing) = listing.or_else(|| headings::divides(clause, paragraph.text())) {
            let whole = self.told.whole(scope.sentence, None);
            // What an earlier section told and nobody understood is no whole of this one's.
            let whole = whole.filter(|&whole| whole >= self.section.from || self.told.frame(whole).is_some());
            // 办结12件。按申请人分，自然人9件: of what was received.
            let of_received = listing == Listing::All
                && clause.classes.any(ANYONE | NATURAL | WAYS | APPLICATION)
                && !clause.classes.any(HANDLE | REPLY | FINISH);
            let received = self.told.received(self.section.from).filter(|_| of_received);
            scope.list = whole.map(|whole| self.lists.open(received.unwrap_or(whole), listing, None));
        }
        // 自然人5件，商业企业2件，办理结果为：予以公开4件: of all of them again.
        if clause.mark == Some(':')
            && clause.classes.any(HANDLE | REPLY | FINISH)
            && !clause.classes.any(SOME | DIVIDES)
        {
            (scope.list, scope.applicant) = (None, false);
        }
        if clause.classes.any(OVERLAPS) {
            self.told.open_last_list();
        }
        // 在主动公开的信息中: what follows is of what was told last.
        let ends_within = clause.tokens.last().is_some_and(|token| token.classes().any(WITHIN));
        if ends_within && let Some(whole) = self.told.whole(scope.sentence, None) {
            let gives = self.told.known[whole].words.map_or(NONE, |frame| frame.gives);
            if clause.classes.any(gives & HANDED) {
                scope.list = Some(self.lists.open(whole, Listing::Some, None));
            }
        }
        let ends_in_field = clause.tokens.iter().rev().take(2).any(|token| token.classes().any(FIELD));
        scope.one_way |= clause.classes.any(WAYS_OF_DISCLOSURE) && !clause.classes.any(WAYS | OPENS);
        scope.field |= ends_in_field;
        if !opens && !clause.classes.any(NOT) {
            scope.lead |= clause.classes & (HANDED | EXCEPT);
        }
        scope.other_things |= clause.classes.any(OTHER_THING) && !clause.classes.any(APPLICATION | ASKING);
        let own = self.is_annual
            && !scope.other_body
            && !scope.future
            && !matches!(mind.period, Some(Period::Other | Period::Now));
        if own && clause.classes.any(NOT) {
            self.none(paragraph, clause, scope, mind);
        }
        if own && clause.classes.any(ALL) && clause.classes.any(FINISH | REPLY) && !clause.classes.any(NOT) {
            self.told.done.extend(self.told.whole(scope.sentence, None));
        }
        // 全部公开 is one word.
        if own && (clause.classes.any(ALL | EACH) || paragraph.text()[clause.range()].starts_with('全')) {
            self.all_of_a_kind(paragraph, clause, scope, mind);
        }
        // 到期的均已办结, 除延期的外均已办结, 建议提案均已办结 leave open what became of the others.
        let all_done = clause.classes.all(ALL | FINISH)
            && !(clause.classes | scope.lead & EXCEPT).any(of! { NOT MODAL EXCEPT REST EXTENDED })
            && clause.unknown(paragraph.text()).next().is_none()
            && !scope.other_things;
        if own && all_done && self.context.edition != Edition::E2008 && self.topic.gives.any(APPLICATION) {
            let means: Means = &[&[cell!("applications.carried_forward.total")]];
            self.by_words(paragraph, clause, (Decimal::ZERO, means), Sense::Implied, scope);
        }
    }

    /// What a clause says of the disputes just told: they are of other matters, and so is what came of them.
    fn leave_disputes(&mut self, clause: &Clause, text: &str, scope: &mut Scope) {
        let names = sense::names_matter_of_all(clause, text);
        if names || sense::is_not_about(clause) {
            let is_meant = |_: &Figure, known: &Known| known.is_of_disputes() && !(names && known.matter.any(ABOUT));
            let told = self.told.forget(self.told.known.len(), is_meant);
            if told || clause.classes.any(UNRELATED) {
                self.topic = Topic::default();
                scope.other_things = true;
            }
        }
    }

    /// 收到9件，均为自然人申请: as many of that kind as were just told.
    fn all_of_a_kind(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &Scope, mind: &Mind) {
        let last = self.told.figures.len().checked_sub(1);
        let Some((whole, _)) = self.topic.whole.filter(|(whole, _)| Some(*whole) == last) else { return };
        let (figure, known) = (&self.told.figures[whole], self.told.known[whole]);
        let (value, counts) = (figure.value, known.counts);
        let number = Number { value, counter: figure.counter, counts, precision: figure.precision };
        let is_sure = figure.precision == Precision::Exact && figure.cells().len() < 2 && !value.is_zero();
        // 均已邮寄 tells how answers were sent.
        let text = paragraph.text();
        let is_told = |token: &Token| {
            text[token.range.clone()].ends_with(['为', '是']) || token.classes().any(ASKING | APPLICATION)
        };
        if !is_sure || clause.unknown(text).next().is_some() || clause.classes.any(DISCLOSE | INFORMATION) {
            return;
        }
        let clause = &clause.without(EACH);
        let Ok(found) = sense::frames(clause, text, &number, self.around(clause, scope, mind)) else { return };
        let received = known.frame.is_some_and(|frame| frame.own.any(RECEIVE));
        let fits = |frame: &&&'static Frame| match frame.kind {
            Kind::Applicant => received,
            Kind::Channel => received && clause.tokens.iter().any(is_told),
            Kind::Outcome => frame.own != OPEN,
            _ => false,
        };
        if let [frame] = found.as_slice()
            && fits(&frame)
        {
            self.by_words(paragraph, clause, (value, frame.means(self.context.edition)), Sense::Understood, scope);
        }
    }

    /// 未收到申请, 未发生行政复议、行政诉讼: none.
    pub(super) fn none(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &mut Scope, mind: &Mind) {
        let around = self.around(clause, scope, mind);
        // 调解纠纷18起，未引发行政诉讼: what is none is of what was just told.
        let leans = around.by_section.any(ABOUT) && !clause.classes.any(ABOUT);
        let is_unknown = |known: &Known| known.frame.is_none() && known.counts != Counts::Nothing;
        if leans && self.told.known_of_sentence(scope.sentence).any(is_unknown) {
            return;
        }
        for frame in sense::none(clause, paragraph.text(), around) {
            scope.lead |= frame.gives & HANDED;
            let means = frame.means(self.context.edition);
            self.by_words(paragraph, clause, (Decimal::ZERO, means), Sense::Understood, scope);
        }
    }

    /// A figure that words tell: so much of what these cells count.
    fn by_words(
        &mut self,
        paragraph: &Paragraph,
        clause: &Clause,
        (value, means): (Decimal, Means),
        sense: Sense,
        scope: &Scope,
    ) {
        // What words say outright goes before what they imply.
        let told = self.told.figures.iter_mut().find(|figure| figure.means == means);
        if let Some(told) = told.filter(|told| told.sense == Sense::Implied && told.value.is_zero()) {
            told.sense = sense;
            return;
        } else if means.is_empty() || self.told.figures.iter().any(|figure| figure.means == means) {
            return;
        }
        let counter = if clause.classes.any(FEE) { "万元" } else { "件" };
        let mut figure = self.figure_at(paragraph, &clause.range(), value, counter);
        figure.raw.retain(|c| !c.is_whitespace());
        (figure.means, figure.sense) = (means, sense);
        self.told.push(figure, Known::unsure(Counts::Nothing, clause.inside, scope.sentence));
    }
}
