//! GK2: section two, the figures of 第二十条 — and what holds for the figures of every table.

use super::sink::Sink;
use super::words::{cell_name, named_operand};
use super::{Rule, RuleDoc, Words};
use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::number::Quantity;

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
        assert_eq!(findings[0].span.map(|span| span.of(&report.source.text)), Some("-12"));
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
