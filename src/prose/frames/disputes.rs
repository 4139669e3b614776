//! Reviews, litigation and complaints about disclosure.
//!
//! A case is one about disclosure where its clause, its section or the sentence before says so.

use super::super::classes::*;
use super::frame::Kind::{Result, Whole};
use super::frame::{Frame, frame};
use crate::cell;
use crate::statute::CellKey;

const REVIEWS: CellKey = cell!("disputes.review.total");
const DIRECT_SUITS: CellKey = cell!("disputes.litigation_direct.total");
const AFTER_SUITS: CellKey = cell!("disputes.litigation_after_review.total");

const fn dispute(name: &'static str, own: Classes) -> Frame {
    let beside = OCCUR.and(RECEIVE).and(APPLICATION).and(ASKING).and(INFORMATION).and(DISCLOSE).and(NEWLY).and(ANYONE);
    frame(name, own, Whole).of(ABOUT).also(beside)
}

/// 受理行政复议案件85件，其中涉及政府信息公开的3件.
const fn about_disclosure(name: &'static str, of: Classes) -> Frame {
    frame(name, ABOUT, Whole).of(of).also(OCCUR.and(INFORMATION).and(DISCLOSE).and(APPLICATION))
}

const fn result(name: &'static str, own: Classes, of: Classes) -> Frame {
    frame(name, own, Result).of(of).also(REVIEW.and(LITIGATION).and(OCCUR).and(DECIDE))
}

pub(super) const FRAMES: &[Frame] = &[
    dispute("review", REVIEW).gives(REVIEW.and(ABOUT)).in_2008(statistics!("review.total")).since_2019(&[&[REVIEWS]]),
    dispute("litigation", LITIGATION)
        .gives(LITIGATION.and(ABOUT))
        .in_2008(statistics!("litigation.total"))
        .since_2019(&[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]]),
    dispute("review and litigation", REVIEW.and(LITIGATION))
        .gives(ABOUT)
        .in_2008(statistics!("review.total" "litigation.total"))
        .since_2019(&[&[REVIEWS, DIRECT_SUITS, AFTER_SUITS], &[REVIEWS, DIRECT_SUITS]]),
    result("upheld", UPHELD, REVIEW)
        .in_2008(statistics!("review.upheld"))
        .since_2019(&[&[cell!("disputes.review.upheld")]]),
    result("corrected", CORRECTED, REVIEW)
        .in_2008(statistics!("review.corrected"))
        .since_2019(&[&[cell!("disputes.review.corrected")]]),
    result("other result", OTHER_RESULT, REVIEW)
        .in_2008(statistics!("review.other"))
        .since_2019(&[&[cell!("disputes.review.other")]]),
    result("pending", PENDING, REVIEW).since_2019(&[&[cell!("disputes.review.pending")]]),
    result("direct litigation", DIRECT, LITIGATION).since_2019(&[&[DIRECT_SUITS]]),
    result("litigation after review", AFTER_REVIEW, LITIGATION).since_2019(&[&[AFTER_SUITS]]),
    result("upheld in court", UPHELD, LITIGATION)
        .in_2008(statistics!("litigation.upheld"))
        .since_2019(&[&[cell!("disputes.litigation_direct.upheld"), cell!("disputes.litigation_after_review.upheld")]]),
    result("corrected in court", CORRECTED, LITIGATION).in_2008(statistics!("litigation.corrected")).since_2019(&[&[
        cell!("disputes.litigation_direct.corrected"),
        cell!("disputes.litigation_after_review.corrected"),
    ]]),
    result("other result in court", OTHER_RESULT, LITIGATION)
        .in_2008(statistics!("litigation.other"))
        .since_2019(&[&[cell!("disputes.litigation_direct.other"), cell!("disputes.litigation_after_review.other")]]),
    result("pending in court", PENDING, LITIGATION).since_2019(&[&[
        cell!("disputes.litigation_direct.pending"),
        cell!("disputes.litigation_after_review.pending"),
    ]]),
    about_disclosure("review", REVIEW)
        .gives(REVIEW.and(ABOUT))
        .in_2008(statistics!("review.total"))
        .since_2019(&[&[REVIEWS]]),
    about_disclosure("litigation", LITIGATION)
        .gives(LITIGATION.and(ABOUT))
        .in_2008(statistics!("litigation.total"))
        .since_2019(&[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]]),
    frame("complaints", COMPLAINT.and(ABOUT), Whole)
        .also(RECEIVE.and(HANDLE).and(OCCUR).and(INFORMATION).and(DISCLOSE))
        .in_2008(statistics!("complaints.total")),
];
