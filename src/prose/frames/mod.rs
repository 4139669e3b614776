//! What a clause means: which classes together, in whatever order, tell which cell.
//!
//! A frame fits a number's clause where every word has a sense that the frame needs or allows. What it needs of its own
//! must stand in the clause; what it needs besides may come from the topic. Editions call one thing by different cells;
//! a frame without a cell is still understood, and hands its topic to the parts behind it.

/// Cells of the statistics, by their rows.
macro_rules! statistics {
    ($($key:literal)+) => {
        &[&[$(cell!(concat!("statistics.", $key, ".value"))),+]]
    };
}

/// Totals of rows of the applications.
macro_rules! applications {
    ($($key:literal)+) => {
        &[&[$(cell!(concat!("applications.", $key, ".total"))),+]]
    };
}

mod applications;
mod disclosure;
mod disputes;
mod frame;
mod means;

use super::classes::Classes;
pub(super) use frame::{Frame, Kind, Means};

/// The first frame with these own words and no others.
pub(super) fn with_own(own: Classes) -> Option<&'static Frame> {
    frames().find(|frame| frame.own == own && frame.kind == Kind::Whole)
}

/// The frames. No two fit one clause unless one of them needs more of it.
pub(super) fn frames() -> impl Iterator<Item = &'static Frame> {
    [
        applications::FRAMES,
        disclosure::FRAMES,
        disclosure::DOCUMENTS,
        disclosure::DECISIONS,
        disputes::FRAMES,
        disputes::RESULTS,
        means::FRAMES,
    ]
    .into_iter()
    .flatten()
}
