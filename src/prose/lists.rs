//! Lists of parts: what they divide, and which parts belong together.
//!
//! `收到12件，其中当面5件，网络7件`: the list opens at 其中 and divides 12件. Parts of two kinds are two lists of one whole
//! (公民15、企业5，网上12、信函8); a part of no kind among others, or 等 behind one, leaves a list open.

use super::classes::{AND_SO_ON, Classes, DIVIDES, SOME};
use super::frames::Kind;
use crate::report::{Listing, PartOf};

/// Numbers the lists of a report.
#[derive(Debug, Default)]
pub(super) struct Lists {
    count: usize,
}

/// A list being read.
#[derive(Debug, Clone)]
pub(super) struct List {
    number: usize,
    listing: Listing,
    /// The figure it divides.
    pub whole: usize,
    /// What its parts are.
    kind: Parts,
}

/// What the parts of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// None was read.
    Unread,
    /// They fit no frame: 人事信息15条.
    Free,
    /// They fit none and are other bodies'.
    Bodies,
    /// They fit frames of one kind.
    Of(Kind),
}

/// What a word that leads parts says of them: 分别为 all, 其中 some.
pub(super) fn listing_of(leads: Classes) -> Listing {
    if leads.any(DIVIDES) && !leads.any(SOME) { Listing::All } else { Listing::Some }
}

impl Lists {
    /// The number of a new list.
    pub fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// A list that divides a figure, with the number it may have already.
    pub fn open(&mut self, whole: usize, listing: Listing, number: Option<usize>) -> List {
        List { number: number.unwrap_or_else(|| self.next()), listing, whole, kind: Parts::Unread }
    }
}

impl List {
    /// Leaves it open whether the parts read are all of them, and only these.
    pub const fn leave_open(&mut self) {
        self.listing = Listing::Open;
    }

    /// Whether parts were read.
    pub fn has_parts(&self) -> bool {
        self.kind != Parts::Unread
    }

    /// Whether its parts are of this kind.
    pub fn is_of(&self, kind: Kind) -> bool {
        self.kind == Parts::Of(kind)
    }

    /// The next part, of what fits a frame of this kind.
    pub fn part(&mut self, kind: Option<Kind>, is_of_body: bool, classes: Classes, lists: &mut Lists) -> PartOf {
        let free = if is_of_body { Parts::Bodies } else { Parts::Free };
        let now = kind.map_or(free, Parts::Of);
        match (self.kind, now) {
            (Parts::Unread, _) => self.kind = now,
            // 部分公开1件；属于国家秘密1件: reasons among outcomes may divide the whole with them, or the denials.
            (Parts::Of(Kind::Outcome), Parts::Of(Kind::Reason))
            | (Parts::Of(Kind::Reason), Parts::Of(Kind::Outcome)) => {
                self.listing = Listing::Open;
            }
            (Parts::Of(before), Parts::Of(kind)) if before != kind => (self.number, self.kind) = (lists.next(), now),
            (before, now) if before != now => self.listing = Listing::Open,
            _ => {}
        }
        // Ways of disclosure overlap, unless the words say that they divide the whole.
        if classes.any(AND_SO_ON) || kind == Some(Kind::Way) && self.listing == Listing::Some {
            self.listing = Listing::Open;
        }
        PartOf { whole: self.whole, list: self.number, listing: self.listing }
    }
}
