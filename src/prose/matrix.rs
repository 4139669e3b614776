//! How reports for 2019 and later repeat the figures of their tables.
//!
//! Sums on purpose are meanings of their own: 受理 may be what is new with what was carried over, 答复 may leave out what was
//! closed without an answer, 行政诉讼 is both kinds of it.

use super::said::Ways;
use super::words::Stands::{Alone, Among, AmongAnywhere, Anywhere, Under};
use super::words::{Statement, said};
use crate::cell;
use crate::statute::CellKey;

const CASES: &[&str] = &["件", "宗", "起", "件次", "人次", "条", "份", "次"];
const DOCUMENTS: &[&str] = &["件", "部", "个", "份"];

const NEW: CellKey = cell!("applications.new_received.total");
const OVER: CellKey = cell!("applications.carried_over.total");
const HANDLED: CellKey = cell!("applications.handled_total.total");
const GRANTED: CellKey = cell!("applications.granted.total");
const PARTLY: CellKey = cell!("applications.partially_granted.total");
const DENIED: CellKey = cell!("applications.denied.*.total");
const UNABLE: CellKey = cell!("applications.unable_to_provide.*.total");
const NOT_PROCESSED: CellKey = cell!("applications.not_processed.*.total");
const OTHER: CellKey = cell!("applications.other_handling.*.total");
const OTHER_2019: CellKey = cell!("applications.other_handling.total");
const REVIEW: CellKey = cell!("disputes.review.total");
const DIRECT: CellKey = cell!("disputes.litigation_direct.total");
const AFTER: CellKey = cell!("disputes.litigation_after_review.total");

/// What answers, handling and completion may cover.
const HANDLING: &[&[CellKey]] = &[
    &[HANDLED],
    &[NEW, OVER],
    &[NEW],
    &[GRANTED, PARTLY, DENIED, UNABLE],
    &[GRANTED, PARTLY, DENIED, UNABLE, NOT_PROCESSED],
];

const fn told(means: &'static [&'static [CellKey]], said: Ways) -> Statement {
    Statement { means, said, counters: CASES, stands: Alone }
}

const fn outcome(means: &'static [&'static [CellKey]], said: Ways) -> Statement {
    Statement { means, said, counters: CASES, stands: Anywhere }
}

const fn result(means: &'static [&'static [CellKey]], said: Ways, of: &'static [CellKey]) -> Statement {
    Statement { means, said, counters: CASES, stands: Under(of) }
}

const fn document(means: &'static [&'static [CellKey]], said: Ways) -> Statement {
    Statement { means, said, counters: DOCUMENTS, stands: Alone }
}

/// The statements, tried in order.
pub(super) static STATEMENTS: &[Statement] = &[
    told(&[&[NEW]], said!["新收到|新收|新增 {ask} #"]),
    told(&[&[NEW], &[NEW, OVER]], said!["{receive} {ask} #", "{receive} 的 # {ask} 中?"]),
    outcome(
        &[&[OVER]],
        said![
            "含? 上年|上年度|上一年|上一年度|去年|去年度 结转|转结|结转下来 的? 至本年|至本年度|到本年|到本年度? 办理? 政府信息公开? 申请? 件|数量? #"
        ],
    ),
    told(HANDLING, said!["办理答复|办结|办理|答复|处理|办复 完毕? {ask} #"]),
    told(HANDLING, said!["{ask} 办结|答复|办理 #"]),
    Statement {
        means: HANDLING, said: said!["办结 #", "办理 #", "答复 #", "办复 #"], counters: CASES, stands: Among
    },
    outcome(
        &[&[cell!("applications.carried_forward.total")]],
        said![
            "转结|结转|转 至|到? 下一年|下一年度|次年|次年度|下年|下年度 继续? 办理|答复? 的? 政府信息公开? 申请? #",
            "# 结转|顺延|转 至|到? 下一年|下一年度|次年|次年度|下年|下年度 继续? 办理|答复?",
            "转 下年|下年度|下一年|下一年度 继续? 办理|答复* {of} #"
        ],
    ),
    outcome(&[&[GRANTED, PARTLY]], said!["予以公开|同意公开 及|和|、|以及 予以? 部分公开 {of} #"]),
    outcome(&[&[GRANTED], &[GRANTED, PARTLY]], said!["{among} 予以公开|同意公开 {of} #"]),
    outcome(&[&[PARTLY]], said!["{among} 予以? 部分公开 {of} #"]),
    outcome(&[&[DENIED]], said!["{among} 不予公开 {of} #"]),
    outcome(&[&[UNABLE]], said!["{among} 因~原因? 无法提供 {of} #"]),
    outcome(&[&[NOT_PROCESSED]], said!["{among} 不予处理 {of} #"]),
    outcome(&[&[OTHER], &[OTHER_2019]], said!["{among} 其他处理|其它处理 {of} #"]),
    outcome(&[&[REVIEW]], said!["{about} 行政复议 {case} #", "有 # 涉及|关于 {ogi} 工作? 的行政复议 案件?"]),
    outcome(
        &[&[DIRECT, AFTER], &[DIRECT]],
        said!["{about} 行政诉讼 {case} #", "有 # 涉及|关于 {ogi} 工作? 的行政诉讼 案件?"],
    ),
    outcome(&[&[REVIEW, DIRECT, AFTER], &[REVIEW, DIRECT]], said!["{about} 行政复议 、|和|及 行政诉讼 {case} #"]),
    Statement {
        means: &[&[REVIEW]], said: said!["{arose} 行政复议 {case} #"], counters: CASES, stands: AmongAnywhere
    },
    Statement {
        means: &[&[DIRECT, AFTER], &[DIRECT]],
        said: said!["{arose} 行政诉讼 {case} #"],
        counters: CASES,
        stands: AmongAnywhere,
    },
    result(&[&[cell!("disputes.review.upheld")]], said!["被? 结果维持 {of} #"], &[REVIEW]),
    result(&[&[cell!("disputes.review.corrected")]], said!["被? 结果纠正 {of} #"], &[REVIEW]),
    result(&[&[cell!("disputes.review.other")]], said!["其他结果|其它结果 {of} #"], &[REVIEW]),
    result(&[&[cell!("disputes.review.pending")]], said!["尚未审结 {of} #"], &[REVIEW]),
    result(
        &[&[cell!("disputes.litigation_direct.upheld"), cell!("disputes.litigation_after_review.upheld")]],
        said!["被? 结果维持 {of} #"],
        &[DIRECT],
    ),
    result(
        &[&[cell!("disputes.litigation_direct.corrected"), cell!("disputes.litigation_after_review.corrected")]],
        said!["被? 结果纠正 {of} #"],
        &[DIRECT],
    ),
    result(
        &[&[cell!("disputes.litigation_direct.other"), cell!("disputes.litigation_after_review.other")]],
        said!["其他结果|其它结果 {of} #"],
        &[DIRECT],
    ),
    result(
        &[&[cell!("disputes.litigation_direct.pending"), cell!("disputes.litigation_after_review.pending")]],
        said!["尚未审结 {of} #"],
        &[DIRECT],
    ),
    document(&[&[cell!("disclosure.rules.in_force")]], said!["现行有效 的? 政府? 规章 共? #"]),
    document(&[&[cell!("disclosure.normative_documents.in_force")]], said!["现行有效 的? 行政? 规范性文件 共? #"]),
    document(
        &[&[cell!("disclosure.normative_documents.issued")], &[cell!("disclosure.normative_documents.created")]],
        said!["制发|新制作 行政? 规范性文件 #"],
    ),
];
