//! Reviews, litigation and complaints about disclosure.
//!
//! A case is one about disclosure where its clause, its section or the sentence before says so.

use super::super::classes::*;
use super::frame::Kind::{Result, Whole};
use super::frame::{Frame, ITEMS, Means, frame};
use crate::cell;
use crate::statute::CellKey;

const REVIEWS: CellKey = cell!("disputes.review.total");
const DIRECT_SUITS: CellKey = cell!("disputes.litigation_direct.total");
const AFTER_SUITS: CellKey = cell!("disputes.litigation_after_review.total");

const fn dispute(name: &'static str, own: Classes) -> Frame {
    frame(name, own, Whole)
        .of(ABOUT)
        .also(of! { OCCUR RECEIVE APPLICATION ASKING INFORMATION DISCLOSE NEWLY ANYONE JUDGE })
}

/// 受理行政复议案件85件，其中涉及政府信息公开的3件.
const fn about_disclosure(name: &'static str, of: Classes) -> Frame {
    let beside = of! { OCCUR INFORMATION DISCLOSE APPLICATION EXCEPT };
    frame(name, ABOUT, Whole).of(of).also(beside).word_for_word().counting(ITEMS)
}

const fn result(name: &'static str, own: Classes, of: Classes) -> Frame {
    frame(name, own, Result).of(of.and(ABOUT)).also(of! { REVIEW LITIGATION OCCUR DECIDE ABOUT JUDGE REST })
}

/// 复议12件，审结9件: of these results are told.
const fn concluded(of: Classes) -> Frame {
    frame("concluded", FINISH, Whole).of(of.and(ABOUT)).gives(of.and(ABOUT))
}

const fn reviews(frame: Frame) -> Frame {
    frame.gives(REVIEW.and(ABOUT)).in_2008(statistics!("review.total")).since_2019(&[&[REVIEWS]])
}

const fn suits(frame: Frame) -> Frame {
    let cells: Means = &[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]];
    frame.gives(LITIGATION.and(ABOUT)).in_2008(statistics!("litigation.total")).since_2019(cells)
}

/// Suits of one kind, with what became of them.
const fn suits_of_a_kind(name: &'static str, own: Classes) -> Frame {
    frame(name, own, Whole).of(ABOUT).also(OCCUR).gives(ABOUT.and(own))
}

/// A result of each kind of dispute, by its row in the statistics and its column.
macro_rules! results {
    ($($name:literal $own:ident $(from $from:ident)? [$($row:literal)?] $column:literal)+) => {
        &[$(
            result($name, $own, REVIEW$(.and($from))?)
                .in_2008(&[$(&[cell!(concat!("statistics.review.", $row, ".value"))])?])
                .since_2019(&[&[cell!(concat!("disputes.review.", $column))]]),
            result($name, $own, LITIGATION$(.and($from))?)
                .in_2008(&[$(&[cell!(concat!("statistics.litigation.", $row, ".value"))])?])
                .since_2019(&[&[
                cell!(concat!("disputes.litigation_direct.", $column)),
                cell!(concat!("disputes.litigation_after_review.", $column)),
            ]]),
            result($name, $own, LITIGATION.and(DIRECT)$(.and($from))?)
                .since_2019(&[&[cell!(concat!("disputes.litigation_direct.", $column))]]),
            result($name, $own, LITIGATION.and(AFTER_REVIEW)$(.and($from))?)
                .since_2019(&[&[cell!(concat!("disputes.litigation_after_review.", $column))]]),
        )+]
    };
}

pub(super) const RESULTS: &[Frame] = results! {
    "upheld" UPHELD ["upheld"] "upheld"
    "corrected" CORRECTED ["corrected"] "corrected"
    "other result" OTHER_RESULT ["other"] "other"
    // 维持3件，其他2件: what is left behind the results just told.
    "other result" REST from OTHER_RESULT ["other"] "other"
    "pending" PENDING [] "pending"
};

pub(super) const FRAMES: &[Frame] = &[
    reviews(dispute("review", REVIEW)),
    suits(dispute("litigation", LITIGATION)),
    // 复议后又起诉 is one thing, 复议、诉讼 are two.
    dispute("review and litigation", DISPUTES)
        .word_for_word()
        .gives(ABOUT)
        .in_2008(statistics!("review.total" "litigation.total"))
        .since_2019(&[&[REVIEWS, DIRECT_SUITS, AFTER_SUITS], &[REVIEWS, DIRECT_SUITS]]),
    concluded(REVIEW),
    concluded(LITIGATION),
    suits_of_a_kind("direct litigation", LITIGATION.and(DIRECT)).since_2019(&[&[DIRECT_SUITS]]),
    suits_of_a_kind("litigation after review", LITIGATION.and(AFTER_REVIEW)).since_2019(&[&[AFTER_SUITS]]),
    reviews(about_disclosure("review", REVIEW)),
    suits(about_disclosure("litigation", LITIGATION)),
    frame("complaints", COMPLAINT, Whole).of(ABOUT).word_for_word().in_2008(statistics!("complaints.total")),
    frame("complaints", COMPLAINT.and(ABOUT), Whole)
        .also(RECEIVE.and(HANDLE).and(OCCUR).and(INFORMATION).and(DISCLOSE))
        .in_2008(statistics!("complaints.total")),
];
