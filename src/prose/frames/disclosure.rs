//! What was made public, by which ways, and how the public was answered.
//!
//! One unknown noun makes what was disclosed a field's figure: these clauses are understood word for word.

use super::super::classes::*;
use super::frame::Kind::{self, Principal, Way, Whole};
use super::frame::{Frame, ITEMS, MONEY, THINGS, event, frame};
use crate::cell;

const fn disclosed(name: &'static str, own: Classes, kind: Kind) -> Frame {
    let of = INFORMATION.and(DISCLOSE);
    frame(name, own, kind).of(of).also(NEWLY.and(ABOUT)).counting(THINGS).word_for_word().gives(of)
}

const fn document(name: &'static str, own: Classes) -> Frame {
    frame(name, own, Whole).also(NEWLY).counting(THINGS).word_for_word()
}

/// Decisions of a kind. 作出行政许可决定5件、行政处罚3件: what one clause says was decided, the next may leave out.
macro_rules! decisions {
    ($($name:literal $own:ident $row:literal [$($verb:ident)+])+) => {
        &[$(
            $(document($name, $own.and($verb)).gives(DECIDE)
                .since_2019(&[&[cell!(concat!("disclosure.", $row, ".decisions"))]]),)+
            document($name, $own).of(DECIDE).gives(DECIDE)
                .since_2019(&[&[cell!(concat!("disclosure.", $row, ".decisions"))]]),
        )+]
    };
}

pub(super) const DECISIONS: &[Frame] = decisions! {
    "licences" LICENCE "licensing" [DECIDE HANDLE]
    "penalties" PENALTY "penalties" [DECIDE]
    "compulsory measures" COMPULSORY "compulsory_measures" [DECIDE]
};

/// What answers the public is told where answers are spoken of: others hold press conferences as well.
const fn answer(name: &'static str, own: Classes) -> Frame {
    event(name, own).of(RESPOND)
}

const fn press(name: &'static str, own: Classes) -> Frame {
    // 新闻发布会公开信息12条 counts what was made public there.
    let mut frame = answer(name, own);
    frame.allows = HOLD.and(ABOUT);
    frame
}

/// Those of the answers that the principal gave.
const fn principal(name: &'static str, of: Classes) -> Frame {
    let mut frame = answer(name, PRINCIPAL).of(of).also(WEBSITE);
    frame.kind = Principal;
    frame
}

/// Documents of a kind: issued, repealed, in force.
macro_rules! documents {
    ($($of:ident $row:literal [$($issued:literal)?])+) => {
        &[$(
            document(concat!($row, " issued"), ISSUE).of($of).gives($of)
                .in_2008(&[$(&[cell!($issued)])?])
                .in_2019(&[&[cell!(concat!("disclosure.", $row, ".created"))]])
                .in_2021(&[&[cell!(concat!("disclosure.", $row, ".issued"))]]),
            document(concat!($row, " repealed"), REPEAL).of($of).gives($of)
                .in_2021(&[&[cell!(concat!("disclosure.", $row, ".repealed"))]]),
            document(concat!($row, " disclosed in all"), IN_ALL.and(DISCLOSE)).of($of).gives($of)
                .in_2019(&[&[cell!(concat!("disclosure.", $row, ".total_disclosed"))]]),
            document(concat!($row, " in force"), IN_FORCE).of($of).gives($of)
                .in_2021(&[&[cell!(concat!("disclosure.", $row, ".in_force"))]]),
        )+]
    };
}

pub(super) const DOCUMENTS: &[Frame] = documents! {
    NORMATIVE "normative_documents" ["statistics.disclosed.normative_documents_issued.value"]
    RULES "rules" []
};

pub(super) const FRAMES: &[Frame] = &[
    disclosed("disclosed", DISCLOSE, Whole).of(INFORMATION).in_2008(statistics!("disclosed.total")),
    // 截至年底共1102条，其中本年新增163条.
    disclosed("disclosed", NEWLY, Whole).of(DISCLOSE).in_2008(statistics!("disclosed.total")),
    disclosed("documents disclosed", NORMATIVE.and(DISCLOSE), Whole)
        .of(NONE)
        .gives(NONE)
        .in_2008(statistics!("disclosed.normative_documents")),
    disclosed("documents disclosed", NORMATIVE, Whole)
        .gives(NONE)
        .in_2008(statistics!("disclosed.normative_documents")),
    disclosed("in the gazette", GAZETTE, Way).in_2008(statistics!("disclosed.gazette")),
    disclosed("on the website", WEBSITE, Way).in_2008(statistics!("disclosed.website")),
    disclosed("by weibo", WEIBO, Way).in_2008(statistics!("disclosed.weibo")),
    disclosed("by wechat", WECHAT, Way).in_2008(statistics!("disclosed.wechat")),
    disclosed("by weibo and wechat", WEIBO_WECHAT, Way).in_2008(statistics!("disclosed.weibo_wechat")),
    disclosed("in other ways", MEDIA, Way).also(WAYS).in_2008(statistics!("disclosed.other_channels")),
    // 网站90条，其他3条
    frame("in other ways", REST, Way)
        .of(MEDIA.and(INFORMATION).and(DISCLOSE))
        .word_for_word()
        .counting(ITEMS)
        .in_2008(statistics!("disclosed.other_channels")),
    document("charges", CHARGE)
        .also(COLLECT)
        .counting(MONEY)
        .in_2021(&[&[cell!("disclosure.administrative_fees.amount")]]),
    // Answers to the public.
    event("responses", RESPOND.and(HOT)).gives(RESPOND).in_2008(statistics!("response.total")),
    press("press conferences", PRESS).gives(RESPOND.and(PRESS)).in_2008(statistics!("response.press_conferences")),
    principal("press conferences with the principal", PRESS)
        .in_2008(statistics!("response.press_conferences_principal")),
    answer("interviews", INTERVIEW)
        .also(WEBSITE)
        .gives(RESPOND.and(INTERVIEW))
        .in_2008(statistics!("response.online_interviews")),
    principal("interviews with the principal", INTERVIEW).in_2008(statistics!("response.online_interviews_principal")),
    answer("interpretations", INTERPRETATION).in_2008(statistics!("response.interpretations")),
    event("responses by weibo and wechat", RESPOND.and(WEIBO_WECHAT))
        .also(EVENT.and(HOT))
        .in_2008(statistics!("response.weibo_wechat")),
    event("responses in other ways", RESPOND.and(MEDIA)).also(EVENT.and(HOT)).in_2008(statistics!("response.other")),
];
