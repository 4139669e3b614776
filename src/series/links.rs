//! Which reports are compared with which, in memory that grows by a few dozen bytes a report.
//!
//! Takes each record's [`Brief`] and where it is kept, in input order. A year's *first* document stands for it: it is
//! linked with the first of the year before and of the year after, and every later document of the year with it, so
//! 10,000 documents of one issuer and year are 9,999 links. Documents with the same figures are not linked at all.
//!
//! Links fall due where the issuer changes in the input; no later file can undo them. Those of names that several
//! organs may have ([`Reach::Folder`]) are held until the end, when all documents of the name are known.

use super::issuer::Reach;
use super::record::Brief;
use std::collections::HashMap;

/// Two records to be compared, by where they are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// One year and the next.
    Years { before: u64, after: u64 },
    /// The first document of a year and another with other figures.
    Copies { first: u64, other: u64 },
}

/// Years of one issuer between which some are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The year before the gap.
    pub before: i32,
    /// Where the report behind the gap is kept.
    pub behind: u64,
}

/// How many comparisons there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Pairs of one year and the next.
    pub years: usize,
    /// Documents beside the first of their year.
    pub copies: usize,
}

/// The documents of a run, linked.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// By issuer and year ([`slot`]).
    firsts: HashMap<u64, First>,
    /// Whose report came last.
    current: Option<u64>,
    due: Vec<Link>,
    held: Vec<(u64, Link)>,
    pub counts: Counts,
}

/// The first document of a year.
#[derive(Clone, Copy, Debug)]
struct First {
    at: u64,
    figures: u32,
    year: i32,
}

/// The first year that a report was due for.
const EARLIEST: i32 = 2008;
/// How many years behind a gap are looked at for the report that came first.
const LATER: i32 = 50;

impl Links {
    /// Whether a report of this issuer ends the stretch of another's.
    pub fn ends_stretch(&self, issuer: u64) -> bool {
        self.current.is_some_and(|current| current != issuer)
    }

    /// Takes the next document in.
    pub fn add(&mut self, brief: Brief, at: u64) {
        let Brief { issuer, reach, year, figures, .. } = brief;
        self.current = Some(issuer);
        let mut link = |link| match reach {
            Reach::Everywhere => self.due.push(link),
            Reach::Folder => self.held.push((issuer, link)),
        };
        if let Some(first) = self.firsts.get(&slot(issuer, year)) {
            self.counts.copies += 1;
            if first.figures != figures {
                link(Link::Copies { first: first.at, other: at });
            }
            return;
        }
        let first_of = |year: Option<i32>| self.firsts.get(&slot(issuer, year?));
        if let Some(before) = first_of(year.checked_sub(1)) {
            self.counts.years += 1;
            link(Link::Years { before: before.at, after: at });
        }
        if let Some(after) = first_of(year.checked_add(1)) {
            self.counts.years += 1;
            link(Link::Years { before: at, after: after.at });
        }
        self.firsts.insert(slot(issuer, year), First { at, figures, year });
    }

    /// The links that are due, each once.
    pub fn take_due(&mut self) -> Vec<Link> {
        std::mem::take(&mut self.due)
    }

    /// The links held back, with whom they are of.
    pub fn take_held(&mut self) -> Vec<(u64, Link)> {
        std::mem::take(&mut self.held)
    }

    /// The years missing between others, issuer by issuer in the order they came; of those issuers that are wanted.
    pub fn gaps(&self, is_wanted: impl Fn(u64) -> bool) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (&key, first) in &self.firsts {
            let issuer = issuer_of(key, first.year);
            let of = |year: i32| self.firsts.get(&slot(issuer, year));
            let before = (EARLIEST..first.year).rev().find(|&year| of(year).is_some());
            if let Some(before) = before.filter(|before| before + 1 < first.year && is_wanted(issuer)) {
                // When the issuer came first, so that its gaps stand together.
                let last = first.year.saturating_add(LATER);
                let came = (EARLIEST..=last).filter_map(of).map(|first| first.at).min().unwrap_or(first.at);
                gaps.push((came, Gap { before, behind: first.at }));
            }
        }
        gaps.sort_unstable_by_key(|(came, gap)| (*came, gap.before));
        gaps.into_iter().map(|(_, gap)| gap).collect()
    }
}

/// Odd, so that it has an inverse and years are spread over all keys.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// One number for an issuer and a year: half the memory of two.
fn slot(issuer: u64, year: i32) -> u64 {
    issuer.wrapping_add(SPREAD.wrapping_mul(i64::from(year).cast_unsigned()))
}

/// The issuer of a slot whose year is known.
fn issuer_of(slot: u64, year: i32) -> u64 {
    slot.wrapping_sub(SPREAD.wrapping_mul(i64::from(year).cast_unsigned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief(issuer: u64, year: i32, figures: u32) -> Brief {
        Brief { issuer, file: issuer, reach: Reach::Everywhere, year, figures, least: [0; 4] }
    }

    #[test]
    fn a_years_first_document_stands_for_it() {
        let mut links = Links::default();
        for (at, (year, figures)) in [(2021, 1), (2021, 1), (2021, 2), (2023, 3), (2022, 4)].into_iter().enumerate() {
            links.add(brief(7, year, figures), at as u64);
        }
        assert_eq!(
            links.take_due(),
            [
                Link::Copies { first: 0, other: 2 },
                Link::Years { before: 0, after: 4 },
                Link::Years { before: 4, after: 3 }
            ]
        );
        assert_eq!((links.counts, links.take_due()), (Counts { years: 2, copies: 2 }, Vec::new()));
    }

    #[test]
    fn another_issuer_is_another_series_and_ends_the_stretch() {
        let mut links = Links::default();
        assert!(!links.ends_stretch(7));
        links.add(brief(7, 2021, 1), 0);
        assert!(!links.ends_stretch(7) && links.ends_stretch(8));
        links.add(brief(8, 2022, 1), 1);
        assert_eq!(links.take_due(), []);
    }

    #[test]
    fn names_that_several_organs_may_have_are_held_back() {
        let mut links = Links::default();
        links.add(Brief { reach: Reach::Folder, ..brief(7, 2021, 1) }, 0);
        links.add(Brief { reach: Reach::Folder, ..brief(7, 2022, 1) }, 1);
        assert_eq!(links.take_due(), []);
        assert_eq!(links.take_held(), [(7, Link::Years { before: 0, after: 1 })]);
    }

    #[test]
    fn gaps_lie_between_years_and_come_in_the_order_of_issuers() {
        let mut links = Links::default();
        for (at, (issuer, year)) in
            [(9, 2023), (7, 2019), (9, 2020), (7, 2020), (7, 2022), (9, 2021)].iter().enumerate()
        {
            links.add(brief(*issuer, *year, 1), at as u64);
        }
        let gaps = [Gap { before: 2021, behind: 0 }, Gap { before: 2020, behind: 4 }];
        assert_eq!(links.gaps(|_| true), gaps);
        assert_eq!(links.gaps(|issuer| issuer != 9), gaps[1..]);
    }

    #[test]
    fn many_documents_of_one_year_are_as_many_links() {
        let mut links = Links::default();
        for at in 0..10_000_u32 {
            links.add(brief(7, 2021, at), u64::from(at));
        }
        assert_eq!(links.take_due().len(), 9_999);
    }
}
