//! A frame, and the words frames are told in.
//!
//! `frame("replied", REPLY, Whole).of(APPLICATION)` needs a word of replying in the clause, and applications there or as the
//! topic. What is not said (`also`, `gives`, the cells of an edition) is nothing.

use super::super::classes::*;
use super::super::token::Counts;
use crate::statute::{CellKey, Edition};

/// Cells a figure may mean: the likeliest first, each a sum; `*` stands for every row of a group.
pub type Means = &'static [&'static [CellKey]];

/// How the figures of a list belong together: parts of one kind divide their whole once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A figure of its own.
    Whole,
    /// A way of disclosure; one thing may go several ways.
    Way,
    /// A way applications come by.
    Channel,
    Applicant,
    Outcome,
    Reason,
    Timing,
    Result,
    Staff,
    Principal,
}

/// What fits a clause.
#[derive(Debug)]
pub struct Frame {
    pub name: &'static str,
    /// Classes that must stand in the clause.
    pub own: Classes,
    /// Classes that must stand there or be handed down.
    pub from: Classes,
    /// Classes that may stand there besides.
    pub allows: Classes,
    pub counts: &'static [Counts],
    /// Whether a word that is not known spoils it.
    pub strict: bool,
    pub kind: Kind,
    /// What it hands to the clauses behind it.
    pub gives: Classes,
    pub in_2008: Means,
    pub in_2019: Means,
    pub in_2021: Means,
}

impl Kind {
    /// Whether its figures are parts of something.
    pub const fn is_part(self) -> bool {
        !matches!(self, Self::Whole | Self::Way)
    }
}

impl Frame {
    /// How much of a clause it needs: of two that fit, the one that needs more.
    pub const fn weight(&self) -> (u32, u32) {
        (self.own.count(), self.from.count())
    }

    /// Whether it tells what was disclosed, and how.
    pub const fn is_of_disclosure(&self) -> bool {
        self.strict
            && self.own.any(WAYS_OF_DISCLOSURE.and(DISCLOSE).and(NEWLY))
            && !self.own.any(RESPOND)
            && !self.from.any(APPLICATION)
    }

    /// What 其他 means in a list behind it.
    pub fn rest(&self) -> Classes {
        match self.kind {
            Kind::Result => OTHER_RESULT,
            Kind::Way => MEDIA,
            // 自然人9件，其他2件 are of all kinds of organizations.
            Kind::Applicant if self.own.any(RESEARCH | CHARITY | LAWYERS) => OTHER_ORGANIZATION,
            _ => NONE,
        }
    }

    /// Whether a frame's rows are among those that this one tells as one: 其中本机关不掌握 of 无法提供.
    pub fn holds(&self, part: &Self, edition: Edition) -> bool {
        let row = |frame: &Self| frame.means(edition).first().and_then(|cells| cells.first()).map(|cell| cell.text());
        let group = row(self).and_then(|row| row.split_once('*'));
        group.is_some_and(|(group, _)| row(part).is_some_and(|row| row.starts_with(group)))
    }

    /// Whether it tells all the applications that were received, or are new.
    pub fn tells_all_received(&self) -> bool {
        self.kind == Kind::Whole && self.gives.any(RECEIVE) && !self.own.any(CARRIED_OVER)
    }

    /// Whether it counts what there is: people, offices, places.
    pub const fn is_of_means(&self) -> bool {
        self.own.any(STAFF.and(FULL_TIME).and(PART_TIME).and(OFFICE).and(READING_POINT))
    }

    /// Whether it counts disputes or complaints.
    pub const fn is_dispute(&self) -> bool {
        self.own.any(DISPUTES.and(COMPLAINT)) || self.from.any(DISPUTES)
    }

    /// What the number means in an edition.
    pub const fn means(&self, edition: Edition) -> Means {
        match edition {
            Edition::E2008 => self.in_2008,
            Edition::E2019 => self.in_2019,
            Edition::E2021 => self.in_2021,
        }
    }

    pub const fn word_for_word(mut self) -> Self {
        self.strict = true;
        self
    }

    pub const fn also(mut self, allows: Classes) -> Self {
        self.allows = self.allows.and(allows);
        self
    }

    pub const fn of(mut self, from: Classes) -> Self {
        self.from = from;
        self
    }

    pub const fn gives(mut self, gives: Classes) -> Self {
        self.gives = gives;
        self
    }

    pub const fn in_2008(mut self, means: Means) -> Self {
        self.in_2008 = means;
        self
    }

    pub const fn since_2019(mut self, means: Means) -> Self {
        self.in_2019 = means;
        self.in_2021 = means;
        self
    }

    pub const fn in_2019(mut self, means: Means) -> Self {
        self.in_2019 = means;
        self
    }

    pub const fn in_2021(mut self, means: Means) -> Self {
        self.in_2021 = means;
        self
    }

    pub const fn counting(mut self, counts: &'static [Counts]) -> Self {
        self.counts = counts;
        self
    }
}

pub(super) const THINGS: &[Counts] = &[Counts::Things, Counts::Places, Counts::Times, Counts::Nothing];
pub(super) const ITEMS: &[Counts] = &[Counts::Things, Counts::Nothing];
pub(super) const CASES: &[Counts] = &[Counts::Things, Counts::Times, Counts::People, Counts::Nothing];
pub(super) const PEOPLE: &[Counts] = &[Counts::People];
pub(super) const TIMES: &[Counts] = &[Counts::Times, Counts::Things, Counts::Places];
pub(super) const MONEY: &[Counts] = &[Counts::Money];

pub(super) const fn frame(name: &'static str, own: Classes, kind: Kind) -> Frame {
    Frame {
        name,
        own,
        from: NONE,
        allows: NONE,
        counts: CASES,
        strict: false,
        kind,
        gives: NONE,
        in_2008: &[],
        in_2019: &[],
        in_2021: &[],
    }
}

pub(super) const fn event(name: &'static str, own: Classes) -> Frame {
    frame(name, own, Kind::Whole).also(of! { HOLD ABOUT INFORMATION DISCLOSE }).counting(TIMES).word_for_word()
}
