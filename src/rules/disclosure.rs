//! GK2: section two, the figures of 第二十条 — and what holds for the figures of every table.

pub(crate) mod power;

pub(super) use power::RULES_BELOW_POWER;

use super::naming::{cell_name, named_operand, row_name};
use super::{Rule, RuleDoc, Words};
use super::{Sink, SkipReason};
use crate::Report;
use crate::cell;
use crate::finding::{Bilingual, Severity};
use crate::number::Quantity;
use crate::report::{Status, Table};
use crate::statute::{CellIndex, CellKey, TableKind};
use rust_decimal::Decimal;

/// More documents were issued than are in force.
pub(super) static IN_FORCE_TOO_FEW: Rule = Rule {
    code: "GK201",
    name: "in-force-too-few",
    severity: Severity::Warning,
    title: Words {
        zh: "现行有效件数少于本年净增件数", en: "fewer documents in force than were added this year"
    },
    basis: Words { zh: "国办公开办函〔2021〕30号", en: "General Office format [2021] 30" },
    doc: RuleDoc {
        what: Words {
            zh: "规章、行政规范性文件两行中，本年制发件数减去本年废止件数是否大于现行有效件数。空白按 0 计。",
            en: "For rules and for normative documents: whether issued less repealed exceeds in_force. Blanks count as 0.",
        },
        example: Words {
            zh: "本年制发 12 件、废止 2 件，而现行有效 6 件。",
            en: "12 documents were issued and 2 repealed this year, but only 6 are in force.",
        },
        when_wrong: Words {
            zh: "本年制发的文件有的尚未施行，或者制发、废止两栏的统计口径不同。",
            en: "Some of the documents issued are not yet in force, or the columns count documents of different kinds.",
        },
    },
    check: in_force_too_few,
};

/// More was newly disclosed than is disclosed at all, or fewer than no items are left.
pub(super) static DISCLOSED_TOO_FEW: Rule = Rule {
    code: "GK202",
    name: "disclosed-too-few",
    severity: Severity::Warning,
    title: Words { zh: "总数少于其中的部分", en: "a total is smaller than its part" },
    basis: Words { zh: "国办公开办函〔2019〕60号", en: "General Office format [2019] 60" },
    doc: RuleDoc {
        what: Words {
            zh: "2019 年格式：规章、规范性文件的本年新公开数量是否大于对外公开总数量；各类事项的上一年项目数量加本年增减\
                 之后是否小于零。空白按 0 计。",
            en: "In the 2019 form: whether newly_disclosed exceeds total_disclosed, and whether items_previous_year with \
                 items_change is below zero. Blanks count as 0.",
        },
        example: Words {
            zh: "本年新公开 24 件，而对外公开总数 4 件；上一年 10 项，本年增减 -12。",
            en: "24 documents were newly disclosed but 4 are disclosed in total; 10 items last year, changed by -12.",
        },
        when_wrong: Words {
            zh: "新公开的文件年内又撤下，或者“增/减”一栏填的是变动后的数。",
            en: "Documents were disclosed and withdrawn in the same year, or the column of changes holds totals.",
        },
    },
    check: disclosed_too_few,
};

/// A count or amount is below zero.
pub(super) static NEGATIVE_COUNT: Rule = Rule {
    code: "GK204",
    name: "negative-count",
    severity: Severity::Error,
    title: Words { zh: "件数或金额为负", en: "a count or an amount is below zero" },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号", en: "General Office formats [2019] 60 and [2021] 30"
    },
    doc: RuleDoc {
        what: Words {
            zh: "三类表格中的件数和金额是否小于零。2019 年格式中表示增减的一栏可以为负。",
            en: "Whether a count or amount in any of the three tables is below zero. The column of the 2019 form that \
                 states a change may be.",
        },
        example: Words { zh: "处理决定数量一格为 -12。", en: "A number of decisions reads -12." },
        when_wrong: Words {
            zh: "数字前的横线是排版符号，不是负号。",
            en: "The dash in front of the number is decoration, not a sign.",
        },
    },
    check: negative_count,
};

fn in_force_too_few(report: &Report, sink: &mut Sink) {
    let columns = [cell!("disclosure.*.issued"), cell!("disclosure.*.repealed"), cell!("disclosure.*.in_force")];
    each_row(report, columns, sink, |[issued, repealed, in_force], name| {
        let added = issued - repealed;
        (added > in_force).then(|| {
            Bilingual::new(
                format!("{name}：本年制发 {issued} - 本年废止 {repealed} = {added}，多于现行有效 {in_force}"),
                format!("{name}: {issued} issued - {repealed} repealed = {added}, more than the {in_force} in force"),
            )
        })
    });
}

fn disclosed_too_few(report: &Report, sink: &mut Sink) {
    let columns = [cell!("disclosure.*.newly_disclosed"), cell!("disclosure.*.total_disclosed")];
    each_row(report, columns, sink, |[new, total], name| {
        (new > total).then(|| {
            Bilingual::new(
                format!("{name}：本年新公开 {new}，多于对外公开总数 {total}"),
                format!("{name}: {new} newly disclosed, more than the {total} disclosed in total"),
            )
        })
    });
    let columns = [cell!("disclosure.*.items_previous_year"), cell!("disclosure.*.items_change")];
    each_row(report, columns, sink, |[before, change], name| {
        let left = before + change;
        (left < Decimal::ZERO).then(|| {
            Bilingual::new(
                format!("{name}：上一年项目数量 {before}，本年增减 {change}，只剩 {left}"),
                format!("{name}: {before} items last year and a change of {change} leave {left}"),
            )
        })
    });
}

/// Judges each row of the table that has all these columns; a row with an unknown cell is skipped, one of blanks passed
/// over. A blank last cell of a row with figures is for GK005 to tell.
fn each_row<const N: usize>(
    report: &Report,
    columns: [CellKey; N],
    sink: &mut Sink,
    judge: impl Fn([Decimal; N], &str) -> Option<Bilingual>,
) {
    let Some(table) = report.table(TableKind::Disclosure) else { return };
    for (at, row) in table.form.rows.iter().enumerate() {
        let here = |key: &CellKey| table.form.cells_of(*key).find(|&cell| table.form.position(cell).0 == at);
        let cells: Vec<CellIndex> = columns.iter().filter_map(here).collect();
        let Ok(cells) = <[CellIndex; N]>::try_from(cells) else { continue };
        if let Some(unknown) = cells.iter().find(|&&cell| table.cells[cell].addend().is_none()) {
            let relation = format!("{}.{}", table.form.table.key(), row.key);
            sink.skip(relation, why_unknown(table, *unknown), vec![table.form.key(*unknown)]);
            continue;
        }
        if table.cells[cells[N - 1]].status == Status::Blank {
            continue;
        }
        sink.has_judged = true;
        let values = cells.map(|cell| table.cells[cell].addend().unwrap_or_default());
        if let Some(message) = judge(values.map(|value| value.normalize()), &row_name(row)) {
            let place = cells.iter().rev().find_map(|&cell| table.cells[cell].span);
            let mut finding = sink.finding(place.or(Some(table.span)), message);
            finding.cells = cells.iter().map(|&cell| named_operand(table, cell)).collect();
            sink.push(finding);
        }
    }
}

fn why_unknown(table: &Table, cell: CellIndex) -> SkipReason {
    match table.cells[cell].status {
        Status::Ambiguous => SkipReason::Ambiguous,
        Status::Unreadable => SkipReason::Unreadable,
        _ => SkipReason::Missing,
    }
}

fn negative_count(report: &Report, sink: &mut Sink) {
    for table in &report.tables {
        for (index, cell) in table.iter() {
            let Some(value) = cell.value.filter(|value| value.is_sign_negative() && !value.is_zero()) else { continue };
            if table.form.column_of(index).quantity == Quantity::Change {
                continue;
            }
            let name = cell_name(table.form, index);
            let message =
                Bilingual::new(format!("{name} 为 {value}，小于零"), format!("{name} is {value}, below zero"));
            let mut finding = sink.finding(cell.span.or(Some(table.span)), message);
            finding.cells.push(named_operand(table, index));
            sink.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2019, E2021};

    fn messages(report: &crate::Report, code: &str) -> Vec<String> {
        found(report, code).into_iter().map(|finding| finding.message.zh).collect()
    }

    #[test]
    fn fewer_in_force_than_were_added() {
        let with = |in_force: &str| {
            sound(E2021)
                .set("disclosure.normative_documents.issued", "12")
                .set("disclosure.normative_documents.repealed", "2")
                .set("disclosure.normative_documents.in_force", in_force)
                .set_all("disclosure.rules.", "0")
                .build()
        };
        let report = with("9");
        assert_eq!(messages(&report, "GK201"), ["行政规范性文件：本年制发 12 - 本年废止 2 = 10，多于现行有效 9"]);
        let finding = &found(&report, "GK201")[0];
        assert_eq!(finding.at.map(|span| span.of(&report.source.text)), Some("9"));
        assert_eq!(finding.cells.len(), 3);
        assert!(messages(&with("10"), "GK201").is_empty());
        assert!(messages(&with(""), "GK201").is_empty());
        // What is not known is skipped, and said to be.
        let unknown = with("约9");
        assert!(messages(&unknown, "GK201").is_empty());
        let checked = crate::check::check(&unknown);
        let skipped: Vec<_> = checked.judged.skipped.iter().map(|skip| (skip.rule, skip.relation.as_str())).collect();
        assert_eq!(skipped, [("GK201", "disclosure.normative_documents")]);
        // The other row was judged.
        let state = checked.judged.rules.iter().find(|run| run.code == "GK201").map(|run| run.state);
        assert_eq!(state, Some(crate::rules::RuleState::Run));
    }

    #[test]
    fn a_form_is_judged_by_its_own_rule_only() {
        let report = sound(E2019)
            .set("disclosure.rules.newly_disclosed", "24")
            .set("disclosure.rules.total_disclosed", "4")
            .set("disclosure.normative_documents.newly_disclosed", "24")
            .set("disclosure.normative_documents.total_disclosed", "24")
            .set("disclosure.licensing.items_previous_year", "10")
            .set("disclosure.licensing.items_change", "-12")
            .set("disclosure.penalties.items_previous_year", "12")
            .set("disclosure.penalties.items_change", "-12")
            .build();
        assert_eq!(
            messages(&report, "GK202"),
            ["规章：本年新公开 24，多于对外公开总数 4", "行政许可：上一年项目数量 10，本年增减 -12，只剩 -2"]
        );
        assert!(messages(&report, "GK201").is_empty());
        assert!(messages(&sound(E2021).build(), "GK202").is_empty());
    }

    #[test]
    fn counts_and_amounts_below_zero_are_told() {
        let report = sound(E2021)
            .set("disclosure.penalties.decisions", "-12")
            .set("disclosure.administrative_fees.amount", "-0.5")
            .build();
        let findings = found(&report, "GK204");
        assert_eq!(
            findings.iter().map(|finding| finding.message.zh.as_str()).collect::<Vec<_>>(),
            ["行政处罚/本年处理决定数量 为 -12，小于零", "行政事业性收费/本年收费金额 为 -0.5，小于零"]
        );
        assert_eq!(findings[0].at.map(|span| span.of(&report.source.text)), Some("-12"));
    }

    #[test]
    fn a_change_may_be_below_zero_and_a_dash_is_no_sign() {
        let report = sound(E2019)
            .set("disclosure.licensing.items_change", "-7")
            .set("disclosure.penalties.decisions", "-")
            .set("disclosure.compulsory_measures.decisions", "-0")
            .build();
        assert!(found(&report, "GK204").is_empty());
    }
}
