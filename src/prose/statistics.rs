//! How reports for 2008 to 2018 tell the figures of the statistics.

use super::words::Stands::{self, Alone, Among, AmongAnywhere, Anywhere, Under};
use super::words::{Statement, said};
use crate::cell;
use crate::statute::CellKey;

const ITEMS: &[&str] = &["条", "件", "份", "个", "篇"];
const CASES: &[&str] = &["件", "宗", "起", "件次", "人次", "条", "份", "次"];
const TIMES: &[&str] = &["次", "场", "场次", "期", "个"];
const PEOPLE: &[&str] = &["人", "名", "人次"];
const MONEY: &[&str] = &["万元"];

const REVIEW: &[CellKey] = &[cell!("statistics.review.total.value")];
const LITIGATION: &[CellKey] = &[cell!("statistics.litigation.total.value")];
const STAFF: &[CellKey] = &[cell!("statistics.organization.staff.value")];
const REQUESTS: &[CellKey] = &[cell!("statistics.requests.total.value")];

macro_rules! told {
    ($key:literal, $($said:literal)/ +, $counters:expr, $stands:expr) => {
        Statement {
            means: &[&[cell!(concat!("statistics.", $key, ".value"))]],
            said: said![$($said),+],
            counters: $counters,
            stands: $stands,
        }
    };
}

/// A channel requests come by.
const CHANNEL: Stands = Under(REQUESTS);

/// The statements, tried in order.
pub(super) static STATEMENTS: &[Statement] = &[
    told!("disclosed.total", "主动公开 各类|的? 政府信息 总数|数量|数? 共计|共|为? #", ITEMS, Alone),
    told!("disclosed.normative_documents", "主动公开 政府|行政? 规范性文件 总数|数? #", ITEMS, Anywhere),
    told!("disclosed.normative_documents_issued", "制发|制定 政府|行政? 规范性文件 总数|数? #", ITEMS, Alone),
    told!("disclosed.gazette", "通过? 政府公报 主动? 公开|发布 各类|的? 政府信息 数? #", ITEMS, Anywhere),
    told!("disclosed.website", "通过? 政府网站 主动? 公开|发布 各类|的? 政府信息 数? #", ITEMS, Anywhere),
    told!("disclosed.weibo", "通过? 政务? 微博 主动? 公开|发布 各类|的? 政府信息 数? #", ITEMS, Anywhere),
    told!("disclosed.wechat", "通过? 政务? 微信 主动? 公开|发布 各类|的? 政府信息 数? #", ITEMS, Anywhere),
    told!(
        "disclosed.weibo_wechat",
        "通过? 政务? 微博 、|和|及 政务? 微信 主动? 公开|发布 各类|的? 政府信息 数? #"
            / "通过? 政务? 微信 、|和|及 政务? 微博 主动? 公开|发布 各类|的? 政府信息 数? #",
        ITEMS,
        Anywhere
    ),
    told!(
        "disclosed.other_channels",
        "通过? ~等? 其他 方式|渠道和方式|渠道|途径 主动? 公开|发布 各类|的? 政府信息 数? #",
        ITEMS,
        Anywhere
    ),
    told!("response.total", "回应 社会? 公众关注热点 或|和|及 重大 政务? 舆情 数? #", CASES, Alone),
    told!("response.press_conferences", "参加或举办新闻发布会 总次数? #", TIMES, Anywhere),
    told!("response.press_conferences_principal", "主要负责同志参加 或举办? 新闻发布会 #", TIMES, Anywhere),
    told!("response.online_interviews", "政府网站在线访谈 #", TIMES, Anywhere),
    told!("response.online_interviews_principal", "主要负责同志参加政府网站在线访谈 #", TIMES, Anywhere),
    told!("response.interpretations", "政策解读稿件发布|发布政策解读稿件 数? #", ITEMS, Anywhere),
    told!("response.weibo_wechat", "政务? 微博微信|微信微博 回应事件 数? #", CASES_AND_TIMES, Anywhere),
    told!("response.other", "其他方式回应事件 数? #", CASES_AND_TIMES, Anywhere),
    told!("requests.total", "{receive} {ask} #" / "{receive} 的 # {ask} 中?", CASES, Alone),
    told!("requests.total", "{receive} 申请 数? #" / "{receive} 的 # 申请 中?", CASES, Among),
    told!("requests.in_person", "通过|以? 当面 方式? 提交|提出? 的? 申请? {of} #", CASES, CHANNEL),
    told!("requests.fax", "通过|以? 传真 方式? 提交|提出? 的? 申请? {of} #", CASES, CHANNEL),
    told!("requests.online", "通过|以? 网络|网上|互联网|在线 方式|平台? 提交|提出? 的? 申请? {of} #", CASES, CHANNEL),
    told!("requests.letter", "通过|以? 信函|信件|邮寄 方式? 提交|提出? 的? 申请? {of} #", CASES, CHANNEL),
    told!("completed.total", "申请办结 总数|数? #", CASES, Alone),
    told!("completed.total", "办结 总数|数? #" / "办结 {ask} #" / "办结申请 #", CASES, Among),
    told!("completed.on_time", "按时|按期 办结 申请? {of} #", CASES, Anywhere),
    told!("completed.extended", "延期|延时 办结 申请? {of} #", CASES, Anywhere),
    told!(
        "replied.total",
        "答复 {ask} #" / "申请答复 总数|数? #" / "办结|答复 的 # 申请答复中" / "答复申请 #",
        CASES,
        Alone
    ),
    told!("replied.already_public", "属于已|属于已经 主动公开 范围? {of} #", CASES, Anywhere),
    told!("replied.granted", "同意公开 {of} #", CASES, Anywhere),
    told!("replied.partially_granted", "同意部分公开 {of} #", CASES, Anywhere),
    told!("replied.denied", "不同意公开|不予公开 {of} #", CASES, Anywhere),
    told!("replied.not_this_agency", "不属于本 行政? 机关 公开|职责范围|公开范围? {of} #", CASES, Anywhere),
    told!("replied.does_not_exist", "申请? 的? 政府? 信息不存在 {of} #", CASES, Anywhere),
    told!(
        "replied.asked_to_amend",
        "告知 申请人? 作出|做出? 更改 、|和? 补充 {of} #" / "告知 申请人? 作出|做出? 补充 、|和? 更改 {of} #",
        CASES,
        Anywhere
    ),
    told!("replied.other_channel", "告知 申请人? 通过其他|通过其它 途径办理 {of} #", CASES, Anywhere),
    told!("denied.state_secret", "涉及国家秘密 {of} #", CASES, Anywhere),
    told!("denied.trade_secret", "涉及商业秘密 {of} #", CASES, Anywhere),
    told!("denied.personal_privacy", "涉及个人隐私 {of} #", CASES, Anywhere),
    told!(
        "denied.security_and_stability",
        "危及国家安全、公共安全、经济安全 和|、|及 社会稳定 {of} #",
        CASES,
        Anywhere
    ),
    told!("denied.not_government_information", "不是|不属于 《? 条例 》? 所指 的? 政府信息 {of} #", CASES, Anywhere),
    told!("denied.other_legal", "属于? 法律法规规定的其他情形|法律法规规定的其它情形 {of} #", CASES, Anywhere),
    told!("review.total", "{about} 行政复议 {case} #", CASES, Anywhere),
    told!("review.total", "{arose} 行政复议 {case} #", CASES, AmongAnywhere),
    told!("litigation.total", "{about} 行政诉讼 {case} #", CASES, Anywhere),
    told!("litigation.total", "{arose} 行政诉讼 {case} #", CASES, AmongAnywhere),
    told!("review.upheld", "被? 维持 原? 具体行政行为 {of} #", CASES, Under(REVIEW)),
    told!("review.corrected", "被? 依法纠错 {of} #", CASES, Under(REVIEW)),
    told!("review.other", "其他情形|其它情形 {of} #", CASES, Under(REVIEW)),
    told!(
        "litigation.upheld",
        "被? 维持 原? 具体行政行为 或驳回原告诉讼请求|或者驳回原告诉讼请求? {of} #",
        CASES,
        Under(LITIGATION)
    ),
    told!("litigation.corrected", "被? 依法纠错 {of} #", CASES, Under(LITIGATION)),
    told!("litigation.other", "其他情形|其它情形 {of} #", CASES, Under(LITIGATION)),
    told!(
        "complaints.total",
        "办理|受理|收到|接到 涉及? 政府? 信息公开 工作? 的? 举报投诉|投诉举报 案件|数量|数? #",
        CASES,
        Alone
    ),
    told!("fees.amount", "依申请公开 政府? 信息 共? 收取 的? 各类? 费用 共计|共|为? #", MONEY, Alone),
    told!("organization.offices", "设立|设置 的? 政府信息公开 工作? 专门机构 数? #", &["个", "家"], Alone),
    told!("organization.reading_points", "设立|设置 的? 政府信息公开查阅点 数? #", &["个", "处", "家"], Alone),
    told!("organization.staff", "从事 政府信息公开工作 的? 人员 数? 共有|共计|共|为? #", PEOPLE, Alone),
    told!("organization.staff_full_time", "专职 工作? 人员 数? #", PEOPLE, Under(STAFF)),
    told!("organization.staff_part_time", "兼职 工作? 人员 数? #", PEOPLE, Under(STAFF)),
    told!("organization.budget", "政府信息公开 工作? 专项经费 共计|总计|共|为? #", MONEY, Alone),
    told!(
        "training.meetings",
        "召开政府信息公开工作会议 或|和|、 专题会议 #" / "召开政府信息公开工作会议 #",
        TIMES,
        Alone
    ),
    told!("training.sessions", "举办 各类|政府信息公开? 培训班 #", TIMES, Among),
    told!("training.trainees", "接受? 培训 工作? 人员? #", PEOPLE, Among),
];

const CASES_AND_TIMES: &[&str] = &["次", "件", "件次", "条", "个"];
