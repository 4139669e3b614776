//! 政府信息公开情况统计表: what reports for 2008 to 2018 count, in an annex from about 2014 on and in sentences before.
//!
//! One figure a row. Amounts are in 万元, whatever unit the annex prints beside the label ([`UNITS`]). Sums run down
//! the rows, from the parts to the row they are parts of; [`WITHIN`] lists what is only a part of another figure.

use super::edition::Edition::E2008;
use super::edition::TableKind::Statistics;
use super::form::{Derived, Form};
use super::habits::{Habits, Least};
use super::keys::CellKey;
use super::shape::{Column, Group, Relation, Row, Terms};
use crate::cell;
use crate::number::Quantity::{Amount, Count};

const COUNT: &[usize] = &[0];
const AMOUNT: &[usize] = &[1];

const fn row(key: &'static str, label: &'static str, variants: &'static [&'static str]) -> Row {
    Row { key, label, groups: &[], variants, columns: COUNT }
}

const fn amount(key: &'static str, label: &'static str, variants: &'static [&'static str]) -> Row {
    Row { key, label, groups: &[], variants, columns: AMOUNT }
}

const fn group(label: &'static str, variants: &'static [&'static str]) -> Group {
    Group { label, variants }
}

const fn sum(whole: &'static str, first: &'static str, last: &'static str) -> Relation {
    Relation::Whole { rule: "GK701", whole, parts: Terms::Range(first, last) }
}

/// The only form; the column is always the figure.
pub static FORM: Form = Form {
    table: Statistics,
    editions: &[E2008],
    rows: ROWS,
    columns: &[
        Column { key: "value", label: "统计数", variants: &[], quantity: Count },
        Column { key: "value", label: "统计数", variants: &[], quantity: Amount },
    ],
    groups: &[
        group("一、主动公开情况", &[]),
        group("（二）通过不同渠道和方式公开政府信息的情况", &[]),
        group("二、回应解读情况", &[]),
        group("（二）通过不同渠道和方式回应解读的情况", &[]),
        group("三、依申请公开情况", &[]),
        group("八、机构建设和保障经费情况", &[]),
        group("九、政府信息公开会议和培训情况", &["政府信息公开会议培训情况"]),
        group("统计指标", &["指标名称"]),
    ],
    relations: &[
        sum("requests.total", "requests.in_person", "requests.letter"),
        sum("completed.total", "completed.on_time", "completed.extended"),
        sum("replied.denied", "denied.state_secret", "denied.other_legal"),
        Relation::Whole {
            rule: "GK701",
            whole: "replied.total",
            parts: Terms::Keys(&[
                "replied.already_public",
                "replied.granted",
                "replied.partially_granted",
                "replied.denied",
                "replied.not_this_agency",
                "replied.does_not_exist",
                "replied.asked_to_amend",
                "replied.other_channel",
            ]),
        },
        sum("review.total", "review.upheld", "review.other"),
        sum("litigation.total", "litigation.upheld", "litigation.other"),
        sum("organization.staff", "organization.staff_full_time", "organization.staff_part_time"),
    ],
    basis: "政府信息公开条例（国务院令第492号）第三十二条",
    habits: Habits { units: UNITS, is_annex: true, ..Habits::rows(&[Least { rows: 8, columns: 0 }]) },
    derived: &DERIVED,
};
static DERIVED: Derived = Derived::new();

/// The one cell of a row.
macro_rules! value {
    ($row:literal) => {
        cell!(concat!("statistics.", $row, ".value"))
    };
}

/// Rows that are only a part of another: `(part, whole)`, 其中 in the annex.
pub static WITHIN: &[(CellKey, CellKey)] = &[
    (value!("disclosed.normative_documents"), value!("disclosed.total")),
    (value!("response.press_conferences_principal"), value!("response.press_conferences")),
    (value!("response.online_interviews_principal"), value!("response.online_interviews")),
    (value!("organization.staff_full_time"), value!("organization.staff")),
    (value!("organization.staff_part_time"), value!("organization.staff")),
    (value!("completed.on_time"), value!("completed.total")),
    (value!("completed.extended"), value!("completed.total")),
];

/// Rows that a report gives together or apart: where one side is told, the other is not missing.
pub static TOGETHER: &[(CellKey, &[CellKey])] =
    &[(value!("disclosed.weibo_wechat"), &[value!("disclosed.weibo"), value!("disclosed.wechat")])];

/// Units that the annex prints in a column of their own, between label and figure.
pub static UNITS: &[&str] = &["条", "件", "次", "个", "人", "篇", "场", "期", "份", "项", "人次", "万元", "元", "万"];

const ROWS: &[Row] = &[
    row(
        "disclosed.total",
        "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
        &["主动公开政府信息数", "主动公开政府信息总数", "主动公开政府信息数不同渠道和方式公开相同信息计一条"],
    ),
    row(
        "disclosed.normative_documents",
        "主动公开规范性文件数",
        &["其中主动公开规范性文件数", "主动公开规范性文件总数"],
    ),
    row("disclosed.normative_documents_issued", "制发规范性文件总数", &["制发规范性文件数"]),
    row("disclosed.gazette", "1.政府公报公开政府信息数", &["政府公报公开政府信息条数"]),
    row("disclosed.website", "2.政府网站公开政府信息数", &["政府网站公开政府信息条数"]),
    row("disclosed.weibo", "3.政务微博公开政府信息数", &["政务微博公开政府信息条数"]),
    row("disclosed.wechat", "4.政务微信公开政府信息数", &["政务微信公开政府信息条数"]),
    row("disclosed.weibo_wechat", "政务微博、微信公开政府信息数", &["政务微博和政务微信公开政府信息数"]),
    row("disclosed.other_channels", "5.其他方式公开政府信息数", &["其他方式公开政府信息条数"]),
    row(
        "response.total",
        "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
        &["回应公众关注热点或重大舆情数", "回应公众关注热点或重大舆情数不同方式回应同一热点或舆情计一次"],
    ),
    row("response.press_conferences", "1.参加或举办新闻发布会总次数", &["参加或举办新闻发布会次数"]),
    row(
        "response.press_conferences_principal",
        "主要负责同志参加新闻发布会次数",
        &["其中主要负责同志参加新闻发布会次数", "其中主要负责同志参加新闻发布会总次数"],
    ),
    row("response.online_interviews", "2.政府网站在线访谈次数", &["政府网站在线访谈总次数"]),
    row(
        "response.online_interviews_principal",
        "主要负责同志参加政府网站在线访谈次数",
        &["其中主要负责同志参加政府网站在线访谈次数", "其中主要负责同志参加政府网站在线访谈总次数"],
    ),
    row("response.interpretations", "3.政策解读稿件发布数", &["政策解读稿件发布数量"]),
    row("response.weibo_wechat", "4.微博微信回应事件数", &["政务微博微信回应事件数"]),
    row("response.other", "5.其他方式回应事件数", &[]),
    row("requests.total", "（一）收到申请数", &["收到申请总数"]),
    row("requests.in_person", "1.当面申请数", &[]),
    row("requests.fax", "2.传真申请数", &[]),
    row("requests.online", "3.网络申请数", &[]),
    row("requests.letter", "4.信函申请数", &[]),
    row("completed.total", "（二）申请办结数", &["申请办结总数"]),
    row("completed.on_time", "1.按时办结数", &[]),
    row("completed.extended", "2.延期办结数", &[]),
    row("replied.total", "（三）申请答复数", &["申请答复总数"]),
    row("replied.already_public", "1.属于已主动公开范围数", &["属于已主动公开范围"]),
    row("replied.granted", "2.同意公开答复数", &["同意公开答复"]),
    row("replied.partially_granted", "3.同意部分公开答复数", &["同意部分公开答复"]),
    row("replied.denied", "4.不同意公开答复数", &["不同意公开答复"]),
    row("denied.state_secret", "涉及国家秘密", &["其中涉及国家秘密", "涉及国家秘密数"]),
    row("denied.trade_secret", "涉及商业秘密", &["涉及商业秘密数"]),
    row("denied.personal_privacy", "涉及个人隐私", &["涉及个人隐私数"]),
    row(
        "denied.security_and_stability",
        "危及国家安全、公共安全、经济安全和社会稳定",
        &["危及国家安全公共安全经济安全和社会稳定数"],
    ),
    row(
        "denied.not_government_information",
        "不是《条例》所指政府信息",
        &["不是条例所指政府信息数", "不属于条例所指政府信息"],
    ),
    row("denied.other_legal", "法律法规规定的其他情形", &["法律法规规定的其他情形数"]),
    row("replied.not_this_agency", "5.不属于本行政机关公开数", &["不属于本机关公开数"]),
    row("replied.does_not_exist", "6.申请信息不存在数", &["申请的信息不存在数"]),
    row("replied.asked_to_amend", "7.告知作出更改补充数", &["告知做出更改补充数", "告知作出补充更改数"]),
    row("replied.other_channel", "8.告知通过其他途径办理数", &["告知通过其它途径办理数"]),
    row("review.total", "四、行政复议数量", &["行政复议总数"]),
    row("review.upheld", "（一）维持具体行政行为数", &[]),
    row("review.corrected", "（二）被依法纠错数", &[]),
    row("review.other", "（三）其他情形数", &[]),
    row("litigation.total", "五、行政诉讼数量", &["行政诉讼总数"]),
    row(
        "litigation.upheld",
        "（一）维持具体行政行为或者驳回原告诉讼请求数",
        &["维持具体行政行为或驳回原告诉讼请求数", "维持具体行政行为数"],
    ),
    row("litigation.corrected", "（二）被依法纠错数", &[]),
    row("litigation.other", "（三）其他情形数", &[]),
    row("complaints.total", "六、举报投诉数量", &["投诉举报数量", "举报投诉数"]),
    amount(
        "fees.amount",
        "七、依申请公开信息收取的费用",
        &["依申请公开政府信息收取的费用", "依申请公开信息收取的费用万元"],
    ),
    row("organization.offices", "（一）政府信息公开工作专门机构数", &["政府信息公开专门机构数"]),
    row("organization.reading_points", "（二）设置政府信息公开查阅点数", &["政府信息公开查阅点数"]),
    row("organization.staff", "（三）从事政府信息公开工作人员数", &["政府信息公开工作人员数"]),
    row(
        "organization.staff_full_time",
        "1.专职人员数（不包括政府公报及政府网站工作人员数）",
        &["专职人员数", "专职工作人员数"],
    ),
    row("organization.staff_part_time", "2.兼职人员数", &["兼职工作人员数"]),
    amount(
        "organization.budget",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        &["政府信息公开专项经费", "政府信息公开工作专项经费"],
    ),
    row("training.meetings", "（一）召开政府信息公开工作会议或专题会议数", &["召开政府信息公开工作会议或专题会议次数"]),
    row("training.sessions", "（二）举办各类培训班数", &["举办各类培训班次数"]),
    row("training.trainees", "（三）接受培训人员数", &["接受培训人员人次", "接受培训人次"]),
];
