//! What a reader of sentences keeps in mind: the topic, the period, the sentence and the section at hand.
//!
//! Plain state with its rules of entering and leaving; what is made of it stands in [`super::reader`].

use super::classes::*;
use super::clauses::Clause;
use super::lists::List;
use crate::statute::sections::SectionKind;

/// What the figures of a clause are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Year,
    YearEnd,
    Now,
    Other,
}

/// What the figures at hand are about; it lives on until another complete thing is told.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Topic {
    pub gives: Classes,
    /// The figure that told it, as a whole of the outcomes behind it, and their list.
    pub whole: Option<(usize, usize)>,
    pub sentence: usize,
}

/// What holds inside one section.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct InSection {
    pub kind: Option<SectionKind>,
    /// What its heading hands to its clauses.
    pub gives: Classes,
    /// Its first figure.
    pub from: usize,
}

/// What holds inside one paragraph.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own that a paragraph may have said")]
pub(super) struct Mind {
    pub period: Option<Period>,
    /// Whether the sentence before counted something.
    pub counted: bool,
    /// Whether it is about a field.
    pub field: bool,
    /// What its heading hands down.
    pub lead: Classes,
    /// Whether it has spoken of disclosure as a matter.
    pub about: bool,
    /// Whether what was counted last are things that have no cell.
    pub other_things: bool,
    /// Whether it has told what was received of all matters: those about disclosure are some of it.
    pub receives: bool,
}

/// What holds inside one sentence.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own that a sentence may have said")]
pub(super) struct Scope {
    /// Where it stands in the source begins here.
    pub sentence: usize,
    /// Whether another body acts.
    pub other_body: bool,
    /// Whether another body's figure was told.
    pub others: bool,
    /// Whether figures of other bodies stand beside the reporter's: it and they are parts.
    pub beside: bool,
    /// Whether the clause's figure includes what was carried over.
    pub carried: bool,
    /// Whether several are told in the order of their names: 复议、诉讼分别为2件和1件.
    pub in_order: bool,
    /// Whether it tells what is to be.
    pub future: bool,
    pub field: bool,
    /// Whether it counts things that have no cell, such as documents and calls.
    pub other_things: bool,
    /// Whether it begins with something that nobody knows.
    pub elsewhere: bool,
    /// Whether it has told what is new.
    pub newly: bool,
    pub lead: Classes,
    pub list: Option<List>,
    /// What held outside the bracket that is open: its list, period and whether another body acted.
    pub outer: Option<(Option<List>, Option<Period>, bool)>,
    /// Whether it tells one way of disclosure after another, as the form has them.
    pub all_ways: bool,
    /// Whether it speaks of a single site or account: what is published then is that one's.
    pub one_way: bool,
    /// Whether it has told what was done with what was received: 结转2件 behind it is left to the next year.
    pub finished: bool,
    /// Whether the clause stands behind a semicolon.
    pub anew: bool,
    /// Whether an applicant's figure was told: what follows is that applicant's.
    pub applicant: bool,
}

/// Why a figure is barred that another body has to do with.
pub(super) const ANOTHER_BODY: &str = "another body";

/// Why a figure is barred that only counts some of what was made public.
pub(super) const A_KIND: &str = "a kind of what was made public";

/// What is handed from clause to clause.
pub(super) const HANDED: Classes = of! {
    APPLICATION ABOUT INFORMATION DISCLOSE REVIEW LITIGATION DIRECT AFTER_REVIEW STAFF EMPLOY NORMATIVE RULES
    RESPOND
};

/// The period a clause speaks of: its last time word governs, but for an end that only says up to when.
pub(super) fn period(clause: &Clause) -> Option<Period> {
    clause.tokens.iter().map(super::token::Token::classes).fold(None, |period, classes| match () {
        () if classes.any(YEAR_END) => period.filter(|period| *period == Period::Other).or(Some(Period::YearEnd)),
        () if classes.any(YEAR) => Some(Period::Year),
        () if classes.any(NOW) => Some(Period::Now),
        () if classes.any(OTHER_PERIOD) => Some(Period::Other),
        () => period,
    })
}

impl Scope {
    /// Enters a bracket, whose list, period and body end with it, or leaves one.
    pub fn enter(&mut self, inside: bool, mind: &mut Mind) {
        match (inside, self.outer.take()) {
            (true, None) => self.outer = Some((self.list.take(), mind.period, self.other_body)),
            (false, Some(outer)) => (self.list, mind.period, self.other_body) = outer,
            (_, outer) => self.outer = outer,
        }
    }
}
