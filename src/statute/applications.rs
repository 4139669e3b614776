//! Section three, 收到和处理政府信息公开申请情况: seven columns; 23 rows in the 2019 form, 25 in the 2021 form.

use super::edition::Edition::{E2019, E2021};
use super::edition::TableKind::Applications;
use super::form::{Derived, Form};
use super::habits::{Habits, Least};
use super::shape::{Column, Group, Relation, Row, Terms};
use crate::number::Quantity::Count;

const ALL: &[usize] = &[0, 1, 2, 3, 4, 5, 6];

const fn column(key: &'static str, label: &'static str, variants: &'static [&'static str]) -> Column {
    Column { key, label, variants, quantity: Count }
}

const COLUMNS: &[Column] = &[
    column("natural_person", "自然人", &["个人", "公民"]),
    column("commercial_enterprise", "商业企业", &["企业", "商业企业法人"]),
    column("research_institution", "科研机构", &["科研单位"]),
    column("public_interest_organization", "社会公益组织", &["社会公益", "公益组织", "社会公益机构"]),
    column("legal_service_organization", "法律服务机构", &["法律服务组织", "法律服务"]),
    column("other_organization", "其他", &["其它", "其他组织"]),
    column("total", "总计", &["合计", "共计"]),
];

const fn row(
    key: &'static str,
    groups: &'static [&'static str],
    label: &'static str,
    variants: &'static [&'static str],
) -> Row {
    Row { key, label, groups, variants, columns: ALL }
}

const RESULTS: &str = "三、本年度办理结果";
const DENIED: &[&str] = &[RESULTS, "（三）不予公开"];
const UNABLE: &[&str] = &[RESULTS, "（四）无法提供"];
const NOT_PROCESSED: &[&str] = &[RESULTS, "（五）不予处理"];
const OTHER: &[&str] = &[RESULTS, "（六）其他处理"];

const NEW_RECEIVED: Row = row(
    "new_received",
    &[],
    "一、本年新收政府信息公开申请数量",
    &["本年新收申请数量", "本年新收数量", "本年新收", "本年度新收政府信息公开申请数量", "本年新收政府信息公开申请件数"],
);
const CARRIED_OVER: Row = row(
    "carried_over",
    &[],
    "二、上年结转政府信息公开申请数量",
    &[
        "上年结转申请数量",
        "上年结转数量",
        "上年结转",
        "上年度结转政府信息公开申请数量",
        "上一年度结转政府信息公开申请数量",
        "上年结转政府信息公开申请件数",
    ],
);
const GRANTED: Row = row("granted", &[RESULTS], "（一）予以公开", &["同意公开"]);
const PARTIALLY_GRANTED: Row = row(
    "partially_granted",
    &[RESULTS],
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    &["部分公开", "予以部分公开", "部分公开区分处理的只计这一情形不计其他情形"],
);
const STATE_SECRET: Row = row("denied.state_secret", DENIED, "1.属于国家秘密", &["国家秘密"]);
const PROHIBITED_BY_LAW: Row =
    row("denied.prohibited_by_law", DENIED, "2.其他法律行政法规禁止公开", &["法律行政法规禁止公开"]);
const SECURITY: Row = row(
    "denied.security_and_stability",
    DENIED,
    "3.危及“三安全一稳定”",
    &["三安全一稳定", "危及国家安全公共安全经济安全社会稳定"],
);
const THIRD_PARTY: Row = row("denied.third_party_rights", DENIED, "4.保护第三方合法权益", &["第三方合法权益"]);
const INTERNAL: Row = row(
    "denied.internal_affairs",
    DENIED,
    "5.属于三类内部事务信息",
    &["三类内部事务信息", "内部事务信息", "属于内部事务信息"],
);
const PROCESS: Row = row(
    "denied.process_information",
    DENIED,
    "6.属于四类过程性信息",
    &["四类过程性信息", "过程性信息", "属于过程性信息"],
);
const ENFORCEMENT: Row =
    row("denied.enforcement_file", DENIED, "7.属于行政执法案卷", &["行政执法案卷", "属于行政执法案卷信息"]);
const INQUIRY: Row = row("denied.administrative_inquiry", DENIED, "8.属于行政查询事项", &["行政查询事项"]);
const NOT_HELD: Row =
    row("unable_to_provide.not_held", UNABLE, "1.本机关不掌握相关政府信息", &["不掌握相关政府信息", "本机关不掌握"]);
const REQUIRES_CREATION: Row =
    row("unable_to_provide.requires_creation", UNABLE, "2.没有现成信息需要另行制作", &["需要另行制作", "没有现成信息"]);
const STILL_UNCLEAR: Row =
    row("unable_to_provide.still_unclear", UNABLE, "3.补正后申请内容仍不明确", &["申请内容仍不明确"]);
const PETITION: Row = row(
    "not_processed.petition_or_complaint",
    NOT_PROCESSED,
    "1.信访举报投诉类申请",
    &["信访举报投诉类", "信访举报投诉"],
);
const REPEATED: Row = row("not_processed.repeated", NOT_PROCESSED, "2.重复申请", &[]);
const PUBLISHED: Row = row("not_processed.published_material", NOT_PROCESSED, "3.要求提供公开出版物", &["公开出版物"]);
const FREQUENT: Row =
    row("not_processed.unreasonably_frequent", NOT_PROCESSED, "4.无正当理由大量反复申请", &["大量反复申请"]);
const CONFIRM: Row = row(
    "not_processed.confirm_or_reissue",
    NOT_PROCESSED,
    "5.要求行政机关确认或重新出具已获取信息",
    &["确认或重新出具已获取信息"],
);
const OTHER_HANDLING: Row = row("other_handling", &[RESULTS], "（六）其他处理", &["其它处理"]);
const CORRECTION_OVERDUE: Row = row(
    "other_handling.correction_overdue",
    OTHER,
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    &["申请人无正当理由逾期不补正", "无正当理由逾期不补正", "逾期不补正"],
);
const FEE_OVERDUE: Row = row(
    "other_handling.fee_overdue",
    OTHER,
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    &["申请人逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求缴纳费用", "逾期未缴纳费用"],
);
const OTHER_OTHER: Row = row("other_handling.other", OTHER, "3.其他", &["其它"]);
const HANDLED_TOTAL: Row = row("handled_total", &[RESULTS], "（七）总计", &["合计", "共计", "办理结果总计"]);
const CARRIED_FORWARD: Row = row(
    "carried_forward",
    &[],
    "四、结转下年度继续办理",
    &["结转下年度", "结转下年继续办理", "结转下一年度继续办理", "结转下年度继续办理数量"],
);

const RESULTS_GROUP: Group = Group { label: RESULTS, variants: &["本年办理结果", "办理结果"] };
const DENIED_GROUP: Group = Group { label: "（三）不予公开", variants: &[] };
const UNABLE_GROUP: Group = Group { label: "（四）无法提供", variants: &[] };
const NOT_PROCESSED_GROUP: Group = Group { label: "（五）不予处理", variants: &[] };
const OTHER_GROUP: Group = Group { label: "（六）其他处理", variants: &["其它处理"] };
const APPLICANTS: Group = Group { label: "申请人情况", variants: &[] };
const ORGANIZATIONS: Group = Group { label: "法人或其他组织", variants: &["法人或者其他组织"] };
const NOTE: Group = Group {
    label: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    variants: &["本列数据的勾稽关系为"],
};

const BALANCE: Relation = Relation::EachColumn {
    rule: "GK301",
    left: Terms::Keys(&["new_received", "carried_over"]),
    right: Terms::Keys(&["handled_total", "carried_forward"]),
};
const ROW_TOTAL: Relation = Relation::EachRow {
    rule: "GK302",
    left: Terms::Range("natural_person", "other_organization"),
    right: Terms::Keys(&["total"]),
};

const fn outcome_total(last_outcome: &'static str) -> Relation {
    Relation::EachColumn {
        rule: "GK303",
        left: Terms::Range("granted", last_outcome),
        right: Terms::Keys(&["handled_total"]),
    }
}

/// The rows of a form, of which the editions differ in （六）其他处理 only.
macro_rules! rows_with {
    ($($other_handling:ident),+) => {
        &[
            NEW_RECEIVED,
            CARRIED_OVER,
            GRANTED,
            PARTIALLY_GRANTED,
            STATE_SECRET,
            PROHIBITED_BY_LAW,
            SECURITY,
            THIRD_PARTY,
            INTERNAL,
            PROCESS,
            ENFORCEMENT,
            INQUIRY,
            NOT_HELD,
            REQUIRES_CREATION,
            STILL_UNCLEAR,
            PETITION,
            REPEATED,
            PUBLISHED,
            FREQUENT,
            CONFIRM,
            $($other_handling,)+
            HANDLED_TOTAL,
            CARRIED_FORWARD,
        ]
    };
}

const HABITS: Habits = Habits::rows(&[Least { rows: 3, columns: 0 }, Least { rows: 1, columns: 5 }]);

/// 国办公开办函〔2019〕60号: （六）其他处理 is one row.
pub static EDITION_2019: Form = Form {
    table: Applications,
    editions: &[E2019],
    rows: rows_with!(OTHER_HANDLING),
    columns: COLUMNS,
    groups: &[RESULTS_GROUP, DENIED_GROUP, UNABLE_GROUP, NOT_PROCESSED_GROUP, APPLICANTS, ORGANIZATIONS, NOTE],
    relations: &[BALANCE, ROW_TOTAL, outcome_total("other_handling")],
    basis: "国办公开办函〔2019〕60号",
    habits: HABITS,
    derived: &DERIVED_2019,
};
static DERIVED_2019: Derived = Derived::new();

/// 国办公开办函〔2021〕30号: （六）其他处理 has three rows.
pub static EDITION_2021: Form = Form {
    table: Applications,
    editions: &[E2021],
    rows: rows_with!(CORRECTION_OVERDUE, FEE_OVERDUE, OTHER_OTHER),
    columns: COLUMNS,
    groups: &[
        RESULTS_GROUP,
        DENIED_GROUP,
        UNABLE_GROUP,
        NOT_PROCESSED_GROUP,
        OTHER_GROUP,
        APPLICANTS,
        ORGANIZATIONS,
        NOTE,
    ],
    relations: &[BALANCE, ROW_TOTAL, outcome_total("other_handling.other")],
    basis: "国办公开办函〔2021〕30号",
    habits: HABITS,
    derived: &DERIVED_2021,
};
static DERIVED_2021: Derived = Derived::new();
