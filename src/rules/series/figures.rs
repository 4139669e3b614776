//! GK905, GK907: amounts a year apart in another unit, and disputes that were pending and are not counted again.

use super::of_a_series;
use crate::finding::Severity;
use crate::rules::{Rule, RuleDoc, Words};

/// An amount is ten thousand times last year's.
pub(crate) static AMOUNT_UNIT: Rule = Rule {
    code: "GK905",
    name: "amount-unit",
    severity: Severity::Warning,
    title: Words {
        zh: "金额疑似以元填入万元栏", en: "an amount in yuan stands in a cell of ten thousand yuan"
    },
    basis: Words { zh: "国办公开办函〔2021〕30号", en: "General Office format [2021] 30" },
    doc: RuleDoc {
        what: Words {
            zh: "同一机关相邻两年的报告中，同一金额（行政事业性收费、政府集中采购）是否相差 5,000 至 20,000 倍。表中金额以万元为\
                 单位，差一万倍左右多半是其中一年按元填写。空白和零不比较。",
            en: "In reports of one issuer for two years in a row: whether the same amount (administrative fees, \
                 procurement) is between 5,000 and 20,000 times the other. Amounts are due in ten thousand yuan; about \
                 ten thousand times as much most often means that one of them was entered in yuan. Blanks and 0 are \
                 not compared.",
        },
        example: Words {
            zh: "收费金额上一年为 25.1，本年为 251000。",
            en: "The fees are 25.1 in one year and 251000 in the next.",
        },
        when_wrong: linked!(
            zh "收费职能划入或划出，金额确有万倍之差。",
            en "The organ took over or gave away what it charges for, and the amounts do differ that much. "
        ),
    },
    check: of_a_series,
};

/// Disputes that were pending are not in the next year's total.
pub(crate) static PENDING_LOST: Rule = Rule {
    code: "GK907",
    name: "pending-lost",
    severity: Severity::Note,
    title: Words {
        zh: "上年尚未审结的案件未计入本年", en: "disputes pending last year are not in this year’s total"
    },
    basis: Words { zh: "国办公开办函〔2021〕30号", en: "General Office format [2021] 30" },
    doc: RuleDoc {
        what: Words {
            zh: "同一机关相邻两年的报告中，上一年某类案件的“尚未审结”是否多于本年同类案件的“总计”。上年未审结的案件本年或者审结，\
                 或者仍未审结，都应在本年的总计之内。报告写明不含上年案件的，不判断。",
            en: "In reports of one issuer for two years in a row: whether more disputes of a kind were pending than this \
                 year’s total of the kind. What was pending was decided this year or is pending still, and belongs to \
                 the total either way. A report that says that earlier cases are left out is not judged.",
        },
        example: Words {
            zh: "2022 年行政复议尚未审结 5 件，2023 年行政复议总计为 3 件。",
            en: "5 reviews were pending at the end of 2022, but 2023 counts 3 in all.",
        },
        when_wrong: linked!(
            zh "只统计当年新发生的案件，而报告没有写明；或者上年的案件已撤回，没有再统计。",
            en "Only new cases are counted and the report does not say so, or the cases were withdrawn and not counted. "
        ),
    },
    check: of_a_series,
};
