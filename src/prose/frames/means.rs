//! What disclosure takes: fees, staff, offices, money, meetings and training.
//!
//! Others employ and train people, too: the clause or its topic must speak of disclosure.

use super::super::classes::*;
use super::frame::Kind::{self, Staff, Whole};
use super::frame::{Frame, MONEY, PEOPLE, THINGS, event, frame};
use crate::cell;

const fn staff(name: &'static str, own: Classes, kind: Kind) -> Frame {
    frame(name, own, kind)
        .also(BECOMES.and(EMPLOY).and(ABOUT).and(INFORMATION).and(DISCLOSE).and(HANDLE))
        .counting(PEOPLE)
        .gives(STAFF.and(ABOUT).and(EMPLOY))
}

const fn place(name: &'static str, own: Classes) -> Frame {
    let beside = of! { BECOMES EMPLOY HOLD INFORMATION DISCLOSE };
    frame(name, own, Whole).of(ABOUT).also(beside).counting(THINGS).word_for_word()
}

pub(super) const FRAMES: &[Frame] = &[
    frame("fees", FEE.and(COLLECT), Whole)
        .of(ABOUT)
        .also(APPLICATION.and(INFORMATION).and(DISCLOSE).and(ANYONE).and(OCCUR).and(RECEIVE).and(HANDLE))
        .counting(MONEY)
        .in_2008(statistics!("fees.amount")),
    frame("fees", FEE.and(APPLICATION), Whole)
        .also(ABOUT.and(INFORMATION).and(DISCLOSE))
        .counting(MONEY)
        .in_2008(statistics!("fees.amount")),
    staff("staff", STAFF, Whole).of(ABOUT.and(EMPLOY)).in_2008(statistics!("organization.staff")),
    staff("full-time staff", FULL_TIME, Staff)
        .of(STAFF.and(ABOUT))
        .also(STAFF)
        .in_2008(statistics!("organization.staff_full_time")),
    staff("part-time staff", PART_TIME, Staff)
        .of(STAFF.and(ABOUT))
        .also(STAFF)
        .in_2008(statistics!("organization.staff_part_time")),
    place("offices", OFFICE).in_2008(statistics!("organization.offices")),
    place("reading points", READING_POINT).in_2008(statistics!("organization.reading_points")),
    frame("budget", BUDGET, Whole)
        .of(ABOUT)
        .also(EMPLOY.and(INFORMATION).and(DISCLOSE))
        .counting(MONEY)
        .in_2008(statistics!("organization.budget")),
    event("meetings", MEETING).of(ABOUT).gives(ABOUT.and(MEETING)).in_2008(statistics!("training.meetings")),
    event("training sessions", TRAINING).of(ABOUT).gives(ABOUT.and(TRAINING)).in_2008(statistics!("training.sessions")),
    // 举办各类培训6场
    event("training sessions", HOLD.and(TRAINED))
        .of(ABOUT)
        .gives(ABOUT.and(TRAINING))
        .in_2008(statistics!("training.sessions")),
    event("people trained", TRAINED)
        .of(ABOUT)
        .also(STAFF.and(TRAINING).and(RECEIVE))
        .counting(PEOPLE)
        .in_2008(statistics!("training.trainees")),
    // 举办培训班2期，60人次参加
    event("people trained", HOLD).of(ABOUT.and(TRAINING)).counting(PEOPLE).in_2008(statistics!("training.trainees")),
];
