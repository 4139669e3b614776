//! Section two, 主动公开政府信息情况: the figures of 第二十条, in the 2019 and the 2021 form.

use super::edition::Edition::{E2019, E2021};
use super::edition::TableKind::Disclosure;
use super::form::{Derived, Form};
use super::habits::{Habits, Least};
use super::shape::{Column, Group, Row};
use crate::number::Quantity::{self, Amount, Change, Count};

const fn column(
    key: &'static str,
    label: &'static str,
    variants: &'static [&'static str],
    quantity: Quantity,
) -> Column {
    Column { key, label, variants, quantity }
}

const fn row(
    key: &'static str,
    groups: &'static [&'static str],
    label: &'static str,
    variants: &'static [&'static str],
    columns: &'static [usize],
) -> Row {
    Row { key, label, groups, variants, columns }
}

const ITEM_1: &[&str] = &["第二十条第（一）项"];
const ITEM_5: &[&str] = &["第二十条第（五）项"];
const ITEM_6: &[&str] = &["第二十条第（六）项"];
const ITEM_8: &[&str] = &["第二十条第（八）项"];
const ITEM_9: &[&str] = &["第二十条第（九）项"];

const GROUPS: &[Group] = &[
    Group { label: "第二十条第（一）项", variants: &["第二十条第一项"] },
    Group { label: "第二十条第（五）项", variants: &["第二十条第五项"] },
    Group { label: "第二十条第（六）项", variants: &["第二十条第六项"] },
    Group { label: "第二十条第（八）项", variants: &["第二十条第八项"] },
    Group { label: "第二十条第（九）项", variants: &["第二十条第九项"] },
    Group { label: "信息内容", variants: &[] },
];

/// 档案 is what converters to the script of Taiwan make of 文件.
const NORMATIVE: &[&str] = &["规范性文件", "行政规范性文件", "规范性档案", "行政规范性档案"];

const KNOWN_BY: &[Least] = &[Least { rows: 2, columns: 1 }];

/// 国办公开办函〔2021〕30号.
pub static EDITION_2021: Form = Form {
    table: Disclosure,
    editions: &[E2021],
    rows: &[
        row("rules", ITEM_1, "规章", &["政府规章"], &[0, 1, 2]),
        row("normative_documents", ITEM_1, "行政规范性文件", NORMATIVE, &[0, 1, 2]),
        row("licensing", ITEM_5, "行政许可", &[], &[3]),
        row("penalties", ITEM_6, "行政处罚", &[], &[3]),
        row("compulsory_measures", ITEM_6, "行政强制", &[], &[3]),
        row("administrative_fees", ITEM_8, "行政事业性收费", &[], &[4]),
    ],
    columns: &[
        column("issued", "本年制发件数", &["本年制发数量", "本年度制发件数", "年制发件数"], Count),
        column("repealed", "本年废止件数", &["本年废止数量", "本年度废止件数", "年废止件数"], Count),
        column("in_force", "现行有效件数", &["现行有效数量"], Count),
        column(
            "decisions",
            "本年处理决定数量",
            &["本年度处理决定数量", "年处理决定数量", "年度处理决定数量", "处理决定数量"],
            Count,
        ),
        column("amount", "本年收费金额（单位：万元）", &["本年收费金额", "本年度收费金额", "年收费金额"], Amount),
    ],
    groups: GROUPS,
    relations: &[],
    basis: "国办公开办函〔2021〕30号",
    habits: Habits::rows(KNOWN_BY),
    derived: &DERIVED_2021,
};
static DERIVED_2021: Derived = Derived::new();

/// 国办公开办函〔2019〕60号.
pub static EDITION_2019: Form = Form {
    table: Disclosure,
    editions: &[E2019],
    rows: &[
        row("rules", ITEM_1, "规章", &["政府规章"], &[0, 1, 2]),
        row("normative_documents", ITEM_1, "规范性文件", NORMATIVE, &[0, 1, 2]),
        row("licensing", ITEM_5, "行政许可", &[], &[3, 4, 5]),
        row("other_services", ITEM_5, "其他对外管理服务事项", &["其他对外服务管理事项"], &[3, 4, 5]),
        row("penalties", ITEM_6, "行政处罚", &[], &[3, 4, 5]),
        row("compulsory_measures", ITEM_6, "行政强制", &[], &[3, 4, 5]),
        row("administrative_fees", ITEM_8, "行政事业性收费", &[], &[3, 4]),
        row("procurement", ITEM_9, "政府集中采购", &["政府采购"], &[6, 7]),
    ],
    columns: &[
        column("created", "本年新制作数量", &["本年制作数量"], Count),
        column("newly_disclosed", "本年新公开数量", &["本年公开数量"], Count),
        column("total_disclosed", "对外公开总数量", &["对外公开总数"], Count),
        column("items_previous_year", "上一年项目数量", &["上年项目数量", "上一年度项目数量", "上年度项目数量"], Count),
        column("items_change", "本年增/减", &["本年增减数量"], Change),
        column("decisions", "处理决定数量", &["本年处理决定数量"], Count),
        column("projects", "采购项目数量", &[], Count),
        column("amount", "采购总金额", &["采购金额", "采购总金额（单位：万元）"], Amount),
    ],
    groups: GROUPS,
    relations: &[],
    basis: "国办公开办函〔2019〕60号",
    habits: Habits::rows(KNOWN_BY),
    derived: &DERIVED_2019,
};
static DERIVED_2019: Derived = Derived::new();
