//! Section four, 政府信息公开行政复议、行政诉讼情况: the same form in both editions.

use super::edition::Edition::{E2019, E2021};
use super::edition::TableKind::Disputes;
use super::form::{Derived, Form};
use super::habits::{Frame, Habits, Least};
use super::shape::{Column, Group, Relation, Row, Terms};
use crate::number::Quantity::Count;

const ALL: &[usize] = &[0, 1, 2, 3, 4];

const fn column(key: &'static str, label: &'static str, variants: &'static [&'static str]) -> Column {
    Column { key, label, variants, quantity: Count }
}

/// Three kinds of dispute by five results; the forms print them side by side in one row.
pub static FORM: Form = Form {
    table: Disputes,
    editions: &[E2021, E2019],
    rows: &[
        Row { key: "review", groups: &[], label: "行政复议", variants: &[], columns: ALL },
        Row {
            key: "litigation_direct",
            groups: &["行政诉讼"],
            label: "未经复议直接起诉",
            variants: &["行政诉讼未经复议直接起诉", "未经复议起诉"],
            columns: ALL,
        },
        Row {
            key: "litigation_after_review",
            groups: &["行政诉讼"],
            label: "复议后起诉",
            variants: &["行政诉讼复议后起诉", "经复议后起诉", "经复议起诉"],
            columns: ALL,
        },
    ],
    columns: &[
        column("upheld", "结果维持", &["维持"]),
        column("corrected", "结果纠正", &["纠正"]),
        column("other", "其他结果", &["其它结果"]),
        column("pending", "尚未审结", &["未审结"]),
        column("total", "总计", &["合计", "共计"]),
    ],
    groups: &[Group { label: "行政诉讼", variants: &[] }],
    relations: &[Relation::EachRow {
        rule: "GK401",
        left: Terms::Range("upheld", "pending"),
        right: Terms::Keys(&["total"]),
    }],
    basis: "国办公开办函〔2019〕60号、〔2021〕30号",
    habits: Habits {
        frames: &[Frame::Rows, Frame::OneLine, Frame::Transposed],
        known_by: &[Least { rows: 1, columns: 2 }, Least { rows: 3, columns: 0 }],
        headings_behind_labels: true,
        units: &[],
        is_annex: false,
    },
    derived: &DERIVED,
};
static DERIVED: Derived = Derived::new();
