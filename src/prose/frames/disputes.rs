//! Reviews, litigation and complaints about disclosure.
//!
//! A case is one about disclosure where its clause, its section or the sentence before says so.

use super::super::classes::*;
use super::frame::Kind::{Result, Whole};
use super::frame::{Frame, ITEMS, frame};
use crate::cell;
use crate::statute::CellKey;

const REVIEWS: CellKey = cell!("disputes.review.total");
const DIRECT_SUITS: CellKey = cell!("disputes.litigation_direct.total");
const AFTER_SUITS: CellKey = cell!("disputes.litigation_after_review.total");

const fn dispute(name: &'static str, own: Classes) -> Frame {
    let beside = OCCUR
        .and(RECEIVE)
        .and(APPLICATION)
        .and(ASKING)
        .and(INFORMATION)
        .and(DISCLOSE)
        .and(NEWLY)
        .and(ANYONE)
        .and(JUDGE);
    frame(name, own, Whole).of(ABOUT).also(beside)
}

/// 受理行政复议案件85件，其中涉及政府信息公开的3件.
const fn about_disclosure(name: &'static str, of: Classes) -> Frame {
    let beside = OCCUR.and(INFORMATION).and(DISCLOSE).and(APPLICATION);
    frame(name, ABOUT, Whole).of(of).also(beside).word_for_word().counting(ITEMS)
}

const fn result(name: &'static str, own: Classes, of: Classes) -> Frame {
    let beside = REVIEW.and(LITIGATION).and(OCCUR).and(DECIDE).and(ABOUT).and(JUDGE).and(REST);
    frame(name, own, Result).of(of.and(ABOUT)).also(beside)
}

/// 维持3件，其他2件: what is left behind the results just told.
const fn rest(of: Classes) -> Frame {
    frame("other result", REST, Result).of(of.and(ABOUT).and(OTHER_RESULT)).word_for_word()
}

/// 复议12件，审结9件: of these results are told.
const fn concluded(of: Classes) -> Frame {
    frame("concluded", FINISH, Whole).of(of.and(ABOUT)).gives(of.and(ABOUT))
}

/// Cases of one kind, with what became of them.
const fn suits(name: &'static str, own: Classes) -> Frame {
    frame(name, own, Whole).of(ABOUT).also(OCCUR).gives(ABOUT.and(own))
}

/// A result of each kind of dispute, by its row in the statistics and its column.
macro_rules! results {
    ($($name:literal $own:ident [$($row:literal)?] $column:literal)+) => {
        &[$(
            result($name, $own, REVIEW)
                .in_2008(&[$(&[cell!(concat!("statistics.review.", $row, ".value"))])?])
                .since_2019(&[&[cell!(concat!("disputes.review.", $column))]]),
            result($name, $own, LITIGATION)
                .in_2008(&[$(&[cell!(concat!("statistics.litigation.", $row, ".value"))])?])
                .since_2019(&[&[
                cell!(concat!("disputes.litigation_direct.", $column)),
                cell!(concat!("disputes.litigation_after_review.", $column)),
            ]]),
            result($name, $own, LITIGATION.and(DIRECT))
                .since_2019(&[&[cell!(concat!("disputes.litigation_direct.", $column))]]),
            result($name, $own, LITIGATION.and(AFTER_REVIEW))
                .since_2019(&[&[cell!(concat!("disputes.litigation_after_review.", $column))]]),
        )+]
    };
}

pub(super) const RESULTS: &[Frame] = results! {
    "upheld" UPHELD ["upheld"] "upheld"
    "corrected" CORRECTED ["corrected"] "corrected"
    "other result" OTHER_RESULT ["other"] "other"
    "pending" PENDING [] "pending"
};

pub(super) const FRAMES: &[Frame] = &[
    dispute("review", REVIEW).gives(REVIEW.and(ABOUT)).in_2008(statistics!("review.total")).since_2019(&[&[REVIEWS]]),
    dispute("litigation", LITIGATION)
        .gives(LITIGATION.and(ABOUT))
        .in_2008(statistics!("litigation.total"))
        .since_2019(&[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]]),
    // 复议后又起诉 is one thing, 复议、诉讼 are two.
    dispute("review and litigation", REVIEW.and(LITIGATION))
        .word_for_word()
        .gives(ABOUT)
        .in_2008(statistics!("review.total" "litigation.total"))
        .since_2019(&[&[REVIEWS, DIRECT_SUITS, AFTER_SUITS], &[REVIEWS, DIRECT_SUITS]]),
    concluded(REVIEW),
    concluded(LITIGATION),
    rest(REVIEW).in_2008(statistics!("review.other")).since_2019(&[&[cell!("disputes.review.other")]]),
    rest(LITIGATION)
        .in_2008(statistics!("litigation.other"))
        .since_2019(&[&[cell!("disputes.litigation_direct.other"), cell!("disputes.litigation_after_review.other")]]),
    suits("direct litigation", LITIGATION.and(DIRECT)).since_2019(&[&[DIRECT_SUITS]]),
    suits("litigation after review", LITIGATION.and(AFTER_REVIEW)).since_2019(&[&[AFTER_SUITS]]),
    about_disclosure("review", REVIEW)
        .gives(REVIEW.and(ABOUT))
        .in_2008(statistics!("review.total"))
        .since_2019(&[&[REVIEWS]]),
    about_disclosure("litigation", LITIGATION)
        .gives(LITIGATION.and(ABOUT))
        .in_2008(statistics!("litigation.total"))
        .since_2019(&[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]]),
    frame("complaints", COMPLAINT, Whole).of(ABOUT).word_for_word().in_2008(statistics!("complaints.total")),
    frame("complaints", COMPLAINT.and(ABOUT), Whole)
        .also(RECEIVE.and(HANDLE).and(OCCUR).and(INFORMATION).and(DISCLOSE))
        .in_2008(statistics!("complaints.total")),
];
