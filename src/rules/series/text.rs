//! GK906: two reports whose sentences are nearly the same.

use super::of_a_series;
use crate::finding::Severity;
use crate::rules::{Rule, RuleDoc, Words};

/// The prose of two reports is nearly the same.
pub(crate) static SAME_TEXT: Rule = Rule {
    code: "GK906",
    name: "same-text",
    severity: Severity::Note,
    title: Words { zh: "两份报告的正文基本相同", en: "the prose of two reports is nearly the same" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第五十条",
        en: "Regulations on Open Government Information (State Council Decree 711), art. 50",
    },
    doc: RuleDoc {
        what: Words {
            zh: "两份报告的句子（表格和数字除外）是否基本相同：连续 8 个字的片段至少九成相同，且各有至少 400 字。同一机关相邻两年的，或\
                 者同一年度两个机关的。同一机关两年文字相同、句中数字也没有改的，为警告。比较的是每份报告 256 个片段的抽样，\
                 相似程度为估计值。",
            en: "Whether the sentences of two reports, tables and figures left out, are nearly the same: at least nine in \
                 ten pieces of 8 characters in common, of at least 400 characters each; of one issuer for two years in a \
                 row, or of two issuers for one year. Where one issuer’s figures in them are the same too: a warning. \
                 What is compared is a sample of 256 pieces a report, so the likeness is an estimate.",
        },
        example: Words {
            zh: "2023 年度报告照抄 2022 年度报告，连“主动公开 486 条”也没有改。",
            en: "The report for 2023 repeats that for 2022, down to its figures.",
        },
        when_wrong: linked!(
            zh "上级统一印发了报告模板，或者两个名称其实是同一机关。",
            en "The government above sent out a template, or the two names are one organ’s. "
        ),
    },
    check: of_a_series,
};
