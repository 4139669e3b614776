//! GK602: applications ended because a fee was not paid, while section six says that there was no fee.
//!
//! Takes the row 六.2 of the applications and the sentences of section six that speak of a fee. A fee that was notified
//! and not paid is no contradiction, so a section that tells how many notices went out, or any fee above zero, is
//! silent; one that denies the notice is a warning, one that only denies that anything was collected a note. 未发出收费通知
//! beside a row of 2 is found, 发出收费通知2件，实际收取0元 is not.

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::rules::naming::{cell_name, named_operand};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};
use crate::statute::TableKind;
use crate::statute::sections::SectionKind;
use crate::text::{WordList, folded_words};
use rust_decimal::Decimal;

/// Section six denies the fee that the table speaks of.
pub(in crate::rules) static FEE_CONTRADICTION: Rule = Rule {
    code: "GK602",
    name: "fee-contradiction",
    severity: Severity::Warning,
    title: Words {
        zh: "收费情况与办理结果矛盾", en: "no fee is said to have been asked for, but one was not paid"
    },
    basis: Words {
        zh: "国办公开办函〔2021〕30号；政府信息公开信息处理费管理办法（国办函〔2020〕109号）",
        en: "General Office format [2021] 30; Measures on the processing fee (General Office [2020] 109)",
    },
    doc: RuleDoc {
        what: Words {
            zh: "申请情况表“（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用”大于零，而第六部分称没有发出收费通知或没有收费事项。\
                 只称没有收取的，与表格不矛盾：没有缴费，自然没有收取。",
            en: "Whether applications were ended because the fee asked for was not paid (other_handling.fee_overdue) while \
                 section six says that no fee was asked for. A section that only says that nothing was collected \
                 contradicts nothing: who did not pay paid nothing.",
        },
        example: Words {
            zh: "表中有 2 件因逾期未缴费而终止，第六部分却写“本年度未发出收费通知”。",
            en: "The table counts 2 applications that ended for want of payment, and section six says that no notice \
                 was sent.",
        },
        when_wrong: Words {
            zh: "收费通知是上一年度发出的。", en: "The notice was sent in the year before."
        },
    },
    check: fee_contradiction,
};

const ROW: &str = "applications.other_handling.fee_overdue.total";
/// Words of a clause about the fee.
const FEE: WordList = WordList("处理费 收费 收取 费用 缴费");
/// Words of a clause about the notice.
const NOTICE: WordList = WordList("通知 告知 要求缴");
/// Words that deny.
const DENIAL: WordList = WordList("未 没有 没收 无 不存在 均为0 为0 0元 0件 零");
/// What only looks like one.
const NO_DENIAL: WordList = WordList("无正当理由 逾期未 未按 未缴 未交 无论 未支付");

fn fee_contradiction(report: &Report, sink: &mut Sink) {
    let Some(table) = report.table(TableKind::Applications) else { return };
    let Some(cell) = table.form.cell_of_key(ROW) else { return };
    let Some(count) = table.cells[cell].value.filter(|value| *value > Decimal::ZERO) else { return };
    let other = report.sections.iter().filter(|section| section.kind == SectionKind::OtherMatters);
    let said: Vec<(Denied, Option<crate::span::Span>)> =
        other.map(|section| (denied(&section.text), Some(section.heading_span))).collect();
    let Some((what, span)) = said.iter().max_by_key(|(what, _)| *what) else { return };
    // Who did not pay paid nothing: that no fee was collected contradicts no row.
    if *what != Denied::Notice {
        return;
    }
    let name = cell_name(table.form, cell);
    let message = Bilingual::new(
        format!("{name} 为 {count}，而第六部分称没有发出收费通知或没有收费事项"),
        format!("{name} is {count}, but section six says that no fee was asked for"),
    );
    let mut finding = sink.finding(*span, message);
    finding.cells.push(named_operand(table, cell));
    finding.subject = Some("section.other_matters".to_owned());
    finding.help = Some(Bilingual::new(
        "发出过收费通知的，应写明通知的件数、金额和实际收取的金额",
        "where notices were sent, their number, the sum asked for and the sum collected are due",
    ));
    sink.push(finding);
}

/// What a section says was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Denied {
    /// It does not speak of a fee.
    Unclear,
    /// That one was collected.
    Collection,
    /// That one was asked for, or that there was any such matter.
    Notice,
    /// It tells of a fee above zero, or of a notice.
    Nothing,
}

fn denied(text: &str) -> Denied {
    let folded = folded_words(text);
    let mut denied = Denied::Unclear;
    for clause in folded.split([',', '。', ';', '、', ':']).filter(|clause| FEE.is_in(clause)) {
        let plain = NO_DENIAL.iter().fold(clause.to_owned(), |plain, word| plain.replace(word, ""));
        // A number of its own, but of no year and no document: the section tells what was asked for.
        let counts = plain.match_indices(['件', '元', '份', '次']).any(|(at, _)| {
            let number: String = plain[..at].chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            number.contains(|c: char| c.is_ascii_digit() && c != '0')
        });
        if counts {
            return Denied::Nothing;
        }
        if !DENIAL.is_in(&plain) {
            continue;
        }
        // 未收取 denies the money alone; 未发出收费通知, 无收费情况 and 未产生费用 deny that it was asked for.
        let collection = !NOTICE.is_in(&plain) && (plain.contains("收取") || plain.contains("实收"));
        denied = denied.max(if collection { Denied::Collection } else { Denied::Notice });
    }
    denied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2021;

    fn saying(text: &str, unpaid: &str) -> Vec<Finding> {
        let mut report = sound(E2021).set(ROW, unpaid).build();
        let section = report.sections.iter_mut().find(|section| section.kind == SectionKind::OtherMatters);
        text.clone_into(&mut section.expect("the section").text);
        found(&report, "GK602")
    }

    #[test]
    fn a_fee_that_was_not_paid_must_have_been_asked_for() {
        for text in ["本年度未发出收费通知。", "2023年未产生信息处理费，无其他事项。", "本机关无收费情况。"]
        {
            assert_eq!(saying(text, "2").len(), 1, "{text}");
            assert!(saying(text, "0").is_empty() && saying(text, "").is_empty(), "{text}");
        }
    }

    #[test]
    fn what_fits_the_row_or_says_nothing_of_it() {
        for text in [
            "本年度发出收费通知2件，总金额500元，实际收取信息处理费0元。",
            "收取信息处理费120元。",
            "本年度没有收取信息处理费。",
            "依据《信息处理费管理办法》收取信息处理费0元。",
            "2件申请因申请人逾期未按收费通知要求缴纳费用，不再处理。",
            "没有其他需要报告的事项。",
            "",
        ] {
            assert!(saying(text, "2").is_empty(), "{text}");
        }
    }

    #[test]
    fn the_message_tells_both_sides() {
        let findings = saying("本年度未发出收费通知。", "2");
        assert_eq!(
            findings[0].message.zh,
            "其他处理 2.申请人逾期未按收费通知要求缴纳费用/总计 为 2，而第六部分称没有发出收费通知或没有收费事项"
        );
    }
}
